#include <CLI/CLI.hpp>

#include "bodymap/heat_scene.h"
#include "cli/commands.h"
#include "cli/past_options.h"
#include "desk/clinic_past_words.h"
#include "desk/past_answers.h"
#include "desk/past_scenes.h"

namespace cli {

namespace {

constexpr double kMapScale = 2;  // pixels of a map unit

struct Wanted {
    PastOptions past;
    std::string level = "structure", layer, view = "front", map, table = "people";
    bool csv = false, spots = false;
    int last = 10, least = 3;
};

struct Asked {
    std::unique_ptr<desk::Clinic> clinic;
    desk::PastRange range;
    desk::ClientPast past;
};

Asked Ask(Session& session, const Wanted& wanted) {
    const desk::PastRange range = RangeOf(wanted.past);
    Asked asked{session.Open(wanted.past.folder), range, {}};
    const auto filter = FilterOf(*asked.clinic, wanted.past);
    const auto whole = desk::LoadPast(*asked.clinic, model::ClientId{wanted.past.client});
    asked.past = desk::Narrowed(whole, session.Data().Levels(), filter, asked.range);
    // A table for a spreadsheet leaves the clinic.
    if (wanted.csv || !wanted.map.empty())
        asked.clinic->Store().Log("history.export", wanted.past.client, asked.past.client);
    return asked;
}

// As JSON, as CSV, or as a table.
void Give(Session& session, const Wanted& wanted, const exchange::Answer& answer,
          const desk::PastTable& table, const std::vector<std::string>& columns) {
    if (wanted.csv && !session.options.json)
        session.Out(desk::CsvOf(table));
    else
        session.Answer(answer, columns);
}

void Timeline(Session& session, const Wanted& wanted) {
    const Asked asked = Ask(session, wanted);
    const auto line = desk::LineOf(asked.past, asked.range);
    const desk::PastWords words(*asked.clinic, session.Words());
    Give(session, wanted, desk::LineAnswer(line), words.Plain().Table(line),
         {"day", "marks", "mean_before", "mean_after", "adherence", "load"});
}

void WriteMap(Session& session, const Wanted& wanted, const Asked& asked, const desk::FrequencyIndex& index,
              terms::Level level) {
    const model::View view = BodyViewOf(wanted.view);
    const auto layer = model::ParseLayer(wanted.layer).value_or(model::Layer::Superficial);
    const auto& map = session.Data().Atlas().Map(asked.past.figure, view);
    auto groups = desk::HeatGroupsOf(session.Data(), index, level, layer, view);
    std::vector<std::uint32_t> counts;
    index.CountInto({}, counts);
    desk::TakeCounts(groups, counts);
    const bodymap::Rect frame{0, 0, map.box.w * kMapScale, map.box.h * kMapScale};
    bodymap::HeatLook look;
    look.layer = layer;
    const auto scene = bodymap::HeatScene(map, bodymap::Viewport::Fit(map.box, frame), groups, look);
    WriteScene(session, scene, frame, wanted.map);
}

void Frequency(Session& session, const Wanted& wanted) {
    const Asked asked = Ask(session, wanted);
    const auto level = *terms::ParseLevel(wanted.level);
    const desk::FrequencyIndex index(asked.past, session.Data().Levels(), level,
                                     model::ParseLayer(wanted.layer));
    if (!wanted.map.empty()) WriteMap(session, wanted, asked, index, level);
    const desk::PastWords words(*asked.clinic, session.Words());
    Give(session, wanted, desk::FrequencyAnswer(words, index, level, {}),
         words.Plain().Table(asked.past, index, level, {}), {"key", "side", "layer", "name", "visits"});
}

void Recurring(Session& session, const Wanted& wanted) {
    const Asked asked = Ask(session, wanted);
    const desk::RecurringRule rule{wanted.last, wanted.least};
    const auto found =
        wanted.spots ? desk::RecurringSpots(asked.past, rule) : desk::RecurringPlaces(asked.past, rule);
    const desk::PastWords words(*asked.clinic, session.Words());
    Give(session, wanted, desk::RecurringAnswer(words, found), words.Plain().Table(found),
         {"name", "finding", "k", "n", "trend", "change"});
}

void Measures(Session& session, const Wanted& wanted) {
    const Asked asked = Ask(session, wanted);
    const auto lines = desk::MeasureLines(asked.past, session.Data().Measures());
    const desk::PastWords words(*asked.clinic, session.Words());
    Give(session, wanted, desk::MeasuresAnswer(words, lines), words.Plain().Points(lines),
         {"name", "unit", "meaningful_change", "since_first"});
}

void Responses(Session& session, const Wanted& wanted) {
    const Asked asked = Ask(session, wanted);
    const auto found = desk::ResponsesOf(asked.past);
    const desk::PastWords words(*asked.clinic, session.Words());
    Give(session, wanted, desk::ResponsesAnswer(found), words.Plain().Table(found),
         {"technique", "pressure_low", "pressure_high", "n", "mean_change", "least", "most", "spread"});
}

desk::PastTable TableOf(const desk::ClinicWords& words, const desk::ClinicFigures& figures,
                        const std::string& named) {
    for (const desk::ClinicTable table : desk::kAllClinicTables)
        if (desk::ToText(table) == named) return words.Table(figures, table);
    return words.People(figures);
}

// As the window has it: three sentences and a table.
void TellFigures(Session& session, const desk::ClinicWords& words, const desk::ClinicFigures& figures,
                 const desk::PastTable& table) {
    for (const std::string& sentence :
         {words.Spoken(figures.all), words.Cadence(figures), words.Hidden(figures)})
        if (!sentence.empty()) session.Out(sentence + "\n");
    exchange::Answer::List rows;
    for (const auto& cells : table.rows) {
        exchange::Answer::Object row;
        for (std::size_t i = 0; i < cells.size(); ++i) row.emplace_back(table.heads[i], cells[i]);
        rows.emplace_back(std::move(row));
    }
    session.Answer(exchange::Answer::Object{{"rows", std::move(rows)}}, table.heads);
}

void Figures(Session& session, const Wanted& wanted) {
    const auto range = RangeOf(wanted.past);
    const auto clinic = session.Open(wanted.past.folder);
    const auto figures = desk::FiguresOf(desk::LoadClinicPast(*clinic), session.Data().Levels(), range);
    if (session.options.json) return session.Answer(desk::ClinicAnswer(figures), {});
    const desk::ClinicWords words(*clinic, session.Words());
    const desk::PastTable table = TableOf(words, figures, wanted.table);
    if (!wanted.csv) return TellFigures(session, words, figures, table);
    // A table for a spreadsheet leaves the clinic.
    clinic->Store().Log("history.clinic.export", "");
    session.Out(desk::CsvOf(table));
}

using Command = void (*)(Session&, const Wanted&);

CLI::App* Add(CLI::App& past, Session& session, const char* name, const std::string& about,
              const std::shared_ptr<Wanted>& wanted, Command run) {
    CLI::App* command = past.add_subcommand(name, about);
    AddPastOptions(*command, wanted->past, session);
    command->add_flag("--csv", wanted->csv, session.Words().Text("Answer as a table for a spreadsheet"));
    AddCommonOptions(*command, session);
    command->callback([&session, wanted, run] { run(session, *wanted); });
    return command;
}

void AddFrequency(CLI::App& past, Session& session, const std::shared_ptr<Wanted>& wanted) {
    const auto& words = session.Words();
    CLI::App* frequency = Add(past, session, "frequency",
                              words.Text("At how many visits each place was marked"), wanted, &Frequency);
    frequency->add_option("--level", wanted->level, "structure, region, area, choir")
        ->check(CLI::IsMember({"structure", "region", "area", "choir"}));
    frequency->add_option("--layer", wanted->layer, words.Text("superficial or deep"))
        ->check(CLI::IsMember({"superficial", "deep"}));
    frequency->add_option("--map", wanted->map, words.Text("Also draw it: file to write, .svg or .png"));
    frequency->add_option("--view", wanted->view, words.Text("front, back, left, right or a detail"));
}

}  // namespace

void AddPastCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    CLI::App* past = app.add_subcommand("past", words.Text("A client's history in numbers"));
    past->require_subcommand(1);
    auto wanted = std::make_shared<Wanted>();
    Add(*past, session, "timeline", words.Text("Each visit with severity, marks, home plan and load"), wanted,
        &Timeline);
    AddFrequency(*past, session, wanted);
    CLI::App* recurring = Add(*past, session, "recurring",
                              words.Text("Places that come back, and which way they go"), wanted, &Recurring);
    recurring->add_flag("--spots", wanted->spots, words.Text("By spot in place of place"));
    recurring->add_option("--last", wanted->last, words.Text("Of so many last visits"))
        ->check(CLI::Range(1, 1000));
    recurring->add_option("--least", wanted->least, words.Text("Marked at so many of them"))
        ->check(CLI::Range(1, 1000));
    Add(*past, session, "measures", words.Text("Every measure over time"), wanted, &Measures);
    Add(*past, session, "responses", words.Text("Severity after treatment, by technique and pressure"),
        wanted, &Responses);

    CLI::App* figures = app.add_subcommand("figures", words.Text("The clinic in numbers, for its owner"));
    figures->add_option("CLINIC", wanted->past.folder, words.Text("Folder of the clinic"))->required();
    figures->add_option("--from", wanted->past.from, words.Text("First day, like 2026-11-23"));
    figures->add_option("--to", wanted->past.to, words.Text("Last day, like 2026-11-23"));
    figures->add_flag("--csv", wanted->csv, words.Text("Answer as a table for a spreadsheet"));
    figures
        ->add_option("--table", wanted->table,
                     words.Text("Which table: people, findings, areas or techniques"))
        ->check(CLI::IsMember({"people", "findings", "areas", "techniques"}));
    AddCommonOptions(*figures, session);
    figures->callback([&session, wanted] { Figures(session, *wanted); });
}

}  // namespace cli
