// A day of work on one small clinic, action by action, for a child that is killed at some point of it. Every
// action tells what it is about to change before it begins and that it is done when it has returned.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "store/clinic_store.h"
#include "store/random_records.h"
#include "support/fixed_clock.h"

namespace campaign {

// Where the day takes place: the clinic, one an older version wrote, and room for what is made.
struct Place {
    std::filesystem::path folder;
    [[nodiscard]] std::filesystem::path Clinic() const { return folder / "Day.palpate"; }
    [[nodiscard]] std::filesystem::path Old() const { return folder / "Old.palpate"; }
    [[nodiscard]] std::filesystem::path Profile() const { return folder / "profile" / "anchors"; }
    // Where the half of a PIN's key lies that is no part of the clinic.
    [[nodiscard]] std::filesystem::path Devices() const { return folder / "profile" / "device"; }
    // Of its own, and put back with it: what is known of one old clinic is wrong for the next.
    [[nodiscard]] std::filesystem::path OldProfile() const { return folder / "old" / "anchors"; }
};

class Day {
public:
    // Acts on the clinic from now on; lines go to `tell`, which no chosen death counts.
    Day(Place place, long round, const std::string& passphrase, int tell);

    [[nodiscard]] static std::size_t Actions();
    void Open();
    void Act(std::size_t action);
    [[nodiscard]] store::Surroundings AroundOld() const;
    void Close() { m_store.reset(); }
    [[nodiscard]] bool IsOpen() const { return m_store != nullptr; }
    [[nodiscard]] static const char* NameOf(std::size_t action);
    void Say(const std::string& line) const;

    support::FixedClock clock;
    model::SeededIdSource ids;
    store::Surroundings around;

private:
    struct Action {
        const char* name;
        void (Day::*run)();
    };
    static const std::array<Action, 18> kActions;

    void SaveClient();
    void Chart();
    void Save();
    void SavePart();
    void Sign();
    void Amend();
    void Move();
    void LetIn();
    void RemovePerson();
    void Dispose();
    void SetPin();
    void Import();
    void BackUp();
    void ChangePassphrase();
    void Restore();
    void Create();
    void Migrate();
    void Verify();

    void Want(const model::Client& client) const;
    void Want(const model::Visit& visit) const;
    void Want(const model::Amendment& amendment) const;
    void Want(const model::User& person) const;
    // That it and all that is written to it goes.
    void WantGone(const model::ClientId& client) const;
    // That of it nothing stays but what tells nobody who it was.
    void WantErased(const model::ClientId& client) const;
    void Done() const;
    [[nodiscard]] model::Client NewClient();
    [[nodiscard]] model::Visit NewVisit(const model::ClientId& client);
    [[nodiscard]] std::optional<model::Visit> Draft();
    [[nodiscard]] std::optional<model::Visit> Closed();
    // The next one of that visit, but for what it changes.
    [[nodiscard]] model::Amendment NewAmendment(const model::Visit& visit, model::AmendmentKind kind);
    template <class Row>
    [[nodiscard]] const Row& AnyOf(const std::vector<Row>& rows) {
        return rows.at(static_cast<std::size_t>(m_records.Int(0, static_cast<int>(rows.size()) - 1)));
    }

    Place m_place;
    long m_round;
    std::string m_passphrase;
    int m_tell;
    int m_made = 0;
    support::RandomRecords m_records;
    std::unique_ptr<store::ClinicStore> m_store;
};

}  // namespace campaign
