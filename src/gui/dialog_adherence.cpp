#include "gui/dialog_adherence.h"

#include <algorithm>
#include <utility>

#include "desk/resources.h"
#include "text/human_date.h"

namespace gui {

namespace {

using model::Adherence;

constexpr int kWidth = 720, kName = 250;  // DIP

// Segments have no place for "not asked".
template <class Enum>
int IndexOf(Enum value) {
    return static_cast<int>(value) - 1;
}
template <class Enum>
Enum OfIndex(int index) {
    return static_cast<Enum>(index + 1);
}

wxString Heading(const Context& context, const desk::VisitEditor& editor) {
    const auto plan = desk::LastPlanOf(editor);
    if (!plan) return Tr(context, "The last home plan");
    return TrFill(context, "The home plan of {0}",
                  {text::HumanDate(context.words, plan->day, text::DateStyle::Short)});
}

}  // namespace

AdherenceDialog::AdherenceDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor)
    : FormDialog(parent, context.words, Heading(context, editor),
                 Tr(context,
                    "1 done, 2 partly, 3 not done; 4 better, 5 the same, 6 worse. The arrow keys choose the "
                    "line; what is chosen again is taken back.")),
      m_context(context),
      m_editor(editor) {
    AddHead();
    for (const Adherence& item : desk::AskedItems(editor)) AddLine(item);
    Renew();
    Finish(Tr(context, "Keep answers"), Tr(context, "Cancel"), kWidth);
    Bind(wxEVT_CHAR_HOOK, &AdherenceDialog::OnHook, this);
    if (!m_lines.empty()) Go(0);
}

void AdherenceDialog::AddHead() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_all_done = NewButton(Content(), Tr(m_context, "All the rest: done"), ButtonLook::Outline, Icon::Check);
    m_all_partly = NewButton(Content(), Tr(m_context, "All the rest: partly"));
    m_all_done->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AnswerAll(model::Followed::Done); });
    m_all_partly->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AnswerAll(model::Followed::Partly); });
    m_left = NewText(Content(), {}, FontStyle::Small, Role::Text2);
    row->Add(m_all_done, wxSizerFlags().Centre());
    row->Add(m_all_partly, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(8)));
    row->Add(m_left, wxSizerFlags(1).Centre().Border(wxLEFT, FromDIP(12)));
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void AdherenceDialog::AddLine(const Adherence& item) {
    Line line;
    line.item = item;
    const wxString name = Wx(desk::AskedName(FormDialog::Words(), item));
    auto* text = NewText(Content(), name, FontStyle::Body, Role::Text, wxST_ELLIPSIZE_END);
    text->SetMinSize(wxSize(FromDIP(kName), -1));
    text->SetToolTip(name);
    AddSegments(line, name);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(text, wxSizerFlags(1).Centre());
    row->Add(line.followed, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(8)));
    row->Add(line.felt, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(12)));
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(3)));
    AddDetails(line, name);
    m_lines.push_back(line);
    ShowLine(m_lines.back());
}

void AdherenceDialog::AddSegments(Line& line, const wxString& name) {
    line.followed =
        new Segments(Content(),
                     {TrIn(m_context, "home plan", "Done"), TrIn(m_context, "home plan", "Partly"),
                      TrIn(m_context, "home plan", "Not")},
                     name);
    line.felt = new Segments(Content(),
                             {TrIn(m_context, "felt", "Better"), TrIn(m_context, "felt", "Same"),
                              TrIn(m_context, "felt", "Worse")},
                             TrFill(m_context, "How it felt: {0}", {Utf8(name)}));
    line.followed->OnChosen = [this, at = m_lines.size()](int index) {
        Choose(m_lines[at], m_lines[at].followed, IndexOf(m_lines[at].item.followed) == index);
    };
    line.felt->OnChosen = [this, at = m_lines.size()](int index) {
        Choose(m_lines[at], m_lines[at].felt, IndexOf(m_lines[at].item.felt) == index);
    };
}

void AdherenceDialog::AddDetails(Line& line, const wxString& name) {
    const std::size_t at = m_lines.size();
    line.details = new wxPanel(Content());
    Paint(line.details, Role::Panel);
    std::vector<wxString> reasons;
    for (const auto& reason : m_context.resources.NotDoneReasons())
        reasons.push_back(Tr(m_context, reason.name.c_str()));
    line.why = new Segments(line.details, reasons, TrFill(m_context, "Why not: {0}", {Utf8(name)}));
    line.words = new wxTextCtrl(line.details, wxID_ANY, Wx(line.item.words));
    line.words->SetHint(Tr(m_context, "In the client’s words"));
    line.words->SetMaxLength(model::kMaxAdherenceWords);
    SetSpoken(line.words, TrFill(m_context, "In the client’s words: {0}", {Utf8(name)}));
    line.why->OnChosen = [this, at](int index) {
        const auto& id = m_context.resources.NotDoneReasons()[static_cast<std::size_t>(index)].id;
        Choose(m_lines[at], m_lines[at].why, m_lines[at].item.why == id);
    };
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(line.why, wxSizerFlags());
    column->Add(line.words, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    line.details->SetSizer(column);
    Rows()->Add(line.details, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, FromDIP(16)));
}

