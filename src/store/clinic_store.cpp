#include "store/clinic_store.h"

#include <algorithm>
#include <utility>

#include "model/problem.h"
#include "store/client_table.h"
#include "store/clinic_data.h"
#include "store/encoding.h"
#include "store/lending.h"
#include "store/people_table.h"
#include "store/phrase_table.h"
#include "store/picture_table.h"
#include "store/visit_table.h"
#include "vault/digest.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;
using model::Operation;

ClinicStore::ClinicStore(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
ClinicStore::Way::Way(std::unique_ptr<Data> data)
    : m_data(std::move(data)), m_lending(std::make_shared<store::Lending>()) {}
ClinicStore::Way::~Way() = default;

ClinicStore::Data* ClinicStore::Way::operator->() const {
    m_lending->Pass();
    return m_data.get();
}

std::function<void()> ClinicStore::Alone(std::function<void()> work) {
    return m_data.Lending().Lend(std::move(work));
}
bool ClinicStore::Lent() const {
    return m_data.Lending().Held();
}
int ClinicStore::LogPages() const {
    return m_data->engine->LogPages();
}
void ClinicStore::BringIn() {
    m_data->engine->BringIn();
}

ClinicStore::~ClinicStore() {
    m_data->anchor->KeepAll(*m_data->engine, m_data->around.Now());
}

const std::filesystem::path& ClinicStore::Folder() const {
    return m_data->folder.Path();
}
const model::User& ClinicStore::SignedIn() const {
    return m_data->user;
}
model::ClinicProfile ClinicStore::Profile() const {
    return ReadProfile(*m_data->engine);
}
std::vector<model::User> ClinicStore::Users() const {
    auto users = ReadUsers(*m_data->engine);
    MarkStudents(*m_data->engine, users);
    return users;
}

void ClinicStore::SaveUser(const model::User& user) {
    const auto users = Users();
    const auto known = std::ranges::find(users, user.id, &model::User::id);
    if (known == users.end())
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no person {0} in this clinic."),
                           {user.id.value});
    model::User next = *known;
    next.full_name = user.full_name;
    next.credentials = user.credentials;
    next.profession = user.profession;
    next.student = user.student;
    if (next == *known) return;
    // One's profession opens charts, and a student's visits need a second signature.
    const bool own =
        next.id == m_data->user.id && next.profession == known->profession && next.student == known->student;
    m_data->Require(own ? Operation::ChangeOwnDetails : Operation::ManagePeople, next.id.value);
    if (const auto problem = model::Check(next))
        throw Error(ErrorKind::Refused, model::ProblemSentence(problem->code), {problem->what});
    m_data->SaveRow("user.save", *known, next);
    if (next.id == m_data->user.id) m_data->user = next;
    m_data->FindClosed();
}

void ClinicStore::SaveProfile(const model::ClinicProfile& profile) {
    m_data->Require(Operation::ChangeProfile, m_data->keys.clinic);
    const std::string before = DigestOf(Profile()), after = DigestOf(profile);
    if (before == after) return;
    Engine::Transaction transaction(*m_data->engine);
    UpdateProfile(*m_data->engine, profile);
    m_data->Audit({"profile.save", m_data->keys.clinic, {}, before, after});
    transaction.Commit();
}

std::vector<ClientSummary> ClinicStore::FindClients(const std::string& text, int limit) const {
    m_data->Require(Operation::ViewClients);
    // As many more as may have to be left out.
    const int wide = limit < 0 ? limit : limit + static_cast<int>(m_data->closed_charts.size());
    return m_data->AsMayBeSeen(SearchClients(*m_data->engine, text, wide), text, limit);
}

std::vector<ClientSummary> ClinicStore::RecentClients(int limit) const {
    m_data->Require(Operation::ViewClients);
    auto recent = ListRecentClients(*m_data->engine, m_data->LimitBeforeClosing(limit));
    // Their order would tell when somebody came.
    std::erase_if(recent,
                  [&](const ClientSummary& one) { return m_data->closed_charts.contains(one.id.value); });
    if (std::cmp_less(limit, recent.size())) recent.resize(static_cast<std::size_t>(limit));
    return recent;
}

