#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/answers.h"
#include "desk/recovery_sheet_builder.h"
#include "text/zone.h"

namespace cli {

namespace {

struct NewClinic {
    std::string folder, name, owner, jurisdiction = "generic", sheet;
};

void SayWhereTheSheetIs(Session& session, const std::string& file) {
    session.Say(session.Words().Say(
        "The recovery sheet is in {0}. It opens the clinic: print it, lock it away and remove the file.",
        {file}));
}

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
    // After the code was shown: a sheet that cannot be written must not take it along.
    if (!wanted.sheet.empty()) {
        (void)desk::WriteRecoverySheet(*made.clinic, made.recovery_code, session.Words(), wanted.sheet);
        SayWhereTheSheetIs(session, wanted.sheet);
    }
}

struct NewCode {
    std::string folder, sheet;
};

void RenewCode(Session& session, const NewCode& wanted) {
    Fleeting passphrase;
    const auto clinic = session.Open(wanted.folder, &passphrase);
    const auto renewed = desk::RenewRecovery(*clinic, passphrase.text, session.Words(), wanted.sheet);
    session.Say(session.Words().Text(
        "The clinic has a new recovery code. The old one opens only backups made before."));
    SayWhereTheSheetIs(session, wanted.sheet);
    if (session.options.json)
        session.Answer(
            exchange::Answer::Object{
                {"clinic", wanted.folder}, {"recovery_code", renewed.code}, {"sheet", wanted.sheet}},
            {});
    else
        session.Out(renewed.code + "\n");
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
    make->add_option("--recovery-sheet", wanted->sheet,
                     words.Text("PDF file for the recovery code on a sheet of paper; readable by you only"));
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

    auto renewal = std::make_shared<NewCode>();
    CLI::App* renew = app.add_subcommand(
        "recovery-code", words.Text("Replace the clinic's recovery code by a new one, on a sheet of paper"));
    renew->add_option("CLINIC", renewal->folder, words.Text("Folder of the clinic"))->required();
    renew
        ->add_option("--sheet", renewal->sheet, words.Text("PDF file for the new code; readable by you only"))
        ->required();
    AddCommonOptions(*renew, session);
    renew->callback([&session, renewal] { RenewCode(session, *renewal); });

    auto folder = std::make_shared<std::string>();
    CLI::App* check =
        app.add_subcommand("check", words.Text("Check a clinic: pages, references, audit chain"));
    check->add_option("CLINIC", *folder, words.Text("Folder of the clinic"))->required();
    AddCommonOptions(*check, session);
    check->callback([&session, folder] { CheckClinic(session, *folder); });
}

}  // namespace cli
