#include "bodymap/heat_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "bodymap/label_placer.h"

namespace bodymap {

namespace {

constexpr double kHighText = 1.28;    // height of a tag's box for its text
constexpr double kHighDigits = 0.86;  // what a number itself takes of it
constexpr double kChosenPen = 2;
constexpr double kBesideGlyph = 8;  // what a tag beside a region keeps clear of

// The drawings of a region in a layer: its own, else the superficial tile.
std::vector<const Region*> Drawings(const BodyMap& map, const model::RegionRef& at, model::Layer layer) {
    std::vector<const Region*> own, tiles;
    for (const Region& region : map.regions) {
        if (region.at != at) continue;
        if (IsDeep(region.sheet) == (layer == model::Layer::Deep)) own.push_back(&region);
        if (region.sheet == Sheet::Superficial) tiles.push_back(&region);
    }
    return own.empty() ? tiles : own;
}

using Rings = std::vector<std::vector<MapPoint>>;

bool Inside(const Rings& rings, MapPoint p) {
    bool inside = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const MapPoint &a = ring[i], &b = ring[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    }
    return inside;
}

// Corners and middles of its sides.
bool Holds(const Rings& rings, const Rect& box) {
    for (const double x : {0.0, 0.5, 1.0}) {
        for (const double y : {0.0, 0.5, 1.0}) {
            if (!Inside(rings, {box.x + box.w * x, box.y + box.h * y})) return false;
        }
    }
    return true;
}

using Spans = std::vector<std::pair<double, double>>;

// Where a level line is inside.
Spans Across(const Rings& rings, double y) {
    std::vector<double> cuts;
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const MapPoint &a = ring[i], &b = ring[j];
            if ((a.y > y) != (b.y > y)) cuts.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
        }
    }
    std::ranges::sort(cuts);
    Spans spans;
    for (std::size_t i = 1; i < cuts.size(); i += 2) spans.emplace_back(cuts[i - 1], cuts[i]);
    return spans;
}

Spans Common(const Spans& a, const Spans& b, double least) {
    Spans both;
    for (const auto& [from, to] : a)
        for (const auto& [begin, end] : b)
            if (std::min(to, end) - std::max(from, begin) >= least)
                both.emplace_back(std::max(from, begin), std::min(to, end));
    return both;
}

// Boxes of a size inside the rings, those with most room at their sides first, then those near a point.
std::vector<Rect> RoomsIn(const Rings& rings, const Rect& bounds, const Rect& wanted) {
    constexpr std::size_t kLines = 5;  // from the top of a box to its foot
    const double step = wanted.h / (kLines - 1);
    std::vector<Spans> lines(static_cast<std::size_t>(std::ceil(bounds.h / step)));
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i] = Across(rings, bounds.y + static_cast<double>(i) * step);
    std::vector<std::pair<std::pair<double, double>, Rect>> found;
    for (std::size_t top = 0; top + kLines <= lines.size(); ++top) {
        Spans room = lines[top];
        for (std::size_t i = 1; i < kLines; ++i) room = Common(room, lines[top + i], wanted.w);
        for (const auto& [from, to] : room) {
            const Rect box{(from + to - wanted.w) / 2, bounds.y + static_cast<double>(top) * step, wanted.w,
                           wanted.h};
            if (to - from < wanted.w) continue;
            found.push_back(
                {{-std::min(to - from, 2 * wanted.w), std::hypot(box.x - wanted.x, box.y - wanted.y)}, box});
        }
    }
    std::ranges::sort(found, {}, &std::pair<std::pair<double, double>, Rect>::first);
    std::vector<Rect> boxes;
    boxes.reserve(found.size());
    for (const auto& [order, box] : found) boxes.push_back(box);
    return boxes;
}

Path OnScreen(const Path& path, const Viewport& viewport) {
    return path.Moved(viewport.Scale(), viewport.Offset().x, viewport.Offset().y);
}

double WidthOf(int count, double text) {
    return static_cast<double>(std::to_string(count).size()) * text * 0.62 + 2;
}

Rect Around(MapPoint centre, double w, double h) {
    return {centre.x - w / 2, centre.y - h / 2, w, h};
}

