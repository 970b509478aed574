#include "gui/visit_page.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <array>
#include <optional>

#include "desk/standing_avoid.h"
#include "gui/body_canvas.h"
#include "gui/body_tree.h"
#include "gui/consent_bar.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/elsewhere_bar.h"
#include "gui/inspector.h"
#include "gui/mark_list.h"
#include "gui/palette.h"
#include "gui/soap_panel.h"
#include "gui/theme.h"
#include "gui/visit_band.h"
#include "gui/visit_layout.h"
#include "gui/visit_toolbar.h"
#include "gui/zoom_box.h"

namespace gui {

namespace {
enum NarrowTab { kMarkTab, kMarksTab, kBodyTab, kNoteTab };
}  // namespace

struct VisitPage::Parts {
    Parts(VisitPage* page, const Context& context);

    void Build();
    void BuildTabs();
    void LayOut();
    void LayOutMap(wxRect place, int stop, wxSize box);
    void ShowShape(PageShape shape);
    void OnShared(unsigned kinds);
    void ShowBanner();
    void ShowCount();
    void TurnToSelected();
    void Reveal(wxWindow* pane);
    void FindRegion();
    void EditMark();
    void GoTo(const desk::FieldPlace& place);
    void GoToMark(const desk::FieldPlace& place);
    void GoToTreatment(const desk::FieldPlace& place);
    [[nodiscard]] model::MarkId MarkOfTreatment(const desk::FieldPlace& place) const;
    bool Letter(const wxString& key);
    [[nodiscard]] std::vector<wxWindow*> Panes() const;

    VisitPage* page;
    VisitState state;
    desk::Subscription listening;
    VisitToolbar* toolbar = nullptr;
    VisitBand* banner = nullptr;
    Palette* palette = nullptr;
    BodyCanvas* canvas = nullptr;
    ConsentBar* consent = nullptr;
    ElsewhereBar* elsewhere = nullptr;
    ZoomBox* zoom = nullptr;
    Inspector* inspector = nullptr;
    SoapPanel* soap = nullptr;
    MarkList* marks = nullptr;
    wxPanel* tab_bar = nullptr;
    BodyTree* tree = nullptr;
    std::array<Segments*, 3> tabs{};  // by PageShape
    wxStaticText* hint = nullptr;
    PageShape shape = PageShape::Wide;
    std::array<int, 3> chosen{};  // likewise: which of its tabs
    bool banner_wanted = false;
    struct Arrangement {
        PageRects rects;
        bool banner = false;
        int stop = 0;  // height of the bar above the map
        wxSize zoom;
        bool operator==(const Arrangement&) const = default;
    };
    std::optional<Arrangement> arranged;
    model::MarkId turned_to;
};

VisitPage::Parts::Parts(VisitPage* owner, const Context& context) : page(owner), state(context) {
    Build();
    listening = state.Changed.Listen([this](unsigned kinds) { OnShared(kinds); });
}

void VisitPage::Parts::Build() {
    const auto& ctx = state.Ctx();
    VisitToolbar::Actions actions;
    actions.show_region = [this](const auto& region, auto layer) { canvas->Reveal(region, layer); };
    // A signed visit is only looked at.
    actions.mark_region = [this](const auto& region, auto layer) {
        state.Editable() ? canvas->MarkRegion(region, layer) : canvas->Reveal(region, layer);
    };
    actions.remember = [this] { return canvas->Remember(); };
    actions.flush = [this] { page->Flush(); };
    actions.add_picture = [this] {
        if (page->OnAddPicture) page->OnAddPicture();
    };
    actions.to_canvas = [this] { canvas->SetFocus(); };
    toolbar = new VisitToolbar(page, state, actions);
    banner = new VisitBand(page, state);
    banner->OnAmend = [this] {
        if (page->OnAmend) page->OnAmend();
    };
    banner->Hide();
    canvas = new BodyCanvas(page, state);
    canvas->MoveBeforeInTabOrder(toolbar);
    consent = new ConsentBar(page, state);
    consent->OnRecord = [this](const std::string& kind) {
        if (page->OnRecordConsent) page->OnRecordConsent(kind);
        canvas->SetFocus();
    };
    consent->OnRemoved = [this] { canvas->SetFocus(); };
    consent->MoveBeforeInTabOrder(canvas);
    elsewhere = new ElsewhereBar(page, state, *canvas);
    zoom = new ZoomBox(page, ctx,
                       {[this](double factor) { canvas->ZoomBy(factor); }, [this] { canvas->ZoomFit(); }});
    zoom->MoveAfterInTabOrder(canvas);
    elsewhere->MoveAfterInTabOrder(canvas);
    palette = new Palette(page, state);
    marks = new MarkList(page, state, {[this] { FindRegion(); }, [this] { EditMark(); }});
    tree = new BodyTree(page, state, *canvas, [this] { EditMark(); });
    tree->Hide();
    soap = new SoapPanel(page, state);
    inspector = new Inspector(page, state);
    BuildTabs();
    canvas->on_name_wanted = [this] { toolbar->FindRegion(); };
    canvas->on_zoom = [this] { zoom->ShowZoom(canvas->Zoom()); };
    canvas->on_letter = [this](const wxString& key) { return Letter(key); };
    palette->on_letter = canvas->on_letter;
}

void VisitPage::Parts::BuildTabs() {
    const auto& ctx = state.Ctx();
    tab_bar = new wxPanel(page);
    WithColours(tab_bar, [this] { Paint(tab_bar, Role::Panel); });
    const wxString lists = Tr(ctx, "Marks"), body = Tr(ctx, "Body"), note = Tr(ctx, "Note");
    const std::vector<wxString> labels[] = {
        {lists, body}, {lists, body, note}, {Tr(ctx, "Mark"), lists, body, note}};
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        tabs[i] = new Segments(tab_bar, labels[i], Tr(ctx, "Panels"), Segments::Look::Tabs);
        tabs[i]->OnChosen = [this, i](int tab) {
            chosen[i] = tab;
            ShowShape(shape);
        };
        row->Add(tabs[i], wxSizerFlags().Expand());
        const bool many = i == static_cast<std::size_t>(PageShape::Narrow);
        for (std::size_t tab = 0; many && tab < labels[i].size(); ++tab)
            AddStyleClass(tabs[i]->Button(static_cast<int>(tab)), "palpate-close");
    }
    hint = NewText(tab_bar, {}, FontStyle::Caption, Role::Text3, wxALIGN_RIGHT | wxST_ELLIPSIZE_END);
    hint->SetMinSize(wxSize(page->FromDIP(20), -1));
    row->Add(hint, wxSizerFlags(1).Centre().Border(wxLEFT | wxRIGHT, page->FromDIP(12)));
    tab_bar->SetSizer(row);
}

