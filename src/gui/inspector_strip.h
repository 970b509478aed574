// Drawn controls of the charting page: rows of numbered cells. Each can be worked by mouse and keyboard,
// draws its focus and has a spoken name.
#pragma once

#include <wx/graphics.h>
#include <wx/window.h>

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
    std::optional<wxPoint> m_hover;
};

// Numbered cells from `first`: severity 0–10 or Walton 1–5. Cells above the limit are closed.
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

protected:
    [[nodiscard]] wxSize DoGetBestClientSize() const override;
    void Draw(wxGraphicsContext& gc, wxSize size) override;
    void Press(wxPoint at) override;
    bool Key(const wxKeyEvent& event) override;

private:
    void DrawCell(wxGraphicsContext& gc, int value);
    void Take(std::optional<int> value);
    wxString m_spoken;
    int m_first, m_last, m_limit;
    bool m_allow_empty = true;
    std::optional<int> m_value;
    std::function<void(std::optional<int>)> m_chosen;
};

// A digit key as a score: 0–9, Shift+0 is 10.
[[nodiscard]] std::optional<int> ScoreOfKey(const wxKeyEvent& event);

}  // namespace gui
