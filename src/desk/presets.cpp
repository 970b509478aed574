#include "desk/presets.h"

#include <algorithm>

#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/spots.h"
#include "desk/standing_avoid.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Msg;

constexpr unsigned kTreatments = static_cast<unsigned>(Change::Treatments);
constexpr std::size_t kMostVisits = 3;  // a spot's visits that are looked through
constexpr int kPressure = 3, kMinutes = 5, kPointMinutes = 3;

// Treatments of an earlier visit that touched the spot, or the place.
std::vector<model::Treatment> GivenAt(const model::Visit& visit, const model::SpotId& spot) {
    std::vector<model::Treatment> given;
    for (const model::Mark& mark : visit.marks) {
        if (SpotOf(mark) != spot) continue;
        for (const model::Treatment* treatment : visit.TreatmentsOf(mark.id)) given.push_back(*treatment);
    }
    return given;
}

bool Touches(const model::Visit& visit, const model::Treatment& treatment, const model::RegionRef& at) {
    if (std::ranges::find(treatment.regions, at) != treatment.regions.end()) return true;
    return std::ranges::any_of(treatment.marks, [&](const model::MarkId& id) {
        const model::Mark* mark = visit.Find(id);
        return mark != nullptr && mark->at == at;
    });
}

// Likewise to a mark of that finding there.
std::vector<model::Treatment> GivenTo(const model::Visit& visit, const model::RegionRef& at,
                                      const std::string& finding) {
    std::vector<model::Treatment> given;
    std::ranges::copy_if(visit.treatments, std::back_inserter(given), [&](const model::Treatment& one) {
        return std::ranges::any_of(one.marks, [&](const model::MarkId& id) {
            const model::Mark* mark = visit.Find(id);
            return mark != nullptr && mark->at == at && mark->finding == finding;
        });
    });
    return given;
}

std::vector<model::Treatment> GivenAt(const model::Visit& visit, const model::RegionRef& at) {
    std::vector<model::Treatment> given;
    std::ranges::copy_if(visit.treatments, std::back_inserter(given),
                         [&](const model::Treatment& treatment) { return Touches(visit, treatment, at); });
    return given;
}

// As it would be given today, still with the id it had then.
model::Treatment Today(const model::Treatment& then, int highest) {
    model::Treatment now;
    now.id = then.id;
    now.technique = then.technique;
    now.minutes = then.minutes;
    now.pressure = std::min(then.pressure, highest);
    return now;
}

std::optional<Preset> PresetOf(const model::Visit& visit, const std::vector<model::Treatment>& given,
                               int highest) {
    if (given.empty()) return {};
    Preset preset;
    preset.from = visit.service_at;
    for (const model::Treatment& then : given) {
        preset.treatments.push_back(Today(then, highest));
        preset.lighter = preset.lighter || then.pressure > highest;
    }
    return preset;
}

const model::Mark& Demanded(const VisitEditor& editor, const model::MarkId& id) {
    const model::Mark* mark = editor.Visit().Find(id);
    if (mark == nullptr) Refuse({model::ProblemCode::UnknownMark, id.value});
    return *mark;
}

std::vector<model::TreatmentId> Add(VisitEditor& editor, std::vector<model::Treatment> treatments,
                                    const char* description) {
    std::vector<model::TreatmentId> made;
    editor.Apply(
        [&](model::Visit& visit) -> std::optional<model::Problem> {
            for (model::Treatment& treatment : treatments) {
                treatment.id = editor.Ids().New<model::TreatmentId>();
                const int highest = editor.PressureLimitFor(treatment).highest;
                if (auto problem = model::CheckPressure(treatment, highest)) return problem;
                made.push_back(treatment.id);
                if (auto problem = visit.Add(treatment)) return problem;
            }
            return {};
        },
        description, kTreatments);
    return made;
}

bool AnythingUsual(const VisitEditor& editor, const std::string& finding) {
    return std::ranges::any_of(editor.Data().Words().Techniques(), [&](const terms::Technique& one) {
        return std::ranges::find(one.usual_for, finding) != one.usual_for.end();
    });
}

std::optional<Preset> SpotLastTime(const VisitEditor& editor, const model::Mark& mark, int highest) {
    auto& earlier = editor.EarlierSpots();
    const auto spot = SpotOf(mark);
    const auto& history = earlier.Of(editor.Visit(), spot);
    std::size_t looked = 0;
    for (auto visit = history.rbegin(); visit != history.rend() && looked < kMostVisits; ++visit, ++looked) {
        const auto& of = earlier.Visit(editor.Visit(), visit->visit);
        if (auto preset = of ? PresetOf(*of, GivenAt(*of, spot), highest) : std::nullopt) return preset;
    }
    return {};
}

std::optional<Preset> PlaceLastTime(const VisitEditor& editor, const model::Mark& mark, int highest) {
    const auto& last = editor.EarlierSpots().Last(editor.Visit());
    if (!last) return {};
    const bool usual = AnythingUsual(editor, mark.finding);
    return PresetOf(*last, usual ? GivenAt(*last, mark.at) : GivenTo(*last, mark.at, mark.finding), highest);
}

bool LeftAlone(const VisitEditor& editor, const model::Mark& mark) {
    return !AvoidedUnder(editor.Client(), mark).empty();
}

