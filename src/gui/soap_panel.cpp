#include "gui/soap_panel.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "gui/amended_text.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kMeasuresTab = 4;
}

SoapPanel::SoapPanel(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    m_tab_names = {TrIn(ctx, "SOAP tab", "S  Client says"), TrIn(ctx, "SOAP tab", "O  Findings"),
                   TrIn(ctx, "SOAP tab", "A  Assessment"), TrIn(ctx, "SOAP tab", "P  Plan"),
                   TrIn(ctx, "SOAP tab", "Measures")};
    m_tabs = new Segments(this, m_tab_names, Tr(ctx, "Note"), Segments::Look::Tabs);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        FitHead();
    });
    m_tabs->OnChosen = [this](int tab) { ShowTab(tab); };
    m_book = new wxSimplebook(this);
    AddClientSays();
    AddFindings();
    AddRest();
    m_measures = new MeasuresPanel(m_book, m_state, GetParent());
    m_book->AddPage(m_measures, {});
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_tabs, wxSizerFlags());
    head->AddStretchSpacer();
    AddHeadButtons(head);
    for (auto* button : {m_start_from, m_phrases}) button->MoveBeforeInTabOrder(m_book);
    column->Add(head, wxSizerFlags().Expand());
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(m_book, wxSizerFlags(1).Expand());
    m_amendments = new AmendmentNotes(this, m_state);
    column->Add(m_amendments, wxSizerFlags().Expand());
    SetSizer(column);
    m_leaving = m_state.Changed.Listen([this](unsigned kinds) {
        if (kinds & shared::kVisit) LeaveVisit();
    });
    m_listening[0] = m_state.FollowLater([this](unsigned kinds) { OnTexts(kinds); });
    // The map comes first: a click or key must not wait for this.
    m_listening[1] = m_state.FollowLater([this](unsigned kinds) { OnLines(kinds); }, ~0U);
    m_listening[2] = m_state.FollowLater([this](unsigned kinds) { OnLast(kinds); });
    ShowTab(1);
    OnTexts(~0U);
    OnLines(~0U);
    OnLast(~0U);
    OnNewColours(this, [this] { RenewLines(); });
}

wxPanel* SoapPanel::NewTab() {
    auto* page = new wxPanel(m_book);
    WithColours(page, [page] { Paint(page, Role::Panel); });
    page->SetSizer(new wxBoxSizer(wxVERTICAL));
    m_book->AddPage(page, {});
    return page;
}

wxTextCtrl* SoapPanel::NewText(wxWindow* parent, const wxString& spoken, const wxString& hint, Field field) {
    auto* text = new wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    text->SetFont(Font(FontStyle::Small));
    text->SetToolTip(hint);
    SetSpoken(text, spoken);
    const auto slot = static_cast<std::size_t>(
        std::ranges::count_if(m_texts, [](const auto& one) { return one != nullptr; }));
    const auto keep = [this, field](const std::string& words) {
        return m_state.Keep([&](auto& editor) {
            auto soap = editor.Visit().soap;
            soap.*field = words;
            editor.SetSoap(soap);
        });
    };
    m_texts.at(slot) = std::make_unique<LateText>(text, keep, EndStep());
    m_typing.at(slot) = std::make_unique<PhraseTyping>(*m_texts.at(slot), static_cast<model::SoapPart>(slot),
                                                       m_state, GetParent());
    return text;
}

std::function<void()> SoapPanel::EndStep() {
    return [this] { m_state.EndStep(); };
}

