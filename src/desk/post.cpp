#include "desk/post.h"

#include <algorithm>
#include <utility>

#include "desk/amendments.h"
#include "desk/calendar.h"
#include "desk/called_name.h"
#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/disclosures.h"
#include "desk/passphrase.h"
#include "desk/plan_builder.h"
#include "desk/post_parts.h"
#include "desk/resources.h"
#include "exchange/calendar.h"
#include "mail/message.h"
#include "model/clean_text.h"
#include "model/rights.h"
#include "pdf/protect.h"
#include "store/encoding.h"
#include "text/human_date.h"
#include "text/zone.h"
#include "vault/digest.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr const char* kConsent = "email";
constexpr std::size_t kLeastPassphrase = 8;  // characters
constexpr std::size_t kMostText = 20'000;    // bytes

void AddAddress(const model::Client& client, std::vector<PostSentence>& found) {
    if (client.email.empty()) {
        found.push_back({Msg("The client has no e-mail address.")});
        return;
    }
    try {
        mail::CheckAddress(client.email);
    } catch (const mail::Refusal& refusal) {
        found.push_back({refusal.Message(), refusal.Args()});
    }
}

void AddConsent(Clinic& clinic, const model::Client& client, std::vector<PostSentence>& found) {
    const terms::ConsentKind* kind = clinic.Data().Consents().Find(kConsent);
    const model::ClinicProfile& profile = clinic.Profile();
    const ConsentDay now{clinic.Clock().Now(), profile.zone,
                         clinic.Data().Jurisdictions().Of(profile.jurisdiction)};
    const ConsentStanding standing = kind == nullptr ? ConsentStanding{} : StandingOf(client, *kind, now);
    if (standing.Holds()) return;
    switch (standing.state) {
        case ConsentState::Revoked:
            found.push_back({Msg("The client has taken back the consent to plans by e-mail.")});
            return;
        case ConsentState::Expired:
            found.push_back({Msg("The client’s consent to plans by e-mail has ended; ask for it again.")});
            return;
        default:
            found.push_back(
                {Msg("The client has not agreed to plans by e-mail; record that consent first.")});
    }
}

// A visit that is struck or was moved says something else than its plan does.
void AddAmended(Clinic& clinic, const model::Visit& visit, std::vector<PostSentence>& found) {
    const auto [in_error, moved] = WithdrawnOf(clinic, visit.id);
    if (in_error) found.push_back({Msg("This visit is struck as entered in error; its plan is not sent.")});
    if (moved) found.push_back({Msg("This visit was moved to another chart; its plan is not sent.")});
}

void AddPlan(Clinic& clinic, const model::Visit& visit, std::vector<PostSentence>& found) {
    if (visit.plan.empty())
        found.push_back({Msg("This visit has no home plan.")});
    else if (!clinic.MayHandOutPlan(visit))
        found.push_back({Msg("The plan is a draft or its approval holds no longer; approve it first.")});
}

std::string FileName(const model::Visit& visit) {
    return "plan-" + model::ToIso(text::ToCivil(visit.service_at, visit.zone).day) + ".pdf";
}

std::string Language(const model::Client& client, const PlanMail& wanted) {
    return wanted.language.empty() ? client.language : wanted.language;
}

std::string Greeting(const text::Translator& words, const model::Client& client) {
    return words.Say("Hello {0},", {CalledName(client)});
}

std::string ClosingLines(const text::Translator& words, const model::ClinicProfile& profile) {
    std::string lines = words.Text("Kind regards") + "\n" + profile.name + "\n";
    if (!profile.phone.empty()) lines += profile.phone + "\n";
    return lines;
}

std::string ProposedText(Clinic& clinic, const text::Translator& words, const model::Client& client,
                         const model::Visit& visit, bool calendar) {
    const auto day = text::ToCivil(visit.service_at, visit.zone).day;
    std::string text =
        Greeting(words, client) + "\n\n" +
        words.Say("here is your plan of {0} as a PDF.",
                  {text::HumanDate(words, day, text::DateStyle::Long)}) +
        "\n\n" +
        words.Text(
            "It opens with the passphrase you were given in another way. The passphrase is not in "
            "this letter, and nobody will ask you for it by e-mail.") +
        "\n\n";
    if (calendar && visit.plan.refer)
        text +=
            words.Text("The second file takes the days of the earlier plan out of your calendar.") + "\n\n";
    else if (calendar)
        text += words.Text("The second file puts the days of the plan into your calendar.") + "\n\n";
    text +=
        words.Text("If the file does not open or you have a question, please call or answer this letter.") +
        "\n\n";
    return text + ClosingLines(words, clinic.Profile());
}

std::string AnswerAddress(const Clinic& clinic, const std::string& from) {
    const std::string& email = clinic.Profile().email;
    if (email.empty() || email == from) return {};
    try {
        mail::CheckAddress(email);
        return email;
    } catch (const mail::Refusal&) {
        return {};
    }
}