void VisitPage::Parts::LayOut() {
    const wxSize size = page->GetClientSize();
    if (size.x < 2 || size.y < 2) return;
    PageNeeds needs;
    needs.toolbar_width = toolbar->WantedWidth();
    needs.palette_width = palette->WidthFor(false);
    needs.narrow_palette_width = palette->WidthFor(true);
    needs.banner = banner_wanted;
    needs.dip = page->FromDIP(1000) / 1000.0;
    needs.tab_height = tabs.front()->GetBestSize().y;  // as the note's own tabs beside them
    const auto rects = LayOutPage(size, needs);
    palette->SetNarrow(rects.narrow_palette);
    canvas->ShowSides(rects.sides);
    elsewhere->Renew();  // without side views their marks are out of sight
    const wxSize box = zoom->GetBestSize();
    const int stop = consent->Wanted() ? consent->HeightFor(rects.canvas.width) : 0;
    if (const Arrangement wanted{rects, banner_wanted, stop, box}; wanted != arranged)
        arranged = wanted;
    else
        return;
    toolbar->SetSize(rects.toolbar);
    banner->Show(banner_wanted);
    if (banner_wanted) banner->SetSize(rects.banner);
    palette->SetSize(rects.palette);
    LayOutMap(rects.canvas, stop, box);
    inspector->SetSize(rects.inspector);
    soap->SetSize(rects.soap);
    marks->SetSize(rects.marks);
    tree->SetSize(rects.marks);
    tab_bar->SetSize(rects.tabs);
    ShowShape(rects.shape);
    page->Refresh();
}

// Above the map a missing consent; at its foot what is not in sight at the left, the zoom at the right.
void VisitPage::Parts::LayOutMap(wxRect place, int stop, wxSize box) {
    consent->Show(stop > 0);
    if (stop > 0) {
        consent->SetSize(place.x, place.y, place.width, stop);
        place.y += stop;
        place.height -= stop;
    }
    place.height -= box.y;
    const int foot = place.GetBottom() + 1;
    elsewhere->SetSize(place.x, foot, place.width - box.x, box.y);
    zoom->SetSize(place.GetRight() + 1 - box.x, foot, box.x, box.y);
    canvas->SetSize(place);
}

