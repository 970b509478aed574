// The drawing of an exercise: its poses side by side or over each other, what stands beside the body, arrows.
#pragma once

#include <string_view>

#include "bodymap/scene.h"
#include "model/pose.h"

namespace bodymap {

// Drawn once, put into as many boxes as one likes. Mirrored: for the other side of the body.
class ExerciseFigure {
public:
    explicit ExerciseFigure(const model::ExerciseDrawing& drawing, bool mirrored = false);
    // Width over height.
    [[nodiscard]] double Shape() const { return m_box.h > 0 ? m_box.w / m_box.h : 1; }
    // Fills `box` as far as its shape allows, standing on its lower edge.
    [[nodiscard]] Scene In(Rect box) const;

private:
    Scene m_scene;
    Rect m_box;
};

[[nodiscard]] Scene ExerciseScene(const model::ExerciseDrawing& drawing, Rect box, bool mirrored = false);

// What a table of drawings may name; see terms/drawings.h.
[[nodiscard]] bool IsBodyPoint(std::string_view name);
[[nodiscard]] bool IsShownPart(std::string_view name);                            // "forearm_r", "head"
[[nodiscard]] bool IsWorkedPlace(std::string_view part, std::string_view where);  // "thigh_r", "back"
[[nodiscard]] bool IsPropKind(std::string_view name);

}  // namespace bodymap
