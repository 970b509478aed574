#include "gui/dialog_actions.h"

#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

constexpr int kMargins = 60;

}  // namespace

ActionDialog::ActionDialog(wxWindow* parent, const Context& context, const wxString& heading,
                           const wxString& hint, int width)
    : FormDialog(parent, context.words, heading, hint), m_context(context), m_wide(width) {}

wxButton* ActionDialog::AddAction(wxSizer* row, const wxString& label, std::function<void()> action,
                                  ButtonLook look) {
    wxButton* button = NewButton(Content(), label, look);
    button->Bind(wxEVT_BUTTON, [this, action = std::move(action)](wxCommandEvent&) { Do(action); });
    row->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
    return button;
}

wxDataViewListCtrl* ActionDialog::AddTable(const wxString& spoken, int height) {
    wxDataViewListCtrl* list = NewList(Content(), spoken, true);
    list->SetMinSize(FromDIP(wxSize(200, height)));
    Rows()->Add(list, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(8)));
    return list;
}

wxStaticText* ActionDialog::AddText(const wxString& text, Role role) {
    wxStaticText* label = NewText(Content(), wxString(), FontStyle::Body, role);
    Rows()->Add(label, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    SetText(label, text);
    return label;
}

void ActionDialog::SetText(wxStaticText* text, const wxString& label) {
    text->SetLabelText(label);
    WrapText(text, FromDIP(m_wide - kMargins));
}

void ActionDialog::FinishActions() {
    m_result = AddText(wxString(), Role::Text);
    Finish(Tr(m_context, "Close"), {}, m_wide);
}

void ActionDialog::Tell(const wxString& sentence) {
    SetText(m_result, sentence);
    FitToContent();
}

void ActionDialog::Do(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& error) {
        Tell(Wx(desk::Sentence(Words(), error)));
    }
}

std::optional<std::size_t> ChosenRow(const wxDataViewListCtrl* list) {
    const int row = list->GetSelectedRow();
    return row == wxNOT_FOUND ? std::nullopt : std::optional(static_cast<std::size_t>(row));
}

}  // namespace gui
