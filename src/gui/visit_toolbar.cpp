#include "gui/visit_toolbar.h"

#include <wx/bmpbndl.h>
#include <wx/checkbox.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/place_words.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr const char* kArrow = "M4.2 2.8L15.6 10.4L10.2 11.4L8 16.6Z";
constexpr const char* kCross = "M10 2.2V5.6M10 14.4V17.8M2.2 10H5.6M14.4 10H17.8M10 7a3 3 0 1 0 .01 0";
constexpr const char* kStrip = "M4 15.5C7 8 12 12 16 4.5M2.8 13.6L5.4 17.2M14.6 3L17.4 6.2";
constexpr const char* kArea =
    "M4 8C3 3.5 10 2 14 4.5C18 7 17 12 13 14.5C9 17.5 5 17 4.5 13C4.2 11 4.6 10 4 8Z";
constexpr const char* kReferral = "M3.5 16.5C5 9 9 6 15.5 5.5M11.5 2.6L16 5.5L12.4 9.4";

wxBitmapBundle Picture(const char* path, Role role) {
    const auto colour = Colour(role).GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
    const auto svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><path d='" +
                     std::string(path) + "' fill='none' stroke='" + colour +
                     "' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'/></svg>";
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(16, 16));
}

wxBitmapToggleButton* ToolToggle(wxWindow* parent, const char* path, const wxString& spoken) {
    auto* button = new wxBitmapToggleButton(parent, wxID_ANY, Picture(path, Role::Text2), wxDefaultPosition,
                                            wxDefaultSize, wxBU_EXACTFIT);
    AddStyleClass(button, "palpate-tool");
    WithColours(button, [button, path] { button->SetBitmap(Picture(path, Role::Text2)); });
    button->SetToolTip(spoken);
    SetSpoken(button, spoken);
    return button;
}

// The plain look hides its frame until the button is pressed in.
void Press(wxBitmapToggleButton* button, bool on) {
    button->SetValue(on);
    if (on)
        RemoveStyleClass(button, "palpate-plain");
    else
        AddStyleClass(button, "palpate-plain");
}

wxSizerFlags Beside(int gap) {
    return wxSizerFlags().Centre().Border(wxRIGHT, gap);
}

}  // namespace

VisitToolbar::VisitToolbar(wxWindow* parent, VisitState& state, Actions actions)
    : wxPanel(parent), m_state(state), m_actions(std::move(actions)) {
    WithColours(this, [this] { Paint(this, Role::Chrome); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(FromDIP(4));
    AddTools(row);
    AddChoices(row);
    row->AddStretchSpacer();
    AddSearch(row);
    row->AddSpacer(FromDIP(4));
    SetSizer(row);
    m_listening = m_state.Changed.Listen([this](unsigned kinds) { OnShared(kinds); });
    OnShared(~0U);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        FitUndo();
    });
}

void VisitToolbar::AddTools(wxSizer* row) {
    const auto& ctx = m_state.Ctx();
    const std::pair<const char*, wxString> tools[] = {
        {kArrow, Tr(ctx, "Select marks (V)")},
        {kCross, Tr(ctx, "Mark a point with the chosen finding")},
        {kStrip, Tr(ctx, "Draw a strip of tissue (S)")},
        {kArea, Tr(ctx, "Draw an area (A, or Shift and drag)")},
        {kReferral, Tr(ctx, "Draw an arrow from where it starts to where it is felt (R)")}};
    for (const auto& [path, spoken] : tools) {
        auto* button = ToolToggle(this, path, spoken);
        const auto tool = static_cast<Tool>(m_tools.size());
        button->Bind(wxEVT_TOGGLEBUTTON, [this, tool](wxCommandEvent&) {
            m_state.SetTool(tool);
            m_actions.to_canvas();  // where its keys work
        });
        m_tools.push_back(button);
        row->Add(button, Beside(tool == Tool::Arrow ? FromDIP(6) : 0));
    }
    m_undo = NewIconButton(this, Icon::Undo, Tr(ctx, "Undo"));
    m_redo = NewIconButton(this, Icon::Redo, Tr(ctx, "Redo"));
    for (wxButton* button : {m_undo, m_redo}) KeepFocusOnClick(button);
    m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_actions.flush) m_actions.flush();
        m_state.Do([](auto& editor) { editor.Undo(); });
    });
    m_redo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_actions.flush) m_actions.flush();
        m_state.Do([](auto& editor) { editor.Redo(); });
    });
    row->Add(m_undo, Beside(0));
    row->Add(m_redo, Beside(FromDIP(8)));
}

