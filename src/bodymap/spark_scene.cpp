#include "bodymap/spark_scene.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace bodymap {

namespace {

// Output units.
constexpr double kLeft = 8, kRight = 24, kTop = 8, kFoot = 8;
constexpr double kLeastStep = 7;  // between rings
constexpr double kDigits = 11.5;

double Step(const Spark& spark, const Rect& frame) {
    const auto steps = static_cast<double>(std::max<std::size_t>(spark.scores.size(), 2) - 1);
    return (frame.w - kLeft - kRight) / steps;
}

void Stroke(Scene& scene, MapPoint from, MapPoint to, Ink ink, double pen, std::vector<double> dash = {}) {
    SceneShape line;
    line.path.Move(from);
    line.path.Line(to);
    line.stroke = ink;
    line.pen = pen;
    line.dash = std::move(dash);
    scene.items.emplace_back(std::move(line));
}

void Disc(Scene& scene, MapPoint at, double radius, Ink fill, Ink stroke, double pen) {
    SceneShape disc;
    disc.path.Circle(at, radius);
    disc.fill = fill;
    disc.stroke = stroke;
    disc.pen = pen;
    scene.items.emplace_back(std::move(disc));
}

std::string Digits(double score) {
    const long tenths = std::lround(std::abs(score) * 10);
    std::string text = score < 0 && tenths > 0 ? "−" : "";
    text += std::to_string(tenths / 10);
    return tenths % 10 == 0 ? text : text + "." + std::to_string(tenths % 10);
}

double HeightOf(const Spark& spark, const Rect& frame, double score) {
    const double scale = std::max(spark.highest - spark.lowest, 1e-9);
    return frame.y + kTop + (frame.h - kTop - kFoot) * (1 - (score - spark.lowest) / scale);
}

void Ground(Scene& scene, const Spark& spark, const Rect& frame) {
    const double y = frame.y + frame.h - kFoot + 2;
    Stroke(scene, {frame.x + 2, y}, {frame.x + frame.w - kRight + 12, y}, plot::Grid, 1);
    if (spark.lowest < 0) {
        const double zero = HeightOf(spark, frame, 0);
        Stroke(scene, {frame.x + 2, zero}, {frame.x + frame.w - kRight + 12, zero}, plot::Grid, 1, {2, 3});
    }
    for (const double limit : spark.limits) {
        if (limit <= spark.lowest || limit > spark.highest) continue;
        const double level = HeightOf(spark, frame, limit);
        Stroke(scene, {frame.x + 2, level}, {frame.x + frame.w - kRight + 12, level}, Ink::Ghost, 0.9,
               {4, 3});
    }
    if (Step(spark, frame) < kLeastStep / 2) return;
    for (std::size_t i = 0; i < spark.scores.size(); ++i) {
        const double x = SparkPlace(spark, frame, i).x;
        if (!spark.scores[i]) Stroke(scene, {x, y - 2.5}, {x, y + 2.5}, Ink::Ghost, 1);
    }
}

}  // namespace

MapPoint SparkPlace(const Spark& spark, Rect frame, std::size_t visit) {
    return {frame.x + kLeft + Step(spark, frame) * static_cast<double>(visit),
            HeightOf(spark, frame, spark.scores[visit].value_or(spark.lowest))};
}

Scene SparkScene(const Spark& spark, Rect frame) {
    Scene scene;
    if (spark.scores.empty()) return scene;
    Ground(scene, spark, frame);
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < spark.scores.size(); ++i) {
        if (!spark.scores[i]) continue;
        if (before) {
            Stroke(scene, SparkPlace(spark, frame, *before), SparkPlace(spark, frame, i), spark.ink, 1.8,
                   i == *before + 1 ? std::vector<double>{} : std::vector<double>{2, 3});
        }
        before = i;
    }
    const bool rings = Step(spark, frame) >= kLeastStep;
    for (std::size_t i = 0; i < spark.scores.size(); ++i) {
        const bool last = i + 1 == spark.scores.size();
        if (!spark.scores[i] || (!rings && !last)) continue;
        Disc(scene, SparkPlace(spark, frame, i), last ? 4 : 2.8, last ? spark.ink : Ink::TagFill, spark.ink,
             1.6);
    }
    if (spark.scores.back()) {
        const MapPoint at = SparkPlace(spark, frame, spark.scores.size() - 1);
        scene.items.emplace_back(SceneText{{at.x + 8, at.y + 4},
                                           spark.last.empty() ? Digits(*spark.scores.back()) : spark.last,
                                           kDigits,
                                           Ink::Text,
                                           TextAlign::Left,
                                           true});
    }
    return scene;
}

std::optional<std::size_t> SparkAt(const Spark& spark, Rect frame, MapPoint point) {
    if (spark.scores.empty() || point.x < frame.x || point.x > frame.x + frame.w || point.y < frame.y ||
        point.y > frame.y + frame.h)
        return std::nullopt;
    const double place = std::round((point.x - frame.x - kLeft) / std::max(Step(spark, frame), 0.001));
    return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(spark.scores.size() - 1)));
}

Scene BarScene(const ShareBar& bar, Rect frame) {
    Scene scene;
    const double high = std::min(frame.h, 10.0), y = frame.y + frame.h / 2;
    Stroke(scene, {frame.x, y}, {frame.x + frame.w, y}, plot::Grid, 1);
    const double width = frame.w * std::clamp(bar.share, 0.0, 1.0);
    if (width <= 0) return scene;
    SceneShape box;
    box.path.RoundedBox({frame.x, y - high / 2, width, high}, std::min(1.5, width / 2));
    box.fill = bar.ink;
    scene.items.emplace_back(std::move(box));
    return scene;
}

Scene ChangeScene(const Dumbbell& change, Rect frame) {
    Scene scene;
    const double y = frame.y + frame.h / 2, rim = 6;
    const auto place = [&](double score) {
        return MapPoint{frame.x + rim + (frame.w - 2 * rim) * score / change.highest, y};
    };
    Stroke(scene, place(0), place(change.highest), plot::Grid, 1);
    if (change.a && change.b && *change.a != *change.b)
        Stroke(scene, place(*change.a), place(*change.b), change.ink, 2.4);
    if (change.a) Disc(scene, place(*change.a), 3.8, Ink::TagFill, plot::Same, 1.6);
    if (change.b) Disc(scene, place(*change.b), 4.2, change.ink, Ink::None, 0);
    return scene;
}

}  // namespace bodymap
