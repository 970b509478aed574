// Rows of a visit's note: lines of the findings, lines taken over, spots found gone.
#pragma once

#include "model/visit.h"
#include "store/engine.h"

namespace store {

void ReadNote(Engine& engine, model::Visit& visit);
// Writes only lists that differ from the old visit's.
void WriteNote(Engine& engine, const model::Visit& old, const model::Visit& visit);

}  // namespace store
