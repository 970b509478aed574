#include "cli/past_options.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <vector>

#include "bodymap/scene_png.h"
#include "cli/session.h"
#include "desk/files.h"
#include "desk/past_places.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

std::optional<model::Date> DayOf(const std::string& text) {
    if (text.empty()) return {};
    if (const auto day = model::ParseDate(text)) return day;
    throw Error(ErrorKind::Usage, Msg("\"{0}\" is no date; expected one like 2026-11-23."), {text});
}

// "level:key" or "level:key:side".
desk::PastUnit UnitOf(const std::string& text) {
    std::vector<std::string> parts{{}};
    for (const char c : text)
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    const auto level = terms::ParseLevel(parts[0]);
    const auto side = parts.size() == 3 ? model::ParseSide(parts[2]) : std::nullopt;
    if (!level || parts.size() < 2 || parts.size() > 3 || parts[1].empty() || (parts.size() == 3 && !side))
        throw Error(
            ErrorKind::Usage,
            Msg("\"{0}\" is no place; expected one like structure:soleus, area:low_back:left or choir:31."),
            {text});
    return {*level, parts[1], side};
}

model::UserId PersonOf(desk::Clinic& clinic, const std::string& named) {
    for (const model::User& user : clinic.Store().Users())
        if (user.name == named || user.id.value == named) return user.id;
    throw Error(ErrorKind::Refused, Msg("Nobody in this clinic is called \"{0}\"."), {named});
}

}  // namespace

void AddPastOptions(CLI::App& command, PastOptions& wanted, Session& session) {
    const auto& words = session.Words();
    command.add_option("CLINIC", wanted.folder, words.Text("Folder of the clinic"))->required();
    command.add_option("CLIENT", wanted.client, words.Text("Id of the client"))->required();
    command.add_option("--from", wanted.from, words.Text("First day, like 2026-11-23"));
    command.add_option("--to", wanted.to, words.Text("Last day, like 2026-11-23"));
    command.add_option("--finding", wanted.finding, words.Text("Only marks of this finding (id)"));
    command.add_option("--region", wanted.region,
                       words.Text("Only marks of this place, like structure:soleus:left, area:low_back or "
                                  "choir:31"));
    command.add_option("--therapist", wanted.therapist,
                       words.Text("Only visits of this person (name or id)"));
}

desk::PastRange RangeOf(const PastOptions& wanted) {
    return {DayOf(wanted.from), DayOf(wanted.to)};
}

desk::PastFilter FilterOf(desk::Clinic& clinic, const PastOptions& wanted) {
    desk::PastFilter filter;
    if (!wanted.finding.empty()) filter.finding = wanted.finding;
    if (!wanted.region.empty()) {
        filter.place = UnitOf(wanted.region);
        desk::CheckPlace(clinic.Data(), *filter.place);
    }
    if (!wanted.therapist.empty()) filter.therapist = PersonOf(clinic, wanted.therapist);
    return filter;
}

model::View BodyViewOf(const std::string& text) {
    const auto view = model::ParseView(text);
    if (view && *view != model::View::Picture) return *view;
    throw Error(ErrorKind::Usage, Msg("\"{0}\" is no view; expected front, back, left, right or a detail."),
                {text});
}

void WriteScene(Session& session, const bodymap::Scene& scene, const bodymap::Rect& frame,
                const std::string& file) {
    const std::filesystem::path out = file;
    if (out.extension() != ".svg" && out.extension() != ".png")
        throw Error(ErrorKind::Usage, Msg("\"{0}\" must end in .svg or .png."), {file});
    desk::WriteWhole(out, out.extension() == ".svg"
                              ? bodymap::ToSvg(scene, frame, {})
                              : bodymap::ToPng(scene, frame, {}, session.Data().Fonts()));
    session.Say(session.Words().Say("Wrote {0}.", {file}));
}

}  // namespace cli
