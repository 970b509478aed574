// A refused change as the error people read. Private to desk.
#pragma once

#include <optional>

#include "model/problem.h"

namespace desk {

[[noreturn]] void Refuse(const model::Problem& problem, model::ErrorKind kind = model::ErrorKind::Refused);

inline void Demand(const std::optional<model::Problem>& problem) {
    if (problem) Refuse(*problem);
}

}  // namespace desk
