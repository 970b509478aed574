// day KILLS [SEED]: works through a day on a small clinic in a child, kills it at a chosen call that changes
// the disk or after a random while, opens the clinic again (killing that too at times), and holds what is
// found against what the child had been told: nothing acknowledged lost, nothing half, pages, chain and
// signatures sound. Prints counts, which add up over runs of different seeds; ends with 1 at the first loss
// and leaves the folder behind, told with the seed and the round.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <stdexcept>

#include "campaigns/chosen_calls.h"
#include "campaigns/day_trial.h"
#include "store/test_clinic.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using campaign::Day;
using campaign::Death;

constexpr int kRoundsOfAClinic = 12;
constexpr int kMostCalls = 170;  // an action makes some thirty, a session some ten
// A new key and a file written anew make hundreds; so far at times.
constexpr int kFarCalls = 1000, kFarPercent = 25;
constexpr long kRoundsOfASeed = 500'000;  // a little over three years of the day's clock
constexpr int kTimedPercent = 15, kKilledRecoveryPercent = 25;
constexpr int kLongestWaitUs = 30'000;
constexpr std::size_t kActionsOfASession = 5;
constexpr long kRoundsBetweenLines = 5000;

class Campaign {
public:
    Campaign(long kills, unsigned seed) : m_most(kills), m_random(seed), m_seed(seed) {}

    void Run(const fs::path& dir);
    void Print() const;
    [[nodiscard]] std::string Where() const {
        return "seed " + std::to_string(m_seed) + ", round " + std::to_string(m_rounds) + ", during " +
               m_ledger.doing + ' ' + m_ledger.dies;
    }

private:
    int Int(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    bool Chance(int percent) { return Int(1, 100) <= percent; }
    [[nodiscard]] long Seed() const { return 2 * (static_cast<long>(m_seed) * kRoundsOfASeed + m_rounds); }

    // Killed at a call or, `timed`, after a while; what it tells goes to the ledger if there is one.
    void Kill(const std::function<void(Day&)>& work, campaign::Ledger* ledger);
    void Round();
    void KillRecovery();
    [[nodiscard]] bool Touched(const fs::path& folder) const;

    long m_most;
    std::mt19937 m_random;
    unsigned m_seed;
    campaign::Place m_place;
    campaign::Ledger m_ledger;
    long m_rounds = 0, m_kills = 0, m_timed = 0, m_recoveries = 0, m_unkilled = 0, m_ahead = 0;
    std::map<std::string, long> m_during, m_at, m_done;
};

void Campaign::Run(const fs::path& dir) {
    m_place.folder = dir / "day";
    for (; m_kills < m_most; ++m_rounds) {
        if (m_rounds % kRoundsOfAClinic == 0) MakeClinic(m_place, Seed() - 1, m_ledger);
        Round();
        if (m_rounds % kRoundsBetweenLines == kRoundsBetweenLines - 1)
            std::printf("%ld kills so far\n", m_kills);
    }
}

void Campaign::Kill(const std::function<void(Day&)>& work, campaign::Ledger* ledger) {
    const bool timed = Chance(kTimedPercent);
    const long call = Int(0, Chance(kFarPercent) ? kFarCalls : kMostCalls);
    const Death deaths[] = {Death::Before, Death::Half, Death::After};
    const Death death = deaths[Int(0, 2)];
    const auto ending = campaign::RunChild(
        [&](int tell) {
            try {
                Day day(m_place, Seed(), m_ledger.acknowledged.passphrase, tell);
                if (!timed) campaign::DieAt(call, death, tell);
                work(day);
            } catch (const std::exception& error) {
                campaign::LeaveAlone();
                const std::string line = std::string("fails ") + error.what() + '\n';
                (void)!::write(tell, line.data(), line.size());
            }
        },
        timed ? Int(0, kLongestWaitUs) : -1);
    ++(ending.killed ? m_kills : m_unkilled);
    if (ending.killed && timed) ++m_timed;
    if (ending.killed && !ledger) ++m_recoveries;
    if (ending.told.find("fails ") != std::string::npos) throw std::runtime_error("LOST: " + ending.told);
    if (ledger) campaign::TakeAll(ending.told, *ledger);
}

void Campaign::Round() {
    campaign::PutOldClinic(m_place, static_cast<int>(1 + m_rounds % 3));
    m_ledger.Start(campaign::Books(m_ledger.acknowledged));
    const auto first = static_cast<std::size_t>(Int(0, static_cast<int>(Day::Actions()) - 1));
    Kill(
        [&](Day& day) {
            for (std::size_t i = 0; i < Day::Actions(); ++i) {
                if (i % kActionsOfASession == 0) day.Open();
                day.Act((first + i) % Day::Actions());
            }
        },
        &m_ledger);
    if (!m_ledger.doing.empty()) ++m_during[m_ledger.doing];
    if (!m_ledger.dies.empty()) ++m_at[m_ledger.dies];
    while (Chance(kKilledRecoveryPercent)) KillRecovery();
    if (campaign::Examine(m_place, Seed(), m_ledger)) ++m_ahead;
    for (const auto& [name, count] : m_ledger.done) m_done[name] += count;
    m_ledger.done.clear();
}

bool Campaign::Touched(const fs::path& folder) const {
    return std::ranges::any_of(m_ledger.made, [&](const auto& one) { return one.folder == folder; });
}

void Campaign::KillRecovery() {
    const auto later = std::chrono::seconds(Int(50, 80));
    Kill(
        [&](Day& day) {
            day.clock.Set(day.clock.Now() + later);
            (void)OpenWithEither(m_place, m_ledger, day)->Check();
            if (Touched(m_place.Old()))
                (void)store::ClinicStore::Open(m_place.Old(), support::kUser, support::kPassphrase,
                                               day.AroundOld());
        },
        nullptr);
}

void PrintAll(const char* what, const std::map<std::string, long>& counts) {
    std::printf("%s:", what);
    for (const auto& [name, count] : counts) std::printf(" %s %ld", name.c_str(), count);
    std::printf("\n");
}

void Campaign::Print() const {
    std::printf(
        "seed %u: %ld kills (%ld after a random while, %ld of a recovery); %ld children ended by "
        "themselves.\n",
        m_seed, m_kills, m_timed, m_recoveries, m_unkilled);
    PrintAll("killed during", m_during);
    PrintAll("killed at", m_at);
    PrintAll("acknowledged", m_done);
    std::printf(
        "%ld times opened again: sound each time, nothing acknowledged lost, nothing half; %ld times "
        "the change under way was there too.\n",
        m_rounds, m_ahead);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (fs::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
    const support::TempDir dir;
    Campaign campaign(std::stol(argv[1]), argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 1U);
    try {
        campaign.Run(dir.Path());
        campaign.Print();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n' << campaign.Where() << '\n';
        // To be looked into.
        std::error_code none;
        fs::rename(dir.Path() / "day", dir.Path().parent_path() / "palpate_day_lost", none);
        return 1;
    }
}
