// The half of a PIN's key that lies outside the clinic: without it a stolen folder holds nothing to try PINs
// against. Every PIN has its own, so that a change of PINs that is cut short leaves one that opens.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "vault/key_slot.h"

namespace store {

class DeviceSecrets {
public:
    // `devices`: where they lie in the profile; empty: nowhere, and there are no PINs then.
    DeviceSecrets(const std::filesystem::path& devices, const std::string& clinic, const std::string& user);
    // Empty if this computer holds none for that PIN.
    [[nodiscard]] vault::Secret Read(const vault::PinSlot& pin) const;
    // Throws model::Error.
    void Keep(const vault::PinSlot& pin, const vault::Secret& secret) const;
    // Those of this user's other PINs in the clinic; without a PIN all of them. What cannot be removed stays.
    void ForgetOthers(const std::optional<vault::PinSlot>& kept) const noexcept;

private:
    [[nodiscard]] std::string NameOf(const vault::PinSlot& pin) const;
    std::filesystem::path m_folder;
    std::string m_begin;  // of the names of the files
};

}  // namespace store
