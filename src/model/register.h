// What is kept about a client's record rather than in it: legal holds, disclosures, statements of the client,
// requests that were refused; and breaches of the clinic's data. Written once, followed by others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/clock.h"
#include "model/ids.h"
#include "model/problem.h"

namespace model {

using RegisterId = Id<struct RegisterTag>;

enum class RegisterKind {
    Hold,     // nothing may be removed until its Release
    Release,  // of the hold it refers to
    Disclosure,
    Statement,  // of the client, to stand beside the record
    Request,    // for erasure, refused; why
    Breach,     // of the clinic's data; may name no client
    FollowUp    // what was done about the breach it refers to
};

struct RegisterEntry {
    RegisterId id;
    RegisterKind kind = RegisterKind::Disclosure;
    ClientId client;        // empty: of the clinic
    Instant at{};           // when it happened or became known
    Instant recorded_at{};  // set when it is stored
    UserId recorded_by;     // likewise
    std::string whom;       // who was told
    std::string what;       // the reason, what was handed over, the client's words …
    std::string consent;    // under which one, in words or its id
    RegisterId refers;      // the hold of a release, the breach of what followed
    bool operator==(const RegisterEntry&) const = default;
};

// Texts with what nobody can see, too long or missing.
[[nodiscard]] std::optional<Problem> Check(const RegisterEntry& entry);

// "hold", "release", "disclosure", "statement", "request", "breach", "follow_up"
[[nodiscard]] std::string_view ToText(RegisterKind kind);
[[nodiscard]] std::optional<RegisterKind> ParseRegisterKind(std::string_view text);

}  // namespace model
