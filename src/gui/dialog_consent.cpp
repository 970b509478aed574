#include "gui/dialog_consent.h"

#include <algorithm>
#include <array>

#include "desk/sentences.h"
#include "gui/controls_segments.h"
#include "gui/dialog_preferences.h"

namespace gui {

namespace {

constexpr int kWidth = 640;
// In the order of the segments.
constexpr std::array kHows{model::ConsentHow::Drawn, model::ConsentHow::OnPaper, model::ConsentHow::Typed,
                           model::ConsentHow::Spoken};

}  // namespace

ConsentDialog::ConsentDialog(wxWindow* parent, const Context& context, const model::Client& client,
                             const std::vector<std::string>& kinds)
    : FormDialog(parent, context.words, Tr(context, "Record consent")), m_context(context), m_client(client) {
    AddKinds(kinds);
    AddWords();
    AddSignature();
    ShowWords();
    Finish(Tr(context, "Record consent"), Tr(context, "Cancel"), kWidth);
    ChooseHow(model::ConsentHow::Drawn);
    m_by->SetFocus();
}

void ConsentDialog::AddKinds(const std::vector<std::string>& kinds) {
    auto* grid = new wxFlexGridSizer(3, FromDIP(4), FromDIP(14));
    for (int column = 0; column < 3; ++column) grid->AddGrowableCol(static_cast<std::size_t>(column), 1);
    for (const terms::ConsentKind& kind : m_context.resources.Consents().All()) {
        auto* box = new wxCheckBox(Content(), wxID_ANY, wxString());
        box->SetLabelText(Wx(m_context.words.Text(kind.name)));
        box->SetValue(std::ranges::find(kinds, kind.id) != kinds.end());
        box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { ShowWords(); });
        grid->Add(box);
        m_kinds.emplace_back(kind.id, box);
    }
    Rows()->Add(grid, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

void ConsentDialog::AddWords() {
    m_language = NewLanguageChoice(Content(), m_client.language);
    m_language->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { ShowWords(); });
    const bool minor = m_client.IsMinorOn(m_context.clinic.Today());
    m_by = new wxTextCtrl(Content(), wxID_ANY, Wx(desk::GiverOn(m_client, m_context.clinic.Today())));
    AddPair(minor ? Tr(m_context, "Given by (guardian)") : Tr(m_context, "Given by"), m_by,
            Tr(m_context, "Language of the wording"), m_language);
    m_words = new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                             wxTE_MULTILINE | wxTE_READONLY);
    m_words->SetMinSize(wxSize(-1, FromDIP(118)));
    AddField(Tr(m_context, "What is agreed to, in these words"), m_words);
    m_on = new DateField(Content(), Words(), Tr(m_context, "Given on"));
    m_on->SetDate(m_context.clinic.Today());
    m_until = new DateField(Content(), Words(), Tr(m_context, "Valid to (empty: the usual time)"));
    AddPair(Tr(m_context, "Given on"), m_on, Tr(m_context, "Valid to (empty: the usual time)"), m_until);
    m_holding = NewText(Content(), wxString(), FontStyle::Small, Role::Text2);
    Rows()->Add(m_holding, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void ConsentDialog::AddSignature() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_how = new Segments(Content(),
                         {Tr(m_context, "Sign here"), Tr(m_context, "Signed on paper"),
                          Tr(m_context, "Name typed"), Tr(m_context, "Spoken")},
                         Tr(m_context, "How it is signed"));
    m_how->OnChosen = [this](int) { ShowHow(); };
    m_clear = NewButton(Content(), Tr(m_context, "Clear"), ButtonLook::Plain);
    m_clear->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_pad->Clear(); });
    row->Add(m_how, wxSizerFlags().CentreVertical());
    row->AddStretchSpacer();
    row->Add(m_clear, wxSizerFlags().CentreVertical());
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    m_pad = new SignaturePad(Content(), m_context);
    m_pad->OnChanged = [this] { Complain({}); };
    Rows()->Add(m_pad, wxSizerFlags().Expand());
    m_how_hint = NewText(Content(), wxString(), FontStyle::Small, Role::Text2);
    Rows()->Add(m_how_hint, wxSizerFlags().Expand());
}

