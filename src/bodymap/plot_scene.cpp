#include "bodymap/plot_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "bodymap/plot_inks.h"
#include "bodymap/scene_stroke.h"

namespace bodymap {

namespace {

// Output units.
constexpr double kText = 11, kDateText = 10.5;
constexpr double kDisc = 9, kDot = 3, kSmallDot = 2;
constexpr std::size_t kManyVisits = 120;
constexpr double kBandWidth = 38;
constexpr double kLabelGap = 8;
constexpr std::size_t kLeastLetters = 6;  // of a name that is cut

bool BeginsLetter(char c) {
    return (c & 0xC0) != 0x80;
}

std::size_t LettersOf(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, BeginsLetter));
}

// Room for a text in any font the painters use.
double WidthOf(std::string_view text, double size) {
    return static_cast<double>(LettersOf(text)) * size * 0.62;
}

// What has room with an ellipsis.
std::string Cut(const std::string& text, std::size_t letters) {
    if (letters == 0) return {};
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++at)
        if (BeginsLetter(text[at]) && seen++ + 1 == letters) break;
    while (at > 0 && text[at - 1] == ' ') --at;
    return text.substr(0, at) + "…";
}

void AddBox(Scene& scene, Rect box, double radius, Ink fill, double opacity = 1) {
    SceneShape shape;
    shape.path.RoundedBox(box, std::min({radius, box.w / 2, box.h / 2}));
    shape.fill = fill;
    shape.opacity = opacity;
    scene.items.emplace_back(std::move(shape));
}

// Where the ends of a range stand.
std::pair<double, double> EndsOf(const TimeLineLayout& at, const PlotRange& range) {
    const Rect& plot = at.Plot();
    return {std::max(at.X(range.from), plot.x), std::min(at.X(range.to), plot.x + plot.w)};
}

class Painter {
public:
    Painter(const TimeLine& line, Rect frame) : m_line(line), m_at(line, frame), m_frame(frame) {}

    Scene Ground() {
        Bands();
        Axes();
        Months();
        Bars();
        return std::move(m_scene);
    }
    Scene Front() {
        Races();
        Load();
        Line();
        Dates();
        return std::move(m_scene);
    }

private:
    void Stroke(const std::vector<MapPoint>& points, Ink ink, double pen, std::vector<double> dash = {}) {
        AddStroke(m_scene, points, ink, pen, std::move(dash));
    }
    void Box(Rect box, double radius, Ink fill) { AddBox(m_scene, box, radius, fill); }
    void Disc(MapPoint at, double radius, Ink fill, Ink stroke, double pen, bool draft = false) {
        SceneShape shape;
        shape.path.Circle(at, radius);
        shape.fill = fill;
        shape.stroke = stroke;
        shape.pen = pen;
        if (draft) shape.dash = {3, 2.5};
        m_scene.items.emplace_back(std::move(shape));
    }
    void Text(MapPoint at, std::string text, double size, Ink ink, TextAlign align = TextAlign::Centre,
              bool bold = false) {
        m_scene.items.emplace_back(SceneText{at, std::move(text), size, ink, align, bold});
    }
    [[nodiscard]] double Foot() const { return m_at.Plot().y + m_at.Plot().h; }

    // The visits compared: one band where A is B.
    void Bands() {
        for (const auto& [chosen, letter] : {std::pair{m_line.a, "A"}, std::pair{m_line.b, "B"}}) {
            if (!chosen || *chosen >= m_line.visits.size()) continue;
            const double x = m_at.XOf(*chosen), top = m_at.Plot().y - 18;
            Box({x - kBandWidth / 2, top, kBandWidth, Foot() + 18 - top}, 4, plot::Band);
        }
    }

