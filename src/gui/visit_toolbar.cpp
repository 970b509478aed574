#include "gui/visit_toolbar.h"

#include <wx/bmpbndl.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr const char* kArrow = "M4.2 2.8L15.6 10.4L10.2 11.4L8 16.6Z";
constexpr const char* kCross = "M10 2.2V5.6M10 14.4V17.8M2.2 10H5.6M14.4 10H17.8M10 7a3 3 0 1 0 .01 0";
constexpr const char* kCorners = "M3 7V3H7M13 3H17V7M17 13V17H13M7 17H3V13";

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
    AddStyleClass(button, "palpate-small");
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
    AddZoom(row);
    row->AddSpacer(FromDIP(4));
    SetSizer(row);
    CollectNames();
    m_listening = m_state.Changed.Listen([this](unsigned kinds) { OnShared(kinds); });
    OnShared(~0U);
    ShowZoom(1);
}

void VisitToolbar::AddTools(wxSizer* row) {
    const auto& ctx = m_state.Ctx();
    m_select = ToolToggle(this, kArrow, Tr(ctx, "Select marks (V)"));
    m_mark = ToolToggle(this, kCross, Tr(ctx, "Mark the chosen finding"));
    m_select->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { m_state.SetTool(Tool::Select); });
    m_mark->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { m_state.SetTool(Tool::Mark); });
    m_undo = NewIconButton(this, Icon::Undo, Tr(ctx, "Undo"));
    m_redo = NewIconButton(this, Icon::Redo, Tr(ctx, "Redo"));
    m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_state.Do([](auto& editor) { editor.Undo(); }); });
    m_redo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_state.Do([](auto& editor) { editor.Redo(); }); });
    row->Add(m_select, Beside(0));
    row->Add(m_mark, Beside(FromDIP(6)));
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
    row->Add(m_views, Beside(FromDIP(8)));
    row->Add(m_layers, Beside(FromDIP(8)));
}

void VisitToolbar::AddSearch(wxSizer* row) {
    const auto& ctx = m_state.Ctx();
    m_search =
        new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(150, -1)), wxTE_PROCESS_ENTER);
    m_search->SetMinSize(FromDIP(wxSize(84, -1)));
    m_search->SetFont(Font(FontStyle::Small));
    m_search->SetHint(Tr(ctx, "Find region"));
    m_search->SetToolTip(Tr(ctx, "Find a region by name (F); Enter marks it with the chosen finding"));
    SetSpoken(m_search, Tr(ctx, "Find region"));
    m_search->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { TakeSearch(); });
    m_search->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE) return event.Skip();
        m_search->ChangeValue({});
        m_actions.to_canvas();
    });
    row->Add(m_search, wxSizerFlags(10).Centre().Border(wxRIGHT, FromDIP(4)));
}

void VisitToolbar::AddZoom(wxSizer* row) {
    const auto& ctx = m_state.Ctx();
    auto* out = NewIconButton(this, Icon::Minus, Tr(ctx, "Zoom out"));
    auto* in = NewIconButton(this, Icon::Plus, Tr(ctx, "Zoom in"));
    auto* fit = NewIconButton(this, Icon::Plus, Tr(ctx, "Fit the whole body"));
    WithColours(fit, [fit] { fit->SetBitmap(Picture(kCorners, Role::Text2)); });
    out->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_actions.zoom_by(1 / 1.25); });
    in->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_actions.zoom_by(1.25); });
    fit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_actions.zoom_fit(); });
    m_percent =
        NewText(this, "100%", FontStyle::Small, Role::Text2, wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    m_percent->SetMinSize(wxSize(m_percent->GetTextExtent("400%").x + FromDIP(4), -1));
    row->Add(out, Beside(0));
    row->Add(m_percent, Beside(0));
    row->Add(in, Beside(0));
    row->Add(fit, Beside(0));
    m_zoom_parts = {out, m_percent, in};
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        FitZoom();
    });
}

