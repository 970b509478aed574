#include "gui/paper_printer.h"

#include <wx/dcprint.h>
#include <wx/graphics.h>
#include <wx/printdlg.h>

#include <cmath>
#include <memory>
#include <utility>

#include "gui/page_painter.h"
#include "model/problem.h"

namespace gui {

namespace {

constexpr int kParts = 20;  // of a point: the printer's grid takes whole numbers

}  // namespace

PaperPrintout::PaperPrintout(const wxString& title, Pages pages, std::function<void()> begin)
    : wxPrintout(title), m_pages(std::move(pages)), m_begin(std::move(begin)) {}

bool PaperPrintout::HasPage(int page) {
    return page >= 1 && page <= static_cast<int>(m_pages->size());
}

void PaperPrintout::GetPageInfo(int* least, int* most, int* from, int* to) {
    *least = *from = 1;
    *most = *to = static_cast<int>(m_pages->size());
}

// Once for all copies.
bool PaperPrintout::OnBeginDocument(int first, int last) {
    try {
        if (!std::exchange(m_begun, true)) m_begin();
    } catch (...) {
        m_error = std::current_exception();
    }
    return !m_error && wxPrintout::OnBeginDocument(first, last);
}

bool PaperPrintout::OnPrintPage(int number) {
    const auto& page = (*m_pages)[static_cast<std::size_t>(number - 1)];
    FitThisSizeToPaper(wxSize(static_cast<int>(std::lround(page.width * kParts)),
                              static_cast<int>(std::lround(page.height * kParts))));
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(*GetDC()));
    if (!gc) return false;
    try {
        gc->Scale(kParts, kParts);
        PaintPage(*gc, page, m_glyphs);
    } catch (...) {
        m_error = std::current_exception();
    }
    return !m_error;
}

void PaperPrintout::Rethrow() const {
    if (m_error) std::rethrow_exception(m_error);
}

wxPrintData PrintDataFor(const std::vector<bodymap::PrintedPage>& pages) {
    wxPrintData data;
    if (pages.empty()) return data;
    const auto& page = pages.front();
    const bool wide = page.width > page.height;
    const double width = wide ? page.height : page.width;
    data.SetOrientation(wide ? wxLANDSCAPE : wxPORTRAIT);
    data.SetPaperId(std::abs(width - 612) < 2 ? wxPAPER_LETTER : wxPAPER_A4);
    return data;
}

bool PrintPages(wxWindow* over, const wxString& title, const Pages& pages, std::function<void()> begin) {
    wxPrintDialogData asked(PrintDataFor(*pages));
    asked.SetMinPage(1);
    asked.SetMaxPage(static_cast<int>(pages->size()));
    asked.SetFromPage(1);
    asked.SetToPage(static_cast<int>(pages->size()));
    asked.EnablePageNumbers(pages->size() > 1);
    wxPrinter printer(&asked);
    PaperPrintout printout(title, pages, std::move(begin));
    const bool printed = printer.Print(over, &printout, true);
    printout.Rethrow();
    if (!printed && wxPrinter::GetLastError() == wxPRINTER_ERROR)
        throw model::Error(
            model::ErrorKind::Environment,
            model::Msg("The printer did not take the pages. Is it switched on and connected?"));
    return printed;
}

}  // namespace gui
