#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/mark_options.h"
#include "desk/answers.h"

namespace cli {

namespace {

constexpr std::size_t kHits = 24;

struct CountOptions {
    std::string folder, level;
    SpanOptions span;
};

void Find(Session& session, const std::vector<std::string>& typed) {
    std::string text;
    for (const auto& word : typed) text += word + ' ';
    session.Answer(desk::FoundAnswer(session.Data(), session.Words(), text, kHits),
                   {"region", "side", "layer", "name", "matched"});
}

void Count(Session& session, const CountOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    DemandKnownClient(*clinic, wanted.span);
    store::MarkFilter filter;
    filter.client = ClientOf(wanted.span);
    filter.from = FromOf(wanted.span, clinic->Profile().zone);
    filter.to = ToOf(wanted.span, clinic->Profile().zone);
    // Told to the log first: nothing is seen that was not logged.
    clinic->Store().Log("count.marks", "", model::ClientId{wanted.span.client});
    const auto level = *terms::ParseLevel(wanted.level);
    const std::vector<std::string> columns =
        level == terms::Level::Choir ? std::vector<std::string>{"segment", "view", "side", "name", "count"}
                                     : std::vector<std::string>{"key", "side", "name", "count"};
    session.Answer(desk::CountsAnswer(*clinic, session.Words(), filter, level), columns);
}

}  // namespace

void AddCountCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto typed = std::make_shared<std::vector<std::string>>();
    CLI::App* find = app.add_subcommand("find", words.Text("Find regions of the body map by any name"));
    find->add_option("TEXT", *typed, words.Text("What a person would type, like: left calf"))->required();
    AddJsonOption(*find, session);
    find->callback([&session, typed] { Find(session, *typed); });

    auto wanted = std::make_shared<CountOptions>();
    CLI::App* count = app.add_subcommand(
        "count",
        words.Text("Count marks by structure, region, area or segment: each once under all it covers"));
    count->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    count->add_option("--level", wanted->level, "structure, region, area, choir")
        ->required()
        ->check(CLI::IsMember({"structure", "region", "area", "choir"}));
    AddSpanOptions(*count, wanted->span, session);
    AddCommonOptions(*count, session);
    count->callback([&session, wanted] { Count(session, *wanted); });
}

}  // namespace cli
