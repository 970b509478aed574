#include "gui/visit_page.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <array>

#include "gui/body_canvas.h"
#include "gui/controls_text.h"
#include "gui/inspector.h"
#include "gui/mark_list.h"
#include "gui/palette.h"
#include "gui/soap_panel.h"
#include "gui/theme.h"
#include "gui/visit_layout.h"
#include "gui/visit_toolbar.h"

namespace gui {

namespace {
enum NarrowTab { kMarkTab, kMarksTab, kNoteTab };
constexpr double kZoomStep = 1.25;
}  // namespace

struct VisitPage::Parts {
    Parts(VisitPage* page, const Context& context);

    void Build();
    void LayOut();
    void ShowShape(PageShape shape);
    void OnShared(unsigned kinds);
    void ShowBanner();
    void Reveal(wxWindow* pane);
    void FindRegion();
    void EditMark();
    bool Letter(const wxString& key);
    [[nodiscard]] std::vector<wxWindow*> Panes() const;

    VisitPage* page;
    VisitState state;
    desk::Subscription listening;
    VisitToolbar* toolbar = nullptr;
    wxPanel* banner = nullptr;
    Palette* palette = nullptr;
    BodyCanvas* canvas = nullptr;
    Inspector* inspector = nullptr;
    SoapPanel* soap = nullptr;
    MarkList* marks = nullptr;
    wxPanel* tab_bar = nullptr;
    Segments* low_tabs = nullptr;
    Segments* narrow_tabs = nullptr;
    PageShape shape = PageShape::Wide;
    int low_tab = 0, narrow_tab = kMarkTab;
    bool banner_wanted = false;
};

VisitPage::Parts::Parts(VisitPage* owner, const Context& context) : page(owner), state(context) {
    Build();
    listening = state.Changed.Listen([this](unsigned kinds) { OnShared(kinds); });
}

void VisitPage::Parts::Build() {
    const auto& ctx = state.Ctx();
    VisitToolbar::Actions actions;
    actions.zoom_by = [this](double factor) { canvas->ZoomBy(factor); };
    actions.zoom_fit = [this] { canvas->ZoomFit(); };
    actions.show_region = [this](const auto& region, auto layer) { canvas->Reveal(region, layer); };
    actions.mark_region = [this](const auto& region, auto layer) { canvas->MarkRegion(region, layer); };
    actions.to_canvas = [this] { canvas->SetFocus(); };
    toolbar = new VisitToolbar(page, state, actions);
    banner = new wxPanel(page);
    WithColours(banner, [this] { Paint(banner, Role::InfoGround); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(
        NewText(banner,
                Tr(ctx, "This visit is signed and can only be read. Additions are made as an amendment."),
                FontStyle::Small, Role::Info),
        wxSizerFlags(1).Centre().Border(wxLEFT | wxRIGHT, page->FromDIP(12)));
    banner->SetSizer(row);
    banner->Hide();
    canvas = new BodyCanvas(page, state);
    canvas->MoveBeforeInTabOrder(toolbar);
    palette = new Palette(page, state);
    marks = new MarkList(page, state, {[this] { FindRegion(); }, [this] { EditMark(); }});
    soap = new SoapPanel(page, state);
    inspector = new Inspector(page, state);
    tab_bar = new wxPanel(page);
    WithColours(tab_bar, [this] { Paint(tab_bar, Role::Panel); });
    low_tabs =
        new Segments(tab_bar, {Tr(ctx, "Marks"), Tr(ctx, "Note")}, Tr(ctx, "Panels"), Segments::Look::Tabs);
    narrow_tabs = new Segments(tab_bar, {Tr(ctx, "Mark"), Tr(ctx, "Marks"), Tr(ctx, "Note")},
                               Tr(ctx, "Panels"), Segments::Look::Tabs);
    auto* tabs = new wxBoxSizer(wxHORIZONTAL);
    tabs->Add(low_tabs, wxSizerFlags().Expand());
    tabs->Add(narrow_tabs, wxSizerFlags().Expand());
    tab_bar->SetSizer(tabs);
    low_tabs->OnChosen = [this](int tab) {
        low_tab = tab;
        ShowShape(shape);
    };
    narrow_tabs->OnChosen = [this](int tab) {
        narrow_tab = tab;
        ShowShape(shape);
    };
    canvas->on_zoom = [this] { toolbar->ShowZoom(canvas->Zoom()); };
    canvas->on_letter = [this](const wxString& key) { return Letter(key); };
    palette->on_letter = canvas->on_letter;
}

void VisitPage::Parts::LayOut() {
    const wxSize size = page->GetClientSize();
    if (size.x < 2 || size.y < 2) return;
    PageNeeds needs;
    needs.toolbar_width = toolbar->GetBestSize().x;
    needs.palette_width = page->FromDIP(158);
    needs.narrow_palette_width = page->FromDIP(44);
    needs.banner = banner_wanted;
    needs.dip = page->FromDIP(1000) / 1000.0;
    const auto rects = LayOutPage(size, needs);
    palette->SetNarrow(rects.narrow_palette);
    canvas->ShowSides(rects.sides);
    toolbar->SetSize(rects.toolbar);
    banner->Show(banner_wanted);
    if (banner_wanted) banner->SetSize(rects.banner);
    palette->SetSize(rects.palette);
    canvas->SetSize(rects.canvas);
    inspector->SetSize(rects.inspector);
    soap->SetSize(rects.soap);
    marks->SetSize(rects.marks);
    tab_bar->SetSize(rects.tabs);
    ShowShape(rects.shape);
    page->Refresh();
}

void VisitPage::Parts::ShowShape(PageShape wanted) {
    shape = wanted;
    const bool narrow = shape == PageShape::Narrow, low = shape == PageShape::Low;
    tab_bar->Show(narrow || low);
    low_tabs->Show(low);
    narrow_tabs->Show(narrow);
    low_tabs->Select(low_tab);
    narrow_tabs->Select(narrow_tab);
    tab_bar->Layout();
    inspector->Show(!narrow || narrow_tab == kMarkTab);
    marks->Show(narrow ? narrow_tab == kMarksTab : !low || low_tab == 0);
    soap->Show(narrow ? narrow_tab == kNoteTab : !low || low_tab == 1);
    marks->ShowTitle(!narrow && !low);
}

void VisitPage::Parts::Reveal(wxWindow* pane) {
    if (pane == inspector) narrow_tab = kMarkTab;
    if (pane == marks) {
        narrow_tab = kMarksTab;
        low_tab = 0;
    }
    if (pane == soap) {
        narrow_tab = kNoteTab;
        low_tab = 1;
    }
    ShowShape(shape);
}

void VisitPage::Parts::ShowBanner() {
    const bool wanted = state.Editor() && !state.Editor()->Editable();
    if (wanted == banner_wanted) return;
    banner_wanted = wanted;
    LayOut();
}

void VisitPage::Parts::OnShared(unsigned kinds) {
    if (kinds & (shared::kVisit | shared::kDetails)) ShowBanner();
    const wxString count = wxString::Format(" %zu", state.Marks().size());
    if (kinds & shared::kMarks) {
        low_tabs->Button(0)->SetLabel(Tr(state.Ctx(), "Marks") + count);
        narrow_tabs->Button(1)->SetLabel(Tr(state.Ctx(), "Marks") + count);
    }
    // A mark pointed at on the map is what one wants to see; in the list one goes on listing.
    if ((kinds & shared::kSelection) && shape == PageShape::Narrow && narrow_tab == kNoteTab &&
        canvas->HasFocus())
        Reveal(inspector);
}

void VisitPage::Parts::FindRegion() {
    toolbar->FindRegion();
}

void VisitPage::Parts::EditMark() {
    Reveal(inspector);
    inspector->FocusFirst();
}

bool VisitPage::Parts::Letter(const wxString& key) {
    if (key.IsSameAs("F", false))
        FindRegion();
    else if (key.IsSameAs("M", false))
        palette->ShowMore();
    else if (key.IsSameAs("T", false)) {
        Reveal(inspector);
        inspector->AddTechnique();
    } else
        return false;
    return true;
}

std::vector<wxWindow*> VisitPage::Parts::Panes() const {
    return {canvas, palette, marks, soap, inspector};
}

VisitPage::VisitPage(wxWindow* parent, const Context& context) : wxPanel(parent, wxID_ANY) {
    WithColours(this, [this] { Paint(this, Role::Line); });
    m_parts = std::make_unique<Parts>(this, context);
    Bind(wxEVT_SIZE, [this](wxSizeEvent&) { m_parts->LayOut(); });
    m_parts->LayOut();
}

VisitPage::~VisitPage() {
    // The children listen to what the parts hold, so they go first.
    DestroyChildren();
}

void VisitPage::ShowVisit(desk::VisitEditor* editor) {
    m_parts->state.SetEditor(editor);
    m_parts->LayOut();
}

void VisitPage::Flush() {
    m_parts->soap->Flush();
    m_parts->inspector->Flush();
}

void VisitPage::FocusMap() {
    m_parts->canvas->SetFocus();
}

void VisitPage::FindRegion() {
    m_parts->FindRegion();
}
void VisitPage::ZoomIn() {
    m_parts->canvas->ZoomBy(kZoomStep);
}
void VisitPage::ZoomOut() {
    m_parts->canvas->ZoomBy(1 / kZoomStep);
}
void VisitPage::ZoomFit() {
    m_parts->canvas->ZoomFit();
}

void VisitPage::ToggleLayer() {
    const bool deep = m_parts->state.Layer() == model::Layer::Deep;
    m_parts->state.SetLayer(deep ? model::Layer::Superficial : model::Layer::Deep);
}

void VisitPage::NextPane() {
    const auto panes = m_parts->Panes();
    const wxWindow* focus = FindFocus();
    const auto holds = [&](wxWindow* pane) {
        return focus && (pane == focus || pane->IsDescendant(const_cast<wxWindow*>(focus)));
    };
    const auto now = std::ranges::find_if(panes, holds);
    auto* next = now == panes.end() || now + 1 == panes.end() ? panes.front() : *(now + 1);
    m_parts->Reveal(next);
    if (next == m_parts->marks)
        m_parts->marks->FocusList();
    else if (next == m_parts->soap)
        m_parts->soap->FocusText();
    else if (next == m_parts->inspector)
        m_parts->inspector->FocusFirst();
    else
        next->SetFocus();
}

void VisitPage::WalkAfterScores() {
    m_parts->Reveal(m_parts->inspector);
    m_parts->inspector->WalkAfterScores();
}

}  // namespace gui
