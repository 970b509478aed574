#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include "bodymap/body_map.h"
#include "model/problem.h"

namespace bodymap {

namespace {

constexpr std::size_t kMaxBytes = 8u << 20;
constexpr std::size_t kMaxPaths = 5'000;
constexpr std::size_t kMaxSteps = 50'000;  // of all paths together
constexpr double kFarthest = 100'000;      // map units
constexpr std::size_t kMaxIdLength = 64;

constexpr std::string_view kSheetWords[] = {"superficial", "deep", "overlay-superficial", "overlay-deep"};
constexpr std::string_view kKindWords[] = {"contour", "line", "soft"};

class Source {
public:
    Source(std::string_view text, const std::string& name) : m_text(text), m_name(name) {}

    [[nodiscard]] std::string At(std::ptrdiff_t offset) const {
        const auto end = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(m_text.size()));
        if (end < m_counted) m_counted = m_lines = 0;
        m_lines += std::count(m_text.begin() + m_counted, m_text.begin() + end, '\n');
        m_counted = end;
        return m_name + ":" + std::to_string(1 + m_lines);
    }
    [[nodiscard]] std::string At(const pugi::xml_node& node) const { return At(node.offset_debug()); }
    [[noreturn]] void Fail(const pugi::xml_node& node, const char* message,
                           const std::string& what = {}) const {
        throw model::Error(model::ErrorKind::BadInput, message, {At(node), what});
    }

private:
    std::string_view m_text;
    const std::string& m_name;
    // Nodes are asked for in order: counting goes on where it stopped.
    mutable std::ptrdiff_t m_counted = 0, m_lines = 0;
};

std::vector<double> Numbers(std::string_view text) {
    std::vector<double> numbers;
    const char* next = text.data();
    const char* end = next + text.size();
    while (next != end) {
        if (*next == ' ' || *next == ',') {
            ++next;
            continue;
        }
        double value = 0;
        const auto read = std::from_chars(next, end, value);
        if (read.ec != std::errc() || !std::isfinite(value) || numbers.size() == 4) return {};
        numbers.push_back(value);
        next = read.ptr;
    }
    return numbers;
}

std::vector<double> NumbersOf(const Source& source, const pugi::xml_node& node, const char* name,
                              std::size_t count) {
    auto numbers = Numbers(node.attribute(name).as_string());
    if (numbers.size() != count) {
        source.Fail(node, model::Msg("{0}: the attribute {1} is missing or holds no such numbers."), name);
    }
    return numbers;
}

template <class Value>
Value WordOf(const Source& source, const pugi::xml_node& node, const char* name, std::optional<Value> value) {
    if (!value) source.Fail(node, model::Msg("{0}: the attribute {1} holds no known word."), name);
    return *value;
}

std::optional<std::size_t> Position(const auto& words, std::string_view word) {
    const auto found = std::find(std::begin(words), std::end(words), word);
    if (found == std::end(words)) return std::nullopt;
    return static_cast<std::size_t>(found - std::begin(words));
}

std::string IdOf(const Source& source, const pugi::xml_node& node, const char* name) {
    const std::string id = node.attribute(name).as_string();
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (id.empty() || id.size() > kMaxIdLength || !std::all_of(id.begin(), id.end(), plain)) {
        source.Fail(node, model::Msg("{0}: the attribute {1} holds no known word."), name);
    }
    return id;
}

// Positions would be silently wrong where a drawing program left a transformation.
void RefuseTransform(const Source& source, const pugi::xml_node& node) {
    if (node.attribute("transform")) {
        source.Fail(node,
                    model::Msg("{0}: a body map must not hold a transform; apply it to the paths first."));
    }
}

class MapReader {
public:
    MapReader(const Source& source, BodyMap& map) : m_source(source), m_map(map) {}