std::optional<model::Client> ClinicStore::LoadClient(const model::ClientId& id) const {
    m_data->Require(Operation::ViewClients, id.value, id);
    return ReadClient(*m_data->engine, id);
}

model::Client ClinicStore::SaveClient(const model::Client& client) {
    m_data->Require(Operation::EditClient, client.id.value, client.id);
    Engine& engine = *m_data->engine;
    model::Client stored = client;
    if (stored.id.empty()) stored.id = {m_data->around.NewUuid()};
    Engine::Transaction transaction(engine);
    const std::string before = ClientDigest(engine, stored.id);
    if (before.empty() && stored.number.empty()) stored.number = NextClientNumber(engine);
    const std::string after = vault::Digest(Encode(stored));
    if (before == after) return stored;
    // An earlier version counted its digest of other fields.
    if (!before.empty() && ReadClient(engine, stored.id) == stored) return stored;
    WriteClient(engine, stored, after);
    m_data->Audit(
        {before.empty() ? "client.create" : "client.save", stored.id.value, stored.id, before, after});
    transaction.Commit();
    return stored;
}

std::vector<VisitSummary> ClinicStore::Visits(const VisitFilter& filter) const {
    m_data->Require(Operation::ViewVisits);
    VisitFilter wide = filter;
    wide.limit = m_data->LimitBeforeClosing(filter.limit);
    return m_data->AsMayBeSeen(ListVisits(*m_data->engine, wide), filter.limit);
}

std::optional<model::Visit> ClinicStore::LoadVisit(const model::VisitId& id) const {
    auto visit = ReadVisit(*m_data->engine, id);
    if (visit && visit->status != model::VisitStatus::Draft) visit->client = ReadChart(*m_data->engine, id);
    m_data->Require(Operation::ViewChart, id.value, visit ? visit->client : model::ClientId{});
    return visit;
}

void ClinicStore::SaveVisit(const model::Visit& visit, const std::optional<std::string>& expected_digest) {
    if (visit.id.empty()) throw Error(ErrorKind::BadInput, Msg("A visit without an id cannot be saved."));
    m_data->Require(Operation::ChartVisit, visit.id.value, visit.client);
    m_data->RequireOwn(visit);
    m_data->TellRefusals(visit, [&] { m_data->SaveVisit(visit, expected_digest); });
}

void ClinicStore::Data::TellRefusals(const model::Visit& visit, const std::function<void()>& change) {
    try {
        change();
    } catch (const Error& error) {
        const bool alone = !engine->InTransaction();
        if (alone && error.Kind() == ErrorKind::Refused)
            AuditRefusal({"visit.denied", visit.id.value, visit.client, {}, {}});
        throw;
    }
}

void ClinicStore::Data::SaveVisit(const model::Visit& visit, const std::optional<std::string>& expected) {
    const std::string after = DigestOf(visit);
    Engine::Transaction transaction(*engine);
    const std::string before = VisitDigest(*engine, visit.id);
    if (before == after) return;
    // The digest of an older encoding differs although nothing else does.
    if (!WriteVisit(*engine, visit, after, expected)) return;
    Audit({before.empty() ? "visit.create" : "visit.save", visit.id.value, visit.client, before, after});
    transaction.Commit();
}

std::vector<VisitSummary> ClinicStore::UnsignedVisits(const std::optional<model::UserId>& therapist,
                                                      int limit) const {
    m_data->Require(Operation::ViewVisits);
    return m_data->AsMayBeSeen(ListUnsigned(*m_data->engine, therapist, m_data->LimitBeforeClosing(limit)),
                               limit);
}

std::vector<model::Phrase> ClinicStore::Phrases() const {
    return ReadPhrases(*m_data->engine);
}

