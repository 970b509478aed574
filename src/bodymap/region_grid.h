// A grid over closed shapes that answers "which is topmost here" exactly on their straight edges.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

// A corner in steps of the lattice that flattened paths lie on, so that nothing is rounded.
struct Corner {
    std::int32_t x = 0, y = 0;
};

// In map units, lower end first, so that neighbours hold the same edge whichever way they run along it.
struct Edge {
    double x0, y0, x1, y1;
    auto operator<=>(const Edge&) const = default;
};

// A point in steps of the lattice; `level` is y rounded down.
struct LatticePoint {
    double x, y;
    std::int32_t level;
    LatticePoint(double map_x, double map_y)
        : x(map_x * kFlatSteps), y(map_y * kFlatSteps), level(static_cast<std::int32_t>(y)) {
        level -= int{level > y};
    }
};

// True if a ray from the point to the right crosses the edge. Half open: a point on a border shared by two
// shapes is in exactly one of them, whichever way each runs along it.
[[nodiscard]] inline bool Crosses(Corner a, Corner b, const LatticePoint& p) {
    // Bit operations, since branches would be guessed wrong half of the time.
    const auto from = std::bit_cast<std::uint64_t>(a), to = std::bit_cast<std::uint64_t>(b);
    const std::uint64_t swap = (from ^ to) & (std::uint64_t{0} - std::uint64_t{b.y < a.y});
    const auto low = std::bit_cast<Corner>(from ^ swap), high = std::bit_cast<Corner>(to ^ swap);
    const int level = int{low.y <= p.level} & int{p.level < high.y};
    const double dx = high.x - low.x, dy = high.y - low.y;
    return (level & int{dx * (p.y - low.y) > (p.x - low.x) * dy}) != 0;
}

// The outlines of many shapes, flattened, all corners in one array.
class GridShapes {
public:
    void Add(const Path& path);
    [[nodiscard]] std::size_t size() const { return m_shapes.size(); }
    [[nodiscard]] const Rect& Bounds(std::size_t shape) const { return m_shapes[shape].bounds; }
    [[nodiscard]] bool Contains(std::size_t shape, MapPoint p) const;
    // Distance from the border.
    [[nodiscard]] double Distance(std::size_t shape, MapPoint p) const;

    [[nodiscard]] const Corner* Corners() const { return m_corners.data(); }
    [[nodiscard]] Edge EdgeAt(std::uint32_t i) const;
    // Calls visit(i) for each edge of a shape, which runs from corner i to corner i + 1.
    template <class Visit>
    void EachEdge(std::size_t shape, Visit visit) const {
        for (std::uint32_t r = shape > 0 ? m_shapes[shape - 1].rings : 0; r < m_shapes[shape].rings; ++r) {
            for (std::uint32_t i = r > 0 ? m_rings[r - 1] : 0; i + 1 < m_rings[r]; ++i) visit(i);
        }
    }
    void Shrink();
    [[nodiscard]] std::size_t Bytes() const;

private:
    struct Shape {
        std::uint32_t rings;  // of this and all shapes before
        Rect bounds;
    };
    std::vector<Corner> m_corners;       // of each ring the first one again at the end
    std::vector<std::uint32_t> m_rings;  // where each ends
    std::vector<Shape> m_shapes;
};

// Squares of cells, each square filled when first asked for: a click needs one of them. The shapes must
// outlive the grid. Not to be used by two threads at once.
class RegionGrid {
public:
    static constexpr std::uint32_t kNone = 0;

    // `top_down`: indices of shapes, topmost first.
    RegionGrid(const GridShapes& shapes, const std::vector<std::uint32_t>& top_down);

