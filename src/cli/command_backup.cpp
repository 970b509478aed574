#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "desk/backups.h"

namespace cli {

namespace {

constexpr long long kWorthABar = 32LL << 20;  // bytes

struct BackupWish {
    std::string clinic, place;
    bool drill = false;
};

struct RestoreWish {
    std::string backup, clinic;
};

bool Show(long long done, long long total) {
    if (total >= 3 * kWorthABar) ShowProgress(static_cast<long>(done >> 10), static_cast<long>(total >> 10));
    return true;
}

exchange::Answer Made(const std::vector<store::Backup>& backups) {
    exchange::Answer::List list;
    for (const auto& backup : backups)
        list.emplace_back(exchange::Answer::Object{{"folder", backup.folder.string()},
                                                   {"made_at", model::ToIso(backup.made_at)},
                                                   {"size", backup.size}});
    return exchange::Answer::Object{{"backups", std::move(list)}};
}

std::vector<std::string> Counts(const store::CheckReport& report) {
    return {std::to_string(report.clients), std::to_string(report.visits), std::to_string(report.marks),
            std::to_string(report.audit_entries)};
}

std::vector<store::Backup> Make(desk::Clinic& clinic, const std::string& place) {
    desk::Backups backups(clinic, {});
    const auto make = place.empty() ? backups.Maker() : backups.MakerTo(place);
    const desk::BackupOutcome outcome = make(Show);
    backups.Note(outcome);
    if (!outcome.missed.empty()) throw outcome.missed.front();
    return outcome.made;
}

void BackUp(Session& session, const BackupWish& wish) {
    const auto clinic = session.Open(wish.clinic);
    const auto made = Make(*clinic, wish.place);
    if (session.options.json) session.Answer(Made(made), {});
    for (const auto& backup : made)
        session.Say(session.Words().Say("Backed up and verified: {0}.", {backup.folder.string()}));
}

// A drill that finds something wrong is told to the log as well.
desk::DrillOutcome Drilled(Session& session, const BackupWish& wish) {
    Fleeting passphrase;
    const auto clinic = session.Open(wish.clinic, &passphrase);
    try {
        auto outcome = desk::Driller(*clinic, wish.place, {})(passphrase.text, Show);
        desk::NoteDrill(*clinic);
        return outcome;
    } catch (const model::Error& error) {
        desk::NoteDrill(*clinic, error);
        throw;
    }
}

void Drill(Session& session, const BackupWish& wish) {
    const desk::DrillOutcome outcome = Drilled(session, wish);
    if (session.options.json) session.Answer(desk::CheckAnswer(outcome.report), {});
    session.Say(session.Words().Say("The backup {0} was restored for a trial and is sound:",
                                    {outcome.backup.folder.string()}));
    session.Say(session.Words().Say("Sound: {0} clients, {1} visits, {2} marks, {3} audit entries.",
                                    Counts(outcome.report)));
}

void RestoreBackup(Session& session, const RestoreWish& wish) {
    desk::RequireNewPlace(wish.clinic);
    const std::string user = session.UserOf(wish.backup);
    const Fleeting passphrase{session.Passphrase(session.Words().Say("Passphrase of {0}", {user}), false)};
    const auto store =
        store::Restore(wish.backup, wish.clinic, user, passphrase.text, session.Around(), Show);
    const store::CheckReport report = store->Check();
    if (session.options.json) session.Answer(desk::CheckAnswer(report), {});
    session.Say(session.Words().Say("Restored to {0}.", {wish.clinic}));
    session.Say(
        session.Words().Say("Sound: {0} clients, {1} visits, {2} marks, {3} audit entries.", Counts(report)));
}

}  // namespace

void AddBackupCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto wish = std::make_shared<BackupWish>();
    CLI::App* backup =
        app.add_subcommand("backup", words.Text("Make a verified copy of a clinic, or try the newest one"));
    backup->add_option("CLINIC", wish->clinic, words.Text("Folder of the clinic"))->required();
    backup->add_option(
        "DIR", wish->place,
        words.Text("Folder that gets the backup; without it the clinic's own, where three are kept"));
    backup->add_flag("--drill", wish->drill,
                     words.Text("Restore the newest backup for a trial, check it and remove it again"));
    AddCommonOptions(*backup, session);
    backup->callback([&session, wish] { wish->drill ? Drill(session, *wish) : BackUp(session, *wish); });

    auto restored = std::make_shared<RestoreWish>();
    CLI::App* restore =
        app.add_subcommand("restore", words.Text("Make a clinic from a backup, at a new place"));
    restore->add_option("BACKUP", restored->backup, words.Text("Folder of the backup"))->required();
    restore->add_option("CLINIC", restored->clinic, words.Text("New folder of the clinic"))->required();
    AddCommonOptions(*restore, session);
    restore->callback([&session, restored] { RestoreBackup(session, *restored); });
}

}  // namespace cli
