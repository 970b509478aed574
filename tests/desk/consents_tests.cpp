#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/consents.h"
#include "desk/open_clinic.h"
#include "desk/sentences.h"
#include "desk/signing.h"

namespace {

using desk::ConsentState;
using model::Layer;
using model::Side;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

struct Consents : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);

    model::MarkId Mark(const char* region, Layer layer = Layer::Superficial) {
        return editor->AddMarkIn({region, Side::Left}, layer, "hypertonicity");
    }
    model::TreatmentId Treat(const model::MarkId& mark, const char* technique = "petrissage") {
        model::Treatment treatment;
        treatment.marks = {mark};
        treatment.technique = technique;
        return editor->AddTreatment(treatment);
    }
    void Agree(const char* kind) {
        model::Consent consent;
        consent.id = ids.New<model::ConsentId>();
        consent.kind = kind;
        consent.given_at = clock.Now();
        consent.wording_version = clinic->Data().Consents().Find(kind)->InForce().version;
        client.consents.push_back(consent);
        client = clinic->SaveClient(client);
        editor->ClientChanged(client);
    }
    void AskAll() {
        editor->SetHealthUpdate("", true);
        editor->SetRedFlags({}, true);
    }
    [[nodiscard]] std::vector<std::string> Stops() const {
        std::vector<std::string> kinds;
        for (const auto& stop : desk::ConsentStops(*editor))
            kinds.push_back(stop.kind + (stop.treatment.empty() ? "" : "!"));
        return kinds;
    }
    [[nodiscard]] std::optional<desk::PointKind> PointOf(desk::PointCode code) const {
        for (const auto& point : desk::OpenPoints(*editor))
            if (point.code == code) return point.kind;
        return {};
    }
};

using Kinds = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(consents_tests, Consents)

BOOST_AUTO_TEST_CASE(the_standing_of_a_consent) {
    const auto& kind = *clinic->Data().Consents().Find("gluteal");
    const auto& law = clinic->Data().Jurisdictions().Of("generic");
    const model::Instant now = clock.Now();
    struct Case {
        const char* what;
        int given;                   // days ago
        std::optional<int> expires;  // in days
        std::optional<int> revoked;  // days ago
        ConsentState state;
    };
    for (const Case& one : {Case{"given today", 0, {}, {}, ConsentState::Valid},
                            Case{"eleven months ago", 345, {}, {}, ConsentState::Ending},
                            Case{"a year and a day", 366, {}, {}, ConsentState::Expired},
                            Case{"longer by word", 500, 400, {}, ConsentState::Valid},
                            Case{"ends in 30 days", 10, 30, {}, ConsentState::Ending},
                            Case{"ends in 31 days", 10, 31, {}, ConsentState::Valid},
                            Case{"last day", 10, 0, {}, ConsentState::Ending},
                            Case{"ended yesterday", 10, -1, {}, ConsentState::Expired},
                            Case{"taken back", 10, {}, 1, ConsentState::Revoked},
                            Case{"taken back later", 10, {}, -1, ConsentState::Valid},
                            Case{"given next week", -7, {}, {}, ConsentState::Missing}}) {
        model::Consent consent{{ids.NewUuid()}, "gluteal", now - days(one.given), {}, {}, "2026-01", "Ada"};
        if (one.expires) consent.expires = std::chrono::floor<days>(now) + days(*one.expires);
        if (one.revoked) consent.revoked_at = now - days(*one.revoked);
        client.consents = {consent};
        const auto standing = desk::StandingOf(client, kind, {now, "Europe/Berlin", law});
        BOOST_TEST((standing.state == one.state), one.what);
        BOOST_TEST(!standing.older_wording);
        // A second one that holds always counts, before or after it.
        client.consents.push_back({{ids.NewUuid()}, "gluteal", now - hours(1), {}, {}, "2025-01", "Ada"});
        BOOST_TEST(desk::StandingOf(client, kind, {now, "Europe/Berlin", law}).Holds(), one.what);
        std::ranges::reverse(client.consents);
        BOOST_TEST(desk::StandingOf(client, kind, {now, "Europe/Berlin", law}).Holds(), one.what);
    }
    client.consents = {{{ids.NewUuid()}, "gluteal", now, {}, {}, "2025-01", "Ada"}};
    BOOST_TEST(desk::StandingOf(client, kind, {now, "Europe/Berlin", law}).older_wording);
}

