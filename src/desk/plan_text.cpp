#include "desk/plan_text.h"

#include <algorithm>
#include <array>
#include <utility>

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
    for (const std::string& id : ids) out.push_back(words.Text(id));
    return out;
}

std::string Joined(const std::vector<std::string>& parts, const char* between) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

// What a client may own or ask for; exercises withheld at one place are the therapist's matter.
bool IsTool(const std::string& modality) {
    constexpr std::array kTools{
        "cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "heat", "massage"};
    return std::find(kTools.begin(), kTools.end(), modality) != kTools.end();
}

int Strictness(const std::string& action) {
    return action == "avoid" ? 2 : action == "ask-doctor" ? 1 : 0;
}

}  // namespace

std::vector<std::string> Opening(const text::Translator& words, const model::Client& client,
                                 const model::HomePlan& plan) {
    std::vector<std::string> paragraphs;
    paragraphs.push_back(words.Say("Hello {0}, thank you for coming in today.", {client.ShortName()}));
    if (!plan.refer && !plan.items.empty()) {
        paragraphs.back() +=
            " " + words.Text("This plan is meant to keep you moving well until we meet again.");
    }
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

pdf::PlanPage::Row PlanRow(const text::Translator& words, const model::PlanItem& item) {
    pdf::PlanPage::Row row;
    row.icon = IconOf(item.modality);
    row.name = item.name.empty() ? ModalityName(words, item.modality) : words.Text(item.name);
    if (!item.at.region.empty() && item.at.side != model::Side::Midline) {
        row.name = words.SayIn("item and side", "{0}, {1}", {row.name, SideName(words, item.at.side)});
    }
    row.dose = DoseText(words, item);
    row.days.assign(7, false);
    for (const int day : item.days) row.days[static_cast<std::size_t>(day)] = true;
    row.how_much = row.dose;
    row.how_often = HowOften(words, item);
    row.stop_if = Joined(Translated(words, item.stop_if), "; ");
    row.steps = Translated(words, item.steps);
    row.notes = Translated(words, item.changes);
    row.exercise = IsExercise(item) && !item.steps.empty();
    row.grid = !item.days.empty();
    return row;
}

std::vector<pdf::PlanPage::NotForYou> NotForNow(const text::Translator& words, const model::HomePlan& plan) {
    std::vector<const model::BlockedItem*> strictest;
    for (const model::BlockedItem& blocked : plan.blocked) {
        if (Strictness(blocked.action) == 0 || !blocked.item.empty() || !IsTool(blocked.modality)) continue;
        const auto same = std::find_if(strictest.begin(), strictest.end(), [&](const auto* known) {
            return known->modality == blocked.modality;
        });
        if (same == strictest.end()) {
            strictest.push_back(&blocked);
        } else if (Strictness(blocked.action) > Strictness((*same)->action)) {
            *same = &blocked;
        }
    }
    std::vector<pdf::PlanPage::NotForYou> rows;
    for (const auto* blocked : strictest) {
        const std::string reason = words.Text(blocked->reason);
        rows.push_back({ModalityName(words, blocked->modality),
                        blocked->action == "avoid"
                            ? reason
                            : words.Say("only after your doctor has said yes ({0})", {reason})});
    }
    return rows;
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
        page.next_visit = text::HumanDate(words, *plan.next_visit, text::DateStyle::Full);
        if (!plan.next_visit_time.empty()) page.next_visit += ", " + plan.next_visit_time;
    }
    if (plan.massage_every_days > 0) {
        page.next_visit_detail =
            words.Say("Massage about every {0} days.", {std::to_string(plan.massage_every_days)});
    }
}

}  // namespace desk
