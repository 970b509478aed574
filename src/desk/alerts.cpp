#include "desk/alerts.h"

#include <algorithm>
#include <set>

#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/health.h"
#include "desk/health_alerts.h"
#include "desk/own_content.h"
#include "desk/races.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/standing_avoid.h"
#include "desk/wording.h"
#include "routine/planner.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

// Of the visit, where one is open.
model::Date DayOf(const model::Visit* visit, model::Instant now, const std::string& zone) {
    return visit ? text::ToCivil(visit->service_at, visit->zone).day : text::ToCivil(now, zone).day;
}

using Part = FieldPlace::Part;

constexpr std::chrono::days kHistoryHolds{365};

class AlertList {
public:
    AlertList(Resources& resources, const text::Translator& words, const AlertCase& of)
        : m_resources(resources), m_words(words), m_of(of) {}

    std::vector<Alert> Make() {
        RedFlags();
        for (Alert& alert : HealthAlerts(m_resources, m_words, m_of)) m_all.push_back(std::move(alert));
        Avoided();
        Stops();
        Guardian();
        Treatment();
        Allergies();
        Race();
        History();
        std::ranges::stable_sort(m_all, {}, &Alert::level);
        return std::move(m_all);
    }

private:
    void Add(AlertKind kind, AlertLevel level, std::string text, std::string detail, FieldPlace place) {
        m_all.push_back({kind, level, std::move(text), std::move(detail), std::move(place)});
    }
    [[nodiscard]] std::string DayText(model::Date day) const {
        return text::HumanDate(m_words, day, text::DateStyle::Short);
    }
    [[nodiscard]] std::string DayText(model::Instant at) const {
        return DayText(text::ToCivil(at, m_of.zone).day);
    }

    void RedFlags() {
        if (!m_of.visit) return;
        for (const routine::RedFlag& flag : routine::RedFlags(m_resources.Rules())) {
            if (std::ranges::find(m_of.visit->red_flags, flag.id) == m_of.visit->red_flags.end()) continue;
            Add(AlertKind::RedFlag, AlertLevel::Danger,
                m_words.Say("Red flag: {0}", {m_words.Text(flag.name)}), m_words.Text(flag.look_for),
                {Part::Visit, "red_flags", {}});
        }
    }

    [[nodiscard]] bool IsUnder(const model::RegionRef& at, const model::Visit& visit) const {
        const auto has = [&](const std::vector<model::StandingAvoid>& under) {
            return std::ranges::find(under, at, &model::StandingAvoid::at) != under.end();
        };
        return std::ranges::any_of(visit.marks,
                                   [&](const auto& mark) { return has(AvoidedUnder(m_of.client, mark)); }) ||
               std::ranges::any_of(visit.treatments, [&](const auto& treatment) {
                   return has(AvoidedUnder(m_of.client, visit, treatment));
               });
    }

    [[nodiscard]] std::string MarkOn(const model::RegionRef& at) const {
        if (!m_of.visit) return {};
        for (const model::Mark& mark : m_of.visit->marks)
            for (const model::StandingAvoid& one : AvoidedUnder(m_of.client, mark))
                if (one.at == at) return mark.id.value;
        return {};
    }

    // Where a mark or a treatment of today lies on it: danger.
    void Avoided() {
        for (const model::StandingAvoid& one : AvoidedNow(m_of.client)) {
            const bool today = m_of.visit && IsUnder(one.at, *m_of.visit);
            Add(AlertKind::Avoid, today ? AlertLevel::Danger : AlertLevel::Info,
                m_words.Say("Leave alone: {0}", {RegionWithSide(m_words, m_resources.Words(), one.at)}),
                one.why + "\n" + m_words.Say("Since {0}", {DayText(one.since)}),
                {Part::Marks, "avoid", MarkOn(one.at)});
        }
    }

