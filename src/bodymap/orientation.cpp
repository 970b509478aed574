#include "bodymap/orientation.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "model/problem.h"

namespace bodymap {

namespace {

using model::Side;
using model::View;

// A view that is the mirror image of one in the tables is judged by that one.
View Listed(View view) {
    const bool twin = view == View::Right || view == View::HeadRight ||
                      (view >= View::HandPalmarLeft && view <= View::FootMedialLeft);
    return twin ? model::Mirrored(view) : view;
}

// Two structures of a view of one side, the one further left in the drawing first.
struct Order {
    View view;
    std::string_view left, right;
};
constexpr Order kOrders[] = {
    {View::Left, "frontalis", "occipitalis"},
    {View::Left, "nasal_region", "auricular_region"},
    {View::Left, "deltoid_anterior", "deltoid_posterior"},
    {View::Left, "pectoralis_major_sternocostal", "infraspinatus"},
    {View::Left, "rectus_abdominis_upper", "thoracolumbar_fascia"},
    {View::Left, "tensor_fasciae_latae", "gluteus_maximus"},
    {View::Left, "rectus_femoris", "biceps_femoris_long"},
    {View::Left, "patella", "popliteal_fossa"},
    {View::Left, "tibialis_anterior", "gastrocnemius_lateral"},
    {View::Left, "thumb_extensors", "extensor_carpi_ulnaris"},
    {View::Left, "toes", "heel_fat_pad"},
    {View::Left, "buccinator", "suboccipitals"},
    {View::Left, "internal_oblique", "quadratus_lumborum"},
    {View::HeadLeft, "frontalis", "occipitalis"},
    {View::HeadLeft, "nasal_region", "auricular_region"},
    {View::HeadLeft, "orbicularis_oculi", "temporalis"},
    {View::HeadLeft, "suprahyoids", "posterior_triangle"},
    {View::HeadLeft, "buccinator", "suboccipitals"},
    {View::HeadLeft, "tmj", "cervical_spine"},
    {View::HandPalmar, "hypothenar", "thenar"},
    {View::HandPalmar, "fingers", "thumb"},
    {View::HandPalmar, "flexor_carpi_ulnaris", "flexor_carpi_radialis"},
    {View::HandDorsal, "thumb", "fingers"},
    {View::HandDorsal, "thumb_extensors", "extensor_carpi_ulnaris"},
    {View::FootPlantar, "abductor_digiti_minimi_foot", "abductor_hallucis"},
    {View::FootPlantar, "plantar_fascia", "abductor_hallucis"},
    {View::FootPlantar, "flexor_digitorum_brevis", "flexor_hallucis_brevis"},
    {View::FootDorsal, "ankle_medial", "ankle_lateral"},
    {View::FootDorsal, "extensor_hallucis_longus", "extensor_digitorum_brevis"},
    {View::FootLateral, "heel_fat_pad", "toes"},
    {View::FootLateral, "achilles_tendon", "ankle_anterior"},
    {View::FootMedial, "toes", "heel_fat_pad"},
    {View::FootMedial, "ankle_anterior", "achilles_tendon"},
};

// Half way between the outermost points; control points do as well as the curve.
struct Extent {
    double left = 0, top = 0, right = 0, bottom = 0;
    explicit Extent(const Path& path) {
        left = right = path.steps.front().to.x;
        top = bottom = path.steps.front().to.y;
        for (const PathStep& step : path.steps) {
            if (step.kind == PathStep::Kind::Close) continue;
            Take(step.to);
            if (step.kind != PathStep::Kind::Curve) continue;
            Take(step.a);
            Take(step.b);
        }
    }
    void Take(MapPoint p) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    [[nodiscard]] double Middle() const { return (left + right) / 2; }
    [[nodiscard]] bool Holds(MapPoint p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
};

class Judge {
public:
    explicit Judge(const BodyMap& map) : m_map(map) {
        for (const Region& region : map.regions) m_extents.emplace_back(region.path);
    }