// Where a letter comes from; a draft may be written without an account.
mail::Mailbox Sender(Clinic& clinic) {
    if (const auto account = clinic.Store().LoadMailAccount())
        return {account->from_name, account->from_address};
    return {clinic.Profile().name, clinic.Profile().email};
}

void AddAccount(Clinic& clinic, std::vector<PostSentence>& found) {
    if (!HasMailAccount(clinic)) found.push_back({Msg("No mail account is set up.")});
}

// An account brings its own, which was looked at when it was set up.
void AddSender(Clinic& clinic, std::vector<PostSentence>& found) {
    if (HasMailAccount(clinic)) return;
    const std::string& email = clinic.Profile().email;
    if (email.empty()) {
        found.push_back({Msg("The clinic has no e-mail address to write from.")});
        return;
    }
    try {
        mail::CheckAddress(email);
    } catch (const mail::Refusal&) {
        found.push_back({Msg("Mail cannot be sent from the address of the clinic, “{0}”."), {email}});
    }
}

void DemandSecret(const PlanMail& wanted, const PlanMailDraft& draft) {
    if (const std::string problem = PdfPassphraseProblem(wanted.passphrase); !problem.empty())
        throw Error(ErrorKind::Refused, problem);
    if (draft.subject.find(wanted.passphrase) != std::string::npos ||
        draft.text.find(wanted.passphrase) != std::string::npos)
        throw Error(
            ErrorKind::Refused,
            Msg("The passphrase must not stand in the letter; tell it to the client in another way."));
    if (draft.text.size() > kMostText || model::HasInvisible(draft.text))
        throw Error(ErrorKind::Refused,
                    Msg("The text of the letter is too long or holds control characters."));
}

std::vector<mail::Attachment> Attachments(Clinic& clinic, const model::Visit& visit, const PlanMail& wanted,
                                          const std::string& language) {
    CalendarFile calendar;
    if (wanted.calendar) {
        CalendarWish wish;
        wish.language = language;
        wish.discreet = true;
        calendar = PlanCalendar(clinic, visit.id, wish);
    }
    const pdf::Paper paper = PlanPaper(clinic, visit.id, language);
    std::vector<mail::Attachment> attachments{
        {FileName(visit), "application/pdf", pdf::Protect(paper.bytes, wanted.passphrase)}};
    if (wanted.calendar)
        attachments.push_back({std::move(calendar.name), exchange::kCalendarType, std::move(calendar.bytes)});
    return attachments;
}

std::string BoundaryFrom(std::string id) {
    std::erase(id, '-');
    return id;
}

struct Composed {
    model::Visit visit;
    store::OutgoingMail mail;
};

std::string BytesOf(const mail::Message& message) try {
    return mail::Build(message);
} catch (const mail::Refusal& refusal) {
    Rethrow(refusal);
}

Composed Compose(Clinic& clinic, const PlanMail& wanted, bool unsent) {
    Composed made{VisitFor(clinic, wanted.visit), {}};
    const model::Client client = clinic.LoadClient(made.visit.client);
    const PlanMailDraft draft = ProposePlanMail(clinic, wanted);
    DemandSecret(wanted, draft);
    const model::Instant now = clinic.Clock().Now();
    mail::Message message;
    message.from = Sender(clinic);
    message.to = {client.name, client.email};
    message.reply_to.address = AnswerAddress(clinic, message.from.address);
    message.subject = draft.subject;
    message.text = draft.text;
    message.date = std::chrono::floor<std::chrono::seconds>(now);
    message.minutes_east = MinutesEast(now, clinic.Profile().zone);
    message.id = clinic.Ids().NewUuid() + '@' + DomainOf(message.from.address);
    message.boundary = BoundaryFrom(clinic.Ids().NewUuid());
    message.unsent = unsent;
    message.attachments = Attachments(clinic, made.visit, wanted, Language(client, wanted));
    made.mail = {client.id, made.visit.id,   PlanDigest(made.visit), client.email, draft.subject,
                 {},        BytesOf(message)};
    for (const auto& one : message.attachments) made.mail.attachments.push_back(one.name);
    return made;
}

// No paper leaves without its entry, and none stands for a letter that could not be made.
void LogPapers(Clinic& clinic, const model::Visit& visit, const PlanMail& wanted) {
    LogPlanPrint(clinic, visit);
    if (wanted.calendar) clinic.Store().Log("plan.calendar", visit.id.value, visit.client);
}

std::vector<PostSentence> HindrancesFor(Clinic& clinic, const model::VisitId& id) {
    const model::Visit visit = VisitFor(clinic, id);
    clinic.Store().Demand(model::Operation::PrintPlan, id.value, visit.client);
    return HindrancesOf(clinic, visit, clinic.LoadClient(visit.client));
}

