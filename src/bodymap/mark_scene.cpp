#include <algorithm>
#include <cmath>
#include <numeric>

#include "bodymap/label_placer.h"
#include "bodymap/map_scene.h"
#include "bodymap/mark_glyph.h"
#include "bodymap/mark_shape.h"
#include "bodymap/number_discs.h"

namespace bodymap {

namespace {

constexpr double kSelectedRing = 15.5;
constexpr double kTagHeight = 14;
constexpr double kTagWidth = 13;
constexpr double kWideTag = 18;  // two digits
constexpr double kTagRadius = 3.5;
constexpr double kTagText = 10.5;
constexpr double kGhostSize = 16;
constexpr double kFigureHeight = 950;  // map units
constexpr double kMostThinned = 0.58;
constexpr std::size_t kMaxSpots = 200;  // along one stroke

struct Placed {
    const MarkLook* mark;
    std::vector<MapPoint> points;
    MapPoint centre;
    double size;
};

// In a crowd glyphs shrink, so that each can still be told from the next.
void Thin(std::vector<Placed>& placed) {
    std::vector<std::size_t> by_x(placed.size());
    std::iota(by_x.begin(), by_x.end(), 0u);
    std::sort(by_x.begin(), by_x.end(),
              [&](auto a, auto b) { return placed[a].centre.x < placed[b].centre.x; });
    std::vector<int> near(placed.size(), 0);
    // Ghosts crowd nobody.
    std::erase_if(by_x, [&](std::size_t i) { return placed[i].mark->ghost; });
    for (std::size_t i = 0; i < by_x.size(); ++i) {
        const Placed& a = placed[by_x[i]];
        for (std::size_t j = i + 1; j < by_x.size(); ++j) {
            const Placed& b = placed[by_x[j]];
            const double reach = (a.size + b.size) * 0.4;
            if (b.centre.x - a.centre.x > 2 * reach) break;
            if (std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) > reach) continue;
            ++near[by_x[i]];
            ++near[by_x[j]];
        }
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (near[i] > 1) placed[i].size *= std::max(kMostThinned, 1 / std::sqrt(1 + 0.22 * near[i]));
    }
}

std::vector<Placed> Place(const Viewport& viewport, const std::vector<MarkLook>& marks,
                          const MarkStyle& style) {
    std::vector<Placed> placed;
    placed.reserve(marks.size());
    for (const MarkLook& mark : marks) {
        if (mark.points.empty()) continue;
        auto points = OnScreen(mark, viewport);
        const MapPoint centre = Anchor(DrawnShape(mark), points);
        double size = GlyphSize(mark.severity, style);
        if (mark.ghost) size = (style.side_view ? 13 : kGhostSize) * style.glyph_scale;
        placed.push_back({&mark, std::move(points), centre, size});
    }
    Thin(placed);
    return placed;
}

SceneShape Circle(MapPoint centre, double radius) {
    SceneShape shape;
    shape.path.Circle(centre, radius);
    return shape;
}

void PaintRing(Scene& scene, MapPoint centre, double radius, Ink ink, double pen,
               std::vector<double> dash = {}) {
    SceneShape ring = Circle(centre, radius);
    ring.stroke = ink;
    ring.pen = pen;
    ring.dash = std::move(dash);
    scene.items.emplace_back(std::move(ring));
}

void PaintState(Scene& scene, const Placed& at) {
    const MarkLook& mark = *at.mark;
    if (mark.selected) {
        const double radius = std::max(kSelectedRing, at.size / 2 + 4);
        SceneShape disc = Circle(at.centre, radius);
        disc.fill = Ink::TagFill;
        disc.opacity = 0.7;
        scene.items.emplace_back(std::move(disc));
        PaintRing(scene, at.centre, radius, Ink::Accent, 2);
    } else if (mark.hovered) {
        PaintRing(scene, at.centre, at.size / 2 + 4, Ink::Accent, 1.4);
    }
    if (mark.untouched_copy) {
        PaintRing(scene, at.centre, at.size / 2 + (mark.selected ? 1.5 : 3.2), mark.family, 1.1, {2.5, 2.8});
    }
}

// A tick at the upper right of the glyph: seen, and gone.
void PaintTick(Scene& scene, const Placed& at) {
    const double x = at.centre.x + at.size / 2 + 1, y = at.centre.y - at.size / 2 + 1;
    SceneShape tick;
    tick.path.Move({x - 3.4, y});
    tick.path.Line({x - 0.8, y + 2.8});
    tick.path.Line({x + 4, y - 3.2});
    tick.pen = 5;
    tick.stroke = Ink::Ground;
    scene.items.emplace_back(tick);
    tick.pen = 1.8;
    tick.stroke = Ink::Ghost;
    scene.items.emplace_back(std::move(tick));
}

void PaintMark(Scene& scene, const Placed& at, const Under& under) {
    PaintShape(scene, *at.mark, at.points, under);
    PaintState(scene, at);
    if (!HasOwnGlyph(*at.mark)) return;
    const bool halo = !at.mark->selected;
    PaintGlyph(scene, GlyphOf(at.mark->finding), at.mark->family, at.centre, at.size, halo, at.mark->ghost);
    if (at.mark->gone) PaintTick(scene, at);
}

void PaintLeader(Scene& scene, MapPoint from, MapPoint to, Ink ink, double pen) {
    SceneShape line;
    line.path.Move(from);
    line.path.Line(to);
    line.stroke = ink;
    line.pen = pen;
    scene.items.emplace_back(std::move(line));
}

void PaintTag(Scene& scene, const MarkLook& mark, MapPoint centre, double width, const std::string& text,
              double scale) {
    const double height = kTagHeight * scale;
    SceneShape box;
    box.path.RoundedBox({centre.x - width / 2, centre.y - height / 2, width, height}, kTagRadius * scale);
    box.fill = Ink::TagFill;
    box.stroke = mark.selected ? Ink::Accent : mark.family;
    if (mark.waiting) box.dash = {2.2, 2.2};
    scene.items.emplace_back(std::move(box));
    SceneText digits{
        {centre.x, centre.y + 3.8 * scale}, text, kTagText * scale, Ink::Text, TextAlign::Centre, true};
    scene.items.emplace_back(std::move(digits));
}

void PaintTags(Scene& scene, const std::vector<Placed>& placed, LabelPlacer& placer, const MarkStyle& style) {
    Scene leaders, tags;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const MarkLook& mark = *placed[i].mark;
        if (mark.ghost || (!mark.severity && !mark.waiting)) continue;
        const std::string text = mark.severity ? std::to_string(*mark.severity) : "?";
        const double width = (text.size() > 1 ? kWideTag : kTagWidth) * style.glyph_scale;
        const double size = mark.selected ? std::max(placed[i].size, 2 * kSelectedRing - 8) : placed[i].size;
        const auto place = placer.Tag(i, placed[i].centre, size, width, kTagHeight * style.glyph_scale);
        if (place.away) PaintLeader(leaders, placed[i].centre, place.centre, mark.family, 0.9);
        PaintTag(tags, mark, place.centre, width, text, style.glyph_scale);
    }
    scene.Append(std::move(leaders));
    scene.Append(std::move(tags));
}

