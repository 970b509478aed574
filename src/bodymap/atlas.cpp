#include "bodymap/atlas.h"

#include <algorithm>
#include <string>
#include <utility>

namespace bodymap {

namespace {

constexpr double kBeside = 12;  // map units a drawn line may leave the body

std::filesystem::path FileOf(const std::filesystem::path& folder, model::Figure figure, model::View view) {
    return folder / (std::string(model::ToText(figure)) + "-" + std::string(model::ToText(view)) + ".svg");
}

// Hands and feet differ little between the figures: one drawing serves all.
bool DrawnOnce(model::View view) {
    return view >= model::View::HandPalmar && view <= model::View::FootMedialLeft;
}

bool Draws(const BodyMap& map, const model::RegionRef& at) {
    return std::any_of(map.regions.begin(), map.regions.end(),
                       [&](const Region& region) { return region.at == at; });
}

}  // namespace

Atlas::Atlas(std::filesystem::path folder, std::function<bool(const model::RegionRef&)> known)
    : m_folder(std::move(folder)), m_known(std::move(known)) {}

Atlas::Entry& Atlas::Load(model::Figure figure, model::View view) {
    auto& entry = m_entries[{figure, view}];
    if (entry) return *entry;
    if (figure != model::Figure::Neutral && DrawnOnce(view)) {
        entry = std::make_unique<Entry>(Entry{AtSizeOf(figure, view), nullptr});
        return *entry;
    }
    const auto file = FileOf(m_folder, figure, view);
    BodyMap map = ReadMap(file, {std::pair(figure, view), m_known, /*upright=*/true});
    entry = std::make_unique<Entry>(Entry{std::move(map), nullptr});
    return *entry;
}

BodyMap Atlas::AtSizeOf(model::Figure figure, model::View view) {
    BodyMap map = Map(model::Figure::Neutral, view);
    const double size = Map(figure, model::View::Front).mm_per_unit /
                        Map(model::Figure::Neutral, model::View::Front).mm_per_unit;
    map.figure = figure;
    map.mm_per_unit *= size;
    for (Region& region : map.regions) region.area_mm2 *= size * size;
    return map;
}

const BodyMap& Atlas::Map(model::Figure figure, model::View view) {
    return Load(figure, view).map;
}

const RegionIndex& Atlas::Index(model::Figure figure, model::View view) {
    // The same outlines, larger or smaller only on the body: one index serves all figures.
    if (DrawnOnce(view)) figure = model::Figure::Neutral;
    Entry& entry = Load(figure, view);
    if (!entry.index) entry.index = std::make_unique<RegionIndex>(entry.map);
    return *entry.index;
}

Transfer& Atlas::Between(const Drawn& a, const Drawn& b) {
    auto& transfer = m_transfers[{a, b}];
    if (!transfer) {
        const auto drawing = [&](const Drawn& d) {
            return Transfer::Drawing{&Map(d.first, d.second), &Index(d.first, d.second)};
        };
        transfer = std::make_unique<Transfer>(drawing(a), drawing(b));
    }
    return *transfer;
}

std::vector<MapPoint> Atlas::Carry(const model::Mark& mark, model::Figure to) {
    if (mark.figure == to || mark.view == model::View::Picture || DrawnOnce(mark.view)) return mark.points;
    const bool there = mark.figure < to;  // one transfer serves both ways
    const Drawn a{there ? mark.figure : to, mark.view}, b{there ? to : mark.figure, mark.view};
    return Between(a, b).Carry(mark, there ? Transfer::Way::There : Transfer::Way::Back);
}

std::optional<std::vector<MapPoint>> Atlas::CarryTo(const model::Mark& mark, model::Figure to,
                                                    model::View view) {
    if (mark.view == view) return Carry(mark, to);
    const bool close_up = model::BodyViewOf(mark.view) == view, body = model::BodyViewOf(view) == mark.view;
    if (mark.points.empty() || (!close_up && !body) || !Draws(Map(to, view), mark.at)) return {};
    model::Mark own = mark;
    own.points = Carry(mark, to);
    own.figure = to;
    const Drawn a{to, close_up ? mark.view : view}, b{to, close_up ? view : mark.view};
    auto points = Between(a, b).Carry(own, close_up ? Transfer::Way::There : Transfer::Way::Back);
    const RegionIndex& index = Index(to, view);
    const auto on_body = [&](MapPoint p) {
        return index.InsideFigure(p) || index.Near(p, model::Layer::Superficial, kBeside).has_value();
    };
    const bool shown = mark.shape == model::Shape::Point ? index.Contains(mark.at, mark.layer, points.front())
                                                         : std::all_of(points.begin(), points.end(), on_body);
    return shown ? std::optional(std::move(points)) : std::nullopt;
}

const std::vector<model::View>& Atlas::Views(model::Figure figure) const {
    const auto [known, fresh] = m_views.try_emplace(figure);
    std::vector<model::View>& views = known->second;
    if (!fresh) return views;
    for (int i = 0; i < model::kDrawnViews; ++i) {
        const auto view = static_cast<model::View>(i);
        std::error_code ignored;
        const auto drawn = DrawnOnce(view) ? model::Figure::Neutral : figure;
        if (std::filesystem::is_regular_file(FileOf(m_folder, drawn, view), ignored)) views.push_back(view);
    }
    return views;
}

std::optional<model::View> Atlas::BestView(model::Figure figure, const model::RegionRef& region,
                                           model::Layer layer) {
    const auto fits = [&](const Region& drawn) {
        return IsDeep(drawn.sheet) == (layer == model::Layer::Deep);
    };
    std::optional<model::View> best;
    // A drawing of the layer wins over the superficial tile that answers where the layer has none.
    std::pair<bool, double> best_rank{false, 0};
    const auto look = [&](model::View view) {
        for (const Region& drawn : Map(figure, view).regions) {
            if (drawn.at != region || (!fits(drawn) && drawn.sheet != Sheet::Superficial)) continue;
            const std::pair<bool, double> rank{fits(drawn), drawn.area_mm2};
            if (best && rank <= best_rank) continue;
            best = view;
            best_rank = rank;
        }
    };
    for (const model::View view : model::kBodyViews) look(view);
    if (best_rank.first) return best;
    for (const model::View view : Views(figure)) look(view);
    return best;
}

}  // namespace bodymap
