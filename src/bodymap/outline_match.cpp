#include "bodymap/outline_match.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bodymap {

namespace {

constexpr int kCount = static_cast<int>(kRingSamples);
constexpr int kBand = kCount / 6;      // how far the match may run ahead on one ring
constexpr double kOtherBeyond = 0.25;  // cost of different neighbours, in box sizes
constexpr double kStandStill = 0.02;   // cost of a step on one ring only
constexpr int kSmooth = 2;             // samples to either side
constexpr double kEmpty = 1e-12;

// A mask, since a division for each of a million costs is felt.
std::size_t Wrap(int i) {
    static_assert((kRingSamples & (kRingSamples - 1)) == 0);
    return static_cast<std::size_t>(i) & (kRingSamples - 1);
}

// Points of a ring relative to its box.
std::vector<MapPoint> InBox(const std::vector<MapPoint>& ring) {
    double l = ring[0].x, r = l, t = ring[0].y, b = t;
    for (const MapPoint& p : ring) {
        l = std::min(l, p.x);
        r = std::max(r, p.x);
        t = std::min(t, p.y);
        b = std::max(b, p.y);
    }
    std::vector<MapPoint> relative;
    for (const MapPoint& p : ring) {
        relative.push_back({(p.x - l) / std::max(r - l, kEmpty), (p.y - t) / std::max(b - t, kEmpty)});
    }
    return relative;
}

class Alignment {
public:
    Alignment(const LabelledRing& a, const LabelledRing& b)
        : m_a(InBox(a.points)), m_b(InBox(b.points)), m_cost(kRingSamples * kRingSamples) {
        for (std::size_t i = 0; i < kRingSamples; ++i) {
            for (std::size_t j = 0; j < kRingSamples; ++j) {
                const bool known = !a.beyond.empty() && !b.beyond.empty();
                const bool other = known && a.beyond[i] != b.beyond[j];
                const double dx = m_a[i].x - m_b[j].x, dy = m_a[i].y - m_b[j].y;
                m_cost[i * kRingSamples + j] = std::sqrt(dx * dx + dy * dy) + (other ? kOtherBeyond : 0);
            }
        }
    }
    // Fractional samples of ring a and ring b that belong together, once around.
    [[nodiscard]] std::vector<std::pair<double, double>> Pairs() const {
        const int turn = BestTurn();
        const int start = Surest(turn);
        std::vector<double> lead(kRingSamples, 0);
        std::vector<double> weight(kRingSamples, 0);
        for (const auto& [i, j] : Steps(start, turn)) {
            const std::size_t at = Wrap(start + (i + j) / 2);
            lead[at] += j - i;
            weight[at] += 1;
        }
        for (std::size_t k = 0; k < kRingSamples; ++k) {
            lead[k] = weight[k] > 0 ? lead[k] / weight[k] : lead[Wrap(static_cast<int>(k) - 1)];
        }
        return Smoothed(lead, turn);
    }

private:
    [[nodiscard]] double Cost(int i, int j) const { return m_cost[Wrap(i) * kRingSamples + Wrap(j)]; }
    [[nodiscard]] int BestTurn() const {
        int best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (int turn = 0; turn < kCount; ++turn) {
            double sum = 0;
            for (int i = 0; i < kCount; ++i) sum += Cost(i, i + turn);
            if (sum >= least) continue;
            least = sum;
            best = turn;
        }
        return best;
    }
    // Where the two rings agree best, so that the alignment may begin and end there.
    [[nodiscard]] int Surest(int turn) const {
        int best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (int i = 0; i < kCount; ++i) {
            double sum = 0;
            for (int k = -2; k <= 2; ++k) sum += Cost(i + k, i + k + turn);
            if (sum >= least) continue;
            least = sum;
            best = i;
        }
        return best;
    }
    [[nodiscard]] std::vector<std::pair<int, int>> Steps(int start, int turn) const {
        constexpr int kWidth = 2 * kBand + 1;
        constexpr double kNever = std::numeric_limits<double>::infinity();
        // Row i, column j − i + kBand.
        std::vector<double> sum(static_cast<std::size_t>((kCount + 1) * kWidth), kNever);
        const auto at = [&](int i, int j) -> double& {
            return sum[static_cast<std::size_t>(i * kWidth + j - i + kBand)];
        };
        const auto known = [&](int i, int j) {
            return i >= 0 && j >= 0 && std::abs(j - i) <= kBand ? at(i, j) : kNever;
        };
        for (int i = 0; i <= kCount; ++i) {
            for (int j = std::max(0, i - kBand); j <= std::min(kCount, i + kBand); ++j) {
                const double before = std::min(
                    {known(i - 1, j - 1), known(i - 1, j) + kStandStill, known(i, j - 1) + kStandStill});
                at(i, j) = Cost(start + i, start + turn + j) + (i + j == 0 ? 0 : before);
            }
        }
        std::vector<std::pair<int, int>> steps;
        for (int i = kCount, j = kCount; i > 0 || j > 0;) {
            steps.emplace_back(i, j);
            const double both = known(i - 1, j - 1), a = known(i - 1, j) + kStandStill,
                         b = known(i, j - 1) + kStandStill;
            if (both <= a && both <= b) {
                --i;
                --j;
            } else {
                a <= b ? --i : --j;
            }
        }
        steps.emplace_back(0, 0);
        return steps;
    }
    // `lead`: how far ring b is ahead of ring a half way between the two.
    [[nodiscard]] static std::vector<std::pair<double, double>> Smoothed(const std::vector<double>& lead,
                                                                         int turn) {
        std::vector<std::pair<double, double>> pairs;
        for (int k = 0; k < kCount; ++k) {
            double sum = 0;
            for (int d = -kSmooth; d <= kSmooth; ++d) sum += lead[Wrap(k + d)];
            const double half = sum / (2 * kSmooth + 1) / 2;
            pairs.emplace_back(k - half, k + turn + half);
        }
        return pairs;
    }

