#include "desk/disclosures.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <ranges>

#include "desk/clinic.h"
#include "desk/resources.h"
#include "desk/visit_time.h"
#include "desk/wording.h"
#include "exchange/csv_write.h"
#include "model/problem.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using exchange::Answer;
using model::RegisterKind;

namespace {

// Entries in words; people and clients are looked up once each.
class EntryTexts {
public:
    EntryTexts(Clinic& clinic, const text::Translator& words) : m_clinic(clinic), w(words) {
        for (const auto& user : clinic.Store().Users())
            m_people[user.id] = user.full_name.empty() ? user.name : user.full_name;
    }

    [[nodiscard]] std::string PersonName(const model::UserId& id) const {
        const auto found = m_people.find(id);
        if (found != m_people.end()) return found->second;
        return id.empty() ? std::string() : w.Text("somebody unknown");
    }

    // A plan sent by e-mail is noted with the kind of consent; people read who gave it and when, as of a
    // letter.
    [[nodiscard]] std::string Consent(const model::RegisterEntry& entry) {
        const terms::ConsentKind* kind = m_clinic.Data().Consents().Find(entry.consent);
        if (kind == nullptr || entry.kind != RegisterKind::Disclosure) return entry.consent;
        if (const auto& client = ClientOf(entry.client))
            for (const model::Consent& one : std::views::reverse(client->consents))
                if (one.kind == kind->id && one.given_at <= entry.at)
                    return w.Say("given {0} by {1}",
                                 {Day(one.given_at), one.given_by.empty() ? client->name : one.given_by});
        return Word(w, "kind of consent", kind->name);
    }

    [[nodiscard]] std::string Day(model::Instant at) const {
        return text::HumanDate(w, text::ToCivil(at, m_clinic.Profile().zone).day, text::DateStyle::Short);
    }

    [[nodiscard]] Answer AnswerOf(const model::RegisterEntry& entry) {
        const auto text = [](const std::string& value) { return value.empty() ? Answer() : Answer(value); };
        return Answer::Object{
            {"id", entry.id.value},
            {"kind", std::string(model::ToText(entry.kind))},
            {"client", text(entry.client.value)},
            {"at", model::ToIso(entry.at)},
            {"whom", entry.whom},
            {"what", entry.what},
            {"consent", text(entry.consent)},
            {"consent_text", text(Consent(entry))},
            {"refers", text(entry.refers.value)},
            {"by", PersonName(entry.recorded_by)},
            {"recorded_at", model::ToIso(entry.recorded_at)},
        };
    }

    [[nodiscard]] RegisterRow RowOf(const model::RegisterEntry& entry) {
        RegisterRow row{entry, Day(entry.at), PersonName(entry.recorded_by)};
        row.entry.consent = Consent(entry);
        return row;
    }

private:
    // Nothing for one whose chart is closed.
    [[nodiscard]] const std::optional<model::Client>& ClientOf(const model::ClientId& id) {
        const auto [found, added] = m_clients.try_emplace(id);
        if (added && m_clinic.Store().May(model::Operation::ViewClients, id))
            found->second = m_clinic.Store().LoadClient(id);
        return found->second;
    }

    Clinic& m_clinic;
    const text::Translator& w;
    std::map<model::UserId, std::string> m_people;
    std::map<model::ClientId, std::optional<model::Client>> m_clients;
};

// The epoch: now, as the store takes it.
model::Instant MomentOf(Clinic& clinic, const KnownSince& known) {
    const std::string typed = Trimmed(known.time);
    if (!known.day && typed.empty()) return {};
    const auto time = typed.empty() ? TimeOfDay{} : ParseTimeOfDay(typed);
    if (!time) throw model::Error(model::ErrorKind::Usage, model::Msg("Please give the time as in 14:30."));
    const model::Date day = known.day.value_or(clinic.Today());
    const model::Instant at = text::FromCivil({day, time->hour, time->minute, 0}, clinic.Profile().zone);
    if (at > clinic.Clock().Now())
        throw model::Error(model::ErrorKind::Refused, model::Msg("That time is still to come."));
    return at;
}

std::string MomentText(Clinic& clinic, const text::Translator& words, model::Instant at) {
    const auto civil = text::ToCivil(at, clinic.Profile().zone);
    return text::HumanDate(words, civil.day, text::DateStyle::Short) + ", " +
           text::HumanTime(civil.hour, civil.minute);
}

void NoteView(Clinic& clinic, const store::RegisterFilter& filter) {
    clinic.Store().Log("register.view", filter.client ? filter.client->value : clinic.Store().ClinicId(),
                       filter.client.value_or(model::ClientId{}));
}

}  // namespace

model::RegisterEntry AddDisclosure(Clinic& clinic, const DisclosureWish& wish) {
    model::RegisterEntry entry;
    entry.kind = RegisterKind::Disclosure;
    entry.client = wish.client;
    entry.whom = Trimmed(wish.whom);
    entry.what = Trimmed(wish.what);
    entry.consent = Trimmed(wish.consent);
    if (wish.on) entry.at = text::FromCivil({*wish.on, 12, 0, 0}, clinic.Profile().zone);
    return clinic.Store().AddToRegister(entry);
}

void NoteDisclosure(store::ClinicStore& store, const model::ClientId& client, const std::string& whom,
                    const std::string& what, const std::string& consent) {
    model::RegisterEntry entry;
    entry.kind = RegisterKind::Disclosure;
    entry.client = client;
    entry.whom = whom;
    entry.what = what;
    entry.consent = consent;
    store.AddToRegister(entry);
}

