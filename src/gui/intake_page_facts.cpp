#include "gui/intake_page_facts.h"

#include <wx/sizer.h>

#include <algorithm>
#include <cmath>

#include "gui/controls_segments.h"
#include "gui/controls_text.h"
#include "text/human_date.h"

namespace gui {

namespace {

enum QuestionAt { kMedicines, kAllergies, kOperations };
enum AnswerAt { kNotAsked, kNone, kYes };

constexpr int kSide = 14;  // DIP

// A field of a number that may stay empty.
bool ReadNumber(const wxTextCtrl* field, std::optional<double>& value) {
    wxString typed = field->GetValue().Trim().Trim(false);
    typed.Replace(",", ".");
    double number = 0;
    value.reset();
    if (typed.empty()) return true;
    if (!typed.ToCDouble(&number) || !std::isfinite(number) || std::abs(number) > 10'000) return false;
    value = number;
    return true;
}

}  // namespace

HealthFacts::HealthFacts(wxWindow* parent, const Context& context)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      m_context(context) {
    Paint(this, Role::Panel);
    SetScrollRate(0, FromDIP(12));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    m_questions[kMedicines].field = "medication";
    m_questions[kAllergies].field = "allergies";
    m_questions[kOperations].field = "surgery";
    AddQuestion(m_questions[kMedicines], Tr(context, "Medicines and supplements"));
    AddQuestion(m_questions[kAllergies], Tr(context, "Allergies (oil, latex, plasters, nuts)"));
    AddQuestion(m_questions[kOperations], Tr(context, "Operations, fractures, implants"));
    AddFigures();
    // Every answer can be chosen, however long its word.
    int widest = 0;
    for (const Question& question : m_questions) widest = std::max(widest, question.answer->GetBestSize().x);
    SetMinSize(wxSize(widest + FromDIP(2 * kSide + 10), -1));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (!m_labels.Fit(GetClientSize().x - FromDIP(2 * kSide))) return;
        FitInside();
        Layout();  // the bar that came with it took width after the sizers had been laid out
    });
}

void HealthFacts::AddQuestion(Question& question, const wxString& label) {
    question.answer = new Segments(
        this,
        {Tr(m_context, "Not asked"), TrIn(m_context, "medicines, allergies", "None"), Tr(m_context, "Yes")},
        label);
    question.text =
        new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    question.text->SetMinSize(wxSize(-1, FromDIP(46)));
    SetSpoken(question.text, label);
    question.answer->OnChosen = [this, &question](int chosen) {
        question.text->Enable(chosen != kNone);
        if (chosen == kYes) question.text->SetFocus();
        Touch();
    };
    question.text->Bind(wxEVT_TEXT, [this, &question](wxCommandEvent&) {
        if (m_filling) return;
        if (!question.text->GetValue().Trim().empty()) question.answer->Select(kYes);
        Touch();
    });
    const auto side = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kSide));
    GetSizer()->AddSpacer(FromDIP(10));
    auto* above = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_labels.Add(above, label);
    GetSizer()->Add(above, side);
    GetSizer()->AddSpacer(FromDIP(4));
    GetSizer()->Add(question.answer, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(kSide)));
    GetSizer()->AddSpacer(FromDIP(4));
    GetSizer()->Add(question.text, side);
}

void HealthFacts::AddFigures() {
    const auto field = [this](const wxString& spoken) {
        auto* text = new wxTextCtrl(this, wxID_ANY);
        text->SetMinSize(wxSize(FromDIP(50), -1));
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Touch(); });
        SetSpoken(text, spoken);
        return text;
    };
    m_systolic = field(Tr(m_context, "Systolic, mmHg"));
    m_diastolic = field(Tr(m_context, "Diastolic, mmHg"));
    m_sleep = field({});
    m_weeks = field({});
    auto* pressure = new wxBoxSizer(wxHORIZONTAL);
    pressure->Add(m_systolic, wxSizerFlags(1).CentreVertical());
    pressure->Add(NewText(this, "/", FontStyle::Body, Role::Text2),
                  wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    pressure->Add(m_diastolic, wxSizerFlags(1).CentreVertical());
    const auto side = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kSide));
    GetSizer()->AddSpacer(FromDIP(10));
    GetSizer()->Add(NewText(this, Tr(m_context, "Blood pressure, mmHg"), FontStyle::Small, Role::Text2),
                    side);
    GetSizer()->AddSpacer(FromDIP(4));
    GetSizer()->Add(pressure, side);
    GetSizer()->AddSpacer(FromDIP(10));
    GetSizer()->Add(Labelled(this, Tr(m_context, "Hours of sleep a night"), m_sleep), side);
    GetSizer()->AddSpacer(FromDIP(10));
    GetSizer()->Add(Labelled(this, Tr(m_context, "If pregnant: week (may be skipped)"), m_weeks), side);
    GetSizer()->AddSpacer(FromDIP(14));
}

