// The account mail is sent with, and the outbox in words.
#include <algorithm>

#include "desk/clinic.h"
#include "desk/plan_builder.h"
#include "desk/post.h"
#include "desk/post_parts.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "mail/certificates.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using exchange::Answer;
using model::Error;
using model::ErrorKind;
using model::MailState;
using model::Msg;

namespace {

std::string MomentText(const Clinic& clinic, const text::Translator& words, model::Instant at) {
    const auto civil = text::ToCivil(at, clinic.Profile().zone);
    return text::HumanDate(words, civil.day, text::DateStyle::Short) + ", " +
           text::HumanTime(civil.hour, civil.minute);
}

Answer MaybeTime(const std::optional<model::Instant>& at) {
    return at ? Answer(model::ToIso(*at)) : Answer();
}

Answer RowAnswer(Clinic& clinic, const text::Translator& words, const model::OutboxRow& row) {
    Answer::List files;
    for (const std::string& name : row.attachments) files.emplace_back(name);
    return Answer::Object{{"id", row.id.value},
                          {"client", row.client.value},
                          {"visit", row.visit.value},
                          {"to", row.to},
                          {"subject", row.subject},
                          {"attachments", std::move(files)},
                          {"size", row.size},
                          {"digest", row.digest},
                          {"state", std::string(model::ToText(row.state))},
                          {"tries", row.tries},
                          {"queued_at", model::ToIso(row.queued_at)},
                          {"next_try", MaybeTime(row.next_try)},
                          {"tried_at", MaybeTime(row.tried_at)},
                          {"sent_at", MaybeTime(row.sent_at)},
                          {"problem", PostProblemText(words, row.problem, row.problem_args)},
                          {"says", MailStateText(clinic, words, row)}};
}

// What the old account could not send is not put off any more.
void TryWaitingNow(Clinic& clinic) {
    if (!clinic.Store().May(model::Operation::SendMail)) return;
    for (const model::OutboxRow& row : clinic.Store().Outbox())
        if (row.state == MailState::Waiting && row.tries > 0 &&
            clinic.Store().May(model::Operation::SendMail, row.client))
            clinic.Store().RetryMail(row.id);
}

}  // namespace

bool HasMailAccount(Clinic& clinic) {
    return clinic.Store().LoadMailAccount().has_value();
}

std::optional<model::MailAccount> LoadMailAccount(Clinic& clinic) {
    return clinic.Store().LoadMailAccount();
}

model::MailAccount ProposedMailAccount(const Clinic& clinic) {
    model::MailAccount account;
    account.from_name = clinic.Profile().name;
    account.from_address = account.user = clinic.Profile().email;
    if (const auto at = account.from_address.find('@'); at != std::string::npos)
        account.server = "smtp." + account.from_address.substr(at + 1);
    return account;
}

std::string ReadAuthorities(const std::filesystem::path& file) try {
    return mail::ReadCertificates(ReadWhole(file, mail::kMostCertificateBytes)).pem;
} catch (const mail::Refusal& refusal) {
    Rethrow(refusal);
}

std::vector<std::string> AuthorityTexts(const text::Translator& words, const std::string& pem) try {
    std::vector<std::string> texts;
    for (const mail::Certificate& one : mail::ReadCertificates(pem).list) {
        const auto day = model::Date{std::chrono::floor<std::chrono::days>(one.until)};
        const std::string until = text::HumanDate(words, day, text::DateStyle::Short);
        texts.push_back(one.name.empty() ? words.Say("without a name, valid until {0}", {until})
                                         : words.Say("{0}, valid until {1}", {one.name, until}));
    }
    return texts;
} catch (const mail::Refusal& refusal) {
    Rethrow(refusal);
}

void SaveMailAccount(Clinic& clinic, const model::MailAccount& wanted, std::string&& password) {
    vault::Secret secret = vault::Secret::Take(std::move(password));
    model::MailAccount account = wanted;
    for (std::string* text : {&account.server, &account.user, &account.from_name, &account.from_address})
        *text = Trimmed(*text);
    try {
        mail::CheckAddress(account.from_address);
        if (!account.authorities.empty())
            account.authorities = mail::ReadCertificates(account.authorities).pem;
    } catch (const mail::Refusal& refusal) {
        Rethrow(refusal);
    }
    for (const unsigned char c : secret.Bytes())
        if (c < 0x20 || c == 0x7f)
            throw Error(ErrorKind::Refused, Msg("The password of the mail account is one line."));
    clinic.Store().SaveMailAccount(account, secret.empty() ? nullptr : &secret);
    TryWaitingNow(clinic);
}

void RemoveMailAccount(Clinic& clinic) {
    clinic.Store().RemoveMailAccount();
}

std::vector<model::OutboxRow> Outbox(Clinic& clinic) {
    return clinic.Store().Outbox();
}

long UndecidedMail(Clinic& clinic) {
    if (!clinic.Store().May(model::Operation::SendMail)) return 0;
    const auto rows = Outbox(clinic);
    return std::ranges::count_if(rows, [](const model::OutboxRow& row) {
        return row.state == MailState::Unsure || row.state == MailState::Failed;
    });
}

void WithdrawMail(Clinic& clinic, const model::MailId& mail) {
    clinic.Store().WithdrawMail(mail);
}

void RetryMail(Clinic& clinic, const model::MailId& mail) {
    clinic.Store().RetryMail(mail);
}

void SettleMail(Clinic& clinic, const model::MailId& mail, bool arrived) {
    clinic.Store().SettleMail(mail, arrived);
}

std::string PostProblemText(const text::Translator& words, const std::string& problem,
                            const std::vector<std::string>& args) {
    return problem.empty() ? std::string() : words.Say(problem, args);
}

std::string MailStateText(Clinic& clinic, const text::Translator& words, const model::OutboxRow& row) {
    const auto at = [&](const std::optional<model::Instant>& when) {
        return MomentText(clinic, words, when.value_or(row.queued_at));
    };
    switch (row.state) {
        case MailState::Waiting:
            return row.tries == 0 ? words.Text("waits to be sent")
                                  : words.Say("waits, next try {0}", {at(row.next_try)});
        case MailState::Sending:
            return words.Text("is being sent");
        case MailState::Unsure:
            return words.Say("may have been sent {0}; ask whether it arrived", {at(row.tried_at)});
        case MailState::Sent:
            return words.Say("sent {0}", {at(row.sent_at)});
        case MailState::Failed:
            return words.Say("not sent, given up after the try of {0}", {at(row.tried_at)});
        case MailState::Withdrawn:
            return words.Text("withdrawn");
    }
    return {};
}

Answer OutboxAnswer(Clinic& clinic, const text::Translator& words) {
    Answer::List rows;
    for (const model::OutboxRow& row : Outbox(clinic)) rows.push_back(RowAnswer(clinic, words, row));
    return Answer::Object{{"mail", std::move(rows)}};
}

}  // namespace desk
