#include "gui/plan_sheet.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>

#include "desk/plan_text.h"
#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/plan_suggestions.h"
#include "text/human_date.h"

namespace gui {

namespace {

struct Block {
    const char* id;
    const char* name;
};

constexpr std::array kBlocks{Block{"", model::Msg("Training block not known")},
                             Block{"base", model::Msg("Base")},
                             Block{"build", model::Msg("Build")},
                             Block{"strength_block", model::Msg("Strength block")},
                             Block{"taper", model::Msg("Taper")},
                             Block{"race_week", model::Msg("Race week")},
                             Block{"off_season", model::Msg("Off season")}};

constexpr int kInset = 14;

std::string LanguageName(const std::string& code) {
    for (const auto& language : text::Languages()) {
        if (language.code == code) return language.name;
    }
    return code;
}

}  // namespace

PlanSheet::PlanSheet(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    m_body =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_body, Role::Panel);
    m_body->SetScrollRate(0, FromDIP(12));
    auto* fields = new wxBoxSizer(wxVERTICAL);
    BuildFields(*fields);
    auto* inset = new wxBoxSizer(wxVERTICAL);
    inset->Add(fields, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(kInset)));
    m_body->SetSizer(inset);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_body, wxSizerFlags(1).Expand());
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    BuildFoot(*rows);
    SetSizer(rows);
    BindFields();
    BindButtons();
}

void PlanSheet::BuildFields(wxSizer& rows) {
    const auto gap = wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10));
    m_language = NewText(m_body, wxString(), FontStyle::Small, Role::Text3);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(NewText(m_body, Tr(m_context, "Client's sheet"), FontStyle::Section),
              wxSizerFlags(1).CentreVertical());
    head->Add(m_language, wxSizerFlags().CentreVertical());
    rows.Add(head, gap);
    m_objections = new wxBoxSizer(wxVERTICAL);
    rows.Add(m_objections, wxSizerFlags().Expand());
    m_words = new wxTextCtrl(m_body, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    m_words->SetMinSize(wxSize(-1, FromDIP(84)));
    rows.Add(Labelled(m_body, Tr(m_context, "Words to the client"), m_words), gap);
    AddNextVisit(rows);
    m_time = new wxTextCtrl(m_body, wxID_ANY);
    m_time->SetHint("14:30");
    m_every = new wxSpinCtrl(m_body, wxID_ANY, wxString(), wxDefaultPosition, wxSize(FromDIP(80), -1),
                             wxSP_ARROW_KEYS, 1, 365, 14);
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(Labelled(m_body, Tr(m_context, "Time of day"), m_time),
              wxSizerFlags(1).Border(wxRIGHT, FromDIP(10)));
    pair->AddStretchSpacer(1);
    rows.Add(pair, gap);
    rows.Add(Labelled(m_body, Tr(m_context, "Massage every … days"), m_every), gap);
    m_block = new wxChoice(m_body, wxID_ANY);
    for (const Block& block : kBlocks) m_block->Append(Tr(m_context, block.name));
    rows.Add(Labelled(m_body, Tr(m_context, "Training block"), m_block), gap);
    m_flags = NewButton(m_body, Tr(m_context, "Red flags…"), ButtonLook::Outline, Icon::Flag);
    rows.Add(m_flags, wxSizerFlags().Expand());
}

void PlanSheet::AddNextVisit(wxSizer& rows) {
    m_next = new DateField(m_body, m_context.words, Tr(m_context, "Next visit"));
    rows.Add(Labelled(m_body, Tr(m_context, "Next visit"), m_next),
             wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    m_next_day = NewText(m_body, wxString(), FontStyle::Small, Role::Text2);
    m_texts.Add(m_next_day, wxString());
    m_propose = NewButton(m_body, TrIn(m_context, "next visit", "Propose"));
    AddStyleClass(m_propose, "palpate-small");
    const wxString what = Tr(m_context, "A date from the massage cadence, not within 48 hours before a race");
    m_propose->SetToolTip(what);
    SetSpoken(m_propose, TrIn(m_context, "next visit", "Propose") + ": " + Tr(m_context, "Next visit"), what);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_next_day, wxSizerFlags(1).CentreVertical());
    row->Add(m_propose, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    rows.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
}

void PlanSheet::BuildFoot(wxSizer& rows) {
    m_save = NewButton(this, Tr(m_context, "Save PDF…"), ButtonLook::Outline, Icon::Save);
    m_print = NewButton(this, Tr(m_context, "Print…"), ButtonLook::Outline, Icon::Printer);
    m_approve = NewButton(this, Tr(m_context, "Approve"), ButtonLook::Primary, Icon::Check);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_print, wxSizerFlags(1).Border(wxRIGHT, FromDIP(8)));
    buttons->Add(m_save, wxSizerFlags(1));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(buttons, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    column->Add(m_approve, wxSizerFlags().Expand());
    rows.Add(column, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
}

void PlanSheet::BindFields() {
    m_words->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        Flush();
    });
    m_next->OnChanged = [this] { EditNextVisit(); };
    m_body->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (!m_texts.Fit(m_body->GetClientSize().x - FromDIP(2 * kInset))) return;
        m_body->FitInside();
        m_body->Layout();
    });
    m_time->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        EditNextVisit();
    });
    m_every->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent& event) {
        const int days = event.GetPosition();
        OnEdit(model::Msg("Change massage cadence"),
               [days](model::HomePlan& plan) { plan.massage_every_days = days; });
    });
    m_block->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        OnBlock(kBlocks[static_cast<std::size_t>(event.GetSelection())].id);
    });
}

