#include "gui/icons.h"

#include <array>
#include <string>
#include <utility>

namespace gui {

namespace {

// Strokes of 1.6 on a 20 × 20 grid, in the order of Icon.
constexpr std::array kPaths{
    "M10 10.2A3.6 3.6 0 1 0 10 3a3.6 3.6 0 0 0 0 7.2ZM3.6 17c.6-3 3.2-4.6 6.4-4.6s5.8 1.6 6.4 4.6",
    "M8.4 10A3.4 3.4 0 1 0 8.4 3.2a3.4 3.4 0 0 0 0 6.8ZM2.4 17c.5-3 3-4.5 6-4.5s5.5 1.5 6 4.5M15.5 5.5v5M13 "
    "8h5",
    "M3.5 5h13v11.5h-13ZM3.5 8.5h13M7 3v3.5M13 3v3.5",
    "M4 10.5l4 4L16.5 5.5",
    "M10 3.2L17.6 16.5H2.4ZM10 8v4M10 14.2v.2",
    "M5 9h10v7.5H5ZM7 9V6.5a3 3 0 0 1 6 0V9",
    "M6 7V3.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8v5H6Z",
    "M3.5 3.5h10l3 3v10h-13ZM6.5 3.5v4h6v-4M6 16.5v-5h8v5",
    "M4 16l.8-3.6L13.5 3.7l2.8 2.8L7.6 15.2ZM11.5 5.7l2.8 2.8",
    "M10 4v12M4 10h12",
    "M4 10h12",
    "M3 7V3H7M13 3H17V7M17 13V17H13M7 17H3V13",
    "M4.5 6h11M8 6V4h4v2M6 6l.7 10.5h6.6L14 6M8.7 9v5M11.3 9v5",
    "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
    "M10 12.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM10 2.5v2.2M10 15.3v2.2M2.5 10h2.2M15.3 10h2.2M4.7 "
    "4.7l1.6 1.6M13.7 13.7l1.6 1.6M4.7 15.3l1.6-1.6M13.7 6.3l1.6-1.6",
    "M5 17V3.5M5 4h10l-2.5 3.5L15 11H5",
    "M12.5 4.6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5 9l3-3h3.5l-2.5 5 3 2v4.5M9 11l-1.5 3H4M11.5 6.5L13 9h3",
    "M3 7.5v5M5.5 5.5v9M14.5 5.5v9M17 7.5v5M5.5 10h9",
    "M6 6.5h8a3.5 3.5 0 0 1 0 7H6a3.5 3.5 0 0 1 0-7ZM6 8.8v2.4M14 6.5a3.5 3.5 0 0 0 0 7",
    "M6.5 3h5v8l4.5 2.5V17h-9.5ZM6.5 6.5h5M6.5 10h5",
    "M10 2.5v15M3.5 6.2l13 7.6M16.5 6.2l-13 7.6M8 4l2 1.6L12 4M8 16l2-1.6 2 1.6",
    "M10 2.5c.5 3-4 4.5-4 9a4 4 0 0 0 8 .5c0-2-1-3-1.5-4.5-1 .5-1.5 1.5-1.5 2.5-1-2-1.5-5-1-7.5Z",
    "M11.5 2.5L4.5 11.5h4.5L8 17.5l7.5-9.5H11Z",
    "M15.8 12.4A6.5 6.5 0 1 1 8.5 3.6a5.5 5.5 0 0 0 7.3 8.8Z",
    "M10 3c2.5 3.5 4.5 5.8 4.5 8.7a4.5 4.5 0 0 1-9 0C5.5 8.8 7.5 6.5 10 3Z",
    "M6.5 3v14M4.5 3v4a2 2 0 0 0 4 0V3M13.5 17v-6M13.5 11c-2-1-2-7 0-8Z",
    "M6.5 10.5V5a1.2 1.2 0 0 1 2.4 0v4V3.7a1.2 1.2 0 0 1 2.4 0V9V4.7a1.2 1.2 0 0 1 2.4 0V12c0 3-1.5 5-4.5 "
    "5-2 0-3-1-4-3l-1.6-3a1.2 1.2 0 0 1 2-1.3Z",
    "M10.5 4.6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM10 6.5L9 11l3 2.5 1 4M9 11l-2.5 6.5M10 6.5L7 9v3M10.5 "
    "7l2 2.5 2 .5",
    "M7 2.5h6l4.5 4.5v6L13 17.5H7L2.5 13V7ZM6.5 10h7",
    "M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5",
    "M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5",
    "M12 4.5L6.5 10l5.5 5.5",
    "M8 4.5l5.5 5.5L8 15.5",
    "M2.5 5h5l2 2h8v9h-15Z",
    "M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z"};
static_assert(kPaths.size() == static_cast<std::size_t>(Icon::App) + 1);

std::string AppSvg(const std::string& ground, const std::string& ink) {
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><rect width='20' height='20' "
           "rx='4.5' fill='" +
           ground + "'/><path d='" + kPaths.back() + "' fill='none' stroke='" + ink +
           "' stroke-width='1.8'/></svg>";
}

std::string LineSvg(Icon icon, const std::string& colour) {
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><path d='" +
           std::string(kPaths[static_cast<std::size_t>(icon)]) + "' fill='none' stroke='" + colour +
           "' stroke-width='1.6' stroke-linecap='round' stroke-linejoin='round'/></svg>";
}

}  // namespace

wxBitmapBundle IconBundle(Icon icon, const wxColour& colour, int side) {
    const std::string hex = colour.GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
    const std::string ink = Colour(Role::OnAccent).GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
    const std::string svg = icon == Icon::App ? AppSvg(hex, ink) : LineSvg(icon, hex);
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(side, side));
}

wxBitmapBundle IconBundle(Icon icon, Role role, int side) {
    return IconBundle(icon, Colour(role), side);
}

Icon ModalityIcon(const std::string& modality) {
    static const std::pair<const char*, Icon> kTable[] = {{"stretching", Icon::Run},
                                                          {"exercise", Icon::Dumbbell},
                                                          {"self_massage", Icon::Roller},
                                                          {"mobility", Icon::Run},
                                                          {"cold_water_immersion", Icon::Snow},
                                                          {"cryo_compression", Icon::Snow},
                                                          {"pneumatic_compression", Icon::Boot},
                                                          {"ems", Icon::Bolt},
                                                          {"heat", Icon::Heat},
                                                          {"active_recovery", Icon::Walk},
                                                          {"sleep", Icon::Moon},
                                                          {"nutrition", Icon::Food},
                                                          {"hydration", Icon::Drop},
                                                          {"team_plan", Icon::Food},
                                                          {"massage", Icon::Hand}};
    for (const auto& [name, icon] : kTable) {
        if (modality == name) return icon;
    }
    return Icon::Hand;
}

}  // namespace gui
