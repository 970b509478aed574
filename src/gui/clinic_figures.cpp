#include "gui/clinic_figures.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "bodymap/spark_scene.h"
#include "gui/alone.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/dialog_past_range.h"
#include "gui/side_work.h"

namespace gui {

namespace {

constexpr int kFrameMs = 16;
constexpr std::size_t kMostOffered = 15;  // visits in a menu
constexpr int kLeastCard = 230;           // DIP

desk::PastRange RangeOf(int preset, model::Date today) {
    desk::PastRange range;
    if (preset == ClinicFigures::ThisYear) range.from = today.year() / std::chrono::January / 1;
    if (preset == ClinicFigures::TwelveMonths)
        range.from = (today.year() / today.month() - std::chrono::months(11)) / std::chrono::day(1);
    return range;
}

}  // namespace

ClinicFigures::ClinicFigures(wxWindow* parent, const Context& context, FileAsker& files)
    : wxPanel(parent),
      CountWith(desk::FiguresOf),
      m_context(context),
      m_range(RangeOf(ThisYear, context.clinic.Today())) {
    Paint(this, Role::Window);
    BuildBar();
    m_summary = NewText(this, wxString(), FontStyle::Body, Role::Text, wxST_ELLIPSIZE_END);
    m_cadence = NewText(this, wxString(), FontStyle::Body, Role::Text, wxST_ELLIPSIZE_END);
    m_hidden = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_wrapped.Add(m_hidden, wxString());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_bar, wxSizerFlags().Expand());
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    for (wxStaticText* text : {m_summary, m_cadence, m_hidden}) {
        text->SetMinSize(wxSize(FromDIP(40), -1));
        column->Add(text, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
    }
    SetSizer(column);
    BuildCards(files);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        FitHidden();
        event.Skip();
    });
    m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Tick(); });
    Bind(wxEVT_CHAR_HOOK, &ClinicFigures::OnKey, this);
}

ClinicFigures::~ClinicFigures() = default;

void ClinicFigures::BuildBar() {
    m_bar = new wxPanel(this);
    Paint(m_bar, Role::Chrome);
    m_period = NewButton(m_bar, Tr(m_context, "All days"), ButtonLook::Outline, Icon::Calendar);
    m_period->SetToolTip(Tr(m_context, "From which day to which; whole months are counted"));
    m_period->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AskRange(); });
    m_presets = new Segments(
        m_bar, {Tr(m_context, "This year"), Tr(m_context, "Last 12 months"), TrIn(m_context, "range", "All")},
        Tr(m_context, "Range"));
    m_presets->Select(ThisYear);
    m_presets->OnChosen = [this](int preset) { ChoosePreset(preset); };
    m_therapist = new wxChoice(m_bar, wxID_ANY);
    SetSpoken(m_therapist, Tr(m_context, "Therapist"));
    m_therapist->SetMinSize(wxSize(FromDIP(150), -1));
    KeepFromWheel(m_therapist);
    m_therapist->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { Show(); });
    m_as_tables = new wxToggleButton(m_bar, wxID_ANY, Tr(m_context, "As tables"), wxDefaultPosition,
                                     wxDefaultSize, wxBU_EXACTFIT);
    m_as_tables->SetToolTip(Tr(m_context, "Every plot as a table (Ctrl+Shift+V)"));
    m_as_tables->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { ShowTables(m_as_tables->GetValue()); });
    auto* again = NewButton(m_bar, Tr(m_context, "Read again"), ButtonLook::Outline);
    again->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Read(); });
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (wxWindow* one : {static_cast<wxWindow*>(m_period), static_cast<wxWindow*>(m_presets),
                          static_cast<wxWindow*>(m_therapist), static_cast<wxWindow*>(m_as_tables),
                          static_cast<wxWindow*>(again)})
        row->Add(one, wxSizerFlags().CentreVertical().Border(wxLEFT | wxTOP | wxBOTTOM, FromDIP(6)));
    m_bar->SetSizer(row);
}

// Numbers of clients lead nowhere; those of notes to their visits.
void ClinicFigures::BuildCards(FileAsker& files) {
    using desk::ClinicTable;
    m_people =
        new CardOfRows(this, m_context, files, Tr(m_context, "Therapists and notes"), PlotRows::Look::Line);
    m_people->on_table = [this] { return m_figures ? m_words->People(*m_figures) : desk::PastTable(); };
    m_people->on_visits = [this](const std::vector<model::VisitId>& visits) { Offer(visits); };
    const std::array titles{Tr(m_context, "Findings"), Tr(m_context, "Areas of the body"),
                            Tr(m_context, "Techniques used")};
    for (const ClinicTable table : desk::kAllClinicTables) {
        auto*& card = m_cards[static_cast<std::size_t>(table)];
        card = new CardOfRows(this, m_context, files, titles[static_cast<std::size_t>(table)],
                              PlotRows::Look::Line);
        card->SetHint(Tr(m_context, "visits · clients"));
        card->on_table = [this, table] {
            return m_figures ? m_words->Table(*m_figures, table, Chosen()) : desk::PastTable();
        };
    }
    auto* grid = new wxGridSizer(2, FromDIP(12), FromDIP(12));
    for (CardOfRows* card : Cards()) {
        card->SetMinSize(wxSize(FromDIP(kLeastCard), FromDIP(kLeastCard / 2)));
        card->on_leave = [this] { m_context.clinic.Store().Log("history.clinic.export", ""); };
        grid->Add(card, wxSizerFlags().Expand());
    }
    GetSizer()->Add(grid, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(12)));
}

