// Claims that are contested stand nowhere as facts: every wording rule over every text a person reads.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <regex>

#include "terms/toml_file.h"

#include "cases.h"

BOOST_AUTO_TEST_SUITE(wording_tests)

namespace {

const std::filesystem::path kSource = PALPATE_SOURCE_DIR;

struct Rule {
    std::string id, language, words;
};

// ASCII is enough: the words of the rules differ from the texts in the case of their first letter only.
std::string Lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

const std::vector<Rule>& Rules() {
    static const auto rules = [] {
        std::vector<Rule> out;
        const terms::TomlFile file(kSource / "templates/modalities.toml");
        for (const auto& claim : file.Root().Children("claim")) {
            const std::pair<const char*, const char*> keys[] = {
                {"never", "en"}, {"never_de", "de"}, {"never_es", "es"}};
            for (const auto& [key, language] : keys) {
                const auto words = claim.Texts(key);
                BOOST_TEST(!words.empty(), claim.Text("id") << " has no " << key);
                for (const auto& one : words) out.push_back({claim.Text("id"), language, Lower(one)});
            }
        }
        return out;
    }();
    return rules;
}

// The claim a text makes, empty if none.
std::string Claims(const std::string& language, const std::string& text) {
    const std::string low = Lower(text);
    for (const Rule& rule : Rules()) {
        if (rule.language == language && low.find(rule.words) != std::string::npos) return rule.id;
    }
    return {};
}

struct Message {
    std::string id, text;
    bool of_table = false;  // of the tables as they are now
};

// "…" of a line of a catalogue, without its quotation marks.
std::string Quoted(const std::string& line) {
    const auto first = line.find('"'), last = line.rfind('"');
    return first == std::string::npos || last == first ? std::string()
                                                       : line.substr(first + 1, last - first - 1);
}

std::vector<Message> Catalogue(const std::filesystem::path& file) {
    std::vector<Message> out;
    std::ifstream in(file);
    std::string line;
    std::string* part = nullptr;
    bool of_table = false;
    while (std::getline(in, line)) {
        if (line.empty()) of_table = false;
        if (line.rfind("#: ", 0) == 0 && line.find("templates/") != std::string::npos)
            of_table = of_table || line != "#: templates/retired.toml";
        if (line.rfind("msgid \"", 0) == 0) {
            out.push_back({{}, {}, of_table});
            part = &out.back().id;
        } else if (line.rfind("msgid_plural", 0) == 0 || line.rfind("msgstr", 0) == 0) {
            if (out.empty()) continue;
            part = line.rfind("msgstr", 0) == 0 ? &out.back().text : &out.back().id;
            *part += " ";
        } else if (line.rfind("\"", 0) != 0) {
            part = nullptr;
        }
        if (part != nullptr) *part += Quoted(line);
    }
    return out;
}

// Keys of the tables that say what must not be said, or where a fact was read.
bool ReadByNobody(const std::string& key) {
    for (const char* each :
         {"avoid", "never", "never_de", "never_es", "source", "note", "citation", "evidence_note"}) {
        if (key == each) return true;
    }
    return false;
}

// Texts of a table file, one a line: key = "…" and key = ["…", "…"].
void CheckTable(const std::filesystem::path& file, int& checked) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        const auto equals = line.find(" = ");
        if (line.empty() || line.front() == '#' || equals == std::string::npos) continue;
        if (ReadByNobody(line.substr(0, equals))) continue;
        ++checked;
        BOOST_TEST(Claims("en", line.substr(equals)).empty(), file.filename().string() << ": " << line);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_text_of_the_tables_claims_what_is_contested) {
    int checked = 0;
    for (const char* folder : {"templates", "body_maps"}) {
        for (const auto& entry : std::filesystem::directory_iterator(kSource / folder)) {
            if (entry.path().extension() == ".toml") CheckTable(entry.path(), checked);
        }
    }
    BOOST_TEST(checked > 5000);
}

BOOST_AUTO_TEST_CASE(no_message_in_any_language_claims_what_is_contested) {
    for (const char* language : {"de", "es"}) {
        const auto messages = Catalogue(kSource / "i18n" / (std::string(language) + ".po"));
        BOOST_TEST(messages.size() > 4000u);
        for (const Message& message : messages) {
            BOOST_TEST(Claims("en", message.id).empty(), message.id);
            BOOST_TEST(Claims(language, message.text).empty(), message.text);
        }
    }
}

// An id is for the tables: who reads "see spine_trauma" has nowhere to look.
BOOST_AUTO_TEST_CASE(no_text_of_the_tables_speaks_in_ids) {
    const std::regex id("[a-z]_[a-z]|[a-z]\\.toml");
    for (const char* language : {"de", "es"}) {
        int checked = 0;
        for (const Message& message : Catalogue(kSource / "i18n" / (std::string(language) + ".po"))) {
            if (!message.of_table) continue;
            ++checked;
            BOOST_TEST(!std::regex_search(message.id, id), message.id);
            BOOST_TEST(!std::regex_search(message.text, id), message.text);
        }
        BOOST_TEST(checked > 1900);
    }
}

BOOST_AUTO_TEST_CASE(the_rules_catch_what_rivals_write) {
    const std::pair<const char*, const char*> rows[] = {
        {"en", "Flushes lactic acid out of tired legs"},
        {"en", "Deep strokes break down adhesions"},
        {"en", "Detox massage removes toxins"},
        {"de", "Spült Milchsäure aus den Beinen"},
        {"de", "Die Massage löst Verklebungen"},
        {"de", "Entgiftet und entschlackt"},
        {"es", "Elimina el ácido láctico"},
        {"es", "El masaje rompe adherencias"},
        {"es", "Desintoxica el cuerpo"},
    };
    for (const auto& [language, text] : rows) BOOST_TEST(!Claims(language, text).empty(), text);
    BOOST_TEST(Claims("en", "may ease next-day soreness").empty());
    BOOST_TEST(Claims("de", "kann den Muskelkater am nächsten Tag lindern").empty());
}

BOOST_AUTO_TEST_SUITE_END()
