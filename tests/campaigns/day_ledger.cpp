#include "campaigns/day_ledger.h"

#include <sstream>
#include <stdexcept>

#include "store/encoding.h"
#include "vault/digest.h"

namespace campaign {

void Ledger::Start(const Books& books) {
    acknowledged = wanted = books;
    doing = dies = {};
    made.clear();
    m_refused = false;
}

void Ledger::TakeWant(std::istream& words) {
    std::string kind, what, value;
    words >> kind >> what;
    std::getline(words >> std::ws, value);
    if (kind == "passphrase") {
        wanted.passphrase = what;
    } else if (kind == "pin") {
        wanted.pin = what;
    } else if (kind == "recovery") {
        wanted.recovery = what;
    } else if (kind == "key") {
        passphrases[what] = value;
    } else if (kind == "folder") {
        made.push_back({what, value, false});
    } else if (kind == "backup") {
        m_backing_up = model::Instant(std::chrono::milliseconds(std::stoll(what)));
        backup_passphrases[m_backing_up] = value;
    } else {
        TakeRecord(kind + ' ' + what, value);
    }
}

void Ledger::TakeRecord(const std::string& record, const std::string& value) {
    for (Books* books : {&wanted, m_refused ? &acknowledged : &wanted}) {
        if (value == "gone")
            books->records.erase(record);
        else
            books->records[record] = value;
    }
}

void Ledger::TakeDone(std::istream& words) {
    words >> head.sequence >> head.hash;
    if (!m_refused) acknowledged = wanted;
    for (Made& one : made) one.done = one.done || !m_refused;
    if (doing == "backup") backed_up = m_backing_up;
    ++done[doing];
    doing.clear();
}

void Ledger::Take(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "do") words >> doing;
    if (verb == "want") TakeWant(words);
    if (verb == "done") TakeDone(words);
    if (verb == "dies") words >> dies;
    if (verb == "refused") m_refused = true;
}

std::string SaysOf(const model::Client& client) {
    return vault::Digest(store::Encode(client));
}

std::string SaysOf(const model::Visit& visit) {
    return store::DigestOf(visit);
}

std::string SaysOf(const model::Amendment& amendment) {
    return vault::Digest(store::Encode(amendment));
}

std::string SaysOf(const model::User& person) {
    return person.left_at ? "left" : "works as " + person.name;
}

std::string SaysOf(store::DisposalMethod method, const std::string& number) {
    return (method == store::DisposalMethod::Erase ? "erased " : "disposed ") + number;
}

namespace {

void AddAmendments(const store::ClinicStore& store, const model::VisitId& visit,
                   std::map<std::string, std::string>& records) {
    for (const store::KeptAmendment& one : store.Amendments(visit)) {
        if (!one.valid) throw std::runtime_error("LOST: the signature of an amendment");
        records["amendment " + one.content.id.value] = SaysOf(one.content);
    }
}

}  // namespace

std::map<std::string, std::string> RecordsOf(const store::ClinicStore& store) {
    std::map<std::string, std::string> records;
    for (const auto& row : store.FindClients(""))
        records["client " + row.id.value] = SaysOf(store.LoadClient(row.id).value());
    for (const auto& row : store.Visits({})) {
        records["visit " + row.id.value] = SaysOf(store.LoadVisit(row.id).value());
        AddAmendments(store, row.id, records);
    }
    for (const auto& person : store.Users()) records["person " + person.id.value] = SaysOf(person);
    for (const auto& disposal : store.Disposals())
        records["stub " + disposal.client.value] = SaysOf(disposal.method, disposal.number);
    return records;
}

}  // namespace campaign
