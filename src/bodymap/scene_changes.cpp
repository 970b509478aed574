#include "bodymap/scene_changes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <unordered_map>

namespace bodymap {

namespace {

class Hash {
public:
    void Add(std::uint64_t bits) { m_sum = (m_sum ^ bits) * 0x9E3779B97F4A7C15u, m_sum ^= m_sum >> 29; }
    void Add(double value) { Add(std::bit_cast<std::uint64_t>(value)); }
    void Add(MapPoint p) { Add(p.x), Add(p.y); }
    [[nodiscard]] std::uint64_t Sum() const { return m_sum; }

private:
    std::uint64_t m_sum = 0;
};

std::uint64_t HashOf(const SceneShape& shape) {
    Hash hash;
    hash.Add(static_cast<std::uint64_t>(shape.fill) << 8 | static_cast<std::uint64_t>(shape.stroke));
    hash.Add(shape.pen);
    for (const PathStep& step : shape.path.steps) hash.Add(step.a), hash.Add(step.to);
    return hash.Sum();
}

std::uint64_t HashOf(const SceneText& text) {
    Hash hash;
    hash.Add(std::uint64_t{std::hash<std::string>{}(text.text)});
    hash.Add(text.at);
    return hash.Sum();
}

bool Same(const SceneShape& a, const SceneShape& b) {
    return a.path == b.path && a.fill == b.fill && a.stroke == b.stroke && a.pen == b.pen &&
           a.dash == b.dash && a.opacity == b.opacity && a.butt_caps == b.butt_caps;
}

bool Same(const SceneText& a, const SceneText& b) {
    return a.at == b.at && a.text == b.text && a.size == b.size && a.ink == b.ink && a.align == b.align &&
           a.bold == b.bold;
}

bool Same(const SceneItem& a, const SceneItem& b) {
    if (a.index() != b.index()) return false;
    const auto* shape = std::get_if<SceneShape>(&a);
    return shape != nullptr ? Same(*shape, std::get<SceneShape>(b))
                            : Same(std::get<SceneText>(a), std::get<SceneText>(b));
}

// The items of a scene in order, and where those of a hash stand.
class Sequence {
public:
    explicit Sequence(const Scene& scene) : m_items(scene.items) {
        m_hashes.reserve(m_items.size());
        m_places.reserve(m_items.size());
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            m_hashes.push_back(std::visit([](const auto& item) { return HashOf(item); }, m_items[i]));
            m_places[m_hashes[i]].push_back(i);
        }
    }
    [[nodiscard]] bool Done() const { return m_at == m_items.size(); }
    [[nodiscard]] const SceneItem& Item() const { return m_items[m_at]; }
    [[nodiscard]] std::uint64_t Now() const { return m_hashes[m_at]; }
    void Next() { ++m_at; }
    // How far ahead the next item of this hash stands.
    [[nodiscard]] std::size_t Ahead(std::uint64_t hash) const {
        const auto places = m_places.find(hash);
        if (places == m_places.end()) return SIZE_MAX;
        const auto next = std::lower_bound(places->second.begin(), places->second.end(), m_at);
        return next == places->second.end() ? SIZE_MAX : *next - m_at;
    }

private:
    const std::vector<SceneItem>& m_items;
    std::vector<std::uint64_t> m_hashes;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_places;
    std::size_t m_at = 0;
};

Rect ReachOf(const SceneShape& shape) {
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    const auto take = [&](MapPoint p) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    };
    for (const PathStep& step : shape.path.steps) {
        if (step.kind == PathStep::Kind::Close) continue;
        take(step.to);
        if (step.kind == PathStep::Kind::Curve) take(step.a), take(step.b);
    }
    if (!(left <= right)) return {};
    const double rim = 2 + (shape.stroke == Ink::None ? 0 : shape.pen);
    return {left - rim, top - rim, right - left + 2 * rim, bottom - top + 2 * rim};
}

// Fonts may be set half as large again as the scene asks for.
Rect ReachOf(const SceneText& text) {
    const double width = text.size * (1.3 * static_cast<double>(text.text.size()) + 0.8);
    const double part = text.align == TextAlign::Left ? 0 : text.align == TextAlign::Centre ? 0.5 : 1;
    return {text.at.x - part * width - text.size / 2, text.at.y - 2 * text.size, width + text.size,
            2.8 * text.size};
}

}  // namespace

Rect Reach(const SceneItem& item) {
    return std::visit([](const auto& one) { return ReachOf(one); }, item);
}

std::vector<Rect> Changes(const Scene& before, const Scene& after) {
    Sequence old(before), now(after);
    std::vector<Rect> changes;
    const auto drop = [&](Sequence& from) {
        changes.push_back(Reach(from.Item()));
        from.Next();
    };
    while (!old.Done() || !now.Done()) {
        if (old.Done()) {
            drop(now);
        } else if (now.Done()) {
            drop(old);
        } else if (Same(old.Item(), now.Item())) {
            old.Next(), now.Next();
        } else {
            // What was moved up or down counts as changed: the shorter way back to common items is taken.
            const std::size_t in_old = old.Ahead(now.Now()), in_now = now.Ahead(old.Now());
            drop(in_old < in_now ? old : now);
        }
    }
    return changes;
}

}  // namespace bodymap
