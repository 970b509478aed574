// The body map one can write on. Every view of the figure, the marks of the visit above it; mouse and
// keyboard do the same.
#pragma once

#include <wx/bitmap.h>
#include <wx/dc.h>
#include <wx/graphics.h>
#include <wx/timer.h>
#include <wx/window.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/region_index.h"
#include "gui/body_canvas_layout.h"
#include "gui/body_layer.h"
#include "gui/canvas_tool.h"
#include "gui/mark_layer.h"
#include "gui/own_picture.h"
#include "gui/visit_state.h"

namespace gui {

// The choice that shows a view: close-ups have their own, everything else is part of the whole body.
[[nodiscard]] ViewChoice ChoiceOf(model::View view);

class BodyCanvas : public wxWindow {
public:
    static constexpr double kMinZoom = 0.5, kMaxZoom = 8.0, kZoomStep = 1.25;

    BodyCanvas(wxWindow* parent, VisitState& state);
    ~BodyCanvas() override;

    // Whether "All" includes the side views (there may be no room for them).
    void ShowSides(bool in_all);
    [[nodiscard]] double Zoom() const { return m_zoom; }
    void ZoomBy(double factor);
    void ZoomFit();
    // Marks a region chosen by name with the finding in hand and moves the keyboard place there.
    bool MarkRegion(const model::RegionRef& region, model::Layer layer);
    // Turns to a view and layer that show the region, moves the keyboard place there and pulses it. False if
    // it is drawn nowhere.
    bool Reveal(const model::RegionRef& region, model::Layer layer);
    // What shows the map as it is now again: view, layer, zoom and the place of the keyboard.
    [[nodiscard]] std::function<void()> Remember();
    // Moves the keyboard place to a structure, turning to its layer and, if it is not in sight, to `view` or
    // the view it is best charted on. False if no view can show it.
    bool StandAt(const model::RegionRef& at, model::Layer layer, std::optional<model::View> view = {});
    std::function<void()> on_zoom;                   // the zoom changed
    std::function<bool(const wxString&)> on_letter;  // a key the page answers; true if it did
    // A mark on a picture waits for the name of its structure: the page asks, MarkRegion answers.
    std::function<void()> on_name_wanted;
    std::function<void()> on_place;  // the keyboard stands on another structure

    // Where a point of a view is on the canvas, if the view is shown.
    [[nodiscard]] std::optional<wxPoint> ScreenOf(model::View view, model::MapPoint point) const;
    // The shown view on which a mark is in sight.
    [[nodiscard]] std::optional<model::View> ViewOf(const model::Mark& mark) const;
    // Turns to the view a mark was charted on, unless it is in sight.
    void ShowMark(const model::Mark& mark);
    // The marks that are not in sight, by what would show them.
    struct Elsewhere {
        ViewChoice view = ViewChoice::All;
        model::PictureId picture;
        std::size_t marks = 0;
        bool operator==(const Elsewhere&) const = default;
    };
    [[nodiscard]] std::vector<Elsewhere> MarksElsewhere() const;
    // What is drawn of a layer on the views in sight.
    [[nodiscard]] std::vector<bodymap::Hit> Structures(model::Layer layer) const;
    // The region the keyboard stands on.
    [[nodiscard]] std::optional<bodymap::Hit> Place() const;
    // What a screen reader hears of the canvas.
    [[nodiscard]] wxString Spoken() const;
    // Where the names of views and sides stand: always within the canvas.
    [[nodiscard]] std::vector<wxRect> CaptionBoxes() const;
    // What says “Resolved?” beside the ghost that is pointed at or chosen.
    [[nodiscard]] std::optional<wxRect> PillBox() const;
    // Draws the canvas as it is; `now`: whatever is missing is drawn first (the paint handler does not wait
    // for it).
    void DrawOn(wxDC& dc, bool now = true);

private:
    struct Spot {  // a region of a shown view
        std::size_t pane = 0;
        bodymap::Hit hit;
        bool operator==(const Spot&) const = default;
    };
    struct Stack {  // what lies over each other at a point, topmost first, and whose turn it is
        std::size_t pane = 0;
        bodymap::MapPoint point;
        std::vector<bodymap::Hit> hits;
        int turn = 0;  // hits.size(): once round
        [[nodiscard]] const bodymap::Hit& Now() const {
            return hits[static_cast<std::size_t>(turn) % hits.size()];
        }
    };
    struct Sight {  // a mark on a shown view
        const Pane* pane = nullptr;
        std::vector<bodymap::MapPoint> points;
    };
    struct Drag {
        model::MarkId mark;
        CanvasTool::Point from, to;
        std::optional<std::size_t> end;  // that end of a strip or arrow alone
    };
    struct Drawing {  // a shape on its way, by pointer or by keys
        std::size_t pane = 0;
        model::Shape shape = model::Shape::Stroke;
        std::vector<bodymap::MapPoint> points;
    };