std::vector<CardOfRows*> ClinicFigures::Cards() const {
    return {m_people, m_cards[0], m_cards[1], m_cards[2]};
}

wxString ClinicFigures::Summary() const {
    return m_summary->GetLabelText();
}

wxString ClinicFigures::Hidden() const {
    return m_hidden->GetLabelText();
}

bool ClinicFigures::Read() {
    auto past = std::make_shared<desk::ClinicPast>();
    const bool read = Try(m_context, [&] {
        RunAlone(this, m_context, Tr(m_context, "The clinic's figures are read"),
                 [this, past](const store::Progress&) { *past = desk::LoadClinicPast(m_context.clinic); });
    });
    if (!read) return false;
    m_past = std::move(past);
    m_words.emplace(m_context.clinic, m_context.words);
    Count();
    return true;
}

void ClinicFigures::SetRange(const desk::PastRange& range) {
    m_range = range;
    ShowPreset();
    Count();
}

void ClinicFigures::ShowPreset() {
    int preset = -1;
    for (const Preset one : {ThisYear, TwelveMonths, All})
        if (m_range == RangeOf(one, m_context.clinic.Today())) preset = one;
    m_presets->Select(preset);
}

void ClinicFigures::ChoosePreset(int preset) {
    SetRange(RangeOf(preset, m_context.clinic.Today()));
}

void ClinicFigures::AskRange() {
    PastRangeDialog dialog(wxGetTopLevelParent(this), m_context.words, m_range);
    if (dialog.ShowModal() == wxID_OK) SetRange(dialog.Range());
}

// Of a large clinic it takes a while: beside the window, with tables of its own.
void ClinicFigures::Count() {
    if (!m_past) return;
    if (m_work) {
        m_again = true;
        return;
    }
    m_counted = std::make_shared<desk::ClinicFigures>();
    auto levels = std::make_shared<const terms::Levels>(m_context.resources.Levels());
    m_work = std::make_unique<SideWork>(
        [past = m_past, levels = std::move(levels), range = m_range, count = CountWith,
         counted = m_counted](const store::Progress&) { *counted = count(*past, *levels, range); });
    SayHidden(Tr(m_context, "Counting…"));
    m_clock.Start(kFrameMs);
}

void ClinicFigures::Tick() {
    if (!m_work || !m_work->Finished()) return;
    m_clock.Stop();
    const auto work = std::move(m_work);
    const bool counted = Try(m_context, [&] {
        work->Rethrow();
        m_figures = std::move(*m_counted);
        FillTherapists();
        Show();
    });
    m_counted.reset();
    if (std::exchange(m_again, false)) return Count();
    if (!counted) GoBack();
}

// To what was counted last: its range is the one that is chosen then.
void ClinicFigures::GoBack() {
    SayHidden(wxString());
    if (!m_figures) return;
    m_range = m_figures->range;
    ShowPreset();
    Show();
}

void ClinicFigures::FillTherapists() {
    const auto before = Chosen();
    m_therapists.clear();
    m_therapist->Clear();
    m_therapist->Append(Tr(m_context, "All therapists"));
    m_therapist->SetSelection(0);
    for (const desk::ClinicTherapist& one : m_figures->therapists) {
        m_therapists.push_back(one.user);
        m_therapist->Append(Wx(m_words->TherapistName(one.user)));
        if (before == one.user) m_therapist->SetSelection(static_cast<int>(m_therapists.size()));
    }
}

std::optional<model::UserId> ClinicFigures::Chosen() const {
    const int row = m_therapist->GetSelection();
    if (row < 1 || static_cast<std::size_t>(row) > m_therapists.size()) return {};
    return m_therapists[static_cast<std::size_t>(row) - 1];
}

void ClinicFigures::Show() {
    if (!m_figures) return;
    Relabel(m_period, Wx(m_words->Period(m_figures->range)));
    m_bar->Layout();
    const desk::ClinicGroup* group = desk::GroupOf(*m_figures, Chosen());
    m_summary->SetLabelText(group == nullptr ? Tr(m_context, "No visits in this range.")
                                             : Wx(m_words->Spoken(*group)));
    m_cadence->SetLabelText(Wx(m_words->Cadence(*m_figures)));
    SayHidden(HiddenText());
    for (wxStaticText* text : {m_summary, m_cadence, m_hidden}) text->SetToolTip(text->GetLabelText());
    FillPeople();
    for (const desk::ClinicTable table : desk::kAllClinicTables) FillTable(table);
    for (CardOfRows* card : Cards()) card->Renew();
    Layout();
}

