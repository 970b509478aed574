#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/mark_options.h"
#include "desk/audit_fhir.h"
#include "desk/audit_files.h"
#include "desk/audit_pack.h"
#include "desk/audit_review.h"
#include "desk/audit_words.h"
#include "desk/people.h"
#include "desk/retention.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr int kNotProven = 6;  // exit status

struct AuditOptions {
    std::string place, head, user, kind, visit, out, client, purpose, language, format = "jsonl";
    SpanOptions span;
};

std::optional<store::AuditHead> ToldHead(const AuditOptions& wanted) {
    if (wanted.head.empty()) return {};
    return desk::ParseHead(wanted.head);
}

// Sentences of what was found and compared; throws when the log is not as it was.
void Tell(Session& session, const store::AuditVerdict& verdict) {
    const auto& words = session.Words();
    for (const auto& sentence : desk::FindingSentences(words, verdict)) session.Say(sentence);
    for (const auto& sentence : desk::AnchorSentences(words, verdict)) session.Say(sentence);
    if (!verdict.Sound()) throw Error(ErrorKind::Refused, Msg("The audit log is not as it was."));
    if (const std::string unproven = desk::NotProven(words, verdict); !unproven.empty()) {
        session.status = kNotProven;
        return session.Say(unproven);
    }
    session.Say(words.Say("The audit log holds up to entry {0}.", {std::to_string(verdict.head.sequence)}));
}

void VerifyClinic(Session& session, const AuditOptions& wanted) {
    const auto told = ToldHead(wanted);
    const auto clinic = session.Open(wanted.place);
    const store::AuditVerdict verdict = clinic->Store().VerifyAudit(told);
    clinic->Store().Log("audit.verify", clinic->Store().ClinicId());
    if (session.options.json) session.Answer(desk::VerdictAnswer(session.Words(), verdict), {});
    for (const auto& disposal : clinic->Store().Disposals())
        session.Say(desk::DisposalSentence(*clinic, session.Words(), disposal));
    Tell(session, verdict);
    if (!session.options.json) session.Out(desk::HeadText(verdict.head) + "\n");
}

void TellProof(Session& session, const desk::FileVerdict& found) {
    const auto& words = session.Words();
    const auto& entry = found.proof->entry.link;
    if (!vault::Holds(*found.proof)) throw Error(ErrorKind::Refused, Msg("The proof does not hold."));
    if (!found.verdict.Sound())
        throw Error(ErrorKind::Refused, Msg("The proof is of another log than the head that was given."));
    session.Say(words.Say("The proof holds: visit {0}, as it stood at entry {1} on {2}, is in the log {3}.",
                          {entry.entity, std::to_string(entry.sequence),
                           model::ToIso(model::Instant(std::chrono::milliseconds(entry.at_ms))),
                           desk::HeadText(found.verdict.head)}));
    if (found.verdict.anchors.empty())
        session.Say(words.Text("No head was given: whether that log is the clinic's own cannot be told."));
}

void VerifyFile(Session& session, const AuditOptions& wanted) {
    const desk::FileVerdict found = desk::VerifyAuditFile(wanted.place, ToldHead(wanted));
    if (session.options.json) session.Answer(desk::FileVerdictAnswer(session.Words(), found), {});
    if (found.proof)
        TellProof(session, found);
    else
        Tell(session, found.verdict);
}

void Verify(Session& session, const AuditOptions& wanted) {
    std::error_code none;
    if (std::filesystem::is_regular_file(wanted.place, none))
        VerifyFile(session, wanted);
    else
        VerifyClinic(session, wanted);
}

void Export(Session& session, const AuditOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    const store::AuditHead head = wanted.format == "fhir" ? desk::ExportAuditFhir(*clinic, wanted.out)
                                                          : desk::ExportAudit(*clinic, wanted.out);
    session.Answer(
        exchange::Answer::Object{{"file", wanted.out}, {"entries", head.sequence}, {"head", head.hash}}, {});
    session.Say(session.Words().Say("Exported the audit log up to entry {0} to {1}.",
                                    {std::to_string(head.sequence), wanted.out}));
}

