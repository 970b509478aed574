// Words that are read whole: broken into lines anew where the room for them changes.
#pragma once

#include <wx/control.h>

#include <vector>

class wxStaticText;

namespace gui {

// Broken at blanks so that no line is wider than `width` pixels in the window's font. A longer word is
// parted, after a mark such as a slash or hyphen where it has one.
[[nodiscard]] wxString Broken(const wxWindow& window, const wxString& text, int width);
// wxStaticText::Wrap leaves all behind a long word unbroken.
void WrapText(wxStaticText* text, int width);

class WrappedTexts {
public:
    // A static text or button; `beside`: pixels of the width that something next to it takes.
    void Add(wxControl* control, const wxString& text, int beside = 0);
    // Other words for one that was added, or other things beside it.
    void Say(wxControl* control, const wxString& text, int beside = 0);
    // Before the controls go.
    void Clear() { m_all.clear(); }
    void Forget(const std::vector<wxControl*>& some);
    // True if anything was broken anew; the sizers are to be laid out then.
    bool Fit(int width);

private:
    struct One {
        wxControl* control;
        wxString text;
        int beside, shown;  // shown: the room it was broken for; 0: not yet
    };
    std::vector<One> m_all;
};

}  // namespace gui
