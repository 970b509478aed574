// A home plan as a PDF that only a passphrase opens, to be handed over on a stick or by another program.
#pragma once

#include <filesystem>
#include <string>

#include "desk/plan_builder.h"

namespace desk {

// As WritePlanFile, under AES-256. The passphrase follows the rules of a plan sent by e-mail
// (PdfPassphraseProblem); one that breaks them is Refused before anything is logged.
pdf::Paper WriteProtectedPlan(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file,
                              const std::string& passphrase, const std::string& language = {},
                              Letters letters = Letters::AsUsual);

}  // namespace desk
