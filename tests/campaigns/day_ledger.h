// What a working child has told of a clinic before it was killed, and what is found in the clinic afterwards.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/clinic_store.h"

namespace campaign {

// What a clinic holds, and what opens it.
struct Books {
    // "client ID", "visit ID", "amendment ID", "person ID" or "stub CLIENT" → what it says, as a digest or in
    // words.
    std::map<std::string, std::string> records;
    std::string passphrase, pin;  // of who works
    std::string recovery;         // empty: nobody was told the code in force
};

// Lines a child writes: "do NAME" begins an action, "want KIND …" tells what it is about to change ("gone" as
// its last word: to remove), "done SEQUENCE HASH" that it has returned, "dies CALL" where it ends. What was
// wanted and not done may be there as a whole or not at all; so after "refused", from where on everything is
// expected in either case.
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
    std::map<std::string, std::string> passphrases;            // of people by id, let in or not
    std::map<std::string, long> done;                          // actions by name
    model::Instant backed_up{};                                // the newest backup that was acknowledged
    std::map<model::Instant, std::string> backup_passphrases;  // of every one that was begun, by its time

    void Start(const Books& books);
    void Take(const std::string& line);

private:
    void TakeWant(std::istream& words);
    void TakeRecord(const std::string& record, const std::string& value);
    void TakeDone(std::istream& words);
    bool m_refused = false;
    model::Instant m_backing_up{};
};

// Everything an open clinic holds. Throws if a signature of it does not hold.
[[nodiscard]] std::map<std::string, std::string> RecordsOf(const store::ClinicStore& store);
// What the books say of it.
[[nodiscard]] std::string SaysOf(const model::Client& client);
[[nodiscard]] std::string SaysOf(const model::Visit& visit);
[[nodiscard]] std::string SaysOf(const model::Amendment& amendment);
[[nodiscard]] std::string SaysOf(const model::User& person);
[[nodiscard]] std::string SaysOf(store::DisposalMethod method, const std::string& number);

}  // namespace campaign
