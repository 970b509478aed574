// Printing of pages through the system's dialog: as vectors, nothing of them on disk by us.
#pragma once

#include <wx/print.h>

#include <functional>

#include "bodymap/glyph_outlines.h"
#include "gui/page_layer.h"

namespace gui {

class PaperPrintout : public wxPrintout {
public:
    // `begin` is called once the person agreed, before anything leaves; what it throws is kept and nothing is
    // printed.
    PaperPrintout(const wxString& title, Pages pages, std::function<void()> begin);

    bool HasPage(int page) override;
    void GetPageInfo(int* least, int* most, int* from, int* to) override;
    bool OnBeginDocument(int first, int last) override;
    bool OnPrintPage(int page) override;
    void Rethrow() const;

private:
    Pages m_pages;
    std::function<void()> m_begin;
    bodymap::GlyphOutlines m_glyphs;
    std::exception_ptr m_error;
    bool m_begun = false;
};

// Paper and direction as the first page has them.
[[nodiscard]] wxPrintData PrintDataFor(const std::vector<bodymap::PrintedPage>& pages);
// True: it went to the printer; false: the person turned back. Throws what `begin` throws, and
// model::Error where the printer failed.
bool PrintPages(wxWindow* over, const wxString& title, const Pages& pages, std::function<void()> begin);

}  // namespace gui
