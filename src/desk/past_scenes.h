// The history as what the scenes of plots draw (bodymap/plot_scene.h, heat_scene.h, spark_scene.h), for
// screen and paper alike.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "bodymap/heat_scene.h"
#include "bodymap/plot_scene.h"
#include "bodymap/spark_scene.h"
#include "desk/past_measures.h"
#include "desk/past_words.h"

namespace desk {

class Resources;

// Days are those since 1 January 1970. Loads are shares of the highest one.
[[nodiscard]] bodymap::TimeLine PlotOf(const PastWords& words, const PastLine& line);

// What a view draws of the units of an index, in its order of units with their counts (CountInto), so that
// group and unit have one number. Made once; only the counts change with a range.
[[nodiscard]] std::vector<bodymap::HeatGroup> HeatGroupsOf(Resources& resources, const FrequencyIndex& index,
                                                           terms::Level level, model::Layer layer,
                                                           model::View view);
void TakeCounts(std::vector<bodymap::HeatGroup>& groups, const std::vector<std::uint32_t>& counts);

// Of the last n visits, one score each.
[[nodiscard]] bodymap::Spark SparkOf(const Recurring& recurring);
// What a point of a line stands for: as MeasureLine compares visits, by what was there before the treatment.
[[nodiscard]] std::optional<double> ValueOf(const MeasurePoint& point);
// A scale of ten at most is shown whole, any other as far as its values go. Limits: from where on a value
// differs meaningfully from the first.
[[nodiscard]] bodymap::Spark SparkOf(const text::Translator& words, const MeasureLine& line);

}  // namespace desk
