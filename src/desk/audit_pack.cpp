#include "desk/audit_pack.h"

#include <algorithm>
#include <utility>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/people.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "exchange/csv_write.h"
#include "model/problem.h"
#include "store/clinic_folder.h"
#include "store/platform.h"
#include "text/zone.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

std::optional<model::Instant> DayBegin(const std::optional<model::Date>& day, int later,
                                       const std::string& zone) {
    if (!day) return {};
    const model::Date shifted{std::chrono::sys_days{*day} + std::chrono::days{later}};
    return text::FromCivil({shifted, 0, 0, 0}, zone);
}

ReviewSpan SpanOf(Clinic& clinic, const PackOrder& order) {
    const std::string& zone = clinic.Profile().zone;
    return {order.client, DayBegin(order.from, 0, zone), DayBegin(order.to, 1, zone)};
}

// Of a private chart the name alone.
model::Client ClientOf(Clinic& clinic, const PackOrder& order) {
    if (IsClosed(clinic, order.client)) {
        model::Client told;
        told.id = order.client;
        told.name = NameOf(clinic, order.client);
        return told;
    }
    auto client = clinic.Store().LoadClient(order.client);
    if (!client) throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {order.client.value});
    return *std::move(client);
}

const text::Translator& WordsOf(Clinic& clinic, const PackOrder& order) {
    return clinic.Data().Translator(order.language.empty() ? clinic.Profile().language : order.language);
}

// What left the clinic as a whole took this client's records with it.
bool Concerns(const store::AuditEntry& entry, const model::ClientId& client) {
    return entry.client == client || (entry.client.empty() && entry.action == "export");
}

void GatherVisits(Clinic& clinic, AuditPack& pack, const EntryWords& names) {
    const ReviewSpan span = SpanOf(clinic, pack.order);
    store::VisitFilter filter;
    filter.client = span.client;
    filter.from = span.from;
    filter.to = span.to;
    for (auto& summary : pack.closed ? clinic.Store().ClosedVisits(filter) : clinic.Store().Visits(filter)) {
        auto signatures =
            pack.closed ? std::vector<store::Signature>() : clinic.Store().Signatures(summary.id);
        std::string therapist = names.PersonName(summary.therapist);
        std::string why;
        if (!pack.closed && LateBy(clinic, summary))
            if (const auto visit = clinic.Store().LoadVisit(summary.id)) why = visit->late_reason;
        pack.visits.push_back(
            {std::move(summary), std::move(therapist), std::move(signatures), std::move(why)});
    }
    std::ranges::reverse(pack.visits);
}

void GatherConsents(Clinic& clinic, AuditPack& pack, const text::Translator& words) {
    const auto& profile = clinic.Profile();
    const ConsentDay now{pack.made_at, profile.zone, clinic.Data().Jurisdictions().Of(profile.jurisdiction)};
    for (const model::Consent& consent : pack.client.consents) {
        const terms::ConsentKind* kind = clinic.Data().Consents().Find(consent.kind);
        if (kind == nullptr) {
            pack.consents.push_back({consent, consent.kind, {}});
            continue;
        }
        pack.consents.push_back({consent, Word(words, "kind of consent", kind->name),
                                 RecordOf(pack.client, consent, *kind, now)});
    }
}

void DemandPlace(const std::filesystem::path& folder) {
    std::error_code none;
    const std::vector<std::string> name{store::PathText(folder)};
    const bool there = std::filesystem::exists(folder, none);
    if (there && (!std::filesystem::is_directory(folder, none) || !std::filesystem::is_empty(folder, none)))
        throw Error(ErrorKind::Environment,
                    Msg("{0} is there already; an audit pack needs a new or an empty folder."), name);
    if (store::ClinicFolder::LiesInOne(folder / "pack"))
        throw Error(ErrorKind::Usage, Msg("{0} lies inside a clinic folder; choose another place."), name);
}

