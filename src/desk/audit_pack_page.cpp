// The audit pack in words for the page, and as tables for a spreadsheet.
#include <algorithm>

#include "desk/audit_pack.h"
#include "desk/audit_words.h"
#include "desk/clinic.h"
#include "desk/letterhead.h"
#include "desk/resources.h"
#include "desk/signing.h"
#include "exchange/csv_write.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using Cells = std::vector<std::string>;
using std::chrono::duration_cast;
using std::chrono::minutes;

constexpr std::size_t kFingerprint = 16;  // hex digits of a key that are printed

// What is not known of a private chart is no nought.
std::string Told(const AuditPack& pack, int number) {
    return pack.closed ? std::string() : std::to_string(number);
}

bool NeedsContent(ReviewList list) {
    return list == ReviewList::Consents || list == ReviewList::Reassess;
}

class PackWords {
public:
    PackWords(Clinic& clinic, const AuditPack& pack)
        : m_clinic(clinic),
          m_pack(pack),
          w(clinic.Data().Translator(pack.order.language.empty() ? clinic.Profile().language
                                                                 : pack.order.language)) {}

    [[nodiscard]] pdf::AuditPage Page() const {
        pdf::AuditPage page;
        page.clinic = m_clinic.Profile();
        page.letterhead = PaperHead(m_clinic);
        page.letter_paper = page.clinic.paper == "Letter";
        const std::string& credentials = m_clinic.SignedIn().credentials;
        page.therapist = credentials.empty() ? m_pack.made_by : m_pack.made_by + ", " + credentials;
        page.client = m_pack.client.name;
        page.number = m_pack.client.number;
        if (m_pack.client.birth_date)
            page.birth_date = text::HumanDate(w, *m_pack.client.birth_date, text::DateStyle::Long);
        page.period = Period();
        page.purpose = m_pack.order.purpose;
        page.made_by = m_pack.made_by;
        page.made_on = When(m_pack.made_at);
        page.summary = Summary();
        page.verification = Verification();
        page.head = HeadText(m_pack.head);
        page.how_to_check = HowToCheck();
        page.tables = {Visits(), OpenPoints(), Consents(), Access()};
        return page;
    }

private:
    [[nodiscard]] std::string Day(model::Date day) const {
        return text::HumanDate(w, day, text::DateStyle::Short);
    }
    [[nodiscard]] std::string When(model::Instant at) const {
        const auto civil = text::ToCivil(at, m_clinic.Profile().zone);
        return Day(civil.day) + ", " + text::HumanTime(civil.hour, civil.minute);
    }

    [[nodiscard]] std::string Period() const {
        const auto& [client, from, to, purpose, language] = m_pack.order;
        if (from && to) return w.Say("{0} to {1}", {Day(*from), Day(*to)});
        if (from) return w.Say("from {0} on", {Day(*from)});
        if (to) return w.Say("up to {0}", {Day(*to)});
        return w.Text("everything on record");
    }

    [[nodiscard]] std::string Delay(model::Instant from, model::Instant to) const {
        const long long all = std::max<long long>(duration_cast<minutes>(to - from).count(), 0);
        if (all < 120) return w.Say("{0} min", {std::to_string(all)});
        const long long hours = all / 60, days = hours / 24;
        return days < 2
                   ? w.SayPlural("{0} hour", "{0} hours", static_cast<long>(hours), {std::to_string(hours)})
                   : w.SayPlural("{0} day", "{0} days", static_cast<long>(days), {std::to_string(days)});
    }

