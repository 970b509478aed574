#include "gui/measures_panel.h"

#include <algorithm>

#include "gui/controls_text.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kTwoColumns = 470;  // DIP
constexpr std::size_t kMostFound = 9;

}  // namespace

MeasuresPanel::MeasuresPanel(wxWindow* parent, VisitState& state, wxWindow* page)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      m_state(state),
      m_page(page) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    SetScrollRate(0, FromDIP(12));
    SetSpoken(this, Tr(m_state.Ctx(), "Measures"));
    m_leaving = m_state.Changed.Listen([this](unsigned kinds) {
        if (!(kinds & shared::kVisit)) return;
        for (auto& section : m_sections)
            for (auto* view : section->views) view->Drop();
    });
    m_listening = m_state.FollowLater([this](unsigned kinds) {
        if (kinds & shared::kVisit) m_new_visit = true;
        // Behind another tab it waits: earlier visits are read when somebody looks.
        if (m_begun && IsShown() && (kinds & (shared::kVisit | shared::kDetails))) RenewSoon();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (m_begun) Arrange();
    });
}

void MeasuresPanel::Begin() {
    if (!m_begun) Build();
    m_begun = true;
    Renew();
}

void MeasuresPanel::Build() {
    using terms::MeasureGroup;
    const auto& ctx = m_state.Ctx();
    m_columns = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    auto* right = new wxBoxSizer(wxVERTICAL);
    BuildGroup(left, MeasureGroup::Pain, Tr(ctx, "Pain"));
    BuildGroup(left, MeasureGroup::Function, Tr(ctx, "Function"));
    BuildRanges(left);
    BuildGroup(right, MeasureGroup::Recovery, Tr(ctx, "Sleep and recovery"));
    BuildGroup(right, MeasureGroup::Running, Tr(ctx, "Running"));
    m_race = NewText(this, {}, FontStyle::Caption, Role::Text2, wxST_ELLIPSIZE_END);
    right->Add(m_race, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    BuildGroup(right, MeasureGroup::Response, Tr(ctx, "Response"));
    for (auto* column : {left, right})
        m_columns->Add(column, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    SetSizer(m_columns);
}

void MeasuresPanel::BuildGroup(wxSizer* column, terms::MeasureGroup group, const wxString& title) {
    column->Add(NewSectionHead(this, title), wxSizerFlags().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    for (const auto& measure : m_state.Ctx().resources.Measures().All()) {
        if (measure.group != group) continue;
        if (measure.own_items) {
            BuildFunction(column, measure);
            continue;
        }
        AddSection(column,
                   [this, &measure] { return desk::RowsOf(*m_state.Editor(), Words(), m_past, measure); });
    }
}

void MeasuresPanel::BuildFunction(wxSizer* column, const terms::Measure& measure) {
    const auto& ctx = m_state.Ctx();
    auto* ask =
        NewText(this, Tr(ctx, measure.name.c_str()), FontStyle::Caption, Role::Text2, wxST_ELLIPSIZE_END);
    ask->SetToolTip(Tr(ctx, measure.ask.c_str()));
    column->Add(ask, wxSizerFlags().Expand());
    AddSection(column, [this, &measure] {
        return desk::RowsOf(*m_state.Editor(), Words(), m_past, measure, m_activities);
    });
    m_mean = NewText(this, {}, FontStyle::Caption, Role::Text2, wxST_ELLIPSIZE_END);
    column->Add(m_mean, wxSizerFlags().Expand());
    m_activity = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_activity->SetFont(gui::Font(FontStyle::Small));
    m_activity->SetHint(Tr(ctx, "Add an activity"));
    SetSpoken(m_activity, Tr(ctx, "Add an activity"));
    m_activity->SetToolTip(Tr(ctx, measure.ask.c_str()));
    m_activity->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        const wxString name = m_activity->GetValue().Trim().Trim(false);
        m_activity->ChangeValue({});
        if (!name.empty()) AddActivity(Utf8(name));
    });
    column->Add(m_activity, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
}

void MeasuresPanel::BuildRanges(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    column->Add(NewSectionHead(this, Tr(ctx, "Range of motion")),
                wxSizerFlags().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    AddSection(column, [this] { return desk::RangeRowsOf(*m_state.Editor(), Words(), m_past, m_added); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_search = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_search->SetFont(gui::Font(FontStyle::Small));
    m_search->SetHint(Tr(ctx, "Add a motion: “ank do”"));
    SetSpoken(m_search, Tr(ctx, "Add a motion"));
    m_passive = new wxCheckBox(this, wxID_ANY, Tr(ctx, "passive"));
    m_passive->SetFont(gui::Font(FontStyle::Caption));
    m_passive->SetToolTip(Tr(ctx, "Motions added now are moved by you"));
    m_found_list = std::make_unique<SuggestionList>(m_page, Tr(ctx, "Motions"));
    m_found_list->OnTaken = [this] { TakeFound(); };
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { OnSearch(); });
    m_search->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!OnSearchKey(event.GetKeyCode())) event.Skip();
    });
    m_search->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (!m_search->HasFocus()) m_found_list->Hide();
        });
    });
    row->Add(m_search, wxSizerFlags(1).Centre());
    row->Add(m_passive, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(6)));
    column->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void MeasuresPanel::AddSection(wxSizer* column, std::function<std::vector<desk::MeasureRow>()> rows) {
    auto section = std::make_unique<Section>();
    section->place = new wxPanel(this);
    WithColours(section->place, [place = section->place] { Paint(place, Role::Panel); });
    section->place->SetSizer(new wxBoxSizer(wxVERTICAL));
    section->rows = std::move(rows);
    column->Add(section->place, wxSizerFlags().Expand());
    m_sections.push_back(std::move(section));
}

