#include "desk/audit_files.h"

#include <fstream>

#include "desk/clinic.h"
#include "desk/files.h"
#include "model/problem.h"
#include "store/platform.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::Msg;
using vault::StoredLink;

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

// A line without its break, of at most `limit` bytes; longer ones come back too long.
bool NextLine(std::istream& in, std::string& line, std::size_t limit) {
    line.clear();
    for (char c = 0; line.size() <= limit && in.get(c);) {
        if (c == '\n') return true;
        line += c;
    }
    return !line.empty();
}

void CompareWith(const store::AuditHead& told, const std::string& hash, FileVerdict& result) {
    store::AuditAnchor anchor;
    anchor.witness = store::AuditWitness::Told;
    anchor.head = told;
    anchor.agrees = !hash.empty() && hash.starts_with(told.hash);
    result.verdict.anchors.push_back(anchor);
    if (anchor.agrees || !result.verdict.findings.empty()) return;
    const bool gone = hash.empty() && told.sequence > result.verdict.head.sequence;
    result.verdict.findings.push_back({gone ? vault::Tampering::Truncate : vault::Tampering::Rewritten,
                                       gone ? result.verdict.head.sequence + 1 : told.sequence,
                                       store::AuditWitness::Told,
                                       {}});
}

void Refuse(long long line) {
    throw Error(ErrorKind::BadInput, Msg("Line {0} is none of an exported audit log or of a proof from one."),
                {std::to_string(line)});
}

FileVerdict VerifyLog(std::istream& in, std::string line, const std::optional<store::AuditHead>& told) {
    vault::AuditFileCheck check(told ? told->sequence : 0);
    long long number = 0;
    do {
        if (!check.Take(line)) Refuse(number + 1);
        ++number;
    } while (NextLine(in, line, vault::kMostAuditLineBytes));
    FileVerdict result;
    result.verdict.head = {check.Entries(), check.Head()};
    result.root = vault::ToHex(check.Root());
    if (const auto bad = check.Verdict())
        result.verdict.findings.push_back({bad->kind, bad->sequence, store::AuditWitness::Chain, {}});
    if (told) CompareWith(*told, check.WatchedHash(), result);
    return result;
}

FileVerdict VerifyProof(vault::AuditProof proof, const std::optional<store::AuditHead>& told) {
    FileVerdict result;
    result.verdict.head = {proof.entries, vault::ToHex(proof.root)};
    result.root = vault::ToHex(proof.root);
    if (!vault::Holds(proof))
        result.verdict.findings.push_back(
            {vault::Tampering::Edit, proof.entry.link.sequence, store::AuditWitness::Chain, {}});
    if (told) CompareWith(*told, told->sequence == proof.entries ? result.root : std::string(), result);
    result.proof = std::move(proof);
    return result;
}

}  // namespace

store::AuditHead ExportAudit(Clinic& clinic, const std::filesystem::path& file) {
    store::ClinicStore& store = clinic.Store();
    PieceWriter out(file);
    store.Log("audit.export", store.ClinicId());
    vault::GrowingTree tree;
    const store::AuditHead head = store.Head();
    std::string piece = vault::AuditFileStart(store.ClinicId());
    store.ReadLinks([&](const StoredLink& stored) {
        piece += vault::AuditFileLine(stored);
        tree.Add(vault::LeafOf(stored));
        if (piece.size() < kPiece) return;
        out.Add(piece);
        piece.clear();
    });
    out.Add(piece + vault::AuditFileEnd(static_cast<long long>(tree.Leaves()), head.hash, tree.Root()));
    out.Finish();
    return head;
}

vault::AuditProof ProveVisit(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file) {
    store::ClinicStore& store = clinic.Store();
    store.Log("audit.prove", visit.value);
    vault::AuditProof proof;
    proof.clinic = store.ClinicId();
    std::vector<vault::TreeHash> leaves;
    vault::GrowingTree tree;
    store.ReadLinks([&](const StoredLink& stored) {
        leaves.push_back(vault::LeafOf(stored));
        tree.Add(leaves.back());
        const auto& link = stored.link;
        if (link.entity == visit.value && link.action.starts_with("visit.") && !link.after.empty())
            proof.entry = stored;
    });
    const auto index = proof.entry.link.sequence - 1;
    if (index < 0 || static_cast<std::size_t>(index) >= leaves.size())
        throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {visit.value});
    proof.entries = static_cast<std::int64_t>(leaves.size());
    proof.path = vault::PathOf(leaves, static_cast<std::uint64_t>(index));
    proof.root = tree.Root();
    if (!vault::Holds(proof))
        throw Error(ErrorKind::Refused,
                    Msg("The audit log is not as it was; nothing can be proven from it."));
    WriteWhole(file, vault::WriteProof(proof));
    return proof;
}

FileVerdict VerifyAuditFile(const std::filesystem::path& file, const std::optional<store::AuditHead>& told) {
    std::ifstream in = OpenToRead(file);
    std::string line;
    if (!NextLine(in, line, 2 * vault::kMostAuditLineBytes)) Refuse(1);
    if (auto proof = vault::ReadProof(line + '\n')) {
        if (in.peek() != std::ifstream::traits_type::eof()) Refuse(2);
        return VerifyProof(std::move(*proof), told);
    }
    return VerifyLog(in, std::move(line), told);
}

}  // namespace desk
