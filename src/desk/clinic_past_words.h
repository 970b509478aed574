// The clinic's figures in words and as tables: numbers that are hidden are said to be.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "desk/clinic_past.h"
#include "desk/past_words.h"

namespace desk {

class ClinicWords {
public:
    // Reads the clinic's people.
    ClinicWords(Clinic& clinic, const text::Translator& words);

    // "Jan 2026 to Nov 2026", whole months as the figures have them.
    [[nodiscard]] std::string Period(const PastRange& range) const;
    [[nodiscard]] std::string TherapistName(const model::UserId& user) const;
    [[nodiscard]] std::string TableName(ClinicTable table) const;
    // Of no key: "Others, hidden".
    [[nodiscard]] std::string KeyName(ClinicTable table, const std::string& key) const;
    // "120 visits, 45 clients"; "hidden"
    [[nodiscard]] std::string Count(const ClinicCount& count) const;
    // "Between visits of one client: 21.4 days on average, median 14. 7 clients are overdue."
    [[nodiscard]] std::string Cadence(const ClinicFigures& figures) const;
    // "23 Nov 2026, A. Client". Throws NoAccess where that chart may not be read.
    [[nodiscard]] std::string NoteName(const model::VisitId& visit) const;
    // How many numbers are hidden and why, and that months can be subtracted where a range is set; empty:
    // nothing is hidden and there is no range.
    [[nodiscard]] std::string Hidden(const ClinicFigures& figures) const;
    // "120 visits, 45 clients. 3 notes are not signed, 1 was signed late."
    [[nodiscard]] std::string Spoken(const ClinicGroup& group) const;
    // "Most: Tenderness, 80 visits, 31 clients; …"
    [[nodiscard]] std::string Spoken(const ClinicGroup& group, ClinicTable table) const;

    // One row for each key; of one therapist, or of all and beside them of each.
    [[nodiscard]] PastTable Table(const ClinicFigures& figures, ClinicTable table,
                                  const std::optional<model::UserId>& therapist = {}) const;
    // Visits, clients and notes of everybody; the visits of a row are those of its notes.
    [[nodiscard]] PastTable People(const ClinicFigures& figures) const;

private:
    [[nodiscard]] std::string Number(const std::optional<int>& value) const;
    Clinic& m_clinic;
    const text::Translator& m_words;
    PastWords m_names;
    std::map<model::UserId, std::string> m_people;
};

// Of all, or of one therapist; nullptr where they have no visit in the range.
[[nodiscard]] const ClinicGroup* GroupOf(const ClinicFigures& figures,
                                         const std::optional<model::UserId>& therapist);

}  // namespace desk
