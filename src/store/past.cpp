#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "store/clinic_data.h"
#include "store/columns.h"
#include "store/encoding.h"
#include "store/past_reader.h"

namespace store {
namespace {

using model::Operation;

struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Words in the order they were first met.
class Numbered {
public:
    explicit Numbered(std::vector<std::string>& words) : m_words(words) {}
    WordNumber Of(std::string_view word) {
        if (const auto known = m_numbers.find(word); known != m_numbers.end()) return known->second;
        if (m_words.size() >= std::numeric_limits<WordNumber>::max())
            throw model::Error(
                model::ErrorKind::BadInput,
                model::Msg("A stored record is damaged. Restore the newest backup of the clinic."));
        const auto number = static_cast<WordNumber>(m_words.size());
        m_words.emplace_back(word);
        m_numbers.emplace(std::string(word), number);
        return number;
    }

private:
    std::vector<std::string>& m_words;
    std::unordered_map<std::string, WordNumber, ViewHash, std::equal_to<>> m_numbers;
};

template <class T>
T WordOf(std::optional<T> (*parse)(std::string_view), std::string_view word) {
    if (const auto value = parse(word)) return *value;
    return FromWord(parse, std::string(word));
}

constexpr const char* kNotInError =
    "NOT EXISTS (SELECT 1 FROM amendments a WHERE a.visit = v.id AND a.kind = 'in_error')";

// The clinic's rows: one walk over the visits, one over each table that belongs to them.
class ClinicReader {
public:
    explicit ClinicReader(const ClinicStore& store) : m_store(store), m_engine(EngineOf(store)) {}

    ClinicRows Read() {
        ReadVisits();
        for (std::size_t i = 0; i < m_rows.visits.size(); ++i) ReadMarks(i);
        return std::move(m_rows);
    }

private:
    void ReadVisits() {
        Query query = m_engine.Prepare(
            std::string("SELECT v.id, v.chart, v.therapist, v.service_at, v.status = 'draft', "
                        "coalesce((SELECT c.archived FROM clients c WHERE c.id = v.chart), 0), "
                        "(SELECT count(*) FROM amendments a WHERE a.visit = v.id AND a.kind = 'correction'), "
                        "(SELECT min(s.at) FROM signatures s WHERE s.visit = v.id) FROM visits v WHERE ") +
            kNotInError + " ORDER BY v.service_at, v.id");
        model::VisitId id;
        std::string_view chart, therapist;
        while (query.Step()) {
            ClinicVisitRow row;
            query.Take(id, chart, therapist, row.service_at, row.draft, row.archived, row.corrections,
                       row.signed_at);
            const auto client = NumberOf(chart);
            if (!client) continue;
            row.client = *client;
            row.therapist = m_words.Of(therapist);
            m_rows.visits.push_back(row);
            m_rows.ids.push_back(id);
        }
    }

    // Nothing for a chart that is closed to who is signed in.
    std::optional<std::uint32_t> NumberOf(std::string_view chart) {
        if (const auto known = m_clients.find(chart); known != m_clients.end()) return known->second;
        std::optional<std::uint32_t> number;
        if (m_store.May(Operation::ViewChart, model::ClientId{std::string(chart)})) number = m_rows.clients++;
        m_clients.emplace(std::string(chart), number);
        return number;
    }

    void ReadMarks(std::size_t visit) {
        Query marks = m_engine.Prepare(
            "SELECT finding, region, side, view, layer FROM marks WHERE visit = ?1 UNION ALL "
            "SELECT m.finding, r.region, r.side, m.view, m.layer FROM mark_regions r JOIN marks m ON m.visit "
            "= r.visit AND m.id = r.mark WHERE r.visit = ?1 AND r.share >= 0.01 AND (r.region <> m.region OR "
            "r.side <> m.side) UNION ALL "
            "SELECT finding, leads_region, leads_side, view, layer FROM marks WHERE visit = ?1 AND "
            "leads_region "
            "IS NOT NULL AND leads_side IS NOT NULL AND (leads_region <> region OR leads_side <> side)");
        marks.Bind(m_rows.ids[visit]);
        std::string_view finding, region, side, view, layer;
        while (marks.Step()) {
            marks.Take(finding, region, side, view, layer);
            m_rows.marks.push_back({static_cast<std::uint32_t>(visit),
                                    m_words.Of(finding),
                                    {m_words.Of(region), WordOf(&model::ParseSide, side)},
                                    WordOf(&model::ParseView, view),
                                    WordOf(&model::ParseLayer, layer)});
        }
        Query treatments = m_engine.Prepare("SELECT DISTINCT technique FROM treatments WHERE visit = ?");
        treatments.Bind(m_rows.ids[visit]);
        std::string_view technique;
        while (treatments.Step()) {
            treatments.Take(technique);
            m_rows.techniques.push_back({static_cast<std::uint32_t>(visit), m_words.Of(technique)});
        }
    }

