#include "desk/amendments.h"

#include <algorithm>
#include <array>
#include <utility>

#include "desk/clinic.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "model/clean_text.h"

namespace desk {

namespace {

using model::AmendmentKind;
using model::ErrorKind;
using model::Msg;
using model::ProblemCode;

std::vector<model::Amendment> ContentsOf(const std::vector<store::KeptAmendment>& kept) {
    std::vector<model::Amendment> contents;
    for (const auto& one : kept) contents.push_back(one.content);
    return contents;
}

// Every field the note may have, with its label, in the order it is read.
std::vector<std::pair<std::string, std::string>> FieldsOf(const text::Translator& words,
                                                          const model::Visit& visit) {
    std::vector<std::pair<std::string, std::string>> fields{
        {"reason", words.Text("Reason for the visit")},
        {"soap.s", words.Text("S, client says")},
        {"health_update", words.Text("What changed in the client’s health")}};
    int measured = 0;
    for (const model::ObjectiveLine& line : visit.objective) {
        const std::string label = words.Text("O, line of the findings");
        if (!line.mark.empty())
            fields.emplace_back("mark." + line.mark.value, label);
        else if (!line.treatment.empty())
            fields.emplace_back("treatment." + line.treatment.value, label);
        else
            fields.emplace_back("measured." + std::to_string(++measured), label);
    }
    fields.emplace_back("soap.o", words.Text("O, further findings"));
    fields.emplace_back("soap.a", words.Text("A, assessment"));
    fields.emplace_back("soap.p", words.Text("P, plan"));
    return fields;
}

// Where the rules of the place cannot be found, those of every place.
const terms::Jurisdiction& RulesOf(Clinic& clinic) {
    const terms::Jurisdictions& all = clinic.Data().Jurisdictions();
    const terms::Jurisdiction* own = all.Find(clinic.Profile().jurisdiction);
    return own != nullptr ? *own : all.Of("generic");
}

bool IsStudent(Clinic& clinic, const model::UserId& id) {
    const auto users = clinic.Store().Users();
    const auto found = std::ranges::find(users, id, &model::User::id);
    return found != users.end() && found->student;
}

// As it was signed; a signature that does not tell leaves it to what the therapist is today.
bool ByStudent(Clinic& clinic, const AmendedVisit& visit) {
    if (!visit.signatures.empty() && visit.signatures.front().student)
        return *visit.signatures.front().student;
    return IsStudent(clinic, visit.visit.therapist);
}

bool Has(const AmendedVisit& visit, AmendmentKind kind) {
    return std::ranges::any_of(visit.amendments,
                               [&](const store::KeptAmendment& one) { return one.content.kind == kind; });
}

const ReadField& DemandField(const AmendedVisit& visit, const std::string& field) {
    const auto found = std::ranges::find(visit.fields, field, &ReadField::field);
    if (found == visit.fields.end()) Refuse({ProblemCode::AmendmentPlace, field});
    return *found;
}

void DemandNoName(Clinic& clinic, const std::string& reason, const model::ClientId& id) {
    const auto client = clinic.Store().LoadClient(id);
    if (!client || client->name.empty() || reason.find(client->name) == std::string::npos) return;
    throw model::Error(ErrorKind::Refused,
                       Msg("The reason is read in both charts: leave the clients' names out of it."));
}

bool OnPictureOf(Clinic& clinic, const model::Visit& visit, const model::ClientId& other) {
    return std::ranges::any_of(visit.marks, [&](const model::Mark& mark) {
        if (mark.picture.empty()) return false;
        const auto pictures = clinic.Store().Pictures(visit.client);
        const auto found = std::ranges::find(pictures, mark.picture, &store::PictureSummary::id);
        return found == pictures.end() || (!found->client.empty() && found->client != other);
    });
}

// What followed the old client does not follow the new one.
model::Visit ForChart(model::Visit visit, const model::ClientId& to) {
    visit.client = to;
    visit.resolved.clear();
    visit.copied_from = {};
    for (model::Mark& mark : visit.marks) mark.spot = {};
    return visit;
}

int NextNumber(Clinic& clinic, const model::ClientId& client) {
    store::VisitFilter filter;
    filter.client = client;
    int number = 0;
    for (const auto& visit : clinic.Store().Visits(filter)) number = std::max(number, visit.number);
    return number + 1;
}

}  // namespace

bool ReadField::Corrected() const {
    return std::ranges::any_of(passages,
                               [](const model::Passage& one) { return one.added_by || one.struck_by; });
}

bool AmendedVisit::Amended() const {
    return std::ranges::any_of(amendments, [](const store::KeptAmendment& one) {
        return one.content.kind != AmendmentKind::CoSign;
    });
}

AmendedVisit ReadAmended(Clinic& clinic, const text::Translator& words, const model::VisitId& id) {
    auto visit = clinic.Store().LoadVisit(id);
    if (!visit)
        throw model::Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {id.value});
    AmendedVisit read;
    read.visit = *std::move(visit);
    read.amendments = clinic.Store().Amendments(id);
    read.signatures = clinic.Store().Signatures(id);
    const auto contents = ContentsOf(read.amendments);
    for (auto& [field, label] : FieldsOf(words, read.visit))
        read.fields.push_back({field, label, model::PassagesOf(read.visit, field, contents)});
    const terms::Jurisdiction& rules = RulesOf(clinic);
    if (!read.signatures.empty())
        read.late_by =
            model::LateBy(read.visit.service_at, read.signatures.front().at, rules.late_after_hours);
    read.beyond_ceiling = read.late_by && *read.late_by > std::chrono::days(rules.late_ceiling_days);
    read.in_error = Has(read, AmendmentKind::InError);
    read.awaits_cosign = read.visit.status != model::VisitStatus::Draft &&
                         !Has(read, AmendmentKind::CoSign) && ByStudent(clinic, read);
    return read;
}

