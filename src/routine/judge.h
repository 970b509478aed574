// What a case allows: answers of the history, red flags, marks and sites, each against one kind of item at
// one place.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "routine/case.h"
#include "routine/rules.h"

namespace routine {

// Where something works: the groups it touches, the regions it covers, and the region it is for.
struct Place {
    Names groups, regions;
    model::RegionRef at;
    std::vector<model::RegionRef> under{};  // `at` and whatever else the marks charted there lie on
    bool deep = false;                      // a hard ball: what is said of deep self-massage holds
};

struct Verdict {
    std::vector<model::BlockedItem> against;  // avoid and ask-doctor
    std::vector<model::BlockedItem> changes;  // modify
    std::vector<model::BlockedItem> gentle;   // those of the changes that ask for less
    double dose_factor = 1;
    Names pain_rules{};  // asked for by the history

    [[nodiscard]] bool Allowed() const { return against.empty(); }
    void Add(model::BlockedItem entry);
    void Merge(const Verdict& other);
};

[[nodiscard]] bool Denies(const Names& types, const PlanKind& kind, const Place& place);

// A line of the history once past answers, age and blood pressure were worked out.
struct Held {
    model::Answer status = model::Answer::Unknown;
    Names places;  // groups; empty: not placed
    bool cleared = false;
};

class Judge {
public:
    // `rules` must outlive the judge. The case is copied with its marks in an order of their own, the most
    // severe first: the order they were charted in never changes a plan.
    Judge(const Rules& rules, const Case& of);

    [[nodiscard]] const Rules& Book() const { return m_rules; }
    [[nodiscard]] const Case& Of() const { return m_case; }
    [[nodiscard]] bool Holds(const std::string& condition) const;
    [[nodiscard]] const std::vector<std::string>& Unknown() const { return m_unknown; }
    // Held, with rules for one place, and nobody said which: they count everywhere.
    [[nodiscard]] std::vector<std::string> Unplaced() const;
    [[nodiscard]] bool PerKgAllowed() const;
    // Unless each condition for which nothing is weighed or counted per kilogram was answered no.
    [[nodiscard]] bool AvoidsWeighing() const;
    [[nodiscard]] bool EndsPlan() const { return m_ends_plan; }
    [[nodiscard]] const std::optional<model::Referral>& Refer() const { return m_refer; }
    // How urgently a line of the history sends to a doctor; empty: not now.
    [[nodiscard]] std::string UrgencyOf(const ConditionFact& fact) const;
    // What it says then.
    [[nodiscard]] const std::string& ReferralOf(const ConditionFact& fact) const;
    // No dose of that kind goes up by itself with this history.
    [[nodiscard]] bool HoldsSteps(const PlanKind& kind) const;

    [[nodiscard]] Place PlaceOf(const PlanKind& kind, const model::RegionRef& at) const;
    [[nodiscard]] Place PlaceOf(const ExerciseItem& item, const model::RegionRef& at) const;
    // Everything that speaks against a kind of item at a place, whatever the day.
    [[nodiscard]] Verdict OnKind(const PlanKind& kind, const Place& place) const;
    [[nodiscard]] Verdict OnItem(const ExerciseItem& item, const model::RegionRef& at) const;
    // The history, the flags and the marks as a list for people: what is withheld, and why.
    [[nodiscard]] std::vector<model::BlockedItem> Withheld() const;
    [[nodiscard]] Verdict OnFlags(const PlanKind& kind, const Place& place) const;
    [[nodiscard]] Verdict OnHealth(const PlanKind& kind, const Place& place) const;
    // Massage rules at a place: (action, Walton level or 0).
    [[nodiscard]] std::vector<const HealthRule*> RulesOn(const std::string& modality,
                                                         const Place& place) const;
    // A rule of a site that holds only while something is marked there, or beside it.
    [[nodiscard]] bool Stands(const SiteRule& site, const model::RegionRef& at) const;
    // The rule's action once a doctor's word and the age were weighed.
    [[nodiscard]] Action ActionOf(const HealthRule& rule) const;

private:
    void ReadHistory();
    // A doctor's word settles a question nobody can answer only where a yes would forbid nothing.
    [[nodiscard]] bool MayBeCleared(const std::string& condition) const;
    void ReadPast(const ConditionFact& fact, const model::ConditionAnswer& answer);
    void ReadDerived();
    void ReadPlaces();
    void ReadFlags();
    void ReadRules();
    void AddNear(const PlanKind& kind, const Place& place, Verdict& out) const;
    void AddRule(const HealthRule& rule, const PlanKind& kind, const Place& place, Verdict& out) const;
    [[nodiscard]] bool Reaches(const HealthRule& rule, const Place& place) const;
    [[nodiscard]] bool SoreForToday(const ConditionFact& fact) const;
    [[nodiscard]] bool HoldsIn(const std::string& condition, const Names& groups) const;
    void Raise(const std::string& urgency, const std::string& id, const std::string& text);
    [[nodiscard]] std::string UnknownLine() const;
    [[nodiscard]] bool Open(const ScreenRule& rule, std::string& flag) const;
    [[nodiscard]] bool Asks(const ScreenRule& rule) const;
    [[nodiscard]] bool OnLimb(const model::RegionRef& at) const;
    void AddPainfulPosition(const ConditionNote& note, const ExerciseItem& item, const PlanKind& kind,
                            Verdict& out) const;
    [[nodiscard]] std::string AdviceOf(const FindingRule* rule) const;
    [[nodiscard]] Names ReachOf(const model::RegionRef& marked, const FindingRule* rule) const;
    [[nodiscard]] std::vector<model::RegionRef> UnderMarksAt(const model::RegionRef& at) const;
    [[nodiscard]] Verdict OnScreens(const PlanKind& kind) const;
    [[nodiscard]] Verdict OnMarks(const PlanKind& kind, const Place& place) const;
    [[nodiscard]] Verdict OnSites(const PlanKind& kind, const Place& place) const;
    [[nodiscard]] Verdict OnItemMarks(const ExerciseItem& item, const PlanKind& kind,
                                      const Place& place) const;
    [[nodiscard]] Verdict OnItemHistory(const ExerciseItem& item, const PlanKind& kind) const;
    void ListHealth(const std::string& modality, const Names& touches,
                    std::vector<model::BlockedItem>& out) const;
    void ListScreens(const PlanKind& kind, std::vector<model::BlockedItem>& out) const;
    void ListMarks(std::vector<model::BlockedItem>& out) const;
    void ListFlags(std::vector<model::BlockedItem>& out) const;

    const Rules& m_rules;
    const Case m_case;
    std::map<std::string, Held> m_held;
    std::map<std::string, std::vector<const HealthRule*>> m_active;  // of what is held, by modality
    std::vector<std::string> m_unknown;                              // table order
    std::vector<const FlagFact*> m_flags;
    bool m_strange_flag = false;  // a flag the table does not know: nothing is planned
    std::optional<model::Referral> m_refer;
    std::size_t m_urgency = 0;
    bool m_ends_plan = false;
};

[[nodiscard]] model::BlockedItem Entry(std::string modality, Action action, std::string condition,
                                       std::string reason, std::string source);
void AddOnce(std::vector<model::BlockedItem>& list, model::BlockedItem entry);

}  // namespace routine