using Adds = void(Clinic&, std::vector<PostSentence>&);

void DemandNoHindrance(Clinic& clinic, const model::VisitId& visit, Adds& of_this_way) {
    auto found = HindrancesFor(clinic, visit);
    of_this_way(clinic, found);
    if (!found.empty()) throw Error(ErrorKind::Refused, found.front().id, found.front().args);
}

}  // namespace

void Rethrow(const mail::Refusal& refusal) {
    throw Error(ErrorKind::Refused, refusal.Message(), refusal.Args());
}

int MinutesEast(model::Instant now, const std::string& zone) {
    const auto civil = text::ToCivil(now, zone);
    const auto wall = std::chrono::sys_days{civil.day} + std::chrono::hours{civil.hour} +
                      std::chrono::minutes{civil.minute};
    const auto utc = std::chrono::floor<std::chrono::minutes>(now);
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(wall - utc).count());
}

std::string DomainOf(const std::string& address) {
    const auto at = address.find('@');
    return at == std::string::npos ? std::string("palpate.invalid") : address.substr(at + 1);
}

std::string PlanDigest(const model::Visit& visit) {
    return vault::Digest(store::Encode(visit.plan));
}

model::Visit VisitFor(Clinic& clinic, const model::VisitId& id) {
    auto visit = clinic.Store().LoadVisit(id);
    if (!visit) throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {id.value});
    return *std::move(visit);
}

std::vector<PostSentence> HindrancesOf(Clinic& clinic, const model::Visit& visit,
                                       const model::Client& client) {
    std::vector<PostSentence> found;
    AddAddress(client, found);
    AddConsent(clinic, client, found);
    AddAmended(clinic, visit, found);
    AddPlan(clinic, visit, found);
    return found;
}

Hindrances PostHindrances(Clinic& clinic, const text::Translator& words, const model::VisitId& visit) {
    const auto said = [&](const std::vector<PostSentence>& found) {
        std::vector<std::string> texts;
        texts.reserve(found.size());
        for (const PostSentence& one : found) texts.push_back(PostProblemText(words, one.id, one.args));
        return texts;
    };
    auto found = HindrancesFor(clinic, visit);
    AddSender(clinic, found);
    Hindrances hindrances{said(found), {}};
    AddAccount(clinic, found);
    hindrances.sending = said(found);
    return hindrances;
}

std::string ProposePdfPassphrase() {
    return ProposePassphrase();
}

std::string PdfPassphraseProblem(const std::string& passphrase) {
    if (model::LengthOf(passphrase) < kLeastPassphrase)
        return Msg("The passphrase of the plan has at least 8 characters.");
    if (passphrase.size() > pdf::kMostPassphrase || model::HasInvisible(passphrase) ||
        model::HasLineEnd(passphrase))
        return Msg("The passphrase of the plan is one line of at most 127 bytes.");
    const char* problem = pdf::PassphraseProblem(passphrase);
    return problem == nullptr ? std::string() : problem;
}

PlanMailDraft ProposePlanMail(Clinic& clinic, const PlanMail& wanted) {
    const model::Visit visit = VisitFor(clinic, wanted.visit);
    const model::Client client = clinic.LoadClient(visit.client);
    const text::Translator& words = clinic.Data().Translator(Language(client, wanted));
    PlanMailDraft draft;
    draft.to = client.email;
    draft.subject =
        wanted.subject.empty() ? words.Say("Your plan from {0}", {clinic.Profile().name}) : wanted.subject;
    draft.text =
        wanted.text.empty() ? ProposedText(clinic, words, client, visit, wanted.calendar) : wanted.text;
    draft.attachments.push_back(FileName(visit));
    if (wanted.calendar) draft.attachments.emplace_back("home-routine.ics");
    return draft;
}

model::OutboxRow QueuePlanMail(Clinic& clinic, const PlanMail& wanted) {
    DemandNoHindrance(clinic, wanted.visit, AddAccount);
    const Composed made = Compose(clinic, wanted, false);
    LogPapers(clinic, made.visit, wanted);
    return clinic.Store().QueueMail(made.mail);
}

void WritePlanDraft(Clinic& clinic, const PlanMail& wanted, const std::filesystem::path& file) {
    DemandNoHindrance(clinic, wanted.visit, AddSender);
    const Composed made = Compose(clinic, wanted, true);
    LogPapers(clinic, made.visit, wanted);
    clinic.Store().Log("mail.draft", made.visit.id.value, made.visit.client);
    std::string what;
    for (const std::string& name : made.mail.attachments) what += (what.empty() ? "" : ", ") + name;
    // Nothing leaves before its entries, even where the disk is full.
    NoteDisclosure(clinic.Store(), made.visit.client, made.mail.to, what, kConsent);
    WriteWhole(file, made.mail.message);
}

}  // namespace desk
