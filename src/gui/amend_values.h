// The values a line of the findings is made of, to be corrected by choosing rather than by typing.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/amended_line.h"
#include "gui/context.h"

namespace gui {

class AmendValues : public wxPanel {
public:
    AmendValues(wxWindow* parent, const Context& context);

    // Nothing: there is no line, or its words alone can be corrected; then it is out of sight.
    void Take(const std::optional<desk::LineValues>& values);
    // What is chosen now. Throws Refused for what is no number.
    [[nodiscard]] desk::LineValues Values() const;
    [[nodiscard]] wxChoice* Finding() const { return m_finding; }
    [[nodiscard]] wxTextCtrl* Before() const { return m_before; }
    [[nodiscard]] wxTextCtrl* Pressure() const { return m_pressure; }
    // A person changed one.
    std::function<void()> OnChanged;

private:
    // Ids of a choice, in the order of its names.
    struct Ids {
        wxChoice* choice = nullptr;
        std::vector<std::string> ids;
    };
    wxChoice* NewChoice(const wxString& label, std::vector<std::pair<wxString, std::string>> entries,
                        Ids& ids, wxSizer* row);
    wxTextCtrl* NewNumber(const wxString& label, wxSizer* row);
    void FillMark(wxSizer* row);
    void FillPlace(wxSizer* row);
    void FillWork(wxSizer* row);
    [[nodiscard]] std::optional<int> Number(const wxTextCtrl* field) const;

    const Context& m_context;
    wxSizer *m_mark_row, *m_place_row, *m_work_row;
    Ids m_findings, m_regions, m_sides, m_techniques;
    wxChoice *m_finding = nullptr, *m_region = nullptr, *m_side = nullptr, *m_technique = nullptr;
    wxTextCtrl *m_before = nullptr, *m_after = nullptr, *m_pressure = nullptr, *m_minutes = nullptr;
    std::optional<desk::LineValues> m_values;  // as they were taken
};

}  // namespace gui
