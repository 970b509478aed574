#include "gui/secret_clipboard.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/timer.h>

#include <memory>
#include <string_view>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace gui {

namespace {

// As Klipper, GNOME's managers and KeePassXC agreed on: its content "secret".
constexpr const char* kHint = "x-kde-passwordManagerHint";
constexpr std::string_view kSecret = "secret";

struct Copied {
    wxString text;
    wxTimer timer;
};

std::unique_ptr<Copied>& Now() {
    static std::unique_ptr<Copied> copied;
    return copied;
}

// Another program that owns it may be slow to tell what it holds: it is not asked.
bool IsOurs() {
#ifdef __WXGTK__
    return gdk_selection_owner_get(GDK_SELECTION_CLIPBOARD) != nullptr;
#else
    return true;
#endif
}

bool Holds(const wxString& text) {
    wxTextDataObject held;
    return wxTheClipboard->GetData(held) && held.GetText() == text;
}

}  // namespace

bool CopySecret(const wxString& secret, int milliseconds) {
    const wxClipboardLocker clipboard;
    if (!clipboard) return false;
    auto* data = new wxDataObjectComposite;
    data->Add(new wxTextDataObject(secret), true);
    auto* hint = new wxCustomDataObject(wxDataFormat(kHint));
    hint->SetData(kSecret.size(), kSecret.data());
    data->Add(hint);
    if (!wxTheClipboard->SetData(data)) return false;
    auto& copied = Now();
    if (!copied) {
        copied = std::make_unique<Copied>();
        copied->timer.Bind(wxEVT_TIMER, [](wxTimerEvent&) { ClearCopiedSecret(); });
    }
    copied->text = secret;
    copied->timer.StartOnce(milliseconds);
    return true;
}

void ClearCopiedSecret() {
    auto& copied = Now();
    if (!copied || copied->text.empty()) return;
    copied->timer.Stop();
    const wxString text = copied->text;
    copied->text.clear();
    if (!IsOurs()) return;
    const wxClipboardLocker clipboard;
    if (!!clipboard && Holds(text)) wxTheClipboard->Clear();
}

}  // namespace gui