    // Index of the topmost shape plus one, or kNone.
    [[nodiscard]] std::uint32_t At(MapPoint p) const {
        // What lies outside falls into the outermost cells, which are empty; so does what is no number.
        const double x = std::min(std::max(0.0, (p.x - m_x) * m_per_unit), m_last_column);
        const double y = std::min(std::max(0.0, (p.y - m_y) * m_per_unit), m_last_row);
        const auto column = static_cast<std::uint32_t>(static_cast<std::int32_t>(x));
        const auto row = static_cast<std::uint32_t>(static_cast<std::int32_t>(y));
        const std::uint32_t place = row / kSide * m_width + column / kSide;
        const std::uint16_t cell = m_blocks[m_squares[place]].answers[row % kSide * kSide + column % kSide];
        // The one branch: which cells hold a border cannot be guessed. Numbers, since a point in two halves
        // would wait for its way through the memory.
        return cell < kList ? cell : AtBorder(place, cell, p.x, p.y);
    }
    [[nodiscard]] std::size_t Bytes() const;

private:
    static constexpr std::uint32_t kSide = 8;  // cells of a square
    static constexpr std::size_t kCells = std::size_t{kSide} * kSide;
    static constexpr std::uint16_t kList = 1u << 15, kSlow = 0xfffe, kUnknown = 0xffff;

    // Answers of the cells of a square: a shape plus one, or kList and where in the block's lists its own
    // begins, or what to do instead.
    struct Block {
        std::uint32_t lists;
        std::array<std::uint16_t, kCells> answers;
    };
    // One shape that may answer in a cell. Parity at a point = base, flipped at each toggle height not below
    // the point, and flipped for each edge of the cell that the ray crosses.
    struct Candidate {
        std::uint32_t answer = 0;
        bool base = false;
        std::vector<std::uint32_t> edges;
        std::vector<std::int32_t> toggles;
        [[nodiscard]] bool Sure() const { return edges.empty() && toggles.empty(); }
    };
    using Cell = std::vector<Candidate>;
    struct NearEdge {
        Edge edge;
        std::uint32_t index;
    };

    void SetSize();
    [[nodiscard]] std::uint32_t AtBorder(std::uint32_t place, std::uint16_t cell, double x, double y) const;
    [[nodiscard]] std::uint32_t BlockFor(std::uint32_t place) const;
    [[nodiscard]] std::vector<NearEdge> EdgesNear(std::uint32_t shape, const Rect& square) const;
    void AddShape(std::uint32_t shape, const Rect& square, std::array<Cell, kCells>& cells) const;
    void AddToRow(std::uint32_t shape, const std::vector<NearEdge>& edges, Rect cell, Cell* cells) const;
    [[nodiscard]] static std::optional<Candidate> InCell(const std::vector<NearEdge>& edges,
                                                         const Rect& cell);
    [[nodiscard]] bool Complement(const Candidate& a, const Candidate& b) const;
    [[nodiscard]] std::uint16_t Store(const Cell& cell, std::uint32_t lists) const;
    [[nodiscard]] std::uint32_t Resolve(std::uint32_t list, double x, double y) const;
    [[nodiscard]] std::uint32_t Search(MapPoint p) const;

    const GridShapes* m_shapes;
    std::vector<std::uint32_t> m_top_down;
    double m_x = 0, m_y = 0, m_per_unit = 1;
    double m_last_column = 0, m_last_row = 0;      // of cells
    std::uint32_t m_width = 1;                     // in squares
    mutable std::vector<std::uint32_t> m_squares;  // the block of each
    // First the one of squares nobody has asked for yet. Squares with the same answer all over share one.
    mutable std::vector<Block> m_blocks;
    mutable std::vector<std::uint32_t> m_whole;  // by answer, the block that gives it all over; 0: none yet
    // Lists of the cells one after another, kept small to stay in the cache. A list: number of candidates,
    // what answers if none of them does; for each candidate its answer with the base, the numbers of runs of
    // edges and of toggles, the runs (first edge low and high half, count), the toggles (low and high half).
    mutable std::vector<std::uint16_t> m_lists;
};

}  // namespace bodymap
