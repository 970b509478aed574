// A client of the clinic, with consents and health history.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
#include "model/health.h"
#include "model/ids.h"
#include "model/place.h"
#include "model/problem.h"

namespace model {

// How a consent was given. Unknown: recorded before that was asked; a drawn signature tells it then.
enum class ConsentHow { Unknown, Drawn, OnPaper, Typed, Spoken };

struct Consent {
    ConsentId id;
    std::string kind;  // "treatment", "gluteal", "chest", "email" …
    Instant given_at{};
    std::optional<Date> expires;
    std::optional<Instant> revoked_at;
    std::string wording_version;
    std::string given_by;    // the client, or the guardian's name
    std::string language{};  // of the wording
    std::string wording{};   // the exact words agreed to; empty: kept on paper or by an earlier version
    UserId recorded_by{};
    std::string revoked_why{};
    // Strokes of the signature as it was drawn, in a box of kSignatureBox; none: signed otherwise.
    std::vector<std::vector<MapPoint>> signature{};
    ConsentHow how = ConsentHow::Unknown;
    bool operator==(const Consent&) const = default;

    [[nodiscard]] ConsentHow How() const;
};

// "unknown", "drawn", "paper", "typed", "spoken"
[[nodiscard]] std::string_view ToText(ConsentHow how);
[[nodiscard]] std::optional<ConsentHow> ParseConsentHow(std::string_view text);

inline constexpr MapPoint kSignatureBox{1000, 300};
inline constexpr std::size_t kMaxSignatureStrokes = 400, kMaxSignaturePoints = 20'000;

// A place the client does not want treated, or that must not be, at every visit until it ends.
struct StandingAvoid {
    RegionRef at;
    std::string why;
    Instant since{};
    std::optional<Instant> ended;
    bool operator==(const StandingAvoid&) const = default;
};

struct Race {
    std::string name;
    Date day{};
    bool operator==(const Race&) const = default;
};

struct Client {
    ClientId id;
    std::string number;  // the clinic's own running number, "0418"
    std::string name;
    std::string preferred_name;
    std::string pronouns;
    std::optional<Date> birth_date;
    std::string language = "en";  // language of what the client gets on paper
    bool large_print = false;     // the plan in large letters, whatever the clinic's usual ones are
    std::string email;
    std::string phone;
    std::string address;
    std::string guardian;  // name and contact; required under 18
    std::string emergency_contact;
    std::string physician;
    std::string occupation;
    std::string activity;  // "runner", "office work" …
    std::string goal;
    Figure figure = Figure::Neutral;
    std::optional<Race> next_race;
    std::vector<Race> past_races;        // that stood as the next one on their day (KeepRace), by day
    std::vector<std::string> equipment;  // ids of routines.toml input "equipment"
    std::optional<double> body_mass_kg;
    std::vector<Consent> consents;
    std::vector<HealthHistory> history;  // oldest first; the last one is in force
    std::vector<StandingAvoid> avoid;
    bool archived = false;

    bool operator==(const Client&) const = default;

    // The history in force, or an empty one where nothing was asked yet.
    [[nodiscard]] const HealthHistory& Health() const;
    [[nodiscard]] bool IsMinorOn(Date day) const;
    // What the plan calls the client.
    [[nodiscard]] const std::string& ShortName() const;
};

// A race that is not ahead stays when another takes its place or none does: `now` is to follow `before`. A race
// of the same day is the same one, with another name; one of today had the wrong day if its name now stands before.
void KeepRace(const Client& before, Client& now, Date today);
// What is wrong with a client on a day: texts, figures and dates that cannot be, under 18 without a guardian.
[[nodiscard]] std::optional<Problem> Check(const Client& client, Date today);
// All that Check finds, in its order.
[[nodiscard]] std::vector<Problem> Problems(const Client& client, Date today);
// The texts of the person's details, of one version or of one consent without what nobody can see
// (clean_text.h).
void CleanTexts(Client& client);
void CleanTexts(HealthHistory& version);
void CleanTexts(Consent& consent);

}  // namespace model