    [[nodiscard]] std::string Status(model::VisitStatus status) const {
        switch (status) {
            case model::VisitStatus::Draft:
                return w.In("visit status", "draft");
            case model::VisitStatus::Signed:
                return w.In("visit status", "signed");
            case model::VisitStatus::Amended:
                return w.In("visit status", "amended");
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> Summary() const {
        const long visits = static_cast<long>(m_pack.visits.size());
        std::vector<std::string> sentences{w.SayPlural(
            "{0} visit in this period.", "{0} visits in this period.", visits, {std::to_string(visits)})};
        if (m_pack.closed)
            sentences.push_back(
                w.Text("The chart is private: told is who treated when, how far it is signed, and who did "
                       "what with it; nothing of what stands in it."));
        for (std::size_t i = 0; i < kReviewLists; ++i) {
            const auto list = static_cast<ReviewList>(i);
            if (list == ReviewList::SignIns) continue;  // of no client
            if (m_pack.closed && NeedsContent(list)) continue;
            sentences.push_back(
                w.Say("{0}: {1}", {ReviewName(w, list), std::to_string(m_pack.review.CountOf(list))}));
        }
        return sentences;
    }

    [[nodiscard]] std::vector<std::string> Verification() const {
        std::vector<std::string> sentences = FindingSentences(w, m_pack.verdict);
        const std::string unproven = NotProven(w, m_pack.verdict);
        if (!unproven.empty())
            sentences.push_back(unproven);
        else if (m_pack.verdict.Sound())
            sentences.push_back(w.Say("The audit log holds up to entry {0}.",
                                      {std::to_string(m_pack.verdict.head.sequence)}));
        else
            sentences.push_back(w.Text("The audit log is not as it was."));
        for (std::string& sentence : AnchorSentences(w, m_pack.verdict))
            sentences.push_back(std::move(sentence));
        return sentences;
    }

    [[nodiscard]] std::vector<std::string> HowToCheck() const {
        return {w.Text("Whether the clinic's log still holds what this pack was made of is checked with this "
                       "head, by the clinic or on an exported log:"),
                "palpate-cli audit verify CLINIC --head " + HeadText(m_pack.head)};
    }

    [[nodiscard]] std::string SignatureText(const AuditPack::Visit& visit) const {
        if (m_pack.closed && visit.summary.signed_at) return When(*visit.summary.signed_at);
        if (visit.signatures.empty() && visit.summary.status != model::VisitStatus::Draft)
            return w.Text("It came from another program or another clinic.");
        if (visit.signatures.empty()) return w.Text("not signed");
        std::string all;
        for (const store::Signature& one : visit.signatures) {
            if (!all.empty()) all += "\n";
            all += w.Say("{0}, {1}, {2}; key {3}",
                         {one.name, When(one.at), one.valid ? w.Text("valid") : w.Text("NOT VALID"),
                          one.public_key.substr(0, kFingerprint)});
            if (one.clock) all += "\n" + ClockLabel(m_clinic, w, *one.clock);
        }
        if (!visit.late_reason.empty()) all += "\n" + w.Say("Late entry: {0}", {visit.late_reason});
        return all;
    }

    [[nodiscard]] pdf::AuditPage::Table Visits() const {
        pdf::AuditPage::Table table;
        table.title = w.Text("Visits");
        table.about = w.Text(
            "Times are those of the clinic's time zone; the delay is from the treatment to "
            "the first entry.");
        table.heads = {w.In("column", "No."),   w.Text("Treatment"), w.In("column", "Entered"),
                       w.In("column", "Delay"), w.Text("Therapist"), w.In("column", "Min."),
                       w.In("column", "State"), w.Text("Signature")};
        table.widths = {4, 12, 12, 8, 13, 5, 9, 27};
        for (const auto& visit : m_pack.visits) {
            const auto& s = visit.summary;
            table.rows.push_back({Told(m_pack, s.number), When(s.service_at), When(s.entered_at),
                                  Delay(s.service_at, s.entered_at), visit.therapist, Told(m_pack, s.minutes),
                                  Status(s.status), SignatureText(visit)});
        }
        table.none = w.Text("No visit in this period.");
        return table;
    }

    [[nodiscard]] pdf::AuditPage::Table OpenPoints() const {
        pdf::AuditPage::Table table;
        table.title = w.Text("Late, unsigned, amended, missing");
        table.heads = {w.Text("Date"), w.In("column", "List"), w.In("column", "What")};
        table.widths = {14, 20, 56};
        for (std::size_t i = 0; i < kReviewLists; ++i)
            for (const ReviewItem& item : m_pack.review.lists[i]) {
                const auto list = static_cast<ReviewList>(i);
                table.rows.push_back(
                    {ReviewDay(m_clinic, w, item), ReviewName(w, list), ReviewText(m_clinic, w, list, item)});
            }
        table.none = w.Text("Nothing.");
        return table;
    }

    [[nodiscard]] pdf::AuditPage::Table Consents() const {
        pdf::AuditPage::Table table;
        table.title = w.Text("Consents");
        table.heads = {w.In("column", "Consent"), w.In("column", "Given"),   w.Text("Given by"),
                       w.In("column", "How"),     w.In("column", "Wording"), w.In("column", "State")};
        table.widths = {19, 13, 15, 12, 9, 22};
        for (const auto& one : m_pack.consents)
            table.rows.push_back({one.name, When(one.consent.given_at), one.consent.given_by,
                                  HowText(w, one.consent.How()), one.consent.wording_version,
                                  RecordText(w, one.standing, m_clinic.Profile().zone)});
        table.none = m_pack.closed ? w.Text("The chart is private: its consents are not told.")
                                   : w.Text("No consent is on record.");
        return table;
    }

    [[nodiscard]] pdf::AuditPage::Table Access() const {
        pdf::AuditPage::Table table;
        table.title = w.Text("Who did what with this file");
        table.about = w.Text(
            "Every entry of the audit log about this client in the period, and every export "
            "of the whole clinic.");
        table.heads = {w.In("column", "Entry"), w.In("column", "When"), w.In("column", "Who"),
                       w.In("column", "What"), w.In("column", "Of")};
        table.widths = {8, 18, 18, 28, 18};
        for (const EntryRow& row : m_pack.access)
            table.rows.push_back(
                {std::to_string(row.sequence), row.day + ", " + row.time, row.who, row.what, row.detail});
        table.none = w.Text("No entry in this period.");
        return table;
    }

    Clinic& m_clinic;
    const AuditPack& m_pack;
    const text::Translator& w;
};

std::string VisitsCsv(const AuditPack& pack) {
    std::vector<Cells> rows;
    for (const auto& visit : pack.visits) {
        const auto& s = visit.summary;
        Cells row{Told(pack, s.number),
                  s.id.value,
                  model::ToIso(s.service_at),
                  model::ToIso(s.entered_at),
                  std::to_string(duration_cast<minutes>(s.entered_at - s.service_at).count()),
                  visit.therapist,
                  Told(pack, s.minutes),
                  std::string(model::ToText(s.status)),
                  visit.late_reason};
        if (visit.signatures.empty()) rows.push_back(row), rows.back().resize(row.size() + 5);
        // One line for each signature.
        for (const store::Signature& one : visit.signatures) {
            rows.push_back(row);
            for (const std::string& cell :
                 {one.name, model::ToIso(one.at), std::string(one.valid ? "valid" : "invalid"),
                  one.public_key, one.clock ? model::ToIso(*one.clock) : std::string()})
                rows.back().push_back(cell);
        }
    }
    return exchange::WriteCsv(
        {"number", "visit", "service_at", "entered_at", "delay_minutes", "therapist", "minutes", "status",
         "late_reason", "signed_by", "signed_at", "signature", "public_key", "clock_said"},
        rows);
}

std::string ConsentsCsv(const AuditPack& pack, const text::Translator& words, const std::string& zone) {
    std::vector<Cells> rows;
    for (const auto& one : pack.consents) {
        const model::Consent& c = one.consent;
        rows.push_back(
            {c.kind, one.name, model::ToIso(c.given_at), c.given_by, std::string(model::ToText(c.How())),
             c.wording_version, one.standing.ends ? model::ToIso(*one.standing.ends) : "",
             c.revoked_at ? model::ToIso(*c.revoked_at) : "", RecordText(words, one.standing, zone)});
    }
    return exchange::WriteCsv(
        {"kind", "name", "given_at", "given_by", "how", "wording", "ends", "revoked_at", "standing"}, rows);
}

std::string FindingsCsv(Clinic& clinic, const AuditPack& pack, const text::Translator& words) {
    std::vector<Cells> rows;
    for (std::size_t i = 0; i < kReviewLists; ++i)
        for (const ReviewItem& item : pack.review.lists[i]) {
            const auto list = static_cast<ReviewList>(i);
            rows.push_back({std::string(ToText(list)), model::ToIso(item.at), item.visit.value,
                            item.entry > 0 ? std::to_string(item.entry) : "",
                            ReviewText(clinic, words, list, item)});
        }
    return exchange::WriteCsv({"list", "at", "visit", "entry", "says"}, rows);
}

std::string AccessCsv(const AuditPack& pack) {
    std::vector<Cells> rows;
    for (const EntryRow& row : pack.access)
        rows.push_back({std::to_string(row.sequence), model::ToIso(row.at), row.who, row.action, row.what,
                        row.visit.value, row.detail, row.hash});
    return exchange::WriteCsv({"entry", "at", "who", "action", "what", "visit", "detail", "hash"}, rows);
}

}  // namespace

pdf::AuditPage PackPage(Clinic& clinic, const AuditPack& pack) {
    return PackWords(clinic, pack).Page();
}

std::vector<PackTable> PackTables(Clinic& clinic, const AuditPack& pack) {
    const auto& profile = clinic.Profile();
    const text::Translator& words =
        clinic.Data().Translator(pack.order.language.empty() ? profile.language : pack.order.language);
    return {{"visits.csv", VisitsCsv(pack)},
            {"consents.csv", ConsentsCsv(pack, words, profile.zone)},
            {"findings.csv", FindingsCsv(clinic, pack, words)},
            {"access.csv", AccessCsv(pack)}};
}

}  // namespace desk
