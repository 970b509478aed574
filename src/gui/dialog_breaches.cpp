#include "gui/dialog_breaches.h"

#include "gui/controls_list.h"
#include "gui/dialog_reason.h"

namespace gui {

namespace {

constexpr int kWidth = 820, kTableHeight = 190, kAboutHeight = 90;

// Late is red and bold; its words say it too.
wxString ClockCell(const desk::BreachRow& row) {
    const wxString clock = Wx(Quoted(row.clock));
    if (!row.late) return clock;
    return "<span weight='bold' foreground='" + Colour(Role::Danger).GetAsString(wxC2S_HTML_SYNTAX) + "'>" +
           clock + "</span>";
}

std::string Told(const Context& context, const desk::RegisterRow& row) {
    return row.entry.whom.empty()
               ? context.words.Say("{0}: {1}", {row.day, row.entry.what})
               : context.words.Say("{0}: {1} (told: {2})", {row.day, row.entry.what, row.entry.whom});
}

}  // namespace

BreachesDialog::BreachesDialog(wxWindow* parent, const Context& context)
    : ActionDialog(parent, context, Tr(context, "Data breaches"),
                   Tr(context,
                      "Lost, stolen, wrongly sent or seen by others: write it down as soon as you know. The "
                      "authority must be told within 72 hours, unless nobody is at risk."),
                   kWidth) {
    m_list = AddTable(Tr(context, "Data breaches"), kTableHeight);
    AddMarkupColumn(m_list, Tr(context, "Known since"), 150);
    AddMarkupColumn(m_list, Tr(context, "What happened"), 240);
    AddMarkupColumn(m_list, Tr(context, "Authority"), 330);
    AddMarkupColumn(m_list, Tr(context, "Steps"), 80, wxALIGN_RIGHT);
    FillWithColumn(m_list, 1, 180, 150 + 330 + 80);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowChoice(); });
    OnNewColours(this, [this] { Do([this] { Read(); }); });
    m_about = AddText(wxString());
    m_about->SetMinSize(FromDIP(wxSize(-1, kAboutHeight)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(context, "Add breach…"), [this] { AskBreach(); })->SetFocus();
    m_follow = AddAction(row, Tr(context, "What was done…"), [this] { AskFollowUp(); });
    Rows()->Add(row);
    FinishActions();
    Do([this] { Read(); });
}

void BreachesDialog::Read() {
    m_rows = desk::BreachRows(Ctx().clinic, Ctx().words);
    m_list->DeleteAllItems();
    for (const desk::BreachRow& row : m_rows) {
        wxVector<wxVariant> cells;
        cells.push_back(Wx(Quoted(row.since)));
        cells.push_back(Wx(Quoted(row.entry.what)));
        cells.push_back(ClockCell(row));
        cells.push_back(Wx(std::to_string(row.steps.size())));
        m_list->AppendItem(cells);
    }
    ShowChoice();
}

void BreachesDialog::ShowChoice() {
    const auto chosen = ChosenRow(m_list);
    m_follow->Enable(chosen.has_value());
    std::string about = m_rows.empty() ? Ctx().words.Text("No breach is on record.") : std::string();
    if (chosen && *chosen < m_rows.size()) {
        about = Told(Ctx(), m_rows[*chosen]);
        for (const desk::RegisterRow& step : m_rows[*chosen].steps) about += "\n" + Told(Ctx(), step);
    }
    SetText(m_about, Wx(about));
    Content()->FitInside();
    Content()->Layout();
}

void BreachesDialog::Choose(unsigned row) {
    m_list->SelectRow(row);
    ShowChoice();
}

void BreachesDialog::AskBreach() {
    ReasonDialog ask(this, Ctx(),
                     {Tr(Ctx(), "Add breach"), Tr(Ctx(), "The 72 hours run from when you knew."),
                      Tr(Ctx(), "What happened, and what is affected"), Tr(Ctx(), "Add"), true,
                      Tr(Ctx(), "Who was told (may stay empty)"), Tr(Ctx(), "Day it became known"),
                      Tr(Ctx(), "Time it became known, as in 14:30; empty: from the beginning of the day")},
                     [this](const ReasonDialog& said) {
                         Add(said.Reason(), said.Whom(), {said.Day(), said.Time()});
                     });
    ask.ShowModal();
}

void BreachesDialog::AskFollowUp() {
    ReasonDialog ask(this, Ctx(),
                     {Tr(Ctx(), "What was done"), wxString(), Tr(Ctx(), "What was done about it"),
                      Tr(Ctx(), "Add"), true, Tr(Ctx(), "Who was told (may stay empty)")},
                     [this](const ReasonDialog& said) { Follow(said.Reason(), said.Whom()); });
    ask.ShowModal();
}

void BreachesDialog::Add(const std::string& what, const std::string& whom, const desk::KnownSince& known) {
    const auto breach = desk::AddBreach(Ctx().clinic, what, whom, known);
    Read();
    Tell(Wx(desk::BreachClock(Ctx().words, breach, Ctx().clinic.Clock().Now())));
}

void BreachesDialog::Follow(const std::string& what, const std::string& whom) {
    const auto chosen = ChosenRow(m_list);
    if (!chosen) return;
    (void)desk::AddFollowUp(Ctx().clinic, m_rows.at(*chosen).entry.id, what, whom);
    Read();
    Choose(static_cast<unsigned>(*chosen));
    Tell(Tr(Ctx(), "What was done is on record."));
}

}  // namespace gui
