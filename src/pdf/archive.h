// What makes a PDF one that archives keep and screen readers trust: its metadata and the meaning of its
// colours.
#pragma once

#include <string>

#include "pdf/bindery.h"
#include "pdf/sheet.h"

namespace pdf {

// Adds XMP metadata and an sRGB profile as output intent; `producer` as the document info says it. Returns
// entries for the catalogue.
// The file calls itself PDF/A-2b and PDF/UA-1. Of 2b it holds: fonts embedded with their widths and without
// glyphs that are missing, colours by the output intent, no encryption, transparency or script, an ID,
// metadata that says what the document info says. What is not certain: no validator is at hand, so what was
// checked are the structures named, by tests. A photo must be a JPEG in RGB or grey: one in CMYK would have
// no profile (exchange turns them into RGB before).
[[nodiscard]] std::string AddArchiveParts(Bindery& bindery, const DocumentInfo& info,
                                          const std::string& producer);

// An ICC profile, version 2, of IEC 61966-2-1.
[[nodiscard]] std::string SrgbProfile();

}  // namespace pdf
