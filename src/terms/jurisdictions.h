// What a visit's record must hold before it may be signed, by place of practice; read from
// templates/jurisdictions.toml, which names the rule each field comes from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terms {

enum class Required {
    ClientContact,
    ClientBirthDate,
    ClientAddress,
    TherapistName,
    TherapistCredentials,
    Reason,
    Minutes,
    Content,  // anything charted or written at all
    HealthHistory,
    HealthAsked,
    Consent,
    Treatments,
    Response,
    Subjective,
    Assessment,
    Plan
};

// "client_contact" …
[[nodiscard]] std::string_view ToText(Required field);
[[nodiscard]] std::optional<Required> ParseRequired(std::string_view text);

struct RequiredField {
    Required field = Required::Content;
    std::string source;  // "WAC 246-830-565 (1)(d)"
};

struct Jurisdiction {
    std::string id, name;  // "us-wa", "Washington, USA"
    std::vector<RequiredField> fields;
    // How long a consent without an expiry of its own holds; nothing: until it is revoked.
    std::optional<int> consent_months;
    bool consent_written = false;  // a spoken consent to treatment does not count
    int late_after_hours = 24;     // a note signed later than that is a late entry
    int late_ceiling_days = 45;    // signed later than that it may count for nothing: a warning
};

class Jurisdictions {
public:
    // Throws BadInput naming file and line: unknown field, one twice, no source, "generic" missing.
    static Jurisdictions Load(const std::filesystem::path& templates);

    [[nodiscard]] const std::vector<Jurisdiction>& All() const { return m_all; }
    [[nodiscard]] const Jurisdiction* Find(std::string_view id) const;
    // Throws Refused for an id that is not there: fewer rules than the clinic chose must not be used
    // silently.
    [[nodiscard]] const Jurisdiction& Of(std::string_view id) const;

private:
    std::vector<Jurisdiction> m_all;
};

}  // namespace terms