void Prove(Session& session, const AuditOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    const vault::AuditProof proof = desk::ProveVisit(*clinic, model::VisitId{wanted.visit}, wanted.out);
    const store::AuditHead head{proof.entries, vault::ToHex(proof.root)};
    session.Answer(exchange::Answer::Object{{"file", wanted.out},
                                            {"visit", wanted.visit},
                                            {"entry", static_cast<long long>(proof.entry.link.sequence)},
                                            {"entries", head.sequence},
                                            {"root", head.hash},
                                            {"hashes", static_cast<long long>(proof.path.size())}},
                   {});
    session.Say(
        session.Words().Say("The proof for visit {0} is written to {1}.", {wanted.visit, wanted.out}));
    if (!session.options.json) session.Out(desk::HeadText(head) + "\n");
}

model::UserId UserOf(desk::Clinic& clinic, const std::string& name) {
    for (const auto& user : clinic.Store().Users())
        if (user.name == name || user.id.value == name) return user.id;
    throw Error(ErrorKind::Refused, Msg("There is no person {0} in this clinic."), {name});
}

// The log is read without the chart, so that a private one is no hindrance.
void DemandAudited(desk::Clinic& clinic, const SpanOptions& span) {
    const bool may = clinic.Store().May(model::Operation::ViewAudit);
    if (!may || !desk::IsClosed(clinic, model::ClientId{span.client})) DemandKnownClient(clinic, span);
}

void List(Session& session, const AuditOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    DemandAudited(*clinic, wanted.span);
    store::AuditFilter filter;
    filter.client = ClientOf(wanted.span);
    if (!wanted.user.empty()) filter.user = UserOf(*clinic, wanted.user);
    if (!wanted.kind.empty()) filter.kind = wanted.kind;
    filter.from = FromOf(wanted.span, clinic->Profile().zone);
    filter.to = ToOf(wanted.span, clinic->Profile().zone);
    // Told to the log first: nothing is seen that was not logged.
    clinic->Store().Log("audit.view", clinic->Store().ClinicId(), model::ClientId{wanted.span.client});
    session.Answer(desk::TrailAnswer(*clinic, filter),
                   {"sequence", "at", "user_name", "action", "client", "entity"});
}

void Review(Session& session, const AuditOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    DemandAudited(*clinic, wanted.span);
    const std::string& zone = clinic->Profile().zone;
    const desk::ReviewSpan span{ClientOf(wanted.span), FromOf(wanted.span, zone), ToOf(wanted.span, zone)};
    clinic->Store().Log("audit.view", clinic->Store().ClinicId(), model::ClientId{wanted.span.client});
    const desk::Review review = desk::ReviewAll(*clinic, span, session.Data().Review());
    const auto& words = session.Words();
    session.Answer(desk::ReviewAnswer(*clinic, words, review), {"list", "at", "client_name", "says"});
    if (session.options.json) return;
    for (std::size_t i = 0; i < desk::kReviewLists; ++i) {
        const auto list = static_cast<desk::ReviewList>(i);
        session.Say(
            words.Say("{0}: {1}", {desk::ReviewName(words, list), std::to_string(review.CountOf(list))}));
    }
    if (const std::string closed = desk::ClosedText(words, review); !closed.empty()) session.Say(closed);
}

std::optional<model::Date> DayOf(const std::string& text) {
    if (text.empty()) return {};
    if (const auto day = model::ParseDate(text)) return day;
    throw Error(ErrorKind::Usage, Msg("\"{0}\" is no date; expected one like 2026-11-23."), {text});
}

void Pack(Session& session, const AuditOptions& wanted) {
    const desk::PackOrder order{model::ClientId{wanted.client}, DayOf(wanted.span.from),
                                DayOf(wanted.span.to), wanted.purpose,
                                wanted.language.empty() ? session.Words().Language() : wanted.language};
    const auto clinic = session.Open(wanted.place);
    const auto read = desk::BeginPack(*clinic, order, wanted.out);
    const desk::PackWritten written = desk::FinishPack(*clinic, order, read({}), wanted.out);
    exchange::Answer::List files;
    for (const auto& file : written.files) files.emplace_back(file.string());
    exchange::Answer::Object answer{{"folder", wanted.out}, {"files", std::move(files)}};
    answer.emplace_back("pages", written.paper.pages);
    answer.emplace_back("sound", written.sound);
    answer.emplace_back("head", desk::HeadText(written.head));
    session.Answer(answer, {});
    const auto& words = session.Words();
    for (const auto& glyph : written.paper.missing_glyphs)
        session.Say(words.Say("No font has the character {0}; a box is printed in its place.", {glyph}));
    if (!written.sound) session.Say(words.Text("The audit log is not as it was."));
    session.Say(words.Say("The audit pack is written to {0}.", {wanted.out}));
    if (!session.options.json) session.Out(desk::HeadText(written.head) + "\n");
}

