#include "bodymap/path.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>

#include "model/problem.h"

namespace bodymap {

namespace {

constexpr std::size_t kMaxSteps = 20'000;
constexpr double kQuarterArc = 0.5522847498307936;  // control distance of a quarter circle
constexpr int kMaxPieces = 256;

// Numbers of up to 15 digits without exponent are whole numbers over a power of ten: one division, which
// rounds as from_chars does. Anything else leaves `next` where it was.
bool ReadShort(const char*& next, const char* end, double& value) {
    constexpr double kPowers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char* at = next;
    const bool negative = at != end && *at == '-';
    at += negative;
    std::int64_t digits = 0;
    int count = 0, decimals = 0;
    const auto read_digits = [&] {
        const char* start = at;
        for (; at != end && *at >= '0' && *at <= '9' && count < 16; ++at, ++count)
            digits = digits * 10 + (*at - '0');
        return static_cast<int>(at - start);
    };
    read_digits();
    if (at != end && *at == '.') {
        ++at;
        decimals = read_digits();
    }
    if (count == 0 || count > 15 || (at != end && (*at == 'e' || *at == 'E'))) return false;
    const auto whole = static_cast<double>(digits);
    value = (negative ? -whole : whole) / kPowers[decimals];
    next = at;
    return true;
}

class Reader {
public:
    Reader(std::string_view text, const std::string& where) : m_text(text), m_where(where) {}

    bool AtEnd() {
        SkipSpace();
        return m_next == m_text.size();
    }
    bool AtNumber() {
        SkipSpace();
        if (m_next == m_text.size()) return false;
        const char c = m_text[m_next];
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
    }
    char Command() { return m_text[m_next++]; }
    MapPoint Point() {
        const double x = Number();
        return {x, Number()};
    }
    [[noreturn]] void Fail() const {
        throw model::Error(
            model::ErrorKind::BadInput,
            model::Msg("{0}: the path is not understood at character {1}; expected M, L, C or Z "
                       "with finite numbers."),
            {m_where, std::to_string(m_next + 1)});
    }

private:
    void SkipSpace() {
        const auto space = [](char c) { return c == ' ' || c == ',' || (c >= '\t' && c <= '\r'); };
        while (m_next != m_text.size() && space(m_text[m_next])) ++m_next;
    }
    double Number() {
        if (!AtNumber()) Fail();
        if (m_text[m_next] == '+' && m_text.substr(m_next + 1, 1) != "-") ++m_next;
        double value = 0;
        const char* next = m_text.data() + m_next;
        const char* end = m_text.data() + m_text.size();
        if (!ReadShort(next, end, value)) {
            const auto read = std::from_chars(next, end, value);
            if (read.ec != std::errc() || !std::isfinite(value)) Fail();
            next = read.ptr;
        }
        m_next = static_cast<std::size_t>(next - m_text.data());
        return value;
    }