void VisitPage::Parts::ShowShape(PageShape wanted) {
    shape = wanted;
    const bool narrow = shape == PageShape::Narrow, low = shape == PageShape::Low;
    const auto at = static_cast<std::size_t>(shape);
    // Without the inspector's tab the others begin one earlier.
    const int tab = chosen[at] + (narrow ? 0 : kMarksTab);
    for (std::size_t i = 0; i < tabs.size(); ++i) tabs[i]->Show(i == at);
    tabs[at]->Select(chosen[at]);
    hint->Show(!narrow);
    hint->SetLabelText(tab == kBodyTab    ? Tr(state.Ctx(), "Type a name, Enter marks")
                       : tab == kMarksTab ? Tr(state.Ctx(), "Ins adds, Enter edits")
                                          : wxString());
    tab_bar->Layout();
    inspector->Show(!narrow || tab == kMarkTab);
    marks->Show(tab == kMarksTab);
    tree->Show(tab == kBodyTab);
    soap->Show(tab == kNoteTab || (!narrow && !low));
}

void VisitPage::Parts::Reveal(wxWindow* pane) {
    const bool narrow = shape == PageShape::Narrow;
    const std::pair<wxWindow*, int> places[] = {
        {inspector, kMarkTab}, {marks, kMarksTab}, {tree, kBodyTab}, {soap, kNoteTab}};
    for (const auto& [shown, tab] : places) {
        const int index = tab - (narrow ? 0 : kMarksTab);
        const bool has = index >= 0 && !(shape == PageShape::Wide && tab == kNoteTab);
        if (pane == shown && has) chosen[static_cast<std::size_t>(shape)] = index;
    }
    ShowShape(shape);
}

void VisitPage::Parts::ShowBanner() {
    banner->Renew();
    const bool wanted = state.Editor() && !state.Editor()->IsDraft();
    if (wanted == banner_wanted) return;
    banner_wanted = wanted;
    LayOut();
}

void VisitPage::Parts::OnShared(unsigned kinds) {
    if (kinds & (shared::kVisit | shared::kDetails | shared::kAmendments)) ShowBanner();
    if (kinds & (shared::kVisit | shared::kMarks | shared::kTreatments | shared::kDetails))
        if (consent->Renew()) LayOut();
    if (kinds & shared::kMarks) ShowCount();
    // What an opened visit selects by itself is no reason to turn the map.
    if (kinds & shared::kVisit)
        turned_to = state.Selected();
    else if (kinds & shared::kSelection)
        TurnToSelected();

    if (kinds & (shared::kVisit | shared::kMarks | shared::kView)) elsewhere->Renew();
    // A mark pointed at on the map is what one wants to see; in the list one goes on listing.
    const bool note = shape == PageShape::Narrow && chosen[static_cast<std::size_t>(shape)] == kNoteTab;
    if ((kinds & shared::kSelection) && note && canvas->HasFocus()) Reveal(inspector);
}

// Selected in a list: the map turns to it. Only then: who has turned it away since wants to look elsewhere.
void VisitPage::Parts::TurnToSelected() {
    const auto* ghost = state.SelectedGhost();
    const auto wanted = ghost ? ghost->mark.id : state.Selected();
    if (wanted == turned_to) return;
    turned_to = wanted;
    if (const auto* mark = state.SelectedMark()) canvas->ShowMark(*mark);
    if (ghost) canvas->ShowMark(ghost->mark);
}

void VisitPage::Parts::ShowCount() {
    const wxString label = Tr(state.Ctx(), "Marks") + wxString::Format(" %zu", state.Marks().size());
    for (std::size_t i = 0; i < tabs.size(); ++i)
        Relabel(tabs[i]->Button(i == static_cast<std::size_t>(PageShape::Narrow) ? kMarksTab : 0), label);
    tab_bar->Layout();
}

void VisitPage::Parts::FindRegion() {
    toolbar->FindRegion();
}

void VisitPage::Parts::EditMark() {
    Reveal(inspector);
    inspector->FocusFirst();
}

void VisitPage::Parts::GoTo(const desk::FieldPlace& place) {
    if (state.Ctx().turns) state.Ctx().turns->Finish();
    using Part = desk::FieldPlace::Part;
    if (!state.Editor()) return;
    if (place.part == Part::Treatments) return GoToTreatment(place);
    if (place.part == Part::Marks) return GoToMark(place);
    Reveal(soap);
    if (!soap->FocusField(place.field)) canvas->SetFocus();
}

