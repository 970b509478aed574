#include "terms/review_rules.h"

#include "model/problem.h"
#include "terms/toml_file.h"

namespace terms {

using model::Msg;

namespace {

int Count(const Table& table, const char* key, int most) {
    const int value = table.Whole(key);
    if (value < 1 || value > most)
        table.Refuse(model::Fill(Msg("\"{0}\" must lie between 1 and {1}."),
                                 {std::string(key), std::to_string(most)}));
    return value;
}

std::string Source(const Table& table) {
    std::string source = table.Text("source");
    if (source.empty()) table.Refuse(Msg("\"source\" must say where the rule comes from."));
    return source;
}

}  // namespace

ReviewRules ReviewRules::Load(const std::filesystem::path& templates) {
    const TomlFile file(templates / "review.toml");
    const Table late = file.Root().Child("late"), again = file.Root().Child("reassessment");
    ReviewRules rules;
    rules.late_after_hours = Count(late, "hours", 24 * 366);
    rules.late_source = Source(late);
    rules.reassess_visits = Count(again, "visits", 1000);
    rules.reassess_weeks = Count(again, "weeks", 520);
    rules.reassess_source = Source(again);
    return rules;
}

}  // namespace terms
