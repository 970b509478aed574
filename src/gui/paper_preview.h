// A paper before it leaves: its pages in a window of their own, with print, save and send.
#pragma once

#include <wx/choice.h>
#include <wx/frame.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>

#include <functional>

#include "desk/papers.h"
#include "gui/context.h"
#include "gui/file_asker.h"
#include "gui/paper_printer.h"
#include "gui/paper_view.h"
#include "gui/theme.h"

class wxButton;

namespace gui {

class PaperPreview : public wxFrame {
public:
    PaperPreview(wxWindow* parent, const Context& context, FileAsker& files, desk::ShownPaper paper);

    // The same window with another paper.
    void ShowPaper(desk::ShownPaper paper);
    // What leaves is made anew and shown from then on.
    void Print();
    void Save();

    [[nodiscard]] PaperView& View() { return *m_view; }
    [[nodiscard]] wxString Warning() const {
        return m_warning->IsShown() ? m_warning->GetLabelText() : wxString();
    }
    [[nodiscard]] wxString Result() const {
        return m_result->IsShown() ? m_result->GetLabelText() : wxString();
    }
    [[nodiscard]] const desk::ShownPaper& Paper() const { return m_paper; }
    [[nodiscard]] wxString PageText() const { return m_of->GetLabelText(); }
    [[nodiscard]] wxSpinCtrl* PageField() const { return m_page; }
    [[nodiscard]] wxChoice* ZoomField() const { return m_zoom; }

    // Sends the plan shown; the button is there where this is set.
    void SetSend(std::function<void(const desk::PaperWish&)> send);
    // Changes the letter shown, likewise.
    void SetChange(std::function<void(const desk::PaperWish&)> change);
    // After what is shown was handed to the printer or saved.
    std::function<void(const desk::PaperWish&)> OnLeft;
    // gui::PrintPages by the system's dialog, unless set otherwise.
    std::function<bool(const wxString& title, const Pages& shown, PagesToPrint pages)> PrintWith;

private:
    void BuildBar(wxSizer& whole);
    void BuildMoves(wxSizer& bar);
    void BindKeys();
    bool TakeKey(const wxKeyEvent& event);
    void ChooseZoom();
    void ShowMoved();
    void Left(const wxString& result);
    void Tell(const wxString& result, Role role);
    void Do(const std::function<void()>& action);
    void ShowWarning();
    // The buttons that are of one kind of paper.
    void ShowOffers();

    const Context& m_context;
    FileAsker& m_files;
    desk::ShownPaper m_paper;
    Pages m_pages;
    PaperView* m_view;
    wxPanel* m_bar;
    wxStaticText *m_title, *m_of, *m_warning, *m_result;
    wxSpinCtrl* m_page;
    wxChoice* m_zoom;
    wxButton *m_send, *m_change;
    std::function<void(const desk::PaperWish&)> m_on_send, m_on_change;
};

}  // namespace gui
