// A box to sign in with mouse, pen or finger; strokes are kept as lines in a box of model::kSignatureBox.
#pragma once

#include <wx/graphics.h>
#include <wx/panel.h>

#include <functional>
#include <vector>

#include "gui/context.h"
#include "model/client.h"

namespace gui {

using Signature = std::vector<std::vector<model::MapPoint>>;

// Smooth lines through the points of each stroke, in a rectangle of the window.
void DrawSignature(wxGraphicsContext& on, const Signature& strokes, const wxRect2DDouble& box,
                   const wxColour& ink);

class SignaturePad : public wxPanel {
public:
    // The keyboard's way to sign is another one: what is typed or on paper (see ConsentDialog).
    SignaturePad(wxWindow* parent, const Context& context);
    [[nodiscard]] const Signature& Strokes() const { return m_strokes; }
    void Clear();

    std::function<void()> OnChanged;

private:
    void OnDown(wxMouseEvent& event);
    void OnMove(wxMouseEvent& event);
    void OnUp();
    void OnPaint();
    void Add(wxPoint at);
    [[nodiscard]] wxRect2DDouble Box() const;

    Signature m_strokes;
    wxString m_hint;
    bool m_drawing = false;
};

// A signature that is only looked at.
class SignaturePicture : public wxPanel {
public:
    SignaturePicture(wxWindow* parent, const Context& context, Signature strokes);

private:
    Signature m_strokes;
};

}  // namespace gui
