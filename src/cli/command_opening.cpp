#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/opening_days.h"
#include "desk/own_content.h"

namespace cli {

namespace {

struct OpeningOptions {
    std::string folder;
    std::vector<std::string> days;
};

exchange::Answer AnswerOf(const desk::OpenDays& days) {
    exchange::Answer::List open;
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (days[day]) open.emplace_back(desk::kWeekdayIds[day]);
    }
    return exchange::Answer::Object{{"open", open}};
}

void Tell(Session& session, const desk::OpenDays& days) {
    session.Answer(AnswerOf(days), {});
    session.Say(
        session.Words().Say("The clinic is open on {0}.", {desk::OpenDaysText(session.Words(), days)}));
}

void Show(Session& session, const OpeningOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const desk::Opening opening = desk::LookAtOpening(*clinic);
    Tell(session, opening.days);
    for (const auto& problem : opening.problems) session.Say(desk::Sentence(session.Words(), problem));
}

void Set(Session& session, const OpeningOptions& wanted) {
    const desk::OpenDays days = desk::ParseOpenDays(wanted.days);
    const auto clinic = session.Open(wanted.folder);
    desk::SaveOpening(*clinic, days);
    Tell(session, days);
}

}  // namespace

void AddOpeningCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    const auto wanted = std::make_shared<OpeningOptions>();
    CLI::App* opening = app.add_subcommand("opening", words.Text("On which weekdays the clinic is open"));
    opening->require_subcommand(1);
    const auto below = [&](const char* name, const std::string& about, auto work) {
        CLI::App* command = opening->add_subcommand(name, about);
        command->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
        AddCommonOptions(*command, session);
        command->callback([&session, wanted, work] { work(session, *wanted); });
        return command;
    };
    below("show", words.Text("Show the days"), Show);
    below("set", words.Text("The next visit is proposed for one of these days"), Set)
        ->add_option("DAYS", wanted->days, words.Text("monday, tuesday … sunday"))
        ->required();
}

}  // namespace cli
