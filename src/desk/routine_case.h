// A case file through the rules: what `palpate-cli routine` answers.
#pragma once

#include <filesystem>
#include <string>

#include "text/translator.h"

namespace desk {

class Resources;

// The plan as JSON (see exchange/case_json.h). Throws model::Error (BadInput), also for ids the tables do not
// know.
[[nodiscard]] std::string RoutineAnswer(Resources& resources, const std::filesystem::path& file);

// The same with the whole chain of reasoning, as lines for people or (`json`) as one document of stable
// structure; see routine_words.h.
[[nodiscard]] std::string RoutineExplained(Resources& resources, const text::Translator& words,
                                           const std::filesystem::path& file, bool json);

}  // namespace desk
