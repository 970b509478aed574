// From marks, load and health history to a safe home plan. Same case, same plan, byte for byte.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"
#include "routine/case.h"
#include "routine/own_content.h"

namespace routine {

struct OwnReading;

class RuleBook {
public:
    // Reads routines.toml, modalities.toml, contraindications.toml of `templates` and regions.toml of
    // `body_maps`; throws model::Error naming file and line, also for ids that lead nowhere.
    static RuleBook Load(const std::filesystem::path& templates, const std::filesystem::path& body_maps);
    ~RuleBook();
    RuleBook(RuleBook&&) noexcept;
    RuleBook& operator=(RuleBook&&) noexcept;
    // With what a clinic adds. Without a book where anything is wrong: own content is refused as a whole.
    [[nodiscard]] OwnReading With(const std::vector<ContentFile>& own) const;

    struct Rules;
    [[nodiscard]] const Rules& Get() const { return *m_rules; }

private:
    explicit RuleBook(std::unique_ptr<Rules> rules);
    std::unique_ptr<Rules> m_rules;
};

struct OwnReading {
    std::optional<RuleBook> book;
    std::vector<ContentProblem> problems;  // in the order of the files
};

// The proposal. Order of evaluation: DESIGN of templates/routines.toml, first lines.
[[nodiscard]] model::HomePlan Propose(const RuleBook& book, const Case& of);

// What speaks against an edited plan, item by item: rules that withhold an item, doses out of range, days
// that clash.
struct Objection {
    std::string item;  // PlanItem::id
    model::RegionRef at;
    model::BlockedItem why;
    bool absolute = false;    // cannot be overridden
    bool overridden = false;  // answered by an override of the item; never what is absolute
};
[[nodiscard]] std::vector<Objection> Recheck(const RuleBook& book, const Case& of,
                                             const model::HomePlan& plan);

// What a plan holds against the limits of routines.toml.
struct PlanLoad {
    int exercises = 0, max_exercises = 0;  // fewer on a first plan
    int fresh = 0, max_fresh = 0;          // exercises the client has not done before
    std::array<int, 7> minutes{};          // of exercise and easy movement
    std::array<int, 7> tools{};            // passive tools
    int max_minutes = 0, max_tools = 0;    // a day
};
[[nodiscard]] PlanLoad LoadOf(const RuleBook& book, const Case& of, const model::HomePlan& plan);

// Where an exercise stands in its progression, and what comes next.
struct NextStep {
    int step = 0, last = 0;
    int weeks = 0;  // to be done, and felt no worse, before the next
    // Of the next step, before a mark or a rule takes some of it; empty: it stands on the last.
    std::vector<model::DoseValue> dose;
};
// nullopt: the tables have no such exercise, or what is said beside it lets nothing go up by itself.
[[nodiscard]] std::optional<NextStep> NextStepOf(const RuleBook& book, const model::PlanItem& item);

// Whether a massage may be booked so many days before a race (0: on its day), by the race rules.
[[nodiscard]] bool MayMassageBefore(const RuleBook& book, int days_to_race);

// What a massage so many days after a race has to mind (0: on its day), a message id; empty: nothing.
[[nodiscard]] std::string MassageAfterRace(const RuleBook& book, int days_since_race);

// Everything the rules would allow beyond the proposal, dosed and ready to be added, in table order.
[[nodiscard]] std::vector<model::PlanItem> FurtherItems(const RuleBook& book, const Case& of,
                                                        const model::HomePlan& plan);

// With what is said of items because of their days (light after a race, nothing deep before one), as the days
// are now. All else stays.
[[nodiscard]] model::HomePlan WithDayChanges(const RuleBook& book, const Case& of, model::HomePlan plan);

// Walton level not to be exceeded for this history and on a day so soon after a race (1–5; 0: no massage),
// with the reasons.
struct PressureLimit {
    int highest = 5;
    std::vector<model::BlockedItem> why;
};
[[nodiscard]] PressureLimit MassageLimit(const RuleBook& book, const Case& of, const model::RegionRef& at);

// Ids and English names of the red flags, for the checklist.
struct RedFlag {
    std::string id, name, look_for, urgency;
};
[[nodiscard]] std::vector<RedFlag> RedFlags(const RuleBook& book);

// Ids of the conditions nobody knows of the client, in table order: not asked, not sure, or past and not
// said to be over. While there are any, some things are withheld.
[[nodiscard]] std::vector<std::string> OpenQuestions(const RuleBook& book, const Case& of);

// Ids of the conditions whose place is to be asked, in table order: until it is known, what they forbid at
// one place is withheld everywhere.
[[nodiscard]] std::vector<std::string> OpenPlaces(const RuleBook& book, const Case& of);

// Whether the tables have an exercise, a tool or a foundation of that id.
[[nodiscard]] bool HasItem(const RuleBook& book, const std::string& id);

// Whether a rule of the condition holds only where the condition is.
[[nodiscard]] bool HasLocalRules(const RuleBook& book, const std::string& condition);

// The words a case may use for an input ("equipment", "training_block"); empty for one without a list.
[[nodiscard]] std::vector<std::string> InputWords(const RuleBook& book, const std::string& input);

// When to stop, whatever the item: English sentences that stand on every page of a plan.
[[nodiscard]] std::vector<std::string> StopRules(const RuleBook& book);

}  // namespace routine
