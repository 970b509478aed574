// The program's own data files, wherever it is installed, and what is read from them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "bodymap/atlas.h"
#include "routine/planner.h"
#include "terms/consent_kinds.h"
#include "terms/jurisdictions.h"
#include "terms/levels.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

class Resources {
public:
    // Data folder: $PALPATE_DATA, else beside the program (a build tree), else ../share/palpate. Throws
    // model::Error naming the folder looked for.
    static std::unique_ptr<Resources> Find(const std::filesystem::path& program);
    explicit Resources(std::filesystem::path data, std::filesystem::path catalogues);

    [[nodiscard]] const std::filesystem::path& Data() const { return m_data; }
    [[nodiscard]] std::filesystem::path Templates() const { return m_data / "templates"; }
    [[nodiscard]] std::filesystem::path BodyMaps() const { return m_data / "body_maps"; }
    [[nodiscard]] std::filesystem::path Fonts() const;
    [[nodiscard]] const terms::Vocabulary& Words();
    [[nodiscard]] const terms::Levels& Levels();
    [[nodiscard]] const terms::Jurisdictions& Jurisdictions();
    [[nodiscard]] const terms::ConsentKinds& Consents();
    [[nodiscard]] const routine::RuleBook& Rules();
    [[nodiscard]] bodymap::Atlas& Atlas();
    // Catalogue of a language; kept after first use.
    [[nodiscard]] const text::Translator& Translator(const std::string& language);

private:
    std::filesystem::path m_data, m_catalogues;
    std::unique_ptr<terms::Vocabulary> m_words;
    std::unique_ptr<terms::Levels> m_levels;
    std::unique_ptr<terms::Jurisdictions> m_jurisdictions;
    std::unique_ptr<terms::ConsentKinds> m_consents;
    std::unique_ptr<routine::RuleBook> m_rules;
    std::unique_ptr<bodymap::Atlas> m_atlas;
    std::map<std::string, text::Translator> m_translators;
};

}  // namespace desk
