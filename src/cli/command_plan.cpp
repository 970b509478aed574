#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/plan_builder.h"

namespace cli {

namespace {

struct PlanOptions {
    std::string folder, visit, out, language;
};

void WritePlan(Session& session, const PlanOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const pdf::Paper paper =
        desk::WritePlanFile(*clinic, model::VisitId{wanted.visit}, wanted.out, wanted.language);
    SayWritten(session, paper, wanted.out);
}

}  // namespace

void AddPlanCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto wanted = std::make_shared<PlanOptions>();
    CLI::App* plan = app.add_subcommand("plan", words.Text("Write the client's plan of a visit as PDF"));
    plan->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    plan->add_option("VISIT", wanted->visit, words.Text("Id of the visit"))->required();
    plan->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();
    plan->add_option("--lang", wanted->language,
                     words.Text("Language of the page (en, de, es); else the client's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    AddCommonOptions(*plan, session);
    plan->callback([&session, wanted] { WritePlan(session, *wanted); });
}

}  // namespace cli
