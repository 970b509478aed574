#include "desk/disposal_paper.h"

#include <algorithm>

#include "desk/audit_words.h"
#include "desk/backups.h"
#include "desk/clinic.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/retention_words.h"
#include "desk/wording.h"
#include "model/problem.h"
#include "store/platform.h"
#include "terms/retention.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using store::DisposalMethod;

std::string Day(Clinic& clinic, const text::Translator& words, model::Instant at) {
    return text::HumanDate(words, text::ToCivil(at, clinic.Profile().zone).day, text::DateStyle::Long);
}

std::string NameOf(const model::User& user) {
    const std::string& name = user.full_name.empty() ? user.name : user.full_name;
    return user.credentials.empty() ? name : name + ", " + user.credentials;
}

std::string PersonOf(Clinic& clinic, const text::Translator& words, const model::UserId& id) {
    const auto users = clinic.Store().Users();
    const auto found = std::ranges::find(users, id, &model::User::id);
    return found == users.end() ? words.Text("somebody unknown") : NameOf(*found);
}

std::string CountOf(const text::Translator& words, const std::string& kind, long n) {
    const std::vector<std::string> args{std::to_string(n)};
    if (kind == "client") return words.Text("the client's details");
    if (kind == "visit") return words.SayPlural("{0} visit", "{0} visits", n, args);
    if (kind == "signature") return words.SayPlural("{0} signature", "{0} signatures", n, args);
    if (kind == "amendment") return words.SayPlural("{0} amendment", "{0} amendments", n, args);
    if (kind == "picture") return words.SayPlural("{0} picture", "{0} pictures", n, args);
    if (kind == "mail") return words.SayPlural("{0} letter", "{0} letters", n, args);
    if (kind == "consent") return words.SayPlural("{0} consent", "{0} consents", n, args);
    if (kind == "health")
        return words.SayPlural("{0} version of the health history", "{0} versions of the health history", n,
                               args);
    if (kind == "emergency")
        return words.SayPlural("{0} emergency access", "{0} emergency accesses", n, args);
    return words.SayPlural("{0} entry of the register", "{0} entries of the register", n, args);
}

std::string CountsText(const text::Translator& words, const store::Disposal& disposal) {
    std::vector<std::string> parts;
    for (auto at = disposal.records.begin(); at != disposal.records.end();) {
        const auto end = std::find_if(at, disposal.records.end(),
                                      [&](const store::DisposedRecord& one) { return one.kind != at->kind; });
        parts.push_back(CountOf(words, at->kind, static_cast<long>(end - at)));
        at = end;
    }
    return ListOf(words, parts);
}

std::string MethodText(const text::Translator& words, DisposalMethod method) {
    return method == DisposalMethod::Dispose
               ? words.Text(
                     "Deleted from the encrypted file of the clinic; the pages that held it were "
                     "overwritten and the index of names was put together anew.")
               : words.Text(
                     "Names, contacts, signatures, pictures and every word that was typed were deleted "
                     "from the encrypted file of the clinic; of the date of birth the year was kept. "
                     "Places, findings and dates stay under the number, and of what was told to others "
                     "when and under which consent.");
}

std::string RuleText(Clinic& clinic, const text::Translator& words, const store::DisposalOrder& order) {
    const terms::RetentionRule rule = terms::Retention::Load(clinic.Data().Templates()).Of(order.rule);
    return words.Say("{0} ({1}), due from {2}",
                     {SourceText(words, rule), RuleName(words, rule),
                      text::HumanDate(words, order.due_on, text::DateStyle::Long)});
}

void AddFacts(Clinic& clinic, const text::Translator& words, const store::Disposal& d,
              pdf::LetterPage& page) {
    page.facts.emplace_back(words.Text("Client"), d.initials.empty()
                                                      ? words.Say("no. {0}", {d.number})
                                                      : words.Say("no. {0}, {1}", {d.number, d.initials}));
    page.facts.emplace_back(words.Text("What it held"), CountsText(words, d));
    if (d.first_at && d.last_at)
        page.facts.emplace_back(
            words.Text("Visits"),
            words.Say("{0} to {1}", {Day(clinic, words, *d.first_at), Day(clinic, words, *d.last_at)}));
    page.facts.emplace_back(words.Text("Rule"), RuleText(clinic, words, d.order));
    if (!d.order.reason.empty()) page.facts.emplace_back(words.Text("Reason"), d.order.reason);
    page.facts.emplace_back(words.Text("Removed on"), Day(clinic, words, d.at));
    page.facts.emplace_back(words.Text("By"), PersonOf(clinic, words, d.user));
    page.facts.emplace_back(words.Text("How"), MethodText(words, d.method));
    page.facts.emplace_back(words.Text("Audit log before"), HeadText(d.before));
    page.facts.emplace_back(words.Text("Audit log after"), HeadText(d.after));
}

}  // namespace

