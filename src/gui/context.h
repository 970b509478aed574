// What every part of the window needs: the open clinic, the words, and where to say things.
#pragma once

#include <wx/string.h>

#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "desk/clinic.h"
#include "desk/resources.h"
#include "gui/turns.h"

class wxWindow;

namespace gui {

struct Context {
    desk::Resources& resources;
    desk::Clinic& clinic;
    const text::Translator& words;                    // language of the screen
    std::function<void(const wxString&)> say;         // status bar, for a few seconds
    std::function<void(const std::exception&)> fail;  // an error as one sentence in a message box
    std::shared_ptr<Turns> turns = {};                // none: nothing waits
};

// Translated text as wxString. The keywords xgettext knows: Tr:2, TrIn:2c,3, TrFill:2.
[[nodiscard]] wxString Tr(const Context& context, const char* id);
[[nodiscard]] wxString TrIn(const Context& context, const char* in, const char* id);
[[nodiscard]] wxString TrFill(const Context& context, const char* id, const std::vector<std::string>& args);
[[nodiscard]] inline wxString Wx(const std::string& utf8) {
    return wxString::FromUTF8(utf8);
}
[[nodiscard]] inline std::string Utf8(const wxString& text) {
    return text.utf8_string();
}

// "draft", "signed", "amended"
[[nodiscard]] std::string VisitStatusWord(const Context& context, model::VisitStatus status);

// Paths cross to and from wx as UTF-8, whatever the system's own characters are.
[[nodiscard]] std::filesystem::path ToPath(const wxString& text);
[[nodiscard]] wxString FromPath(const std::filesystem::path& path);

// Runs an action of a person; what it throws is said through context.fail. False if it threw.
bool Try(const Context& context, const std::function<void()>& action);
// The same when its turn comes, at once where nothing waits; see Turns::Add.
void TryLater(const Context& context, const void* owner, std::function<void()> action);
// One sentence in a message box.
void ShowError(wxWindow* parent, const text::Translator& words, const std::exception& error);

}  // namespace gui