void VisitToolbar::AddChoices(wxSizer* row) {
    const auto& ctx = m_state.Ctx();
    m_views = new Segments(this,
                           {TrIn(ctx, "views", "All"), TrIn(ctx, "view", "Front"), TrIn(ctx, "view", "Back"),
                            TrIn(ctx, "view", "Left"), TrIn(ctx, "view", "Right")},
                           Tr(ctx, "Views of the body"));
    m_views->OnChosen = [this](int index) { m_state.SetView(static_cast<ViewChoice>(index)); };
    m_layers =
        new Segments(this, {TrIn(ctx, "layer", "Superficial"), TrIn(ctx, "layer", "Deep")}, Tr(ctx, "Layer"));
    m_layers->OnChosen = [this](int index) {
        m_state.SetLayer(index == 1 ? model::Layer::Deep : model::Layer::Superficial);
    };
    m_close_ups = NewButton(this, Tr(ctx, "Close-up"));
    m_close_ups->SetToolTip(Tr(ctx, "Head, hands, feet (H); the figure; own pictures"));
    m_close_ups->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { OfferViews(); });
    row->Add(m_views, Beside(FromDIP(4)));
    row->Add(m_close_ups, Beside(FromDIP(8)));
    row->Add(m_layers, Beside(FromDIP(8)));
    m_ghosts = new wxCheckBox(this, wxID_ANY, {});
    m_ghosts->SetFont(Font(FontStyle::Small));
    m_ghosts->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { m_state.ShowGhosts(event.IsChecked()); });
    row->Add(m_ghosts, Beside(FromDIP(8)));
}

namespace {

wxString FigureName(const Context& ctx, model::Figure figure) {
    if (figure == model::Figure::Female) return TrIn(ctx, "figure", "Female figure");
    if (figure == model::Figure::Male) return TrIn(ctx, "figure", "Male figure");
    return TrIn(ctx, "figure", "Neutral figure");
}

}  // namespace

void VisitToolbar::OfferViews() {
    const auto& ctx = m_state.Ctx();
    wxMenu menu;
    const auto offer = [&](const wxString& text, bool chosen, std::function<void()> choose) {
        auto* item = menu.AppendCheckItem(wxID_ANY, text);
        item->Check(chosen);
        menu.Bind(
            wxEVT_MENU, [choose](wxCommandEvent&) { choose(); }, item->GetId());
    };
    const auto now = m_state.View();
    offer(Tr(ctx, "Whole body"), !IsCloseUp(now), [this] { m_state.SetView(m_state.BodyView()); });
    for (const auto view : {ViewChoice::Head, ViewChoice::Hands, ViewChoice::Feet})
        offer(ViewChoiceName(ctx, view), now == view, [this, view] { m_state.SetView(view); });
    menu.AppendSeparator();
    for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
        const bool shown = m_state.Editor() && m_state.Editor()->ShownFigure() == figure;
        offer(FigureName(ctx, figure), shown, [this, figure] { m_state.SetFigure(figure); });
    }
    menu.AppendSeparator();
    if (const auto* editor = m_state.Editor())
        for (const auto& picture : ctx.clinic.Store().Pictures(editor->Client().id))
            if (!picture.archived)
                offer(wxControl::EscapeMnemonics(Wx(picture.title)),
                      now == ViewChoice::Picture && m_state.Picture() == picture.id,
                      [this, id = picture.id] { m_state.ShowPicture(id); });
    auto* add = menu.Append(wxID_ANY, Tr(ctx, "Add picture…"));
    add->Enable(m_state.Editable());
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { CallAfter([this] { m_actions.add_picture(); }); },
        add->GetId());
    m_close_ups->PopupMenu(&menu, 0, m_close_ups->GetSize().y);
}

