#include "exchange/case_json.h"

#include <algorithm>

#include "exchange/json_walk.h"

namespace exchange {

using model::Msg;

// Outside the unnamed namespace, where the walker looks for it.
template <class V>
void Fields(V& v, CaseFile::Mark& mark) {
    v.Must("region", mark.at.region);
    v.Word("side", mark.at.side, model::ParseSide);
    v.Must("finding", mark.finding);
    v.May("severity", mark.severity);
    v.May("covers", mark.covers);
    v.May("leads_to", mark.leads_to);
}

namespace {

std::optional<model::Followed> ParseFollowed(std::string_view word) {
    if (word == "done") return model::Followed::Done;
    if (word == "partly") return model::Followed::Partly;
    if (word == "not_done") return model::Followed::NotDone;
    return std::nullopt;
}

std::optional<model::Felt> ParseFelt(std::string_view word) {
    if (word == "better") return model::Felt::Better;
    if (word == "same") return model::Felt::Same;
    if (word == "worse") return model::Felt::Worse;
    return std::nullopt;
}

// One row of "past" as the file spells it.
struct PastRow {
    std::string item, region, side = "midline";
    int step = 0, weeks_on_step = 0;
    std::optional<std::string> followed, felt;
};

template <class V>
void Fields(V& v, PastRow& row) {
    v.Must("item", row.item);
    v.May("region", row.region);
    v.May("side", row.side);
    v.May("step", row.step);
    v.May("weeks_on_step", row.weeks_on_step);
    v.May("followed", row.followed);
    v.May("felt", row.felt);
}

constexpr std::size_t kMostMarks = 500;
constexpr std::size_t kMostPast = 100;
constexpr std::size_t kMaxBytes = 4u << 20;

struct LoadRow {
    int day = 0;
    model::Load type = model::Load::Unknown;
    std::string detail;
};

template <class V>
void Fields(V& v, LoadRow& row) {
    v.Must("day", row.day);
    v.Word("type", row.type, model::ParseLoad);
    v.May("detail", row.detail);
}

// The case as the file spells it; Settle() turns it into the value.
struct Raw {
    std::map<std::string, std::string> conditions;
    std::map<std::string, std::vector<std::string>> areas;  // where a condition is, by group of regions.toml
    std::vector<std::string> cleared;                       // conditions a doctor cleared
    std::vector<CaseFile::Mark> marks;
    std::vector<LoadRow> load;
    std::optional<int> days_to_race, days_since_race;
    std::vector<std::string> equipment;
    std::optional<std::string> training_block;
    std::vector<std::string> red_flags;
    std::optional<int> last_massage_days;
    std::optional<double> sleep_hours_avg, body_mass_kg;
    std::optional<int> age;
    std::optional<std::pair<int, int>> blood_pressure;
    std::optional<int> pregnancy_weeks;
    std::vector<std::string> known_items;
    std::optional<bool> first_plan;
    std::vector<PastRow> past;
};

template <class V>
void Fields(V& v, Raw& raw) {
    v.May("conditions", raw.conditions);
    v.May("condition_areas", raw.areas);
    v.May("cleared", raw.cleared);
    v.May("marks", raw.marks);
    v.May("load", raw.load);
    v.May("days_to_race", raw.days_to_race);
    v.May("days_since_race", raw.days_since_race);
    v.May("equipment", raw.equipment);
    v.May("training_block", raw.training_block);
    v.May("red_flags", raw.red_flags);
    v.May("last_massage_days", raw.last_massage_days);
    v.May("sleep_hours_avg", raw.sleep_hours_avg);
    v.May("body_mass_kg", raw.body_mass_kg);
    v.May("age", raw.age);
    v.May("blood_pressure", raw.blood_pressure);
    v.May("pregnancy_weeks", raw.pregnancy_weeks);
    v.May("known_items", raw.known_items);
    v.May("first_plan", raw.first_plan);
    v.May("past", raw.past);
}

void SettleConditions(const Raw& raw, const JsonReader& reader, model::HealthHistory& health) {
    for (const auto& [id, word] : raw.conditions) {
        const auto answer = model::ParseAnswer(word);
        if (!answer) reader.Refuse("conditions." + id, Msg("yes, no, unknown or past"));
        if (id == "*") {
            health.others = *answer;
        } else {
            health.conditions[id].answer = *answer;
        }
    }
    // A place or a doctor's word for something nobody answered contradicts itself.
    const auto answered = [&](const std::string& id) { return raw.conditions.count(id) > 0; };
    for (const auto& [id, groups] : raw.areas) {
        if (!answered(id))
            reader.Refuse("condition_areas." + id, Msg("a condition that stands in conditions"));
        health.conditions[id].areas = groups;
    }
    for (const auto& id : raw.cleared) {
        if (!answered(id)) reader.Refuse("cleared", Msg("a condition that stands in conditions"));
        health.conditions[id].cleared_by_doctor = true;
    }
}

// Weeks of a pregnancy say that there is one; told no, the case contradicts itself.
void SettlePregnancy(const Raw& raw, const JsonReader& reader, model::HealthHistory& health) {
    if (!raw.pregnancy_weeks) return;
    if (*raw.pregnancy_weeks < 0 || *raw.pregnancy_weeks > 45)
        reader.Refuse("pregnancy_weeks", Msg("a whole number from 0 to 45, or null"));
    const auto high = health.conditions.find("pregnancy_high_risk");
    const bool other = high != health.conditions.end() && high->second.answer == model::Answer::Yes;
    auto& answer = health.conditions["pregnancy"].answer;
    if (raw.conditions.count("pregnancy") > 0 && answer != model::Answer::Yes && !other)
        reader.Refuse("pregnancy_weeks", Msg("null unless pregnancy is answered yes"));
    answer = model::Answer::Yes;
    health.pregnancy_weeks = raw.pregnancy_weeks;
}

void SettlePast(const Raw& raw, const JsonReader& reader, std::vector<CaseFile::Past>& past) {
    if (raw.past.size() > kMostPast) reader.Refuse("past", Msg("at most 100 items"));
    for (std::size_t i = 0; i < raw.past.size(); ++i) {
        const PastRow& row = raw.past[i];
        const std::string where = "past[" + std::to_string(i) + "].";
        const auto side = model::ParseSide(row.side);
        const auto followed = ParseFollowed(row.followed.value_or("done"));
        const auto felt = ParseFelt(row.felt.value_or("same"));
        if (!side) reader.Refuse(where + "side", Msg("left, right or midline"));
        if (!followed) reader.Refuse(where + "followed", Msg("done, partly or not_done"));
        if (!felt) reader.Refuse(where + "felt", Msg("better, same or worse"));
        if (row.step < 0 || row.step > 20) reader.Refuse(where + "step", Msg("a whole number from 0 to 20"));
        if (row.weeks_on_step < 0 || row.weeks_on_step > 520)
            reader.Refuse(where + "weeks_on_step", Msg("a whole number from 0 to 520"));
        past.push_back({row.item,
                        {row.region, *side},
                        row.step,
                        row.weeks_on_step,
                        row.followed ? *followed : model::Followed::NotAsked,
                        row.felt ? *felt : model::Felt::NotAsked});
    }
}

void SettleLoad(const Raw& raw, const JsonReader& reader, model::TrainingWeek& week) {
    std::set<int> seen;
    for (std::size_t i = 0; i < raw.load.size(); ++i) {
        const LoadRow& row = raw.load[i];
        if (row.day < 0 || row.day > 6)
            reader.Refuse("load[" + std::to_string(i) + "].day", Msg("a day from 0 to 6"));
        if (!seen.insert(row.day).second)
            reader.Refuse("load[" + std::to_string(i) + "].day", Msg("each day once"));
        week[static_cast<std::size_t>(row.day)] = {row.type, row.detail};
    }
}

// Each number may be right; together they cannot be.
void CheckTogether(const CaseFile& file, const JsonReader& reader) {
    constexpr int kGrownUp = 18;
    constexpr double kLightest = 25;
    if (file.age && *file.age >= kGrownUp && file.body_mass_kg && *file.body_mass_kg < kLightest)
        reader.Refuse("body_mass_kg", Msg("at least 25 kilograms from 18 years on, or null"));
    const auto first = std::ranges::find(file.week, model::Load::Race, &model::TrainingDay::load);
    if (file.days_to_race && first != file.week.end() && first - file.week.begin() < *file.days_to_race)
        reader.Refuse("days_to_race", Msg("the first race of the load, or null"));
}

void CheckRanges(const CaseFile& file, const JsonReader& reader) {
    if (file.marks.size() > kMostMarks) reader.Refuse("marks", Msg("at most 500 marks"));
    if (file.equipment.size() > 1 && file.equipment.contains("none"))
        reader.Refuse("equipment", Msg("tools, or none alone"));
    for (std::size_t i = 0; i < file.marks.size(); ++i) {
        const auto severity = file.marks[i].severity;
        if (severity && (*severity < 0 || *severity > 10)) {
            reader.Refuse("marks[" + std::to_string(i) + "].severity", Msg("a whole number from 0 to 10"));
        }
    }
    if (file.age && (*file.age < 0 || *file.age > 120))
        reader.Refuse("age", Msg("a whole number from 0 to 120"));
    for (const auto& [field, days] :
         {std::pair("days_to_race", file.days_to_race), std::pair("days_since_race", file.days_since_race)}) {
        if (days && (*days < 0 || *days > 365))
            reader.Refuse(field, Msg("a whole number from 0 to 365, or null"));
    }
    if (file.body_mass_kg && !(*file.body_mass_kg >= 2 && *file.body_mass_kg <= 500)) {
        reader.Refuse("body_mass_kg", Msg("kilograms from 2 to 500, or null"));
    }
    if (file.sleep_hours && !(*file.sleep_hours >= 0 && *file.sleep_hours <= 24)) {
        reader.Refuse("sleep_hours_avg", Msg("hours from 0 to 24, or null"));
    }
}

Json DoseJson(const model::PlanItem& item) {
    Json dose = Json::object();
    for (const auto& one : item.dose) {
        if (one.value) {
            dose[one.param] = *one.value;
        } else {
            dose[one.param] = one.text;
        }
    }
    return dose;
}

Json ItemJson(const model::PlanItem& item) {
    Json json = Json::object();
    json["id"] = item.id;
    json["modality"] = item.modality;
    json["region"] = item.at.region.empty() ? Json(nullptr) : Json(item.at.region);
    json["side"] = item.at.region.empty() ? Json(nullptr) : Json(std::string(model::ToText(item.at.side)));
    json["name"] = item.name;
    json["dose"] = DoseJson(item);
    json["days"] = item.days;
    json["why"] = JsonWriter::Of(item.why);
    json["steps"] = item.steps;
    json["stop_if"] = item.stop_if;
    json["changes"] = item.changes;
    json["minutes"] = item.minutes;
    json["step"] = item.step;
    json["evidence"] = item.evidence;
    json["source"] = item.source;
    json["reviewed"] = item.reviewed;
    return json;
}

Json BlockedJson(const model::BlockedItem& blocked) {
    Json json = Json::object();
    json["modality"] = blocked.modality;
    json["item"] = blocked.item.empty() ? Json(nullptr) : Json(blocked.item);
    json["action"] = blocked.action;
    json["condition"] = blocked.condition;
    json["reason"] = blocked.reason;
    json["source"] = blocked.source;
    if (!blocked.at.region.empty()) json["at"] = JsonWriter::Of(blocked.at);
    json["reviewed"] = blocked.reviewed;
    return json;
}

Json ScheduleJson(const model::HomePlan& plan) {
    Json schedule = Json::array();
    for (int day = 0; day < 7; ++day) {
        Json ids = Json::array();
        for (const auto& item : plan.items) {
            if (std::find(item.days.begin(), item.days.end(), day) != item.days.end()) ids.push_back(item.id);
        }
        Json row = Json::object();
        row["day"] = day;
        row["load"] = std::string(model::ToText(plan.week[static_cast<std::size_t>(day)].load));
        row["items"] = std::move(ids);
        schedule.push_back(std::move(row));
    }
    return schedule;
}

}  // namespace

CaseFile ReadCase(std::string_view text, const std::string& name) {
    const Json json = ParseBounded(text, name, kMaxBytes);
    JsonReader reader(json, name, "");
    Raw raw;
    Fields(reader, raw);
    reader.Finish();
    CaseFile file;
    SettleConditions(raw, reader, file.health);
    SettlePregnancy(raw, reader, file.health);
    SettlePast(raw, reader, file.past);
    SettleLoad(raw, reader, file.week);
    file.health.blood_pressure = raw.blood_pressure;
    file.health.sleep_hours = raw.sleep_hours_avg;
    file.marks = raw.marks;
    file.days_to_race = raw.days_to_race;
    file.days_since_race = raw.days_since_race;
    file.equipment = {raw.equipment.begin(), raw.equipment.end()};
    file.training_block = raw.training_block.value_or("");
    file.red_flags = raw.red_flags;
    file.last_massage_days = raw.last_massage_days;
    file.sleep_hours = raw.sleep_hours_avg;
    file.body_mass_kg = raw.body_mass_kg;
    file.age = raw.age;
    file.blood_pressure = raw.blood_pressure;
    file.known_items = {raw.known_items.begin(), raw.known_items.end()};
    file.first_plan = raw.first_plan.value_or(true);
    CheckRanges(file, reader);
    CheckTogether(file, reader);
    return file;
}

std::string WriteAnswer(const model::HomePlan& plan, const std::vector<std::string>& ask_place) {
    Json json = Json::object();
    json["red_flags"] = plan.red_flags;
    json["items"] = Json::array();
    for (const auto& item : plan.items) json["items"].push_back(ItemJson(item));
    json["blocked"] = Json::array();
    for (const auto& blocked : plan.blocked) json["blocked"].push_back(BlockedJson(blocked));
    json["schedule"] = ScheduleJson(plan);
    json["massage_every_days"] = plan.massage_every_days;
    json["refer"] = nullptr;
    if (plan.refer) {
        json["refer"] = {
            {"urgency", plan.refer->urgency}, {"flags", plan.refer->flags}, {"text", plan.refer->text}};
    }
    json["ask_place"] = ask_place;
    return Dump(json);
}

}  // namespace exchange
