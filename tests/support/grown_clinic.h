// A clinic of any size with made-up people: the same for the same seed. Written straight through the store,
// so that its audit log and digests are those of a clinic that grew by itself.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "store/clinic_store.h"

namespace support {

// Time as the growing visits have it.
struct GrowingClock final : model::Clock {
    model::Instant now{std::chrono::milliseconds(1'400'000'000'000LL)};
    [[nodiscard]] model::Instant Now() const override { return now; }
};

class Grower {
public:
    struct Size {
        int clients = 0, visits = 0;
        int marks = 3;           // of a visit at most
        int batch = 1000;        // records of one transaction
        int drafts_every = 997;  // one visit of so many was never signed
        int days_between = 0;    // so many between one visit and the next, whoever's; 0: some minutes
    };
    Grower(store::ClinicStore& store, GrowingClock& clock, unsigned long long seed)
        : m_store(store), m_clock(clock), m_ids(clock, seed), m_state(seed) {}

    // `tell` hears the records made so far.
    void Grow(const Size& size, const std::function<void(int)>& tell = {}) {
        InBatches(size.clients, size.batch, tell, [&](int) { AddClient(); });
        InBatches(size.visits, size.batch, tell, [&](int i) { AddVisit(i, size); });
    }

private:
    unsigned Below(unsigned n) {  // splitmix64
        m_state += 0x9E3779B97F4A7C15ULL;
        unsigned long long z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<unsigned>((z ^ (z >> 31)) % n);
    }
    template <std::size_t N>
    const char* One(const std::array<const char*, N>& of) {
        return of[Below(N)];
    }

    void InBatches(int count, int batch, const std::function<void(int)>& tell,
                   const std::function<void(int)>& make) {
        for (int done = 0; done < count; done += batch) {
            m_store.Together([&] {
                for (int i = done; i < std::min(count, done + batch); ++i) make(i);
            });
            if (tell) tell(std::min(count, done + batch));
        }
    }

    void AddClient() {
        static constexpr std::array kFirst{"Anna", "Zoë", "Jan",  "María", "Łukasz", "Aylin", "Noah", "Ida",
                                           "Ben",  "Eva", "Marc", "Nils",  "Olga",   "Pia",   "Tom",  "Yuki"};
        static constexpr std::array kLast{"Jansen", "Müller", "García", "Nowak", "Smith",  "Kaya",
                                          "Rossi",  "Berg",   "Ito",    "Okoro", "Dubois", "Lindt"};
        static constexpr std::array kMiddle{"ha", "no", "re", "li", "ste", "va", "do", "mi", "ker", "tu"};
        model::Client client;
        client.id = m_ids.New<model::ClientId>();
        client.name =
            std::string(One(kFirst)) + " " + One(kLast) + One(kMiddle) + One(kMiddle) + One(kMiddle);
        client.birth_date = std::chrono::year(1940 + static_cast<int>(Below(65))) / 3 / 1;
        client.activity = "runner";
        auto& health = client.history.emplace_back();
        health.recorded_at = m_clock.now;
        health.recorded_by = m_store.SignedIn().id;
        health.others = model::Answer::No;
        m_clients.push_back({m_store.SaveClient(client).id, 0});
    }

    void AddVisit(int index, const Size& size) {
        m_clock.now += std::chrono::days(size.days_between) + std::chrono::minutes(10 + Below(20));
        auto& [client, number] = m_clients[Below(static_cast<unsigned>(m_clients.size()))];
        model::Visit visit;
        visit.id = m_ids.New<model::VisitId>();
        visit.client = client;
        visit.therapist = m_store.SignedIn().id;
        visit.number = ++number;
        visit.service_at = m_clock.now;
        visit.entered_at = m_clock.now + std::chrono::minutes(60);
        visit.reason = "tight calves";
        visit.soap = {"Tight after the long run.", "", "Overuse.", "Stretch daily."};
        for (unsigned i = 1 + Below(static_cast<unsigned>(size.marks)); i > 0; --i) AddMark(visit);
        const bool draft = size.drafts_every > 0 && index % size.drafts_every == 0;
        visit.status = draft ? model::VisitStatus::Draft : model::VisitStatus::Signed;
        m_store.SaveVisit(visit);
    }

    void AddMark(model::Visit& visit) {
        static constexpr std::array kRegions{"soleus", "biceps_femoris_long", "piriformis",
                                             "trapezius_upper"};
        model::Mark mark;
        mark.id = m_ids.New<model::MarkId>();
        mark.view = model::View::Back;
        mark.points = {{100.0 + Below(100), 200.0 + Below(400)}};
        mark.at = {One(kRegions), Below(2) == 0 ? model::Side::Left : model::Side::Right};
        mark.finding = "hypertonicity";
        mark.before = static_cast<int>(Below(11));
        mark.after = static_cast<int>(Below(11));
        visit.marks.push_back(std::move(mark));
    }

    struct Grown {
        model::ClientId id;
        int visits = 0;
    };
    store::ClinicStore& m_store;
    GrowingClock& m_clock;
    model::SeededIdSource m_ids;
    unsigned long long m_state;
    std::vector<Grown> m_clients;
};

}  // namespace support