void PlanSheet::BindButtons() {
    m_propose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ProposeNextVisit(); });
    m_flags->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnRedFlags) OnRedFlags();
    });
    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnSave) OnSave(false);
    });
    m_print->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnSave) OnSave(true);
    });
    m_approve->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const bool approve = !m_approved;
        OnEdit(approve ? model::Msg("Approve plan") : model::Msg("Withdraw approval"),
               [approve](model::HomePlan& plan) { plan.approved = approve; });
    });
}

void PlanSheet::Flush() {
    // A message about these words takes the keyboard away, which asks for them again.
    if (!m_words->IsModified() || !OnEdit || m_handing) return;
    m_handing = true;
    const std::string words = Utf8(m_words->GetValue());
    const bool kept = OnEdit(model::Msg("Write to the client"),
                             [words](model::HomePlan& plan) { plan.words_to_client = words; });
    if (kept) m_words->DiscardEdits();
    SetTextRole(m_words, kept ? std::nullopt : std::optional(Role::Danger));
    m_handing = false;
}

void PlanSheet::EditNextVisit() {
    if (m_filling || m_next->IsWrong()) return;
    const auto day = m_next->Date();
    const std::string time = Utf8(m_time->GetValue().Trim().Trim(false));
    OnEdit(model::Msg("Set next visit"), [day, time](model::HomePlan& plan) {
        plan.next_visit = day;
        plan.next_visit_time = time;
    });
}

void PlanSheet::ProposeNextVisit() {
    const auto day = OnProposeVisit ? OnProposeVisit() : std::nullopt;
    if (!day) return;
    m_next->SetDate(day);  // also where something was typed that is no date
    OnEdit(model::Msg("Set next visit"), [day](model::HomePlan& plan) { plan.next_visit = day; });
}

void PlanSheet::ShowPlan(const desk::VisitEditor& editor, const std::vector<routine::Objection>& objections) {
    const model::Visit& visit = editor.Visit();
    const model::HomePlan& plan = visit.plan;
    m_filling = true;
    m_language->SetLabelText(Wx(LanguageName(editor.Client().language)));
    if (!Unsaved() && Utf8(m_words->GetValue()) != plan.words_to_client)
        m_words->ChangeValue(Wx(plan.words_to_client));
    if (m_next->Date() != plan.next_visit && !m_next->IsWrong()) m_next->SetDate(plan.next_visit);
    if (Utf8(m_time->GetValue()) != plan.next_visit_time) m_time->ChangeValue(Wx(plan.next_visit_time));
    m_texts.Say(m_next_day,
                plan.next_visit
                    ? Wx(text::HumanDate(m_context.words, *plan.next_visit, text::DateStyle::Full))
                    : Tr(m_context, "Not agreed yet"),
                m_propose->GetBestSize().x + FromDIP(8));
    if (m_every->GetValue() != plan.massage_every_days) m_every->SetValue(plan.massage_every_days);
    const auto block = std::find_if(kBlocks.begin(), kBlocks.end(),
                                    [&](const Block& known) { return visit.training_block == known.id; });
    m_block->SetSelection(block == kBlocks.end() ? 0 : static_cast<int>(block - kBlocks.begin()));
    m_flags->SetLabelText(visit.red_flags_asked ? Tr(m_context, "Red flags: asked")
                                                : Tr(m_context, "Red flags…"));
    for (wxWindow* field :
         {static_cast<wxWindow*>(m_words), static_cast<wxWindow*>(m_next), static_cast<wxWindow*>(m_time),
          static_cast<wxWindow*>(m_every), static_cast<wxWindow*>(m_block), static_cast<wxWindow*>(m_flags),
          static_cast<wxWindow*>(m_propose)}) {
        field->Enable(editor.Editable());
    }
    ShowApproval(editor, objections);
    ShowObjections(editor, objections);
    m_filling = false;
}

