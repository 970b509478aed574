#include "model/mark.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kShapeWords{"point"sv, "stroke"sv, "area"sv, "arrow"sv};
constexpr std::array kResponseWords{"not_asked"sv, "better"sv, "same"sv, "worse"sv};

}  // namespace

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
