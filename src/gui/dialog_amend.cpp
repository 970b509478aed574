#include "gui/dialog_amend.h"

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_list.h"

namespace gui {

namespace {

using model::AmendmentKind;

constexpr int kWidth = 560, kTextHeight = 140;
constexpr std::size_t kShownOfLine = 60;

// A line of the findings is known by its words.
wxString FieldLabel(const desk::ReadField& field) {
    const wxString label = Wx(field.label);
    if (field.field.find('.') == std::string::npos || field.field.starts_with("soap.")) return label;
    const wxString words = Wx(model::Standing(field.passages));
    return label + ": " +
           (words.length() > kShownOfLine ? words.Left(kShownOfLine) + wxString::FromUTF8("…") : words);
}

}  // namespace

AmendDialog::AmendDialog(wxWindow* parent, const Context& context, const model::VisitId& visit,
                         KeyWorker& worker)
    : KeyDialog(
          parent, context, worker, visit, Tr(context, "Amend signed visit"),
          Tr(context,
             "What was signed stays legible. Your addition stands beside it with today's date, your name "
             "and the reason.")),
      m_visit(desk::ReadAmended(context.clinic, context.words, visit)) {
    m_kind = new wxChoice(Content(), wxID_ANY);
    m_field = new wxChoice(Content(), wxID_ANY);
    for (wxChoice* choice : {m_kind, m_field}) KeepFromWheel(choice);
    m_reason = new wxTextCtrl(Content(), wxID_ANY);
    m_text = new wxTextCtrl(Content(), wxID_ANY, {}, wxDefaultPosition, wxSize(-1, FromDIP(kTextHeight)),
                            wxTE_MULTILINE);
    m_values = new AmendValues(Content(), context);
    m_values->OnChanged = [this] { WriteLine(); };
    OfferKinds();
    OfferFields();
    AddField(Tr(context, "Kind of amendment"), m_kind);
    AddField(Tr(context, "What it concerns"), m_field);
    Rows()->Add(m_values, wxSizerFlags().Expand());
    AddField(Tr(context, "Reason"), m_reason);
    AddField(Tr(context, "Text; of a correction the whole field as it should read"), m_text);
    m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { ShowChoice(); });
    m_field->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { ShowChoice(); });
    AddPassphrase(kWidth);
    FinishWith(Tr(context, "Sign and add"), kWidth);
    ShowChoice();
    m_kind->SetFocus();
}

void AmendDialog::OfferKinds() {
    const std::pair<AmendmentKind, wxString> kinds[] = {
        {AmendmentKind::Addition, Tr(Ctx(), "Addition")},
        {AmendmentKind::Correction, Tr(Ctx(), "Correction")},
        {AmendmentKind::InError, Tr(Ctx(), "Entry made in error")},
        {AmendmentKind::CoSign, Tr(Ctx(), "Co-signature")}};
    for (const auto& [kind, label] : kinds) {
        m_kinds.push_back(kind);
        m_kind->Append(label);
    }
    m_kind->SetSelection(0);
}

void AmendDialog::OfferFields() {
    m_fields = {""};
    m_field->Append(Tr(Ctx(), "The visit as a whole"));
    for (const desk::ReadField& field : m_visit.fields) {
        m_fields.push_back(field.field);
        m_field->Append(wxControl::EscapeMnemonics(FieldLabel(field)));
    }
    m_field->SetSelection(0);
}

AmendmentKind AmendDialog::ChosenKind() const {
    return m_kinds.at(static_cast<std::size_t>(std::max(m_kind->GetSelection(), 0)));
}

std::string AmendDialog::ChosenField() const {
    const AmendmentKind kind = ChosenKind();
    if (kind != AmendmentKind::Addition && kind != AmendmentKind::Correction) return {};
    return m_fields.at(static_cast<std::size_t>(std::max(m_field->GetSelection(), 0)));
}

void AmendDialog::Choose(AmendmentKind kind, const std::string& field) {
    m_kind->SetSelection(static_cast<int>(std::ranges::find(m_kinds, kind) - m_kinds.begin()));
    const auto at = std::ranges::find(m_fields, field);
    if (at != m_fields.end()) m_field->SetSelection(static_cast<int>(at - m_fields.begin()));
    ShowChoice();
}

// A correction begins with the words as they stand.
wxString AmendDialog::FirstWords() const {
    if (ChosenKind() != AmendmentKind::Correction) return {};
    const auto field = std::ranges::find(m_visit.fields, ChosenField(), &desk::ReadField::field);
    return field == m_visit.fields.end() ? wxString() : Wx(model::Standing(field->passages));
}

void AmendDialog::ShowChoice() {
    const AmendmentKind kind = ChosenKind();
    m_field->Enable(kind == AmendmentKind::Addition || kind == AmendmentKind::Correction);
    m_text->Enable(kind != AmendmentKind::InError);
    const std::pair wanted{kind, ChosenField()};
    if (wanted == m_shown) return;
    m_typed[m_shown] = m_text->GetValue();
    m_shown = wanted;
    const auto typed = m_typed.find(wanted);
    m_text->ChangeValue(typed == m_typed.end() ? FirstWords() : typed->second);
    ShowValues();
}

// A line that stands as it was signed may be corrected by what it is made of.
void AmendDialog::ShowValues() {
    std::optional<desk::LineValues> values;
    if (ChosenKind() == AmendmentKind::Correction)
        values = desk::ValuesOf(Ctx().clinic, m_visit, ChosenField());
    m_wrong = nullptr;
    m_values->Take(values);
    FitToContent();
}

void AmendDialog::WriteLine() {
    Complain({});
    m_wrong = nullptr;
    try {
        m_text->ChangeValue(Wx(desk::LineWith(Ctx().clinic, m_visit, ChosenField(), m_values->Values())));
    } catch (const std::exception& error) {
        m_wrong = std::current_exception();
        Complain(Wx(desk::Sentence(Words(), error)));
    }
}

model::Amendment AmendDialog::Made() const {
    model::Amendment made;
    const std::string text = Utf8(m_text->GetValue());
    if (ChosenKind() == AmendmentKind::Correction)
        made = desk::CorrectionTo(m_visit, ChosenField(), text);
    else if (ChosenKind() != AmendmentKind::InError)
        made.text = text;
    made.visit = Visit();
    made.kind = ChosenKind();
    made.field = ChosenField();
    made.reason = Utf8(m_reason->GetValue());
    return made;
}

// The text still reads as before a value that is wrong.
void AmendDialog::Look() {
    if (m_wrong) std::rethrow_exception(m_wrong);
    (void)desk::Prepared(Ctx().clinic, Made());
}

void AmendDialog::Do(const store::SigningKey* key) {
    AmendBeside(Made(), *key);
}

}  // namespace gui
