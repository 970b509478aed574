// A plan that reaches the client by mail: what has to be there first, the letter, the outbox, sending.
//
// The letter itself tells nothing of anybody's health: the plan is a PDF under a passphrase that the client
// is told in another way. It waits in the encrypted clinic until the server took it; then its bytes are gone
// and only the fact stays.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "exchange/answer.h"
#include "model/post.h"
#include "text/translator.h"

namespace mail {
class Transport;
}

namespace desk {

class Clinic;

// --- The account: changed with ManageMail, read by who may send. ---
[[nodiscard]] bool HasMailAccount(Clinic& clinic);
// Never with its password. Nothing: none is set up.
[[nodiscard]] std::optional<model::MailAccount> LoadMailAccount(Clinic& clinic);
// The clinic's name and address, and the server such an address usually has.
[[nodiscard]] model::MailAccount ProposedMailAccount(const Clinic& clinic);
// The certificates (PEM) of a file, to be trusted instead of the system's. Throws Refused: none, damaged.
[[nodiscard]] std::string ReadAuthorities(const std::filesystem::path& file);
// "Test authority, valid until 2 Sep 2081" of each.
[[nodiscard]] std::vector<std::string> AuthorityTexts(const text::Translator& words, const std::string& pem);
// An empty password keeps the one there is; the text is wiped either way. Throws Refused, one sentence.
void SaveMailAccount(Clinic& clinic, const model::MailAccount& account, std::string&& password);
// Server, port and mail go out of the clinic's file, the password too; what waits is kept.
void RemoveMailAccount(Clinic& clinic);

// --- The letter. ---
// What stands in the way of sending the plan of a visit, one sentence each in the translator's language:
// no address, an address mail cannot be sent to, no consent to e-mail in force, no items, plan not approved
// or not any more, no address to write from. Empty: nothing.
struct Hindrances {
    std::vector<std::string> draft;    // as a file for the user's own mail program
    std::vector<std::string> sending;  // through the outbox: the same and no account
};
// Works the plan's rules through again, some milliseconds: for desk::Clinic::Alone.
[[nodiscard]] Hindrances PostHindrances(Clinic& clinic, const text::Translator& words,
                                        const model::VisitId& visit);

// As ProposePassphrase.
[[nodiscard]] std::string ProposePdfPassphrase();
// A sentence (English, a message id) about a passphrase that is too short, too long or has characters that
// are hard to type; empty: none.
[[nodiscard]] std::string PdfPassphraseProblem(const std::string& passphrase);

struct PlanMail {
    model::VisitId visit;
    // Opens the PDF; told to the client in another way, kept nowhere.
    std::string passphrase;
    std::string language = {};  // of letter and plan; empty: the client's
    bool calendar = false;      // the plan's days as a calendar file
    std::string subject = {};   // empty: as proposed
    std::string text = {};      // empty: as proposed
};
// Subject, text and attachments before anything is built, for a window that shows them.
struct PlanMailDraft {
    std::string to;  // address
    std::string subject, text;
    std::vector<std::string> attachments;
};
[[nodiscard]] PlanMailDraft ProposePlanMail(Clinic& clinic, const PlanMail& wanted);

// Builds and keeps the letter; once this returned it will be sent or told about, whatever happens. Throws
// Refused with the first of PostHindrances.
model::OutboxRow QueuePlanMail(Clinic& clinic, const PlanMail& wanted);
// The same letter as a file (.eml) that the user's mail program opens as a draft, readable by its owner only.
// That is not sending: what becomes of it there nobody here knows, so it is written down as handed out now.
void WritePlanDraft(Clinic& clinic, const PlanMail& wanted, const std::filesystem::path& file);

// --- Sending: take (with the clinic) → carry (any thread, no clinic) → report (with the clinic). ---
struct PostOutcome {
    model::MailId id;
    bool sent = false;
    bool unsure = false;   // the server may have taken it
    bool passing = false;  // trying again may help
    // Another letter may fare better; otherwise each would fail the same way, and a wrong password too often
    // closes an account.
    bool of_this_letter = false;
    std::string problem;  // English message id; empty: none
    std::vector<std::string> args;
    int reply = 0;  // the server's
};
class Delivery {
public:
    ~Delivery();
    Delivery(Delivery&&) noexcept;
    Delivery& operator=(Delivery&&) noexcept;
    [[nodiscard]] const model::MailId& Id() const;
    // Once, on any thread. Throws nothing about the sending; `progress` hears bytes sent and all and may
    // return false to stop.
    [[nodiscard]] PostOutcome Carry(const std::function<bool(long long, long long)>& progress = {});
    // Instead: the letter waits again.
    [[nodiscard]] PostOutcome NotCarried() const;

private:
    friend std::optional<Delivery> TakeDue(Clinic&, const mail::Transport*, std::vector<PostOutcome>*);
    friend Delivery TakeTestMail(Clinic&, const mail::Transport*);
    struct Parts;
    explicit Delivery(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};
// The oldest letter that is due, which from now on counts as being sent; one whose consent was taken back
// meanwhile, say, is given up instead: its outcome is put into `given_up`, is to be told, and needs no
// report. Nothing: none is due. `transport` must outlive the delivery; none: SMTP.
[[nodiscard]] std::optional<Delivery> TakeDue(Clinic& clinic, const mail::Transport* transport = nullptr,
                                              std::vector<PostOutcome>* given_up = nullptr);
// What is wrong with server or account gives up no letter before its three days are over.
void ReportDelivery(Clinic& clinic, const PostOutcome& outcome);
// A letter to the account's own address, in no outbox. Its outcome needs no report.
[[nodiscard]] Delivery TakeTestMail(Clinic& clinic, const mail::Transport* transport = nullptr);
// All three for everything that is due, for a program without a window; what was given up is among the
// outcomes. Ends at the first problem that is not of one letter.
std::vector<PostOutcome> SendDue(Clinic& clinic, const mail::Transport* transport = nullptr);
// When the next letter is due; nothing: none waits, there is no account, or who is signed in may not send.
[[nodiscard]] std::optional<model::Instant> NextDue(Clinic& clinic);
// When others may be tried after `failures` in a row, the last of them `outcome`, that were not of one letter
// (of_this_letter); max: not before somebody asks for it.
[[nodiscard]] model::Instant NextRound(const PostOutcome& outcome, int failures, model::Instant now);

// --- The outbox. ---
// Newest first; of charts one may not open, without address and subject.
[[nodiscard]] std::vector<model::OutboxRow> Outbox(Clinic& clinic);
// Only what waits, failed or is unsure.
void WithdrawMail(Clinic& clinic, const model::MailId& mail);
// Due now, also one that was given up.
void RetryMail(Clinic& clinic, const model::MailId& mail);
// What the user found out about one that is unsure: it arrived, or it is sent again.
void SettleMail(Clinic& clinic, const model::MailId& mail, bool arrived);
// How many wait for somebody's decision: unsure or given up.
[[nodiscard]] long UndecidedMail(Clinic& clinic);
// "waits, next try at 14:30", "may have been sent: …", "sent 23 Nov 2026, 14:30"
[[nodiscard]] std::string MailStateText(Clinic& clinic, const text::Translator& words,
                                        const model::OutboxRow& row);
// The sentence of an outcome or of a row's problem; empty: none.
[[nodiscard]] std::string PostProblemText(const text::Translator& words, const std::string& problem,
                                          const std::vector<std::string>& args);
[[nodiscard]] exchange::Answer OutboxAnswer(Clinic& clinic, const text::Translator& words);

}  // namespace desk
