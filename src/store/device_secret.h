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
    // Tries of that PIN since the last success, counted beside the secret, so that no copy of the folder has
    // tries of its own. At model::kPinTries there is no secret any more, for good.
    [[nodiscard]] int Tried(const vault::PinSlot& pin) const;
    // One more. Throws if it cannot be counted.
    void Count(const vault::PinSlot& pin) const;
    // After a success; a PIN that was tried too often stays burnt.
    void ForgetTries(const vault::PinSlot& pin) const noexcept;
    void Burn(const vault::PinSlot& pin) const noexcept;
    // Those of this user's other PINs in the clinic; without a PIN all of them. What cannot be removed stays.
    void ForgetOthers(const std::optional<vault::PinSlot>& kept) const noexcept;

private:
    [[nodiscard]] std::string NameOf(const vault::PinSlot& pin) const;
    [[nodiscard]] std::filesystem::path TriedFile(const vault::PinSlot& pin) const;
    std::filesystem::path m_folder;
    std::string m_begin;  // of the names of the files
};

}  // namespace store
