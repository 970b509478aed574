#include "desk/answers.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/note.h"
#include "desk/open_points.h"
#include "desk/past_amended.h"
#include "desk/region_names.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/visit_measures.h"
#include "desk/wording.h"
#include "exchange/palpate_json.h"

namespace desk {

using exchange::Answer;

namespace {

template <class T>
Answer Maybe(const std::optional<T>& value) {
    if constexpr (std::is_same_v<T, int>) {
        return value ? Answer(*value) : Answer();
    } else {
        return value ? Answer(model::ToIso(*value)) : Answer();
    }
}

Answer TextOrNull(const std::string& text) {
    return text.empty() ? Answer() : Answer(text);
}

Answer Points(const std::vector<model::MapPoint>& points) {
    Answer::List list;
    for (const auto& point : points) list.emplace_back(Answer::Object{{"x", point.x}, {"y", point.y}});
    return list;
}

Answer::Object Place(const model::RegionRef& at) {
    return {{"region", at.region}, {"side", std::string(model::ToText(at.side))}};
}

Answer Covers(const std::vector<model::Cover>& covers) {
    Answer::List list;
    for (const auto& cover : covers) {
        Answer::Object one = Place(cover.at);
        one.emplace_back("share", cover.share);
        list.emplace_back(std::move(one));
    }
    return list;
}

Answer MarkAnswer(const store::MarkRow& row) {
    const model::Mark& mark = row.mark;
    return Answer::Object{
        {"id", mark.id.value},
        {"visit", row.visit.value},
        {"client", row.client.value},
        {"service_at", model::ToIso(row.service_at)},
        {"figure", std::string(model::ToText(mark.figure))},
        {"view", std::string(model::ToText(mark.view))},
        {"shape", std::string(model::ToText(mark.shape))},
        {"points", Points(mark.points)},
        {"region", mark.at.region},
        {"side", std::string(model::ToText(mark.at.side))},
        {"layer", std::string(model::ToText(mark.layer))},
        {"finding", mark.finding},
        {"before", Maybe(mark.before)},
        {"after", Maybe(mark.after)},
        {"spot", TextOrNull(mark.spot.value)},
        {"note", mark.note},
        {"covers", Covers(mark.covers)},
        {"leads_to", mark.leads_to ? Place(*mark.leads_to) : Answer()},
        {"picture", TextOrNull(mark.picture.value)},
    };
}

Answer LateHours(const std::optional<std::chrono::milliseconds>& late) {
    if (!late) return {};
    return static_cast<long long>(std::chrono::floor<std::chrono::hours>(*late).count());
}

Answer VisitAnswer(Clinic& clinic, const store::VisitSummary& visit) {
    return Answer::Object{
        {"id", visit.id.value},
        {"client", visit.client.value},
        {"client_name", visit.client_name},
        {"number", visit.number},
        {"service_at", model::ToIso(visit.service_at)},
        {"entered_at", model::ToIso(visit.entered_at)},
        {"status", std::string(model::ToText(visit.status))},
        {"therapist", visit.therapist.value},
        {"reason", visit.reason},
        {"marks", visit.marks},
        {"minutes", visit.minutes},
        {"signed_at", Maybe(visit.signed_at)},
        {"late_hours", LateHours(LateBy(clinic, visit))},
        {"amendments", visit.amendments},
        {"in_error", visit.in_error},
        {"awaits_cosign", visit.awaits_cosign},
    };
}

// Empty for what is no region of the vocabulary or has no code that was confirmed.
Answer FmaOf(const terms::Vocabulary& terms, const std::string& region) {
    Answer::List codes;
    const terms::RegionTerm* term = terms.FindRegion(region);
    if (term != nullptr) codes.assign(term->fma.begin(), term->fma.end());
    return codes;
}

Answer CountAnswer(Resources& data, const text::Translator& words, terms::Level level,
                   const terms::LevelCount& row) {
    Answer::Object answer;
    const bool choir = level == terms::Level::Choir;
    const terms::ChoirSegment* segment = choir ? SegmentOf(data.Levels(), row.key) : nullptr;
    if (segment != nullptr)
        answer = {{"segment", segment->number},
                  {"view", std::string(model::ToText(segment->view))},
                  {"area", segment->area}};
    else if (choir)
        answer = {{"segment", Answer()}, {"view", Answer()}, {"area", Answer()}};
    else
        answer = {{"key", row.key}};
    answer.emplace_back("side", std::string(model::ToText(row.side)));
    answer.emplace_back("name", LevelName(words, data.Words(), data.Levels(), level, row.key));
    answer.emplace_back("count", row.count);
    const bool region = !choir && level != terms::Level::Area;
    answer.emplace_back("fma", region ? FmaOf(data.Words(), row.key) : Answer(Answer::List{}));
    return answer;
}

Answer SignaturesAnswer(const std::vector<store::Signature>& signatures) {
    Answer::List list;
    for (const store::Signature& signature : signatures) {
        list.emplace_back(Answer::Object{
            {"user", signature.user.value},
            {"name", signature.name},
            {"at", model::ToIso(signature.at)},
            {"public_key", signature.public_key},
            {"valid", signature.valid},
            {"clock_said", Maybe(signature.clock)},
            {"map", signature.map.empty() ? Answer() : Answer(signature.map)},
            {"student", signature.student ? Answer(*signature.student) : Answer()},
        });
    }
    return list;
}

// As the store filters its own, asked of what stands.
bool Fits(const store::MarkFilter& filter, const model::Mark& mark) {
    if (filter.finding && mark.finding != *filter.finding) return false;
    if (filter.at && mark.at != *filter.at) return false;
    if (filter.spot && (mark.spot.empty() ? model::SpotId{mark.id.value} : mark.spot) != *filter.spot)
        return false;
    if (!filter.region && !filter.side) return true;
    return std::ranges::any_of(model::RegionsUnder(mark), [&](const model::RegionRef& at) {
        return (!filter.region || at.region == *filter.region) && (!filter.side || at.side == *filter.side);
    });
}

// Without those of visits made in error, and with the values that corrections left: what the history counts.
std::vector<store::MarkRow> StandingMarks(Clinic& clinic, const store::MarkFilter& filter) {
    store::VisitFilter visits;
    visits.client = filter.client;
    visits.from = filter.from;
    visits.to = filter.to;
    std::set<model::VisitId> apart;
    std::vector<store::VisitSummary> amended;
    for (const store::VisitSummary& visit : clinic.Store().Visits(visits)) {
        if (!visit.in_error && visit.amendments == 0) continue;
        apart.insert(visit.id);
        if (!visit.in_error && clinic.Store().May(model::Operation::ViewChart, visit.client))
            amended.push_back(visit);
    }
    auto rows = clinic.Store().Marks(filter);
    std::erase_if(rows, [&](const store::MarkRow& row) { return apart.contains(row.visit); });
    for (const store::VisitSummary& visit : amended)
        if (const auto read = LoadCorrected(clinic, visit.id))
            for (const model::Mark& mark : read->marks)
                if (Fits(filter, mark)) rows.push_back({visit.id, visit.client, visit.service_at, mark});
    std::ranges::stable_sort(rows, {}, [](const auto& row) { return std::tie(row.service_at, row.visit); });
    return rows;
}

}  // namespace

Answer ClientsAnswer(Clinic& clinic, const std::string& find) {
    Answer::List list;
    for (const auto& client : clinic.Store().FindClients(find)) {
        list.emplace_back(Answer::Object{
            {"id", client.id.value},
            {"number", client.number},
            {"name", client.name},
            {"preferred_name", client.preferred_name},
            {"birth_date", Maybe(client.birth_date)},
            {"activity", client.activity},
            {"visits", client.visits},
            {"last_visit", Maybe(client.last_visit)},
            {"draft_open", client.draft_open},
            {"archived", client.archived},
            {"private", client.closed},
        });
    }
    return Answer::Object{{"clients", std::move(list)}};
}

Answer VisitsAnswer(Clinic& clinic, const store::VisitFilter& filter) {
    Answer::List list;
    for (const auto& visit : clinic.Store().Visits(filter)) list.push_back(VisitAnswer(clinic, visit));
    return Answer::Object{{"visits", std::move(list)}};
}

Answer MarksAnswer(Clinic& clinic, const store::MarkFilter& filter) {
    Answer::List list;
    for (const auto& row : StandingMarks(clinic, filter)) list.push_back(MarkAnswer(row));
    return Answer::Object{{"marks", std::move(list)}};
}

Answer PicturesAnswer(Clinic& clinic, const std::optional<model::ClientId>& client) {
    Answer::List list;
    for (const auto& picture : clinic.Store().Pictures(client)) {
        list.emplace_back(Answer::Object{
            {"id", picture.id.value},
            {"title", picture.title},
            {"client", TextOrNull(picture.client.value)},
            {"media_type", picture.media_type},
            {"width", picture.width},
            {"height", picture.height},
            {"size", picture.size},
            {"added_at", model::ToIso(picture.added_at)},
            {"archived", picture.archived},
        });
    }
    return Answer::Object{{"pictures", std::move(list)}};
}

Answer UsersAnswer(Clinic& clinic) {
    Answer::List list;
    for (const auto& user : clinic.Store().Users()) {
        list.emplace_back(Answer::Object{
            {"id", user.id.value},
            {"name", user.name},
            {"full_name", user.full_name},
            {"credentials", user.credentials},
            {"role", std::string(model::ToText(user.role))},
            {"profession", user.profession},
            {"left_at", user.left_at ? Answer(model::ToIso(*user.left_at)) : Answer(nullptr)},
        });
    }
    return Answer::Object{{"users", std::move(list)}};
}

Answer FoundAnswer(Resources& resources, const text::Translator& words, const std::string& query,
                   std::size_t limit) {
    const terms::Vocabulary& terms = resources.Words();
    Answer::List hits;
    for (const auto& hit : FinderOfRegions(words, terms).Find(query, limit)) {
        hits.emplace_back(Answer::Object{
            {"region", hit.at.region},
            {"side", std::string(model::ToText(hit.at.side))},
            {"layer", std::string(model::ToText(hit.layer))},
            {"name", RegionName(words, terms, hit.at.region)},
            {"matched", hit.name},
            {"fma", FmaOf(terms, hit.at.region)},
        });
    }
    return Answer::Object{{"hits", std::move(hits)}};
}

Answer CountsAnswer(Clinic& clinic, const text::Translator& words, const store::MarkFilter& filter,
                    terms::Level level) {
    std::vector<terms::PlacedMark> marks;
    for (const auto& row : StandingMarks(clinic, filter)) {
        auto regions = model::RegionsUnder(row.mark);
        regions.erase(regions.begin());  // `at` itself
        marks.push_back({row.mark.at, row.mark.view, std::move(regions)});
    }
    Answer::List counts;
    for (const auto& row : clinic.Data().Levels().Count(level, marks)) {
        counts.push_back(CountAnswer(clinic.Data(), words, level, row));
    }
    return Answer::Object{{"counts", std::move(counts)}, {"marks", static_cast<long long>(marks.size())}};
}

Answer CheckAnswer(const store::CheckReport& report) {
    Answer::List findings;
    for (const auto& finding : report.findings) findings.emplace_back(finding);
    return Answer::Object{
        {"sound", report.sound},           {"findings", std::move(findings)},
        {"clients", report.clients},       {"visits", report.visits},
        {"marks", report.marks},           {"pictures", report.pictures},
        {"signatures", report.signatures}, {"audit_entries", report.audit_entries},
    };
}

Answer OpenPointsAnswer(const text::Translator& words, const std::vector<OpenPoint>& points) {
    Answer::List list;
    for (const OpenPoint& point : points) {
        list.emplace_back(Answer::Object{
            {"code", std::string(ToText(point.code))},
            {"blocks", point.kind == PointKind::Block},
            {"part", std::string(ToText(point.place.part))},
            {"field", point.place.field},
            {"id", TextOrNull(point.place.id)},
            {"sentence", Sentence(words, point)},
            {"source", TextOrNull(point.source)},
        });
    }
    return list;
}

std::string ShowClient(Clinic& clinic, const model::ClientId& id) {
    const std::string json = exchange::ToJson(clinic.LoadClient(id));  // which logs the view
    Answer::List moved;
    for (const store::MovedVisit& one : clinic.Store().MovedAway(id))
        moved.emplace_back(Answer::Object{{"service_at", model::ToIso(one.service_at)},
                                          {"moved_at", model::ToIso(one.at)},
                                          {"by", one.by},
                                          {"reason", one.reason}});
    return exchange::WithMember(json, "moved_visits", std::move(moved));
}

std::string ShowVisit(Clinic& clinic, const model::VisitId& id) {
    auto visit = clinic.Store().LoadVisit(id);
    if (!visit) {
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                           {id.value});
    }
    clinic.Store().Log("visit.view", id.value, visit->client);
    const auto client = clinic.Store().LoadClient(visit->client);
    const model::Figure figure = client ? client->figure : model::Figure::Neutral;
    Answer::List lines;
    const auto& words = clinic.Data().Translator(clinic.Profile().language);
    for (auto& line : ObjectiveTexts(words, clinic.Data(), *visit)) lines.emplace_back(std::move(line));
    const AmendedVisit amended = ReadAmended(clinic, words, id);
    if (amended.Amended()) visit->status = model::VisitStatus::Amended;
    std::string json = exchange::WithMember(exchange::ToJson(*visit), "finding_lines", std::move(lines));
    json = exchange::WithMember(json, "signatures", SignaturesAnswer(amended.signatures));
    json = exchange::WithMember(json, "late_hours", LateHours(amended.late_by));
    json = exchange::WithMember(json, "awaits_cosign", amended.awaits_cosign);
    json = exchange::WithMember(json, "amendments", AmendmentsAnswer(amended));
    json = exchange::WithMember(json, "corrected_fields", ReadingAnswer(amended));
    return exchange::WithMember(json, "measures", MeasuresAnswer(MeasuresOf(clinic.Data(), figure, *visit)));
}

}  // namespace desk
