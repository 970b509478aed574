// What stands on a clinic's papers beside its details (ClinicProfile): logo, tagline, website, a line at the
// foot.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "model/problem.h"

namespace model {

struct Letterhead {
    std::string tagline;       // one line under the name
    std::string website;       // as it is printed
    std::string footer;        // one line at the foot of every page
    bool large_print = false;  // plans are printed in large letters unless asked otherwise
    // The file as it was chosen; no type: no logo.
    std::string logo_type;  // "image/png" or "image/jpeg"
    int logo_width = 0;     // pixels, upright
    int logo_height = 0;
    std::string logo;  // at most kMaxPictureBytes
    bool operator==(const Letterhead&) const = default;
};

inline constexpr std::size_t kMaxTagline = 120, kMaxWebsite = 120, kMaxFooterLine = 240;  // bytes

// What is wrong with a letterhead, first thing first; the logo is not decoded here.
[[nodiscard]] std::optional<Problem> Check(const Letterhead& head);

}  // namespace model