// Files of a folder under way; those of a pack that did not become whole go again.
class PackFolder {
public:
    explicit PackFolder(const std::filesystem::path& folder) : m_folder(folder) {
        std::error_code none;
        m_made = !std::filesystem::exists(folder, none);
        if (m_made) store::MakePrivateFolder(folder);
    }
    ~PackFolder() {
        std::error_code ignored;
        for (const auto& file : m_files) std::filesystem::remove(file, ignored);
        if (m_made && !m_whole) std::filesystem::remove(m_folder, ignored);
    }
    PackFolder(const PackFolder&) = delete;
    PackFolder& operator=(const PackFolder&) = delete;

    void Add(const std::string& name, const std::string& bytes) {
        m_files.push_back(m_folder / name);
        WriteWhole(m_files.back(), bytes);
    }
    std::vector<std::filesystem::path> Finish() {
        m_whole = true;
        return std::exchange(m_files, {});
    }

private:
    std::filesystem::path m_folder;
    std::vector<std::filesystem::path> m_files;
    bool m_made = false, m_whole = false;
};

}  // namespace

std::function<store::AuditReading(const store::Progress&)> BeginPack(Clinic& clinic, const PackOrder& order,
                                                                     const std::filesystem::path& folder) {
    DemandPlace(folder);
    (void)ClientOf(clinic, order);
    if (order.from && order.to && *order.to < *order.from)
        throw Error(ErrorKind::Refused, Msg("The period ends before it begins."));
    const ReviewSpan span = SpanOf(clinic, order);
    store::AuditFilter mine, exports;
    mine.client = order.client;
    exports.kind = "export";
    for (store::AuditFilter* filter : {&mine, &exports}) {
        filter->from = span.from;
        filter->to = span.to;
    }
    clinic.Store().Log("audit.pack", order.client.value, order.client);
    return clinic.Store().AuditReader({mine, exports});
}

AuditPack GatherPack(Clinic& clinic, const PackOrder& order, const store::AuditReading& read) {
    const text::Translator& words = WordsOf(clinic, order);
    AuditPack pack;
    pack.order = order;
    pack.closed = IsClosed(clinic, order.client);
    pack.client = ClientOf(clinic, order);
    pack.made_at = clinic.Clock().Now();
    EntryWords names(clinic, words);
    pack.made_by = names.PersonName(clinic.SignedIn().id);
    GatherVisits(clinic, pack, names);
    GatherConsents(clinic, pack, words);
    pack.review = ReviewAll(clinic, SpanOf(clinic, order), clinic.Data().Review());
    for (const store::AuditEntry& entry : read.entries)
        if (Concerns(entry, order.client)) pack.access.push_back(names.RowOf(entry));
    pack.verdict = read.verdict;
    pack.head = clinic.Store().Head();
    return pack;
}

PackWritten FinishPack(Clinic& clinic, const PackOrder& order, const store::AuditReading& read,
                       const std::filesystem::path& folder) {
    DemandPlace(folder);
    const AuditPack pack = GatherPack(clinic, order, read);
    PackWritten written;
    written.head = pack.head;
    written.sound = pack.verdict.Sound();
    written.paper =
        pdf::WriteAuditPack(PackPage(clinic, pack), WordsOf(clinic, order), clinic.Data().Fonts());
    PackFolder files(folder);
    files.Add("audit-pack.pdf", written.paper.bytes);
    for (const PackTable& table : PackTables(clinic, pack)) files.Add(table.name, table.text);
    written.files = files.Finish();
    return written;
}

std::filesystem::path NewPackFolder(Clinic& clinic, const PackOrder& order,
                                    const std::filesystem::path& place) {
    const model::Client client = ClientOf(clinic, order);
    std::string number;
    for (const char c : client.number)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) number += c;
    const std::string name =
        "audit-pack-" + (number.empty() ? "" : number + "-") + model::ToIso(clinic.Today());
    std::filesystem::path folder = place / name;
    std::error_code none;
    for (int i = 2; std::filesystem::exists(folder, none); ++i)
        folder = place / (name + "-" + std::to_string(i));
    return folder;
}

}  // namespace desk
