// Scores in a row's height: a spot over visits, and one score beside another.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/plot_inks.h"

namespace bodymap {

struct Spark {
    std::vector<std::optional<double>> scores;  // of each visit, oldest first; none: not marked then
    Ink ink = Ink::Tone;
    double highest = 10;    // of the scale
    double lowest = 0;      // its ground; below 0 a line of its own stands at 0
    std::string last = {};  // the last score in words; empty: in digits
    // Scores with a dashed line each, as far as the scale has them.
    std::vector<double> limits = {};
};
// Line of the scores, dotted over visits without one, which have a tick on the ground; the last score is
// written when the last visit has one.
[[nodiscard]] Scene SparkScene(const Spark& spark, Rect frame);
[[nodiscard]] MapPoint SparkPlace(const Spark& spark, Rect frame, std::size_t visit);
// The nearest visit to a point of the frame.
[[nodiscard]] std::optional<std::size_t> SparkAt(const Spark& spark, Rect frame, MapPoint point);

// A share of the highest of a list, 0–1, as a bar along the frame.
struct ShareBar {
    double share = 0;
    Ink ink = plot::Bar;
};
[[nodiscard]] Scene BarScene(const ShareBar& bar, Rect frame);

// One score before and after on a line of 0 to `highest`: an open ring, a full disc, a bar between them.
struct Dumbbell {
    std::optional<double> a, b;
    Ink ink = plot::Same;
    double highest = 10;
};
[[nodiscard]] Scene ChangeScene(const Dumbbell& change, Rect frame);

}  // namespace bodymap
