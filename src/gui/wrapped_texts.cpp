#include "gui/wrapped_texts.h"

#include <wx/dcclient.h>
#include <wx/stattext.h>

#include <algorithm>

namespace gui {

namespace {

constexpr std::size_t kMostMeasured = 2000;  // characters; no line has as many

// What belongs to the letter before it: accents, points and vowel signs on their own, joiners.
bool Joins(wxUniChar c) {
    const auto in = [c](unsigned first, unsigned last) { return c >= first && c <= last; };
    return in(0x300, 0x36f) || in(0x591, 0x5c7) || in(0x610, 0x61a) || in(0x64b, 0x65f) || in(0x93a, 0x94f) ||
           in(0x200c, 0x200d) || in(0xfe00, 0xfe0f) || in(0x1f3fb, 0x1f3ff);
}

// How much of a line stays where `fits` of its characters have room; at least one.
std::size_t EndOf(const wxString& line, std::size_t fits) {
    const std::size_t blank = line.rfind(' ', fits);
    if (blank != wxString::npos && blank > 0) return blank;
    static const wxString kAfter = "-/\\._,;:@&=?+";
    for (std::size_t end = fits; end > fits / 2; --end)
        if (kAfter.Contains(line[end - 1])) return end;
    std::size_t end = std::max<std::size_t>(fits, 1);
    while (end > 1 && Joins(line[end])) --end;
    return end;
}

void AddBroken(const wxDC& dc, wxString line, int width, wxString& out) {
    for (;;) {
        wxArrayInt widths;
        dc.GetPartialTextExtents(line.Left(kMostMeasured), widths);
        const auto fits = static_cast<std::size_t>(std::ranges::upper_bound(widths, width) - widths.begin());
        if (fits == line.length() || line.length() == 1) break;
        const std::size_t end = EndOf(line, fits);
        out += line.Left(end).Trim() + '\n';
        line = line.Mid(end).Trim(false);
    }
    out += line;
}

}  // namespace

wxString Broken(const wxWindow& window, const wxString& text, int width) {
    const wxClientDC dc(const_cast<wxWindow*>(&window));  // it only measures
    wxString out;
    for (std::size_t at = 0; at <= text.length();) {
        const std::size_t end = std::min(text.find('\n', at), text.length());
        if (at > 0) out += '\n';
        AddBroken(dc, text.Mid(at, end - at), width, out);
        at = end + 1;
    }
    return out;
}

void WrapText(wxStaticText* text, int width) {
    text->SetLabelText(Broken(*text, text->GetLabelText(), width));
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
