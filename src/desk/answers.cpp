#include "desk/answers.h"

#include "desk/clinic.h"
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

Answer VisitAnswer(const store::VisitSummary& visit) {
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
    };
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
        });
    }
    return Answer::Object{{"clients", std::move(list)}};
}

Answer VisitsAnswer(Clinic& clinic, const store::VisitFilter& filter) {
    Answer::List list;
    for (const auto& visit : clinic.Store().Visits(filter)) list.push_back(VisitAnswer(visit));
    return Answer::Object{{"visits", std::move(list)}};
}

Answer MarksAnswer(Clinic& clinic, const store::MarkFilter& filter) {
    Answer::List list;
    for (const auto& row : clinic.Store().Marks(filter)) list.push_back(MarkAnswer(row));
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
        });
    }
    return Answer::Object{{"users", std::move(list)}};
}

Answer CheckAnswer(const store::CheckReport& report) {
    Answer::List findings;
    for (const auto& finding : report.findings) findings.emplace_back(finding);
    return Answer::Object{
        {"sound", report.sound},
        {"findings", std::move(findings)},
        {"clients", report.clients},
        {"visits", report.visits},
        {"marks", report.marks},
        {"pictures", report.pictures},
        {"audit_entries", report.audit_entries},
    };
}

std::string ShowClient(Clinic& clinic, const model::ClientId& id) {
    return exchange::ToJson(clinic.LoadClient(id));  // which logs the view
}

std::string ShowVisit(Clinic& clinic, const model::VisitId& id) {
    const auto visit = clinic.Store().LoadVisit(id);
    if (!visit) {
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                           {id.value});
    }
    clinic.Store().Log("visit.view", id.value, visit->client);
    return exchange::ToJson(*visit);
}

}  // namespace desk
