#include "gui/plan_suggestions.h"

#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/scene_painter.h"
#include "gui/visit_state.h"

namespace gui {

namespace {

constexpr int kSide = 14, kGlyph = 18, kIndent = 26, kButtonInset = 40;  // DIP

struct StateWord {
    const char* word;
    Role role;
};

StateWord WordOf(desk::ToolState state) {
    switch (state) {
        case desk::ToolState::InPlan:
            return {model::Msg("in the week"), Role::Ok};
        case desk::ToolState::Offered:
            return {model::Msg("offered"), Role::Ok};
        case desk::ToolState::Cleared:
            return {model::Msg("cleared"), Role::Ok};
        case desk::ToolState::WithCare:
            return {model::Msg("with changes"), Role::Info};
        case desk::ToolState::AskDoctor:
            return {model::Msg("ask doctor"), Role::Warn};
        case desk::ToolState::Blocked:
            break;
    }
    return {model::Msg("blocked"), Role::Danger};
}

wxString ScoresOf(const model::Mark& mark) {
    const auto score = [](std::optional<int> value) { return value ? std::to_string(*value) : "–"; };
    if (!mark.before && !mark.after) return {};
    return Wx(score(mark.before) + (mark.after ? " → " + score(mark.after) : ""));
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
    m_body =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_body, Role::Panel);
    m_body->SetScrollRate(0, FromDIP(14));
    m_body->SetSizer(new wxBoxSizer(wxVERTICAL));
    SetSpoken(m_body, Tr(context, "Suggested by today's marks"));
    m_body->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Fit();
    });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_propose, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    rows->Add(m_body, wxSizerFlags(1).Expand());
    SetSizer(rows);
}

void PlanSuggestions::ShowPlan(const desk::VisitEditor& editor) {
    m_offers = desk::OffersOf(editor);
    std::vector<std::string> look = LookOf(m_offers);
    std::vector<desk::ToolCheck> tools = desk::ToolChecks(editor);
    const bool same = m_known && look == m_look && tools == m_tools && m_marks == editor.Visit().marks &&
                      m_editable == editor.Editable();
    Relabel(m_propose, editor.Visit().plan.items.empty() ? Tr(m_context, "Propose a routine")
                                                         : Tr(m_context, "Propose anew"));
    m_propose->Enable(editor.Editable());
    if (same) return;
    m_look = std::move(look);
    m_tools = std::move(tools);
    m_marks = editor.Visit().marks;
    m_editable = editor.Editable();
    m_known = true;
    Rebuild(editor);
}

// Another day of an item changes nothing here.
std::vector<std::string> PlanSuggestions::LookOf(const desk::PlanOffers& offers) const {
    std::vector<std::string> look;
    const auto add = [&](const desk::ItemOffer& offer) {
        look.push_back((offer.in_plan ? "+" : "-") + offer.item.id + " " + offer.item.at.region + " " +
                       std::to_string(static_cast<int>(offer.item.at.side)) + " " + offer.item.name + " " +
                       desk::DoseText(m_context.words, offer.item));
    };
    for (const auto& group : offers.by_mark) {
        look.push_back(group.mark.value);
        for (const auto& offer : group.items) add(offer);
    }
    look.emplace_back();
    for (const auto& offer : offers.others) add(offer);
    return look;
}

void PlanSuggestions::Take(const ItemKey& key, bool in_plan) {
    if (in_plan) {
        if (OnChoose) OnChoose(key);
        return;
    }
    std::vector<desk::ItemOffer> all = m_offers.others;
    for (const auto& group : m_offers.by_mark) all.insert(all.end(), group.items.begin(), group.items.end());
    const auto offer = std::ranges::find_if(
        all, [&](const desk::ItemOffer& one) { return !one.in_plan && KeyOf(one.item) == key; });
    if (offer != all.end() && OnAdd) OnAdd(offer->item);
}

