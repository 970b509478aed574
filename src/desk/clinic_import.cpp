// What comes into a clinic from files and what goes out of it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "desk/clinic.h"
#include "desk/plan_builder.h"
#include "desk/red_flags.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "exchange/choir_csv.h"
#include "store/platform.h"

namespace desk {

namespace {

using exchange::Bundle;
using model::ErrorKind;
using model::Msg;

constexpr std::size_t kMaxImport = exchange::kMaxJsonBytes;

// Names of a file's visits that the tables do not know, and rules of the model, before anything is written.
class BundleCheck {
public:
    BundleCheck(Resources& resources, model::Date today, std::string file)
        : m_terms(resources.Words()),
          m_measures(resources.Measures()),
          m_today(today),
          m_file(std::move(file)) {}

    void Look(const Bundle& bundle, const store::ClinicStore& store) {
        std::set<std::string> clients;
        for (std::size_t i = 0; i < bundle.clients.size(); ++i) {
            for (const model::Problem& problem : model::Problems(bundle.clients[i], m_today))
                if (!Unusual(problem)) Sound(problem, At("clients", i));
            KnownWords(bundle.clients[i], At("clients", i));
            if (!clients.insert(bundle.clients[i].id.value).second)
                Twice(bundle.clients[i].id.value, At("clients", i));
        }
        LookAtPictures(bundle, clients, store);
        std::set<std::string> visits;
        for (std::size_t i = 0; i < bundle.visits.size(); ++i) {
            const model::Visit& visit = bundle.visits[i];
            const std::string where = At("visits", i);
            Sound(model::Check(visit), where);
            if (!visits.insert(visit.id.value).second) Twice(visit.id.value, where);
            if (!clients.contains(visit.client.value) && !store.LoadClient(visit.client)) {
                Sound(model::Problem{model::ProblemCode::UnknownClient, visit.client.value}, where);
            }
            KnownWords(visit, where);
            KnownReadings(visit, where);
            KnownPictures(visit, where);
        }
        LookAtAmendments(bundle, visits, store);
        LookAtPrivacy(bundle, clients);
    }

private:
    void LookAtPrivacy(const Bundle& bundle, const std::set<std::string>& clients) {
        std::set<std::string> charts;
        for (std::size_t i = 0; i < bundle.privacy.size(); ++i) {
            const std::string& client = bundle.privacy[i].client.value;
            if (!clients.contains(client))
                Sound(model::Problem{model::ProblemCode::UnknownClient, client}, At("privacy", i));
            if (!charts.insert(client).second) Twice(client, At("privacy", i));
        }
    }
    // Texts that nobody can type any more, but that earlier versions kept: taken as they are.
    static bool Unusual(const model::Problem& problem) {
        return problem.code == model::ProblemCode::TextInvisible ||
               problem.code == model::ProblemCode::TextLines ||
               problem.code == model::ProblemCode::EmailShape;
    }
    // What a mark on a picture must fit.
    struct Sheet {
        model::ClientId client;  // empty: for every client
        int width, height;
    };

    void LookAtPictures(const Bundle& bundle, const std::set<std::string>& clients,
                        const store::ClinicStore& store) {
        std::set<std::string> ids;
        for (const auto& picture : store.Pictures({}))
            m_pictures[picture.id] = {picture.client, picture.width, picture.height};
        for (std::size_t i = 0; i < bundle.pictures.size(); ++i) {
            const model::Picture& picture = bundle.pictures[i];
            if (!ids.insert(picture.id.value).second) Twice(picture.id.value, At("pictures", i));
            const bool known = picture.client.empty() || clients.contains(picture.client.value) ||
                               store.LoadClient(picture.client);
            if (!known)
                Sound(model::Problem{model::ProblemCode::UnknownClient, picture.client.value},
                      At("pictures", i));
            m_pictures.try_emplace(picture.id, Sheet{picture.client, picture.width, picture.height});
        }
    }
    void KnownPictures(const model::Visit& visit, const std::string& where) const {
        for (std::size_t i = 0; i < visit.marks.size(); ++i) {
            const model::Mark& mark = visit.marks[i];
            if (mark.picture.empty()) continue;
            const std::string at = where + '.' + At("marks", i);
            const auto found = m_pictures.find(mark.picture);
            const bool fits = found != m_pictures.end() &&
                              (found->second.client.empty() || found->second.client == visit.client);
            if (!fits) Sound(model::Problem{model::ProblemCode::NoPicture, mark.picture.value}, at);
            if (!model::Holds(found->second.width, found->second.height, mark.points))
                Sound(model::Problem{model::ProblemCode::OutsidePicture, mark.picture.value}, at);
        }
    }
    void LookAtAmendments(const Bundle& bundle, const std::set<std::string>& visits,
                          const store::ClinicStore& store) const {
        std::set<std::string> ids;
        for (std::size_t i = 0; i < bundle.amendments.size(); ++i) {
            const model::Amendment& one = bundle.amendments[i].content;
            const std::string where = At("amendments", i);
            Sound(model::Check(one), where);
            if (!ids.insert(one.id.value).second) Twice(one.id.value, where);
            Known(visits.contains(one.visit.value) || store.LoadVisit(one.visit), one.visit.value, where);
        }
    }
    static std::string At(const char* list, std::size_t index) {
        return std::string(list) + '[' + std::to_string(index) + ']';
    }

