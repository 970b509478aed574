#include "gui/dialog_outbox.h"

#include <algorithm>

#include "gui/controls_list.h"
#include "gui/outbox_keeper.h"
#include "model/problem.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

using model::MailState;

constexpr int kWidth = 860, kTableHeight = 240, kAboutHeight = 54, kAskWidth = 480;

// Before a letter that may have arrived goes out a second time.
class AgainDialog : public FormDialog {
public:
    AgainDialog(wxWindow* parent, const Context& context, const wxString& about)
        : FormDialog(parent, context.words, Tr(context, "Send it a second time?"), about) {
        Finish(Tr(context, "Send again"), Tr(context, "Cancel"), kAskWidth);
    }

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }
};

}  // namespace

OutboxDialog::OutboxDialog(wxWindow* parent, const Context& context, OutboxKeeper& outbox)
    : ActionDialog(parent, context, Tr(context, "Outbox"),
                   Tr(context, "What was sent keeps its entry; its contents are gone from here."), kWidth),
      AskAgain(
          [this](const wxString& about) { return AgainDialog(this, Ctx(), about).ShowModal() == wxID_OK; }),
      m_outbox(outbox) {
    m_list = AddTable(Tr(context, "Outbox"), kTableHeight);
    AddMarkupColumn(m_list, Tr(context, "Written"), 110);
    AddMarkupColumn(m_list, TrIn(context, "letter", "To"), 200);
    AddMarkupColumn(m_list, Tr(context, "Subject"), 220);
    AddMarkupColumn(m_list, Tr(context, "State"), 240);
    FillWithColumn(m_list, 3, 200, 110 + 200 + 220);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowChoice(); });
    m_about = AddText(wxString());
    m_about->SetMinSize(FromDIP(wxSize(-1, kAboutHeight)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(
        row, Tr(context, "Send what is due"), [this] { SendDue(); }, ButtonLook::Primary);
    m_again = AddAction(row, Tr(context, "Send again"), [this] { Again(); });
    m_arrived = AddAction(row, Tr(context, "It arrived"), [this] { Settle(true); });
    m_withdraw = AddAction(
        row, Tr(context, "Withdraw"), [this] { Withdraw(); }, ButtonLook::Danger);
    Rows()->Add(row);
    FinishActions();
    Do([this] { Read(); });
    m_changes = m_outbox.Changed.Listen([this] { Do([this] { Follow(); }); });
    m_list->SetFocus();
}

// What the outbox does by itself, too.
void OutboxDialog::Follow() {
    Read();
    if (!m_outbox.Busy()) Tell(m_outbox.Said());
}

void OutboxDialog::Read() {
    const auto chosen = ChosenRow(m_list);
    m_rows = desk::Outbox(Ctx().clinic);
    m_list->DeleteAllItems();
    for (const model::OutboxRow& row : m_rows) {
        const auto day = text::ToCivil(row.queued_at, Ctx().clinic.Profile().zone).day;
        wxVector<wxVariant> cells;
        for (const std::string& text : {text::HumanDate(Words(), day, text::DateStyle::Short), row.to,
                                        row.subject, desk::MailStateText(Ctx().clinic, Words(), row)})
            cells.push_back(Wx(Quoted(text)));
        m_list->AppendItem(cells);
    }
    if (!m_rows.empty()) {
        m_list->SelectRow(static_cast<unsigned>(std::min(chosen.value_or(0), m_rows.size() - 1)));
        PutCursorOnSelection(m_list);
    }
    ShowChoice();
}

void OutboxDialog::ShowChoice() {
    const auto row = ChosenRow(m_list);
    const bool some = row && *row < m_rows.size();
    const MailState state = some ? m_rows[*row].state : MailState::Sent;
    const bool open = state == MailState::Waiting || state == MailState::Failed || state == MailState::Unsure;
    m_again->Enable(some && open);
    m_withdraw->Enable(some && open);
    m_arrived->Enable(some && state == MailState::Unsure);
    wxString about = some
                         ? Wx(desk::PostProblemText(Words(), m_rows[*row].problem, m_rows[*row].problem_args))
                         : Tr(Ctx(), "No letter was written yet.");
    if (some && m_rows[*row].tries > 0)
        about += (about.empty() ? "" : "\n") +
                 Wx(Words().SayPlural("Tried once.", "Tried {0} times.", m_rows[*row].tries,
                                      {std::to_string(m_rows[*row].tries)}));
    SetText(m_about, about);
    Content()->Layout();
}

const model::OutboxRow& OutboxDialog::Chosen() const {
    const auto row = ChosenRow(m_list);
    if (!row || *row >= m_rows.size())
        throw model::Error(model::ErrorKind::Refused, model::Msg("Choose a letter first."));
    return m_rows[*row];
}

void OutboxDialog::SendDue() {
    Tell(Tr(Ctx(), "Sending…"));
    m_outbox.SendNow();
}

wxString OutboxDialog::AboutUnsure(const model::OutboxRow& row) const {
    return TrFill(Ctx(),
                  "This letter to {0} may have arrived: it was being sent {1} when the answer of the mail "
                  "server did not come. Ask the client first; sent again, it may come twice.",
                  {row.to, desk::MailMoment(Ctx().clinic, Words(), row.tried_at.value_or(row.queued_at))});
}

void OutboxDialog::Again() {
    const model::OutboxRow row = Chosen();
    if (row.state == MailState::Unsure) {
        if (!AskAgain(AboutUnsure(row))) return;
        desk::SettleMail(Ctx().clinic, row.id, false);
    } else {
        desk::RetryMail(Ctx().clinic, row.id);
    }
    Read();
    SendDue();
}

void OutboxDialog::Withdraw() {
    desk::WithdrawMail(Ctx().clinic, Chosen().id);
    Read();
    Tell(Tr(Ctx(), "The letter is withdrawn."));
}

void OutboxDialog::Settle(bool arrived) {
    desk::SettleMail(Ctx().clinic, Chosen().id, arrived);
    Read();
}

}  // namespace gui
