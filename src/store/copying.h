// The steps that making a backup and restoring one have in common.
#pragma once

#include <functional>
#include <string>

#include "store/audit_verify.h"
#include "store/backup.h"
#include "store/backup_seal.h"
#include "store/clinic_folder.h"
#include "store/engine.h"

namespace store {

inline constexpr const char* kStageMark = ".new-";

// Tells how far a copy of so many bytes is: copied, pages checked, contents checked, a third each.
class Pace {
public:
    Pace(Progress progress, long long size) : m_progress(std::move(progress)), m_size(size) {}
    // Throws the error of a stop.
    void Copied(long long bytes);
    void Checked(int thirds);
    // While nothing can be counted.
    [[nodiscard]] bool Stopped() const;

private:
    Progress m_progress;
    long long m_size;
    long long m_done = 0;
};

// Runs what makes `target`. A person knows the place, not the name something has before it is whole: errors
// of the disk tell the folder it was to lie in.
void AtPlaceOf(const std::filesystem::path& target, const std::function<void()>& work);

[[nodiscard]] long long SizeOf(const ClinicFolder& folder);
// One file of a clinic folder into another, durable; tells what was copied. Closing the file gives back the
// engine's own locks on it too: the lock on the folder is what keeps others out.
BackupSeal::File CopyOver(const std::filesystem::path& from, const std::filesystem::path& to, Pace& pace);
// The clinic's own exercises and rules, where there are any; each told under the digest of its name.
std::vector<BackupSeal::File> CopyContent(const ClinicFolder& from, const ClinicFolder& to, Pace& pace);

// What a database holds that nobody writes, once its pages are found sound. Throws BadInput if they are not.
struct Content {
    int schema = 0;
    std::map<std::string, std::int64_t> rows;
    std::int64_t sequence = 0;
    std::string head;
    CheckReport report;  // of the chain and what it tells, if the schema is this version's
    bool salvaged = false;
    // A salvaged clinic stays damaged for good, and needs copies all the same.
    [[nodiscard]] bool MayBeKept() const { return report.sound || salvaged; }
};
[[nodiscard]] Content ReadContent(const ClinicFolder& folder, const vault::Secret& key,
                                  const std::string& clinic, Pace& pace);
// Pages, references, audit log and signatures; what cannot be read is a finding.
[[nodiscard]] CheckReport CheckWhole(Engine& engine, const std::string& clinic, const FoundLog& found,
                                     const std::vector<Witness>& witnesses);

}  // namespace store
