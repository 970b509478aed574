#include "desk/past.h"

#include <algorithm>
#include <map>

#include "desk/adherence.h"
#include "desk/clinic.h"
#include "desk/past_amended.h"
#include "desk/past_loader.h"
#include "desk/resources.h"
#include "store/past_reader.h"
#include "text/zone.h"

namespace desk {

namespace {

// Rows of the store become the value, numbers of words those of findings and places.
class Builder {
public:
    Builder(ClientPast& past, store::PastRows rows, std::string zone)
        : m_past(past), m_rows(std::move(rows)), m_zone(std::move(zone)) {}

    // Everything but the marks.
    void Begin() {
        for (store::PastVisitRow& row : m_rows.visits) AddVisit(row);
        for (const store::PastPlace& place : m_rows.also) m_past.also.push_back(PlaceNumber(place));
        m_past.marks.reserve(m_rows.marks.size());
        for (store::PastReadingRow& row : m_rows.readings)
            m_past.visits[row.visit].readings.push_back(std::move(row.reading));
        AddAnswers();
        for (const store::PastTreatmentRow& row : m_rows.treatments) AddTreatment(row);
        for (const store::PastResolvedRow& row : m_rows.resolved)
            m_past.visits[row.visit].resolved.push_back(row.spot);
    }
    // As many marks more at most; false: all are there.
    bool AddMarks(std::size_t most) {
        const std::size_t end = std::min(m_past.marks.size() + most, m_rows.marks.size());
        for (std::size_t i = m_past.marks.size(); i < end; ++i) AddMark(m_rows.marks[i]);
        return end < m_rows.marks.size();
    }
    [[nodiscard]] const store::PastRows& Rows() const { return m_rows; }

private:
    void AddVisit(store::PastVisitRow& row) {
        PastVisit& visit = m_past.visits.emplace_back();
        visit.id = row.id;
        visit.therapist = std::move(row.therapist);
        visit.number = row.number;
        visit.minutes = row.minutes;
        visit.at = row.service_at;
        const text::CivilTime civil = text::ToCivil(row.service_at, m_zone);
        visit.day = civil.day;
        visit.minute = civil.hour * 60 + civil.minute;
        visit.draft = row.draft;
        if (m_past.visits.size() < 2) return;
        PastVisit& before = m_past.visits[m_past.visits.size() - 2];
        if (before.day == visit.day) before.repeats = visit.repeats = true;
    }

    void AddMark(store::PastMarkRow& row) {
        PastVisit& visit = m_past.visits[row.visit];
        if (visit.mark_count++ == 0) visit.first_mark = static_cast<std::uint32_t>(m_past.marks.size());
        PastMark& mark = m_past.marks.emplace_back();
        mark.spot = row.spot.empty() ? model::SpotId{row.id.value} : std::move(row.spot);
        mark.id = std::move(row.id);
        mark.visit = row.visit;
        mark.finding = FindingNumber(row.finding);
        mark.place = PlaceNumber(row.at);
        mark.also = row.also;
        mark.alsos = row.alsos;
        mark.figure = row.figure;
        mark.view = row.view;
        mark.layer = row.layer;
        mark.point = row.point;
        if (row.before >= 0) mark.before = row.before;
        if (row.after >= 0) mark.after = row.after;
    }

    void AddAnswers() {
        std::map<std::uint32_t, std::vector<model::Adherence>> by_visit;
        for (const store::PastAnswerRow& row : m_rows.answers)
            by_visit[row.visit].emplace_back().followed = row.followed;
        for (const auto& [visit, answers] : by_visit) m_past.visits[visit].adherence = PercentDone(answers);
    }

    void AddTreatment(const store::PastTreatmentRow& row) {
        auto& treatments = m_past.visits[row.visit].treatments;
        if (treatments.empty() || treatments.back().id != row.id)
            treatments.push_back(
                {row.id, {}, {}, m_rows.words[row.technique], row.pressure, row.minutes, row.response});
        if (!row.mark.empty()) treatments.back().marks.push_back(row.mark);
        if (row.region)
            treatments.back().regions.push_back({m_rows.words[row.region->region], row.region->side});
    }

    std::uint16_t FindingNumber(store::WordNumber word) {
        if (m_findings[word] == kNone) {
            m_findings[word] = static_cast<std::uint16_t>(m_past.findings.size());
            m_past.findings.push_back(m_rows.words[word]);
        }
        return m_findings[word];
    }
    std::uint16_t PlaceNumber(const store::PastPlace& place) {
        std::uint16_t& number = m_places[place.region * kSides + static_cast<std::size_t>(place.side)];
        if (number == kNone) {
            number = static_cast<std::uint16_t>(m_past.places.size());
            m_past.places.push_back({m_rows.words[place.region], place.side});
        }
        return number;
    }

