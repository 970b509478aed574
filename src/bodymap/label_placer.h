// Finds places for severity tags and number discs that cover neither each other nor the glyphs.
#pragma once

#include <cstdint>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/viewport.h"

namespace bodymap {

// Coarse picture of the figure in output units: is a point on it?
class FigureMask {
public:
    FigureMask(const BodyMap& map, const Viewport& viewport);
    [[nodiscard]] bool On(MapPoint p) const;

private:
    Viewport m_viewport;
    Rect m_box;
    std::size_t m_width = 0;
    std::vector<bool> m_cells;
};

class LabelPlacer {
public:
    struct Place {
        MapPoint centre;
        bool away = false;  // so far from its glyph that a leader should tie them
        bool clear = true;  // within the frame and over no other label
    };

    // Labels stay inside the frame where they can.
    LabelPlacer(Rect frame, std::size_t marks);
    // What a label must keep clear of; `owner` may come close to its own glyph.
    void BlockGlyph(std::size_t owner, MapPoint centre, double size);
    // Words beside the figure.
    void BlockWords(const Rect& box);
    // A tag of a size beside a glyph, upper right if that is free.
    [[nodiscard]] Place Tag(std::size_t owner, MapPoint glyph, double glyph_size, double w, double h);
    // A disc with a leader, drawn out to `width`; prefers the ground beside the figure.
    [[nodiscard]] Place Disc(std::size_t owner, MapPoint glyph, double glyph_size, double radius,
                             double width, const FigureMask& figure);

private:
    struct Box {
        Rect rect;
        std::size_t owner;
        bool label;
    };
    struct Leader {
        MapPoint from, to;
    };
    // Cost of a box; anything from `limit` on may come back lower than it is.
    [[nodiscard]] double Trouble(std::size_t owner, const Rect& box, double limit) const;
    [[nodiscard]] bool IsClear(const Rect& box) const;
    [[nodiscard]] std::size_t Cell(double x, double y) const;
    [[nodiscard]] double LeaderTrouble(std::size_t owner, MapPoint from, MapPoint to, double radius) const;
    // `own`: how far the centre of a disc is from its own glyph's rim.
    [[nodiscard]] double StrangerTrouble(std::size_t owner, MapPoint centre, double own) const;
    void Block(Box box);
    template <class Visit>
    void Touching(const Rect& box, Visit visit) const;

    Rect m_frame;
    std::vector<Box> m_boxes;
    std::vector<Leader> m_leaders;
    int m_tag_rings;
    std::size_t m_columns = 1, m_rows = 1;
    std::vector<std::vector<std::uint32_t>> m_cells;  // boxes by place, those outside at the rim
};

}  // namespace bodymap