std::vector<store::VisitSummary> AwaitingCosign(Clinic& clinic, const store::VisitFilter& filter) {
    store::VisitFilter all = filter;
    all.limit = store::VisitFilter().limit;
    auto visits = clinic.Store().Visits(all);
    std::erase_if(visits, [](const store::VisitSummary& one) { return !one.awaits_cosign; });
    if (visits.size() > static_cast<std::size_t>(filter.limit))
        visits.resize(static_cast<std::size_t>(filter.limit));
    return visits;
}

std::optional<std::chrono::milliseconds> LateBy(Clinic& clinic, const store::VisitSummary& visit) {
    if (!visit.signed_at) return {};
    return model::LateBy(visit.service_at, *visit.signed_at, RulesOf(clinic).late_after_hours);
}

Withdrawn WithdrawnOf(Clinic& clinic, const model::VisitId& id) {
    Withdrawn found;
    model::ClientId first, last;
    for (const store::KeptAmendment& one : clinic.Store().Amendments(id)) {
        found.in_error = found.in_error || one.content.kind == AmendmentKind::InError;
        if (one.content.kind != AmendmentKind::Move) continue;
        if (first.empty()) first = one.content.from;
        last = one.content.to;
    }
    found.moved = first != last;
    return found;
}

model::Amendment CorrectionTo(const AmendedVisit& visit, const std::string& field, const std::string& whole) {
    const std::string standing = model::Standing(DemandField(visit, field).passages);
    const std::string wanted = model::Cleaned(whole);
    if (wanted == standing || wanted == model::Cleaned(standing))
        Refuse({ProblemCode::AmendmentNothing, field});
    auto changed = model::Between(standing, wanted);
    model::Amendment correction;
    correction.visit = visit.visit.id;
    correction.kind = AmendmentKind::Correction;
    correction.field = field;
    correction.position = changed.position;
    correction.original = std::move(changed.original);
    correction.text = std::move(changed.text);
    return correction;
}

model::Amendment CorrectionOf(const AmendedVisit& visit, const std::string& field, const std::string& wrong,
                              const std::string& right) {
    std::string whole = model::Standing(DemandField(visit, field).passages);
    const auto at = whole.find(wrong);
    if (wrong.empty() || at == std::string::npos) Refuse({ProblemCode::AmendmentPlace, field});
    if (whole.find(wrong, at + 1) != std::string::npos)
        throw model::Error(ErrorKind::Refused,
                           Msg("The words to be corrected stand there more than once: name more of them."));
    return CorrectionTo(visit, field, whole.replace(at, wrong.size(), right));
}

model::Amendment Prepared(Clinic& clinic, model::Amendment amendment) {
    amendment.reason = model::Cleaned(amendment.reason);
    // A correction is cleaned as a whole field; the edges of its words belong to it.
    if (amendment.kind != AmendmentKind::Correction) amendment.text = model::Cleaned(amendment.text);
    if (amendment.id.empty()) amendment.id = clinic.Ids().New<model::AmendmentId>();
    Demand(model::Check(amendment));
    if (amendment.kind != AmendmentKind::Move) return amendment;
    const auto visit = clinic.Store().LoadVisit(amendment.visit);
    if (visit) DemandNoName(clinic, amendment.reason, visit->client);
    DemandNoName(clinic, amendment.reason, amendment.to);
    return amendment;
}

model::Amendment Amend(Clinic& clinic, model::Amendment amendment, const store::SigningKey& key,
                       store::WhenBehind behind) {
    model::Amendment stored = Amender(clinic, std::move(amendment), key, behind)();
    TellAmended(clinic, stored);
    return stored;
}

std::function<model::Amendment()> Amender(Clinic& clinic, model::Amendment amendment,
                                          const store::SigningKey& key, store::WhenBehind behind) {
    return [&clinic, &key, behind, made = Prepared(clinic, std::move(amendment))] {
        return clinic.Store().Amend(made, key, behind);
    };
}

void TellAmended(Clinic& clinic, const model::Amendment& stored) {
    if (stored.kind == AmendmentKind::Move) clinic.ClientsChanged();
}

void MoveDraft(Clinic& clinic, const model::VisitId& id, const model::ClientId& to) {
    store::ClinicStore& store = clinic.Store();
    const auto visit = store.LoadVisit(id);
    if (!visit)
        throw model::Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {id.value});
    if (visit->status != model::VisitStatus::Draft) Refuse({ProblemCode::VisitNotDraft, id.value});
    if (!store.LoadClient(to)) Refuse({ProblemCode::UnknownClient, to.value});
    if (visit->client == to)
        throw model::Error(ErrorKind::Refused, Msg("The visit stands in the chart of this client already."));
    if (OnPictureOf(clinic, *visit, to))
        throw model::Error(
            ErrorKind::Refused,
            Msg("This visit has marks on a picture of its client; it cannot stand in the chart of "
                "somebody else."));
    model::Visit moved = ForChart(*visit, to);
    moved.number = NextNumber(clinic, to);
    store.Together([&] {
        store.SaveVisit(moved, store::DigestOf(*visit));
        store.Log("visit.move", id.value, visit->client);
        store.Log("visit.move", id.value, to);
    });
    clinic.ClientsChanged();
}

void NoteRefusedKey(Clinic& clinic, const model::VisitId& id) {
    const auto visit = clinic.Store().LoadVisit(id);
    clinic.Store().Log("visit.sign.denied", id.value, visit ? visit->client : model::ClientId{});
}

}  // namespace desk
