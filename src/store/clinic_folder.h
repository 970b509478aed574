// The files of one clinic folder and what is wrong with them, before anything is opened.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "model/clock.h"
#include "store/platform.h"
#include "vault/key_file.h"

namespace store {

inline constexpr std::size_t kMostContentFiles = 20, kMostContentBytes = std::size_t{256} * 1024;

class ClinicFolder {
public:
    // Whether a file of this name would lie among the files of a clinic, where nothing else may be put.
    [[nodiscard]] static bool LiesInOne(const std::filesystem::path& file);

    // Absolute, without a trailing separator.
    explicit ClinicFolder(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& Path() const { return m_path; }
    [[nodiscard]] std::filesystem::path Database() const { return m_path / "clinic.db"; }
    [[nodiscard]] std::filesystem::path Log() const { return m_path / "clinic.db-wal"; }
    [[nodiscard]] std::filesystem::path Backups() const { return m_path / "backups"; }
    // The clinic's own exercises and rules: plain text files, of which backups take along those that may be
    // in force: by name, at most kMostContentFiles, none larger than kMostContentBytes. One that cannot be
    // read is left out: it is not in force, whoever opens the clinic is told, and the records must be copied.
    [[nodiscard]] std::filesystem::path Content() const { return m_path / "content"; }
    [[nodiscard]] std::vector<std::string> ContentNames() const;
    // What a backup is made of; see backup_seal.h.
    [[nodiscard]] std::filesystem::path Seal() const { return m_path / "backup.txt"; }
    [[nodiscard]] std::vector<std::filesystem::path> KeyFiles() const { return {Keys(), SpareKeys()}; }

    // Throws model::Error: no such folder.
    void RequireFolder() const;
    // Where a clinic under its next key lies, whole and verified, from the moment it is decided until it has
    // taken the place of the old one; and the old records until they are wiped.
    [[nodiscard]] std::filesystem::path Next() const { return m_path / "next-key"; }
    [[nodiscard]] std::filesystem::path OldDatabase() const { return m_path / "clinic.db.old"; }
    // Brings to its end what was decided, and clears away what was not. Whoever holds the folder may call it,
    // again and again.
    void FinishNewKey() const;

    // Throws model::Error: no such folder, no clinic, a file missing.
    void RequireClinic() const;
    // Throws if another window holds it.
    [[nodiscard]] std::unique_ptr<FolderLock> Lock() const;

    // Of the two copies the first sound one; throws model::Error if there is none or a newer Palpate wrote
    // one.
    [[nodiscard]] vault::KeyFile ReadKeys() const;
    // First copy, then second: one of them is whole at any moment. Copies that are right already are left
    // alone.
    void WriteKeys(const vault::KeyFile& keys) const;
    // The same as far as possible: one sound copy is enough to go on.
    void MendKeys(const vault::KeyFile& keys) const noexcept;
    // Takes from others what a copy or an unpacked archive may have given them.
    void CloseToOthers() const noexcept;

    // Sign-ins refused since the last success, told to the audit log by the next success.
    struct Refusal {
        model::Instant at{};
        std::string user;  // id; empty: nobody of that name
    };
    void NoteRefusal(const Refusal& refusal) const noexcept;
    [[nodiscard]] std::vector<Refusal> Refusals() const;
    void ForgetRefusals() const;

private:
    void TakeOver(const ClinicFolder& next) const;
    [[nodiscard]] std::filesystem::path Keys() const { return m_path / "keys.json"; }
    [[nodiscard]] std::filesystem::path SpareKeys() const { return m_path / "keys.json.bak"; }
    [[nodiscard]] std::filesystem::path RefusalFile() const { return m_path / "refused-sign-ins"; }
    std::filesystem::path m_path;
};

}  // namespace store
