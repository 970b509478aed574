#include "desk/sample_pages.h"

#include <utility>

#include "desk/letterhead.h"
#include "desk/papers.h"

namespace desk {

std::vector<bodymap::PrintedPage> SamplePages(Clinic& clinic, const model::ClinicProfile& profile,
                                              const model::Letterhead& head) {
    std::vector<bodymap::PrintedPage> pages = LetterheadSample(clinic, profile, head).drawn;
    DecodeImages(pages);
    return pages;
}

}  // namespace desk
