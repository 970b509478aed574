#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"

namespace cli {

namespace {

struct HeadOptions {
    std::string folder, out;
    std::optional<std::string> logo, tagline, website, footer, name, address, phone, email, accent, paper;
    bool no_logo = false, large = false, normal = false;
};

exchange::Answer AnswerOf(const model::ClinicProfile& profile, const model::Letterhead& head) {
    return exchange::Answer::Object{{"name", profile.name},           {"address", profile.address},
                                    {"phone", profile.phone},         {"email", profile.email},
                                    {"accent", profile.accent},       {"paper", profile.paper},
                                    {"tagline", head.tagline},        {"website", head.website},
                                    {"footer", head.footer},          {"large_print", head.large_print},
                                    {"logo", head.logo_type},         {"logo_width", head.logo_width},
                                    {"logo_height", head.logo_height}};
}

void Show(Session& session, const HeadOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const model::Letterhead head = desk::LoadLetterhead(*clinic);
    session.Answer(AnswerOf(clinic->Profile(), head), {});
    if (desk::ForPaper(head).logo_broken) session.Say(desk::LogoBroken(session.Words()));
}

void Take(std::string& to, const std::optional<std::string>& said) {
    if (said) to = *said;
}

void Set(Session& session, const HeadOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    model::ClinicProfile profile = clinic->Profile();
    Take(profile.name, wanted.name);
    Take(profile.address, wanted.address);
    Take(profile.phone, wanted.phone);
    Take(profile.email, wanted.email);
    Take(profile.accent, wanted.accent);
    Take(profile.paper, wanted.paper);
    model::Letterhead head = desk::LoadLetterhead(*clinic);
    Take(head.tagline, wanted.tagline);
    Take(head.website, wanted.website);
    Take(head.footer, wanted.footer);
    if (wanted.large || wanted.normal) head.large_print = wanted.large;
    if (wanted.no_logo) desk::RemoveLogo(head);
    if (wanted.logo) desk::SetLogo(head, desk::ReadPictureFile(*wanted.logo));
    // Right or wrong as a whole.
    clinic->Store().Together([&] {
        desk::SaveDetails(*clinic, profile);
        head = desk::SaveLetterhead(*clinic, head);
    });
    session.Answer(AnswerOf(clinic->Profile(), head), {});
    session.Say(session.Words().Text("The letterhead is saved."));
}

void Sample(Session& session, const HeadOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const pdf::Paper paper =
        desk::LetterheadSample(*clinic, clinic->Profile(), desk::LoadLetterhead(*clinic));
    desk::WriteWhole(wanted.out, paper.bytes);
    SayWritten(session, paper, wanted.out);
    if (paper.logo_broken) session.Say(desk::LogoBroken(session.Words()));
}

void AddSetOptions(CLI::App& set, const text::Translator& words, HeadOptions& wanted) {
    CLI::Option* logo = set.add_option("--logo", wanted.logo, words.Text("PNG or JPEG file of the logo"));
    set.add_flag("--no-logo", wanted.no_logo, words.Text("The name stands alone"))->excludes(logo);
    set.add_option("--tagline", wanted.tagline, words.Text("A line under the name"));
    set.add_option("--website", wanted.website, words.Text("The website"));
    set.add_option("--footer", wanted.footer, words.Text("A line at the foot of every page"));
    set.add_option("--name", wanted.name, words.Text("Name of the clinic"));
    set.add_option("--address", wanted.address, words.Text("Its address"));
    set.add_option("--phone", wanted.phone, words.Text("Its phone"));
    set.add_option("--email", wanted.email, words.Text("Its e-mail address"));
    set.add_option("--accent", wanted.accent, words.Text("Colour of headings, as #12686B"));
    set.add_option("--paper", wanted.paper, words.Text("A4 or Letter"));
    CLI::Option* large =
        set.add_flag("--large-print", wanted.large, words.Text("Plans are printed in large letters"));
    set.add_flag("--normal-print", wanted.normal, words.Text("Plans are printed in letters of normal size"))
        ->excludes(large);
}

}  // namespace

void AddLetterheadCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    const auto wanted = std::make_shared<HeadOptions>();
    CLI::App* head = app.add_subcommand("letterhead", words.Text("What stands on the clinic's papers"));
    head->require_subcommand(1);
    const auto below = [&](const char* name, const std::string& about, auto work) {
        CLI::App* command = head->add_subcommand(name, about);
        command->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
        AddCommonOptions(*command, session);
        command->callback([&session, wanted, work] { work(session, *wanted); });
        return command;
    };
    below("show", words.Text("Show the letterhead"), Show);
    AddSetOptions(*below("set", words.Text("Change the letterhead; what is not said stays"), Set), words,
                  *wanted);
    below("sample", words.Text("Write one page with the letterhead as PDF"), Sample)
        ->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))
        ->required();
}

}  // namespace cli