bool Overlap(const Rect& a, const Rect& b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// Where the region is named if it has room there, else where it has most.
template <class Free>
std::optional<Rect> RoomOf(const Path& region, const Rect& wanted, Free free) {
    const Rings rings = Flatten(region, 0.5);
    if (Holds(rings, wanted) && free(wanted)) return wanted;
    const Rect bounds = region.Bounds();
    if (bounds.w < wanted.w || bounds.h < wanted.h) return std::nullopt;
    const auto rooms = RoomsIn(rings, bounds, wanted);
    const auto found = std::ranges::find_if(rooms, free);
    return found == rooms.end() ? std::nullopt : std::optional(*found);
}

// The largest drawing of a group.
const Region* LargestOf(const BodyMap& map, const HeatGroup& group, model::Layer layer) {
    const Region* largest = nullptr;
    for (const model::RegionRef& at : group.regions) {
        for (const Region* drawing : Drawings(map, at, layer)) {
            if (largest == nullptr || drawing->area_mm2 > largest->area_mm2) largest = drawing;
        }
    }
    return largest;
}

SceneShape Filled(Path path, Ink fill) {
    SceneShape shape;
    shape.path = std::move(path);
    shape.fill = fill;
    shape.stroke = Ink::RegionLine;
    shape.pen = 0.7;
    return shape;
}

Scene Tints(const BodyMap& map, const Viewport& viewport, const std::vector<HeatGroup>& groups,
            model::Layer layer) {
    Scene scene;
    const int highest = HighestOf(groups);
    for (const HeatGroup& group : groups) {
        if (group.count < 1) continue;
        for (const model::RegionRef& at : group.regions) {
            for (const Region* drawing : Drawings(map, at, layer)) {
                SceneShape tint = Filled(OnScreen(drawing->path, viewport), HeatInk(group.count, highest));
                if (layer == model::Layer::Superficial) tint.stroke = Ink::None;  // the figure's lines are
                scene.items.emplace_back(std::move(tint));
            }
        }
    }
    return scene;
}

Scene Body(const BodyMap& map, const Viewport& viewport, const HeatLook& look) {
    BodyLook body;
    body.layer = look.layer;
    body.pen_scale = look.pen_scale;
    return BodyScene(map, viewport, body);
}

void PaintLabel(Scene& scene, const HeatLabel& label, int count, int highest, MapPoint region, double text) {
    const MapPoint centre{label.box.x + label.box.w / 2, label.box.y + label.box.h / 2};
    if (!label.inside) {
        SceneShape leader;
        leader.path.Move(region);
        leader.path.Line(centre);
        leader.stroke = Ink::Text2;
        leader.pen = 0.8;
        scene.items.emplace_back(std::move(leader));
        SceneShape tag;
        tag.path.RoundedBox(label.box, 3);
        tag.fill = Ink::TagFill;
        scene.items.emplace_back(std::move(tag));
    }
    scene.items.emplace_back(SceneText{{centre.x, centre.y + text * 0.36},
                                       std::to_string(count),
                                       text,
                                       label.inside ? OnHeatInk(count, highest) : Ink::Text,
                                       TextAlign::Centre,
                                       true});
}

}  // namespace

std::vector<HeatLabel> HeatLabels(const BodyMap& map, const Viewport& viewport,
                                  const std::vector<HeatGroup>& groups, const HeatLook& look) {
    std::vector<HeatLabel> labels;
    std::vector<std::pair<std::size_t, MapPoint>> beside;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Region* region = groups[i].count < 1 ? nullptr : LargestOf(map, groups[i], look.layer);
        if (region == nullptr) continue;
        const MapPoint at = viewport.ToScreen(region->label);
        const auto free = [&](const Rect& box) {
            return std::ranges::none_of(labels, [&](const auto& l) { return Overlap(l.box, box); }) &&
                   std::ranges::none_of(look.words, [&](const auto& w) { return Overlap(w, box); });
        };
        const Rect wanted = Around(at, WidthOf(groups[i].count, look.text), look.text * kHighDigits);
        if (const auto box = RoomOf(OnScreen(region->path, viewport), wanted, free))
            labels.push_back({i, *box, true});
        else
            beside.emplace_back(i, at);
    }
    const MapPoint corner = viewport.ToScreen({map.box.x, map.box.y});
    LabelPlacer placer({corner.x, corner.y, map.box.w * viewport.Scale(), map.box.h * viewport.Scale()},
                       beside.size());
    for (const Rect& box : look.words) placer.BlockWords(box);
    for (const HeatLabel& label : labels) placer.BlockWords(label.box);
    for (std::size_t i = 0; i < beside.size(); ++i) {
        const auto& [group, at] = beside[i];
        const double w = WidthOf(groups[group].count, look.text) + 3, h = look.text * kHighText;
        labels.push_back({group, Around(placer.Tag(i, at, kBesideGlyph, w, h).centre, w, h), false});
    }
    return labels;
}

