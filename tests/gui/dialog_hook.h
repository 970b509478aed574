// Takes every dialog in the place of a person.
#pragma once

#include <wx/dialog.h>
#include <wx/modalhook.h>

#include <functional>
#include <utility>

namespace tests {

// What it returns the dialog ends with; wxID_NONE leaves it open.
struct DialogHook : wxModalDialogHook {
    explicit DialogHook(std::function<int(wxDialog&)> what) : take(std::move(what)) { Register(); }
    ~DialogHook() override { Unregister(); }
    DialogHook(const DialogHook&) = delete;
    DialogHook& operator=(const DialogHook&) = delete;
    int Enter(wxDialog* dialog) override { return take(*dialog); }
    void Exit(wxDialog*) override {}
    std::function<int(wxDialog&)> take;
};

}  // namespace tests
