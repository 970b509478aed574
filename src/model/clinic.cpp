#include "model/clinic.h"

#include <utility>

#include "model/clean_text.h"
#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kRoleWords{"owner"sv, "therapist"sv, "assistant"sv, "auditor"sv};

}  // namespace

std::string_view ToText(Role role) {
    return Word(kRoleWords, role);
}
std::optional<Role> ParseRole(std::string_view text) {
    return FromWord<Role>(kRoleWords, text);
}

std::optional<Problem> Check(const User& user) {
    const bool spaced = user.name != Cleaned(user.name);
    if (user.name.empty() || spaced) return Problem{ProblemCode::NoName, "name"};
    const std::pair<const char*, const std::string*> texts[] = {{"name", &user.name},
                                                                {"full_name", &user.full_name},
                                                                {"credentials", &user.credentials},
                                                                {"profession", &user.profession}};
    for (const auto& [what, text] : texts) {
        if (text->size() > kMaxUserText) return Problem{ProblemCode::TextTooLong, what};
        if (HasInvisible(*text) || HasLineEnd(*text)) return Problem{ProblemCode::TextInvisible, what};
    }
    return std::nullopt;
}

}  // namespace model
