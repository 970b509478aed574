// One plan beside copying its case and answer; loading the rules, from the values the build made and through
// the parser, beside reading the bytes of their files.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "bench/bench.h"
#include "routine/rolled_cases.h"
#include "terms/toml_packed.h"

namespace {

std::string Bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void MeasureCase(const char* name, const routine::Case& of) {
    const auto& book = routine_tests::Book();
    const auto plan = routine::Propose(book, of);
    bench::Measure(
        {name, "us", 201}, [&] { bench::Keep(routine::Propose(book, of)); },
        [&] {
            const auto case_copy = of;
            const auto plan_copy = plan;
            bench::Keep(case_copy);
            bench::Keep(plan_copy);
        });
}

}  // namespace

int main() {
    const auto source = std::filesystem::path(PALPATE_SOURCE_DIR);
    MeasureCase("routine_case", routine_tests::Runner());
    auto ill = routine_tests::Runner();
    for (const char* condition : {"anticoagulants", "osteoporosis", "hypertension_controlled", "diabetes"})
        routine_tests::Say(ill, condition, model::Answer::Yes);
    for (int i = 0; i < 12; ++i) ill.marks.push_back(routine_tests::Mark("rhomboids", "pain", i % 7));
    MeasureCase("routine_case_hard", ill);
    const std::filesystem::path files[] = {
        source / "body_maps/regions.toml", source / "templates/modalities.toml",
        source / "templates/routines.toml", source / "templates/contraindications.toml"};
    for (const char* name : {"routine_load_parsed", "routine_load"}) {
        bench::Measure(
            {name, "ms", 21},
            [&] { bench::Keep(routine::RuleBook::Load(source / "templates", source / "body_maps")); },
            [&] {
                for (const auto& file : files) bench::Keep(Bytes(file));
            });
        terms::UsePackedToml(PALPATE_BINARY_DIR "/tables");
    }
}
