#include "gui/paper_preview.h"

#include <wx/sizer.h>
#include <wx/weakref.h>

#include <array>
#include <cmath>
#include <utility>

#include "desk/sentences.h"
#include "gui/alone.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

// After the two that fit.
constexpr std::array kZooms{50, 75, 100, 125, 150, 200};

}  // namespace

PaperPreview::PaperPreview(wxWindow* parent, const Context& context, FileAsker& files, desk::ShownPaper paper)
    : wxFrame(parent, wxID_ANY, "Palpate"), m_context(context), m_files(files) {
    SetFont(Font(FontStyle::Body));
    auto* whole = new wxBoxSizer(wxVERTICAL);
    BuildBar(*whole);
    m_warning = NewText(this, wxString(), FontStyle::Body, Role::Warn);
    Paint(m_warning, Role::WarnGround, Role::Warn);
    m_warning->Hide();
    whole->Add(m_warning, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    m_view = new PaperView(this, context, Tr(context, "Preview"));
    whole->Add(m_view, wxSizerFlags(1).Expand());
    SetSizer(whole);
    m_view->OnMoved = [this] { ShowMoved(); };
    PrintWith = [this](const wxString& title, const Pages& shown, PagesToPrint pages) {
        return PrintPages(this, title, shown, std::move(pages));
    };
    BindKeys();
    wxSize wanted = FromDIP(wxSize(980, 820));
    wanted.DecTo(wxGetClientDisplayRect().GetSize());
    SetMinSize(FromDIP(wxSize(640, 420)));
    SetSize(wanted);
    CentreOnParent();
    ShowPaper(std::move(paper));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        ShowWarning();
    });
    m_view->SetFocus();
}

void PaperPreview::BuildBar(wxSizer& whole) {
    m_bar = new wxPanel(this);
    WithColours(m_bar, [this] { Paint(m_bar, Role::Panel); });
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    m_title = NewText(m_bar, wxString(), FontStyle::Section, Role::Text, wxST_ELLIPSIZE_END);
    bar->Add(m_title, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(12)));
    BuildMoves(*bar);
    const auto add = [&](const wxString& label, ButtonLook look, std::optional<Icon> icon, auto act) {
        wxButton* button = NewButton(m_bar, label, look, icon);
        button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { Do(act); });
        bar->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
        return button;
    };
    m_send = add(Tr(m_context, "Send…"), ButtonLook::Outline, {}, [this] { m_on_send(m_paper.wish); });
    m_send->Hide();
    m_change = add(Tr(m_context, "Change…"), ButtonLook::Outline, {}, [this] { m_on_change(m_paper.wish); });
    m_change->Hide();
    add(Tr(m_context, "Save PDF…"), ButtonLook::Outline, Icon::Save, [this] { Save(); });
    add(Tr(m_context, "Print…"), ButtonLook::Primary, Icon::Printer, [this] { Print(); });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(bar, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    m_result = NewText(m_bar, wxString(), FontStyle::Small, Role::Text2);
    m_result->Hide();
    rows->Add(m_result, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    m_bar->SetSizer(rows);
    whole.Add(m_bar, wxSizerFlags().Expand());
    whole.Add(NewDivider(this), wxSizerFlags().Expand());
}

void PaperPreview::BuildMoves(wxSizer& bar) {
    bar.Add(NewText(m_bar, Tr(m_context, "Page")),
            wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    m_page = new wxSpinCtrl(m_bar, wxID_ANY, wxString(), wxDefaultPosition, wxSize(FromDIP(112), -1),
                            wxSP_ARROW_KEYS | wxTE_PROCESS_ENTER, 1, 1, 1);
    SetSpoken(m_page, Tr(m_context, "Page"));
    m_page->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent& event) { m_view->GoToPage(event.GetPosition() - 1); });
    bar.Add(m_page, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    m_of = NewText(m_bar, wxString());
    bar.Add(m_of, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(12)));
    m_zoom = new wxChoice(m_bar, wxID_ANY);
    m_zoom->Append(Tr(m_context, "Fit width"));
    m_zoom->Append(Tr(m_context, "Fit page"));
    for (const int percent : kZooms) m_zoom->Append(wxString::Format("%d %%", percent));
    m_zoom->SetSelection(0);
    SetSpoken(m_zoom, Tr(m_context, "Zoom"));
    m_zoom->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { ChooseZoom(); });
    bar.Add(m_zoom, wxSizerFlags().CentreVertical());
}

void PaperPreview::BindKeys() {
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!TakeKey(event)) event.Skip();
    });
}

// Those of the pages wherever the keyboard is, but for what a field needs itself.
bool PaperPreview::TakeKey(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_ESCAPE && !event.HasAnyModifiers()) return Close(), true;
    if (event.GetModifiers() == wxMOD_CONTROL && key == 'P') return Do([this] { Print(); }), true;
    if (event.GetModifiers() == wxMOD_CONTROL && key == 'S') return Do([this] { Save(); }), true;
    const bool pages =
        key == WXK_PAGEUP || key == WXK_PAGEDOWN || (event.GetModifiers() & ~wxMOD_SHIFT) == wxMOD_CONTROL;
    return (pages || m_view->HasFocus()) && m_view->TakeKey(event);
}

