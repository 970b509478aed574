#include "model/health.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kAnswerWords{"unknown"sv, "no"sv, "yes"sv, "past"sv};

}  // namespace

std::string_view ToText(Answer answer) {
    return Word(kAnswerWords, answer);
}
std::optional<Answer> ParseAnswer(std::string_view text) {
    return FromWord<Answer>(kAnswerWords, text);
}

Answer HealthHistory::Of(const std::string& condition) const {
    const auto found = conditions.find(condition);
    return found == conditions.end() ? others : found->second.answer;
}

}  // namespace model
