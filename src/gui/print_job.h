// What wx does not say to the toolkit's printing.
#pragma once

#include <wx/cmndata.h>

namespace gui {

// While it lives the system's print dialog has no preview of its own: that one would leave the pages readable
// in a temporary file, for a program outside the clinic.
class NoOtherPreview {
public:
    NoOtherPreview();
    ~NoOtherPreview();
    NoOtherPreview(const NoOtherPreview&) = delete;
    NoOtherPreview& operator=(const NoOtherPreview&) = delete;

private:
    unsigned long m_hook = 0;
};

// Before its first page; otherwise empty sheets would be printed. `data` is that of the wxPrinter at work.
void StopPrintJob(wxPrintDialogData& data);

}  // namespace gui