    void Sound(const std::optional<model::Problem>& problem, const std::string& where) const {
        if (!problem) return;
        throw model::Error(
            ErrorKind::BadInput, Msg("{0}, {1}: {2}"),
            {m_file, where, model::Fill(model::ProblemSentence(problem->code), {problem->what})});
    }
    void Twice(const std::string& id, const std::string& where) const {
        Sound(model::Problem{model::ProblemCode::DuplicateId, id}, where);
    }
    void Known(bool known, const std::string& word, const std::string& where) const {
        if (known) return;
        throw model::Error(ErrorKind::BadInput, Msg("{0}, {1}: “{2}” is not among the words of this clinic."),
                           {m_file, where, word});
    }
    void KnownWords(const model::Client& client, const std::string& where) const {
        for (std::size_t i = 0; i < client.avoid.size(); ++i) {
            const std::string& region = client.avoid[i].at.region;
            Known(m_terms.FindRegion(region) != nullptr, region, where + '.' + At("avoid", i) + ".region");
        }
    }
    void KnownReadings(const model::Visit& visit, const std::string& where) const {
        for (std::size_t i = 0; i < visit.readings.size(); ++i) {
            const model::Reading& reading = visit.readings[i];
            const std::string at = where + '.' + At("readings", i);
            const auto bounds = BoundsOf(reading);
            Known(bounds.has_value(),
                  reading.measure == terms::kRangeMeasure ? reading.item : reading.measure, at);
            for (const auto& value : {reading.before, reading.after})
                if (value && (*value < bounds->least || *value > bounds->most))
                    Sound(model::Problem{model::ProblemCode::BadReading, visit.id.value}, at);
        }
    }
    // Nothing: no measure of this clinic.
    [[nodiscard]] std::optional<terms::Bounds> BoundsOf(const model::Reading& reading) const {
        if (reading.measure == kRedFlagMeasure) return terms::Bounds{0, 1, 1};
        if (reading.measure == terms::kRangeMeasure) {
            const terms::Range* range = m_measures.FindRange(reading.item);
            return range == nullptr ? std::nullopt : std::optional(range->bounds);
        }
        const terms::Measure* measure = m_measures.Find(reading.measure);
        return measure == nullptr ? std::nullopt : std::optional(measure->bounds);
    }
    void KnownWords(const model::Visit& visit, const std::string& where) const {
        for (std::size_t i = 0; i < visit.adherence.size(); ++i) {
            const std::string& region = visit.adherence[i].at.region;
            Known(region.empty() || m_terms.FindRegion(region) != nullptr, region,
                  where + '.' + At("adherence", i) + ".at");
        }
        for (std::size_t i = 0; i < visit.marks.size(); ++i) {
            const model::Mark& mark = visit.marks[i];
            const std::string at = where + '.' + At("marks", i);
            Known(m_terms.FindRegion(mark.at.region) != nullptr, mark.at.region, at + ".region");
            Known(m_terms.FindFinding(mark.finding) != nullptr, mark.finding, at + ".finding");
            for (const model::Cover& cover : mark.covers)
                Known(m_terms.FindRegion(cover.at.region) != nullptr, cover.at.region, at + ".covers");
            if (mark.leads_to)
                Known(m_terms.FindRegion(mark.leads_to->region) != nullptr, mark.leads_to->region,
                      at + ".leads_to");
        }
        for (std::size_t i = 0; i < visit.treatments.size(); ++i) {
            const model::Treatment& treatment = visit.treatments[i];
            const std::string at = where + '.' + At("treatments", i);
            Known(m_terms.FindTechnique(treatment.technique) != nullptr, treatment.technique,
                  at + ".technique");
            for (const model::RegionRef& region : treatment.regions) {
                Known(m_terms.FindRegion(region.region) != nullptr, region.region, at + ".regions");
            }
        }
    }

