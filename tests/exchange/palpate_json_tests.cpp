#define BOOST_TEST_MODULE exchange
#include <boost/test/unit_test.hpp>

#include <random>
#include <regex>

#include "exchange/base64.h"
#include "exchange/palpate_json.h"
#include "support/pictures.h"
#include "support/sanitized.h"

namespace {

// Fills every field by a seeded stream so that no field can be forgotten by writer or reader.
class Maker {
public:
    explicit Maker(unsigned seed) : m_random(seed) {}

    exchange::Bundle Bundle() {
        exchange::Bundle bundle;
        bundle.users.push_back({Id<model::UserId>(), Text(), Text(), Text(), model::Role::Therapist, Text()});
        for (int i = 0; i < 3; ++i) bundle.clients.push_back(Client());
        for (int i = 0; i < 2; ++i) bundle.pictures.push_back(Picture());
        for (int i = 0; i < 3; ++i) bundle.visits.push_back(Visit());
        using enum model::AmendmentKind;
        for (const auto kind : {Addition, Correction, Move, CoSign, InError})
            bundle.amendments.push_back(Amendment(kind, bundle.visits.front().id));
        for (const auto kind : {model::Privacy::Profession, model::Privacy::Therapist})
            bundle.privacy.push_back({Id<model::ClientId>(), kind, Id<model::UserId>()});
        return bundle;
    }

private:
    // Each kind with all it may hold.
    model::SealedAmendment Amendment(model::AmendmentKind kind, const model::VisitId& visit) {
        model::Amendment made;
        made.id = Id<model::AmendmentId>();
        made.visit = visit;
        made.number = 1 + Below(9);
        made.kind = kind;
        made.by = Id<model::UserId>();
        made.at = Time();
        made.reason = "misheard \"left\"";
        const bool corrects = kind == model::AmendmentKind::Correction;
        const bool moves = kind == model::AmendmentKind::Move;
        if (corrects) made.original = "Zoë\nleft";
        if (corrects) made.position = static_cast<std::size_t>(Below(900));
        if (corrects || kind == model::AmendmentKind::Addition) made.field = "soap.a";
        if (!moves && kind != model::AmendmentKind::InError) made.text = "Zoë\nright";
        if (moves) made.from = Id<model::ClientId>();
        if (moves) made.to = Id<model::ClientId>();
        return {made, {4, std::string(64, 'a'), std::string(64, 'b'), std::string(128, 'c')}};
    }

