#include "store/device_secret.h"

#include <utility>

#include "model/problem.h"
#include "store/platform.h"
#include "vault/digest.h"
#include "vault/key_slot.h"

namespace store {

DeviceSecret::DeviceSecret(const std::filesystem::path& devices, const std::string& clinic,
                           const std::string& user)
    : m_folder(devices) {
    if (!devices.empty()) m_file = devices / vault::Digest(clinic + '|' + user).substr(0, 32);
}

vault::Secret DeviceSecret::Read() const {
    if (m_file.empty()) return {};
    std::string bytes = ReadWholeFile(m_file, vault::kDeviceSecretBytes);
    if (bytes.size() != vault::kDeviceSecretBytes) return {};
    return vault::Secret::Take(std::move(bytes));
}

vault::Secret DeviceSecret::Renew() const {
    if (m_file.empty())
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("This computer account has no place to keep what a PIN needs."));
    vault::Secret secret = vault::Secret::Random(vault::kDeviceSecretBytes);
    MakeProfileFolder(m_folder);
    const auto bytes = secret.Bytes();
    ReplaceFile(m_file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return secret;
}

void DeviceSecret::Forget() const noexcept {
    std::error_code none;
    std::filesystem::remove(m_file, none);
}

}  // namespace store
