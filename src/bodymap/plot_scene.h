// A client's visits along time: mean severity, number of marks, home plan, training load and races.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/scene.h"

namespace bodymap {

struct PlotVisit {
    double day = 0;                  // days since any fixed day, fractions for the hour
    std::string label;               // "12 Mar"
    std::optional<double> severity;  // mean before, 0–10; none: nothing was scored
    int marks = 0;
    std::optional<double> done;  // share of the home plan done since the visit before, 0–1
    std::optional<double> load;  // training load as a share of the highest shown, 0–1
    bool draft = false;          // its ring is dashed
    bool operator==(const PlotVisit&) const = default;
};
// A race, or a first day of a month.
struct PlotDay {
    double day = 0;
    std::string label;
    bool operator==(const PlotDay&) const = default;
};
struct PlotRange {
    double from = 0, to = 0;  // days
    bool operator==(const PlotRange&) const = default;
};
struct TimeLine {
    std::vector<PlotVisit> visits;  // by time
    std::vector<PlotDay> months, races;
    std::optional<std::size_t> a, b;  // the visits compared
    std::optional<PlotRange> range;   // what lies outside is not counted
    bool operator==(const TimeLine&) const = default;
};

struct PlotHit {
    enum class Kind {
        Visit,
        Done,
        Load,
        Race,
        From,
        To,
        Inside
    };  // From, To: the ends of the range, to be dragged
    Kind kind = Kind::Visit;
    std::size_t index = 0;  // of the visit (also of Done and Load) or the race
    bool operator==(const PlotHit&) const = default;
};

// Where everything of a time line stands in a frame of output units. The time from the first to the last
// visit, end of the range and race near them fills the width.
class TimeLineLayout {
public:
    // The line must outlive it.
    TimeLineLayout(const TimeLine& line, Rect frame);
    [[nodiscard]] double X(double day) const;
    [[nodiscard]] double Day(double x) const;
    [[nodiscard]] double Y(double severity) const;
    // Whether a day has a place; a race far from all visits has none.
    [[nodiscard]] bool Shows(double day) const;
    // Box of lines and bars, without what is written around it.
    [[nodiscard]] const Rect& Plot() const { return m_plot; }
    [[nodiscard]] double Highest() const { return m_highest; }  // severity at the top of the scale
    [[nodiscard]] double XOf(std::size_t visit) const;
    // Of the visit's disc; a visit without a score stands on the ground line. Those of one day stand beside
    // each other, whatever the hours between them.
    [[nodiscard]] MapPoint Place(std::size_t visit) const;
    // The number of marks stands in a disc, or there is no room and a dot stands for it.
    [[nodiscard]] bool HasDisc(std::size_t visit) const { return m_discs[visit]; }
    [[nodiscard]] double BarWidth() const { return m_bar; }
    [[nodiscard]] Rect BarOf(std::size_t visit) const;
    // Middle of the diamond of a visit with a load.
    [[nodiscard]] MapPoint LoadOf(std::size_t visit) const;
    // What is under a point: discs before diamonds, ends of the range, bars, races.
    [[nodiscard]] std::optional<PlotHit> At(MapPoint point) const;
    [[nodiscard]] std::optional<std::size_t> Nearest(double x) const;

private:
    void TakeRaces();
    void SpreadDays();
    void FindDiscs();
    const TimeLine& m_line;
    Rect m_frame, m_plot;
    double m_first = 0, m_last = 1, m_highest = 8, m_bar = 16;
    std::vector<double> m_beside;  // output units from where the day of a visit stands
    std::vector<bool> m_discs;
};

[[nodiscard]] Scene TimeLineScene(const TimeLine& line, Rect frame);
// The same in three parts from the ground up, of which the range alone changes while it is dragged.
[[nodiscard]] Scene TimeLineGround(const TimeLine& line, Rect frame);
[[nodiscard]] Scene RangeScene(const TimeLineLayout& at, const PlotRange& range);
[[nodiscard]] Scene TimeLineFront(const TimeLine& line, Rect frame);
// Boxes outside of which two ranges look the same.
[[nodiscard]] std::vector<Rect> RangeChanges(const TimeLineLayout& at, const PlotRange& before,
                                             const PlotRange& after);

}  // namespace bodymap