model::RegisterEntry AddStatement(Clinic& clinic, const model::ClientId& client, const std::string& words) {
    model::RegisterEntry entry;
    entry.kind = RegisterKind::Statement;
    entry.client = client;
    entry.what = Trimmed(words);
    return clinic.Store().AddToRegister(entry);
}

model::RegisterEntry AddBreach(Clinic& clinic, const std::string& what, const std::string& whom,
                               const KnownSince& known) {
    model::RegisterEntry entry;
    entry.kind = RegisterKind::Breach;
    entry.what = Trimmed(what);
    entry.whom = Trimmed(whom);
    entry.at = MomentOf(clinic, known);
    return clinic.Store().AddToRegister(entry);
}

model::RegisterEntry AddFollowUp(Clinic& clinic, const model::RegisterId& breach, const std::string& what,
                                 const std::string& whom) {
    model::RegisterEntry entry;
    entry.kind = RegisterKind::FollowUp;
    entry.refers = breach;
    entry.what = Trimmed(what);
    entry.whom = Trimmed(whom);
    return clinic.Store().AddToRegister(entry);
}

std::vector<RegisterRow> RegisterRows(Clinic& clinic, const text::Translator& words,
                                      const store::RegisterFilter& filter) {
    NoteView(clinic, filter);
    EntryTexts texts(clinic, words);
    std::vector<RegisterRow> rows;
    for (const auto& entry : clinic.Store().Register(filter)) rows.push_back(texts.RowOf(entry));
    std::ranges::reverse(rows);
    std::ranges::stable_sort(rows, std::greater{}, [](const RegisterRow& row) { return row.entry.at; });
    return rows;
}

std::vector<BreachRow> BreachRows(Clinic& clinic, const text::Translator& words) {
    const model::Instant now = clinic.Clock().Now();
    const auto steps = clinic.Store().Register({{}, RegisterKind::FollowUp});
    EntryTexts texts(clinic, words);
    std::vector<BreachRow> rows;
    for (auto& row : RegisterRows(clinic, words, {{}, RegisterKind::Breach})) {
        BreachRow& breach = rows.emplace_back(BreachRow{std::move(row), {}, {}, false, {}});
        breach.since = MomentText(clinic, words, breach.entry.at);
        breach.clock = BreachClock(words, breach.entry, now);
        breach.late = breach.entry.at + kBreachHours < now;
        for (const auto& step : steps)
            if (step.refers == breach.entry.id) breach.steps.push_back(texts.RowOf(step));
    }
    return rows;
}

Answer RegisterAnswer(Clinic& clinic, const text::Translator& words, const store::RegisterFilter& filter) {
    NoteView(clinic, filter);
    EntryTexts texts(clinic, words);
    Answer::List list;
    for (const auto& entry : clinic.Store().Register(filter)) list.push_back(texts.AnswerOf(entry));
    return Answer::Object{{"entries", std::move(list)}};
}

std::string DisclosuresCsv(Clinic& clinic, const text::Translator& words, const model::ClientId& client) {
    EntryTexts texts(clinic, words);
    std::vector<std::vector<std::string>> rows;
    for (const auto& entry : clinic.Store().Register({client, RegisterKind::Disclosure})) {
        const auto civil = text::ToCivil(entry.at, clinic.Profile().zone);
        rows.push_back({model::ToIso(civil.day), entry.whom, entry.what, texts.Consent(entry),
                        texts.PersonName(entry.recorded_by)});
    }
    return exchange::WriteCsv({words.Text("Date"), words.Text("To whom"), words.Text("What"),
                               words.Text("Under which consent"), words.Text("By")},
                              rows);
}

std::string BreachClock(const text::Translator& words, const model::RegisterEntry& breach,
                        model::Instant now) {
    const auto left = std::chrono::floor<std::chrono::hours>(breach.at + kBreachHours - now).count();
    const auto hours = static_cast<long>(left < 0 ? -left : left);
    if (left < 0)
        return words.SayPlural("Telling the authority was due {0} hour ago.",
                               "Telling the authority was due {0} hours ago.", hours,
                               {std::to_string(hours)});
    return words.SayPlural("{0} hour left to tell the authority.", "{0} hours left to tell the authority.",
                           hours, {std::to_string(hours)});
}

Answer BreachesAnswer(Clinic& clinic, const text::Translator& words) {
    clinic.Store().Log("register.view", clinic.Store().ClinicId());
    EntryTexts texts(clinic, words);
    Answer::List list;
    const auto steps = clinic.Store().Register({{}, RegisterKind::FollowUp});
    for (const auto& breach : clinic.Store().Register({{}, RegisterKind::Breach})) {
        Answer answer = texts.AnswerOf(breach);
        Answer::List followed;
        for (const auto& step : steps)
            if (step.refers == breach.id) followed.push_back(texts.AnswerOf(step));
        auto& members = std::get<Answer::Object>(answer.value);
        members.emplace_back("due", model::ToIso(model::Instant(breach.at + kBreachHours)));
        members.emplace_back("clock", BreachClock(words, breach, clinic.Clock().Now()));
        members.emplace_back("follow_ups", std::move(followed));
        list.push_back(std::move(answer));
    }
    return Answer::Object{{"breaches", std::move(list)}};
}

}  // namespace desk