// The search must stay in sight; zooming has keys and the wheel as well.
void VisitToolbar::FitZoom() {
    for (wxWindow* part : m_zoom_parts) part->Show();
    const bool fits = GetSizer()->CalcMin().x <= GetClientSize().x;
    for (wxWindow* part : m_zoom_parts) part->Show(fits);
    Layout();
}

void VisitToolbar::ShowZoom(double zoom) {
    m_percent->SetLabel(wxString::Format("%ld%%", std::lround(zoom * 100)));
}

void VisitToolbar::AddName(const wxString& words, const model::RegionRef& at, model::Layer layer) {
    if (!words.empty()) m_names.push_back({words, at, layer});
}

void VisitToolbar::CollectNames() {
    const auto& ctx = m_state.Ctx();
    for (const auto& term : m_state.Terms().Regions()) {
        const auto sides = term.paired ? std::vector{model::Side::Left, model::Side::Right}
                                       : std::vector{model::Side::Midline};
        for (const auto side : sides) {
            const model::RegionRef at{term.id, side};
            AddName(Wx(desk::RegionWithSide(ctx.words, m_state.Terms(), at)), at, term.layer);
            AddName(Wx(desk::PlainPlace(ctx.words, m_state.Terms(), at)), at, term.layer);
        }
    }
    wxArrayString words;
    for (const auto& name : m_names) words.Add(name.words);
    m_search->AutoComplete(words);
}

const VisitToolbar::Name* VisitToolbar::Match(const wxString& words) const {
    const wxString wanted = words.Strip(wxString::both).Lower();
    if (wanted.empty()) return nullptr;
    const auto first = [&](auto fits) {
        const auto found =
            std::ranges::find_if(m_names, [&](const Name& name) { return fits(name.words.Lower()); });
        return found == m_names.end() ? nullptr : &*found;
    };
    if (const auto* exact = first([&](const wxString& name) { return name == wanted; })) return exact;
    if (const auto* start = first([&](const wxString& name) { return name.StartsWith(wanted); }))
        return start;
    return first([&](const wxString& name) { return name.Contains(wanted); });
}

std::optional<model::RegionRef> VisitToolbar::RegionNamed(const wxString& words) const {
    const auto* name = Match(words);
    return name ? std::optional(name->at) : std::nullopt;
}

void VisitToolbar::TakeSearch() {
    const auto& ctx = m_state.Ctx();
    const wxString words = m_search->GetValue();
    const auto* name = Match(words);
    if (!name) return m_state.Say(TrFill(ctx, "No region is called “{0}”.", {Utf8(words)}));
    if (name->layer != m_state.Layer()) m_state.SetLayer(name->layer);
    m_search->ChangeValue({});
    m_actions.to_canvas();
    m_actions.mark_region(name->at, name->layer);
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
    // Translators: {0} is a change such as "add mark".
    m_undo->SetToolTip(undo ? TrFill(ctx, "Undo: {0}", {ctx.words.Text(editor->UndoText())})
                            : Tr(ctx, "Undo"));
    m_redo->SetToolTip(redo ? TrFill(ctx, "Redo: {0}", {ctx.words.Text(editor->RedoText())})
                            : Tr(ctx, "Redo"));
}

void VisitToolbar::OnShared(unsigned kinds) {
    Press(m_select, m_state.CurrentTool() == Tool::Select);
    Press(m_mark, m_state.CurrentTool() == Tool::Mark);
    if (kinds & shared::kView) m_views->Select(static_cast<int>(m_state.View()));
    if (kinds & shared::kLayer) m_layers->Select(m_state.Layer() == model::Layer::Deep ? 1 : 0);
    if (kinds & shared::kVisit) {
        m_mark->Enable(m_state.Editable());
        m_search->Enable(m_state.Editable());
    }
    ShowUndo();
}

}  // namespace gui
