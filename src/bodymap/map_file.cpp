#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "bodymap/body_map.h"
#include "bodymap/orientation.h"
#include "model/problem.h"

namespace bodymap {

namespace {

constexpr std::size_t kMaxBytes = 8u << 20;
constexpr std::size_t kMaxPaths = 5'000;
constexpr std::size_t kMaxSteps = 50'000;  // of all paths together
constexpr double kFarthest = 100'000;      // map units
constexpr double kMaxNumber = 1e9;         // of an area or a scale
constexpr std::size_t kMaxIdLength = 64;
// The parser takes memory for every tag and attribute, so both are counted in the bytes first.
constexpr std::size_t kMaxTags = 40'000;
constexpr std::size_t kMaxEqualSigns = 200'000;
constexpr int kMaxAttributes = 40;    // of one element
constexpr std::size_t kMaxOver = 32;  // tiles a sheet lies over

constexpr std::string_view kSheetWords[] = {"superficial", "deep", "overlay-superficial", "overlay-deep"};
constexpr std::string_view kKindWords[] = {"contour", "line", "soft"};

class Source {
public:
    Source(std::string_view text, const std::string& name) : m_text(text), m_name(name) {
        for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1))
            m_line_ends.push_back(end);
    }

    [[nodiscard]] std::size_t Line(std::ptrdiff_t offset) const {
        const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
        const auto line = std::lower_bound(m_line_ends.begin(), m_line_ends.end(), at);
        return 1 + static_cast<std::size_t>(line - m_line_ends.begin());
    }
    [[nodiscard]] std::string At(std::ptrdiff_t offset) const {
        return m_name + ":" + std::to_string(Line(offset));
    }
    [[nodiscard]] std::string At(const pugi::xml_node& node) const { return At(node.offset_debug()); }
    [[noreturn]] void Fail(std::ptrdiff_t offset, const char* message,
                           std::vector<std::string> what = {}) const {
        what.insert(what.begin(), At(offset));
        throw model::Error(model::ErrorKind::BadInput, message, std::move(what));
    }
    [[noreturn]] void Fail(const pugi::xml_node& node, const char* message,
                           const std::string& what = {}) const {
        Fail(node.offset_debug(), message, {what});
    }
    void CheckBytes() const {
        std::size_t tags = 0, equal_signs = 0;
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            if (m_text[i] == '\0') Fail(Offset(i), model::Msg("{0}: the body map is no UTF-8 text."));
            tags += m_text[i] == '<';
            equal_signs += m_text[i] == '=';
            if (tags > kMaxTags || equal_signs > kMaxEqualSigns) {
                Fail(Offset(i), model::Msg("{0}: the body map has more than {1} tags or {2} attributes."),
                     {std::to_string(kMaxTags), std::to_string(kMaxEqualSigns)});
            }
        }
    }

private:
    static std::ptrdiff_t Offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

    std::string_view m_text;
    const std::string& m_name;
    std::vector<std::size_t> m_line_ends;
};

struct Numbers {
    std::size_t count = 0;
    double values[4] = {};
};

// None unless all of the text is finite numbers no further from zero than `most`.
Numbers ReadNumbers(std::string_view text, double most) {
    Numbers numbers;
    const char* next = text.data();
    const char* end = next + text.size();
    while (next != end) {
        if (*next == ' ' || *next == ',') {
            ++next;
            continue;
        }
        double value = 0;
        const auto read = std::from_chars(next, end, value);
        if (read.ec != std::errc() || !(std::abs(value) <= most) || numbers.count == 4) return {};
        numbers.values[numbers.count++] = value;
        next = read.ptr;
    }
    return numbers;
}

Numbers NumbersOf(const Source& source, const pugi::xml_node& node, const char* name, std::size_t count,
                  double most) {
    const auto numbers = ReadNumbers(node.attribute(name).as_string(), most);
    if (numbers.count != count) {
        source.Fail(node, model::Msg("{0}: the attribute {1} is missing or holds no such numbers."), name);
    }
    return numbers;
}

