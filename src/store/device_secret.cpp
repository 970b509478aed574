#include "store/device_secret.h"

#include <utility>

#include "model/pin.h"
#include "model/problem.h"
#include "store/platform.h"
#include "vault/digest.h"

namespace store {
namespace {

constexpr const char* kTriedEnding = ".tried";
constexpr std::size_t kMostTriedBytes = 256;

}  // namespace

DeviceSecrets::DeviceSecrets(const std::filesystem::path& devices, const std::string& clinic,
                             const std::string& user)
    : m_folder(devices), m_begin(vault::Digest(clinic + '|' + user).substr(0, 32) + '-') {}

std::string DeviceSecrets::NameOf(const vault::PinSlot& pin) const {
    return m_begin + vault::Digest(pin.salt).substr(0, 16);
}

// One byte for every try.
std::filesystem::path DeviceSecrets::TriedFile(const vault::PinSlot& pin) const {
    return m_folder / (NameOf(pin) + kTriedEnding);
}

int DeviceSecrets::Tried(const vault::PinSlot& pin) const {
    if (m_folder.empty()) return 0;
    return static_cast<int>(ReadWholeFile(TriedFile(pin), kMostTriedBytes).size());
}

void DeviceSecrets::Count(const vault::PinSlot& pin) const {
    MakeProfileFolder(m_folder);
    ReplaceFile(TriedFile(pin), std::string(static_cast<std::size_t>(Tried(pin)) + 1, '|'));
}

// What cannot be taken back is only the way by the passphrase.
void DeviceSecrets::ForgetTries(const vault::PinSlot& pin) const noexcept try {
    const int tried = Tried(pin);
    if (tried >= model::kPinTries) return Burn(pin);
    std::error_code none;
    if (tried > 0) std::filesystem::remove(TriedFile(pin), none);
} catch (const std::exception&) {
    return;
}

void DeviceSecrets::Burn(const vault::PinSlot& pin) const noexcept try {
    std::error_code none;
    if (!m_folder.empty()) std::filesystem::remove(m_folder / NameOf(pin), none);
} catch (const std::exception&) {
    return;
}

vault::Secret DeviceSecrets::Read(const vault::PinSlot& pin) const {
    if (m_folder.empty()) return {};
    std::string bytes = ReadWholeFile(m_folder / NameOf(pin), vault::kDeviceSecretBytes);
    if (bytes.size() != vault::kDeviceSecretBytes) return {};
    return vault::Secret::Take(std::move(bytes));
}

void DeviceSecrets::Keep(const vault::PinSlot& pin, const vault::Secret& secret) const {
    if (m_folder.empty())
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("This computer account has no place to keep what a PIN needs."));
    MakeProfileFolder(m_folder);
    const auto bytes = secret.Bytes();
    ReplaceFile(m_folder / NameOf(pin), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void DeviceSecrets::ForgetOthers(const std::optional<vault::PinSlot>& kept) const noexcept try {
    const std::string name = kept ? NameOf(*kept) : std::string();
    std::error_code none;
    // There was one for all PINs of a user once, called without the rest.
    if (!m_folder.empty()) std::filesystem::remove(m_folder / m_begin.substr(0, m_begin.size() - 1), none);
    for (const std::string& one : NamesIn(m_folder, kMostEntries))
        if (one.starts_with(m_begin) && (name.empty() || !one.starts_with(name)))
            std::filesystem::remove(m_folder / one, none);
} catch (const std::exception&) {
    return;
}

}  // namespace store