// What was one treatment of several marks is one again.
void Join(std::vector<model::Treatment>& all, const std::optional<Preset>& preset,
          const model::MarkId& mark) {
    if (!preset) return;
    for (const model::Treatment& given : preset->treatments) {
        auto same = std::ranges::find(all, given.id, &model::Treatment::id);
        if (same == all.end()) same = all.insert(all.end(), given);
        if (same->marks.empty() || same->marks.back() != mark) same->marks.push_back(mark);
        same->pressure = std::min(same->pressure, given.pressure);
    }
}

model::Treatment AsUsual(const VisitEditor& editor, const model::Mark& mark, const std::string& technique) {
    const auto usual = DefaultsOf(editor, mark, technique);
    model::Treatment treatment;
    treatment.marks = {mark.id};
    treatment.technique = technique;
    treatment.pressure = usual.pressure;
    treatment.minutes = usual.minutes;
    return treatment;
}

}  // namespace

std::optional<Preset> LastTime(const VisitEditor& editor, const model::Mark& mark) {
    const int highest = editor.PressureLimitOf(mark).highest;
    if (highest < 1) return {};
    auto preset = SpotLastTime(editor, mark, highest);
    return preset ? preset : PlaceLastTime(editor, mark, highest);
}

std::string PresetText(const text::Translator& words, const terms::Vocabulary& terms, const Preset& preset) {
    std::string text;
    for (const model::Treatment& treatment : preset.treatments) {
        std::string name = TechniqueName(words, terms, treatment.technique);
        if (!text.empty()) name = " + " + Inline(words, name);
        text += name + " " +
                words.Say("P{0} {1} min",
                          {std::to_string(treatment.pressure), std::to_string(treatment.minutes)});
    }
    return text;
}

std::vector<std::string> UsualTechniques(const VisitEditor& editor, const model::Mark& mark) {
    std::vector<std::string> usual;
    const auto add = [&](const std::string& technique) {
        if (std::ranges::find(usual, technique) == usual.end()) usual.push_back(technique);
    };
    if (const auto& last = editor.EarlierSpots().Last(editor.Visit()))
        for (const auto& treatment : GivenAt(*last, mark.at)) add(treatment.technique);
    std::vector<std::pair<std::ptrdiff_t, std::string>> named;
    for (const terms::Technique& technique : editor.Data().Words().Techniques()) {
        const auto at = std::ranges::find(technique.usual_for, mark.finding);
        if (at != technique.usual_for.end())
            named.emplace_back(at - technique.usual_for.begin(), technique.id);
    }
    std::ranges::stable_sort(named, {}, &std::pair<std::ptrdiff_t, std::string>::first);
    for (const auto& [rank, technique] : named) add(technique);
    return usual;
}

TreatmentDefaults DefaultsOf(const VisitEditor& editor, const model::Mark& mark,
                             const std::string& technique) {
    const int highest = std::max(1, editor.PressureLimitOf(mark).highest);
    const auto& given = editor.Visit().treatments;
    const auto last = std::find_if(given.rbegin(), given.rend(),
                                   [&](const auto& one) { return one.technique == technique; });
    if (last != given.rend()) return {technique, std::min(last->pressure, highest), last->minutes};
    TreatmentDefaults usual{technique, kPressure, kMinutes};
    if (const auto* term = editor.Data().Words().FindTechnique(technique)) {
        usual.pressure = std::clamp(kPressure, term->walton_min, term->walton_max);
        if (term->family == "trigger point") usual.minutes = kPointMinutes;
    }
    usual.pressure = std::min(usual.pressure, highest);
    return usual;
}

std::vector<model::TreatmentId> GiveAsLastTime(VisitEditor& editor, const std::vector<model::MarkId>& marks) {
    std::vector<model::Treatment> treatments;
    for (const model::MarkId& id : marks) {
        const model::Mark& mark = Demanded(editor, id);
        if (!LeftAlone(editor, mark)) Join(treatments, LastTime(editor, mark), id);
    }
    return Add(editor, std::move(treatments), Msg("Treat as last time"));
}

std::vector<model::TreatmentId> GiveEach(VisitEditor& editor, const std::vector<model::MarkId>& marks) {
    std::vector<model::Treatment> treatments;
    for (const model::MarkId& id : marks) {
        const model::Mark& mark = Demanded(editor, id);
        const int highest = editor.PressureLimitOf(mark).highest;
        if (highest < 1 || LeftAlone(editor, mark)) continue;
        const bool usual = AnythingUsual(editor, mark.finding);
        const auto preset = usual ? LastTime(editor, mark) : SpotLastTime(editor, mark, highest);
        if (preset)
            Join(treatments, preset, id);
        else if (usual)
            treatments.push_back(AsUsual(editor, mark, UsualTechniques(editor, mark).front()));
    }
    return Add(editor, std::move(treatments), Msg("Treat each as usual"));
}

std::vector<model::TreatmentId> Give(VisitEditor& editor, const std::vector<model::MarkId>& marks,
                                     const std::string& technique) {
    std::vector<model::Treatment> treatments;
    for (const model::MarkId& id : marks)
        treatments.push_back(AsUsual(editor, Demanded(editor, id), technique));
    return Add(editor, std::move(treatments), Msg("Add treatment"));
}

}  // namespace desk
