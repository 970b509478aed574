#include "gui/dialog_keyboard.h"

#include <wx/menuitem.h>

#include <array>

#include "gui/command.h"
#include "gui/context.h"

namespace gui {

namespace {

struct Key {
    const char* key;
    const char* meaning;
};

// What body_canvas_keys.cpp and the palette listen to; key names that differ by language are message ids.
constexpr std::array kMapKeys{
    Key{"← → ↑ ↓", model::Msg("Step through the regions")},
    Key{model::Msg("Enter"), model::Msg("Mark the region, or confirm the mark of the last visit there")},
    Key{"0 … 9", model::Msg("Severity, right after a mark; otherwise a finding")},
    Key{"I P N R X", model::Msg("Findings, as the palette shows")},
    Key{"M", model::Msg("More findings")},
    Key{"F", model::Msg("Find a region by name")},
    Key{"T", model::Msg("Add a technique")},
    Key{"D", model::Msg("Other layer")},
    Key{"G", model::Msg("Marks of the last visit")},
    Key{"V", model::Msg("Select instead of marking")},
    Key{"S A R", model::Msg("Draw a strip, an area, an arrow")},
    Key{"H", model::Msg("Head, hands, feet, the whole body")},
    Key{"Tab", model::Msg("The next structure at the same place")},
    Key{"+ −", model::Msg("Zoom; Shift and arrows move the picture")},
    Key{model::Msg("Del"), model::Msg("Remove the mark; a mark of the last visit is resolved")},
    Key{model::Msg("Esc"), model::Msg("Let go, or select nothing")},
};

}  // namespace

KeyboardDialog::KeyboardDialog(wxWindow* parent, const text::Translator& words)
    : FormDialog(parent, words, Wx(words.Text("Keyboard"))) {
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    const auto column = [&](const char* title) {
        auto* rows = new wxBoxSizer(wxVERTICAL);
        rows->Add(NewText(Content(), Wx(words.Text(title)), FontStyle::Section),
                  wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
        auto* grid = new wxFlexGridSizer(2, FromDIP(2), FromDIP(14));
        rows->Add(grid);
        columns->Add(rows, wxSizerFlags(1).Border(wxRIGHT, FromDIP(12)));
        return grid;
    };
    auto* on_map = column(model::Msg("On the body map"));
    for (const Key& key : kMapKeys) AddKey(*on_map, Wx(words.Text(key.key)), Wx(words.Text(key.meaning)));
    auto* anywhere = column(model::Msg("Anywhere"));
    for (const Command& command : Commands()) {
        if (command.shortcut)
            AddKey(*anywhere, command.shortcut, wxMenuItem::GetLabelText(Wx(words.Text(command.text))));
    }
    Rows()->Add(columns, wxSizerFlags().Expand());
    Finish(Wx(words.Text("Close")), {}, 700);
}

void KeyboardDialog::AddKey(wxSizer& grid, const wxString& key, const wxString& meaning) {
    grid.Add(NewText(Content(), key, FontStyle::SmallBold, Role::Text), wxSizerFlags().CentreVertical());
    grid.Add(NewText(Content(), meaning, FontStyle::Small, Role::Text2), wxSizerFlags().CentreVertical());
}

}  // namespace gui
