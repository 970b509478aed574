// Cells of the audit's lists. What was refused, failed or an emergency is red and bold; its words say it too.
#pragma once

#include <wx/variant.h>
#include <wx/vector.h>

#include "desk/audit_entries.h"
#include "desk/audit_review.h"
#include "gui/context.h"

namespace gui {

[[nodiscard]] wxVector<wxVariant> EntryCells(const Context& context, const desk::EntryRow& row);
[[nodiscard]] wxVector<wxVariant> ItemCells(const Context& context, desk::ReviewList list,
                                            const desk::ReviewItem& item);

}  // namespace gui
