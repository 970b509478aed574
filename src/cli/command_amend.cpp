#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/given_words.h"
#include "cli/terminal.h"
#include "desk/amended_line.h"
#include "desk/amendments.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

struct AmendOptions {
    std::string folder, visit, field, client;
    GivenWords reason, text, original;
    std::string kind = "addition";
    bool behind = false;
    std::string finding, region, side, technique;
    std::optional<int> before, after, pressure, minutes;
    [[nodiscard]] bool OfMark() const {
        return before || after || !finding.empty() || !region.empty() || !side.empty();
    }
    [[nodiscard]] bool OfWork() const { return pressure || minutes || !technique.empty(); }
};

void Answer(Session& session, const model::Amendment& stored) {
    if (session.options.json)
        session.Answer(exchange::Answer::Object{{"visit", stored.visit.value},
                                                {"amendment", stored.id.value},
                                                {"kind", std::string(model::ToText(stored.kind))},
                                                {"at", model::ToIso(stored.at)}},
                       {});
}

// The line of a mark or treatment with the values given in place of those signed.
std::string LineOf(desk::Clinic& clinic, const desk::AmendedVisit& visit, const AmendOptions& wanted) {
    desk::LineValues values = desk::ValuesOf(clinic, visit, wanted.field).value_or(desk::LineValues{});
    if ((wanted.OfMark() && !values.finding) || (wanted.OfWork() && !values.work))
        throw Error(ErrorKind::Refused,
                    Msg("These values are not those of one mark or one treatment that stands as it was "
                        "signed; correct the words of the line instead."));
    if (values.finding) {
        auto& mark = *values.finding;
        if (!wanted.finding.empty()) mark.id = wanted.finding;
        if (!wanted.region.empty()) mark.at.region = wanted.region;
        if (!wanted.side.empty()) mark.at.side = model::ParseSide(wanted.side).value_or(mark.at.side);
        if (wanted.before) mark.before = wanted.before;
        if (wanted.after) mark.after = wanted.after;
    }
    if (values.work) {
        auto& work = *values.work;
        if (!wanted.technique.empty()) work.technique = wanted.technique;
        work.pressure = wanted.pressure.value_or(work.pressure);
        work.minutes = wanted.minutes.value_or(work.minutes);
    }
    return desk::LineWith(clinic, visit, wanted.field, values);
}

model::Amendment Wanted(Session& session, const AmendOptions& wanted, const desk::AmendedVisit& visit,
                        std::string text) {
    model::Amendment made;
    made.visit = visit.visit.id;
    made.kind = model::ParseAmendmentKind(wanted.kind).value_or(model::AmendmentKind::Addition);
    made.field = wanted.field;
    const std::string original = WordsOf(session, wanted.original);
    if (made.kind == model::AmendmentKind::Correction)
        made = original.empty() ? desk::CorrectionTo(visit, wanted.field, text)
                                : desk::CorrectionOf(visit, wanted.field, original, text);
    else
        made.text = std::move(text);
    made.reason = WordsOf(session, wanted.reason);
    return made;
}

store::WhenBehind When(const AmendOptions& wanted) {
    return wanted.behind ? store::WhenBehind::SignAtLatest : store::WhenBehind::Refuse;
}

void Amend(Session& session, const AmendOptions& wanted) {
    DemandGiven(wanted.reason);
    Fleeting passphrase;
    const auto clinic = session.Open(wanted.folder, &passphrase);
    const auto visit = desk::ReadAmended(*clinic, session.Words(), model::VisitId{wanted.visit});
    const bool of_values = wanted.OfMark() || wanted.OfWork();
    if (of_values && (wanted.kind != "correction" || wanted.original.Given()))
        throw Error(ErrorKind::Usage, Msg("Values are given of a correction alone, in place of its words."));
    const auto made = Wanted(session, wanted, visit,
                             of_values ? LineOf(*clinic, visit, wanted) : WordsOf(session, wanted.text));
    Answer(session, desk::Amend(*clinic, made, clinic->Store().Unlock(passphrase.text), When(wanted)));
    session.Say(session.Words().Say("The visit {0} is amended.", {wanted.visit}));
}

void Move(Session& session, const AmendOptions& wanted) {
    Fleeting passphrase;
    const auto clinic = session.Open(wanted.folder, &passphrase);
    const model::ClientId to{wanted.client};
    const auto visit = desk::ReadAmended(*clinic, session.Words(), model::VisitId{wanted.visit});
    if (visit.visit.status == model::VisitStatus::Draft) {
        desk::MoveDraft(*clinic, visit.visit.id, to);
    } else {
        model::Amendment move;
        move.visit = visit.visit.id;
        move.kind = model::AmendmentKind::Move;
        move.reason = WordsOf(session, wanted.reason);
        move.to = to;
        Answer(session, desk::Amend(*clinic, move, clinic->Store().Unlock(passphrase.text), When(wanted)));
    }
    session.Say(session.Words().Say("The visit {0} stands in the other chart now.", {wanted.visit}));
}