void HealthFacts::Show(const Question& question, model::Answer answer, const std::string& text) {
    const int at = !text.empty() || answer == model::Answer::Yes ? kYes
                   : answer == model::Answer::No                 ? kNone
                                                                 : kNotAsked;
    question.answer->Select(at);
    question.text->ChangeValue(Wx(text));
    question.text->Enable(at != kNone);
}

void HealthFacts::Read(const Question& question, model::Answer& answer, std::string& text) const {
    const int at = question.answer->Selected();
    answer = at == kYes ? model::Answer::Yes : at == kNone ? model::Answer::No : model::Answer::Unknown;
    text = at == kNone ? std::string() : Utf8(question.text->GetValue());
}

void HealthFacts::ShowHistory(const model::HealthHistory& history) {
    const auto number = [this](std::optional<double> value) {
        return value ? Wx(text::HumanNumber(m_context.words, *value)) : wxString();
    };
    m_filling = true;
    Show(m_questions[kMedicines], history.medicines, history.medication);
    Show(m_questions[kAllergies], history.allergic, history.allergies);
    Show(m_questions[kOperations], history.operated, history.surgery);
    const auto& pressure = history.blood_pressure;
    m_systolic->ChangeValue(pressure ? number(pressure->first) : wxString());
    m_diastolic->ChangeValue(pressure ? number(pressure->second) : wxString());
    m_sleep->ChangeValue(number(history.sleep_hours));
    m_weeks->ChangeValue(history.pregnancy_weeks ? number(*history.pregnancy_weeks) : wxString());
    m_filling = false;
    FitInside();
}

void HealthFacts::ReadInto(model::HealthHistory& history) const {
    Read(m_questions[kMedicines], history.medicines, history.medication);
    Read(m_questions[kAllergies], history.allergic, history.allergies);
    Read(m_questions[kOperations], history.operated, history.surgery);
    std::optional<double> systolic, diastolic, weeks;
    history.blood_pressure.reset();
    if (ReadNumber(m_systolic, systolic) && ReadNumber(m_diastolic, diastolic) && systolic && diastolic)
        history.blood_pressure.emplace(static_cast<int>(*systolic), static_cast<int>(*diastolic));
    ReadNumber(m_sleep, history.sleep_hours);
    ReadNumber(m_weeks, weeks);
    history.pregnancy_weeks.reset();
    if (weeks) history.pregnancy_weeks = static_cast<int>(*weeks);
}

wxString HealthFacts::Wrong() const {
    std::optional<double> value, other;
    if (!ReadNumber(m_systolic, value) || !ReadNumber(m_diastolic, other))
        return Tr(m_context, "The blood pressure is not a number.");
    if (value.has_value() != other.has_value()) return Tr(m_context, "Blood pressure needs both figures.");
    if (!ReadNumber(m_sleep, value)) return Tr(m_context, "The hours of sleep are not a number.");
    if (!ReadNumber(m_weeks, value)) return Tr(m_context, "The weeks are not a number.");
    return {};
}

bool HealthFacts::FocusField(const std::string& field) {
    const auto found = std::ranges::find_if(m_questions, [&](const auto& one) { return field == one.field; });
    if (found == m_questions.end()) return false;
    found->text->Enable();
    found->text->SetFocus();
    return true;
}

void HealthFacts::Touch() {
    if (!m_filling && OnChanged) OnChanged();
}

}  // namespace gui