    void Letters() {
        for (const auto& [chosen, letter] : {std::pair{m_line.a, "A"}, std::pair{m_line.b, "B"}}) {
            if (!chosen || *chosen >= m_line.visits.size()) continue;
            const double x = LetterX(letter[0] == 'A'), top = m_at.Plot().y - 17;
            Box({x - 9, top, 18, 16}, 3, Ink::Accent);
            Text({x, top + 12}, letter, kText, Ink::OnAccent, TextAlign::Centre, true);
        }
    }

    // Two letters that would cover each other stand side by side.
    [[nodiscard]] double LetterX(bool of_a) const {
        const auto& own = of_a ? m_line.a : m_line.b;
        const auto& other = of_a ? m_line.b : m_line.a;
        const double x = m_at.XOf(*own);
        if (!other || *other >= m_line.visits.size()) return x;
        const double beside = m_at.XOf(*other);
        if (std::abs(beside - x) >= 20) return x;
        const double middle = (x + beside) / 2;
        const bool first = x < beside || (x == beside && of_a);
        return first ? middle - 10 : middle + 10;
    }

    void Axes() {
        const Rect& plot = m_at.Plot();
        const int step = m_at.Highest() > 8 ? 5 : 2;
        for (int value = 0; value <= m_at.Highest() + 0.01; value += step) {
            const double y = m_at.Y(value);
            Stroke({{plot.x, y}, {plot.x + plot.w, y}}, plot::Grid, 1);
            Text({plot.x - 9, y + 4}, std::to_string(value), kText, Ink::Text2, TextAlign::Right);
        }
        const auto has_share = [](const PlotVisit& visit) { return visit.done || visit.load; };
        if (std::ranges::none_of(m_line.visits, has_share)) return;
        for (const int percent : {0, 50, 100}) {
            Text({plot.x + plot.w + 9, Foot() - plot.h * percent / 100 + 4}, std::to_string(percent) + "%",
                 kText, Ink::Text2, TextAlign::Left);
        }
    }

    // A tick for each; its name where the name before leaves room.
    void Months() {
        double free = -std::numeric_limits<double>::infinity();
        for (const PlotDay& month : m_line.months) {
            const double x = m_at.X(month.day);
            if (x < m_at.Plot().x || x > m_at.Plot().x + m_at.Plot().w) continue;
            Stroke({{x, Foot()}, {x, Foot() + 5}}, Ink::Ghost, 1);
            const double width = WidthOf(month.label, kText);
            if (x + 4 < free || x + 4 + width > m_frame.x + m_frame.w) continue;
            Text({x + 4, m_frame.y + m_frame.h - 8}, month.label, kText, Ink::Text2, TextAlign::Left);
            free = x + 4 + width + kLabelGap;
        }
    }

