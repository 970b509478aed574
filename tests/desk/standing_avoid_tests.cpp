#include <boost/test/unit_test.hpp>

#include "desk/open_clinic.h"
#include "desk/standing_avoid.h"
#include "desk/visit_editor.h"

namespace {
struct Avoiding : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    const model::RegionRef soleus{"soleus", model::Side::Left};
};
}  // namespace

BOOST_FIXTURE_TEST_SUITE(standing_avoid_tests, Avoiding)

BOOST_AUTO_TEST_CASE(a_place_is_left_alone_until_that_ends) {
    BOOST_CHECK_THROW(desk::AvoidFromNow(*clinic, *editor, soleus, "  "), model::Error);
    desk::AvoidFromNow(*clinic, *editor, soleus, " varicose vein ");
    BOOST_CHECK_THROW(desk::AvoidFromNow(*clinic, *editor, soleus, "again"), model::Error);
    clock.Set(clock.Now() + std::chrono::days(7));
    editor = clinic->StartVisit(client.id);
    const auto now = desk::AvoidedNow(editor->Client());
    BOOST_REQUIRE(now.size() == 1u);
    BOOST_TEST(now[0].why == "varicose vein");
    desk::EndAvoid(*clinic, *editor, soleus);
    BOOST_TEST(desk::AvoidedNow(editor->Client()).empty());
    BOOST_CHECK_THROW(desk::EndAvoid(*clinic, *editor, soleus), model::Error);
    const auto kept = clinic->LoadClient(client.id).avoid;
    BOOST_REQUIRE(kept.size() == 1u);
    BOOST_TEST((*kept[0].ended - kept[0].since == std::chrono::days(7)));
    desk::AvoidFromNow(*clinic, *editor, soleus, "back again");
    BOOST_TEST(clinic->LoadClient(client.id).avoid.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_mark_over_it_is_told) {
    desk::AvoidFromNow(*clinic, *editor, soleus, "varicose vein");
    model::Mark mark;
    mark.at = {"gastrocnemius_medial", model::Side::Left};
    BOOST_TEST(desk::AvoidedUnder(editor->Client(), mark).empty());
    mark.covers = {{mark.at, 0.8}, {soleus, 0.2}};
    BOOST_REQUIRE(desk::AvoidedUnder(editor->Client(), mark).size() == 1u);
    BOOST_TEST(desk::AvoidText(text::Translator(), support::TestResources(),
                               desk::AvoidedUnder(editor->Client(), mark)[0]) ==
               "Soleus, left: varicose vein");
}

BOOST_AUTO_TEST_SUITE_END()