// The parser keeps both of two attributes of one name and answers with the first.
void RefuseTwins(const Source& source, const pugi::xml_node& node) {
    const char* names[kMaxAttributes];
    int count = 0;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        for (int i = 0; i < count; ++i) {
            if (std::strcmp(names[i], attribute.name()) == 0) {
                source.Fail(node, model::Msg("{0}: the attribute {1} is there twice."), names[i]);
            }
        }
        if (count == kMaxAttributes) {
            source.Fail(node, model::Msg("{0}: the element has more than {1} attributes."),
                        std::to_string(kMaxAttributes));
        }
        names[count++] = attribute.name();
    }
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

bool IsId(std::string_view id) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && id.size() <= kMaxIdLength && std::all_of(id.begin(), id.end(), plain);
}

std::string IdOf(const Source& source, const pugi::xml_node& node, const char* name) {
    std::string id = node.attribute(name).as_string();
    if (!IsId(id)) source.Fail(node, model::Msg("{0}: the attribute {1} holds no known word."), name);
    return id;
}

// The tiles a sheet answers over, parted by single spaces.
std::vector<std::string> OverOf(const Source& source, const pugi::xml_node& node, Sheet sheet) {
    std::vector<std::string> over;
    const pugi::xml_attribute attribute = node.attribute("data-over");
    if (!attribute) return over;
    std::string_view rest = attribute.as_string();
    for (bool more = true; more;) {
        const std::size_t end = rest.find(' ');
        more = end != rest.npos;
        over.emplace_back(rest.substr(0, end));
        if (sheet != Sheet::OverlaySuperficial || !IsId(over.back()) || over.size() > kMaxOver) {
            source.Fail(node, model::Msg("{0}: the attribute {1} holds no known word."), attribute.name());
        }
        if (more) rest.remove_prefix(end + 1);
    }
    return over;
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
    MapReader(const Source& source, const MapDemand& demand, BodyMap& map)
        : m_source(source), m_demand(demand), m_map(map) {}

    void Root(const pugi::xml_node& root) {
        RefuseTwins(m_source, root);
        const auto attribute = [&](const char* name) { return root.attribute(name).as_string(); };
        m_map.figure = WordOf(m_source, root, "data-figure", model::ParseFigure(attribute("data-figure")));
        m_map.view = WordOf(m_source, root, "data-view", model::ParseView(attribute("data-view")));
        CheckName(root);
        m_map.mm_per_unit = NumbersOf(m_source, root, "data-mm-per-unit", 1, kMaxNumber).values[0];
        const auto& box = NumbersOf(m_source, root, "viewBox", 4, kFarthest).values;
        m_map.box = {box[0], box[1], box[2], box[3]};
        if (m_map.mm_per_unit <= 0 || box[2] < 1 || box[3] < 1) {
            m_source.Fail(root, model::Msg("{0}: the attribute {1} is missing or holds no such numbers."),
                          "viewBox");
        }
        RefuseTransform(m_source, root);
        for (const pugi::xml_node& group : root.children("g")) Read(group);
        if (m_map.outline.empty()) {
            m_source.Fail(root, model::Msg("{0}: the group “outline” with the figure's outline is missing."));
        }
    }
    // Where the line of the region stands.
    [[nodiscard]] std::ptrdiff_t OffsetOf(std::size_t region) const { return m_offsets[region]; }

private:
    void CheckName(const pugi::xml_node& root) {
        if (!m_demand.shows || *m_demand.shows == std::pair(m_map.figure, m_map.view)) return;
        m_source.Fail(
            root.offset_debug(),
            model::Msg("{0}: the body map says it shows figure {1}, view {2}; its name says otherwise."),
            {std::string(model::ToText(m_map.figure)), std::string(model::ToText(m_map.view))});
    }
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
        if (!m_groups.insert(id).second) {
            m_source.Fail(group, model::Msg("{0}: the group {1} is there twice."), std::string(id));
        }
        RefuseTwins(m_source, group);
        RefuseTransform(m_source, group);
        for (const pugi::xml_node& node : group.children("path")) {
            if (++m_paths > kMaxPaths) {
                m_source.Fail(node, model::Msg("{0}: the body map has more than {1} paths."),
                              std::to_string(kMaxPaths));
            }
            RefuseTwins(m_source, node);
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
        const auto& label = NumbersOf(m_source, node, "data-label", 2, kFarthest).values;
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
        region.area_mm2 = NumbersOf(m_source, node, "data-area-mm2", 1, kMaxNumber).values[0];
        region.over = OverOf(m_source, node, region.sheet);
        region.path = std::move(path);
        CheckRegion(node, region);
        m_offsets.push_back(node.offset_debug());
        m_map.regions.push_back(std::move(region));
    }
    void CheckRegion(const pugi::xml_node& node, const Region& region) {
        if (m_demand.known && !m_demand.known(region.at)) {
            m_source.Fail(node, model::Msg("{0}: regions.toml has no {1} on this side."), region.at.region);
        }
        const auto [before, first] =
            m_drawn.emplace(std::tuple(region.at, region.sheet), m_source.Line(node.offset_debug()));
        if (!first) {
            m_source.Fail(node.offset_debug(),
                          model::Msg("{0}: {1} is drawn a second time on this side and layer; the first "
                                     "time is in line {2}."),
                          {region.at.region, std::to_string(before->second)});
        }
    }

    const Source& m_source;
    const MapDemand& m_demand;
    BodyMap& m_map;
    std::size_t m_paths = 0, m_steps = 0;
    std::set<std::string_view> m_groups;
    std::map<std::tuple<model::RegionRef, Sheet>, std::size_t> m_drawn;  // to the line
    std::vector<std::ptrdiff_t> m_offsets;                               // of the regions
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

std::string OverText(const Region& region) {
    std::string words;
    for (const std::string& id : region.over) words += (words.empty() ? "" : " ") + id;
    return words.empty() ? words : Attribute("data-over", words);
}

std::string RegionText(const Region& region) {
    return "    <path" + Attribute("data-region", region.at.region) +
           Attribute("data-side", model::ToText(region.at.side)) +
           Attribute("data-layer", kSheetWords[static_cast<std::size_t>(region.sheet)]) +
           Attribute("data-label", Number(region.label.x) + "," + Number(region.label.y)) +
           Attribute("data-area-mm2", Number(region.area_mm2)) + OverText(region) +
           Attribute("d", ToSvg(region.path)) + "><title>" + Title(region.at.region, region.at.side) +
           "</title></path>\n";
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

BodyMap Read(std::string_view svg, const std::string& name, const MapDemand& demand) {
    if (svg.size() > kMaxBytes) {
        throw model::Error(model::ErrorKind::BadInput, model::Msg("{0}: the file is larger than {1} MiB."),
                           {name + ":1", std::to_string(kMaxBytes >> 20)});
    }
    const Source source(svg, name);
    source.CheckBytes();
    pugi::xml_document document;
    const auto parsed = document.load_buffer(svg.data(), svg.size(),
                                             pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) {
        source.Fail(parsed.offset, model::Msg("{0}: this is no well-formed SVG file ({1})."),
                    {parsed.description()});
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
    MapReader reader(source, demand, map);
    reader.Root(root);
    if (!demand.upright) return map;
    if (const auto wrong = FindMirrored(map)) {
        source.Fail(reader.OffsetOf(wrong->region), wrong->message, wrong->args);
    }
    return map;
}

}  // namespace

BodyMap ReadMap(std::string_view svg, const std::string& name) {
    return Read(svg, name, MapDemand{});
}

BodyMap ReadMap(const std::filesystem::path& file, const MapDemand& demand) {
    const std::string name = file.filename().string();
    std::error_code failed;
    std::ifstream in;
    // A folder opens like a file, and a pipe would never end.
    if (std::filesystem::is_regular_file(file, failed)) in.open(file, std::ios::binary);
    const auto size = std::filesystem::file_size(file, failed);
    if (!in.is_open() || failed) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("{0}: the body map cannot be opened."),
                           {name});
    }
    // One byte beyond the bound is enough to know that a file is too large.
    std::string text(static_cast<std::size_t>(std::min<std::uintmax_t>(size, kMaxBytes + 1)), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return Read(text, name, demand);
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
