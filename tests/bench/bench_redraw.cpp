// Redrawing the body map with 1,000 marks from its caches, beside copying one picture and stroking as many
// circles.
#include <wx/app.h>
#include <wx/dcmemory.h>
#include <wx/frame.h>
#include <wx/graphics.h>
#include <wx/init.h>

#include <memory>
#include <random>

#include "bench/bench.h"
#include "desk/clinic.h"
#include "desk/resources.h"
#include "gui/body_canvas.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"
#include "model/clock.h"
#include "support/temp_dir.h"

namespace {

constexpr int kWidth = 1200, kHeight = 1700, kMarks = 1000;

class BenchApp : public wxApp {
public:
    bool OnInit() override {
        SetExitOnFrameDelete(false);
        gui::UseTheme();
        return true;
    }
};

model::Visit FullVisit(desk::Resources& resources, const model::Visit& start) {
    model::Visit visit = start;
    std::mt19937_64 random(20261123);
    const auto& findings = resources.Words().Findings();
    for (int i = 0; i < kMarks; ++i) {
        const auto view = i % 2 == 0 ? model::View::Front : model::View::Back;
        const auto& regions = resources.Atlas().Map(model::Figure::Neutral, view).regions;
        const auto& region = regions[random() % regions.size()];
        model::Mark mark;
        mark.id.value = "00000000-0000-7000-8000-" + std::to_string(100'000'000'000 + i);
        mark.view = view;
        mark.points = {region.label};
        mark.at = region.at;
        mark.finding = findings[random() % findings.size()].id;
        mark.before = static_cast<int>(random() % 11);
        visit.marks.push_back(mark);
    }
    return visit;
}

// One step of a drag: the pointer moves, and the spot around the mark is drawn again as a paint event of that
// region would; beside copying two pictures there and one circle.
void Drag(gui::BodyCanvas& canvas, const model::Mark& mark, wxMemoryDC& dc, const wxBitmap& picture) {
    constexpr int kSpot = 160;
    const auto at = canvas.ScreenOf(mark.view, mark.points.front());
    if (!at) return;
    const auto send = [&](wxEventType type, int dx, int dy) {
        wxMouseEvent event(type);
        event.SetPosition(*at + wxPoint(dx, dy));
        event.m_leftDown = true;
        event.SetEventObject(&canvas);
        canvas.ProcessWindowEvent(event);
    };
    send(wxEVT_LEFT_DOWN, 0, 0);
    send(wxEVT_MOTION, 12, 12);
    canvas.DrawOn(dc);
    dc.SetClippingRegion(at->x - kSpot / 2, at->y - kSpot / 2, kSpot, kSpot);
    int step = 0;
    bench::Measure(
        {"drag_one_of_1000_marks", "ms", 31},
        [&] {
            ++step;
            send(wxEVT_MOTION, 12 + step % 20, 12 + step % 15);
            canvas.DrawOn(dc);
        },
        [&] {
            dc.DrawBitmap(picture, 0, 0, false);
            dc.DrawBitmap(picture, 0, 0, false);
            const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
            gc->SetPen(wxPen(*wxBLACK, 2));
            gc->DrawEllipse(at->x, at->y, 20, 20);
        });
    dc.DestroyClippingRegion();
    if (canvas.HasCapture()) canvas.ReleaseMouse();
}

void Run(desk::Resources& resources) {
    const support::TempDir folder;
    const model::SystemClock clock;
    model::SystemIdSource ids(clock);
    model::ClinicProfile profile;
    profile.name = "Bench";
    const auto clinic = desk::Clinic::Create(resources, folder.Path() / "bench.palpate", profile, "owner",
                                             "long enough here", {&clock, &ids, store::KeyCost::Quick})
                            .clinic;
    auto client = clinic->NewClient();
    client.name = "A. Client";
    client = clinic->SaveClient(client);
    const auto begun = clinic->StartVisit(client.id)->Visit();
    desk::VisitEditor editor(clinic->Store(), resources, ids, clock, client, FullVisit(resources, begun));
    const text::Translator words;
    gui::VisitState state({resources, *clinic, words, {}, {}});
    wxFrame frame(nullptr, wxID_ANY, "bench", wxPoint(0, 0), wxSize(kWidth, kHeight), wxBORDER_NONE);
    auto* canvas = new gui::BodyCanvas(&frame, state);
    canvas->SetSize(0, 0, kWidth, kHeight);
    state.SetEditor(&editor);
    state.Select({});

    wxBitmap target = gui::MakeLayer(frame, {kWidth, kHeight}, false),
             body = gui::MakeLayer(frame, {kWidth, kHeight}, false);
    wxMemoryDC dc(target);
    const auto redraw = [&] { canvas->DrawOn(dc); };
    const auto floor = [&] {
        dc.DrawBitmap(body, 0, 0, false);
        const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
        gc->SetPen(wxPen(*wxBLACK, 2));
        gc->SetBrush(*wxTRANSPARENT_BRUSH);
        for (int i = 0; i < kMarks; ++i) gc->DrawEllipse(i % 40 * 29, i / 40 * 66, 20, 20);
    };
    bench::Measure({"redraw_1000_marks", "ms", 31}, redraw, floor);
    // One mark after the other is selected: ring, place in the order and the neighbours' tags change.
    const auto marks = editor.Visit().marks;
    std::vector<double> after, first, floors;
    for (std::size_t i = 0; i < 31; ++i) {
        state.Select(marks[i * 31].id);
        after.push_back(1e3 * bench::Seconds(redraw));
        floors.push_back(1e3 * bench::Seconds(floor));
        if (i % 4 != 0) continue;
        canvas->SetSize(0, 0, kWidth, kHeight - static_cast<int>(i) % 8);
        canvas->SetSize(0, 0, kWidth, kHeight);
        canvas->DrawOn(dc);  // the figures
        canvas->ZoomBy(1);
        state.Changed(gui::shared::kMarks | gui::shared::kLayer);
        first.push_back(1e3 * bench::Seconds(redraw));
    }
    state.Select({});
    bench::Print({"redraw_after_a_change", "ms"}, after, floors);
    bench::Print({"redraw_all_anew", "ms"}, first, floors);
    frame.Show();  // only what is shown can hold the pointer
    wxTheApp->Yield();
    Drag(*canvas, editor.Visit().marks.back(), dc, body);
    state.SetEditor(nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    wxApp::SetInstance(new BenchApp);
    if (!wxEntryStart(argc, argv)) return 77;
    wxTheApp->CallOnInit();
    desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_SOURCE_DIR);
    Run(resources);
    wxEntryCleanup();
    return 0;
}
