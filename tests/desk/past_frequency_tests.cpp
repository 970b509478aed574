// How often places were marked: visits, composed upwards, for any range.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "desk/made_past.h"
#include "desk/open_clinic.h"
#include "desk/past_frequency.h"
#include "exchange/choir_csv.h"

BOOST_AUTO_TEST_SUITE(past_frequency_tests)

using desk::Frequency;
using desk::FrequencyIndex;
using model::Layer;
using model::Side;
using support::MadePast;
using terms::Level;

namespace {

const terms::Levels& Levels() {
    return support::TestResources().Levels();
}

desk::PastRange Range(const char* from, const char* to) {
    return {model::ParseDate(from), model::ParseDate(to)};
}

int Of(const std::vector<Frequency>& counts, const std::string& key, Side side,
       std::optional<Layer> layer = {}) {
    for (const Frequency& one : counts)
        if (one.key == key && one.side == side && one.layer == layer) return one.visits;
    return 0;
}

// Visits that marked a unit, counted without an index.
std::map<std::pair<std::string, Side>, int> Slowly(const desk::ClientPast& past, Level level,
                                                   const desk::PastRange& range) {
    std::map<std::pair<std::string, Side>, int> counts;
    for (const auto& visit : past.visits) {
        if (!range.Holds(visit.day)) continue;
        std::set<std::pair<std::string, Side>> units;
        for (const auto& mark : past.MarksOf(visit))
            for (const auto& at : past.PlacesOf(mark))
                for (const auto& one : Levels().Count(level, {{at, mark.view}}))
                    units.insert({one.key, one.side});
        for (const auto& unit : units) ++counts[unit];
    }
    return counts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(visits_count_and_not_marks) {
    MadePast made;
    made.Visit("2026-01-05");
    made.Mark({}).Mark({}).Mark({.side = Side::Right});  // soleus left twice: one visit
    made.Visit("2026-02-05");
    made.Mark({.layer = Layer::Deep}).Mark({.region = "gastrocnemius_medial"}, {{"soleus", Side::Left}});
    made.Visit("2026-03-05");
    const FrequencyIndex index(made.past, Levels(), Level::Structure);
    const auto all = index.Count();
    // By hand: superficial left at visits 1 and 2 (there under the shape on the gastrocnemius_medial), deep left at 2.
    BOOST_TEST(Of(all, "soleus", Side::Left, Layer::Superficial) == 2);
    BOOST_TEST(Of(all, "soleus", Side::Left, Layer::Deep) == 1);
    BOOST_TEST(Of(all, "soleus", Side::Right, Layer::Superficial) == 1);
    BOOST_TEST(Of(all, "gastrocnemius_medial", Side::Left, Layer::Superficial) == 1);
    BOOST_TEST(index.VisitsIn({}) == 3);
    const auto january = index.Count(Range("2026-01-05", "2026-01-05"));  // both days belong to it
    BOOST_TEST(january.size() == 2U);
    BOOST_TEST(Of(january, "soleus", Side::Left, Layer::Superficial) == 1);
    BOOST_TEST(index.Count(Range("2026-01-06", "2026-02-04")).empty());
}

BOOST_AUTO_TEST_CASE(a_number_leads_to_its_visits) {
    const auto made = support::RolledPast(3, 40, 6);
    const FrequencyIndex index(made.past, Levels(), Level::Structure);
    for (std::size_t unit = 0; unit < index.Units().size(); ++unit) {
        const auto visits = index.VisitsOf(unit);
        BOOST_TEST(static_cast<int>(visits.size()) == index.Units()[unit].visits);
        for (const std::size_t visit : visits) {
            bool found = false;
            for (const auto& mark : made.past.MarksOf(made.past.visits[visit]))
                for (const auto& at : made.past.PlacesOf(mark))
                    found = found ||
                            (at.region == index.Units()[unit].key && at.side == index.Units()[unit].side &&
                             mark.layer == index.Units()[unit].layer);
            BOOST_TEST(found);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_level_and_range_is_what_is_counted_without_an_index) {
    for (unsigned long long seed = 1; seed <= 20; ++seed) {
        const auto made = support::RolledPast(seed, 60, 8);
        for (const Level level : {Level::Region, Level::Area, Level::Choir}) {
            const FrequencyIndex index(made.past, Levels(), level);
            for (const auto& range : {desk::PastRange{}, Range("2020-02-01", "2020-06-30"),
                                      Range("2020-05-01", "2020-05-01"), Range("2030-01-01", "2031-01-01")}) {
                std::map<std::pair<std::string, Side>, int> found;
                for (const auto& one : index.Count(range)) found[{one.key, one.side}] = one.visits;
                BOOST_TEST((found == Slowly(made.past, level, range)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(long_pasts_are_counted_from_sums_and_ends) {
    // Enough entries for several rows of sums.
    const auto made = support::RolledPast(8, 3000, 9);
    const FrequencyIndex index(made.past, Levels(), Level::Region);
    const model::Date first = made.past.visits.front().day;
    support::Dice dice{4};
    for (int i = 0; i < 40; ++i) {
        const auto from = std::chrono::sys_days(first) + std::chrono::days(dice.Below(21000));
        const desk::PastRange range{model::Date(from),
                                    model::Date(from + std::chrono::days(dice.Below(9000)))};
        std::map<std::pair<std::string, Side>, int> found;
        for (const auto& one : index.Count(range)) found[{one.key, one.side}] = one.visits;
        BOOST_TEST((found == Slowly(made.past, Level::Region, range)));
    }
}

BOOST_AUTO_TEST_CASE(what_is_above_is_no_less_than_any_part_and_no_more_than_their_sum) {
    for (unsigned long long seed = 1; seed <= 20; ++seed) {
        const auto made = support::RolledPast(seed, 50, 8);
        const auto structures = FrequencyIndex(made.past, Levels(), Level::Structure).Count();
        std::map<std::pair<std::string, Side>, std::pair<int, int>> parts;  // most and sum
        for (const auto& one : structures) {
            auto& [most, sum] = parts[{Levels().AreaOf(one.key), one.side}];
            most = std::max(most, one.visits);
            sum += one.visits;
        }
        const auto areas = FrequencyIndex(made.past, Levels(), Level::Area).Count();
        BOOST_TEST(areas.size() == parts.size());
        for (const auto& area : areas) {
            const auto [most, sum] = parts.at({area.key, area.side});
            BOOST_TEST(area.visits >= most);
            BOOST_TEST(area.visits <= std::min(sum, static_cast<int>(made.past.visits.size())));
        }
    }
}

BOOST_AUTO_TEST_CASE(filters_commute) {
    for (unsigned long long seed = 1; seed <= 20; ++seed) {
        const auto made = support::RolledPast(seed, 40, 8);
        const auto range = Range("2020-02-01", "2020-08-01");
        desk::PastFilter finding, place, therapist, all;
        finding.finding = all.finding = "hypertonicity";
        place.place = all.place = desk::PastUnit{Level::Structure, "soleus", Side::Left};
        therapist.therapist = all.therapist = model::UserId{"maya"};
        const auto narrow = [&](const desk::ClientPast& past, const desk::PastFilter& filter,
                                const desk::PastRange& of = {}) {
            return desk::Narrowed(past, Levels(), filter, of);
        };
        const auto ids = [](const desk::ClientPast& past) {
            std::vector<std::string> found;
            for (const auto& visit : past.visits) {
                found.push_back(visit.id.value);
                for (const auto& mark : past.MarksOf(visit)) found.push_back(mark.id.value);
            }
            return found;
        };
        const auto one = ids(narrow(narrow(narrow(made.past, finding), place), therapist, range));
        const auto other = ids(narrow(narrow(narrow(made.past, therapist, range), finding), place));
        BOOST_TEST(one == other);
        BOOST_TEST(one == ids(narrow(made.past, all, range)));
        BOOST_TEST(ids(narrow(made.past, {})) == ids(made.past));
    }
}

// The shape of published CHOIR maps: a map is a visit. Counted by hand below.
BOOST_AUTO_TEST_CASE(segments_of_choir_maps_are_those_counted_by_hand) {
    const std::filesystem::path file = PALPATE_SOURCE_DIR "/tests/desk/choir_small.csv";
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    const std::filesystem::path body_maps = PALPATE_SOURCE_DIR "/body_maps";
    const auto places = exchange::ReadChoirPlaces(body_maps);
    MadePast made;
    for (const auto& map : exchange::ReadChoir(text.str(), file.string(), body_maps)) {
        made.Visit("2026-01-01");
        for (const int segment : map.segments) {
            const auto& place = places.at(segment);
            made.Mark({place.at.region, place.at.side, "pain", {}, {}, {}, Layer::Superficial, place.view});
        }
    }
    std::map<std::string, int> counts;
    for (const auto& one : FrequencyIndex(made.past, Levels(), Level::Choir).Count())
        counts[one.key] = one.visits;
    // Rows of the file: 105 in maps 1 to 5, 107 in 1, 4 and 5, 110 in 2 and 4, 223 in 1 and 6, the others in
    // one.
    BOOST_TEST(counts["105"] == 5);
    BOOST_TEST(counts["107"] == 3);
    BOOST_TEST(counts["110"] == 2);
    BOOST_TEST(counts["128"] == 1);
    BOOST_TEST(counts["117"] == 1);
    BOOST_TEST(counts["106"] == 1);
    BOOST_TEST(counts["223"] == 2);
    BOOST_TEST(counts.size() == 7U);
}

BOOST_AUTO_TEST_SUITE_END()
