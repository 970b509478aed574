// Something measured at a visit that is no mark: pain scores, range of motion, sleep, training.
#pragma once

#include <optional>
#include <string>

#include "model/place.h"

namespace model {

// The measure says scale and unit (templates/measures.toml); the item which one of several: the client's own
// words of an activity, or the motion of a joint.
struct Reading {
    std::string measure;
    std::string item;  // may be empty
    Side side = Side::Midline;
    std::optional<double> before, after;  // treatment; only `before` where one value is taken
    bool passive = false;                 // range of motion: moved by the therapist
    bool painful = false;                 // pain at the end of the motion
    std::string note;
    bool operator==(const Reading&) const = default;
};

}  // namespace model