BOOST_AUTO_TEST_CASE(a_place_that_needs_consent_raises_the_stop_and_its_way_out) {
    Treat(Mark("soleus"));
    BOOST_TEST(Stops().empty());
    const auto mark = Mark("gluteus_maximus");
    BOOST_TEST(Stops() == Kinds{"gluteal"}, boost::test_tools::per_element());
    BOOST_TEST((PointOf(desk::PointCode::SensitiveCharted) == desk::PointKind::Warn));
    // Nothing was done there yet: what the client said may be signed.
    BOOST_TEST(!desk::Blocked(desk::OpenPoints(*editor)));
    Treat(mark);
    BOOST_TEST(Stops() == Kinds{"gluteal!"}, boost::test_tools::per_element());
    BOOST_TEST((PointOf(desk::PointCode::SensitiveTreated) == desk::PointKind::Block));
    BOOST_CHECK_THROW(desk::Sign(*editor, clinic->Store().Unlock("a good passphrase")), model::Error);
    Agree("gluteal");
    BOOST_TEST(Stops().empty());
    desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"));
    BOOST_TEST(!editor->Editable());
}

BOOST_AUTO_TEST_CASE(places_zones_techniques_and_regions_each_ask_for_their_own) {
    struct Case {
        const char* region;
        Layer layer;
        Kinds kinds;
    };
    for (const Case& one :
         {Case{"pectoralis_major_sternocostal", Layer::Superficial, {"chest"}},
          Case{"pectoralis_major_clavicular", Layer::Superficial, {"chest"}},
          Case{"pectoralis_minor", Layer::Deep, {"chest"}}, Case{"intercostals", Layer::Deep, {"chest"}},
          Case{"serratus_anterior", Layer::Superficial, {"chest"}},
          Case{"adductor_longus", Layer::Superficial, {"inner_thigh"}},
          Case{"rectus_abdominis_upper", Layer::Superficial, {"abdomen"}},
          Case{"lateral_pterygoid", Layer::Deep, {"intra_oral"}},
          Case{"trapezius_upper", Layer::Superficial, {}}, Case{"quadratus_lumborum", Layer::Deep, {}}}) {
        const auto mark = Mark(one.region, one.layer);
        BOOST_TEST(Stops() == one.kinds, boost::test_tools::per_element());
        editor->RemoveMark(mark);
    }
    const auto calf = Mark("soleus");
    Treat(calf, "cupping");
    BOOST_TEST(Stops() == Kinds{"tools!"}, boost::test_tools::per_element());
    model::Treatment regions;
    regions.technique = "effleurage";
    regions.regions = {{"piriformis", Side::Right}, {"soleus", Side::Left}};
    editor->AddTreatment(regions);
    BOOST_TEST((Stops() == Kinds{"tools!", "gluteal!"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_mark_over_a_zone_asks_whatever_region_it_names) {
    const auto& map = clinic->Data().Atlas().Map(model::Figure::Neutral, model::View::Front);
    const auto zone = std::ranges::find(map.zones, "breast", &bodymap::Zone::id);
    BOOST_REQUIRE((zone != map.zones.end()));
    model::Mark mark;
    mark.view = model::View::Front;
    mark.points = {zone->label};
    mark.at = {"trapezius_upper", zone->side};
    BOOST_TEST(desk::KindsAt(clinic->Data(), mark) == Kinds{"chest"}, boost::test_tools::per_element());
    mark.view = model::View::Picture;
    BOOST_TEST(desk::KindsAt(clinic->Data(), mark).empty());
}

BOOST_AUTO_TEST_CASE(a_consent_keeps_the_exact_words_and_the_signature) {
    desk::ConsentGiven given;
    given.kinds = {"treatment", "gluteal"};
    given.language = "de";
    given.given_by = " Ada Example ";
    given.signature = {{{10, 20}, {30, 40.5}}, {{500, 100}, {510, 110}}};
    client = desk::RecordConsents(*clinic, client.id, given);
    BOOST_REQUIRE(client.consents.size() == 2U);
    const auto& gluteal = client.consents[1];
    const auto& kind = *clinic->Data().Consents().Find("gluteal");
    BOOST_TEST(gluteal.wording == kind.InForce().texts.at("de"));
    BOOST_TEST(gluteal.wording_version == kind.InForce().version);
    BOOST_TEST(gluteal.language == "de");
    BOOST_TEST(gluteal.given_by == "Ada Example");
    BOOST_TEST((gluteal.signature == given.signature));
    BOOST_TEST((gluteal.expires == model::ParseDate("2027-11-23")));
    BOOST_TEST((gluteal.recorded_by == clinic->SignedIn().id));
    Reopen();
    BOOST_TEST((clinic->LoadClient(client.id) == client));
    const auto& law = clinic->Data().Jurisdictions().Of("generic");
    const auto standing = desk::StandingOf(client, kind, {clock.Now(), "Europe/Berlin", law});
    BOOST_TEST(desk::StandingText(text::Translator(), standing, "Europe/Berlin") == "valid to 23 Nov 2027");
}

BOOST_AUTO_TEST_CASE(what_is_no_consent_is_refused_with_a_sentence) {
    desk::ConsentGiven sound;
    sound.kinds = {"gluteal"};
    sound.language = "en";
    sound.given_by = "Ada";
    sound.how = desk::SignedHow::OnPaper;
    struct Case {
        const char* says;
        std::function<void(desk::ConsentGiven&)> change;
    };
    const Case cases[] = {{"", [](auto&) {}},
                          {"", [](auto& g) { g.given_on = model::ParseDate("2026-05-01"); }},
                          {"", [](auto& g) { g.how = desk::SignedHow::TypedName; }},
                          {"at least one", [](auto& g) { g.kinds.clear(); }},
                          {"no consent “moon”", [](auto& g) { g.kinds = {"moon"}; }},
                          {"who gives", [](auto& g) { g.given_by = " "; }},
                          {"signature is missing", [](auto& g) { g.how = desk::SignedHow::Drawn; }},
                          {"signature is missing",
                           [](auto& g) {
                               g.how = desk::SignedHow::Drawn;
                               g.signature = {{{5, 5}}};
                           }},
                          {"still to come", [](auto& g) { g.given_on = model::ParseDate("2026-11-24"); }},
                          {"end before", [](auto& g) { g.expires = model::ParseDate("2026-11-22"); }},
                          {"damaged or too large", [](auto& g) {
                               g.how = desk::SignedHow::Drawn;
                               g.signature = {{{5, 5}, {5000, 5}}};
                           }}};
    for (const Case& one : cases) {
        auto given = sound;
        one.change(given);
        std::string said;
        try {
            client = desk::RecordConsents(*clinic, client.id, given);
        } catch (const model::Error& error) {
            said = error.what();
        }
        BOOST_TEST((*one.says ? said.find(one.says) != std::string::npos : said.empty()), one.says << said);
    }
    BOOST_TEST(client.consents.size() == 3U);
    BOOST_TEST(client.consents[0].given_by == "Ada (signed on paper)");
    BOOST_TEST((client.consents[1].expires == model::ParseDate("2027-05-01")));
    BOOST_TEST(client.consents[2].given_by == "Ada (name typed)");
}

BOOST_AUTO_TEST_CASE(a_consent_taken_back_stays_readable) {
    Agree("gluteal");
    Mark("gluteus_maximus");
    BOOST_TEST(Stops().empty());
    const auto id = client.consents.at(0).id;
    clock.Set(clock.Now() + minutes(20));
    client = desk::RevokeConsent(*clinic, client.id, id, "does not feel right");
    editor->ClientChanged(client);
    BOOST_REQUIRE(client.consents.size() == 1U);
    BOOST_TEST(client.consents[0].revoked_why == "does not feel right");
    BOOST_TEST((client.consents[0].revoked_at == clock.Now()));
    BOOST_TEST(Stops() == Kinds{"gluteal"}, boost::test_tools::per_element());
    BOOST_CHECK_THROW(desk::RevokeConsent(*clinic, client.id, id, ""), model::Error);
}

BOOST_AUTO_TEST_CASE(taking_back_a_renewed_consent_takes_the_older_ones_with_it) {
    const auto& kind = *clinic->Data().Consents().Find("gluteal");
    const auto& law = clinic->Data().Jurisdictions().Of("generic");
    const model::Instant now = clock.Now();
    const auto state = [&] { return desk::StandingOf(client, kind, {now, "Europe/Berlin", law}).state; };
    const model::Consent older{{ids.NewUuid()}, "gluteal", now - days(100), {}, {}, "2026-01", "Ada"};
    model::Consent renewed{{ids.NewUuid()}, "gluteal", now - days(10), {}, {}, "2026-01", "Ada"};
    renewed.revoked_at = now - days(1);
    for (const auto& consents : {std::vector{older, renewed}, std::vector{renewed, older}}) {
        client.consents = consents;
        BOOST_TEST((state() == ConsentState::Revoked));
        const auto standing = desk::StandingOf(client, kind, {now, "Europe/Berlin", law});
        BOOST_TEST(desk::StandingText(text::Translator(), standing, "Europe/Berlin") ==
                   "taken back 22 Nov 2026");
        client.consents.push_back({{ids.NewUuid()}, "gluteal", now - hours(1), {}, {}, "2026-01", "Ada"});
        BOOST_TEST((state() == ConsentState::Valid));
    }
    // The last of those that do not hold is the last given, however they are kept.
    model::Consent ended{{ids.NewUuid()}, "gluteal", now - hours(20), {}, {}, "2026-01", "Ada"};
    ended.expires = model::ParseDate("2026-11-22");
    client.consents = {ended, older, renewed};
    BOOST_TEST((state() == ConsentState::Expired));
}

BOOST_AUTO_TEST_CASE(a_consent_taken_back_during_the_visit_stops_what_follows) {
    AskAll();
    Agree("gluteal");
    Agree("treatment");
    Treat(Mark("gluteus_maximus"));
    BOOST_TEST(desk::OpenPoints(*editor).empty());
    clock.Set(clock.Now() + minutes(20));
    client = desk::RevokeConsent(*clinic, client.id, client.consents[0].id, "");
    editor->ClientChanged(client);
    BOOST_TEST(Stops() == Kinds{"gluteal!"}, boost::test_tools::per_element());
    BOOST_TEST(desk::ConsentStops(*editor)[0].taken_back);
    BOOST_TEST((PointOf(desk::PointCode::ConsentTakenBack) == desk::PointKind::Warn));
    // What was done before was agreed to.
    BOOST_TEST(!desk::Blocked(desk::OpenPoints(*editor)));
    Agree("gluteal");
    BOOST_TEST(Stops() == Kinds{"gluteal!"}, boost::test_tools::per_element());
    clock.Set(clock.Now() + minutes(1));
    Agree("gluteal");
    BOOST_TEST(Stops().empty());
}

BOOST_AUTO_TEST_CASE(a_treatment_consent_taken_back_is_told_whatever_the_law_asks) {
    AskAll();
    Agree("treatment");
    Mark("soleus");
    BOOST_TEST(desk::OpenPoints(*editor).empty());
    clock.Set(clock.Now() + minutes(20));
    client = desk::RevokeConsent(*clinic, client.id, client.consents[0].id, "");
    editor->ClientChanged(client);
    BOOST_TEST((PointOf(desk::PointCode::ConsentTakenBack) == desk::PointKind::Warn));
    clock.Set(clock.Now() + days(3));
    editor = clinic->StartVisit(client.id);
    BOOST_TEST((PointOf(desk::PointCode::ConsentTakenBack) == desk::PointKind::Warn));
}

BOOST_AUTO_TEST_SUITE_END()