Scene HeatGround(const BodyMap& map, const Viewport& viewport, const std::vector<HeatGroup>& groups,
                 const HeatLook& look) {
    Scene scene = Body(map, viewport, look);
    if (look.layer == model::Layer::Deep) return scene;
    // Tints lie on the skin, the first of a body's items, and under its lines.
    scene.items.resize(1);
    scene.Append(Tints(map, viewport, groups, look.layer));
    return scene;
}

Scene HeatLines(const BodyMap& map, const Viewport& viewport, const std::vector<HeatGroup>& groups,
                const HeatLook& look) {
    Scene scene;
    if (look.layer == model::Layer::Deep) {
        scene = Tints(map, viewport, groups, look.layer);
    } else {
        scene = Body(map, viewport, look);
        scene.items.erase(scene.items.begin());
    }
    if (look.chosen && *look.chosen < groups.size()) {
        for (const model::RegionRef& ref : groups[*look.chosen].regions) {
            for (const Region* drawing : Drawings(map, ref, look.layer)) {
                SceneShape ring;
                ring.path = OnScreen(drawing->path, viewport);
                ring.stroke = Ink::Accent;
                ring.pen = kChosenPen;
                scene.items.emplace_back(std::move(ring));
            }
        }
    }
    return scene;
}

Scene HeatCounts(const BodyMap& map, const Viewport& viewport, const std::vector<HeatGroup>& groups,
                 const HeatLook& look) {
    Scene scene;
    const int highest = HighestOf(groups);
    for (const HeatLabel& label : HeatLabels(map, viewport, groups, look)) {
        const Region* region = LargestOf(map, groups[label.group], look.layer);
        PaintLabel(scene, label, groups[label.group].count, highest, viewport.ToScreen(region->label),
                   look.text);
    }
    return scene;
}

Scene HeatScene(const BodyMap& map, const Viewport& viewport, const std::vector<HeatGroup>& groups,
                const HeatLook& look) {
    Scene scene = HeatGround(map, viewport, groups, look);
    scene.Append(HeatLines(map, viewport, groups, look));
    scene.Append(HeatCounts(map, viewport, groups, look));
    return scene;
}

std::optional<std::size_t> HeatAt(const BodyMap& map, const Viewport& viewport,
                                  const std::vector<HeatGroup>& groups, const HeatLook& look,
                                  MapPoint point) {
    for (const HeatLabel& label : HeatLabels(map, viewport, groups, look)) {
        if (Overlap(label.box, {point.x, point.y, 0.01, 0.01})) return label.group;
    }
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].count < 1) continue;
        for (const model::RegionRef& at : groups[i].regions) {
            for (const Region* drawing : Drawings(map, at, look.layer)) {
                // Later ones are painted over earlier ones.
                if (Inside(Flatten(OnScreen(drawing->path, viewport), 0.5), point)) found = i;
            }
        }
    }
    return found;
}

int HighestOf(const std::vector<HeatGroup>& groups) {
    int highest = 0;
    for (const HeatGroup& group : groups) highest = std::max(highest, group.count);
    return highest;
}

namespace {

// "3–4" of a step; "7+" of the last of those that do not end at the highest count.
std::string StepName(const std::array<int, 5>& from, std::size_t step, int highest) {
    const std::string begin = std::to_string(from[step]);
    const bool last = step + 1 == from.size();
    if (last && highest <= kHeatHighest) return begin + "+";
    const int end = last ? highest : from[step + 1] - 1;
    return end == from[step] ? begin : begin + "–" + std::to_string(end);
}

}  // namespace

double HeatLegend(Scene& scene, MapPoint at, const std::string& word, double text, int highest) {
    const auto from = HeatFrom(highest);
    const auto width = [&](std::string_view said) {
        return static_cast<double>(std::ranges::count_if(said, [](char c) { return (c & 0xC0) != 0x80; })) *
               text * 0.6;
    };
    const auto say = [&](const std::string& said) {
        scene.items.emplace_back(SceneText{at, said, text, Ink::Text2, TextAlign::Left, false});
        at.x += width(said);
    };
    say(word);
    for (std::size_t i = 0; i < from.size(); ++i) {
        at.x += 10;
        SceneShape box = Filled({}, HeatInk(from[i], highest));
        box.path.RoundedBox({at.x, at.y - text * 0.9, 16, text * 1.05}, 1);
        box.stroke = Ink::Ghost;
        box.pen = 0.5;
        scene.items.emplace_back(std::move(box));
        at.x += 21;
        say(StepName(from, i, highest));
    }
    return at.x;
}

}  // namespace bodymap
