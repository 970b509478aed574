#include "model/client.h"

#include <algorithm>

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kHowWords{"unknown"sv, "drawn"sv, "paper"sv, "typed"sv, "spoken"sv};
static_assert(kHowWords.size() == static_cast<std::size_t>(ConsentHow::Spoken) + 1);

}  // namespace

std::string_view ToText(ConsentHow how) {
    return Word(kHowWords, how);
}
std::optional<ConsentHow> ParseConsentHow(std::string_view text) {
    return FromWord<ConsentHow>(kHowWords, text);
}

ConsentHow Consent::How() const {
    return how == ConsentHow::Unknown && !signature.empty() ? ConsentHow::Drawn : how;
}

const HealthHistory& Client::Health() const {
    static const HealthHistory nothing_asked;
    return history.empty() ? nothing_asked : history.back();
}

bool Client::IsMinorOn(Date day) const {
    return birth_date && AgeOn(*birth_date, day) < 18;
}

void KeepRace(const Client& before, Client& now, Date today) {
    const auto& race = before.next_race;
    const auto& next = now.next_race;
    if (!race || race->day > today || (next && next->day == race->day)) return;
    if (race->day == today && next && next->name == race->name && next->day < today)
        return;  // it was earlier
    const auto at = std::ranges::lower_bound(now.past_races, race->day, {}, &Race::day);
    if (at == now.past_races.end() || at->day != race->day) now.past_races.insert(at, *race);
}

const std::string& Client::ShortName() const {
    return preferred_name.empty() ? name : preferred_name;
}

}  // namespace model