void ClinicStore::SavePhrase(const model::Phrase& phrase) {
    m_data->Require(Operation::EditPhrases, phrase.id.value);
    if (const auto problem = model::Check(phrase))
        throw Error(ErrorKind::Refused, model::ProblemSentence(problem->code), {problem->what});
    Engine& engine = *m_data->engine;
    const std::string after = vault::Digest(Encode(phrase));
    Engine::Transaction transaction(engine);
    const std::string before = PhraseDigest(engine, phrase.id);
    if (before == after) return;
    WritePhrase(engine, phrase, after);
    m_data->Audit({before.empty() ? "phrase.create" : "phrase.save", phrase.id.value, {}, before, after});
    transaction.Commit();
}

std::vector<MarkRow> ClinicStore::Marks(const MarkFilter& filter) const {
    m_data->Require(Operation::ViewChart, {}, filter.client.value_or(model::ClientId{}));
    auto marks = ListMarks(*m_data->engine, filter);
    std::erase_if(marks,
                  [&](const MarkRow& row) { return m_data->closed_charts.contains(row.client.value); });
    return marks;
}

std::vector<ResolvedSpot> ClinicStore::ResolvedSpots(const model::ClientId& client,
                                                     model::Instant before) const {
    m_data->Require(Operation::ViewChart, {}, client);
    return ListResolved(*m_data->engine, client, before);
}

void ClinicStore::SavePicture(const model::Picture& picture) {
    if (picture.id.empty()) throw Error(ErrorKind::BadInput, Msg("A picture without an id cannot be saved."));
    m_data->Require(Operation::ChartVisit, picture.id.value, picture.client);
    Engine& engine = *m_data->engine;
    const std::string after = vault::Digest(Encode(picture));
    Engine::Transaction transaction(engine);
    const std::string before = PictureDigest(engine, picture.id);
    if (before == after) return;
    if (!before.empty()) (void)LoadPicture(picture.id);  // it may belong to a private chart
    WritePicture(engine, picture, after);
    m_data->Audit({before.empty() ? "picture.create" : "picture.save", picture.id.value, picture.client,
                   before, after});
    transaction.Commit();
}

std::vector<PictureSummary> ClinicStore::Pictures(const std::optional<model::ClientId>& client) const {
    m_data->Require(Operation::ViewChart, {}, client.value_or(model::ClientId{}));
    auto pictures = ListPictures(*m_data->engine, client);
    std::erase_if(pictures, [&](const PictureSummary& one) {
        return m_data->closed_charts.contains(one.client.value);
    });
    return pictures;
}

std::optional<model::Picture> ClinicStore::LoadPicture(const model::PictureId& id) const {
    auto picture = ReadPicture(*m_data->engine, id);
    m_data->Require(Operation::ViewChart, id.value, picture ? picture->client : model::ClientId{});
    return picture;
}

void ClinicStore::ArchivePicture(const model::PictureId& id) {
    m_data->Require(Operation::ChartVisit, id.value);
    auto picture = LoadPicture(id);
    if (!picture) throw Error(ErrorKind::Refused, Msg("There is no picture {0}."), {id.value});
    picture->archived = true;
    SavePicture(*picture);
}

void ClinicStore::Together(const std::function<void()>& work) {
    try {
        Engine::Transaction transaction(*m_data->engine);
        work();
        transaction.Commit();
    } catch (...) {
        m_data->TellDenied();
        m_data->FindClosed();  // as before, whatever was undone
        throw;
    }
    m_data->TellDenied();
}

void ClinicStore::Log(const std::string& action, const std::string& entity, const model::ClientId& client) {
    const auto right = model::RightOfEntry(action, !client.empty());
    if (!right.free) m_data->Require(right.operation, entity, client);
    Engine::Transaction transaction(*m_data->engine);
    m_data->Audit({action, entity, client, {}, {}});
    transaction.Commit();
}

}  // namespace store
