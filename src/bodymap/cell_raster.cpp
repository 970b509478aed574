#include "bodymap/cell_raster.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace bodymap {

namespace {

constexpr double kMostCells = 4096;  // per side

}  // namespace

CellRaster::CellRaster(Rect box, double cell)
    : m_box(box), m_cell(std::max({cell, box.w / kMostCells, box.h / kMostCells})) {
    m_columns = static_cast<int>(std::ceil(box.w / m_cell));
    m_rows = static_cast<int>(std::ceil(box.h / m_cell));
    m_words = (static_cast<std::size_t>(m_columns) + 63) / 64;
    m_bits.resize(m_words * static_cast<std::size_t>(m_rows));
}

int CellRaster::RowFrom(double y) const {
    return static_cast<int>(std::clamp(std::ceil((y - m_box.y) / m_cell - 0.5), 0.0, double(m_rows)));
}

void CellRaster::FillSpan(int row, double left, double right) {
    const auto column = [&](double x) {
        return static_cast<std::size_t>(
            std::clamp(std::ceil((x - m_box.x) / m_cell - 0.5), 0.0, double(m_columns)));
    };
    const std::size_t from = column(left), to = column(right);
    std::uint64_t* bits = &m_bits[static_cast<std::size_t>(row) * m_words];
    for (std::size_t i = from; i < to;) {
        const std::size_t count = std::min(to - i, 64 - i % 64);
        const std::uint64_t ones = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
        bits[i / 64] |= ones << (i % 64);
        i += count;
    }
}

void CellRaster::FillRings(const std::vector<std::vector<MapPoint>>& rings) {
    std::vector<std::vector<double>> cuts(static_cast<std::size_t>(m_rows));
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const MapPoint a = ring[i].y < ring[j].y ? ring[i] : ring[j];
            const MapPoint b = ring[i].y < ring[j].y ? ring[j] : ring[i];
            const int end = RowFrom(b.y);
            for (int row = RowFrom(a.y); row < end; ++row) {
                const double t = (Centre(row) - a.y) / (b.y - a.y);
                cuts[static_cast<std::size_t>(row)].push_back(a.x + t * (b.x - a.x));
            }
        }
    }
    for (int row = 0; row < m_rows; ++row) {
        auto& at = cuts[static_cast<std::size_t>(row)];
        std::sort(at.begin(), at.end());
        for (std::size_t i = 0; i + 1 < at.size(); i += 2) FillSpan(row, at[i], at[i + 1]);
    }
}

void CellRaster::FillDisc(MapPoint centre, double radius) {
    for (int row = RowFrom(centre.y - radius), end = RowFrom(centre.y + radius); row < end; ++row) {
        const double dy = Centre(row) - centre.y;
        const double half = std::sqrt(std::max(radius * radius - dy * dy, 0.0));
        FillSpan(row, centre.x - half, centre.x + half);
    }
}

void CellRaster::FillBand(const std::vector<MapPoint>& line, double radius) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        FillDisc(line[i], radius);
        if (i == 0) continue;
        const MapPoint a = line[i - 1], b = line[i];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0) continue;
        const double nx = (b.y - a.y) / length * radius, ny = (a.x - b.x) / length * radius;
        // The band's box row by row: the cuts of a convex shape are its leftmost and rightmost.
        const MapPoint corners[] = {
            {a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}};
        const double top = std::min(a.y, b.y) - std::abs(ny), bottom = std::max(a.y, b.y) + std::abs(ny);
        for (int row = RowFrom(top), end = RowFrom(bottom); row < end; ++row) {
            const double y = Centre(row);
            double left = INFINITY, right = -INFINITY;
            for (int k = 0; k < 4; ++k) {
                const MapPoint p = corners[k], q = corners[(k + 1) % 4];
                if ((p.y > y) == (q.y > y)) continue;
                const double x = p.x + (q.x - p.x) * (y - p.y) / (q.y - p.y);
                left = std::min(left, x);
                right = std::max(right, x);
            }
            if (left < right) FillSpan(row, left, right);
        }
    }
}

void CellRaster::Clip(const CellRaster& to) {
    for (std::size_t i = 0; i < m_bits.size(); ++i) m_bits[i] &= to.m_bits[i];
}

void CellRaster::Join(const CellRaster& other) {
    for (std::size_t i = 0; i < m_bits.size(); ++i) m_bits[i] |= other.m_bits[i];
}

std::int64_t CellRaster::Filled() const {
    return FilledInBoth(*this);
}

std::int64_t CellRaster::FilledInBoth(const CellRaster& other) const {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < m_bits.size(); ++i) count += std::popcount(m_bits[i] & other.m_bits[i]);
    return count;
}

}  // namespace bodymap
