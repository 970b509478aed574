// When a clinic is backed up, where to and how many backups are kept. What a command needs of store/salvage.h
// comes with it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/clinic.h"
#include "store/backup.h"
#include "store/salvage.h"
#include "text/translator.h"

namespace desk {

// N, N−1 and N−2.
inline constexpr std::size_t kKeptBackups = 3;

// The newest backup of the clinic's log as it stands that is found in its places.
struct BackupStatus {
    std::optional<store::Backup> newest;
    std::optional<model::Error> second;  // why nothing can be found at the second place
};

struct BackupOutcome {
    std::vector<store::Backup> made;   // one at each place that took it
    std::vector<model::Error> missed;  // one for each that did not
};

class Backups {
public:
    // `second`: a folder beside the clinic's own `backups`, a stick or a server's; empty: none.
    Backups(Clinic& clinic, std::filesystem::path second);

    // These need the clinic no longer and may be called on any thread: they wait for disks. Making goes on
    // with the second place when the first refuses; a stop ends it with the error of a stop.
    [[nodiscard]] std::function<BackupStatus()> Looker() const;
    [[nodiscard]] std::function<BackupOutcome(const store::Progress&)> Maker();
    // One backup in a folder of the owner's choice, "Praxis 2026-11-29T120400Z.palpate", never removed by
    // itself. Throws at once for a folder that is missing or lies within a clinic.
    [[nodiscard]] std::function<BackupOutcome(const store::Progress&)> MakerTo(
        const std::filesystem::path& folder);
    // To be told what these functions made.
    void Note(const BackupOutcome& outcome);

    // The first opening of a day, and whenever the newest is 24 hours old or there is none.
    [[nodiscard]] bool Due(const BackupStatus& status) const;
    // Whether closing now would leave something saved without a backup.
    [[nodiscard]] bool WantedOnClosing(const BackupStatus& status) const;

private:
    Clinic& m_clinic;
    std::filesystem::path m_second;
};

// Throws for a folder that is missing or lies within a clinic, with which a backup would be lost.
void RequirePlaceForBackups(const std::filesystem::path& folder);
// Throws Refused for a place within another clinic; what lies there already store::Restore refuses.
void RequireNewPlace(const std::filesystem::path& folder);

// Restores the newest backup beside the clinic's own, tells what was found in it and removes it again. Needs
// no clinic and may be called on any thread, with surroundings that are not shared with another one;
// NoteDrill tells the log.
struct DrillOutcome {
    store::Backup backup;
    store::CheckReport report;
};
[[nodiscard]] std::function<DrillOutcome(const std::string& passphrase, const store::Progress&)> Driller(
    Clinic& clinic, const std::filesystem::path& second, const store::Surroundings& around);
void NoteDrill(Clinic& clinic);
// A wrong passphrase or a stop tells nothing of the backup and is not noted.
void NoteDrill(Clinic& clinic, const model::Error& failure);

// "Backup: today 12:04", "Backup: yesterday 18:30", "Backup: 23 Nov 2026", "No backup yet"
[[nodiscard]] std::string BackupAge(const text::Translator& words, const Clinic& clinic,
                                    const BackupStatus& status);
// Older than a day, dated ahead, or none at all.
[[nodiscard]] bool BackupIsOld(const Clinic& clinic, const BackupStatus& status);

}  // namespace desk