    const terms::Vocabulary& m_terms;
    const terms::Measures& m_measures;
    model::Date m_today;
    std::string m_file;
    std::map<model::PictureId, Sheet> m_pictures;
};

// Each published map as a client with one visit; severity was never asked in them.
class ChoirBundle {
public:
    ChoirBundle(model::IdSource& ids, model::Instant now, const model::UserId& therapist, std::string zone,
                std::string language, const text::Translator& words)
        : m_ids(ids),
          m_now(now),
          m_therapist(therapist),
          m_zone(std::move(zone)),
          m_language(std::move(language)),
          m_words(words) {}

    Bundle Make(const std::vector<exchange::ChoirMap>& maps,
                const std::map<int, exchange::ChoirPlace>& places) {
        Bundle bundle;
        bundle.clients.reserve(maps.size());
        bundle.visits.reserve(maps.size());
        for (const exchange::ChoirMap& map : maps) {
            bundle.clients.push_back(ClientOf(map));
            bundle.visits.push_back(VisitOf(map, bundle.clients.back().id, places));
        }
        return bundle;
    }

private:
    [[nodiscard]] model::Client ClientOf(const exchange::ChoirMap& map) const {
        model::Client client;
        client.id = m_ids.New<model::ClientId>();
        client.name = "CHOIR " + map.id;
        client.language = m_language;
        return client;
    }

    [[nodiscard]] std::string Subjective(const exchange::ChoirMap& map) const {
        std::string text = m_words.Text("Body map from a published set.");
        if (!map.gender.empty()) text += '\n' + m_words.Say("Gender: {0}.", {map.gender});
        if (map.age >= 0) text += '\n' + m_words.Say("Age: {0}.", {std::to_string(map.age)});
        if (map.score >= 0) text += '\n' + m_words.Say("Pain score: {0}.", {std::to_string(map.score)});
        return text;
    }

    [[nodiscard]] model::Visit VisitOf(const exchange::ChoirMap& map, const model::ClientId& client,
                                       const std::map<int, exchange::ChoirPlace>& places) const {
        model::Visit visit;
        visit.id = m_ids.New<model::VisitId>();
        visit.client = client;
        visit.therapist = m_therapist;
        visit.service_at = m_now;
        visit.entered_at = m_now;
        visit.minutes = 0;
        visit.zone = m_zone;
        visit.reason = m_words.Text("Imported body map");
        visit.soap.subjective = Subjective(map);
        for (const int segment : map.segments) {
            const exchange::ChoirPlace& place = places.at(segment);
            model::Mark mark;
            mark.id = m_ids.New<model::MarkId>();
            mark.view = place.view;
            mark.points = {place.point};
            mark.at = place.at;
            mark.finding = "pain";
            visit.marks.push_back(std::move(mark));
        }
        return visit;
    }

    model::IdSource& m_ids;
    model::Instant m_now;
    model::UserId m_therapist;
    std::string m_zone, m_language;
    const text::Translator& m_words;
};

// Writes one record after the other, counts what is new and listens to whoever watches.
class Writer {
public:
    Writer(store::ClinicStore& store, const std::function<bool(long, long)>& progress, long total,
           ImportReport& report)
        : m_store(store), m_progress(progress), m_total(total), m_report(report) {
        for (const store::ClientSummary& client : store.FindClients("")) m_numbers[client.number] = client.id;
    }

    void Client(model::Client client) {
        Step();
        const auto holder = m_numbers.find(client.number);
        const bool taken = holder != m_numbers.end() && holder->second != client.id;
        if (const auto old = m_store.LoadClient(client.id)) {
            if (taken) client.number = old->number;  // it came under another one before
            // What comes in was cleaned, what an earlier version kept was not.
            model::Client kept = *old;
            model::CleanTexts(kept);
            if (kept != client) Differs(client.id.value);
            return;
        }
        if (taken) client.number.clear();  // the store gives the next free one
        const model::Client stored = m_store.SaveClient(client);
        m_numbers[stored.number] = stored.id;
        m_new.insert(stored.id.value);
        ++m_report.clients;
    }

