// The one row of the clinic's letterhead.
#pragma once

#include "model/letterhead.h"
#include "store/engine.h"

namespace store {

// All empty where there is no row yet.
[[nodiscard]] model::Letterhead ReadLetterhead(Engine& engine);
void WriteLetterhead(Engine& engine, const model::Letterhead& head);
[[nodiscard]] std::string DigestOf(const model::Letterhead& head);

}  // namespace store
