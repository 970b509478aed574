#include "bodymap/exercise_scene.h"

#include <algorithm>
#include <cmath>

#include "bodymap/exercise_parts.h"

namespace bodymap {

namespace {

constexpr double kGap = 9;        // between poses
constexpr double kWhole = 70;     // of this size and more, lines have their full width
constexpr double kFloorPast = 3;  // of the floor beyond the drawing

// Where everything painted lies, with its pens.
Rect Bounds(const Scene& scene) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const SceneItem& item : scene.items) {
        const auto& shape = std::get<SceneShape>(item);
        if (shape.path.empty()) continue;
        const Rect box = shape.path.Bounds();
        const double pen = shape.stroke == Ink::None ? 0 : shape.pen / 2;
        left = std::min(left, box.x - pen);
        top = std::min(top, box.y - pen);
        right = std::max(right, box.x + box.w + pen);
        bottom = std::max(bottom, box.y + box.h + pen);
    }
    if (right < left) return {};
    return {left, top, right - left, bottom - top};
}

void MoveAll(Scene& scene, double scale, double dx, double dy) {
    for (SceneItem& item : scene.items) {
        auto& shape = std::get<SceneShape>(item);
        shape.path = shape.path.Moved(scale, dx, dy);
        shape.pen *= scale;
        for (double& dash : shape.dash) dash *= scale;
    }
}

using Bodies = std::vector<Mannequin>;

Scene PoseScene(const model::ExerciseDrawing& drawing, const Bodies& bodies, std::size_t index,
                const Eye& eye, bool ghost) {
    const model::Pose& pose = drawing.poses[index];
    const Mannequin& body = bodies[index];
    Scene scene;
    if (!ghost) DrawProps(drawing, static_cast<int>(index), body, eye, false, scene);
    DrawBody(drawing, pose, body, eye, ghost, scene);
    if (!ghost) DrawProps(drawing, static_cast<int>(index), body, eye, true, scene);
    return scene;
}

// Close-ups have finer lines: the drawing, not the body, is what is looked at.
double FineOf(const model::ExerciseDrawing& drawing, const Bodies& bodies, const Eye& eye) {
    if (drawing.only.empty()) return 1;
    Scene scene;
    DrawBody(drawing, drawing.poses.front(), bodies.front(), eye, false, scene);
    const Rect box = Bounds(scene);
    return std::clamp(std::max(box.w, box.h) / kWhole, 0.25, 1.0);
}

// A small mark from one pose to the next.
SceneShape Next(double x, double y, double fine) {
    SceneShape next;
    next.path.Move({x - 1.3 * fine, y - 2.6 * fine});
    next.path.Line({x + 1.3 * fine, y});
    next.path.Line({x - 1.3 * fine, y + 2.6 * fine});
    next.stroke = Ink::Text2;
    next.pen = fine;
    return next;
}

Scene Over(const model::ExerciseDrawing& drawing, const Bodies& bodies, const Eye& eye) {
    Scene scene;
    for (std::size_t i = 0; i < bodies.size(); ++i)
        scene.Append(PoseScene(drawing, bodies, i, eye, i + 1 < bodies.size()));
    for (std::size_t i = 0; i < bodies.size(); ++i) DrawArrows(drawing.poses[i], bodies[i], eye, scene);
    return scene;
}

Scene Beside(const model::ExerciseDrawing& drawing, const Bodies& bodies, const Eye& eye) {
    std::vector<Scene> poses;
    std::vector<Rect> boxes;
    double lowest = -1e9, highest = 1e9, x = 0;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        Scene& pose = poses.emplace_back(PoseScene(drawing, bodies, i, eye, false));
        DrawArrows(drawing.poses[i], bodies[i], eye, pose);
        const Rect& box = boxes.emplace_back(Bounds(pose));
        lowest = std::max(lowest, box.y + box.h);
        highest = std::min(highest, box.y);
    }
    const double gap = kGap * eye.Fine();
    Scene scene;
    for (std::size_t i = 0; i < poses.size(); ++i) {
        const Rect& box = boxes[i];
        MoveAll(poses[i], 1, x - box.x, 0);
        scene.Append(std::move(poses[i]));
        x += box.w + gap;
        if (i + 1 < poses.size())
            scene.items.emplace_back(Next(x - gap / 2, (lowest + highest) / 2, eye.Fine()));
    }
    return scene;
}

bool HasFloor(const model::ExerciseDrawing& drawing) {
    return drawing.only.empty() && std::abs(drawing.tilt) < 60;
}

Scene Drawn(const model::ExerciseDrawing& drawing, bool mirrored) {
    if (drawing.poses.empty()) return {};
    const Bodies bodies(drawing.poses.begin(), drawing.poses.end());
    Eye eye(drawing.turn, drawing.tilt, mirrored);
    eye.SetFine(FineOf(drawing, bodies, eye));
    Scene scene = drawing.ghost ? Over(drawing, bodies, eye) : Beside(drawing, bodies, eye);
    if (!HasFloor(drawing) || !eye.Level()) return scene;
    const Rect box = Bounds(scene);
    SceneShape floor;
    floor.path.Move({box.x - kFloorPast, kRim / 2});
    floor.path.Line({box.x + box.w + kFloorPast, kRim / 2});
    floor.stroke = Ink::SoftLine;
    floor.pen = 0.8;
    Scene all;
    all.items.emplace_back(std::move(floor));
    all.Append(std::move(scene));
    return all;
}

}  // namespace

ExerciseFigure::ExerciseFigure(const model::ExerciseDrawing& drawing, bool mirrored)
    : m_scene(Drawn(drawing, mirrored)), m_box(Bounds(m_scene)) {}

Scene ExerciseFigure::In(Rect box) const {
    Scene scene = m_scene;
    if (!(m_box.w > 0 && m_box.h > 0)) return scene;
    const double scale = std::min(box.w / m_box.w, box.h / m_box.h);
    MoveAll(scene, scale, box.x + (box.w - scale * m_box.w) / 2 - scale * m_box.x,
            box.y + box.h - scale * (m_box.y + m_box.h));
    return scene;
}

Scene ExerciseScene(const model::ExerciseDrawing& drawing, Rect box, bool mirrored) {
    return ExerciseFigure(drawing, mirrored).In(box);
}

}  // namespace bodymap
