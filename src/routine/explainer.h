// Writing the steps of an explanation. Private to the layer.
#pragma once

#include <string>
#include <vector>

#include "routine/explain.h"
#include "routine/week.h"

namespace routine {

class Explainer {
public:
    Explainer(const RuleBook& book, const Case& of)
        : m_book(book), m_rules(book.Get()), m_case(of), m_judge(m_rules, of), m_week(m_judge) {}

    Explanation Run();

private:
    Step& Add(Stage stage, Outcome outcome, std::string rule, std::string subject);
    // explain.cpp: derived conditions to sites
    void Derived();
    void Past();
    void Flags();
    void Screens();
    void History();
    void HistoryOf(const ConditionFact& fact);
    void TellRule(const HealthRule& rule, Outcome outcome, const model::RegionRef& at);
    void UnknownRules();
    void Findings();
    void Sites();
    // explain_items.cpp: items to the result
    void Items();
    void ItemAt(const ExerciseItem& item, const CaseMark& mark);
    void PassedOver(const ExerciseItem& item, const CaseMark& mark);
    void Loads();
    void RaceRules();
    void AfterRaceRules();
    void Offer(const routine::Offer& offer);
    [[nodiscard]] bool Objected(const PlanKind& kind, const routine::Offer& offer);
    void Conflicts();
    void Limits();
    void Results();
    void Block(Stage stage, Outcome outcome, const std::string& subject, const model::BlockedItem& entry);
    [[nodiscard]] bool Planned(const std::string& item) const;
    [[nodiscard]] std::vector<const CaseMark*> Marks() const;  // most severe first
    [[nodiscard]] Names ToolsOn(int day) const;

    const RuleBook& m_book;
    const Rules& m_rules;
    const Case& m_case;
    Judge m_judge;
    Week m_week;
    Explanation m_out;
    std::vector<model::PlanItem> m_further;
};

}  // namespace routine