    ClientPast& m_past;
    store::PastRows m_rows;
    std::string m_zone;
    static constexpr std::uint16_t kNone = 0xFFFF;
    static constexpr std::size_t kSides = 3;
    std::vector<std::uint16_t> m_findings = std::vector<std::uint16_t>(m_rows.words.size(), kNone);
    std::vector<std::uint16_t> m_places = std::vector<std::uint16_t>(m_rows.words.size() * kSides, kNone);
};

template <class T>
std::uint16_t NumberIn(std::vector<T>& of, const T& value) {
    const auto found = std::ranges::find(of, value);
    if (found != of.end()) return static_cast<std::uint16_t>(found - of.begin());
    of.push_back(value);
    return static_cast<std::uint16_t>(of.size() - 1);
}

void TakeCorrected(ClientPast& past, PastVisit& visit, const CorrectionReader& read) {
    visit.corrected = read.Found().changed;
    visit.unread = !read.Found().unread.empty();
    visit.unread_readings = std::ranges::any_of(
        read.Found().unread, [](const std::string& field) { return field.starts_with("measured."); });
    if (!visit.corrected) return;
    for (std::uint32_t i = visit.first_mark; i < visit.first_mark + visit.mark_count; ++i) {
        PastMark& mark = past.marks[i];
        const model::Mark* now = read.Visit().Find(mark.id);
        if (now == nullptr) continue;
        mark.before = now->before;
        mark.after = now->after;
        mark.finding = NumberIn(past.findings, now->finding);
        if (past.PlaceOf(mark) == now->at) continue;
        mark.place = NumberIn(past.places, now->at);
        mark.alsos = 0;
        mark.figure = now->figure;
        mark.view = now->view;
        mark.layer = now->layer;
        mark.point = now->points.front();
    }
}

// Races stand in the weeks of the plans made for them, where what a later plan has of a day counts, and in
// the client's record.
std::vector<model::Race> RacesOf(const ClientPast& past, const std::vector<store::PastDayRow>& days,
                                 const model::Client& client) {
    std::map<std::chrono::sys_days, std::string> names;
    for (const store::PastDayRow& row : days) {
        const auto day = std::chrono::sys_days(past.visits[row.visit].day) + std::chrono::days(row.day + 1);
        if (row.race)
            names[day] = row.detail;
        else
            names.erase(day);
    }
    for (const model::Race& race : client.past_races) names[std::chrono::sys_days(race.day)] = race.name;
    if (const auto& next = client.next_race) names[std::chrono::sys_days(next->day)] = next->name;
    std::vector<model::Race> races;
    for (const auto& [day, name] : names) races.push_back({name, model::Date(day)});
    return races;
}

}  // namespace

std::span<const PastMark> ClientPast::MarksOf(const PastVisit& visit) const {
    return std::span(marks).subspan(visit.first_mark, visit.mark_count);
}

const PastVisit* ClientPast::Find(const model::VisitId& id) const {
    const auto found = std::ranges::find(visits, id, &PastVisit::id);
    return found == visits.end() ? nullptr : &*found;
}

std::vector<model::RegionRef> ClientPast::PlacesOf(const PastMark& mark) const {
    std::vector<model::RegionRef> all{places[mark.place]};
    for (std::uint32_t i = mark.also; i < mark.also + mark.alsos; ++i) all.push_back(places[also[i]]);
    return all;
}

class PastLoader::Parts {
public:
    Parts(Clinic& clinic, const model::ClientId& client)
        : m_clinic(clinic), m_client(clinic.LoadClient(client)), m_reader(Logged(clinic, client)) {
        m_past.client = client;
        m_past.figure = m_client.figure;
    }

