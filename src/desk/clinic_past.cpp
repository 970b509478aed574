#include "desk/clinic_past.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "desk/clinic.h"
#include "desk/past_amended.h"
#include "desk/past_line.h"
#include "desk/resources.h"
#include "model/amendment.h"
#include "text/zone.h"

namespace desk {

namespace {

using std::chrono::sys_days;

constexpr int kOverdueVisits = 3, kOverdueDays = 365;
constexpr double kOverdueTimes = 1.5;

int DaysBetween(model::Date from, model::Date to) {
    return static_cast<int>((sys_days(to) - sys_days(from)).count());
}

PastRange WholeMonths(const PastRange& range) {
    using std::chrono::day, std::chrono::last;
    PastRange whole;
    if (range.from) whole.from = range.from->year() / range.from->month() / day(1);
    if (range.to) whole.to = model::Date(range.to->year() / range.to->month() / last);
    return whole;
}

// Visits and clients of one key; visits come in order, so the last one tells a repetition.
struct Tally {
    int visits = 0;
    std::set<std::uint32_t> clients;
    std::uint32_t last = ~0U;
    void Add(std::uint32_t visit, std::uint32_t client) {
        if (last == visit) return;
        last = visit;
        ++visits;
        clients.insert(client);
    }
    [[nodiscard]] ClinicCount As(const std::string& key) const {
        return {key, visits, static_cast<int>(clients.size())};
    }
};

struct GroupTally {
    Tally total;
    std::array<std::map<std::string, Tally>, kClinicTables> tables;
    std::vector<model::VisitId> unsigned_notes, late_notes;
};

class Tallier {
public:
    Tallier(const ClinicPast& past, const terms::Levels& levels, const PastRange& range)
        : m_past(past), m_levels(levels), m_areas(past.rows.words.size()) {
        std::size_t mark = 0, technique = 0;
        const store::ClinicRows& rows = past.rows;
        for (std::uint32_t visit = 0; visit < rows.visits.size(); ++visit) {
            const model::Date day = text::ToCivil(rows.visits[visit].service_at, past.zone).day;
            const bool counts = range.Holds(day);
            days[rows.visits[visit].client].push_back(day);
            if (rows.visits[visit].archived) archived.insert(rows.visits[visit].client);
            if (counts) AddVisit(visit);
            for (; mark < rows.marks.size() && rows.marks[mark].visit == visit; ++mark)
                if (counts) AddMark(rows.marks[mark]);
            for (; technique < rows.techniques.size() && rows.techniques[technique].visit == visit;
                 ++technique)
                if (counts) Add(visit, ClinicTable::Techniques, Word(rows.techniques[technique].technique));
        }
    }

    GroupTally all;
    std::map<std::string, GroupTally> therapists;
    std::map<std::uint32_t, std::vector<model::Date>> days;  // of each client's visits, all there are
    std::set<std::uint32_t> archived;                        // clients

private:
    [[nodiscard]] const std::string& Word(store::WordNumber word) const { return m_past.rows.words[word]; }
    [[nodiscard]] GroupTally& OfTherapist(std::uint32_t visit) {
        return therapists[Word(m_past.rows.visits[visit].therapist)];
    }

    void AddVisit(std::uint32_t visit) {
        const store::ClinicVisitRow& row = m_past.rows.visits[visit];
        const bool late =
            row.signed_at && model::LateBy(row.service_at, *row.signed_at, m_past.late_after_hours);
        for (GroupTally* group : {&all, &OfTherapist(visit)}) {
            group->total.Add(visit, row.client);
            if (row.draft) group->unsigned_notes.push_back(m_past.rows.ids[visit]);
            if (late) group->late_notes.push_back(m_past.rows.ids[visit]);
        }
    }

    void Add(std::uint32_t visit, ClinicTable table, const std::string& key) {
        for (GroupTally* group : {&all, &OfTherapist(visit)})
            group->tables[static_cast<std::size_t>(table)][key].Add(visit, m_past.rows.visits[visit].client);
    }

