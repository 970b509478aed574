// Doses of tools and exercises, and whether an edited dose stays within the tables.
#pragma once

#include <vector>

#include "routine/judge.h"

namespace routine {

struct Dosing {
    std::vector<model::DoseValue> dose;
    std::string source;
    bool reviewed = true;  // every row used was read in the cited text
};

// First sessions use the first_session rows; g/kg rows only where they may be shown; caps and floors always
// hold.
struct Ease {
    bool first_session = false;
    bool gentle = false;  // a rule of the history asks for less
};
[[nodiscard]] Dosing DoseOf(const Modality& tool, const Judge& judge, Ease ease, int hard_days);
[[nodiscard]] Dosing DoseOf(const ExerciseItem& item, const Rules& rules, double factor, int days);
[[nodiscard]] int MinutesOf(const ExerciseItem& item, double factor);

enum class DoseState { Fits, OutOfRange, PastLimit };
[[nodiscard]] DoseState Check(const model::DoseValue& dose, const Modality& tool, const Judge& judge);

}  // namespace routine
