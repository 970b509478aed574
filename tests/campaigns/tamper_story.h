// A clinic with a past for the tamper campaign: sessions of made-up work, a copy of its files before each,
// and what the profile keeps of it.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "store/random_records.h"
#include "store/test_clinic.h"

namespace campaign {

class Story : public support::TestClinic {
public:
    explicit Story(unsigned seed) : m_records(clock, seed), m_random(seed) {
        store.reset();
        around.anchors = profile;
        Session();
        store.reset();
    }

    std::filesystem::path profile = dir.Path() / "profile" / "palpate" / "anchors";

    int Int(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    bool Chance(int percent) { return Int(1, 100) <= percent; }
    void Pass() { clock.Set(clock.Now() + std::chrono::milliseconds(Int(1, 100'000))); }

    // Opens the clinic, works a little and leaves it open.
    void Session() {
        Pass();
        store = Open();
        for (int acts = Int(2, 9); acts > 0; --acts) {
            Pass();
            Act();
        }
        Pass();
    }
    void RefusedSignIn() {
        Pass();
        try {
            (void)Open("wrong");
        } catch (const model::Error&) {
        }
    }
    void KeepCopy(const std::filesystem::path& to) const { Copy(folder, to); }
    static void Copy(const std::filesystem::path& from, const std::filesystem::path& to) {
        std::filesystem::remove_all(to);
        std::filesystem::create_directories(to.parent_path());
        std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    }

private:
    struct Known {
        model::Visit visit;
        bool closed = false;
    };
    void Act() {
        const int what = m_visits.empty() ? 0 : Int(0, 9);
        Known* known = m_visits.empty() ? nullptr : &m_visits[Below(m_visits.size())];
        if (what == 0) {
            m_clients.push_back(AddClient("C" + std::to_string(m_clients.size())));
            m_visits.push_back({m_records.Visit(m_clients.back().id, 3), false});
            store->SaveVisit(m_visits.back().visit);
        } else if (what <= 3 && !known->closed) {
            known->visit.soap.plan += 'x';
            store->SaveVisit(known->visit);
        } else if (what == 4 && !known->closed) {
            store->SignVisit(known->visit, store->Unlock(support::kPassphrase));
            known->closed = true;
        } else if (what == 5) {
            auto& client = m_clients[Below(m_clients.size())];
            client.goal += 'y';
            client = store->SaveClient(client);
        } else {
            store->Log(what < 8 ? "visit.view" : "plan.print", known->visit.id.value, known->visit.client);
        }
    }
    std::size_t Below(std::size_t count) {
        return static_cast<std::size_t>(Int(0, static_cast<int>(count) - 1));
    }

    support::RandomRecords m_records;
    std::mt19937 m_random;
    std::vector<model::Client> m_clients;
    std::vector<Known> m_visits;
};

}  // namespace campaign
