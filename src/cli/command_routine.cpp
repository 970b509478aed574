#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/routine_case.h"
#include "desk/template_check.h"

namespace cli {

namespace {

struct RoutineOptions {
    std::string file;
    bool explain = false;
};

void Propose(Session& session, const RoutineOptions& wanted) {
    session.Out(wanted.explain ? desk::RoutineExplained(session.Data(), session.Words(), wanted.file,
                                                        session.options.json)
                               : desk::RoutineAnswer(session.Data(), wanted.file));
}

void Check(Session& session, const std::string& place) {
    const auto& words = session.Words();
    const auto report = desk::CheckTemplates(session.Data(), words, place);
    if (session.options.json) session.Answer(desk::TemplatesAnswer(report), {});
    const auto count = static_cast<long>(report.problems.size());
    for (const auto& problem : report.problems) {
        if (!session.options.json) session.Out(desk::LineOf(problem) + '\n');
    }
    if (count > 0)
        throw model::Error(model::ErrorKind::BadInput, model::Msg("Problems found: {0}."),
                           {std::to_string(count)});
    const auto files = static_cast<long>(report.files.size());
    session.Say(words.SayPlural("{0} file read, nothing is wrong.", "{0} files read, nothing is wrong.",
                                files, {std::to_string(files)}));
}

}  // namespace

void AddRoutineCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<RoutineOptions>();
    CLI::App* routine =
        app.add_subcommand("routine", words.Text("Propose a home plan for a case file; no clinic needed"));
    routine
        ->add_option("CASE", wanted->file, words.Text("JSON file with conditions, marks and training load"))
        ->required();
    routine->add_flag(
        "--explain", wanted->explain,
        words.Text("Tell the whole chain of reasoning, rule by rule; with --json for programs"));
    AddJsonOption(*routine, session);
    routine->callback([&session, wanted] { Propose(session, *wanted); });

    CLI::App* templates =
        app.add_subcommand("templates", words.Text("The tables the plans rest on, and a clinic's own"));
    templates->require_subcommand(1);
    auto place = std::make_shared<std::string>();
    CLI::App* check =
        templates->add_subcommand("check", words.Text("Tell every problem with file, line and field"));
    check->add_option(
        "PLACE", *place,
        words.Text("Clinic, folder or file of own content, or other templates; else the program's"));
    AddJsonOption(*check, session);
    check->callback([&session, place] { Check(session, *place); });
}

}  // namespace cli
