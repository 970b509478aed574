#include "store/visit_table.h"

#include <algorithm>
#include <iterator>

#include "model/problem.h"
#include "store/columns.h"
#include "store/note_table.h"
#include "vault/digest.h"

namespace store {
namespace {

constexpr const char* kVisit =
    "SELECT client, therapist, number, service_at, entered_at, minutes, zone, status, reason, health_update, "
    "health_asked, "
    "red_flags_asked, subjective, objective, assessment, plan, training_block, copied_from, late_reason, "
    "red_flags FROM "
    "visits WHERE "
    "id = ?";

// A draft until its rows are in, because the triggers lock the rows of a signed one.
constexpr const char* kWriteVisit =
    "INSERT INTO visits (id, client, therapist, number, service_at, entered_at, minutes, zone, status, "
    "reason, "
    "health_update, health_asked, red_flags_asked, subjective, objective, assessment, plan, training_block, "
    "red_flags, "
    "marks, digest, copied_from, late_reason, chart) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'draft', ?9, "
    "?10, ?11, ?12, "
    "?13, "
    "?14, ?15, ?16, "
    "?17, ?18, "
    "?19, ?20, ?21, ?22, ?2) ON CONFLICT (id) DO UPDATE SET client = ?2, chart = ?2, therapist = ?3, number "
    "= ?4, "
    "service_at = "
    "?5, "
    "entered_at = ?6, "
    "minutes = ?7, zone = ?8, reason = ?9, health_update = ?10, health_asked = ?11, red_flags_asked = ?12, "
    "subjective = ?13, objective = ?14, assessment = ?15, plan = ?16, training_block = ?17, red_flags = ?18, "
    "marks = ?19, digest = ?20, copied_from = ?21, late_reason = ?22";

constexpr const char* kMarkColumns =
    "m.id, m.before, m.after, m.spot, m.note, m.copied, m.finding, m.region, m.figure, m.view, m.shape, "
    "m.side, m.layer, "
    "m.points, m.leads_region, m.leads_side, m.picture";

constexpr const char* kWriteMark =
    "INSERT INTO marks (visit, id, position, figure, view, shape, points, region, side, layer, finding, "
    "before, "
    "after, spot, note, copied, leads_region, leads_side, picture) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?)";

void TakeMark(Query& query, model::Mark& mark) {
    std::string figure, view, shape, side, layer;
    Blob points;
    std::optional<std::string> leads_region, leads_side;
    std::optional<model::PictureId> picture;
    query.Take(mark.id, mark.before, mark.after, mark.spot, mark.note, mark.copied, mark.finding,
               mark.at.region, figure, view, shape, side, layer, points, leads_region, leads_side, picture);
    mark.figure = FromWord(&model::ParseFigure, figure);
    mark.view = FromWord(&model::ParseView, view);
    mark.shape = FromWord(&model::ParseShape, shape);
    mark.at.side = FromWord(&model::ParseSide, side);
    mark.layer = FromWord(&model::ParseLayer, layer);
    mark.points = DecodePoints(points.bytes);
    if (leads_region)
        mark.leads_to =
            model::RegionRef{*leads_region, FromWord(&model::ParseSide, leads_side.value_or(std::string()))};
    mark.picture = picture.value_or(model::PictureId{});
}

void TakeCover(Query& query, model::Cover& cover) {
    std::string side;
    query.Take(cover.at.region, side, cover.share);
    cover.at.side = FromWord(&model::ParseSide, side);
}

// One query for all marks of the visit: most have no regions but their own.
void ReadCovers(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare(
        "SELECT mark, region, side, share FROM mark_regions WHERE visit = ? ORDER BY mark, position");
    query.Bind(visit.id);
    model::MarkId id;
    model::Mark* mark = nullptr;
    while (query.Step()) {
        query.Take(id);
        if (!mark || mark->id != id) {
            const auto found = std::ranges::find(visit.marks, id, &model::Mark::id);
            if (found == visit.marks.end()) continue;
            mark = &*found;
        }
        TakeCover(query, mark->covers.emplace_back());
    }
}

void ReadMarks(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare("SELECT " + std::string(kMarkColumns) +
                                 " FROM marks m WHERE m.visit = ? ORDER BY m.position");
    query.Bind(visit.id);
    while (query.Step()) TakeMark(query, visit.marks.emplace_back());
    ReadCovers(engine, visit);
}

void ReadPlacesTreated(Engine& engine, const model::VisitId& visit, model::Treatment& treatment) {
    Query marks = engine.Prepare(
        "SELECT mark FROM treatment_marks WHERE visit = ? AND treatment = ? ORDER BY position");
    marks.Bind(visit, treatment.id);
    while (marks.Step()) marks.Take(treatment.marks.emplace_back());
    Query regions = engine.Prepare(
        "SELECT region, side FROM treatment_regions WHERE visit = ? AND treatment = ? ORDER BY position");
    regions.Bind(visit, treatment.id);
    std::string side;
    while (regions.Step()) {
        auto& at = treatment.regions.emplace_back();
        regions.Take(at.region, side);
        at.side = FromWord(&model::ParseSide, side);
    }
}

void ReadTreatments(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare(
        "SELECT id, technique, pressure, minutes, note, copied, override_reason, response FROM treatments "
        "WHERE visit = ? "
        "ORDER BY position");
    query.Bind(visit.id);
    std::string response;
    while (query.Step()) {
        auto& t = visit.treatments.emplace_back();
        query.Take(t.id, t.technique, t.pressure, t.minutes, t.note, t.copied, t.override_reason, response);
        t.response = FromWord(&model::ParseResponse, response);
        ReadPlacesTreated(engine, visit.id, t);
    }
}

void ReadPlan(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare("SELECT encoding, body FROM plans WHERE visit = ?");
    query.Bind(visit.id);
    int encoding = 0;
    Blob body;
    if (!query.Step()) return;
    query.Take(encoding, body);
    visit.plan = DecodePlan(body.bytes, encoding);
}

void WriteRow(Engine& engine, const model::Visit& v, const std::string& digest) {
    engine.Prepare(kWriteVisit)
        .Bind(v.id, v.client, v.therapist, v.number, v.service_at, v.entered_at, v.minutes, v.zone, v.reason,
              v.health_update, v.health_asked, v.red_flags_asked, v.soap.subjective, v.soap.objective,
              v.soap.assessment, v.soap.plan, v.training_block, ToBlob(v.red_flags), v.marks.size(), digest,
              v.copied_from, v.late_reason)
        .Run();
}

void WriteMark(Engine& engine, const model::VisitId& visit, std::size_t position, const model::Mark& m) {
    engine.Prepare(kWriteMark)
        .Bind(visit, m.id, position, model::ToText(m.figure), model::ToText(m.view), model::ToText(m.shape),
              Blob{Encode(m.points)}, m.at.region, model::ToText(m.at.side), model::ToText(m.layer),
              m.finding, m.before, m.after, m.spot, m.note, m.copied,
              m.leads_to ? std::optional(m.leads_to->region) : std::nullopt,
              m.leads_to ? std::optional(model::ToText(m.leads_to->side)) : std::nullopt,
              m.picture.empty() ? std::nullopt : std::optional(m.picture))
        .Run();
    for (std::size_t i = 0; i < m.covers.size(); ++i)
        engine
            .Prepare(
                "INSERT INTO mark_regions (visit, mark, position, region, side, share) "
                "VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(visit, m.id, i, m.covers[i].at.region, model::ToText(m.covers[i].at.side),
                  m.covers[i].share)
            .Run();
}

void DropMark(Engine& engine, const model::VisitId& visit, const model::Mark& mark) {
    if (!mark.covers.empty())
        engine.Prepare("DELETE FROM mark_regions WHERE visit = ? AND mark = ?").Bind(visit, mark.id).Run();
    engine.Prepare("DELETE FROM marks WHERE visit = ? AND id = ?").Bind(visit, mark.id).Run();
}

template <class T>
bool Unchanged(const std::vector<T>& before, std::size_t position, const T& now) {
    return position < before.size() && before[position] == now;
}

void WriteMarks(Engine& engine, const model::Visit& old, const model::Visit& visit) {
    for (std::size_t i = 0; i < old.marks.size(); ++i)
        if (!Unchanged(visit.marks, i, old.marks[i])) DropMark(engine, visit.id, old.marks[i]);
    for (std::size_t i = 0; i < visit.marks.size(); ++i)
        if (!Unchanged(old.marks, i, visit.marks[i])) WriteMark(engine, visit.id, i, visit.marks[i]);
}

void DropTreatment(Engine& engine, const model::VisitId& visit, const model::TreatmentId& id) {
    engine.Prepare("DELETE FROM treatment_marks WHERE visit = ? AND treatment = ?").Bind(visit, id).Run();
    engine.Prepare("DELETE FROM treatment_regions WHERE visit = ? AND treatment = ?").Bind(visit, id).Run();
    engine.Prepare("DELETE FROM treatments WHERE visit = ? AND id = ?").Bind(visit, id).Run();
}

void WriteTreatment(Engine& engine, const model::VisitId& visit, std::size_t position,
                    const model::Treatment& t) {
    engine
        .Prepare(
            "INSERT INTO treatments (visit, id, position, technique, pressure, minutes, response, note, "
            "copied, override_reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(visit, t.id, position, t.technique, t.pressure, t.minutes, model::ToText(t.response), t.note,
              t.copied, t.override_reason)
        .Run();
    for (std::size_t i = 0; i < t.marks.size(); ++i)
        engine.Prepare("INSERT INTO treatment_marks (visit, treatment, position, mark) VALUES (?, ?, ?, ?)")
            .Bind(visit, t.id, i, t.marks[i])
            .Run();
    for (std::size_t i = 0; i < t.regions.size(); ++i)
        engine
            .Prepare(
                "INSERT INTO treatment_regions (visit, treatment, position, region, side) VALUES (?, ?, ?, "
                "?, ?)")
            .Bind(visit, t.id, i, t.regions[i].region, model::ToText(t.regions[i].side))
            .Run();
}

void WriteTreatments(Engine& engine, const model::Visit& old, const model::Visit& visit) {
    for (std::size_t i = 0; i < old.treatments.size(); ++i)
        if (!Unchanged(visit.treatments, i, old.treatments[i]))
            DropTreatment(engine, visit.id, old.treatments[i].id);
    for (std::size_t i = 0; i < visit.treatments.size(); ++i)
        if (!Unchanged(old.treatments, i, visit.treatments[i]))
            WriteTreatment(engine, visit.id, i, visit.treatments[i]);
}

void WritePlan(Engine& engine, const model::Visit& visit) {
    engine.Prepare("DELETE FROM plans WHERE visit = ?").Bind(visit.id).Run();
    if (visit.plan == model::HomePlan{}) return;
    engine.Prepare("INSERT INTO plans (visit, encoding, body) VALUES (?, ?, ?)")
        .Bind(visit.id, kEncoding, Blob{Encode(visit.plan)})
        .Run();
}

VisitSummary TakeSummary(Query& query) {
    VisitSummary s;
    std::string status;
    bool student = false, cosigned = false;
    query.Take(s.id, s.client, s.client_name, s.therapist, s.number, s.service_at, s.entered_at, s.reason,
               s.marks, s.minutes, status, s.signed_at, s.amendments, cosigned, s.in_error, student);
    s.status = FromWord(&model::ParseVisitStatus, status);
    s.awaits_cosign = s.status != model::VisitStatus::Draft && student && !cosigned;
    if (s.status == model::VisitStatus::Signed && s.amendments > 0) s.status = model::VisitStatus::Amended;
    return s;
}

}  // namespace

std::optional<model::Visit> ReadVisit(Engine& engine, const model::VisitId& id) {
    Query query = engine.Prepare(kVisit);
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    model::Visit v;
    std::string status;
    v.id = id;
    query.Take(v.client, v.therapist, v.number, v.service_at, v.entered_at, v.minutes, v.zone, status,
               v.reason, v.health_update, v.health_asked, v.red_flags_asked, v.soap.subjective,
               v.soap.objective, v.soap.assessment, v.soap.plan, v.training_block, v.copied_from,
               v.late_reason);
    v.status = FromWord(&model::ParseVisitStatus, status);
    v.red_flags = TakeTexts(query);
    ReadMarks(engine, v);
    ReadTreatments(engine, v);
    ReadPlan(engine, v);
    ReadNote(engine, v);
    return v;
}

std::optional<VisitOwners> OwnersOf(Engine& engine, const model::VisitId& id) {
    Query query = engine.Prepare("SELECT chart, therapist FROM visits WHERE id = ?");
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    VisitOwners owners;
    query.Take(owners.client, owners.therapist);
    return owners;
}

model::ClientId ReadChart(Engine& engine, const model::VisitId& id) {
    model::ClientId chart;
    Query query = engine.Prepare("SELECT chart FROM visits WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(chart);
    return chart;
}

std::string VisitDigest(Engine& engine, const model::VisitId& id) {
    std::string digest;
    Query query = engine.Prepare("SELECT digest FROM visits WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(digest);
    return digest;
}

void ThrowSigned() {
    throw model::Error(model::ErrorKind::Refused,
                       model::Msg("This visit is signed and cannot be changed; write an amendment."));
}

void DemandUnchanged(const model::Visit& stored, const std::string& expected_digest) {
    if (DigestOf(stored) == expected_digest) return;
    if (stored.status != model::VisitStatus::Draft) ThrowSigned();
    throw model::Error(
        model::ErrorKind::Refused,
        model::Msg("This visit was changed in another window; open it again before you go on."));
}

std::string DigestOf(const model::Visit& visit) {
    return vault::Digest(Encode(visit));
}

bool WriteVisit(Engine& engine, const model::Visit& visit, const std::string& digest,
                const std::optional<std::string>& expected_digest) {
    const auto stored = ReadVisit(engine, visit.id);
    if (stored && expected_digest) DemandUnchanged(*stored, *expected_digest);
    const model::Visit old = stored.value_or(model::Visit{});
    if (old == visit) return false;
    WriteRow(engine, visit, digest);
    WriteMarks(engine, old, visit);
    WriteTreatments(engine, old, visit);
    if (old.plan != visit.plan) WritePlan(engine, visit);
    WriteNote(engine, old, visit);
    if (visit.status != model::VisitStatus::Draft)
        engine.Prepare("UPDATE visits SET status = ? WHERE id = ?")
            .Bind(model::ToText(visit.status), visit.id)
            .Run();
    return true;
}

namespace {

constexpr const char* kSummary =
    "SELECT v.id, v.chart, c.name, v.therapist, v.number, v.service_at, v.entered_at, "
    "v.reason, v.marks, v.minutes, v.status, (SELECT min(s.at) FROM signatures s WHERE s.visit = v.id), "
    "(SELECT count(*) FROM amendments a WHERE a.visit = v.id AND a.kind <> 'cosign'), "
    "EXISTS (SELECT 1 FROM amendments a WHERE a.visit = v.id AND a.kind = 'cosign'), "
    "EXISTS (SELECT 1 FROM amendments a WHERE a.visit = v.id AND a.kind = 'in_error'), "
    "coalesce((SELECT s.student FROM signatures s WHERE s.visit = v.id ORDER BY s.position LIMIT 1), "
    "(SELECT u.student FROM users u WHERE u.id = v.therapist), 0) "
    "FROM visits v JOIN clients c ON c.id = v.chart";

// The status as lists tell it: the signed row itself never changes.
const char* OfStatus(model::VisitStatus status) {
    switch (status) {
        case model::VisitStatus::Draft:
            return "v.status = ?";
        case model::VisitStatus::Signed:
            return "v.status = ? AND NOT EXISTS (SELECT 1 FROM amendments a WHERE a.visit = v.id AND "
                   "a.kind <> 'cosign')";
        case model::VisitStatus::Amended:
            break;
    }
    return "(v.status = ? OR EXISTS (SELECT 1 FROM amendments a WHERE a.visit = v.id AND a.kind <> "
           "'cosign'))";
}

}  // namespace

std::vector<VisitSummary> ListUnsigned(Engine& engine, const std::optional<model::UserId>& therapist,
                                       int limit) {
    Where where;
    where.And("v.therapist = ?", therapist);
    // The status in words, which lets the index of drafts serve.
    Query query = engine.Prepare(kSummary + (where.Sql().empty() ? " WHERE " : where.Sql() + " AND ") +
                                 "v.status = 'draft' ORDER BY v.service_at DESC, v.id DESC LIMIT ?");
    where.BindTo(query);
    query.Bind(limit);
    std::vector<VisitSummary> visits;
    while (query.Step()) visits.push_back(TakeSummary(query));
    return visits;
}

std::vector<VisitSummary> ListVisits(Engine& engine, const VisitFilter& filter) {
    Where where;
    where.And("v.chart = ?", filter.client)
        .And("v.service_at >= ?", filter.from)
        .And("v.service_at < ?", filter.to);
    where.And(OfStatus(filter.status.value_or(model::VisitStatus::Draft)),
              filter.status ? std::optional(std::string(model::ToText(*filter.status))) : std::nullopt);
    Query query = engine.Prepare(kSummary + where.Sql() + " ORDER BY v.service_at DESC, v.id DESC LIMIT ?");
    where.BindTo(query);
    query.Bind(filter.limit);
    std::vector<VisitSummary> visits;
    while (query.Step()) visits.push_back(TakeSummary(query));
    return visits;
}

namespace {

// Rows and regions come in the same order, so one walk joins them.
void AddCovers(Engine& engine, const Where& where, std::vector<MarkRow>& rows) {
    Query query = engine.Prepare(
        "SELECT r.visit, r.mark, r.region, r.side, r.share FROM visits v JOIN marks m ON m.visit = v.id "
        "JOIN mark_regions r ON r.visit = m.visit AND r.mark = m.id" +
        where.Sql() + " ORDER BY v.service_at, m.id, v.id, r.position");
    where.BindTo(query);
    model::VisitId visit;
    model::MarkId mark;
    for (auto row = rows.begin(); query.Step();) {
        query.Take(visit, mark);
        while (row != rows.end() && (row->visit != visit || row->mark.id != mark)) ++row;
        if (row == rows.end()) return;
        TakeCover(query, row->mark.covers.emplace_back());
    }
}

// One condition for both, so that region and side are those of one place. The share is model::kLeastCover.
void AndUnder(Where& where, const std::optional<std::string>& region,
              const std::optional<model::Side>& side) {
    const std::string from =
        " FROM (SELECT m.region AS region, m.side AS side UNION ALL SELECT m.leads_region, m.leads_side "
        "UNION ALL SELECT c.region, c.side FROM mark_regions c "
        "WHERE c.visit = m.visit AND c.mark = m.id AND c.share >= 0.01))";
    const auto word = side ? std::optional(std::string(model::ToText(*side))) : std::nullopt;
    if (region && word) {
        const std::string sql = "? IN (SELECT side || ' ' || region" + from;
        where.And(sql.c_str(), std::optional(*word + ' ' + *region));
        return;
    }
    where.And(("? IN (SELECT region" + from).c_str(), region).And(("? IN (SELECT side" + from).c_str(), word);
}

constexpr const char* kByTime = " ORDER BY v.service_at, m.id, v.id";

std::vector<MarkRow> RowsOf(Engine& engine, const Where& where) {
    Query query = engine.Prepare("SELECT v.id, v.chart, v.service_at, " + std::string(kMarkColumns) +
                                 " FROM visits v JOIN marks m ON m.visit = v.id" + where.Sql() + kByTime);
    where.BindTo(query);
    std::vector<MarkRow> rows;
    while (query.Step()) {
        auto& row = rows.emplace_back();
        query.Take(row.visit, row.client, row.service_at);
        TakeMark(query, row.mark);
    }
    AddCovers(engine, where, rows);
    return rows;
}

}  // namespace

std::vector<MarkRow> ListMarks(Engine& engine, const MarkFilter& filter) {
    Where where;
    where.And("v.chart = ?", filter.client).And("m.finding = ?", filter.finding);
    AndUnder(where, filter.region, filter.side);
    where.And("v.service_at >= ?", filter.from).And("v.service_at < ?", filter.to);
    where.And("m.region = ?", filter.at ? std::optional(filter.at->region) : std::nullopt)
        .And("m.side = ?",
             filter.at ? std::optional(std::string(model::ToText(filter.at->side))) : std::nullopt);
    if (!filter.spot) return RowsOf(engine, where);
    // Two questions, so that either has an index.
    Where followed = where, alone = where;
    followed.And("m.spot <> '' AND m.spot = ?", filter.spot);
    alone.And("m.spot = '' AND m.id = ?", filter.spot);
    auto rows = RowsOf(engine, followed);
    std::ranges::move(RowsOf(engine, alone), std::back_inserter(rows));
    std::ranges::stable_sort(rows, {}, &MarkRow::service_at);
    return rows;
}

std::vector<ResolvedSpot> ListResolved(Engine& engine, const model::ClientId& client, model::Instant before) {
    Query query = engine.Prepare(
        "SELECT v.id, v.service_at, r.spot FROM visits v JOIN resolved_spots r ON r.visit = v.id "
        "WHERE v.chart = ? AND v.service_at < ? ORDER BY v.service_at, v.id, r.position");
    query.Bind(client, before);
    std::vector<ResolvedSpot> spots;
    while (query.Step()) {
        auto& spot = spots.emplace_back();
        query.Take(spot.visit, spot.service_at, spot.spot);
    }
    return spots;
}

}  // namespace store
