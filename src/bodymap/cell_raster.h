// A bitmap over a body map: which cells a shape fills. A cell is filled where its centre is.
#pragma once

#include <cstdint>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

class CellRaster {
public:
    // Cells of `cell` map units over the box; at most 4096 a side, larger cells where that would not do.
    CellRaster(Rect box, double cell);

    void FillRings(const std::vector<std::vector<MapPoint>>& rings);  // even-odd over all of them
    void FillDisc(MapPoint centre, double radius);
    // All points no further than the radius from the line.
    void FillBand(const std::vector<MapPoint>& line, double radius);

    void Clip(const CellRaster& to);  // rasters of the same box and cell from here on
    void Join(const CellRaster& other);
    [[nodiscard]] double Cell() const { return m_cell; }
    [[nodiscard]] std::int64_t Filled() const;
    [[nodiscard]] std::int64_t FilledInBoth(const CellRaster& other) const;

private:
    void FillSpan(int row, double left, double right);
    [[nodiscard]] double Centre(int row) const { return m_box.y + (row + 0.5) * m_cell; }
    [[nodiscard]] int RowFrom(double y) const;  // first row whose centre is not above y

    Rect m_box;
    double m_cell;
    int m_columns, m_rows;
    std::size_t m_words;  // per row
    std::vector<std::uint64_t> m_bits;
};

}  // namespace bodymap
