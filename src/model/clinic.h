// The clinic itself and the people who use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
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
    std::string profession{};          // as the clinic calls it; charts may be kept within one
    std::optional<Instant> left_at{};  // removed; the row stays for what was recorded
    bool student = false;              // visits need somebody else's co-signature
    bool operator==(const User&) const = default;
};

inline constexpr std::size_t kMaxUserText = 200;  // bytes

// What is wrong with a person's texts: the name one signs in with must be there, without spaces around it.
[[nodiscard]] std::optional<Problem> Check(const User& user);

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