    void AddMark(const store::ClinicMarkRow& mark) {
        Add(mark.visit, ClinicTable::Findings, Word(mark.finding));
        Add(mark.visit, ClinicTable::Areas, AreaOf(mark.at.region));
    }

    // Asked of the levels once a word; a structure they do not know is its own area.
    const std::string& AreaOf(store::WordNumber region) {
        std::string& area = m_areas[region];
        if (area.empty()) {
            const terms::PlacedMark placed{{Word(region), model::Side::Left}, model::View::Front};
            area = m_levels.Count(terms::Level::Area, {placed}).front().key;
        }
        return area;
    }

    const ClinicPast& m_past;
    const terms::Levels& m_levels;
    std::vector<std::string> m_areas;  // beside the words
};

void Fill(ClinicGroup& group, const GroupTally& tally) {
    group.total = tally.total.As({});
    group.unsigned_notes.assign(tally.unsigned_notes.rbegin(), tally.unsigned_notes.rend());
    group.late_notes.assign(tally.late_notes.rbegin(), tally.late_notes.rend());
    for (std::size_t table = 0; table < kClinicTables; ++table)
        for (const auto& [key, of] : tally.tables[table]) group.tables[table].push_back(of.As(key));
}

ClinicCount* Find(std::vector<ClinicCount>& rows, const std::string& key) {
    const auto found = std::ranges::find(rows, key, &ClinicCount::key);
    return found == rows.end() ? nullptr : &*found;
}

void Hide(ClinicCount& count) {
    count.visits.reset();
    count.clients.reset();
}

// Keys tell of whoever they are of: of what is hidden one row without a name is left, and where all of a
// group is hidden, which may be one client, none.
void FoldHidden(ClinicGroup& group) {
    for (auto& rows : group.tables) {
        const bool any = std::erase_if(rows, [](const ClinicCount& row) { return row.Hidden(); }) > 0;
        std::ranges::sort(rows, [](const ClinicCount& a, const ClinicCount& b) {
            return std::tuple(-*a.visits, a.key) < std::tuple(-*b.visits, b.key);
        });
        if (any && !group.total.Hidden()) rows.push_back({});
    }
}

// The parts of a key are what the therapists did of it.
void SuppressAll(ClinicFigures& figures) {
    std::vector<ClinicCount*> totals;
    for (ClinicTherapist& one : figures.therapists) totals.push_back(&one.total);
    Suppress(figures.all.total, totals);
    const auto hide_rows = [](ClinicGroup& group) {
        if (!group.total.Hidden()) return;
        for (auto& rows : group.tables) std::ranges::for_each(rows, Hide);
    };
    hide_rows(figures.all);
    for (ClinicTherapist& one : figures.therapists) hide_rows(one);
    for (std::size_t table = 0; table < kClinicTables; ++table)
        for (ClinicCount& whole : figures.all.tables[table]) {
            std::vector<ClinicCount*> parts;
            for (ClinicTherapist& one : figures.therapists)
                if (ClinicCount* part = Find(one.tables[table], whole.key)) parts.push_back(part);
            Suppress(whole, parts);
        }
    FoldHidden(figures.all);
    for (ClinicTherapist& one : figures.therapists) FoldHidden(one);
}

std::optional<double> MedianGap(const std::vector<model::Date>& days) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < days.size(); ++i) gaps.push_back(DaysBetween(days[i - 1], days[i]));
    return gaps.empty() ? std::nullopt : std::optional(MedianOf(std::move(gaps)));
}

