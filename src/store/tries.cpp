#include "store/tries.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <sstream>

#include "store/open_slot.h"
#include "store/platform.h"
#include "vault/digest.h"

namespace store {
namespace {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kMostNoted = 64;  // more make no wait longer
constexpr std::size_t kMostFileBytes = std::size_t{64} * 32;

// Of this process, by name; told in the time that nobody sets.
struct Noted {
    std::mutex mutex;
    std::map<std::string, std::vector<Instant>> at;
};

Noted& NotedHere() {
    static Noted noted;
    return noted;
}

const model::SystemClock& OwnClock() {
    static const model::SystemClock clock;
    return clock;
}

TryTimes TimesOf(const Surroundings& around) {
    const model::Clock* clock = around.clock != nullptr ? around.clock : &OwnClock();
    const auto now = [clock] { return clock->Now(); };
    if (dynamic_cast<const model::SystemClock*>(clock) == nullptr)
        return {now, [clock] { return clock->Now().time_since_epoch(); }};
    return {now, [] {
                return std::chrono::duration_cast<milliseconds>(
                    std::chrono::steady_clock::now().time_since_epoch());
            }};
}

std::string NameOf(const vault::KeyFile& keys) {
    const std::string signer = keys.slots.empty() ? std::string() : keys.slots.front().signing_public;
    return vault::Digest(keys.clinic + '|' + signer).substr(0, 32);
}

}  // namespace

Tries::Tries(const vault::KeyFile& keys, const Surroundings& around)
    : Tries(keys, around.devices, TimesOf(around)) {}

Tries::Tries(const vault::KeyFile& keys, std::filesystem::path devices, TryTimes times)
    : m_name(NameOf(keys)), m_devices(std::move(devices)), m_times(std::move(times)) {}

std::filesystem::path Tries::File() const {
    return m_devices / (m_name + ".refused");
}

// What cannot be read must not shut every door.
Tries::Kept Tries::InFile() const try {
    Kept kept;
    if (m_devices.empty()) return kept;
    std::istringstream lines(ReadWholeFile(File(), kMostFileBytes));
    for (std::string line; std::getline(lines, line);)
        if (const auto at = model::ParseInstant(line)) kept.push_back(*at);
    return kept;
} catch (const model::Error&) {
    return {};
}

void Tries::RequireWaited(const Kept& kept) const {
    Kept here;
    {
        Noted& noted = NotedHere();
        const std::lock_guard guard(noted.mutex);
        if (const auto found = noted.at.find(m_name); found != noted.at.end()) here = found->second;
    }
    const Instant now = m_times.now();
    const seconds wait = std::max(
        {WaitAfter(here, Instant(m_times.steady())), WaitAfter(kept, now), WaitAfter(InFile(), now)});
    if (wait > seconds(0))
        throw model::Error(model::ErrorKind::NoAccess, kWaitSentence, {std::to_string(wait.count())});
}

// Failing to note must not hide the refusal itself.
void Tries::Note() const noexcept try {
    {
        Noted& noted = NotedHere();
        const std::lock_guard guard(noted.mutex);
        std::vector<Instant>& here = noted.at[m_name];
        if (here.size() >= kMostNoted) here.erase(here.begin());
        here.emplace_back(m_times.steady());
    }
    if (m_devices.empty()) return;
    Kept kept = InFile();
    if (kept.size() >= kMostNoted) kept.erase(kept.begin());
    kept.push_back(m_times.now());
    std::string text;
    for (const Instant at : kept) text += model::ToIso(at) + '\n';
    MakeProfileFolder(m_devices);
    ReplaceFile(File(), text);
} catch (const std::exception&) {
    return;
}

void Tries::Forget() const noexcept try {
    {
        Noted& noted = NotedHere();
        const std::lock_guard guard(noted.mutex);
        noted.at.erase(m_name);
    }
    std::error_code none;
    if (!m_devices.empty()) std::filesystem::remove(File(), none);
} catch (const std::exception&) {
    return;
}

}  // namespace store
