#include "desk/clinic.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "desk/health.h"
#include "desk/own_content.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::ErrorKind;
using model::Msg;

void DemandSurroundings(const store::Surroundings& around) {
    if (around.clock == nullptr || around.ids == nullptr)
        throw std::logic_error("a clinic needs a clock and ids");
}

model::Instant DayStart(model::Date day, const std::string& zone) {
    return text::FromCivil({day, 0, 0, 0}, zone);
}

// Versions and consents that are kept already stay as they are, whatever the bounds of today say of them.
model::Client WithoutStored(model::Client client, const std::optional<model::Client>& stored) {
    if (!stored) return client;
    const auto versions = std::min(client.history.size(), stored->history.size());
    client.history.erase(client.history.begin(), client.history.begin() + static_cast<long>(versions));
    std::erase_if(client.consents, [&](const model::Consent& one) {
        return std::ranges::find(stored->consents, one) != stored->consents.end();
    });
    return client;
}

// A client kept under earlier bounds can still be saved: only what is wrong anew is refused.
void DemandNothingNew(const model::Client& client, const std::optional<model::Client>& stored,
                      model::Date today) {
    auto wrong = model::Problems(WithoutStored(client, stored), today);
    if (stored) {
        const auto had = model::Problems(WithoutStored(*stored, stored), today);
        std::erase_if(wrong,
                      [&](const model::Problem& one) { return std::ranges::find(had, one) != had.end(); });
    }
    if (!wrong.empty()) Refuse(wrong.front());
}

model::Date NextDay(model::Date day) {
    return std::chrono::sys_days(day) + std::chrono::days(1);
}

}  // namespace

Clinic::Clinic(Resources& resources, std::unique_ptr<store::ClinicStore> store,
               const store::Surroundings& around)
    : m_resources(resources), m_store(std::move(store)), m_around(around), m_profile(m_store->Profile()) {
    TakeOwnContent(*this);
}

Clinic::~Clinic() {
    (void)m_store->Folder();  // waits for work that has the clinic alone and may go by its own rules
    m_resources.ForgetOwnContent(this);
}

Clinic::Made Clinic::Create(Resources& resources, const std::filesystem::path& folder,
                            const model::ClinicProfile& profile, const std::string& owner_name,
                            const std::string& passphrase, const store::Surroundings& around) {
    DemandSurroundings(around);
    model::ClinicProfile kept = profile;
    kept.name = Trimmed(kept.name);
    if (kept.name.empty()) throw model::Error(ErrorKind::Usage, Msg("The clinic needs a name."));
    model::User owner;
    owner.id = around.ids->New<model::UserId>();
    owner.name = Trimmed(owner_name);
    owner.full_name = owner.name;
    owner.role = model::Role::Owner;
    if (owner.name.empty())
        throw model::Error(ErrorKind::Usage, Msg("The owner needs a name to sign in with."));
    auto made = store::ClinicStore::Create(folder, kept, owner, passphrase, around);
    return {Over(resources, std::move(made.store), around), std::move(made.recovery_code)};
}

std::unique_ptr<Clinic> Clinic::Open(Resources& resources, const std::filesystem::path& folder,
                                     const std::string& user, const std::string& passphrase,
                                     const store::Surroundings& around) {
    DemandSurroundings(around);
    return Over(resources, store::ClinicStore::Open(folder, user, passphrase, around), around);
}

std::unique_ptr<Clinic> Clinic::OpenWithPin(Resources& resources, const std::filesystem::path& folder,
                                            const std::string& user, const std::string& pin,
                                            const store::Surroundings& around) {
    DemandSurroundings(around);
    return Over(resources, store::ClinicStore::OpenWithPin(folder, user, pin, around), around);
}

std::unique_ptr<Clinic> Clinic::Recover(Resources& resources, const std::filesystem::path& folder,
                                        const std::string& recovery_code, const std::string& user,
                                        const std::string& new_passphrase,
                                        const store::Surroundings& around) {
    DemandSurroundings(around);
    return Over(resources, store::ClinicStore::Recover(folder, recovery_code, user, new_passphrase, around),
                around);
}

std::unique_ptr<Clinic> Clinic::Over(Resources& resources, std::unique_ptr<store::ClinicStore> store,
                                     const store::Surroundings& around) {
    return std::unique_ptr<Clinic>(new Clinic(resources, std::move(store), around));
}

std::function<void()> Clinic::Alone(std::function<void()> work) {
    return m_store->Alone([&resources = m_resources, work = std::move(work)] {
        const Resources::MapsOfOwn maps(resources);
        work();
    });
}

store::PinState Clinic::Pin() const {
    try {
        return store::ClinicStore::PinOf(m_store->Folder(), SignedIn().name, m_around);
    } catch (const model::Error&) {
        return store::PinState::None;  // the passphrase opens all the same
    }
}

void Clinic::SaveProfile(const model::ClinicProfile& profile) {
    if (Trimmed(profile.name).empty()) throw model::Error(ErrorKind::Usage, Msg("The clinic needs a name."));
    m_store->SaveProfile(profile);
    m_profile = m_store->Profile();
}

