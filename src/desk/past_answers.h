// The history for scripts: the numbers of the screen as values.
#pragma once

#include <string>

#include "desk/past_compare.h"
#include "desk/past_words.h"
#include "exchange/answer.h"

namespace desk {

[[nodiscard]] exchange::Answer LineAnswer(const PastLine& line);
[[nodiscard]] exchange::Answer FrequencyAnswer(const PastWords& words, const FrequencyIndex& index,
                                               terms::Level level, const PastRange& range);
[[nodiscard]] exchange::Answer RecurringAnswer(const PastWords& words,
                                               const std::vector<Recurring>& recurring);
[[nodiscard]] exchange::Answer MeasuresAnswer(const PastWords& words, const std::vector<MeasureLine>& lines);
[[nodiscard]] exchange::Answer ResponsesAnswer(const std::vector<TechniqueResponse>& responses);
// {"new":[…],"worse":[…],"same":[…],"better":[…],"resolved":[…],"spots_first"…}
[[nodiscard]] exchange::Answer SpotsAnswer(const PastComparison& comparison);
// The rows of a table that no spreadsheet runs (exchange/csv_write.h).
[[nodiscard]] std::string CsvOf(const PastTable& table);

}  // namespace desk