SceneShape Capsule(MapPoint centre, double width, double radius) {
    SceneShape shape;
    shape.path.RoundedBox({centre.x - width / 2, centre.y - radius, width, 2 * radius}, radius);
    return shape;
}

void PaintDisc(Scene& scene, MapPoint centre, const DiscGroup& group, double radius) {
    const bool wide = group.width > 2 * radius;
    SceneShape ground =
        wide ? Capsule(centre, group.width + 2.8, radius + 1.4) : Circle(centre, radius + 1.4);
    ground.fill = Ink::Ground;
    scene.items.emplace_back(std::move(ground));
    SceneShape disc = wide ? Capsule(centre, group.width, radius) : Circle(centre, radius);
    disc.fill = Ink::Text;
    scene.items.emplace_back(std::move(disc));
    scene.items.emplace_back(SceneText{{centre.x, centre.y + group.size * 0.36},
                                       group.text,
                                       group.size,
                                       Ink::Ground,
                                       TextAlign::Centre,
                                       true});
}

// Leaders lie under the glyphs, discs above: the discs' scene is handed back.
Scene PaintDiscs(Scene& scene, const std::vector<Placed>& placed, const LabelPlacer& placer,
                 const FigureMask& figure, double radius) {
    std::vector<NumberedGlyph> glyphs;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const MarkLook& mark = *placed[i].mark;
        if (!mark.ghost && mark.number) glyphs.push_back({i, *mark.number, placed[i].centre, placed[i].size});
    }
    Scene discs;
    for (const DiscGroup& group : PlaceDiscs(glyphs, placer, figure, radius)) {
        PaintLeader(scene, group.lead.centre, group.at, Ink::Text, 0.9);
        PaintDisc(discs, group.at, group, radius);
    }
    return discs;
}

