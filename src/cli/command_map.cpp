#include <CLI/CLI.hpp>

#include "bodymap/map_scene.h"
#include "bodymap/scene_png.h"
#include "cli/commands.h"
#include "desk/plan_builder.h"
#include "desk/sentences.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

struct MapOptions {
    std::string figure = "neutral", view, layer = "superficial", out;
    double x = 0, y = 0, scale = 1;
    bool regions = false, dark = false;
};

template <class T>
T Need(const std::optional<T>& parsed, const char* message, const std::string& word) {
    if (!parsed) throw Error(ErrorKind::Usage, message, {word});
    return *parsed;
}

model::Figure FigureOf(const MapOptions& wanted) {
    return Need(model::ParseFigure(wanted.figure),
                Msg("\"{0}\" is no figure; expected neutral, female or male."), wanted.figure);
}

model::View ViewOf(const MapOptions& wanted) {
    return Need(model::ParseView(wanted.view),
                Msg("\"{0}\" is no view; expected front, back, left, right or a detail."), wanted.view);
}

model::Layer LayerOf(const MapOptions& wanted) {
    return Need(model::ParseLayer(wanted.layer), Msg("\"{0}\" is no layer; expected superficial or deep."),
                wanted.layer);
}

void FindRegion(Session& session, const MapOptions& wanted) {
    const auto layer = LayerOf(wanted);
    const auto& index = session.Data().Atlas().Index(FigureOf(wanted), ViewOf(wanted));
    exchange::Answer::List hits;
    for (const auto& hit : index.AllAt({wanted.x, wanted.y}, layer)) {
        hits.emplace_back(exchange::Answer::Object{
            {"region", hit.at.region},
            {"side", std::string(model::ToText(hit.at.side))},
            {"layer", std::string(model::ToText(hit.layer))},
            {"name", desk::RegionName(session.Words(), session.Data().Words(), hit.at.region)}});
    }
    session.Answer(exchange::Answer::Object{{"hits", std::move(hits)}}, {"region", "side", "layer", "name"});
}

void DrawMap(Session& session, const MapOptions& wanted) {
    const auto& map = session.Data().Atlas().Map(FigureOf(wanted), ViewOf(wanted));
    const bodymap::Rect frame{0, 0, map.box.w * wanted.scale, map.box.h * wanted.scale};
    const auto viewport = bodymap::Viewport::Fit(map.box, frame);
    bodymap::BodyLook look;
    look.layer = LayerOf(wanted);
    look.regions = wanted.regions;
    const bodymap::Scene scene = bodymap::BodyScene(map, viewport, look);
    const bodymap::SvgPalette palette{wanted.dark, false};
    const std::filesystem::path out = wanted.out;
    if (out.extension() == ".svg") {
        desk::WriteWhole(out, bodymap::ToSvg(scene, frame, palette));
    } else if (out.extension() == ".png") {
        desk::WriteWhole(out, bodymap::ToPng(scene, frame, palette, session.Data().Fonts()));
    } else {
        throw Error(ErrorKind::Usage, Msg("\"{0}\" must end in .svg or .png."), {wanted.out});
    }
    if (session.options.json) session.Answer(exchange::Answer::Object{{"file", wanted.out}}, {});
    session.Say(session.Words().Say("Wrote {0}.", {wanted.out}));
}

void AddPlaceOptions(CLI::App& command, MapOptions& wanted, Session& session) {
    const auto& words = session.Words();
    command.add_option("--figure", wanted.figure, words.Text("neutral, female or male"));
    command.add_option("--view", wanted.view, words.Text("front, back, left, right or a detail"))->required();
    command.add_option("--layer", wanted.layer, words.Text("superficial or deep"));
}

}  // namespace

void AddMapCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();

    auto at = std::make_shared<MapOptions>();
    CLI::App* region =
        app.add_subcommand("region", words.Text("Name the regions under a point of a body map"));
    AddPlaceOptions(*region, *at, session);
    region->add_option("X", at->x, words.Text("Map units from the left"))->required();
    region->add_option("Y", at->y, words.Text("Map units from the top"))->required();
    AddJsonOption(*region, session);
    region->callback([&session, at] { FindRegion(session, *at); });

    auto drawn = std::make_shared<MapOptions>();
    CLI::App* map = app.add_subcommand("map", words.Text("Draw a body map as SVG or PNG"));
    AddPlaceOptions(*map, *drawn, session);
    map->add_option("OUT", drawn->out, words.Text("File to write, .svg or .png"))->required();
    map->add_flag("--regions", drawn->regions, words.Text("With the borders of the regions"));
    map->add_flag("--dark", drawn->dark, words.Text("In the dark scheme"));
    map->add_option("--scale", drawn->scale, words.Text("Pixels per map unit"))->check(CLI::Range(0.1, 8.0));
    AddJsonOption(*map, session);
    map->callback([&session, drawn] { DrawMap(session, *drawn); });
}

}  // namespace cli
