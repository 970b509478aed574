#include "bodymap/transfer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "bodymap/close_up.h"
#include "bodymap/drawn_line.h"
#include "bodymap/outline_match.h"

namespace bodymap {

namespace {

using model::Layer;
using Ring = std::vector<MapPoint>;

constexpr double kReach = 12;        // map units beside the body within which a region carries a point
constexpr double kLeastPart = 0.02;  // of the largest ring; what is smaller is a flaw of the drawing
constexpr double kProbe = 1;         // map units beyond a border where its neighbour is looked for
constexpr int kGrid = 20;            // per side, for points known to be seen
constexpr int kHalvings = 12;

Rect BoxOf(const std::vector<Ring>& rings) {
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    double l = kInfinite, t = kInfinite, r = -kInfinite, b = -kInfinite;
    for (const Ring& ring : rings) {
        for (const MapPoint& p : ring) {
            l = std::min(l, p.x);
            r = std::max(r, p.x);
            t = std::min(t, p.y);
            b = std::max(b, p.y);
        }
    }
    return {l, t, r - l, b - t};
}

MapPoint FromBox(MapPoint p, const Rect& from, const Rect& to) {
    const double w = from.w > 0 ? to.w / from.w : 1, h = from.h > 0 ? to.h / from.h : 1;
    return {to.x + (p.x - from.x) * w, to.y + (p.y - from.y) * h};
}

double Apart(MapPoint a, MapPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

MapPoint CentreOf(const Ring& ring) {
    const Rect box = BoxOf({ring});
    return {box.x + box.w / 2, box.y + box.h / 2};
}

double DistanceFrom(MapPoint p, const Ring& ring) {
    double least = std::numeric_limits<double>::infinity();
    for (const MapPoint& q : ring) least = std::min(least, Apart(p, q));
    return least;
}

// One side's drawing of a region: its separate parts without holes.
struct Parts {
    std::vector<Ring> rings;
    Rect box;
};

// Every ring of the drawings of a region on one sheet, holes and flaws left out.
Parts PartsOf(const BodyMap& map, const model::RegionRef& at, Sheet sheet) {
    std::vector<Ring> all;
    double largest = 0;
    for (const Region& region : map.regions) {
        if (region.at != at || region.sheet != sheet) continue;
        for (Ring& ring : Flatten(region.path)) {
            if (ring.size() < 3) continue;
            largest = std::max(largest, std::abs(SignedSurface(ring)));
            all.push_back(std::move(ring));
        }
    }
    Parts parts;
    for (const Ring& ring : all) {
        const bool hole = std::any_of(all.begin(), all.end(), [&](const Ring& other) {
            return &other != &ring && Inside(ring.front(), other) && !Inside(other.front(), ring);
        });
        if (!hole && std::abs(SignedSurface(ring)) > kLeastPart * largest) {
            parts.rings.push_back(Evenly(ring, kRingSamples));
        }
    }
    parts.box = BoxOf(parts.rings);
    return parts;
}

// Numbers for regions, the same on both drawings.
class Names {
public:
    int Of(const Hit* hit) {
        if (hit == nullptr) return 0;
        return m_numbers.emplace(hit->at, static_cast<int>(m_numbers.size()) + 1).first->second;
    }

private:
    std::map<model::RegionRef, int> m_numbers;
};

LabelledRing Labelled(const Ring& ring, const RegionIndex& index, Names& names) {
    LabelledRing labelled{ring, {}};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[(i + ring.size() - 1) % ring.size()], b = ring[(i + 1) % ring.size()];
        const double length = std::max(Apart(a, b), 1e-9);
        // The ring turns from x to y, so that what lies beyond is at its right hand.
        const MapPoint out{ring[i].x + (b.y - a.y) / length * kProbe,
                           ring[i].y - (b.x - a.x) / length * kProbe};
        labelled.beyond.push_back(names.Of(index.Find(out, Layer::Superficial)));
    }
    return labelled;
}

struct Pair {
    std::size_t a, b;  // parts
    OutlineMatch match;
    bool mutual = false;  // each is the other's nearest; otherwise one drawing hides what the other shows
};

}  // namespace

// What is known of one region on both drawings.
struct Link {
    Parts parts[2];
    std::vector<Pair> pairs;
    bool cut = false;  // a close-up shows a part of it only
    // Points of each drawing where the region is the topmost one, and where it lies at all; looked for when
    // first needed.
    std::optional<std::vector<MapPoint>> seen[2], within[2];
};

struct Transfer::Data {
    Drawing sides[2];
    bool close_up = false;  // the drawings differ in more than the figure
    Affine onto[2];         // the whole of one side onto the other
    std::vector<bool> cut[2];
    Names names;
    std::map<std::tuple<model::RegionRef, Sheet, Layer>, std::unique_ptr<Link>> links;

