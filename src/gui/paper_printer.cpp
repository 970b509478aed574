#include "gui/paper_printer.h"

#include <wx/dcprint.h>
#include <wx/graphics.h>
#include <wx/printdlg.h>

#include <cmath>
#include <memory>
#include <utility>

#include "gui/page_painter.h"
#include "gui/print_job.h"
#include "model/problem.h"

namespace gui {

namespace {

constexpr int kParts = 20;  // of a point: the printer's grid takes whole numbers

}  // namespace

PaperPrintout::PaperPrintout(const wxString& title, Pages shown, PagesToPrint pages,
                             std::function<void()> stop)
    : wxPrintout(title), m_pages(std::move(shown)), m_make(std::move(pages)), m_stop(std::move(stop)) {}

// Once for all copies.
void PaperPrintout::OnPreparePrinting() {
    try {
        if (const PagesToPrint make = std::exchange(m_make, {})) m_pages = make();
    } catch (...) {
        m_error = std::current_exception();
        m_stop();
    }
}

// wx asks for pages whether the document could begin or not.
bool PaperPrintout::HasPage(int page) {
    return !m_error && page >= 1 && page <= static_cast<int>(m_pages->size());
}

void PaperPrintout::GetPageInfo(int* least, int* most, int* from, int* to) {
    *least = *from = 1;
    *most = *to = static_cast<int>(m_pages->size());
}

bool PaperPrintout::OnBeginDocument(int first, int last) {
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
        m_stop();
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

bool PrintPages(wxWindow* over, const wxString& title, const Pages& shown, PagesToPrint pages) {
    const int count = static_cast<int>(shown->size());
    wxPrintDialogData asked(PrintDataFor(*shown));
    asked.SetMinPage(1);
    asked.SetMaxPage(count);
    asked.SetFromPage(1);
    asked.SetToPage(count);
    asked.SetAllPages(true);
    asked.EnablePageNumbers(count > 1);
    wxPrinter printer(&asked);
    PaperPrintout printout(title, shown, std::move(pages),
                           [&printer] { StopPrintJob(printer.GetPrintDialogData()); });
    const NoOtherPreview only_ours;
    const bool printed = printer.Print(over, &printout, true);
    printout.Rethrow();
    if (!printed && wxPrinter::GetLastError() == wxPRINTER_ERROR)
        throw model::Error(
            model::ErrorKind::Environment,
            model::Msg("The printer did not take the pages. Is it switched on and connected?"));
    return printed;
}

}  // namespace gui
