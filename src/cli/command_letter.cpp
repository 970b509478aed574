#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/letter_builder.h"
#include "desk/letterhead.h"
#include "model/problem.h"

namespace cli {

namespace {

struct LetterOptions {
    std::string folder, visit, out, language, to, name, practice, address, urgency, from;
};

desk::LetterStart StartFor(desk::Clinic& clinic, const LetterOptions& wanted) {
    if (wanted.from == "visit") return desk::LetterStart::Visit;
    if (wanted.from == "red-flag") return desk::LetterStart::RedFlag;
    const auto visit = clinic.Store().LoadVisit(model::VisitId{wanted.visit});
    return visit ? desk::StartOf(*visit) : desk::LetterStart::Visit;
}

// The file over what is proposed, the command line over the file.
desk::LetterWish WishFor(desk::Clinic& clinic, const LetterOptions& wanted) {
    desk::LetterWish wish =
        desk::ProposeLetter(clinic, model::VisitId{wanted.visit}, StartFor(clinic, wanted), wanted.language);
    if (!wanted.to.empty()) desk::ReadLetterFile(wanted.to, wish);
    if (!wanted.name.empty()) wish.name = wanted.name;
    if (!wanted.practice.empty()) wish.practice = wanted.practice;
    if (!wanted.address.empty()) wish.address = wanted.address;
    if (!wanted.urgency.empty()) wish.urgency = wanted.urgency == "routine" ? "" : wanted.urgency;
    return wish;
}

void WriteLetter(Session& session, const LetterOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const pdf::Paper paper = desk::WriteLetterFile(*clinic, WishFor(*clinic, wanted), wanted.out);
    if (paper.logo_broken) session.Say(desk::LogoBroken(session.Words()));
    SayWritten(session, paper, wanted.out);
}

}  // namespace

void AddLetterCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<LetterOptions>();
    CLI::App* letter = app.add_subcommand(
        "letter", words.Text("Write a referral letter about a visit as PDF, and put it on record"));
    letter->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    letter->add_option("VISIT", wanted->visit, words.Text("Id of the visit"))->required();
    letter->add_option("--out", wanted->out, words.Text("File to write; readable by you only"))->required();
    letter->add_option("--to", wanted->to,
                       words.Text("TOML file with name, practice, address, reason, question, urgency, parts "
                                  "and legal_reason (why it is sent without consent)"));
    letter->add_option("--name", wanted->name, words.Text("Name of who receives it"));
    letter->add_option("--practice", wanted->practice, words.Text("Practice of who receives it"));
    letter->add_option("--address", wanted->address, words.Text("Address of who receives it"));
    letter
        ->add_option("--urgency", wanted->urgency,
                     words.Text("How soon the client is to be seen; else what a red flag asks for"))
        ->check(CLI::IsMember({"routine", "refer_days", "same_day", "emergency"}));
    letter
        ->add_option("--from", wanted->from,
                     words.Text("What it begins with; else the red flag of the visit if it has one"))
        ->check(CLI::IsMember({"visit", "red-flag"}));
    letter
        ->add_option("--lang", wanted->language,
                     words.Text("Language of the page (en, de, es); else the clinic's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    AddCommonOptions(*letter, session);
    letter->callback([&session, wanted] { WriteLetter(session, *wanted); });
}

}  // namespace cli
