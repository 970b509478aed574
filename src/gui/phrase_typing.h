// A slash in a text of the note opens the phrases that fit what is typed behind it; arrows choose, Enter or
// Tab takes, Escape leaves. What a phrase leaves open is selected, Tab goes on to the next.
#pragma once

#include <wx/textctrl.h>

#include <optional>
#include <vector>

#include "desk/phrases.h"
#include "gui/phrase_list.h"
#include "gui/visit_late_text.h"
#include "gui/visit_state.h"

namespace gui {

class PhraseTyping {
public:
    // `page`: the window the list is shown in. Must not outlive the field.
    PhraseTyping(LateText& text, model::SoapPart part, VisitState& state, wxWindow* page);

    // Puts a phrase where the caret is, or in place of what was typed after the slash.
    void Put(const desk::PhraseChoice& phrase);
    [[nodiscard]] model::SoapPart Part() const { return m_part; }
    [[nodiscard]] wxTextCtrl* Field() const { return m_field; }
    // Those in the list; empty while it is not shown.
    [[nodiscard]] const std::vector<desk::PhraseChoice>& Shown() const { return m_shown; }
    [[nodiscard]] int InHand() const { return m_list.InHand(); }

private:
    void OnText();
    void OnKey(wxKeyEvent& event);
    bool OnListKey(int key);
    void Speak();
    void Take();
    void HideList();
    bool SelectNextOpen();
    [[nodiscard]] wxPoint CaretPlace() const;
    [[nodiscard]] std::optional<desk::SlashWord> Asked() const;

    LateText& m_text;
    wxTextCtrl* m_field;
    model::SoapPart m_part;
    VisitState& m_state;
    wxWindow* m_page;
    SuggestionList m_list;
    wxString m_spoken;
    std::vector<desk::PhraseChoice> m_all, m_shown;
    std::optional<std::size_t> m_left;  // the slash that was left with Escape
    bool m_putting = false;
    bool m_filling = false;  // a phrase has places open
};

}  // namespace gui
