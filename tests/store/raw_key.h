// The key of a clinic's pages, as somebody who knows a passphrase gets it.
#pragma once

#include <stdexcept>

#include "store/test_clinic.h"
#include "vault/key_file.h"

namespace support {

inline vault::Secret DataKey(const TestClinic& clinic, const std::string& passphrase = kPassphrase) {
    const auto keys = vault::ReadKeyFile(ReadFile(clinic.folder / "keys.json")).file;
    auto opened = vault::OpenSlot(keys.clinic, keys.slots.at(0), passphrase);
    if (!opened) throw std::runtime_error("the slot does not open");
    return std::move(opened->data_key);
}

}  // namespace support
