#include "pdf/icons.h"

#include <map>
#include <string_view>
#include <vector>

namespace pdf {

namespace {

struct Dot {
    double x, y, r;
};

struct Drawing {
    const char* path;
    std::vector<Dot> rings;
};

const std::map<std::string, Drawing, std::less<>>& Drawings() {
    static const std::map<std::string, Drawing, std::less<>> drawings = {
        {"stretch",
         {"M10.5 5.7 L6.1 8.5 L2.1 13.4 M6.1 8.5 L9.7 10.6 L9.5 14.2 M10.3 5.9 L14.1 8.1", {{12, 3.1, 1.4}}}},
        {"roll",
         {"M4.6 6.2 L11.4 6.2 C14.8 6.2 14.8 12.6 11.4 12.6 L4.6 12.6 C1.2 12.6 1.2 6.2 4.6 6.2 Z M11.4 6.2 "
          "C8.9 6.2 "
          "8.9 12.6 11.4 12.6 M4 3.2 L9.6 3.2 M7.8 1.5 L9.7 3.2 L7.8 4.9",
          {}}},
        {"strength",
         {"M5 8 L11 8 M5 4.2 L5 11.8 M11 4.2 L11 11.8 M2.7 5.7 L2.7 10.3 M13.3 5.7 L13.3 10.3 M1.2 8 L2.7 8 "
          "M13.3 8 "
          "L14.8 8",
          {}}},
        {"walk",
         {"M8.5 5.3 L7.3 9.5 L9.8 11.3 L10.3 14.4 M7.3 9.5 L6.5 12 L4.2 14.3 M8.5 5.6 L10.9 7.7 L13 7.7 M8.4 "
          "5.4 L5.6 "
          "6.9 L4.8 9.1",
          {{9, 2.7, 1.35}}}},
        {"boots",
         {"M4.9 1.8 L9.7 1.8 L9.7 8.6 L12.9 10.9 L12.9 14 L4.5 14 L4.5 9.2 Z M4.9 4.6 L9.6 4.6 M4.8 7.4 L9.6 "
          "7.4",
          {}}},
        {"cold",
         {"M8 1.8 L8 14.2 M2.6 4.9 L13.4 11.1 M13.4 4.9 L2.6 11.1 M6.4 2.9 L8 4.4 L9.6 2.9 M6.4 13.1 L8 11.6 "
          "L9.6 13.1 "
          "M2.8 7 L4.9 6.2 L4.5 4.1 M13.2 9 L11.1 9.8 L11.5 11.9 M13.2 7 L11.1 6.2 L11.5 4.1 M2.8 9 L4.9 9.8 "
          "L4.5 11.9",
          {}}},
        {"ems", {"M9.2 1.8 L3.8 9 L7.4 9 L6.8 14.2 L12.2 6.8 L8.5 6.8 Z", {}}},
        {"cryo",
         {"M3.6 2.6 L12.4 2.6 C13.3 2.6 13.8 3.1 13.8 4 L13.8 12 C13.8 12.9 13.3 13.4 12.4 13.4 L3.6 13.4 "
          "C2.7 13.4 2.2 "
          "12.9 2.2 12 L2.2 4 C2.2 3.1 2.7 2.6 3.6 2.6 Z M8 4.8 L8 11.2 M5.3 6.4 L10.7 9.6 M10.7 6.4 L5.3 "
          "9.6",
          {}}},
        {"food",
         {"M4.7 1.9 L4.7 14.1 M2.8 1.9 L2.8 5 C2.8 7.5 6.6 7.5 6.6 5 L6.6 1.9 M11.5 14.1 L11.5 9.6 L9.7 9.6 "
          "C9.5 5.9 "
          "10.2 2.8 11.5 1.9 L11.5 9.6",
          {}}},
        {"drink", {"M3.7 2.2 L12.3 2.2 L11.1 13.9 L4.9 13.9 Z M4.2 6.6 C6.6 5.3 9.4 7.9 11.8 6.6", {}}},
        {"sleep",
         {"M13 9.7 C9.2 11.2 4.9 7.5 6.5 2.6 C1.7 4.2 1.1 11 5.7 13.2 C8.6 14.5 11.9 13 13 9.7 Z", {}}},
        {"hand",
         {"M4.7 9 L4.7 4.5 C4.7 3.1 6.6 3.1 6.6 4.5 L6.6 7.3 M6.6 7 L6.6 2.9 C6.6 1.5 8.6 1.5 8.6 2.9 L8.6 "
          "7.3 M8.6 3.7 "
          "C8.6 2.3 10.5 2.3 10.5 3.7 L10.5 7.6 M10.5 5.2 C10.5 4 12.4 4 12.4 5.2 L12.4 10 C12.4 12.6 10.7 "
          "14.2 8.5 14.2 "
          "C6.2 14.2 5.1 12.8 4.1 11.1 L2.8 9 C2.1 7.6 3.8 6.9 4.7 9",
          {}}},
        {"heat",
         {"M4.2 10.9 C2.6 8.4 5.8 6.9 4.2 3.6 M8 10.9 C6.4 8.4 9.6 6.9 8 3.6 M11.8 10.9 C10.2 8.4 13.4 6.9 "
          "11.8 3.6 M2.6 "
          "13.6 L13.4 13.6",
          {}}},
        {"stop", {"M5 8 L11 8", {{8, 8, 6.2}}}},
        {"call",
         {"M3 2.7 L5.6 2.2 L7 5.4 L5.4 6.8 C6.2 8.6 7.4 9.8 9.2 10.6 L10.6 9 L13.8 10.4 L13.3 13 C7.2 14.2 "
          "1.8 8.8 3 2.7 "
          "Z",
          {}}},
        {"aid",
         {"M6 2.2 L10 2.2 L10 6 L13.8 6 L13.8 10 L10 10 L10 13.8 L6 13.8 L6 10 L2.2 10 L2.2 6 L6 6 Z", {}}},
        {"calendar",
         {"M2.4 3.6 L13.6 3.6 L13.6 13.6 L2.4 13.6 Z M2.4 6.8 L13.6 6.8 M5.4 2 L5.4 4.8 M10.6 2 L10.6 4.8",
          {}}},
    };
    return drawings;
}

// Parsed once; icons repeat on every row.
const bodymap::Path& Shape(const std::string& name) {
    static const std::map<std::string, bodymap::Path, std::less<>> shapes = [] {
        std::map<std::string, bodymap::Path, std::less<>> parsed;
        for (const auto& [id, drawing] : Drawings()) {
            bodymap::Path path = bodymap::ParsePath(drawing.path, id);
            for (const Dot& dot : drawing.rings) path.Circle({dot.x, dot.y}, dot.r);
            parsed.emplace(id, std::move(path));
        }
        bodymap::Path ring;
        ring.Circle({8, 8}, 3.4);
        parsed.emplace("", std::move(ring));
        return parsed;
    }();
    const auto found = shapes.find(name);
    return found != shapes.end() ? found->second : shapes.find("")->second;
}

}  // namespace

bool HasIcon(const std::string& name) {
    return Drawings().contains(name);
}

void DrawIcon(Sheet& sheet, const std::string& name, double x, double y, double size, Colour colour) {
    const double scale = size / 16;
    sheet.Stroke(Shape(name).Moved(scale, x, y), {colour, 1.4 * scale, {}, false});
}

}  // namespace pdf
