// Times, health, consents and the home plan of a visit record.
#include <algorithm>
#include <set>
#include <utility>

#include "desk/adherence.h"
#include "desk/alerts.h"
#include "desk/clinic.h"
#include "desk/plan_text.h"
#include "desk/record_case.h"
#include "desk/red_flags.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/standing_avoid.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using std::chrono::minutes;

void Put(pdf::RecordPage::Facts& facts, const std::string& label, const std::string& value) {
    if (!value.empty()) facts.emplace_back(label, value);
}

std::string Lines(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
    return all;
}

std::string Service(const RecordCase& of) {
    const auto end = text::ToCivil(of.Visit().service_at + minutes(of.Visit().minutes), of.Visit().zone);
    return of.words.Say("{0}–{1} ({2} min)",
                        {of.Moment(of.Visit().service_at), text::HumanTime(end.hour, end.minute),
                         std::to_string(of.Visit().minutes)});
}

std::string Entry(const RecordCase& of) {
    const text::Translator& w = of.words;
    std::string entered = of.Moment(of.Visit().entered_at);
    if (of.read.signatures.empty()) return entered;
    const std::string when = of.Moment(of.read.signatures.front().at);
    if (!of.read.late_by) return w.Say("{0}, signed {1}, on time", {entered, when});
    std::string late =
        w.Say("{0}, signed {1}. Late entry, {2}", {entered, when, DelayText(w, *of.read.late_by)});
    if (!of.Visit().late_reason.empty()) late += ": " + of.Visit().late_reason;
    if (of.read.beyond_ceiling) late += "; " + w.Text("later than may be accepted");
    return late;
}

// A field of the note as it stands; what was corrected in it is told in the note.
std::string Standing(const RecordCase& of, const std::string& field) {
    const ReadField* found = of.Field(field);
    if (found == nullptr) return {};
    std::string text = Trimmed(model::Standing(found->passages));
    std::set<std::size_t> by;
    for (const model::Passage& one : found->passages) {
        if (one.added_by) by.insert(*one.added_by);
        if (one.struck_by) by.insert(*one.struck_by);
    }
    for (const std::size_t amendment : by) text += " " + of.Tag(amendment);
    return text;
}

std::string Health(const RecordCase& of) {
    const std::string update = Standing(of, "health_update");
    const text::Translator& w = of.words;
    if (update.empty())
        return of.Visit().health_asked ? w.Text("asked, no change told") : w.Text("not asked");
    return of.Visit().health_asked ? w.Say("asked: {0}", {update}) : update;
}

std::string Given(const RecordCase& of, const ConsentStanding& standing) {
    const text::Translator& w = of.words;
    std::string text = StandingText(w, standing, of.Visit().zone);
    if (standing.consent == nullptr) return text;
    const model::Consent& one = *standing.consent;
    text += "; " + w.Say("given {0} by {1}",
                         {of.Moment(one.given_at), one.given_by.empty() ? of.client.name : one.given_by});
    const std::string how = HowText(w, one.How());
    if (!how.empty()) text += ", " + how;
    if (!one.wording_version.empty()) text += ", " + w.Say("wording {0}", {one.wording_version});
    return text;
}

std::string Consent(const RecordCase& of, const std::string& kind) {
    const terms::ConsentKind* known = of.clinic.Data().Consents().Find(kind);
    return known == nullptr ? std::string() : Given(of, StandingOf(of.client, *known, of.Day()));
}

std::vector<Alert> AlertsThen(const RecordCase& of) {
    const ConsentDay day = of.Day();
    std::vector<Alert> alerts =
        AlertsOf(of.clinic.Data(), of.words,
                 AlertCase{of.client, &of.Visit(), of.Visit().service_at, of.Visit().zone, day.jurisdiction});
    // Consents have lines of their own.
    std::erase_if(alerts, [](const Alert& one) {
        return one.kind == AlertKind::Consent || one.level == AlertLevel::Ok;
    });
    return alerts;
}

