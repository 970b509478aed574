// The part of the visit editor that knows the extent of marks: strokes, areas and arrows, and the regions
// they cover.
#include <algorithm>
#include <array>
#include <utility>

#include "bodymap/drawn_line.h"
#include "bodymap/shape_hits.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"

namespace desk {

namespace {

using model::Msg;

// Map units.
constexpr double kTolerance = 0.5;
constexpr double kLeastLength = 4;
constexpr double kLeastSurface = 30;
constexpr std::size_t kMostPoints = 500;

model::MapPoint Middle(const std::vector<model::MapPoint>& points) {
    double x = 0, y = 0;
    for (const model::MapPoint& p : points) {
        x += p.x;
        y += p.y;
    }
    const auto count = static_cast<double>(points.size());
    return {x / count, y / count};
}

// The largest ring of a region as a layer draws it.
std::vector<model::MapPoint> LargestPiece(const bodymap::BodyMap& map, const model::RegionRef& at,
                                          model::Layer layer) {
    std::vector<model::MapPoint> largest;
    for (const bodymap::Region& region : map.regions) {
        if (region.at != at || bodymap::IsDeep(region.sheet) != (layer == model::Layer::Deep)) continue;
        for (auto& ring : bodymap::Flatten(region.path, kTolerance)) {
            if (largest.empty() || bodymap::SurfaceOf(ring) > bodymap::SurfaceOf(largest))
                largest = std::move(ring);
        }
    }
    return largest;
}

bool IsWholeRegion(const model::Mark& mark) {
    return mark.shape == model::Shape::Area && mark.covers == std::vector<model::Cover>{{mark.at, 1}};
}

bool TooSmall(model::Shape shape, const std::vector<model::MapPoint>& points) {
    if (shape == model::Shape::Area) return points.size() < 3 || bodymap::SurfaceOf(points) < kLeastSurface;
    return points.size() < 2 || bodymap::LengthOf(points) < kLeastLength;
}

[[noreturn]] void RefuseCounterpart() {
    throw model::Error(model::ErrorKind::Refused, Msg("This place has no counterpart on the other side."));
}

void Shift(std::vector<model::MapPoint>& points, double dx, double dy) {
    for (model::MapPoint& p : points) p = {p.x + dx, p.y + dy};
}

}  // namespace

void VisitEditor::ShowFigure(model::Figure figure) {
    if (figure == ShownFigure()) return;
    m_shown = figure;
    Changed(static_cast<unsigned>(Change::Marks));
}

bool VisitEditor::PrepareFigures() {
    constexpr std::array kFigures{model::Figure::Neutral, model::Figure::Female, model::Figure::Male};
    const auto& marks = Visit().marks;
    if (m_prepared >= marks.size() * kFigures.size()) return false;
    const model::Mark& mark = marks[m_prepared / kFigures.size()];
    const model::Figure figure = kFigures[m_prepared % kFigures.size()];
    ++m_prepared;
    auto& atlas = m_resources.Atlas();
    const auto& views = atlas.Views(figure);
    if (std::ranges::find(views, mark.view) == views.end()) return true;
    try {
        (void)atlas.Carry(mark, figure);
    } catch (const model::Error&) {
        // A damaged map is told of when it is asked for.
    }
    return true;
}

bool VisitEditor::Locate(model::Mark& mark) const {
    if (mark.view == model::View::Picture) return OnPicture(mark);  // the region named stays
    if (mark.shape == model::Shape::Point) {
        const auto hit = HitAt(mark.figure, mark.view, mark.points.front(), mark.layer);
        if (!hit) return false;
        mark.at = hit->at;
        mark.layer = hit->layer;
        return true;
    }
    const bodymap::RegionIndex& index = m_resources.Atlas().Index(mark.figure, mark.view);
    auto hits = bodymap::HitsOf(index, mark.shape, mark.points, mark.layer);
    if (!hits) return false;
    mark.at = hits->at;
    mark.layer = hits->layer;
    mark.covers = std::move(hits->covers);
    mark.leads_to = std::move(hits->leads_to);
    return true;
}

std::optional<std::vector<model::MapPoint>> VisitEditor::PointsOn(model::View view,
                                                                  const model::Mark& mark) const {
    if (mark.view == view && view == model::View::Picture) return mark.points;
    if (mark.view == model::View::Picture || view == model::View::Picture) return {};
    return m_resources.Atlas().CarryTo(mark, FigureOn(view), view);
}

std::optional<model::Mark> VisitEditor::OnShownFigure(const model::MarkId& id,
                                                      std::optional<model::View> on) const {
    model::Mark mark = MarkOf(id);
    const model::View view = on.value_or(mark.view);
    auto points = PointsOn(view, mark);
    if (!points) return {};
    mark.points = *std::move(points);
    if (view != model::View::Picture) mark.figure = FigureOn(view);
    mark.view = view;
    return mark;
}

std::optional<model::MarkId> VisitEditor::AddShape(model::View view, model::Shape shape,
                                                   const std::vector<model::MapPoint>& points,
                                                   model::Layer layer, const std::string& finding) {
    if (points.empty()) return {};
    if (shape == model::Shape::Point) return AddMarkAt(view, points.front(), layer, finding);
    model::Mark mark;
    mark.points = bodymap::Simplified(points, shape == model::Shape::Area, kTolerance, kMostPoints);
    if (TooSmall(shape, mark.points)) {
        const bool starts = shape == model::Shape::Arrow;
        return AddMarkAt(view, starts ? points.front() : Middle(mark.points), layer, finding);
    }
    mark.figure = FigureOn(view);
    mark.view = view;
    mark.shape = shape;
    mark.layer = layer;
    mark.finding = finding;
    if (!Locate(mark)) return {};
    return Chart(std::move(mark), Msg("Add mark"));
}

std::optional<model::MarkId> VisitEditor::AddRegionArea(model::View view, const model::RegionRef& region,
                                                        model::Layer layer, const std::string& finding) {
    model::Mark mark;
    mark.figure = FigureOn(view);
    const auto outline = LargestPiece(m_resources.Atlas().Map(mark.figure, view), region, layer);
    if (outline.size() < 3) return {};
    mark.points = bodymap::Simplified(outline, /*closed=*/true, kTolerance, kMostPoints);
    mark.view = view;
    mark.shape = model::Shape::Area;
    mark.at = region;
    mark.layer = layer;
    mark.covers = {{region, 1}};
    mark.finding = finding;
    return Chart(std::move(mark), Msg("Add mark"));
}

bool VisitEditor::SetShapePoint(const model::MarkId& id, std::size_t index, model::MapPoint point,
                                std::uint64_t join, std::optional<model::View> on) {
    auto mark = OnShownFigure(id, on);
    if (!mark || index >= mark->points.size()) return false;
    mark->points[index] = point;
    if (!Locate(*mark)) return false;
    Refind(*std::move(mark), Msg("Move mark"), join);
    return true;
}

model::Mark VisitEditor::Mirrored(const model::Mark& mark, model::Side side) const {
    const bool one_sided = mark.at.side != model::Side::Midline && side != model::Side::Midline;
    if (!one_sided || mark.view == model::View::Picture) RefuseCounterpart();
    model::Mark there = mark;
    there.at.side = side;
    there.view = model::Mirrored(mark.view);
    bodymap::Atlas& atlas = m_resources.Atlas();
    const bodymap::Rect from = atlas.Map(mark.figure, mark.view).box;
    const bodymap::Rect to = atlas.Map(there.figure, there.view).box;
    const auto mirror = [&](double x) { return to.x + to.w - (x - from.x); };
    for (model::MapPoint& p : there.points) p.x = mirror(p.x);
    const model::RegionRef wanted = there.at;
    const bodymap::RegionIndex& index = atlas.Index(there.figure, there.view);
    const bool point = mark.shape == model::Shape::Point;
    if (point && index.Contains(wanted, there.layer, there.points.front())) return there;
    if (!point && Locate(there) && there.at == wanted) return there;
    if (IsWholeRegion(mark)) {
        there.at = wanted;
        there.layer = mark.layer;
        there.covers = {{wanted, 1}};
        return there;
    }
    // The drawing is not symmetric there: the region's own inner point is the honest place.
    const auto inner = index.InnerPoint(wanted, mark.layer);
    const auto here = atlas.Index(mark.figure, mark.view).InnerPoint(mark.at, mark.layer);
    if (!inner || !here) RefuseCounterpart();
    const model::MapPoint first = point ? there.points.front() : model::MapPoint{mirror(here->x), here->y};
    Shift(there.points, inner->x - first.x, inner->y - first.y);
    there.layer = mark.layer;
    if (!point && !Locate(there)) RefuseCounterpart();
    if (there.at.side != side) RefuseCounterpart();
    return there;
}

}  // namespace desk
