// Verifying an audit log beside hashing the bytes of its entries alone, which stand in memory; and beside
// that with what it takes to decrypt and read them once, which no verification of a stored log can do
// without.
//   bench_audit [ENTRIES]      1,000,000 unless said otherwise
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "store/clinic_store.h"
#include "support/temp_dir.h"
#include "vault/digest.h"
#include "vault/merkle.h"

namespace {

constexpr int kBatch = 10'000;

// What HashOf hashes of one entry, as long as it is there.
std::string BytesOf(const vault::AuditLink& link) {
    std::string bytes = "palpate-audit-1";
    for (const auto number : {link.sequence, link.at_ms, link.encoding})
        bytes += '|' + std::to_string(number);
    for (const std::string* text :
         {&link.user, &link.action, &link.entity, &link.client, &link.before, &link.after, &link.previous})
        bytes += '|' + std::to_string(text->size()) + ':' + *text;
    return bytes;
}

struct Grown {
    support::TempDir dir;
    model::SystemClock clock;
    model::SeededIdSource ids{clock, 1};
    std::unique_ptr<store::ClinicStore> store;
    std::string bytes;              // of all entries
    std::vector<std::size_t> ends;  // of each

    explicit Grown(int entries) {
        model::ClinicProfile profile;
        profile.name = "Bench";
        model::User owner;
        owner.name = "bench";
        store = store::ClinicStore::Create(dir.Path() / "Bench.palpate", profile, owner, "long enough here",
                                           {&clock, &ids, store::KeyCost::Quick, dir.Path() / "anchors"})
                    .store;
        const model::ClientId client{ids.NewUuid()};
        for (int done = 0; done < entries; done += kBatch)
            store->Together([&] {
                for (int i = done; i < std::min(entries, done + kBatch); ++i)
                    store->Log("visit.view", ids.NewUuid(), client);
            });
        store->ReadLinks([&](const vault::StoredLink& stored) {
            bytes += BytesOf(stored.link);
            ends.push_back(bytes.size());
        });
    }
    void HashAlone() const {
        std::size_t from = 0;
        for (const std::size_t end : ends) {
            bench::Keep(vault::Digest(std::string_view(bytes).substr(from, end - from)));
            from = end;
        }
    }
    // Every row is read and none is taken.
    void ReadAlone() const {
        store::AuditFilter none;
        none.kind = "nothing";
        bench::Keep(store->AuditTrail(none));
    }
    void Verify() const {
        if (!store->VerifyAudit().Sound()) throw std::runtime_error("the log does not hold");
    }
    // The root and one path of the Merkle tree over the entries.
    void Prove() const {
        std::vector<vault::TreeHash> leaves;
        store->ReadLinks([&](const vault::StoredLink& s) { leaves.push_back(vault::LeafHash(s.hash)); });
        const auto path = vault::PathOf(leaves, leaves.size() / 3);
        if (path.size() > 20) throw std::runtime_error("the path is too long");
    }
};

}  // namespace

int main(int argc, char** argv) {
    const Grown grown(argc > 1 ? std::stoi(argv[1]) : 1'000'000);
    bench::Measure(
        {"audit_verify", "s", 5}, [&] { grown.Verify(); }, [&] { grown.HashAlone(); });
    bench::Measure(
        {"audit_verify_stored", "s", 5}, [&] { grown.Verify(); },
        [&] {
            grown.ReadAlone();
            grown.HashAlone();
        });
    // What reading alone takes: below this no verification of a stored log can come.
    bench::Measure(
        {"audit_read", "s", 5}, [&] { grown.ReadAlone(); }, [&] { grown.HashAlone(); });
    bench::Measure(
        {"audit_prove", "s", 5}, [&] { grown.Prove(); }, [&] { grown.HashAlone(); });
}