void PlanSuggestions::Rebuild(const desk::VisitEditor& editor) {
    const wxWindowUpdateLocker quiet(this);
    const auto focused = std::ranges::find_if(m_buttons, &wxButton::HasFocus);
    const int had = focused == m_buttons.end() ? -1 : static_cast<int>(focused - m_buttons.begin());
    const std::vector<ItemKey> before = m_keys;
    m_texts.Clear();
    m_buttons.clear();
    m_keys.clear();
    m_body->GetSizer()->Clear(true);
    AddHead(Tr(m_context, "Suggested by today's marks"));
    if (m_offers.by_mark.empty())
        AddLine(Tr(m_context, "No mark of today asks for an exercise."), Role::Text2, kSide);
    for (const auto& group : m_offers.by_mark)
        if (const model::Mark* mark = editor.Visit().Find(group.mark)) AddMark(*mark, group.items);
    if (!m_offers.others.empty()) AddHead(Tr(m_context, "More that may be added"));
    for (const auto& offer : m_offers.others) AddOffer(offer, true);
    AddHead(Tr(m_context, "Recovery tools, checked against the history"));
    if (m_tools.empty())
        AddLine(Tr(m_context, "No tool is asked for, and none is withheld."), Role::Text2, kSide);
    for (const auto& check : m_tools) AddTool(check, editor);
    Fit();
    KeepFocus(before, had);
}

// What was pressed is at another place now, or has become part of the week: the keys go on from there.
void PlanSuggestions::KeepFocus(const std::vector<ItemKey>& before, int focused) {
    if (focused < 0 || m_buttons.empty()) return;
    const auto same = std::ranges::find(m_keys, before[static_cast<std::size_t>(focused)]);
    const auto at = same == m_keys.end() ? std::min<long>(focused, static_cast<long>(m_keys.size()) - 1)
                                         : same - m_keys.begin();
    m_buttons[static_cast<std::size_t>(at)]->SetFocus();
}

void PlanSuggestions::Fit() {
    const int width = m_body->GetClientSize().x;
    if (width < FromDIP(80)) return;
    m_texts.Fit(width);
    m_body->FitInside();
    m_body->Layout();
}

wxStaticText* PlanSuggestions::AddLine(const wxString& text, Role role, int left) {
    wxStaticText* line = NewText(m_body, wxString(), FontStyle::Small, role);
    m_texts.Add(line, text, FromDIP(left + kSide));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(FromDIP(left));
    row->Add(line);
    m_body->GetSizer()->Add(row, wxSizerFlags().Border(wxTOP, FromDIP(2)));
    return line;
}

void PlanSuggestions::AddHead(const wxString& text) {
    wxSizer& rows = *m_body->GetSizer();
    if (!rows.IsEmpty()) {
        rows.AddSpacer(FromDIP(12));
        rows.Add(NewDivider(m_body), wxSizerFlags().Expand());
    }
    wxStaticText* head = NewText(m_body, wxString(), FontStyle::Section);
    m_texts.Add(head, text, FromDIP(2 * kSide));
    rows.Add(head, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(kSide)));
    rows.AddSpacer(FromDIP(4));
}

void PlanSuggestions::AddMark(const model::Mark& mark, const std::vector<desk::ItemOffer>& items) {
    const auto& terms = m_context.resources.Words();
    const auto* finding = terms.FindFinding(mark.finding);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* glyph = new wxStaticBitmap(m_body, wxID_ANY, wxNullBitmap);
    const auto ink = finding ? InkOfFamily(finding->family) : bodymap::Ink::Ghost;
    glyph->SetBitmap(GlyphBitmap(*glyph, mark.finding, ink, kGlyph));
    const wxString name = Wx(desk::FindingLabel(m_context.words, terms, mark.finding));
    glyph->SetToolTip(name);
    SetSpoken(glyph, name);
    wxStaticText* region = NewText(m_body, wxString(), FontStyle::BodyBold);
    wxStaticText* scores = NewText(m_body, ScoresOf(mark), FontStyle::Small, Role::Text2);
    const int beside = FromDIP(2 * kSide + kIndent + 8) + scores->GetBestSize().x;
    m_texts.Add(region, Wx(desk::RegionWithSide(m_context.words, terms, mark.at)), beside);
    row->Add(glyph, wxSizerFlags().Top().Border(wxRIGHT, FromDIP(kIndent - kGlyph)));
    row->Add(region, wxSizerFlags(1).CentreVertical());
    row->Add(scores, wxSizerFlags().Top().Border(wxLEFT, FromDIP(8)));
    m_body->GetSizer()->AddSpacer(FromDIP(8));
    m_body->GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kSide)));
    for (const auto& offer : items) AddOffer(offer, false);
}

