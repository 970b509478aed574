#include "model/adherence.h"

#include <array>

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kFollowedWords{"not_asked"sv, "done"sv, "partly"sv, "not_done"sv};
constexpr std::array kFeltWords{"not_asked"sv, "better"sv, "same"sv, "worse"sv};

}  // namespace

std::string_view ToText(Followed followed) {
    return Word(kFollowedWords, followed);
}
std::optional<Followed> ParseFollowed(std::string_view text) {
    return FromWord<Followed>(kFollowedWords, text);
}
std::string_view ToText(Felt felt) {
    return Word(kFeltWords, felt);
}
std::optional<Felt> ParseFelt(std::string_view text) {
    return FromWord<Felt>(kFeltWords, text);
}

}  // namespace model