void MeasuresPanel::NewVisit() {
    m_new_visit = false;
    m_added.clear();
    m_activities.clear();
    m_past = m_state.Editor() ? desk::PastReadings(*m_state.Editor()) : std::vector<desk::PastReading>();
}

void MeasuresPanel::Renew() {
    if (m_new_visit) NewVisit();
    for (auto& section : m_sections) Renew(*section);
    const auto* editor = m_state.Editor();
    std::string mean, race;
    if (editor) {
        const auto& visit = editor->Visit();
        for (const auto& measure : m_state.Ctx().resources.Measures().All())
            if (measure.own_items) mean = desk::MeanText(*editor, Words(), m_past, measure);
        race = desk::RaceText(Words(), m_state.Ctx().resources.Rules(), editor->LastRace(),
                              editor->Client().next_race, text::ToCivil(visit.service_at, visit.zone).day);
    }
    TellText(m_mean, mean);
    TellText(m_race, race);
    m_activity->SetEditable(m_state.Editable());
    m_search->SetEditable(m_state.Editable());
    Arrange();
}

void MeasuresPanel::RenewSoon() {
    if (m_due) return;
    m_due = true;
    CallAfter([this] {
        m_due = false;
        Renew();
    });
}

void MeasuresPanel::TellText(wxStaticText* at, const std::string& text) {
    at->SetLabelText(Wx(text));
    at->SetToolTip(Wx(text));
    at->Show(!text.empty());
}

void MeasuresPanel::Renew(Section& section) {
    const auto rows = m_state.Editor() ? section.rows() : std::vector<desk::MeasureRow>();
    std::vector<desk::ReadingKey> keys;
    for (const auto& row : rows) keys.push_back(row.cells.front().key);
    if (keys != section.keys) {
        Fill(section, rows);
        section.keys = keys;
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) section.views[i]->ShowRow(rows[i]);
}

// A row that was there stays, with what is being typed in it.
void MeasuresPanel::Fill(Section& section, const std::vector<desk::MeasureRow>& rows) {
    std::vector<MeasureRowView*> views;
    for (const auto& row : rows) {
        const auto was = std::ranges::find(section.keys, row.cells.front().key) - section.keys.begin();
        const auto at = static_cast<std::size_t>(was);
        views.push_back(at < section.views.size() ? section.views[at] : NewRow(section, row));
        views.back()->ShowRow(row);
        if (views.size() > 1) views.back()->MoveAfterInTabOrder(views[views.size() - 2]);
    }
    auto* sizer = section.place->GetSizer();
    sizer->Clear();
    for (auto* view : views) sizer->Add(view, wxSizerFlags().Expand());
    std::swap(views, section.views);
    for (auto* view : views)
        if (std::ranges::find(section.views, view) == section.views.end()) view->Destroy();
}

