// What answers about the last home plan say in words.
#include <algorithm>

#include "desk/adherence.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Adherence;
using model::Felt;
using model::Followed;

std::string FeltText(const text::Translator& words, Felt felt) {
    switch (felt) {
        case Felt::Better:
            return words.In("felt", "better");
        case Felt::Same:
            return words.In("felt", "the same");
        case Felt::Worse:
            return words.In("felt", "worse");
        case Felt::NotAsked:
            break;
    }
    return {};
}

// "Calf stretch, left (pain; worse; “burns”)"
std::string ItemText(const text::Translator& words, const std::vector<NotDone>& reasons,
                     const Adherence& one) {
    std::string details;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) details += (details.empty() ? "" : "; ") + part;
    };
    const auto why = std::ranges::find(reasons, one.why, &NotDone::id);
    if (!one.why.empty()) add(why == reasons.end() ? one.why : words.Text(why->name));
    add(FeltText(words, one.felt));
    if (!one.words.empty()) add(words.Say("“{0}”", {one.words}));
    const std::string name = AskedName(words, one);
    return details.empty() ? name : name + " (" + details + ")";
}

// "5 of 7 done, 1 partly"
std::string CountText(const text::Translator& words, const std::vector<Adherence>& answers) {
    const auto of = [&](Followed followed) {
        return std::to_string(std::ranges::count(answers, followed, &Adherence::followed));
    };
    const std::string asked = std::to_string(Answered(answers)), partly = of(Followed::Partly);
    return partly == "0"
               ? words.Say("Home plan: {0} of {1} done.", {of(Followed::Done), asked})
               : words.Say("Home plan: {0} of {1} done, {2} partly.", {of(Followed::Done), asked, partly});
}

// What was done as it should be is only counted.
bool SaysMore(const Adherence& one) {
    return one.followed != Followed::Done || one.felt == Felt::Better || one.felt == Felt::Worse ||
           !one.words.empty();
}

}  // namespace

std::string AskedName(const text::Translator& words, const Adherence& item) {
    std::string name = item.name.empty() ? ModalityName(words, item.item) : words.Text(item.name);
    if (item.at.region.empty() || item.at.side == model::Side::Midline) return name;
    return words.SayIn("item and side", "{0}, {1}", {name, SideName(words, item.at.side)});
}

std::string HomePlanLine(const text::Translator& words, const std::vector<NotDone>& reasons,
                         const model::Visit& visit) {
    if (Answered(visit.adherence) == 0) return {};
    std::string line = CountText(words, visit.adherence);
    const auto tell = [&](Followed followed, const std::string& pattern) {
        std::string items;
        for (const Adherence& one : visit.adherence)
            if (one.followed == followed && SaysMore(one))
                items += (items.empty() ? "" : ", ") + ItemText(words, reasons, one);
        if (!items.empty()) line += ' ' + model::Fill(pattern, {items});
    };
    tell(Followed::NotDone, words.Text("Not done: {0}."));
    tell(Followed::Partly, words.Text("Partly: {0}."));
    tell(Followed::Done, words.Text("Done: {0}."));
    return line;
}

std::string SpotAdherenceText(const text::Translator& words, const SpotAdherence& of) {
    const std::string all = std::to_string(of.percent);
    if (of.asked.size() < 2) return words.Say("Home plan for it: {0} % done", {all});
    return words.Say("Home plan for it: {0} % done, last time {1} %",
                     {all, std::to_string(of.asked.back().percent)});
}

}  // namespace desk
