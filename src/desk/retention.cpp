#include "desk/retention.h"

#include <algorithm>
#include <chrono>

#include "desk/clinic.h"
#include "desk/people.h"
#include "desk/resources.h"
#include "desk/retention_words.h"
#include "desk/wording.h"
#include "model/problem.h"
#include "store/clock_leap.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using exchange::Answer;
using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

model::Date After(model::Date day, int years) {
    const model::Date then = day + std::chrono::years(years);
    return then.ok() ? then : model::Date(then.year(), std::chrono::March, std::chrono::day(1));
}

RetentionRow RowOf(const store::ClientTimes& times, const terms::RetentionRule& rule,
                   const std::string& zone) {
    RetentionRow row{times.client, times.number, times.name,   times.birth_date, {},
                     {},           times.visits, times.drafts, times.held};
    if (times.last_entry) row.last_entry = text::ToCivil(*times.last_entry, zone).day;
    row.due = DueOn(times.birth_date, row.last_entry, rule);
    return row;
}

std::string Day(const text::Translator& words, model::Date day) {
    return text::HumanDate(words, day, text::DateStyle::Long);
}

std::string DayText(Clinic& clinic, model::Instant at) {
    return model::ToIso(text::ToCivil(at, clinic.Profile().zone).day);
}

void DemandReason(const Confirmed& confirmed) {
    if (Trimmed(confirmed.reason).empty())
        throw Error(ErrorKind::Usage, Msg("Say why the client is to be erased; nothing was removed."));
}

// A clock that leapt ahead makes every record old at once.
void DemandDate(Clinic& clinic, const Confirmed& confirmed) {
    const auto leap = store::LeapOf(clinic.Store(), clinic.Clock().Now());
    if (!leap) return;
    const std::string today = model::ToIso(clinic.Today());
    if (!confirmed.today)
        throw Error(
            ErrorKind::Refused,
            Msg("The clock of this computer says {0}, but there is nothing in the audit log between {1} "
                "and {2}. Confirm the date first; nothing was removed."),
            {today, DayText(clinic, leap->before), DayText(clinic, leap->after)});
    if (*confirmed.today != clinic.Today())
        throw Error(
            ErrorKind::Refused,
            Msg("The clock of this computer says {0}, not {1}. Set it right first; nothing was removed."),
            {today, model::ToIso(*confirmed.today)});
    clinic.Store().Log("clock.confirm", clinic.Store().ClinicId());
}

store::DisposalOrder OrderOf(Clinic& clinic, const RetentionRow& row, const Confirmed& confirmed) {
    return {RuleOf(clinic).id, row.due->on, Trimmed(confirmed.reason)};
}

std::function<store::Disposal()> Remover(Clinic& clinic, const RetentionRow& row,
                                         store::DisposalMethod method, const Confirmed& confirmed) {
    return [&clinic, client = row.client, method, order = OrderOf(clinic, row, confirmed)] {
        return clinic.Store().Remove(client, method, order);
    };
}

const char* BasisWord(DueBasis basis) {
    switch (basis) {
        case DueBasis::Adult:
            return "adult";
        case DueBasis::Minor:
            return "minor";
        case DueBasis::BirthUnknown:
            return "birth_unknown";
    }
    return "";
}

}  // namespace

std::optional<Due> DueOn(const std::optional<model::Date>& birth, const std::optional<model::Date>& last,
                         const terms::RetentionRule& rule) {
    if (!last) return std::nullopt;
    if (!birth) {
        const int until = rule.minor_until ? *rule.minor_until - rule.majority : 0;
        return Due{After(*last, std::max({rule.years, rule.minor_years.value_or(0), until})),
                   DueBasis::BirthUnknown};
    }
    const model::Date adult = After(*last, rule.years), of_age = After(*birth, rule.majority);
    if (*last >= of_age) return Due{adult, DueBasis::Adult};
    model::Date due = adult;
    if (rule.minor_years) due = std::max(due, After(of_age, *rule.minor_years));
    if (rule.minor_until) due = std::max(due, After(*birth, *rule.minor_until));
    return Due{due, DueBasis::Minor};
}

terms::RetentionRule RuleOf(Clinic& clinic) {
    return terms::Retention::Load(clinic.Data().Templates()).Of(clinic.Profile().jurisdiction);
}

std::vector<RetentionRow> RetentionList(Clinic& clinic, bool due_only) {
    const terms::RetentionRule rule = RuleOf(clinic);
    const model::Date today = clinic.Today();
    std::vector<RetentionRow> rows;
    for (const store::ClientTimes& times : clinic.Store().AllClientTimes()) {
        RetentionRow row = RowOf(times, rule, clinic.Profile().zone);
        if (!due_only || (row.due && row.due->on <= today)) rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, [](const RetentionRow& a, const RetentionRow& b) {
        return a.due && (!b.due || a.due->on < b.due->on);
    });
    return rows;
}

