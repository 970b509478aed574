#include "bodymap/label_placer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "bodymap/region_grid.h"

namespace bodymap {

namespace {

constexpr double kMaskCell = 4;   // map units
constexpr double kHashCell = 24;  // output units
constexpr double kTagGap = 6;     // from the glyph's corner to the tag's centre
constexpr int kTagRings = 9;
constexpr std::size_t kCrowd = 540;  // rings searched, times marks
constexpr int kDiscRings = 12;
constexpr int kDiscAngles = 24;
constexpr double kOutside = 300;  // cost of a label wholly outside the frame
constexpr double kBeyond = 5000;  // of a disc not wholly inside
constexpr double kStranger = 26;  // of a disc that stands nearer to another glyph than to its own
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
constexpr double kMaxCells = 400;  // per side

double Overlap(const Rect& a, const Rect& b) {
    const double w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
    const double h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

Rect Around(MapPoint centre, double w, double h) {
    return {centre.x - w / 2, centre.y - h / 2, w, h};
}

double Turn(MapPoint a, MapPoint b, MapPoint c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool Cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    return Turn(a, b, c) * Turn(a, b, d) < 0 && Turn(c, d, a) * Turn(c, d, b) < 0;
}

double DistanceToLine(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// How many of eight points of a disc's rim lie on the figure.
int RimOn(const FigureMask& figure, MapPoint centre, double radius) {
    int on = 0;
    for (int k = 0; k < 8; ++k) {
        const double turn = k * std::numbers::pi / 4;
        on += figure.On({centre.x + radius * std::cos(turn), centre.y + radius * std::sin(turn)}) ? 1 : 0;
    }
    return on;
}

}  // namespace

FigureMask::FigureMask(const BodyMap& map, const Viewport& viewport) : m_viewport(viewport) {
    GridShapes shapes;
    shapes.Add(map.outline);
    m_box = shapes.Bounds(0);
    m_width = static_cast<std::size_t>(std::clamp(std::ceil(m_box.w / kMaskCell), 1.0, 1000.0));
    const auto height = static_cast<std::size_t>(std::clamp(std::ceil(m_box.h / kMaskCell), 1.0, 1000.0));
    m_cells.assign(m_width * height, false);
    const auto middle = [&](std::size_t row) {
        return m_box.y + (static_cast<double>(row) + 0.5) * kMaskCell;
    };
    std::vector<std::vector<double>> cuts(height);
    shapes.EachEdge(0, [&](std::uint32_t i) {
        const Edge e = shapes.EdgeAt(i);
        // Begins too early rather than too late; the comparison leaves out what is above.
        auto row = static_cast<std::size_t>(std::max(0.0, (e.y0 - m_box.y) / kMaskCell - 1));
        for (; row < height && middle(row) < e.y1; ++row) {
            const double y = middle(row);
            if (e.y0 <= y) cuts[row].push_back(e.x0 + (e.x1 - e.x0) * (y - e.y0) / (e.y1 - e.y0));
        }
    });
    for (std::size_t row = 0; row < height; ++row) {
        std::sort(cuts[row].begin(), cuts[row].end());
        std::size_t left = 0;  // cuts before the cell's middle
        for (std::size_t i = 0; i < m_width; ++i) {
            const double x = m_box.x + (static_cast<double>(i) + 0.5) * kMaskCell;
            while (left < cuts[row].size() && cuts[row][left] < x) ++left;
            m_cells[row * m_width + i] = left % 2 == 1;
        }
    }
}

bool FigureMask::On(MapPoint p) const {
    const MapPoint map = m_viewport.ToMap(p);
    const double x = (map.x - m_box.x) / kMaskCell, y = (map.y - m_box.y) / kMaskCell;
    if (!(x >= 0 && y >= 0 && x < static_cast<double>(m_width))) return false;
    const auto index = static_cast<std::size_t>(std::min(y, 1e6)) * m_width + static_cast<std::size_t>(x);
    return index < m_cells.size() && m_cells[index];
}

LabelPlacer::LabelPlacer(Rect frame, std::size_t marks) : m_frame(frame) {
    // Where marks are beyond counting, speed matters more than the last free spot.
    m_tag_rings =
        static_cast<int>(std::clamp<std::size_t>(kCrowd / std::max<std::size_t>(marks, 1), 2, kTagRings));
    m_columns = static_cast<std::size_t>(std::clamp(std::ceil(frame.w / kHashCell), 1.0, kMaxCells));
    m_rows = static_cast<std::size_t>(std::clamp(std::ceil(frame.h / kHashCell), 1.0, kMaxCells));
    m_cells.resize(m_columns * m_rows);
}

std::size_t LabelPlacer::Cell(double x, double y) const {
    const double column = std::clamp((x - m_frame.x) / kHashCell, 0.0, static_cast<double>(m_columns - 1));
    const double row = std::clamp((y - m_frame.y) / kHashCell, 0.0, static_cast<double>(m_rows - 1));
    return static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column);
}

void LabelPlacer::Block(Box box) {
    const auto index = static_cast<std::uint32_t>(m_boxes.size());
    const Rect r = box.rect;
    m_boxes.push_back(box);
    const std::size_t first = Cell(r.x, r.y), last = Cell(r.x + r.w, r.y + r.h);
    for (std::size_t row = first / m_columns; row <= last / m_columns; ++row) {
        for (std::size_t c = first % m_columns; c <= last % m_columns; ++c) {
            m_cells[row * m_columns + c].push_back(index);
        }
    }
}

// A box in several cells is visited once for each: its cost counts more, which does no harm. Ends when visit
// says so.
template <class Visit>
void LabelPlacer::Touching(const Rect& r, Visit visit) const {
    const std::size_t first = Cell(r.x, r.y), last = Cell(r.x + r.w, r.y + r.h);
    for (std::size_t row = first / m_columns; row <= last / m_columns; ++row) {
        for (std::size_t c = first % m_columns; c <= last % m_columns; ++c) {
            for (const std::uint32_t index : m_cells[row * m_columns + c]) {
                if (!visit(m_boxes[index])) return;
            }
        }
    }
}

void LabelPlacer::BlockGlyph(std::size_t owner, MapPoint centre, double size) {
    Block({Around(centre, size * 0.9, size * 0.9), owner, false});
}

void LabelPlacer::BlockWords(const Rect& box) {
    Block({box, kNobody, true});
}

double LabelPlacer::Trouble(std::size_t owner, const Rect& box, double limit) const {
    double trouble = kOutside * (1 - Overlap(box, m_frame) / (box.w * box.h));
    if (trouble < 1e-6) trouble = 0;
    Touching(box, [&](const Box& other) {
        const double share = Overlap(box, other.rect) / (box.w * box.h);
        if (share <= 0 || (!other.label && other.owner == owner)) return true;
        // Two labels over each other cannot be read; a glyph may lose a corner.
        trouble += other.label ? 400 + 600 * share : share < 0.06 ? 0 : 4 + 60 * share;
        return trouble < limit;
    });
    return trouble;
}

LabelPlacer::Place LabelPlacer::Tag(std::size_t owner, MapPoint glyph, double size, double w, double h) {
    static constexpr std::array<MapPoint, 8> kDirections{
        {{1, -1}, {1, 0}, {1, 1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}}};
    Place best;
    double least = INFINITY;
    for (int ring = 0; ring < m_tag_rings && least > 0; ++ring) {
        for (std::size_t i = 0; i < kDirections.size(); ++i) {
            const bool straight = kDirections[i].x == 0 || kDirections[i].y == 0;
            const double reach_x = size / 2 + kTagGap + (w - 13) / 2 + ring * (w + 2);
            const double reach_y = size / 2 - (straight ? -9 : 1) + ring * (h + 1.5);
            const MapPoint centre{glyph.x + kDirections[i].x * reach_x, glyph.y + kDirections[i].y * reach_y};
            const double trouble = Trouble(owner, Around(centre, w + 1.5, h + 1.5), least);
            const double cost = trouble == 0 ? 0 : trouble + 7 * ring + 0.4 * static_cast<double>(i);
            if (cost >= least) continue;
            least = cost;
            best = {centre, ring > 0};
            if (cost == 0) break;
        }
    }
    Block({Around(best.centre, w + 1.5, h + 1.5), owner, true});
    return best;
}

double LabelPlacer::LeaderTrouble(std::size_t owner, MapPoint from, MapPoint to, double radius) const {
    double trouble = 0;
    for (const Leader& other : m_leaders) trouble += Cross(from, to, other.from, other.to) ? 60 : 0;
    const Rect span{std::min(from.x, to.x) - radius, std::min(from.y, to.y) - radius,
                    std::abs(from.x - to.x) + 2 * radius, std::abs(from.y - to.y) + 2 * radius};
    Touching(span, [&](const Box& other) {
        if (other.owner == owner) return true;
        const MapPoint centre{other.rect.x + other.rect.w / 2, other.rect.y + other.rect.h / 2};
        const double reach = other.rect.w * (other.label ? 0.5 : 0.35);
        if (DistanceToLine(centre, from, to) < reach) trouble += other.label ? 80 : 12;
        return true;
    });
    return trouble;
}

// Who sees a disc beside a sign takes it for that sign's: the nearer to a stranger, the worse.
double LabelPlacer::StrangerTrouble(std::size_t owner, MapPoint centre, double own) const {
    double worst = 0;
    Touching(Around(centre, 2 * own, 2 * own), [&](const Box& other) {
        if (other.label || other.owner == owner) return true;
        const double gap = std::hypot(centre.x - other.rect.x - other.rect.w / 2,
                                      centre.y - other.rect.y - other.rect.h / 2) -
                           other.rect.w / 2;
        if (gap < own) worst = std::max(worst, 1 - std::max(gap, 0.0) / own);
        return true;
    });
    return worst > 0 ? kStranger * (1 + worst) : 0;
}

bool LabelPlacer::IsClear(const Rect& box) const {
    if (Overlap(box, m_frame) < box.w * box.h - 1e-6) return false;
    bool clear = true;
    Touching(box, [&](const Box& other) { return clear = !other.label || Overlap(box, other.rect) <= 0; });
    return clear;
}

LabelPlacer::Place LabelPlacer::Disc(std::size_t owner, MapPoint glyph, double size, double radius,
                                     double width, const FigureMask& figure) {
    Place best;
    double least = INFINITY;
    const double side = 2 * (radius + 1.6), more = width - 2 * radius;
    for (int ring = 0; ring < kDiscRings; ++ring) {
        const double reach = size / 2 + radius + 2 + ring * radius;
        if (reach * 0.5 > least) break;
        for (int i = 0; i < kDiscAngles; ++i) {
            const double angle = (2 * i + 1) * std::numbers::pi / kDiscAngles;
            const MapPoint centre{glyph.x + (reach + more / 2) * std::cos(angle),
                                  glyph.y - reach * std::sin(angle)};
            double cost = reach * 0.5 + RimOn(figure, centre, radius) * 3.0 + std::abs(std::sin(angle)) * 2;
            if (cost >= least) continue;
            const Rect box = Around(centre, side + more, side);
            // What is beside the figure is not its own: other words, another figure.
            cost += Overlap(box, m_frame) < box.w * box.h - 1e-6 ? kBeyond : 0;
            cost += Trouble(owner, box, least) + LeaderTrouble(owner, glyph, centre, radius);
            if (cost >= least) continue;
            cost += StrangerTrouble(owner, centre,
                                    std::hypot(centre.x - glyph.x, centre.y - glyph.y) - size * 0.45);
            if (cost >= least) continue;
            least = cost;
            best = {centre, true};
        }
    }
    const Rect box = Around(best.centre, side + more, side);
    best.clear = IsClear(box);
    Block({box, owner, true});
    m_leaders.push_back({glyph, best.centre});
    return best;
}

}  // namespace bodymap
