// What a clinic adds to the rules of its home plans, in TOML files beside its records: exercises of its own,
// other words and doses for ours, stricter rules. Nothing in it can weaken a rule: red flags,
// contraindications, site rules and limits are only ever added to or tightened, and doses stay within what
// the program's own tables hold for that kind of exercise or tool. It is taken as a whole or not at all.
//
// [[item]]       an exercise; the fields of routines.toml, `id` begins with own_. What the program's own
//                exercises of that type at those regions are not offered with, or stop at, holds for it too.
// [[change]]     `item` names one of the program's: name, steps, doses; add_stop, deny_findings and
//                deny_conditions are added, max_nrs is only lowered, hard is only set
// [[dose]]       `modality` and `param` of modalities.toml: another default within the table's min and max
// [[rule]]       a further contraindication: condition, modality, action, reason, source
// [[site_rule]]  a further site rule
// [[limit]]      a lower limit
// reviewed_by and reviewed_on say which clinician read an entry; until then the plan says that it awaits
// review.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace routine {

class RuleBook;

struct ContentFile {
    std::string name;  // as people know it: "exercises.toml"
    std::string text;
};

inline constexpr std::size_t kMostContentFiles = 20, kMostContentBytes = std::size_t{256} * 1024,
                             kMostContentEntries = 400, kMostContentProblems = 200;
inline constexpr const char* kOwnPrefix = "own_";

// What is wrong and where: "exercises.toml, line 12, hold_s: expected a whole number from 10 to 30".
struct ContentProblem {
    std::string file;
    int line = 1;
    std::string field;     // empty: the entry or the file as a whole
    std::string expected;  // English message id, filled from args
    std::vector<std::string> args;
    bool operator==(const ContentProblem&) const = default;
};

// One exercise as it is written in a window: an [[item]], or a [[change]] of the program's exercise
// `changes`.
struct OwnExercise {
    std::string id, changes;
    std::string name, type, stop_rule, equipment, position, source, reviewed_by;
    std::vector<std::string> regions, steps;
    int hold_s = 0, sets = 1, reps = 1, times_a_week = 3, times_a_day = 1;
    bool each_side = false;
    bool operator==(const OwnExercise&) const = default;
};

// The window's file: its exercises as far as they can be read, and its text. A file that holds anything else
// is told as a problem, since writing it anew would lose that.
struct OwnExercises {
    std::vector<OwnExercise> exercises;
    std::vector<ContentProblem> problems;
};
[[nodiscard]] OwnExercises ReadOwnExercises(const ContentFile& file);
[[nodiscard]] std::string WriteOwnExercises(const std::vector<OwnExercise>& exercises);

// The program's own exercises in table order, as a window shows them and as the start of a change.
[[nodiscard]] std::vector<OwnExercise> ShippedExercises(const RuleBook& book);
// What an exercise may be: words for the choices of a window.
struct ExerciseChoices {
    std::vector<std::string> types, positions, equipment;
};
[[nodiscard]] ExerciseChoices ChoicesOf(const RuleBook& book);

// What a dose of a type may be: what the program's own exercises of the type hold.
struct DoseSpan {
    int least = 0, most = 0;
};
struct TypeSpans {
    DoseSpan hold_s, sets, reps, times_a_week, times_a_day, max_nrs, minutes;
};
[[nodiscard]] TypeSpans SpansOf(const RuleBook& book, const std::string& type);

}  // namespace routine