    void Root(const pugi::xml_node& root) {
        const auto attribute = [&](const char* name) { return root.attribute(name).as_string(); };
        m_map.figure = WordOf(m_source, root, "data-figure", model::ParseFigure(attribute("data-figure")));
        m_map.view = WordOf(m_source, root, "data-view", model::ParseView(attribute("data-view")));
        m_map.mm_per_unit = NumbersOf(m_source, root, "data-mm-per-unit", 1)[0];
        const auto box = NumbersOf(m_source, root, "viewBox", 4);
        m_map.box = {box[0], box[1], box[2], box[3]};
        if (m_map.mm_per_unit <= 0 || box[2] <= 0 || box[3] <= 0) {
            m_source.Fail(root, model::Msg("{0}: the attribute {1} is missing or holds no such numbers."),
                          "viewBox");
        }
        RefuseTransform(m_source, root);
        for (const pugi::xml_node& group : root.children("g")) Read(group);
        if (m_map.outline.empty()) {
            m_source.Fail(root, model::Msg("{0}: the group “outline” with the figure's outline is missing."));
        }
    }

private:
    void Read(const pugi::xml_node& group) {
        const std::string_view id = group.attribute("id").as_string();
        void (MapReader::*take)(const pugi::xml_node&, Path&&) = nullptr;
        if (id == "outline") take = &MapReader::Outline;
        if (id == "lines") take = &MapReader::Line;
        if (id == "excluded") take = &MapReader::Excluded;
        if (id == "zones") take = &MapReader::TakeZone;
        if (id == "regions-superficial" || id == "regions-deep" || id == "overlays")
            take = &MapReader::TakeRegion;
        if (take == nullptr) return;  // someone's own notes
        RefuseTransform(m_source, group);
        for (const pugi::xml_node& node : group.children("path")) {
            if (++m_paths > kMaxPaths) {
                m_source.Fail(node, model::Msg("{0}: the body map has more than {1} paths."),
                              std::to_string(kMaxPaths));
            }
            RefuseTransform(m_source, node);
            Path path = ParsePath(node.attribute("d").as_string(), m_source.At(node));
            if (path.empty()) m_source.Fail(node, model::Msg("{0}: the path is empty."));
            CheckSize(node, path);
            (this->*take)(node, std::move(path));
        }
    }
    void CheckSize(const pugi::xml_node& node, const Path& path) {
        m_steps += path.steps.size();
        if (m_steps > kMaxSteps) {
            m_source.Fail(node,
                          model::Msg("{0}: the paths of the body map have more than {1} steps together."),
                          std::to_string(kMaxSteps));
        }
        const auto far = [](MapPoint p) { return std::abs(p.x) > kFarthest || std::abs(p.y) > kFarthest; };
        for (const PathStep& step : path.steps) {
            if (far(step.a) || far(step.b) || far(step.to)) {
                m_source.Fail(node, model::Msg("{0}: the path lies far outside the drawing."));
            }
        }
    }
    void Outline(const pugi::xml_node& node, Path&& path) {
        Path& to = node.attribute("data-edge") ? m_map.edge : m_map.outline;
        to.steps.insert(to.steps.end(), path.steps.begin(), path.steps.end());
    }
    void Line(const pugi::xml_node& node, Path&& path) {
        const auto kind = WordOf(m_source, node, "data-kind",
                                 Position(kKindWords, node.attribute("data-kind").as_string()));
        m_map.lines.push_back({static_cast<FigureLine::Kind>(kind), std::move(path)});
    }
    void Excluded(const pugi::xml_node&, Path&& path) { m_map.excluded.push_back(std::move(path)); }
    [[nodiscard]] model::Side SideOf(const pugi::xml_node& node) const {
        return WordOf(m_source, node, "data-side", model::ParseSide(node.attribute("data-side").as_string()));
    }
    [[nodiscard]] MapPoint LabelOf(const pugi::xml_node& node) const {
        const auto label = NumbersOf(m_source, node, "data-label", 2);
        return {label[0], label[1]};
    }
    void TakeZone(const pugi::xml_node& node, Path&& path) {
        m_map.zones.push_back(
            {IdOf(m_source, node, "data-zone"), SideOf(node), std::move(path), LabelOf(node)});
    }
    void TakeRegion(const pugi::xml_node& node, Path&& path) {
        Region region;
        region.at.region = IdOf(m_source, node, "data-region");
        region.at.side = SideOf(node);
        region.sheet = static_cast<Sheet>(WordOf(
            m_source, node, "data-layer", Position(kSheetWords, node.attribute("data-layer").as_string())));
        region.label = LabelOf(node);
        region.area_mm2 = NumbersOf(m_source, node, "data-area-mm2", 1)[0];
        region.path = std::move(path);
        m_map.regions.push_back(std::move(region));
    }

