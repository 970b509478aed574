#include "desk/audit_entries.h"

#include <algorithm>
#include <iterator>

#include "desk/clinic.h"
#include "model/problem.h"
#include "text/human_date.h"
#include "text/zone.h"
#include "vault/audit_actions.h"

namespace desk {

using model::Msg;

namespace {

struct Named {
    std::string_view action;  // ending in a point: all that begin like this
    const char* text;
};
constexpr Named kTexts[] = {
    {"access.pack", Msg("Access pack written")},
    {"anchor.conflict", Msg("The log was not what this computer had kept of it")},
    {"anchor.reason", Msg("Reason why the log was accepted")},
    {"anchor.renew", Msg("Log accepted as it stands")},
    {"audit.export", Msg("Audit log exported")},
    {"audit.pack", Msg("Audit pack written")},
    {"audit.prove", Msg("Proof of a visit written")},
    {"audit.verify", Msg("Audit log verified")},
    {"audit.view", Msg("Audit log viewed")},
    {"breach.add", Msg("Breach recorded")},
    {"client.create", Msg("Client added")},
    {"client.dispose", Msg("Records disposed of")},
    {"client.erase", Msg("Client erased on request")},
    {"client.save", Msg("Client changed")},
    {"client.view", Msg("Client's file viewed")},
    {"clinic.backup", Msg("Backup made")},
    {"clinic.backup.failed", Msg("Backup failed")},
    {"clinic.check", Msg("Clinic checked")},
    {"clinic.create", Msg("Clinic created")},
    {"clinic.drill", Msg("Backup tried")},
    {"clinic.drill.failed", Msg("Trial of a backup failed")},
    {"clinic.lock", Msg("Locked")},
    {"clinic.open", Msg("Signed in")},
    {"clinic.recover", Msg("Signed in with the recovery code")},
    {"clinic.restore", Msg("Clinic restored from a backup")},
    {"clinic.salvage", Msg("Clinic salvaged from a damaged one")},
    {"clinic.unlock", Msg("Unlocked")},
    {"clinic.upgrade", Msg("Clinic brought up to a newer version")},
    {"clock.behind", Msg("Signed while the clock was behind earlier entries")},
    {"clock.confirm", Msg("Date confirmed after the clock leapt ahead")},
    {"consent.print", Msg("Consent written as PDF")},
    {"content.change", Msg("Own exercises and doses changed")},
    {"content.use", Msg("Own exercises and doses in force")},
    {"count.marks", Msg("Marks counted")},
    {"disclosure.add", Msg("Disclosure recorded")},
    {"disposal.print", Msg("Certificate of disposal written")},
    {"emergency.open", Msg("Emergency access")},
    {"export", Msg("Exported")},
    {"export.client", Msg("Client exported")},
    {"export.clinic", Msg("Whole clinic exported")},
    {"form.print", Msg("Form written as PDF")},
    {"history.clinic", Msg("Figures of the clinic viewed")},
    {"history.clinic.export", Msg("Figures of the clinic exported")},
    {"history.export", Msg("History exported")},
    {"history.print", Msg("History written as PDF")},
    {"history.view", Msg("History viewed")},
    {"hold.lift", Msg("Legal hold lifted")},
    {"hold.set", Msg("Legal hold set")},
    {"import.", Msg("Imported")},
    {"intake.print", Msg("Intake page written as PDF")},
    {"letter.print", Msg("Referral letter written as PDF")},
    {"letterhead.save", Msg("Letterhead changed")},
    {"list.", Msg("Listed")},
    {"mail.account", Msg("Mail account changed")},
    {"mail.draft", Msg("Mail written as a draft")},
    {"mail.failed", Msg("Mail could not be sent")},
    {"mail.manage", Msg("Mail account managed")},
    {"mail.queue", Msg("Mail put in the outbox")},
    {"mail.retry", Msg("Mail is to be sent again")},
    {"mail.send", Msg("Mail sent")},
    {"mail.sent", Msg("Mail sent")},
    {"mail.test", Msg("Mail account tried")},
    {"mail.unsure", Msg("Mail may have been sent")},
    {"mail.withdrawn", Msg("Mail withdrawn")},
    {"passphrase.change", Msg("Passphrase changed")},
    {"passphrase.change.failed", Msg("Change of a passphrase failed")},
    {"passphrase.denied", Msg("Change of a passphrase refused")},
    {"passphrase.reset", Msg("Passphrase reset")},
    {"phrase.create", Msg("Phrase added")},
    {"phrase.save", Msg("Phrase changed")},
    {"picture.create", Msg("Picture added")},
    {"picture.export", Msg("Picture exported")},
    {"picture.print", Msg("Picture printed")},
    {"picture.save", Msg("Picture changed")},
    {"picture.view", Msg("Picture viewed")},
    {"pin.remove", Msg("PIN removed")},
    {"pin.set", Msg("PIN set")},
    {"plan.calendar", Msg("Calendar of a plan written")},
    {"plan.override", Msg("Rule of the home routine set aside with a reason")},
    {"plan.print", Msg("Plan written as PDF")},
    {"privacy.set", Msg("Privacy of a file changed")},
    {"profile.save", Msg("Clinic's details changed")},
    {"record.import", Msg("Records taken in")},
    {"record.print", Msg("Record written as PDF")},
    {"record.release", Msg("Record handed out")},
    {"recovery.denied", Msg("Recovery refused")},
    {"recovery.print", Msg("Recovery sheet written")},
    {"recovery.renew", Msg("Recovery code renewed")},
    {"referral.export", Msg("Text for a doctor handed out")},
    {"register.anonymise", Msg("Register entry of an erased client kept without names")},
    {"register.view", Msg("Register viewed")},
    {"request.refuse", Msg("Request of a client refused")},
    {"retention.denied", Msg("Disposal refused: retention runs")},
    {"retention.keep", Msg("Retention changed")},
    {"signin.failed", Msg("Sign-in failed")},
    {"statement.add", Msg("Statement of a client added")},
    {"user.add", Msg("Person added")},
    {"user.manage", Msg("People managed")},
    {"user.remove", Msg("Person removed")},
    {"user.role", Msg("Role of a person changed")},
    {"user.save", Msg("Person's details changed")},
    {"visit.amend", Msg("Visit amended")},
    {"visit.amend.import", Msg("Amendment taken in")},
    {"visit.correct", Msg("Visit corrected")},
    {"visit.cosign", Msg("Visit co-signed")},
    {"visit.create", Msg("Visit begun")},
    {"visit.denied", Msg("Change of a visit refused")},
    {"visit.list", Msg("Visits listed")},
    {"visit.move", Msg("Visit moved to another client")},
    {"visit.other", Msg("Visit of somebody else changed")},
    {"visit.reassign", Msg("Visit given to somebody else")},
    {"visit.save", Msg("Visit changed")},
    {"visit.sign", Msg("Visit signed")},
    {"visit.sign.denied", Msg("Signature refused: wrong passphrase")},
    {"visit.strike", Msg("Text struck out")},
    {"visit.view", Msg("Visit viewed")},
};

const Named* TextFor(std::string_view action) {
    const auto* const found = std::ranges::find_if(kTexts, [&](const Named& row) {
        return row.action.ends_with('.') ? action.starts_with(row.action) : action == row.action;
    });
    return found == std::end(kTexts) ? nullptr : found;
}

std::string Two(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string ActionText(const text::Translator& words, std::string_view action) {
    if (const Named* named = TextFor(action)) return words.Text(named->text);
    const auto point = action.rfind('.');
    const std::string_view how = point == std::string_view::npos ? std::string_view() : action.substr(point);
    const Named* named = how == ".denied" || how == ".failed" ? TextFor(action.substr(0, point)) : nullptr;
    if (named == nullptr) return std::string(action);
    return how == ".denied" ? words.Say("Refused: {0}", {words.Text(named->text)})
                            : words.Say("Failed: {0}", {words.Text(named->text)});
}

bool IsEmergency(std::string_view action) {
    return action.find("emergency") != std::string_view::npos && !action.ends_with(".denied");
}

bool IsFailedSignIn(std::string_view action) {
    return action == "signin.failed";
}

EntryTone ToneOf(std::string_view action) {
    const vault::AuditAction& row = vault::ActionOf(action);
    if (row.outcome != '0' || IsEmergency(action)) return EntryTone::Alarm;
    // Exports and changes of people, keys and what the log is compared with.
    constexpr std::string_view kExport = "110106", kAlert = "110113";
    return row.type == kExport || row.type == kAlert ? EntryTone::Notable : EntryTone::Routine;
}

std::vector<EntryKind> EntryKinds(const text::Translator& words) {
    return {{"view", words.In("kind of audit entry", "Views")},
            {"print", words.In("kind of audit entry", "Prints")},
            {"export", words.In("kind of audit entry", "Exports")},
            {"sign", words.In("kind of audit entry", "Signatures")},
            {"visit", words.In("kind of audit entry", "Visits")},
            {"client", words.In("kind of audit entry", "Clients")},
            {"denied", words.In("kind of audit entry", "Refusals")},
            {"failed", words.In("kind of audit entry", "Failures")},
            {"emergency", words.In("kind of audit entry", "Emergency accesses")},
            {"clinic", words.In("kind of audit entry", "Sign-ins, backups, restores")},
            {"audit", words.In("kind of audit entry", "Audits")}};
}

EntryWords::EntryWords(Clinic& clinic, const text::Translator& words) : m_clinic(clinic), m_words(words) {
    for (const auto& user : clinic.Store().Users())
        m_people[user.id] = user.full_name.empty() ? user.name : user.full_name;
}

std::string EntryWords::PersonName(const model::UserId& user) const {
    const auto found = m_people.find(user);
    if (found != m_people.end()) return found->second;
    return user.empty() ? std::string() : m_words.Text("somebody unknown");
}

const std::string& EntryWords::ClientName(const model::ClientId& client) {
    const auto [found, added] = m_clients.try_emplace(client);
    if (!added || client.empty()) return found->second;
    // One whose file may not be opened, or that is gone, is told by its id.
    found->second = client.value;
    // Asked first: a refusal would be told to the log, by whoever reads it.
    if (!m_clinic.Store().May(model::Operation::ViewClients, client)) return found->second;
    try {
        if (const auto stored = m_clinic.Store().LoadClient(client)) found->second = stored->name;
    } catch (const model::Error&) {
        return found->second;
    }
    return found->second;
}

const EntryWords::Told& EntryWords::VisitTold(const store::AuditEntry& entry) {
    const auto [found, added] = m_visits.try_emplace(entry.entity);
    Told& told = found->second;
    if (!added || entry.entity.empty() || entry.client.empty()) return told;
    if (!m_clinic.Store().May(model::Operation::ViewChart, entry.client)) return told;
    try {
        const store::ClinicStore& store = m_clinic.Store();
        // What is written to a signed visit is told under an id of its own.
        const auto amended = store.VisitOf(model::AmendmentId{entry.entity});
        const auto visit = store.LoadVisit(amended.value_or(model::VisitId{entry.entity}));
        if (!visit) return told;
        const auto civil = text::ToCivil(visit->service_at, m_clinic.Profile().zone);
        told.text = m_words.Say(
            "Visit {0} of {1}",
            {std::to_string(visit->number), text::HumanDate(m_words, civil.day, text::DateStyle::Short)});
        told.id = visit->id;
    } catch (const model::Error&) {
        return told;
    }
    return told;
}

EntryRow EntryWords::RowOf(const store::AuditEntry& entry) {
    EntryRow row;
    row.sequence = entry.sequence;
    row.at = entry.at;
    const auto civil = text::ToCivil(entry.at, m_clinic.Profile().zone);
    row.day = text::HumanDate(m_words, civil.day, text::DateStyle::Short);
    row.time = text::HumanTime(civil.hour, civil.minute) + ":" + Two(civil.second);
    row.who = PersonName(entry.user);
    row.what = ActionText(m_words, entry.action);
    row.client = entry.client;
    row.client_name = ClientName(entry.client);
    row.detail = VisitTold(entry).text;
    row.visit = VisitTold(entry).id;
    if (entry.action == "anchor.reason") row.detail = entry.entity;
    if (IsFailedSignIn(entry.action)) row.detail = PersonName({entry.entity});
    row.action = entry.action;
    row.hash = entry.hash;
    row.tone = ToneOf(entry.action);
    return row;
}

EntryPages::EntryPages(Clinic& clinic, const text::Translator& words, const store::AuditFilter& filter)
    : m_clinic(clinic),
      m_entry_words(clinic, words),
      m_filter(filter),
      m_newest(clinic.Store().Head().sequence),
      m_before(m_newest + 1) {}

std::vector<EntryRow> EntryPages::Next(int most) {
    std::vector<EntryRow> rows;
    if (Done() || most < 1) return rows;
    m_filter.before = m_before;
    m_filter.after = std::max(m_before - 1 - kStretch, 0LL);
    m_filter.newest = std::min(most, kPage);
    auto entries = m_clinic.Store().AuditTrail(m_filter);
    const bool full = static_cast<int>(entries.size()) == *m_filter.newest;
    m_before = full ? entries.front().sequence : *m_filter.after + 1;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        rows.push_back(m_entry_words.RowOf(*entry));
    return rows;
}

}  // namespace desk
