// Which marks a command looks at: one client's, some days'. Shared by the commands that read them.
#pragma once

#include <optional>
#include <string>

#include "desk/clinic.h"

namespace CLI {
class App;
}

namespace cli {

class Session;

struct SpanOptions {
    std::string client, from, to;
};

// --client, --from, --to.
void AddSpanOptions(CLI::App& command, SpanOptions& wanted, Session& session);

[[nodiscard]] std::optional<model::ClientId> ClientOf(const SpanOptions& wanted);
// Midnight that begins the first day and the one that ends the last, in the clinic's zone. Throws Usage for
// what is no date.
[[nodiscard]] std::optional<model::Instant> FromOf(const SpanOptions& wanted, const std::string& zone);
[[nodiscard]] std::optional<model::Instant> ToOf(const SpanOptions& wanted, const std::string& zone);
// Throws Refused when the client named is not in the clinic: "none" would read like a finding that is gone.
void DemandKnownClient(desk::Clinic& clinic, const SpanOptions& wanted);

}  // namespace cli
