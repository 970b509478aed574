#include "gui/dialog_letter.h"

#include <algorithm>
#include <utility>

#include "text/translator.h"

namespace gui {

namespace {

constexpr int kWidth = 680, kLines = 58, kManyLines = 88;  // DIP; three lines and five

// Also where its characters are of another language.
std::string Typed(const wxTextCtrl* field) {
    return Utf8(wxString(field->GetValue()).Trim().Trim(false));
}

wxTextCtrl* NewLines(wxWindow* parent) {
    auto* field =
        new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    field->SetMinSize(parent->FromDIP(wxSize(-1, kLines)));
    return field;
}

}  // namespace

LetterDialog::LetterDialog(wxWindow* parent, const Context& context, const model::Visit& visit,
                           desk::LetterStart start)
    : FormDialog(parent, context.words, Tr(context, "Referral letter"),
                 Tr(context,
                    "To another professional about this visit. When it is printed or saved it is entered in "
                    "the register of disclosures with its reason and what goes along.")),
      m_context(context),
      m_visit(visit),
      m_start(start) {
    AddRecipient();
    AddWords();
    AddParts();
    AddGround();
    Propose();
    ShowGround();
    m_discard = AddButton(Tr(context, "Discard letter…"));
    m_discard->Hide();
    Finish(Tr(context, "Preview…"), Tr(context, "Cancel"), kWidth);
    m_name->SetFocus();
}

void LetterDialog::AddRecipient() {
    m_name = new wxTextCtrl(Content(), wxID_ANY);
    m_practice = new wxTextCtrl(Content(), wxID_ANY);
    AddPair(Tr(m_context, "To (name)"), m_name, Tr(m_context, "Practice"), m_practice);
    m_address = NewLines(Content());
    m_language = new wxChoice(Content(), wxID_ANY);
    m_languages = {std::string()};
    m_language->Append(Tr(m_context, "The clinic's language"));
    for (const auto& language : text::Languages()) {
        m_languages.push_back(language.code);
        m_language->Append(Wx(language.name));
    }
    m_language->SetSelection(0);
    m_language->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { Try(m_context, [this] { Propose(); }); });
    AddPair(Tr(m_context, "Address"), m_address, Tr(m_context, "Language"), m_language);
}

void LetterDialog::AddWords() {
    std::vector<wxString> names;
    for (const char* urgency : desk::kLetterUrgencies)
        names.push_back(Wx(desk::LetterUrgencyName(Words(), urgency)));
    m_urgency = new Segments(Content(), names, Tr(m_context, "Urgency"));
    AddField(Tr(m_context, "Urgency"), m_urgency);
    m_reason = NewLines(Content());
    m_question = NewLines(Content());
    // Side by side: on a low screen what the letter needs by law stays in sight.
    for (wxTextCtrl* field : {m_reason, m_question}) field->SetMinSize(FromDIP(wxSize(-1, kManyLines)));
    AddPair(Tr(m_context, "Reason for the referral"), m_reason, Tr(m_context, "Our question to you"),
            m_question);
}

void LetterDialog::AddParts() {
    Rows()->Add(NewText(Content(), Tr(m_context, "What goes along"), FontStyle::Small, Role::Text2),
                wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(16, 4)));
    for (std::size_t i = 0; i < desk::kLetterParts.size(); ++i) {
        const auto part = static_cast<desk::LetterPart>(i);
        m_parts.push_back(new wxCheckBox(Content(), wxID_ANY, Wx(desk::LetterPartName(Words(), part))));
        grid->Add(m_parts.back());
    }
    Rows()->Add(grid, wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
}

void LetterDialog::AddGround() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_ground = NewText(Content(), wxString(), FontStyle::Body);
    m_record = NewButton(Content(), Tr(m_context, "Record consent…"));
    m_record->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnRecordConsent) OnRecordConsent();
        ShowGround();
    });
    row->Add(m_ground, wxSizerFlags(1).Centre());
    row->Add(m_record, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(12)));
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    m_law = new wxTextCtrl(Content(), wxID_ANY);
    AddField(Tr(m_context, "Without consent: by which law or duty it is sent, such as an emergency"), m_law);
}

// What somebody has written over stays.
void LetterDialog::Propose() {
    const desk::LetterWish before = m_proposed;
    m_proposed = desk::ProposeLetter(m_context.clinic, m_visit.id, m_start, LanguageCode());
    const bool first = before.visit.empty();
    if (first || Typed(m_reason) == before.reason) m_reason->ChangeValue(Wx(m_proposed.reason));
    if (first || Typed(m_question) == before.question) m_question->ChangeValue(Wx(m_proposed.question));
    if (first) ShowChoices(m_proposed);
}

void LetterDialog::ShowChoices(const desk::LetterWish& wish) {
    const auto* const urgency = std::ranges::find(desk::kLetterUrgencies, wish.urgency);
    m_urgency->Select(static_cast<int>(urgency - desk::kLetterUrgencies.begin()));
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        m_parts[i]->SetValue(wish.parts.contains(static_cast<desk::LetterPart>(i)));
}

void LetterDialog::TakeUp(const desk::LetterWish& begun) {
    const auto language = std::ranges::find(m_languages, begun.language);
    if (language != m_languages.end())
        m_language->SetSelection(static_cast<int>(language - m_languages.begin()));
    Propose();
    m_name->ChangeValue(Wx(begun.name));
    m_practice->ChangeValue(Wx(begun.practice));
    m_address->ChangeValue(Wx(begun.address));
    m_reason->ChangeValue(Wx(begun.reason));
    m_question->ChangeValue(Wx(begun.question));
    if (m_law->IsEnabled()) m_law->ChangeValue(Wx(begun.legal_reason));
    ShowChoices(begun);
}

void LetterDialog::OfferDiscard(std::function<bool()> agreed) {
    m_discard->Bind(wxEVT_BUTTON, [this, agreed = std::move(agreed)](wxCommandEvent&) {
        if (agreed()) End(wxID_CLEAR);
    });
    m_discard->Show();
    Layout();
}

void LetterDialog::ShowGround() {
    const desk::LetterConsent consent = desk::LetterConsentOf(m_context.clinic, Words(), m_visit.client);
    m_ground->SetLabelText(Wx(consent.text));
    SetTextRole(m_ground, consent.holds ? Role::Ok : Role::Danger);
    m_record->Show(!consent.holds);
    m_law->Enable(!consent.holds);
    if (consent.holds) m_law->ChangeValue(wxString());
    Content()->Layout();
    if (IsShown()) FitToContent();
}

std::string LetterDialog::LanguageCode() const {
    return m_languages[static_cast<std::size_t>(std::max(m_language->GetSelection(), 0))];
}

desk::LetterWish LetterDialog::Read() const {
    desk::LetterWish wish;
    wish.visit = m_visit.id;
    wish.name = Typed(m_name);
    wish.practice = Typed(m_practice);
    wish.address = Typed(m_address);
    wish.urgency = desk::kLetterUrgencies[static_cast<std::size_t>(std::max(m_urgency->Selected(), 0))];
    wish.reason = Typed(m_reason);
    wish.question = Typed(m_question);
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (m_parts[i]->GetValue()) wish.parts.insert(static_cast<desk::LetterPart>(i));
    wish.legal_reason = Typed(m_law);
    wish.language = LanguageCode();
    return wish;
}

// What it needs before it leaves may come later: a client may want to read what is to be agreed to.
bool LetterDialog::Accept() {
    return Say([this] { desk::DemandReadable(m_context.clinic, Read()); });
}

}  // namespace gui
