#include "gui/dialog_send.h"

#include <algorithm>
#include <utility>

#include "desk/sentences.h"
#include "gui/outbox_keeper.h"
#include "gui/secret_clipboard.h"
#include "gui/wrapped_texts.h"
#include "text/translator.h"

namespace gui {

namespace {

constexpr int kWidth = 620;
constexpr double kLarge = 1.7;  // of the name's letters

}  // namespace

SendDialog::SendDialog(wxWindow* parent, const Context& context, FileAsker& files, OutboxKeeper& outbox,
                       const model::VisitId& visit, desk::Hindrances against)
    : FormDialog(
          parent, context.words, Tr(context, "Send the plan by e-mail"),
          Tr(context,
             "The plan goes out as a PDF that only a passphrase opens. The letter itself tells nothing "
             "of the client's health.")),
      m_context(context),
      m_files(files),
      m_outbox(outbox),
      m_visit(visit),
      m_passphrase(desk::ProposePdfPassphrase()),
      m_against(std::move(against)) {
    AddHindrances();
    AddLetter();
    AddPassphrase();
    Propose();
    AddButtons();
}

void SendDialog::AddHindrances() {
    for (const std::string& sentence : m_against.sending) {
        wxStaticText* line = NewText(Content(), Wx(sentence), FontStyle::Body, Role::Danger);
        WrapText(line, FromDIP(kWidth - 60));
        Rows()->Add(line, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    }
    if (!m_against.sending.empty()) return;
    Rows()->Add(NewText(Content(), Tr(m_context, "The client agreed to e-mail."), FontStyle::Body, Role::Ok),
                wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void SendDialog::AddLetter() {
    m_to = NewText(Content(), wxString(), FontStyle::BodyBold, Role::Text, wxST_ELLIPSIZE_MIDDLE);
    m_to->SetMinSize(FromDIP(wxSize(40, -1)));
    AddField(TrIn(m_context, "letter", "To"), m_to);
    m_language = new wxChoice(Content(), wxID_ANY);
    m_languages = {std::string()};
    m_language->Append(Tr(m_context, "The client's language"));
    for (const auto& language : text::Languages()) {
        m_languages.push_back(language.code);
        m_language->Append(Wx(language.name));
    }
    m_language->SetSelection(0);
    m_calendar = new wxCheckBox(Content(), wxID_ANY, Tr(m_context, "With the days as a calendar file"));
    m_attached = NewText(Content(), wxString());
    AddPair(Tr(m_context, "Language"), m_language, Tr(m_context, "Attached"), m_attached);
    Rows()->Add(m_calendar, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    m_subject = new wxTextCtrl(Content(), wxID_ANY);
    AddField(Tr(m_context, "Subject"), m_subject);
    m_text = new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(-1, 84)),
                            wxTE_MULTILINE);
    AddField(Tr(m_context, "Letter"), m_text);
    m_language->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { Propose(); });
    m_calendar->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { Propose(); });
}

// Shown once, large enough to be read out; it is kept nowhere.
void SendDialog::AddPassphrase() {
    m_shown = new wxTextCtrl(Content(), wxID_ANY, Wx(m_passphrase), wxDefaultPosition, wxDefaultSize,
                             wxTE_READONLY | wxTE_CENTRE);
    m_shown->SetFont(Font(FontStyle::Name).Scaled(static_cast<float>(kLarge)));
    m_shown->SetMinSize(FromDIP(wxSize(-1, 46)));
    AddField(Tr(m_context, "Passphrase of the PDF"), m_shown);
    wxStaticText* how = NewText(Content(),
                                Tr(m_context,
                                   "Tell it to the client on the phone or in person, never by e-mail. It is "
                                   "kept nowhere and not shown "
                                   "again: write it down until you have told it."),
                                FontStyle::Small, Role::Text2);
    WrapText(how, FromDIP(kWidth - 60));
    Rows()->Add(how, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    auto* copy = NewButton(Content(), Tr(m_context, "Copy passphrase"));
    auto* other = NewButton(Content(), Tr(m_context, "Another one"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(copy, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->Add(other, wxSizerFlags().Border(wxRIGHT, FromDIP(12)));
    m_copied = NewText(Content(), wxString(), FontStyle::Small, Role::Text2);
    row->Add(m_copied, wxSizerFlags(1).CentreVertical());
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    copy->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CopyPassphrase(); });
    other->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AnotherPassphrase(); });
}

void SendDialog::CopyPassphrase() {
    const bool copied = CopySecret(Wx(m_passphrase));
    m_copied->SetLabelText(copied ? TrFill(m_context, "On the clipboard for {0} seconds.",
                                           {std::to_string(kSecretOnClipboardSeconds)})
                                  : Tr(m_context, "The clipboard is not to be had now; try again."));
    Content()->Layout();
}

void SendDialog::AnotherPassphrase() {
    ClearCopiedSecret();
    m_passphrase = desk::ProposePdfPassphrase();
    m_shown->ChangeValue(Wx(m_passphrase));
    m_copied->SetLabelText({});
}

void SendDialog::AddButtons() {
    auto* draft = AddButton(Tr(m_context, "Draft for my mail program…"));
    auto* later = AddButton(Tr(m_context, "Put in outbox"));
    draft->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { OpenDraft(); });
    later->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { PutInOutbox(); });
    Finish(Tr(m_context, "Send now"), Tr(m_context, "Cancel"), kWidth);
    draft->Enable(m_against.draft.empty());
    later->Enable(m_against.sending.empty());
    if (wxWindow* send = FindWindow(wxID_OK)) send->Enable(m_against.sending.empty());
    m_text->SetFocus();
}

