// The clinic's recovery code on a sheet to be printed and locked away.
#pragma once

#include <filesystem>
#include <string>

#include "pdf/recovery_page.h"

namespace desk {

class Clinic;

// Of a code as it was made; throws BadInput for what is none.
[[nodiscard]] pdf::RecoveryPage BuildRecoveryPage(Clinic& clinic, const std::string& code,
                                                  const text::Translator& words);
// Writes the PDF whole or not at all, readable by the owner only, and logs that it was written, not the code.
pdf::Paper WriteRecoverySheet(Clinic& clinic, const std::string& code, const text::Translator& words,
                              const std::filesystem::path& file);
// A new code, on a sheet before it is in force: where the sheet cannot be written the old one stays. Throws
// NoAccess for a wrong passphrase.
struct RenewedRecovery {
    std::string code;
    pdf::Paper sheet;
};
RenewedRecovery RenewRecovery(Clinic& clinic, const std::string& passphrase, const text::Translator& words,
                              const std::filesystem::path& file);

}  // namespace desk
