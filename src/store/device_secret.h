// The half of a PIN's key that lies outside the clinic: without it a stolen folder holds nothing to try PINs
// against.
#pragma once

#include <filesystem>
#include <string>

#include "vault/secret.h"

namespace store {

class DeviceSecret {
public:
    // `devices`: where they lie in the profile; empty: nowhere, and there are no PINs then.
    DeviceSecret(const std::filesystem::path& devices, const std::string& clinic, const std::string& user);
    // Empty if this computer holds none.
    [[nodiscard]] vault::Secret Read() const;
    // A new one in place of what was there. Throws model::Error.
    [[nodiscard]] vault::Secret Renew() const;
    void Forget() const noexcept;

private:
    std::filesystem::path m_folder, m_file;
};

}  // namespace store
