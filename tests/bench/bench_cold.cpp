// "palpate-cli plan" as a person starts it, a process of its own, beside one that does no more than unlock
// the same clinic: with a passphrase that costs next to nothing to try, and with one that costs what people's
// do, in which time the program gets ready. Of each the time that passes and that of all processors.
//   bench_cold PALPATE_CLI
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "desk/clinic.h"
#include "desk/resources.h"
#include "support/temp_dir.h"

namespace {

using Command = std::vector<std::string>;

struct Times {
    double passed = 0, spent = 0;  // ms
};

double Milliseconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

// `work` in a process of its own.
template <class Work>
Times Run(Work work) {
    int status = 0;
    rusage used{};
    const double passed = bench::Seconds([&] {
        const pid_t child = fork();
        if (child == 0) {
            work();
            _exit(127);
        }
        wait4(child, &status, 0, &used);
    });
    if (status != 0) throw std::runtime_error("a process failed");
    return {passed * 1e3, Milliseconds(used.ru_utime) + Milliseconds(used.ru_stime)};
}

void Become(const Command& command) {
    if (std::freopen("/dev/null", "w", stderr) == nullptr) return;  // where the plan was written
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(words.front(), words.data());
}

// What the program does too, without its start.
[[noreturn]] void Unlock(const std::filesystem::path& clinic) {
    const model::SystemClock clock;
    model::SystemIdSource ids{clock};
    (void)store::ClinicStore::Open(
        clinic, desk::kSampleUser, desk::kSamplePassphrase,
        {&clock, &ids, store::KeyCost::Normal, store::ProfileAnchors(), store::ProfileDevices()});
    _exit(0);
}

// The sample clinic and the visit with the longest plan.
model::VisitId MakeClinic(desk::Resources& resources, const std::filesystem::path& folder,
                          store::KeyCost cost) {
    const model::SystemClock clock;
    model::SystemIdSource ids{clock};
    const auto clinic = desk::MakeSampleClinic(
        resources, folder, {&clock, &ids, cost, store::ProfileAnchors(), store::ProfileDevices()});
    model::VisitId longest;
    std::size_t items = 0;
    for (const auto& summary : clinic->Store().Visits({})) {
        const auto visit = clinic->Store().LoadVisit(summary.id);
        if (!visit || visit->plan.items.size() < items) continue;
        items = visit->plan.items.size();
        longest = visit->id;
    }
    return longest;
}

void PrintOver(const std::string& name, const std::vector<double>& times, const std::vector<double>& floors) {
    bench::Print({name, "ms"}, times, floors);
    std::printf("{\"bench\":\"%s_over_unlock\",\"unit\":\"ms\",\"value\":%.4g}\n", name.c_str(),
                bench::Median(times) - bench::Median(floors));
}

void Measure(const std::string& name, const Command& plan, const std::filesystem::path& clinic) {
    const char* wish = std::getenv("PALPATE_BENCH_RUNS");
    std::vector<double> passed, spent, floor_passed, floor_spent;
    const auto unlock = [&] { Unlock(clinic); };
    const auto write = [&] { Become(plan); };
    (void)Run(unlock);
    (void)Run(write);
    for (int i = 0; i < std::max(1, wish != nullptr ? std::atoi(wish) : 25); ++i) {
        const Times floor = Run(unlock), ours = Run(write);
        floor_passed.push_back(floor.passed), floor_spent.push_back(floor.spent);
        passed.push_back(ours.passed), spent.push_back(ours.spent);
    }
    PrintOver(name, passed, floor_passed);
    PrintOver(name + "_cpu", spent, floor_spent);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const support::TempDir folder;
    setenv("XDG_DATA_HOME", folder.Path().c_str(), 1);
    const std::string secret = folder.Path() / "passphrase";
    std::ofstream(secret) << desk::kSamplePassphrase << '\n';
    desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_BINARY_DIR "/i18n");
    for (const auto& [name, cost] : {std::pair("cold_plan_quick_key", store::KeyCost::Quick),
                                     std::pair("cold_plan", store::KeyCost::Normal)}) {
        const std::string clinic = folder.Path() / name;
        const model::VisitId visit = MakeClinic(resources, clinic, cost);
        Measure(name,
                {argv[1], "plan", clinic, visit.value, folder.Path() / "plan.pdf", "--user",
                 desk::kSampleUser, "--passphrase-file", secret},
                clinic);
    }
    return 0;
}
