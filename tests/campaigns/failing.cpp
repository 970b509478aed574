// failing STRIDE [ACTION [KIND CALL]]: lets every call of each kind fail, once and from then on, in every
// action of a day (tests/campaigns/day_script.h): every k-th read, write, flush, rename, opening, truncation
// and piece of memory, with a stride of STRIDE where there are many. After each: no crash, a sentence or
// done, the store goes on, and what is opened again holds all that was acknowledged. Prints counts; ends with
// 1 at the first miss. With a KIND and a CALL (from 0) that one alone, once and from then on.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "campaigns/chosen_calls.h"
#include "campaigns/day_trial.h"
#include "model/problem.h"
#include "store/test_clinic.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using campaign::Call;
using campaign::Day;

constexpr std::size_t kOpen = SIZE_MAX;  // as an action
constexpr long kFew = 60;                // up to here every call is tried

struct Trial {
    std::size_t action = kOpen;
    Call kind = Call::Write;
    long call = 0;
    bool lasting = false;
};

struct Counts {
    long tried = 0, refused = 0, done = 0;
};

class Campaign {
public:
    Campaign(long stride, long alone, const fs::path& dir) : m_stride(stride), m_alone(alone), m_dir(dir) {
        m_place.folder = dir / "day";
    }

    // All calls of one kind in one action; how many failed.
    Counts TryAll(std::size_t action, Call kind);

private:
    // False: the action has no such call.
    bool Try(const Trial& trial, Counts& counts);
    void Work(const Trial& trial, int tell) const;
    void PutBack();

    long m_stride;
    long m_alone;  // that call of a kind, where it is not negative
    fs::path m_dir;
    campaign::Place m_place;
    campaign::Ledger m_first, m_ledger;
    long m_tried = 0;
};

// The same clinic each time; making one anew would take longer than what is tried.
void Campaign::PutBack() {
    const fs::path kept = m_dir / "kept";
    if (m_tried++ == 0) {
        MakeClinic(m_place, 1, m_first);
        fs::rename(m_place.folder, kept);
    }
    fs::remove_all(m_place.folder);
    fs::copy(kept, m_place.folder, fs::copy_options::recursive);
    campaign::PutOldClinic(m_place, static_cast<int>(1 + m_tried % 3));
    m_ledger = m_first;
    m_ledger.Start(m_first.acknowledged);
}

// What the system refuses is told as such; of memory the language tells by itself.
bool IsRefusal(const std::exception& error, Call kind) {
    const auto* ours = dynamic_cast<const model::Error*>(&error);
    return ours ? !std::string(ours->what()).empty()
                : kind == Call::Memory && dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
}

// A new key that is decided but not in its place asks to be opened again; where there is no memory for the
// sentence either, so does what stands in place of it.
bool AsksToReopen(const std::exception& error, const Trial& trial) {
    const auto* ours = dynamic_cast<const model::Error*>(&error);
    if (ours != nullptr) return ours->Message().starts_with("The new key of {0} is decided");
    return trial.lasting && trial.action != kOpen && std::string(Day::NameOf(trial.action)) == "remove";
}

void Campaign::Work(const Trial& trial, int tell) const {
    // The same work, whatever fails of one kind.
    Day day(m_place, 100 + 2 * static_cast<long>(trial.kind) + (trial.lasting ? 1 : 0), support::kPassphrase,
            tell);
    bool reopen = false;
    try {
        if (trial.action != kOpen) day.Open();
        campaign::FailAt(trial.kind, trial.call, trial.lasting);
        trial.action == kOpen ? day.Open() : day.Act(trial.action);
        campaign::LeaveAlone();
    } catch (const std::exception& error) {
        campaign::LeaveAlone();
        day.Say(IsRefusal(error, trial.kind) ? "refused" : std::string("fails ") + error.what());
        reopen = AsksToReopen(error, trial);
    }
    day.Say(campaign::Failed() > 0 ? "reached" : "past");
    if (!day.IsOpen()) return;
    try {
        // What was typed can be saved once the disk is well again.
        if (reopen) day.Open();
        day.Act(0);
        campaign::FailAt(trial.kind, 0, trial.lasting);
        day.Close();
        campaign::LeaveAlone();
    } catch (const std::exception& error) {
        campaign::LeaveAlone();
        day.Say(std::string("fails to go on: ") + error.what());
    }
}

bool Campaign::Try(const Trial& trial, Counts& counts) {
    PutBack();
    const auto ending = campaign::RunChild([&](int tell) { Work(trial, tell); }, -1);
    if (ending.told.find("fails ") != std::string::npos) throw std::runtime_error(ending.told);
    campaign::TakeAll(ending.told, m_ledger);
    (void)campaign::Examine(m_place, 100 + m_tried, m_ledger);
    if (ending.told.find("reached\n") == std::string::npos) return false;
    ++counts.tried;
    ++(ending.told.find("refused\n") != std::string::npos ? counts.refused : counts.done);
    return true;
}

Counts Campaign::TryAll(std::size_t action, Call kind) {
    Counts counts;
    for (const bool lasting : {false, true}) {
        Trial trial{action, kind, std::max(0L, m_alone), lasting};
        try {
            while (Try(trial, counts) && m_alone < 0)
                trial.call += trial.call < kFew ? 1 + m_stride / kFew : m_stride;
        } catch (const std::exception& error) {
            throw std::runtime_error(std::string(campaign::NameOf(kind)) + ' ' + std::to_string(trial.call) +
                                     (lasting ? " and on" : "") + ": " + error.what());
        }
    }
    return counts;
}

const char* NameOf(std::size_t action) {
    return action == kOpen ? "open" : Day::NameOf(action);
}

Counts TryAction(Campaign& campaign, std::size_t action, const char* only) {
    Counts all;
    std::printf("%-12s", NameOf(action));
    for (int kind = 0; kind < campaign::kCalls; ++kind) {
        if (only != nullptr && std::string(only) != campaign::NameOf(static_cast<Call>(kind))) continue;
        const Counts counts = campaign.TryAll(action, static_cast<Call>(kind));
        std::printf(" %s %ld (%ld refused)", campaign::NameOf(static_cast<Call>(kind)), counts.tried,
                    counts.refused);
        all.tried += counts.tried;
        all.refused += counts.refused;
        all.done += counts.done;
    }
    std::printf("\n");
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    campaign::HookMemory();
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (fs::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
    const support::TempDir dir;
    try {
        Campaign campaign(std::max(1L, std::stol(argv[1])), argc > 4 ? std::stol(argv[4]) : -1, dir.Path());
        Counts all;
        for (std::size_t i = 0; i <= Day::Actions(); ++i) {
            const std::size_t action = i == 0 ? kOpen : i - 1;
            if (argc > 2 && std::string(argv[2]) != NameOf(action)) continue;
            const Counts counts = TryAction(campaign, action, argc > 3 ? argv[3] : nullptr);
            all.tried += counts.tried;
            all.refused += counts.refused;
            all.done += counts.done;
        }
        std::printf("%ld failing calls: %ld refused in a sentence, %ld done all the same; nothing lost.\n",
                    all.tried, all.refused, all.done);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        std::error_code none;
        fs::rename(dir.Path() / "day", dir.Path().parent_path() / "palpate_failing_lost", none);
        return 1;
    }
}
