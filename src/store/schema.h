// The tables, as numbered steps. A file is brought up one step at a time; a newer one is refused.
#pragma once

#include <functional>
#include <span>

#include "store/engine.h"

namespace store {

// Step i brings a file from version i to i + 1.
[[nodiscard]] std::span<const char* const> SchemaSteps();

// Runs the missing steps, each in a transaction of its own; `before_first` runs once if there is anything to
// do. Throws model::Error for a file newer than the last step.
void BringUp(Engine& engine, std::span<const char* const> steps, const std::function<void()>& before_first);

}  // namespace store
