#include "bodymap/atlas.h"

#include <string>
#include <utility>

namespace bodymap {

namespace {

constexpr int kViewCount = static_cast<int>(model::View::FootMedial) + 1;

std::filesystem::path FileOf(const std::filesystem::path& folder, model::Figure figure, model::View view) {
    return folder / (std::string(model::ToText(figure)) + "-" + std::string(model::ToText(view)) + ".svg");
}

}  // namespace

Atlas::Atlas(std::filesystem::path folder, std::function<bool(const model::RegionRef&)> known)
    : m_folder(std::move(folder)), m_known(std::move(known)) {}

Atlas::Entry& Atlas::Load(model::Figure figure, model::View view) {
    auto& entry = m_entries[{figure, view}];
    if (entry) return *entry;
    const auto file = FileOf(m_folder, figure, view);
    BodyMap map = ReadMap(file, {std::pair(figure, view), m_known, /*upright=*/true});
    entry = std::make_unique<Entry>(Entry{std::move(map), nullptr});
    return *entry;
}

const BodyMap& Atlas::Map(model::Figure figure, model::View view) {
    return Load(figure, view).map;
}

const RegionIndex& Atlas::Index(model::Figure figure, model::View view) {
    Entry& entry = Load(figure, view);
    if (!entry.index) entry.index = std::make_unique<RegionIndex>(entry.map);
    return *entry.index;
}

std::vector<model::View> Atlas::Views(model::Figure figure) const {
    std::vector<model::View> views;
    for (int i = 0; i < kViewCount; ++i) {
        const auto view = static_cast<model::View>(i);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(FileOf(m_folder, figure, view), ignored)) views.push_back(view);
    }
    return views;
}

std::optional<model::View> Atlas::BestView(model::Figure figure, const model::RegionRef& region,
                                           model::Layer layer) {
    const auto fits = [&](const Region& drawn) {
        const bool deep = drawn.sheet == Sheet::Deep || drawn.sheet == Sheet::OverlayDeep;
        return deep == (layer == model::Layer::Deep);
    };
    std::optional<model::View> best;
    // A drawing of the layer wins over the superficial tile that answers where the layer has none.
    std::pair<bool, double> best_rank{false, 0};
    for (const model::View view : model::kBodyViews) {
        for (const Region& drawn : Map(figure, view).regions) {
            if (drawn.at != region || (!fits(drawn) && drawn.sheet != Sheet::Superficial)) continue;
            const std::pair<bool, double> rank{fits(drawn), drawn.area_mm2};
            if (best && rank <= best_rank) continue;
            best = view;
            best_rank = rank;
        }
    }
    return best;
}

}  // namespace bodymap
