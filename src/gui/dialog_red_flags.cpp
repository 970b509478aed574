#include "gui/dialog_red_flags.h"

#include <wx/clipbrd.h>
#include <wx/msgdlg.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

constexpr int kWidth = 640;

Role UrgencyRole(const std::string& urgency) {
    return urgency == "refer_days" ? Role::Warn : Role::Danger;
}

}  // namespace

RedFlagsDialog::RedFlagsDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor,
                               FileAsker& files)
    : FormDialog(parent, context.words, Tr(context, "Red flags"),
                 Tr(context,
                    "Asked at every visit. With a red flag the client is referred first, and the home "
                    "routine waits.")),
      m_context(context),
      m_editor(editor),
      m_files(files) {
    OnLoseText = [this] { return AskLoseText(); };
    AddHead();
    const auto known = desk::KnownAnswers(context.resources, editor.Visit());
    for (const auto& question : context.resources.RedFlagQuestions()) AddQuestion(question, known);
    for (const auto& id : editor.Visit().red_flags) Tick(id, true);
    AddReferral();
    Renew();
    Finish(Tr(context, "Keep answers"), Tr(context, "Cancel"), kWidth);
    // Escape and the window's own close button come here too.
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent& event) { event.Skip(MayClose()); }, wxID_CANCEL);
    m_all_no->SetFocus();
}

void RedFlagsDialog::AddHead() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_all_no = NewButton(Content(), Tr(m_context, "All no"), ButtonLook::Outline, Icon::Check);
    m_all_no->SetToolTip(Tr(m_context, "Every question was asked and answered with no"));
    m_all_no->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        for (auto& [id, question] : m_questions) question.answer->Select(0);
        Renew();
        FindWindow(wxID_OK)->SetFocus();
    });
    m_left = NewText(Content(), {}, FontStyle::Small, Role::Text2);
    row->Add(m_all_no, wxSizerFlags().Centre());
    row->Add(m_left, wxSizerFlags(1).Centre().Border(wxLEFT, FromDIP(12)));
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void RedFlagsDialog::AddQuestion(const desk::RedFlagQuestion& question, const desk::RedFlagAnswers& known) {
    const wxString asked = Tr(m_context, question.text.c_str());
    Question& at = m_questions[question.id];
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* words = NewText(Content(), asked);
    WrapText(words, FromDIP(kWidth - 170));
    at.answer =
        new Segments(Content(), {TrIn(m_context, "answer", "No"), TrIn(m_context, "answer", "Yes")}, asked);
    const auto answer = known.find(question.id);
    if (answer != known.end()) at.answer->Select(answer->second ? 1 : 0);
    at.answer->OnChosen = [this](int) { Renew(); };
    row->Add(words, wxSizerFlags(1).Centre());
    row->Add(at.answer, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(12)));
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    AddSigns(question, at);
}

void RedFlagsDialog::AddSigns(const desk::RedFlagQuestion& question, Question& at) {
    at.signs = new wxPanel(Content());
    Paint(at.signs, Role::Panel);
    auto* column = new wxBoxSizer(wxVERTICAL);
    for (const auto& flag : routine::RedFlags(m_context.resources.Rules())) {
        if (std::ranges::find(question.flags, flag.id) == question.flags.end()) continue;
        auto* box = new wxCheckBox(at.signs, wxID_ANY, Tr(m_context, flag.name.c_str()));
        box->Bind(wxEVT_CHECKBOX, [this, id = flag.id](wxCommandEvent& event) {
            Tick(id, event.IsChecked());
            Renew();
        });
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(box, wxSizerFlags(1).Centre());
        row->Add(NewText(at.signs, Wx(desk::UrgencyText(Words(), flag.urgency)), FontStyle::SmallBold,
                         UrgencyRole(flag.urgency)),
                 wxSizerFlags().Centre().Border(wxLEFT, FromDIP(12)));
        column->Add(row, wxSizerFlags().Expand());
        auto* look = NewText(at.signs, Tr(m_context, flag.look_for.c_str()), FontStyle::Small, Role::Text2);
        WrapText(look, FromDIP(kWidth - 110));
        column->Add(look, wxSizerFlags().Border(wxLEFT | wxBOTTOM, FromDIP(22)));
        at.flags[flag.id] = box;
    }
    at.signs->SetSizer(column);
    Rows()->Add(at.signs, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(20)));
}