    void Bars() {
        for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
            if (m_line.visits[i].done && *m_line.visits[i].done > 0) Box(m_at.BarOf(i), 1.5, plot::Bar);
        }
    }

    void Races() {
        using Spans = std::vector<std::pair<double, double>>;
        Spans taken;  // by flags, letters and names
        for (const PlotDay& race : m_line.races) {
            if (!m_at.Shows(race.day)) continue;
            const double x = m_at.X(race.day), top = FlagTop();
            Stroke({{x, top}, {x, Foot()}}, Ink::Movement, 1.2, {3, 3});
            SceneShape flag;
            flag.path.Move({x, top});
            flag.path.Line({x + 9, top + 4});
            flag.path.Line({x, top + 8});
            flag.path.Close();
            flag.fill = Ink::Movement;
            m_scene.items.emplace_back(std::move(flag));
            taken.emplace_back(x - 2, x + 10);
        }
        for (const bool of_a : {true, false})
            if (const auto& chosen = of_a ? m_line.a : m_line.b; chosen && *chosen < m_line.visits.size())
                taken.emplace_back(LetterX(of_a) - 10, LetterX(of_a) + 10);
        // The newest are named first.
        const std::vector<PlotDay> newest(m_line.races.rbegin(), m_line.races.rend());
        for (const PlotDay& race : newest)
            if (m_at.Shows(race.day)) NameRace(race, taken);
    }

    // Right of the flag, left of it, or cut on the side that has more room.
    void NameRace(const PlotDay& race, std::vector<std::pair<double, double>>& taken) {
        const double x = m_at.X(race.day), right = x + 12, left = x - 5;
        double room_right = m_frame.x + m_frame.w - right, room_left = left - m_frame.x;
        for (const auto& [from, to] : taken) {
            if (to > right) room_right = std::min(room_right, from - kLabelGap / 2 - right);
            if (from < left - kDateText) room_left = std::min(room_left, left - kLabelGap / 2 - to);
        }
        const double width = WidthOf(race.label, kDateText), letter = WidthOf("m", kDateText);
        const bool at_right = width <= room_right || (width > room_left && room_right >= room_left);
        const double room = at_right ? room_right : room_left;
        std::string name = race.label;
        if (width > room) name = Cut(name, static_cast<std::size_t>(std::max(room, 0.0) / letter));
        if (width > room && LettersOf(name) < kLeastLetters) return;
        const double wide = WidthOf(name, kDateText);
        Text({at_right ? right : left, FlagTop() + 8}, name, kDateText, Ink::Text2,
             at_right ? TextAlign::Left : TextAlign::Right);
        taken.emplace_back(at_right ? right : left - wide, at_right ? right + wide : left);
    }
    [[nodiscard]] double FlagTop() const { return m_at.Plot().y - 14; }

    // A thin dashed line with diamonds, on the scale of the bars.
    void Load() {
        SceneShape line;
        Scene diamonds;
        for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
            if (!m_line.visits[i].load) continue;
            const MapPoint at = m_at.LoadOf(i);
            line.path.empty() ? line.path.Move(at) : line.path.Line(at);
            SceneShape diamond;
            for (const auto& [x, y] : {std::pair{0., -3.5}, {3.5, 0.}, {0., 3.5}, {-3.5, 0.}}) {
                const MapPoint corner{at.x + x, at.y + y};
                diamond.path.empty() ? diamond.path.Move(corner) : diamond.path.Line(corner);
            }
            diamond.path.Close();
            diamond.fill = Ink::Movement;
            diamonds.items.emplace_back(std::move(diamond));
        }
        if (line.path.empty()) return;
        line.stroke = Ink::Movement;
        line.pen = 1.1;
        line.dash = {4, 3};
        m_scene.items.emplace_back(std::move(line));
        m_scene.Append(std::move(diamonds));
    }

    void Line() {
        SceneShape line;
        for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
            if (!m_line.visits[i].severity) continue;
            line.path.empty() ? line.path.Move(m_at.Place(i)) : line.path.Line(m_at.Place(i));
        }
        line.stroke = Ink::Tone;
        line.pen = 2.2;
        if (line.path.steps.size() > 1) m_scene.items.emplace_back(std::move(line));
        Dots();
        for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
            if (m_at.HasDisc(i)) Numbered(i);
        }
        Letters();
    }

    // Visits whose discs have no room: rings; of very many one stroke that is all dots.
    void Dots() {
        if (m_line.visits.size() <= kManyVisits) {
            for (std::size_t i = 0; i < m_line.visits.size(); ++i)
                if (!m_at.HasDisc(i))
                    Disc(m_at.Place(i), kDot, Ink::TagFill, Ink::Tone, 1.4, m_line.visits[i].draft);
            return;
        }
        SceneShape dots;
        for (std::size_t i = 0; i < m_line.visits.size(); ++i) {
            if (m_at.HasDisc(i)) continue;
            const MapPoint at = m_at.Place(i);
            dots.path.Move(at);
            dots.path.Line({at.x + 0.01, at.y});
        }
        dots.stroke = Ink::Tone;
        dots.pen = 2 * kSmallDot;
        if (!dots.path.empty()) m_scene.items.emplace_back(std::move(dots));
    }

    // A visit without a score: a grey disc on the ground line. A draft: a dashed ring.
    void Numbered(std::size_t visit) {
        const PlotVisit& one = m_line.visits[visit];
        const MapPoint at = m_at.Place(visit);
        Disc(at, kDisc, Ink::TagFill, one.severity ? Ink::Tone : Ink::Ghost, 1.8, one.draft);
        const double size = one.marks > 99 ? 8 : kText;
        Text({at.x, at.y + size * 0.36}, std::to_string(one.marks), size, Ink::Text, TextAlign::Centre, true);
    }

    // The days compared always, others from the newest as far as there is room.
    void Dates() {
        std::vector<std::size_t> order;
        for (const auto& chosen : {m_line.b, m_line.a}) {
            if (chosen && *chosen < m_line.visits.size()) order.push_back(*chosen);
        }
        const std::size_t chosen = order.size();
        for (std::size_t i = m_line.visits.size(); i-- > 0;) order.push_back(i);
        std::vector<std::pair<double, double>> taken;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const PlotVisit& visit = m_line.visits[order[i]];
            const double x = m_at.XOf(order[i]), half = WidthOf(visit.label, kDateText) / 2 + kLabelGap / 2;
            const bool free = std::ranges::none_of(
                taken, [&](const auto& other) { return x - half < other.second && other.first < x + half; });
            if (!free) continue;
            taken.emplace_back(x - half, x + half);
            const bool strong = i < chosen;
            Text({x, Foot() + 14}, visit.label, kDateText, strong ? Ink::Accent : Ink::Text2,
                 TextAlign::Centre, strong);
        }
    }

    const TimeLine& m_line;
    TimeLineLayout m_at;
    Rect m_frame;
    Scene m_scene;
};

}  // namespace

