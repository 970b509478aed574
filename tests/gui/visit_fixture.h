// A charting page in a window of its own, on a fresh clinic with one client.
#pragma once

#include <wx/app.h>
#include <wx/frame.h>
#include <wx/uiaction.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "desk/clinic.h"
#include "desk/resources.h"
#include "gui/body_canvas.h"
#include "gui/inspector.h"
#include "gui/mark_list.h"
#include "gui/palette.h"
#include "gui/soap_panel.h"
#include "gui/visit_page.h"
#include "gui/visit_toolbar.h"
#include "model/clock.h"
#include "support/temp_dir.h"

namespace tests {

template <class T>
T* FindChild(wxWindow* window) {
    if (auto* found = dynamic_cast<T*>(window)) return found;
    for (auto* child : window->GetChildren()) {
        if (auto* found = FindChild<T>(child)) return found;
    }
    return nullptr;
}

struct VisitFixture {
    VisitFixture() {
        const store::Surroundings around{&clock, &ids, store::KeyCost::Quick};
        model::ClinicProfile profile;
        profile.name = "Test";
        clinic = desk::Clinic::Create(resources, folder.Path() / "test.palpate", profile, "owner",
                                      "long enough here", around)
                     .clinic;
        auto client = clinic->NewClient();
        client.name = "A. Client";
        client.birth_date = model::Date{std::chrono::year{1980} / 5 / 17};
        editor = clinic->StartVisit(clinic->SaveClient(client).id);
        const gui::Context context{
            resources, *clinic, words, [this](const wxString& text) { said = gui::Utf8(text); },
            [this](const std::exception& error) { failures.emplace_back(error.what()); }};
        // Without a border and a window manager GTK leaves the window one pixel large.
        frame = new wxFrame(nullptr, wxID_ANY, "test", wxPoint(0, 0), wxSize(1218, 740));
        page = new gui::VisitPage(frame, context);
        frame->SetClientSize(1218, 740);
        frame->Show();
        page->ShowVisit(editor.get());
        Pump(300);
        canvas = FindChild<gui::BodyCanvas>(page);
        inspector = FindChild<gui::Inspector>(page);
        marks = FindChild<gui::MarkList>(page);
        toolbar = FindChild<gui::VisitToolbar>(page);
        soap = FindChild<gui::SoapPanel>(page);
        palette = FindChild<gui::Palette>(page);
    }
    ~VisitFixture() {
        page->ShowVisit(nullptr);
        frame->Destroy();
        Pump(50);
    }

    // Lets the window work until `done` or for the time given.
    static void Pump(int milliseconds, const std::function<bool()>& done = {}) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
        do {
            wxTheApp->Yield();
            wxMilliSleep(5);
        } while (std::chrono::steady_clock::now() < end && !(done && done()));
    }
    static bool Until(const std::function<bool()>& done) {
        Pump(5000, done);
        return done();
    }

    void Click(wxWindow* window, wxPoint at) {
        simulator.MouseMove(window->ClientToScreen(at));
        Pump(60);
        simulator.MouseClick();
        Pump(120);
    }
    void Key(int key, int modifiers = 0) {
        simulator.Char(key, modifiers);
        Pump(120);
    }
    void Focus(wxWindow* window) {
        window->SetFocus();
        Until([&] { return window->HasFocus(); });
    }
    [[nodiscard]] const std::vector<model::Mark>& Charted() const { return editor->Visit().marks; }
    [[nodiscard]] const bodymap::BodyMap& Map(model::View view) {
        return resources.Atlas().Map(model::Figure::Neutral, view);
    }

    support::TempDir folder;
    model::SystemClock clock;
    model::SystemIdSource ids{clock};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    std::unique_ptr<desk::Clinic> clinic;
    std::unique_ptr<desk::VisitEditor> editor;
    std::string said;
    std::vector<std::string> failures;
    wxUIActionSimulator simulator;
    wxFrame* frame = nullptr;
    gui::VisitPage* page = nullptr;
    gui::BodyCanvas* canvas = nullptr;
    gui::Inspector* inspector = nullptr;
    gui::MarkList* marks = nullptr;
    gui::VisitToolbar* toolbar = nullptr;
    gui::SoapPanel* soap = nullptr;
    gui::Palette* palette = nullptr;
};

}  // namespace tests
