#include "bodymap/region_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bodymap {

namespace {

constexpr double kCell = 2.0;        // map units
constexpr double kMargin = 1e-6;     // a cell's borders are only known up to rounding
constexpr double kMaxSide = 4000.0;  // cells per side at most

double Low(const Edge& e) {
    return std::min(e.x0, e.x1);
}
double High(const Edge& e) {
    return std::max(e.x0, e.x1);
}

double XAt(const Edge& e, double y) {
    const double t = std::clamp((y - e.y0) / (e.y1 - e.y0), 0.0, 1.0);
    return e.x0 + t * (e.x1 - e.x0);
}

enum class Where { Left, Inside, Right };

// Where an edge runs within the height of a cell.
Where Relation(const Edge& e, const Rect& cell) {
    const double left = cell.x - kMargin, right = cell.x + cell.w + kMargin;
    if (High(e) < left) return Where::Left;
    if (Low(e) > right) return Where::Right;
    const double a = XAt(e, cell.y - kMargin), b = XAt(e, cell.y + cell.h + kMargin);
    if (std::max(a, b) < left - kMargin) return Where::Left;
    if (std::min(a, b) > right + kMargin) return Where::Right;
    return Where::Inside;
}

double DistanceTo(const Edge& e, MapPoint p) {
    const double dx = e.x1 - e.x0, dy = e.y1 - e.y0;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - e.x0) * dx + (p.y - e.y0) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - e.x0 - t * dx, p.y - e.y0 - t * dy);
}

// Heights at which an even number of edges begin or end cancel out.
void Cancel(std::vector<double>& heights) {
    std::sort(heights.begin(), heights.end());
    std::vector<double> left;
    for (const double h : heights) {
        if (!left.empty() && left.back() == h) {
            left.pop_back();
        } else {
            left.push_back(h);
        }
    }
    heights = std::move(left);
}

}  // namespace

GridShape::GridShape(const Path& path) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    double l = kFar, t = kFar, r = -kFar, b = -kFar;
    for (const auto& ring : Flatten(path)) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            MapPoint p = ring[i], q = ring[(i + 1) % ring.size()];
            if (q.y < p.y) std::swap(p, q);
            if (p.y < q.y) edges.push_back({p.x, p.y, q.x, q.y});
            l = std::min({l, p.x, q.x});
            r = std::max({r, p.x, q.x});
            t = std::min(t, p.y);
            b = std::max(b, q.y);
        }
    }
    if (l <= r) bounds = {l, t, r - l, b - t};
}

bool GridShape::Contains(MapPoint p) const {
    if (p.y < bounds.y || p.y > bounds.y + bounds.h || p.x < bounds.x || p.x > bounds.x + bounds.w)
        return false;
    bool inside = false;
    for (const Edge& e : edges) inside ^= Crosses(e, p);
    return inside;
}

double GridShape::Distance(MapPoint p) const {
    double best = std::numeric_limits<double>::infinity();
    for (const Edge& e : edges) best = std::min(best, DistanceTo(e, p));
    return best;
}

RegionGrid::RegionGrid(const std::vector<GridShape>& shapes, const std::vector<std::uint32_t>& top_down) {
    SetSize(shapes, top_down);
    CollectEdges(shapes, top_down);
    for (std::size_t r = 0; r < static_cast<std::size_t>(m_rows); ++r) {
        const double top = m_y + static_cast<double>(r) / m_per_unit;
        Row row{top, top + 1 / m_per_unit, std::vector<std::vector<Candidate>>(m_width),
                std::vector<char>(m_width)};
        for (const std::uint32_t index : top_down) AddShape(row, shapes[index], index + 1);
        Store(row);
    }
}

void RegionGrid::CollectEdges(const std::vector<GridShape>& shapes,
                              const std::vector<std::uint32_t>& top_down) {
    for (const std::uint32_t index : top_down) {
        m_edges.insert(m_edges.end(), shapes[index].edges.begin(), shapes[index].edges.end());
    }
    std::sort(m_edges.begin(), m_edges.end());
    m_edges.erase(std::unique(m_edges.begin(), m_edges.end()), m_edges.end());
}

