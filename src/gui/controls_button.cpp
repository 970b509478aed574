#include "gui/controls_button.h"

namespace gui {

namespace {

Role InkOf(ButtonLook look) {
    switch (look) {
        case ButtonLook::Primary:
            return Role::OnAccent;
        case ButtonLook::Danger:
            return Role::Danger;
        case ButtonLook::Outline:
        case ButtonLook::Plain:
            break;
    }
    return Role::Text2;
}

const char* ClassOf(ButtonLook look) {
    switch (look) {
        case ButtonLook::Primary:
            return "palpate-primary";
        case ButtonLook::Danger:
            return "palpate-danger";
        case ButtonLook::Plain:
            return "palpate-plain";
        case ButtonLook::Outline:
            break;
    }
    return nullptr;
}

}  // namespace

wxButton* NewButton(wxWindow* parent, const wxString& label, ButtonLook look, std::optional<Icon> icon,
                    wxWindowID id) {
    // Made with a stock id, the toolkit would put its own word in the system's language for ours.
    auto* button = new wxButton(parent, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    button->SetId(id == wxID_ANY ? button->GetId() : id);
    button->SetFont(Font(FontStyle::Body));
    if (const char* name = ClassOf(look)) AddStyleClass(button, name);
    if (icon) {
        WithColours(button, [button, icon, look] { button->SetBitmap(IconBundle(*icon, InkOf(look))); });
        button->SetBitmapMargins(4, 0);
    }
    return button;
}

wxButton* NewIconButton(wxWindow* parent, Icon icon, const wxString& spoken, wxWindowID id) {
    wxButton* button = NewButton(parent, wxString(), ButtonLook::Plain, icon, id);
    AddStyleClass(button, "palpate-small");
    button->SetToolTip(spoken);
    SetSpoken(button, spoken);
    return button;
}

void Relabel(wxControl* control, const wxString& label) {
    if (control->GetLabel() != label) control->SetLabel(label);
}

}  // namespace gui
