// Printing of pages through the system's dialog: as vectors, nothing of them on disk by us.
#pragma once

#include <wx/print.h>

#include <functional>

#include "bodymap/glyph_outlines.h"
#include "gui/page_layer.h"

namespace gui {

// The pages as they are printed: asked for once the person agreed, before anything leaves.
using PagesToPrint = std::function<Pages()>;

class PaperPrintout : public wxPrintout {
public:
    // `shown`: how many pages there are to choose from. What `pages` throws is kept and nothing is printed;
    // `stop` is called then.
    PaperPrintout(const wxString& title, Pages shown, PagesToPrint pages, std::function<void()> stop);

    void OnPreparePrinting() override;
    bool HasPage(int page) override;
    void GetPageInfo(int* least, int* most, int* from, int* to) override;
    bool OnBeginDocument(int first, int last) override;
    bool OnPrintPage(int page) override;
    void Rethrow() const;

private:
    Pages m_pages;
    PagesToPrint m_make;
    std::function<void()> m_stop;
    bodymap::GlyphOutlines m_glyphs;
    std::exception_ptr m_error;
};

// Paper and direction as the first page has them.
[[nodiscard]] wxPrintData PrintDataFor(const std::vector<bodymap::PrintedPage>& pages);
// True: it went to the printer; false: the person turned back. Throws what `pages` throws, and model::Error
// where the printer failed.
bool PrintPages(wxWindow* over, const wxString& title, const Pages& shown, PagesToPrint pages);

}  // namespace gui
