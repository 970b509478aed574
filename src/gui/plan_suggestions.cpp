#include "gui/plan_suggestions.h"

#include <wx/sizer.h>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"

namespace gui {

namespace {

Role ActionRole(const std::string& action) {
    if (action == "avoid") return Role::Danger;
    return action == "ask-doctor" ? Role::Warn : Role::Info;
}

}  // namespace

std::string BlockedWord(const Context& context, const model::BlockedItem& item) {
    if (item.action == "avoid") return context.words.Text("blocked");
    if (item.action == "ask-doctor") return context.words.Text("ask doctor");
    return context.words.Text("with changes");
}

// What in the chart blocked it: a line of the health history, or a finding at its place.
std::string BlockedBy(const Context& context, const model::BlockedItem& item) {
    const auto& terms = context.resources.Words();
    std::string by;
    if (terms.FindCondition(item.condition))
        by = desk::ConditionName(context.words, terms, item.condition);
    else if (terms.FindFinding(item.condition))
        by = desk::FindingLabel(context.words, terms, item.condition);
    if (item.at.region.empty()) return by;
    const std::string where = desk::RegionWithSide(context.words, terms, item.at);
    return by.empty() ? where : where + ", " + by;
}

std::string BlockedReason(const Context& context, const model::BlockedItem& item) {
    const std::string by = BlockedBy(context, item);
    std::string reason = context.words.Text(item.reason);
    if (!by.empty()) reason = by + ": " + reason;
    if (!item.source.empty()) reason += " [" + item.source + "]";
    if (!item.reviewed) reason += " · " + context.words.Text("awaits clinical review");
    return reason;
}

PlanSuggestions::PlanSuggestions(wxWindow* parent, const Context& context)
    : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    m_propose = NewButton(this, Tr(context, "Propose a routine"), ButtonLook::Primary, Icon::Check);
    m_propose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnPropose) OnPropose();
    });
    m_empty = NewText(this, Tr(context, "Made from marks, training and health history."), FontStyle::Small,
                      Role::Text2, wxST_ELLIPSIZE_END);
    m_further = NewList(this, Tr(context, "Further items"));
    AddMarkupColumn(m_further, wxString(), 200);
    FillWithColumn(m_further, 0, 120, 0);
    m_further->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { Add(); });
    m_add = NewButton(this, Tr(context, "Add to the week"), ButtonLook::Outline, Icon::Plus);
    m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Add(); });
    m_blocked = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL);
    Paint(m_blocked, Role::Panel);
    m_blocked->SetScrollRate(0, FromDIP(14));
    m_blocked->SetSizer(new wxBoxSizer(wxVERTICAL));
    SetSpoken(m_blocked, Tr(context, "Withheld, with reasons"));
    m_blocked->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        WrapReasons();
    });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    const auto inset = [this](int proportion = 0) {
        return wxSizerFlags(proportion).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    };
    rows->Add(m_propose, inset());
    rows->Add(m_empty, inset());
    rows->Add(NewSectionHead(this, Tr(context, "May be added")), inset());
    rows->AddSpacer(FromDIP(6));
    rows->Add(m_further, wxSizerFlags(3).Expand());
    rows->Add(m_add, wxSizerFlags().Border(wxALL, FromDIP(8)));
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    rows->Add(NewSectionHead(this, Tr(context, "Withheld, with reasons")), inset());
    rows->AddSpacer(FromDIP(6));
    rows->Add(m_blocked, wxSizerFlags(4).Expand());
    SetSizer(rows);
}

void PlanSuggestions::ShowPlan(const model::HomePlan& plan, std::vector<model::PlanItem> further,
                               bool editable) {
    m_items = std::move(further);
    m_further->DeleteAllItems();
    for (const auto& item : m_items) {
        std::string where = desk::ModalityName(m_context.words, item.modality);
        if (!item.at.region.empty())
            where += " · " + desk::RegionWithSide(m_context.words, m_context.resources.Words(), item.at);
        wxVector<wxVariant> cells;
        cells.push_back(TwoLines(m_context.words.Text(item.name), where));
        m_further->AppendItem(cells);
    }
    m_add->Enable(editable && !m_items.empty());
    m_propose->SetLabelText(plan.items.empty() ? Tr(m_context, "Propose a routine")
                                               : Tr(m_context, "Propose anew"));
    m_propose->Enable(editable);
    FillBlocked(plan);
    Layout();
}

void PlanSuggestions::FillBlocked(const model::HomePlan& plan) {
    wxSizer& rows = *m_blocked->GetSizer();
    rows.Clear(true);
    m_reasons.clear();
    for (const auto& item : plan.blocked) {
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(NewText(m_blocked, Wx(desk::ModalityName(m_context.words, item.modality)),
                          FontStyle::BodyBold, Role::Text, wxST_ELLIPSIZE_END),
                  wxSizerFlags(1).CentreVertical());
        head->Add(NewText(m_blocked, Wx(BlockedWord(m_context, item)), FontStyle::SmallBold,
                          ActionRole(item.action)),
                  wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
        const wxString reason = Wx(BlockedReason(m_context, item));
        wxStaticText* text = NewText(m_blocked, reason, FontStyle::Small, Role::Text2);
        m_reasons.emplace_back(text, reason);
        rows.Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
        rows.Add(text, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
        rows.AddSpacer(FromDIP(8));
        rows.Add(NewDivider(m_blocked), wxSizerFlags().Expand());
    }
    WrapReasons();
}

void PlanSuggestions::WrapReasons() {
    const int width = m_blocked->GetClientSize().x - FromDIP(26);
    if (width < FromDIP(60)) return;
    for (const auto& [text, reason] : m_reasons) {
        text->SetLabelText(reason);
        text->Wrap(width);
    }
    m_blocked->FitInside();
    m_blocked->Layout();
}

void PlanSuggestions::Add() {
    const int row = m_further->GetSelectedRow();
    if (row == wxNOT_FOUND || row >= static_cast<int>(m_items.size()) || !OnAdd || !m_add->IsEnabled())
        return;
    const model::PlanItem item = m_items[static_cast<std::size_t>(row)];
    OnAdd(item);
}

}  // namespace gui
