#include "model/clinic.h"

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

}  // namespace model
