#include "routine/week.h"

#include <algorithm>

#include "routine/after_race.h"

namespace routine {

using model::Load;

namespace {

constexpr int kDays = 7;

std::string WordOf(Load load) {
    return std::string(model::ToText(load));
}

// Rules of the product itself are named by their place in the file.
const std::string kFile = "routines.toml ";

std::string SourceOf(const Conflict& row) {
    return kFile + "conflict " + row.id;
}

std::string SourceOf(const RaceRule& rule) {
    return kFile + "race_rule " + std::to_string(rule.days_min) + "-" + std::to_string(rule.days_max);
}

}  // namespace

Week::Week(const Judge& judge)
    : m_judge(judge), m_days(judge.Of().week), m_raced(routine::RacedOn(judge.Of())) {
    const std::optional<int> named = judge.Of().days_to_race;
    if (named && *named >= 0 && *named < kDays) m_days[static_cast<std::size_t>(*named)].load = Load::Race;
    for (int day = 0; day < kDays; ++day) {
        if (LoadOn(day) == Load::Race) m_races.push_back(day);
    }
    if (named && *named >= kDays) m_races.push_back(*named);
    ReadOffers();
}

std::optional<int> Week::RaceDay() const {
    if (m_races.empty()) return std::nullopt;
    return m_races.front();
}

std::vector<int> Week::RacesBefore(int day) const {
    std::vector<int> out;
    if (m_raced) out.push_back(*m_raced);
    for (const int race : m_races) {
        if (race < day) out.push_back(race);
    }
    return out;
}

const RaceRule* Week::RaceRuleOn(int day) const {
    const auto next = std::find_if(m_races.begin(), m_races.end(), [&](int race) { return race >= day; });
    if (next == m_races.end()) return nullptr;
    const int left = *next - day;
    for (const RaceRule& rule : m_judge.Book().races) {
        if (left >= rule.days_min && left <= rule.days_max) return &rule;
    }
    return nullptr;
}

int Week::HardDays() const {
    const Weekly& row = m_judge.Book().weekly.at("massage");
    return static_cast<int>(std::count_if(m_days.begin(), m_days.end(), [&](const model::TrainingDay& day) {
        return Has(row.heavy_loads, WordOf(day.load));
    }));
}

bool Week::Heavy() const {
    const Weekly& row = m_judge.Book().weekly.at("massage");
    const auto& marks = m_judge.Of().marks;
    const bool sore = std::any_of(marks.begin(), marks.end(),
                                  [&](const CaseMark& mark) { return mark.severity >= row.severity_min; });
    const bool race = !m_races.empty() && m_races.front() <= row.race_within;
    return sore || race || HardDays() >= row.heavy_loads_min ||
           Has(row.heavy_blocks, m_judge.Of().training_block);
}

bool Week::HoldsOn(Load load, int day) const {
    if (day >= kDays) return load == Load::Race && Has(m_races, day);
    if (day < 0) return load == Load::Race && m_raced == day;
    return LoadOn(day) == load;
}

// A rule before its day may look at a race after the week; the first day stands for those that are over.
bool Week::Follows(const LoadRule& rule, int day) const {
    for (int over = 1; day == 0 && over < -rule.day_offset; ++over) {
        if (HoldsOn(rule.load, over)) return true;
    }
    return HoldsOn(rule.load, day - rule.day_offset);
}

void Week::ReadOffers() {
    for (int day = 0; day < kDays; ++day) {
        for (const LoadRule& rule : m_judge.Book().loads) {
            if (rule.deny || !Follows(rule, day)) continue;
            m_offers.push_back({&rule, day, rule.modality});
        }
    }
}

void Week::AddLoads(const PlanKind& kind, int day, bool known, Verdict& out) const {
    for (const LoadRule& rule : m_judge.Book().loads) {
        if (rule.modality != kind.modality || !Follows(rule, day)) continue;
        if (rule.deny || (rule.known_only && !known))
            out.Add(Entry(kind.modality, Action::Avoid, WordOf(rule.load), rule.detail, kFile + rule.name));
    }
}

void Week::AddConflicts(const PlanKind& kind, const Place& place, int day, Verdict& out) const {
    const Case& of = m_judge.Of();
    const auto here = [&](const CaseMark& mark) {
        const auto under = Under(mark);
        return std::any_of(under.begin(), under.end(), [&](const model::RegionRef& at) {
            return Has(place.groups, m_judge.Book().GroupOf(at.region));
        });
    };
    for (const Conflict& row : m_judge.Book().conflicts) {
        if (!Has(row.drop, kind.plan)) continue;
        const bool load = Has(row.when_loads, WordOf(LoadOn(day)));
        const bool block = Has(row.when_blocks, of.training_block);
        const bool mark = std::any_of(of.marks.begin(), of.marks.end(), [&](const CaseMark& each) {
            return here(each) && (each.severity > row.severity_above || Has(row.when_findings, each.finding));
        });
        if (load || block || mark)
            out.Add(Entry(kind.modality, Action::Avoid, row.id, row.resolution, SourceOf(row)));
    }
}

void Week::AddRace(const PlanKind& kind, const Place& place, int day, bool known, Verdict& out) const {
    const RaceRule* rule = RaceRuleOn(day);
    if (rule == nullptr) return;
    // On race day passive tools come after the finish, where the load rules govern.
    const bool type = Denies(rule->deny_types, kind, place) && !(rule->before_start && kind.passive);
    const bool first = !known && Has(rule->first_time_deny, kind.plan);
    const bool massage = rule->massage_deny && kind.plan == "massage";
    const std::string& booking = m_judge.Book().ConflictOf("massage_before_race")->resolution;
    if (type || first || massage)
        out.Add(
            Entry(kind.modality, Action::Avoid, "race", massage ? booking : rule->advice, SourceOf(*rule)));
}

Verdict Week::OnDay(const PlanKind& kind, const Place& place, int day, bool known) const {
    Verdict out;
    AddLoads(kind, day, known, out);
    AddConflicts(kind, place, day, out);
    AddRace(kind, place, day, known, out);
    for (const int race : RacesBefore(day)) out.Merge(AfterRace(m_judge, kind, place, race, day, known));
    return out;
}

Verdict Week::OnNew(const PlanKind& kind, const Place& place, bool known) const {
    Verdict out = NewAfterRace(m_judge, kind, place, known);
    const RaceRule* rule = RaceRuleOn(0);
    if (rule == nullptr || known || !kind.exercise || !rule->limits_new || Has(rule->new_allowed, kind.plan))
        return out;
    out.Add(Entry(kind.modality, Action::Avoid, "race",
                  m_judge.Book().ConflictOf("new_before_race")->resolution, SourceOf(*rule)));
    return out;
}

Verdict Week::OnPair(const PlanKind& kind, const Names& tools_that_day) const {
    Verdict out;
    for (const Conflict& row : m_judge.Book().conflicts) {
        if (row.when_tool.empty()) continue;
        const bool with = Has(tools_that_day, row.when_tool);
        // Either order: the tool named first may come to the day later.
        const bool turned = row.when_tool == kind.plan && Meet(row.drop, tools_that_day);
        if ((with && Has(row.drop, kind.plan)) || turned)
            out.Add(Entry(kind.modality, Action::Avoid, row.id, row.resolution, SourceOf(row)));
        if (with && Has(row.adapt, kind.plan))
            out.Add(Entry(kind.modality, Action::Modify, row.id, row.resolution, SourceOf(row)));
    }
    return out;
}

}  // namespace routine