    const Source& m_source;
    BodyMap& m_map;
    std::size_t m_paths = 0, m_steps = 0;
};

std::string Number(double value) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string Attribute(const char* name, std::string_view value) {
    return std::string(" ") + name + "=\"" + std::string(value) + "\"";
}

std::string Shape(const std::string& attributes, const Path& path) {
    return "    <path" + attributes + Attribute("d", ToSvg(path)) + "/>\n";
}

std::string Title(std::string id, model::Side side) {
    std::replace(id.begin(), id.end(), '_', ' ');
    return side == model::Side::Midline ? id : id + ", " + std::string(model::ToText(side));
}

std::string ZoneText(const Zone& zone) {
    return "    <path" + Attribute("data-zone", zone.id) + Attribute("data-side", model::ToText(zone.side)) +
           Attribute("data-label", Number(zone.label.x) + "," + Number(zone.label.y)) +
           Attribute("d", ToSvg(zone.path)) + "><title>" + Title(zone.id, zone.side) + "</title></path>\n";
}

std::string RegionText(const Region& region) {
    return "    <path" + Attribute("data-region", region.at.region) +
           Attribute("data-side", model::ToText(region.at.side)) +
           Attribute("data-layer", kSheetWords[static_cast<std::size_t>(region.sheet)]) +
           Attribute("data-label", Number(region.label.x) + "," + Number(region.label.y)) +
           Attribute("data-area-mm2", Number(region.area_mm2)) + Attribute("d", ToSvg(region.path)) +
           "><title>" + Title(region.at.region, region.at.side) + "</title></path>\n";
}

std::string RegionGroup(const char* id, const char* look, const BodyMap& map,
                        std::initializer_list<Sheet> sheets) {
    std::string out = "  <g" + Attribute("id", id) + look + ">\n";
    for (const Region& region : map.regions) {
        if (std::find(sheets.begin(), sheets.end(), region.sheet) != sheets.end()) out += RegionText(region);
    }
    return out + "  </g>\n";
}

std::string Head(const BodyMap& map) {
    const std::string box =
        Number(map.box.x) + " " + Number(map.box.y) + " " + Number(map.box.w) + " " + Number(map.box.h);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"" +
           Attribute("viewBox", box) +
           " fill-rule=\"evenodd\" stroke-linecap=\"round\" stroke-linejoin=\"round\"" +
           Attribute("data-figure", model::ToText(map.figure)) +
           Attribute("data-view", model::ToText(map.view)) +
           Attribute("data-mm-per-unit", Number(map.mm_per_unit)) +
           ">\n  <title>Body map: " + std::string(model::ToText(map.figure)) + " figure, " +
           std::string(model::ToText(map.view)) + "</title>\n";
}

}  // namespace

BodyMap ReadMap(std::string_view svg, const std::string& name) {
    if (svg.size() > kMaxBytes) {
        throw model::Error(model::ErrorKind::BadInput, model::Msg("{0}: the file is larger than {1} MiB."),
                           {name, std::to_string(kMaxBytes >> 20)});
    }
    const Source source(svg, name);
    pugi::xml_document document;
    const auto parsed = document.load_buffer(svg.data(), svg.size(),
                                             pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) {
        throw model::Error(model::ErrorKind::BadInput,
                           model::Msg("{0}: this is no well-formed SVG file ({1})."),
                           {source.At(parsed.offset), parsed.description()});
    }
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() == pugi::node_doctype) {
            source.Fail(node, model::Msg("{0}: a document type is not allowed in a body map."));
        }
    }
    BodyMap map;
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) != "svg") {
        source.Fail(root, model::Msg("{0}: expected an SVG drawing."));
    }
    MapReader(source, map).Root(root);
    return map;
}

BodyMap ReadMap(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("{0}: the body map cannot be opened."),
                           {file.filename().string()});
    }
    // One byte beyond the bound is enough to know that a file is too large.
    std::string text(kMaxBytes + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return ReadMap(text, file.filename().string());
}

std::string WriteMap(const BodyMap& map) {
    std::string out =
        Head(map) + "  <g id=\"outline\" fill=\"#F8F1EB\" stroke=\"#33434D\" stroke-width=\"1.9\">\n";
    out += Shape("", map.outline);
    if (!map.edge.empty()) out += Shape(" data-edge=\"drawn\" fill=\"none\"", map.edge);
    out += "  </g>\n";
    out += RegionGroup("regions-superficial", " fill=\"#F8F1EB\" stroke=\"#CDB9A8\" stroke-width=\"1.1\"",
                       map, {Sheet::Superficial});
    out += RegionGroup("regions-deep",
                       " fill=\"#C9877A\" fill-opacity=\"0.25\" stroke=\"#A2685D\" stroke-width=\"1.1\" "
                       "display=\"none\"",
                       map, {Sheet::Deep});
    out += RegionGroup("overlays",
                       " fill=\"none\" stroke=\"#7D8F99\" stroke-width=\"0.9\" stroke-dasharray=\"4 3\"", map,
                       {Sheet::OverlaySuperficial, Sheet::OverlayDeep});
    out += "  <g id=\"excluded\" fill=\"#9AA5AD\" fill-opacity=\"0.5\" stroke=\"none\">\n";
    for (const Path& path : map.excluded) out += Shape("", path);
    out +=
        "  </g>\n  <g id=\"zones\" fill=\"none\" stroke=\"#A2685D\" stroke-width=\"0.9\" "
        "stroke-dasharray=\"1 3\" display=\"none\">\n";
    for (const Zone& zone : map.zones) out += ZoneText(zone);
    out += "  </g>\n  <g id=\"lines\" fill=\"none\" stroke=\"#33434D\">\n";
    for (const FigureLine& line : map.lines) {
        out += Shape(Attribute("data-kind", kKindWords[static_cast<std::size_t>(line.kind)]), line.path);
    }
    return out + "  </g>\n</svg>\n";
}

}  // namespace bodymap
