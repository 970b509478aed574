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

constexpr const char* kZone = "Europe/Berlin";

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
    [[nodiscard]] desk::ConsentDay Day(model::Instant at) const {
        return {at, kZone, clinic->Data().Jurisdictions().Of("generic")};
    }
    [[nodiscard]] desk::ConsentStanding Standing(const char* kind, model::Instant at) const {
        return desk::StandingOf(client, *clinic->Data().Consents().Find(kind), Day(at));
    }
    [[nodiscard]] std::string StandingText(const char* kind) const {
        return desk::StandingText(text::Translator(), Standing(kind, clock.Now()), kZone);
    }
    [[nodiscard]] std::string RecordText(const model::Consent& consent) const {
        const auto& kind = *clinic->Data().Consents().Find(consent.kind);
        return desk::RecordText(text::Translator(), desk::RecordOf(client, consent, kind, Day(clock.Now())),
                                kZone);
    }
    // "gluteal", so many days ago, with the words in force.
    [[nodiscard]] model::Consent Given(int days_ago, const char* kind = "gluteal") {
        const std::string& version = clinic->Data().Consents().Find(kind)->InForce().version;
        return {{ids.NewUuid()}, kind, clock.Now() - days(days_ago), {}, {}, version, "Ada"};
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
    const std::string& words = kind.InForce().version;
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
        model::Consent consent{{ids.NewUuid()}, "gluteal", now - days(one.given), {}, {}, words, "Ada"};
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
    BOOST_TEST((gluteal.how == model::ConsentHow::Drawn));
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
    sound.how = model::ConsentHow::OnPaper;
    struct Case {
        const char* says;
        std::function<void(desk::ConsentGiven&)> change;
    };
    const Case cases[] = {
        {"", [](auto&) {}},
        {"", [](auto& g) { g.given_on = model::ParseDate("2026-05-01"); }},
        {"", [](auto& g) { g.how = model::ConsentHow::Typed; }},
        {"", [](auto& g) { g.how = model::ConsentHow::Spoken; }},
        {"in writing",
         [](auto& g) {
             g.how = model::ConsentHow::Spoken;
             g.kinds = {"gluteal", "chest"};
         }},
        {"before the client was born", [](auto& g) { g.given_on = model::ParseDate("1985-02-28"); }},
        {"at least one", [](auto& g) { g.kinds.clear(); }},
        {"no consent “moon”", [](auto& g) { g.kinds = {"moon"}; }},
        {"who gives", [](auto& g) { g.given_by = " "; }},
        {"signature is missing", [](auto& g) { g.how = model::ConsentHow::Drawn; }},
        {"signature is missing",
         [](auto& g) {
             g.how = model::ConsentHow::Drawn;
             g.signature = {{{5, 5}}};
         }},
        {"still to come", [](auto& g) { g.given_on = model::ParseDate("2026-11-24"); }},
        {"end before", [](auto& g) { g.expires = model::ParseDate("2026-11-22"); }},
        {"damaged or too large", [](auto& g) {
             g.how = model::ConsentHow::Drawn;
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
    // How it was given stands beside the name, not in it, and is kept.
    Reopen();
    client = clinic->LoadClient(client.id);
    const model::ConsentHow hows[] = {model::ConsentHow::OnPaper, model::ConsentHow::OnPaper,
                                      model::ConsentHow::Typed, model::ConsentHow::Spoken};
    BOOST_REQUIRE(client.consents.size() == std::size(hows));
    for (std::size_t i = 0; i < std::size(hows); ++i) {
        BOOST_TEST(client.consents[i].given_by == "Ada");
        BOOST_TEST((client.consents[i].how == hows[i]));
    }
    BOOST_TEST((client.consents[1].expires == model::ParseDate("2027-05-01")));
    BOOST_TEST(clinic->Store().Check().sound);
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
    const std::string& words = kind.InForce().version;
    const auto state = [&] { return desk::StandingOf(client, kind, {now, "Europe/Berlin", law}).state; };
    const model::Consent older{{ids.NewUuid()}, "gluteal", now - days(100), {}, {}, words, "Ada"};
    model::Consent renewed{{ids.NewUuid()}, "gluteal", now - days(10), {}, {}, words, "Ada"};
    renewed.revoked_at = now - days(1);
    for (const auto& consents : {std::vector{older, renewed}, std::vector{renewed, older}}) {
        client.consents = consents;
        BOOST_TEST((state() == ConsentState::Revoked));
        const auto standing = desk::StandingOf(client, kind, {now, "Europe/Berlin", law});
        BOOST_TEST(desk::StandingText(text::Translator(), standing, "Europe/Berlin") ==
                   "taken back 22 Nov 2026");
        client.consents.push_back({{ids.NewUuid()}, "gluteal", now - hours(1), {}, {}, words, "Ada"});
        BOOST_TEST((state() == ConsentState::Valid));
    }
    // The last of those that do not hold is the last given, however they are kept.
    model::Consent ended{{ids.NewUuid()}, "gluteal", now - hours(20), {}, {}, words, "Ada"};
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

BOOST_AUTO_TEST_CASE(a_consent_for_one_visit_ends_with_its_day) {
    BOOST_TEST(StandingText("chest") == "not given; asked at every visit");
    Mark("pectoralis_minor", Layer::Deep);
    BOOST_TEST(Stops() == Kinds{"chest"}, boost::test_tools::per_element());
    const auto text = [&] {
        return desk::StopText(text::Translator(), clinic->Data(), desk::ConsentStops(*editor).at(0), kZone);
    };
    BOOST_TEST(text().find("no consent for this visit (Chest and breast)") != std::string::npos, text());
    desk::ConsentGiven given;
    given.kinds = {"chest"};
    given.language = "en";
    given.given_by = "Ada";
    given.how = model::ConsentHow::OnPaper;
    given.expires = model::ParseDate("2030-01-01");
    client = desk::RecordConsents(*clinic, client.id, given);
    editor->ClientChanged(client);
    BOOST_TEST(Stops().empty());
    BOOST_TEST((client.consents[0].expires == model::ParseDate("2026-11-23")));
    BOOST_TEST(StandingText("chest") == "for the visit of 23 Nov 2026 only");
    BOOST_TEST(RecordText(client.consents[0]) == "In force for the visit of 23 Nov 2026 only.");
    clock.Set(clock.Now() + hours(20));
    editor = clinic->StartVisit(client.id);
    Mark("pectoralis_minor", Layer::Deep);
    BOOST_TEST(Stops() == Kinds{"chest"}, boost::test_tools::per_element());
    BOOST_TEST(desk::ConsentStops(*editor)[0].one_visit);
    BOOST_TEST(text().find("no consent for this visit") != std::string::npos, text());
    BOOST_TEST(StandingText("chest") == "was for the visit of 23 Nov 2026 only: ask again");
    BOOST_TEST(RecordText(client.consents[0]) == "Was for the visit of 23 Nov 2026 only.");
}

BOOST_AUTO_TEST_CASE(a_consent_kept_for_a_year_by_an_earlier_version_counts_for_its_visit_only) {
    model::Consent old = Given(7, "chest");
    old.wording_version = "2026-01";
    old.expires = model::ParseDate("2027-11-16");
    client.consents = {old};
    BOOST_TEST((Standing("chest", clock.Now()).state == ConsentState::Expired));
    BOOST_TEST(Standing("chest", clock.Now() - days(7)).Holds());
}

BOOST_AUTO_TEST_CASE(a_consent_for_one_visit_does_not_reach_back_to_the_day_before) {
    client.consents = {Given(0, "chest"), Given(0, "gluteal")};
    const model::Instant before = clock.Now() - hours(20);
    BOOST_TEST(Standing("gluteal", before).Holds());  // written down after the visit
    BOOST_TEST((Standing("chest", before).state == ConsentState::Missing));
    BOOST_TEST(Standing("chest", clock.Now() - hours(1)).Holds());
    const auto& kinds = clinic->Data().Consents();
    BOOST_TEST((desk::DayToAgree(*kinds.Find("chest"), editor->Visit()) == model::ParseDate("2026-11-23")));
    BOOST_TEST(!desk::DayToAgree(*kinds.Find("gluteal"), editor->Visit()).has_value());
}

BOOST_AUTO_TEST_CASE(each_consent_on_record_tells_its_true_state) {
    model::Consent renewed = Given(10);
    renewed.revoked_at = clock.Now() - days(1);
    client.consents = {Given(400), Given(100), renewed, Given(0)};
    const char* texts[] = {"Ended on 19 Oct 2026.", "Taken back on 22 Nov 2026 with a later one.",
                           "Taken back on 22 Nov 2026.", "In force to 23 Nov 2027."};
    for (std::size_t i = 0; i < std::size(texts); ++i) BOOST_TEST(RecordText(client.consents[i]) == texts[i]);
    client.consents = {Given(100), Given(0)};
    BOOST_TEST(RecordText(client.consents[0]) == "Replaced by the one of 23 Nov 2026.");
    BOOST_TEST(RecordText(client.consents[1]) == "In force to 23 Nov 2027.");
    client.consents = {Given(-7)};
    BOOST_TEST(RecordText(client.consents[0]) == "Counts from 30 Nov 2026 on.");
    model::Consent spoken = Given(0, "chest");
    spoken.how = model::ConsentHow::Spoken;
    client.consents = {spoken};
    BOOST_TEST((Standing("chest", clock.Now()).state == ConsentState::Missing));
    BOOST_TEST(RecordText(spoken) == "Does not count: here it has to be in writing.");
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_with_a_later_one_is_not_taken_back_twice) {
    client.consents = {Given(100), Given(10)};
    client = clinic->SaveClient(client);
    client = desk::RevokeConsent(*clinic, client.id, client.consents[1].id, "");
    BOOST_CHECK_THROW(desk::RevokeConsent(*clinic, client.id, client.consents[0].id, ""), model::Error);
}

BOOST_AUTO_TEST_CASE(a_stop_says_that_it_was_taken_back_and_the_way_out) {
    const auto stop = [&] { return desk::ConsentStops(*editor).at(0); };
    const text::Translator words;
    Agree("gluteal");
    const auto mark = Mark("gluteus_maximus");
    clock.Set(clock.Now() + minutes(20));
    client = desk::RevokeConsent(*clinic, client.id, client.consents[0].id, "");
    editor->ClientChanged(client);
    BOOST_TEST(desk::StopText(words, clinic->Data(), stop(), kZone) ==
               "Gluteus maximus, left: consent taken back 23 Nov 2026 (Gluteal region)");
    BOOST_TEST(desk::MayRemove(stop()));
    BOOST_TEST(desk::StopAdvice(words, stop()).find("agreed anew") != std::string::npos);
    Treat(mark);  // what was agreed to when it was done is not to be removed
    BOOST_TEST(!desk::MayRemove(stop()));
    BOOST_TEST(desk::StopAdvice(words, stop()).find("stays in the record") != std::string::npos);
    // At a visit that begins later it is no different in words, but nothing was agreed to.
    clock.Set(clock.Now() + days(3));
    editor = clinic->StartVisit(client.id);
    Treat(Mark("gluteus_maximus"));
    BOOST_TEST(!stop().taken_back);
    BOOST_TEST(desk::MayRemove(stop()));
    BOOST_TEST(desk::StopText(words, clinic->Data(), stop(), kZone).find("taken back 23 Nov 2026") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_stop_says_when_a_consent_ended) {
    model::Consent ended = Given(30);
    ended.expires = model::ParseDate("2026-11-20");
    client.consents = {ended};
    client = clinic->SaveClient(client);
    editor->ClientChanged(client);
    Mark("gluteus_maximus");
    const auto stops = desk::ConsentStops(*editor);
    BOOST_REQUIRE(stops.size() == 1U);
    BOOST_TEST(desk::StopText(text::Translator(), clinic->Data(), stops[0], kZone) ==
               "Gluteus maximus, left: consent ended 20 Nov 2026 (Gluteal region)");
    BOOST_TEST(desk::StopAdvice(text::Translator(), stops[0]).empty());
}

BOOST_AUTO_TEST_CASE(the_words_in_force_count_before_older_ones_that_last_longer) {
    model::Consent longer = Given(100);
    longer.wording_version = "2025-01";
    longer.expires = model::ParseDate("2029-01-01");
    const model::Consent anew = Given(1);
    for (const auto& consents : {std::vector{longer, anew}, std::vector{anew, longer}}) {
        client.consents = consents;
        const auto standing = Standing("gluteal", clock.Now());
        BOOST_TEST(!standing.older_wording);
        BOOST_TEST((standing.ends == model::ParseDate("2027-11-22")));
    }
    // Alone it holds, but has to be asked again; signing says so where the visit needs it.
    client.consents = {longer};
    client = clinic->SaveClient(client);
    editor->ClientChanged(client);
    Mark("soleus");
    BOOST_TEST(!PointOf(desk::PointCode::SensitiveWording).has_value());
    Treat(Mark("gluteus_maximus"));
    BOOST_TEST(Stops().empty());
    BOOST_TEST((PointOf(desk::PointCode::SensitiveWording) == desk::PointKind::Warn));
    BOOST_TEST(Standing("gluteal", clock.Now()).Holds());
    BOOST_TEST(StandingText("gluteal") == "wording has changed: ask again");
}

BOOST_AUTO_TEST_CASE(for_a_minor_the_guardian_agrees_until_the_client_is_of_age) {
    client.birth_date = model::ParseDate("2012-02-29");
    client.guardian = "Eva Example, 0171 234";
    client = clinic->SaveClient(client);
    BOOST_TEST(desk::GiverOn(client, clinic->Today()) == "Eva Example");
    desk::ConsentGiven given;
    given.kinds = {"gluteal"};
    given.language = "en";
    given.given_by = " Ada Example ";
    given.how = model::ConsentHow::OnPaper;
    given.expires = model::ParseDate("2035-01-01");
    BOOST_CHECK_THROW(desk::RecordConsents(*clinic, client.id, given), model::Error);
    given.given_by = desk::GiverOn(client, clinic->Today());
    client = desk::RecordConsents(*clinic, client.id, given);
    BOOST_TEST((Standing("gluteal", clock.Now()).ends == model::ParseDate("2030-02-28")));
    const model::Instant of_age = *model::ParseInstant("2030-03-01T09:00:00Z");
    BOOST_TEST(Standing("gluteal", of_age - days(1)).Holds());
    BOOST_TEST((Standing("gluteal", of_age).state == ConsentState::Expired));
    BOOST_TEST(desk::GiverOn(client, *model::ParseDate("2030-03-01")) == "Ada Example");
}

BOOST_AUTO_TEST_CASE(where_the_law_asks_for_writing_a_spoken_consent_does_not_count) {
    model::Consent spoken = Given(1, "treatment");
    spoken.how = model::ConsentHow::Spoken;
    client.consents = {spoken};
    const auto& kind = *clinic->Data().Consents().Find("treatment");
    for (const auto& [law, holds] : {std::pair{"generic", true}, {"us-wa", false}}) {
        const auto& rules = clinic->Data().Jurisdictions().Of(law);
        BOOST_TEST(desk::StandingOf(client, kind, {clock.Now(), kZone, rules}).Holds() == holds, law);
    }
}

BOOST_AUTO_TEST_SUITE_END()