void RedFlagsDialog::AddReferral() {
    m_referral = new wxPanel(Content());
    Paint(m_referral, Role::Panel);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(NewDivider(m_referral), wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(NewText(m_referral, Tr(m_context, "Refer"), FontStyle::Section), wxSizerFlags().Centre());
    m_urgency = NewText(m_referral, {}, FontStyle::SmallBold, Role::Danger);
    head->Add(m_urgency, wxSizerFlags(1).Centre().Border(wxLEFT, FromDIP(10)));
    auto* copy = NewButton(m_referral, Tr(m_context, "Copy text"));
    auto* save = NewButton(m_referral, Tr(m_context, "Save text…"), ButtonLook::Outline, Icon::Save);
    copy->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CopyText(); });
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { SaveText(); });
    m_letter = NewButton(m_referral, Tr(m_context, "Letter…"));
    m_letter->SetToolTip(Tr(m_context, "Keeps the answers and writes a referral letter as PDF"));
    m_letter->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_wants_letter = Accept();
        if (m_wants_letter) End(wxID_OK);
    });
    head->Add(m_letter, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(8)));
    head->Add(copy, wxSizerFlags().Centre());
    head->Add(save, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(8)));
    m_text =
        new wxTextCtrl(m_referral, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(-1, 170)), wxTE_MULTILINE);
    m_text->SetMinSize(FromDIP(wxSize(-1, 170)));
    SetSpoken(m_text, Tr(m_context, "Text to hand over"));
    column->Add(head, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    AddChangedBar(column);
    column->Add(m_text, wxSizerFlags().Expand());
    m_referral->SetSizer(column);
    Rows()->Add(m_referral, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void RedFlagsDialog::AddChangedBar(wxSizer* column) {
    m_changed = new wxPanel(m_referral);
    Paint(m_changed, Role::InfoGround);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* words = NewText(m_changed, Tr(m_context, "The answers have changed since you wrote this text."),
                          FontStyle::Small, Role::Text, wxST_ELLIPSIZE_END);
    words->SetMinSize(FromDIP(wxSize(60, -1)));
    row->Add(words, wxSizerFlags(1).Centre().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    m_use_new = NewButton(m_changed, Tr(m_context, "Use new"));
    m_keep_mine = NewButton(m_changed, Tr(m_context, "Keep mine"));
    m_use_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_text->ChangeValue(Wx(m_now));
        m_written = m_now;
        ShowChanged();
    });
    m_keep_mine->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_written = m_now;
        ShowChanged();
    });
    for (auto* button : {m_use_new, m_keep_mine})
        row->Add(button, wxSizerFlags().Centre().Border(wxTOP | wxBOTTOM | wxRIGHT, FromDIP(4)));
    m_changed->SetSizer(row);
    m_changed->MoveBeforeInTabOrder(m_text);
    column->Add(m_changed, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    m_changed->Hide();
}

// One sign may stand under several questions.
void RedFlagsDialog::Tick(const std::string& flag, bool present) {
    for (auto& [id, question] : m_questions) {
        const auto box = question.flags.find(flag);
        if (box != question.flags.end()) box->second->SetValue(present);
    }
}

