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
// Writes the PDF whole or not at all, readable by the owner only, and logs it.
pdf::Paper WriteIntakeFile(Clinic& clinic, const std::optional<model::ClientId>& client,
                           const std::string& language, const std::filesystem::path& file);

}  // namespace desk