    const ClinicStore& m_store;
    Engine& m_engine;
    ClinicRows m_rows;
    Numbered m_words{m_rows.words};
    std::unordered_map<std::string, std::optional<std::uint32_t>, ViewHash, std::equal_to<>> m_clients;
};

}  // namespace

// One client's rows, visit by visit: every table lies in the order of its visits, so nothing is sorted.
class PastReader::Reader {
public:
    Reader(Engine& engine, const model::ClientId& client) : m_engine(engine), m_client(client) {
        ReadVisits();
    }

    bool ReadNext() {
        if (m_visit == m_rows.visits.size()) return false;
        ReadMarks();
        ReadReadings();
        ReadAnswers();
        ReadTreatments();
        ReadResolved();
        ++m_visit;
        return true;
    }
    PastRows Take() { return std::move(m_rows); }

private:
    [[nodiscard]] Query OfVisit(const char* sql) {
        Query query = m_engine.Prepare(sql);
        query.Bind(m_rows.visits[m_visit].id);
        return query;
    }

    PastPlace TakePlace(Query& query) {
        std::string_view region, side;
        query.Take(region, side);
        return {m_words.Of(region), WordOf(&model::ParseSide, side)};
    }

    void ReadVisits() {
        Query query = m_engine.Prepare(
            std::string("SELECT v.id, v.therapist, v.number, v.minutes, v.service_at, v.status = 'draft', "
                        "(SELECT count(*) FROM amendments a WHERE a.visit = v.id AND a.kind = 'correction'), "
                        "coalesce(p.encoding, 0), coalesce(p.body, x'') "
                        "FROM visits v LEFT JOIN plans p ON p.visit = v.id WHERE v.chart = ? AND ") +
            kNotInError + " ORDER BY v.service_at, v.id");
        query.Bind(m_client);
        int encoding = 0;
        std::string_view plan;
        while (query.Step()) {
            PastVisitRow& row = m_rows.visits.emplace_back();
            query.Take(row.id, row.therapist, row.number, row.minutes, row.service_at, row.draft,
                       row.corrections, encoding, plan);
            if (encoding > 0) ReadWeek(DecodeWeek(plan, encoding));
        }
    }

    void ReadWeek(const model::TrainingWeek& week) {
        const auto visit = static_cast<std::uint32_t>(m_rows.visits.size() - 1);
        for (std::size_t day = 0; day < week.size(); ++day)
            if (week[day].load != model::Load::Unknown)
                m_rows.days.push_back(
                    {visit, static_cast<int>(day), week[day].load == model::Load::Race, week[day].detail});
    }

    void ReadMarks() {
        Query query = OfVisit(
            "SELECT id, spot, finding, figure, view, layer, points, before, after, region, side, "
            "leads_region, leads_side FROM marks WHERE visit = ? ORDER BY id");
        m_first = m_rows.marks.size();
        m_leads.clear();
        while (query.Step()) TakeMark(query);
        ReadCovers();
    }

    void TakeMark(Query& query) {
        PastMarkRow& row = m_rows.marks.emplace_back();
        std::string_view finding, figure, view, layer, points;
        std::optional<int> before, after;
        query.Take(row.id, row.spot, finding, figure, view, layer, points);
        row.visit = static_cast<std::uint32_t>(m_visit);
        row.finding = m_words.Of(finding);
        row.figure = WordOf(&model::ParseFigure, figure);
        row.view = WordOf(&model::ParseView, view);
        row.layer = WordOf(&model::ParseLayer, layer);
        if (const auto drawn = DecodePoints(points); !drawn.empty()) row.point = drawn.front();
        query.Take(before, after);
        row.before = static_cast<std::int8_t>(before.value_or(-1));
        row.after = static_cast<std::int8_t>(after.value_or(-1));
        row.at = TakePlace(query);
        std::optional<std::string> leads_region, leads_side;
        query.Take(leads_region, leads_side);
        if (leads_region && leads_side)
            m_leads.push_back({m_rows.marks.size() - 1,
                               {m_words.Of(*leads_region), WordOf(&model::ParseSide, *leads_side)}});
    }

