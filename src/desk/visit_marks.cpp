// The part of the visit editor that puts marks on the body.
#include <algorithm>
#include <functional>
#include <utility>

#include "desk/note.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/spots.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Msg;

constexpr unsigned kMarks = static_cast<unsigned>(Change::Marks);
constexpr double kReach = 6;  // map units: how far beside a region's border a click still means it

std::uint64_t JoinOf(const model::MarkId& id, const char* field) {
    const std::hash<std::string> hash;
    return (std::uint64_t{1} << 63) | static_cast<std::uint64_t>(hash(id.value + field));
}

}  // namespace

model::Figure VisitEditor::FigureOn(model::View view) const {
    const auto& views = m_resources.Atlas().Views(ShownFigure());
    const bool own = std::find(views.begin(), views.end(), view) != views.end();
    return own ? ShownFigure() : model::Figure::Neutral;
}

const model::Mark& VisitEditor::MarkOf(const model::MarkId& id) const {
    const model::Mark* mark = Visit().Find(id);
    if (mark == nullptr) Refuse({model::ProblemCode::UnknownMark, id.value});
    return *mark;
}

void VisitEditor::ReplaceMark(const model::Mark& mark, const char* description, std::uint64_t join) {
    model::Visit next = Visit();
    model::Mark looked_at = mark;
    looked_at.copied = false;
    Demand(next.Replace(looked_at));
    Commit(std::move(next), description, kMarks, join);
}

void VisitEditor::Refind(model::Mark mark, const char* description, std::uint64_t join) {
    model::Visit next = Visit();
    mark.copied = false;
    LeaveSpot(MarkOf(mark.id), mark);
    Follow(*m_earlier_marks, next, mark);
    Demand(next.Replace(mark));
    Commit(std::move(next), description, kMarks, join);
}

std::optional<bodymap::Hit> VisitEditor::HitAt(model::Figure figure, model::View view, model::MapPoint point,
                                               model::Layer layer) const {
    const bodymap::RegionIndex& index = m_resources.Atlas().Index(figure, view);
    if (index.Excluded(point)) return {};
    if (const auto hit = index.At(point, layer)) return hit;
    const auto below = index.AllAt(point, layer);
    if (!below.empty()) return below.front();
    return index.InsideFigure(point) ? index.Near(point, layer, kReach) : std::nullopt;
}

model::MarkId VisitEditor::Chart(model::Mark mark, const char* description) {
    mark.id = m_ids.New<model::MarkId>();
    const model::MarkId id = mark.id;
    model::Visit next = Visit();
    Follow(*m_earlier_marks, next, mark);
    Demand(next.Add(std::move(mark)));
    Commit(std::move(next), description, kMarks);
    return id;
}

std::optional<model::MarkId> VisitEditor::AddMarkAt(model::View view, model::MapPoint point,
                                                    model::Layer layer, const std::string& finding) {
    const auto hit = HitAt(FigureOn(view), view, point, layer);
    if (!hit) return {};
    model::Mark mark;
    mark.figure = FigureOn(view);
    mark.view = view;
    mark.points = {point};
    mark.at = hit->at;
    mark.layer = hit->layer;
    mark.finding = finding;
    return Chart(std::move(mark), Msg("Add mark"));
}

model::MarkId VisitEditor::AddMarkIn(const model::RegionRef& region, model::Layer layer,
                                     const std::string& finding, std::optional<model::View> view) {
    bodymap::Atlas& atlas = m_resources.Atlas();
    const auto inner = [&](model::View on) {
        return atlas.Index(FigureOn(on), on).InnerPoint(region, layer);
    };
    std::optional<model::MapPoint> point = view ? inner(*view) : std::nullopt;
    if (!point) {
        view = atlas.BestView(ShownFigure(), region, layer);
        if (!view) view = atlas.BestView(model::Figure::Neutral, region, layer);
        if (view) point = inner(*view);
    }
    if (!point) {
        throw model::Error(model::ErrorKind::Refused, Msg("The region “{0}” is not drawn on the body map."),
                           {region.region});
    }
    model::Mark mark;
    mark.figure = FigureOn(*view);
    mark.view = *view;
    mark.points = {*point};
    mark.at = region;
    mark.layer = layer;
    mark.finding = finding;
    return Chart(std::move(mark), Msg("Add mark"));
}

bool VisitEditor::MoveMark(const model::MarkId& id, model::MapPoint point, std::uint64_t join,
                           std::optional<model::View> on) {
    auto mark = OnShownFigure(id, on);
    if (!mark) return false;
    const model::MapPoint from = mark->points.front();
    for (model::MapPoint& p : mark->points) p = {p.x + point.x - from.x, p.y + point.y - from.y};
    mark->points.front() = point;
    if (!Locate(*mark)) return false;
    Refind(*std::move(mark), Msg("Move mark"), join);
    return true;
}

void VisitEditor::SetFinding(const model::MarkId& id, const std::string& finding) {
    model::Mark mark = MarkOf(id);
    mark.finding = finding;
    Refind(std::move(mark), Msg("Change finding"));
}

void VisitEditor::SetSeverityBefore(const model::MarkId& id, std::optional<int> severity,
                                    std::uint64_t join) {
    model::Mark mark = MarkOf(id);
    mark.before = severity;
    ReplaceMark(mark, Msg("Change severity before"), join);
}

void VisitEditor::SetSeverityAfter(const model::MarkId& id, std::optional<int> severity, std::uint64_t join) {
    model::Mark mark = MarkOf(id);
    mark.after = severity;
    ReplaceMark(mark, Msg("Change severity after"), join);
}

void VisitEditor::SetMarkNote(const model::MarkId& id, const std::string& note) {
    model::Mark mark = MarkOf(id);
    mark.note = note;
    ReplaceMark(mark, Msg("Write mark's note"), JoinOf(id, "note"));
}

void VisitEditor::RemoveMark(const model::MarkId& id) {
    model::Visit next = Visit();
    Demand(next.Remove(id));
    Commit(std::move(next), Msg("Remove mark"), kMarks | static_cast<unsigned>(Change::Treatments));
}

void VisitEditor::SetSide(const model::MarkId& id, model::Side side) {
    const model::Mark& mark = MarkOf(id);
    if (mark.at.side == side) return;
    if (mark.view == model::View::Picture) {
        model::Mark there = mark;
        there.at.side = side;
        Refind(std::move(there), Msg("Change side"));
        return;
    }
    Refind(Mirrored(mark, side), Msg("Change side"));
}

std::optional<model::Mark> VisitEditor::InLayer(const model::Mark& mark, model::Layer layer) const {
    model::Mark there = mark;
    there.layer = layer;
    if (!Locate(there) || there.layer != layer) return {};
    return there;
}

model::MarkId VisitEditor::MirrorMark(const model::MarkId& id) {
    return Chart(MirrorImage(id), Msg("Mirror mark"));
}

model::Mark VisitEditor::MirrorImage(const model::MarkId& id) const {
    const model::Mark& mark = MarkOf(id);
    model::Mark copy = Mirrored(mark, model::Opposite(mark.at.side));
    // What was measured and followed on the one side says nothing about the other.
    copy.before.reset();
    copy.after.reset();
    copy.spot = {};
    copy.note.clear();
    copy.copied = false;
    return copy;
}

std::vector<std::string> VisitEditor::FindingLines() const {
    const auto& words = m_resources.Translator(m_store.Profile().language);
    return ObjectiveTexts(words, m_resources, Visit());
}

}  // namespace desk