void PaperPreview::ShowPaper(desk::ShownPaper paper) {
    m_paper = std::move(paper);
    m_pages = std::make_shared<const std::vector<bodymap::PrintedPage>>(std::move(m_paper.pages));
    m_title->SetLabelText(Wx(m_paper.title));
    const int count = static_cast<int>(m_pages->size());
    m_page->SetRange(1, std::max(count, 1));
    m_of->SetLabelText(TrFill(m_context, "of {0}", {std::to_string(count)}));
    ShowOffers();
    m_result->Hide();  // it spoke of the paper before
    ShowWarning();
    m_view->ShowPages(m_pages);
    ShowMoved();
    m_bar->Layout();
    Layout();
}

void PaperPreview::ShowWarning() {
    wxString all;
    for (const std::string& warning : m_paper.warnings) all += (all.empty() ? "" : "\n") + Wx(warning);
    m_warning->SetLabelText(Broken(*m_warning, all, GetClientSize().x - FromDIP(16)));
    m_warning->Show(!all.empty());
}

void PaperPreview::SetSend(std::function<void(const desk::PaperWish&)> send) {
    m_on_send = std::move(send);
    ShowOffers();
}

void PaperPreview::SetChange(std::function<void(const desk::PaperWish&)> change) {
    m_on_change = std::move(change);
    ShowOffers();
}

void PaperPreview::ShowOffers() {
    m_send->Show(m_on_send && m_paper.wish.kind == desk::PaperKind::Plan);
    m_change->Show(m_on_change && m_paper.wish.kind == desk::PaperKind::Letter);
    m_bar->Layout();
}

void PaperPreview::ChooseZoom() {
    const int chosen = m_zoom->GetSelection();
    if (chosen < 2) return m_view->SetFit(chosen == 0 ? PaperFit::Width : PaperFit::Page);
    m_view->SetZoom(kZooms[static_cast<std::size_t>(chosen - 2)] / 100.0);
}

void PaperPreview::ShowMoved() {
    if (m_page->GetValue() != m_view->Page() + 1) m_page->SetValue(m_view->Page() + 1);
    int chosen = m_view->Fit() == PaperFit::Width ? 0 : 1;
    if (m_view->Fit() == PaperFit::Free) {
        chosen = wxNOT_FOUND;
        for (std::size_t i = 0; i < kZooms.size(); ++i)
            if (std::abs(m_view->Zoom() * 100 - kZooms[i]) < 0.5) chosen = static_cast<int>(i) + 2;
    }
    if (m_zoom->GetSelection() != chosen) m_zoom->SetSelection(chosen);
}

void PaperPreview::Print() {
    desk::DemandPrintable(m_context.clinic, m_paper.wish);
    const auto leaving = [this] {
        desk::ShownPaper paper;
        RunAlone(this, m_context, Tr(m_context, "Making the pages…"), [&](const store::Progress&) {
            paper = desk::PaperToPrint(m_context.clinic, m_context.words, m_paper.wish);
        });
        ShowPaper(std::move(paper));
        return m_pages;
    };
    const wxWeakRef<PaperPreview> here(this);  // the system's dialog may outlive it
    if (PrintWith(Wx(m_paper.title), m_pages, leaving) && here) Left(Tr(m_context, "Given to the printer."));
}

void PaperPreview::Save() {
    desk::DemandPrintable(m_context.clinic, m_paper.wish);
    const auto file = m_files.SaveAs(this, Tr(m_context, "Save as PDF"), Wx(m_paper.file_name),
                                     Tr(m_context, "PDF files") + " (*.pdf)|*.pdf");
    if (!file) return;
    desk::ShownPaper paper;
    RunAlone(this, m_context, Tr(m_context, "Writing the page…"), [&](const store::Progress&) {
        paper = desk::SavePaper(m_context.clinic, m_context.words, m_paper.wish, *file);
    });
    ShowPaper(std::move(paper));
    Left(TrFill(m_context, "Written: {0}", {Utf8(FromPath(file->filename()))}));
}

void PaperPreview::Left(const wxString& result) {
    Tell(result, Role::Text2);
    if (OnLeft) OnLeft(m_paper.wish);
}

void PaperPreview::Tell(const wxString& result, Role role) {
    SetTextRole(m_result, role);
    m_result->SetLabelText(Broken(*m_result, result, GetClientSize().x - FromDIP(16)));
    m_result->Show();
    Layout();
}

// Said here: a message of the main window would come up with that window before this one.
void PaperPreview::Do(const std::function<void()>& action) {
    const wxWeakRef<PaperPreview> here(this);  // a lock may take it away meanwhile
    try {
        action();
    } catch (const std::exception& error) {
        if (here) Tell(Wx(desk::Sentence(m_context.words, error)), Role::Danger);
    }
}

}  // namespace gui
