#include <algorithm>
#include <cmath>

#include "bodymap/plot_scene.h"

namespace bodymap {

namespace {

// Output units.
constexpr double kLeft = 44, kRight = 52, kTop = 22, kFoot = 42;
constexpr double kRim = 28;  // between the ends of the plot and the first and last visit
constexpr double kDiscGap = 19;
constexpr double kMostBar = 16, kLeastBar = 2;
constexpr double kGrip = 6;
constexpr double kNearRace = 60;  // days around the visits
constexpr double kNearDisc = 10, kNearDot = 6;

bool SameDay(const PlotVisit& a, const PlotVisit& b) {
    return std::floor(a.day) == std::floor(b.day);
}

}  // namespace

TimeLineLayout::TimeLineLayout(const TimeLine& line, Rect frame)
    : m_line(line),
      m_frame(frame),
      m_plot{frame.x + kLeft, frame.y + kTop, std::max(frame.w - kLeft - kRight, 1.0),
             std::max(frame.h - kTop - kFoot, 1.0)} {
    std::vector<double> days;
    for (const PlotVisit& visit : line.visits) {
        days.push_back(visit.day);
        if (visit.severity.value_or(0) > m_highest) m_highest = 10;
    }
    if (line.range) days.insert(days.end(), {line.range->from, line.range->to});
    if (!days.empty()) {
        const auto [first, last] = std::minmax_element(days.begin(), days.end());
        m_first = *first, m_last = *last;
        TakeRaces();
    }
    // One visit stands in the middle of two months.
    if (std::floor(m_first) == std::floor(m_last)) m_first -= 30, m_last += 30;
    // Two visits of one day have one place; they do not make the bars of all the others thin.
    double gap = m_plot.w;
    for (std::size_t i = 1; i < line.visits.size(); ++i)
        if (!SameDay(line.visits[i], line.visits[i - 1]))
            gap = std::min(gap, X(line.visits[i].day) - X(line.visits[i - 1].day));
    m_bar = std::clamp(gap * 0.6, kLeastBar, kMostBar);
    SpreadDays();
    FindDiscs();
}

// Visits of one day are hours apart, which a year's width does not show.
void TimeLineLayout::SpreadDays() {
    const auto& visits = m_line.visits;
    m_beside.assign(visits.size(), 0);
    for (std::size_t first = 0; first < visits.size();) {
        std::size_t end = first + 1;
        while (end < visits.size() && SameDay(visits[first], visits[end])) ++end;
        const double middle = (X(visits[first].day) + X(visits[end - 1].day)) / 2;
        const double half = static_cast<double>(end - first - 1) / 2;
        for (std::size_t i = first; end - first > 1 && i < end; ++i)
            m_beside[i] = middle + (static_cast<double>(i - first) - half) * kDiscGap - X(visits[i].day);
        first = end;
    }
}

double TimeLineLayout::XOf(std::size_t visit) const {
    return X(m_line.visits[visit].day) + m_beside[visit];
}

// Those near; one of years before the first visit would leave the visits no room.
void TimeLineLayout::TakeRaces() {
    const double around = std::max((m_last - m_first) / 4, kNearRace);
    const double earliest = m_first - around, latest = m_last + around;
    for (const PlotDay& race : m_line.races) {
        if (race.day < earliest || race.day > latest) continue;
        m_first = std::min(m_first, race.day);
        m_last = std::max(m_last, race.day);
    }
}

bool TimeLineLayout::Shows(double day) const {
    const double x = X(day);
    return x >= m_plot.x && x <= m_plot.x + m_plot.w;
}

// The visits compared have theirs, then the newest as far as there is room.
void TimeLineLayout::FindDiscs() {
    m_discs.assign(m_line.visits.size(), false);
    std::vector<std::size_t> order;
    for (const auto& chosen : {m_line.b, m_line.a}) {
        if (chosen && *chosen < m_discs.size()) order.push_back(*chosen);
    }
    for (std::size_t i = m_discs.size(); i-- > 0;) order.push_back(i);
    std::vector<MapPoint> taken;
    for (const std::size_t visit : order) {
        const MapPoint at = Place(visit);
        const bool free = std::ranges::none_of(taken, [&](const MapPoint& other) {
            return std::hypot(other.x - at.x, other.y - at.y) < kDiscGap;
        });
        if (!free) continue;
        m_discs[visit] = true;
        taken.push_back(at);
    }
}

double TimeLineLayout::X(double day) const {
    const double rim = std::min(kRim, m_plot.w / 4);
    return m_plot.x + rim + (m_plot.w - 2 * rim) * (day - m_first) / (m_last - m_first);
}

double TimeLineLayout::Day(double x) const {
    const double rim = std::min(kRim, m_plot.w / 4);
    return m_first + (x - m_plot.x - rim) * (m_last - m_first) / (m_plot.w - 2 * rim);
}

double TimeLineLayout::Y(double severity) const {
    return m_plot.y + m_plot.h * (1 - severity / m_highest);
}

MapPoint TimeLineLayout::Place(std::size_t visit) const {
    const PlotVisit& one = m_line.visits[visit];
    return {XOf(visit), Y(one.severity.value_or(0))};
}

Rect TimeLineLayout::BarOf(std::size_t visit) const {
    const PlotVisit& one = m_line.visits[visit];
    const double height = m_plot.h * std::clamp(one.done.value_or(0), 0.0, 1.0);
    return {XOf(visit) - m_bar / 2, m_plot.y + m_plot.h - height, m_bar, height};
}

MapPoint TimeLineLayout::LoadOf(std::size_t visit) const {
    const PlotVisit& one = m_line.visits[visit];
    return {XOf(visit), m_plot.y + m_plot.h * (1 - std::clamp(one.load.value_or(0), 0.0, 1.0))};
}

std::optional<std::size_t> TimeLineLayout::Nearest(double x) const {
    std::optional<std::size_t> found;
    double best = INFINITY;
    for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
        const double away = std::abs(XOf(i) - x);
        if (away < best) best = away, found = i;
    }
    return found;
}

