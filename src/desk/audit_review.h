// What an audit of a clinic's own records looks for: notes that are missing, late or amended, consents and
// measures that were not asked for, and who was turned away.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "desk/audit_entries.h"
#include "exchange/answer.h"
#include "store/clinic_store.h"
#include "terms/jurisdictions.h"
#include "terms/review_rules.h"
#include "text/translator.h"

namespace desk {

class Clinic;

enum class ReviewList {
    Unsigned,
    Late,
    CoSignatures,
    Consents,
    Reassess,
    Amended,
    SignIns,
    Denials,
    Emergencies
};
inline constexpr std::size_t kReviewLists = 9;

// "unsigned", "late" …: stable words for scripts.
[[nodiscard]] std::string_view ToText(ReviewList list);
// "Unsigned notes"
[[nodiscard]] std::string ReviewName(const text::Translator& words, ReviewList list);

// One row; what is set depends on the list.
struct ReviewItem {
    model::Instant at{};  // of the treatment; of the entry; of the last failed sign-in of the day
    model::ClientId client;
    std::string client_name;
    model::VisitId visit;  // Reassess: the newest one
    int number = 0;        // of the visit
    model::UserId user;    // who treated; who did it
    long long entry = 0;   // of the log
    std::string action;    // of the entry
    // Unsigned: hours since the treatment; Late: hours from it to the signature; Reassess: weeks since the
    // last measures; SignIns: failures on that day.
    long long amount = 0;
    // Reassess: visits since the last measures, the newest with them; and what is known of those.
    int visits = 0;
    enum class Last {
        Measured,
        Never,
        Longer
    } last = Last::Measured;  // Longer: further back than was looked
    std::string consent;      // Consents: id of the kind
    // Of a private chart that who is signed in may not open: the client is told by its id, the visit not.
    bool closed = false;
};

// Which visits and entries are looked at.
struct ReviewSpan {
    std::optional<model::ClientId> client;
    std::optional<model::Instant> from;  // inclusive, service time; of an entry its own time
    std::optional<model::Instant> to;    // exclusive
};

struct Review {
    // The newest first, at most kMostItems of each.
    std::array<std::vector<ReviewItem>, kReviewLists> lists;
    std::array<long long, kReviewLists> counts{};  // of all there are
    // Closed charts with visits in the span: no consents and no measures of these were looked at.
    long long closed_charts = 0;
    [[nodiscard]] const std::vector<ReviewItem>& Of(ReviewList list) const {
        return lists[static_cast<std::size_t>(list)];
    }
    [[nodiscard]] long long CountOf(ReviewList list) const { return counts[static_cast<std::size_t>(list)]; }
};
inline constexpr std::size_t kMostItems = 1000;

// Makes the lists in small steps, so that a window stays alive; nothing is logged as a view.
//
// Late: signed more than rules.late_after_hours after the treatment began; Unsigned: a draft, however young;
// CoSignatures: signed by a student and by nobody else yet. These and Amended are told of private charts too.
// Consents: a visit with a treatment for which the consent to treatment, or the one a treated place or a tool
// needs, was not in force as it began. Reassess: at a client's newest visit of the span, so many visits or
// weeks of the rules have passed since the last visit with measures, or since the first visit.
class Reviewer {
public:
    Reviewer(Clinic& clinic, const ReviewSpan& span, const terms::ReviewRules& rules);
    // A frame's work; false once all is done.
    bool Step();
    [[nodiscard]] const Review& Found() const { return m_review; }
    // Visits looked at, for a person who waits.
    [[nodiscard]] long long Looked() const { return m_looked; }

private:
    void Add(ReviewList list, ReviewItem item);
    [[nodiscard]] bool NextVisits();
    void LookAt(const store::VisitSummary& visit);
    void LookAtSignatures(const store::VisitSummary& visit, const ReviewItem& item);
    void LookAtConsents(const store::VisitSummary& visit);
    void LookAtMeasures(const store::VisitSummary& newest);
    [[nodiscard]] bool NextEntries();
    void LookAt(const store::AuditEntry& entry);
    // The next of both in time; nothing: all were looked at.
    [[nodiscard]] std::optional<store::VisitSummary> NextVisit();
    void FindClosed();
    [[nodiscard]] bool MayRead(const model::ClientId& client) const;

    Clinic& m_clinic;
    ReviewSpan m_span;
    terms::ReviewRules m_rules;
    const terms::Jurisdiction& m_law;
    Review m_review;
    std::vector<store::VisitSummary> m_visits;  // of the stretch of time looked at, the oldest first
    std::optional<std::vector<store::VisitSummary>> m_closed;  // of private charts, likewise
    std::optional<model::Instant> m_before;                    // where the next stretch ends
    bool m_visits_done = false;
    long long m_looked = 0, m_entry_before = 0;
    std::set<model::ClientId> m_seen;               // clients whose newest visit was seen
    std::map<model::Date, std::size_t> m_sign_ins;  // day to its row
    std::optional<model::Client> m_client;          // the last one read
};

[[nodiscard]] Review ReviewAll(Clinic& clinic, const ReviewSpan& span, const terms::ReviewRules& rules);

// What is wrong with it, without client and date: "signed 65 hours after the treatment".
[[nodiscard]] std::string ReviewText(Clinic& clinic, const text::Translator& words, ReviewList list,
                                     const ReviewItem& item);
// How many private charts were not looked at for consents and measures; empty without any.
[[nodiscard]] std::string ClosedText(const text::Translator& words, const Review& review);
// "23 Nov 2026", of the clinic's zone.
[[nodiscard]] std::string ReviewDay(Clinic& clinic, const text::Translator& words, const ReviewItem& item);
[[nodiscard]] exchange::Answer ReviewAnswer(Clinic& clinic, const text::Translator& words,
                                            const Review& review);

}  // namespace desk
