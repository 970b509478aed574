// Lists of clients. Which ones and in what order is settled on narrow indexes first; what a summary counts is
// counted only for the rows that are shown.
#include <algorithm>
#include <set>

#include "store/client_table.h"

namespace store {
namespace {

constexpr const char* kSummary =
    "SELECT c.id, c.number, c.name, c.preferred_name, c.activity, c.birth_date, c.archived, "
    "(SELECT count(*) FROM visits v WHERE v.chart = c.id), "
    "(SELECT max(v.service_at) FROM visits v WHERE v.chart = c.id), "
    "EXISTS (SELECT 1 FROM visits v WHERE v.chart = c.id AND v.status = 'draft') FROM clients c ";

constexpr const char* kFirstOfAll =
    "SELECT row FROM clients INDEXED BY clients_by_name ORDER BY sort_name, id LIMIT ?";
// Few matches are looked up and sorted; many are met soon enough on the way through the names.
constexpr const char* kFirstOfFew =
    "SELECT row FROM clients WHERE row IN (SELECT rowid FROM client_words WHERE client_words MATCH ?) "
    "ORDER BY sort_name, id LIMIT ?";
constexpr const char* kFirstOfMany =
    "SELECT row FROM clients INDEXED BY clients_by_name WHERE +row IN (SELECT rowid FROM client_words WHERE "
    "client_words MATCH ?) ORDER BY sort_name, id LIMIT ?";
constexpr int kFew = 200;
constexpr std::size_t kMostSearched = 1000;  // bytes typed

// Every typed word as the beginning of an indexed one. Marks and spaces only separate.
std::vector<std::string> WordsOf(const std::string& typed) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back('"' + word + "\"*");
        word.clear();
    };
    for (const char c : typed) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || std::isalnum(byte);
        if (letter)
            word += c;
        else
            finish();
    }
    finish();
    return words;
}

std::string MatchText(const std::string& typed) {
    std::string match;
    for (const std::string& word : WordsOf(typed)) match += (match.empty() ? "" : " AND ") + word;
    return match;
}

bool MatchesFew(Engine& engine, const std::string& match) {
    Query query = engine.Prepare(
        "SELECT count(*) FROM (SELECT 1 FROM client_words WHERE client_words MATCH ? LIMIT ?)");
    query.Bind(match, kFew);
    int count = 0;
    if (query.Step()) query.Take(count);
    return count < kFew;
}

ClientSummary TakeSummary(Query& query) {
    ClientSummary s;
    query.Take(s.id, s.number, s.name, s.preferred_name, s.activity, s.birth_date, s.archived, s.visits,
               s.last_visit, s.draft_open);
    return s;
}

std::vector<ClientSummary> Summaries(Engine& engine, const std::vector<std::int64_t>& rows) {
    std::vector<ClientSummary> found;
    found.reserve(rows.size());
    for (const std::int64_t row : rows) {
        Query query = engine.Prepare(std::string(kSummary) + "WHERE c.row = ?");
        query.Bind(row);
        if (query.Step()) found.push_back(TakeSummary(query));
    }
    return found;
}

std::vector<std::int64_t> TakeRows(Query& query) {
    std::vector<std::int64_t> rows;
    while (query.Step()) query.Take(rows.emplace_back());
    return rows;
}

}  // namespace

std::vector<ClientSummary> SearchClients(Engine& engine, const std::string& text, int limit) {
    const std::string match = MatchText(text.substr(0, kMostSearched));
    const bool all = std::ranges::all_of(text, [](unsigned char c) { return std::isspace(c); });
    if (!all && match.empty()) return {};
    Query query = engine.Prepare(all ? kFirstOfAll : MatchesFew(engine, match) ? kFirstOfFew : kFirstOfMany);
    if (!all) query.Bind(match);
    query.Bind(limit);
    return Summaries(engine, TakeRows(query));
}

// The name is the first line of what is searched, and a match is marked where it stands.
bool FoundByName(Engine& engine, const model::ClientId& client, const std::string& text) {
    const auto words = WordsOf(text.substr(0, kMostSearched));
    return std::ranges::all_of(words, [&](const std::string& word) {
        Query query = engine.Prepare(
            "SELECT highlight(client_words, 0, char(1), char(2)) FROM client_words WHERE client_words MATCH "
            "? "
            "AND rowid = (SELECT row FROM clients WHERE id = ?)");
        query.Bind(word, client);
        std::string marked;
        if (query.Step()) query.Take(marked);
        return marked.substr(0, marked.find('\n')).find('\x01') != std::string::npos;
    });
}

std::vector<ClientSummary> ListRecentClients(Engine& engine, int limit) {
    std::vector<ClientSummary> recent;
    std::set<std::string> seen;
    Query newest = engine.Prepare("SELECT chart FROM visits ORDER BY service_at DESC, chart");
    std::string client;
    while (static_cast<int>(recent.size()) < limit && newest.Step()) {
        newest.Take(client);
        if (!seen.insert(client).second) continue;
        Query query = engine.Prepare(std::string(kSummary) + "WHERE c.id = ? AND c.archived = 0");
        query.Bind(client);
        if (query.Step()) recent.push_back(TakeSummary(query));
    }
    return recent;
}

}  // namespace store
