// The note: S client says, O findings, A assessment, P plan. Findings are written from the marks; own words
// stand below.
#pragma once

#include <wx/checkbox.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/simplebook.h>

#include <array>
#include <memory>
#include <vector>

#include "gui/controls_segments.h"
#include "gui/visit_late_text.h"
#include "gui/visit_state.h"

namespace gui {

class SoapPanel : public wxPanel {
public:
    SoapPanel(wxWindow* parent, VisitState& state);

    void Flush();
    void FocusText();
    // "subjective", "reason", "health_asked" …; false: it has no such field.
    bool FocusField(const std::string& name);
    void ShowTab(int tab);  // 0–3: S, O, A, P
    [[nodiscard]] wxTextCtrl* Text(int tab) const { return m_texts[static_cast<std::size_t>(tab)]->Field(); }
    [[nodiscard]] wxDataViewListCtrl* Lines() const { return m_lines; }

private:
    using Field = std::string model::SoapNote::*;
    wxPanel* NewTab();
    wxTextCtrl* NewText(wxWindow* parent, const wxString& spoken, const wxString& hint, Field field);
    void AddClientSays();
    void AddFindings();
    void AddRest();
    void AddHealthLine(wxPanel* page, wxSizer* column);
    void KeepHealth();
    void OnShared(unsigned kinds);
    void ShowTexts();
    void ShowLines();
    void ShowSelection();

    VisitState& m_state;
    desk::Subscription m_listening;
    Segments* m_tabs = nullptr;
    wxSimplebook* m_book = nullptr;
    std::array<std::unique_ptr<LateText>, 4> m_texts;
    std::unique_ptr<LateText> m_reason, m_health;
    wxCheckBox* m_asked = nullptr;
    wxDataViewListCtrl* m_lines = nullptr;
    bool m_updating = false;
};

}  // namespace gui
