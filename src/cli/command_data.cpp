#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "desk/disclosures.h"
#include "desk/people.h"
#include "desk/plan_builder.h"

namespace cli {

namespace {

struct ImportOptions {
    std::string folder, file;
    bool dry_run = false;
};

struct ExportOptions {
    std::string folder, out, format = "json", client, whom;
};

void Import(Session& session, const ImportOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const auto progress = [](long done, long total) {
        ShowProgress(done, total);
        return true;
    };
    const desk::ImportReport report = clinic->Import(wanted.file, wanted.dry_run, progress);
    if (session.options.json) {
        session.Answer(exchange::Answer::Object{{"format", report.format},
                                                {"dry_run", wanted.dry_run},
                                                {"clients", report.clients},
                                                {"pictures", report.pictures},
                                                {"visits", report.visits},
                                                {"marks", report.marks}},
                       {});
    }
    const std::vector<std::string> counts{std::to_string(report.clients), std::to_string(report.visits),
                                          std::to_string(report.marks)};
    const auto& words = session.Words();
    session.Say(
        wanted.dry_run
            ? words.Say("Would import {0} clients, {1} visits, {2} marks; nothing was changed.", counts)
            : words.Say("Imported {0} clients, {1} visits, {2} marks.", counts));
}

void Export(Session& session, const ExportOptions& wanted) {
    if (wanted.format != "json") {
        throw model::Error(model::ErrorKind::Usage,
                           model::Msg("This version exports \"json\"; \"{0}\" is not known."),
                           {wanted.format});
    }
    const auto clinic = session.Open(wanted.folder);
    std::optional<model::ClientId> client;
    if (!wanted.client.empty()) client = model::ClientId{wanted.client};
    const exchange::Bundle bundle = clinic->Export(client);
    if (client)
        desk::NoteDisclosure(clinic->Store(), *client,
                             wanted.whom.empty() ? session.Words().Text("not said") : wanted.whom,
                             session.Words().Text("the whole record as a file"));
    desk::WriteWhole(wanted.out, exchange::WriteJson(bundle));
    if (session.options.json) {
        session.Answer(exchange::Answer::Object{{"file", wanted.out},
                                                {"clients", static_cast<long long>(bundle.clients.size())},
                                                {"pictures", static_cast<long long>(bundle.pictures.size())},
                                                {"visits", static_cast<long long>(bundle.visits.size())}},
                       {});
    }
    session.Say(session.Words().Say(
        "Exported {0} clients and {1} visits to {2}.",
        {std::to_string(bundle.clients.size()), std::to_string(bundle.visits.size()), wanted.out}));
    const int closed = wanted.client.empty() ? desk::ClosedCharts(*clinic) : 0;
    if (closed > 0)
        session.Say(session.Words().Say("Private charts that were left out: {0}.", {std::to_string(closed)}));
}

}  // namespace

void AddDataCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto in = std::make_shared<ImportOptions>();
    CLI::App* take = app.add_subcommand(
        "import", words.Text("Import a file, told by its content: Palpate JSON, CHOIR CSV"));
    take->add_option("CLINIC", in->folder, words.Text("Folder of the clinic"))->required();
    take->add_option("FILE", in->file, words.Text("File to read"))->required();
    take->add_flag("--dry-run", in->dry_run, words.Text("Read and check everything, change nothing"));
    AddCommonOptions(*take, session);
    take->callback([&session, in] { Import(session, *in); });

    auto out = std::make_shared<ExportOptions>();
    CLI::App* save = app.add_subcommand("export", words.Text("Export the clinic or one client"));
    save->add_option("CLINIC", out->folder, words.Text("Folder of the clinic"))->required();
    save->add_option("OUT", out->out, words.Text("File to write; readable by you only"))->required();
    save->add_option("--format", out->format, words.Text("json"));
    save->add_option("--client", out->client, words.Text("Only this client (id)"));
    save->add_option("--to", out->whom,
                     words.Text("Who gets the record of one client; noted as a disclosure"));
    AddCommonOptions(*save, session);
    save->callback([&session, out] { Export(session, *out); });
}  // namespace cli

}  // namespace cli