void RegionGrid::SetSize(const std::vector<GridShape>& shapes, const std::vector<std::uint32_t>& top_down) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    double l = kFar, t = kFar, r = -kFar, b = -kFar;
    for (const std::uint32_t index : top_down) {
        const Rect& box = shapes[index].bounds;
        l = std::min(l, box.x);
        t = std::min(t, box.y);
        r = std::max(r, box.x + box.w);
        b = std::max(b, box.y + box.h);
    }
    if (l > r) return;
    const double cell = std::max(kCell, std::max(r - l, b - t) / kMaxSide);
    m_x = l - cell / 2;
    m_y = t - cell / 2;
    m_per_unit = 1 / cell;
    m_columns = std::ceil((r - m_x) / cell + 0.5);
    m_rows = std::ceil((b - m_y) / cell + 0.5);
    m_width = static_cast<std::size_t>(m_columns);
    m_cells.reserve(m_width * static_cast<std::size_t>(m_rows));
}

std::vector<RegionGrid::RowEdge> RegionGrid::EdgesOf(const GridShape& shape, const Row& row) const {
    std::vector<RowEdge> edges;
    for (const Edge& e : shape.edges) {
        if (e.y0 > row.bottom + kMargin || e.y1 < row.top - kMargin) continue;
        const auto at = std::lower_bound(m_edges.begin(), m_edges.end(), e);
        edges.push_back({&e, static_cast<std::uint32_t>(at - m_edges.begin())});
    }
    return edges;
}

void RegionGrid::AddShape(Row& row, const GridShape& shape, std::uint32_t answer) const {
    const Rect& box = shape.bounds;
    if (box.y > row.bottom + kMargin || box.y + box.h < row.top - kMargin) return;
    const auto edges = EdgesOf(shape, row);
    const auto column = [&](double x) {
        return static_cast<std::size_t>(std::clamp((x - m_x) * m_per_unit, 0.0, m_columns - 1));
    };
    for (std::size_t c = column(box.x - kMargin); c <= column(box.x + box.w + kMargin); ++c) {
        if (row.closed[c] != 0) continue;
        const double left = m_x + static_cast<double>(c) / m_per_unit;
        auto candidate = InCell(edges, {left, row.top, 1 / m_per_unit, row.bottom - row.top});
        if (!candidate) continue;
        candidate->answer = answer;
        row.closed[c] = candidate->edges.empty() && candidate->toggles.empty();
        row.cells[c].push_back(std::move(*candidate));
    }
}

std::optional<RegionGrid::Candidate> RegionGrid::InCell(const std::vector<RowEdge>& edges, Rect cell) const {
    const double top = cell.y - kMargin;
    Candidate candidate;
    for (const auto& [e, index] : edges) {
        const Where where = Relation(*e, cell);
        if (where == Where::Inside) candidate.edges.push_back(index);
        if (where != Where::Right) continue;
        if (e->y0 <= top && top < e->y1) candidate.base = !candidate.base;
        if (e->y0 > top) candidate.toggles.push_back(e->y0);
        if (e->y1 > top && e->y1 <= cell.y + cell.h + kMargin) candidate.toggles.push_back(e->y1);
    }
    Cancel(candidate.toggles);
    if (candidate.edges.empty() && candidate.toggles.empty() && !candidate.base) return std::nullopt;
    return candidate;
}

void RegionGrid::Store(const Row& row) {
    for (const auto& list : row.cells) {
        if (list.empty() || (list.front().edges.empty() && list.front().toggles.empty())) {
            m_cells.push_back(list.empty() ? kNone : list.front().answer);
            continue;
        }
        m_cells.push_back(kList + static_cast<std::uint32_t>(m_lists.size()));
        for (const Candidate& c : list) {
            m_lists.push_back(c.answer | (c.base ? kInside : 0) | (&c == &list.back() ? kLast : 0));
            m_lists.push_back(static_cast<std::uint32_t>(c.edges.size()));
            m_lists.push_back(static_cast<std::uint32_t>(c.toggles.size()));
            m_lists.insert(m_lists.end(), c.edges.begin(), c.edges.end());
            for (const double height : c.toggles) {
                m_lists.push_back(static_cast<std::uint32_t>(m_toggles.size()));
                m_toggles.push_back(height);
            }
        }
    }
}

std::uint32_t RegionGrid::Resolve(std::uint32_t list, MapPoint p) const {
    for (const std::uint32_t* next = &m_lists[list];;) {
        const std::uint32_t head = next[0], edges = next[1], toggles = next[2];
        next += 3;
        bool inside = (head & kInside) != 0;
        for (std::uint32_t i = 0; i < edges; ++i) inside ^= Crosses(m_edges[*next++], p);
        for (std::uint32_t i = 0; i < toggles; ++i) inside ^= p.y >= m_toggles[*next++];
        if (inside) return head & ~(kInside | kLast);
        if ((head & kLast) != 0) return kNone;
    }
}

}  // namespace bodymap
