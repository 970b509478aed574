// Entries of the audit log in words, read page by page: a log may hold a million of them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/clinic_store.h"
#include "text/translator.h"

namespace desk {

class Clinic;

// Routine: looking and charting. Notable: what leaves the clinic, changes people or keys. Alarm: refused,
// failed, or an emergency access; its words say so.
enum class EntryTone { Routine, Notable, Alarm };

// "Visit signed", "Refused: Visit viewed"; an action of another version as it is written in the log.
[[nodiscard]] std::string ActionText(const text::Translator& words, std::string_view action);
[[nodiscard]] EntryTone ToneOf(std::string_view action);
[[nodiscard]] bool IsEmergency(std::string_view action);
[[nodiscard]] bool IsFailedSignIn(std::string_view action);

// What entries are asked for by, as a person says it.
struct EntryKind {
    std::string kind;  // of store::AuditFilter
    std::string name;  // "Signatures"
};
// In the order they are offered.
[[nodiscard]] std::vector<EntryKind> EntryKinds(const text::Translator& words);

struct EntryRow {
    long long sequence = 0;
    model::Instant at{};
    std::string day, time;  // of the clinic's zone: "23 Nov 2026", "10:05:09"
    std::string who;        // empty: nobody had signed in
    std::string what;
    std::string client_name;  // empty: of no client
    std::string detail;       // "Visit 3 of 23 Nov 2026"; may be empty
    std::string action, hash;
    EntryTone tone = EntryTone::Routine;
    model::ClientId client;
    model::VisitId visit;  // set where the entry tells of a visit that is there, or of an amendment of it
};

// Names of people, clients and visits, looked up once each; nothing of it is logged as a view.
class EntryWords {
public:
    EntryWords(Clinic& clinic, const text::Translator& words);
    [[nodiscard]] EntryRow RowOf(const store::AuditEntry& entry);
    [[nodiscard]] std::string PersonName(const model::UserId& user) const;
    [[nodiscard]] const std::string& ClientName(const model::ClientId& client);

private:
    // A visit that is there, in words; empty: there is none.
    struct Told {
        model::VisitId id;
        std::string text;
    };
    [[nodiscard]] const Told& VisitTold(const store::AuditEntry& entry);

    Clinic& m_clinic;
    const text::Translator& m_words;
    std::map<model::UserId, std::string> m_people;
    std::map<model::ClientId, std::string> m_clients;
    std::map<std::string, Told> m_visits;  // by their own id or that of an amendment
};

// Walks the log from its end, a stretch at a time.
class EntryPages {
public:
    static constexpr int kPage = 200;
    static constexpr long long kStretch = 1500;  // entries looked at in one step: a frame's work

    // Of the filter: client, person, kind and time.
    EntryPages(Clinic& clinic, const text::Translator& words, const store::AuditFilter& filter);
    // The next stretch: its rows that pass the filter, the newest first; at most `most`.
    [[nodiscard]] std::vector<EntryRow> Next(int most = kPage);
    // The beginning of the log was reached.
    [[nodiscard]] bool Done() const { return m_before <= 1; }
    // The earliest entry looked at.
    [[nodiscard]] long long LookedTo() const { return m_before; }
    [[nodiscard]] long long Newest() const { return m_newest; }

private:
    Clinic& m_clinic;
    EntryWords m_entry_words;
    store::AuditFilter m_filter;
    long long m_newest, m_before;
};

}  // namespace desk
