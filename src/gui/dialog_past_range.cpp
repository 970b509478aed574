#include "gui/dialog_past_range.h"

#include "gui/context.h"

namespace gui {

PastRangeDialog::PastRangeDialog(wxWindow* parent, const text::Translator& words,
                                 const desk::PastRange& range)
    : FormDialog(parent, words, Wx(words.Text("Days of the history")),
                 Wx(words.Text("Both days belong to it; an empty day leaves it open on that side."))),
      m_range(range) {
    m_from = new DateField(Content(), words, Wx(words.Text("From")));
    m_from->SetDate(range.from);
    m_to = new DateField(Content(), words, Wx(words.Text("To")));
    m_to->SetDate(range.to);
    AddField(Wx(words.Text("From")), m_from);
    AddField(Wx(words.Text("To")), m_to);
    Finish(Wx(words.Text("Show")), Wx(words.Text("Cancel")), 420);
    m_from->SetFocus();
}

bool PastRangeDialog::Accept() {
    if (m_from->IsWrong() || m_to->IsWrong()) {
        Complain(Wx(Words().Text("This is no date of the calendar.")));
        return false;
    }
    const desk::PastRange range{m_from->Date(), m_to->Date()};
    if (range.from && range.to && *range.to < *range.from) {
        Complain(Wx(Words().Text("The last day is before the first.")));
        return false;
    }
    m_range = range;
    return true;
}

}  // namespace gui