MeasureRowView* MeasuresPanel::NewRow(Section& section, const desk::MeasureRow& row) {
    std::function<void()> remove;
    if (row.range) {
        const desk::AddedRange range{row.range->id, row.cells.front().key.passive};
        remove = [this, range] {
            std::erase(m_added, range);
            if (m_state.Do([&](auto& editor) { desk::RemoveRange(editor, range); })) RenewSoon();
        };
    }
    return new MeasureRowView(section.place, m_state, row, remove);
}

// Two columns where there is room, one below the other otherwise.
void MeasuresPanel::Arrange() {
    const bool wide = GetClientSize().x >= FromDIP(kTwoColumns);
    m_columns->SetOrientation(wide ? wxHORIZONTAL : wxVERTICAL);
    for (auto* item : m_columns->GetChildren()) item->SetProportion(wide ? 1 : 0);
    for (auto& section : m_sections) section->place->Layout();
    FitInside();
    Layout();
}

MeasureRowView* MeasuresPanel::Row(const desk::ReadingKey& key) const {
    for (const auto& section : m_sections) {
        const auto at = std::ranges::find(section->keys, key);
        if (at != section->keys.end())
            return section->views[static_cast<std::size_t>(at - section->keys.begin())];
    }
    return nullptr;
}

void MeasuresPanel::FocusFirst() {
    if (!m_sections.empty() && !m_sections.front()->views.empty())
        m_sections.front()->views.front()->Field(0)->SetFocus();
}

bool MeasuresPanel::Flush() {
    bool kept = true;
    for (auto& section : m_sections)
        for (auto* view : section->views)
            if (!view->Flush()) kept = false;
    return kept;
}

wxString MeasuresPanel::Refused() const {
    for (const auto& section : m_sections)
        for (const auto* view : section->views)
            if (!view->Refused().empty()) return view->Refused();
    return {};
}

void MeasuresPanel::AddActivity(const std::string& name) {
    if (!m_state.Editable()) return;
    if (std::ranges::find(m_activities, name) == m_activities.end()) m_activities.push_back(name);
    Renew();
    for (auto& measure : m_state.Ctx().resources.Measures().All())
        if (auto* row = measure.own_items ? Row({measure.id, name, model::Side::Midline, false}) : nullptr)
            row->Field(0)->SetFocus();
}

void MeasuresPanel::AddRange(const desk::AddedRange& range) {
    const auto* of = m_state.Ctx().resources.Measures().FindRange(range.range);
    if (!of || !m_state.Editable()) return;
    if (std::ranges::find(m_added, range) == m_added.end()) m_added.push_back(range);
    Renew();
    const auto side = of->sided ? model::Side::Left : model::Side::Midline;
    if (auto* row = Row({std::string(terms::kRangeMeasure), range.range, side, range.passive}))
        row->Field(0)->SetFocus();
}

void MeasuresPanel::OnSearch() {
    m_found = desk::FindRanges(m_state.Ctx().resources.Measures(), Words(), Utf8(m_search->GetValue()));
    if (m_found.size() > kMostFound) m_found.resize(kMostFound);
    if (m_found.empty() || !m_state.Editable()) return m_found_list->Hide();
    std::vector<wxString> lines;
    for (const auto* range : m_found) lines.push_back(Wx(desk::RangeName(Words(), *range)));
    m_found_list->Show(lines, m_page->ScreenToClient(m_search->ClientToScreen(wxPoint(0, 0))),
                       m_search->GetSize().y);
}

bool MeasuresPanel::OnSearchKey(int key) {
    if (!m_found_list->IsShown()) return false;
    switch (key) {
        case WXK_UP:
        case WXK_DOWN:
            m_found_list->Step(key == WXK_DOWN ? 1 : -1);
            return true;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
        case WXK_TAB:
            TakeFound();
            return true;
        case WXK_ESCAPE:
            m_found_list->Hide();
            return true;
        default:
            return false;
    }
}

void MeasuresPanel::TakeFound() {
    const int at = m_found_list->InHand();
    if (at < 0) return;
    const desk::AddedRange range{m_found[static_cast<std::size_t>(at)]->id, m_passive->GetValue()};
    m_found_list->Hide();
    m_search->ChangeValue({});
    AddRange(range);
}

}  // namespace gui
