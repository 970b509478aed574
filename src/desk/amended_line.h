// A line of the findings corrected by its values rather than by its words: finding, place and severity of its
// mark, technique, pressure and minutes of its treatment. What was signed stays legible, struck through.
#pragma once

#include <optional>
#include <string>

#include "desk/amendments.h"

namespace desk {

struct LineValues {
    struct Finding {
        std::string id;
        model::RegionRef at;
        std::optional<int> before, after;  // severity, 0 to 10
        bool operator==(const Finding&) const = default;
    };
    struct Work {
        std::string technique;  // id
        int pressure = 0, minutes = 0;
        bool operator==(const Work&) const = default;
    };
    std::optional<Finding> finding;  // nothing: a treatment of regions
    std::optional<Work> work;        // nothing: none, or several of which words alone can tell
    bool operator==(const LineValues&) const = default;
};

// Of "mark.<id>" or "treatment.<id>", as signed. Nothing: no such line, or one that was written or corrected
// by hand, or made of other words than the clinic's now: its words are corrected then.
[[nodiscard]] std::optional<LineValues> ValuesOf(Clinic& clinic, const AmendedVisit& visit,
                                                 const std::string& field);
// The line as these values make it, for CorrectionTo. Throws Refused for what model::Check refuses, for a
// finding, region or technique nobody knows, and where ValuesOf answers nothing.
[[nodiscard]] std::string LineWith(Clinic& clinic, const AmendedVisit& visit, const std::string& field,
                                   const LineValues& values);

}  // namespace desk
