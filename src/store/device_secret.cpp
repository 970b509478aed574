#include "store/device_secret.h"

#include <utility>

#include "model/problem.h"
#include "store/platform.h"
#include "vault/digest.h"

namespace store {

DeviceSecrets::DeviceSecrets(const std::filesystem::path& devices, const std::string& clinic,
                             const std::string& user)
    : m_folder(devices), m_begin(vault::Digest(clinic + '|' + user).substr(0, 32) + '-') {}

std::string DeviceSecrets::NameOf(const vault::PinSlot& pin) const {
    return m_begin + vault::Digest(pin.salt).substr(0, 16);
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
        if (one.starts_with(m_begin) && one != name) std::filesystem::remove(m_folder / one, none);
} catch (const std::exception&) {
    return;
}

}  // namespace store
