// What a scene shows, looked up by ink and words.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/scene.h"

namespace support {

inline std::vector<bodymap::SceneText> TextsIn(const bodymap::Scene& scene) {
    std::vector<bodymap::SceneText> texts;
    for (const auto& item : scene.items)
        if (const auto* text = std::get_if<bodymap::SceneText>(&item)) texts.push_back(*text);
    return texts;
}

inline std::optional<bodymap::SceneText> TextIn(const bodymap::Scene& scene, const std::string& said) {
    for (const auto& text : TextsIn(scene))
        if (text.text == said) return text;
    return {};
}

// Boxes of the shapes filled with an ink, in the order they are painted.
inline std::vector<bodymap::Rect> FilledIn(const bodymap::Scene& scene, bodymap::Ink ink) {
    std::vector<bodymap::Rect> boxes;
    for (const auto& item : scene.items)
        if (const auto* shape = std::get_if<bodymap::SceneShape>(&item); shape && shape->fill == ink)
            boxes.push_back(shape->path.Bounds());
    return boxes;
}
inline std::vector<bodymap::SceneShape> StrokedIn(const bodymap::Scene& scene, bodymap::Ink ink) {
    std::vector<bodymap::SceneShape> shapes;
    for (const auto& item : scene.items)
        if (const auto* shape = std::get_if<bodymap::SceneShape>(&item); shape && shape->stroke == ink)
            shapes.push_back(*shape);
    return shapes;
}

inline bodymap::MapPoint MiddleOf(const bodymap::Rect& box) {
    return {box.x + box.w / 2, box.y + box.h / 2};
}
inline bool Near(bodymap::MapPoint a, bodymap::MapPoint b, double within) {
    return std::abs(a.x - b.x) <= within && std::abs(a.y - b.y) <= within;
}

}  // namespace support
