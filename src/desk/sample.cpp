// The fictional clinic of templates/sample: everything goes in through the calls a therapist's day uses.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <variant>

#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/note.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/sample_script.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Msg;

class SettableClock final : public model::Clock {
public:
    [[nodiscard]] model::Instant Now() const override { return now; }
    model::Instant now{};
};

// splitmix64: the same numbers on every machine, which the library's distributions do not promise.
class Dice {
public:
    explicit Dice(unsigned long long seed) : m_state(seed) {}
    std::uint64_t Next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    // least … most
    int Throw(int least, int most) {
        return least + static_cast<int>(Next() % static_cast<std::uint64_t>(most - least + 1));
    }
    const std::string& Pick(const std::vector<std::string>& from) { return from[Next() % from.size()]; }

private:
    std::uint64_t m_state;
};

// A sentence of the complaint and a general one, no pair twice.
class PairPicker {
public:
    std::string Pick(Dice& dice, const std::vector<std::string>& own,
                     const std::vector<std::string>& general) {
        const std::size_t pairs = own.size() * general.size();
        std::size_t at = dice.Next() % pairs;
        while (m_used.contains(at) && m_used.size() < pairs) at = (at + 1) % pairs;
        m_used.insert(at);
        return own[at % own.size()] + ' ' + general[at / own.size()];
    }

private:
    std::set<std::size_t> m_used;
};

std::chrono::sys_days Days(model::Date day) {
    return day;
}

// Nobody works on Sundays.
model::Date Workday(std::chrono::sys_days day) {
    if (std::chrono::weekday(day) == std::chrono::Sunday) day -= std::chrono::days(1);
    return day;
}

// What was written down at one moment, in the order it is told to the store.
struct SampleEvent {
    model::Instant at{};
    std::variant<model::Client, model::Visit> record;
    bool signs = false;
};

// Between the last word of a note and its signature.
constexpr std::chrono::minutes kReread{2};

// Makes client after client; what was made is told again in the order of time.
class SampleMaker {
public:
    SampleMaker(Resources& resources, store::ClinicStore& store, const SampleScript& script,
                SettableClock& clock, model::IdSource& ids, model::Date today, unsigned long long seed)
        : m_resources(resources),
          m_store(store),
          m_script(script),
          m_clock(clock),
          m_ids(ids),
          m_today(today),
          m_dice(seed) {}

    void Make() {
        for (const SampleClient& of : m_script.clients) MakeClient(of);
        std::ranges::stable_sort(m_events, {}, &SampleEvent::at);
    }
    [[nodiscard]] const std::vector<SampleEvent>& Events() const { return m_events; }

private:
    struct Followed {
        SampleSpot of;
        model::SpotId id;
        model::View view = model::View::Front;
        model::Layer layer = model::Layer::Superficial;
        model::MapPoint point;
    };
    struct Course {
        const SampleClient& of;
        model::Client client;
        std::vector<model::Date> days;
        std::vector<Followed> spots;
        PairPicker objective, assessment, plan;
    };

    void MakeClient(const SampleClient& of) {
        Course course{of, {}, VisitDays(of), {}, {}, {}, {}};
        const model::Date first = course.days.empty()
                                      ? Workday(Days(m_today) - std::chrono::days(of.last_days_ago))
                                      : course.days.front();
        const model::Instant intake = At(first, 9, 0);
        m_clock.now = intake;
        course.client = m_store.SaveClient(Person(of, intake, course.days));
        m_events.push_back({intake, course.client});
        for (const SampleSpot& spot : of.spots) course.spots.push_back(Follow(spot));
        for (std::size_t i = 0; i < course.days.size(); ++i) MakeVisit(course, i);
    }

    [[nodiscard]] model::Instant At(model::Date day, int hour, int minute) const {
        return text::FromCivil({day, hour, minute, 0}, m_script.clinic.zone);
    }

    std::vector<model::Date> VisitDays(const SampleClient& of) {
        std::vector<model::Date> days;
        for (int back = of.visits - 1; back >= 0; --back) {
            const int jitter = back == 0 ? 0 : m_dice.Throw(-1, 1);
            const auto day =
                Days(m_today) - std::chrono::days(of.last_days_ago + back * of.every_days + jitter);
            const bool today = back == 0 && !of.today.empty();
            days.push_back(today ? m_today : Workday(day));
        }
        return days;
    }

