#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/given_words.h"
#include "cli/terminal.h"
#include "desk/sentences.h"
#include "desk/signing.h"

namespace cli {

namespace {

struct SignOptions {
    std::string folder, visit;
    GivenWords late_reason;
    bool behind = false;
};

void Answer(Session& session, const SignOptions& wanted, const std::vector<desk::OpenPoint>& points) {
    for (const desk::OpenPoint& point : points) {
        if (!session.options.json) session.Say(desk::Sentence(session.Words(), point));
    }
    if (!session.options.json) return;
    session.Answer(exchange::Answer::Object{{"visit", wanted.visit},
                                            {"signed", !desk::Blocked(points)},
                                            {"open_points", desk::OpenPointsAnswer(session.Words(), points)}},
                   {});
}

void Sign(Session& session, const SignOptions& wanted) {
    Fleeting passphrase;
    const auto clinic = session.Open(wanted.folder, &passphrase);
    const auto editor = clinic->OpenVisit(model::VisitId{wanted.visit});
    const auto points = desk::OpenPoints(*editor);
    const desk::SignRequest request{
        WordsOf(session, wanted.late_reason),
        wanted.behind ? store::WhenBehind::SignAtLatest : store::WhenBehind::Refuse};
    try {
        desk::Sign(*editor, clinic->Store().Unlock(passphrase.text), request);
    } catch (const desk::NotReadyToSign&) {
        Answer(session, wanted, points);
        throw;
    }
    Answer(session, wanted, points);
    session.Say(session.Words().Say("The visit {0} is signed.", {wanted.visit}));
}

}  // namespace

std::string ClockFlagText(const text::Translator& words) {
    return words.Text(
        "Where the clock is behind earlier entries of the log: sign with the newest time there is");
}

void AddSignCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<SignOptions>();
    CLI::App* sign = app.add_subcommand(
        "sign", words.Text("Sign a visit, or say what is missing before it can be signed"));
    sign->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    sign->add_option("VISIT", wanted->visit, words.Text("Id, as list gives it"))->required();
    AddWords(*sign, wanted->late_reason, "--late-reason",
             words.Text("Why it is signed only now; needed for a late entry"), session);
    sign->add_flag("--clock-is-right", wanted->behind, ClockFlagText(words));
    AddCommonOptions(*sign, session);
    sign->callback([&session, wanted] { Sign(session, *wanted); });
}

}  // namespace cli
