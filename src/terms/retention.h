// How long a client's record is kept, by place of practice; read from templates/retention.toml, which names
// the rule each figure comes from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terms {

struct RetentionRule {
    std::string id, name;  // "ca-on", "Ontario, Canada"
    int years = 10;        // from the last entry
    // Of who was under age then, where that is longer: years from majority, until a birthday.
    std::optional<int> minor_years, minor_until;
    int majority = 18;
    std::string source;
    bool verified = true;  // the figures were read in the cited text
};

class Retention {
public:
    // Throws BadInput naming file and line: a figure out of bounds, one id twice, no source, "generic"
    // missing.
    static Retention Load(const std::filesystem::path& templates);

    [[nodiscard]] const std::vector<RetentionRule>& All() const { return m_all; }
    // The rule of a jurisdiction; the generic one where it has none of its own.
    [[nodiscard]] const RetentionRule& Of(std::string_view jurisdiction) const;

private:
    [[nodiscard]] const RetentionRule* Find(std::string_view id) const;
    std::vector<RetentionRule> m_all;
};

}  // namespace terms
