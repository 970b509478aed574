#include "campaigns/day_script.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <stdexcept>

#include "campaigns/day_ledger.h"
#include "store/backup.h"
#include "store/test_clinic.h"

namespace campaign {
namespace {

constexpr int kMostMarks = 3;
constexpr std::size_t kKeptBackups = 2;

}  // namespace

const std::array<Day::Action, 12> Day::kActions{{{"client", &Day::SaveClient},
                                                 {"chart", &Day::Chart},
                                                 {"save", &Day::Save},
                                                 {"part", &Day::SavePart},
                                                 {"sign", &Day::Sign},
                                                 {"import", &Day::Import},
                                                 {"backup", &Day::BackUp},
                                                 {"passphrase", &Day::ChangePassphrase},
                                                 {"restore", &Day::Restore},
                                                 {"create", &Day::Create},
                                                 {"migrate", &Day::Migrate},
                                                 {"verify", &Day::Verify}}};

Day::Day(Place place, long round, const std::string& passphrase, int tell)
    : clock(model::Instant(std::chrono::milliseconds(1'764'000'000'000LL + round * 100'000LL))),
      ids(clock, static_cast<unsigned long long>(round) * 2 + 1),
      around{&clock, &ids, store::KeyCost::Quick, place.Profile()},
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
    Say("done " + std::to_string(m_store->Head().sequence) + ' ' + m_store->Head().hash);
}

void Day::Act(std::size_t action) {
    clock.Set(clock.Now() + std::chrono::seconds(2));
    Say(std::string("do ") + kActions.at(action).name);
    (this->*kActions.at(action).run)();
    Say("done " + std::to_string(m_store->Head().sequence) + ' ' + m_store->Head().hash);
}

void Day::Want(const model::Client& client) const {
    Say("want client " + client.id.value + ' ' + DigestOfClient(client));
}

void Day::Want(const model::Visit& visit) const {
    Say("want visit " + visit.id.value + ' ' + store::DigestOf(visit));
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
    const int at = m_records.Int(0, static_cast<int>(drafts.size()) - 1);
    return m_store->LoadVisit(drafts[static_cast<std::size_t>(at)].id);
}

void Day::SaveClient() {
    m_store->SaveClient(NewClient());
}

void Day::Chart() {
    const auto clients = m_store->FindClients("");
    const int at = m_records.Int(0, static_cast<int>(clients.size()) - 1);
    m_store->SaveVisit(NewVisit(clients[static_cast<std::size_t>(at)].id));
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
    const std::string next = "horse-" + std::to_string(m_round) + '-' + std::to_string(++m_made);
    Say("want passphrase " + next);
    m_store->ChangePassphrase(m_passphrase, next);
    m_passphrase = next;
}

void Day::Restore() {
    BackUp();
    const auto backups = store::BackupsIn(m_store->Folder() / "backups", m_store->Id());
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
