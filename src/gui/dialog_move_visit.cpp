#include "gui/dialog_move_visit.h"

#include "desk/amendments.h"
#include "gui/controls_list.h"
#include "model/problem.h"

namespace gui {

namespace {

constexpr int kWidth = 520, kListHeight = 170, kMostFound = 50;

}  // namespace

MoveVisitDialog::MoveVisitDialog(wxWindow* parent, const Context& context, const model::Visit& visit,
                                 KeyWorker& worker)
    : KeyDialog(
          parent, context, worker, visit.id, Tr(context, "Move to another client"),
          visit.status == model::VisitStatus::Draft
              ? Tr(context, "The visit goes on in the chart of the other client.")
              : Tr(context,
                   "The signed visit stays as it is and stands in the chart of the other client from then "
                   "on. This chart keeps a line that says when and why, without the other name.")),
      m_from(visit.client),
      m_signed(visit.status != model::VisitStatus::Draft) {
    m_search = new wxTextCtrl(Content(), wxID_ANY);
    m_search->SetHint(Tr(context, "Name or number"));
    m_list = NewList(Content(), Tr(context, "Clients found"));
    AddMarkupColumn(m_list, wxString(), -1);
    m_list->SetMinSize(FromDIP(wxSize(200, kListHeight)));
    LeaveTypingToUs(m_list);
    AddField(Tr(context, "Find client"), m_search);
    AddField(Tr(context, "Into the chart of"), m_list);
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Find(); });
    if (m_signed) {
        m_reason = new wxTextCtrl(Content(), wxID_ANY);
        AddField(Tr(context, "Reason, read in both charts"), m_reason);
        AddPassphrase(kWidth);
    }
    FinishWith(m_signed ? Tr(context, "Sign and move") : Tr(context, "Move"), kWidth);
    Find();
    m_search->SetFocus();
}

void MoveVisitDialog::Find() {
    m_found = Ctx().clinic.Store().FindClients(Utf8(m_search->GetValue()), kMostFound);
    std::erase_if(m_found, [this](const store::ClientSummary& one) { return one.id == m_from; });
    m_list->DeleteAllItems();
    for (const store::ClientSummary& one : m_found) {
        wxVector<wxVariant> cells;
        cells.push_back(
            TwoLines(one.name, one.number + (one.birth_date ? " · " + model::ToIso(*one.birth_date) : "")));
        m_list->AppendItem(cells);
    }
    // A single one found is the one meant.
    if (m_found.size() == 1) m_list->SelectRow(0);
}

model::ClientId MoveVisitDialog::Chosen() const {
    const int row = m_list->GetSelectedRow();
    return row == wxNOT_FOUND ? model::ClientId{} : m_found.at(static_cast<std::size_t>(row)).id;
}

model::Amendment MoveVisitDialog::Made() const {
    model::Amendment move;
    move.visit = Visit();
    move.kind = model::AmendmentKind::Move;
    move.to = Chosen();
    move.reason = Utf8(m_reason->GetValue());
    return move;
}

void MoveVisitDialog::Look() {
    if (Chosen().empty())
        throw model::Error(model::ErrorKind::Usage, model::Msg("Choose the client whose visit it is."));
    if (m_signed) (void)desk::Prepared(Ctx().clinic, Made());
}

void MoveVisitDialog::Do(const store::SigningKey* key) {
    if (key)
        AmendBeside(Made(), *key);
    else
        desk::MoveDraft(Ctx().clinic, Visit(), Chosen());
}

}  // namespace gui