desk::PlanMail SendDialog::Wanted() const {
    desk::PlanMail wanted;
    wanted.visit = m_visit;
    wanted.passphrase = m_passphrase;
    wanted.language = m_languages[static_cast<std::size_t>(std::max(m_language->GetSelection(), 0))];
    wanted.calendar = m_calendar->GetValue();
    // What was not touched is proposed again in the language of the letter.
    if (const std::string subject = Utf8(m_subject->GetValue()); subject != m_proposed_subject)
        wanted.subject = subject;
    if (const std::string text = Utf8(m_text->GetValue()); text != m_proposed_text) wanted.text = text;
    return wanted;
}

void SendDialog::Propose() {
    Say([this] {
        const desk::PlanMailDraft draft = desk::ProposePlanMail(m_context.clinic, Wanted());
        m_to->SetLabelText(Wx(draft.to));
        m_to->SetToolTip(Wx(draft.to));
        std::string attached;
        for (const std::string& name : draft.attachments) attached += (attached.empty() ? "" : "\n") + name;
        m_attached->SetLabelText(Wx(attached));
        if (Utf8(m_subject->GetValue()) == m_proposed_subject) m_subject->ChangeValue(Wx(draft.subject));
        if (Utf8(m_text->GetValue()) == m_proposed_text) m_text->ChangeValue(Wx(draft.text));
        m_proposed_subject = draft.subject;
        m_proposed_text = draft.text;
        Content()->Layout();
    });
}

// Left empty, the proposed words would go out unseen.
void SendDialog::DemandWords() const {
    if (m_subject->GetValue().Strip(wxString::both).empty() ||
        m_text->GetValue().Strip(wxString::both).empty())
        throw model::Error(model::ErrorKind::Refused,
                           model::Msg("The letter needs a subject and some words."));
}

bool SendDialog::Queue() {
    return Say([this] {
        DemandWords();
        const desk::PlanMail wanted = Wanted();
        RunBeside(Tr(m_context, "Making the letter…"), m_context.clinic.Alone([this, wanted] {
            (void)desk::QueuePlanMail(m_context.clinic, wanted);
        }));
    });
}

void SendDialog::PutInOutbox() {
    if (!Queue()) return;
    m_told = Tr(m_context, "The letter waits in the outbox.");
    End(wxID_OK);
}

void SendDialog::OpenDraft() {
    const auto file = m_files.SaveAs(this, Tr(m_context, "Save as draft"), "plan.eml",
                                     Tr(m_context, "Mail drafts") + " (*.eml)|*.eml");
    if (!file) return;
    const bool written = Say([&] {
        DemandWords();
        const desk::PlanMail wanted = Wanted();
        RunBeside(Tr(m_context, "Making the letter…"),
                  m_context.clinic.Alone([&] { desk::WritePlanDraft(m_context.clinic, wanted, *file); }));
    });
    if (!written) return;
    m_files.Open(*file);
    m_told = Tr(m_context, "The draft is opened in your mail program; sending it is up to you.");
    End(wxID_OK);
}

// Once it is in the outbox it is kept: a server that does not answer is told, and tried again later.
bool SendDialog::Accept() {
    if (!m_against.sending.empty() || !Queue()) return false;
    m_told = Tr(m_context, "The letter is being sent.");
    m_outbox.SendNow();
    return true;
}

}  // namespace gui