void TellCadence(ClinicFigures& figures, const Tallier& tally, model::Date today) {
    std::vector<double> gaps;
    int clients = 0, overdue = 0;
    for (const auto& [client, days] : tally.days) {
        const std::size_t before = gaps.size();
        for (std::size_t i = 1; i < days.size(); ++i)
            if (figures.range.Holds(days[i - 1]) && figures.range.Holds(days[i]))
                gaps.push_back(DaysBetween(days[i - 1], days[i]));
        clients += gaps.size() > before;
        // Whoever came since the range ended is not overdue.
        const auto median = tally.archived.contains(client) ? std::nullopt : MedianGap(days);
        if (median)
            overdue += IsOverdue(static_cast<int>(days.size()), *median, DaysBetween(days.back(), today));
    }
    if (clients >= kSmallCount) {
        // Whole days: with more digits the sum of another range could be subtracted from this one's.
        figures.mean_gap_days =
            std::round(std::accumulate(gaps.begin(), gaps.end(), 0.0) / static_cast<double>(gaps.size()));
        figures.median_gap_days = std::round(MedianOf(std::move(gaps)));
    }
    if (overdue == 0 || overdue >= kSmallCount) figures.overdue = overdue;
}

}  // namespace

std::string_view ToText(ClinicTable table) {
    switch (table) {
        case ClinicTable::Findings:
            return "findings";
        case ClinicTable::Areas:
            return "areas";
        case ClinicTable::Techniques:
            break;
    }
    return "techniques";
}

void Suppress(ClinicCount& total, const std::vector<ClinicCount*>& parts) {
    if (total.clients && *total.clients < kSmallCount) Hide(total);
    std::vector<ClinicCount*> shown;
    int hidden = 0, hidden_clients = 0;
    const auto hide = [&](ClinicCount& part) {
        ++hidden;
        // Several therapists may see the same client: the largest is what there are at least.
        hidden_clients = std::max(hidden_clients, part.clients.value_or(0));
        Hide(part);
    };
    for (ClinicCount* part : parts)
        if (part->clients.value_or(0) < kSmallCount)
            hide(*part);
        else
            shown.push_back(part);
    std::ranges::sort(shown, [](const ClinicCount* a, const ClinicCount* b) {
        return std::tuple(*a->clients, *a->visits, a->key) < std::tuple(*b->clients, *b->visits, b->key);
    });
    for (ClinicCount* part : shown) {
        if (hidden == 0 || total.Hidden() || (hidden > 1 && hidden_clients >= kSmallCount)) return;
        hide(*part);
    }
    if (hidden == 1 || (hidden > 0 && hidden_clients < kSmallCount)) Hide(total);
}

namespace {

// The marks of the few visits that were corrected as they stand, in place of those that were charted.
class CorrectedRows {
public:
    explicit CorrectedRows(store::ClinicRows& rows) : m_rows(rows) {
        for (std::size_t i = 0; i < rows.words.size(); ++i)
            m_numbers.emplace(rows.words[i], static_cast<store::WordNumber>(i));
    }

    void Put(std::uint32_t visit, const model::Visit& read) {
        for (const model::Mark& mark : read.marks)
            for (const model::RegionRef& at : model::RegionsUnder(mark))
                m_marks.push_back(
                    {visit, NumberOf(mark.finding), {NumberOf(at.region), at.side}, mark.view, mark.layer});
        m_corrected.insert(visit);
    }
    void Finish() {
        if (m_corrected.empty()) return;
        std::erase_if(m_rows.marks, [this](const auto& row) { return m_corrected.contains(row.visit); });
        m_rows.marks.insert(m_rows.marks.end(), m_marks.begin(), m_marks.end());
        std::ranges::stable_sort(m_rows.marks, {}, &store::ClinicMarkRow::visit);
    }

private:
    store::WordNumber NumberOf(const std::string& word) {
        const auto [at, fresh] = m_numbers.emplace(word, static_cast<store::WordNumber>(m_rows.words.size()));
        if (fresh) m_rows.words.push_back(word);
        return at->second;
    }
    store::ClinicRows& m_rows;
    std::map<std::string, store::WordNumber> m_numbers;
    std::set<std::uint32_t> m_corrected;
    std::vector<store::ClinicMarkRow> m_marks;
};

void TakeCorrections(Clinic& clinic, store::ClinicRows& rows) {
    CorrectedRows corrected(rows);
    for (std::uint32_t visit = 0; visit < rows.visits.size(); ++visit)
        if (rows.visits[visit].corrections > 0)
            if (const auto read = LoadCorrected(clinic, rows.ids[visit])) corrected.Put(visit, *read);
    corrected.Finish();
}

}  // namespace