void SoapPanel::AddClientSays() {
    const auto& ctx = m_state.Ctx();
    auto* page = NewTab();
    auto* column = page->GetSizer();
    auto* reason = new wxTextCtrl(page, wxID_ANY);
    reason->SetFont(Font(FontStyle::Small));
    reason->SetHint(Tr(ctx, "Reason for the visit"));
    SetSpoken(reason, Tr(ctx, "Reason for the visit"));
    const auto keep = [this](const std::string& words) {
        return m_state.Keep([&](auto& editor) { editor.SetReason(words); });
    };
    m_reason = std::make_unique<LateText>(reason, keep, EndStep());
    column->Add(reason, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
    column->Add(NewText(page, Tr(ctx, "S, client says"),
                        Tr(ctx, "What the client says, in the client’s words"), &model::SoapNote::subjective),
                wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    AddCopied(page, column, 0);
    AddLastPlan(page, column, 0, false);
    AddHealthLine(page, column);
}

void SoapPanel::AddHealthLine(wxPanel* page, wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_asked = new wxCheckBox(page, wxID_ANY, Tr(ctx, "Health changes asked"));
    m_asked->SetFont(Font(FontStyle::Small));
    m_asked->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
        if (!KeepHealth().empty()) m_asked->SetValue(m_state.Editor()->Visit().health_asked);
    });
    auto* health = new wxTextCtrl(page, wxID_ANY);
    health->SetFont(Font(FontStyle::Small));
    health->SetHint(Tr(ctx, "No change"));
    SetSpoken(health, Tr(ctx, "What changed in the client’s health"));
    const auto keep = [this](const std::string& words) {
        if (!words.empty()) m_asked->SetValue(true);
        return KeepHealth();
    };
    m_health = std::make_unique<LateText>(health, keep, EndStep());
    row->Add(m_asked, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(8)));
    row->Add(health, wxSizerFlags(1).Centre());
    column->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
}

wxString SoapPanel::KeepHealth() {
    const auto words = Utf8(m_health->Field()->GetValue());
    const bool asked = m_asked->GetValue();
    return m_state.Keep([&](auto& editor) { editor.SetHealthUpdate(words, asked); });
}

