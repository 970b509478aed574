// Signatures and amendments of a visit record with what proves them.
#include <algorithm>
#include <set>

#include "desk/audit_words.h"
#include "desk/clinic.h"
#include "desk/record_case.h"
#include "desk/signing.h"

namespace desk {

namespace {

using model::AmendmentKind;

constexpr std::size_t kFingerprint = 16;  // hex digits of a key or a map, as in the audit pack

// "9c41 7be0 …": read aloud and typed again in fours.
std::string InFours(const std::string& hex) {
    std::string text;
    for (std::size_t i = 0; i < hex.size(); i += 4) text += (i == 0 ? "" : " ") + hex.substr(i, 4);
    return text;
}

class Seals {
public:
    explicit Seals(RecordCase& of) : m_of(of), w(of.words) {}

    void Read() {
        std::set<model::ClientId> charts{m_of.Visit().client};
        for (const store::KeptAmendment& one : m_of.read.amendments)
            if (one.content.kind == AmendmentKind::Move) charts.insert({one.content.from, one.content.to});
        for (const model::ClientId& chart : charts) {
            if (chart.empty() || !m_of.clinic.Store().May(model::Operation::PrintRecord, chart)) continue;
            for (const char* kind : {"visit.sign", "visit.amend", "visit.correct", "visit.move",
                                     "visit.cosign", "visit.strike"}) {
                store::AuditFilter filter;
                filter.client = chart;
                filter.kind = kind;
                for (store::AuditEntry& entry : m_of.clinic.Store().AuditTrail(filter))
                    if (!entry.action.ends_with(".denied")) m_entries.push_back(std::move(entry));
            }
        }
    }

    void Put(pdf::RecordPage& page) const {
        for (const store::Signature& one : m_of.read.signatures) page.boxes.push_back(Signed(one));
        if (m_of.read.signatures.empty()) page.boxes.push_back(Unsigned());
        for (std::size_t i = 0; i < m_of.read.amendments.size(); ++i) page.boxes.push_back(Amended(i));
    }

private:
    void AddEntry(const std::string& entity, const std::string& digest,
                  std::vector<std::string>& seal) const {
        for (const store::AuditEntry& entry : m_entries) {
            if (entry.entity != entity || (!digest.empty() && entry.after != digest)) continue;
            seal.push_back(w.Say("Audit entry {0}, chain {1}",
                                 {std::to_string(entry.sequence), InFours(entry.hash.substr(0, 32))}));
        }
    }

    [[nodiscard]] std::string Key(const std::string& public_key) const {
        return w.Say("Public key {0}", {InFours(public_key.substr(0, kFingerprint))});
    }

    // Of a visit that was moved the digest is of the chart it was signed in.
    [[nodiscard]] std::string Digest() const {
        model::Visit as_signed = m_of.Visit();
        for (const store::KeptAmendment& one : m_of.read.amendments) {
            if (one.content.kind != AmendmentKind::Move) continue;
            as_signed.client = one.content.from;
            break;
        }
        return store::DigestOf(as_signed);
    }

    [[nodiscard]] pdf::RecordPage::Box Signed(const store::Signature& one) const {
        pdf::RecordPage::Box box;
        box.title = w.Text("Signed and locked");
        box.words = {m_of.Person(one.user),
                     w.Say("{0}, confirmed with a key of one’s own, opened by passphrase or PIN",
                           {m_of.Moment(one.at)})};
        if (one.clock) box.words.push_back(ClockLabel(m_of.clinic, w, *one.clock));
        box.words.push_back(one.valid ? w.Text("The signature holds: the content is as it was signed.")
                                      : w.Text("The signature does not hold."));
        if (!m_of.Visit().marks.empty() && OnAnotherMap(m_of.clinic, one))
            box.words.push_back(w.Text("Drawn on another version of the body map than that of today."));
        box.seal = {"BLAKE2b " + InFours(Digest()), Key(one.public_key)};
        if (!one.map.empty())
            box.seal.push_back(w.Say("Body map {0}", {InFours(one.map.substr(0, kFingerprint))}));
        AddEntry(m_of.Visit().id.value, {}, box.seal);
        return box;
    }

