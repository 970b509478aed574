#include "bodymap/region_grid.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace bodymap {

namespace {

constexpr double kCell = 3.25;               // map units
constexpr double kMargin = 1e-6;             // a cell's borders are only known up to rounding
constexpr double kMaxSquares = 256.0;        // per side
constexpr double kFarthest = 1 << 20;        // map units; further out the lattice is left
constexpr std::size_t kMaxLists = 4u << 20;  // of all cells
constexpr std::size_t kMaxCandidates = 255;  // of one cell
constexpr std::uint16_t kInside = 1u << 15;  // base of a candidate, beside its answer
constexpr std::size_t kMaxRuns = 255, kMaxRun = 0xffff;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Corner ToCorner(MapPoint p) {
    const auto steps = [](double v) {
        return static_cast<std::int32_t>(std::lrint(std::clamp(v, -kFarthest, kFarthest) * kFlatSteps));
    };
    return {steps(p.x), steps(p.y)};
}

double XAt(const Edge& e, double y) {
    const double t = std::clamp((y - e.y0) / (e.y1 - e.y0), 0.0, 1.0);
    return e.x0 + t * (e.x1 - e.x0);
}

enum class Where { Left, Inside, Right };

// Where an edge runs within the height of a cell.
Where Relation(const Edge& e, const Rect& cell) {
    const double left = cell.x - kMargin, right = cell.x + cell.w + kMargin;
    if (std::max(e.x0, e.x1) < left) return Where::Left;
    if (std::min(e.x0, e.x1) > right) return Where::Right;
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
void Cancel(std::vector<std::int32_t>& heights) {
    if (heights.empty()) return;
    std::sort(heights.begin(), heights.end());
    std::vector<std::int32_t> left;
    for (const std::int32_t h : heights) {
        if (!left.empty() && left.back() == h) {
            left.pop_back();
        } else {
            left.push_back(h);
        }
    }
    heights = std::move(left);
}

bool Apart(const Rect& box, const Rect& other) {
    return box.y > other.y + other.h + kMargin || box.y + box.h < other.y - kMargin ||
           box.x > other.x + other.w + kMargin || box.x + box.w < other.x - kMargin;
}

// Doubling would hold half of the memory for nothing.
template <class Value>
void MakeRoom(std::vector<Value>& values, std::size_t more) {
    const std::size_t wish = values.size() + more;
    if (wish > values.capacity()) values.reserve(wish + values.size() / 8);
}

void Put(std::vector<std::uint16_t>& list, std::uint32_t word) {
    list.push_back(static_cast<std::uint16_t>(word & 0xffff));
    list.push_back(static_cast<std::uint16_t>(word >> 16));
}

std::uint32_t Word(const std::uint16_t* halves) {
    return halves[0] | static_cast<std::uint32_t>(halves[1]) << 16;
}

// Edges that follow one another, as first and count.
std::vector<std::pair<std::uint32_t, std::uint32_t>> Runs(const std::vector<std::uint32_t>& edges) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
    for (const std::uint32_t i : edges) {
        if (!runs.empty() && runs.back().first + runs.back().second == i) {
            ++runs.back().second;
        } else {
            runs.emplace_back(i, 1);
        }
    }
    return runs;
}

}  // namespace

void GridShapes::Add(const Path& path) {
    double l = kInfinity, t = kInfinity, r = -kInfinity, b = -kInfinity;
    for (const auto& ring : Flatten(path)) {
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            const Corner corner = ToCorner(ring[i % ring.size()]);
            m_corners.push_back(corner);
            const MapPoint p{corner.x / kFlatSteps, corner.y / kFlatSteps};
            l = std::min(l, p.x);
            r = std::max(r, p.x);
            t = std::min(t, p.y);
            b = std::max(b, p.y);
        }
        m_rings.push_back(static_cast<std::uint32_t>(m_corners.size()));
    }
    m_shapes.push_back(
        {static_cast<std::uint32_t>(m_rings.size()), l <= r ? Rect{l, t, r - l, b - t} : Rect{}});
}

Edge GridShapes::EdgeAt(std::uint32_t i) const {
    const Corner a = m_corners[i], b = m_corners[i + 1];
    const auto& [low, high] = a.y <= b.y ? std::pair(a, b) : std::pair(b, a);
    return {low.x / kFlatSteps, low.y / kFlatSteps, high.x / kFlatSteps, high.y / kFlatSteps};
}

bool GridShapes::Contains(std::size_t shape, MapPoint p) const {
    const Rect& box = Bounds(shape);
    if (!(p.y >= box.y && p.y <= box.y + box.h && p.x >= box.x && p.x <= box.x + box.w)) return false;
    const LatticePoint at(p.x, p.y);
    bool inside = false;
    EachEdge(shape, [&](std::uint32_t i) { inside ^= Crosses(m_corners[i], m_corners[i + 1], at); });
    return inside;
}

double GridShapes::Distance(std::size_t shape, MapPoint p) const {
    double best = kInfinity;
    EachEdge(shape, [&](std::uint32_t i) { best = std::min(best, DistanceTo(EdgeAt(i), p)); });
    return best;
}