    model::Client Person(const SampleClient& of, model::Instant intake,
                         const std::vector<model::Date>& days) {
        model::Client client = of.client;
        client.id = m_ids.New<model::ClientId>();
        auto year = m_today.year() - std::chrono::years(of.age);
        model::Date born = year / of.birthday.month() / of.birthday.day();
        if (model::AgeOn(born, m_today) < of.age) born -= std::chrono::years(1);
        client.birth_date = born;
        if (!of.race.empty()) {
            client.next_race = model::Race{of.race, Days(m_today) + std::chrono::days(of.race_in_days)};
        }
        model::HealthHistory health;
        health.recorded_at = intake;
        health.recorded_by = m_store.SignedIn().id;
        health.others = model::Answer::No;
        health.medication = of.medication;
        health.blood_pressure = of.blood_pressure;
        health.sleep_hours = of.sleep_hours;
        for (std::size_t i = 0; i < of.conditions.size(); ++i) {
            model::ConditionAnswer& answer = health.conditions[of.conditions[i]];
            answer.answer = model::Answer::Yes;
            if (i < of.notes.size()) answer.note = of.notes[i];
        }
        client.history.push_back(std::move(health));
        for (const terms::ConsentKind& kind : m_resources.Consents().All())
            if (kind.one_visit && Needs(of, kind))
                for (const model::Date day : days) Consent(client, kind, At(day, 8, 30));
            else if (kind.id == "treatment" || Needs(of, kind))
                Consent(client, kind, intake);
        return client;
    }

