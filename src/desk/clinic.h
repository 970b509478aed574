// The open clinic: what window and command line work with.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/signal.h"
#include "desk/visit_editor.h"
#include "exchange/image.h"
#include "exchange/palpate_json.h"
#include "store/clinic_store.h"

namespace desk {

class Resources;

struct ImportReport {
    int clients = 0, pictures = 0, visits = 0, marks = 0;  // new ones; what was there already is not counted
    std::string format;                                    // "palpate-json", "choir-csv"
};

// A picture file as it will be kept. Reading decodes it once, which may take long, and needs no clinic: on
// any thread. What is wrong with it is one sentence of exchange/image.h.
struct PictureFile {
    std::string bytes;
    exchange::ImageHead head;
};
[[nodiscard]] PictureFile ReadPictureFile(const std::filesystem::path& file);

class Clinic {
public:
    struct Made {
        std::unique_ptr<Clinic> clinic;
        std::string recovery_code;
    };
    static Made Create(Resources& resources, const std::filesystem::path& folder,
                       const model::ClinicProfile& profile, const std::string& owner_name,
                       const std::string& passphrase, const store::Surroundings& around);
    static std::unique_ptr<Clinic> Open(Resources& resources, const std::filesystem::path& folder,
                                        const std::string& user, const std::string& passphrase,
                                        const store::Surroundings& around);
    static std::unique_ptr<Clinic> OpenWithPin(Resources& resources, const std::filesystem::path& folder,
                                               const std::string& user, const std::string& pin,
                                               const store::Surroundings& around);
    // Opens with the recovery code and gives `user` a new passphrase.
    static std::unique_ptr<Clinic> Recover(Resources& resources, const std::filesystem::path& folder,
                                           const std::string& recovery_code, const std::string& user,
                                           const std::string& new_passphrase,
                                           const store::Surroundings& around);

    ~Clinic();
    Clinic(const Clinic&) = delete;
    Clinic& operator=(const Clinic&) = delete;

    // Over a store that is already open.
    static std::unique_ptr<Clinic> Over(Resources& resources, std::unique_ptr<store::ClinicStore> store,
                                        const store::Surroundings& around);

    [[nodiscard]] store::ClinicStore& Store() { return *m_store; }
    [[nodiscard]] Resources& Data() { return m_resources; }
    // Long work for another thread that has this clinic alone, as store::ClinicStore::Alone. Use cases that
    // change what a window shows (editors, ClientsChanged) are none of it.
    [[nodiscard]] std::function<void()> Alone(std::function<void()> work);
    [[nodiscard]] bool Lent() const { return m_store->Lent(); }
    [[nodiscard]] const model::ClinicProfile& Profile() const { return m_profile; }
    [[nodiscard]] const model::User& SignedIn() const { return m_store->SignedIn(); }
    [[nodiscard]] const model::Clock& Clock() const { return *m_around.clock; }
    // Of who is signed in, on this computer; None where the folder cannot be read.
    [[nodiscard]] store::PinState Pin() const;
    [[nodiscard]] model::IdSource& Ids() { return *m_around.ids; }

    void SaveProfile(const model::ClinicProfile& profile);
    // Characters nobody can see are left out; what model::Check finds is refused. Returns it as stored.
    model::Client SaveClient(model::Client client);
    // Answers that differ from the version in force become the next version, by who is signed in, now.
    // Returns the client as stored. How versions are read: desk/health.h.
    model::Client KeepHealth(const model::ClientId& client, model::HealthHistory history);
    [[nodiscard]] model::Client NewClient() const;  // fresh id and the clinic's language
    // Throws Refused for an unknown id.
    [[nodiscard]] model::Client LoadClient(const model::ClientId& id) const;

    // A draft begun today goes on; otherwise a new visit is begun (and saved).
    [[nodiscard]] std::unique_ptr<VisitEditor> StartVisit(const model::ClientId& client);
    [[nodiscard]] std::unique_ptr<VisitEditor> OpenVisit(const model::VisitId& visit);
    // The editor is done with for now; opening its visit again goes on with its steps, as long as nothing
    // else changed it. The steps of the last kKeptVisits drafts are kept.
    static constexpr std::size_t kKeptVisits = 8;
    void Leave(std::unique_ptr<VisitEditor> editor);
    // Nothing of the client is held on to, once its record is removed.
    void Forget(const model::ClientId& client);
    // See VisitEditor::MayHandOutPlan; a paper of another plan says that it is a draft.
    [[nodiscard]] bool MayHandOutPlan(const model::Visit& visit);
    // Visits of a civil day of the clinic's zone, by time.
    [[nodiscard]] std::vector<store::VisitSummary> VisitsOn(model::Date day) const;
    [[nodiscard]] model::Date Today() const;

    // A PNG or JPEG file becomes a further view, of this client or (empty) of every client, kept byte for
    // byte. What is wrong with it is one sentence of ReadPictureFile or model::Check.
    model::PictureId AddPicture(PictureFile file, const std::string& title, const model::ClientId& client);
    model::PictureId AddPicture(const std::filesystem::path& file, const std::string& title,
                                const model::ClientId& client);
    // Upright pixels for the screen, logged as a view before they are shown. The function reads and decodes
    // them on any thread, and is called at once, since it has the clinic alone until they are read (Alone).
    [[nodiscard]] std::function<exchange::Image()> PictureReader(const model::PictureId& id);
    [[nodiscard]] exchange::Image ShowPicture(const model::PictureId& id) { return PictureReader(id)(); }
    // The file as it was added, readable by its owner only; logged before it leaves.
    void ExportPicture(const model::PictureId& id, const std::filesystem::path& file);

    // Import by content; `progress` hears done and total and may return false to stop (then nothing is
    // imported).
    ImportReport Import(const std::filesystem::path& file, bool dry_run,
                        const std::function<bool(long, long)>& progress = {});
    // Private charts that who is signed in may not open are left out (ClosedCharts in desk/people.h).
    [[nodiscard]] exchange::Bundle Export(const std::optional<model::ClientId>& client);

    Signal<> ClientsChanged;

private:
    Clinic(Resources& resources, std::unique_ptr<store::ClinicStore> store,
           const store::Surroundings& around);
    [[nodiscard]] std::unique_ptr<VisitEditor> Edit(const model::Visit& visit);
    void Take(const exchange::Bundle& bundle, bool dry_run, ImportReport& report,
              const std::function<bool(long, long)>& progress);
    Resources& m_resources;
    std::unique_ptr<store::ClinicStore> m_store;
    store::Surroundings m_around;
    model::ClinicProfile m_profile;
    mutable model::ClientId m_last_viewed;
    std::vector<History<model::Visit>> m_left;  // oldest first
};

// The fictional clinic: 12 clients, 60 visits, the same for the same seed and day. User "demo", passphrase
// "palpate-sample".
inline constexpr const char* kSampleUser = "demo";
inline constexpr const char* kSamplePassphrase = "palpate-sample";
std::unique_ptr<Clinic> MakeSampleClinic(Resources& resources, const std::filesystem::path& folder,
                                         const store::Surroundings& around, unsigned long long seed = 2026);

}  // namespace desk