Scene TimeLineGround(const TimeLine& line, Rect frame) {
    return Painter(line, frame).Ground();
}

Scene TimeLineFront(const TimeLine& line, Rect frame) {
    return Painter(line, frame).Front();
}

// Both ends with a grip, below where discs usually are; what is outside lies under a veil.
Scene RangeScene(const TimeLineLayout& at, const PlotRange& range) {
    const Rect& plot = at.Plot();
    const auto [from, to] = EndsOf(at, range);
    const double right = plot.x + plot.w;
    Scene scene;
    if (from > plot.x) AddBox(scene, {plot.x, plot.y, from - plot.x, plot.h}, 0, Ink::TagFill, 0.7);
    if (to < right) AddBox(scene, {to, plot.y, right - to, plot.h}, 0, Ink::TagFill, 0.7);
    for (const double x : {from, to}) {
        AddStroke(scene, {{x, plot.y - 4}, {x, plot.y + plot.h}}, Ink::Accent, 1.4);
        AddBox(scene, {x - 3.5, plot.y + plot.h * 0.75 - 9, 7, 18}, 3, Ink::Accent);
    }
    return scene;
}

std::vector<Rect> RangeChanges(const TimeLineLayout& at, const PlotRange& before, const PlotRange& after) {
    constexpr double kReach = 6, kAbove = 8;  // of an end with its grip
    const Rect& plot = at.Plot();
    const auto [from_before, to_before] = EndsOf(at, before);
    const auto [from_after, to_after] = EndsOf(at, after);
    std::vector<Rect> changes;
    for (const auto& [x, other] : {std::pair(from_before, from_after), std::pair(to_before, to_after)}) {
        if (x == other) continue;
        changes.push_back({std::min(x, other) - kReach, plot.y - kAbove, std::abs(x - other) + 2 * kReach,
                           plot.h + 2 * kAbove});
    }
    return changes;
}

Scene TimeLineScene(const TimeLine& line, Rect frame) {
    Scene scene = TimeLineGround(line, frame);
    if (line.range) scene.Append(RangeScene(TimeLineLayout(line, frame), *line.range));
    scene.Append(TimeLineFront(line, frame));
    return scene;
}

}  // namespace bodymap