void Accept(Session& session, const AuditOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    clinic->Store().RenewAnchor();
    const store::AuditHead head = clinic->Store().Head();
    session.Answer(exchange::Answer::Object{{"entry", head.sequence}, {"hash", head.hash}}, {});
    session.Say(session.Words().Say(
        "From now on this computer compares with the log as it stands, up to entry {0}; what it kept before "
        "stays beside it.",
        {std::to_string(head.sequence)}));
}

using Work = void (*)(Session&, const AuditOptions&);

// A command below "audit" with the clinic as its first word; the further words are added by who asks.
CLI::App* Below(CLI::App& audit, Session& session, const char* name, const std::string& about,
                const std::shared_ptr<AuditOptions>& wanted, Work work) {
    CLI::App* command = audit.add_subcommand(name, about);
    command->add_option("CLINIC", wanted->place, session.Words().Text("Folder of the clinic"))->required();
    AddCommonOptions(*command, session);
    command->callback([&session, wanted, work] { work(session, *wanted); });
    return command;
}

void AddReview(CLI::App& audit, Session& session, const std::shared_ptr<AuditOptions>& wanted) {
    CLI::App* review =
        Below(audit, session, "review",
              session.Words().Text(
                  "List unsigned, late and amended notes, missing consents and measures, who was refused"),
              wanted, Review);
    AddSpanOptions(*review, wanted->span, session);
}

void AddPack(CLI::App& audit, Session& session, const std::shared_ptr<AuditOptions>& wanted) {
    const auto& words = session.Words();
    CLI::App* pack = Below(audit, session, "pack",
                           words.Text("Write a client's records of a period as PDF and tables for an audit"),
                           wanted, Pack);
    pack->add_option("CLIENT", wanted->client, words.Text("Id of the client"))->required();
    pack->add_option("OUT_FOLDER", wanted->out, words.Text("Folder to make; readable by you only"))
        ->required();
    pack->add_option("--from", wanted->span.from, words.Text("First day, like 2026-11-23"));
    pack->add_option("--to", wanted->span.to, words.Text("Last day, like 2026-11-23"));
    pack->add_option("--purpose", wanted->purpose, words.Text("Who asked for it and why, for the cover"));
    pack->add_option("--lang", wanted->language,
                     words.Text("Language of the page (en, de, es); else that of this terminal"))
        ->check(CLI::IsMember({"en", "de", "es"}));
}

}  // namespace

void AddAuditCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    const auto wanted = std::make_shared<AuditOptions>();
    CLI::App* audit =
        app.add_subcommand("audit", words.Text("Who did what: the audit log and whether it holds"));
    audit->require_subcommand(1);

    CLI::App* verify = audit->add_subcommand(
        "verify",
        words.Text("Say whether a log is as it was, or which entry is not and what was done to it"));
    verify->add_option("PLACE", wanted->place, words.Text("Folder of the clinic, exported log or proof"))
        ->required();
    AddCommonOptions(*verify, session);
    verify->callback([&session, wanted] { Verify(session, *wanted); });
    verify->add_option("--head", wanted->head,
                       words.Text("Head printed on a record, like 1234:5f3a…, to compare with as well"));

    CLI::App* list = Below(*audit, session, "list", words.Text("List entries"), wanted, List);
    AddSpanOptions(*list, wanted->span, session);
    list->add_option("--by", wanted->user, words.Text("Only what this person did (name or id)"));
    list->add_option(
        "--kind", wanted->kind,
        words.Text("Only this kind of entry: an action or a part of it, like visit.sign, print"));

    AddReview(*audit, session, wanted);
    AddPack(*audit, session, wanted);

    CLI::App* save =
        Below(*audit, session, "export",
              words.Text("Write the log to a file that can be verified without the clinic"), wanted, Export);
    save->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();
    save->add_option("--format", wanted->format,
                     words.Text("jsonl, which can be verified, or fhir, a Bundle of AuditEvents"))
        ->check(CLI::IsMember({"jsonl", "fhir"}));

    CLI::App* prove =
        Below(*audit, session, "prove", words.Text("Write a small file that proves a visit to be in the log"),
              wanted, Prove);
    prove->add_option("VISIT", wanted->visit, words.Text("Id, as list gives it"))->required();
    prove->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();

    Below(*audit, session, "accept",
          words.Text("Compare with the log as it stands from now on, after a backup was put back on purpose"),
          wanted, Accept);
}

}  // namespace cli
