// A passphrase that is chosen anew, typed twice.
#pragma once

#include <wx/string.h>

#include "text/translator.h"

namespace gui {

// What is wrong with it; empty: nothing.
[[nodiscard]] wxString WrongPassphrase(const text::Translator& words, const wxString& first,
                                       const wxString& second);

}  // namespace gui