model::ConsentHow ConsentDialog::How() const {
    return kHows[static_cast<std::size_t>(std::max(0, m_how->Selected()))];
}

void ConsentDialog::ChooseHow(model::ConsentHow how) {
    m_how->Select(static_cast<int>(std::ranges::find(kHows, how) - kHows.begin()));
    ShowHow();
}

void ConsentDialog::SetGivenOn(model::Date day) {
    m_on->SetDate(day);
}

void ConsentDialog::ShowHow() {
    const model::ConsentHow how = How();
    const bool drawn = how == model::ConsentHow::Drawn;
    m_pad->Show(drawn);
    m_clear->Show(drawn);
    m_how_hint->Show(!drawn);
    m_how_hint->SetLabelText(
        how == model::ConsentHow::OnPaper
            ? Tr(m_context, "Noted as signed on paper; keep the sheet with the record.")
        : how == model::ConsentHow::Typed
            ? Tr(m_context, "The name above is noted as typed in place of a signature.")
            : Tr(m_context,
                 "Noted as agreed to by word of mouth; where it has to be in writing it is refused."));
    Content()->FitInside();
    Content()->Layout();
}

// Which of those ticked end with the visit, whatever date stands above.
void ConsentDialog::ShowHolding() {
    std::string names;
    for (const auto& [id, box] : m_kinds) {
        const terms::ConsentKind* kind = m_context.resources.Consents().Find(id);
        if (box->GetValue() && kind != nullptr && kind->one_visit)
            names += (names.empty() ? "" : ", ") + m_context.words.Text(kind->name);
    }
    m_holding->Show(!names.empty());
    m_holding->SetLabelText(TrFill(m_context, "For the visit of that day only: {0}", {names}));
    Content()->FitInside();
    Content()->Layout();
}

void ConsentDialog::ShowWords() {
    std::vector<std::string> kinds;
    for (const auto& [id, box] : m_kinds)
        if (box->GetValue()) kinds.push_back(id);
    m_words->ChangeValue(Wx(desk::WordingText(m_context.resources, kinds, ChosenLanguage(*m_language))));
    ShowHolding();
}

desk::ConsentGiven ConsentDialog::Read() const {
    desk::ConsentGiven given;
    for (const auto& [id, box] : m_kinds)
        if (box->GetValue()) given.kinds.push_back(id);
    given.language = ChosenLanguage(*m_language);
    given.given_by = Utf8(m_by->GetValue());
    given.how = How();
    given.signature = m_pad->Strokes();
    std::erase_if(given.signature, [](const auto& stroke) { return stroke.empty(); });
    given.given_on = m_on->Date();
    given.expires = m_until->Date();
    return given;
}

bool ConsentDialog::Accept() {
    if (m_on->IsWrong() || m_until->IsWrong()) {
        Complain(Tr(m_context, "This is not a date of the calendar."));
        return false;
    }
    try {
        m_client = desk::RecordConsents(m_context.clinic, m_client.id, Read());
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

RevokeDialog::RevokeDialog(wxWindow* parent, const Context& context, const model::Client& client,
                           const model::ConsentId& consent)
    : FormDialog(parent, context.words, Tr(context, "Take consent back"),
                 Tr(context, "It stays in the record as given and taken back. No reason has to be given.")),
      m_context(context),
      m_client(client),
      m_consent(consent) {
    m_why = new wxTextCtrl(Content(), wxID_ANY);
    AddField(Tr(context, "Reason"), m_why);
    Finish(Tr(context, "Take back"), Tr(context, "Cancel"));
    m_why->SetFocus();
}

bool RevokeDialog::Accept() {
    return Try(m_context, [&] {
        m_client = desk::RevokeConsent(m_context.clinic, m_client.id, m_consent, Utf8(m_why->GetValue()));
    });
}

}  // namespace gui
