// oracle [POINTS]: 10,000,000 random points over all views of all figures and both layers, of them one in
// eight within a hair of a border, on a corner of one or on a lattice height: the region index against the
// definition. Ends with 1 at a difference.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <vector>

#include "bodymap/atlas.h"
#include "support/ring_oracle.h"

namespace {

using bodymap::MapPoint;

class Points {
public:
    Points(const bodymap::BodyMap& map, unsigned seed)
        : m_random(seed), m_x(map.box.x, map.box.x + map.box.w), m_y(map.box.y, map.box.y + map.box.h) {
        for (const auto& region : map.regions) {
            for (auto& ring : Flatten(region.path)) m_rings.push_back(std::move(ring));
        }
    }
    MapPoint Next() {
        if (m_random() % 8 != 0 || m_rings.empty()) return {m_x(m_random), m_y(m_random)};
        const auto& ring = m_rings[m_random() % m_rings.size()];
        const std::size_t i = m_random() % ring.size();
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        const double t = m_unit(m_random);
        switch (m_random() % 4) {
            case 0:
                return a;
            case 1:
                return {(a.x + b.x) / 2, (a.y + b.y) / 2};  // exactly on the border
            case 2:
                return {a.x + t * (b.x - a.x) + 1e-6 * (m_unit(m_random) - 0.5), a.y + t * (b.y - a.y)};
            default:
                return {m_x(m_random), a.y};
        }
    }

private:
    std::mt19937_64 m_random;
    std::uniform_real_distribution<double> m_x, m_y, m_unit{0, 1};
    std::vector<std::vector<MapPoint>> m_rings;
};

long Wrong(bodymap::Atlas& atlas, model::Figure figure, model::View view, model::Layer layer, long count) {
    const auto& map = atlas.Map(figure, view);
    const auto& index = atlas.Index(figure, view);
    const support::RingOracle oracle(map);
    Points points(map, static_cast<unsigned>(static_cast<int>(figure) * 1000 + static_cast<int>(view) * 2) +
                           static_cast<unsigned>(layer));
    long wrong = 0;
    for (long i = 0; i < count; ++i) {
        const MapPoint p = points.Next();
        const auto* expected = oracle.At(p, layer);
        const auto* found = index.Find(p, layer);
        if ((expected == nullptr) == (found == nullptr) && (found == nullptr || found->at == *expected))
            continue;
        if (wrong++ < 5) {
            std::printf("%s %s %s: %.17g %.17g is %s, answered %s\n", std::string(ToText(figure)).c_str(),
                        std::string(ToText(view)).c_str(), std::string(ToText(layer)).c_str(), p.x, p.y,
                        expected != nullptr ? expected->region.c_str() : "nothing",
                        found != nullptr ? found->at.region.c_str() : "nothing");
        }
    }
    return wrong;
}

int Run(long total) {
    bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    struct Task {
        model::Figure figure;
        model::View view;
        model::Layer layer;
    };
    std::vector<Task> tasks;
    for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
        for (const auto view : atlas.Views(figure)) {
            for (const auto layer : {model::Layer::Superficial, model::Layer::Deep})
                tasks.push_back({figure, view, layer});
        }
    }
    const long each = total / static_cast<long>(tasks.size()) + 1;
    long wrong = 0;
    for (const Task& task : tasks) wrong += Wrong(atlas, task.figure, task.view, task.layer, each);
    std::printf("%ld points over %zu views and layers: %ld wrong\n", each * static_cast<long>(tasks.size()),
                tasks.size(), wrong);
    return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    try {
        return Run(count > 1 ? std::atol(words[1]) : 10'000'000);
    } catch (const std::exception& error) {
        std::printf("%s\n", error.what());
        return 1;
    }
}
