// A card of the history: title, tools, a plot or rows, and the same as a native table.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <optional>
#include <vector>

#include "bodymap/scene.h"
#include "desk/past_words.h"
#include "gui/context.h"

class wxSimplebook;
class wxStaticText;

namespace gui {

class FileAsker;

class HistoryCard : public wxPanel {
public:
    HistoryCard(wxWindow* parent, const Context& context, FileAsker& files, const wxString& title);
    // Right of the title, in the order they are added.
    void AddTool(wxWindow* tool);
    // Under the title, over the whole width.
    void AddRow(wxSizer* row);
    // Made with the card's Place() as parent.
    void SetPlot(wxWindow* plot);
    void SetFoot(wxWindow* foot);
    [[nodiscard]] wxWindow* Place();
    void SetHint(const wxString& hint);
    [[nodiscard]] wxString Hint() const;

    // The table's values come when it is shown: on_table is asked then, and again by Renew.
    void AsTable(bool table);
    [[nodiscard]] bool IsTable() const;
    // The keyboard goes to the plot, or to the table in its place.
    void FocusPlot();
    void Renew();
    [[nodiscard]] wxDataViewListCtrl* Table() const { return m_table; }

    struct Picture {
        bodymap::Scene scene;
        bodymap::Rect frame;
    };
    std::function<desk::PastTable()> on_table;
    // What is saved as a file; none: on_table.
    std::function<desk::PastTable()> on_data;
    std::function<std::optional<Picture>()> on_picture;
    // Both of one maker; the words outlive the card.
    void SetTables(const desk::PastWords& words, std::function<desk::PastTable(const desk::PastWords&)> make);
    std::function<void(const std::vector<model::VisitId>&)> on_visits;
    // Before a picture or table leaves as a file; throws where it may not.
    std::function<void()> on_leave;
    // One format of the two, by the file's ending.
    void SavePicture();
    void SaveTable();

private:
    // The title gives way to what stands beside it, which is not pushed out of a narrow card.
    void FitTitle();
    [[nodiscard]] int ColumnWidth(std::size_t column) const;
    void FillTable();
    void ShowMenu();
    void OpenRow();
    const Context& m_context;
    FileAsker& m_files;
    wxString m_title, m_hint_text;
    wxStaticText *m_heading, *m_hint;
    wxBoxSizer *m_head, *m_column;
    wxSimplebook* m_book;
    wxWindow* m_more;
    wxDataViewListCtrl* m_table = nullptr;
    desk::PastTable m_values;
};

// The first control inside that takes the keyboard gets it; false: there is none.
bool FocusFirst(const wxWindow& window);
// Where a menu opens that a number in `window` leads to: at the pointer; a key brings it to what has the
// keyboard, wherever the pointer rests.
[[nodiscard]] wxPoint MenuPlace(const wxWindow& window);

}  // namespace gui