    std::vector<MapPoint> m_a, m_b;
    std::vector<double> m_cost;
};

// The point at a fractional sample of an evenly spaced ring.
MapPoint At(const std::vector<MapPoint>& ring, double i) {
    const double whole = std::floor(i);
    const MapPoint a = ring[Wrap(static_cast<int>(whole))], b = ring[Wrap(static_cast<int>(whole) + 1)];
    return {a.x + (b.x - a.x) * (i - whole), a.y + (b.y - a.y) * (i - whole)};
}

}  // namespace

double SignedSurface(const std::vector<MapPoint>& ring) {
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += (ring[j].x - ring[0].x) * (ring[i].y - ring[0].y) -
                 (ring[i].x - ring[0].x) * (ring[j].y - ring[0].y);
    }
    return twice / 2;
}

std::vector<MapPoint> Evenly(const std::vector<MapPoint>& ring, std::size_t count) {
    std::vector<MapPoint> closed = ring;
    if (SignedSurface(ring) < 0) std::reverse(closed.begin(), closed.end());
    closed.push_back(closed.front());
    double length = 0;
    for (std::size_t i = 1; i < closed.size(); ++i) {
        length += std::hypot(closed[i].x - closed[i - 1].x, closed[i].y - closed[i - 1].y);
    }
    std::vector<MapPoint> even;
    double past = 0;
    for (std::size_t i = 1; i < closed.size() && even.size() < count; ++i) {
        const MapPoint a = closed[i - 1], b = closed[i];
        const double here = std::hypot(b.x - a.x, b.y - a.y);
        while (even.size() < count) {
            const double next = length * static_cast<double>(even.size()) / static_cast<double>(count);
            if (next > past + here) break;
            const double t = here > 0 ? (next - past) / here : 0;
            even.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
        past += here;
    }
    while (even.size() < count) even.push_back(closed.back());  // rounding at the very end
    return even;
}

OutlineMatch::OutlineMatch(const LabelledRing& a, const LabelledRing& b) {
    for (const auto& [i, j] : Alignment(a, b).Pairs()) {
        m_a.push_back(At(a.points, i));
        m_b.push_back(At(b.points, j));
    }
}

MapPoint OutlineMatch::Carry(MapPoint p, const Ring& from, const Ring& to) {
    double x = 0, y = 0, sum = 0;
    const std::size_t count = from.size();
    const auto arm = [&](std::size_t i) { return MapPoint{from[i].x - p.x, from[i].y - p.y}; };
    MapPoint last = arm(count - 1), here = arm(0);
    const auto half_tangent = [&](MapPoint a, MapPoint b) {
        const double cross = a.x * b.y - a.y * b.x, dot = a.x * b.x + a.y * b.y;
        const double size = std::sqrt((a.x * a.x + a.y * a.y) * (b.x * b.x + b.y * b.y));
        return std::abs(cross) > kEmpty * size ? (size - dot) / cross : dot < 0 ? 1 / kEmpty : 0;
    };
    double before = half_tangent(last, here);
    for (std::size_t i = 0; i < count; ++i) {
        const MapPoint next = arm(i + 1 < count ? i + 1 : 0);
        const double r = std::sqrt(here.x * here.x + here.y * here.y);
        if (r < 1e-9) return to[i];
        const double after = half_tangent(here, next);
        const double weight = (before + after) / r;
        x += weight * to[i].x;
        y += weight * to[i].y;
        sum += weight;
        here = next;
        before = after;
    }
    return std::abs(sum) > kEmpty ? MapPoint{x / sum, y / sum} : to.front();
}

}  // namespace bodymap
