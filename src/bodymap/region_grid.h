// A grid over closed shapes that answers "which is topmost here" exactly on their straight edges.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

// Lower end first, so that neighbours hold the same edge whichever way they run along it.
struct Edge {
    double x0, y0, x1, y1;
    auto operator<=>(const Edge&) const = default;
};

// True if a ray from the point to the right crosses the edge. Half open: a point on a border shared by two
// shapes is in exactly one of them.
[[nodiscard]] inline bool Crosses(const Edge& e, MapPoint p) {
    // Bit operations, since branches would be guessed wrong half of the time.
    const double low = e.x0 < e.x1 ? e.x0 : e.x1;
    const double high = e.x0 < e.x1 ? e.x1 : e.x0;
    const int level = int{p.y >= e.y0} & int{p.y < e.y1};
    const int before = int{(e.x1 - e.x0) * (p.y - e.y0) > (p.x - e.x0) * (e.y1 - e.y0)};
    return (level & (int{p.x < low} | (int{p.x < high} & before))) != 0;
}

struct GridShape {
    std::vector<Edge> edges;
    Rect bounds;

    GridShape() = default;
    explicit GridShape(const Path& path);
    [[nodiscard]] bool Contains(MapPoint p) const;
    // Distance from the border.
    [[nodiscard]] double Distance(MapPoint p) const;
};

class RegionGrid {
public:
    static constexpr std::uint32_t kNone = 0;

    RegionGrid() = default;
    // `top_down`: indices into `shapes`, topmost first.
    RegionGrid(const std::vector<GridShape>& shapes, const std::vector<std::uint32_t>& top_down);

    // Index of the topmost shape plus one, or kNone.
    [[nodiscard]] std::uint32_t At(MapPoint p) const {
        const double x = (p.x - m_x) * m_per_unit, y = (p.y - m_y) * m_per_unit;
        if (!(x >= 0 && y >= 0 && x < m_columns && y < m_rows)) return kNone;
        const std::uint32_t cell =
            m_cells[static_cast<std::size_t>(y) * m_width + static_cast<std::size_t>(x)];
        return cell < kList ? cell : Resolve(cell - kList, p);
    }

private:
    static constexpr std::uint32_t kList = 1u << 31;
    static constexpr std::uint32_t kLast = 1u << 31, kInside = 1u << 30;

    // One shape that may answer in a cell. Parity at a point = base, flipped at each toggle height not below
    // the point, and flipped for each edge of the cell that the ray crosses.
    struct Candidate {
        std::uint32_t answer = 0;
        bool base = false;
        std::vector<std::uint32_t> edges;  // indices into m_edges
        std::vector<double> toggles;
    };
    struct RowEdge {
        const Edge* edge;
        std::uint32_t index;
    };
    struct Row {
        double top, bottom;
        std::vector<std::vector<Candidate>> cells;
        std::vector<char> closed;
    };

    [[nodiscard]] std::uint32_t Resolve(std::uint32_t list, MapPoint p) const;
    void SetSize(const std::vector<GridShape>& shapes, const std::vector<std::uint32_t>& top_down);
    void CollectEdges(const std::vector<GridShape>& shapes, const std::vector<std::uint32_t>& top_down);
    void AddShape(Row& row, const GridShape& shape, std::uint32_t answer) const;
    [[nodiscard]] std::vector<RowEdge> EdgesOf(const GridShape& shape, const Row& row) const;
    [[nodiscard]] std::optional<Candidate> InCell(const std::vector<RowEdge>& edges, Rect cell) const;
    void Store(const Row& row);

    double m_x = 0, m_y = 0, m_per_unit = 1;
    double m_columns = 0, m_rows = 0;
    std::size_t m_width = 0;
    std::vector<std::uint32_t> m_cells;
    // Lists of the cells one after another, kept small to stay in the cache: for each candidate its answer
    // with two flags, the number of edges and of toggles, then their indices.
    std::vector<std::uint32_t> m_lists;
    std::vector<Edge> m_edges;  // each border once, though two shapes hold it
    std::vector<double> m_toggles;
};

}  // namespace bodymap
