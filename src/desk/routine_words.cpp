#include "desk/routine_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "desk/plan_text.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "text/human_date.h"

namespace desk {

namespace {

using model::Msg;
using routine::Outcome;
using routine::Stage;
using routine::Step;

constexpr std::array kHeads{Msg("What follows from age, blood pressure and past answers"),
                            Msg("Red flags"),
                            Msg("Contraindications; the strictest wins"),
                            Msg("What the findings allow"),
                            Msg("Cautionary sites"),
                            Msg("Exercises picked and passed over"),
                            Msg("What the training and the race ask for"),
                            Msg("What days and races take away"),
                            Msg("Limits"),
                            Msg("The plan, and what is withheld")};
static_assert(kHeads.size() == static_cast<std::size_t>(Stage::Result) + 1);

// {0} what it is about, {1} because of what, {2} a list, {3} a figure.
constexpr std::array kLines{Msg("{0}: holds ({1} {3})"),
                            Msg("{0}: does not hold ({1} {3})"),
                            Msg("{0}: not judged, {1} is not told"),
                            Msg("Not answered, so counted as possible: {2}"),
                            Msg("{0}: past, counts as present: {2}"),
                            Msg("{0}: past and over"),
                            Msg("{0}: past, nobody said it is over; counts as not answered"),
                            Msg("{0}: present"),
                            Msg("Withheld until asked for ({1}): {2}"),
                            Msg("No plan: refer ({0})"),
                            Msg("Nothing"),
                            Msg("{0}: avoid, because of {1}"),
                            Msg("{0}: only with a doctor's word, because of {1}"),
                            Msg("{0}: with changes, because of {1}"),
                            Msg("{0}: with changes, because of {1}; a doctor agreed"),
                            Msg("{0}: {1} is elsewhere, this rule touches nothing here"),
                            Msg("{0}, {1} of 10: allows {2}"),
                            Msg("{0}: withheld: {2}"),
                            Msg("{0}: picked, because of {1}"),
                            Msg("{0}: blocked by {1}"),
                            Msg("{0}: left out, needs {2}"),
                            Msg("{0}: left out, no day of the week is left"),
                            Msg("{0}: passed over, others go before it: {2}"),
                            Msg("{0}: passed over, the limit is reached"),
                            Msg("{0}: asked for by {1}"),
                            Msg("{0}: taken away by {1}"),
                            Msg("{0}: asked for by {1}, left to the therapist"),
                            Msg("{0}: in force {3}"),
                            Msg("{0}: {3}"),
                            Msg("{0}"),
                            Msg("{0}: withheld because of {1}")};
static_assert(kLines.size() == static_cast<std::size_t>(Outcome::Withheld) + 1);

// Kinds of items and urgencies of the tables that no other list names.
using Kind = std::pair<std::string_view, const char*>;
constexpr Kind kKinds[] = {{"stretch", Msg("Stretch")},
                           {"mobility", Msg("Mobility")},
                           {"strength", Msg("Strength")},
                           {"deep_self_massage", Msg("Deep self-massage")},
                           {"percussion_device", Msg("Massage gun")},
                           {"emergency", Msg("emergency")},
                           {"same_day", Msg("doctor today")},
                           {"soon", Msg("doctor soon")}};

class Words {
public:
    Words(Resources& resources, const text::Translator& words, const routine::Explanation& why)
        : m_resources(resources), m_words(words), m_why(why) {
        for (const auto& one : routine::ShippedExercises(resources.ShippedRules()))
            m_names.emplace(one.changes, one.name);
        for (const Step& step : why.steps) {
            if (!step.name.empty()) m_names.emplace(step.subject, step.name);
        }
        for (const auto& flag : routine::RedFlags(resources.Rules())) m_names.emplace(flag.id, flag.name);
    }

