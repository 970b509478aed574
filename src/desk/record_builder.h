// A visit's record as the page for the file, and as a PDF: everything that was charted, written, signed and
// amended.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/ids.h"
#include "pdf/record_page.h"

namespace desk {

class Clinic;

// language: empty = the clinic's. `entry`: of the audit log, that tells of the print; nothing: the page says
// that it was only shown. Alerts, health history, consents and places left alone are those of the visit's
// day. Throws Refused for an unknown visit, NoAccess for who may not print records.
[[nodiscard]] pdf::RecordPage BuildRecordPage(Clinic& clinic, const model::VisitId& visit,
                                              const std::string& language = {},
                                              const std::optional<long long>& entry = {});
// For the screen; nothing is logged.
[[nodiscard]] pdf::Paper RecordPaper(Clinic& clinic, const model::VisitId& visit,
                                     const std::string& language = {});
// To be printed or handed on: logged as record.print before, and the page says which entry.
[[nodiscard]] pdf::Paper RecordToPrint(Clinic& clinic, const model::VisitId& visit,
                                       const std::string& language = {});
// Writes the PDF whole or not at all, readable by the owner only, and logs it.
pdf::Paper WriteRecordFile(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file,
                           const std::string& language = {});

}  // namespace desk
