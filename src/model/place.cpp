#include "model/place.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kFigureWords{"neutral"sv, "female"sv, "male"sv};
constexpr std::array kViewWords{"front"sv,        "back"sv,        "left"sv,         "right"sv,
                                "head-front"sv,   "head-back"sv,   "head-left"sv,    "head-right"sv,
                                "hand-palmar"sv,  "hand-dorsal"sv, "foot-plantar"sv, "foot-dorsal"sv,
                                "foot-lateral"sv, "foot-medial"sv};
constexpr std::array kLayerWords{"superficial"sv, "deep"sv};
constexpr std::array kSideWords{"left"sv, "right"sv, "midline"sv};

}  // namespace

std::string_view ToText(Figure figure) {
    return Word(kFigureWords, figure);
}
std::optional<Figure> ParseFigure(std::string_view text) {
    return FromWord<Figure>(kFigureWords, text);
}
std::string_view ToText(View view) {
    return Word(kViewWords, view);
}
std::optional<View> ParseView(std::string_view text) {
    return FromWord<View>(kViewWords, text);
}
std::string_view ToText(Layer layer) {
    return Word(kLayerWords, layer);
}
std::optional<Layer> ParseLayer(std::string_view text) {
    return FromWord<Layer>(kLayerWords, text);
}
std::string_view ToText(Side side) {
    return Word(kSideWords, side);
}
std::optional<Side> ParseSide(std::string_view text) {
    return FromWord<Side>(kSideWords, text);
}

Side Opposite(Side side) {
    if (side == Side::Midline) return side;
    return side == Side::Left ? Side::Right : Side::Left;
}

}  // namespace model
