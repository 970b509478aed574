#include "bodymap/compare_scene.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "bodymap/label_placer.h"
#include "bodymap/mark_shape.h"
#include "bodymap/scene_stroke.h"

namespace bodymap {

namespace {

// Output units.
constexpr double kLegendRow = 18, kCaption = 20, kGap = 8, kSign = 11;
constexpr double kLegendBox = 15;
constexpr double kBold = 1.2;     // how much wider bold figures and arrows may be
constexpr double kSamePlace = 4;  // map units
constexpr double kMoved = 6;      // a spot that lies further off has a line from one visit to the other

// Room for a text in any font the painters use.
double WidthOf(std::string_view text, double size) {
    const auto letters = std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
    return static_cast<double>(letters) * size * 0.62;
}

Ink InkOf(SpotState state) {
    constexpr std::array kInks{plot::New, plot::Worse, plot::Same, plot::Better, plot::Better};
    return kInks[static_cast<std::size_t>(state)];
}

// What asks for attention is dark on every ground and in one ink.
bool IsSolid(SpotState state) {
    return state == SpotState::New || state == SpotState::Worse;
}

void Triangle(Scene& scene, MapPoint at, double r, double tip, Ink ink) {
    SceneShape shape;
    shape.path.Move({at.x, at.y + tip * r});
    shape.path.Line({at.x + r, at.y - tip * r * 0.8});
    shape.path.Line({at.x - r, at.y - tip * r * 0.8});
    shape.path.Close();
    shape.fill = ink;
    scene.items.emplace_back(std::move(shape));
}

void Sign(Scene& scene, SpotState state, MapPoint at, double size) {
    const double r = size / 2;
    const Ink ink = IsSolid(state) ? Ink::OnAccent : InkOf(state);
    switch (state) {
        case SpotState::New:
            AddStroke(scene, {{at.x - r, at.y}, {at.x + r, at.y}}, ink, 2);
            return AddStroke(scene, {{at.x, at.y - r}, {at.x, at.y + r}}, ink, 2);
        case SpotState::Worse:
            return Triangle(scene, at, r, -1, ink);
        case SpotState::Same:
            AddStroke(scene, {{at.x - r, at.y - r * 0.45}, {at.x + r, at.y - r * 0.45}}, ink, 1.8);
            return AddStroke(scene, {{at.x - r, at.y + r * 0.45}, {at.x + r, at.y + r * 0.45}}, ink, 1.8);
        case SpotState::Better:
            return Triangle(scene, at, r, 1, ink);
        case SpotState::Resolved:
            return AddStroke(scene,
                             {{at.x - r, at.y}, {at.x - r * 0.2, at.y + r * 0.8}, {at.x + r, at.y - r * 0.8}},
                             ink, 2);
    }
}

// What is gone has a dashed rim.
void TagBox(Scene& scene, SpotState state, const Rect& box, bool chosen) {
    SceneShape shape;
    shape.path.RoundedBox(box, 3);
    shape.fill = IsSolid(state) ? InkOf(state) : Ink::TagFill;
    shape.stroke = chosen ? Ink::Accent : InkOf(state);
    shape.pen = chosen ? 2 : 1;
    if (state == SpotState::Resolved && !chosen) shape.dash = {2.5, 2};
    scene.items.emplace_back(std::move(shape));
}

void LegendText(Scene& scene, MapPoint at, const std::string& words, double size) {
    scene.items.emplace_back(SceneText{at, words, size, Ink::Text2, TextAlign::Left, false});
}

void Faint(Scene& scene, MapPoint at) {
    SceneShape disc;
    disc.path.Circle(at, 5);
    disc.fill = Ink::Ghost;
    scene.items.emplace_back(std::move(disc));
}

// Names of the states one behind the other, as many rows as they need; without a scene they are only counted.
std::size_t Legend(Scene* scene, const Rect& frame, const CompareLook& look) {
    double x = frame.x + 8, y = frame.y + 12;
    std::size_t rows = 1;
    const auto name = [&](const std::string& words, const std::function<void(MapPoint)>& sample) {
        const double width = kLegendBox + 5 + WidthOf(words, look.text);
        if (x > frame.x + 8 && x + width > frame.x + frame.w - 4) {
            x = frame.x + 8;
            y += kLegendRow;
            ++rows;
        }
        if (scene != nullptr) {
            sample({x + kLegendBox / 2, y});
            LegendText(*scene, {x + kLegendBox + 5, y + look.text * 0.36}, words, look.text);
        }
        x += width + 13;
    };
    for (std::size_t i = 0; i < kSpotStates; ++i) {
        name(look.names[i], [&](MapPoint at) {
            const auto state = static_cast<SpotState>(i);
            TagBox(*scene, state, {at.x - kLegendBox / 2, at.y - kLegendBox / 2, kLegendBox, kLegendBox},
                   false);
            Sign(*scene, state, at, kSign - 3);
        });
    }
    if (look.overlaid && !look.faint.empty()) name(look.faint, [&](MapPoint at) { Faint(*scene, at); });
    return rows;
}

std::vector<Rect> PlacesOf(const Rect& frame, const CompareLook& look) {
    const double head = static_cast<double>(Legend(nullptr, frame, look)) * kLegendRow + kCaption;
    const Rect below{frame.x, frame.y + head, frame.w, std::max(frame.h - head - 4, 10.0)};
    if (look.overlaid) return {below};
    const double width = (below.w - kGap) / 2;
    return {{below.x, below.y, width, below.h}, {below.x + width + kGap, below.y, width, below.h}};
}

bool ShowsFirst(const CompareLook& look, std::size_t figure) {
    return look.overlaid || figure == 0;
}
bool ShowsSecond(const CompareLook& look, std::size_t figure) {
    return look.overlaid || figure == 1;
}

// A mark that the other would be seen through like a rim.
bool Covers(const std::vector<MarkLook>& marks, const MarkLook& other) {
    return std::ranges::any_of(marks, [&](const MarkLook& mark) {
        return mark.shape == other.shape && mark.points.size() == other.points.size() &&
               std::ranges::equal(mark.points, other.points, [](const MapPoint& a, const MapPoint& b) {
                   return std::hypot(a.x - b.x, a.y - b.y) < kSamePlace;
               });
    });
}

// Marks of a figure from the ground up, each with the number of its spot. Tags stand in for their severity.
// Overlaid, all that the second visit has is strong.
struct Figure {
    std::vector<MarkLook> marks;
    std::vector<std::size_t> spots;
};
Figure FigureOf(const std::vector<ComparedSpot>& spots, const CompareLook& look, std::size_t figure) {
    Figure found;
    const auto add = [&](const std::vector<MarkLook>& marks, std::size_t spot, bool faint) {
        for (const MarkLook& mark : marks) {
            if (faint && Covers(spots[spot].second, mark)) continue;
            MarkLook& one = found.marks.emplace_back(mark);
            one.severity.reset();
            one.ghost = faint;
            one.gone = false;
            one.selected = look.chosen == spot;
            found.spots.push_back(spot);
        }
    };
    for (std::size_t i = 0; ShowsFirst(look, figure) && i < spots.size(); ++i)
        add(spots[i].first, i, look.overlaid);
    for (std::size_t i = 0; ShowsSecond(look, figure) && i < spots.size(); ++i)
        add(spots[i].second, i, false);
    return found;
}

MapPoint PlaceOf(const MarkLook& mark, const Viewport& viewport) {
    return Anchor(DrawnShape(mark), OnScreen(mark, viewport));
}

std::string ScoresOf(const ComparedSpot& spot, const CompareLook& look, std::size_t figure) {
    if (!look.overlaid) return figure == 0 ? spot.score_first : spot.score_second;
    // The sign says that there was none before; one number is enough where nothing changed.
    if (spot.state == SpotState::New || spot.score_first == spot.score_second) return spot.score_second;
    return spot.score_first + "→" + spot.score_second;
}

// The mark a spot's tag stands at in a figure.
const MarkLook* LeadOf(const ComparedSpot& spot, const CompareLook& look, std::size_t figure) {
    if (ShowsSecond(look, figure) && !spot.second.empty()) return &spot.second.front();
    if (ShowsFirst(look, figure) && !spot.first.empty()) return &spot.first.front();
    return nullptr;
}

double TagText(const CompareLook& look) {
    return look.text * 0.95;
}

void AddTags(std::vector<CompareTag>& tags, const BodyMap& map, const Viewport& viewport,
             const std::vector<ComparedSpot>& spots, const CompareLook& look, std::size_t figure) {
    const MapPoint corner = viewport.ToScreen({map.box.x, map.box.y});
    const Figure drawn = FigureOf(spots, look, figure);
    LabelPlacer placer({corner.x, corner.y, map.box.w * viewport.Scale(), map.box.h * viewport.Scale()},
                       drawn.marks.size() + spots.size());
    const double glyph = GlyphSize({}, {});
    for (std::size_t i = 0; i < drawn.marks.size(); ++i)
        placer.BlockGlyph(drawn.spots[i], PlaceOf(drawn.marks[i], viewport), glyph);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const MarkLook* lead = LeadOf(spots[i], look, figure);
        if (lead == nullptr) continue;
        CompareTag tag{i, figure, {}, PlaceOf(*lead, viewport), ScoresOf(spots[i], look, figure)};
        const double w = kSign + 9 + WidthOf(tag.scores, TagText(look) * kBold), h = look.text * 1.4;
        const MapPoint centre = placer.Tag(i, tag.at, glyph, w, h).centre;
        tag.box = {centre.x - w / 2, centre.y - h / 2, w, h};
        tags.push_back(std::move(tag));
    }
}

// A spot charted elsewhere at the second visit.
void PaintMoves(Scene& scene, const std::vector<ComparedSpot>& spots, const Viewport& viewport) {
    for (const ComparedSpot& spot : spots) {
        if (spot.first.empty() || spot.second.empty()) continue;
        const MapPoint from = PlaceOf(spot.first.front(), viewport),
                       to = PlaceOf(spot.second.front(), viewport);
        if (std::hypot(to.x - from.x, to.y - from.y) > kMoved)
            AddStroke(scene, {from, to}, InkOf(spot.state), 1.2, {3, 3});
    }
}

void PaintTag(Scene& scene, const CompareTag& tag, SpotState state, const CompareLook& look) {
    const MapPoint centre{tag.box.x + tag.box.w / 2, tag.box.y + tag.box.h / 2};
    TagBox(scene, state, tag.box, look.chosen == tag.spot);
    Sign(scene, state, {tag.box.x + 4 + kSign / 2, centre.y}, kSign - 3);
    const double text = TagText(look);
    scene.items.emplace_back(SceneText{{tag.box.x + 6 + kSign, centre.y + text * 0.36},
                                       tag.scores,
                                       text,
                                       IsSolid(state) ? Ink::OnAccent : Ink::Text,
                                       TextAlign::Left,
                                       true});
}

void PaintCaptions(Scene& scene, const BodyMap& map, const Rect& place, const CompareLook& look,
                   std::size_t figure) {
    const auto say = [&](double x, const std::string& text, bool bold) {
        scene.items.emplace_back(SceneText{
            {x, place.y - 6}, text, look.text, bold ? Ink::Text : Ink::Text2, TextAlign::Centre, bold});
    };
    const std::string name = look.overlaid ? look.visits[0] + " → " + look.visits[1] : look.visits[figure];
    const double middle = place.x + place.w / 2;
    say(middle, name, true);
    // The sides beside the figure, however wide its place is, and clear of the name.
    const auto letters = std::ranges::count_if(name, [](char c) { return (c & 0xC0) != 0x80; });
    const double of_name = static_cast<double>(letters) * look.text * 0.31 + 1.5 * look.text;
    const double of_figure = std::min(place.w, place.h * map.box.w / map.box.h) * 0.4;
    const double away = std::min(std::max(of_figure, of_name), place.w / 2 - look.text);
    say(middle - away, look.sides[0], false);
    say(middle + away, look.sides[1], false);
}

bool Holds(const Rect& box, MapPoint p) {
    return p.x >= box.x && p.x <= box.x + box.w && p.y >= box.y && p.y <= box.y + box.h;
}

}  // namespace

