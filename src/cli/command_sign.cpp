#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "desk/sentences.h"
#include "desk/signing.h"

namespace cli {

namespace {

struct SignOptions {
    std::string folder, visit;
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
    try {
        desk::Sign(*editor, clinic->Store().Unlock(passphrase.text));
    } catch (const desk::NotReadyToSign&) {
        Answer(session, wanted, points);
        throw;
    }
    Answer(session, wanted, points);
    session.Say(session.Words().Say("The visit {0} is signed.", {wanted.visit}));
}

}  // namespace

void AddSignCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<SignOptions>();
    CLI::App* sign = app.add_subcommand(
        "sign", words.Text("Sign a visit, or say what is missing before it can be signed"));
    sign->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    sign->add_option("VISIT", wanted->visit, words.Text("Id, as list gives it"))->required();
    AddCommonOptions(*sign, session);
    sign->callback([&session, wanted] { Sign(session, *wanted); });
}

}  // namespace cli