void VisitPage::Parts::GoToMark(const desk::FieldPlace& place) {
    const auto* mark = state.Editor()->Visit().Find(model::MarkId{place.id});
    // With no mark selected the inspector names every place that is left alone.
    const bool avoid = place.field == "avoid";
    if (!mark && !avoid) return canvas->SetFocus();
    state.Select(mark ? mark->id : model::MarkId{});
    if (!avoid) return EditMark();
    Reveal(inspector);
    inspector->FocusAvoid();
}

// The mark of the treatment one has to look at; empty: it was given to regions only, or is none of the visit.
model::MarkId VisitPage::Parts::MarkOfTreatment(const desk::FieldPlace& place) const {
    const auto* treatment = state.Editor()->Visit().Find(model::TreatmentId{place.id});
    if (!treatment || treatment->marks.empty()) return {};
    const auto avoided = [&](const model::MarkId& id) {
        const auto* mark = state.Editor()->Visit().Find(id);
        return mark && !desk::AvoidedUnder(state.Editor()->Client(), *mark).empty();
    };
    const auto on = std::ranges::find_if(treatment->marks, avoided);
    return place.field == "avoid" && on != treatment->marks.end() ? *on : treatment->marks.front();
}

// To the mark it was given to, or to its line; without one to the first mark, which asks for a technique.
void VisitPage::Parts::GoToTreatment(const desk::FieldPlace& place) {
    const auto& visit = state.Editor()->Visit();
    const model::TreatmentId id{place.id};
    if (const auto mark = MarkOfTreatment(place); !mark.empty()) {
        state.Select(mark);
    } else if (visit.Find(id)) {
        Reveal(soap);
        return soap->FocusLine(id);
    } else if (!state.SelectedMark() && !visit.marks.empty()) {
        state.Select(visit.marks.front().id);
    }
    if (!state.SelectedMark()) return canvas->SetFocus();
    Reveal(inspector);
    inspector->FocusTreatment(id, place.field);
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
    return {canvas, palette, marks, tree, soap, inspector};
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

wxString VisitPage::Flush() {
    const bool note = m_parts->soap->Flush(), mark = m_parts->inspector->Flush();
    return !note ? m_parts->soap->Refused() : !mark ? m_parts->inspector->Refused() : wxString();
}

void VisitPage::FocusMap() {
    m_parts->canvas->SetFocus();
}

void VisitPage::FindRegion() {
    m_parts->FindRegion();
}
void VisitPage::ZoomIn() {
    m_parts->canvas->ZoomBy(BodyCanvas::kZoomStep);
}
void VisitPage::ZoomOut() {
    m_parts->canvas->ZoomBy(1 / BodyCanvas::kZoomStep);
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
    else if (next == m_parts->tree)
        m_parts->tree->FocusTree();
    else if (next == m_parts->soap)
        m_parts->soap->FocusText();
    else if (next == m_parts->inspector)
        m_parts->inspector->FocusFirst();
    else
        next->SetFocus();
}

void VisitPage::WriteSubjective() {
    GoTo({desk::FieldPlace::Part::Note, "subjective", {}});
}

void VisitPage::WriteObjective() {
    GoTo({desk::FieldPlace::Part::Note, "objective", {}});
}

void VisitPage::WriteAssessment() {
    GoTo({desk::FieldPlace::Part::Note, "assessment", {}});
}

void VisitPage::WritePlan() {
    GoTo({desk::FieldPlace::Part::Note, "plan", {}});
}

void VisitPage::WalkGhosts() {
    if (!m_parts->state.Editor()) return;
    if (m_parts->state.WalkGhosts()) FocusMap();
}

void VisitPage::WalkAfterScores() {
    m_parts->Reveal(m_parts->inspector);
    m_parts->inspector->WalkAfterScores();
}

void VisitPage::StillTrue() {
    if (!m_parts->soap->StillTrue()) StillTrueOfMark(m_parts->state);
}

void VisitPage::StartFromLast() {
    m_parts->soap->StartFromLast();
}

void VisitPage::GoTo(const desk::FieldPlace& place) {
    m_parts->GoTo(place);
}

void VisitPage::ShowGhosts(bool show, std::function<void(bool)> remember) {
    m_parts->state.ShowGhosts(show);
    m_parts->state.on_show_ghosts = std::move(remember);
}

void VisitPage::AmendmentsChanged() {
    m_parts->state.RenewAmendments();
}

VisitBand& VisitPage::Band() {
    return *m_parts->banner;
}

void VisitPage::ShowPicture(const model::PictureId& id) {
    m_parts->state.ShowPicture(id);
}

}  // namespace gui
