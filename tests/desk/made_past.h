// A client's history written down by hand, for tests that count by hand.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "desk/past.h"

namespace support {

struct MarkAs {
    std::string region = "soleus";
    model::Side side = model::Side::Left;
    std::string finding = "hypertonicity";
    std::optional<int> before = {}, after = {};
    std::string spot = {};  // empty: one of its own
    model::Layer layer = model::Layer::Superficial;
    model::View view = model::View::Back;
};

struct MadePast {
    desk::ClientPast past;

    MadePast() { past.client = {"client"}; }

    // Visits are to be made in the order of their days; a day is "2026-11-23".
    desk::PastVisit& Visit(const std::string& day, const std::string& therapist = "maya") {
        desk::PastVisit& visit = past.visits.emplace_back();
        visit.id = {"visit " + std::to_string(past.visits.size())};
        visit.therapist = {therapist};
        visit.number = static_cast<int>(past.visits.size());
        visit.day = *model::ParseDate(day);
        visit.at = model::Instant(std::chrono::sys_days(visit.day));
        visit.first_mark = static_cast<std::uint32_t>(past.marks.size());
        return visit;
    }
    // Of the last visit.
    MadePast& Mark(const MarkAs& as, const std::vector<model::RegionRef>& also = {}) {
        desk::PastMark& mark = past.marks.emplace_back();
        mark.id = {"mark " + std::to_string(past.marks.size())};
        mark.spot = {as.spot.empty() ? mark.id.value : as.spot};
        mark.visit = static_cast<std::uint32_t>(past.visits.size() - 1);
        mark.finding = NumberIn(past.findings, as.finding);
        mark.place = NumberIn(past.places, model::RegionRef{as.region, as.side});
        mark.also = static_cast<std::uint32_t>(past.also.size());
        mark.alsos = static_cast<std::uint32_t>(also.size());
        for (const model::RegionRef& at : also) past.also.push_back(NumberIn(past.places, at));
        mark.view = as.view;
        mark.layer = as.layer;
        mark.before = as.before;
        mark.after = as.after;
        ++past.visits.back().mark_count;
        return *this;
    }
    // Every mark of the last visit that was made so far.
    void Treat(const std::string& technique, int pressure) {
        desk::PastVisit& visit = past.visits.back();
        desk::PastTreatment treatment;
        treatment.technique = technique;
        treatment.pressure = pressure;
        for (const desk::PastMark& mark : past.MarksOf(visit)) treatment.marks.push_back(mark.id);
        visit.treatments.push_back(treatment);
    }
    void Read(const std::string& measure, double value, const std::string& item = {},
              model::Side side = model::Side::Midline) {
        model::Reading reading;
        reading.measure = measure;
        reading.item = item;
        reading.side = side;
        reading.before = value;
        past.visits.back().readings.push_back(reading);
    }

private:
    template <class T>
    static std::uint16_t NumberIn(std::vector<T>& of, const T& value) {
        const auto found = std::ranges::find(of, value);
        if (found != of.end()) return static_cast<std::uint16_t>(found - of.begin());
        of.push_back(value);
        return static_cast<std::uint16_t>(of.size() - 1);
    }
};

// splitmix64: the same numbers for the same seed.
struct Dice {
    unsigned long long state = 0;
    unsigned Below(unsigned n) {
        state += 0x9E3779B97F4A7C15ULL;
        unsigned long long z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<unsigned>((z ^ (z >> 31)) % n);
    }
};

// Visits a week apart with marks at random places, some of them of spots that come back.
inline MadePast RolledPast(unsigned long long seed, int visits, unsigned marks) {
    static const std::vector<std::string> kRegions{"soleus", "gastrocnemius_medial", "piriformis", "trapezius_upper"};
    Dice dice{seed};
    MadePast made;
    for (int i = 0; i < visits; ++i) {
        const model::Date day{std::chrono::sys_days(std::chrono::year(2020) / 1 / 1) +
                              std::chrono::days(7 * i)};
        made.Visit(model::ToIso(day), dice.Below(3) == 0 ? "zoe" : "maya");
        for (unsigned n = dice.Below(marks + 1); n > 0; --n) {
            MarkAs as;
            as.region = kRegions[dice.Below(4)];
            as.side = dice.Below(2) == 0 ? model::Side::Left : model::Side::Right;
            as.finding = dice.Below(2) == 0 ? "hypertonicity" : "trigger_point_active";
            if (dice.Below(4) != 0) as.before = static_cast<int>(dice.Below(11));
            if (dice.Below(4) != 0) as.after = static_cast<int>(dice.Below(11));
            if (dice.Below(3) != 0) as.spot = "spot " + std::to_string(dice.Below(9));
            as.layer = dice.Below(3) == 0 ? model::Layer::Deep : model::Layer::Superficial;
            as.view = dice.Below(3) == 0 ? model::View::Left : model::View::Back;
            if (dice.Below(4) == 0)
                made.Mark(as, {{kRegions[dice.Below(4)], model::Opposite(as.side)}});
            else
                made.Mark(as);
        }
    }
    return made;
}

}  // namespace support