wxString ClinicFigures::HiddenText() const {
    const wxString said = Wx(m_words->Hidden(*m_figures));
    if (desk::HiddenOf(*m_figures).hidden > 0) return said;
    return (Tr(m_context, "No number is hidden.") + " " + said).Trim();
}

// In as many lines as it takes: what stands at its end matters most.
void ClinicFigures::SayHidden(const wxString& text) {
    m_wrapped.Say(m_hidden, text);
    FitHidden();
}

void ClinicFigures::FitHidden() {
    if (m_wrapped.Fit(GetClientSize().x - FromDIP(8 + 8))) Layout();
}

void ClinicFigures::AddNotes(std::vector<PlotRow>& rows, const wxString& name,
                             const desk::ClinicGroup& group) const {
    PlotRow heading;
    heading.heading = true;
    heading.title = name;
    heading.value = Wx(m_words->Count(group.total));
    rows.push_back(std::move(heading));
    for (const auto& [title, visits] : {std::pair{Tr(m_context, "Notes not signed"), &group.unsigned_notes},
                                        std::pair{Tr(m_context, "Notes signed late"), &group.late_notes}}) {
        PlotRow row;
        row.title = title;
        row.value = wxString::Format("%zu", visits->size());
        row.spoken = name + ", " + title + ": " + row.value;
        row.visits = *visits;
        rows.push_back(std::move(row));
    }
}

void ClinicFigures::FillPeople() {
    std::vector<PlotRow> rows;
    const auto chosen = Chosen();
    if (!chosen) AddNotes(rows, Tr(m_context, "All therapists"), m_figures->all);
    for (const desk::ClinicTherapist& one : m_figures->therapists)
        if (!chosen || *chosen == one.user) AddNotes(rows, Wx(m_words->TherapistName(one.user)), one);
    m_people->List()->ShowRows(std::move(rows), Wx(m_words->Spoken(m_figures->all)),
                               Tr(m_context, "No visits in this range."));
}

void ClinicFigures::FillTable(desk::ClinicTable table) {
    const desk::ClinicGroup* group = desk::GroupOf(*m_figures, Chosen());
    std::vector<PlotRow> rows;
    wxString summary;
    if (group != nullptr) {
        int most = 1;
        for (const desk::ClinicCount& count : group->Of(table))
            most = std::max(most, count.visits.value_or(0));
        for (const desk::ClinicCount& count : group->Of(table)) {
            PlotRow& row = rows.emplace_back();
            row.title = Wx(m_words->KeyName(table, count.key));
            row.spoken = row.title + ": " + Wx(m_words->Count(count));
            row.value = Wx(m_words->Count(count));
            if (count.Hidden()) continue;
            row.value = wxString::Format(wxString::FromUTF8("%d · %d"), *count.visits, *count.clients);
            const bodymap::ShareBar bar{static_cast<double>(*count.visits) / most};
            row.plot = [bar](const bodymap::Rect& frame) { return bodymap::BarScene(bar, frame); };
        }
        summary = Wx(m_words->Spoken(*group, table));
    }
    Card(table)->List()->ShowRows(std::move(rows), summary,
                                  Tr(m_context, "Nothing was charted in this range."));
}

void ClinicFigures::ShowTables(bool tables) {
    m_tables = tables;
    m_as_tables->SetValue(tables);
    for (CardOfRows* card : Cards()) card->AsTable(tables);
}

// By value: what is counted while the menu is open takes the rows they came from.
void ClinicFigures::Offer(std::vector<model::VisitId> visits) {
    if (visits.empty()) return;
    if (on_offer) return on_offer(visits);
    wxMenu menu;
    Try(m_context, [&] {
        for (std::size_t i = 0; i < std::min(visits.size(), kMostOffered); ++i)
            menu.Append(static_cast<int>(i) + 1,
                        wxControl::EscapeMnemonics(Wx(m_words->NoteName(visits[i]))));
    });
    if (visits.size() > kMostOffered) {
        menu.AppendSeparator();
        menu.Append(static_cast<int>(kMostOffered) + 1,
                    TrFill(m_context, "{0} more; the audit window lists them",
                           {std::to_string(visits.size() - kMostOffered)}))
            ->Enable(false);
    }
    const int chosen = GetPopupMenuSelectionFromUser(menu, MenuPlace(*this));
    if (chosen > 0 && static_cast<std::size_t>(chosen) <= visits.size() && on_open)
        on_open(visits[static_cast<std::size_t>(chosen) - 1]);
}

void ClinicFigures::OnKey(wxKeyEvent& event) {
    const bool wanted = event.GetKeyCode() == 'V' && event.ControlDown() && event.ShiftDown();
    if (!wanted) return event.Skip();
    ShowTables(!m_tables);
}

}  // namespace gui