void CoSign(Session& session, const AmendOptions& wanted) {
    Fleeting passphrase;
    const auto clinic = session.Open(wanted.folder, &passphrase);
    model::Amendment cosign;
    cosign.visit = {wanted.visit};
    cosign.kind = model::AmendmentKind::CoSign;
    cosign.text = WordsOf(session, wanted.text);
    Answer(session, desk::Amend(*clinic, cosign, clinic->Store().Unlock(passphrase.text), When(wanted)));
    session.Say(session.Words().Say("The visit {0} is co-signed.", {wanted.visit}));
}

void AddVisit(CLI::App& command, Session& session, AmendOptions& wanted) {
    const auto& words = session.Words();
    command.add_option("CLINIC", wanted.folder, words.Text("Folder of the clinic"))->required();
    command.add_option("VISIT", wanted.visit, words.Text("Id, as list gives it"))->required();
    command.add_flag("--clock-is-right", wanted.behind, ClockFlagText(words));
}

void AddText(CLI::App& command, Session& session, AmendOptions& wanted) {
    AddWords(command, wanted.text, "--text",
             session.Words().Text("What is added, or put in place of what was wrong"), session);
}

void AddValues(CLI::App& amend, Session& session, AmendOptions& wanted) {
    const auto& words = session.Words();
    amend.add_option("--finding", wanted.finding, words.Text("What the mark should have said: finding"));
    amend.add_option("--region", wanted.region, words.Text("Region it should have been charted in"));
    amend.add_option("--side", wanted.side, "left, right, midline")
        ->check(CLI::IsMember({"left", "right", "midline"}));
    amend.add_option("--before", wanted.before, words.Text("Severity before the treatment, 0 to 10"));
    amend.add_option("--after", wanted.after, words.Text("Severity after the treatment, 0 to 10"));
    amend.add_option("--technique", wanted.technique, words.Text("Technique the line should have named"));
    amend.add_option("--pressure", wanted.pressure, words.Text("Pressure level of the treatment"));
    amend.add_option("--minutes", wanted.minutes, words.Text("Minutes of the treatment"));
}

void AddAmend(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<AmendOptions>();
    CLI::App* amend = app.add_subcommand(
        "amend", words.Text("Add to a signed visit, or correct it; what was signed stays"));
    AddVisit(*amend, session, *wanted);
    AddWords(*amend, wanted->reason, "--reason", words.Text("Why, read with it ever after"), session);
    amend->add_option("--kind", wanted->kind, "addition, correction, in_error")
        ->check(CLI::IsMember({"addition", "correction", "in_error"}));
    amend->add_option(
        "--field", wanted->field,
        words.Text("Field it concerns: soap.s, soap.o, soap.a, soap.p, reason, health_update, mark.ID"));
    AddWords(*amend, wanted->original, "--original",
             words.Text("Words to be corrected; without them the text is the whole field"), session);
    AddText(*amend, session, *wanted);
    AddValues(*amend, session, *wanted);
    AddCommonOptions(*amend, session);
    amend->callback([&session, wanted] { Amend(session, *wanted); });
}

void AddMove(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto moved = std::make_shared<AmendOptions>();
    CLI::App* move = app.add_subcommand(
        "move", words.Text("Put a visit into the chart of another client, with a trace in both"));
    AddVisit(*move, session, *moved);
    move->add_option("CLIENT", moved->client, words.Text("Id, as list gives it"))->required();
    AddWords(*move, moved->reason, "--reason", words.Text("Why; needed for a signed visit"), session);
    AddCommonOptions(*move, session);
    move->callback([&session, moved] { Move(session, *moved); });
}

void AddCoSign(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto cosigned = std::make_shared<AmendOptions>();
    CLI::App* cosign = app.add_subcommand(
        "cosign", words.Text("Stand for somebody else's signed visit too, as a supervisor"));
    AddVisit(*cosign, session, *cosigned);
    AddText(*cosign, session, *cosigned);
    AddCommonOptions(*cosign, session);
    cosign->callback([&session, cosigned] { CoSign(session, *cosigned); });
}

}  // namespace

void AddAmendCommands(CLI::App& app, Session& session) {
    AddAmend(app, session);
    AddMove(app, session);
    AddCoSign(app, session);
}

}  // namespace cli
