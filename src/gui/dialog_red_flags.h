// The red flags of a visit: the short form, what each yes leads to, and the referral with its text.
#pragma once

#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "desk/red_flags.h"
#include "gui/context.h"
#include "gui/controls_segments.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"

namespace gui {

class RedFlagsDialog : public FormDialog {
public:
    RedFlagsDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor, FileAsker& files);

    // Whether a text one has written over may go with the dialog, neither copied nor saved.
    std::function<bool()> OnLoseText;

    [[nodiscard]] desk::RedFlagAnswers Answers() const;
    // Ids of those ticked under a yes.
    [[nodiscard]] std::vector<std::string> Present() const;
    [[nodiscard]] Segments* Answer(const std::string& question) const;
    [[nodiscard]] wxCheckBox* Flag(const std::string& question, const std::string& flag) const;
    [[nodiscard]] wxButton* AllNo() const { return m_all_no; }
    [[nodiscard]] wxTextCtrl* Referral() const { return m_text; }
    // After wxID_OK: a letter is to be written of what was kept.
    [[nodiscard]] bool WantsLetter() const { return m_wants_letter; }
    [[nodiscard]] wxButton* Letter() const { return m_letter; }
    // Shown while the answers say something else than the text a person has written over.
    [[nodiscard]] wxPanel* ChangedBar() const { return m_changed; }
    [[nodiscard]] wxButton* UseNew() const { return m_use_new; }
    [[nodiscard]] wxButton* KeepMine() const { return m_keep_mine; }

protected:
    bool Accept() override;  // keeps the answers in the visit

private:
    struct Question {
        Segments* answer = nullptr;
        wxPanel* signs = nullptr;
        std::map<std::string, wxCheckBox*> flags;
    };
    void AddHead();
    void AddQuestion(const desk::RedFlagQuestion& question, const desk::RedFlagAnswers& known);
    void AddSigns(const desk::RedFlagQuestion& question, Question& at);
    void AddReferral();
    void Tick(const std::string& flag, bool present);
    void AddChangedBar(wxSizer* column);
    void Renew();
    void RenewReferral(const std::vector<std::string>& present);
    void ShowChanged();
    [[nodiscard]] bool AskLoseText();
    bool MayClose();
    void CopyText();
    void SaveText();

    const Context& m_context;
    desk::VisitEditor& m_editor;
    FileAsker& m_files;
    std::map<std::string, Question> m_questions;
    wxButton* m_all_no = nullptr;
    wxPanel* m_referral = nullptr;
    wxButton* m_letter = nullptr;
    bool m_wants_letter = false;
    wxStaticText* m_urgency = nullptr;
    wxStaticText* m_left = nullptr;
    wxTextCtrl* m_text = nullptr;
    // The text as it was composed when the field was filled, and as it would be now. What a person wrote
    // over it stays until that person says otherwise.
    std::string m_written, m_now;
    std::string m_taken;  // as it was copied or saved last
    wxPanel* m_changed = nullptr;
    wxButton *m_use_new = nullptr, *m_keep_mine = nullptr;
};

}  // namespace gui
