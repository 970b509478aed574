#include "model/place.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kFigureWords{"neutral"sv, "female"sv, "male"sv};
constexpr std::array kViewWords{"front"sv,
                                "back"sv,
                                "left"sv,
                                "right"sv,
                                "head-front"sv,
                                "head-back"sv,
                                "head-left"sv,
                                "head-right"sv,
                                "hand-palmar"sv,
                                "hand-dorsal"sv,
                                "foot-plantar"sv,
                                "foot-dorsal"sv,
                                "foot-lateral"sv,
                                "foot-medial"sv,
                                "hand-palmar-left"sv,
                                "hand-dorsal-left"sv,
                                "foot-plantar-left"sv,
                                "foot-dorsal-left"sv,
                                "foot-lateral-left"sv,
                                "foot-medial-left"sv,
                                "picture"sv};
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

std::optional<Side> SideShown(View view) {
    if (view == View::Left || view == View::HeadLeft) return Side::Left;
    if (view == View::Right || view == View::HeadRight) return Side::Right;
    if (view >= View::HandPalmar && view <= View::FootMedial) return Side::Right;
    if (view >= View::HandPalmarLeft && view <= View::FootMedialLeft) return Side::Left;
    return {};
}

std::optional<View> BodyViewOf(View close_up) {
    switch (close_up) {
        case View::HeadFront:
        case View::HandPalmar:
        case View::HandPalmarLeft:
        case View::FootDorsal:
        case View::FootDorsalLeft:
            return View::Front;
        case View::HeadBack:
        case View::HandDorsal:
        case View::HandDorsalLeft:
            return View::Back;
        case View::HeadLeft:
        case View::FootLateralLeft:
            return View::Left;
        case View::HeadRight:
        case View::FootLateral:
            return View::Right;
        default:
            return {};
    }
}

View Mirrored(View view) {
    constexpr int kHandsAndFeet = static_cast<int>(View::HandPalmarLeft) - static_cast<int>(View::HandPalmar);
    if (view == View::Left) return View::Right;
    if (view == View::Right) return View::Left;
    if (view == View::HeadLeft) return View::HeadRight;
    if (view == View::HeadRight) return View::HeadLeft;
    if (view == View::Picture || !SideShown(view)) return view;
    const int other = SideShown(view) == Side::Right ? kHandsAndFeet : -kHandsAndFeet;
    return static_cast<View>(static_cast<int>(view) + other);
}

}  // namespace model
