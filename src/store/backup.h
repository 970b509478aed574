// Backups: copies of a clinic folder with a list of what they hold. Each is a clinic folder itself, under the
// same keys.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/clinic_store.h"

namespace store {

// Done and total of one piece of work; false stops it with an error of its own, and nothing has changed then.
using Progress = std::function<bool(long long done, long long total)>;

struct Backup {
    std::filesystem::path folder;
    model::Instant made_at{};
    long long size = 0;      // bytes
    long long sequence = 0;  // of the last audit entry in it
};

// Those of this clinic in a folder, the newest first: that which holds most of the log, since a clock may
// have been wrong. Only a copy that was verified has a list to be found by; whether it is still as it was
// made is Restore's to say. A folder that is missing holds none.
[[nodiscard]] std::vector<Backup> BackupsIn(const std::filesystem::path& place, const std::string& clinic);

// "2026-11-29T120400Z.palpate"; the name of a backup that FadeOut may remove one day.
[[nodiscard]] std::string BackupName(model::Instant made_at);
// Removes what is older than the `keep` newest, and what interrupted work left behind. `made`, the backup
// that was just made, is the newest and stays; those that hold more of the log than it are of a log that was
// given up, and stay too. Never throws: what cannot be removed stays.
void FadeOut(const std::filesystem::path& place, const std::string& clinic, std::size_t keep,
             const std::filesystem::path& made = {}) noexcept;

// Opens a copy of a backup at `target`, where nothing may be yet. The backup stays as it is; it may be any
// clinic folder that nobody has open. Compared with its list and checked before the copy gets its name, and
// checked once more when it is open. Throws model::Error for a wrong passphrase and for anything damaged;
// nothing is left behind then.
[[nodiscard]] std::unique_ptr<ClinicStore> Restore(const std::filesystem::path& backup,
                                                   const std::filesystem::path& target,
                                                   const std::string& user, const std::string& passphrase,
                                                   const Surroundings& around, const Progress& progress = {});

// Restores a backup within `place`, tells what was found there and removes it again.
[[nodiscard]] CheckReport Drill(const std::filesystem::path& backup, const std::filesystem::path& place,
                                const std::string& user, const std::string& passphrase,
                                const Surroundings& around, const Progress& progress = {});

}  // namespace store