std::string Alerts(const RecordCase& of) {
    std::string all;
    for (const Alert& alert : AlertsThen(of)) all += (all.empty() ? "" : ". ") + alert.text;
    return all.empty() ? of.words.Text("none") : all + ".";
}

// What was answered with yes or in the past, in the client's words.
std::string Conditions(const RecordCase& of) {
    const terms::Vocabulary& terms = of.clinic.Data().Words();
    std::vector<std::string> lines;
    for (const auto& [id, answer] : of.client.Health().conditions) {
        if (answer.answer != model::Answer::Yes && answer.answer != model::Answer::Past) continue;
        std::string line = ConditionName(of.words, terms, id);
        if (answer.answer == model::Answer::Past) line += ", " + of.words.Text("in the past");
        if (!answer.note.empty()) line += ": " + answer.note;
        if (answer.cleared_by_doctor)
            line += "; " + of.words.Say("agreed to by a doctor ({0})", {answer.clearance});
        lines.push_back(std::move(line));
    }
    return lines.empty() ? of.words.Text("none told") : Lines(lines);
}

// The kinds the visit touches, and those that are on record.
std::vector<std::string> KindsOf(const RecordCase& of) {
    std::set<std::string> wanted;
    for (const model::Mark& mark : of.Visit().marks)
        for (std::string& kind : KindsAt(of.clinic.Data(), mark)) wanted.insert(std::move(kind));
    for (const ConsentStop& stop :
         ConsentStops(of.clinic.Data(), of.client, of.Visit(), of.Day().jurisdiction))
        wanted.insert(stop.kind);
    for (const model::Consent& one : of.client.consents)
        if (one.given_at <= of.known_at) wanted.insert(one.kind);
    std::vector<std::string> kinds;
    for (const terms::ConsentKind& kind : of.clinic.Data().Consents().All())
        if (kind.id != "treatment" && wanted.contains(kind.id)) kinds.push_back(kind.id);
    return kinds;
}

void AddConsents(const RecordCase& of, pdf::RecordPage::Facts& facts) {
    for (const std::string& id : KindsOf(of)) {
        const terms::ConsentKind* kind = of.clinic.Data().Consents().Find(id);
        Put(facts, of.words.Say("Consent: {0}", {Word(of.words, "kind of consent", kind->name)}),
            Consent(of, id));
    }
}

std::string RedFlags(const RecordCase& of) {
    Resources& resources = of.clinic.Data();
    const text::Translator& w = of.words;
    std::vector<std::string> lines;
    const std::string asked = RedFlagLine(w, resources.RedFlagQuestions(), of.Visit());
    if (!asked.empty()) lines.push_back(asked);
    for (const routine::RedFlag& flag : routine::RedFlags(resources.Rules()))
        if (std::ranges::find(of.Visit().red_flags, flag.id) != of.Visit().red_flags.end())
            lines.push_back(w.Text(flag.name));
    if (lines.empty()) return of.Visit().red_flags_asked ? w.Text("asked: none") : w.Text("not asked");
    return Lines(lines);
}

std::string LeftAlone(const RecordCase& of) {
    std::vector<std::string> lines;
    for (const model::StandingAvoid& one : AvoidedNow(of.client))
        lines.push_back(AvoidText(of.words, of.clinic.Data(), one));
    return lines.empty() ? of.words.Text("nowhere") : Lines(lines);
}

std::string FoundGone(const RecordCase& of) {
    std::vector<std::string> lines;
    for (const model::SpotId& spot : of.Visit().resolved) {
        store::MarkFilter filter;
        filter.client = of.Visit().client;
        filter.spot = spot;
        filter.to = of.Visit().service_at;
        const auto rows = of.clinic.Store().Marks(filter);
        if (!rows.empty())
            lines.push_back(FindingSentence(of.words, of.clinic.Data().Words(), rows.back().mark));
    }
    return Lines(lines);
}

