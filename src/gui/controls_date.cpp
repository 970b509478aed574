#include "gui/controls_date.h"

#include <wx/sizer.h>
#include <wx/valtext.h>

#include "gui/context.h"
#include "gui/theme.h"
#include "model/problem.h"

namespace gui {

namespace {

constexpr const char* kMonths[] = {model::Msg("January"), model::Msg("February"), model::Msg("March"),
                                   model::Msg("April"),   model::Msg("May"),      model::Msg("June"),
                                   model::Msg("July"),    model::Msg("August"),   model::Msg("September"),
                                   model::Msg("October"), model::Msg("November"), model::Msg("December")};

wxTextCtrl* Digits(wxWindow* parent, int count, int width) {
    auto* field = new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition,
                                 wxSize(parent->FromDIP(width), -1), 0, wxTextValidator(wxFILTER_DIGITS));
    field->SetMaxLength(static_cast<unsigned long>(count));
    field->SetMinSize(wxSize(parent->FromDIP(width), -1));
    return field;
}

}  // namespace

DateField::DateField(wxWindow* parent, const text::Translator& words, const wxString& spoken)
    : wxPanel(parent) {
    m_day = Digits(this, 2, 44);
    wxArrayString months;
    months.Add(wxString::FromUTF8("–"));
    for (const char* month : kMonths) months.Add(Wx(words.Text(month)));
    m_month = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, months);
    m_month->SetSelection(0);
    m_year = Digits(this, 4, 60);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_day, wxSizerFlags().CentreVertical());
    row->Add(m_month, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    row->Add(m_year, wxSizerFlags().CentreVertical());
    SetSizer(row);
    SetSpoken(m_day, spoken + " – " + Wx(words.Text("Day")));
    SetSpoken(m_month, spoken + " – " + Wx(words.Text("Month")));
    SetSpoken(m_year, spoken + " – " + Wx(words.Text("Year")));
    const auto changed = [this](wxCommandEvent&) {
        if (OnChanged) OnChanged();
    };
    m_day->Bind(wxEVT_TEXT, changed);
    m_year->Bind(wxEVT_TEXT, changed);
    m_month->Bind(wxEVT_CHOICE, changed);
}

void DateField::SetDate(std::optional<model::Date> date) {
    m_day->ChangeValue(date ? wxString::Format("%u", static_cast<unsigned>(date->day())) : wxString());
    m_month->SetSelection(date ? static_cast<int>(static_cast<unsigned>(date->month())) : 0);
    m_year->ChangeValue(date ? wxString::Format("%d", static_cast<int>(date->year())) : wxString());
}

bool DateField::IsEmpty() const {
    return m_day->IsEmpty() && m_year->IsEmpty() && m_month->GetSelection() <= 0;
}

std::optional<model::Date> DateField::Date() const {
    long day = 0;
    long year = 0;
    if (!m_day->GetValue().ToLong(&day) || !m_year->GetValue().ToLong(&year) || m_month->GetSelection() <= 0)
        return {};
    const model::Date date{std::chrono::year(static_cast<int>(year)),
                           std::chrono::month(static_cast<unsigned>(m_month->GetSelection())),
                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() && year >= 1000 ? std::optional(date) : std::nullopt;
}

bool DateField::IsWrong() const {
    return !IsEmpty() && !Date();
}

}  // namespace gui
