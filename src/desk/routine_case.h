// A case file through the rules: what `palpate-cli routine` answers.
#pragma once

#include <filesystem>
#include <string>

namespace desk {

class Resources;

// The plan as JSON (see exchange/case_json.h). Throws model::Error (BadInput), also for ids the tables do not
// know.
[[nodiscard]] std::string RoutineAnswer(Resources& resources, const std::filesystem::path& file);

}  // namespace desk
