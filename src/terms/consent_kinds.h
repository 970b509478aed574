// What a client may agree to and in which words; read from templates/consents.toml.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "terms/vocabulary.h"

namespace terms {

struct ConsentWording {
    std::string version;                       // "2026-01"
    std::map<std::string, std::string> texts;  // by language; "en" is always there
};

struct ConsentKind {
    std::string id, name;  // "gluteal", "Gluteal region"
    int months = 12;       // how long it holds
    bool one_visit = false;  // holds on the day it is given only, whatever it says itself
    bool written = false;    // what was only spoken does not count
    // What must not be worked on, or with, before it is given. Groups stand among the regions one by one.
    std::vector<std::string> regions, zones, techniques;
    std::vector<ConsentWording> wordings;  // oldest first, never empty

    [[nodiscard]] const ConsentWording& InForce() const { return wordings.back(); }
    // In the language, else in English.
    [[nodiscard]] static const std::string& TextOf(const ConsentWording& wording,
                                                   const std::string& language);
};

class ConsentKinds {
public:
    // Throws BadInput naming file and line: an id twice, a place or technique nobody knows, a kind without
    // English words, "treatment" missing.
    static ConsentKinds Load(const std::filesystem::path& templates, const Vocabulary& words);

    [[nodiscard]] const std::vector<ConsentKind>& All() const { return m_all; }
    [[nodiscard]] const ConsentKind* Find(std::string_view id) const;

private:
    std::vector<ConsentKind> m_all;
};

}  // namespace terms
