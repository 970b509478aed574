// What every part of a visit record is made of. Private to desk.
#pragma once

#include <string>
#include <vector>

#include "desk/amendments.h"
#include "desk/consents.h"
#include "pdf/record_page.h"

namespace desk {

class Clinic;

// Of the client: when the visit was signed (of a draft: now), or now.
enum class Known { WhenSigned, Now };

struct RecordCase {
    RecordCase(Clinic& of, const model::VisitId& id, const std::string& language,
               Known known = Known::WhenSigned);

    Clinic& clinic;
    const text::Translator& words;
    AmendedVisit read;
    model::Client client;  // as known at known_at
    model::Instant known_at{};
    std::vector<model::User> users;

    [[nodiscard]] const model::Visit& Visit() const { return read.visit; }
    [[nodiscard]] bool Draft() const { return Visit().status == model::VisitStatus::Draft; }
    [[nodiscard]] ConsentDay Day() const;
    // In the zone of the visit: "23 Nov 2026", "23 Nov 2026, 14:30".
    [[nodiscard]] std::string DayText(model::Instant at) const;
    [[nodiscard]] std::string Moment(model::Instant at) const;
    // Name and credentials.
    [[nodiscard]] std::string Person(const model::UserId& id) const;
    // "▲1"
    [[nodiscard]] std::string Tag(std::size_t amendment) const;
    [[nodiscard]] const ReadField* Field(const std::string& field) const;
};

// record_chart.cpp: marks numbered in the order of the visit.
void AddRecordFigures(RecordCase& of, pdf::RecordPage& page);
void AddRecordMarks(RecordCase& of, pdf::RecordPage& page);
// Minutes, pressure and, last, the response; none without a treatment.
void AddTotals(const RecordCase& of, pdf::RecordPage& page);
void AddRecordMeasures(RecordCase& of, pdf::RecordPage& page);
// record_note.cpp
void AddRecordNote(RecordCase& of, pdf::RecordPage& page);
// After everything else: it explains what stands on the page.
void AddAbbreviations(RecordCase& of, pdf::RecordPage& page);
// record_sections.cpp
void AddRecordFacts(RecordCase& of, pdf::RecordPage& page);
void AddRecordSections(RecordCase& of, pdf::RecordPage& page);
// Conditions, medication, allergies, operations as they are known at known_at.
void AddHealthFacts(const RecordCase& of, pdf::RecordPage::Facts& facts);
// What the home plan gives, a line each: "Bent-knee calf stretch, left: 2 × 30 s (every day)"; where the client
// goes to a doctor first, that nothing is given.
[[nodiscard]] std::string PlanItemLines(const RecordCase& of);
// record_changes.cpp. After all of these: rows say what was signed and bear the numbers of what changed it.
void AddRecordChanges(const RecordCase& of, pdf::RecordPage& page);
// record_seals.cpp: what was signed and amended, and what nobody may overlook.
void AddRecordSeals(RecordCase& of, pdf::RecordPage& page);

}  // namespace desk
