#include "gui/exercise_picture.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

#include "bodymap/exercise_scene.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr int kHigh = 150, kRoom = 4;  // logical pixels

}  // namespace

ExercisePicture::ExercisePicture(wxWindow* parent, const model::ExerciseDrawing& drawing, bool mirrored,
                                 const wxString& name)
    : wxPanel(parent), m_drawing(drawing), m_mirrored(mirrored) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(wxSize(-1, FromDIP(kHigh)));
    SpeakAsImage(this);
    SetSpoken(this, name);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh();
        event.Skip();
    });
    OnNewColours(this, [this] { Refresh(); });
}

void ExercisePicture::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(Role::Panel)));
    dc.Clear();
    const wxSize size = GetClientSize();
    if (size.x <= 2 * kRoom || size.y <= 2 * kRoom) return;
    if (size != m_drawn_for) {
        m_scene = bodymap::ExerciseScene(
            m_drawing, {kRoom, kRoom, size.x - 2.0 * kRoom, size.y - 2.0 * kRoom}, m_mirrored);
        m_drawn_for = size;
    }
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    if (gc) PaintScene(*gc, m_scene);
}

ExercisePicture* NewExercisePicture(wxWindow* parent, const Context& context, const model::PlanItem& item) {
    const auto* drawing = context.resources.Drawings().Find(item.id);
    if (drawing == nullptr) return nullptr;
    return new ExercisePicture(parent, *drawing, item.at.side == model::Side::Left,
                               Wx(context.words.Text(item.name)));
}

}  // namespace gui
