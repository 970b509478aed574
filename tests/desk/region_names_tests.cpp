#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "desk/region_names.h"

#include "open_clinic.h"

namespace {

using support::TestResources;

const terms::RegionFinder& Finder(const std::string& language) {
    static std::map<std::string, terms::RegionFinder> finders;
    const auto found = finders.find(language);
    if (found != finders.end()) return found->second;
    auto finder = desk::FinderOfRegions(TestResources().Translator(language), TestResources().Words());
    return finders.emplace(language, std::move(finder)).first->second;
}

struct Case {
    const char *language, *query;
    std::set<std::string> best;  // the regions that must come first, in any order
};

const std::vector<Case>& Cases() {
    static const std::set<std::string> calf{"gastrocnemius_medial", "gastrocnemius_lateral", "soleus"};
    static const std::set<std::string> traps{"trapezius_upper", "trapezius_middle", "trapezius_lower"};
    static const std::set<std::string> cuff{"supraspinatus", "infraspinatus", "teres_minor", "subscapularis"};
    static const std::set<std::string> hams{"biceps_femoris_long", "biceps_femoris_short", "semitendinosus",
                                            "semimembranosus"};
    static const std::set<std::string> jaw{"masseter", "medial_pterygoid", "lateral_pterygoid"};
    static const std::set<std::string> glutes{"gluteus_maximus", "gluteus_medius", "gluteus_minimus"};
    static const std::vector<Case> cases{
        {"en", "QL", {"quadratus_lumborum"}},
        {"en", "ITB", {"iliotibial_band"}},
        {"en", "it band", {"iliotibial_band"}},
        {"en", "SCM", {"sternocleidomastoid"}},
        {"en", "TFL", {"tensor_fasciae_latae"}},
        {"en", "traps", traps},
        {"en", "upper traps", {"trapezius_upper"}},
        {"en", "calf", calf},
        {"en", "lats", {"latissimus_dorsi"}},
        {"en", "hamstring", hams},
        {"en", "rotator cuff", cuff},
        {"en", "glutes", glutes},
        {"en", "plantar", {"plantar_fascia", "flexor_digitorum_brevis", "quadratus_plantae"}},
        {"en", "jaw", {"masseter", "tmj", "medial_pterygoid", "lateral_pterygoid"}},
        {"en", "tailbone", {"coccyx"}},
        {"en", "SI joint", {"sacroiliac_joint"}},
        {"en", "piriformis", {"piriformis"}},
        {"en", "pirifromis", {"piriformis"}},
        {"en", "gluteus med", {"gluteus_medius"}},
        {"en", "musculus masseter", {"masseter"}},
        {"en", "tennis elbow", {"lateral_epicondyle"}},
        {"en", "psoas", {"psoas_major"}},
        {"en", "sciatica", {"piriformis"}},
        {"en", "neck", {"sternocleidomastoid", "splenii", "cervical_spine", "trapezius_upper"}},
        {"de", "Wade", calf},
        {"de", "QL", {"quadratus_lumborum"}},
        {"de", "Quadratus", {"quadratus_lumborum"}},
        {"de", "Kaumuskel", jaw},
        {"de", "Trapez", traps},
        {"de", "IT-Band", {"iliotibial_band"}},
        {"de", "ISG", {"sacroiliac_joint"}},
        {"de", "Rotatorenmanschette", cuff},
        {"de", "Gesaessmuskel", glutes},
        {"de", "gesassmuskel", glutes},
        {"de", "Steissbein", {"coccyx"}},
        {"de", "Tennisarm", {"lateral_epicondyle"}},
        {"de", "musculus soleus", {"soleus"}},
        {"de", "Kopfnicker", {"sternocleidomastoid"}},
        {"de", "LWS", {"lumbar_spine"}},
        {"de", "Ischias", {"piriformis"}},
        {"de", "Schulterblatheber", {"levator_scapulae"}},
        {"es", "pantorrilla", calf},
        {"es", "trapecio", traps},
        {"es", "cintilla", {"iliotibial_band"}},
        {"es", "cuadrado lumbar", {"quadratus_lumborum"}},
        {"es", "ECM", {"sternocleidomastoid"}},
        {"es", "ATM", {"tmj"}},
        {"es", "manguito rotador", cuff},
        {"es", "isquios", hams},
        {"es", "gluteos", glutes},
        {"es", "coxis", {"coccyx"}},
        {"es", "talon", {"heel_fat_pad"}},
        {"es", "piramidal", {"piriformis"}},
        {"es", "musculus piriformis", {"piriformis"}},
        {"es", "pierna interna", {"calf_distal_medial"}},
    };
    return cases;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(region_names_tests)

BOOST_AUTO_TEST_CASE(what_therapists_say_is_found_first) {
    for (const auto& one : Cases()) {
        BOOST_TEST_CONTEXT(one.language << ": " << one.query) {
            const auto hits = Finder(one.language).Find(one.query, 100);
            std::size_t places = 0;
            for (const auto& region : one.best)
                places += TestResources().Words().FindRegion(region)->paired ? 2 : 1;
            BOOST_REQUIRE_GE(hits.size(), places);
            std::set<std::string> best;
            for (std::size_t i = 0; i < places; ++i) best.insert(hits[i].at.region);
            BOOST_TEST(best == one.best, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(sides_in_the_language) {
    const struct {
        const char *language, *query, *region;
        model::Side side;
    } cases[] = {
        {"en", "left calf", "gastrocnemius_medial", model::Side::Left},
        {"en", "calf r", "gastrocnemius_medial", model::Side::Right},
        {"de", "linke Wade", "gastrocnemius_medial", model::Side::Left},
        {"de", "Wade re", "gastrocnemius_medial", model::Side::Right},
        {"de", "piriformis li", "piriformis", model::Side::Left},
        {"es", "pantorrilla izquierda", "gastrocnemius_medial", model::Side::Left},
        {"es", "pantorrilla der", "gastrocnemius_medial", model::Side::Right},
        {"es", "izq piriforme", "piriformis", model::Side::Left},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.language << ": " << one.query) {
            const auto hits = Finder(one.language).Find(one.query, 100);
            BOOST_REQUIRE(!hits.empty());
            BOOST_TEST(hits[0].at.region == one.region);
            for (const auto& hit : hits) BOOST_TEST((hit.at.side == one.side));
        }
    }
}

// Whatever the language, each name that is shown or written in the table leads to its region among the best.
BOOST_AUTO_TEST_CASE(every_region_is_found_by_each_of_its_names) {
    const auto& terms = TestResources().Words();
    for (const char* language : {"en", "de", "es"}) {
        const auto& words = TestResources().Translator(language);
        for (const auto& region : terms.Regions()) {
            for (const auto& name : {words.Text(region.name), words.Text(region.plain), region.latin}) {
                if (name.find(';') != std::string::npos) continue;  // two Latin names
                const auto hits = Finder(language).Find(name, 8);
                BOOST_TEST(std::any_of(hits.begin(), hits.end(),
                                       [&](const auto& hit) { return hit.at.region == region.id; }),
                           language << ": " << name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(aliases_of_a_language_are_its_own_and_short) {
    const auto& terms = TestResources().Words();
    for (const char* language : {"de", "es"}) {
        int differ = 0;
        for (const auto& region : terms.Regions()) {
            std::string joined;
            for (const auto& alias : region.aliases) joined += (joined.empty() ? "" : "; ") + alias;
            const std::string list = TestResources().Translator(language).In("region aliases", joined);
            differ += list != joined;
            BOOST_TEST(list.size() <= 20 * 62, region.id);
        }
        BOOST_TEST(differ >= 173, language);  // two muscles are known by the same abbreviation everywhere
    }
}

BOOST_AUTO_TEST_CASE(levels_have_names_in_every_language) {
    auto& resources = TestResources();
    const auto& levels = resources.Levels();
    const struct {
        const char* language;
        terms::Level level;
        const char *key, *name;
    } cases[] = {
        {"en", terms::Level::Area, "low_back", "Low back"},
        {"de", terms::Level::Area, "low_back", "Unterer Rücken"},
        {"es", terms::Level::Area, "low_back", "Zona lumbar"},
        {"de", terms::Level::Choir, "223", "Gesäß"},
        {"de", terms::Level::Region, "coccyx", "Steißbein"},
        {"es", terms::Level::Structure, "soleus", "Sóleo"},
    };
    for (const auto& one : cases) {
        const auto& words = resources.Translator(one.language);
        BOOST_TEST(desk::LevelName(words, resources.Words(), levels, one.level, one.key) == one.name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