// On paper nothing is picked up to be seen: what matters most lies uppermost, of equals the first.
std::vector<const Placed*> OnPaper(const std::vector<Placed>& placed) {
    std::vector<const Placed*> order;
    for (auto at = placed.rbegin(); at != placed.rend(); ++at) order.push_back(&*at);
    std::ranges::stable_sort(order, {}, [](const Placed* at) { return at->mark->severity.value_or(-1); });
    return order;
}

// A picture has no true size: its pens and hatches are those of a figure as large on the output.
double PenScale(const BodyMap& map, const Viewport& viewport) {
    if (map.view != model::View::Picture) return viewport.Scale();
    return viewport.Scale() * std::max(map.box.w, map.box.h) / kFigureHeight;
}

}  // namespace

double GlyphSize(std::optional<int> severity, const MarkStyle& style) {
    const int score = severity.value_or(3);
    const double size = style.side_view || score < 3 ? 15 : score < 5 ? 17 : score < 7 ? 20 : 23;
    return size * style.glyph_scale;
}

Scene MarkScene(const BodyMap& map, const Viewport& viewport, const std::vector<MarkLook>& marks,
                const MarkStyle& style) {
    const auto placed = Place(viewport, marks, style);
    const MapPoint corner = viewport.ToScreen({map.box.x, map.box.y});
    const Rect whole{corner.x, corner.y, map.box.w * viewport.Scale(), map.box.h * viewport.Scale()};
    LabelPlacer placer(style.room.value_or(whole), placed.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (!placed[i].mark->ghost) placer.BlockGlyph(i, placed[i].centre, placed[i].size);
    }
    for (const Rect& box : style.words) placer.BlockWords(box);
    const Under under{PenScale(map, viewport), map.view == model::View::Picture};
    Scene scene, discs;
    if (style.number_discs) {
        discs = PaintDiscs(scene, placed, placer, FigureMask(map, viewport), style.disc_radius);
    }
    if (style.number_discs) {
        for (const Placed* at : OnPaper(placed)) PaintMark(scene, *at, under);
        scene.Append(std::move(discs));
    } else {
        for (const Placed& at : placed) PaintMark(scene, at, under);
        PaintTags(scene, placed, placer, style);
    }
    return scene;
}

MarkLayout::MarkLayout(const Viewport& viewport, const std::vector<MarkLook>& marks, const MarkStyle& style) {
    for (const Placed& at : Place(viewport, marks, style)) {
        const bool line = DrawnShape(*at.mark) != model::Shape::Point;
        for (std::size_t i = 0; line && i < std::min(at.points.size(), kMaxSpots); ++i) {
            m_spots.push_back({at.mark->id, at.points[i], 3});
        }
        m_spots.push_back({at.mark->id, at.centre, at.size / 2});
    }
}

std::optional<model::MarkId> MarkLayout::At(MapPoint screen, double tolerance) const {
    const Spot* found = nullptr;
    double best = tolerance;
    for (auto spot = m_spots.rbegin(); spot != m_spots.rend(); ++spot) {
        const double beyond = std::hypot(spot->centre.x - screen.x, spot->centre.y - screen.y) - spot->radius;
        if (beyond <= 0) return spot->id;
        // Beside all glyphs the nearest one is meant.
        if (beyond < best || (found == nullptr && beyond == best)) {
            found = &*spot;
            best = beyond;
        }
    }
    return found != nullptr ? std::optional(found->id) : std::nullopt;
}

}  // namespace bodymap