ClinicPast LoadClinicPast(Clinic& clinic) {
    // Told to the log first: nothing is seen that was not logged.
    clinic.Store().Log("history.clinic", "");
    ClinicPast past;
    past.rows = store::ReadClinicPast(clinic.Store());
    TakeCorrections(clinic, past.rows);
    past.zone = clinic.Profile().zone;
    past.late_after_hours = clinic.Data().Jurisdictions().Of(clinic.Profile().jurisdiction).late_after_hours;
    past.today = clinic.Today();
    return past;
}

ClinicFigures FiguresOf(const ClinicPast& past, const terms::Levels& levels, const PastRange& range) {
    ClinicFigures figures;
    figures.range = WholeMonths(range);
    const Tallier tally(past, levels, figures.range);
    Fill(figures.all, tally.all);
    for (const auto& [user, of] : tally.therapists) {
        ClinicTherapist& one = figures.therapists.emplace_back();
        one.user = {user};
        Fill(one, of);
    }
    SuppressAll(figures);
    TellCadence(figures, tally, past.today);
    return figures;
}

bool IsOverdue(int visits, double median_gap_days, int days_since) {
    return visits >= kOverdueVisits && days_since <= kOverdueDays &&
           days_since > kOverdueTimes * median_gap_days;
}

ClinicHidden HiddenOf(const ClinicFigures& figures) {
    ClinicHidden of;
    const auto count = [&](const ClinicGroup& group) {
        ++of.numbers;
        of.hidden += group.total.Hidden();
        for (const auto& rows : group.tables)
            for (const ClinicCount& row : rows) {
                ++of.numbers;
                of.hidden += row.Hidden();
            }
    };
    count(figures.all);
    for (const ClinicTherapist& one : figures.therapists) count(one);
    return of;
}

exchange::Answer ClinicAnswer(const ClinicFigures& figures) {
    using exchange::Answer;
    const auto number = [](const std::optional<int>& value) { return value ? Answer(*value) : Answer(); };
    const auto group = [&](const ClinicGroup& of) {
        Answer::Object answer{{"visits", number(of.total.visits)},
                              {"clients", number(of.total.clients)},
                              {"unsigned_notes", static_cast<int>(of.unsigned_notes.size())},
                              {"late_notes", static_cast<int>(of.late_notes.size())}};
        for (std::size_t table = 0; table < kClinicTables; ++table) {
            Answer::List rows;
            for (const ClinicCount& row : of.tables[table])
                rows.emplace_back(Answer::Object{{"key", row.key.empty() ? Answer() : Answer(row.key)},
                                                 {"visits", number(row.visits)},
                                                 {"clients", number(row.clients)}});
            answer.emplace_back(std::string(ToText(static_cast<ClinicTable>(table))), std::move(rows));
        }
        return answer;
    };
    Answer::List therapists;
    for (const ClinicTherapist& one : figures.therapists) {
        Answer::Object row = group(one);
        row.insert(row.begin(), {"therapist", one.user.value});
        therapists.emplace_back(std::move(row));
    }
    const auto day = [](const std::optional<model::Date>& of) {
        return of ? Answer(model::ToIso(*of)) : Answer();
    };
    Answer::Object answer = group(figures.all);
    answer.emplace_back("from", day(figures.range.from));
    answer.emplace_back("to", day(figures.range.to));
    answer.emplace_back("mean_gap_days", figures.mean_gap_days ? Answer(*figures.mean_gap_days) : Answer());
    answer.emplace_back("median_gap_days",
                        figures.median_gap_days ? Answer(*figures.median_gap_days) : Answer());
    answer.emplace_back("overdue", number(figures.overdue));
    answer.emplace_back("therapists", std::move(therapists));
    return answer;
}

}  // namespace desk