    // As model::RegionsUnder: those covered, then where an arrow leads, each once.
    void ReadCovers() {
        Query query = OfVisit(
            "SELECT mark, region, side FROM mark_regions WHERE visit = ? AND share >= 0.01 ORDER BY mark, "
            "position");
        std::size_t mark = m_first;
        std::string_view id;
        std::vector<std::pair<std::size_t, PastPlace>> all;
        while (query.Step()) {
            query.Take(id);
            while (mark < m_rows.marks.size() && m_rows.marks[mark].id.value < id) ++mark;
            const PastPlace place = TakePlace(query);
            if (mark < m_rows.marks.size() && m_rows.marks[mark].id.value == id)
                all.emplace_back(mark, place);
        }
        all.insert(all.end(), m_leads.begin(), m_leads.end());
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [of, place] : all) AddAlso(m_rows.marks[of], place);
    }

    void AddAlso(PastMarkRow& row, const PastPlace& place) {
        if (row.alsos == 0) row.also = static_cast<std::uint32_t>(m_rows.also.size());
        const auto begin = m_rows.also.begin() + row.also;
        if (place == row.at || std::find(begin, m_rows.also.end(), place) != m_rows.also.end()) return;
        m_rows.also.push_back(place);
        ++row.alsos;
    }

    void ReadReadings() {
        Query query = OfVisit(
            "SELECT measure, item, before, after, passive, painful, side FROM readings WHERE visit = ? ORDER "
            "BY position");
        while (query.Step()) {
            PastReadingRow& row = m_rows.readings.emplace_back();
            row.visit = static_cast<std::uint32_t>(m_visit);
            model::Reading& r = row.reading;
            std::string_view side;
            query.Take(r.measure, r.item, r.before, r.after, r.passive, r.painful, side);
            r.side = WordOf(&model::ParseSide, side);
        }
    }

    void ReadAnswers() {
        Query query = OfVisit("SELECT followed FROM adherence WHERE visit = ? ORDER BY position");
        std::string_view followed;
        while (query.Step()) {
            query.Take(followed);
            m_rows.answers.push_back(
                {static_cast<std::uint32_t>(m_visit), WordOf(&model::ParseFollowed, followed)});
        }
    }

    void ReadTreatments() {
        Query query = OfVisit(
            "SELECT id, technique, pressure, minutes, response FROM treatments WHERE visit = ? ORDER BY "
            "position");
        std::string_view technique, response;
        while (query.Step()) {
            PastTreatmentRow row;
            row.visit = static_cast<std::uint32_t>(m_visit);
            query.Take(row.id, technique, row.pressure, row.minutes, response);
            row.technique = m_words.Of(technique);
            row.response = WordOf(&model::ParseResponse, response);
            AddPlaces(row);
        }
    }

    void AddPlaces(const PastTreatmentRow& treatment) {
        Query marks = m_engine.Prepare(
            "SELECT mark FROM treatment_marks WHERE visit = ? AND treatment = ? ORDER BY position");
        marks.Bind(m_rows.visits[m_visit].id, treatment.id);
        while (marks.Step()) marks.Take(m_rows.treatments.emplace_back(treatment).mark);
        Query regions = m_engine.Prepare(
            "SELECT region, side FROM treatment_regions WHERE visit = ? AND treatment = ? ORDER BY position");
        regions.Bind(m_rows.visits[m_visit].id, treatment.id);
        while (regions.Step()) m_rows.treatments.emplace_back(treatment).region = TakePlace(regions);
    }

    void ReadResolved() {
        Query query = OfVisit("SELECT spot FROM resolved_spots WHERE visit = ? ORDER BY position");
        while (query.Step()) {
            PastResolvedRow& row = m_rows.resolved.emplace_back();
            row.visit = static_cast<std::uint32_t>(m_visit);
            query.Take(row.spot);
        }
    }

    Engine& m_engine;
    model::ClientId m_client;
    PastRows m_rows;
    Numbered m_words{m_rows.words};
    std::size_t m_visit = 0, m_first = 0;
    std::vector<std::pair<std::size_t, PastPlace>> m_leads;
};

PastReader::PastReader(const ClinicStore& store, const model::ClientId& client) {
    store.Demand(Operation::ViewChart, {}, client);
    m_reader = std::make_unique<Reader>(EngineOf(store), client);
}
PastReader::~PastReader() = default;
PastReader::PastReader(PastReader&&) noexcept = default;
PastReader& PastReader::operator=(PastReader&&) noexcept = default;

bool PastReader::ReadNext() {
    return m_reader->ReadNext();
}

PastRows PastReader::Take() {
    return m_reader->Take();
}

PastRows ReadPast(const ClinicStore& store, const model::ClientId& client) {
    PastReader reader(store, client);
    while (reader.ReadNext()) {
    }
    return reader.Take();
}

ClinicRows ReadClinicPast(const ClinicStore& store) {
    store.Demand(Operation::ExportClinic);
    return ClinicReader(store).Read();
}

}  // namespace store
