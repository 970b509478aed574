// A healthy runner with an ice bath, boots, a sore calf and a week of training; the routine is proposed.
#pragma once

#include <algorithm>
#include <string>

#include "desk/open_clinic.h"
#include "desk/plan_items.h"
#include "desk/visit_editor.h"

namespace support {

struct PlannedClinic : OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor;

    PlannedClinic() {
        client.equipment = {"ice_bath", "boots"};
        client.history.emplace_back();
        client.history.back().recorded_at = clock.Now();
        client.history.back().others = model::Answer::No;
        client = clinic->SaveClient(client);
        Begin();
    }
    void Begin() {
        editor = clinic->StartVisit(client.id);
        const auto mark =
            editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        editor->SetSeverityBefore(mark, 5);
        model::TrainingWeek week{};
        week[0].load = model::Load::LongRun;
        week[3].load = model::Load::Strength;
        editor->SetTraining(week, "build");
        editor->SetRedFlags({}, true);
        editor->SetPlan(editor->Propose(), "Propose");
    }
    void Answer(const char* condition, model::Answer answer, const char* note = "") {
        auto answers = client.Health();
        answers.recorded_at = clock.Now();
        answers.conditions[condition].answer = answer;
        answers.conditions[condition].note = note;
        client = clinic->KeepHealth(client.id, answers);
        editor->ClientChanged(client);
    }
    [[nodiscard]] const model::HomePlan& Plan() const { return editor->Visit().plan; }
    [[nodiscard]] const model::PlanItem* Item(const std::string& modality) const {
        const auto at = std::ranges::find(Plan().items, modality, &model::PlanItem::modality);
        return at == Plan().items.end() ? nullptr : &*at;
    }
    [[nodiscard]] desk::ItemKey Cold() const { return desk::KeyOf(*Item("cold_water_immersion")); }
};

inline model::HomePlan Approved(model::HomePlan plan) {
    plan.approved = true;
    return plan;
}

}  // namespace support
