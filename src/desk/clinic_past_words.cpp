#include "desk/clinic_past_words.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/measures_text.h"
#include "desk/region_names.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

constexpr std::size_t kMostSaid = 3;

const ClinicCount* Find(const std::vector<ClinicCount>& rows, const std::string& key) {
    const auto found = std::ranges::find(rows, key, &ClinicCount::key);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

ClinicWords::ClinicWords(Clinic& clinic, const text::Translator& words)
    : m_clinic(clinic), m_words(words), m_names(clinic, words) {
    for (const model::User& user : clinic.Store().Users())
        m_people[user.id] = user.full_name.empty() ? user.name : user.full_name;
}

std::string ClinicWords::Period(const PastRange& range) const {
    if (range.from && range.to)
        return m_words.Say("{0} to {1}", {m_names.Day(*range.from), m_names.Day(*range.to)});
    if (range.from) return m_words.Say("From {0}", {m_names.Day(*range.from)});
    if (range.to) return m_words.Say("Until {0}", {m_names.Day(*range.to)});
    return m_words.Text("All visits");
}

std::string ClinicWords::TherapistName(const model::UserId& user) const {
    const auto found = m_people.find(user);
    return found == m_people.end() ? user.value : found->second;
}

std::string ClinicWords::TableName(ClinicTable table) const {
    switch (table) {
        case ClinicTable::Findings:
            return m_words.Text("Findings");
        case ClinicTable::Areas:
            return m_words.Text("Areas of the body");
        case ClinicTable::Techniques:
            break;
    }
    return m_words.Text("Techniques used");
}

std::string ClinicWords::KeyName(ClinicTable table, const std::string& key) const {
    if (key.empty()) return m_words.Text("Others, hidden");
    switch (table) {
        case ClinicTable::Findings:
            return m_names.FindingName(key);
        case ClinicTable::Areas:
            return m_names.UnitName(terms::Level::Area, {key, model::Side::Midline, {}, 0});
        case ClinicTable::Techniques:
            break;
    }
    return TechniqueName(m_words, m_clinic.Data().Words(), key);
}

std::string ClinicWords::Number(const std::optional<int>& value) const {
    return value ? std::to_string(*value) : m_words.In("number", "hidden");
}

std::string ClinicWords::Count(const ClinicCount& count) const {
    if (count.Hidden()) return m_words.In("number", "hidden");
    return m_words.SayPlural("{0} visit", "{0} visits", *count.visits, {std::to_string(*count.visits)}) +
           ", " +
           m_words.SayPlural("{0} client", "{0} clients", *count.clients, {std::to_string(*count.clients)});
}

std::string ClinicWords::Cadence(const ClinicFigures& figures) const {
    std::string said =
        figures.mean_gap_days && figures.median_gap_days
            ? m_words.Say("Between visits of one client: {0} days on average, median {1}.",
                          {NumberText(m_words, *figures.mean_gap_days),
                           NumberText(m_words, *figures.median_gap_days)})
            : m_words.Say("The days between visits are hidden: fewer than {0} clients came twice.",
                          {std::to_string(kSmallCount)});
    said += " ";
    if (!figures.overdue)
        return said +
               m_words.Say("Overdue today: hidden, fewer than {0} clients.", {std::to_string(kSmallCount)});
    return said + m_words.SayPlural("{0} client is overdue today.", "{0} clients are overdue today.",
                                    *figures.overdue, {std::to_string(*figures.overdue)});
}

std::string ClinicWords::NoteName(const model::VisitId& visit) const {
    const auto found = m_clinic.Store().LoadVisit(visit);
    if (!found) return visit.value;
    const std::string day = m_names.Day(text::ToCivil(found->service_at, m_clinic.Profile().zone).day);
    return day + ", " + m_clinic.LoadClient(found->client).name;
}

std::string ClinicWords::Hidden(const ClinicFigures& figures) const {
    const ClinicHidden of = HiddenOf(figures);
    // No hiding helps against this one, so that it is told.
    const std::string between =
        figures.range == PastRange{}
            ? std::string()
            : m_words.Text(
                  "Numbers of two periods can be subtracted: what lies between them may stand for a "
                  "single client. Pass on one period, not several.");
    if (of.hidden == 0) return between;
    const std::string hidden = m_words.SayPlural(
        "{0} of {1} numbers is hidden: it stands for fewer than {2} clients, or one that does could be "
        "worked out "
        "from it.",
        "{0} of {1} numbers are hidden: they stand for fewer than {2} clients, or one that does could be "
        "worked "
        "out from them.",
        of.hidden, {std::to_string(of.hidden), std::to_string(of.numbers), std::to_string(kSmallCount)});
    return between.empty() ? hidden : hidden + " " + between;
}

std::string ClinicWords::Spoken(const ClinicGroup& group) const {
    const auto notes = static_cast<long>(group.unsigned_notes.size());
    const auto late = static_cast<long>(group.late_notes.size());
    return (group.total.Hidden() ? m_words.Text("Visits and clients are hidden.")
                                 : Count(group.total) + ".") +
           " " +
           m_words.SayPlural("{0} note is not signed", "{0} notes are not signed", notes,
                             {std::to_string(notes)}) +
           ", " +
           m_words.SayPlural("{0} was signed late.", "{0} were signed late.", late, {std::to_string(late)});
}

std::string ClinicWords::Spoken(const ClinicGroup& group, ClinicTable table) const {
    std::string said;
    const auto& rows = group.Of(table);
    for (std::size_t i = 0; i < std::min(rows.size(), kMostSaid) && !rows[i].Hidden(); ++i)
        said += (said.empty() ? "" : "; ") + KeyName(table, rows[i].key) + ", " + Count(rows[i]);
    if (said.empty()) return m_words.Text("Nothing that may be shown.");
    return m_words.Say("Most: {0}.", {said});
}

const ClinicGroup* GroupOf(const ClinicFigures& figures, const std::optional<model::UserId>& therapist) {
    if (!therapist) return &figures.all;
    const auto found = std::ranges::find(figures.therapists, *therapist, &ClinicTherapist::user);
    return found == figures.therapists.end() ? nullptr : &*found;
}

PastTable ClinicWords::Table(const ClinicFigures& figures, ClinicTable table,
                             const std::optional<model::UserId>& therapist) const {
    PastTable twin;
    twin.heads = {TableName(table), m_words.Text("Visits"), m_words.Text("Clients")};
    const bool each = !therapist && figures.therapists.size() > 1;
    for (const ClinicTherapist& one : figures.therapists) {
        if (!each) break;
        twin.heads.push_back(m_words.Say("{0}: visits", {TherapistName(one.user)}));
        twin.heads.push_back(m_words.Say("{0}: clients", {TherapistName(one.user)}));
    }
    const ClinicGroup* group = GroupOf(figures, therapist);
    if (group == nullptr) return twin;
    for (const ClinicCount& count : group->Of(table)) {
        auto& row = twin.rows.emplace_back();
        row = {KeyName(table, count.key), Number(count.visits), Number(count.clients)};
        for (const ClinicTherapist& one : figures.therapists) {
            if (!each) break;
            const ClinicCount* part = Find(one.Of(table), count.key);
            // What is not named is none or one of those that are hidden.
            const bool hides = one.total.Hidden() || Find(one.Of(table), {}) != nullptr;
            row.push_back(part ? Number(part->visits) : hides ? Number({}) : "0");
            row.push_back(part ? Number(part->clients) : hides ? Number({}) : "0");
        }
    }
    return twin;
}

PastTable ClinicWords::People(const ClinicFigures& figures) const {
    PastTable twin;
    twin.heads = {m_words.Text("Therapist"), m_words.Text("Visits"), m_words.Text("Clients"),
                  m_words.Text("Notes not signed"), m_words.Text("Notes signed late")};
    const auto add = [&](const std::string& name, const ClinicGroup& group) {
        twin.rows.push_back({name, Number(group.total.visits), Number(group.total.clients),
                             std::to_string(group.unsigned_notes.size()),
                             std::to_string(group.late_notes.size())});
        auto& visits = twin.visits.emplace_back(group.unsigned_notes);
        visits.insert(visits.end(), group.late_notes.begin(), group.late_notes.end());
    };
    add(m_words.Text("All therapists"), figures.all);
    for (const ClinicTherapist& one : figures.therapists) add(TherapistName(one.user), one);
    return twin;
}

}  // namespace desk
