#include "gui/dialog_start.h"

#include <wx/statbmp.h>

#include "gui/context.h"

namespace gui {

StartDialog::StartDialog(const text::Translator& words, const std::vector<std::filesystem::path>& recent,
                         FileAsker& files)
    : wxDialog(nullptr, wxID_ANY, "Palpate"), m_words(words) {
    SetFont(Font(FontStyle::Body));
    Paint(this, Role::Panel);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(new wxStaticBitmap(this, wxID_ANY, IconBundle(Icon::App, Role::Accent, 40)),
              wxSizerFlags().CentreVertical());
    auto* names = new wxBoxSizer(wxVERTICAL);
    names->Add(NewText(this, "Palpate", FontStyle::Name));
    names->Add(NewText(this, Wx(words.Text("The massage therapist's chart")), FontStyle::Body, Role::Text2));
    head->Add(names, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(12)));
    rows->Add(head, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(20)));
    if (!recent.empty()) AddRecent(*rows, recent);

    wxButton* open = NewButton(this, Wx(words.Text("Open a clinic…")),
                               recent.empty() ? ButtonLook::Primary : ButtonLook::Outline, Icon::Folder);
    wxButton* make = NewButton(this, Wx(words.Text("New clinic…")), ButtonLook::Outline, Icon::Plus);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(open, wxSizerFlags(1).Border(wxRIGHT, FromDIP(8)));
    buttons->Add(make, wxSizerFlags(1));
    rows->Add(buttons, wxSizerFlags().Expand());
    open->Bind(wxEVT_BUTTON, [this, &files](wxCommandEvent&) {
        if (const auto folder = files.Folder(this, Wx(m_words.Text("Open a clinic")))) Open(*folder);
    });
    make->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_choice = Choice::New;
        EndModal(wxID_OK);
    });
    auto* inset = new wxBoxSizer(wxVERTICAL);
    inset->Add(rows, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(24)));
    inset->SetMinSize(wxSize(FromDIP(460), -1));
    SetSizerAndFit(inset);
    Centre();
}

void StartDialog::AddRecent(wxSizer& rows, const std::vector<std::filesystem::path>& recent) {
    rows.Add(NewSectionHead(this, Wx(m_words.Text("Recent clinics"))),
             wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    bool first = true;
    for (const auto& folder : recent) {
        wxButton* button =
            NewButton(this, FromPath(folder.stem()), first ? ButtonLook::Primary : ButtonLook::Outline);
        button->SetToolTip(FromPath(folder));
        button->Bind(wxEVT_BUTTON, [this, folder](wxCommandEvent&) { Open(folder); });
        rows.Add(button, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
        if (first) button->SetFocus();
        first = false;
    }
    rows.AddSpacer(FromDIP(14));
}

void StartDialog::Open(const std::filesystem::path& folder) {
    m_choice = Choice::Open;
    m_folder = folder;
    EndModal(wxID_OK);
}

}  // namespace gui
