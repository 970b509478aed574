#include "gui/clock_check.h"

#include "gui/controls_text.h"
#include "gui/wrapped_texts.h"

namespace gui {

ClockCheck::ClockCheck(wxWindow* parent, wxSizer* rows, const Context& context, int width) {
    const auto words = desk::ClockBehindWords(context.clinic, context.words);
    if (!words) return;
    auto* problem = NewText(parent, Wx(words->problem), FontStyle::Body, Role::Warn);
    WrapText(problem, width);
    m_box = new wxCheckBox(parent, wxID_ANY, wxControl::EscapeMnemonics(Wx(words->offer)));
    SetSpoken(m_box, Wx(words->offer));
    rows->Add(problem, wxSizerFlags().Expand().Border(wxBOTTOM, parent->FromDIP(4)));
    rows->Add(m_box, wxSizerFlags().Border(wxBOTTOM, parent->FromDIP(12)));
}

store::WhenBehind ClockCheck::Chosen() const {
    return m_box != nullptr && m_box->IsChecked() ? store::WhenBehind::SignAtLatest
                                                  : store::WhenBehind::Refuse;
}

}  // namespace gui