    static bool Needs(const SampleClient& of, const terms::ConsentKind& kind) {
        const auto has = [](const std::vector<std::string>& ids, const std::string& id) {
            return std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        return std::any_of(of.spots.begin(), of.spots.end(), [&](const SampleSpot& spot) {
            return has(kind.regions, spot.at.region) || has(kind.techniques, spot.technique);
        });
    }

    void Consent(model::Client& client, const terms::ConsentKind& kind, model::Instant at) {
        model::Consent consent;
        consent.id = m_ids.New<model::ConsentId>();
        consent.kind = kind.id;
        consent.given_at = at;
        consent.language = client.language;
        consent.wording = WordingText(m_resources, {kind.id}, client.language);
        consent.wording_version = kind.InForce().version;
        consent.recorded_by = m_store.SignedIn().id;
        consent.expires =
            DefaultEnd(consent, kind, {at, m_script.clinic.zone, m_resources.Jurisdictions().Of("generic")});
        consent.given_by = GiverOn(client, text::ToCivil(at, m_script.clinic.zone).day);
        consent.how = model::ConsentHow::OnPaper;
        client.consents.push_back(std::move(consent));
    }

    Followed Follow(const SampleSpot& of) {
        Followed spot;
        spot.of = of;
        spot.id = m_ids.New<model::SpotId>();
        const terms::RegionTerm* term = m_resources.Words().FindRegion(of.at.region);
        if (term != nullptr) spot.layer = term->layer;
        const auto view = m_resources.Atlas().BestView(model::Figure::Neutral, of.at, spot.layer);
        const auto inner =
            view ? m_resources.Atlas().Index(model::Figure::Neutral, *view).InnerPoint(of.at, spot.layer)
                 : std::nullopt;
        if (!inner) {
            throw model::Error(model::ErrorKind::BadInput,
                               Msg("The region “{0}” is not drawn on the body map."), {of.at.region});
        }
        spot.view = *view;
        spot.point = Near(spot, *inner, 8);
        return spot;
    }

    // A hand never meets the very same point twice, but stays in the region.
    model::MapPoint Near(const Followed& spot, model::MapPoint point, int reach) {
        const bodymap::RegionIndex& index = m_resources.Atlas().Index(model::Figure::Neutral, spot.view);
        for (int tries = 0; tries < 6; ++tries) {
            const model::MapPoint there{point.x + m_dice.Throw(-10 * reach, 10 * reach) / 10.0,
                                        point.y + m_dice.Throw(-10 * reach, 10 * reach) / 10.0};
            if (index.Contains(spot.of.at, spot.layer, there)) return there;
        }
        return point;
    }

    void MakeVisit(Course& course, std::size_t at) {
        const SampleClient& of = course.of;
        const bool last = at + 1 == course.days.size();
        const bool today = last && !of.today.empty();
        model::Visit visit = Head(course, at, today);
        Chart(course, visit, static_cast<int>(at) + 1, !(today && of.before_treatment));
        Write(course, visit, at);
        Treat(course, visit, static_cast<int>(at) + 1, !(today && of.before_treatment));
        Plan(course, visit, at);
        Demand(model::Check(visit));
        m_events.push_back({visit.entered_at, visit});
        if (!today) m_events.push_back({visit.entered_at + kReread, visit, true});
        if (!today) visit.status = model::VisitStatus::Signed;
        m_store.SaveVisit(visit);
    }

    model::Visit Head(const Course& course, std::size_t at, bool today) {
        const SampleClient& of = course.of;
        int hour = 9 + m_dice.Throw(0, 8), minute = 15 * m_dice.Throw(0, 3);
        if (today) {
            hour = std::stoi(of.today.substr(0, 2));
            minute = std::stoi(of.today.substr(3, 2));
        }
        model::Visit visit;
        visit.service_at = At(course.days[at], hour, minute);
        visit.entered_at =
            visit.service_at + std::chrono::minutes(today ? 0 : of.minutes + m_dice.Throw(1, 12));
        m_clock.now = visit.entered_at;
        visit.id = m_ids.New<model::VisitId>();
        visit.client = course.client.id;
        visit.therapist = m_store.SignedIn().id;
        visit.number = static_cast<int>(at) + 1;
        visit.minutes = of.minutes;
        visit.zone = m_script.clinic.zone;
        visit.health_asked = true;
        visit.red_flags_asked = true;
        return visit;
    }

    void Chart(Course& course, model::Visit& visit, int number, bool treated) {
        for (const Followed& spot : course.spots) {
            if (number < spot.of.from || number > spot.of.to) continue;
            const double falling = spot.of.start - spot.of.ease * (number - spot.of.from);
            const int before = static_cast<int>(std::lround(falling)) + (m_dice.Throw(0, 4) == 0 ? 1 : 0);
            if (before < 1) continue;
            model::Mark mark;
            mark.id = m_ids.New<model::MarkId>();
            mark.view = spot.view;
            mark.points = {Near(spot, spot.point, 2)};
            mark.at = spot.of.at;
            mark.layer = spot.layer;
            mark.finding = spot.of.finding;
            mark.before = std::min(before, 10);
            const int eased = spot.of.technique.empty() ? 0 : m_dice.Throw(1, 3);
            if (treated) mark.after = std::max(0, *mark.before - eased);
            mark.spot = spot.id;
            Demand(visit.Add(std::move(mark)));
        }
    }

    void Write(Course& course, model::Visit& visit, std::size_t at) {
        const SampleClient& of = course.of;
        const SampleSentences& own = m_script.of_complaint.at(of.complaint);
        visit.reason = of.client.goal;
        visit.health_update = at == 0 ? std::string() : m_dice.Pick(m_script.health);
        visit.soap.subjective = of.story[at];
        visit.soap.objective = course.objective.Pick(m_dice, own.objective, m_script.general.objective);
        visit.soap.assessment = course.assessment.Pick(m_dice, own.assessment, m_script.general.assessment);
        visit.soap.plan = course.plan.Pick(m_dice, own.plan, m_script.general.plan);
    }

    void Treat(Course& course, model::Visit& visit, int number, bool treated) {
        if (!treated) return;
        const VisitEditor rules = Editor(course, visit);
        for (const Followed& spot : course.spots) {
            const auto mark = std::find_if(visit.marks.begin(), visit.marks.end(),
                                           [&](const model::Mark& m) { return m.spot == spot.id; });
            if (mark == visit.marks.end() || spot.of.technique.empty()) continue;
            const int highest = rules.PressureLimitAt(spot.of.at).highest;
            if (highest < 1) continue;
            model::Treatment treatment;
            treatment.id = m_ids.New<model::TreatmentId>();
            treatment.marks = {mark->id};
            treatment.technique = spot.of.technique;
            treatment.pressure = std::min(spot.of.pressure, highest);
            treatment.minutes = spot.of.minutes + (number == 1 ? 1 : 0);
            treatment.response = mark->after < mark->before ? model::Response::Better : model::Response::Same;
            Demand(visit.Add(std::move(treatment)));
        }
    }

    VisitEditor Editor(const Course& course, const model::Visit& visit) {
        return VisitEditor(m_store, m_resources, m_ids, m_clock, course.client, visit);
    }

    void Plan(Course& course, model::Visit& visit, std::size_t at) {
        const SampleClient& of = course.of;
        const auto next_morning = Days(course.days[at]) + std::chrono::days(1);
        for (std::size_t i = 0; i < 7; ++i) {
            const std::chrono::weekday day(next_morning + std::chrono::days(static_cast<int>(i)));
            visit.plan.week[i] = of.week[day.iso_encoding() - 1];
            const bool named = visit.plan.week[i].load == model::Load::LongRun && at < of.long_km.size();
            if (named) visit.plan.week[i].detail = of.long_km[at] + " km";
        }
        if (course.client.next_race)
            visit.training_block = BlockOn(course.days[at], course.client.next_race->day);
        const bool last = at + 1 == course.days.size();
        visit.plan.next_visit =
            last ? Workday(Days(course.days[at]) + std::chrono::days(of.every_days)) : course.days[at + 1];
        visit.plan.next_visit_time = of.today.empty() ? "14:30" : of.today;
        model::HomePlan plan = Editor(course, visit).Propose();
        plan.approved = !(last && of.before_treatment);
        visit.plan = std::move(plan);
    }

    static std::string BlockOn(model::Date day, model::Date race) {
        const auto left = (Days(race) - Days(day)).count();
        if (left <= 7) return "race_week";
        if (left <= 21) return "taper";
        return left <= 100 ? "build" : "base";
    }

    Resources& m_resources;
    store::ClinicStore& m_store;
    const SampleScript& m_script;
    SettableClock& m_clock;
    model::IdSource& m_ids;
    model::Date m_today;
    Dice m_dice;
    std::vector<SampleEvent> m_events;
};

// Undoes what was only tried.
struct OnlyTried {};

std::vector<SampleEvent> EventsOf(store::ClinicStore& store, SampleMaker maker) {
    try {
        store.Together([&] {
            maker.Make();
            throw OnlyTried{};
        });
    } catch (const OnlyTried&) {
        // As wished, nothing is left of it.
    }
    return maker.Events();
}

// As a therapist writes day by day, every note signed on its day; nothing is later than now.
void Tell(Resources& resources, store::ClinicStore& store, const std::vector<SampleEvent>& events,
          SettableClock& clock, model::Instant now) {
    const store::SigningKey key = store.Unlock(kSamplePassphrase);
    const text::Translator& words = resources.Translator(store.Profile().language);
    store.Together([&] {
        for (const SampleEvent& event : events) {
            clock.now = std::min(event.at, now);
            if (const auto* client = std::get_if<model::Client>(&event.record)) {
                (void)store.SaveClient(*client);
            } else if (const auto& visit = std::get<model::Visit>(event.record); event.signs) {
                store.SignVisit(Frozen(words, resources, visit), key, {}, store::WhenBehind::Refuse,
                                resources.MapVersion());
            } else {
                store.SaveVisit(visit);
            }
        }
    });
    clock.now = now;
}

// Before anything of the script can have happened.
std::chrono::sys_days FirstDay(const SampleScript& script, model::Date today) {
    int most = 0;
    for (const SampleClient& of : script.clients)
        most = std::max(most, of.last_days_ago + (of.visits + 1) * (of.every_days + 1));
    return Days(today) - std::chrono::days(most + 1);
}

}  // namespace