void RedFlagsDialog::Renew() {
    std::size_t open = 0;
    for (auto& [id, question] : m_questions) {
        question.signs->Show(question.answer->Selected() == 1);
        if (question.answer->Selected() < 0) ++open;
    }
    m_left->SetLabelText(
        open == 0 ? Tr(m_context, "All questions are answered.")
                  : Wx(Words().SayPlural("{0} question is still open.", "{0} questions are still open.",
                                         static_cast<long>(open), {std::to_string(open)})));
    const auto present = Present();
    RenewReferral(present);
    const std::string urgency = desk::MostUrgent(m_context.resources.Rules(), present);
    m_urgency->SetLabelText(Wx(desk::UrgencyText(Words(), urgency)));
    SetTextRole(m_urgency, UrgencyRole(urgency));
    m_referral->Show(!present.empty());
    Content()->Layout();
    if (IsShown()) FitToContent();
}

void RedFlagsDialog::RenewReferral(const std::vector<std::string>& present) {
    const auto& words = m_context.resources.Translator(m_context.clinic.Profile().language);
    m_now = desk::ReferralText(m_editor, words, present);
    const bool own = !m_text->IsEmpty() && Utf8(m_text->GetValue()) != m_written;
    if (!own && !m_now.empty()) {
        m_text->ChangeValue(Wx(m_now));
        m_written = m_now;
    }
    ShowChanged();
}

void RedFlagsDialog::ShowChanged() {
    m_changed->Show(!m_now.empty() && m_now != m_written && Utf8(m_text->GetValue()) != m_now);
    m_referral->Layout();
    if (IsShown()) FitToContent();
}

desk::RedFlagAnswers RedFlagsDialog::Answers() const {
    desk::RedFlagAnswers answers;
    for (const auto& [id, question] : m_questions)
        if (question.answer->Selected() >= 0) answers[id] = question.answer->Selected() == 1;
    return answers;
}

std::vector<std::string> RedFlagsDialog::Present() const {
    std::vector<std::string> ticked;
    for (const auto& [id, question] : m_questions)
        for (const auto& [flag, box] : question.flags)
            if (box->GetValue()) ticked.push_back(flag);
    return desk::LedTo(m_context.resources, Answers(), ticked);
}

Segments* RedFlagsDialog::Answer(const std::string& question) const {
    return m_questions.at(question).answer;
}
wxCheckBox* RedFlagsDialog::Flag(const std::string& question, const std::string& flag) const {
    return m_questions.at(question).flags.at(flag);
}

bool RedFlagsDialog::AskLoseText() {
    wxMessageDialog ask(this,
                        Tr(m_context,
                           "What you wrote into the text to hand over is neither copied nor saved. "
                           "It is not kept with the visit."),
                        "Palpate", wxYES_NO | wxNO_DEFAULT | wxICON_WARNING);
    ask.SetYesNoLabels(Tr(m_context, "Close without it"), Tr(m_context, "Back to the text"));
    return ask.ShowModal() == wxID_YES;
}

bool RedFlagsDialog::MayClose() {
    const std::string text = Utf8(m_text->GetValue());
    const bool own = !text.empty() && text != m_written && text != m_now && text != m_taken;
    return !own || !m_referral->IsShown() || OnLoseText();
}

void RedFlagsDialog::CopyText() {
    if (!wxTheClipboard->Open()) return;
    m_taken = Utf8(m_text->GetValue());
    wxTheClipboard->SetData(new wxTextDataObject(m_text->GetValue()));
    wxTheClipboard->Close();
    Complain({});
}

void RedFlagsDialog::SaveText() {
    const auto file = m_files.SaveAs(this, Tr(m_context, "Save text"), Tr(m_context, "referral") + ".txt",
                                     Tr(m_context, "Text files") + " (*.txt)|*.txt");
    if (!file) return;
    Try(m_context, [&] {
        desk::SaveReferral(m_editor, Utf8(m_text->GetValue()), *file);
        m_taken = Utf8(m_text->GetValue());
    });
}

bool RedFlagsDialog::Accept() {
    if (!MayClose()) return false;
    return Try(m_context, [&] { desk::AnswerRedFlags(m_editor, Answers(), Present()); });
}

}  // namespace gui
