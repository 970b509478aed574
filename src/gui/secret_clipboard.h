// A secret on the clipboard: marked as one for those who keep what is copied, and gone after a while.
#pragma once

#include <wx/string.h>

namespace gui {

inline constexpr int kSecretOnClipboardSeconds = 60;

// For that long. False: the clipboard cannot be had now.
bool CopySecret(const wxString& secret, int milliseconds = kSecretOnClipboardSeconds * 1000);
// Off the clipboard again, if it is still what CopySecret put there; nothing otherwise.
void ClearCopiedSecret();

}  // namespace gui