bool IsDrawn(const ComparedSpot& spot) {
    return !spot.first.empty() || !spot.second.empty();
}

std::vector<Viewport> CompareViewports(const BodyMap& map, Rect frame, const CompareLook& look) {
    std::vector<Viewport> viewports;
    for (const Rect& place : PlacesOf(frame, look)) viewports.push_back(Viewport::Fit(map.box, place));
    return viewports;
}

std::vector<CompareTag> CompareTags(const BodyMap& map, Rect frame, const std::vector<ComparedSpot>& spots,
                                    const CompareLook& look) {
    std::vector<CompareTag> tags;
    const auto viewports = CompareViewports(map, frame, look);
    for (std::size_t i = 0; i < viewports.size(); ++i) AddTags(tags, map, viewports[i], spots, look, i);
    return tags;
}

Scene CompareScene(const BodyMap& map, Rect frame, const std::vector<ComparedSpot>& spots,
                   const CompareLook& look) {
    Scene scene;
    Legend(&scene, frame, look);
    const auto places = PlacesOf(frame, look);
    const auto viewports = CompareViewports(map, frame, look);
    BodyLook body;
    body.layer = look.layer;
    body.pen_scale = look.pen_scale;
    for (std::size_t i = 0; i < viewports.size(); ++i) {
        PaintCaptions(scene, map, places[i], look, i);
        scene.Append(BodyScene(map, viewports[i], body));
        if (look.overlaid) PaintMoves(scene, spots, viewports[i]);
        scene.Append(MarkScene(map, viewports[i], FigureOf(spots, look, i).marks, {}));
    }
    const auto tags = CompareTags(map, frame, spots, look);
    for (const CompareTag& tag : tags) {
        const MapPoint centre{tag.box.x + tag.box.w / 2, tag.box.y + tag.box.h / 2};
        if (std::hypot(centre.x - tag.at.x, centre.y - tag.at.y) > 2 * GlyphSize({}, {}))
            AddStroke(scene, {tag.at, centre}, InkOf(spots[tag.spot].state), 0.9);
    }
    for (const CompareTag& tag : tags) PaintTag(scene, tag, spots[tag.spot].state, look);
    return scene;
}

std::optional<std::size_t> CompareAt(const BodyMap& map, Rect frame, const std::vector<ComparedSpot>& spots,
                                     const CompareLook& look, MapPoint point) {
    for (const CompareTag& tag : CompareTags(map, frame, spots, look))
        if (Holds(tag.box, point)) return tag.spot;
    constexpr double kTolerance = 6;
    const auto viewports = CompareViewports(map, frame, look);
    for (std::size_t i = 0; i < viewports.size(); ++i) {
        Figure figure = FigureOf(spots, look, i);
        // The layout tells which mark by its id; here its place in the figure stands for it.
        for (std::size_t mark = 0; mark < figure.marks.size(); ++mark)
            figure.marks[mark].id = {std::to_string(mark)};
        if (const auto found = MarkLayout(viewports[i], figure.marks, {}).At(point, kTolerance))
            return figure.spots[static_cast<std::size_t>(std::stoul(found->value))];
    }
    return std::nullopt;
}

}  // namespace bodymap
