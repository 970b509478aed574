#include "bodymap/number_discs.h"

#include <algorithm>
#include <cmath>

namespace bodymap {

namespace {

// A bold digit, as wide as it is high.
constexpr double kDigit = 0.58, kSpace = 0.26;

// How often all are placed anew: each time those left over join others, and wider discs need more room.
constexpr int kRounds = 12;

void Label(DiscGroup& group, double radius) {
    std::sort(group.numbers.begin(), group.numbers.end());
    const int first = group.numbers.front(), last = group.numbers.back();
    const auto count = static_cast<int>(group.numbers.size());
    group.text = std::to_string(first);
    group.size = radius * (first > 99 && count == 1 ? 0.95 : 1.3);
    group.width = 2 * radius;
    if (count == 1) return;
    const bool run = last - first + 1 == count;
    const std::string more = std::to_string(run ? last : count - 1);
    group.width +=
        group.size * (kDigit * static_cast<double>(group.text.size() + more.size()) + kSpace) - radius / 2;
    group.text += (run ? "\u2013" : " +") + more;
}

double Distance(const DiscGroup& a, const DiscGroup& b) {
    return std::hypot(a.lead.centre.x - b.lead.centre.x, a.lead.centre.y - b.lead.centre.y);
}

// Places all; those in the way of others are handed back.
std::vector<DiscGroup> TakeUnplaced(std::vector<DiscGroup>& groups, LabelPlacer placer,
                                    const FigureMask& figure, double radius) {
    std::vector<DiscGroup> placed, left;
    for (DiscGroup& group : groups) {
        const NumberedGlyph& lead = group.lead;
        const auto place = placer.Disc(lead.owner, lead.centre, lead.size, radius, group.width, figure);
        group.at = place.centre;
        (place.clear ? placed : left).push_back(std::move(group));
    }
    groups = std::move(placed);
    return left;
}

}  // namespace

std::vector<DiscGroup> PlaceDiscs(std::vector<NumberedGlyph> glyphs, const LabelPlacer& placer,
                                  const FigureMask& figure, double radius) {
    std::ranges::stable_sort(glyphs, {}, &NumberedGlyph::number);
    std::vector<DiscGroup> groups;
    for (const NumberedGlyph& glyph : glyphs) {
        groups.push_back({glyph, {glyph.number}, {}, 0, 0, {}});
        Label(groups.back(), radius);
    }
    for (int round = 0; round < kRounds; ++round) {
        std::vector<DiscGroup> left = TakeUnplaced(groups, placer, figure, radius);
        if (left.empty()) break;
        // A room for no disc at all: they stand over each other rather than nowhere.
        if (groups.empty()) return left;
        for (const DiscGroup& one : left) {
            auto& host = *std::ranges::min_element(
                groups, {}, [&one](const DiscGroup& group) { return Distance(one, group); });
            host.numbers.insert(host.numbers.end(), one.numbers.begin(), one.numbers.end());
            Label(host, radius);
        }
    }
    return groups;
}

}  // namespace bodymap