    // body_canvas.cpp: layout and changes
    void BindAll();
    void OnShared(unsigned kinds);
    void Rebuild();
    void TakePicture();
    void Apply();   // everything is drawn anew
    void Moved();   // the same picture zoomed or panned
    void Settle();  // sharp again where it came to rest
    void ZoomAbout(CanvasTool::Point anchor, double zoom);
    void ClampShift();
    [[nodiscard]] model::Figure Figure() const;
    [[nodiscard]] std::vector<model::View> WantedViews() const;
    [[nodiscard]] PaneShape ShapeOf(model::View view, std::size_t among) const;
    [[nodiscard]] const bodymap::BodyMap& MapOf(const Pane& pane) const;
    [[nodiscard]] const bodymap::RegionIndex& IndexOf(const Pane& pane) const;
    void InvalidateMarks();

    // body_canvas_stack.cpp: overlapping structures and what is told
    [[nodiscard]] std::optional<Spot> SpotOn(std::size_t pane, const model::RegionRef& at,
                                             model::Layer layer) const;
    // On the view wished if it is in sight, else on the first one that shows it.
    [[nodiscard]] std::optional<Spot> ShownSpot(const model::RegionRef& at, model::Layer layer,
                                                std::optional<model::View> view) const;
    void StandThrough();
    [[nodiscard]] bool StackHolds(const Spot& spot) const;
    void StackUp();
    // The next (1) or last (-1) structure of the stack; false if Tab is to leave the canvas.
    bool Turn(int step);
    // What a click means: the topmost structure; with the select tool a repeated click means the next below.
    [[nodiscard]] std::optional<Spot> SpotInTurn(CanvasTool::Point at);
    [[nodiscard]] wxString SpokenAt(const model::RegionRef& at, model::Layer layer, model::View view) const;
    [[nodiscard]] ViewChoice ChoiceFor(model::View view) const;
    void Speak();
    void Made(const model::MarkId& mark);
    void TellSelection();

    // body_canvas_mouse.cpp: what the pointer finds and does
    [[nodiscard]] CanvasTool::Host MakeHost();
    void BindMouse();
    void BindTouch();
    void OnWheel(wxMouseEvent& event);
    [[nodiscard]] std::optional<std::size_t> PaneAt(CanvasTool::Point at) const;
    [[nodiscard]] std::optional<Spot> SpotAt(CanvasTool::Point at) const;
    [[nodiscard]] std::optional<model::MarkId> MarkAt(CanvasTool::Point at) const;
    void Click(CanvasTool::Point at, const std::optional<model::MarkId>& mark);
    void SelectIn(const Spot& spot);
    void MarkPoint(CanvasTool::Point at);
    void DragTo(const model::MarkId& mark, CanvasTool::Point from, CanvasTool::Point to);
    void Drop(const model::MarkId& mark, CanvasTool::Point from, CanvasTool::Point to);
    [[nodiscard]] static bodymap::MapPoint Dragged(const Sight& sight, CanvasTool::Point from,
                                                   CanvasTool::Point to);
    // The end of the selected strip or arrow that can be taken hold of there.
    [[nodiscard]] std::optional<std::size_t> EndAt(const model::MarkId& mark, CanvasTool::Point at) const;
    void EndGesture();
    void Pan(double dx, double dy);