    std::string_view m_text;
    const std::string& m_where;
    std::size_t m_next = 0;
};

void ReadStep(Reader& in, char command, Path& path) {
    switch (command) {
        case 'M':
            path.Move(in.Point());
            break;
        case 'L':
            path.Line(in.Point());
            break;
        case 'C': {
            const MapPoint a = in.Point();
            const MapPoint b = in.Point();
            path.Curve(a, b, in.Point());
            break;
        }
        default:
            path.Close();
    }
}

void Put(std::string& out, double value, int decimals) {
    std::array<char, 400> buffer{};
    if (decimals < 0) {
        const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
        out.append(buffer.data(), written.ptr);
        return;
    }
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                       std::chars_format::fixed, decimals);
    std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    if (text.find('.') != std::string_view::npos) {
        while (text.back() == '0') text.remove_suffix(1);
        if (text.back() == '.') text.remove_suffix(1);
    }
    out += text == "-0" ? std::string_view("0") : text;
}

void Put(std::string& out, MapPoint p, int decimals) {
    Put(out, p.x, decimals);
    out += ' ';
    Put(out, p.y, decimals);
}

std::string Write(const Path& path, int decimals) {
    std::string out;
    for (const PathStep& step : path.steps) {
        if (step.kind == PathStep::Kind::Close) {
            out += 'Z';
            continue;
        }
        out += step.kind == PathStep::Kind::Move ? 'M' : step.kind == PathStep::Kind::Line ? 'L' : 'C';
        if (step.kind == PathStep::Kind::Curve) {
            Put(out, step.a, decimals);
            out += ' ';
            Put(out, step.b, decimals);
            out += ' ';
        }
        Put(out, step.to, decimals);
    }
    return out;
}

double Bend(MapPoint a, MapPoint b, MapPoint c) {
    return std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

MapPoint OnCurve(const std::array<MapPoint, 4>& p, double t) {
    const double s = 1 - t;
    const double k0 = s * s * s, k1 = 3 * s * s * t, k2 = 3 * s * t * t, k3 = t * t * t;
    return {k0 * p[0].x + k1 * p[1].x + k2 * p[2].x + k3 * p[3].x,
            k0 * p[0].y + k1 * p[1].y + k2 * p[2].y + k3 * p[3].y};
}

std::tuple<double, double, double, double> FirstEnd(MapPoint end, MapPoint control) {
    return {end.x, end.y, control.x, control.y};
}

// The sum has its last bit at one step. Further out than the lattice reaches a number stays as it is.
double OnLattice(double v) {
    constexpr double kShift = 1.5 * 4503599627370496.0 / kFlatSteps;
    const double moved = v + kShift;
    return std::abs(v) < kShift / 4 ? moved - kShift : v;
}

void FlattenCurve(std::array<MapPoint, 4> p, double tolerance, std::vector<MapPoint>& ring) {
    // Rounding differs with the direction, so both directions are computed from the same end.
    const bool turned = FirstEnd(p[3], p[2]) < FirstEnd(p[0], p[1]);
    if (turned) std::reverse(p.begin(), p.end());
    const double bend = std::max(Bend(p[0], p[1], p[2]), Bend(p[1], p[2], p[3]));
    const double wish = std::ceil(std::sqrt(0.75 * bend / tolerance));
    // Not a number where the control points lie beyond all reason.
    const int pieces = !(wish > 1) ? 1 : wish > kMaxPieces ? kMaxPieces : static_cast<int>(wish);
    for (int i = 1; i < pieces; ++i) {
        ring.push_back(OnCurve(p, static_cast<double>(turned ? pieces - i : i) / pieces));
    }
    ring.push_back(turned ? p[0] : p[3]);
}

void AddCorner(Path& path, MapPoint from, MapPoint corner, MapPoint to) {
    const auto towards = [&](MapPoint end) {
        return MapPoint{end.x + (corner.x - end.x) * kQuarterArc, end.y + (corner.y - end.y) * kQuarterArc};
    };
    path.Curve(towards(from), towards(to), to);
}

}  // namespace

void Path::Circle(MapPoint c, double r) {
    Move({c.x + r, c.y});
    AddCorner(*this, {c.x + r, c.y}, {c.x + r, c.y + r}, {c.x, c.y + r});
    AddCorner(*this, {c.x, c.y + r}, {c.x - r, c.y + r}, {c.x - r, c.y});
    AddCorner(*this, {c.x - r, c.y}, {c.x - r, c.y - r}, {c.x, c.y - r});
    AddCorner(*this, {c.x, c.y - r}, {c.x + r, c.y - r}, {c.x + r, c.y});
    Close();
}

void Path::RoundedBox(Rect box, double radius) {
    const double r = std::min({radius, box.w / 2, box.h / 2});
    const double l = box.x, t = box.y, e = box.x + box.w, b = box.y + box.h;
    Move({l + r, t});
    Line({e - r, t});
    AddCorner(*this, {e - r, t}, {e, t}, {e, t + r});
    Line({e, b - r});
    AddCorner(*this, {e, b - r}, {e, b}, {e - r, b});
    Line({l + r, b});
    AddCorner(*this, {l + r, b}, {l, b}, {l, b - r});
    Line({l, t + r});
    AddCorner(*this, {l, t + r}, {l, t}, {l + r, t});
    Close();
}

Rect Path::Bounds() const {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    double l = kFar, t = kFar, r = -kFar, b = -kFar;
    for (const auto& ring : Flatten(*this)) {
        for (const MapPoint& p : ring) {
            l = std::min(l, p.x);
            r = std::max(r, p.x);
            t = std::min(t, p.y);
            b = std::max(b, p.y);
        }
    }
    return l > r ? Rect{} : Rect{l, t, r - l, b - t};
}

Path Path::Moved(double scale, double dx, double dy) const {
    Path moved = *this;
    const auto move = [&](MapPoint& p) { p = {p.x * scale + dx, p.y * scale + dy}; };
    for (PathStep& step : moved.steps) {
        move(step.a);
        move(step.b);
        move(step.to);
    }
    return moved;
}

Path ParsePath(std::string_view d, const std::string& where) {
    Reader in(d, where);
    Path path;
    const auto letters = std::count_if(d.begin(), d.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    path.steps.reserve(std::min(static_cast<std::size_t>(letters), kMaxSteps));
    while (!in.AtEnd()) {
        const char command = in.Command();
        const bool known = command == 'M' || command == 'L' || command == 'C' || command == 'Z';
        if (!known || (path.empty() && command != 'M')) in.Fail();
        ReadStep(in, command, path);
        // Numbers that go on after a command repeat it, a move as lines.
        while (command != 'Z' && in.AtNumber()) {
            ReadStep(in, command == 'M' ? 'L' : command, path);
            if (path.steps.size() > kMaxSteps) break;
        }
        if (path.steps.size() > kMaxSteps) {
            throw model::Error(model::ErrorKind::BadInput,
                               model::Msg("{0}: the path has more than {1} steps."),
                               {where, std::to_string(kMaxSteps)});
        }
    }
    return path;
}

std::string ToSvg(const Path& path) {
    return Write(path, -1);
}

std::string ToSvg(const Path& path, int decimals) {
    return Write(path, std::clamp(decimals, 0, 6));
}

std::vector<std::vector<MapPoint>> Flatten(const Path& path, double tolerance) {
    std::vector<std::vector<MapPoint>> rings;
    MapPoint at, start;
    for (const PathStep& step : path.steps) {
        if (step.kind == PathStep::Kind::Close) {
            at = start;
            continue;
        }
        if (step.kind == PathStep::Kind::Move || rings.empty()) {
            rings.push_back({step.to});
            start = step.to;
        } else if (step.kind == PathStep::Kind::Line) {
            rings.back().push_back(step.to);
        } else {
            FlattenCurve({at, step.a, step.b, step.to}, tolerance, rings.back());
        }
        at = step.to;
    }
    for (auto& ring : rings) {
        for (MapPoint& p : ring) p = {OnLattice(p.x), OnLattice(p.y)};
    }
    return rings;
}

}  // namespace bodymap
