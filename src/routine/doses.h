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
    bool gentle = false;                    // a rule of the history asks for less
    const ProgressionStep* step = nullptr;  // figures of its progression; gentle and first session go before
};
[[nodiscard]] Dosing DoseOf(const Modality& tool, const Judge& judge, Ease ease, int hard_days);

// Of an exercise: its figures on a step of its progression, then the part of them a mark leaves.
struct Amount {
    int hold_s, sets, reps;
};
[[nodiscard]] Amount AmountOf(const ExerciseItem& item, const Rules& rules, int step, double factor);
// Fewer sets first; a single set is shortened in its repetitions, and a single repetition stays.
[[nodiscard]] Amount Reduced(const Amount& amount, double factor);
// `pain`: the rule that says how much is let go.
[[nodiscard]] Dosing DoseOf(const ExerciseItem& item, const PainRule& pain, const Amount& amount, int days);
[[nodiscard]] int MinutesOf(const ExerciseItem& item, const Amount& amount);
// Beyond what any step of its progression reaches, or more pain than its rule lets go on.
[[nodiscard]] bool TooMuch(const model::DoseValue& dose, const ExerciseItem& item, const Rules& rules);

enum class DoseState { Fits, OutOfRange, PastLimit };
[[nodiscard]] DoseState Check(const model::DoseValue& dose, const Modality& tool, const Judge& judge);

}  // namespace routine