void GridShapes::Shrink() {
    m_corners.shrink_to_fit();
    m_rings.shrink_to_fit();
    m_shapes.shrink_to_fit();
}

std::size_t GridShapes::Bytes() const {
    return m_corners.capacity() * sizeof(Corner) + m_rings.capacity() * sizeof(std::uint32_t) +
           m_shapes.capacity() * sizeof(Shape);
}

RegionGrid::RegionGrid(const GridShapes& shapes, const std::vector<std::uint32_t>& top_down)
    : m_shapes(&shapes), m_top_down(top_down) {
    SetSize();
}

void RegionGrid::SetSize() {
    double l = kInfinity, t = kInfinity, r = -kInfinity, b = -kInfinity;
    for (const std::uint32_t index : m_top_down) {
        const Rect& box = m_shapes->Bounds(index);
        l = std::min(l, box.x);
        t = std::min(t, box.y);
        r = std::max(r, box.x + box.w);
        b = std::max(b, box.y + box.h);
    }
    if (l > r) l = t = r = b = 0;
    const double cell = std::max(kCell, std::max(r - l, b - t) / (kMaxSquares * kSide));
    m_x = l - 1.5 * cell;
    m_y = t - 1.5 * cell;
    m_per_unit = 1 / cell;
    m_last_column = std::ceil((r - m_x) / cell) + 1;
    m_last_row = std::ceil((b - m_y) / cell) + 1;
    m_width = static_cast<std::uint32_t>(m_last_column) / kSide + 1;
    m_squares.assign(static_cast<std::size_t>(m_width) * (static_cast<std::size_t>(m_last_row) / kSide + 1),
                     0);
    m_blocks.resize(1);
    m_blocks[0].answers.fill(kUnknown);
    m_whole.assign(m_shapes->size() + 1, 0);
}

std::uint32_t RegionGrid::AtBorder(std::uint32_t place, std::uint16_t cell, double x, double y) const {
    if (cell < kSlow) return Resolve(m_blocks[m_squares[place]].lists + (cell - kList), x, y);
    if (cell == kSlow) return Search({x, y});
    m_squares[place] = BlockFor(place);
    return At({x, y});
}

std::uint32_t RegionGrid::BlockFor(std::uint32_t place) const {
    const double size = kSide / m_per_unit;
    const Rect square{m_x + (place % m_width) * size, m_y + static_cast<double>(place / m_width) * size, size,
                      size};
    std::array<Cell, kCells> cells;
    for (const std::uint32_t shape : m_top_down) {
        if (!Apart(m_shapes->Bounds(shape), square)) AddShape(shape, square, cells);
    }
    Block block{static_cast<std::uint32_t>(m_lists.size()), {}};
    for (std::size_t i = 0; i < cells.size(); ++i) block.answers[i] = Store(cells[i], block.lists);
    const auto first = block.answers[0];
    const bool whole = std::all_of(block.answers.begin(), block.answers.end(),
                                   [&](std::uint16_t answer) { return answer == first && answer < kList; });
    if (whole && m_whole[first] != 0) return m_whole[first];
    MakeRoom(m_blocks, 1);
    m_blocks.push_back(block);
    const auto index = static_cast<std::uint32_t>(m_blocks.size() - 1);
    if (whole) m_whole[first] = index;
    return index;
}

// Those that a ray from the square to the right may meet.
std::vector<RegionGrid::NearEdge> RegionGrid::EdgesNear(std::uint32_t shape, const Rect& square) const {
    std::vector<NearEdge> edges;
    m_shapes->EachEdge(shape, [&](std::uint32_t i) {
        const Edge e = m_shapes->EdgeAt(i);
        if (e.y0 == e.y1 || e.y0 > square.y + square.h + kMargin || e.y1 < square.y - kMargin) return;
        if (std::max(e.x0, e.x1) >= square.x - 2 * kMargin) edges.push_back({e, i});
    });
    return edges;
}

void RegionGrid::AddShape(std::uint32_t shape, const Rect& square, std::array<Cell, kCells>& cells) const {
    const auto edges = EdgesNear(shape, square);
    const double size = 1 / m_per_unit;
    std::vector<NearEdge> level;
    for (std::uint32_t row = 0; row < kSide; ++row) {
        const double top = square.y + row * size;
        level.clear();
        std::copy_if(edges.begin(), edges.end(), std::back_inserter(level), [&](const NearEdge& near) {
            return near.edge.y0 <= top + size + kMargin && near.edge.y1 >= top - kMargin;
        });
        if (!level.empty())
            AddToRow(shape, level, {square.x, top, size, size}, &cells[std::size_t{row} * kSide]);
    }
}

void RegionGrid::AddToRow(std::uint32_t shape, const std::vector<NearEdge>& edges, Rect cell,
                          Cell* cells) const {
    const double left = cell.x;
    for (std::uint32_t column = 0; column < kSide; ++column) {
        Cell& list = cells[column];
        if (!list.empty() && list.back().Sure()) continue;
        cell.x = left + column * cell.w;
        auto candidate = InCell(edges, cell);
        if (!candidate) continue;
        candidate->answer = shape + 1;
        // Where one shape ends the next begins: whoever is not in the first is in the second.
        const bool rest = std::any_of(list.begin(), list.end(),
                                      [&](const Candidate& above) { return Complement(above, *candidate); });
        if (rest) *candidate = {shape + 1, true, {}, {}};
        list.push_back(std::move(*candidate));
    }
}

