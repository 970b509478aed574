// The head of one clinic's audit log as it is kept in the user's profile, outside the clinic, with eight
// bytes of every entry up to it. No name and no id is in it: the files are called by digests of the clinic's
// id and place, since a copy opened elsewhere goes its own way.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/audit_verdict.h"
#include "store/engine.h"
#include "vault/audit_print.h"

namespace store {

struct KeptHead {
    AuditHead head;
    model::Instant at{};  // when it was kept
    std::filesystem::path prints;
};

// A head that did not agree when the log was accepted as it stood, and the entry that says so.
struct AsideHead {
    AuditHead accepted, head;
};

// At most the first `most` prints; fewer where fewer are kept.
[[nodiscard]] std::vector<vault::EntryPrint> ReadPrints(const std::filesystem::path& file, long long most);

class AnchorFile {
public:
    // `anchors` empty: nothing is kept or found.
    AnchorFile(const std::filesystem::path& anchors, const std::string& clinic,
               const std::filesystem::path& place);

    // Compares with the log before anything is added to it.
    void Meet(Engine& engine) noexcept;
    // False: the log is not the one that was kept, and nothing here changes until Renew.
    [[nodiscard]] bool Agrees() const { return m_agrees; }
    [[nodiscard]] const std::optional<KeptHead>& Kept() const { return m_kept; }
    // Heads of the same clinic kept for other places on this computer.
    [[nodiscard]] std::vector<KeptHead> Elsewhere() const noexcept;
    // What cannot be kept is not: closing and signing never fail for it.
    void KeepHead(Engine& engine, model::Instant now) noexcept;
    void KeepAll(Engine& engine, model::Instant now) noexcept;
    // What was kept before is put aside. Throws model::Error.
    void Renew(Engine& engine, model::Instant now);
    // Heads of logs that another one was accepted in place of, beside those of before. Kept outside the
    // clinic like the rest, or who holds its key could excuse anything. Throws model::Error.
    void SetAside(const AuditHead& accepted, const std::vector<AuditHead>& heads);
    [[nodiscard]] std::vector<AsideHead> Aside() const noexcept;

private:
    [[nodiscard]] std::filesystem::path File(const char* ending) const;
    [[nodiscard]] bool Newer(Engine& engine) const;
    void WriteHead(Engine& engine, model::Instant now);
    void WritePrints(Engine& engine, long long kept);

    std::filesystem::path m_folder;
    std::string m_clinic, m_name;
    std::optional<KeptHead> m_kept;
    bool m_agrees = true;
};

}  // namespace store
