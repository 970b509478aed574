// The part of the visit editor that puts marks on the clinic's own pictures. No atlas knows what they show:
// region and side are the therapist's word and stay when a mark is moved.
#include <utility>

#include "bodymap/drawn_line.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "model/picture.h"

namespace desk {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr double kTolerance = 1;  // pixels a simplified line may lie beside the drawn one
constexpr std::size_t kMostPoints = 500;

}  // namespace

store::PictureSummary VisitEditor::PictureOf(const model::PictureId& id) const {
    for (auto& picture : m_store.Pictures(m_client.id))
        if (picture.id == id) return std::move(picture);
    throw Error(ErrorKind::Refused, Msg("There is no picture {0}."), {id.value});
}

model::MarkId VisitEditor::AddMarkOnPicture(const model::PictureId& picture, model::Shape shape,
                                            const std::vector<model::MapPoint>& points,
                                            const model::RegionRef& region, model::Layer layer,
                                            const std::string& finding) {
    const store::PictureSummary on = PictureOf(picture);
    if (on.archived) throw Error(ErrorKind::Refused, Msg("This picture is archived."));
    if (!model::Holds(on.width, on.height, points))
        throw Error(ErrorKind::Refused, Msg("A mark on a picture lies inside it."));
    const auto& words = m_resources.Words();
    const bool known = words.FindRegion(region.region) != nullptr;
    if (!known || words.FindFinding(finding) == nullptr)
        throw Error(ErrorKind::Refused, Msg("“{0}” is not among the words of this clinic."),
                    {known ? finding : region.region});
    model::Mark mark;
    mark.figure = m_client.figure;
    mark.view = model::View::Picture;
    mark.picture = picture;
    mark.shape = shape;
    mark.points = shape == model::Shape::Point
                      ? points
                      : bodymap::Simplified(points, shape == model::Shape::Area, kTolerance, kMostPoints);
    mark.at = region;
    mark.layer = layer;
    mark.finding = finding;
    return Chart(std::move(mark), Msg("Add mark"));
}

bool VisitEditor::OnPicture(const model::Mark& mark) const {
    const store::PictureSummary on = PictureOf(mark.picture);
    return model::Holds(on.width, on.height, mark.points);
}

}  // namespace desk