    // body_canvas_hover.cpp: the structure under the pointer and its name
    void Hover(std::optional<CanvasTool::Point> at);
    void SetHovered(const std::optional<Spot>& spot);
    [[nodiscard]] wxString HoverWords(const Spot& spot) const;
    [[nodiscard]] wxRect HoverBox() const;
    void DrawHover(wxGraphicsContext& gc) const;

    // body_canvas_ghosts.cpp: marks of the last visit, and choosing several marks
    [[nodiscard]] std::vector<bodymap::MarkLook> GhostsOn(const Pane& pane) const;
    // Places that are left alone at every visit.
    [[nodiscard]] bodymap::Scene AvoidedOn(const Pane& pane) const;
    [[nodiscard]] const desk::Ghost* PillGhost() const;
    [[nodiscard]] wxString PillWords(const desk::Ghost& ghost) const;
    [[nodiscard]] bool OnPill(CanvasTool::Point at) const;
    void HoverGhost(std::optional<CanvasTool::Point> at, const std::optional<model::MarkId>& mark);
    void DrawPill(wxGraphicsContext& gc) const;
    void MeetGhost();
    [[nodiscard]] wxString SpokenGhosts(const model::RegionRef& at, model::Layer layer,
                                        model::View view) const;
    void FrameTo(const std::vector<CanvasTool::Point>& path);
    void ChooseFramed();
    void DrawFrame(wxGraphicsContext& gc) const;

    // body_canvas_draw.cpp: strokes, areas and arrows
    [[nodiscard]] std::optional<model::Shape> ShapeOfTool(bool shift) const;
    [[nodiscard]] bool Draws(CanvasTool::Point at, bool shift);
    void DrawTo(const std::vector<CanvasTool::Point>& path);
    void Drawn(const std::vector<CanvasTool::Point>& path);
    void KeepShape(Drawing drawing);
    void AskForName(Drawing drawing);
    bool MarkOnPicture(const model::RegionRef& region, model::Layer layer);
    void ShapeHere(model::Shape shape);
    void RegionAsArea(const Spot& spot);

    // body_canvas_keys.cpp
    void OnKeyDown(wxKeyEvent& event);
    void OnChar(wxKeyEvent& event);
    bool NavigationKey(const wxKeyEvent& event);
    bool PanKey(int key);
    bool ActionKey(const wxKeyEvent& event);
    bool PlainKey(const wxString& key);
    void Step(bodymap::Direction direction);
    void StepOn(bodymap::Direction direction);
    void CrossTo(bodymap::Direction direction);
    void StandOn(const Spot& spot);
    void MarkHere();
    void Escape();

    // body_canvas_reveal.cpp
    void TurnTo(const model::RegionRef& region, model::Layer layer, std::optional<model::View> view);
    void ScrollTo(const Spot& spot);
    [[nodiscard]] double PulseAge() const;
    void OnPulse();
    void DrawPulse(wxGraphicsContext& gc) const;

    // body_canvas_paint.cpp
    void OnPaint(wxPaintEvent&);
    [[nodiscard]] bodymap::Scene Marks() const;
    void DrawTints(wxGraphicsContext& gc) const;
    void DrawPlace(wxGraphicsContext& gc) const;

