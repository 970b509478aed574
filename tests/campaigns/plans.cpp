// Works through random cases and holds every plan against its promises: plans 100000 [first seed].
// plans 2000 1 print: writes each plan out whole instead, of clients without a race behind them, so that two
// versions of the rules can be compared.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

#include "routine/printed_plan.h"
#include "routine/rolled_cases.h"

using namespace routine_tests;

namespace {

void Print(unsigned cases, unsigned first) {
    for (unsigned seed = first; seed < first + cases; ++seed)
        std::printf("seed %u\n%s", seed, Printed(routine::Propose(Book(), RollAhead(seed))).c_str());
}

}  // namespace

int main(int argc, char** argv) {
    const unsigned cases = argc > 1 ? static_cast<unsigned>(std::strtoul(argv[1], nullptr, 10)) : 100000;
    const unsigned first = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1;
    if (argc > 3 && std::strcmp(argv[3], "print") == 0) {
        Print(cases, first);
        return EXIT_SUCCESS;
    }
    std::map<std::string, unsigned> counts, broken;
    for (unsigned seed = first; seed < first + cases; ++seed) {
        const auto of = Roll(seed);
        const auto plan = routine::Propose(Book(), of);
        for (const auto& item : plan.items) ++counts[item.modality];
        counts["referral"] += plan.refer.has_value();
        counts["no item at all"] += plan.items.empty();
        for (const auto& promise : BrokenPromises(of, plan)) {
            if (broken[promise]++ == 0) std::printf("seed %u: %s\n", seed, promise.c_str());
        }
    }
    for (const auto& [what, count] : counts) std::printf("%8u  %s\n", count, what.c_str());
    std::printf("%u cases, %zu kinds of broken promise\n", cases, broken.size());
    return broken.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