pdf::LetterPage BuildDisposalPage(Clinic& clinic, const store::Disposal& d, const std::string& language) {
    const text::Translator& words =
        clinic.Data().Translator(language.empty() ? clinic.Profile().language : language);
    const bool whole = d.method == DisposalMethod::Dispose;
    pdf::LetterPage page;
    page.clinic = clinic.Profile();
    page.letterhead = PaperHead(clinic);
    page.therapist = NameOf(clinic.SignedIn());
    page.letter_paper = page.clinic.paper == "Letter";
    page.title = whole ? words.Text("Certificate of disposal") : words.Text("Proof of erasure");
    page.opening = {whole ? words.Text("The record of this client was removed for good.")
                          : words.Text("What told who this client is was removed for good.")};
    AddFacts(clinic, words, d, page);
    page.closing = {words.Text("The audit log keeps its entries about this client; they hold no word of the "
                               "record. Digests of what was removed stay, so that the log can be verified."),
                    BackupsSentence(clinic, words, d)};
    page.footer = page.title + ", " + words.Say("no. {0}", {d.number});
    return page;
}

pdf::Paper WriteDisposalFile(Clinic& clinic, const store::Disposal& disposal,
                             const std::filesystem::path& file, const std::string& language) {
    const text::Translator& words =
        clinic.Data().Translator(language.empty() ? clinic.Profile().language : language);
    // It says that the pages were overwritten, so they are by then.
    if (!disposal.cleaned) clinic.Store().CleanPages();
    pdf::Paper paper =
        pdf::WriteLetter(BuildDisposalPage(clinic, disposal, language), words, clinic.Data().Fonts());
    clinic.Store().Log("disposal.print", disposal.client.value, disposal.client);
    WriteWhole(file, paper.bytes);
    return paper;
}

store::Disposal DisposalNamed(Clinic& clinic, const std::string& number_or_id) {
    auto disposals = clinic.Store().Disposals();
    std::ranges::reverse(disposals);
    const auto found = std::ranges::find_if(disposals, [&](const store::Disposal& one) {
        return one.number == number_or_id || one.client.value == number_or_id;
    });
    if (found == disposals.end())
        throw model::Error(model::ErrorKind::Refused, model::Msg("No record of client {0} was removed."),
                           {number_or_id});
    return *found;
}

std::string BackupsSentence(Clinic& clinic, const text::Translator& words, const store::Disposal& disposal) {
    long fading = 0;
    std::string newest;
    std::vector<std::string> staying;
    for (const auto& backup :
         store::BackupsIn(clinic.Store().Folder() / "backups", clinic.Store().ClinicId())) {
        if (backup.sequence >= disposal.sequence) continue;
        const std::string name = store::PathText(backup.folder.filename());
        if (name != store::BackupName(backup.made_at)) {
            staying.push_back(name);
            continue;
        }
        if (fading++ == 0) newest = Day(clinic, words, backup.made_at);
    }
    std::string sentence =
        fading == 0 ? words.Text("No backup that is renewed beside the clinic holds this record any more.")
                    : words.SayPlural(
                          "{0} backup beside the clinic, of {1}, still holds this record until {2} "
                          "newer ones were made.",
                          "{0} backups beside the clinic, the last of {1}, still hold this record "
                          "until {2} newer ones were made.",
                          fading, {std::to_string(fading), newest, std::to_string(kKeptBackups)});
    if (!staying.empty())
        sentence += " " + words.Say("These do not go by themselves and are to be removed by hand: {0}.",
                                    {ListOf(words, staying)});
    return sentence + " " +
           words.Text("Backups kept at other places are to be removed by those who keep them.");
}

}  // namespace desk