    void Stops() {
        if (!m_of.visit) return;
        std::set<std::string> told;
        for (const ConsentStop& stop :
             ConsentStops(m_resources, m_of.client, *m_of.visit, m_of.jurisdiction)) {
            if (!told.insert(stop.kind).second) continue;
            const std::string name = KindName(*m_resources.Consents().Find(stop.kind));
            const std::string advice = StopAdvice(m_words, stop);
            Add(AlertKind::Consent, AlertLevel::Danger, StopChip(stop, Inline(m_words, name)),
                StopText(m_words, m_resources, stop, m_of.zone) + "\n" +
                    (advice.empty() ? m_words.Text("Today’s marks or treatments need it.") : advice),
                {Part::Consents, stop.kind, {}});
        }
    }

    [[nodiscard]] std::string StopChip(const ConsentStop& stop, const std::string& kind) const {
        if (stop.back) return m_words.Say("Consent taken back: {0}", {kind});
        if (stop.one_visit) return m_words.Say("No consent for this visit: {0}", {kind});
        if (stop.ended) return m_words.Say("Consent ended {1}: {0}", {kind, DayText(*stop.ended)});
        return m_words.Say("No consent: {0}", {kind});
    }

    [[nodiscard]] std::string KindName(const terms::ConsentKind& kind) const {
        return Word(m_words, "kind of consent", kind.name);
    }

    void Guardian() {
        if (!m_of.client.IsMinorOn(text::ToCivil(m_of.now, m_of.zone).day)) return;
        const FieldPlace place{Part::Client, "guardian", {}};
        if (Trimmed(m_of.client.guardian).empty())
            Add(AlertKind::Guardian, AlertLevel::Danger, m_words.Text("Under 18: no guardian named"),
                m_words.Text("A parent or guardian has to agree to the treatment of a minor."), place);
        else
            Add(AlertKind::Guardian, AlertLevel::Info, m_words.Text("Under 18: guardian"),
                m_of.client.guardian, place);
    }

    void Treatment() {
        const terms::ConsentKind& kind = *m_resources.Consents().Find("treatment");
        const ConsentStanding standing =
            StandingOf(m_of.client, kind, {m_of.now, m_of.zone, m_of.jurisdiction});
        const FieldPlace place{Part::Consents, kind.id, {}};
        const std::string ends = standing.ends ? DayText(*standing.ends) : std::string();
        const auto add = [&](AlertLevel level, std::string text) {
            Add(AlertKind::Consent, level, std::move(text), ConsentLine(standing), place);
        };
        switch (standing.state) {
            case ConsentState::Missing:
                return add(AlertLevel::Warn, m_words.Text("No consent to treatment yet"));
            case ConsentState::Revoked:
                return add(AlertLevel::Danger, m_words.Text("Consent taken back"));
            case ConsentState::Expired:
                return add(AlertLevel::Warn, m_words.Say("Consent ended {0}", {ends}));
            case ConsentState::Ending:
                return add(AlertLevel::Warn, m_words.Say("Consent ends {0}", {ends}));
            case ConsentState::Valid:
                break;
        }
        if (standing.older_wording)
            return add(AlertLevel::Warn, m_words.Text("Consent: wording has changed"));
        if (standing.ends) add(AlertLevel::Ok, m_words.Say("Consent valid to {0}", {ends}));
    }

    [[nodiscard]] std::string ConsentLine(const ConsentStanding& standing) const {
        if (!standing.consent) return m_words.Text("Nothing is recorded.");
        return m_words.Say(
            "Given {0} by {1}",
            {DayText(standing.consent->given_at),
             standing.consent->given_by.empty() ? m_of.client.name : standing.consent->given_by});
    }

    void Allergies() {
        const std::string allergies = Trimmed(m_of.client.Health().allergies);
        const FieldPlace place{Part::Health, "allergies", {}};
        if (allergies.empty() && m_of.client.Health().allergic == model::Answer::Yes)
            return Add(AlertKind::Allergy, AlertLevel::Warn, m_words.Text("Allergies: yes, not named"),
                       m_words.Text("Ask which before oil, cream or tape is used."), place);
        if (allergies.empty()) return;
        Add(AlertKind::Allergy, AlertLevel::Warn,
            m_words.Say("Allergies: {0}", {allergies.substr(0, allergies.find('\n'))}), allergies, place);
    }

