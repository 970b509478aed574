// The clinic's own pictures made ready for the client's paper.
#include <cmath>
#include <set>
#include <utility>

#include "bodymap/picture.h"
#include "desk/clinic.h"
#include "desk/plan_builder.h"

namespace desk {

namespace {

constexpr double kDotsPerInch = 200;  // what a clinic's printer shows of a photo

int Dots(double inches) {
    return static_cast<int>(std::lround(inches * kDotsPerInch));
}

std::shared_ptr<const pdf::PlanPicture> ForPaper(const model::Picture& picture) {
    const exchange::Image image = exchange::DecodePicture(picture.bytes, picture.id.value);
    bodymap::Pixels small = bodymap::Shrunk(image.width, image.height, image.rgb,
                                            Dots(pdf::kMostPictureWidth), Dots(pdf::kMostPictureHeight));
    exchange::PackedImage packed = exchange::Pack({small.width, small.height, std::move(small.rgb)});
    return std::make_shared<const pdf::PlanPicture>(
        pdf::PlanPicture{bodymap::PictureMap(image.width, image.height), picture.title, packed.width,
                         packed.height, packed.jpeg, std::move(packed.bytes)});
}

std::set<model::PictureId> PicturesOf(const model::Visit& visit) {
    std::set<model::PictureId> ids;
    for (const model::Mark& mark : visit.marks)
        if (mark.view == model::View::Picture) ids.insert(mark.picture);
    return ids;
}

}  // namespace

PlanPictures PicturesForPaper(Clinic& clinic, const model::Visit& visit) {
    PlanPictures pictures;
    for (const model::PictureId& id : PicturesOf(visit))
        if (const auto picture = clinic.Store().LoadPicture(id)) pictures.emplace(id, ForPaper(*picture));
    return pictures;
}

void LogPictures(Clinic& clinic, const model::Visit& visit, const std::string& action) {
    for (const model::PictureId& id : PicturesOf(visit))
        if (clinic.Store().LoadPicture(id)) clinic.Store().Log(action, id.value, visit.client);
}

}  // namespace desk
