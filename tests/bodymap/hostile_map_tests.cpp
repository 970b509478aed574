// Broken and malicious maps: one sentence with file and line each, in little memory.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <string>

#include "bodymap/atlas.h"
#include "bodymap/body_map.h"
#include "bodymap/region_index.h"
#include "model/problem.h"
#include "support/peak_memory.h"
#include "support/temp_dir.h"

namespace {

constexpr long kMostMemory = 64;  // MiB
const std::string kName = "neutral-front.svg";
const std::filesystem::path kFolder = std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps";

std::string Repeated(const std::string& text, int times) {
    std::string out;
    out.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

const std::string kRoot =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 100\" data-figure=\"neutral\" "
    "data-view=\"front\" data-mm-per-unit=\"1.7\">\n<g id=\"outline\"><path d=\"M0 0L40 0L40 100Z\"/></g>\n";

std::string Svg(const std::string& body) {
    return kRoot + body + "\n</svg>\n";
}
std::string Excluded(const std::string& d) {
    return Svg("<g id=\"excluded\">\n<path d=\"" + d + "\"/></g>");
}
std::string Region(const std::string& id, const std::string& side, const std::string& layer,
                   const std::string& more = "") {
    return "<path data-region=\"" + id + "\" data-side=\"" + side + "\" data-layer=\"" + layer +
           "\" data-label=\"30,11\" data-area-mm2=\"3\" d=\"M25 10L40 10L40 20L25 20Z\"" + more + "/>\n";
}
std::string Regions(const std::string& inner) {
    return Svg("<g id=\"regions-superficial\">\n" + inner + "</g>");
}
std::string Replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
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
    std::string words;  // somewhere in it
};

const std::vector<Hostile>& Broken() {
    static const std::string good = Regions(Region("thumb", "left", "superficial"));
    static const std::vector<Hostile> cases{
        {"empty file", [] { return std::string(); }, ":1: ", "no well-formed SVG"},
        {"text", [] { return std::string("hello"); }, ":1: ", "no well-formed SVG"},
        {"unclosed tag", [] { return kRoot + "<g id=\"lines\">\n"; }, ":3: ", "no well-formed SVG"},
        {"tags crossed", [] { return Svg("<g><title></g></title>"); }, ":3: ", "no well-formed SVG"},
        {"open quote", [] { return kRoot + "<g id=\"lines\n</svg>"; }, ":3: ", "no well-formed SVG"},
        {"cut off", [] { return good.substr(0, good.size() * 2 / 3); }, ":4: ", "no well-formed SVG"},
        {"bytes of a picture", [] { return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16); },
         ":3: ", "no UTF-8 text"},
        {"UTF-16", [] { return Utf16(good); }, ":1: ", "no UTF-8 text"},
        {"external entity",
         [] { return "\n<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + Svg("&x;"); },
         ":2: ", "a document type is not allowed"},
        {"billion laughs",
         [] {
             std::string type = "<!DOCTYPE svg [\n<!ENTITY l0 \"ha\">\n";
             for (int i = 1; i < 30; ++i) {
                 type += "<!ENTITY l" + std::to_string(i) + " \"" +
                         Repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">\n";
             }
             return type + "]>\n" + Svg("<title>&l29;</title>");
         },
         ":1: ", "a document type is not allowed"},
        {"attribute twice",
         [] { return Regions(Region("thumb", "left", "superficial", " data-side=\"right\"")); },
         ":4: ", "the attribute data-side is there twice"},
        {"attribute of the root twice",
         [] { return Replaced(good, " data-figure", " data-view=\"back\" data-figure"); },
         ":1: ", "the attribute data-view is there twice"},
        {"group twice", [] { return Svg("<g id=\"lines\"/>\n<g id=\"lines\"/>"); },
         ":4: ", "the group lines is there twice"},
        {"structure twice",
         [] {
             return Regions(Region("thumb", "left", "superficial") +
                            Region("fingers", "left", "superficial") +
                            Region("thumb", "left", "superficial"));
         },
         ":6: ", "thumb is drawn a second time on this side and layer; the first time is in line 4."},
        {"unknown side", [] { return Regions(Region("thumb", "port", "superficial")); }, ":4: ", "data-side"},
        {"unknown layer", [] { return Regions(Region("thumb", "left", "skin")); }, ":4: ", "data-layer"},
        {"unknown figure", [] { return Replaced(good, "\"neutral\"", "\"horse\""); }, ":1: ", "data-figure"},
        {"id with a tag", [] { return Regions(Region("&lt;b&gt;", "left", "superficial")); },
         ":4: ", "data-region"},
        {"id without end", [] { return Regions(Region(std::string(70'000, 'a'), "left", "superficial")); },
         ":4: ", "data-region"},
        {"view box without end", [] { return Replaced(good, "0 0 40 100", "0 0 1e9 1e9"); },
         ":1: ", "viewBox"},
        {"view box of nothing", [] { return Replaced(good, "0 0 40 100", "0 0 1e-300 100"); },
         ":1: ", "viewBox"},
        {"view box of five", [] { return Replaced(good, "0 0 40 100", "0 0 40 100 7"); }, ":1: ", "viewBox"},
        {"scale that is no number", [] { return Replaced(good, "\"1.7\"", "\"nan\""); },
         ":1: ", "data-mm-per-unit"},
        {"label beyond the drawing", [] { return Replaced(good, "30,11", "30,1e300"); },
         ":4: ", "data-label"},
        {"endless area", [] { return Replaced(good, "mm2=\"3\"", "mm2=\"1e999\""); },
         ":4: ", "data-area-mm2"},
        {"not a number", [] { return Excluded("M0 0L5 nan"); }, ":4: ", "not understood at character 8"},
        {"infinity", [] { return Excluded("M0 0L5 -inf"); }, ":4: ", "not understood at character 8"},
        {"too large for a number", [] { return Excluded("M0 0L5 1e999"); },
         ":4: ", "not understood at character 8"},
        {"two signs", [] { return Excluded("M0 0L5 +-1"); }, ":4: ", "not understood"},
        {"far away", [] { return Excluded("M0 0L5 1e99"); }, ":4: ", "far outside"},
        {"command of another drawing", [] { return Excluded("M0 0A1 1 0 0 0 5 5"); },
         ":4: ", "expected M, L, C or Z"},
    };
    return cases;
}

const std::vector<Hostile>& Huge() {
    static const std::vector<Hostile> cases{
        {"a million points", [] { return Excluded("M0 0" + Repeated(" 1 1", 1'000'000)); },
         ":4: ", "more than 20000 steps"},
        {"a million curves", [] { return Excluded("M0 0" + Repeated("C1 1 1 1 1 1", 600'000)); },
         ":4: ", "more than 20000 steps"},
        {"a million paths", [] { return Svg(Repeated("<path/>", 1'000'000)); },
         ":3: ", "more than 40000 tags"},
        {"a million attributes", [] { return Svg("<g" + Repeated(" a=\"\"", 1'000'000) + "/>"); },
         ":3: ", "200000 attributes"},
        {"very many attributes of one path",
         [] { return Svg("<g id=\"lines\"><path" + Repeated(" a=\"\"", 100'000) + "/></g>"); },
         ":3: ", "the attribute a is there twice"},
        {"deeper than deep", [] { return Svg(Repeated("<g>", 100'000) + Repeated("</g>", 100'000)); },
         ":3: ", "more than 40000 tags"},
        {"deep and never closed", [] { return kRoot + Repeated("<g>\n", 30'000); }, "", "no well-formed SVG"},
        {"larger than the bound", [] { return std::string((8u << 20) + 1, ' '); },
         ":1: ", "larger than 8 MiB"},
    };
    return cases;
}

std::string Sentence(const std::filesystem::path& file) {
    try {
        (void)bodymap::ReadMap(file);
    } catch (const model::Error& error) {
        return error.what();
    }
    return "accepted";
}

void CheckRefusal(const Hostile& hostile, const std::filesystem::path& file) {
    std::ofstream(file, std::ios::binary) << hostile.content();
    const std::string sentence = Sentence(file);
    const std::string start = file.filename().string() + hostile.start;
    BOOST_TEST(sentence.substr(0, start.size()) == start, hostile.name << ": " << sentence);
    BOOST_TEST(sentence.find(hostile.words) != std::string::npos, hostile.name << ": " << sentence);
    BOOST_TEST(sentence.size() < 400u, hostile.name);
}

void CheckMemory(const std::filesystem::path& file, const char* name) {
    const long peak = support::PeakMemory([&] { (void)Sentence(file); });
    BOOST_TEST(peak >= 0, name);
    if (support::kMemoryCounts) BOOST_TEST(peak <= kMostMemory, name << ": " << peak << " MiB");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_map_tests)

BOOST_AUTO_TEST_CASE(the_pattern_of_these_tests_is_a_good_map) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / kName) << Regions(Region("thumb", "left", "superficial"));
    BOOST_TEST(Sentence(dir.Path() / kName) == "accepted");
}

BOOST_AUTO_TEST_CASE(broken_files_are_refused_by_file_and_line) {
    const support::TempDir dir;
    for (const Hostile& hostile : Broken()) CheckRefusal(hostile, dir.Path() / kName);
}

BOOST_AUTO_TEST_CASE(huge_files_are_refused_in_little_memory) {
    const support::TempDir dir;
    for (const Hostile& hostile : Huge()) {
        CheckRefusal(hostile, dir.Path() / kName);
        CheckMemory(dir.Path() / kName, hostile.name);
    }
}

BOOST_AUTO_TEST_CASE(a_gigabyte_is_refused_without_reading_it) {
    const support::TempDir dir;
    const auto file = dir.Path() / kName;
    std::ofstream(file) << Svg("");
    std::filesystem::resize_file(file, 1u << 30);
    BOOST_TEST(Sentence(file) == kName + ":1: the file is larger than 8 MiB.");
    CheckMemory(file, "sparse");
}

BOOST_AUTO_TEST_CASE(what_is_no_file_cannot_be_opened) {
    const support::TempDir dir;
    std::filesystem::create_directory(dir.Path() / kName);
    BOOST_TEST(Sentence(dir.Path() / kName) == kName + ": the body map cannot be opened.");
    BOOST_TEST(Sentence(dir.Path() / "none.svg") == "none.svg: the body map cannot be opened.");
    BOOST_TEST(Sentence("/dev/zero") == "zero: the body map cannot be opened.");
}

BOOST_AUTO_TEST_CASE(the_largest_map_allowed_stays_small) {
    // As far apart and with as many steps as the bounds allow, asked all over.
    std::string inner;
    for (int i = 0; i < 2'000; ++i) {
        const auto x = [&](int k) { return std::to_string(((i * 7919 + k * 104'729) % 190'001) - 95'000); };
        std::string d = "M" + x(1) + " " + x(2);
        for (int k = 3; k < 25; k += 2) d += "L" + x(k) + " " + x(k + 1);
        inner += "<path data-region=\"r" + std::to_string(i) +
                 "\" data-side=\"midline\" data-layer=\"superficial\" data-label=\"0,0\" data-area-mm2=\"1\" "
                 "d=\"" +
                 d + "Z\"/>\n";
    }
    const std::string svg = Regions(inner);
    const long peak = support::PeakMemory([&] {
        const bodymap::RegionIndex index(bodymap::ReadMap(svg, kName));
        for (int i = 0; i < 2'000; ++i) {
            (void)index.Find({i * 95.0 - 95'000, ((i * 31) % 2'000) * 95.0 - 95'000},
                             model::Layer::Superficial);
        }
    });
    BOOST_TEST(peak >= 0);
    if (support::kMemoryCounts) BOOST_TEST(peak <= kMostMemory, peak << " MiB");
}

BOOST_AUTO_TEST_CASE(a_file_must_show_what_its_name_says) {
    const support::TempDir dir;
    const std::pair<const char*, const char*> cases[] = {{"male-front.svg", "female-front.svg"},
                                                         {"neutral-left.svg", "neutral-right.svg"}};
    for (const auto& [from, to] : cases) {
        std::filesystem::copy_file(kFolder / from, dir.Path() / to);
        bodymap::Atlas atlas(dir.Path());
        const auto figure = *to == 'f' ? model::Figure::Female : model::Figure::Neutral;
        const auto view = *to == 'f' ? model::View::Front : model::View::Right;
        BOOST_CHECK_EXCEPTION((void)atlas.Map(figure, view), model::Error, [&](const model::Error& error) {
            const std::string sentence = error.what();
            return sentence.find(std::string(to) + ":2: the body map says it shows figure ") == 0 &&
                   sentence.find("its name says otherwise") != std::string::npos;
        });
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_structure_is_refused_where_the_words_are_known) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / kName)
        << Regions(Region("thumb", "left", "superficial") + Region("wing", "left", "superficial"));
    bodymap::Atlas atlas(dir.Path(), [](const model::RegionRef& at) { return at.region == "thumb"; });
    BOOST_CHECK_EXCEPTION((void)atlas.Map(model::Figure::Neutral, model::View::Front), model::Error,
                          [](const model::Error& error) {
                              return error.what() == kName + ":5: regions.toml has no wing on this side.";
                          });
    bodymap::Atlas any(dir.Path());
    BOOST_TEST(any.Map(model::Figure::Neutral, model::View::Front).regions.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