void VisitToolbar::AddSearch(wxSizer* row) {
    m_search = new RegionSearch(
        this, m_state,
        {m_actions.show_region, m_actions.mark_region, m_actions.to_canvas, m_actions.remember});
    row->Add(m_search, wxSizerFlags(10).Centre().Border(wxRIGHT, FromDIP(4)));
}

int VisitToolbar::WantedWidth() const {
    int width = GetSizer()->CalcMin().x - m_search->GetMinSize().x + m_search->HintWidth();
    for (const wxButton* button : {m_undo, m_redo})
        if (!button->IsShown()) width += button->GetBestSize().x;
    return width;
}

// The search must stay in sight; undo and redo have keys and the menu as well.
void VisitToolbar::FitUndo() {
    m_undo->Show();
    m_redo->Show();
    m_ghosts->Show(!m_state.GhostDay().empty());
    const bool fits = GetSizer()->CalcMin().x <= GetClientSize().x;
    m_undo->Show(fits);
    m_redo->Show(fits);
    if (!fits && GetSizer()->CalcMin().x > GetClientSize().x) m_ghosts->Hide();
    Layout();
}

// The switch of the last visit's marks; without an earlier visit there is nothing to switch.
void VisitToolbar::ShowGhosts() {
    const auto& ctx = m_state.Ctx();
    const wxString day = m_state.GhostDay();
    m_ghosts->SetValue(m_state.GhostsShown());
    if (day.empty()) {
        m_ghosts->Hide();
        return;
    }
    // Translators: {0} is the day of the last visit, "2 Nov".
    m_ghosts->SetLabelText(TrFill(ctx, "Show {0}", {Utf8(day)}));
    m_ghosts->SetToolTip(TrFill(ctx, "Marks of {0} that are not yet charted today (G)", {Utf8(day)}));
    SetSpoken(m_ghosts, m_ghosts->GetLabelText());
}

void VisitToolbar::FindRegion() {
    m_search->SetFocus();
    m_search->SelectAll();
}

void VisitToolbar::ShowUndo() {
    const auto& ctx = m_state.Ctx();
    const auto* editor = m_state.Editor();
    const bool undo = m_state.Editable() && editor->CanUndo(), redo = m_state.Editable() && editor->CanRedo();
    m_undo->Enable(undo);
    m_redo->Enable(redo);
    // Translators: {0} is a change such as "Add mark".
    m_undo->SetToolTip(undo ? TrFill(ctx, "Undo: {0}", {editor->UndoText(ctx.words)}) : Tr(ctx, "Undo"));
    m_redo->SetToolTip(redo ? TrFill(ctx, "Redo: {0}", {editor->RedoText(ctx.words)}) : Tr(ctx, "Redo"));
}

void VisitToolbar::ShowView() {
    const auto view = m_state.View();
    m_views->Select(IsCloseUp(view) ? -1 : static_cast<int>(view));
    Relabel(m_close_ups,
            IsCloseUp(view) ? ViewChoiceName(m_state.Ctx(), view) : Tr(m_state.Ctx(), "Close-up"));
    Layout();
}

void VisitToolbar::OnShared(unsigned kinds) {
    for (std::size_t i = 0; i < m_tools.size(); ++i)
        Press(m_tools[i], m_state.CurrentTool() == static_cast<Tool>(i));
    if (kinds & shared::kView) ShowView();
    if (kinds & shared::kLayer) m_layers->Select(m_state.Layer() == model::Layer::Deep ? 1 : 0);
    if (kinds & shared::kVisit) {
        for (std::size_t i = 1; i < m_tools.size(); ++i) m_tools[i]->Enable(m_state.Editable());
        m_search->Enable(m_state.Editor() != nullptr);
    }
    if (kinds & (shared::kVisit | shared::kGhosts | shared::kDetails)) {
        ShowGhosts();
        FitUndo();
    }
    ShowUndo();
}

}  // namespace gui
