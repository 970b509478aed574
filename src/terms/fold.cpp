#include "terms/fold.h"

#include <algorithm>
#include <utility>

namespace terms {
namespace {

// Base letters of U+00C0 … U+00FF; '?' for those of two letters, '-' where there is none.
constexpr std::string_view kBase = "aaaaaa?ceeeeiiiidnooooo-ouuuuy??aaaaaa?ceeeeiiiidnooooo-ouuuuy?y";
static_assert(kBase.size() == 0x40);

std::string_view TwoLetters(unsigned code) {
    switch (code) {
        case 0xC6:
        case 0xE6:
            return "ae";
        case 0xDF:
            return "ss";
        default:
            return "th";
    }
}

std::string_view GermanUmlaut(unsigned code) {
    switch (code | 0x20U) {
        case 0xE4:
            return "ae";
        case 0xF6:
            return "oe";
        case 0xFC:
            return "ue";
        default:
            return {};
    }
}

class Folder {
public:
    Folder(std::string_view text, Umlaut umlaut) : m_text(text), m_umlaut(umlaut) {}

    std::string Fold() {
        while (m_at < m_text.size()) Step();
        return std::move(m_folded);
    }

private:
    [[nodiscard]] unsigned Byte(std::size_t ahead) const {
        return m_at + ahead < m_text.size() ? static_cast<unsigned char>(m_text[m_at + ahead]) : 0;
    }

    void Step() {
        const unsigned first = Byte(0), second = Byte(1);
        if (first < 0x80) {
            Ascii(static_cast<char>(first));
        } else if (first == 0xC3 && (second & 0xC0U) == 0x80) {
            Latin(0xC0U | (second & 0x3FU));
            ++m_at;
        } else if ((first == 0xCC && second >= 0x80) || (first == 0xCD && second >= 0x80 && second <= 0xAF)) {
            ++m_at;  // an accent that follows its letter
        } else if (first == 0xE2 && second == 0x80 && Byte(2) == 0x99) {
            m_at += 2;  // ’
        } else {
            m_parted = true;
        }
        ++m_at;
    }

    void Ascii(char c) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            Add({&c, 1});
        } else if (c != '\'') {
            m_parted = true;
        }
    }

    void Latin(unsigned code) {
        const auto german = m_umlaut == Umlaut::TwoLetters ? GermanUmlaut(code) : std::string_view();
        const std::string_view base = kBase.substr(code - 0xC0, 1);
        if (base == "-") {
            m_parted = true;
        } else if (!german.empty()) {
            Add(german);
        } else {
            Add(base == "?" ? TwoLetters(code) : base);
        }
    }

    void Add(std::string_view letters) {
        if (m_parted && !m_folded.empty()) m_folded += ' ';
        m_parted = false;
        m_folded += letters;
    }

    std::string_view m_text;
    Umlaut m_umlaut;
    std::size_t m_at = 0;
    bool m_parted = false;
    std::string m_folded;
};

std::string_view From(std::string_view text, std::size_t at) {
    return text.substr(std::min(at, text.size()));
}

}  // namespace

std::string FoldedWords(std::string_view text, Umlaut umlaut) {
    return Folder(text, umlaut).Fold();
}

std::vector<std::string> SplitWords(std::string_view folded) {
    std::vector<std::string> words;
    while (!folded.empty()) {
        const std::size_t blank = std::min(folded.find(' '), folded.size());
        words.emplace_back(folded.substr(0, blank));
        folded = From(folded, blank + 1);
    }
    return words;
}

// The slip, if there is one, may always be taken to lie where the two first differ.
bool StartsWithOneSlip(std::string_view typed, std::string_view word) {
    std::size_t same = 0;
    while (same < typed.size() && same < word.size() && typed[same] == word[same]) ++same;
    if (same == typed.size()) return true;
    const auto goes_on = [&](std::size_t typed_at, std::size_t word_at) {
        return From(word, word_at).starts_with(From(typed, typed_at));
    };
    if (goes_on(same + 1, same + 1) || goes_on(same + 1, same) || goes_on(same, same + 1)) return true;
    return same + 1 < typed.size() && same + 1 < word.size() && typed[same] == word[same + 1] &&
           typed[same + 1] == word[same] && goes_on(same + 2, same + 2);
}

}  // namespace terms
