#include "gui/dialog_visit_time.h"

#include "desk/sentences.h"
#include "desk/visit_time.h"
#include "text/zone.h"

namespace gui {

VisitTimeDialog::VisitTimeDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor)
    : FormDialog(parent, context.words, Tr(context, "Time of the visit"),
                 Tr(context, "When the treatment was. When it was written down is kept beside it.")),
      m_editor(editor) {
    const text::CivilTime begins = text::ToCivil(editor.Visit().service_at, editor.Visit().zone);
    m_day = new DateField(Content(), context.words, Tr(context, "Day"));
    m_day->SetDate(begins.day);
    m_begins = new wxTextCtrl(Content(), wxID_ANY, wxString::Format("%d:%02d", begins.hour, begins.minute));
    m_minutes = new wxTextCtrl(Content(), wxID_ANY, wxString::Format("%d", editor.Visit().minutes));
    AddField(Tr(context, "Day"), m_day);
    AddPair(Tr(context, "Begins"), m_begins, Tr(context, "Length in minutes"), m_minutes);
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), 420);
    m_begins->SetFocus();
    m_begins->SelectAll();
}

bool VisitTimeDialog::Accept() {
    const auto day = m_day->Date();
    const auto begins = desk::ParseTimeOfDay(Utf8(m_begins->GetValue()));
    long minutes = 0;
    if (!day) {
        Complain(Wx(Words().Text("This is no date of the calendar.")));
    } else if (!begins) {
        Complain(Wx(Words().Text("Please give the time as in 14:30.")));
    } else if (!m_minutes->GetValue().ToLong(&minutes) || minutes < 0 || minutes > 10'000) {
        Complain(Wx(Words().Text("A visit takes 5 to 600 minutes.")));
    } else {
        try {
            desk::SetVisitTime(m_editor, *day, *begins, static_cast<int>(minutes));
            return true;
        } catch (const std::exception& error) {
            Complain(Wx(desk::Sentence(Words(), error)));
        }
    }
    return false;
}

}  // namespace gui
