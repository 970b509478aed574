// The plots of the history in words: one spoken summary each, and the rows of the table beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/clinic_past.h"
#include "desk/past_compare.h"
#include "desk/past_frequency.h"
#include "desk/past_line.h"
#include "desk/past_measures.h"
#include "desk/past_recurring.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

// What a table twin of a plot shows; `visits` is empty or has one list for each row: the visits its numbers
// come from.
struct PastTable {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::vector<model::VisitId>> visits;
};

// What words are made with: the screen's language, the vocabulary, the clinic's people.
class PastWords {
public:
    PastWords(Clinic& clinic, const text::Translator& words);
    // The same for tables that programs read: days as 2026-11-23, numbers in ASCII with two decimals at most,
    // one number a cell, nothing where there is none. Sentences are as they are.
    [[nodiscard]] PastWords Plain() const;

    // "10 visits, 12 Mar 2026 to 23 Nov 2026. Mean severity before treatment from 5 to 5.2, lowest 3.5,
    // highest 5.4. Home plan 62 % done on average, asked at 9 visits."
    [[nodiscard]] std::string Spoken(const PastLine& line) const;
    // "Most often marked: Upper trapezius, right: 8 of 10 visits; … 7 more places."
    [[nodiscard]] std::string Spoken(const FrequencyIndex& index, terms::Level level,
                                     const PastRange& range) const;
    // "2 Nov 2026 to 23 Nov 2026: New 3, Worse 1, Same 1, Better 1, Resolved 1, Not charted 1."
    [[nodiscard]] std::string Spoken(const ClientPast& past, const PastComparison& comparison) const;
    // "Overlap of the maps 0.59: …": what both maps have in common and how much of the body each covers, with
    // formula and source; empty where nothing is marked.
    [[nodiscard]] std::string Spoken(const VisitComparison& maps) const;
    // The same as rows of a table of the comparison.
    void AddMaps(PastTable& table, const PastComparison& comparison, const VisitComparison& maps) const;
    // "5 marks + 3 new − 2 gone = 6"
    [[nodiscard]] std::string Sum(const PastComparison& comparison) const;
    // "Gastrocnemius, medial head, left: 6 of 10 visits, rising, last severity 6."
    [[nodiscard]] std::string Spoken(const Recurring& recurring) const;
    [[nodiscard]] std::string Spoken(const MeasureLine& line) const;
    // When a place counts as recurring, rising and easing.
    [[nodiscard]] std::string RecurringHow() const;
    // "Deep stripping, pressure 4–5: 7 marks, severity changed by −2.1 on average (−4 to 0). The client said
    // better 3 times, the same 1, worse 0."
    [[nodiscard]] std::string Spoken(const TechniqueResponse& response) const;
    // How many visits have corrections that are not counted (PastVisit::unread); empty: none.
    [[nodiscard]] std::string Unread(const ClientPast& past) const;
    // The same in short: "Petrissage, pressure 3" and "8 marks, −1.8".
    [[nodiscard]] std::string Title(const TechniqueResponse& response) const;
    [[nodiscard]] std::string Value(const TechniqueResponse& response) const;
    // "client said: better 3, same 1, worse 0; mean below 2 points"; what there is of it.
    [[nodiscard]] std::string Detail(const TechniqueResponse& response) const;

    // A row for each visit, and one for each race: of the visits it lies between.
    [[nodiscard]] PastTable Table(const PastLine& line) const;
    [[nodiscard]] PastTable Table(const ClientPast& past, const FrequencyIndex& index, terms::Level level,
                                  const PastRange& range) const;
    [[nodiscard]] PastTable Table(const PastComparison& comparison) const;
    [[nodiscard]] PastTable Table(const std::vector<Recurring>& recurring) const;
    [[nodiscard]] PastTable Table(const std::vector<TechniqueResponse>& responses) const;

    // One row for each: name, first and last value with their days, how many, what changed.
    [[nodiscard]] PastTable Table(const std::vector<MeasureLine>& lines) const;
    // One row for each value.
    [[nodiscard]] PastTable Points(const std::vector<MeasureLine>& lines) const;

    // "rising", "steady", "easing", "too few scores"
    [[nodiscard]] std::string TrendName(Trend trend) const;
    // "New", "Worse" …; of what is not there any more "Gone": found so or just not charted.
    [[nodiscard]] std::string ChangeName(SpotChange change) const;
    // Of what is gone "Resolved" where the visit says so, else "Not charted".
    [[nodiscard]] std::string ChangeName(const SpotPair& pair) const;
    // "after treatment 3 → 2, below 2 points"; what there is of it.
    [[nodiscard]] std::string Detail(const SpotPair& pair) const;
    [[nodiscard]] std::string UnitName(terms::Level level, const Frequency& unit) const;
    [[nodiscard]] std::string MeasureName(const ReadingKey& key) const;
    [[nodiscard]] std::string PlaceName(const model::RegionRef& at) const;
    [[nodiscard]] std::string FindingName(const std::string& finding) const;
    [[nodiscard]] std::string RaceName(const model::Race& race) const;
    [[nodiscard]] std::string ShortDay(model::Date day) const;    // "12 Mar"
    [[nodiscard]] std::string ShortMonth(model::Date day) const;  // "Mar"
    [[nodiscard]] std::string Day(model::Date day) const;         // "12 Mar 2026"
    // With the time where the client has another visit on that day: "12 Mar, 14:30".
    [[nodiscard]] std::string ShortDay(const PastVisit& visit) const;
    [[nodiscard]] std::string Day(const PastVisit& visit) const;

private:
    [[nodiscard]] PastTable Finished(PastTable table) const;
    [[nodiscard]] std::string Meaningful(const SpotPair& pair) const;
    [[nodiscard]] std::string Severities(const Recurring& recurring) const;
    [[nodiscard]] std::string WithTime(std::string day, int minute, bool repeats) const;
    [[nodiscard]] std::string Number(double value) const;
    [[nodiscard]] std::string Number(const std::optional<double>& value) const;  // nothing: "–"
    [[nodiscard]] std::string Number(const std::optional<int>& value) const;
    [[nodiscard]] std::string Visits(int count) const;  // "10 visits"
    [[nodiscard]] std::string StepName(int step) const;
    [[nodiscard]] std::vector<std::string> Row(const MeasureLine& line) const;
    [[nodiscard]] std::string BandName(const TechniqueResponse& response) const;

    Clinic& m_clinic;
    const text::Translator& m_words;
    bool m_plain = false;
};

}  // namespace desk
