#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/calendar.h"

namespace cli {

namespace {

struct CalendarOptions {
    std::string folder, visit, out, language, at;
};

void Write(Session& session, const CalendarOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    desk::CalendarWish wish;
    wish.language = wanted.language;
    if (!wanted.at.empty()) wish.at = desk::ClockTime(wanted.at);
    const desk::CalendarFile file =
        desk::WriteCalendarFile(*clinic, model::VisitId{wanted.visit}, wanted.out, wish);
    if (session.options.json)
        session.Answer(exchange::Answer::Object{{"file", wanted.out}, {"events", file.events}}, {});
    if (file.events == 0)
        return session.Say(session.Words().Say(
            "Wrote {0}: it takes earlier days out of the client's calendar and adds none.", {wanted.out}));
    session.Say(session.Words().SayPlural("Wrote {0} event to {1}.", "Wrote {0} events to {1}.", file.events,
                                          {std::to_string(file.events), wanted.out}));
}

}  // namespace

void AddCalendarCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<CalendarOptions>();
    CLI::App* calendar =
        app.add_subcommand("calendar", words.Text("Write the home plan of a visit as a calendar file"));
    calendar->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    calendar->add_option("VISIT", wanted->visit, words.Text("Id of the visit"))->required();
    calendar->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();
    calendar
        ->add_option("--lang", wanted->language,
                     words.Text("Language of the calendar (en, de, es); else the client's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    calendar->add_option("--at", wanted->at, words.Text("When the routine is done each day; else 18:00"));
    AddCommonOptions(*calendar, session);
    calendar->callback([&session, wanted] { Write(session, *wanted); });
}

}  // namespace cli
