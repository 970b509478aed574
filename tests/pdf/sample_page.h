// The plan of a fictional runner, as full as a real one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bodymap/body_map.h"
#include "pdf/plan_page.h"

namespace sample {

inline std::filesystem::path MapFile(const std::string& name) {
    return std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps" / (name + ".svg");
}

inline const bodymap::BodyMap& Map(const std::string& name) {
    static std::vector<std::pair<std::string, std::unique_ptr<bodymap::BodyMap>>> maps;
    for (const auto& [key, map] : maps) {
        if (key == name) return *map;
    }
    maps.emplace_back(name, std::make_unique<bodymap::BodyMap>(bodymap::ReadMap(MapFile(name))));
    return *maps.back().second;
}

inline bodymap::MarkLook Mark(int number, double x, double y, const std::string& finding, int severity) {
    bodymap::MarkLook mark;
    mark.points = {{x, y}};
    mark.finding = finding;
    mark.severity = severity;
    mark.number = number;
    return mark;
}

inline pdf::PlanFigure Figure(const std::string& map, std::vector<bodymap::MarkLook> marks,
                              std::vector<model::RegionRef> marked = {}) {
    pdf::PlanFigure figure;
    figure.map = &Map(map);
    figure.name = figure.map->view == model::View::Right  ? "Right side"
                  : figure.map->view == model::View::Back ? "Back"
                                                          : "Front";
    figure.marks = std::move(marks);
    figure.marked = std::move(marked);
    return figure;
}

inline pdf::PlanPage::Row Row(const std::string& icon, const std::string& name, const std::string& dose,
                              std::vector<bool> days, const std::string& often, const std::string& stop) {
    pdf::PlanPage::Row row;
    row.icon = icon;
    row.name = name;
    row.dose = dose;
    row.days = std::move(days);
    row.how_much = dose;
    row.how_often = often;
    row.stop_if = stop;
    return row;
}

inline pdf::PlanPage::Row Exercise(pdf::PlanPage::Row row, std::vector<std::string> steps) {
    row.exercise = true;
    row.steps = std::move(steps);
    return row;
}

inline std::vector<pdf::PlanPage::Row> Exercises() {
    const std::vector<bool> daily(7, true), some{false, true, false, true, false, false, true};
    return {
        Exercise(Row("stretch", "Calf stretch, straight knee", "2 × 30 s each leg", daily, "daily",
                     "sharp pain, numbness or tingling"),
                 {"Stand with both hands on the wall.", "Back heel down, back knee straight.",
                  "Lean until the calf pulls gently."}),
        Exercise(Row("stretch", "Calf stretch, bent knee", "2 × 30 s each leg", daily, "daily",
                     "sharp pain, numbness or tingling"),
                 {"Same place, now bend the back knee.", "You feel it lower down."}),
        Exercise(Row("stretch", "Side neck stretch", "2 × 20 s, right side", daily, "daily",
                     "tingling in the arm"),
                 {"Right hand holds the seat.", "Left hand guides the left ear to the left shoulder."}),
        Exercise(Row("strength", "Side-lying leg raise", "2 × 12 each leg", some, "3 days a week",
                     "hip or knee pain above 3 out of 10"),
                 {"Lie on your side.", "Lift the top leg to the height of a shoe box, toes forward."}),
        Exercise(Row("roll", "Soft calf roll", "2 × 60 s, up to 4/10", some, "3 days a week",
                     "bruise, numbness, dark urine afterwards"),
                 {"Soft roller under the calf, slow rolls.", "No more than 4 out of 10."}),
        Exercise(Row("boots", "Compression boots", "20 min, up to 60 mmHg",
                     {true, false, true, false, false, true, false}, "after runs",
                     "pins and needles, numb or blue toes, swelling of one calf"),
                 {"Sit back, legs level.", "Start at 40 mmHg, toes stay warm and pink."}),
    };
}

inline std::vector<pdf::PlanPage::Row> Rows() {
    std::vector<pdf::PlanPage::Row> rows = Exercises();
    const std::vector<bool> daily(7, true);
    rows[4].notes = {"Softer than usual, because you take a blood thinner."};
    rows.push_back(Row("walk", "Easy walk", "20 min, can talk easily",
                       {false, true, false, false, false, false, true}, "rest days",
                       "limp or pain above 3 out of 10"));
    rows.push_back(Row("food", "Protein after the run", "20 g within 2 hours",
                       {true, false, true, false, true, true, false}, "after runs",
                       "kidney disease: ask your doctor"));
    rows.push_back(
        Row("drink", "Drink", "to thirst", daily, "daily", "confusion, puffy hands: stop, get help"));
    rows.back().how_much = "thirst; 1.5 L per kg lost";
    rows.push_back(Row("sleep", "Sleep", "8 hours", daily, "nightly", "under 6 h for a week: tell us"));
    rows.push_back(
        Row("hand", "Massage", "45–60 min", {}, "every 14 days", "fever or new illness: move the visit"));
    rows.back().grid = false;
    return rows;
}

inline std::vector<pdf::FoundLine> Found() {
    return {{1, "hypertonicity", "Left calf, inner side", "feels tight", "6 → 3"},
            {2, "trigger_point_active", "Left calf, lower part", "a sore knot that sends pain to the heel",
             "5 → 3"},
            {3, "hypertonicity", "Right outer thigh", "feels tight along the band", "4 → 3"},
            {4, "adhesion", "Right top of shoulder", "moves less freely", "5 → 3"},
            {5, "pain", "Left shin", "sore when you run", "3 → 2"},
            {6, "bruise", "Right outer thigh, front", "a bruise, we left it alone", "2 → 2"}};
}

inline std::vector<pdf::PlanFigure> Figures() {
    return {Figure("neutral-front", {Mark(5, 276, 792, "pain", 3), Mark(6, 118, 598, "bruise", 2)},
                   {{"tibialis_anterior", model::Side::Left}}),
            Figure("neutral-back",
                   {Mark(1, 146, 765, "hypertonicity", 6), Mark(2, 124, 850, "trigger_point_active", 5),
                    Mark(4, 262, 190, "adhesion", 5)},
                   {{"gastrocnemius_medial", model::Side::Left}, {"trapezius_upper", model::Side::Right}}),
            Figure("neutral-right", {Mark(3, 199, 600, "hypertonicity", 4)},
                   {{"vastus_lateralis", model::Side::Right}})};
}

inline pdf::PlanPage BarePage() {
    using namespace std::chrono;
    pdf::PlanPage page;
    page.clinic.name = "Northgate Sports Massage";
    page.clinic.address = "14 Mill Lane, Northgate";
    page.clinic.phone = "555 0142";
    page.clinic.email = "hello@northgate.example";
    page.therapist = "Mara Jensen, RMT 4471";
    page.client = "Hanna Lindqvist";
    page.document_number = "R-0418-10";
    page.day = 2026y / November / 23;
    page.first_day = 2026y / November / 24;
    page.approved = true;
    return page;
}

// Without figures: they need the body maps read.
inline pdf::PlanPage TextPage() {
    pdf::PlanPage page = BarePage();
    page.opening = {
        "Hello Hanna, thank you for coming in today. Your left calf was the tightest place, most likely from "
        "Sunday’s 18 "
        "km, and it eased from 6 to 3 out of 10 while we worked. This plan is meant to keep it that way "
        "until we meet "
        "again on Monday 7 December."};
    page.found = Found();
    page.done =
        "43 minutes of light to medium massage, never deep, because of your blood thinner: kneading and slow "
        "stretches for "
        "the left calf, steady pressure on the knot, slow skin glide on the right thigh and shoulder. Mild "
        "warmth or "
        "tenderness until Wednesday is normal.";
    page.rows = Rows();
    page.loads = {"easy 6 km", "rest", "intervals", "rest", "easy 5 km", "16 km", "rest"};
    page.not_for_you = {
        {"Ice baths, cold packs, cryo-compression", "your fingers turn white in the cold (Raynaud’s)."},
        {"EMS", "only after your doctor has said yes."},
        {"Massage gun, hard ball", "you take a blood thinner."}};
    page.call_us = {"New bruise, soreness over 48 hours, a stretch that makes things worse."};
    page.medical_help = {
        "One calf suddenly swollen, hot or very painful. Chest pain or short of breath. A head knock while "
        "on your blood thinner."};
    page.next_visit = "Mon 7 December 14:30";
    page.next_visit_detail = "60 minutes, with Mara.";
    return page;
}

inline pdf::PlanPage FullPage() {
    pdf::PlanPage page = TextPage();
    page.figures = Figures();
    return page;
}

inline std::filesystem::path FontFolder() {
    return std::filesystem::path(PALPATE_BINARY_DIR) / "fonts";
}

}  // namespace sample
