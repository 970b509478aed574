#define BOOST_TEST_MODULE terms
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <string>

#include "support/temp_dir.h"
#include "terms/toml_file.h"

namespace {

using terms::Table;
using terms::TomlFile;

std::string Repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

struct Refused {
    const char* name;
    std::string content;
    std::function<void(const Table&)> read;
    std::string message;
};

const std::vector<Refused>& RefusedReads() {
    static const std::vector<Refused> cases{
        {"text missing", "a = 1\n\n[t]\nb = 2\n", [](const Table& t) { (void)t.Child("t").Text("name"); },
         "f.toml, line 3: \"name\" is missing."},
        {"number for a text", "a = 1\nname = 3\n", [](const Table& t) { (void)t.Text("name"); },
         "f.toml, line 2: \"name\" must be a text in quotes."},
        {"number for a text with a fallback", "name = 3\n", [](const Table& t) { (void)t.Text("name", "x"); },
         "f.toml, line 1: \"name\" must be a text in quotes."},
        {"text for a number", "\n\nx = \"4\"\n", [](const Table& t) { (void)t.Number("x"); },
         "f.toml, line 3: \"x\" must be a number."},
        {"number missing", "y = 1\n", [](const Table& t) { (void)t.Number("x"); },
         "f.toml, line 1: \"x\" is missing."},
        {"endless number", "x = inf\n", [](const Table& t) { (void)t.OptionalNumber("x"); },
         "f.toml, line 1: \"x\" must be a number."},
        {"fraction for a whole number", "x = 1.5\n", [](const Table& t) { (void)t.Whole("x"); },
         "f.toml, line 1: \"x\" must be a whole number."},
        {"whole number beyond int", "x = 99999999999\n", [](const Table& t) { (void)t.Whole("x", 1); },
         "f.toml, line 1: \"x\" must be a whole number."},
        {"whole number for a flag", "x = 1\n", [](const Table& t) { (void)t.Flag("x", true); },
         "f.toml, line 1: \"x\" must be true or false."},
        {"text for a list", "x = \"a\"\n", [](const Table& t) { (void)t.Texts("x"); },
         "f.toml, line 1: \"x\" must be a list in square brackets."},
        {"number in a list of texts", "x = [\"a\",\n 2]\n", [](const Table& t) { (void)t.Texts("x"); },
         "f.toml, line 2: \"x\" must be a text in quotes."},
        {"table where tables are expected", "[x]\n", [](const Table& t) { (void)t.Children("x"); },
         "f.toml, line 1: \"x\" must be a list in square brackets."},
        {"texts where tables are expected", "x = [\"a\"]\n", [](const Table& t) { (void)t.Children("x"); },
         "f.toml, line 1: \"x\" must be a table."},
        {"number where a table is expected", "x = 1\n", [](const Table& t) { (void)t.Child("x"); },
         "f.toml, line 1: \"x\" must be a table."},
        {"reader's own reason", "\n[x]\n", [](const Table& t) { t.Child("x").Refuse("no such colour."); },
         "f.toml, line 2: no such colour."},
        {"missing child keeps the line of its parent", "\n[x]\n",
         [](const Table& t) { (void)t.Child("x").Child("y").Text("z"); },
         "f.toml, line 2: \"z\" is missing."},
    };
    return cases;
}

void CheckBadInput(const std::string& name, const std::string& content, const std::string& start) {
    BOOST_TEST_CONTEXT(name) {
        try {
            const TomlFile file(content, "f.toml");
            BOOST_ERROR("was accepted");
        } catch (const model::Error& error) {
            BOOST_TEST((error.Kind() == model::ErrorKind::BadInput));
            BOOST_TEST(std::string(error.what()).substr(0, start.size()) == start);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(toml_file_tests)

BOOST_AUTO_TEST_CASE(reads_every_kind) {
    const TomlFile file(R"(
name = "Häma"
whole = 3
number = 2.5
yes = true
words = ["a", "b"]
[inner]
x = 1
[[row]]
id = "one"
[[row]]
id = "two"
)",
                        "f.toml");
    const auto root = file.Root();
    BOOST_TEST(root.Text("name") == "Häma");
    BOOST_TEST(root.Text("none", "fallback") == "fallback");
    BOOST_TEST(root.Whole("whole") == 3);
    BOOST_TEST(root.Whole("none", 7) == 7);
    BOOST_TEST(root.Number("whole") == 3.0);
    BOOST_TEST(root.Number("number") == 2.5);
    BOOST_TEST(!root.OptionalNumber("none").has_value());
    BOOST_TEST(root.Flag("yes", false));
    BOOST_TEST(root.Flag("none", true));
    BOOST_TEST(root.Texts("words") == (std::vector<std::string>{"a", "b"}), boost::test_tools::per_element());
    BOOST_TEST(root.Texts("none").empty());
    BOOST_TEST(root.Child("inner").Whole("x") == 1);
    BOOST_TEST(root.Child("none").Keys().empty());
    BOOST_TEST(root.Child("inner").Has("x"));
    BOOST_TEST(!root.Has("x"));
    const auto rows = root.Children("row");
    BOOST_REQUIRE_EQUAL(rows.size(), 2u);
    BOOST_TEST(rows[1].Text("id") == "two");
    BOOST_TEST(rows[1].Line() == 11);
    BOOST_TEST(root.Children("none").empty());
    BOOST_TEST(
        root.Keys() == (std::vector<std::string>{"inner", "name", "number", "row", "whole", "words", "yes"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refuses_missing_and_mistyped_values_by_file_and_line) {
    for (const auto& c : RefusedReads()) {
        BOOST_TEST_CONTEXT(c.name) {
            const TomlFile file(c.content, "f.toml");
            try {
                c.read(file.Root());
                BOOST_ERROR("was accepted");
            } catch (const model::Error& error) {
                BOOST_TEST((error.Kind() == model::ErrorKind::BadInput));
                BOOST_TEST(error.what() == c.message);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_toml) {
    CheckBadInput("open quote", "a = 1\nb = \"x\n", "f.toml, line 2: this is no valid TOML:");
    CheckBadInput("key twice", "a = 1\na = 2\n", "f.toml, line 2: this is no valid TOML:");
    CheckBadInput("bad UTF-8", "a = \"\xff\xfe\"\n", "f.toml, line 1: this is no valid TOML:");
    CheckBadInput("binary", std::string("\0\1\2\3", 4), "f.toml, line 1: this is no valid TOML:");
}

BOOST_AUTO_TEST_CASE(refuses_depth) {
    CheckBadInput("lists in lists", "a = " + Repeated("[", 40) + Repeated("]", 40), "f.toml, line 1: ");
    CheckBadInput("a million open brackets", "a = " + Repeated("[", 1'000'000), "f.toml, line 1: ");
    CheckBadInput("dotted key", "\na" + Repeated(".a", 20) + " = 1\n", "f.toml, line 2: nested too deep.");
    CheckBadInput("dotted key without end", "a" + Repeated(".a", 1'000'000) + " = 1\n",
                  "f.toml, line 1: nested too deep.");
    CheckBadInput("table name", "[a" + Repeated(".a", 20) + "]\n", "f.toml, line 1: nested too deep.");
    CheckBadInput("quoted keys", "a" + Repeated(".\"=\"", 300) + " = 1\n",
                  "f.toml, line 1: nested too deep.");
    BOOST_CHECK_NO_THROW(TomlFile("a" + Repeated(".a", 15) + " = 1\n", "f.toml"));
}

BOOST_AUTO_TEST_CASE(refuses_size_and_count) {
    CheckBadInput("too many values", "a = [" + Repeated("1,", 300'000) + "]",
                  "f.toml, line 1: too many values.");
    CheckBadInput("too many bytes", std::string(TomlFile::kMaxBytes + 1, ' '),
                  "f.toml, line 1: the file is larger than 4 MiB.");
    BOOST_CHECK_NO_THROW(TomlFile(std::string(TomlFile::kMaxBytes, ' '), "f.toml"));
}

BOOST_AUTO_TEST_CASE(reads_from_disk) {
    const support::TempDir dir;
    const auto path = dir.Path() / "a.toml";
    std::ofstream(path) << "a = 1\n";
    TomlFile file(path);
    const TomlFile moved(std::move(file));
    BOOST_TEST(moved.Root().Whole("a") == 1);
    std::ofstream(path) << std::string(TomlFile::kMaxBytes + 1, '#');
    BOOST_CHECK_EXCEPTION(TomlFile{path}, model::Error, [&](const model::Error& error) {
        return error.Kind() == model::ErrorKind::BadInput &&
               error.what() == path.string() + ", line 1: the file is larger than 4 MiB.";
    });
}

BOOST_AUTO_TEST_CASE(unreadable_file_is_the_environments_fault) {
    const support::TempDir dir;
    for (const auto& path : {dir.Path() / "none.toml", dir.Path()}) {
        BOOST_CHECK_EXCEPTION(TomlFile{path}, model::Error, [&](const model::Error& error) {
            return error.Kind() == model::ErrorKind::Environment &&
                   error.what() == path.string() + " cannot be read.";
        });
    }
}

BOOST_AUTO_TEST_SUITE_END()
