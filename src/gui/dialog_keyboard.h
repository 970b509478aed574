// All keys on one sheet: what charts on the body map, and the shortcuts of the menus.
#pragma once

#include "gui/dialog_form.h"

namespace gui {

class KeyboardDialog : public FormDialog {
public:
    KeyboardDialog(wxWindow* parent, const text::Translator& words);

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    void AddKey(wxSizer& grid, const wxString& key, const wxString& meaning);
};

}  // namespace gui