RetentionRow RetentionOf(Clinic& clinic, const model::ClientId& client) {
    for (const store::ClientTimes& times : clinic.Store().AllClientTimes())
        if (times.client == client) return RowOf(times, RuleOf(clinic), clinic.Profile().zone);
    for (const store::Disposal& disposal : clinic.Store().Disposals())
        if (disposal.client == client)
            throw Error(ErrorKind::Refused, Msg("The record of client {0} was removed on {1} already."),
                        {disposal.number, model::ToIso(disposal.at).substr(0, 10)});
    throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {client.value});
}

namespace {

std::vector<model::ClientId> ClientsOfNumber(Clinic& clinic, const std::string& number) {
    std::vector<model::ClientId> found;
    const auto take = [&](const model::ClientId& client, const std::string& its) {
        if (its == number) found.push_back(client);
    };
    for (const auto& one : clinic.Store().FindClients(number)) take(one.id, one.number);
    // Who keeps retention knows the numbers of private charts too, which the search does not tell.
    if (clinic.Store().May(model::Operation::KeepRetention))
        for (const auto& one : clinic.Store().AllClientTimes())
            if (IsClosed(clinic, one.client)) take(one.client, one.number);
    return found;
}

}  // namespace

model::ClientId ClientNamed(Clinic& clinic, const std::string& id_or_number) {
    const model::ClientId named{id_or_number};
    const bool keeps = clinic.Store().May(model::Operation::KeepRetention);
    if ((keeps && IsClosed(clinic, named)) || clinic.Store().LoadClient(named)) return named;
    const std::vector<model::ClientId> found = ClientsOfNumber(clinic, id_or_number);
    if (found.size() > 1)
        throw Error(ErrorKind::Refused, Msg("Several clients have the number {0}; say the id instead."),
                    {id_or_number});
    if (found.empty()) throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {id_or_number});
    return found.front();
}

void Hold(Clinic& clinic, const model::ClientId& client, const std::string& reason) {
    model::RegisterEntry entry;
    entry.kind = model::RegisterKind::Hold;
    entry.client = client;
    entry.what = Trimmed(reason);
    clinic.Store().AddToRegister(entry);
}

void Release(Clinic& clinic, const model::ClientId& client, const std::string& reason) {
    const auto holds = clinic.Store().OpenHolds(client);
    if (holds.empty())
        throw Error(ErrorKind::Refused, Msg("There is no legal hold to be lifted on this client."));
    clinic.Store().Together([&] {
        for (const model::RegisterId& hold : holds) {
            model::RegisterEntry entry;
            entry.kind = model::RegisterKind::Release;
            entry.client = client;
            entry.what = Trimmed(reason);
            entry.refers = hold;
            clinic.Store().AddToRegister(entry);
        }
    });
}

void DemandNumber(const RetentionRow& row, const Confirmed& confirmed) {
    if (confirmed.number != row.number)
        throw Error(ErrorKind::Usage,
                    Msg("To remove the record, its own number must be said once more; nothing was removed."));
}

store::Disposal Dispose(Clinic& clinic, const model::ClientId& client, const Confirmed& confirmed) {
    store::Disposal disposal = Disposer(clinic, client, confirmed)();
    clinic.Forget(client);
    return disposal;
}

store::Disposal Erase(Clinic& clinic, const model::ClientId& client, const Confirmed& confirmed) {
    store::Disposal disposal = Eraser(clinic, client, confirmed)();
    clinic.Forget(client);
    return disposal;
}

std::function<store::Disposal()> Disposer(Clinic& clinic, const model::ClientId& client,
                                          const Confirmed& confirmed) {
    const RetentionRow row = RetentionOf(clinic, client);
    DemandNumber(row, confirmed);
    const model::Date today = clinic.Today();
    if (!row.due || row.due->on > today)
        throw Error(ErrorKind::Refused,
                    Msg("The record of client {0} must be kept until {1}; nothing was removed."),
                    {row.number, row.due ? model::ToIso(row.due->on) : std::string("?")});
    DemandDate(clinic, confirmed);
    return Remover(clinic, row, store::DisposalMethod::Dispose, confirmed);
}

std::function<store::Disposal()> Eraser(Clinic& clinic, const model::ClientId& client,
                                        const Confirmed& confirmed) {
    const RetentionRow row = RetentionOf(clinic, client);
    DemandNumber(row, confirmed);
    DemandReason(confirmed);
    if (row.MayGo(clinic.Today())) {
        DemandDate(clinic, confirmed);
        return Remover(clinic, row, store::DisposalMethod::Erase, confirmed);
    }
    NoteRefusedErasure(clinic, row, confirmed);
    if (row.held)
        throw Error(ErrorKind::Refused,
                    Msg("This client's record is under a legal hold; nothing of it may be removed."));
    throw Error(ErrorKind::Refused,
                Msg("The record of client {0} must be kept until {1}; the request was noted as refused."),
                {row.number, row.due ? model::ToIso(row.due->on) : std::string("?")});
}

