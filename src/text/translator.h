// Words for people in one language. Several may live side by side: screen and paper may differ.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace text {

class Translator {
public:
    // English: every message id is its own text.
    Translator();
    // Reads i18n/<language>.mo ("palpate" domain); a missing or damaged catalogue leaves English. Languages:
    // see Languages().
    Translator(const std::filesystem::path& catalogues, std::string language);

    [[nodiscard]] const std::string& Language() const { return m_language; }

    // xgettext keywords: Text:1, In:1c,2, Plural:1,2, Say:1, SayIn:1c,2, SayPlural:1,2, Msg:1.
    [[nodiscard]] std::string Text(std::string_view id) const;
    // Without an entry in that context, the entry without one counts (as the words of the data files have
    // it).
    [[nodiscard]] std::string In(std::string_view context, std::string_view id) const;
    [[nodiscard]] std::string Plural(std::string_view one, std::string_view many, long n) const;
    // The same with {0}, {1} … filled in after translation.
    [[nodiscard]] std::string Say(std::string_view id, const std::vector<std::string>& args) const;
    [[nodiscard]] std::string SayIn(std::string_view context, std::string_view id,
                                    const std::vector<std::string>& args) const;
    [[nodiscard]] std::string SayPlural(std::string_view one, std::string_view many, long n,
                                        const std::vector<std::string>& args) const;

private:
    struct Catalogue;
    std::string m_language = "en";
    std::shared_ptr<const Catalogue> m_catalogue;
};

struct LanguageName {
    std::string code;  // "de"
    std::string name;  // in its own words: "Deutsch"
};
// Languages Palpate is complete in: en, de, es.
[[nodiscard]] const std::vector<LanguageName>& Languages();

}  // namespace text
