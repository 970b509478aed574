#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "vault/audit_file.h"

BOOST_AUTO_TEST_SUITE(audit_file_tests)

using vault::StoredLink;
using vault::Tampering;

namespace {

constexpr std::size_t kEntries = 12;

std::vector<StoredLink> Log() {
    std::vector<StoredLink> log(kEntries);
    std::string previous = vault::FirstPrevious("clinic");
    for (std::size_t i = 0; i < log.size(); ++i) {
        auto& link = log[i].link;
        link.sequence = static_cast<std::int64_t>(i) + 1;
        link.at_ms = static_cast<std::int64_t>(1000 * i) - 3;
        link.user = i % 3 ? "ann" : "bob \"b\" \\ \n";
        link.action = "visit.save";
        link.entity = std::to_string(i);
        link.after = std::string(64, 'a');
        link.previous = previous;
        previous = log[i].hash = vault::HashOf(link);
    }
    return log;
}

using Lines = std::vector<std::string>;

Lines File() {
    Lines lines{vault::AuditFileStart("clinic")};
    vault::GrowingTree tree;
    for (const auto& stored : Log()) {
        lines.push_back(vault::AuditFileLine(stored));
        tree.Add(vault::LeafOf(stored));
    }
    lines.push_back(vault::AuditFileEnd(kEntries, Log().back().hash, tree.Root()));
    for (auto& line : lines) line.pop_back();
    return lines;
}

// Taken line by line; false at the first that is refused.
bool TakeAll(const Lines& lines, vault::AuditFileCheck& check) {
    return std::ranges::all_of(lines, [&](const std::string& line) { return check.Take(line); });
}

std::optional<vault::BadEntry> Verdict(const Lines& lines) {
    vault::AuditFileCheck check;
    BOOST_REQUIRE(TakeAll(lines, check));
    return check.Verdict();
}

void Replace(std::string& line, const std::string& from, const std::string& to) {
    line.replace(line.find(from), from.size(), to);
}

vault::AuditProof Proof() {
    std::vector<vault::TreeHash> leaves;
    vault::GrowingTree tree;
    for (const auto& stored : Log()) {
        leaves.push_back(vault::LeafOf(stored));
        tree.Add(leaves.back());
    }
    return {"clinic", Log()[4], kEntries, vault::PathOf(leaves, 4), tree.Root()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_log_as_it_was_written_holds) {
    vault::AuditFileCheck check(3);
    BOOST_REQUIRE(TakeAll(File(), check));
    BOOST_TEST(!check.Verdict().has_value());
    BOOST_TEST(check.Entries() == static_cast<std::int64_t>(kEntries));
    BOOST_TEST(check.Head() == Log().back().hash);
    BOOST_TEST(check.WatchedHash() == Log()[2].hash);
}

BOOST_AUTO_TEST_CASE(what_was_done_to_a_file_is_named) {
    Lines lines = File();
    Replace(lines[4], "visit.save", "visit.view");
    BOOST_TEST((Verdict(lines) == vault::BadEntry{Tampering::Edit, 4}));
    lines = File();
    Replace(lines[3], "ann", "bob \\\"b\\\" \\\\ \\u000a");
    BOOST_TEST((Verdict(lines) == vault::BadEntry{Tampering::ActorSwap, 3}));
    lines = File();
    lines.erase(lines.begin() + 5);
    BOOST_TEST((Verdict(lines) == vault::BadEntry{Tampering::Delete, 5}));
    lines = File();
    lines.pop_back();
    BOOST_TEST((Verdict(lines) == vault::BadEntry{Tampering::Truncate, kEntries + 1}));
    lines = File();
    lines.erase(lines.end() - 2);
    BOOST_TEST((Verdict(lines) == vault::BadEntry{Tampering::Truncate, kEntries}));
    lines = File();
    Replace(lines.back(), "\"root\":\"", "\"root\":\"0");
    BOOST_TEST((Verdict(lines)->kind == Tampering::Rewritten));
    BOOST_TEST((Verdict({}) == vault::BadEntry{Tampering::Truncate, 1}));
    lines = File();
    Replace(lines.back(), "\"entries\":12", "\"entries\":11");
    BOOST_TEST((Verdict(lines) == vault::BadEntry{Tampering::Insert, kEntries}));
}

BOOST_AUTO_TEST_CASE(a_file_that_never_began_holds_nothing) {
    vault::AuditFileCheck check;
    BOOST_TEST(!check.Take("nothing of ours"));
    BOOST_TEST(check.Entries() == 0);
    BOOST_TEST(check.Head().empty());
}

BOOST_AUTO_TEST_CASE(any_other_byte_is_refused_or_found) {
    const Lines honest = File();
    for (const std::size_t line : {std::size_t{0}, std::size_t{4}, honest.size() - 1}) {
        for (std::size_t at = 0; at < honest[line].size(); ++at) {
            for (const char c : {'\0', '"', '7', 'z', '\xff'}) {
                Lines lines = honest;
                if (lines[line][at] == c) continue;
                lines[line][at] = c;
                vault::AuditFileCheck check;
                const bool taken = TakeAll(lines, check);
                BOOST_REQUIRE((!taken || check.Verdict().has_value()));
            }
            Lines cut = honest;
            cut[line].resize(at);
            vault::AuditFileCheck check;
            BOOST_REQUIRE(!TakeAll(cut, check));
        }
    }
    vault::AuditFileCheck check;
    BOOST_TEST(!check.Take(std::string(vault::kMostAuditLineBytes + 1, ' ')));
    BOOST_REQUIRE(TakeAll(honest, check));
    BOOST_TEST(!check.Take(honest[1]));
}

BOOST_AUTO_TEST_CASE(a_proof_holds_and_no_other_does) {
    const auto proof = Proof();
    BOOST_TEST(vault::Holds(proof));
    const std::string text = vault::WriteProof(proof);
    const auto read = vault::ReadProof(text);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(vault::Holds(*read));
    BOOST_TEST(vault::WriteProof(*read) == text);
    const std::size_t first = text.find("\"entry\"");
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string other = text;
        other[at] = other[at] == '1' ? '2' : '1';
        const auto altered = vault::ReadProof(other);
        // A root can stand for another number of entries and says nothing of the clinic's id.
        if (at > first && altered && altered->entries == proof.entries)
            BOOST_REQUIRE(!vault::Holds(*altered));
        BOOST_REQUIRE(!vault::ReadProof(text.substr(0, at)).has_value());
    }
    BOOST_TEST(!vault::ReadProof(text + "\n").has_value());
}

BOOST_AUTO_TEST_CASE(a_proof_beyond_bounds_is_refused) {
    BOOST_TEST(!vault::ReadProof(std::string(2 * vault::kMostAuditLineBytes + 1, '{')).has_value());
    auto proof = Proof();
    proof.path.resize(vault::kMostPathHashes + 1);
    BOOST_TEST(!vault::ReadProof(vault::WriteProof(proof)).has_value());
    // One of an entry that cannot stand in such a log, though its hash is right.
    for (const std::int64_t sequence : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{kEntries} + 1}) {
        proof = Proof();
        proof.entry.link.sequence = sequence;
        proof.entry.hash = vault::HashOf(proof.entry.link);
        BOOST_TEST(!vault::Holds(proof), sequence);
    }
}

BOOST_AUTO_TEST_SUITE_END()
