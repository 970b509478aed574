// What a client's record may hold.
#include <algorithm>
#include <cmath>
#include <utility>

#include "model/clean_text.h"
#include "model/client.h"

namespace model {

namespace {

using Found = std::optional<Problem>;

constexpr std::size_t kName = 500, kLine = 300, kShort = 100, kParagraph = 2000,
                      kPage = 20'000;  // characters
constexpr std::size_t kMostEntries = 2000, kMostVersions = 20'000;
constexpr int kEldest = 130;

enum class Kind { Line, Lines };

// A text of the record: its name for people, how long it may be, whether it may have several lines.
struct Field {
    const char* name;
    std::string* text;
    std::size_t most = kLine;
    Kind kind = Kind::Line;
};

std::vector<Field> Texts(Client& c) {
    return {{Msg("Name"), &c.name, kName},
            {Msg("Called"), &c.preferred_name, kName},
            {Msg("Number"), &c.number, kShort},
            {Msg("Pronouns"), &c.pronouns, kShort},
            {Msg("Language on paper"), &c.language, kShort},
            {Msg("E-mail"), &c.email, kLine},
            {Msg("Phone"), &c.phone, kLine},
            {Msg("Address"), &c.address, kParagraph, Kind::Lines},
            {Msg("Guardian (name and contact)"), &c.guardian, kParagraph, Kind::Lines},
            {Msg("Emergency contact"), &c.emergency_contact, kParagraph, Kind::Lines},
            {Msg("Physician"), &c.physician, kParagraph, Kind::Lines},
            {Msg("Occupation"), &c.occupation, kLine},
            {Msg("Sport or activity"), &c.activity, kLine},
            {Msg("Goal"), &c.goal, kParagraph, Kind::Lines}};
}

std::vector<Field> Texts(HealthHistory& h) {
    return {{Msg("Medication"), &h.medication, kPage, Kind::Lines},
            {Msg("Allergies"), &h.allergies, kPage, Kind::Lines},
            {Msg("Operations, fractures, implants"), &h.surgery, kPage, Kind::Lines}};
}

std::vector<Field> Texts(ConditionAnswer& a) {
    return {{Msg("The client's words"), &a.note, kPage, Kind::Lines},
            {Msg("Doctor's agreement"), &a.clearance, kParagraph, Kind::Lines}};
}

std::vector<Field> Texts(Consent& c) {
    return {{Msg("Consent"), &c.kind, kShort},
            {Msg("Consent"), &c.wording_version, kShort},
            {Msg("Language on paper"), &c.language, kShort},
            {Msg("Consent"), &c.wording, kPage, Kind::Lines},
            {Msg("Reason"), &c.revoked_why, kParagraph, Kind::Lines},
            {Msg("Given by"), &c.given_by, kParagraph, Kind::Lines}};
}

std::vector<Field> Texts(StandingAvoid& a) {
    return {{Msg("Area to avoid"), &a.at.region, kShort}, {Msg("Reason"), &a.why, kParagraph, Kind::Lines}};
}

std::vector<Field> Texts(Race& r) {
    return {{Msg("Next race"), &r.name, kLine}};
}

// Calls `each` with every text of the record.
template <class Each>
void EveryText(Client& client, Each each) {
    const auto all = [&](auto& part) {
        for (const Field& field : Texts(part)) each(field);
    };
    all(client);
    if (client.next_race) all(*client.next_race);
    for (Race& race : client.past_races) all(race);
    for (Consent& consent : client.consents) all(consent);
    for (StandingAvoid& place : client.avoid) all(place);
    for (HealthHistory& version : client.history) {
        all(version);
        for (auto& [condition, answer] : version.conditions) all(answer);
    }
}

Found CheckText(const Field& field) {
    const bool name = field.most == kName;
    if (LengthOf(*field.text) > field.most)
        return Problem{name ? ProblemCode::NameTooLong : ProblemCode::TextTooLong, field.name};
    if (HasInvisible(*field.text)) return Problem{ProblemCode::TextInvisible, field.name};
    if (field.kind == Kind::Line && HasLineEnd(*field.text))
        return Problem{ProblemCode::TextLines, field.name};
    return {};
}

bool IsEmail(const std::string& text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string::npos || text.find('@', at + 1) != std::string::npos) return false;
    if (text.find_first_of(" <>,;") != std::string::npos) return false;
    const auto dot = text.find('.', at);
    return dot != std::string::npos && dot != at + 1 && text.back() != '.';
}

bool IsBlank(const std::string& text) {
    return Cleaned(text).empty();
}

Found CheckHealth(const HealthHistory& health) {
    if (health.blood_pressure) {
        const auto [upper, lower] = *health.blood_pressure;
        if (upper < 40 || upper > 300 || lower < 20 || lower > 200 || lower >= upper)
            return Problem{ProblemCode::BloodPressureRange, {}};
    }
    const auto& sleep = health.sleep_hours;
    if (sleep && !(*sleep >= 0 && *sleep <= 24)) return Problem{ProblemCode::SleepRange, {}};
    const auto& weeks = health.pregnancy_weeks;
    if (weeks && (*weeks < 0 || *weeks > 45)) return Problem{ProblemCode::WeeksRange, {}};
    if (health.conditions.size() > kMostEntries)
        return Problem{ProblemCode::TooManyEntries, Msg("Conditions")};
    for (const auto& [id, answer] : health.conditions) {
        const bool fits =
            LengthOf(id) <= kShort && answer.areas.size() <= kShort &&
            std::ranges::all_of(answer.areas, [](const auto& area) { return area.size() <= kShort; });
        if (!fits) return Problem{ProblemCode::TextTooLong, Msg("Conditions")};
    }
    return {};
}

Found CheckSignature(const Consent& consent) {
    std::size_t points = 0;
    for (const auto& stroke : consent.signature) {
        points += stroke.size();
        const bool inside = std::ranges::all_of(stroke, [](const MapPoint& p) {
            return p.x >= 0 && p.x <= kSignatureBox.x && p.y >= 0 && p.y <= kSignatureBox.y;
        });
        if (!inside || points > kMaxSignaturePoints) return Problem{ProblemCode::BadSignature, {}};
    }
    if (consent.signature.size() > kMaxSignatureStrokes) return Problem{ProblemCode::BadSignature, {}};
    return {};
}

void CheckFigures(const Client& client, Date today, std::vector<Problem>& wrong) {
    const auto note = [&](const Found& found) {
        if (found) wrong.push_back(*found);
    };
    const auto& born = client.birth_date;
    if (born && (!born->ok() || *born > today || AgeOn(*born, today) > kEldest))
        note(Problem{ProblemCode::BadDate, ToIso(*born)});
    const auto& mass = client.body_mass_kg;
    if (mass && !(*mass >= 1 && *mass <= 500)) note(Problem{ProblemCode::BodyMassRange, {}});
    if (!client.email.empty() && !IsEmail(client.email)) note(Problem{ProblemCode::EmailShape, {}});
    const bool many = client.history.size() > kMostVersions || client.consents.size() > kMostEntries ||
                      client.avoid.size() > kMostEntries || client.equipment.size() > kShort ||
                      client.past_races.size() > kMostEntries;
    if (many) note(Problem{ProblemCode::TooManyEntries, Msg("Client details")});
    for (const HealthHistory& version : client.history) note(CheckHealth(version));
    for (const Consent& consent : client.consents) note(CheckSignature(consent));
}

}  // namespace