    // A chart that was here before stays as open as it is. Last: it may close it to who imports.
    void Privacy(const exchange::PrivateChart& chart) {
        if (m_new.contains(chart.client.value)) m_store.ImportPrivacy(chart.client, {chart.kind, chart.of});
    }

    void Picture(const model::Picture& picture) {
        Step();
        if (const auto old = m_store.LoadPicture(picture.id)) {
            if (*old != picture) Differs(picture.id.value);
            return;
        }
        m_store.SavePicture(picture);
        ++m_report.pictures;
    }

    void Visit(const model::Visit& visit) {
        Step();
        if (const auto old = m_store.LoadVisit(visit.id)) {
            if (*old != visit) Differs(visit.id.value);
            return;
        }
        m_store.SaveVisit(visit);
        ++m_report.visits;
        m_report.marks += static_cast<int>(visit.marks.size());
    }

    // Its signature is kept as it came; here it proves nothing.
    void Amendment(const model::SealedAmendment& amendment) {
        Step();
        for (const store::KeptAmendment& old : m_store.Amendments(amendment.content.visit)) {
            if (old.content.id != amendment.content.id) continue;
            if (!Same(old, amendment)) Differs(amendment.content.id.value);
            return;
        }
        m_store.ImportAmendment(amendment);
    }

private:
    // Between which charts it moved is left out of a file of one client.
    static bool Same(model::SealedAmendment old, const model::SealedAmendment& amendment) {
        if (amendment.content.from.empty()) {
            old.content.from = {};
            old.content.to = amendment.content.to;
        }
        return old == amendment;
    }
    void Step() {
        if (m_progress && !m_progress(m_done, m_total)) {
            throw model::Error(ErrorKind::Refused, Msg("The import was stopped; nothing was imported."));
        }
        ++m_done;
    }
    [[noreturn]] static void Differs(const std::string& id) {
        throw model::Error(ErrorKind::Refused,
                           Msg("{0} is already in this clinic with other content; nothing was imported."),
                           {id});
    }

