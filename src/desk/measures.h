// Measures of a visit beside those of earlier ones: what may be written down, what has changed enough to be
// said, what lies outside the usual range. Nothing here names a cause.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "routine/planner.h"
#include "terms/measures.h"
#include "text/translator.h"

namespace desk {

class VisitEditor;

enum class Moment { Before, After };

// Which value of a visit.
struct ReadingKey {
    std::string measure, item;  // item: an activity, or the id of a terms::Range
    model::Side side = model::Side::Midline;
    bool passive = false;
    bool operator==(const ReadingKey&) const = default;
};
[[nodiscard]] ReadingKey KeyOf(const model::Reading& reading);
[[nodiscard]] const model::Reading* FindReading(const model::Visit& visit, const ReadingKey& key);

// What the client's earlier visits measured, oldest first; the 20 newest of them count.
struct PastReading {
    model::Date day{};
    model::Reading reading;
};
[[nodiscard]] std::vector<PastReading> PastReadings(const VisitEditor& editor);

// One value as it is shown.
struct MeasureCell {
    ReadingKey key;
    std::optional<double> before, after;
    bool painful = false;
    std::string note;
    std::string last;    // "5 on 2 Nov 2026"; empty: never measured
    std::string change;  // from the meaningful change on: "3 better since 2 Nov 2026 (4 measurements)"
    std::string flag;    // why the value is outside: "below 10°"
    int direction = 0;   // of the change: 1 better, -1 worse, 0 neither
};
struct MeasureRow {
    std::string name, unit, ask;
    std::string usual;  // of a range: "usual 20°"
    std::string sides;  // difference of the sides where it counts: "right 3 cm less"
    terms::Bounds bounds;
    const terms::Measure* measure = nullptr;  // one of the two
    const terms::Range* range = nullptr;
    std::vector<MeasureCell> cells;  // one, or left and right
};

// An added motion: shown although nothing is written yet.
struct AddedRange {
    std::string range;
    bool passive = false;
    bool operator==(const AddedRange&) const = default;
};

// The rows of a measure of the table: one, or one for each activity (those of the last visit that had some,
// then today's own, then the added ones).
[[nodiscard]] std::vector<MeasureRow> RowsOf(const VisitEditor& editor, const text::Translator& words,
                                             const std::vector<PastReading>& past,
                                             const terms::Measure& measure,
                                             const std::vector<std::string>& added = {});
// Motions with a value today, and the added ones.
[[nodiscard]] std::vector<MeasureRow> RangeRowsOf(const VisitEditor& editor, const text::Translator& words,
                                                  const std::vector<PastReading>& past,
                                                  const std::vector<AddedRange>& added);
// Mean of the activities, with the change since the last and the first time; empty without a score today.
[[nodiscard]] std::string MeanText(const VisitEditor& editor, const text::Translator& words,
                                   const std::vector<PastReading>& past, const terms::Measure& measure);
// "Half marathon in 12 days, 21 Mar 2027"; in the week after the last one (races.h) first "Half marathon 2
// days ago: light pressure only until 72 h after the race", with what a massage of today has to mind. Empty
// without either.
[[nodiscard]] std::string RaceText(const text::Translator& words, const routine::RuleBook& rules,
                                   const std::optional<model::Race>& last,
                                   const std::optional<model::Race>& next, model::Date today);

// "Ankle, dorsiflexion (knee bent)"
[[nodiscard]] std::string RangeName(const text::Translator& words, const terms::Range& range);
// Motions of which every typed word begins a word of joint, motion or further names, in the language or in
// English: "ank do".
[[nodiscard]] std::vector<const terms::Range*> FindRanges(const terms::Measures& measures,
                                                          const text::Translator& words,
                                                          std::string_view typed);

// Throws Refused, saying the bounds, where SetValue would refuse the value.
void DemandValue(const VisitEditor& editor, const ReadingKey& key, double value);
// Each is one undo step, joined with the one before on the same value. Throws Refused, saying the bounds; a
// reading with nothing left in it goes.
void SetValue(VisitEditor& editor, const ReadingKey& key, Moment moment, std::optional<double> value);
void SetPainful(VisitEditor& editor, const ReadingKey& key, bool painful);
void SetReadingNote(VisitEditor& editor, const ReadingKey& key, const std::string& note);
// Takes the values of both sides away.
void RemoveRange(VisitEditor& editor, const AddedRange& range);

// Hours of sleep measured at this visit.
[[nodiscard]] std::optional<double> SleepHoursOf(const model::Visit& visit);
// The lines of O and of the record: "Pain now: 6 → 3 of 10.", "Ankle, dorsiflexion (knee bent): left 8°
// (below 10°), right 18°."
[[nodiscard]] std::vector<std::string> ReadingLines(const text::Translator& words,
                                                    const terms::Measures& measures,
                                                    const model::Visit& visit);

// A number as people type it, with a point or a comma; nullopt: none, or no number.
[[nodiscard]] std::optional<double> ParseNumber(std::string_view text);

}  // namespace desk
