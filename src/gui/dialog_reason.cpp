#include "gui/dialog_reason.h"

#include "desk/sentences.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidth = 520, kTextHeight = 120;

std::string Trimmed(const wxTextCtrl* field) {
    return Utf8(field->GetValue().Trim().Trim(false));
}

}  // namespace

ReasonDialog::ReasonDialog(wxWindow* parent, const Context& context, const ReasonAsked& asked,
                           std::function<void(const ReasonDialog&)> work)
    : FormDialog(parent, context.words, asked.heading, asked.hint),
      m_context(context),
      m_work(std::move(work)),
      m_may_be_empty(asked.may_be_empty) {
    m_text = new wxTextCtrl(Content(), wxID_ANY, asked.now, wxDefaultPosition,
                            asked.several_lines ? wxSize(-1, FromDIP(kTextHeight)) : wxDefaultSize,
                            asked.several_lines ? wxTE_MULTILINE : 0);
    AddField(asked.label, m_text);
    if (!asked.whom.empty()) AddField(asked.whom, m_whom = new wxTextCtrl(Content(), wxID_ANY));
    if (!asked.day.empty()) AddMoment(asked);
    Finish(asked.accept, Tr(context, "Cancel"), kWidth);
    m_text->SetFocus();
}

void ReasonDialog::AddMoment(const ReasonAsked& asked) {
    m_day = new DateField(Content(), Words(), asked.day);
    AddField(asked.day, m_day);
    if (asked.time.empty()) return;
    const auto now = text::ToCivil(m_context.clinic.Clock().Now(), m_context.clinic.Profile().zone);
    m_day->SetDate(now.day);
    m_time = new wxTextCtrl(Content(), wxID_ANY, wxString::Format("%d:%02d", now.hour, now.minute));
    AddField(asked.time, m_time);
}

std::string ReasonDialog::Time() const {
    return m_time ? Trimmed(m_time) : std::string();
}

std::string ReasonDialog::Reason() const {
    return Trimmed(m_text);
}

std::string ReasonDialog::Whom() const {
    return m_whom ? Trimmed(m_whom) : std::string();
}

bool ReasonDialog::Accept() {
    try {
        if (m_day && m_day->IsWrong())
            Complain(Tr(m_context, "That is no date of the calendar."));
        else if (!m_may_be_empty && Reason().empty())
            Complain(Tr(m_context, "Something has to be written here."));
        else
            return m_work(*this), true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
    return false;
}

}  // namespace gui
