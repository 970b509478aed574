#include "desk/routine_case.h"

#include <algorithm>

#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/routine_words.h"
#include "exchange/case_json.h"
#include "routine/explain.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::size_t kMaxBytes = 4u << 20;

routine::Case ToCase(const exchange::CaseFile& file) {
    routine::Case of;
    of.health = file.health;
    for (const auto& mark : file.marks)
        of.marks.push_back({mark.at,
                            mark.finding,
                            mark.severity.value_or(0),
                            {},
                            {},
                            mark.covers,
                            mark.leads_to,
                            mark.severity.has_value()});
    of.week = file.week;
    of.days_to_race = file.days_to_race;
    of.days_since_race = file.days_since_race;
    of.equipment = file.equipment;
    of.training_block = file.training_block;
    of.red_flags = file.red_flags;
    of.red_flags_asked = true;  // a case file without the list means asked and all negative
    // A case that counts days since the last massage is not written at one.
    of.massage_today = !file.last_massage_days;
    of.last_massage_days = file.last_massage_days;
    of.sleep_hours = file.sleep_hours;
    of.body_mass_kg = file.body_mass_kg;
    of.age = file.age;
    of.blood_pressure = file.blood_pressure;
    of.known_items = file.known_items;
    of.first_plan = file.first_plan;
    for (const auto& past : file.past)
        of.past.push_back({past.item, past.at, past.step, past.weeks_on_step, past.followed, past.felt});
    return of;
}

[[noreturn]] void Refuse(const std::string& name, const std::string& where, const std::string& id) {
    throw Error(ErrorKind::BadInput, Msg("{0}, {1}: \"{2}\" is not known."), {name, where, id});
}

[[noreturn]] void RefuseRange(const std::string& name, const std::string& where, const char* expected) {
    throw Error(ErrorKind::BadInput, Msg("{0}, {1}: expected {2}."), {name, where, expected});
}

// A reading that cannot be one would lift a limit that a real one sets.
void CheckRanges(const exchange::CaseFile& file, const std::string& name) {
    if (file.last_massage_days && *file.last_massage_days < 0)
        RefuseRange(name, "last_massage_days", Msg("a whole number from 0 up, or null"));
    if (!file.blood_pressure) return;
    const auto [systolic, diastolic] = *file.blood_pressure;
    const bool possible = diastolic >= 20 && diastolic < systolic && systolic <= 350;
    if (!possible) RefuseRange(name, "blood_pressure", Msg("systolic and diastolic in mmHg, or null"));
}

// A word of routines.toml: a training block misspelt would lift what that block forbids.
void CheckWord(Resources& resources, const char* input, const std::string& word, const std::string& name) {
    const auto known = routine::InputWords(resources.Rules(), input);
    if (std::find(known.begin(), known.end(), word) == known.end()) Refuse(name, input, word);
}

// What felt worse would be given again where its name is misspelt.
void CheckPast(Resources& resources, const exchange::CaseFile& file, const std::string& name) {
    for (const auto& past : file.past) {
        if (!routine::HasItem(resources.Rules(), past.item)) Refuse(name, "past", past.item);
        const bool placed = !past.at.region.empty();
        if (placed && resources.Words().FindRegion(past.at.region) == nullptr)
            Refuse(name, "past", past.at.region);
    }
}

// An id nobody knows would silently plan nothing for it: a condition misspelt is a condition overlooked.
void CheckIds(Resources& resources, const exchange::CaseFile& file, const std::string& name) {
    const auto& words = resources.Words();
    for (const auto& [id, answer] : file.health.conditions) {
        if (words.FindCondition(id) == nullptr) Refuse(name, "conditions", id);
        for (const auto& area : answer.areas) {
            const auto& regions = words.Regions();
            const bool known = std::any_of(regions.begin(), regions.end(), [&](const auto& region) {
                return region.id == area || region.group == area;
            });
            if (!known) Refuse(name, "condition_areas." + id, area);
        }
    }
    for (const auto& mark : file.marks) {
        if (words.FindRegion(mark.at.region) == nullptr) Refuse(name, "marks", mark.at.region);
        if (words.FindFinding(mark.finding) == nullptr) Refuse(name, "marks", mark.finding);
        std::vector<model::RegionRef> more = mark.covers;
        if (mark.leads_to) more.push_back(*mark.leads_to);
        for (const auto& at : more) {
            if (words.FindRegion(at.region) == nullptr) Refuse(name, "marks", at.region);
        }
    }
    for (const auto& tool : file.equipment) CheckWord(resources, "equipment", tool, name);
    if (!file.training_block.empty()) CheckWord(resources, "training_block", file.training_block, name);
    const auto flags = routine::RedFlags(resources.Rules());
    for (const auto& id : file.red_flags) {
        if (std::none_of(flags.begin(), flags.end(), [&](const auto& flag) { return flag.id == id; })) {
            Refuse(name, "red_flags", id);
        }
    }
}

routine::Case ReadCase(Resources& resources, const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    const exchange::CaseFile read = exchange::ReadCase(ReadWhole(file, kMaxBytes), name);
    CheckIds(resources, read, name);
    CheckRanges(read, name);
    CheckPast(resources, read, name);
    return ToCase(read);
}

}  // namespace

std::string RoutineAnswer(Resources& resources, const std::filesystem::path& file) {
    const routine::Case of = ReadCase(resources, file);
    return exchange::WriteAnswer(routine::Propose(resources.Rules(), of),
                                 routine::OpenPlaces(resources.Rules(), of));
}

std::string RoutineExplained(Resources& resources, const text::Translator& words,
                             const std::filesystem::path& file, bool json) {
    const auto why = routine::Explain(resources.Rules(), ReadCase(resources, file));
    return json ? exchange::WriteJson(ExplanationAnswer(why)) : ExplanationText(resources, words, why);
}

}  // namespace desk
