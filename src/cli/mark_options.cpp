#include "cli/mark_options.h"

#include <CLI/CLI.hpp>

#include "cli/session.h"
#include "text/zone.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

// Midnight of a civil day of the clinic's zone.
std::optional<model::Instant> Day(const std::string& text, const std::string& zone, int days_later) {
    if (text.empty()) return {};
    const auto day = model::ParseDate(text);
    if (!day) throw Error(ErrorKind::Usage, Msg("\"{0}\" is no date; expected one like 2026-11-23."), {text});
    const model::Date shifted{std::chrono::sys_days{*day} + std::chrono::days{days_later}};
    return text::FromCivil({shifted, 0, 0, 0}, zone);
}

}  // namespace

void AddSpanOptions(CLI::App& command, SpanOptions& wanted, Session& session) {
    const auto& words = session.Words();
    command.add_option("--client", wanted.client, words.Text("Only this client (id)"));
    command.add_option("--from", wanted.from, words.Text("First day, like 2026-11-23"));
    command.add_option("--to", wanted.to, words.Text("Last day, like 2026-11-23"));
}

std::optional<model::ClientId> ClientOf(const SpanOptions& wanted) {
    if (wanted.client.empty()) return {};
    return model::ClientId{wanted.client};
}

std::optional<model::Instant> FromOf(const SpanOptions& wanted, const std::string& zone) {
    return Day(wanted.from, zone, 0);
}

std::optional<model::Instant> ToOf(const SpanOptions& wanted, const std::string& zone) {
    return Day(wanted.to, zone, 1);  // the last day counts whole
}

void DemandKnownClient(desk::Clinic& clinic, const SpanOptions& wanted) {
    if (!wanted.client.empty() && !clinic.Store().LoadClient(model::ClientId{wanted.client}))
        throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {wanted.client});
}

}  // namespace cli
