#include "desk/sentences.h"

#include <array>
#include <filesystem>
#include <new>
#include <utility>
#include <vector>

#include "desk/refuse.h"
#include "desk/wording.h"
#include "text/fill.h"

namespace desk {

namespace {

using model::Msg;
using text::MsgIn;

using Named = std::pair<const char*, const char*>;

constexpr std::array kModalities{
    Named{"cold_water_immersion", Msg("Cold water immersion (ice bath)")},
    Named{"pneumatic_compression", Msg("Compression boots")},
    Named{"ems", Msg("Muscle stimulation (EMS)")},
    Named{"cryo_compression", Msg("Cold with compression")},
    Named{"massage", Msg("Massage")},
    Named{"active_recovery", Msg("Easy movement")},
    Named{"heat", Msg("Warmth")},
    Named{"sleep", Msg("Sleep")},
    Named{"nutrition", Msg("Food")},
    Named{"hydration", Msg("Drinking")},
    Named{"team_plan", Msg("Food and drink")},
    Named{"stretching", Msg("Stretching")},
    Named{"self_massage", Msg("Self-massage")},
    Named{"exercise", Msg("Exercise")},
};

constexpr std::array kViews{MsgIn("body view", "Front"),
                            MsgIn("body view", "Back"),
                            MsgIn("body view", "Left side"),
                            MsgIn("body view", "Right side"),
                            MsgIn("body view", "Head, front"),
                            MsgIn("body view", "Head, back"),
                            MsgIn("body view", "Head, left"),
                            MsgIn("body view", "Head, right"),
                            MsgIn("body view", "Right palm"),
                            MsgIn("body view", "Back of right hand"),
                            MsgIn("body view", "Right sole"),
                            MsgIn("body view", "Top of right foot"),
                            MsgIn("body view", "Right foot, outer side"),
                            MsgIn("body view", "Right foot, inner side"),
                            MsgIn("body view", "Left palm"),
                            MsgIn("body view", "Back of left hand"),
                            MsgIn("body view", "Left sole"),
                            MsgIn("body view", "Top of left foot"),
                            MsgIn("body view", "Left foot, outer side"),
                            MsgIn("body view", "Left foot, inner side"),
                            MsgIn("body view", "Own picture")};

constexpr std::array kLoads{Msg("not known"), Msg("rest day"), Msg("easy run"), Msg("long run"),
                            Msg("intervals"), Msg("race"),     Msg("strength")};

// In the order of PointCode.
constexpr std::array kPoints{
    Msg("The client's phone number or e-mail is missing."),
    Msg("The client's date of birth is missing."),
    Msg("The client's address is missing."),
    Msg("The client is under 18: write down a parent or guardian first."),
    Msg("The full name of who treated is missing."),
    Msg("The title or licence number of who treated is missing."),
    Msg("The reason for the visit is missing."),
    Msg("The length of the visit is missing."),
    Msg("Nothing is charted or written yet."),
    Msg("The health history has not been asked yet."),
    Msg("What changed in the client's health since the last visit has not been asked."),
    Msg("The red flags have not been asked at this visit."),
    Msg("There is no consent to treatment in force."),
    Msg("The wording of the consent to treatment has changed since it was given: ask again."),
    Msg("The wording of a consent has changed since it was given: {0}. Ask again."),
    Msg("Treated without the consent it needs: {0}."),
    Msg("Charted where the consent to work is missing: {0}."),
    Msg("Consent was taken back: {0}. Nothing more is done that needs it."),
    Msg("Treated where the client is to be left alone: {0}."),
    Msg("A pressure is above what the health history allows: a reason is missing."),
    Msg("No treatment is charted: technique, place and minutes."),
    Msg("How the client responded to a treatment is missing."),
    Msg("The subjective part of the note is missing."),
    Msg("The assessment is missing."),
    Msg("The plan is missing."),
    Msg("Marks taken over from an earlier visit and not looked at yet: {0}."),
    Msg("Treatments taken over from an earlier visit and not looked at yet: {0}."),
    Msg("Lines taken over from an earlier visit and not looked at yet: {0}."),
    Msg("More than {0} hours have passed since the treatment: the note will be labelled as a late entry."),
    Msg("More than {0} days have passed since the treatment: a note signed this late may not be accepted."),
    Msg("A student treated: after your signature the visit awaits somebody else's co-signature.")};
static_assert(kPoints.size() == static_cast<std::size_t>(PointCode::NeedsCosign) + 1);

}  // namespace

std::string Sentence(const text::Translator& words, const model::Problem& problem) {
    return words.Say(model::ProblemSentence(problem.code), {problem.what});
}

std::string Sentence(const text::Translator& words, const OpenPoint& point) {
    std::vector<std::string> args = point.args;
    for (std::string& arg : args) arg = arg.empty() ? arg : words.Text(arg);
    return words.Say(kPoints[static_cast<std::size_t>(point.code)], args);
}

std::string JurisdictionName(const text::Translator& words, const terms::Jurisdiction& jurisdiction) {
    return Word(words, "jurisdiction", jurisdiction.name);
}

std::string Sentence(const text::Translator& words, const std::exception& error) {
    if (const auto* known = dynamic_cast<const model::Error*>(&error)) {
        std::vector<std::string> args = known->Args();
        for (std::string& arg : args) arg = arg.empty() ? arg : words.Text(arg);
        return words.Say(known->Message(), args);
    }
    if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
        return words.Say("The file or folder {0} could not be used: {1}.",
                         {file->path1().string(), file->code().message()});
    }
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return words.Text("There is not enough memory for this.");
    }
    return words.Text("Something unexpected went wrong. What was saved before is safe.");
}

