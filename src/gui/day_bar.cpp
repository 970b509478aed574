#include "gui/day_bar.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <memory>

namespace gui {

namespace {
constexpr int kBar = 5, kSide = 8, kGap = 2;  // DIP
}

DayBar::DayBar(wxWindow* parent) : wxWindow(parent, wxID_ANY) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetFont(Font(FontStyle::Caption));
    DisableFocusFromKeyboard();
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { Draw(); });
    OnNewColours(this, [this] { Refresh(); });
    SpeakAsImage(this);
}

wxSize DayBar::DoGetBestClientSize() const {
    return {FromDIP(36), FromDIP(kBar + kGap) + GetCharHeight()};
}

void DayBar::Show(int value, int limit, const wxString& figure, const wxString& spoken) {
    m_value = value;
    m_limit = limit;
    m_figure = figure;
    SetSpoken(this, spoken);
    SetToolTip(spoken);
    Refresh();
}

void DayBar::Draw() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(Role::Panel)));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    if (!gc) return;
    const double side = FromDIP(kSide), height = FromDIP(kBar), width = GetClientSize().x - 2 * side;
    const double share = m_limit > 0 ? std::min(1.0, static_cast<double>(m_value) / m_limit) : 0.0;
    gc->SetPen(*wxTRANSPARENT_PEN);
    gc->SetBrush(wxBrush(Colour(Role::Line)));
    gc->DrawRoundedRectangle(side, 0, width, height, height / 2);
    gc->SetBrush(wxBrush(Colour(IsPast() ? Role::Danger : Role::Accent)));
    if (share > 0) gc->DrawRoundedRectangle(side, 0, std::max(height, width * share), height, height / 2);
    gc->SetFont(GetFont(), Colour(IsPast() ? Role::Danger : Role::Text2));
    double text_width = 0, text_height = 0;
    gc->GetTextExtent(m_figure, &text_width, &text_height);
    gc->DrawText(m_figure, (GetClientSize().x - text_width) / 2, height + FromDIP(kGap));
}

}  // namespace gui