std::optional<RegionGrid::Candidate> RegionGrid::InCell(const std::vector<NearEdge>& edges,
                                                        const Rect& cell) {
    const double top = cell.y - kMargin, bottom = cell.y + cell.h + kMargin;
    Candidate candidate;
    for (const auto& [e, index] : edges) {
        const Where where = Relation(e, cell);
        if (where == Where::Inside) candidate.edges.push_back(index);
        if (where != Where::Right) continue;
        if (e.y0 <= top && top < e.y1) candidate.base = !candidate.base;
        if (e.y0 > top) candidate.toggles.push_back(ToCorner({0, e.y0}).y);
        if (e.y1 > top && e.y1 <= bottom) candidate.toggles.push_back(ToCorner({0, e.y1}).y);
    }
    Cancel(candidate.toggles);
    if (candidate.Sure() && !candidate.base) return std::nullopt;
    return candidate;
}

// True if within the cell the second shape is all that the first is not.
bool RegionGrid::Complement(const Candidate& a, const Candidate& b) const {
    if (a.base == b.base || a.edges.size() != b.edges.size() || a.toggles != b.toggles) return false;
    const auto drawn = [&](const Candidate& candidate) {
        std::vector<Edge> edges;
        for (const std::uint32_t i : candidate.edges) {
            edges.push_back(m_shapes->EdgeAt(i));
        }
        std::sort(edges.begin(), edges.end());
        return edges;
    };
    return drawn(a) == drawn(b);
}

std::uint16_t RegionGrid::Store(const Cell& cell, std::uint32_t lists) const {
    const bool closed = !cell.empty() && cell.back().Sure();
    const auto rest = static_cast<std::uint16_t>(closed ? cell.back().answer : kNone);
    const std::size_t tested = cell.size() - (closed ? 1 : 0);
    if (tested == 0) return rest;
    std::vector<std::uint16_t> list{static_cast<std::uint16_t>(tested), rest};
    bool fits = tested <= kMaxCandidates;
    for (std::size_t i = 0; i < tested && fits; ++i) {
        const auto runs = Runs(cell[i].edges);
        fits = runs.size() <= kMaxRuns && cell[i].toggles.size() <= kMaxRuns;
        list.push_back(static_cast<std::uint16_t>(cell[i].answer | (cell[i].base ? kInside : 0u)));
        list.push_back(static_cast<std::uint16_t>(runs.size() | cell[i].toggles.size() << 8));
        for (const auto& [first, count] : runs) {
            fits = fits && count <= kMaxRun;
            Put(list, first);
            list.push_back(static_cast<std::uint16_t>(count));
        }
        for (const std::int32_t height : cell[i].toggles) Put(list, static_cast<std::uint32_t>(height));
    }
    const std::size_t start = m_lists.size() - lists;
    if (!fits || start >= kSlow - kList || m_lists.size() + list.size() > kMaxLists) return kSlow;
    MakeRoom(m_lists, list.size());
    m_lists.insert(m_lists.end(), list.begin(), list.end());
    return static_cast<std::uint16_t>(kList + start);
}

std::uint32_t RegionGrid::Resolve(std::uint32_t list, double x, double y) const {
    const LatticePoint p(x, y);
    const std::uint16_t* next = &m_lists[list];
    const Corner* corners = m_shapes->Corners();
    std::uint32_t tested = next[0];
    const std::uint32_t rest = next[1];
    next += 2;
    for (;;) {
        const std::uint32_t answer = next[0] & ~kInside, runs = next[1] & 0xff, toggles = next[1] >> 8;
        int inside = next[0] >> 15;
        next += 2;
        for (std::uint32_t r = 0; r < runs; ++r, next += 3) {
            const Corner* corner = corners + Word(next);
            for (const Corner* end = corner + next[2]; corner != end; ++corner)
                inside ^= Crosses(corner[0], corner[1], p);
        }
        for (std::uint32_t i = 0; i < toggles; ++i, next += 2)
            inside ^= int{p.level >= static_cast<std::int32_t>(Word(next))};
        if (--tested == 0) return inside != 0 ? answer : rest;
        if (inside != 0) return answer;
    }
}

// Without the grid, where a cell's list would be too long.
std::uint32_t RegionGrid::Search(MapPoint p) const {
    for (const std::uint32_t shape : m_top_down) {
        if (m_shapes->Contains(shape, p)) return shape + 1;
    }
    return kNone;
}

std::size_t RegionGrid::Bytes() const {
    return m_squares.capacity() * sizeof(std::uint32_t) + m_blocks.capacity() * sizeof(Block) +
           m_whole.capacity() * sizeof(std::uint32_t) + m_lists.capacity() * sizeof(std::uint16_t) +
           m_top_down.capacity() * sizeof(std::uint32_t);
}

}  // namespace bodymap
