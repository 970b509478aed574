#include "desk/plan_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "desk/called_name.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "text/human_date.h"

namespace desk {

namespace {

using Icon = std::pair<const char*, const char*>;
constexpr std::array kIcons{
    Icon{"stretching", "stretch"},
    Icon{"self_massage", "roll"},
    Icon{"exercise", "strength"},
    Icon{"active_recovery", "walk"},
    Icon{"pneumatic_compression", "boots"},
    Icon{"cold_water_immersion", "cold"},
    Icon{"ems", "ems"},
    Icon{"cryo_compression", "cryo"},
    Icon{"nutrition", "food"},
    Icon{"hydration", "drink"},
    Icon{"team_plan", "food"},
    Icon{"sleep", "sleep"},
    Icon{"massage", "hand"},
    Icon{"heat", "heat"},
};

std::string IconOf(const std::string& modality) {
    for (const auto& [id, icon] : kIcons) {
        if (modality == id) return icon;
    }
    return "hand";
}

bool IsHomeTool(const model::PlanItem& item) {
    constexpr std::array kTools{"cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems",
                                "heat"};
    return std::find(kTools.begin(), kTools.end(), item.modality) != kTools.end();
}

// A tool, or the movement of a rest day, which a sore bone or tendon keeps from being a run.
bool TellsHow(const model::PlanItem& item) {
    return IsHomeTool(item) || item.id == "active_recovery";
}

bool IsExercise(const model::PlanItem& item) {
    return item.modality == "stretching" || item.modality == "self_massage" || item.modality == "exercise";
}

std::string HowOften(const text::Translator& words, const model::PlanItem& item) {
    if (item.days.size() == 7) return words.Text("daily");
    if (!item.days.empty()) {
        const auto n = static_cast<long>(item.days.size());
        return words.SayPlural("{0} day a week", "{0} days a week", n, {std::to_string(n)});
    }
    for (const model::DoseValue& dose : item.dose) {
        if (dose.param == "frequency" && !dose.text.empty()) return words.Text(dose.text);
    }
    return {};
}

std::vector<std::string> Translated(const text::Translator& words, const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    out.reserve(ids.size());
    for (const std::string& id : ids) out.push_back(words.Text(id));
    return out;
}

std::vector<std::string> Without(std::vector<std::string> ids, const std::set<std::string>& said) {
    std::erase_if(ids, [&](const std::string& id) { return said.count(id) > 0; });
    return ids;
}

std::string Joined(const std::vector<std::string>& parts, const char* between) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

// "The strongest spot today: left calf, from 6 to 3 out of 10."
std::string Strongest(const text::Translator& words, const terms::Vocabulary& terms,
                      const model::Visit& visit) {
    const auto strongest = std::max_element(visit.marks.begin(), visit.marks.end(),
                                            [](const model::Mark& a, const model::Mark& b) {
                                                return a.before.value_or(0) < b.before.value_or(0);
                                            });
    if (strongest == visit.marks.end() || strongest->before.value_or(0) < 1) return {};
    const std::string place = PlainPlace(words, terms, strongest->at);
    const std::string before = std::to_string(*strongest->before);
    if (!strongest->after || *strongest->after >= *strongest->before)
        return words.Say("The strongest spot today: {0}, {1} out of 10.", {place, before});
    return words.Say("The strongest spot today: {0}, from {1} to {2} out of 10.",
                     {place, before, std::to_string(*strongest->after)});
}

std::string Purpose(const text::Translator& words, const model::HomePlan& plan) {
    if (!plan.next_visit)
        return words.Text("This plan is meant to keep you moving well until we meet again.");
    return words.Say("This plan is meant to keep you moving well until we meet again: {0}.",
                     {text::HumanDate(words, *plan.next_visit, text::DateStyle::Full)});
}

}  // namespace

std::vector<std::string> Opening(const text::Translator& words, const terms::Vocabulary& terms,
                                 const model::Client& client, const model::Visit& visit,
                                 const std::string& hello) {
    const model::HomePlan& plan = visit.plan;
    const std::string name = CalledName(client);
    std::vector<std::string> sentences{hello.empty()
                                           ? words.Say("Hello {0}, thank you for coming in today.", {name})
                                           : model::Fill(hello, {name})};
    if (!plan.refer && !plan.items.empty()) {
        if (const std::string spot = Strongest(words, terms, visit); !spot.empty()) sentences.push_back(spot);
        sentences.push_back(Purpose(words, plan));
    }
    std::vector<std::string> paragraphs{Joined(sentences, " ")};
    if (!plan.words_to_client.empty()) paragraphs.push_back(plan.words_to_client);
    return paragraphs;
}

std::string WhatWeDid(const text::Translator& words, const terms::Vocabulary& terms,
                      const model::Visit& visit) {
    if (visit.treatments.empty()) return {};
    std::vector<std::string> names;
    for (const model::Treatment& treatment : visit.treatments) {
        const terms::Technique* technique = terms.FindTechnique(treatment.technique);
        if (technique == nullptr) continue;
        const std::string name = Word(words, "technique", technique->plain);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    const int minutes = visit.TreatedMinutes();
    const std::vector<std::string> args{std::to_string(minutes), ListOf(words, names)};
    return words.SayPlural("{0} minute of massage: {1}.", "{0} minutes of massage: {1}.", minutes, args) +
           " " + words.Text("Mild warmth or tenderness for a day or two is normal.");
}

std::string ItemName(const text::Translator& words, const model::PlanItem& item) {
    const bool tool = item.name.empty() || item.id == item.modality;
    return tool ? ModalityName(words, item.modality) : words.Text(item.name);
}

namespace {

// An exercise done on both sides has no side of its own.
bool BothSides(const model::PlanItem& item) {
    return std::any_of(item.dose.begin(), item.dose.end(), [](const model::DoseValue& dose) {
        return dose.param == "each_side" && (dose.value.value_or(0) > 0 || !dose.text.empty());
    });
}

std::string NameOf(const text::Translator& words, const terms::Vocabulary& terms,
                   const model::PlanItem& item) {
    std::string name = ItemName(words, item);
    // A side alone does not say where a tool goes.
    if (IsHomeTool(item) && !item.at.region.empty())
        return words.SayIn("item and place", "{0}, {1}",
                           {name, Inline(words, PlainPlace(words, terms, item.at))});
    if (item.at.region.empty() || item.at.side == model::Side::Midline || BothSides(item)) return name;
    return words.SayIn("item and side", "{0}, {1}", {name, SideName(words, item.at.side)});
}

// Food and fluids without a figure are said in words.
std::string HowMuch(const text::Translator& words, const model::PlanItem& item) {
    const std::string dose = DoseText(words, item);
    const bool intake =
        item.modality == "nutrition" || item.modality == "hydration" || item.modality == "team_plan";
    return dose.empty() && intake && !item.steps.empty() ? words.Text(item.steps.front()) : dose;
}

}  // namespace

pdf::PlanPage::Row PlanRow(const text::Translator& words, const terms::Vocabulary& terms,
                           const model::PlanItem& item, const std::set<std::string>& said) {
    pdf::PlanPage::Row row;
    row.icon = IconOf(item.modality);
    row.name = NameOf(words, terms, item);
    row.dose = HowMuch(words, item);
    row.days.assign(7, false);
    for (const int day : item.days) row.days[static_cast<std::size_t>(day)] = true;
    row.how_much = row.dose;
    row.how_often = HowOften(words, item);
    row.stop_if = Joined(Translated(words, Without(item.stop_if, said)), "; ");
    row.stops_above = row.stop_if.empty() && !item.stop_if.empty();
    row.steps = Translated(words, item.steps);
    row.notes = Translated(words, Without(item.changes, said));
    row.exercise = IsExercise(item) && !item.steps.empty();
    if (TellsHow(item) && !row.steps.empty()) row.how_to = Upper(Joined(row.steps, "; ")) + ".";
    row.grid = !item.days.empty();
    return row;
}

pdf::PlanPage::Row MassageRow(const text::Translator& words, const terms::Vocabulary& terms,
                              const model::HomePlan& plan, const model::PlanItem& item,
                              model::Date first_day) {
    model::PlanItem booked = item;
    std::erase_if(booked.dose, [](const model::DoseValue& dose) { return dose.param == "cadence_days"; });
    if (plan.next_visit) {
        const auto days =
            (std::chrono::sys_days(*plan.next_visit) - std::chrono::sys_days(first_day)).count();
        booked.days.clear();
        if (days >= 0 && days < 7) booked.days.push_back(static_cast<int>(days));
    }
    pdf::PlanPage::Row row = PlanRow(words, terms, booked, {});
    // How deep and how warm is the therapist's matter.
    row.notes.clear();
    if (plan.next_visit) {
        const std::string date = text::HumanDate(words, *plan.next_visit, text::DateStyle::Weekday);
        row.how_often = words.Say("next visit, {0}", {date});
    } else if (plan.massage_every_days > 0 && !plan.refer) {
        row.how_often = words.Say("every {0} days", {std::to_string(plan.massage_every_days)});
    }
    return row;
}

std::vector<std::string> CallUs(const text::Translator& words) {
    return {words.Text("New bruises, or soreness that lasts over 48 hours."),
            words.Text("An exercise that makes things worse.")};
}

std::vector<std::string> MedicalHelp(const text::Translator& words) {
    return {words.Text("Chest pain, shortness of breath or fainting."),
            words.Text("One calf suddenly swollen, hot or very painful."),
            words.Text("New numbness, weakness, or loss of bladder or bowel control.")};
}

void AddNextVisit(const text::Translator& words, const model::HomePlan& plan, pdf::PlanPage& page) {
    if (plan.next_visit) {
        page.next_visit = text::HumanDate(words, *plan.next_visit, text::DateStyle::Weekday);
        if (!plan.next_visit_time.empty()) page.next_visit += ", " + plan.next_visit_time;
    } else if (plan.massage_every_days > 0 && !plan.refer) {
        page.next_visit_detail =
            words.Say("Massage about every {0} days.", {std::to_string(plan.massage_every_days)});
    }
}

}  // namespace desk
