#include "desk/health.h"

#include <algorithm>
#include <array>
#include <set>

#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Answer;
using model::HealthHistory;

constexpr std::chrono::minutes kSitting{30};

std::string PressureText(const HealthHistory& health) {
    if (!health.blood_pressure) return {};
    return std::to_string(health.blood_pressure->first) + "/" + std::to_string(health.blood_pressure->second);
}

class Changes {
public:
    Changes(Resources& resources, const text::Translator& words, const HealthHistory& before,
            const HealthHistory& after)
        : m_resources(resources), m_words(words), m_before(before), m_after(after) {}

    std::vector<std::string> Find() {
        if (m_before.others != m_after.others)
            m_lines.push_back(
                m_words.Say("All other conditions: {0}", {AnswerText(m_words, m_after.others)}));
        std::set<std::string> conditions;
        for (const auto* version : {&m_before, &m_after})
            for (const auto& [id, answer] : version->conditions) conditions.insert(id);
        for (const Answer first : {Answer::Yes, Answer::Past, Answer::No, Answer::Unknown})
            for (const std::string& id : conditions)
                if (m_after.Of(id) == first) OfCondition(id);
        Question(m_words.Text("Medication"), m_before.medicines, m_after.medicines, m_before.medication,
                 m_after.medication);
        Question(m_words.Text("Allergies"), m_before.allergic, m_after.allergic, m_before.allergies,
                 m_after.allergies);
        Question(m_words.Text("Operations, fractures, implants"), m_before.operated, m_after.operated,
                 m_before.surgery, m_after.surgery);
        const auto weeks = [](const HealthHistory& health) {
            return health.pregnancy_weeks ? std::to_string(*health.pregnancy_weeks) : std::string();
        };
        Text(m_words.Text("Week of pregnancy"), weeks(m_before), weeks(m_after));
        Text(m_words.Text("Blood pressure"), PressureText(m_before), PressureText(m_after));
        const auto sleep = [&](const HealthHistory& health) {
            return health.sleep_hours ? text::HumanNumber(m_words, *health.sleep_hours) : std::string();
        };
        Text(m_words.Text("Hours of sleep a night"), sleep(m_before), sleep(m_after));
        return std::move(m_lines);
    }

private:
    void OfCondition(const std::string& id) {
        const Answer was = m_before.Of(id), is = m_after.Of(id);
        const std::string name = ConditionName(m_words, m_resources.Words(), id);
        if (was != is) {
            if (is == Answer::Yes)
                m_lines.push_back("+ " + name);
            else if (was == Answer::Yes && is == Answer::No)
                m_lines.push_back("– " + name);
            else if (m_after.conditions.contains(id) || m_before.others == m_after.others)
                m_lines.push_back(name + ": " + AnswerText(m_words, is));
        }
        const auto part = [&](const HealthHistory& health) {
            const auto found = health.conditions.find(id);
            return found == health.conditions.end() ? model::ConditionAnswer() : found->second;
        };
        const auto before = part(m_before), after = part(m_after);
        Text(name, before.note, after.note);
        if (before.areas != after.areas) m_lines.push_back(name + ": " + m_words.Text("other areas"));
        if (before.cleared_by_doctor != after.cleared_by_doctor)
            m_lines.push_back(name + ": " +
                              (after.cleared_by_doctor ? m_words.Text("a doctor has agreed")
                                                       : m_words.Text("no doctor’s agreement any more")));
        else if (before.clearance != after.clearance)
            Text(name, before.clearance, after.clearance);
    }

    void Question(const std::string& name, Answer was, Answer is, const std::string& before,
                  const std::string& after) {
        if (before == after && was != is && is != Answer::Yes)
            m_lines.push_back(name + ": " +
                              (is == Answer::No ? m_words.Text("none") : AnswerText(m_words, is)));
        else if (after.empty() && is == Answer::No && before != after)
            m_lines.push_back(name + ": " + m_words.Text("none"));
        else
            Text(name, before, after);
    }

    void Text(const std::string& name, const std::string& before, const std::string& after) {
        if (before == after) return;
        m_lines.push_back(name + ": " + (after.empty() ? "–" : after));
    }

    Resources& m_resources;
    const text::Translator& m_words;
    const HealthHistory &m_before, &m_after;
    std::vector<std::string> m_lines;
};

}  // namespace

bool SaysTheSame(const HealthHistory& a, const HealthHistory& b) {
    HealthHistory other = b;
    other.recorded_at = a.recorded_at;
    other.recorded_by = a.recorded_by;
    return a == other;
}

bool HistoryIncomplete(const terms::Vocabulary& terms, const model::Client& client) {
    const HealthHistory& health = client.Health();
    if (health.others != Answer::Unknown) return false;
    return std::ranges::any_of(terms.Conditions(), [&](const terms::Condition& condition) {
        return health.Of(condition.id) == Answer::Unknown;
    });
}

std::vector<Sitting> SittingsOf(const model::Client& client, const std::vector<model::Instant>& visits) {
    const auto visit_between = [&](model::Instant from, model::Instant to) {
        return std::ranges::any_of(visits, [&](model::Instant at) { return from < at && at <= to; });
    };
    std::vector<Sitting> all;
    for (std::size_t i = 0; i < client.history.size(); ++i) {
        const HealthHistory& version = client.history[i];
        const bool goes_on = !all.empty() && all.back().by == version.recorded_by &&
                             std::chrono::abs(version.recorded_at - all.back().ended) < kSitting &&
                             !visit_between(all.back().ended, version.recorded_at);
        if (!goes_on) all.push_back({i, version.recorded_at, version.recorded_at, version.recorded_by});
        all.back().version = i;
        all.back().ended = version.recorded_at;
    }
    return all;
}

