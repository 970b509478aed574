// A home plan on its way to the client's e-mail: to whom, what is attached, the passphrase to be told.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <string>
#include <vector>

#include "desk/post.h"
#include "gui/context.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"

namespace gui {

class OutboxKeeper;

class SendDialog : public FormDialog {
public:
    SendDialog(wxWindow* parent, const Context& context, FileAsker& files, OutboxKeeper& outbox,
               const model::VisitId& visit, desk::Hindrances against);

    // What was done; shown by who opened the dialog. What becomes of a letter the outbox tells.
    [[nodiscard]] wxString Result() const { return m_told; }
    [[nodiscard]] std::string Passphrase() const { return m_passphrase; }
    [[nodiscard]] wxTextCtrl* Text() const { return m_text; }
    [[nodiscard]] wxTextCtrl* Subject() const { return m_subject; }
    [[nodiscard]] wxChoice* Language() const { return m_language; }
    [[nodiscard]] wxCheckBox* Calendar() const { return m_calendar; }
    void PutInOutbox();
    void OpenDraft();
    // To the clipboard, from where it goes again after a minute.
    void CopyPassphrase();
    void AnotherPassphrase();

protected:
    bool Accept() override;
    [[nodiscard]] bool Keeps(bool touched) const override { return touched; }

private:
    void AddHindrances();
    void AddLetter();
    void AddPassphrase();
    void AddButtons();
    void Propose();
    [[nodiscard]] desk::PlanMail Wanted() const;
    void DemandWords() const;
    // False: it could not be kept, which was said.
    bool Queue();

    const Context& m_context;
    FileAsker& m_files;
    OutboxKeeper& m_outbox;
    model::VisitId m_visit;
    std::string m_passphrase;
    std::string m_proposed_subject, m_proposed_text;
    std::vector<std::string> m_languages;
    desk::Hindrances m_against;
    wxString m_told;
    wxStaticText *m_to = nullptr, *m_attached = nullptr;
    wxChoice* m_language = nullptr;
    wxCheckBox* m_calendar = nullptr;
    wxTextCtrl *m_subject = nullptr, *m_text = nullptr;
    wxTextCtrl* m_shown = nullptr;
    wxStaticText* m_copied = nullptr;
};

}  // namespace gui
