#include "gui/controls_text.h"

#include <wx/panel.h>

namespace gui {

wxStaticText* NewText(wxWindow* parent, const wxString& text, FontStyle style, Role role, long flags) {
    auto* label = new wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, flags);
    label->SetFont(Font(style));
    label->SetLabelText(text);
    WithColours(label, [label, role] { label->SetForegroundColour(Colour(role)); });
    return label;
}

wxWindow* NewDivider(wxWindow* parent, bool vertical) {
    auto* line = new wxPanel(parent, wxID_ANY, wxDefaultPosition, vertical ? wxSize(1, -1) : wxSize(-1, 1));
    line->SetMinSize(vertical ? wxSize(1, 1) : wxSize(1, 1));
    line->DisableFocusFromKeyboard();
    Paint(line, Role::Line);
    return line;
}

wxSizer* NewSectionHead(wxWindow* parent, const wxString& title, const wxString& hint) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(NewText(parent, title, FontStyle::Section), wxSizerFlags().CentreVertical());
    if (!hint.empty()) {
        row->AddSpacer(parent->FromDIP(8));
        row->Add(NewText(parent, hint, FontStyle::Small, Role::Text3, wxST_ELLIPSIZE_END),
                 wxSizerFlags(1).CentreVertical());
    }
    return row;
}

Role TextRole(Tone tone) {
    switch (tone) {
        case Tone::Danger:
            return Role::Danger;
        case Tone::Warn:
            return Role::Warn;
        case Tone::Ok:
            return Role::Ok;
        case Tone::Info:
            break;
    }
    return Role::Info;
}

wxButton* NewChip(wxWindow* parent, const wxString& label, Tone tone, std::optional<Icon> icon) {
    static constexpr const char* kClasses[] = {"palpate-chip-danger", "palpate-chip-warn", "palpate-chip-ok",
                                               "palpate-chip-info"};
    auto* chip = new wxButton(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    chip->SetFont(Font(FontStyle::SmallBold));
    chip->SetLabelText(label);
    AddStyleClass(chip, "palpate-chip");
    AddStyleClass(chip, kClasses[static_cast<std::size_t>(tone)]);
    if (icon) {
        WithColours(chip, [chip, icon, tone] { chip->SetBitmap(IconBundle(*icon, TextRole(tone), 14)); });
        chip->SetBitmapMargins(3, 0);
    }
    return chip;
}

wxSizer* Labelled(wxWindow* parent, const wxString& label, wxWindow* control, int proportion) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(NewText(parent, label, FontStyle::Small, Role::Text2),
                wxSizerFlags().Border(wxBOTTOM, parent->FromDIP(4)));
    column->Add(control, wxSizerFlags(proportion).Expand());
    SetSpoken(control, label);
    return column;
}

}  // namespace gui
