// The measures of a visit, by group; made when first looked at. What is typed is kept as it is typed.
#pragma once

#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "desk/measures.h"
#include "gui/measures_row.h"
#include "gui/phrase_list.h"
#include "gui/visit_state.h"

namespace gui {

class MeasuresPanel : public wxScrolledWindow {
public:
    // `page`: the window suggestions are shown in.
    MeasuresPanel(wxWindow* parent, VisitState& state, wxWindow* page);

    // It is looked at from now on.
    void Begin();
    void FocusFirst();
    // False: something cannot be kept, Refused says why.
    bool Flush();
    [[nodiscard]] wxString Refused() const;
    void AddRange(const desk::AddedRange& range);
    void AddActivity(const std::string& name);
    [[nodiscard]] wxTextCtrl* RangeSearch() const { return m_search; }
    [[nodiscard]] wxTextCtrl* Activity() const { return m_activity; }
    // nullptr: no such row.
    [[nodiscard]] MeasureRowView* Row(const desk::ReadingKey& key) const;

private:
    struct Section {
        wxPanel* place = nullptr;
        std::vector<desk::ReadingKey> keys;  // of the first cells
        std::vector<MeasureRowView*> views;
        std::function<std::vector<desk::MeasureRow>()> rows;
    };
    void Build();
    void NewVisit();
    void BuildGroup(wxSizer* column, terms::MeasureGroup group, const wxString& title);
    void BuildFunction(wxSizer* column, const terms::Measure& measure);
    void BuildRanges(wxSizer* column);
    void AddSection(wxSizer* column, std::function<std::vector<desk::MeasureRow>()> rows);
    void Renew();
    // When the event that asks for it is over: it may come from a row that goes.
    void RenewSoon();
    void Renew(Section& section);
    void Fill(Section& section, const std::vector<desk::MeasureRow>& rows);
    MeasureRowView* NewRow(Section& section, const desk::MeasureRow& row);
    void TellText(wxStaticText* at, const std::string& text);
    void Arrange();
    void OnSearch();
    bool OnSearchKey(int key);
    void TakeFound();
    [[nodiscard]] const text::Translator& Words() const { return m_state.Ctx().words; }

    VisitState& m_state;
    wxWindow* m_page;
    desk::Subscription m_leaving, m_listening;
    bool m_begun = false, m_new_visit = true, m_due = false;
    std::vector<desk::PastReading> m_past;
    std::vector<std::unique_ptr<Section>> m_sections;
    std::vector<desk::AddedRange> m_added;
    std::vector<std::string> m_activities;  // named, not scored yet
    wxBoxSizer* m_columns = nullptr;
    wxStaticText *m_mean = nullptr, *m_race = nullptr;
    wxTextCtrl *m_search = nullptr, *m_activity = nullptr;
    wxCheckBox* m_passive = nullptr;
    std::unique_ptr<SuggestionList> m_found_list;
    std::vector<const terms::Range*> m_found;
};

}  // namespace gui
