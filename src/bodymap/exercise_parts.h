// Parts of the drawing of an exercise in hundredths of the body's height; part of exercise_scene.cpp.
#pragma once

#include "bodymap/disc_hull.h"
#include "bodymap/mannequin.h"
#include "bodymap/scene.h"

namespace bodymap {

// Where the drawing is looked at from; parallel, so that lengths stay.
class Eye {
public:
    Eye(double turn, double tilt, bool mirrored);
    [[nodiscard]] MapPoint See(const Space& p) const;
    // Grows towards the eye.
    [[nodiscard]] double Near(const Space& p) const { return Dot(p, m_towards); }
    [[nodiscard]] bool Mirrored() const { return m_mirrored; }
    // The floor is a line.
    [[nodiscard]] bool Level() const { return m_level; }
    [[nodiscard]] std::vector<Disc> See(const std::vector<Ball>& balls) const;

    // Of lines, 1 where a whole body is drawn.
    [[nodiscard]] double Fine() const { return m_fine; }
    void SetFine(double fine) { m_fine = fine; }

private:
    double m_fine = 1;
    Space m_right, m_up, m_towards;
    bool m_mirrored, m_level;
};

// An outline a little outside of the fill, so that overlapping shapes become one.
inline constexpr double kRim = 0.55;

// One shape on top of what the scene has.
void AddShape(Scene& scene, Path path, Ink fill, Ink stroke, double pen);

void DrawBody(const model::ExerciseDrawing& drawing, const model::Pose& pose, const Mannequin& body,
              const Eye& eye, bool ghost, Scene& scene);
void DrawProps(const model::ExerciseDrawing& drawing, int pose, const Mannequin& body, const Eye& eye,
               bool front, Scene& scene);
void DrawArrows(const model::Pose& pose, const Mannequin& body, const Eye& eye, Scene& scene);

// What a highlight covers: balls on its part, as on the left. Empty: no such place.
[[nodiscard]] std::vector<Ball> WorkedZone(BodyPart part, std::string_view where);

}  // namespace bodymap