    int Below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    bool Coin() { return Below(2) == 0; }
    double Place() { return Real() / 10; }
    double Real() { return static_cast<double>(m_random()) / 7919.0 - 1000; }
    std::string Text() {
        static const char* const texts[] = {
            "", "plain", "Zoë \"quoted\" \\ back", "two\nlines\ttab", "日本語 🦵", "{0}"};
        return texts[Below(6)];
    }
    std::vector<std::string> Texts() {
        std::vector<std::string> list(static_cast<std::size_t>(Below(4)));
        for (auto& one : list) one = Text();
        return list;
    }
    template <class T>
    T Id() {
        char text[40];
        std::snprintf(text, sizeof text, "01900000-0000-7000-8000-%012x", static_cast<unsigned>(++m_next));
        return T{text};
    }
    model::Instant Time() {
        return model::Instant{std::chrono::milliseconds{1'700'000'000'000LL + Below(1'000'000'000)}};
    }
    model::Date Day() { return model::Date{std::chrono::sys_days{std::chrono::days{Below(30'000)}}}; }
    model::RegionRef Region() { return {Coin() ? "soleus" : "masseter", static_cast<model::Side>(Below(3))}; }

    model::Client Client() {
        model::Client client;
        client.id = Id<model::ClientId>();
        client.name = "N " + Text();
        client.number = Text();
        client.preferred_name = Text();
        client.pronouns = Text();
        if (Coin()) client.birth_date = Day();
        client.language = Coin() ? "de" : "en";
        client.email = Text();
        client.phone = Text();
        client.address = Text();
        client.guardian = Text();
        client.emergency_contact = Text();
        client.physician = Text();
        client.occupation = Text();
        client.activity = Text();
        client.goal = Text();
        client.figure = static_cast<model::Figure>(Below(3));
        if (Coin()) client.next_race = model::Race{Text(), Day()};
        if (Coin()) client.past_races = {{Text(), Day()}, {Text(), Day()}};
        client.large_print = Coin();
        client.equipment = Texts();
        if (Coin()) client.body_mass_kg = Real();
        if (Coin())
            client.consents.push_back({Id<model::ConsentId>(),
                                       "treatment",
                                       Time(),
                                       Day(),
                                       Time(),
                                       Text(),
                                       Text(),
                                       "de",
                                       Text(),
                                       Id<model::UserId>(),
                                       Text(),
                                       {{{1.5, 2}, {3, 4}}, {{5, 6}}},
                                       static_cast<model::ConsentHow>(Below(5))});
        if (Coin()) client.avoid.push_back({Region(), Text(), Time(), Time()});
        if (Coin()) client.history.push_back(Health());
        client.archived = Coin();
        return client;
    }

    model::HealthHistory Health() {
        model::HealthHistory health;
        health.recorded_at = Time();
        health.recorded_by = Id<model::UserId>();
        health.conditions["raynaud"] = {static_cast<model::Answer>(Below(4)), Text(), Texts(), Coin(),
                                        Text()};
        health.others = static_cast<model::Answer>(Below(4));
        health.medication = Text();
        health.allergies = Text();
        health.surgery = Text();
        health.operated = static_cast<model::Answer>(Below(4));
        if (Coin()) health.pregnancy_weeks = Below(42);
        if (Coin()) health.blood_pressure = {118, 76};
        if (Coin()) health.sleep_hours = 6.5;
        return health;
    }

    model::Visit Visit() {
        model::Visit visit;
        visit.id = Id<model::VisitId>();
        visit.client = Id<model::ClientId>();
        visit.therapist = Id<model::UserId>();
        visit.number = Below(40);
        visit.service_at = Time();
        visit.entered_at = Time();
        visit.minutes = Below(120);
        visit.zone = "Europe/Berlin";
        visit.status = static_cast<model::VisitStatus>(Below(3));
        visit.reason = Text();
        visit.health_update = Text();
        visit.health_asked = Coin();
        visit.red_flags = Texts();
        visit.red_flags_asked = Coin();
        for (int i = Below(4); i > 0; --i) visit.marks.push_back(Mark());
        for (int i = Below(3); i > 0; --i)
            visit.readings.push_back(
                {"rom", Text(), Region().side, Below(180) + 0.5, {}, Coin(), Coin(), Text()});
        for (int i = Below(3); i > 0; --i)
            visit.adherence.push_back({"item_" + std::to_string(i), Region(), Id<model::VisitId>(),
                                       static_cast<model::Followed>(Below(4)), Text(),
                                       static_cast<model::Felt>(Below(4)), Text(), Text()});
        visit.late_reason = Text();
        if (!visit.marks.empty()) {
            visit.treatments.push_back({Id<model::TreatmentId>(),
                                        {visit.marks[0].id},
                                        {Region()},
                                        "petrissage",
                                        1 + Below(5),
                                        1 + Below(60),
                                        static_cast<model::Response>(Below(4)),
                                        Text(),
                                        Coin(),
                                        Text()});
            visit.objective.push_back({visit.marks[0].id, {}, Text(), Text()});
        }
        if (Coin()) visit.copied_lines.push_back({static_cast<model::SoapPart>(Below(4)), Text()});
        if (Coin()) visit.copied_from = Id<model::VisitId>();
        if (Coin()) visit.resolved.push_back(Id<model::SpotId>());
        visit.soap = {Text(), Text(), Text(), Text()};
        visit.training_block = Text();
        visit.plan = Plan();
        return visit;
    }

    model::Mark Mark() {
        model::Mark mark;
        mark.id = Id<model::MarkId>();
        mark.figure = static_cast<model::Figure>(Below(3));
        mark.view = static_cast<model::View>(Below(21));
        if (mark.view == model::View::Picture) mark.picture = Id<model::PictureId>();
        mark.shape = static_cast<model::Shape>(Below(4));
        mark.points.resize(mark.shape == model::Shape::Point ? 1 : 3);
        for (auto& point : mark.points) point = {Place(), Place()};
        mark.at = Region();
        mark.layer = static_cast<model::Layer>(Below(2));
        mark.finding = "pain";
        if (Coin()) mark.before = Below(11);
        if (Coin()) mark.after = Below(11);
        if (Coin()) mark.spot = Id<model::SpotId>();
        mark.note = Text();
        mark.copied = Coin();
        if (mark.shape != model::Shape::Point)
            for (int i = Below(4); i > 0; --i) mark.covers.push_back({Region(), Below(1001) / 1000.0});
        if (mark.shape == model::Shape::Arrow && Coin()) mark.leads_to = Region();
        return mark;
    }

    model::Picture Picture() {
        model::Picture picture;
        picture.id = Id<model::PictureId>();
        if (Coin()) picture.client = Id<model::ClientId>();
        picture.title = "P " + Text();
        picture.media_type = "image/png";
        picture.width = 1 + Below(20);
        picture.height = 1 + Below(20);
        picture.bytes = support::Png(static_cast<std::uint32_t>(picture.width),
                                     static_cast<std::uint32_t>(picture.height));
        picture.added_at = Time();
        if (Coin()) picture.added_by = Id<model::UserId>();
        picture.archived = Coin();
        return picture;
    }

    model::HomePlan Plan() {
        model::HomePlan plan;
        for (auto& day : plan.week) day = {static_cast<model::Load>(Below(7)), Text()};
        plan.red_flags = Texts();
        model::PlanItem item;
        item.id = "calf_stretch";
        item.modality = "stretching";
        item.name = Text();
        item.at = Region();
        item.dose = {{"hold_s", 30.0, 20.0, std::nullopt, "s", Text()},
                     {"fluid", {}, {}, {}, "", "to thirst"}};
        item.days = {0, 3, 6};
        item.why = {{"mark", "finding_rule 3", Region(), "pain", 4, 2, Text()}};
        item.steps = Texts();
        item.stop_if = Texts();
        item.changes = Texts();
        item.evidence = "weak";
        item.source = Text();
        item.reviewed = Coin();
        item.minutes = Below(20);
        item.edited = Coin();
        item.step = Below(5);
        if (Coin()) item.overrides = {{"pregnancy", "ask-doctor", "said " + Text()}};
        plan.items = {item, item};
        plan.blocked = {{"ems", Text(), "avoid", "pregnancy", Text(), Text(), Region(), Coin()}};
        if (Coin()) plan.refer = model::Referral{"same_day", Texts(), Text()};
        if (Coin()) plan.next_visit = Day();
        plan.next_visit_time = "14:30";
        plan.massage_every_days = 7;
        plan.words_to_client = Text();
        plan.approved = Coin();
        return plan;
    }

    std::mt19937 m_random;
    int m_next = 0;
};

// The message of what `work` throws; fails if it throws nothing.
template <class Work>
std::string Refusal(Work work) {
    try {
        work();
    } catch (const model::Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::BadInput));
        return error.what();
    }
    BOOST_ERROR("nothing was refused");
    return {};
}

std::string Refusal(const std::string& json) {
    return Refusal([&] { (void)exchange::ReadJson(json, "a.json"); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(palpate_json_tests)

BOOST_AUTO_TEST_CASE(every_field_comes_back) {
    for (int seed = 0; seed < support::Cases(200); ++seed) {
        const exchange::Bundle bundle = Maker(static_cast<unsigned>(seed)).Bundle();
        const std::string json = exchange::WriteJson(bundle);
        const exchange::Bundle back = exchange::ReadJson(json, "round trip");
        BOOST_REQUIRE_MESSAGE(back == bundle, "seed " << seed);
        BOOST_REQUIRE_EQUAL(exchange::WriteJson(back), json);
    }
}

BOOST_AUTO_TEST_CASE(an_empty_clinic_is_a_good_file) {
    const exchange::Bundle nothing;
    BOOST_TEST((exchange::ReadJson(exchange::WriteJson(nothing), "x") == nothing));
}

BOOST_AUTO_TEST_CASE(refusals_say_what_and_where) {
    const std::string head = R"({"format":"palpate","version":1,)";
    const std::string client = R"("clients":[{"id":"01900000-0000-7000-8000-000000000001","name":"A",)";
    const struct {
        std::string json, says;
    } cases[] = {
        {"", "a.json, line 1: this is not JSON."},
        {"{\n\n\"format\" \"palpate\"}", "a.json, line 3: this is not JSON."},
        {"[]", "\"format\": \"palpate\" is missing"},
        {R"({"format":"palpate","version":9})", "newer Palpate (version 9"},
        {R"({"format":"palpate","version":0})", "whole number from 1 up"},
        {head + R"("surprise":1})", "surprise is a field this version does not know"},
        {head + R"("clients":{}})", "a.json, clients: expected a list."},
        {head + R"("clients":[7]})", "clients[0]: expected an object"},
        {head + R"("clients":[{"name":"A"}]})", "clients[0].id is missing"},
        {head + R"("clients":[{"id":"x","name":"A"}]})", "clients[0].id: expected an id"},
        {head + client + R"("birth_date":"1980-02-30"}]})", "clients[0].birth_date: expected a date like"},
        {head + client + R"("figure":"giant"}]})", "clients[0].figure: expected one of the words"},
        {head + client + R"("archived":"no"}]})", "clients[0].archived: expected true or false"},
        {head + client + R"("colour":"red"}]})", "clients[0].colour is a field this version does not know"},
        {head + client + R"("body_mass_kg":"70"}]})", "clients[0].body_mass_kg: expected a number"},
        {head + client + R"("history":[{"recorded_at":"yesterday"}]}]})",
         "clients[0].history[0].recorded_at: expected a time"},
    };
    for (const auto& one : cases) {
        const std::string said = Refusal(one.json);
        BOOST_TEST(said.find(one.says) != std::string::npos, said << " | expected: " << one.says);
    }
}

namespace {

// A file with this one picture, each field as given.
std::string PictureFile(const std::string& bytes, const std::string& more = R"("width":5,"height":3)") {
    return R"({"format":"palpate","version":2,"pictures":[{"id":"01900000-0000-7000-8000-000000000001",)"
           R"("title":"A","media_type":"image/png","added_at":"2026-11-23T09:00:00Z",)" +
           more + R"(,"bytes":)" + bytes + "}]}";
}

std::string Small() {
    exchange::Bundle bundle;
    bundle.pictures.emplace_back().bytes = support::Png(5, 3);
    const std::string json = exchange::WriteJson(bundle);
    const auto first = json.find('"', json.find("\"bytes\"") + 8);
    return json.substr(first, json.find('"', first + 1) + 1 - first);
}

}  // namespace

BOOST_AUTO_TEST_CASE(pictures_are_what_they_say_or_refused) {
    const std::string small = Small(), megabyte = '"' + std::string(1'000'000, 'A') + "\",";
    BOOST_TEST(exchange::ReadJson(PictureFile("[" + small + "]"), "a").pictures.front().bytes ==
               support::Png(5, 3));
    std::string many = "[";
    for (int i = 0; i < 12; ++i) many += megabyte;
    const struct {
        std::string json, says;
    } cases[] = {
        {PictureFile(small), "pictures[0].bytes: expected a list"},
        {PictureFile("[7]"), "pictures[0].bytes[0]: expected bytes as base64 text"},
        {PictureFile("[" + small + ",\"?\"]"), "pictures[0].bytes[1]: expected bytes as base64 text"},
        {PictureFile("[]"), "a.json, pictures[0]: A picture must be a PNG or JPEG file."},
        {PictureFile(many + "\"\"]"), "pictures[0].bytes: expected fewer bytes"},
        {PictureFile("[\"AAAA\"]"), "a.json, pictures[0] is no picture of the kinds PNG and JPEG."},
        {PictureFile("[\"" + exchange::ToBase64(support::PngStart() + support::PngHead(6001, 1)) + "\"]"),
         "a.json, pictures[0]: a picture may have at most 8 MiB"},
        {PictureFile("[" + small + "]", R"("width":6,"height":3)"),
         "kind or size are not those of the bytes"},
        {PictureFile("[" + small + "]", R"("width":6001,"height":3)"),
         "a.json, pictures[0]: A picture may have at most 8 MiB"},
    };
    for (const auto& one : cases) {
        const std::string said = Refusal(one.json);
        BOOST_TEST(said.find(one.says) != std::string::npos, said << " | expected: " << one.says);
    }
}

BOOST_AUTO_TEST_CASE(a_large_picture_comes_back_from_its_parts) {
    exchange::Bundle bundle;
    auto& picture = bundle.pictures.emplace_back();
    picture.id = {"01900000-0000-7000-8000-000000000001"};
    picture.title = "Large";
    picture.media_type = "image/png";
    picture.width = 1500;
    picture.height = support::kSanitized ? 300 : 1800;
    picture.bytes = support::Png(1500, static_cast<std::uint32_t>(picture.height));
    BOOST_REQUIRE(picture.bytes.size() > (support::kSanitized ? 1'300'000U : 8'000'000U));
    BOOST_TEST((exchange::ReadJson(exchange::WriteJson(bundle), "large") == bundle));
    if (support::kSanitized) return;  // 200 MB of text
    bundle.pictures.assign(26, model::Picture(picture));
    BOOST_CHECK_THROW((void)exchange::WriteJson(bundle), model::Error);
}

BOOST_AUTO_TEST_CASE(files_of_the_first_version_are_read) {
    const auto bundle = exchange::ReadJson(
        R"({"format":"palpate","version":1,"visits":[{"id":"01900000-0000-7000-8000-000000000001",)"
        R"("client":"01900000-0000-7000-8000-000000000002","service_at":"2026-11-23T09:00:00Z",)"
        R"("entered_at":"2026-11-23T09:00:00Z","marks":[{"id":"01900000-0000-7000-8000-000000000003",)"
        R"("view":"back","shape":"arrow","points":[{"x":1,"y":2},{"x":3,"y":4}],"region":"soleus",)"
        R"("side":"left","finding":"pain"}]}]})",
        "old");
    const model::Mark& mark = bundle.visits.front().marks.front();
    BOOST_TEST(mark.covers.empty());
    BOOST_TEST(!mark.leads_to.has_value());
    BOOST_TEST(mark.picture.empty());
}

BOOST_AUTO_TEST_CASE(a_visit_that_breaks_a_rule_is_refused) {
    exchange::Bundle bundle = Maker(3).Bundle();
    bundle.visits[1].minutes = 9999;
    const std::string said = Refusal(exchange::WriteJson(bundle));
    BOOST_TEST(said.find("visits[1]") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
    const std::string said = Refusal(std::string(100'000, '['));
    BOOST_TEST(!said.empty());
    std::string closed =
        R"({"format":"palpate","version":1,"clients":)" + std::string(40, '[') + std::string(40, ']') + "}";
    BOOST_TEST(Refusal(closed).find("32 deep") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_consent_of_version_4_does_not_say_how_it_was_given) {
    const exchange::Bundle bundle = exchange::ReadJson(
        R"({"format":"palpate","version":4,"clients":[{"id":"01900000-0000-7000-8000-000000000001","name":"Ada",)"
        R"("consents":[{"id":"01900000-0000-7000-8000-000000000002","kind":"treatment",)"
        R"("given_at":"2026-01-01T09:00:00Z","given_by":"Ada","signature":[[{"x":1,"y":2},{"x":3,"y":4}]]}]}]})",
        "old");
    const model::Consent& consent = bundle.clients.at(0).consents.at(0);
    BOOST_TEST((consent.how == model::ConsentHow::Unknown));
    BOOST_TEST((consent.How() == model::ConsentHow::Drawn));
}

BOOST_AUTO_TEST_CASE(a_file_of_version_6_says_nothing_of_how_the_last_plan_went) {
    exchange::Bundle bundle = Maker(3).Bundle();
    for (auto& visit : bundle.visits) {
        visit.adherence.clear();
        visit.late_reason.clear();
        for (auto& item : visit.plan.items) {
            item.step = 0;
            item.overrides.clear();
        }
    }
    std::string older = exchange::WriteJson(bundle);
    for (const char* key :
         {R"("adherence": \[\])", R"("late_reason": "")", R"("step": 0)", R"("overrides": \[\])"})
        older = std::regex_replace(older, std::regex(R"(,\s*)" + std::string(key)), "");
    older = std::regex_replace(older, std::regex("\"version\": 8"), "\"version\": 6");
    for (const char* gone : {"adherence", "late_reason", "\"step\"", "overrides"})
        BOOST_TEST(older.find(gone) == std::string::npos, gone);
    BOOST_TEST((exchange::ReadJson(older, "older") == bundle));
}

BOOST_AUTO_TEST_CASE(amendments_are_checked_as_they_come_and_older_files_have_none) {
    exchange::Bundle bundle = Maker(5).Bundle();
    bundle.amendments.front().content.reason = "-";
    BOOST_TEST(Refusal(exchange::WriteJson(bundle)).find("amendments[0]: An amendment needs a reason") !=
               std::string::npos);
    bundle.amendments.clear();
    std::string older = exchange::WriteJson(bundle);
    older.replace(older.find("\"version\": 8"), 12, "\"version\": 5");
    older.erase(older.find(",\n  \"amendments\": []"), std::string(",\n  \"amendments\": []").size());
    BOOST_TEST((exchange::ReadJson(older, "older") == bundle));
}

BOOST_AUTO_TEST_CASE(a_document_may_come_in_any_order) {
    const exchange::Bundle bundle = Maker(4).Bundle();
    const std::string good = exchange::WriteJson(bundle);
    const std::string head = "\n  \"format\": \"palpate\",\n  \"version\": 8,";
    std::string turned = good;
    turned.erase(turned.find(head), head.size());
    BOOST_TEST(Refusal(turned).find("\"format\": \"palpate\" is missing") != std::string::npos);
    turned.insert(turned.rfind("\n}"), "," + head.substr(0, head.size() - 1));
    BOOST_TEST((exchange::ReadJson(turned, "turned") == bundle));
    BOOST_TEST((exchange::ReadJson("\xEF\xBB\xBF" + good, "with a mark of its order") == bundle));
}

BOOST_AUTO_TEST_CASE(nonsense_is_refused_before_it_takes_memory) {
    const std::string head = R"({"format":"palpate","version":1,)";
    const std::string client = head + R"("clients":[{"id":"01900000-0000-7000-8000-000000000001","name":)";
    std::string fields;
    for (int i = 0; i < 2000; ++i) fields += "\"f" + std::to_string(i) + "\":0,";
    std::string zeros(8'100'000, '0');
    for (std::size_t i = 1; i < zeros.size(); i += 2) zeros[i] = ',';
    const struct {
        std::string json, says;
    } cases[] = {
        {head + "\"clients\":" + std::string(static_cast<std::size_t>(support::Cases(5'000'000)), '['),
         "32 deep"},
        {client + "\"A\",\"name\":\"B\"}]}", "the field name stands twice"},
        {head + R"("visits":[],"visits":[]})", "the field visits stands twice"},
        {client + "\"A\\u0000B\"}]}", "clients[0].name: expected a text without the character zero"},
        {client + "\n\"" + std::string(2'000'000, 'A') + "\"}]}", "line 2: a text or number is too long"},
        {client + std::string(2'000'000, '1') + "}]}", "line 1: a text or number is too long"},
        {client + "\"A\n\xFF\"}]}", "a.json, line 2: this is not text in UTF-8."},
        {client + std::string("\"A\0\"}]}", 7), "a.json, line 1: this is not text in UTF-8."},
        {client + "\"\xED\xA0\x80\"}]}", "not text in UTF-8"},
        {client + "\"\\ud800\"}]}", "line 1: this is not JSON"},
        {client + "\"A\",\"body_mass_kg\":1e999}]}", "line 1: this is not JSON"},
        {head + "\n\"clients\":[\n-]}", "line 3: this is not JSON"},
        {client + "\"A\",\"body_mass_kg\":1" + std::string(400, '0') + "}]}", "line 1: this is not JSON"},
        {client + "\"A\",\"figure\":123456789012345678901234567890}]}", "expected a text in quotes"},
        {client + "{" + fields + "\"z\":0}}]}", "clients holds more than the 1000 values"},
        {head + "\"visits\":[[" + zeros + "0]]}", "visits holds more than the 4000000 values"},
    };
    for (const auto& one : cases) {
        const std::string said = Refusal(one.json);
        BOOST_TEST(said.find(one.says) != std::string::npos, said << " | expected: " << one.says);
    }
}

BOOST_AUTO_TEST_CASE(damaged_files_are_refused_never_half_read) {
    const exchange::Bundle bundle = Maker(11).Bundle();
    const std::string good = exchange::WriteJson(bundle);
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < support::Cases(400); ++i) {
        std::string bad = good;
        bad[random() % bad.size()] = static_cast<char>(random() % 256);
        try {
            (void)exchange::ReadJson(bad, "damaged");
        } catch (const model::Error&) {
            ++refused;
        }
    }
    BOOST_TEST(refused > support::Cases(50));
    for (const std::size_t cut : {good.size() / 3, good.size() / 2, good.size() - 3})
        BOOST_TEST(!Refusal(good.substr(0, cut)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
