#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/letterhead.h"
#include "desk/page_wording.h"
#include "desk/plan_builder.h"
#include "desk/protected_plan.h"

namespace cli {

namespace {

struct PlanOptions {
    std::string folder, visit, out, language, passphrase_file;
    bool large = false, normal = false;
};

void WritePlan(Session& session, const PlanOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const desk::Letters letters = wanted.large    ? desk::Letters::Large
                                  : wanted.normal ? desk::Letters::Normal
                                                  : desk::Letters::AsUsual;
    const auto& words = session.Words();
    const model::VisitId visit{wanted.visit};
    pdf::Paper paper;
    if (wanted.passphrase_file.empty()) {
        paper = desk::WritePlanFile(*clinic, visit, wanted.out, wanted.language, letters);
    } else {
        const Fleeting passphrase{
            session.SecretFrom(wanted.passphrase_file, words.Text("Passphrase of the plan: "), true)};
        paper =
            desk::WriteProtectedPlan(*clinic, visit, wanted.out, passphrase.text, wanted.language, letters);
    }
    if (const std::string refused = desk::PagesRefusal(*clinic, words); !refused.empty())
        session.Say(refused);
    if (paper.logo_broken) session.Say(desk::LogoBroken(words));
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
    CLI::Option* large = plan->add_flag("--large-print", wanted->large,
                                        words.Text("Everything a quarter larger, on more pages"));
    plan->add_flag("--normal-print", wanted->normal,
                   words.Text("Not in large letters, whatever the letterhead or the client's details say"))
        ->excludes(large);
    plan->add_option("--pdf-passphrase-file", wanted->passphrase_file,
                     words.Text("File with the passphrase that opens the PDF; without it anybody may"));
    AddCommonOptions(*plan, session);
    plan->callback([&session, wanted] { WritePlan(session, *wanted); });
}

}  // namespace cli