    std::string All() {
        std::string out;
        std::size_t item = 0;
        for (std::size_t i = 0; i < m_why.steps.size(); ++i) {
            const Step& step = m_why.steps[i];
            if (i == 0 || m_why.steps[i - 1].stage != step.stage) out += Head(step.stage, i == 0);
            out += "  " + Line(step) + '\n';
            if (step.outcome == Outcome::Planned) out += Details(m_why.plan.items.at(item++));
        }
        if (!m_why.ask_place.empty())
            out += '\n' + m_words.Say("Ask where it is: {0}", {Names(m_why.ask_place)}) + '\n';
        return out;
    }

private:
    std::string Head(Stage stage, bool first) {
        const auto at = static_cast<std::size_t>(stage);
        return (first ? "" : "\n") + std::to_string(at + 1) + ". " + m_words.Text(kHeads.at(at)) + '\n';
    }

    std::string Name(const std::string& id) {
        const auto& terms = m_resources.Words();
        if (id == "unanswered") return m_words.Text("questions not answered");
        if (id == "age") return m_words.Text("age");
        if (id == "blood_pressure") return m_words.Text("blood pressure");
        if (terms.FindCondition(id) != nullptr) return ConditionName(m_words, terms, id);
        if (terms.FindFinding(id) != nullptr) return FindingLabel(m_words, terms, id);
        if (id == "after_race") return RaceOver();
        if (const auto load = model::ParseLoad(id)) return LoadName(m_words, *load);
        const auto named = m_names.find(id);
        if (const auto kind = std::ranges::find(kKinds, id, &Kind::first); kind != std::end(kKinds))
            return m_words.Text(kind->second);
        return named != m_names.end() ? m_words.Text(named->second) : ModalityName(m_words, id);
    }

    std::string RaceOver() {
        const int days = m_why.days_since_race.value_or(0);
        if (days == 0) return m_words.Text("race today");
        return m_words.SayPlural("race {0} day ago", "race {0} days ago", days, {std::to_string(days)});
    }

    std::string Names(const std::vector<std::string>& ids) {
        std::vector<std::string> names;
        for (const std::string& id : ids) names.push_back(Name(id));
        return names.empty() ? m_words.Text("everything") : ListOf(m_words, names);
    }

    std::string Days(const std::vector<int>& days) {
        std::vector<std::string> numbers;
        for (const int day : days) numbers.push_back(std::to_string(day + 1));
        return m_words.SayPlural("day {0}", "days {0}", static_cast<long>(days.size()),
                                 {ListOf(m_words, numbers)});
    }

    std::string Line(const Step& step) {
        std::string subject = step.name.empty() ? Name(step.subject) : m_words.Text(step.name);
        if (!step.at.region.empty()) subject += ", " + RegionWithSide(m_words, m_resources.Words(), step.at);
        std::string line = m_words.Say(kLines.at(static_cast<std::size_t>(step.outcome)),
                                       {subject, Name(step.because), Names(step.also), step.amount});
        while (line.ends_with(' ')) line.pop_back();  // where there is no amount
        if (!step.days.empty()) line += ", " + Days(step.days);
        if (!step.text.empty()) line += ": " + m_words.Text(step.text);
        if (step.outcome == Outcome::Allows && !step.amount.empty())
            line += " " + m_words.Say("(dose × {0})", {step.amount});
        const bool of_table = step.source.empty() || step.source == step.rule;
        if (!of_table) line += " (" + m_words.Say("source: {0}", {step.source}) + ")";
        if (!of_table && !step.reviewed) line += " (" + m_words.Text("awaits clinical review") + ")";
        return line + " [" + step.rule + "]";
    }

    std::string Details(const model::PlanItem& item) {
        std::string out;
        const auto add = [&](const std::string& line) { out += "      " + line + '\n'; };
        for (const model::DoseValue& dose : item.dose) add(Dose(dose));
        for (const model::Reason& why : item.why) {
            if (why.kind == "progression" || why.kind == "therapist") add(m_words.Text(why.text));
        }
        if (!item.evidence.empty()) add(m_words.Say("evidence: {0}", {m_words.Text(item.evidence)}));
        for (const std::string& change : item.changes)
            add(m_words.Say("change: {0}", {m_words.Text(change)}));
        for (const std::string& stop : item.stop_if) add(m_words.Say("stop: {0}", {m_words.Text(stop)}));
        return out;
    }

