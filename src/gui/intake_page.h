// Intake: the health history as a form, every answer kept as a new version, and the client's consents.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/srchctrl.h>
#include <wx/timer.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/consent_builder.h"
#include "desk/open_points.h"
#include "gui/condition_panel.h"
#include "gui/context.h"

class wxButton;
class wxStaticText;

namespace gui {

class ConsentPanel;
class HealthFacts;
class Segments;

class IntakePage : public wxPanel {
public:
    IntakePage(wxWindow* parent, const Context& context);
    // Shows the history in force; answers not saved yet are kept when it is the same client again.
    void ShowClient(const model::Client& client);
    // Keeps what was answered and not kept yet; typing is kept after a short pause anyway. False: it cannot
    // be kept, and the page says why.
    bool Flush();
    // A figure that Flush leaves out, since it is not whole yet.
    [[nodiscard]] bool HalfTyped() const;
    // Shows the field and gives it the keyboard: a condition, allergies, a kind of consent.
    void GoTo(const desk::FieldPlace& place);
    // As on the screen.
    [[nodiscard]] model::HealthHistory Read() const;
    [[nodiscard]] Segments* Others() const { return m_others; }

    std::function<void(const model::Client&)> OnSaved;
    std::function<void()> OnBlankPage;  // to be printed
    std::function<void(const desk::ConsentPaper&)> OnConsentPaper;

private:
    enum Part { kHealth, kConsents };
    void BuildHead(wxSizer& column);
    void BuildHealth();
    void BuildList(wxWindow* parent, wxSizer& column);
    void ShowPart(int part);
    [[nodiscard]] bool MayChange() const;
    void FillConditions();
    void AddHeading(const std::string& name);
    void AddCondition(const std::string& id);
    void ShowCondition();
    void SelectCondition(const std::string& id);
    void Answer(const std::string& condition, const model::ConditionAnswer& answer);
    [[nodiscard]] std::string SelectedId() const;
    void OnListKey(wxKeyEvent& event);
    void Touch();
    void ShowState();
    void ShowVersions();
    void Save();
    void Take(const model::Client& client);

    const Context& m_context;
    std::optional<model::Client> m_client;
    model::HealthHistory m_shown;
    bool m_changed = false;
    wxTimer m_timer;
    Segments *m_parts, *m_others;
    wxSimplebook* m_book;
    wxPanel* m_health;
    wxSearchCtrl* m_filter;
    wxDataViewListCtrl* m_list;
    std::vector<std::string> m_ids;  // of the rows shown; empty: a heading
    ConditionPanel* m_condition;
    HealthFacts* m_facts;
    ConsentPanel* m_consents;
    wxStaticText* m_state;
    wxButton *m_versions, *m_blank, *m_save;
};

// "Not asked", "No", "Yes", "In the past".
[[nodiscard]] wxString AnswerWord(const Context& context, model::Answer answer);

}  // namespace gui