// What is chosen again is taken back.
void AdherenceDialog::Choose(Line& line, Segments* at, bool again) {
    if (again) at->Select(-1);
    Read(line);
    Renew();
}

void AdherenceDialog::Read(Line& line) {
    const auto& reasons = m_context.resources.NotDoneReasons();
    Adherence& item = line.item;
    item.followed = OfIndex<model::Followed>(line.followed->Selected());
    item.felt = OfIndex<model::Felt>(line.felt->Selected());
    const int why = line.why->Selected();
    item.why = why < 0 ? std::string() : reasons[static_cast<std::size_t>(why)].id;
    item = desk::Tidy(std::move(item));
    ShowLine(line);
}

void AdherenceDialog::ShowLine(const Line& line) {
    const auto& reasons = m_context.resources.NotDoneReasons();
    const Adherence& item = line.item;
    line.followed->Select(IndexOf(item.followed));
    line.felt->Select(IndexOf(item.felt));
    line.felt->Enable(item.followed != model::Followed::NotDone);
    const auto why = std::ranges::find(reasons, item.why, &desk::NotDone::id);
    line.why->Select(why == reasons.end() ? -1 : static_cast<int>(why - reasons.begin()));
    const bool less = item.followed == model::Followed::Partly || item.followed == model::Followed::NotDone;
    line.why->Show(less);
    line.details->Show(less || item.felt == model::Felt::Worse || !item.words.empty());
}

void AdherenceDialog::Renew() {
    const std::size_t open = m_lines.size() - desk::Answered(Answers());
    m_left->SetLabelText(
        open == 0 ? Tr(m_context, "Every line is answered.")
                  : Wx(FormDialog::Words().SayPlural("{0} line is still open.", "{0} lines are still open.",
                                                     static_cast<long>(open), {std::to_string(open)})));
    Content()->Layout();
    if (IsShown()) FitToContent();
}

void AdherenceDialog::AnswerAll(model::Followed followed) {
    auto answers = Answers();
    desk::AnswerRest(answers, followed);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].item = std::move(answers[i]);
        ShowLine(m_lines[i]);
    }
    Renew();
    FindWindow(wxID_OK)->SetFocus();
}

std::vector<Adherence> AdherenceDialog::Answers() const {
    std::vector<Adherence> answers;
    for (const Line& line : m_lines) {
        answers.push_back(line.item);
        answers.back().words = Utf8(line.words->GetValue());
    }
    return answers;
}

std::optional<std::size_t> AdherenceDialog::LineWith(wxWindow* focus) const {
    for (wxWindow* at = focus; at && at != this; at = at->GetParent())
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (at == m_lines[i].followed || at == m_lines[i].felt || at == m_lines[i].details) return i;
    return std::nullopt;
}

// Where the keyboard is when the line comes in hand: on its answer.
void AdherenceDialog::Go(std::size_t line) {
    const int chosen = m_lines[line].followed->Selected();
    m_lines[line].followed->Button(std::max(chosen, 0))->SetFocus();
}

bool AdherenceDialog::TakeKey(int key) {
    if (m_lines.empty()) return false;
    const std::size_t here = InHand();
    const bool last = here + 1 == m_lines.size();
    if (key >= WXK_NUMPAD1 && key <= WXK_NUMPAD6) key = '1' + (key - WXK_NUMPAD1);
    if (key == WXK_UP || key == WXK_DOWN) {
        if (key == WXK_UP ? here > 0 : !last) Go(key == WXK_UP ? here - 1 : here + 1);
        return true;
    }
    if (key < '1' || key > '6') return false;
    Line& line = m_lines[here];
    const bool answer = key <= '3';
    if (!answer && !line.felt->IsEnabled()) return true;
    Segments* at = answer ? line.followed : line.felt;
    const int chosen = key - (answer ? '1' : '4');
    const bool again = !answer && at->Selected() == chosen;
    at->Select(chosen);
    Choose(line, at, again);
    if (!answer) return true;
    last ? FindWindow(wxID_OK)->SetFocus() : Go(here + 1);
    return true;
}

void AdherenceDialog::OnHook(wxKeyEvent& event) {
    wxWindow* focus = FindFocus();
    // On a button below the lines no line is in hand: a digit there would change one that is out of sight.
    const bool elsewhere = dynamic_cast<wxTextCtrl*>(focus) != nullptr || !LineWith(focus);
    if (elsewhere || event.HasAnyModifiers() || !TakeKey(event.GetKeyCode())) event.Skip();
}

bool AdherenceDialog::Accept() {
    return Try(m_context, [&] { desk::AnswerPlan(m_editor, Answers()); });
}

}  // namespace gui
