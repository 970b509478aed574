#include "store/client_table.h"

#include <algorithm>

#include "model/problem.h"
#include "store/columns.h"
#include "store/folded_name.h"

namespace store {
namespace {

constexpr const char* kSelect =
    "SELECT number, name, preferred_name, pronouns, birth_date, language, email, phone, address, guardian, "
    "emergency_contact, physician, occupation, activity, goal, archived, body_mass_kg, figure, race_name, "
    "race_day, large_print, equipment, past_races "
    "FROM clients WHERE id = ?";

constexpr const char* kInsert =
    "INSERT INTO clients (id, number, number_value, name, preferred_name, pronouns, birth_date, language, "
    "email, phone, address, guardian, emergency_contact, occupation, activity, goal, archived, body_mass_kg, "
    "figure, race_name, race_day, equipment, sort_name, digest, physician, past_races, large_print) VALUES "
    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
    "?23, ?24, ?25, ?26, ?27) "
    "ON CONFLICT (id) DO UPDATE SET number = ?2, number_value = ?3, name = ?4, preferred_name = ?5, "
    "pronouns = ?6, birth_date = ?7, language = ?8, email = ?9, phone = ?10, address = ?11, guardian = ?12, "
    "emergency_contact = ?13, occupation = ?14, activity = ?15, goal = ?16, archived = ?17, "
    "body_mass_kg = ?18, figure = ?19, race_name = ?20, race_day = ?21, equipment = ?22, sort_name = ?23, "
    "digest = ?24, physician = ?25, past_races = ?26, large_print = ?27";

// The running number as a number, where it is one.
std::optional<std::int64_t> NumberValue(const std::string& number) {
    const bool digits = !number.empty() && number.size() <= 9 &&
                        std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional<std::int64_t>(std::stoll(number)) : std::nullopt;
}

model::Client TakeClient(Query& query, const model::ClientId& id) {
    model::Client c;
    std::string figure;
    std::optional<std::string> race;
    std::optional<model::Date> race_day;
    c.id = id;
    query.Take(c.number, c.name, c.preferred_name, c.pronouns, c.birth_date, c.language, c.email, c.phone,
               c.address, c.guardian, c.emergency_contact, c.physician, c.occupation, c.activity, c.goal,
               c.archived, c.body_mass_kg, figure, race, race_day, c.large_print);
    c.figure = FromWord(&model::ParseFigure, figure);
    if (race) c.next_race = model::Race{*race, race_day.value_or(model::Date{})};
    c.equipment = TakeTexts(query);
    std::optional<Blob> past;
    query.Take(past);
    if (past) c.past_races = DecodeRaces(past->bytes);
    return c;
}

void ReadConsents(Engine& engine, model::Client& client) {
    Query query = engine.Prepare(
        "SELECT id, kind, given_at, expires, revoked_at, wording_version, given_by, language, wording, "
        "recorded_by, revoked_why, signature FROM consents WHERE client = ? ORDER BY position");
    query.Bind(client.id);
    std::optional<Blob> strokes;
    std::string giver;
    while (query.Step()) {
        auto& c = client.consents.emplace_back();
        query.Take(c.id, c.kind, c.given_at, c.expires, c.revoked_at, c.wording_version, giver, c.language,
                   c.wording, c.recorded_by, c.revoked_why, strokes);
        TakeGiver(giver, c);
        if (strokes) c.signature = DecodeStrokes(strokes->bytes);
    }
}

void ReadAvoid(Engine& engine, model::Client& client) {
    Query query = engine.Prepare(
        "SELECT region, why, since, ended, side FROM avoid_places WHERE client = ? ORDER BY position");
    query.Bind(client.id);
    std::string side;
    while (query.Step()) {
        auto& a = client.avoid.emplace_back();
        query.Take(a.at.region, a.why, a.since, a.ended, side);
        a.at.side = FromWord(&model::ParseSide, side);
    }
}

void ReadConditions(Engine& engine, model::Client& client) {
    Query query = engine.Prepare(
        "SELECT history, condition, answer, note, cleared, clearance, areas FROM conditions "
        "WHERE client = ? ORDER BY history, condition");
    query.Bind(client.id);
    std::size_t position = 0;
    std::string condition, answer;
    while (query.Step()) {
        query.Take(position, condition, answer);
        auto& c = client.history.at(position).conditions[condition];
        c.answer = FromWord(&model::ParseAnswer, answer);
        query.Take(c.note, c.cleared_by_doctor, c.clearance);
        c.areas = TakeTexts(query);
    }
}

void TakeHistory(Query& query, model::HealthHistory& h) {
    std::string others, medicines, allergic, operated;
    std::optional<int> systolic, diastolic;
    query.Take(h.recorded_at, h.recorded_by, h.medication, h.allergies, h.sleep_hours, systolic, diastolic,
               h.surgery, h.pregnancy_weeks, others, medicines, allergic, operated);
    if (systolic && diastolic) h.blood_pressure = std::pair(*systolic, *diastolic);
    h.others = FromWord(&model::ParseAnswer, others);
    h.medicines = FromWord(&model::ParseAnswer, medicines);
    h.allergic = FromWord(&model::ParseAnswer, allergic);
    h.operated = FromWord(&model::ParseAnswer, operated);
}

void ReadHistories(Engine& engine, model::Client& client) {
    Query query = engine.Prepare(
        "SELECT recorded_at, recorded_by, medication, allergies, sleep_hours, systolic, diastolic, surgery, "
        "pregnancy_weeks, others, medicines, allergic, operated FROM health_histories WHERE client = ? "
        "ORDER BY position");
    query.Bind(client.id);
    while (query.Step()) TakeHistory(query, client.history.emplace_back());
    ReadConditions(engine, client);
}

void WriteRow(Engine& engine, const model::Client& c, const std::string& digest) {
    const auto race = c.next_race ? std::optional(c.next_race->name) : std::nullopt;
    const auto race_day = c.next_race ? std::optional(c.next_race->day) : std::nullopt;
    const auto past = c.past_races.empty() ? std::nullopt : std::optional(Blob{Encode(c.past_races)});
    engine.Prepare(kInsert)
        .Bind(c.id, c.number, NumberValue(c.number), c.name, c.preferred_name, c.pronouns, c.birth_date,
              c.language, c.email, c.phone, c.address, c.guardian, c.emergency_contact, c.occupation,
              c.activity, c.goal, c.archived, c.body_mass_kg, model::ToText(c.figure), race, race_day,
              ToBlob(c.equipment), FoldedName(c.name), digest, c.physician, past, c.large_print)
        .Run();
}

void WriteWords(Engine& engine, const model::Client& c) {
    engine.Prepare("DELETE FROM client_words WHERE rowid = (SELECT row FROM clients WHERE id = ?)")
        .Bind(c.id)
        .Run();
    engine.Prepare("INSERT INTO client_words (rowid, words) SELECT row, ? FROM clients WHERE id = ?")
        .Bind(c.name + '\n' + c.preferred_name + '\n' + c.number, c.id)
        .Run();
}

// What was stored of it, but for being taken back once.
bool Keeps(const model::Consent& stored, model::Consent now) {
    if (!stored.revoked_at) {
        now.revoked_at.reset();
        now.revoked_why = stored.revoked_why;
    }
    return now == stored;
}

// A list read before another consent was recorded must not take that one away.
void DemandConsentsKept(Engine& engine, const model::Client& client) {
    model::Client stored;
    stored.id = client.id;
    ReadConsents(engine, stored);
    for (const model::Consent& one : stored.consents) {
        const auto now = std::ranges::find(client.consents, one.id, &model::Consent::id);
        if (now != client.consents.end() && Keeps(one, *now)) continue;
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("A consent on record stays as it is, it can only be taken back. Open the "
                       "client again and repeat the change."));
    }
}

void WriteConsents(Engine& engine, const model::Client& client) {
    DemandConsentsKept(engine, client);
    engine.Prepare("DELETE FROM consents WHERE client = ?").Bind(client.id).Run();
    int position = 0;
    for (const auto& c : client.consents)
        engine
            .Prepare(
                "INSERT INTO consents (client, position, id, kind, given_at, expires, revoked_at, "
                "wording_version, given_by, language, wording, recorded_by, revoked_why, signature) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(client.id, position++, c.id, c.kind, c.given_at, c.expires, c.revoked_at, c.wording_version,
                  GiverText(c), c.language, c.wording, c.recorded_by, c.revoked_why,
                  c.signature.empty() ? std::nullopt : std::optional(Blob{Encode(c.signature)}))
            .Run();
}

void WriteAvoid(Engine& engine, const model::Client& client) {
    engine.Prepare("DELETE FROM avoid_places WHERE client = ?").Bind(client.id).Run();
    int position = 0;
    for (const auto& a : client.avoid)
        engine
            .Prepare(
                "INSERT INTO avoid_places (client, position, region, side, why, since, ended) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(client.id, position++, a.at.region, model::ToText(a.at.side), a.why, a.since, a.ended)
            .Run();
}

void WriteConditions(Engine& engine, const model::ClientId& client, int position,
                     const model::HealthHistory& history) {
    for (const auto& [condition, c] : history.conditions)
        engine
            .Prepare(
                "INSERT INTO conditions (client, history, condition, answer, note, areas, cleared, "
                "clearance) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(client, position, condition, model::ToText(c.answer), c.note, ToBlob(c.areas),
                  c.cleared_by_doctor, c.clearance)
            .Run();
}

void WriteHistory(Engine& engine, const model::ClientId& client, int position,
                  const model::HealthHistory& h) {
    const auto& pressure = h.blood_pressure;
    engine
        .Prepare(
            "INSERT INTO health_histories (client, position, recorded_at, recorded_by, medication, "
            "allergies, sleep_hours, systolic, diastolic, others, medicines, allergic, operated, surgery, "
            "pregnancy_weeks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(client, position, h.recorded_at, h.recorded_by, h.medication, h.allergies, h.sleep_hours,
              pressure ? std::optional(pressure->first) : std::nullopt,
              pressure ? std::optional(pressure->second) : std::nullopt, model::ToText(h.others),
              model::ToText(h.medicines), model::ToText(h.allergic), model::ToText(h.operated), h.surgery,
              h.pregnancy_weeks)
        .Run();
    WriteConditions(engine, client, position, h);
}

// Stored versions stay as they are; only what follows them is written.
void WriteHistories(Engine& engine, const model::Client& client) {
    model::Client stored;
    stored.id = client.id;
    ReadHistories(engine, stored);
    const bool follows = stored.history.size() <= client.history.size() &&
                         std::equal(stored.history.begin(), stored.history.end(), client.history.begin());
    if (!follows)
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("A stored health history cannot be changed; a change is kept as a new version."));
    for (auto i = stored.history.size(); i < client.history.size(); ++i)
        WriteHistory(engine, client.id, static_cast<int>(i), client.history[i]);
}

}  // namespace

std::optional<model::Client> ReadClient(Engine& engine, const model::ClientId& id) {
    Query query = engine.Prepare(kSelect);
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    model::Client client = TakeClient(query, id);
    ReadConsents(engine, client);
    ReadHistories(engine, client);
    ReadAvoid(engine, client);
    return client;
}

std::string ClientDigest(Engine& engine, const model::ClientId& id) {
    std::string digest;
    Query query = engine.Prepare("SELECT digest FROM clients WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(digest);
    return digest;
}

void WriteClient(Engine& engine, const model::Client& client, const std::string& digest) {
    WriteRow(engine, client, digest);
    WriteWords(engine, client);
    WriteConsents(engine, client);
    WriteHistories(engine, client);
    WriteAvoid(engine, client);
}

std::string NextClientNumber(Engine& engine) {
    // A number is never given twice, although its record may be gone.
    std::string number = std::to_string(engine.Number(
        "SELECT 1 + max(coalesce((SELECT max(number_value) FROM clients), 0), coalesce((SELECT "
        "max(CAST(number AS INTEGER)) FROM disposals WHERE number NOT GLOB '*[^0-9]*' AND length(number) < "
        "10), 0))"));
    if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
    return number;
}

}  // namespace store
