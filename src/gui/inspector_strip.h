// Drawn controls of the charting page: rows of numbered cells. Each can be worked by mouse and keyboard,
// draws its focus and has a spoken name.
#pragma once

#include <wx/graphics.h>
#include <wx/window.h>

#include <cstdint>
#include <functional>
#include <optional>

#include "gui/theme.h"

namespace gui {

class DrawnControl : public wxWindow {
public:
    // The ground behind the control is its parent's.
    DrawnControl(wxWindow* parent, Role ground);
    [[nodiscard]] bool HasFocusNow() const { return m_focused; }
    bool Enable(bool enable = true) override;

protected:
    virtual void Draw(wxGraphicsContext& gc, wxSize size) = 0;
    virtual void Press(wxPoint at) = 0;
    virtual void Drag(wxPoint) {}  // with the button held after a press
    virtual void Release() {}
    // True if the key was used.
    virtual bool Key(const wxKeyEvent& event) = 0;
    [[nodiscard]] std::optional<wxPoint> Hover() const { return m_hover; }
    [[nodiscard]] bool Focused() const { return m_focused; }

private:
    void OnPaint();
    void OnKey(wxKeyEvent& event);
    void SetHover(std::optional<wxPoint> at);
    Role m_ground;
    bool m_focused = false;
    bool m_held = false;
    std::optional<wxPoint> m_hover;
};

// Numbered cells from `first`: severity 0–10 or Walton 1–5. Cells above the limit are closed. A drag over the
// cells takes each it comes to.
class CellStrip : public DrawnControl {
public:
    CellStrip(wxWindow* parent, Role ground, const wxString& spoken, int first, int last,
              std::function<void(std::optional<int>)> chosen);
    void Show(std::optional<int> value, int limit);
    using DrawnControl::Show;
    [[nodiscard]] std::optional<int> Value() const { return m_value; }
    [[nodiscard]] int Limit() const { return m_limit; }
    void AllowEmpty(bool allow) { m_allow_empty = allow; }
    [[nodiscard]] wxRect CellRect(int value) const;
    // Of the choices of one drag the same number, of others another: they are one undo step.
    [[nodiscard]] std::uint64_t Gesture() const { return m_gesture; }
    // The last value came from a digit, in one stroke.
    [[nodiscard]] bool ByDigit() const { return m_by_digit; }
    [[nodiscard]] bool Held() const { return m_dragging; }
    std::function<void()> on_release;    // the button was let go
    std::function<void(int)> on_closed;  // a closed cell was chosen

protected:
    [[nodiscard]] wxSize DoGetBestClientSize() const override;
    void Draw(wxGraphicsContext& gc, wxSize size) override;
    void Press(wxPoint at) override;
    void Drag(wxPoint at) override;
    void Release() override;
    bool Key(const wxKeyEvent& event) override;

private:
    void DrawCell(wxGraphicsContext& gc, int value);
    void Take(std::optional<int> value);
    wxString m_spoken;
    int m_first, m_last, m_limit;
    bool m_allow_empty = true;
    bool m_dragging = false, m_by_digit = false;
    std::uint64_t m_gesture = 0;
    std::optional<int> m_value;
    std::function<void(std::optional<int>)> m_chosen;
};

// A digit key as a score: 0–9, Shift+0 is 10.
[[nodiscard]] std::optional<int> ScoreOfKey(const wxKeyEvent& event);

}  // namespace gui