std::vector<Problem> Problems(const Client& client, Date today) {
    std::vector<Problem> wrong;
    if (!IsUuid(client.id.value)) wrong.push_back({ProblemCode::BadId, "client"});
    if (IsBlank(client.name)) wrong.push_back({ProblemCode::NoName, client.id.value});
    EveryText(const_cast<Client&>(client), [&](const Field& field) {  // only looked at
        if (const Found found = CheckText(field)) wrong.push_back(*found);
    });
    CheckFigures(client, today, wrong);
    if (client.IsMinorOn(today) && IsBlank(client.guardian))
        wrong.push_back({ProblemCode::GuardianMissing, client.id.value});
    return wrong;
}

Found Check(const Client& client, Date today) {
    const auto wrong = Problems(client, today);
    return wrong.empty() ? Found() : wrong.front();
}

void CleanTexts(Client& client) {
    for (const Field& field : Texts(client)) *field.text = Cleaned(*field.text);
    if (client.next_race) client.next_race->name = Cleaned(client.next_race->name);
    for (Race& race : client.past_races) race.name = Cleaned(race.name);
}

void CleanTexts(HealthHistory& version) {
    for (const Field& field : Texts(version)) *field.text = Cleaned(*field.text);
    for (auto& [condition, answer] : version.conditions)
        for (const Field& field : Texts(answer)) *field.text = Cleaned(*field.text);
}

void CleanTexts(Consent& consent) {
    for (const Field& field : Texts(consent)) *field.text = Cleaned(*field.text);
}

}  // namespace model