std::optional<PlotHit> TimeLineLayout::At(MapPoint point) const {
    const double foot = m_plot.y + m_plot.h;
    if (point.y < m_frame.y || point.y > m_frame.y + m_frame.h) return std::nullopt;
    std::optional<PlotHit> found;
    double best = kNearDisc;
    for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
        const MapPoint at = Place(i);
        const double away = std::hypot(at.x - point.x, at.y - point.y);
        if (away < best && (away < kNearDot || m_discs[i]))
            best = away, found = PlotHit{PlotHit::Kind::Visit, i};
    }
    if (found) return found;
    best = kGrip;
    for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
        if (!m_line.visits[i].load) continue;
        const MapPoint at = LoadOf(i);
        const double away = std::hypot(at.x - point.x, at.y - point.y);
        if (away < best) best = away, found = PlotHit{PlotHit::Kind::Load, i};
    }
    if (found) return found;
    if (m_line.range) {
        if (std::abs(point.x - X(m_line.range->from)) <= kGrip) return PlotHit{PlotHit::Kind::From, 0};
        if (std::abs(point.x - X(m_line.range->to)) <= kGrip) return PlotHit{PlotHit::Kind::To, 0};
    }
    for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
        const Rect bar = BarOf(i);
        if (m_line.visits[i].done && point.y >= bar.y && point.y <= foot &&
            std::abs(point.x - bar.x - bar.w / 2) <= std::max(bar.w / 2, 3.0))
            return PlotHit{PlotHit::Kind::Done, i};
    }
    for (std::size_t i = 0; i < m_line.races.size(); ++i) {
        if (Shows(m_line.races[i].day) && std::abs(point.x - X(m_line.races[i].day)) <= kGrip)
            return PlotHit{PlotHit::Kind::Race, i};
    }
    if (m_line.range && point.x >= X(m_line.range->from) && point.x <= X(m_line.range->to))
        return PlotHit{PlotHit::Kind::Inside, 0};
    return std::nullopt;
}

}  // namespace bodymap
