#include "model/note.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kPartWords{"subjective"sv, "objective"sv, "assessment"sv, "plan"sv};
constexpr std::size_t kMaxShortcut = 40;  // bytes
constexpr std::size_t kMaxPhrase = 4000;  // bytes

bool IsBlankOrControl(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7F';
}

}  // namespace

const std::string& SoapNote::Of(SoapPart part) const {
    const std::array parts{&subjective, &objective, &assessment, &plan};
    return *parts[static_cast<std::size_t>(part)];
}

std::string& SoapNote::Of(SoapPart part) {
    return const_cast<std::string&>(std::as_const(*this).Of(part));
}

std::optional<Problem> Check(const Phrase& phrase) {
    if (!IsUuid(phrase.id.value)) return Problem{ProblemCode::BadId, "phrase"};
    if (std::all_of(phrase.text.begin(), phrase.text.end(), IsBlankOrControl))
        return Problem{ProblemCode::PhraseEmpty, phrase.id.value};
    if (phrase.text.size() > kMaxPhrase) return Problem{ProblemCode::TextTooLong, "phrase"};
    if (phrase.shortcut.size() > kMaxShortcut ||
        std::any_of(phrase.shortcut.begin(), phrase.shortcut.end(), IsBlankOrControl))
        return Problem{ProblemCode::PhraseShortcut, phrase.id.value};
    return {};
}

bool HasLine(std::string_view text, std::string_view line) {
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (text.substr(from, end - from) == line) return true;
        from = end + 1;
    }
    return false;
}

std::string_view ToText(SoapPart part) {
    return Word(kPartWords, part);
}
std::optional<SoapPart> ParseSoapPart(std::string_view text) {
    return FromWord<SoapPart>(kPartWords, text);
}

}  // namespace model