std::string TakenFrom(const RecordCase& of) {
    if (of.Visit().copied_from.empty()) return {};
    const auto from = of.clinic.Store().LoadVisit(of.Visit().copied_from);
    if (!from || from->client != of.Visit().client) return {};
    return of.words.Say("visit {0}, {1}", {std::to_string(from->number), of.DayText(from->service_at)});
}

std::string Followed(const RecordCase& of) {
    const text::Translator& w = of.words;
    std::vector<std::string> lines;
    const std::string line = HomePlanLine(w, of.clinic.Data().NotDoneReasons(), of.Visit());
    if (!line.empty()) lines.push_back(line);
    for (const model::Adherence& one : of.Visit().adherence)
        if (!one.words.empty()) lines.push_back(AskedName(w, one) + ": " + one.words);
    return lines.empty() ? w.Text("not asked") : Lines(lines);
}

// Of the plan's week: the day after the visit.
model::Date FirstDay(const RecordCase& of) {
    const auto day = std::chrono::sys_days{text::ToCivil(of.Visit().service_at, of.Visit().zone).day};
    return day + std::chrono::days{1};
}

std::string DaysText(const RecordCase& of, const model::PlanItem& item) {
    if (item.days.size() == 7) return of.words.Text("every day");
    std::string days;
    for (const int offset : item.days)
        days += (days.empty() ? "" : ", ") +
                text::HumanDate(of.words,
                                model::Date{std::chrono::sys_days{FirstDay(of)} + std::chrono::days{offset}},
                                text::DateStyle::Day);
    return days;
}

std::string Withheld(const RecordCase& of) {
    std::vector<std::string> lines;
    for (const model::BlockedItem& one : of.Visit().plan.blocked) {
        const std::string line = ModalityName(of.words, one.modality) + ": " + of.words.Text(one.reason);
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    }
    for (const std::string& limit : RollingLimits(of.clinic.Data(), of.words, of.client, of.Visit()))
        lines.push_back(of.words.Say("{0}, with care", {ModalityName(of.words, "self_massage")}) + ": " +
                        limit);
    return Lines(lines);
}

std::string NextVisit(const RecordCase& of) {
    pdf::PlanPage page;
    AddNextVisit(of.words, of.Visit().plan, page);
    return page.next_visit.empty() ? page.next_visit_detail : page.next_visit;
}

std::string Week(const RecordCase& of) {
    std::string week;
    const auto day = std::chrono::sys_days{text::ToCivil(of.Visit().service_at, of.Visit().zone).day};
    int offset = 0;
    for (const model::TrainingDay& one : of.Visit().plan.week) {
        ++offset;
        if (one.load == model::Load::Unknown && one.detail.empty()) continue;
        std::string load = one.load == model::Load::Unknown ? std::string() : LoadName(of.words, one.load);
        if (!one.detail.empty()) load += (load.empty() ? "" : " ") + one.detail;
        week +=
            (week.empty() ? "" : ", ") +
            text::HumanDate(of.words, model::Date{day + std::chrono::days{offset}}, text::DateStyle::Day) +
            " " + load;
    }
    return week;
}

std::string Referral(const RecordCase& of) {
    const auto& refer = of.Visit().plan.refer;
    if (!refer) return {};
    return UrgencyText(of.words, refer->urgency) + ": " + of.words.Text(refer->text);
}

// What is handed out today is asked of the plan itself, which may be a draft again.
std::string PlanStanding(const RecordCase& of, const std::string& number) {
    const text::Translator& w = of.words;
    if (!of.Visit().plan.approved) return w.Say("plan {0}, not approved", {number});
    return of.clinic.MayHandOutPlan(of.Visit())
               ? w.Say("plan {0}, approved", {number})
               : w.Say("plan {0}, approved; the approval no longer holds", {number});
}