    std::optional<Contradiction> Labels() const {
        for (std::size_t i = 0; i < m_extents.size(); ++i) {
            if (m_extents[i].Holds(m_map.regions[i].label)) continue;
            return Wrong(i, model::Msg("{0}: the label of {1} lies outside its shape."));
        }
        return std::nullopt;
    }
    // `left`: the half of the drawing, -1 or +1, where the client's left side lies.
    std::optional<Contradiction> Halves(double left) const {
        const double middle = MiddleOfPairs();
        for (std::size_t i = 0; i < m_extents.size(); ++i) {
            const Side side = m_map.regions[i].at.side;
            const double half = side == Side::Left ? left : -left;
            if (side == Side::Midline || (m_extents[i].Middle() - middle) * half > 0) continue;
            return Wrong(i,
                         side == Side::Left
                             ? model::Msg("{0}: {1} of the client's left side lies in the right half of the "
                                          "body; the drawing is mirrored or its sides are swapped.")
                             : model::Msg("{0}: {1} of the client's right side lies in the left half of the "
                                          "body; the drawing is mirrored or its sides are swapped."));
        }
        return std::nullopt;
    }
    std::optional<Contradiction> OneSide(Side shown) const {
        for (std::size_t i = 0; i < m_extents.size(); ++i) {
            const Side side = m_map.regions[i].at.side;
            if (side == Side::Midline || side == shown) continue;
            return Wrong(i, model::Msg("{0}: {1} is of the side that this view does not show."));
        }
        return std::nullopt;
    }
    std::optional<Contradiction> Orders(View listed, double sign) const {
        for (const Order& order : kOrders) {
            if (order.view != listed) continue;
            const auto left = Largest(order.left), right = Largest(order.right);
            if (!left || !right) continue;
            if ((m_extents[*right].Middle() - m_extents[*left].Middle()) * sign > 0) continue;
            auto wrong =
                Wrong(*left, model::Msg("{0}: {1} and {2} lie the wrong way round for this view; the "
                                        "drawing is mirrored."));
            wrong.args.emplace_back(order.right);
            return wrong;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] Contradiction Wrong(std::size_t region, const char* message) const {
        return {region, message, {m_map.regions[region].at.region}};
    }
    // Where structures drawn on both sides have their common middle.
    [[nodiscard]] double MiddleOfPairs() const {
        std::map<std::pair<std::string_view, Sheet>, double> left;
        for (std::size_t i = 0; i < m_extents.size(); ++i) {
            const Region& region = m_map.regions[i];
            if (region.at.side == Side::Left) left[{region.at.region, region.sheet}] = m_extents[i].Middle();
        }
        double sum = 0;
        int pairs = 0;
        for (std::size_t i = 0; i < m_extents.size(); ++i) {
            const Region& region = m_map.regions[i];
            const auto twin = left.find({region.at.region, region.sheet});
            if (region.at.side != Side::Right || twin == left.end()) continue;
            sum += (twin->second + m_extents[i].Middle()) / 2;
            ++pairs;
        }
        return pairs > 0 ? sum / pairs : m_map.box.x + m_map.box.w / 2;
    }
    [[nodiscard]] std::optional<std::size_t> Largest(std::string_view id) const {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < m_extents.size(); ++i) {
            if (m_map.regions[i].at.region != id) continue;
            if (!best || m_map.regions[i].area_mm2 > m_map.regions[*best].area_mm2) best = i;
        }
        return best;
    }

    const BodyMap& m_map;
    std::vector<Extent> m_extents;
};

}  // namespace

std::optional<Contradiction> FindMirrored(const BodyMap& map) {
    const Judge judge(map);
    const View listed = Listed(map.view);
    const bool twin = listed != map.view;
    std::optional<Contradiction> wrong;
    if (const auto side = model::SideShown(map.view)) {
        wrong = judge.OneSide(*side);
        if (!wrong) wrong = judge.Orders(listed, twin ? -1 : 1);
    } else {
        const bool front = map.view == View::Front || map.view == View::HeadFront;
        wrong = judge.Halves(front ? 1 : -1);
    }
    return wrong ? wrong : judge.Labels();
}

}  // namespace bodymap
