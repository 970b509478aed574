// The clinic's own pictures made ready for the client's paper.
#include <cmath>
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

}  // namespace

PlanPictures PicturesForPaper(Clinic& clinic, const model::Visit& visit) {
    PlanPictures pictures;
    for (const model::Mark& mark : visit.marks) {
        if (mark.view != model::View::Picture || pictures.contains(mark.picture)) continue;
        const auto picture = clinic.Store().LoadPicture(mark.picture);
        if (!picture) continue;
        clinic.Store().Log("picture.print", mark.picture.value, visit.client);
        pictures.emplace(mark.picture, ForPaper(*picture));
    }
    return pictures;
}

}  // namespace desk
