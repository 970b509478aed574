#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

#include "cli/commands.h"
#include "cli/past_options.h"
#include "desk/past_maps.h"
#include "desk/past_words.h"
#include "desk/sentences.h"
#include "desk/visit_measures.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr double kMapScale = 2;                  // pixels of a map unit
constexpr double kHead = 40, kLeastWidth = 420;  // pixels: captions above; for the legend

struct CompareOptions {
    std::string folder, first, second, out, view = "front", layer = "superficial";
    bool overlaid = false;
};

// Whose history the two visits stand in.
desk::ClientPast PastOf(desk::Clinic& clinic, const CompareOptions& wanted) {
    const auto visit = clinic.Store().LoadVisit(model::VisitId{wanted.first});
    if (!visit) throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {wanted.first});
    return desk::LoadPast(clinic, visit->client);
}

void WriteMaps(Session& session, desk::Clinic& clinic, const CompareOptions& wanted) {
    const model::View view = BodyViewOf(wanted.view);
    const auto layer = model::ParseLayer(wanted.layer).value_or(model::Layer::Superficial);
    const desk::ClientPast past = PastOf(clinic, wanted);
    const auto comparison =
        desk::CompareSpots(past, model::VisitId{wanted.first}, model::VisitId{wanted.second});
    const auto pair = desk::LoadPair(clinic, past, comparison.first, comparison.second);
    const auto spots = desk::ComparedOn(session.Data(), past, comparison, &pair, view, layer);
    const auto look = desk::CompareLookOf(desk::PastWords(clinic, session.Words()), session.Words(), past,
                                          comparison, view, layer, wanted.overlaid);
    const auto& map = session.Data().Atlas().Map(past.figure, view);
    const double width = std::max(map.box.w * kMapScale * (wanted.overlaid ? 1 : 2), kLeastWidth);
    const bodymap::Rect frame{0, 0, width, map.box.h * kMapScale + kHead};
    const auto scene = bodymap::CompareScene(map, frame, spots, look);
    // A picture leaves the clinic.
    clinic.Store().Log("history.export", past.client.value, past.client);
    WriteScene(session, scene, frame, wanted.out);
}

std::string Names(Session& session, const exchange::Answer& regions) {
    std::string names;
    for (const exchange::Answer& row : std::get<exchange::Answer::List>(regions.value)) {
        const auto side = model::ParseSide(row.At("side").Cell()).value_or(model::Side::Midline);
        if (!names.empty()) names += "; ";
        names +=
            desk::RegionWithSide(session.Words(), session.Data().Words(), {row.At("region").Cell(), side});
    }
    return names.empty() ? "–" : names;
}

std::string Percent(const exchange::Answer& share) {
    const auto* value = std::get_if<double>(&share.value);
    return value == nullptr ? "–" : std::to_string(std::lround(*value * 100)) + " %";
}

std::string Score(const exchange::Answer& value) {
    const std::string cell = value.Cell();
    return cell.empty() ? "–" : cell;
}

// Of what is gone: whether the second visit says so.
std::string HowGone(Session& session, desk::SpotChange change, const exchange::Answer& row) {
    if (change != desk::SpotChange::Resolved) return {};
    const auto* found = std::get_if<bool>(&row.At("found_gone").value);
    const bool said = found != nullptr && *found;
    return ", " + session.Words().In("spot", said ? "Resolved" : "Not charted");
}

// "New: 2", and each spot with its severity at both visits.
void SaySpots(Session& session, const exchange::Answer& spots, const desk::PastWords& names) {
    for (std::size_t i = 0; i < desk::kSpotChanges; ++i) {
        const auto change = static_cast<desk::SpotChange>(i);
        const exchange::Answer& rows = spots.At(std::string(desk::ToText(change)));
        const auto& list = std::get<exchange::Answer::List>(rows.value);
        session.Out(names.ChangeName(change) + ": " + std::to_string(list.size()) + '\n');
        for (const exchange::Answer& row : list) {
            const auto side = model::ParseSide(row.At("side").Cell()).value_or(model::Side::Midline);
            session.Out("  " + names.FindingName(row.At("finding").Cell()) + ", " +
                        names.PlaceName({row.At("region").Cell(), side}) + ": " +
                        Score(row.At("before_first")) + " → " + Score(row.At("before_second")) +
                        HowGone(session, change, row) + '\n');
        }
    }
}

void Compare(Session& session, const CompareOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    if (!wanted.out.empty()) WriteMaps(session, *clinic, wanted);
    const exchange::Answer answer =
        desk::CompareAnswer(*clinic, model::VisitId{wanted.first}, model::VisitId{wanted.second});
    session.Answer(answer, {"id", "service_at", "marks", "extent_percent", "mean_before", "sum_before",
                            "mean_after", "sum_after", "regions"});
    if (session.options.json) return;
    const text::Translator& words = session.Words();
    const auto line = [&](const char* sentence, const std::string& what) {
        session.Out(words.Say(sentence, {what}) + '\n');
    };
    line(model::Msg("Overlap of the marked surfaces: {0}"), Percent(answer.At("overlap_surface")));
    line(model::Msg("Overlap of the regions: {0}"), Percent(answer.At("overlap_regions")));
    line(model::Msg("Only in the first visit: {0}"), Names(session, answer.At("only_first")));
    line(model::Msg("Only in the second visit: {0}"), Names(session, answer.At("only_second")));
    if (!std::holds_alternative<std::nullptr_t>(answer.At("spots").value))
        SaySpots(session, answer.At("spots"), desk::PastWords(*clinic, words));
}

}  // namespace

void AddCompareCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<CompareOptions>();
    CLI::App* compare = app.add_subcommand("compare", words.Text("Compare the body maps of two visits"));
    compare->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    compare->add_option("FIRST", wanted->first, words.Text("Id, as list gives it"))->required();
    compare->add_option("SECOND", wanted->second, words.Text("A later visit of the same client"))->required();
    compare->add_option("--out", wanted->out,
                        words.Text("Also draw the two maps: file to write, .svg or .png"));
    compare->add_option("--view", wanted->view, words.Text("front, back, left, right or a detail"));
    compare->add_option("--layer", wanted->layer, words.Text("superficial or deep"))
        ->check(CLI::IsMember({"superficial", "deep"}));
    compare->add_flag("--overlaid", wanted->overlaid,
                      words.Text("Both visits on one figure in place of side by side"));
    AddCommonOptions(*compare, session);
    compare->callback([&session, wanted] { Compare(session, *wanted); });
}

}  // namespace cli
