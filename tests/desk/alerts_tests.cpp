#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/alerts.h"
#include "desk/health.h"
#include "desk/open_clinic.h"
#include "desk/sentences.h"

namespace {

using desk::AlertKind;
using desk::AlertLevel;
using model::Answer;
using model::Layer;
using model::Side;
using std::chrono::days;

struct Alerts : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);

    Alerts() {
        Version();
        client.consents.push_back(
            {ids.New<model::ConsentId>(), "treatment", clock.Now(), {}, {}, "2026-01", ""});
    }
    model::HealthHistory& Version() {
        model::HealthHistory version;
        version.recorded_at = clock.Now();
        version.others = Answer::No;
        client.history = {version};
        return client.history.back();
    }
    void Has(const char* condition) { client.history.back().conditions[condition].answer = Answer::Yes; }
    [[nodiscard]] std::vector<desk::Alert> All() {
        return desk::AlertsOf(*clinic, text::Translator(), client, &editor->Visit());
    }
    // Of that text; nothing for none.
    [[nodiscard]] std::optional<AlertLevel> Level(const std::string& text) {
        for (const auto& alert : All())
            if (alert.text.find(text) != std::string::npos) return alert.level;
        return {};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(alerts_tests, Alerts)

BOOST_AUTO_TEST_CASE(nothing_to_beware_of_says_nothing) {
    BOOST_TEST(All().empty());
}

BOOST_AUTO_TEST_CASE(standing_facts_are_told_with_their_level) {
    struct Case {
        const char* text;
        std::function<void(model::Client&)> change;
        AlertLevel level;
        desk::FieldPlace::Part part;
    };
    using Part = desk::FieldPlace::Part;
    const auto now = clock.Now();
    const Case cases[] = {
        {"Health history not asked yet", [](auto& c) { c.history.clear(); }, AlertLevel::Warn, Part::Health},
        {"Health history of 22 Nov 2025", [&](auto& c) { c.history[0].recorded_at = now - days(366); },
         AlertLevel::Warn, Part::Health},
        {"No consent to treatment yet", [](auto& c) { c.consents.clear(); }, AlertLevel::Warn,
         Part::Consents},
        {"Consent ended 20 Nov 2026", [](auto& c) { c.consents[0].expires = model::ParseDate("2026-11-20"); },
         AlertLevel::Warn, Part::Consents},
        {"Consent ends 20 Dec 2026", [](auto& c) { c.consents[0].expires = model::ParseDate("2026-12-20"); },
         AlertLevel::Warn, Part::Consents},
        {"Consent valid to 12 Mar 2027",
         [](auto& c) { c.consents[0].expires = model::ParseDate("2027-03-12"); }, AlertLevel::Ok,
         Part::Consents},
        {"Consent taken back", [&](auto& c) { c.consents[0].revoked_at = now; }, AlertLevel::Danger,
         Part::Consents},
        {"wording has changed", [](auto& c) { c.consents[0].wording_version = "1999"; }, AlertLevel::Warn,
         Part::Consents},
        {"Under 18: no guardian named", [](auto& c) { c.birth_date = model::ParseDate("2012-01-01"); },
         AlertLevel::Danger, Part::Client},
        {"Under 18: guardian",
         [](auto& c) {
             c.birth_date = model::ParseDate("2012-01-01");
             c.guardian = "Eva";
         },
         AlertLevel::Info, Part::Client},
        {"Allergies: nuts", [](auto& c) { c.history[0].allergies = "nuts\nlatex"; }, AlertLevel::Warn,
         Part::Health},
        {"Allergies: yes, not named", [](auto& c) { c.history[0].allergic = Answer::Yes; }, AlertLevel::Warn,
         Part::Health},
        {"Health history not asked to its end", [](auto& c) { c.history[0].others = Answer::Unknown; },
         AlertLevel::Warn, Part::Health}};
    const auto before = client;
    for (const Case& one : cases) {
        client = before;
        one.change(client);
        const auto all = All();
        const auto found = std::ranges::find(all, one.text, [&](const desk::Alert& alert) {
            return alert.text.substr(0, std::string_view(one.text).size()) == one.text ||
                           alert.text.find(one.text) != std::string::npos
                       ? std::string(one.text)
                       : alert.text;
        });
        BOOST_REQUIRE_MESSAGE(found != all.end(), one.text);
        BOOST_TEST((found->level == one.level), one.text);
        BOOST_TEST((found->place.part == one.part), one.text);
    }
}

BOOST_AUTO_TEST_CASE(a_condition_says_what_it_means_for_today) {
    Has("dvt_acute");
    BOOST_TEST((Level("Known or suspected deep vein thrombosis – no massage") == AlertLevel::Danger));
    Version();
    Has("anticoagulants");
    BOOST_TEST((Level("– pressure up to") == AlertLevel::Warn));
    client.history.back().conditions["anticoagulants"].note = "Apixaban";
    const auto all = All();
    BOOST_REQUIRE(!all.empty());
    BOOST_TEST(all[0].detail.find("Apixaban") != std::string::npos);
    BOOST_TEST(all[0].detail.find("Massage: ") != std::string::npos);
    BOOST_TEST(all[0].detail.find("23 Nov 2026") != std::string::npos);
    BOOST_TEST(all[0].place.id == "anticoagulants");
}

BOOST_AUTO_TEST_CASE(a_local_condition_is_quiet_until_today_touches_it) {
    Has("superficial_phlebitis");
    client.history.back().conditions["superficial_phlebitis"].areas = {"leg"};
    BOOST_TEST((Level("Superficial thrombophlebitis") == AlertLevel::Info));
    editor->AddMarkIn({"trapezius_upper", Side::Left}, Layer::Superficial, "hypertonicity");
    BOOST_TEST((Level("Superficial thrombophlebitis") == AlertLevel::Info));
    editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");
    BOOST_TEST((Level("Superficial thrombophlebitis – leave the area out") == AlertLevel::Danger));
}

BOOST_AUTO_TEST_CASE(a_tool_the_client_has_is_told) {
    Has("raynaud");
    client.history.back().conditions["raynaud"].cleared_by_doctor = false;
    const auto before = Level("no ice bath");
    client.equipment = {"ice_bath"};
    BOOST_TEST(!before.has_value());
    BOOST_TEST(Level("Raynaud").has_value());
    const auto all = All();
    BOOST_TEST(all[0].detail.find("ice bath") != std::string::npos, all[0].detail);
}

BOOST_AUTO_TEST_CASE(the_most_severe_comes_first) {
    client.equipment = {};
    Has("anticoagulants");
    client.history.back().allergies = "nuts";
    client.history.back().conditions["dvt_acute"].answer = Answer::Yes;
    client.consents[0].expires = model::ParseDate("2027-03-12");
    const auto all = All();
    BOOST_TEST(std::ranges::is_sorted(all, {}, &desk::Alert::level));
    BOOST_TEST((all.front().level == AlertLevel::Danger));
    BOOST_TEST((all.back().level == AlertLevel::Ok));
}

BOOST_AUTO_TEST_CASE(what_touches_today_comes_before_the_rest_of_its_level) {
    Has("superficial_phlebitis");
    client.history.back().conditions["superficial_phlebitis"].areas = {"leg"};
    client.history.back().recorded_at = clock.Now() - days(400);
    client.history.back().allergies = "nuts";
    client.birth_date = model::ParseDate("2012-01-01");
    client.consents[0].given_at = clock.Now() - days(20);
    client.consents[0].revoked_at = clock.Now() - days(10);
    client.avoid.push_back({{"soleus", Side::Left}, "varicose vein", clock.Now(), {}});
    client.avoid.push_back({{"biceps_brachii", Side::Left}, "scar", clock.Now(), {}});
    editor->SetRedFlags({routine::RedFlags(clinic->Data().Rules()).front().id}, true);
    editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");
    editor->AddMarkIn({"gluteus_maximus", Side::Left}, Layer::Superficial, "hypertonicity");
    const std::vector<std::pair<AlertLevel, std::string>> expected{
        {AlertLevel::Danger, "Red flag: "},
        {AlertLevel::Danger, "Superficial thrombophlebitis – "},
        {AlertLevel::Danger, "Leave alone: Soleus"},
        {AlertLevel::Danger, "No consent: gluteal region"},
        {AlertLevel::Danger, "Under 18: no guardian"},
        {AlertLevel::Danger, "Consent taken back"},
        {AlertLevel::Warn, "Under 18 – with care"},
        {AlertLevel::Warn, "Allergies: nuts"},
        {AlertLevel::Warn, "Health history of"},
        {AlertLevel::Info, "Leave alone: Biceps"}};
    const auto all = All();
    BOOST_REQUIRE(all.size() == expected.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        BOOST_TEST(all[i].text.starts_with(expected[i].second), all[i].text << " at " << i);
        BOOST_TEST((all[i].level == expected[i].first), all[i].text);
    }
}

BOOST_AUTO_TEST_CASE(a_place_to_leave_alone_is_danger_where_today_touches_it) {
    client.avoid.push_back({{"soleus", Side::Left}, "varicose vein", clock.Now(), {}});
    client.avoid.push_back({{"biceps_brachii", Side::Left}, "old", clock.Now(), clock.Now()});
    BOOST_TEST((Level("Leave alone: Soleus, left") == AlertLevel::Info));
    BOOST_TEST(!Level("Biceps").has_value());
    const auto mark = editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");
    BOOST_TEST((Level("Leave alone: Soleus, left") == AlertLevel::Danger));
    const desk::FieldPlace leads_to{desk::FieldPlace::Part::Marks, "avoid", mark.value};
    BOOST_TEST((std::ranges::count(All(), leads_to, &desk::Alert::place) == 1));
}

BOOST_AUTO_TEST_CASE(red_flags_and_missing_consents_of_today_come_as_danger) {
    const auto flags = routine::RedFlags(clinic->Data().Rules());
    editor->SetRedFlags({flags.front().id}, true);
    editor->AddMarkIn({"gluteus_maximus", Side::Left}, Layer::Superficial, "hypertonicity");
    BOOST_TEST((Level("Red flag: ") == AlertLevel::Danger));
    BOOST_TEST((Level("No consent: gluteal region") == AlertLevel::Danger));
}

BOOST_AUTO_TEST_CASE(a_stop_says_whether_it_is_missing_ended_taken_back_or_asked_at_each_visit) {
    const auto gluteal = [&] {
        const std::string& words = clinic->Data().Consents().Find("gluteal")->InForce().version;
        return model::Consent{
            ids.New<model::ConsentId>(), "gluteal", clock.Now() - days(30), {}, {}, words, "Ada"};
    };
    editor->AddMarkIn({"gluteus_maximus", Side::Left}, Layer::Superficial, "hypertonicity");
    client.consents.push_back(gluteal());
    BOOST_TEST(!Level("gluteal region").has_value());
    client.consents.back().expires = model::ParseDate("2026-11-20");
    BOOST_TEST((Level("Consent ended 20 Nov 2026: gluteal region") == AlertLevel::Danger));
    client.consents.back() = gluteal();
    client.consents.back().revoked_at = clock.Now() - days(1);
    BOOST_TEST((Level("Consent taken back: gluteal region") == AlertLevel::Danger));
    const auto all = All();
    const auto found = std::ranges::find(all, "gluteal", [](const auto& one) { return one.place.field; });
    BOOST_REQUIRE((found != all.end()));
    BOOST_TEST(found->detail.find("taken back 22 Nov 2026") != std::string::npos, found->detail);
    editor->AddMarkIn({"pectoralis_minor", Side::Left}, Layer::Deep, "hypertonicity");
    BOOST_TEST((Level("No consent for this visit: chest and breast") == AlertLevel::Danger));
}

BOOST_AUTO_TEST_CASE(an_answer_nobody_is_sure_of_is_an_open_question_and_no_condition) {
    auto& conditions = client.history.back().conditions;
    conditions["raynaud"].answer = Answer::Unknown;
    client.equipment = {"ice_bath"};
    BOOST_TEST((Level("1 health question open: Raynaud") == AlertLevel::Warn));
    for (const auto& alert : All()) BOOST_TEST((alert.kind != AlertKind::Contraindication), alert.text);
    conditions["anticoagulants"].answer = Answer::Unknown;
    BOOST_TEST((Level("2 health questions open: ") == AlertLevel::Warn));
    for (const auto& alert : All()) BOOST_TEST((alert.kind != AlertKind::Contraindication), alert.text);
    conditions["raynaud"].answer = Answer::Yes;
    BOOST_TEST(Level("Raynaud").has_value());
    BOOST_TEST((Level("1 health question open: ") == AlertLevel::Warn));
}

BOOST_AUTO_TEST_CASE(a_history_is_incomplete_until_everything_was_answered) {
    const auto& terms = clinic->Data().Words();
    auto& version = client.history.back();
    BOOST_TEST(!desk::HistoryIncomplete(terms, client));
    version.conditions["raynaud"].answer = Answer::Unknown;
    BOOST_TEST(!desk::HistoryIncomplete(terms, client));
    version = {};
    BOOST_TEST(desk::HistoryIncomplete(terms, client));
    for (const auto& condition : terms.Conditions()) {
        BOOST_TEST(desk::HistoryIncomplete(terms, client));
        version.conditions[condition.id].answer = Answer::No;
    }
    BOOST_TEST(!desk::HistoryIncomplete(terms, client));
    client.history.clear();
    BOOST_TEST(desk::HistoryIncomplete(terms, client));
}

BOOST_AUTO_TEST_CASE(a_region_treated_where_the_client_is_left_alone_is_danger) {
    client.avoid.push_back({{"soleus", Side::Left}, "varicose vein", clock.Now(), {}});
    model::Treatment treatment;
    treatment.regions = {{"soleus", Side::Left}};
    treatment.technique = "petrissage";
    editor->AddTreatment(treatment);
    BOOST_TEST((Level("Leave alone: Soleus, left") == AlertLevel::Danger));
    editor->ClientChanged(client);
    const auto points = desk::OpenPoints(*editor);
    const auto found = std::ranges::find(points, desk::PointCode::AvoidedTreated, &desk::OpenPoint::code);
    BOOST_REQUIRE((found != points.end()));
    BOOST_TEST((found->kind == desk::PointKind::Warn));
    BOOST_TEST(desk::Sentence(text::Translator(), *found) ==
               "Treated where the client is to be left alone: varicose vein.");
}

BOOST_AUTO_TEST_SUITE_END()
