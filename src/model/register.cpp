#include "model/register.h"

#include <array>

#include "model/clean_text.h"
#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kWords{"hold"sv,    "release"sv, "disclosure"sv, "statement"sv,
                            "request"sv, "breach"sv,  "follow_up"sv};
constexpr std::size_t kMostShort = 400, kMostLong = 20'000;  // characters

std::optional<Problem> CheckText(const std::string& text, std::size_t most, const char* name) {
    if (HasInvisible(text)) return Problem{ProblemCode::TextInvisible, name};
    if (LengthOf(text) > most) return Problem{ProblemCode::TextTooLong, name};
    return {};
}

}  // namespace

std::optional<Problem> Check(const RegisterEntry& entry) {
    if (Cleaned(entry.what).empty()) return Problem{ProblemCode::RegisterEmpty, "what"};
    if (entry.kind == RegisterKind::Disclosure && Cleaned(entry.whom).empty())
        return Problem{ProblemCode::RegisterEmpty, "whom"};
    if (auto problem = CheckText(entry.what, kMostLong, "what")) return problem;
    if (auto problem = CheckText(entry.whom, kMostShort, "whom")) return problem;
    return CheckText(entry.consent, kMostShort, "consent");
}

std::string_view ToText(RegisterKind kind) {
    return Word(kWords, kind);
}
std::optional<RegisterKind> ParseRegisterKind(std::string_view text) {
    return FromWord<RegisterKind>(kWords, text);
}

}  // namespace model