    [[nodiscard]] pdf::RecordPage::Box Unsigned() const {
        pdf::RecordPage::Box box;
        box.dashed = true;
        if (m_of.Draft()) {
            box.title = w.Text("Not signed");
            box.words = {
                w.Text("This is a draft. It may still change and stands for nothing until it is signed.")};
        } else {
            box.title = w.Text("Signed, without a signature that can be checked");
            box.words = {m_of.Person(m_of.Visit().therapist),
                         w.Text("It came from another program or another clinic.")};
        }
        box.seal = {"BLAKE2b " + InFours(Digest())};
        return box;
    }

    [[nodiscard]] pdf::RecordPage::Box Amended(std::size_t i) const {
        const store::KeptAmendment& one = m_of.read.amendments[i];
        const model::Amendment& a = one.content;
        pdf::RecordPage::Box box;
        box.dashed = true;
        box.title = m_of.Tag(i) + " " +
                    (a.kind == AmendmentKind::CoSign ? w.Text("Co-signature") : w.Text("Amendment"));
        box.words = {AmendmentHead(m_of.clinic, w, m_of.read, one)};
        if (a.kind == AmendmentKind::Correction) {
            if (!a.original.empty()) box.words.push_back(w.Say("Struck: {0}", {a.original}));
            if (!a.text.empty()) box.words.push_back(w.Say("Put in its place: {0}", {a.text}));
        } else if (!a.text.empty()) {
            box.words.push_back(a.text);
        }
        box.seal = {"BLAKE2b " + InFours(one.seal.digest), Key(one.seal.public_key)};
        AddEntry(a.id.value, one.seal.digest, box.seal);
        return box;
    }

    RecordCase& m_of;
    const text::Translator& w;
    std::vector<store::AuditEntry> m_entries;
};

using Banner = pdf::RecordPage::Banner;

void AddDraft(const RecordCase& of, pdf::RecordPage& page) {
    if (!of.Draft()) return;
    page.banners.push_back({of.words.Text("Draft, not signed."),
                            of.words.Text("It may still change and stands for nothing until it is signed."),
                            true});
}

void AddErrors(RecordCase& of, pdf::RecordPage& page) {
    const text::Translator& w = of.words;
    for (const store::KeptAmendment& one : of.read.amendments) {
        const model::Amendment& a = one.content;
        const std::vector<std::string> args{of.Moment(a.at), of.Person(a.by), a.reason};
        if (a.kind == AmendmentKind::InError)
            page.banners.push_back({w.Text("Entered in error."), w.Say("{0}, {1}: {2}", args), false});
        if (a.kind == AmendmentKind::Move)
            page.banners.push_back(
                {w.Text("Moved here from another chart."), w.Say("{0}, {1}: {2}", args), false});
    }
    if (std::ranges::any_of(of.read.signatures, [](const store::Signature& one) { return !one.valid; }))
        page.banners.push_back(
            {w.Text("The signature does not hold."), w.Text("This is not what was signed."), false});
}

void AddAmended(const RecordCase& of, pdf::RecordPage& page) {
    if (!of.read.Amended()) return;
    const text::Translator& w = of.words;
    long count = 0;
    const store::KeptAmendment* last = nullptr;
    for (const store::KeptAmendment& one : of.read.amendments) {
        if (one.content.kind == AmendmentKind::CoSign) continue;
        ++count;
        last = &one;
    }
    page.banners.push_back(
        {w.Text("Amended record."),
         w.SayPlural(
             "{0} amendment: {1}, {2}. Changes are marked ▲1, the original text stays readable.",
             "{0} amendments, the last: {1}, {2}. Changes are marked ▲1, ▲2 …, the original text stays "
             "readable.",
             count, {std::to_string(count), of.Moment(last->content.at), of.Person(last->content.by)}),
         false});
}

void AddLate(const RecordCase& of, pdf::RecordPage& page) {
    const text::Translator& w = of.words;
    if (of.read.late_by)
        page.banners.push_back({w.Text("Late entry."),
                                w.Say("Signed {0} after the treatment.", {DelayText(w, *of.read.late_by)}),
                                false});
    if (of.read.awaits_cosign)
        page.banners.push_back(
            {w.Text("Awaits co-signature."), w.Text("It was written by a student."), false});
}

}  // namespace

void AddRecordSeals(RecordCase& of, pdf::RecordPage& page) {
    AddDraft(of, page);
    AddErrors(of, page);
    AddAmended(of, page);
    AddLate(of, page);
    Seals seals(of);
    seals.Read();
    seals.Put(page);
}

}  // namespace desk
