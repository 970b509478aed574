#include "campaigns/day_script.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <stdexcept>

#include "campaigns/day_ledger.h"
#include "model/anonymous.h"
#include "model/pin.h"
#include "store/backup.h"
#include "store/test_clinic.h"

namespace campaign {
namespace {

constexpr int kMostMarks = 3;
constexpr std::size_t kKeptBackups = 2;
constexpr std::size_t kFewClients = 3;  // of whom nobody goes

}  // namespace

const std::array<Day::Action, 18> Day::kActions{{{"client", &Day::SaveClient},
                                                 {"chart", &Day::Chart},
                                                 {"save", &Day::Save},
                                                 {"part", &Day::SavePart},
                                                 {"sign", &Day::Sign},
                                                 {"amend", &Day::Amend},
                                                 {"move", &Day::Move},
                                                 {"letin", &Day::LetIn},
                                                 {"import", &Day::Import},
                                                 {"backup", &Day::BackUp},
                                                 {"passphrase", &Day::ChangePassphrase},
                                                 {"pin", &Day::SetPin},
                                                 {"remove", &Day::RemovePerson},
                                                 {"dispose", &Day::Dispose},
                                                 {"restore", &Day::Restore},
                                                 {"create", &Day::Create},
                                                 {"migrate", &Day::Migrate},
                                                 {"verify", &Day::Verify}}};

Day::Day(Place place, long round, const std::string& passphrase, int tell)
    : clock(model::Instant(std::chrono::milliseconds(1'764'000'000'000LL + round * 100'000LL))),
      ids(clock, static_cast<unsigned long long>(round) * 2 + 1),
      around{&clock, &ids, store::KeyCost::Quick, place.Profile(), place.Devices()},
      m_place(std::move(place)),
      m_round(round),
      m_passphrase(passphrase),
      m_tell(tell),
      m_records(clock, static_cast<unsigned>(round) * 2 + 2) {}

std::size_t Day::Actions() {
    return kActions.size();
}

store::Surroundings Day::AroundOld() const {
    store::Surroundings old = around;
    old.anchors = m_place.OldProfile();
    return old;
}

const char* Day::NameOf(std::size_t action) {
    return kActions.at(action).name;
}

void Day::Say(const std::string& line) const {
    const std::string whole = line + '\n';
    (void)!::syscall(SYS_write, m_tell, whole.data(), whole.size());
}

void Day::Open() {
    Say("do open");
    m_store.reset();
    m_store = store::ClinicStore::Open(m_place.Clinic(), support::kUser, m_passphrase, around);
    Done();
}

void Day::Act(std::size_t action) {
    clock.Set(clock.Now() + std::chrono::seconds(2));
    Say(std::string("do ") + kActions.at(action).name);
    (this->*kActions.at(action).run)();
    Done();
}

void Day::Done() const {
    Say("done " + std::to_string(m_store->Head().sequence) + ' ' + m_store->Head().hash);
}

void Day::Want(const model::Client& client) const {
    Say("want client " + client.id.value + ' ' + SaysOf(client));
}

void Day::Want(const model::Visit& visit) const {
    Say("want visit " + visit.id.value + ' ' + SaysOf(visit));
}

void Day::Want(const model::Amendment& amendment) const {
    Say("want amendment " + amendment.id.value + ' ' + SaysOf(amendment));
}

void Day::Want(const model::User& person) const {
    Say("want person " + person.id.value + ' ' + SaysOf(person));
}

model::Client Day::NewClient() {
    model::Client client = m_records.Client();
    client.id = ids.New<model::ClientId>();
    client.number = std::to_string(m_round) + '-' + std::to_string(++m_made);
    Want(client);
    return client;
}

model::Visit Day::NewVisit(const model::ClientId& client) {
    model::Visit visit = m_records.Visit(client, kMostMarks);
    visit.status = model::VisitStatus::Draft;
    Want(visit);
    return visit;
}

std::optional<model::Visit> Day::Draft() {
    const auto drafts = m_store->UnsignedVisits({}, 5);
    if (drafts.empty()) return std::nullopt;
    return m_store->LoadVisit(AnyOf(drafts).id);
}

std::optional<model::Visit> Day::Closed() {
    auto visits = m_store->Visits({});
    std::erase_if(visits, [](const auto& one) { return one.status == model::VisitStatus::Draft; });
    if (visits.empty()) return std::nullopt;
    return m_store->LoadVisit(AnyOf(visits).id);
}

void Day::SaveClient() {
    m_store->SaveClient(NewClient());
}

void Day::Chart() {
    m_store->SaveVisit(NewVisit(AnyOf(m_store->FindClients("")).id));
}

void Day::Save() {
    const auto draft = Draft();
    if (!draft) return;
    model::Visit next = m_records.Visit(draft->client, kMostMarks);
    next.id = draft->id;
    next.status = model::VisitStatus::Draft;
    Want(next);
    m_store->SaveVisit(next);
}

void Day::SavePart() {
    auto draft = Draft();
    if (!draft) return;
    draft->soap.plan += " more " + std::to_string(m_round);
    Want(*draft);
    m_store->SaveVisit(*draft);
}

void Day::Sign() {
    const auto draft = Draft();
    if (!draft) return;
    model::Visit closed = *draft;
    closed.status = model::VisitStatus::Signed;
    Want(closed);
    m_store->SignVisit(*draft, m_store->Unlock(m_passphrase));
}

model::Amendment Day::NewAmendment(const model::Visit& visit, model::AmendmentKind kind) {
    model::Amendment amendment;
    amendment.id = ids.New<model::AmendmentId>();
    amendment.visit = visit.id;
    amendment.number = static_cast<int>(m_store->Amendments(visit.id).size()) + 1;
    amendment.kind = kind;
    amendment.by = m_store->SignedIn().id;
    amendment.at = clock.Now();
    amendment.reason = "as told today";
    return amendment;
}

// Adds something, or strikes all that a field says now.
void Day::Amend() {
    const auto visit = Closed();
    if (!visit) return;
    const bool corrects = m_records.Coin();
    auto amendment =
        NewAmendment(*visit, corrects ? model::AmendmentKind::Correction : model::AmendmentKind::Addition);
    amendment.text = "in place of it " + std::to_string(m_round) + '-' + std::to_string(++m_made);
    if (corrects) {
        amendment.field = "soap.a";
        std::vector<model::Amendment> before;
        for (const auto& one : m_store->Amendments(visit->id)) before.push_back(one.content);
        amendment.original = model::Standing(model::PassagesOf(*visit, amendment.field, before));
    }
    Want(amendment);
    m_store->Amend(amendment, m_store->Unlock(m_passphrase));
}

void Day::Move() {
    auto visit = Closed();
    if (!visit) return;
    auto others = m_store->FindClients("");
    std::erase_if(others, [&](const auto& one) { return one.id == visit->client; });
    if (others.empty()) return;
    auto amendment = NewAmendment(*visit, model::AmendmentKind::Move);
    amendment.from = visit->client;
    amendment.to = visit->client = AnyOf(others).id;
    Want(amendment);
    Want(*visit);
    m_store->Amend(amendment, m_store->Unlock(m_passphrase));
}

void Day::LetIn() {
    model::User person;
    person.id = ids.New<model::UserId>();
    person.name = "n" + std::to_string(m_round) + '-' + std::to_string(++m_made);
    person.role = model::Role::Therapist;
    Say("want key " + person.id.value + ' ' + person.name + " own words");
    Want(person);
    (void)m_store->AddUser(person, person.name + " own words");
}

// The clinic under another key.
void Day::RemovePerson() {
    for (model::User person : m_store->Users()) {
        if (person.left_at || person.id == m_store->SignedIn().id) continue;
        person.left_at = clock.Now();
        Want(person);
        const std::string code = m_store->RemoveUser(person.id);
        return Say("want recovery " + code);
    }
}

void Day::WantGone(const model::ClientId& client) const {
    Say("want client " + client.value + " gone");
    store::VisitFilter filter;
    filter.client = client;
    for (const auto& row : m_store->Visits(filter)) {
        Say("want visit " + row.id.value + " gone");
        for (const auto& one : m_store->Amendments(row.id))
            Say("want amendment " + one.content.id.value + " gone");
    }
}

void Day::WantErased(const model::ClientId& client) const {
    WantGone(client);
    Want(model::Anonymous(m_store->LoadClient(client).value()));
    store::VisitFilter filter;
    filter.client = client;
    for (const auto& row : m_store->Visits(filter))
        Want(model::Anonymous(m_store->LoadVisit(row.id).value()));
}

// What was written for a client and stands in the chart of another stays there; such a client is erased.
void Day::Dispose() {
    const auto clients = m_store->FindClients("");
    if (clients.size() < kFewClients) return;
    const auto& client = AnyOf(clients);
    const bool whole = m_store->MovedAway(client.id).empty() && m_records.Coin();
    const auto method = whole ? store::DisposalMethod::Dispose : store::DisposalMethod::Erase;
    whole ? WantGone(client.id) : WantErased(client.id);
    Say("want stub " + client.id.value + ' ' + SaysOf(method, client.number));
    (void)m_store->Remove(client.id, method, {"generic", *model::ParseDate("2025-11-01"), "due"});
}

void Day::SetPin() {
    std::string pin;
    while (!model::MayBePin(pin)) pin = std::to_string(m_records.Int(100'000, 999'999));
    Say("want pin " + pin);
    m_store->SetPin(m_passphrase, pin);
}

void Day::Import() {
    m_store->Together([&] {
        for (int i = 0; i < 2; ++i) {
            const auto client = m_store->SaveClient(NewClient());
            m_store->SaveVisit(NewVisit(client.id));
        }
        m_store->Log("import.json", "");
    });
}

void Day::BackUp() {
    const auto backups = m_store->Folder() / "backups";
    Say("want backup " + std::to_string(clock.Now().time_since_epoch().count()) + ' ' + m_passphrase);
    m_store->BackUp(backups / store::BackupName(clock.Now()));
    store::FadeOut(backups, m_store->Id(), kKeptBackups);
}

void Day::ChangePassphrase() {
    const std::string next = "good-horse-" + std::to_string(m_round) + '-' + std::to_string(++m_made);
    Say("want passphrase " + next);
    m_store->ChangePassphrase(m_passphrase, next);
    m_passphrase = next;
}

void Day::Restore() {
    BackUp();
    const auto backups = store::BackupsIn(m_store->Folder() / "backups", m_store->Id());
    // One that cannot be read for a moment is not among them.
    if (backups.empty()) throw model::Error(model::ErrorKind::Environment, "No backup can be read.");
    const auto target = m_place.folder / ("Restored-" + ids.NewUuid() + ".palpate");
    Say("want folder " + target.string() + ' ' + m_passphrase);
    (void)store::Restore(backups.at(0).folder, target, support::kUser, m_passphrase, around);
}

void Day::Create() {
    const auto folder = m_place.folder / ("New-" + ids.NewUuid() + ".palpate");
    Say("want folder " + folder.string() + ' ' + m_passphrase);
    (void)store::ClinicStore::Create(folder, support::TestClinic::Profile(), support::TestClinic::Owner(),
                                     m_passphrase, around);
}

void Day::Migrate() {
    Say("want folder " + m_place.Old().string() + ' ' + support::kPassphrase);
    (void)store::ClinicStore::Open(m_place.Old(), support::kUser, support::kPassphrase, AroundOld());
}

// The whole log is read or none of it is answered for.
void Day::Verify() {
    long long links = 0;
    m_store->ReadLinks([&](const vault::StoredLink&) { ++links; });
    if (links != m_store->Head().sequence || !m_store->VerifyAudit().Sound())
        throw std::runtime_error("the log was read in part");
}

}  // namespace campaign
