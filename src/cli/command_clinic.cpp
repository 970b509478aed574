#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/answers.h"
#include "text/zone.h"

namespace cli {

namespace {

struct NewClinic {
    std::string folder, name, owner, jurisdiction = "generic";
};

void MakeNew(Session& session, const NewClinic& wanted) {
    model::ClinicProfile profile;
    profile.name = wanted.name;
    profile.zone = text::SystemZone();
    profile.language = LanguageOfTerminal();
    profile.jurisdiction = session.Data().Jurisdictions().Of(wanted.jurisdiction).id;
    const Fleeting passphrase{
        session.Passphrase(session.Words().Say("New passphrase of {0}", {wanted.owner}), true)};
    const auto made = desk::Clinic::Create(session.Data(), wanted.folder, profile, wanted.owner,
                                           passphrase.text, session.Around());
    session.Say(session.Words().Say("The clinic is made in {0}.", {wanted.folder}));
    session.Say(
        session.Words().Text("Recovery code, shown only now. Print it and keep it away from this computer:"));
    if (session.options.json) {
        session.Answer(
            exchange::Answer::Object{{"clinic", wanted.folder}, {"recovery_code", made.recovery_code}}, {});
    } else {
        session.Out(made.recovery_code + "\n");
    }
}

void CheckClinic(Session& session, const std::string& folder) {
    const auto clinic = session.Open(folder);
    const store::CheckReport report = clinic->Store().Check();
    clinic->Store().Log("clinic.check", clinic->Store().ClinicId());
    const auto& words = session.Words();
    if (session.options.json) session.Answer(desk::CheckAnswer(report), {});
    for (const auto& finding : report.findings) session.Say(finding);
    if (!report.sound) {
        throw model::Error(model::ErrorKind::Refused, model::Msg("The clinic is not sound."));
    }
    session.Say(words.Say("Sound: {0} clients, {1} visits, {2} marks, {3} audit entries.",
                          {std::to_string(report.clients), std::to_string(report.visits),
                           std::to_string(report.marks), std::to_string(report.audit_entries)}));
}

}  // namespace

void AddClinicCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto wanted = std::make_shared<NewClinic>();
    CLI::App* make = app.add_subcommand("new", words.Text("Make a new, empty clinic"));
    make->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    make->add_option("--name", wanted->name, words.Text("Name of the clinic, as on its letters"))->required();
    make->add_option("--owner", wanted->owner, words.Text("Name the owner signs in with"))->required();
    make->add_option("--jurisdiction", wanted->jurisdiction,
                     words.Text("Whose rules a visit must fulfil before it is signed (id)"));
    AddCommonOptions(*make, session);
    make->callback([&session, wanted] { MakeNew(session, *wanted); });

    auto sample = std::make_shared<std::string>();
    CLI::App* fictional = app.add_subcommand(
        "sample", words.Text("Make the fictional sample clinic (user demo, passphrase palpate-sample)"));
    fictional->add_option("CLINIC", *sample, words.Text("Folder of the clinic"))->required();
    AddJsonOption(*fictional, session);
    fictional->callback([&session, sample] {
        (void)desk::MakeSampleClinic(session.Data(), *sample, session.Around());
        if (session.options.json)
            session.Answer(exchange::Answer::Object{{"clinic", *sample}, {"user", desk::kSampleUser}}, {});
        session.Say(session.Words().Say("The sample clinic is made in {0}.", {*sample}));
    });

    auto folder = std::make_shared<std::string>();
    CLI::App* check =
        app.add_subcommand("check", words.Text("Check a clinic: pages, references, audit chain"));
    check->add_option("CLINIC", *folder, words.Text("Folder of the clinic"))->required();
    AddCommonOptions(*check, session);
    check->callback([&session, folder] { CheckClinic(session, *folder); });
}

}  // namespace cli
