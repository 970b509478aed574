#include "campaigns/day_ledger.h"

#include <sstream>

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
    if (kind == "client") wanted.clients[what] = value;
    if (kind == "client" && m_refused) acknowledged.clients[what] = value;
    if (kind == "visit") wanted.visits[what] = value;
    if (kind == "passphrase") wanted.passphrase = what;
    if (kind == "folder") made.push_back({what, value, false});
    if (kind == "backup") {
        m_backing_up = model::Instant(std::chrono::milliseconds(std::stoll(what)));
        m_backing_up_with = value;
    }
}

void Ledger::TakeDone(std::istream& words) {
    words >> head.sequence >> head.hash;
    if (!m_refused) acknowledged = wanted;
    for (Made& one : made) one.done = one.done || !m_refused;
    if (doing == "backup") {
        backed_up = m_backing_up;
        backed_up_with = m_backing_up_with;
    }
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

std::string DigestOfClient(const model::Client& client) {
    return vault::Digest(store::Encode(client));
}

Books BooksOf(const store::ClinicStore& store, const std::string& passphrase) {
    Books books;
    books.passphrase = passphrase;
    for (const auto& row : store.FindClients(""))
        books.clients[row.id.value] = DigestOfClient(store.LoadClient(row.id).value());
    for (const auto& row : store.Visits({}))
        books.visits[row.id.value] = store::DigestOf(store.LoadVisit(row.id).value());
    return books;
}

}  // namespace campaign
