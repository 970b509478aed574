// Values read ahead are the parser's, of this very text, or none.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/temp_dir.h"
#include "terms/toml_packed.h"
#include "terms/toml_value.h"

namespace {

namespace fs = std::filesystem;
using Value = terms::Table::Value;

std::string Bytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void Write(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

bool Same(const Value& a, const Value& b) {
    if (a.Kind() != b.Kind() || a.line != b.line) return false;
    if (a.Kind() == terms::ValueKind::List)
        return std::ranges::equal(a.As<Value::List>(), b.As<Value::List>(), Same);
    if (a.Kind() == terms::ValueKind::Table)
        return std::ranges::equal(a.All(), b.All(), [](const Value::Member& x, const Value::Member& y) {
            return x.key == y.key && Same(x.value, y.value);
        });
    if (a.Kind() == terms::ValueKind::Text) return a.As<std::string>() == b.As<std::string>();
    if (a.Kind() == terms::ValueKind::Number) return a.As<double>() == b.As<double>();
    if (a.Kind() == terms::ValueKind::Flag) return a.As<bool>() == b.As<bool>();
    return a.Kind() != terms::ValueKind::Whole || a.As<std::int64_t>() == b.As<std::int64_t>();
}

const std::string kEveryKind =
    "w = -7\nn = 0.1\nf = true\nt = \"caf\xC3\xA9\"\nd = 2024-01-01\nl = [1, [2], {x = 3}]\n[a.b]\ne = "
    "\"\"\n[[c]]\n";

// For as long as it lives, TomlFile looks for values there.
struct Using {
    explicit Using(const fs::path& folder) { terms::UsePackedToml(folder); }
    ~Using() { terms::UsePackedToml({}); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(toml_packed)

BOOST_AUTO_TEST_CASE(every_file_of_the_program_unpacks_to_what_the_parser_reads) {
    int files = 0;
    for (const char* folder : {"templates", "body_maps"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(PALPATE_SOURCE_DIR) / folder)) {
            if (entry.path().extension() != ".toml") continue;
            ++files;
            const std::string content = Bytes(entry.path());
            const auto unpacked = terms::UnpackToml(terms::PackToml(content, "f.toml"), content);
            BOOST_TEST_CONTEXT(entry.path())
            BOOST_TEST((unpacked && Same(*unpacked, terms::ParseToml(content, "f.toml"))));
        }
    }
    BOOST_TEST(files > 10);
}

BOOST_AUTO_TEST_CASE(values_of_every_kind_come_back) {
    const auto unpacked = terms::UnpackToml(terms::PackToml(kEveryKind, "f.toml"), kEveryKind);
    BOOST_REQUIRE(unpacked.has_value());
    BOOST_TEST(Same(*unpacked, terms::ParseToml(kEveryKind, "f.toml")));
}

BOOST_AUTO_TEST_CASE(values_of_another_text_are_none) {
    const std::string packed = terms::PackToml("a = 1\n", "f.toml");
    for (const char* other : {"", "a = 2\n", "a = 1", "a = 1\n\n", "b = 1\n"})
        BOOST_TEST(!terms::UnpackToml(packed, other).has_value(), other);
    BOOST_TEST(!terms::UnpackToml("", "a = 1\n").has_value());
}

BOOST_AUTO_TEST_CASE(values_that_were_cut_or_go_on_are_none) {
    const std::string packed = terms::PackToml(kEveryKind, "f.toml");
    for (std::size_t length = 0; length < packed.size(); ++length)
        BOOST_TEST(!terms::UnpackToml(packed.substr(0, length), kEveryKind).has_value());
    BOOST_TEST(!terms::UnpackToml(packed + '\0', kEveryKind).has_value());
}

BOOST_AUTO_TEST_CASE(damaged_values_ask_for_no_memory_beyond_their_file) {
    const std::string packed = terms::PackToml(kEveryKind, "f.toml");
    for (std::size_t at = packed.find(kEveryKind) + kEveryKind.size(); at < packed.size(); ++at) {
        std::string damaged = packed;
        damaged[at] = '\xFF';
        BOOST_CHECK_NO_THROW((void)terms::UnpackToml(damaged, kEveryKind));
    }
}

BOOST_AUTO_TEST_CASE(a_file_is_read_from_its_values_until_it_is_changed) {
    const support::TempDir folder;
    const fs::path file = folder.Path() / "f.toml";
    Write(file, "a = 1\n");
    std::string packed = terms::PackToml("a = 1\n", "f.toml");
    packed.at(packed.size() - sizeof(std::int64_t)) = 5;  // the only value: tells who was read
    Write(folder.Path() / "f.toml.values", packed);
    const Using values(folder.Path());
    BOOST_TEST(terms::TomlFile(file).Root().Whole("a") == 5);
    Write(file, "a = 2\n");
    BOOST_TEST(terms::TomlFile(file).Root().Whole("a") == 2);
    Write(file, "a = \n");
    BOOST_CHECK_THROW(terms::TomlFile{file}, model::Error);
}

BOOST_AUTO_TEST_CASE(what_is_refused_of_values_names_file_and_line) {
    const support::TempDir folder;
    const fs::path file = folder.Path() / "f.toml";
    Write(file, "\na = 1\n");
    Write(folder.Path() / "f.toml.values", terms::PackToml("\na = 1\n", "elsewhere.toml"));
    const Using values(folder.Path());
    const terms::TomlFile read(file);
    BOOST_CHECK_EXCEPTION((void)read.Root().Text("a"), model::Error, [&](const model::Error& error) {
        return error.Args().at(0) == file.string() && error.Args().at(1) == "2";
    });
}

BOOST_AUTO_TEST_SUITE_END()