    // What it takes from a massage of today, as long as it does.
    void Race() {
        const auto& race = m_of.last_race;
        const int ago = race ? DaysSince(*race, DayOf(m_of.visit, m_of.now, m_of.zone)) : 0;
        const std::string mind = race ? routine::MassageAfterRace(m_resources.Rules(), ago) : std::string();
        if (mind.empty()) return;
        Add(AlertKind::Health, AlertLevel::Warn,
            ago == 0
                ? m_words.Text("Race today – light pressure only")
                : m_words.SayPlural("Race {0} day ago – light pressure only",
                                    "Race {0} days ago – light pressure only", ago, {std::to_string(ago)}),
            (race->name.empty() ? DayText(race->day) : race->name + ", " + DayText(race->day)) + "\n" +
                m_words.Text(mind),
            {Part::Client, "next_race", {}});
    }

    // Answered "not sure", each by itself.
    void OpenQuestions(const FieldPlace& place) {
        const auto open =
            routine::OpenQuestions(m_resources.Rules(), HealthCase(m_of.client, m_of.now, m_of.zone));
        if (open.empty()) return;
        std::string names;
        for (const std::string& id : open)
            names += (names.empty() ? "" : ", ") + ConditionName(m_words, m_resources.Words(), id);
        Add(AlertKind::Health, AlertLevel::Warn,
            m_words.SayPlural("{0} health question open: {1}", "{0} health questions open: {1}",
                              static_cast<long>(open.size()), {std::to_string(open.size()), names}),
            m_words.Text("Until it is, cold, compression and heat are withheld."), place);
    }

    void History() {
        const FieldPlace place{Part::Health, "history", {}};
        if (m_of.client.history.empty())
            return Add(AlertKind::Health, AlertLevel::Warn, m_words.Text("Health history not asked yet"),
                       m_words.Text("Until it is, cold, compression and heat are withheld."), place);
        if (HistoryIncomplete(m_resources.Words(), m_of.client))
            Add(AlertKind::Health, AlertLevel::Warn, m_words.Text("Health history not asked to its end"),
                m_words.Text("Until it is, cold, compression and heat are withheld."), place);
        else
            OpenQuestions(place);
        const model::Instant at = m_of.client.Health().recorded_at;
        if (m_of.now - at <= kHistoryHolds) return;
        Add(AlertKind::Health, AlertLevel::Warn, m_words.Say("Health history of {0}", {DayText(at)}),
            m_words.Text("It is older than a year: ask it again."), place);
    }

    Resources& m_resources;
    const text::Translator& m_words;
    const AlertCase& m_of;
    std::vector<Alert> m_all;
};

}  // namespace

std::vector<Alert> AlertsOf(Resources& resources, const text::Translator& words, const AlertCase& of) {
    return AlertList(resources, words, of).Make();
}

std::vector<Alert> AlertsOf(Clinic& clinic, const text::Translator& words, const model::Client& client,
                            const model::Visit* visit) {
    const auto& profile = clinic.Profile();
    const model::Instant now = clinic.Clock().Now();
    const auto race =
        LastRace(clinic, client, visit ? visit->service_at : now, DayOf(visit, now, profile.zone));
    std::vector<Alert> alerts = AlertsOf(
        clinic.Data(), words,
        {client, visit, now, profile.zone, clinic.Data().Jurisdictions().Of(profile.jurisdiction), race});
    const std::string refused = ContentRefusal(clinic, words);
    if (refused.empty()) return alerts;
    alerts.push_back({AlertKind::Health,
                      AlertLevel::Warn,
                      words.Text("Own exercises are not in force"),
                      refused,
                      {FieldPlace::Part::Health, "history", {}}});
    std::ranges::stable_sort(alerts, {}, &Alert::level);
    return alerts;
}

}  // namespace desk