std::string SideName(const text::Translator& words, model::Side side) {
    if (side == model::Side::Left) return words.In("side", "left");
    if (side == model::Side::Right) return words.In("side", "right");
    return words.In("side", "midline");
}

std::string ViewName(const text::Translator& words, model::View view) {
    return words.In("body view", kViews[static_cast<std::size_t>(view)]);
}

std::string LayerName(const text::Translator& words, model::Layer layer) {
    return layer == model::Layer::Deep ? words.Text("Deep") : words.Text("Superficial");
}

std::string RegionName(const text::Translator& words, const terms::Vocabulary& terms,
                       const std::string& region) {
    const terms::RegionTerm* term = terms.FindRegion(region);
    return term == nullptr ? region : Word(words, "region", term->name);
}

std::string RegionWithSide(const text::Translator& words, const terms::Vocabulary& terms,
                           const model::RegionRef& at) {
    std::string name = RegionName(words, terms, at.region);
    if (at.side == model::Side::Midline) return name;
    return words.SayIn("region and side", "{0}, {1}", {name, SideName(words, at.side)});
}

std::string PlainPlace(const text::Translator& words, const terms::Vocabulary& terms,
                       const model::RegionRef& at) {
    const terms::RegionTerm* term = terms.FindRegion(at.region);
    if (term == nullptr || term->plain.empty()) return RegionWithSide(words, terms, at);
    const std::string plain = Word(words, "region", term->plain);
    if (at.side == model::Side::Left) return Upper(words.SayIn("place", "Left {0}", {plain}));
    if (at.side == model::Side::Right) return Upper(words.SayIn("place", "Right {0}", {plain}));
    return Upper(plain);
}

std::string FindingLabel(const text::Translator& words, const terms::Vocabulary& terms,
                         const std::string& finding) {
    const terms::Finding* term = terms.FindFinding(finding);
    return term == nullptr ? finding : Word(words, "finding", term->label);
}

std::string TechniqueName(const text::Translator& words, const terms::Vocabulary& terms,
                          const std::string& technique) {
    const terms::Technique* term = terms.FindTechnique(technique);
    return term == nullptr ? technique : Word(words, "technique", term->name);
}

std::string ConditionName(const text::Translator& words, const terms::Vocabulary& terms,
                          const std::string& condition) {
    const terms::Condition* term = terms.FindCondition(condition);
    if (term == nullptr && condition == "after_race") return LoadName(words, model::Load::Race);
    return term == nullptr ? condition : Word(words, "condition", term->name);
}

std::string LoadName(const text::Translator& words, model::Load load) {
    return words.Text(kLoads[static_cast<std::size_t>(load)]);
}

std::string ModalityName(const text::Translator& words, const std::string& modality) {
    for (const auto& [id, name] : kModalities) {
        if (modality == id) return words.Text(name);
    }
    return modality;
}

}  // namespace desk
