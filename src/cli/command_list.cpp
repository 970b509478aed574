#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/mark_options.h"
#include "desk/answers.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

struct ListOptions {
    std::string folder, what, find, finding, region, side;
    SpanOptions span;
};

store::MarkFilter MarkFilterOf(const ListOptions& wanted, const std::string& zone) {
    store::MarkFilter filter;
    filter.client = ClientOf(wanted.span);
    if (!wanted.finding.empty()) filter.finding = wanted.finding;
    if (!wanted.region.empty()) filter.region = wanted.region;
    if (!wanted.side.empty()) {
        filter.side = model::ParseSide(wanted.side);
        if (!filter.side) {
            throw Error(ErrorKind::Usage, Msg("\"{0}\" is no side; expected left, right or midline."),
                        {wanted.side});
        }
    }
    filter.from = FromOf(wanted.span, zone);
    filter.to = ToOf(wanted.span, zone);
    return filter;
}

// A misspelt word would answer "none", which reads like a finding that is gone.
void DemandKnown(desk::Clinic& clinic, const ListOptions& wanted) {
    const terms::Vocabulary& terms = clinic.Data().Words();
    const auto known = [](bool found, const std::string& word) {
        if (!word.empty() && !found)
            throw Error(ErrorKind::Usage, Msg("“{0}” is not among the words of this clinic."), {word});
    };
    known(terms.FindFinding(wanted.finding) != nullptr, wanted.finding);
    known(terms.FindRegion(wanted.region) != nullptr, wanted.region);
    DemandKnownClient(clinic, wanted.span);
}

void List(Session& session, const ListOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    DemandKnown(*clinic, wanted);
    // Told to the log first: nothing is seen that was not logged.
    clinic->Store().Log("list." + wanted.what, "", model::ClientId{wanted.span.client});
    const std::string& zone = clinic->Profile().zone;
    if (wanted.what == "clients") {
        session.Answer(desk::ClientsAnswer(*clinic, wanted.find),
                       {"id", "number", "name", "birth_date", "visits", "last_visit"});
    } else if (wanted.what == "visits") {
        store::VisitFilter filter;
        filter.client = ClientOf(wanted.span);
        filter.from = FromOf(wanted.span, zone);
        filter.to = ToOf(wanted.span, zone);
        session.Answer(desk::VisitsAnswer(*clinic, filter), {"id", "service_at", "client_name", "number",
                                                             "status", "marks", "minutes", "late_hours"});
    } else if (wanted.what == "marks") {
        session.Answer(desk::MarksAnswer(*clinic, MarkFilterOf(wanted, zone)),
                       {"id", "service_at", "view", "region", "side", "finding", "before", "after"});
    } else {
        session.Answer(desk::UsersAnswer(*clinic), {"id", "name", "full_name", "credentials", "role"});
    }
}

void Show(Session& session, const std::string& folder, const std::string& what, const std::string& id) {
    const auto clinic = session.Open(folder);
    session.Out(what == "client" ? desk::ShowClient(*clinic, model::ClientId{id})
                                 : desk::ShowVisit(*clinic, model::VisitId{id}));
}

}  // namespace

void AddListCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto wanted = std::make_shared<ListOptions>();
    CLI::App* list = app.add_subcommand("list", words.Text("List clients, visits, marks or users"));
    list->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    list->add_option("WHAT", wanted->what, "clients, visits, marks, users")
        ->required()
        ->check(CLI::IsMember({"clients", "visits", "marks", "users"}));
    list->add_option("--find", wanted->find, words.Text("Clients whose name or number begins like this"));
    list->add_option("--finding", wanted->finding, words.Text("Only this finding (id)"));
    list->add_option("--region", wanted->region, words.Text("Only marks in or over this region (id)"));
    list->add_option("--side", wanted->side,
                     words.Text("Only marks in or over this side: left, right or midline"));
    AddSpanOptions(*list, wanted->span, session);
    AddCommonOptions(*list, session);
    list->callback([&session, wanted] { List(session, *wanted); });

    struct ShowOptions {
        std::string folder, what, id;
    };
    auto shown = std::make_shared<ShowOptions>();
    CLI::App* show = app.add_subcommand("show", words.Text("Show one client or visit as JSON"));
    show->add_option("CLINIC", shown->folder, words.Text("Folder of the clinic"))->required();
    show->add_option("WHAT", shown->what, "client, visit")
        ->required()
        ->check(CLI::IsMember({"client", "visit"}));
    show->add_option("ID", shown->id, words.Text("Id, as list gives it"))->required();
    AddCommonOptions(*show, session);
    show->callback([&session, shown] { Show(session, shown->folder, shown->what, shown->id); });
}

}  // namespace cli
