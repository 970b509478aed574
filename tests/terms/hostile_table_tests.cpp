// Broken and malicious tables: one sentence with file and line each, in little memory.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "model/problem.h"
#include "support/peak_memory.h"
#include "support/temp_dir.h"
#include "terms/toml_file.h"
#include "terms/vocabulary.h"

namespace {

namespace fs = std::filesystem;

constexpr long kMostMemory = 64;  // MiB
const fs::path kSource = PALPATE_SOURCE_DIR;

std::string Repeated(const std::string& text, int times) {
    std::string out;
    out.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) out += text;
    return out;
}
// "a0 = 1", "a1 = 1" …, each in the pattern given.
std::string Counted(const std::string& before, const std::string& after, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += before + std::to_string(i) + after;
    return out;
}
std::string Shipped(const char* file) {
    std::ifstream in(kSource / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
std::string Utf16(const std::string& text) {
    std::string wide = "\xFF\xFE";
    for (const char c : text) wide += {c, '\0'};
    return wide;
}

struct Hostile {
    const char* name;
    std::function<std::string()> content;
    std::string start;  // of the sentence, after the file's name
};

const std::vector<Hostile>& Broken() {
    static const std::vector<Hostile> cases{
        {"open bracket", [] { return std::string("a = 1\n[[region\nid = 1\n"); }, ", line 2: "},
        {"cut off within a text", [] { return std::string("a = 1\nb = \"tex"); }, ", line 2: "},
        {"cut off within a list", [] { return std::string("a = 1\nb = [\"x\",\n"); }, ", line 2: "},
        {"cut off after a key", [] { return std::string("a = 1\nb ="); }, ", line 2: "},
        {"table twice", [] { return std::string("[a]\n[b]\n[a]\n"); }, ", line 3: "},
        {"table over a value", [] { return std::string("a = 1\n[a]\n"); }, ", line 2: "},
        {"number without end", [] { return "a = 1\nb = " + std::string(500'000, '9'); }, ", line 2: "},
        {"1e999", [] { return std::string("a = 1\nb = 1e999\n"); }, ", line 2: "},
        {"date that is none", [] { return std::string("a = 2026-13-45\n"); }, ", line 1: "},
        {"control characters", [] { return std::string("a = \"\x01\x02\"\n"); }, ", line 1: "},
        {"bytes of a picture", [] { return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16); },
         ", line 1: this is no valid TOML"},
        {"UTF-16", [] { return Utf16("a = 1\n"); }, ", line 1: this is no valid TOML"},
        {"letter as a key", [] { return std::string("a = 1\nh\xC3\xA4 = 2\n"); },
         ", line 2: this is no valid TOML"},
        {"letter after a number", [] { return std::string("a = 2.\"h\xC3\xA4\"\n"); },
         ", line 1: this is no valid TOML"},
        {"letter after a value", [] { return std::string("a = 2.5\"h\xC3\xA4\"\n"); },
         ", line 1: this is no valid TOML"},
        {"letter in a word that is no number", [] { return std::string("a = 9a={\"\xC3\xA4\"}\n"); },
         ", line 1: this is no valid TOML"},
        {"letter for private use", [] { return std::string("a = 1\nb = \"\xF3\xB0\x83\xA4\"\n"); },
         ", line 2: letters for private use are not allowed."},
        {"half of a letter", [] { return std::string("a = \"\xC3\"\n"); }, ", line 1: this is no valid TOML"},
        {"letter written too long", [] { return std::string("a = \"\xE0\x82\xA4\"\n"); },
         ", line 1: this is no valid TOML"},
        {"half of a pair", [] { return std::string("a = \"\xED\xA0\x80\"\n"); },
         ", line 1: this is no valid TOML"},
        {"letter after a long quote", [] { return std::string("a = '''x'y''z'''''\xC3\xA4\n"); },
         ", line 1: this is no valid TOML"},
    };
    return cases;
}

const std::vector<Hostile>& Huge() {
    static const std::vector<Hostile> cases{
        {"a million values", [] { return "a = [" + Repeated("1,", 1'000'000) + "]"; }, ", line 1: too many"},
        {"a million empty lists", [] { return "a = [" + Repeated("[],", 1'000'000) + "]"; },
         ", line 1: too many"},
        {"a million tables", [] { return Repeated("[[a]]\n", 600'000); }, ", line 50001: too many values."},
        {"very many keys", [] { return Counted("a", "=1\n", 300'000); }, ", line 100001: too many values."},
        {"tables within tables", [] { return Counted("[a", ".b.c.d.e.f.g.h.i.j]\n", 100'000); },
         ", line 10001: too many values."},
        {"levels", [] { return "a = " + Repeated("[", 90'000) + Repeated("]", 90'000); },
         ", line 1: this is no valid TOML"},
        {"inline levels", [] { return "a = " + Repeated("{a=", 30'000); }, ", line 1: this is no valid TOML"},
        {"larger than the bound", [] { return std::string((4u << 20) + 1, '#'); },
         ", line 1: the file is larger than 4 MiB."},
    };
    return cases;
}

std::string Sentence(const fs::path& file) {
    try {
        const terms::TomlFile table(file);
    } catch (const model::Error& error) {
        return error.what();
    }
    return "accepted";
}

void CheckRefusal(const Hostile& hostile, const fs::path& file) {
    std::ofstream(file, std::ios::binary) << hostile.content();
    const std::string sentence = Sentence(file);
    const std::string start = file.string() + hostile.start;
    BOOST_TEST(sentence.substr(0, start.size()) == start, hostile.name << ": " << sentence.substr(0, 300));
}

void CheckMemory(const fs::path& file, const char* name) {
    const long peak = support::PeakMemory([&] { (void)Sentence(file); });
    BOOST_TEST(peak >= 0, name);
    if (support::kMemoryCounts) BOOST_TEST(peak <= kMostMemory, name << ": " << peak << " MiB");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_table_tests)

BOOST_AUTO_TEST_CASE(broken_files_are_refused_by_file_and_line) {
    const support::TempDir dir;
    for (const Hostile& hostile : Broken()) CheckRefusal(hostile, dir.Path() / "regions.toml");
}

BOOST_AUTO_TEST_CASE(huge_files_are_refused_in_little_memory) {
    const support::TempDir dir;
    for (const Hostile& hostile : Huge()) {
        CheckRefusal(hostile, dir.Path() / "regions.toml");
        CheckMemory(dir.Path() / "regions.toml", hostile.name);
    }
}

BOOST_AUTO_TEST_CASE(the_largest_tables_allowed_stay_small) {
    const support::TempDir dir;
    const auto file = dir.Path() / "regions.toml";
    const std::pair<const char*, std::string> cases[] = {
        {"keys", Counted("a", "=1\n", 99'000)},
        {"tables", Counted("[a", "]\n", 99'000)},
        {"dotted tables", Counted("[a", ".b.c.d.e.f.g.h.i.j]\n", 9'900)},
        {"dotted keys", Counted("a", ".b.c.d.e.f.g.h.i.j=1\n", 9'900)},
        {"inline tables", "a=[" + Repeated("{a=1},", 33'000) + "]"},
        {"one long text", "a=\"" + std::string((4u << 20) - 10, 'x') + "\""}};
    for (const auto& [name, content] : cases) {
        std::ofstream(file, std::ios::binary) << content;
        BOOST_TEST(Sentence(file) == "accepted", name);
        CheckMemory(file, name);
    }
}

BOOST_AUTO_TEST_CASE(a_gigabyte_is_refused_without_reading_it) {
    const support::TempDir dir;
    const auto file = dir.Path() / "regions.toml";
    std::ofstream(file) << "a = 1\n";
    fs::resize_file(file, 1u << 30);
    BOOST_TEST(Sentence(file) == file.string() + ", line 1: the file is larger than 4 MiB.");
    CheckMemory(file, "sparse");
}

BOOST_AUTO_TEST_CASE(letters_of_every_language_may_stand_in_quotes_and_comments) {
    const terms::TomlFile file(
        "\xEF\xBB\xBF\"\xC3\xA4\" = 1 # \xC3\xA4\na = '\xC3\xA4\\'\nb = \"\"\"\n\"\xC3\xA4\" "
        "\\\"\"\"\xC3\xA4\"\"\"\"\"\nc = '''x''\xC3\xA4'''\n"
        "d = {e = [\"\\\\\", '\xC3\xA4']}\nf = \"\"\"x \\\n  \xC3\xA4 \xE2\x82\xAC \xF0\x9F\x92\xAA "
        "\xEF\xBB\xBF \\u00e4\"\"\"\n",
        "f.toml");
    BOOST_TEST(file.Root().Text("a") == "\xC3\xA4\\");
    BOOST_TEST(file.Root().Text("b") == "\"\xC3\xA4\" \"\"\"\xC3\xA4\"\"");
    BOOST_TEST(file.Root().Text("c") == "x''\xC3\xA4");
    BOOST_TEST(file.Root().Child("d").Texts("e")[1] == "\xC3\xA4");
    BOOST_TEST(file.Root().Has("\xC3\xA4"));
    BOOST_TEST(file.Root().Text("f") == "x \xC3\xA4 \xE2\x82\xAC \xF0\x9F\x92\xAA \xEF\xBB\xBF \xC3\xA4");
}

BOOST_AUTO_TEST_CASE(words_cut_off_anywhere_are_refused_or_fewer) {
    const support::TempDir dir;
    for (const auto* file :
         {"templates/findings.toml", "templates/techniques.toml", "templates/contraindications.toml",
          "body_maps/regions.toml", "body_maps/zones.toml"}) {
        fs::create_directories((dir.Path() / file).parent_path());
        fs::copy_file(kSource / file, dir.Path() / file);
    }
    const auto load = [&] {
        return terms::Vocabulary::Load(dir.Path() / "templates", dir.Path() / "body_maps");
    };
    const auto whole = load().Regions().size();
    const auto file = dir.Path() / "body_maps" / "regions.toml";
    const std::string text = Shipped("body_maps/regions.toml");
    for (std::size_t size = 0; size < text.size(); size += text.size() / 23) {
        std::ofstream(file, std::ios::binary) << text.substr(0, size);
        try {
            BOOST_TEST(load().Regions().size() < whole);
        } catch (const model::Error& error) {
            BOOST_TEST(std::string(error.what()).find(file.string() + ", line ") == 0u, error.what());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
