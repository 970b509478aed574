#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "desk/plan_builder.h"
#include "model/problem.h"

namespace cli {

namespace {

constexpr std::size_t kMostCodeBytes = 4096;

struct Wanted {
    std::string folder, code_file;
};

std::string OnlyUser(const std::filesystem::path& folder) {
    const auto names = store::ClinicStore::UserNames(folder);
    if (names.size() == 1) return names.front();
    throw model::Error(model::ErrorKind::Usage,
                       model::Msg("Several people use this clinic; say who you are with --user."));
}

std::string Code(Session& session, const std::string& file) {
    if (file.empty()) return AskUnseen(session.Words().Text("Recovery code"));
    const std::string text = desk::ReadWhole(file, kMostCodeBytes);
    return text.substr(0, text.find_first_of("\r\n"));
}

void Recover(Session& session, const Wanted& wanted) {
    const std::string user = session.options.user.empty() ? OnlyUser(wanted.folder) : session.options.user;
    const Fleeting code{Code(session, wanted.code_file)};
    const Fleeting passphrase{session.Passphrase(session.Words().Say("New passphrase of {0}", {user}), true)};
    (void)desk::Clinic::Recover(session.Data(), wanted.folder, code.text, user, passphrase.text,
                                session.Around());
    if (session.options.json)
        session.Answer(exchange::Answer::Object{{"clinic", wanted.folder}, {"user", user}}, {});
    session.Say(session.Words().Say("{0} has a new passphrase; the recovery code stays valid.", {user}));
}

}  // namespace

void AddRecoverCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<Wanted>();
    CLI::App* recover = app.add_subcommand(
        "recover", words.Text("Give a user a new passphrase with the clinic's recovery code"));
    recover->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    recover->add_option("--recovery-code-file", wanted->code_file,
                        words.Text("File whose first line is the recovery code; else it is asked, unseen"));
    AddCommonOptions(*recover, session);
    recover->callback([&session, wanted] { Recover(session, *wanted); });
}

}  // namespace cli
