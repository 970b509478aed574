#include "gui/dialog_new_clinic.h"

#include <wx/stdpaths.h>
#include <wx/utils.h>

#include "desk/recovery_sheet_builder.h"
#include "desk/sentences.h"
#include "gui/context.h"
#include "gui/new_passphrase.h"
#include "gui/secret_clipboard.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

// Characters no file system minds.
wxString FolderName(const wxString& clinic) {
    wxString name;
    for (const wxUniChar c : clinic)
        name += wxString("/\\:*?\"<>|").Contains(wxString(c)) ? wxString("-") : wxString(c);
    return name.Trim(true).Trim(false);
}

}  // namespace

NewClinicDialog::NewClinicDialog(wxWindow* parent, const text::Translator& words, FileAsker& files,
                                 Maker make)
    : FormDialog(
          parent, words, Wx(words.Text("New clinic")),
          Wx(words.Text(
              "A clinic is one encrypted folder on this computer. Only its passphrase or its recovery code "
              "opens it."))),
      m_make(std::move(make)),
      m_parent(ToPath(wxStandardPaths::Get().GetDocumentsDir())) {
    const auto field = [this](long style = 0) {
        return new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
    };
    m_name = field();
    m_owner = field();
    auto* place = new wxPanel(Content());
    m_folder = new wxTextCtrl(place, wxID_ANY);
    wxButton* choose = NewButton(place, Wx(words.Text("Choose…")), ButtonLook::Outline, Icon::Folder);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_folder, wxSizerFlags(1).CentreVertical());
    row->Add(choose, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    place->SetSizer(row);
    m_first = field(wxTE_PASSWORD);
    m_second = field(wxTE_PASSWORD);
    AddPair(Wx(words.Text("Name of the clinic")), m_name, Wx(words.Text("Your name")), m_owner);
    AddField(Wx(words.Text("Folder")), place);
    SetSpoken(m_folder, Wx(words.Text("Folder")));
    AddPair(Wx(words.Text("Passphrase")), m_first, Wx(words.Text("Passphrase again")), m_second);
    m_name->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { SuggestFolder(); });
    choose->Bind(wxEVT_BUTTON, [this, &files](wxCommandEvent&) {
        if (const auto chosen = files.Folder(this, Wx(Words().Text("Folder for the clinic"))))
            m_parent = *chosen;
        SuggestFolder();
    });
    Finish(Wx(words.Text("Make clinic")), Wx(words.Text("Cancel")), 520);
    m_name->SetFocus();
}

void NewClinicDialog::SuggestFolder() {
    const wxString name = FolderName(m_name->GetValue());
    if (!name.empty()) m_folder->ChangeValue(FromPath(m_parent / ToPath(name + ".palpate")));
}

wxString NewClinicDialog::Missing() const {
    if (m_name->GetValue().Trim().empty()) return Wx(Words().Text("Please give the clinic a name."));
    if (m_owner->GetValue().Trim().empty())
        return Wx(Words().Text("Please give your name; you sign in with it."));
    if (m_folder->GetValue().Trim().empty())
        return Wx(Words().Text("Please choose a folder for the clinic."));
    return WrongPassphrase(Words(), m_first->GetValue(), m_second->GetValue());
}

bool NewClinicDialog::Accept() {
    const wxString missing = Missing();
    Complain(missing);
    if (!missing.empty()) return false;
    try {
        const NewClinic wanted{ToPath(m_folder->GetValue()), Utf8(m_name->GetValue().Trim()),
                               Utf8(m_owner->GetValue().Trim()), Utf8(m_first->GetValue())};
        RunBeside(Wx(Words().Text("Making the clinic…")), [&] { m_make(wanted); });
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

RecoveryCodeDialog::RecoveryCodeDialog(wxWindow* parent, const text::Translator& words, desk::Clinic& clinic,
                                       const std::string& code, FileAsker& files)
    : FormDialog(parent, words, Wx(words.Text("Recovery code")),
                 Wx(words.Text("If the passphrase is ever forgotten, only this code opens the clinic. It is "
                               "shown once. Print it or write it down, and keep it away from this "
                               "computer."))),
      m_clinic(clinic),
      m_code(code),
      m_files(files) {
    auto* shown = new wxTextCtrl(Content(), wxID_ANY, Wx(code), wxDefaultPosition, wxDefaultSize,
                                 wxTE_READONLY | wxTE_CENTRE);
    wxFont font = Font(FontStyle::Head);
    font.SetFamily(wxFONTFAMILY_TELETYPE);
    font.SetFaceName("Monospace");
    shown->SetFont(font);
    SetSpoken(shown, Wx(words.Text("Recovery code")));
    Rows()->Add(shown, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    wxButton* sheet =
        NewButton(Content(), Wx(words.Text("Print or save the sheet…")), ButtonLook::Outline, Icon::Printer);
    wxButton* copy = NewButton(Content(), Wx(words.Text("Copy")));
    row->Add(sheet, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->Add(copy);
    Rows()->Add(row);
    m_told = NewText(Content(), wxString(), FontStyle::Small, Role::Text2);
    Rows()->Add(m_told, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    m_told->Hide();
    sheet->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { SaveSheet(); });
    copy->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Copy(); });
    Finish(Wx(words.Text("I have kept the code")), wxString(), 520);
    SetEscapeId(wxID_NONE);  // a stray key must not take away what is shown once
}

void RecoveryCodeDialog::SaveSheet() {
    const auto file = m_files.SaveAs(this, Wx(Words().Text("Save recovery code")), "palpate-recovery.pdf",
                                     Wx(Words().Text("PDF files")) + " (*.pdf)|*.pdf");
    if (!file) return;
    Complain({});
    try {
        RunBeside(Wx(Words().Text("Writing the page…")),
                  m_clinic.Alone([&] { (void)desk::WriteRecoverySheet(m_clinic, m_code, Words(), *file); }));
        TellOf(
            Words().Say("The recovery sheet is in {0}. It opens the clinic: print it, lock it away and "
                        "remove the file.",
                        {Utf8(FromPath(*file))}));
        m_files.Open(*file);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
}

void RecoveryCodeDialog::Copy() {
    const bool copied = CopySecret(Wx(m_code));
    TellOf(copied
               ? Words().Say("On the clipboard for {0} seconds.", {std::to_string(kSecretOnClipboardSeconds)})
               : Words().Text("The clipboard is not to be had now; try again."));
}

void RecoveryCodeDialog::TellOf(const std::string& sentence) {
    m_told->SetLabelText(Wx(sentence));
    WrapText(m_told, FromDIP(480));
    m_told->Show();
    FitToContent();
}

}  // namespace gui