void PlanSheet::ShowApproval(const desk::VisitEditor& editor,
                             const std::vector<routine::Objection>& objections) {
    const model::HomePlan& plan = editor.Visit().plan;
    m_approved = plan.approved;
    m_approve->SetLabelText(!plan.approved
                                ? TrFill(m_context, "Approve for {0}", {editor.Client().ShortName()})
                            : editor.MayHandOutPlan() ? Tr(m_context, "Approved – withdraw")
                                                      : Tr(m_context, "No longer approved – withdraw"));
    const bool answered = std::ranges::all_of(objections, &routine::Objection::overridden);
    m_approve->Enable(editor.Editable() && !plan.empty() && (answered || plan.approved));
    m_approve->SetToolTip(answered ? wxString()
                                   : Tr(m_context, "First each objection is solved, or kept with a reason."));
}

// A tick of the week seldom changes them.
void PlanSheet::SayObjections(const std::vector<std::pair<wxString, Role>>& lines) {
    if (lines == m_said) return;
    m_said = lines;
    m_texts.Forget(m_objection_lines);
    m_objection_lines.clear();
    m_objections->Clear(true);
    for (const auto& [text, role] : lines) {
        wxStaticText* line = NewText(m_body, wxString(), FontStyle::Small, role);
        m_texts.Add(line, text);
        m_objection_lines.push_back(line);
        m_objections->Add(line, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
    }
}

namespace {

// What speaks against items of the plan for one reason.
struct Doubt {
    std::string reason;
    std::vector<std::string> items;
    bool overridden = false, absolute = false;
};

std::string Named(const Context& context, const model::HomePlan& plan, const routine::Objection& objection) {
    const auto item = std::ranges::find_if(plan.items, [&](const model::PlanItem& one) {
        return one.id == objection.item && one.at == objection.at;
    });
    return item == plan.items.end() ? desk::ModalityName(context.words, objection.why.modality)
                                    : desk::ItemName(context.words, *item);
}

std::string Joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

// Said once, whatever number of items it holds for.
std::vector<Doubt> Doubts(const Context& context, const model::HomePlan& plan,
                          const std::vector<routine::Objection>& objections) {
    std::vector<Doubt> all;
    for (const routine::Objection& one : objections) {
        const std::string reason = BlockedReason(context, one.why), item = Named(context, plan, one);
        const auto same = std::ranges::find_if(all, [&](const Doubt& doubt) {
            return doubt.reason == reason && doubt.overridden == one.overridden &&
                   doubt.absolute == one.absolute;
        });
        if (same == all.end())
            all.push_back({reason, {item}, one.overridden, one.absolute});
        else if (std::ranges::find(same->items, item) == same->items.end())
            same->items.push_back(item);
    }
    return all;
}

}  // namespace

void PlanSheet::ShowObjections(const desk::VisitEditor& editor,
                               const std::vector<routine::Objection>& objections) {
    const model::Visit& visit = editor.Visit();
    std::vector<std::pair<wxString, Role>> lines;
    const auto add = [&lines](const wxString& text, Role role) { lines.emplace_back(text, role); };
    if (visit.plan.refer) add(Wx(m_context.words.Text(visit.plan.refer->text)), Role::Danger);
    if (!visit.red_flags_asked) add(Tr(m_context, "Red flags are not asked yet."), Role::Warn);
    if (visit.plan.approved && !editor.MayHandOutPlan())
        add(Tr(m_context,
               "Something changed after the approval: until it is approved again, the plan is a draft."),
            Role::Warn);
    for (const Doubt& doubt : Doubts(m_context, visit.plan, objections)) {
        const std::string why = Joined(doubt.items) + ": " + doubt.reason;
        if (doubt.overridden)
            add(TrFill(m_context, "Kept with a reason: {0}", {why}), Role::Text3);
        else
            add(Wx(why), doubt.absolute ? Role::Danger : Role::Warn);
    }
    SayObjections(lines);
    m_texts.Fit(std::max(m_body->GetClientSize().x - FromDIP(2 * kInset), FromDIP(120)));
    m_body->FitInside();
    m_body->Layout();
}

}  // namespace gui
