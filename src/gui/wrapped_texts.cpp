#include "gui/wrapped_texts.h"

#include <wx/textwrapper.h>

#include <algorithm>

namespace gui {

namespace {

class Lines : public wxTextWrapper {
public:
    wxString text;

private:
    void OnOutputLine(const wxString& line) override { text += line; }
    void OnNewLine() override { text += '\n'; }
};

}  // namespace

wxString Broken(const wxWindow& window, const wxString& text, int width) {
    Lines lines;
    lines.Wrap(const_cast<wxWindow*>(&window), text, width);  // it only measures
    return lines.text;
}

void WrappedTexts::Add(wxControl* control, const wxString& text, int beside) {
    m_all.push_back({control, text, beside, 0});
}

void WrappedTexts::Say(wxControl* control, const wxString& text, int beside) {
    const auto one = std::ranges::find(m_all, control, &One::control);
    if (one == m_all.end() || (one->text == text && one->beside == beside)) return;
    *one = {control, text, beside, 0};
}

void WrappedTexts::Forget(const std::vector<wxControl*>& some) {
    std::erase_if(m_all, [&](const One& one) { return std::ranges::count(some, one.control) > 0; });
}

bool WrappedTexts::Fit(int width) {
    bool changed = false;
    for (One& one : m_all) {
        const int room = std::max(width - one.beside, 1);
        if (one.shown == room) continue;
        one.shown = room;
        one.control->SetLabelText(Broken(*one.control, one.text, room));
        changed = true;
    }
    return changed;
}

}  // namespace gui