pdf::RecordPage::Section PlanSection(const RecordCase& of) {
    const text::Translator& w = of.words;
    const model::HomePlan& plan = of.Visit().plan;
    pdf::RecordPage::Section section{w.Text("Home plan"), {}};
    Put(section.facts, w.Text("The last one"), Followed(of));
    if (plan.empty()) {
        Put(section.facts, w.Text("This visit"), w.Text("no home plan"));
    } else {
        const std::string number = "R-" + of.client.number + "-" + std::to_string(of.Visit().number);
        Put(section.facts, w.Text("This visit"), PlanStanding(of, number));
        Put(section.facts, w.Text("Training week"), Week(of));
        Put(section.facts, w.Text("Given"), PlanItemLines(of));
        Put(section.facts, w.Text("Withheld"), Withheld(of));
        Put(section.facts, w.Text("Words to the client"), plan.words_to_client);
        Put(section.facts, w.Text("Referral"), Referral(of));
    }
    Put(section.facts, w.Text("Next visit"), NextVisit(of));
    return section;
}

}  // namespace

void AddHealthFacts(const RecordCase& of, pdf::RecordPage::Facts& facts) {
    const text::Translator& w = of.words;
    if (of.client.history.empty()) return Put(facts, w.Text("Health history"), w.Text("not asked yet"));
    const model::HealthHistory& health = of.client.Health();
    Put(facts, w.Text("Health history"), w.Say("as written down {0}", {of.Moment(health.recorded_at)}));
    Put(facts, w.Text("Conditions"), Conditions(of));
    Put(facts, w.Text("Medication"), health.medication);
    Put(facts, w.Text("Allergies"), health.allergies);
    Put(facts, w.Text("Operations, fractures, implants"), health.surgery);
}

std::string PlanItemLines(const RecordCase& of) {
    // On the sheet the client took home stands the referral and no routine.
    if (of.Visit().plan.refer) return of.words.Text("no home routine until a doctor has looked at this");
    std::vector<std::string> lines;
    for (const model::PlanItem& item : of.Visit().plan.items) {
        const bool massage = item.modality == "massage";
        const terms::Vocabulary& terms = of.clinic.Data().Words();
        const auto row = massage ? MassageRow(of.words, terms, of.Visit().plan, item, FirstDay(of))
                                 : PlanRow(of.words, terms, item, {});
        const std::string when = massage ? row.how_often : DaysText(of, item);
        std::string line = row.name;
        if (const std::string dose = massage ? row.dose : DoseText(of.words, item); !dose.empty())
            line += ": " + dose;
        if (!when.empty()) line += " (" + when + ")";
        for (const model::Override& one : item.overrides)
            line += "; " + of.words.Say("a rule set aside: {0}", {one.reason});
        lines.push_back(std::move(line));
    }
    return Lines(lines);
}

void AddRecordFacts(RecordCase& of, pdf::RecordPage& page) {
    const text::Translator& w = of.words;
    Put(page.facts, w.Text("Service"), Service(of));
    Put(page.facts, w.In("record", "Entry"), Entry(of));
    const std::string reason = Standing(of, "reason");
    Put(page.facts, w.In("record", "Reason"), reason.empty() ? w.Text("not written down") : reason);
    Put(page.facts, w.Text("Health update"), Health(of));
    Put(page.facts, w.In("record", "Consent"), Consent(of, "treatment"));
    Put(page.facts, w.Text("Alerts"), Alerts(of));
}

void AddRecordSections(RecordCase& of, pdf::RecordPage& page) {
    const text::Translator& w = of.words;
    pdf::RecordPage::Section health{w.Text("Health and consent on that day"), {}};
    AddHealthFacts(of, health.facts);
    Put(health.facts, w.Text("Red flags"), RedFlags(of));
    Put(health.facts, w.Text("Left alone at every visit"), LeftAlone(of));
    AddConsents(of, health.facts);
    Put(health.facts, w.Text("Spots found gone"), FoundGone(of));
    Put(health.facts, w.Text("Taken over from"), TakenFrom(of));
    page.sections = {std::move(health), PlanSection(of)};
}

}  // namespace desk
