#include "gui/dialog_documents.h"

#include <utility>

#include "gui/controls_list.h"

namespace gui {

namespace {

constexpr int kWidth = 620, kTableHeight = 300;

}  // namespace

DocumentsDialog::DocumentsDialog(wxWindow* parent, const Context& context, const model::Client& client,
                                 std::vector<desk::PaperOffer> offers)
    : ActionDialog(parent, context, Tr(context, "Documents"),
                   TrFill(context, "{0}, no. {1}", {client.name, client.number}), kWidth),
      m_offers(std::move(offers)) {
    m_list = AddTable(Tr(context, "Documents"), kTableHeight);
    AddMarkupColumn(m_list, Tr(context, "Document"), 260);
    AddMarkupColumn(m_list, TrIn(context, "column", "What"), 240);
    FillWithColumn(m_list, 1, 200, 260);
    for (const desk::PaperOffer& offer : m_offers) {
        wxVector<wxVariant> cells;
        cells.push_back(Wx(Quoted(offer.title)));
        cells.push_back(Wx(Quoted(offer.detail)));
        m_list->AppendItem(cells);
    }
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { ShowChosen(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(context, "Preview…"), [this] { ShowChosen(); });
    Rows()->Add(row);
    FinishActions();
    if (!m_offers.empty()) {
        m_list->SelectRow(0);
        PutCursorOnSelection(m_list);
    }
    m_list->SetFocus();
}

void DocumentsDialog::ShowChosen() {
    const auto row = ChosenRow(m_list);
    if (!row || *row >= m_offers.size()) return Tell(Tr(Ctx(), "Choose a document first."));
    m_wanted = m_offers[*row].wish;
    End(wxID_OK);
}

}  // namespace gui