void PlanSuggestions::AddOffer(const desk::ItemOffer& offer, bool names_place) {
    const model::PlanItem& item = offer.item;
    wxButton* button = NewButton(m_body, " ", ButtonLook::Plain, offer.in_plan ? Icon::Check : Icon::Plus);
    AddStyleClass(button, "palpate-row");
    button->SetFont(Font(FontStyle::Small));
    wxString name = Wx(m_context.words.Text(item.name));
    if (names_place && !item.at.region.empty())
        name += wxString::FromUTF8(" · ") +
                Wx(desk::RegionWithSide(m_context.words, m_context.resources.Words(), item.at));
    m_texts.Add(button, name, FromDIP(kSide + kIndent + kButtonInset));
    const wxString does = offer.in_plan ? Tr(m_context, "in the week") : Tr(m_context, "add to the week");
    SetSpoken(button, name + ", " + does);
    button->SetToolTip(does + ": " + Wx(desk::DoseText(m_context.words, item)));
    button->Enable(offer.in_plan || m_editable);
    button->Bind(wxEVT_BUTTON, [this, key = KeyOf(item), in_plan = offer.in_plan](wxCommandEvent&) {
        // The button goes with what it does.
        CallAfter([this, key, in_plan] { Take(key, in_plan); });
    });
    m_buttons.push_back(button);
    m_keys.push_back(KeyOf(item));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(FromDIP(kSide + kIndent - 8));
    row->Add(button);
    m_body->GetSizer()->Add(row);
}

void PlanSuggestions::AddTool(const desk::ToolCheck& check, const desk::VisitEditor& editor) {
    const StateWord state = WordOf(check.state);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* icon = new wxStaticBitmap(m_body, wxID_ANY, IconBundle(ModalityIcon(check.modality), Role::Text2));
    wxStaticText* name = NewText(m_body, wxString(), FontStyle::BodyBold);
    wxStaticText* word =
        NewText(m_body, Wx(m_context.words.Text(state.word)), FontStyle::SmallBold, state.role);
    const int beside = FromDIP(2 * kSide + kIndent + 8) + word->GetBestSize().x;
    m_texts.Add(name, Wx(desk::ModalityName(m_context.words, check.modality)), beside);
    row->Add(icon, wxSizerFlags().Top().Border(wxRIGHT, FromDIP(kIndent - 16)));
    row->Add(name, wxSizerFlags(1).CentreVertical());
    row->Add(word, wxSizerFlags().Top().Border(wxLEFT, FromDIP(8)));
    m_body->GetSizer()->AddSpacer(FromDIP(8));
    m_body->GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kSide)));
    AddToolReasons(check, editor);
    m_body->GetSizer()->AddSpacer(FromDIP(8));
    m_body->GetSizer()->Add(NewDivider(m_body), wxSizerFlags().Expand());
}

void PlanSuggestions::AddToolReasons(const desk::ToolCheck& check, const desk::VisitEditor& editor) {
    const std::string& zone = editor.Visit().zone;
    std::vector<std::string> asked;  // one button for each condition a doctor could clear
    for (const model::BlockedItem& entry : check.why) {
        AddLine(Wx(BlockedWord(m_context, entry) + ": " + BlockedReason(m_context, entry)), Role::Text2,
                kSide + kIndent);
        const std::string line = desk::HistoryLine(m_context.words, editor.Client(), entry.condition, zone);
        if (!line.empty()) AddLine(Wx(line), Role::Text3, kSide + kIndent);
        const bool known = editor.Client().Health().conditions.contains(entry.condition);
        if (entry.action != "ask-doctor" || !known || std::ranges::count(asked, entry.condition) > 0)
            continue;
        asked.push_back(entry.condition);
        AddClearance(entry.condition);
    }
    for (const std::string& condition : check.cleared) {
        const std::string name = desk::ConditionName(m_context.words, m_context.resources.Words(), condition);
        AddLine(Wx(name + ": " + desk::ClearanceLine(m_context.words, editor.Client(), condition)), Role::Ok,
                kSide + kIndent);
    }
}

void PlanSuggestions::AddClearance(const std::string& condition) {
    wxButton* button = NewButton(m_body, Tr(m_context, "Record clearance…"));
    AddStyleClass(button, "palpate-small");
    SetSpoken(button, Tr(m_context, "Record clearance…") + " " +
                          Wx(desk::ConditionName(m_context.words, m_context.resources.Words(), condition)));
    button->Bind(wxEVT_BUTTON, [this, condition](wxCommandEvent&) {
        CallAfter([this, condition] {
            if (OnClearance) OnClearance(condition);
        });
    });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(FromDIP(kSide + kIndent));
    row->Add(button);
    m_body->GetSizer()->Add(row, wxSizerFlags().Border(wxTOP, FromDIP(4)));
}

}  // namespace gui