std::unique_ptr<Clinic> MakeSampleClinic(Resources& resources, const std::filesystem::path& folder,
                                         const store::Surroundings& around, unsigned long long seed) {
    const SampleScript script = ReadSampleScript(resources.Templates());
    const model::Date today = text::ToCivil(around.clock->Now(), script.clinic.zone).day;
    SettableClock clock;
    clock.now = text::FromCivil({today, 6, 0, 0}, script.clinic.zone);
    model::SeededIdSource ids(clock, seed);
    model::User owner;
    owner.id = ids.New<model::UserId>();
    owner.name = kSampleUser;
    owner.full_name = script.therapist;
    owner.credentials = script.credentials;
    owner.role = model::Role::Owner;
    SettableClock story;  // of the log and the signatures
    story.now = text::FromCivil({FirstDay(script, today), 6, 0, 0}, script.clinic.zone);
    store::Surroundings then = around;
    then.clock = &story;
    auto made = store::ClinicStore::Create(folder, script.clinic, owner, kSamplePassphrase, then);
    const auto events =
        EventsOf(*made.store, SampleMaker(resources, *made.store, script, clock, ids, today, seed));
    Tell(resources, *made.store, events, story, around.clock->Now());
    made.store.reset();
    return Clinic::Open(resources, folder, kSampleUser, kSamplePassphrase, around);
}

}  // namespace desk