    // Some milliseconds at most; false: all is there.
    bool Step() {
        constexpr std::size_t kMarksAtOnce = 2000;
        if (!m_builder) {
            if (m_reader.ReadNext()) return true;
            m_builder.emplace(m_past, m_reader.Take(), m_clinic.Profile().zone);
            m_builder->Begin();
            m_past.races = RacesOf(m_past, m_builder->Rows().days, m_client);
            return true;
        }
        if (m_builder->AddMarks(kMarksAtOnce)) return true;
        return ReadCorrection();
    }
    [[nodiscard]] ClientPast Take() { return std::move(m_past); }

private:
    // Told to the log first: nothing is seen that was not logged.
    static store::PastReader Logged(Clinic& clinic, const model::ClientId& client) {
        clinic.Store().Log("history.view", client.value, client);
        return {clinic.Store(), client};
    }
    // A line of a visit; false: no visit has one left.
    bool ReadCorrection() {
        const auto& rows = m_builder->Rows().visits;
        while (m_looked < rows.size() && rows[m_looked].corrections == 0) ++m_looked;
        if (m_looked == rows.size()) return false;
        PastVisit& visit = m_past.visits[m_looked];
        if (!m_correction) {
            m_correction = CorrectionsOf(m_clinic, visit.id);  // the few of them are read whole
            if (!m_correction) ++m_looked;
        } else if (!m_correction->Step()) {
            TakeCorrected(m_past, visit, *m_correction);
            m_correction.reset();
            ++m_looked;
        }
        return true;
    }
    Clinic& m_clinic;
    model::Client m_client;
    store::PastReader m_reader;
    ClientPast m_past;
    std::optional<Builder> m_builder;
    std::optional<CorrectionReader> m_correction;  // of that visit
    std::size_t m_looked = 0;
};

PastLoader::PastLoader(Clinic& clinic, const model::ClientId& client)
    : m_parts(std::make_unique<Parts>(clinic, client)) {}
PastLoader::~PastLoader() = default;

bool PastLoader::Work(std::chrono::milliseconds about) {
    const auto end = std::chrono::steady_clock::now() + about;
    while (m_parts->Step())
        if (std::chrono::steady_clock::now() >= end) return true;
    return false;
}

ClientPast PastLoader::Take() {
    return m_parts->Take();
}

ClientPast LoadPast(Clinic& clinic, const model::ClientId& client) {
    PastLoader loader(clinic, client);
    while (loader.Work(std::chrono::hours(1))) {
    }
    return loader.Take();
}

bool PastRange::Holds(model::Date day) const {
    return (!from || std::chrono::sys_days(*from) <= std::chrono::sys_days(day)) &&
           (!to || std::chrono::sys_days(day) <= std::chrono::sys_days(*to));
}

namespace {

bool LiesIn(const terms::Levels& levels, const model::RegionRef& at, model::View view, const PastUnit& unit) {
    for (const terms::LevelCount& one : levels.Count(unit.level, {{at, view}}))
        if (one.key == unit.key && (!unit.side || one.side == *unit.side)) return true;
    return false;
}

// Whether places of the past lie in the unit, each view and place asked of the levels once.
class Places {
public:
    Places(const ClientPast& past, const terms::Levels& levels, const PastUnit& unit)
        : m_past(past), m_levels(levels), m_unit(unit) {}
    bool Hold(const PastMark& mark) {
        if (Holds(mark.place, mark.view)) return true;
        for (std::uint32_t i = mark.also; i < mark.also + mark.alsos; ++i)
            if (Holds(m_past.also[i], mark.view)) return true;
        return false;
    }

private:
    bool Holds(std::uint16_t place, model::View view) {
        const auto [at, fresh] = m_known.try_emplace({place, view}, false);
        if (fresh) at->second = LiesIn(m_levels, m_past.places[place], view, m_unit);
        return at->second;
    }
    const ClientPast& m_past;
    const terms::Levels& m_levels;
    const PastUnit& m_unit;
    std::map<std::pair<std::uint16_t, model::View>, bool> m_known;
};

}  // namespace

ClientPast Narrowed(const ClientPast& past, const terms::Levels& levels, const PastFilter& filter,
                    const PastRange& range) {
    ClientPast left;
    left.client = past.client;
    left.figure = past.figure;
    left.races = past.races;
    left.findings = past.findings;
    left.places = past.places;
    left.also = past.also;
    std::optional<Places> places;
    if (filter.place) places.emplace(past, levels, *filter.place);
    for (const PastVisit& visit : past.visits) {
        if (!range.Holds(visit.day) || (filter.therapist && visit.therapist != *filter.therapist)) continue;
        PastVisit& kept = left.visits.emplace_back(visit);
        kept.first_mark = static_cast<std::uint32_t>(left.marks.size());
        kept.mark_count = 0;
        for (const PastMark& mark : past.MarksOf(visit)) {
            if (filter.finding && past.FindingOf(mark) != *filter.finding) continue;
            if (places && !places->Hold(mark)) continue;
            left.marks.push_back(mark);
            left.marks.back().visit = static_cast<std::uint32_t>(left.visits.size() - 1);
            ++kept.mark_count;
        }
    }
    return left;
}

}  // namespace desk