    store::ClinicStore& m_store;
    const std::function<bool(long, long)>& m_progress;
    long m_total;
    long m_done = 0;
    ImportReport& m_report;
    std::map<std::string, model::ClientId> m_numbers;
    std::set<std::string> m_new;  // clients that came
};

long Total(const Bundle& bundle) {
    return static_cast<long>(bundle.clients.size() + bundle.pictures.size() + bundle.visits.size() +
                             bundle.amendments.size());
}

// The client's own pictures and those of all that these visits use; without a client every one of the clinic.
std::vector<model::Picture> PicturesFor(const store::ClinicStore& store,
                                        const std::optional<model::ClientId>& client,
                                        const std::vector<model::Visit>& visits) {
    std::set<model::PictureId> used;
    for (const model::Visit& visit : visits)
        for (const model::Mark& mark : visit.marks) used.insert(mark.picture);
    std::vector<model::Picture> pictures;
    std::size_t bytes = 0;
    for (const store::PictureSummary& summary : store.Pictures(client)) {
        if (client && summary.client.empty() && !used.contains(summary.id)) continue;
        // Known to be too much before it is all in memory; the writer says so.
        if (bytes > exchange::kMaxJsonBytes) break;
        if (auto picture = store.LoadPicture(summary.id)) pictures.push_back(*std::move(picture));
        bytes += static_cast<std::size_t>(summary.size);
    }
    std::sort(pictures.begin(), pictures.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return pictures;
}

// In a file of one client nothing points to another one.
std::vector<model::SealedAmendment> AmendmentsFor(const store::ClinicStore& store,
                                                  const std::optional<model::ClientId>& client,
                                                  const std::vector<model::Visit>& visits) {
    std::vector<model::SealedAmendment> amendments;
    for (const model::Visit& visit : visits) {
        if (visit.status == model::VisitStatus::Draft) continue;
        for (store::KeptAmendment& kept : store.Amendments(visit.id)) {
            model::Amendment& content = kept.content;
            if (client && content.kind == model::AmendmentKind::Move) {
                content.from = {};
                content.to = *client;
            }
            amendments.push_back(std::move(kept));
        }
    }
    return amendments;
}

std::vector<exchange::PrivateChart> PrivateOf(const store::ClinicStore& store,
                                              const std::vector<model::Client>& clients) {
    std::vector<exchange::PrivateChart> charts;
    for (const model::Client& client : clients) {
        const store::ChartPrivacy chart = store.PrivacyOf(client.id);
        if (chart.kind != model::Privacy::Everyone) charts.push_back({client.id, chart.kind, chart.of});
    }
    return charts;
}

// Undoes a trial that went well.
struct OnlyTried {};

bool LooksLikeJson(const std::string& text) {
    const std::size_t skip = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto first = text.find_first_not_of(" \t\r\n", skip);
    return first != std::string::npos && text[first] == '{';
}

Bundle JsonBundle(const std::string& content, const std::string& name) {
    if (LooksLikeJson(content)) return exchange::ReadJson(content, name);
    throw model::Error(ErrorKind::BadInput, Msg("{0} is neither Palpate JSON nor a list of CHOIR body maps."),
                       {name});
}

}  // namespace

ImportReport Clinic::Import(const std::filesystem::path& file, bool dry_run,
                            const std::function<bool(long, long)>& progress) {
    const std::string content = ReadWhole(file, kMaxImport);
    const std::string name = store::PathText(file.filename());
    ImportReport report;
    Bundle bundle;
    if (exchange::LooksLikeChoir(content)) {
        report.format = "choir-csv";
        ChoirBundle choir(*m_around.ids, m_around.clock->Now(), SignedIn().id, m_profile.zone,
                          m_profile.language, m_resources.Translator(m_profile.language));
        bundle = choir.Make(exchange::ReadChoir(content, name, m_resources.BodyMaps()),
                            exchange::ReadChoirPlaces(m_resources.BodyMaps()));
    } else {
        report.format = "palpate-json";
        bundle = JsonBundle(content, name);
    }
    // As when somebody types them; versions and consents are taken as they are.
    for (model::Client& client : bundle.clients) model::CleanTexts(client);
    BundleCheck(m_resources, Today(), name).Look(bundle, *m_store);
    try {
        Take(bundle, dry_run, report, progress);
        ClientsChanged();
    } catch (const OnlyTried&) {
        // As wished, nothing is left of it.
    }
    const long total = Total(bundle);
    if (progress) (void)progress(total, total);
    return report;
}

// A dry run goes the whole way too, so that it refuses whatever the import would.
void Clinic::Take(const Bundle& bundle, bool dry_run, ImportReport& report,
                  const std::function<bool(long, long)>& progress) {
    m_store->Demand(model::Operation::ImportRecords);
    const long total = Total(bundle);
    m_store->Together([&] {
        Writer writer(*m_store, progress, total, report);
        for (const model::Client& client : bundle.clients) writer.Client(client);
        for (const model::Picture& picture : bundle.pictures) writer.Picture(picture);
        for (const model::Visit& visit : bundle.visits) writer.Visit(visit);
        for (const model::SealedAmendment& amendment : bundle.amendments) writer.Amendment(amendment);
        for (const exchange::PrivateChart& chart : bundle.privacy) writer.Privacy(chart);
        m_store->Log("import." + report.format, "");
        if (dry_run) throw OnlyTried{};
    });
}

Bundle Clinic::Export(const std::optional<model::ClientId>& client) {
    const model::ClientId one = client.value_or(model::ClientId{});
    m_store->Demand(model::RightOfEntry("export", client.has_value()).operation, one.value, one);
    Bundle bundle;
    bundle.users = m_store->Users();
    for (const store::ClientSummary& summary : m_store->FindClients("")) {
        if (summary.closed || (client && summary.id != *client)) continue;
        if (auto loaded = m_store->LoadClient(summary.id)) bundle.clients.push_back(*std::move(loaded));
    }
    if (client && bundle.clients.empty()) Refuse({model::ProblemCode::UnknownClient, client->value});
    store::VisitFilter filter;
    filter.client = client;
    for (const store::VisitSummary& summary : m_store->Visits(filter)) {
        if (auto visit = m_store->LoadVisit(summary.id)) bundle.visits.push_back(*std::move(visit));
    }
    bundle.pictures = PicturesFor(*m_store, client, bundle.visits);
    std::sort(bundle.clients.begin(), bundle.clients.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    std::sort(bundle.visits.begin(), bundle.visits.end(), [](const auto& a, const auto& b) {
        return std::tie(a.service_at, a.id) < std::tie(b.service_at, b.id);
    });
    bundle.amendments = AmendmentsFor(*m_store, client, bundle.visits);
    bundle.privacy = PrivateOf(*m_store, bundle.clients);
    m_store->Log("export", one.value, one);
    return bundle;
}

}  // namespace desk
