// The clinic itself and the people who use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/problem.h"

namespace model {

enum class Role { Owner, Therapist, Assistant, Auditor };

struct User {
    UserId id;
    std::string name;  // what one signs in with
    std::string full_name;
    std::string credentials;  // "RMT 4471"
    Role role = Role::Owner;
    bool student = false;  // visits need somebody else's co-signature
    bool operator==(const User&) const = default;
};

// What stands on the letterhead, and the defaults of the clinic.
struct ClinicProfile {
    std::string name;
    std::string address;
    std::string phone;
    std::string email;
    std::string zone = "UTC";              // IANA name
    std::string language = "en";           // language of notes
    std::string paper = "A4";              // "A4" or "Letter"
    std::string accent = "#12686B";        // letterhead colour
    std::string jurisdiction = "generic";  // id of templates/jurisdictions.toml
    bool operator==(const ClinicProfile&) const = default;
};

[[nodiscard]] std::string_view ToText(Role role);
[[nodiscard]] std::optional<Role> ParseRole(std::string_view text);

}  // namespace model
