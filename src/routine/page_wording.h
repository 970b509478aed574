// The order of the parts of the client's plan and the words of it that may be said in another way:
// templates/pages.toml, and over it a clinic's own `pages.toml` (fields told there). What safety demands is
// needed and cannot be left out, and its words are not among these. Own wording is taken as a whole or not at
// all.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "routine/own_content.h"

namespace routine {

struct PageWord {
    std::string id;
    std::string text;                        // English: a message id; {0} … stand for what is filled in
    std::map<std::string, std::string> own;  // by language: what stands in its place
};

struct PageWording {
    std::vector<std::string> parts, needed;
    std::vector<PageWord> words;

    // Throws BadInput naming file and line.
    static PageWording Load(const std::filesystem::path& templates);
};

inline constexpr std::size_t kMostPageWord = 160;  // characters

struct OwnPageWording {
    std::optional<PageWording> wording;  // nothing where anything is wrong
    std::vector<ContentProblem> problems;
};
// `book` knows what may not be promised.
[[nodiscard]] OwnPageWording WithOwn(const PageWording& shipped, const RuleBook& book,
                                     const ContentFile& own);

}  // namespace routine