model::Client Clinic::SaveClient(model::Client client) {
    model::CleanTexts(client);
    const auto before = m_store->LoadClient(client.id);
    if (before) model::KeepRace(*before, client, Today());
    DemandNothingNew(client, before, Today());
    model::Client stored = m_store->SaveClient(client);
    ClientsChanged();
    return stored;
}

model::Client Clinic::KeepHealth(const model::ClientId& id, model::HealthHistory history) {
    model::Client client = LoadClient(id);
    model::CleanTexts(history);
    if (SaysTheSame(client.Health(), history)) return client;
    history.recorded_at = Clock().Now();
    history.recorded_by = SignedIn().id;
    client.history.push_back(std::move(history));
    return SaveClient(std::move(client));
}

model::Client Clinic::NewClient() const {
    model::Client client;
    client.id = m_around.ids->New<model::ClientId>();
    client.language = m_profile.language;
    return client;
}

model::Client Clinic::LoadClient(const model::ClientId& id) const {
    auto client = m_store->LoadClient(id);
    if (!client) Refuse({model::ProblemCode::UnknownClient, id.value});
    // Reading the same chart again, as screens do after every change, is no new view.
    if (m_last_viewed != id) m_store->Log("client.view", id.value, id);
    m_last_viewed = id;
    return *std::move(client);
}

std::unique_ptr<VisitEditor> Clinic::Edit(const model::Visit& visit) {
    auto client = m_store->LoadClient(visit.client);
    if (!client) Refuse({model::ProblemCode::UnknownClient, visit.client.value});
    return std::make_unique<VisitEditor>(*m_store, m_resources, *m_around.ids, *m_around.clock,
                                         *std::move(client), visit);
}

std::unique_ptr<VisitEditor> Clinic::StartVisit(const model::ClientId& client) {
    if (!m_store->LoadClient(client)) Refuse({model::ProblemCode::UnknownClient, client.value});
    store::VisitFilter filter;
    filter.client = client;
    const auto earlier = m_store->Visits(filter);
    const model::Date today = Today();
    int number = 0;
    for (const store::VisitSummary& visit : earlier) {
        const bool of_today = text::ToCivil(visit.service_at, m_profile.zone).day == today;
        const bool ours = visit.therapist == SignedIn().id || m_store->May(model::Operation::ChartForOthers);
        if (of_today && ours && visit.status == model::VisitStatus::Draft) return OpenVisit(visit.id);
        number = std::max(number, visit.number);
    }
    model::Visit visit;
    visit.id = m_around.ids->New<model::VisitId>();
    visit.client = client;
    visit.therapist = SignedIn().id;
    visit.number = number + 1;
    visit.entered_at = m_around.clock->Now();
    visit.service_at = std::chrono::floor<std::chrono::minutes>(visit.entered_at);
    visit.zone = m_profile.zone;
    auto editor = Edit(visit);
    m_store->SaveVisit(visit);
    ClientsChanged();
    return editor;
}

std::unique_ptr<VisitEditor> Clinic::OpenVisit(const model::VisitId& id) {
    const auto visit = m_store->LoadVisit(id);
    if (!visit) throw model::Error(ErrorKind::Refused, Msg("There is no visit {0}."), {id.value});
    auto editor = Edit(*visit);
    const auto kept = std::ranges::find(m_left, *visit, &History<model::Visit>::Current);
    if (kept != m_left.end()) {
        editor->GoOnFrom(std::move(*kept));
        m_left.erase(kept);
    }
    m_store->Log("visit.view", id.value, visit->client);
    return editor;
}

void Clinic::Leave(std::unique_ptr<VisitEditor> editor) {
    if (!editor || !editor->IsDraft()) return;
    const model::VisitId id = editor->Visit().id;
    std::erase_if(m_left, [&](const History<model::Visit>& steps) { return steps.Current().id == id; });
    m_left.push_back(std::move(*editor).Steps());
    if (m_left.size() > kKeptVisits) m_left.erase(m_left.begin());
}

void Clinic::Forget(const model::ClientId& client) {
    std::erase_if(m_left,
                  [&](const History<model::Visit>& steps) { return steps.Current().client == client; });
    if (m_last_viewed == client) m_last_viewed = {};
    ClientsChanged();
}

bool Clinic::MayHandOutPlan(const model::Visit& visit) {
    return Edit(visit)->MayHandOutPlan();
}

std::vector<store::VisitSummary> Clinic::VisitsOn(model::Date day) const {
    store::VisitFilter filter;
    filter.from = DayStart(day, m_profile.zone);
    filter.to = DayStart(NextDay(day), m_profile.zone);
    auto visits = m_store->Visits(filter);
    std::stable_sort(visits.begin(), visits.end(),
                     [](const auto& a, const auto& b) { return a.service_at < b.service_at; });
    return visits;
}

model::Date Clinic::Today() const {
    return text::ToCivil(m_around.clock->Now(), m_profile.zone).day;
}

}  // namespace desk