void SoapPanel::AddFindings() {
    const auto& ctx = m_state.Ctx();
    auto* page = NewTab();
    auto* column = page->GetSizer();
    column->Add(
        gui::NewText(page, Tr(ctx, "Made of the marks; Enter or a double click writes a line yourself"),
                     FontStyle::Caption, Role::Text3, wxST_ELLIPSIZE_END),
        wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
    m_lines = new wxDataViewListCtrl(page, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                     wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    m_lines->SetFont(Font(FontStyle::Small));
    auto* line = new wxDataViewIconTextRenderer();
    line->EnableEllipsize(wxELLIPSIZE_END);
    m_lines->AppendColumn(new wxDataViewColumn(wxString(), line, 0, FromDIP(100), wxALIGN_LEFT),
                          "wxDataViewIconText");
    FillWithColumn(m_lines, 0, 100, 0);
    TellWhole(m_lines, 0);
    LeaveTypingToUs(m_lines);
    SetSpoken(m_lines, Tr(ctx, "Findings written from the marks"));
    BindLines();
    m_lines->SetMinSize(FromDIP(wxSize(100, 40)));
    column->Add(m_lines, wxSizerFlags(5).Expand().Border(wxTOP, FromDIP(2)));
    AddOwnWords(page, column);
    AddChangedBar(page, column);
    column->Add(NewText(page, Tr(ctx, "O, further findings"), Tr(ctx, "Further findings, tests and measures"),
                        &model::SoapNote::objective),
                wxSizerFlags(1).Expand().Border(wxALL, FromDIP(6)));
}

void SoapPanel::AddRest() {
    const auto& ctx = m_state.Ctx();
    auto* assessment = NewTab();
    assessment->GetSizer()->Add(NewText(assessment, Tr(ctx, "A, assessment"),
                                        Tr(ctx, "How you judge the findings and the client’s progress"),
                                        &model::SoapNote::assessment),
                                wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    AddCopied(assessment, assessment->GetSizer(), 2);
    auto* plan = NewTab();
    plan->GetSizer()->Add(
        NewText(plan, Tr(ctx, "P, plan"), Tr(ctx, "What comes next: treatment, home care, next visit"),
                &model::SoapNote::plan),
        wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    AddCopied(plan, plan->GetSizer(), 3);
    AddLastPlan(plan, plan->GetSizer(), 1, true);
    Text(3)->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool copy = event.GetKeyCode() == 'C' && event.GetModifiers() == (wxMOD_CONTROL | wxMOD_SHIFT);
        copy ? CopyLastPlan() : event.Skip();
    });
}

void SoapPanel::AddCopied(wxWindow* page, wxSizer* column, int tab) {
    auto* lines = new CopiedLines(page, m_state, Text(tab), static_cast<model::SoapPart>(tab));
    column->Add(lines, wxSizerFlags().Expand());
    m_copied_lines.at(static_cast<std::size_t>(tab)) = lines;
}

void SoapPanel::ShowTab(int tab) {
    m_tabs->Select(tab);
    m_book->ChangeSelection(static_cast<std::size_t>(tab));
    m_phrases->Show(tab != kMeasuresTab);
    FitHead();
    if (tab == kMeasuresTab) m_measures->Begin();
    Layout();
    m_book->Layout();
}

void SoapPanel::FocusText() {
    if (m_book->GetSelection() == kMeasuresTab) return m_measures->FocusFirst();
    m_texts[static_cast<std::size_t>(m_book->GetSelection())]->Field()->SetFocus();
}

bool SoapPanel::FocusField(const std::string& name) {
    const std::tuple<const char*, int, wxWindow*> fields[] = {
        {"reason", 0, m_reason->Field()}, {"health_asked", 0, m_asked}, {"subjective", 0, Text(0)},
        {"objective", 1, Text(1)},        {"assessment", 2, Text(2)},   {"plan", 3, Text(3)}};
    if (name == "readings") {
        ShowTab(kMeasuresTab);
        m_measures->FocusFirst();
        return true;
    }
    for (const auto& [field, tab, control] : fields) {
        if (name != field) continue;
        ShowTab(tab);
        control->SetFocus();
        return true;
    }
    return false;
}

bool SoapPanel::Flush() {
    bool kept = m_measures->Flush();
    for (LateText* text : Words())
        if (!text->Flush()) kept = false;
    return kept;
}

wxString SoapPanel::Refused() const {
    for (const LateText* text : Words())
        if (!text->Refused().empty()) return text->Refused();
    return m_measures->Refused();
}

std::vector<LateText*> SoapPanel::Words() const {
    std::vector<LateText*> all{m_own_late.get(), m_reason.get(), m_health.get()};
    for (const auto& text : m_texts) all.push_back(text.get());
    return all;
}

// Words of one visit must not land on another.
void SoapPanel::LeaveVisit() {
    if (m_writing) LeaveOwn();
    for (LateText* text : Words()) text->Drop();
}

void SoapPanel::OnTexts(unsigned kinds) {
    if (kinds & (shared::kText | shared::kDetails | shared::kVisit | shared::kAmendments)) ShowTexts();
    if (!(kinds & shared::kAmendments)) return;
    m_amendments->Renew();
    RenewLines();
    Layout();
}

void SoapPanel::OnLines(unsigned kinds) {
    constexpr unsigned kLines =
        shared::kMarks | shared::kTreatments | shared::kText | shared::kDetails | shared::kVisit;
    if (kinds & kLines) ShowLines();
    if (kinds & (kLines | shared::kSelection)) ShowSelection();
}

void SoapPanel::OnLast(unsigned kinds) {
    if (kinds & shared::kVisit) FindLast();
    if (kinds & (shared::kMarks | shared::kText | shared::kVisit)) ShowLast();
}

void SoapPanel::ShowTexts() {
    const model::Visit none;
    const auto& visit = m_state.Editor() ? m_state.Editor()->Visit() : none;
    m_texts[0]->Load(visit.soap.subjective);
    m_texts[1]->Load(visit.soap.objective);
    m_texts[2]->Load(visit.soap.assessment);
    m_texts[3]->Load(visit.soap.plan);
    m_reason->Load(AsRead("reason", visit.reason));
    m_health->Load(AsRead("health_update", visit.health_update));
    m_asked->SetValue(visit.health_asked);
    const bool editable = m_state.Editable();
    for (const auto& text : m_texts) text->Field()->SetEditable(editable);
    m_reason->Field()->SetEditable(editable);
    m_health->Field()->SetEditable(editable);
    m_asked->Enable(editable);
    ShowCorrections();
}

// In the four texts what was struck stays where it was; nothing is typed there any more.
void SoapPanel::ShowCorrections() {
    constexpr std::array fields{"soap.s", "soap.o", "soap.a", "soap.p"};
    const desk::AmendedVisit* amended = m_state.Amended();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        StyledText styled;
        if (amended) {
            const auto field = std::ranges::find(amended->fields, fields[i], &desk::ReadField::field);
            if (field != amended->fields.end()) styled = StyledOf(field->passages);
        }
        if (!styled.Plain()) m_texts[i]->Load(Utf8(styled.text));
        if (!styled.Plain() || m_corrected[i]) ApplyStyles(m_texts[i]->Field(), styled);
        m_corrected[i] = !styled.Plain();
    }
}

// With its corrections; the list below the note says what stood there before.
std::string SoapPanel::AsRead(const std::string& field, const std::string& as_signed) const {
    const desk::AmendedVisit* amended = m_state.Amended();
    if (!amended) return as_signed;
    const auto found = std::ranges::find(amended->fields, field, &desk::ReadField::field);
    return found == amended->fields.end() ? as_signed : model::Standing(found->passages);
}

std::string SoapPanel::FieldOf(const desk::NoteLine& line) const {
    return line.mark.empty() ? "treatment." + line.treatment.value : "mark." + line.mark.value;
}

wxString SoapPanel::LineText(const desk::NoteLine& line) const {
    const auto& ctx = m_state.Ctx();
    const std::string reads = AsRead(FieldOf(line), line.text);
    if (reads != line.text) return TrFill(ctx, "Corrected: {0}", {reads});
    if (line.text.empty()) return TrFill(ctx, "Left out: {0}", {line.generated});
    if (line.stale) return TrFill(ctx, "Marks changed: {0}", {line.text});
    return Wx((line.own ? "✎ " : "") + line.text);
}

void SoapPanel::ShowLines() {
    auto notes = m_state.Editor() ? desk::ObjectiveOf(*m_state.Editor()) : std::vector<desk::NoteLine>();
    auto readings = ReadingsNow();
    const bool same = notes == m_notes && readings == m_readings;
    if (same && (!m_writing || m_state.Editable())) return;
    m_notes = std::move(notes);
    m_readings = std::move(readings);
    m_updating = true;
    m_lines->DeleteAllItems();
    for (const auto& line : m_notes) {
        const auto& marks = m_state.Marks();
        const auto mark = std::ranges::find(marks, line.mark, &model::Mark::id);
        wxBitmapBundle picture;
        if (mark != marks.end())
            picture = GlyphBitmap(*this, mark->finding, m_state.InkOf(mark->finding), 14);
        wxVariant cell;
        cell << wxDataViewIconText(LineText(line), picture);
        wxVector<wxVariant> row;
        row.push_back(cell);
        m_lines->AppendItem(row);
    }
    ShowReadings();
    m_updating = false;
    if (!m_writing) return;
    const auto now = std::ranges::find_if(m_notes, [&](const desk::NoteLine& line) {
        return line.mark == m_writing->mark && line.treatment == m_writing->treatment;
    });
    if (!m_state.Editable() || now == m_notes.end()) return LeaveOwn();
    m_own_late->Load(now->text);
}

// Their pictures hold colours.
void SoapPanel::RenewLines() {
    m_notes.clear();
    m_readings.clear();
    ShowLines();
    ShowSelection();
}

std::vector<std::string> SoapPanel::ReadingsNow() const {
    if (!m_state.Editor()) return {};
    return desk::MeasuredLines(*m_state.Editor());
}

// Behind the findings what was measured and asked; it is changed where it was typed.
void SoapPanel::ShowReadings() {
    for (const std::string& line : m_readings) {
        wxVariant cell;
        cell << wxDataViewIconText(Wx(line), {});
        wxVector<wxVariant> row;
        row.push_back(cell);
        m_lines->AppendItem(row);
    }
}

void SoapPanel::ShowSelection() {
    const auto at = m_state.Selected().empty()
                        ? m_notes.end()
                        : std::ranges::find(m_notes, m_state.Selected(), &desk::NoteLine::mark);
    m_updating = true;
    if (at == m_notes.end()) {
        m_lines->UnselectAll();
    } else {
        const auto row = static_cast<int>(at - m_notes.begin());
        m_lines->SelectRow(static_cast<unsigned>(row));
        m_lines->EnsureVisible(m_lines->RowToItem(row));
    }
    m_updating = false;
    ShowChanged();
}

}  // namespace gui