    struct Place {
        model::RegionRef at;
        Sheet sheet = Sheet::Superficial;
        bool seen = false;   // topmost there
        bool loose = false;  // one of many points of a shape: rather in line than in a hidden part
    };
    [[nodiscard]] static std::optional<Sheet> SheetOf(const BodyMap& map, const model::RegionRef& at,
                                                      Layer layer, Sheet wish);
    Link* LinkOf(const Place& place, Layer layer, int from);
    void Pairs(Link& link);
    [[nodiscard]] bool Cut(const Place& place, int side) const;
    [[nodiscard]] MapPoint Matched(MapPoint p, const Pair& pair, int from) const;
    void Samples(Link& link, const model::RegionRef& at, Layer layer, int side) const;
    MapPoint Carry(MapPoint p, Layer layer, const std::optional<Place>& place, int from);
    [[nodiscard]] std::optional<Place> PlaceAt(MapPoint p, Layer layer, int from) const;
    [[nodiscard]] static const Pair& PairAt(MapPoint p, const Link& link, int from);
    [[nodiscard]] MapPoint Settle(MapPoint p, Link& link, const Place& place, Layer layer, int to) const;
};

std::optional<Sheet> Transfer::Data::SheetOf(const BodyMap& map, const model::RegionRef& at, Layer layer,
                                             Sheet wish) {
    std::optional<Sheet> best;
    const auto rank = [&](Sheet sheet) {
        return sheet == wish ? 3 : IsDeep(sheet) == (layer == Layer::Deep) ? 2 : 1;
    };
    for (const Region& region : map.regions) {
        if (region.at != at) continue;
        if (!best || rank(region.sheet) > rank(*best)) best = region.sheet;
    }
    return best;
}

Link* Transfer::Data::LinkOf(const Place& place, Layer layer, int from) {
    const auto other = SheetOf(*sides[1 - from].map, place.at, layer, place.sheet);
    if (!other) return nullptr;
    // Both ways share a link: it is known by the sheet it has on the first drawing.
    const Sheet first = from == 0 ? place.sheet : *other, second = from == 0 ? *other : place.sheet;
    auto& link = links[{place.at, first, layer}];
    if (!link) {
        link = std::make_unique<Link>();
        link->parts[0] = PartsOf(*sides[0].map, place.at, first);
        link->parts[1] = PartsOf(*sides[1].map, place.at, second);
        link->cut = Cut({place.at, first}, 0) || Cut({place.at, second}, 1);
        Pairs(*link);
    }
    return link->pairs.empty() ? nullptr : link.get();
}

bool Transfer::Data::Cut(const Place& place, int side) const {
    const auto& regions = sides[side].map->regions;
    for (std::size_t i = 0; i < cut[side].size(); ++i)
        if (cut[side][i] && regions[i].at == place.at && regions[i].sheet == place.sheet) return true;
    return false;
}

// Each part belongs to the part of the other drawing that lies nearest in the region's box, or on the fitted
// drawing.
void Transfer::Data::Pairs(Link& link) {
    for (int from = 0; from < 2; ++from) {
        const Parts &here = link.parts[from], &there = link.parts[1 - from];
        for (std::size_t i = 0; i < here.rings.size() && !there.rings.empty(); ++i) {
            const MapPoint own = CentreOf(here.rings[i]);
            const MapPoint centre = close_up ? onto[from](own) : FromBox(own, here.box, there.box);
            std::size_t best = 0;
            for (std::size_t j = 1; j < there.rings.size(); ++j) {
                if (Apart(CentreOf(there.rings[j]), centre) < Apart(CentreOf(there.rings[best]), centre))
                    best = j;
            }
            const std::size_t a = from == 0 ? i : best, b = from == 0 ? best : i;
            const auto known = std::find_if(link.pairs.begin(), link.pairs.end(),
                                            [&](const Pair& pair) { return pair.a == a && pair.b == b; });
            if (known != link.pairs.end()) {
                known->mutual = true;
                continue;
            }
            LabelledRing first = Labelled(link.parts[0].rings[a], *sides[0].index, names);
            // Hands are drawn pointing up in the close-up and hang down on the body.
            if (close_up)
                std::transform(first.points.begin(), first.points.end(), first.points.begin(), onto[0]);
            link.pairs.push_back(
                {a, b, OutlineMatch(first, Labelled(link.parts[1].rings[b], *sides[1].index, names))});
        }
    }
}

void Transfer::Data::Samples(Link& link, const model::RegionRef& at, Layer layer, int side) const {
    if (link.seen[side]) return;
    auto& seen = link.seen[side].emplace();
    auto& within = link.within[side].emplace();
    const RegionIndex& index = *sides[side].index;
    const auto add = [&](MapPoint p) {
        if (index.Excluded(p)) return;
        within.push_back(p);
        const Hit* hit = index.Find(p, layer);
        if (hit != nullptr && hit->at == at) seen.push_back(p);
    };
    for (const Ring& ring : link.parts[side].rings) {
        const Rect box = BoxOf({ring});
        for (int i = 0; i < kGrid * kGrid; ++i) {
            const MapPoint p{box.x + box.w * (i % kGrid + 0.5) / kGrid,
                             box.y + box.h * (static_cast<double>(i / kGrid) + 0.5) / kGrid};
            if (Inside(p, ring)) add(p);
        }
    }
    if (const auto inner = index.InnerPoint(at, layer)) add(*inner);
}

std::optional<Transfer::Data::Place> Transfer::Data::PlaceAt(MapPoint p, Layer layer, int from) const {
    const RegionIndex& index = *sides[from].index;
    if (const Hit* hit = index.Find(p, layer)) return Place{hit->at, hit->sheet, true};
    const auto near = index.Near(p, layer, kReach);
    return near ? std::optional(Place{near->at, near->sheet, false}) : std::nullopt;
}

const Pair& Transfer::Data::PairAt(MapPoint p, const Link& link, int from) {
    const auto ring = [&](const Pair& pair) -> const Ring& {
        return link.parts[from].rings[from == 0 ? pair.a : pair.b];
    };
    const Pair* best = &link.pairs.front();
    double least = std::numeric_limits<double>::infinity();
    for (const Pair& pair : link.pairs) {
        if (link.pairs.size() == 1) break;
        const double distance = Inside(p, ring(pair)) ? -1 : DistanceFrom(p, ring(pair));
        if (distance >= least) continue;
        least = distance;
        best = &pair;
    }
    return *best;
}

// The point itself where it lies in its region, else the last point that does on the way from the nearest one
// known to.
MapPoint Transfer::Data::Settle(MapPoint p, Link& link, const Place& place, Layer layer, int to) const {
    const RegionIndex& index = *sides[to].index;
    const auto lies = [&](MapPoint q) { return index.Contains(place.at, layer, q) && !index.Excluded(q); };
    const auto shows = [&](MapPoint q) {
        const Hit* hit = index.Find(q, layer);
        return hit != nullptr && hit->at == place.at;
    };
    if (place.seen ? shows(p) : lies(p)) return p;
    Samples(link, place.at, layer, to);
    const bool seen = place.seen && !link.seen[to]->empty();
    const auto fits = [&](MapPoint q) { return seen ? shows(q) : lies(q); };
    const auto& known = seen ? *link.seen[to] : *link.within[to];
    if (known.empty()) return p;
    MapPoint good = *std::min_element(known.begin(), known.end(),
                                      [&](MapPoint a, MapPoint b) { return Apart(a, p) < Apart(b, p); });
    MapPoint bad = p;
    for (int i = 0; i < kHalvings; ++i) {
        const MapPoint middle{(good.x + bad.x) / 2, (good.y + bad.y) / 2};
        (fits(middle) ? good : bad) = middle;
    }
    return good;
}

MapPoint Transfer::Data::Matched(MapPoint p, const Pair& pair, int from) const {
    if (from == 0) return pair.match.There(close_up ? onto[0](p) : p);
    const MapPoint back = pair.match.Back(p);
    return close_up ? onto[1](back) : back;
}

MapPoint Transfer::Data::Carry(MapPoint p, Layer layer, const std::optional<Place>& place, int from) {
    Link* link = place ? LinkOf(*place, layer, from) : nullptr;
    if (link == nullptr) return onto[from](p);
    // What is whole on the body holds every point of its part; the part does not hold every point of the
    // whole.
    if (link->cut) return from == 0 ? Settle(onto[from](p), *link, *place, layer, 1) : onto[from](p);
    const Pair& pair = PairAt(p, *link, from);
    if (place->loose && !pair.mutual) return onto[from](p);
    const MapPoint there = Matched(p, pair, from);
    const bool beside = !place->seen && !sides[from].index->Contains(place->at, layer, p);
    return beside ? there : Settle(there, *link, *place, layer, 1 - from);
}

Transfer::Transfer(Drawing a, Drawing b) : m_data(std::make_unique<Data>()) {
    m_data->sides[0] = a;
    m_data->sides[1] = b;
    m_data->close_up = a.map->view != b.map->view;
    m_data->onto[0] = m_data->close_up ? FitRegions(*a.map, *b.map)
                                       : BoxOnto(a.map->outline.Bounds(), b.map->outline.Bounds());
    m_data->onto[1] = m_data->onto[0].Inverse();
    if (m_data->close_up) {
        m_data->cut[0] = CutOff(*a.map);
        m_data->cut[1] = CutOff(*b.map);
    }
}

Transfer::~Transfer() = default;

MapPoint Transfer::Carry(MapPoint point, Layer layer, Way way) {
    const int from = way == Way::There ? 0 : 1;
    return m_data->Carry(point, layer, m_data->PlaceAt(point, layer, from), from);
}

std::vector<MapPoint> Transfer::Carry(const model::Mark& mark, Way way) {
    const int from = way == Way::There ? 0 : 1;
    std::vector<MapPoint> carried;
    for (const MapPoint& p : mark.points) {
        auto place = m_data->PlaceAt(p, mark.layer, from);
        // A mark charted by name or through what lies above it keeps its region.
        if (mark.shape == model::Shape::Point && (!place || place->at != mark.at)) {
            const auto sheet = Data::SheetOf(*m_data->sides[from].map, mark.at, mark.layer,
                                             mark.layer == Layer::Deep ? Sheet::Deep : Sheet::Superficial);
            if (sheet) place = Data::Place{mark.at, *sheet, false};
        }
        if (place) place->loose = mark.shape != model::Shape::Point;
        carried.push_back(m_data->Carry(p, mark.layer, place, from));
    }
    return carried;
}

}  // namespace bodymap
