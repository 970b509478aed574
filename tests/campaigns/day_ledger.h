// What a working child has told of a clinic before it was killed, and what is found in the clinic afterwards.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/clinic_store.h"

namespace campaign {

// Contents by id, as digests, and where else something was made.
struct Books {
    std::map<std::string, std::string> clients, visits;
    std::string passphrase;
    bool operator==(const Books&) const = default;
};

// Lines a child writes: "do NAME" begins an action, "want …" tells what it is about to change,
// "done SEQUENCE HASH" that it has returned, "dies CALL" where it ends. What was wanted and not done may be
// there as a whole or not at all; so after "refused", from where on everything is expected in either case.
class Ledger {
public:
    Books acknowledged, wanted;
    store::AuditHead head;  // after the last action that was done
    std::string doing;      // the action that was under way; empty: none
    std::string dies;       // the call it ended in; empty: none was chosen
    // Folders made or changed beside the clinic.
    struct Made {
        std::string folder, passphrase;
        bool done = false;
    };
    std::vector<Made> made;
    std::map<std::string, long> done;  // actions by name
    model::Instant backed_up{};        // the newest backup that was acknowledged
    std::string backed_up_with;        // the passphrase that opens it

    void Start(const Books& books);
    void Take(const std::string& line);

private:
    void TakeWant(std::istream& words);
    void TakeDone(std::istream& words);
    bool m_refused = false;
    model::Instant m_backing_up{};
    std::string m_backing_up_with;
};

// Everything an open clinic holds.
[[nodiscard]] Books BooksOf(const store::ClinicStore& store, const std::string& passphrase);
[[nodiscard]] std::string DigestOfClient(const model::Client& client);

}  // namespace campaign
