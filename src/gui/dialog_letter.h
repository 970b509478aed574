// A referral letter about a visit: to whom, why, what is asked, what goes along, and by what right. It is
// looked at in the preview, and leaves from there.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <vector>

#include "desk/letter_builder.h"
#include "gui/context.h"
#include "gui/controls_segments.h"
#include "gui/dialog_form.h"

namespace gui {

class LetterDialog : public FormDialog {
public:
    LetterDialog(wxWindow* parent, const Context& context, const model::Visit& visit,
                 desk::LetterStart start);
    // With the words of one that was begun.
    void TakeUp(const desk::LetterWish& begun);
    // Ends with wxID_CLEAR, too: the words that were begun are to be forgotten, to which `agreed` agreed.
    void OfferDiscard(std::function<bool()> agreed);

    // Asks the client's consent; the dialog then looks whether it is there.
    std::function<void()> OnRecordConsent;

    // As on the screen.
    [[nodiscard]] desk::LetterWish Read() const;

    [[nodiscard]] wxTextCtrl* Name() const { return m_name; }
    [[nodiscard]] wxTextCtrl* Practice() const { return m_practice; }
    [[nodiscard]] wxTextCtrl* Address() const { return m_address; }
    [[nodiscard]] wxTextCtrl* Reason() const { return m_reason; }
    [[nodiscard]] wxTextCtrl* Question() const { return m_question; }
    [[nodiscard]] wxTextCtrl* Law() const { return m_law; }
    [[nodiscard]] Segments* Urgency() const { return m_urgency; }
    [[nodiscard]] wxCheckBox* Part(desk::LetterPart part) const {
        return m_parts[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] wxChoice* Language() const { return m_language; }
    [[nodiscard]] wxButton* RecordConsent() const { return m_record; }
    [[nodiscard]] wxButton* Discard() const { return m_discard; }

protected:
    bool Accept() override;

private:
    void AddRecipient();
    void AddWords();
    void AddParts();
    void AddGround();
    void Propose();
    void ShowGround();
    void ShowChoices(const desk::LetterWish& wish);
    [[nodiscard]] std::string LanguageCode() const;

    const Context& m_context;
    const model::Visit m_visit;
    desk::LetterStart m_start;
    desk::LetterWish m_proposed;
    std::vector<std::string> m_languages;
    wxTextCtrl *m_name = nullptr, *m_practice = nullptr, *m_address = nullptr;
    wxTextCtrl *m_reason = nullptr, *m_question = nullptr, *m_law = nullptr;
    Segments* m_urgency = nullptr;
    wxChoice* m_language = nullptr;
    std::vector<wxCheckBox*> m_parts;
    wxStaticText* m_ground = nullptr;
    wxButton *m_record = nullptr, *m_discard = nullptr;
};

}  // namespace gui
