#include "model/plan.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kLoadWords{"unknown"sv,   "rest_day"sv, "easy_run"sv, "long_run"sv,
                                "intervals"sv, "race"sv,     "strength"sv};

}  // namespace

std::string_view ToText(Load load) {
    return Word(kLoadWords, load);
}
std::optional<Load> ParseLoad(std::string_view text) {
    return FromWord<Load>(kLoadWords, text);
}

}  // namespace model
