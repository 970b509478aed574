// The values of TOML files as the build made them: reading those takes a fifth of the time the parser takes.
// Each file of values begins with the very text it was made from and counts for no other, so that none can be
// out of date.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "terms/toml_file.h"

namespace terms {

// From now on, for the whole program, TomlFile looks here for the values of "NAME.toml", in
// "NAME.toml.values". A folder that is not there is no error: the parser reads what is not found.
void UsePackedToml(const std::filesystem::path& folder);

// What such a file holds. Throws as TomlFile.
[[nodiscard]] std::string PackToml(std::string_view content, const std::string& name);

// nullopt where `packed` was made of another text or is damaged.
[[nodiscard]] std::optional<Table::Value> UnpackToml(std::string_view packed, std::string_view content);

// The values of that file with that content, where the folder has them.
[[nodiscard]] std::optional<Table::Value> PackedToml(const std::filesystem::path& file,
                                                     std::string_view content);

}  // namespace terms