    std::string Figure(const std::optional<double>& value) {
        return value ? text::HumanNumber(m_words, *value, 2) : std::string("–");
    }

    std::string Dose(const model::DoseValue& dose) {
        const std::string chosen = dose.value ? Figure(dose.value) : dose.text;
        if (!dose.min && !dose.max) return m_words.Say("{0}: {1} {2}", {dose.param, chosen, dose.unit});
        return m_words.Say("{0}: {1} {2}, range {3} to {4}",
                           {dose.param, chosen, dose.unit, Figure(dose.min), Figure(dose.max)});
    }

    Resources& m_resources;
    const text::Translator& m_words;
    const routine::Explanation& m_why;
    std::map<std::string, std::string> m_names;
};

using exchange::Answer;

Answer Texts(const std::vector<std::string>& texts) {
    Answer::List list;
    for (const std::string& one : texts) list.emplace_back(one);
    return {std::move(list)};
}

Answer DaysAnswer(const std::vector<int>& days) {
    Answer::List list;
    for (const int day : days) list.emplace_back(day);
    return {std::move(list)};
}

void AddPlace(Answer::Object& object, const model::RegionRef& at) {
    const bool none = at.region.empty();
    object.emplace_back("region", none ? Answer() : Answer(at.region));
    object.emplace_back("side", none ? Answer() : Answer(std::string(model::ToText(at.side))));
}

Answer StepAnswer(const Step& step) {
    Answer::Object object{{"stage", routine::ToText(step.stage)},
                          {"outcome", routine::ToText(step.outcome)},
                          {"rule", step.rule},
                          {"subject", step.subject}};
    AddPlace(object, step.at);
    object.emplace_back("days", DaysAnswer(step.days));
    object.emplace_back("because", step.because);
    object.emplace_back("also", Texts(step.also));
    object.emplace_back("amount", step.amount);
    object.emplace_back("text", step.text);
    object.emplace_back("source", step.source);
    object.emplace_back("reviewed", step.reviewed);
    return {std::move(object)};
}

Answer Number(const std::optional<double>& value) {
    return value ? Answer(*value) : Answer();
}

Answer ItemAnswer(const model::PlanItem& item) {
    Answer::List doses;
    for (const model::DoseValue& dose : item.dose)
        doses.emplace_back(Answer::Object{{"param", dose.param},
                                          {"value", Number(dose.value)},
                                          {"min", Number(dose.min)},
                                          {"max", Number(dose.max)},
                                          {"unit", dose.unit},
                                          {"text", dose.text}});
    std::vector<std::string> rules;
    for (const model::Reason& why : item.why) rules.push_back(why.rule);
    Answer::Object object{{"id", item.id}, {"modality", item.modality}};
    AddPlace(object, item.at);
    object.emplace_back("days", DaysAnswer(item.days));
    object.emplace_back("rules", Texts(rules));
    object.emplace_back("dose", std::move(doses));
    object.emplace_back("minutes", item.minutes);
    object.emplace_back("evidence", item.evidence);
    object.emplace_back("source", item.source);
    object.emplace_back("reviewed", item.reviewed);
    object.emplace_back("stop_if", Texts(item.stop_if));
    object.emplace_back("changes", Texts(item.changes));
    return {std::move(object)};
}

}  // namespace

std::string ExplanationText(Resources& resources, const text::Translator& words,
                            const routine::Explanation& why) {
    return Words(resources, words, why).All();
}

Answer ExplanationAnswer(const routine::Explanation& why) {
    Answer::List steps, items;
    for (const Step& step : why.steps) steps.push_back(StepAnswer(step));
    for (const model::PlanItem& item : why.plan.items) items.push_back(ItemAnswer(item));
    Answer refer;
    if (why.plan.refer)
        refer = Answer::Object{{"urgency", why.plan.refer->urgency},
                               {"flags", Texts(why.plan.refer->flags)},
                               {"text", why.plan.refer->text}};
    return Answer::Object{{"steps", std::move(steps)},
                          {"items", std::move(items)},
                          {"refer", std::move(refer)},
                          {"ask_place", Texts(why.ask_place)}};
}

}  // namespace desk
