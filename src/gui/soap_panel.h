// The note: S client says, O findings, A assessment, P plan. The lines of the findings follow the marks until
// somebody writes over them; further findings stand below.
#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "desk/note.h"
#include "gui/amendment_notes.h"
#include "gui/controls_segments.h"
#include "gui/measures_panel.h"
#include "gui/phrase_typing.h"
#include "gui/soap_panel_copies.h"
#include "gui/soap_panel_last.h"
#include "gui/visit_late_text.h"
#include "gui/visit_state.h"

namespace gui {

class SoapPanel : public wxPanel {
public:
    SoapPanel(wxWindow* parent, VisitState& state);

    // False: something cannot be kept, Refused says why.
    bool Flush();
    [[nodiscard]] wxString Refused() const;
    void FocusText();
    // "subjective", "reason", "health_asked" …; false: it has no such field.
    bool FocusField(const std::string& name);
    void FocusLine(const model::TreatmentId& treatment);  // of O
    void ShowTab(int tab);                                // 0–3: S, O, A, P; 4: measures
    [[nodiscard]] wxTextCtrl* Text(int tab) const { return m_texts[static_cast<std::size_t>(tab)]->Field(); }
    [[nodiscard]] wxDataViewListCtrl* Lines() const { return m_lines; }
    // Where the chosen line is written over; shown while that is done.
    [[nodiscard]] wxTextCtrl* OwnWords() const { return m_own; }
    // Shown while the chosen line's mark has changed since it was written over.
    [[nodiscard]] wxPanel* ChangedBar() const { return m_changed; }
    [[nodiscard]] wxButton* UseNew() const { return m_use_new; }
    [[nodiscard]] wxButton* KeepMine() const { return m_keep_mine; }
    // Offers what the last visit has; asks what to take over.
    void StartFromLast();
    // What is in hand here was taken over and is still true. False: nothing of the kind.
    bool StillTrue();
    [[nodiscard]] PhraseTyping& Typing();                                   // of the text in sight
    [[nodiscard]] LastPlan* PlanOfLast() const { return m_last_plans[1]; }  // under P
    [[nodiscard]] CopiedLines* Copied(int tab) const { return m_copied_lines[static_cast<std::size_t>(tab)]; }
    [[nodiscard]] MeasuresPanel* Measures() const { return m_measures; }
    [[nodiscard]] wxButton* StartFrom() const { return m_start_from; }
    [[nodiscard]] AmendmentNotes* Amendments() const { return m_amendments; }

private:
    using Field = std::string model::SoapNote::*;
    wxPanel* NewTab();
    wxTextCtrl* NewText(wxWindow* parent, const wxString& spoken, const wxString& hint, Field field);
    void AddClientSays();
    void AddFindings();
    void AddRest();
    void AddHealthLine(wxPanel* page, wxSizer* column);
    wxString KeepHealth();
    [[nodiscard]] std::vector<LateText*> Words() const;
    void LeaveVisit();
    void OnTexts(unsigned kinds);
    void OnLines(unsigned kinds);
    void OnLast(unsigned kinds);
    void AddHeadButtons(wxSizer* row);
    void FitHead();
    void ShowPhraseMenu();
    void EditPhrases(model::SoapPart part, const std::string& text);
    void AddLastPlan(wxWindow* page, wxSizer* column, std::size_t slot, bool copies);
    void AddCopied(wxWindow* page, wxSizer* column, int tab);
    void CopyLastPlan();
    void FindLast();
    void ShowLast();
    void AddOwnWords(wxWindow* page, wxSizer* column);
    void AddChangedBar(wxWindow* page, wxSizer* column);
    void BindLines();
    void WriteOver();  // the chosen line
    wxString TakeOwn(const std::string& words);
    bool KeepOwn();    // what was typed over it, and done; false: it cannot be kept, one goes on writing
    void ForgetOwn();  // the line as it was
    void LeaveOwn();
    [[nodiscard]] std::function<void()> EndStep();
    void WriteChosen(bool mine);
    void ShowChanged();
    [[nodiscard]] const desk::NoteLine* Chosen() const;
    [[nodiscard]] wxString LineText(const desk::NoteLine& line) const;
    void ShowTexts();
    void ShowCorrections();
    [[nodiscard]] std::string AsRead(const std::string& field, const std::string& as_signed) const;
    [[nodiscard]] std::string FieldOf(const desk::NoteLine& line) const;
    void ShowLines();
    void RenewLines();
    void ShowReadings();
    [[nodiscard]] std::vector<std::string> ReadingsNow() const;
    void ShowSelection();

    VisitState& m_state;
    desk::Subscription m_leaving;
    std::array<desk::Subscription, 3> m_listening;
    Segments* m_tabs = nullptr;
    std::vector<wxString> m_tab_names;
    bool m_start_wanted = false;
    wxSimplebook* m_book = nullptr;
    std::array<std::unique_ptr<LateText>, 4> m_texts;
    std::array<std::unique_ptr<PhraseTyping>, 4> m_typing;
    std::array<CopiedLines*, 4> m_copied_lines{};  // O has none
    std::array<LastPlan*, 2> m_last_plans{};       // under S and P
    std::optional<model::Visit> m_last;            // the client's visit before this one
    wxButton *m_start_from = nullptr, *m_phrases = nullptr;
    std::unique_ptr<LateText> m_reason, m_health;
    wxCheckBox* m_asked = nullptr;
    MeasuresPanel* m_measures = nullptr;
    AmendmentNotes* m_amendments = nullptr;
    std::array<bool, 4> m_corrected{};  // the texts that show struck words
    wxDataViewListCtrl* m_lines = nullptr;
    std::vector<desk::NoteLine> m_notes;  // of the rows
    std::vector<std::string> m_readings;  // rows below them
    std::optional<desk::NoteLine> m_writing;
    std::optional<model::ObjectiveLine> m_before_own;
    wxTextCtrl* m_own = nullptr;
    std::unique_ptr<LateText> m_own_late;
    std::unique_ptr<PhraseTyping> m_own_typing;
    wxPanel* m_changed = nullptr;
    wxStaticText* m_new_words = nullptr;
    wxButton *m_use_new = nullptr, *m_keep_mine = nullptr;
    bool m_updating = false;
};

}  // namespace gui