    // body_canvas_captions.cpp: names of views and sides, and the callout
    struct CaptionLine;
    struct Caption {
        std::size_t pane = 0;
        int align = 0;  // -1: the side at the left of the view, 1: at its right, 0: the view itself
        wxSize size;
        wxBitmap picture;
    };
    [[nodiscard]] double TitleRoom(const Pane& pane) const;
    [[nodiscard]] wxString TitleOf(const Pane& pane) const;
    void MakeCaptions();
    void AddTitle(wxGraphicsContext& gc, std::size_t index, bool narrow);
    void AddSides(wxGraphicsContext& gc, std::size_t index);
    void AddCaption(wxGraphicsContext& gc, Caption caption, const std::vector<CaptionLine>& lines);
    [[nodiscard]] std::optional<wxPoint> PlaceOf(const Caption& caption) const;
    void DrawCaptions(wxDC& dc) const;
    void DrawCallout(wxGraphicsContext& gc) const;
    struct Callout {
        std::vector<wxString> lines;
        std::size_t strong = 0;  // so many lines name the region
        wxRect box;
    };
    [[nodiscard]] Callout CalloutOf(wxGraphicsContext& gc, const model::Mark& mark) const;
    [[nodiscard]] bool CoversBody(const wxRect& box) const;
    // False if no place beside the mark is free of the body.
    [[nodiscard]] bool PlaceCallout(Callout& callout, wxPoint at, bool left_first) const;

    // body_canvas_paint.cpp, each kind of mark and gesture
    void DrawDragged(wxGraphicsContext& gc) const;
    void DrawEnds(wxGraphicsContext& gc) const;
    void DrawDrawing(wxGraphicsContext& gc) const;
    void DrawHint(wxGraphicsContext& gc) const;
    [[nodiscard]] BodyLayer::Wanted Bodies() const;
    void RenderMarks();
    // Worked out on this thread if need be; otherwise what is not there yet is drawn beside.
    void EnsureLayers(bool now);
    [[nodiscard]] std::vector<bodymap::MarkLook> LooksOn(const Pane& pane) const;
    [[nodiscard]] bodymap::MarkLook LookOf(const model::Mark& mark,
                                           std::vector<bodymap::MapPoint> points) const;
    // Where a mark is in sight: charted there, or on the close-up of that part or the body it is a part of.
    [[nodiscard]] std::optional<Sight> SightOf(const model::Mark& mark) const;
    [[nodiscard]] std::optional<std::vector<bodymap::MapPoint>> PointsIn(const Pane& pane,
                                                                         const model::Mark& mark) const;
    [[nodiscard]] bodymap::MarkStyle StyleOf(const Pane& pane) const;
    [[nodiscard]] const Pane* PaneOf(model::View view) const;
    void RefreshSpot(const std::optional<Spot>& spot);
    void RefreshDragged();

    VisitState& m_state;
    desk::Subscription m_listening;
    std::unique_ptr<CanvasTool> m_tool;
    std::vector<Pane> m_fitted, m_panes;
    double m_zoom = 1, m_pinch_start = 1;
    bodymap::MapPoint m_shift;
    bool m_sides = true;
    std::optional<Spot> m_hovered, m_place;
    std::optional<model::MarkId> m_hovered_mark;
    std::optional<model::MarkId> m_pill;  // the ghost pointed at
    std::optional<wxRect> m_frame;        // around marks to be chosen
    std::string m_hovered_zone;
    bool m_hover_low = false;  // the pointer is where its name would stand
    std::optional<Stack> m_stack;
    std::shared_ptr<const OwnPicture> m_picture;  // shown, or last shown
    PictureWorker m_picture_worker;
    std::optional<Drag> m_drag;
    std::optional<Drawing> m_drawing;
    model::MarkId m_told;  // the selection last told
    bool m_tell_selected = false;
    bool m_space = false, m_focused = false;
    bool m_adds = false;  // pressed with Shift or Ctrl: the mark joins those chosen
    bool m_led = false;   // the place was chosen elsewhere and is shown without the focus

    // Caches, dropped when what they show changes; moved along while panning.
    BodyLayer m_bodies;
    MarkLayer m_marks;
    bodymap::MapPoint m_marks_shift;
    std::vector<Caption> m_captions;
    bool m_bodies_dark = false;
    wxTimer m_settling, m_pulsing;
    wxLongLong m_pulse_start;
};

}  // namespace gui
