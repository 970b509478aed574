// What an audit of the clinic's own records asks for; read from templates/review.toml.
#pragma once

#include <filesystem>
#include <string>

namespace terms {

struct ReviewRules {
    int late_after_hours = 0;  // from the beginning of the treatment to the signature
    // Passed since the last visit with measures, or since the first visit: a client is to be measured again.
    int reassess_visits = 0, reassess_weeks = 0;
    std::string late_source, reassess_source;

    // Throws BadInput naming file and line: a number outside its bounds, no source.
    static ReviewRules Load(const std::filesystem::path& templates);
};

}  // namespace terms
