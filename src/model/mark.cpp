#include "model/mark.h"

#include <algorithm>

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kShapeWords{"point"sv, "stroke"sv, "area"sv, "arrow"sv};
constexpr std::array kResponseWords{"not_asked"sv, "better"sv, "same"sv, "worse"sv};

}  // namespace

std::vector<RegionRef> RegionsUnder(const Mark& mark) {
    std::vector<RegionRef> regions{mark.at};
    const auto add = [&](const RegionRef& at) {
        if (std::find(regions.begin(), regions.end(), at) == regions.end()) regions.push_back(at);
    };
    for (const Cover& cover : mark.covers) {
        if (cover.share >= kLeastCover) add(cover.at);
    }
    if (mark.leads_to) add(*mark.leads_to);
    return regions;
}

std::vector<RegionRef> RegionsWorked(const Mark& mark) {
    std::vector<RegionRef> regions{mark.at};
    if (mark.shape == Shape::Arrow) return regions;
    for (const Cover& cover : mark.covers) {
        const bool there = std::find(regions.begin(), regions.end(), cover.at) != regions.end();
        if (cover.share >= kLeastWorked && !there) regions.push_back(cover.at);
    }
    return regions;
}

std::string_view ToText(Shape shape) {
    return Word(kShapeWords, shape);
}
std::optional<Shape> ParseShape(std::string_view text) {
    return FromWord<Shape>(kShapeWords, text);
}
std::string_view ToText(Response response) {
    return Word(kResponseWords, response);
}
std::optional<Response> ParseResponse(std::string_view text) {
    return FromWord<Response>(kResponseWords, text);
}

}  // namespace model
