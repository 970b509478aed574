// The blank intake page of a clinic, for one client or for anybody.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/client.h"
#include "pdf/intake_page.h"

namespace desk {

class Clinic;

// language: empty = the client's, without one the clinic's.
[[nodiscard]] pdf::IntakePage BuildIntakePage(Clinic& clinic, const std::optional<model::ClientId>& client,
                                              const std::string& language = {});
[[nodiscard]] pdf::Paper MakeIntake(Clinic& clinic, const std::optional<model::ClientId>& client,
                                    const std::string& language = {});
// Before the paper leaves.
void LogIntakePrint(Clinic& clinic, const std::optional<model::ClientId>& client);
// Writes the PDF whole or not at all, readable by the owner only, and logs it.
pdf::Paper WriteIntakeFile(Clinic& clinic, const std::optional<model::ClientId>& client,
                           const std::string& language, const std::filesystem::path& file);

}  // namespace desk
