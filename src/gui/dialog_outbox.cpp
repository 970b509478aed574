#include "gui/dialog_outbox.h"

#include <algorithm>

#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/outbox_keeper.h"
#include "model/problem.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

using model::MailState;

constexpr int kWidth = 860, kTableHeight = 240, kAboutHeight = 72, kAskWidth = 620;

// Before a letter that may have arrived goes out a second time.
class AgainDialog : public FormDialog {
public:
    AgainDialog(wxWindow* parent, const Context& context, const model::OutboxRow& row)
        : FormDialog(
              parent, context.words, Tr(context, "Send it a second time?"),
              Tr(context,
                 "This letter may have arrived. Ask the client first; sent again, it may come twice.")) {
        const auto line = [&](const wxString& label, const std::string& text) {
            auto* shown = NewText(Content(), Wx(text), FontStyle::Body, Role::Text, wxST_ELLIPSIZE_MIDDLE);
            shown->SetMinSize(FromDIP(wxSize(40, -1)));
            shown->SetToolTip(Wx(text));
            AddField(label, shown);
        };
        line(TrIn(context, "letter", "To"), row.to);
        line(Tr(context, "Subject"), row.subject);
        line(Tr(context, "State"), desk::MailStateText(context.clinic, context.words, row));
        Finish(Tr(context, "Send again"), Tr(context, "Cancel"), kAskWidth);
        // Enter alone sends nothing twice.
        FindWindow(wxID_CANCEL)->SetFocus();
    }

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }
};

}  // namespace

OutboxDialog::OutboxDialog(wxWindow* parent, const Context& context, OutboxKeeper& outbox)
    : ActionDialog(parent, context, Tr(context, "Outbox"),
                   Tr(context, "What was sent keeps its entry; its contents are gone from here."), kWidth),
      AskAgain([this](const model::OutboxRow& row) {
          return AgainDialog(this, Ctx(), row).ShowModal() == wxID_OK;
      }),
      m_outbox(outbox) {
    m_list = AddTable(Tr(context, "Outbox"), kTableHeight);
    AddMarkupColumn(m_list, Tr(context, "Written"), 110);
    AddMarkupColumn(m_list, TrIn(context, "letter", "To"), 200);
    AddMarkupColumn(m_list, Tr(context, "Subject"), 220);
    AddMarkupColumn(m_list, Tr(context, "State"), 240);
    FillWithColumn(m_list, 3, 200, 110 + 200 + 220);
    for (const unsigned column : {1U, 2U, 3U}) TellWhole(m_list, column);
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
    wxString about = Tr(Ctx(), "No letter was written yet.");
    if (some) about = AboutRow(m_rows[*row]);
    SetText(m_about, about);
    Content()->Layout();
}

// The columns may be too narrow for it.
wxString OutboxDialog::AboutRow(const model::OutboxRow& row) const {
    wxString about = Wx(desk::MailStateText(Ctx().clinic, Words(), row));
    if (const std::string problem = desk::PostProblemText(Words(), row.problem, row.problem_args);
        !problem.empty())
        about += "\n" + Wx(problem);
    if (row.tries > 0)
        about += "\n" + Wx(Words().SayPlural("Tried once.", "Tried {0} times.", row.tries,
                                             {std::to_string(row.tries)}));
    return about;
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

void OutboxDialog::Again() {
    const model::OutboxRow row = Chosen();
    if (row.state == MailState::Unsure) {
        if (!AskAgain(row)) return;
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
