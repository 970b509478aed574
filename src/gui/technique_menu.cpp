#include "gui/technique_menu.h"

#include <wx/control.h>
#include <wx/menu.h>

#include <algorithm>

#include "desk/presets.h"
#include "desk/sentences.h"

namespace gui {

namespace {

constexpr std::size_t kMostNumbered = 9;
constexpr std::size_t kLongest = 70;  // characters of a menu's line

wxString Name(const VisitState& state, const std::string& technique) {
    return Wx(desk::TechniqueName(state.Ctx().words, state.Terms(), technique));
}

wxString Fitting(const wxString& text) {
    return text.length() <= kLongest ? text : text.Left(kLongest - 1).Trim() + wxString::FromUTF8("…");
}

// Ids of the menu: numbered choices from 1, every technique from kAll.
constexpr int kAll = 1000;

}  // namespace

wxString LastTimeHead(const VisitState& state, const model::Mark& mark) {
    const auto preset = state.Editor() ? desk::LastTime(*state.Editor(), mark) : std::nullopt;
    if (!preset) return {};
    // Translators: {0} is a day, "2 Nov".
    return TrFill(state.Ctx(), "As on {0}", {Utf8(state.DayText(preset->from))});
}

wxString LastTimeText(const VisitState& state, const model::Mark& mark) {
    const auto preset = state.Editor() ? desk::LastTime(*state.Editor(), mark) : std::nullopt;
    if (!preset) return {};
    const auto text = desk::PresetText(state.Ctx().words, state.Terms(), *preset);
    return preset->lighter ? TrFill(state.Ctx(), "{0} (lighter than then)", {text}) : Wx(text);
}

std::vector<TechniqueChoice> TechniqueChoices(const VisitState& state, const model::Mark& mark) {
    std::vector<TechniqueChoice> choices;
    if (state.Chosen().size() > 1)
        choices.push_back({Tr(state.Ctx(), "Each as last time, or as usual"), {}, true});
    if (const wxString head = LastTimeHead(state, mark); !head.empty())
        choices.push_back({head + ": " + LastTimeText(state, mark), {}});
    for (const auto& technique : desk::UsualTechniques(*state.Editor(), mark)) {
        if (choices.size() == kMostNumbered) break;
        choices.push_back({Name(state, technique), technique});
    }
    return choices;
}

bool GiveTechnique(VisitState& state, const TechniqueChoice& choice) {
    const auto marks = state.Chosen();
    return state.Do([&](auto& editor) {
        if (choice.each)
            desk::GiveEach(editor, marks);
        else if (choice.technique.empty())
            desk::GiveAsLastTime(editor, marks);
        else
            desk::Give(editor, marks, choice.technique);
    });
}

bool OfferTechniques(wxWindow* under, VisitState& state) {
    const auto* mark = state.SelectedMark();
    if (!mark) return false;
    const auto choices = TechniqueChoices(state, *mark);
    wxMenu menu;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto text = wxControl::EscapeMnemonics(Fitting(choices[i].text));
        menu.Append(static_cast<int>(i) + 1, wxString::Format("&%zu  ", i + 1) + text);
        if (choices[i].technique.empty() && choices.size() > 1) menu.AppendSeparator();
    }
    auto* all = new wxMenu;
    std::vector<std::pair<wxString, std::string>> names;
    for (const auto& technique : state.Terms().Techniques())
        names.emplace_back(Name(state, technique.id), technique.id);
    std::ranges::sort(names, [](const auto& a, const auto& b) { return a.first.CmpNoCase(b.first) < 0; });
    for (std::size_t i = 0; i < names.size(); ++i)
        all->Append(kAll + static_cast<int>(i), wxControl::EscapeMnemonics(names[i].first));
    if (!choices.empty()) menu.AppendSeparator();
    menu.AppendSubMenu(all, Tr(state.Ctx(), "&All techniques"));
    const int chosen = under->GetPopupMenuSelectionFromUser(menu, wxPoint(0, under->GetSize().y));
    if (chosen == wxID_NONE) return false;
    if (chosen >= kAll)
        return GiveTechnique(state, {{}, names[static_cast<std::size_t>(chosen - kAll)].second});
    return GiveTechnique(state, choices[static_cast<std::size_t>(chosen - 1)]);
}

}  // namespace gui