std::vector<Sitting> SittingsOf(const store::ClinicStore& store, const model::Client& client) {
    std::vector<model::Instant> begun;
    // One version is one sitting, whatever else there was.
    if (client.history.size() > 1) {
        store::VisitFilter of_client;
        of_client.client = client.id;
        for (const store::VisitSummary& visit : store.Visits(of_client)) begun.push_back(visit.entered_at);
    }
    return SittingsOf(client, begun);
}

namespace {

std::string FullName(const std::vector<model::User>& users, const model::UserId& id) {
    const auto found = std::ranges::find(users, id, &model::User::id);
    if (found == users.end()) return {};
    return found->full_name.empty() ? found->name : found->full_name;
}

std::string TitleOf(const text::Translator& words, const std::string& zone, const Sitting* before,
                    const Sitting& now, const std::string& by) {
    const auto told = [&](const text::CivilTime& at) {
        return text::HumanDate(words, at.day, text::DateStyle::Short);
    };
    const auto ended = text::ToCivil(now.ended, zone);
    std::string title = told(ended);
    if (before != nullptr) {
        const auto last = text::ToCivil(before->ended, zone);
        title = last.day == ended.day ? told(last) + ", " + text::HumanTime(last.hour, last.minute) + " → " +
                                            text::HumanTime(ended.hour, ended.minute)
                                      : told(last) + " → " + title;
    }
    return by.empty() ? title : title + " · " + by;
}

}  // namespace

std::vector<SittingText> SittingTexts(const store::ClinicStore& store, Resources& resources,
                                      const text::Translator& words, const model::Client& client) {
    const auto sittings = SittingsOf(store, client);
    const auto users = store.Users();
    const std::string zone = store.Profile().zone;
    std::vector<SittingText> texts;
    for (std::size_t i = sittings.size(); i-- > 0;) {
        const Sitting& now = sittings[i];
        const Sitting* before = i == 0 ? nullptr : &sittings[i - 1];
        texts.push_back({TitleOf(words, zone, before, now, FullName(users, now.by)),
                         HealthChanges(resources, words,
                                       before == nullptr ? HealthHistory() : client.history[before->version],
                                       client.history[now.version])});
    }
    return texts;
}

std::vector<std::string> HealthChanges(Resources& resources, const text::Translator& words,
                                       const HealthHistory& before, const HealthHistory& after) {
    return Changes(resources, words, before, after).Find();
}

std::string AnswerText(const text::Translator& words, Answer answer) {
    switch (answer) {
        case Answer::No:
            return words.Text("no");
        case Answer::Yes:
            return words.Text("yes");
        case Answer::Past:
            return words.Text("in the past");
        case Answer::Unknown:
            break;
    }
    return words.Text("not asked");
}

std::optional<model::Date> LastAsked(const store::ClinicStore& store, const model::Client& client,
                                     const model::Visit& visit) {
    std::optional<model::Instant> last;
    store::VisitFilter filter;
    filter.client = visit.client;
    filter.to = visit.service_at;
    filter.limit = 20;  // who was not asked at twenty visits was not asked
    for (const store::VisitSummary& earlier : store.Visits(filter)) {
        const auto loaded = earlier.id == visit.id ? std::nullopt : store.LoadVisit(earlier.id);
        if (!loaded || !loaded->health_asked) continue;
        last = loaded->service_at;
        break;
    }
    for (const HealthHistory& version : client.history)
        if (version.recorded_at < visit.service_at && (!last || version.recorded_at > *last))
            last = version.recorded_at;
    if (!last) return {};
    return text::ToCivil(*last, visit.zone).day;
}

namespace {

constexpr const char* kSince = model::Msg("No change since {0} (asked {1})");
constexpr const char* kNoChange = model::Msg("No change (asked {0})");

// Whether the text is the sentence with something filled in for {0}, {1} …
bool IsFilled(std::string_view sentence, std::string_view text) {
    const auto blank = sentence.find('{');
    if (blank == std::string_view::npos) return sentence == text;
    if (!text.starts_with(sentence.substr(0, blank))) return false;
    sentence.remove_prefix(sentence.find('}', blank) + 1);
    const auto piece = sentence.substr(0, sentence.find('{'));
    const auto next = text.find(piece, blank);
    return next != std::string_view::npos && IsFilled(sentence, text.substr(next));
}

bool SaysNoChange(const text::Translator& words, const std::string& text) {
    return std::ranges::any_of(std::array{kSince, kNoChange},
                               [&](const char* id) { return IsFilled(words.Text(id), text); });
}

}  // namespace

void RecordNoChange(VisitEditor& editor) {
    const auto& words = editor.Data().Translator(editor.Store().Profile().language);
    const std::string said = Trimmed(editor.Visit().health_update);
    if (!said.empty() && !SaysNoChange(words, said))
        throw model::Error(model::ErrorKind::Refused,
                           model::Msg("A change is written down; take it out first."));
    const auto now = text::ToCivil(editor.Clock().Now(), editor.Visit().zone);
    const std::string time = text::HumanTime(now.hour, now.minute);
    const auto since = LastAsked(editor.Store(), editor.Client(), editor.Visit());
    editor.EndStep();
    editor.SetHealthUpdate(
        since ? words.Say(kSince, {text::HumanDate(words, *since, text::DateStyle::Short), time})
              : words.Say(kNoChange, {time}),
        true);
    editor.EndStep();
}

}  // namespace desk
