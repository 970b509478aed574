// The clinic's letterhead on a page of filler, as a window paints it.
#pragma once

#include <vector>

#include "bodymap/printed_page.h"
#include "model/clinic.h"
#include "model/letterhead.h"

namespace desk {

class Clinic;

// Whether or not it is saved; images as plain rows. For desk::Clinic::Alone.
[[nodiscard]] std::vector<bodymap::PrintedPage> SamplePages(Clinic& clinic, const model::ClinicProfile& profile,
                                                            const model::Letterhead& head);

}  // namespace desk