void NoteRefusedErasure(Clinic& clinic, const RetentionRow& row, const Confirmed& confirmed) {
    DemandNumber(row, confirmed);
    DemandReason(confirmed);
    model::RegisterEntry entry;
    entry.kind = model::RegisterKind::Request;
    entry.client = row.client;
    entry.what = Trimmed(confirmed.reason) + "\n" +
                 ErasureRefusal(clinic, clinic.Data().Translator(clinic.Profile().language), row);
    clinic.Store().AddToRegister(entry);
}

std::string DateDoubt(Clinic& clinic, const text::Translator& words) {
    const auto leap = store::LeapOf(clinic.Store(), clinic.Clock().Now());
    if (!leap) return {};
    const auto day = [&](model::Instant at) {
        return Day(words, text::ToCivil(at, clinic.Profile().zone).day);
    };
    return words.Say(
        "There is nothing in the audit log between {0} and {1}: the clock of this computer may have been set "
        "wrong, and then this record is not due.",
        {day(leap->before), day(leap->after)});
}

std::string ErasureRefusal(Clinic& clinic, const text::Translator& words, const RetentionRow& row) {
    if (row.MayGo(clinic.Today())) return {};
    if (row.held)
        return words.Text(
            "The record is needed to establish or defend legal claims and is kept as it is until "
            "they are settled.");
    if (!row.due)
        return words.Text("The record tells no time from which it could be counted how long it is kept.");
    return words.Say("The record must be kept until {0}: {1}.",
                     {Day(words, row.due->on), SourceText(words, RuleOf(clinic))});
}

std::vector<std::string> RefusalParagraphs(Clinic& clinic, const text::Translator& words,
                                           const RetentionRow& row) {
    return {
        words.Text("You asked us to erase what we keep about you. We cannot do so yet.") + " " +
            ErasureRefusal(clinic, words, row),
        words.Text("Until then your record is used for nothing but what the law asks for. Afterwards it is "
                   "removed. You may have a copy of your record and have a statement of your own put beside "
                   "it at any time, and you may complain to the data protection authority.")};
}

std::string RefusalLetter(Clinic& clinic, const text::Translator& words, const RetentionRow& row) {
    const auto& profile = clinic.Profile();
    std::string letter = profile.name + "\n";
    if (!profile.address.empty()) letter += profile.address + "\n";
    letter += "\n" + Day(words, clinic.Today()) + "\n\n" +
              words.Say("Your request, client no. {0}", {row.number}) + "\n\n";
    for (const std::string& paragraph : RefusalParagraphs(clinic, words, row)) letter += paragraph + "\n\n";
    return letter + clinic.SignedIn().full_name + "\n";
}

Answer RetentionAnswer(Clinic& clinic, const std::vector<RetentionRow>& rows) {
    const terms::RetentionRule rule = RuleOf(clinic);
    const model::Date today = clinic.Today();
    Answer::List list;
    for (const RetentionRow& row : rows)
        list.emplace_back(Answer::Object{
            {"client", row.client.value},
            {"number", row.number},
            {"name", row.name},
            {"last_entry", row.last_entry ? Answer(model::ToIso(*row.last_entry)) : Answer()},
            {"due_on", row.due ? Answer(model::ToIso(row.due->on)) : Answer()},
            {"basis", row.due ? Answer(BasisWord(row.due->basis)) : Answer()},
            {"visits", row.visits},
            {"drafts", row.drafts},
            {"held", row.held},
            {"may_go", row.MayGo(today)},
        });
    return Answer::Object{{"clients", std::move(list)},
                          {"rule", rule.id},
                          {"source", rule.source},
                          {"verified", rule.verified}};
}

Answer DisposalAnswer(const store::Disposal& disposal) {
    Answer::List records;
    for (const store::DisposedRecord& one : disposal.records)
        records.emplace_back(Answer::Object{{"kind", one.kind},
                                            {"id", one.record},
                                            {"digest", one.digest.empty() ? Answer() : Answer(one.digest)}});
    return Answer::Object{
        {"records", std::move(records)},
        {"client", disposal.client.value},
        {"number", disposal.number},
        {"method", disposal.method == store::DisposalMethod::Dispose ? "dispose" : "erase"},
        {"at", model::ToIso(disposal.at)},
        {"rule", disposal.order.rule},
        {"due_on", model::ToIso(disposal.order.due_on)},
        {"entry", disposal.sequence},
        {"head_before", disposal.before.hash},
        {"head_after", disposal.after.hash},
    };
}

std::string DisposalSentence(Clinic& clinic, const text::Translator& words, const store::Disposal& disposal) {
    const std::vector<std::string> args{disposal.number,
                                        Day(words, text::ToCivil(disposal.at, clinic.Profile().zone).day),
                                        disposal.order.rule, std::to_string(disposal.sequence)};
    return disposal.method == store::DisposalMethod::Dispose
               ? words.Say("Client {0}: disposed of on {1} under the rule {2} (audit entry {3}).", args)
               : words.Say("Client {0}: erased on {1} under the rule {2} (audit entry {3}).", args);
}

}  // namespace desk
