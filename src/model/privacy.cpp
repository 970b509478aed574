#include "model/privacy.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kPrivacyWords{"everyone"sv, "profession"sv, "therapist"sv};

}  // namespace

std::string_view ToText(Privacy privacy) {
    return Word(kPrivacyWords, privacy);
}
std::optional<Privacy> ParsePrivacy(std::string_view text) {
    return FromWord<Privacy>(kPrivacyWords, text);
}

}  // namespace model
