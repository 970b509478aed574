#include "gui/theme.h"

#include <wx/settings.h>
#include <wx/utils.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace gui {

namespace {

struct Pair {
    const char* light;
    const char* dark;
};

// In the order of Role.
constexpr std::array kColours{
    Pair{"#F2F4F5", "#1B2125"}, Pair{"#FFFFFF", "#232A2F"}, Pair{"#EBEFF1", "#1F262A"},
    Pair{"#F7F9FA", "#20272B"}, Pair{"#FFFFFF", "#1D2428"}, Pair{"#FBFCFC", "#1A2024"},
    Pair{"#DDE3E7", "#333D43"}, Pair{"#C2CCD2", "#4A575F"}, Pair{"#1B2932", "#E6ECEF"},
    Pair{"#51626D", "#AFBBC2"}, Pair{"#5E6D77", "#8F9CA4"}, Pair{"#12686B", "#5FC3BF"},
    Pair{"#FFFFFF", "#0B2524"}, Pair{"#D5EAE8", "#24494A"}, Pair{"#E2F0EF", "#1F3B3C"},
    Pair{"#A8231B", "#FF9C92"}, Pair{"#FCEBE9", "#3B2422"}, Pair{"#EFC1BC", "#6B3A35"},
    Pair{"#7A5200", "#F2C464"}, Pair{"#FFF3D9", "#372E1B"}, Pair{"#EBD39B", "#66542C"},
    Pair{"#1C6843", "#7FD3A4"}, Pair{"#E4F3EA", "#1E3429"}, Pair{"#B6DCC5", "#355B46"},
    Pair{"#1D5A8C", "#8FC4EE"}, Pair{"#E7F1F9", "#1E2F3C"}, Pair{"#BBD6EA", "#36526A"}};
static_assert(kColours.size() == static_cast<std::size_t>(Role::InfoLine) + 1);

struct Style {
    double points;
    bool bold;
};

// In the order of FontStyle; 13 px of the visual system are 9.75 pt.
constexpr std::array kFonts{Style{15, true},    Style{11.25, true}, Style{9.75, true},
                            Style{9.75, false}, Style{9.75, true},  Style{9, false},
                            Style{9, true},     Style{8.25, false}, Style{8.25, true}};
static_assert(kFonts.size() == static_cast<std::size_t>(FontStyle::CaptionBold) + 1);

}  // namespace

bool IsDark() {
    wxString wanted;
    if (wxGetEnv("PALPATE_THEME", &wanted) && !wanted.empty()) return wanted == "dark";
    return wxSystemSettings::GetAppearance().IsUsingDarkBackground();
}

wxColour Colour(Role role) {
    const Pair& pair = kColours[static_cast<std::size_t>(role)];
    return wxColour(IsDark() ? pair.dark : pair.light);
}

wxColour Colour(bodymap::Ink ink) {
    if (ink == bodymap::Ink::None) return wxColour(0, 0, 0, 0);
    return wxColour(bodymap::HexColour(ink, IsDark()));
}

wxFont Font(FontStyle style) {
    const Style& wanted = kFonts[static_cast<std::size_t>(style)];
    wxFont font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    // People who enlarged the system font get ours enlarged too.
    const double larger = std::max(1.0, font.GetFractionalPointSize() / 11.0);
    font.SetFractionalPointSize(wanted.points * larger);
    font.SetNumericWeight(wanted.bold ? wxFONTWEIGHT_SEMIBOLD : wxFONTWEIGHT_NORMAL);
    return font;
}

namespace {

struct Colouring {
    std::optional<std::pair<Role, Role>> ground_and_text;
    std::optional<Role> text;
    std::vector<std::function<void()>> more;
};

std::map<wxWindow*, Colouring>& Coloured() {
    static std::map<wxWindow*, Colouring> all;
    return all;
}

Colouring& Remember(wxWindow* window) {
    const auto [at, is_new] = Coloured().try_emplace(window);
    if (is_new) {
        window->Bind(wxEVT_DESTROY, [window](wxWindowDestroyEvent& event) {
            event.Skip();
            if (event.GetEventObject() == window) Coloured().erase(window);
        });
    }
    return at->second;
}

void Apply(wxWindow* window, const std::pair<Role, Role>& roles) {
    window->SetBackgroundColour(Colour(roles.first));
    window->SetForegroundColour(Colour(roles.second));
}

}  // namespace

void Paint(wxWindow* window, Role ground, Role text) {
    Remember(window).ground_and_text.emplace(ground, text);
    Apply(window, {ground, text});
}

void SetTextRole(wxWindow* window, std::optional<Role> role) {
    Remember(window).text = role;
    window->SetForegroundColour(role ? Colour(*role) : wxNullColour);
    window->Refresh();
}

void WithColours(wxWindow* window, std::function<void()> colouring) {
    colouring();
    Remember(window).more.push_back(std::move(colouring));
}

void OnNewColours(wxWindow* window, std::function<void()> renewal) {
    Remember(window).more.push_back(std::move(renewal));
}

void RepaintAll() {
    UseTheme();
    for (const auto& [window, colouring] : Coloured()) {
        if (colouring.ground_and_text) Apply(window, *colouring.ground_and_text);
        for (const auto& again : colouring.more) again();
        if (colouring.text) window->SetForegroundColour(Colour(*colouring.text));
        window->Refresh();
    }
}

}  // namespace gui
