#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

#include "desk/clinic.h"
#include "desk/open_clinic.h"
#include "desk/plan_builder.h"
#include "desk/red_flags.h"

namespace {

void Write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clinic_tests, support::OpenClinic)

BOOST_AUTO_TEST_CASE(clients_that_are_refused) {
    const struct {
        const char* name;
        void (*spoil)(model::Client&);
    } cases[] = {
        {"no name", [](model::Client& c) { c.name = ""; }},
        {"a minor without guardian", [](model::Client& c) { c.birth_date = model::ParseDate("2012-01-01"); }},
        {"born tomorrow", [](model::Client& c) { c.birth_date = model::ParseDate("2026-11-24"); }},
    };
    for (const auto& one : cases) {
        model::Client bad = clinic->NewClient();
        bad.name = "New Example";
        one.spoil(bad);
        BOOST_CHECK_THROW(clinic->SaveClient(bad), model::Error);
        BOOST_TEST(!clinic->Store().LoadClient(bad.id).has_value(), one.name);
    }
    model::Client minor = clinic->NewClient();
    minor.name = "Young Example";
    minor.birth_date = model::ParseDate("2012-01-01");
    minor.guardian = "Parent Example, 555 0100";
    BOOST_TEST(clinic->SaveClient(minor).number != client.number);
}

BOOST_AUTO_TEST_CASE(export_and_import_are_the_same) {
    auto editor = clinic->StartVisit(client.id);
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "pain");
    editor->SetPlan(editor->Propose(), "Propose plan");
    const exchange::Bundle bundle = clinic->Export({});
    const auto file = dir.Path() / "all.json";
    Write(file, exchange::WriteJson(bundle));

    support::OpenClinic other;
    const auto before = other.clinic->Export({});
    BOOST_TEST(other.clinic->Import(file, true).visits == 1);
    BOOST_TEST((other.clinic->Export({}) == before));
    (void)other.clinic->Import(file, false);
    const auto visit = other.clinic->Store().LoadVisit(editor->Visit().id);
    BOOST_REQUIRE(visit.has_value());
    BOOST_TEST(exchange::ToJson(*visit) == exchange::ToJson(editor->Visit()));
}

BOOST_AUTO_TEST_CASE(a_private_chart_stays_private_where_it_is_imported) {
    auto own = clinic->NewClient();
    own.name = "Bea Beispiel";
    own = clinic->SaveClient(own);
    clinic->Store().SetPrivacy(own.id, model::Privacy::Therapist);
    const auto file = dir.Path() / "all.json";
    exchange::Bundle bundle = clinic->Export({});
    BOOST_REQUIRE(bundle.privacy.size() == 1U);
    BOOST_TEST((bundle.privacy[0].client == own.id));
    BOOST_TEST((bundle.privacy[0].of == clinic->SignedIn().id));
    bundle.privacy[0].of = {ids.NewUuid()};
    Write(file, exchange::WriteJson(bundle));
    support::OpenClinic other;
    (void)other.clinic->Import(file, true);
    BOOST_TEST(!other.clinic->Store().LoadClient(own.id).has_value());
    (void)other.clinic->Import(file, false);
    const auto chart = other.clinic->Store().PrivacyOf(own.id);
    BOOST_TEST((chart.kind == model::Privacy::Therapist));
    // Nobody of that id works there, so it belongs to who imports.
    BOOST_TEST((chart.of == other.clinic->SignedIn().id));
    // What was opened there since stays as it is.
    other.clinic->Store().SetPrivacy(own.id, model::Privacy::Everyone);
    (void)other.clinic->Import(file, false);
    BOOST_TEST((other.clinic->Store().PrivacyOf(own.id).kind == model::Privacy::Everyone));
}

BOOST_AUTO_TEST_CASE(choir_maps_become_clients_with_one_visit) {
    const auto file = dir.Path() / "maps.csv";
    Write(file,
          "id,gender,race,age,bodymap_regions_csv,score\n1,Male,W,45,\"128,218\",58\n2,Female,W,30,112,10\n");
    const auto report = clinic->Import(file, false);
    BOOST_TEST(report.clients == 2);
    BOOST_TEST(report.marks == 3);
    store::MarkFilter low_back;
    low_back.region = "thoracolumbar_fascia";
    low_back.side = model::Side::Left;
    BOOST_TEST(clinic->Store().Marks(low_back).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_bad_line_imports_nothing) {
    const auto file = dir.Path() / "maps.csv";
    Write(file, "id,gender,race,age,bodymap_regions_csv,score\n1,Male,W,45,128,58\n2,Male,W,30,999,10\n");
    BOOST_CHECK_THROW((void)clinic->Import(file, false), model::Error);
    BOOST_TEST(clinic->Store().FindClients("").size() == 1U);
}

BOOST_AUTO_TEST_CASE(raynaud_never_gets_an_ice_bath) {
    client.equipment = {"ice_bath", "cryo_wrap"};
    model::HealthHistory health;
    health.others = model::Answer::No;
    health.conditions["raynaud"].answer = model::Answer::Yes;
    client.history.push_back(health);
    clinic->SaveClient(client);
    auto editor = clinic->StartVisit(client.id);
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
    model::TrainingWeek week{};
    week[3].load = model::Load::LongRun;
    editor->SetTraining(week, "build");
    const model::HomePlan plan = editor->Propose();
    for (const auto& item : plan.items) {
        BOOST_TEST(item.modality != "cold_water_immersion");
        BOOST_TEST(item.modality != "cryo_compression");
    }
    BOOST_TEST(std::any_of(plan.blocked.begin(), plan.blocked.end(), [](const auto& blocked) {
        return blocked.modality == "cold_water_immersion" && blocked.condition == "raynaud";
    }));
    editor->SetPlan(plan, "Propose plan");
    const auto page = desk::BuildPlanPage(support::TestResources(), clinic->Profile(), clinic->SignedIn(),
                                          client, editor->Visit());
    BOOST_TEST(!page.not_for_you.empty());
    BOOST_TEST(page.found.size() == 1U);
    BOOST_TEST(page.figures.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_dose_in_grams_is_not_told_per_kilogram) {
    client.body_mass_kg = 60;
    model::HealthHistory health;
    health.others = model::Answer::No;
    client.history.push_back(health);
    clinic->SaveClient(client);
    auto editor = clinic->StartVisit(client.id);
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
    editor->SetPlan(editor->Propose(), "Propose plan");
    const auto page = desk::BuildPlanPage(support::TestResources(), clinic->Profile(), clinic->SignedIn(),
                                          client, editor->Visit());
    for (const auto& row : page.rows) BOOST_TEST(row.dose.find("per kg") == std::string::npos, row.dose);
}

BOOST_AUTO_TEST_CASE(the_recovery_code_opens_a_clinic_whose_passphrase_is_forgotten) {
    model::ClinicProfile profile;
    profile.name = "Forgotten";
    const auto folder = dir.Path() / "Forgotten.palpate";
    auto made = desk::Clinic::Create(support::TestResources(), folder, profile, "mara",
                                     "long forgotten words", Around());
    made.clinic->SaveClient([&] {
        auto one = made.clinic->NewClient();
        one.name = "Kept";
        return one;
    }());
    made.clinic.reset();
    const auto recover = [&](const std::string& code) {
        return desk::Clinic::Recover(support::TestResources(), folder, code, "mara", "the new passphrase",
                                     Around());
    };
    BOOST_CHECK_THROW(recover("AAAAA-AAAAA"), model::Error);
    BOOST_TEST(recover(made.recovery_code)->Store().FindClients("Kept").size() == 1U);
    const auto open = [&](const char* passphrase) {
        return desk::Clinic::Open(support::TestResources(), folder, "mara", passphrase, Around());
    };
    BOOST_TEST(open("the new passphrase")->Store().FindClients("").size() == 1U);
    BOOST_CHECK_THROW(open("long forgotten words"), model::Error);
}

BOOST_AUTO_TEST_CASE(other_answers_are_a_new_version_and_the_same_are_none) {
    model::HealthHistory answers;
    answers.conditions["raynaud"].answer = model::Answer::Yes;
    clinic->KeepHealth(client.id, answers);
    const auto first = clock.Now();
    clock.Set(first + std::chrono::minutes(10));
    BOOST_TEST(clinic->KeepHealth(client.id, answers).history.size() == 1U);
    answers.medication = "one tablet";
    const auto kept = clinic->KeepHealth(client.id, answers);
    BOOST_REQUIRE_EQUAL(kept.history.size(), 2U);
    BOOST_TEST(kept.history.front().medication.empty());
    BOOST_TEST((kept.history.front().recorded_at == first));
    BOOST_TEST((kept.Health().recorded_at == clock.Now()));
}

BOOST_AUTO_TEST_CASE(undo_goes_on_where_a_visit_is_opened_again) {
    auto editor = clinic->StartVisit(client.id);
    editor->SetReason("calf");
    editor->SetHealthUpdate("a cold", true);
    const model::Visit left = editor->Visit();
    clinic->Leave(std::move(editor));
    client.activity = "runner";
    client = clinic->SaveClient(client);
    editor = clinic->OpenVisit(left.id);
    BOOST_TEST(editor->Client().activity == "runner");
    editor->Undo();
    BOOST_TEST(editor->Visit().health_update.empty());
    BOOST_TEST((clinic->Store().LoadVisit(left.id) == editor->Visit()));
    BOOST_TEST(editor->CanUndo());

    // Another editor changed it meanwhile.
    clinic->Leave(std::move(editor));
    model::Visit other = *clinic->Store().LoadVisit(left.id);
    other.reason = "shoulder";
    clinic->Store().SaveVisit(other);
    BOOST_TEST(!clinic->OpenVisit(left.id)->CanUndo());
}

BOOST_AUTO_TEST_CASE(steps_are_kept_of_the_last_drafts_only) {
    std::vector<model::VisitId> visits;
    for (std::size_t i = 0; i <= desk::Clinic::kKeptVisits; ++i) {
        model::Client one = clinic->NewClient();
        one.name = "Client";
        auto editor = clinic->StartVisit(clinic->SaveClient(one).id);
        editor->SetReason("calf");
        visits.push_back(editor->Visit().id);
        clinic->Leave(std::move(editor));
    }
    BOOST_TEST(!clinic->OpenVisit(visits.front())->CanUndo());
    for (std::size_t i = 1; i < visits.size(); ++i) BOOST_TEST(clinic->OpenVisit(visits[i])->CanUndo());
    clinic->Leave(nullptr);
}

BOOST_AUTO_TEST_CASE(a_client_kept_under_earlier_bounds_can_be_saved) {
    client.email = "ada at home";
    client = clinic->Store().SaveClient(client);
    client.goal = "half marathon";
    client = clinic->SaveClient(client);
    BOOST_TEST(client.goal == "half marathon");
    client.body_mass_kg = 5000;
    BOOST_CHECK_THROW(clinic->SaveClient(client), model::Error);
    client.body_mass_kg = 60;
    BOOST_CHECK_NO_THROW(clinic->SaveClient(client));
}

BOOST_AUTO_TEST_CASE(unusual_texts_of_earlier_versions_are_imported_and_known_again) {
    client = clinic->NewClient();  // the other clinic has one of the first id
    client.name = "Ben Example";
    client.email = "ada at home";
    client.phone = "0123\n456";
    model::Consent consent;
    consent.id = ids.New<model::ConsentId>();
    consent.kind = "treatment";
    consent.given_by = "Ada\x07";
    client.consents.push_back(consent);
    client.history.emplace_back().medication = "one\x07 tablet";
    client = clinic->Store().SaveClient(client);
    const auto file = dir.Path() / "old.json";
    Write(file, exchange::WriteJson(clinic->Export({})));
    // Into its own clinic nothing comes twice.
    BOOST_TEST(clinic->Import(file, false).clients == 0);
    support::OpenClinic other;
    BOOST_TEST(other.clinic->Import(file, false).clients == 1);
    const auto taken = other.clinic->Store().LoadClient(client.id);
    BOOST_REQUIRE(taken.has_value());
    BOOST_TEST(taken->consents.size() == 1U);
    BOOST_TEST(taken->email == "ada at home");
}

BOOST_AUTO_TEST_CASE(words_and_values_this_clinic_does_not_know_are_named) {
    auto editor = clinic->StartVisit(client.id);
    const auto refusal = [&](const std::function<void(exchange::Bundle&)>& change) {
        auto bundle = clinic->Export({});
        change(bundle);
        const auto file = dir.Path() / "changed.json";
        Write(file, exchange::WriteJson(bundle));
        support::OpenClinic other;
        try {
            (void)other.clinic->Import(file, true);
        } catch (const model::Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const auto reading = [](const char* measure, const char* item, double value) {
        return [=](exchange::Bundle& bundle) {
            model::Reading one;
            one.measure = measure;
            one.item = item;
            one.before = value;
            bundle.visits.front().readings = {one};
        };
    };
    BOOST_TEST(refusal([](auto&) {}).empty());
    const auto avoid = refusal([&](auto& bundle) {
        bundle.clients.front().avoid = {{{"moon", model::Side::Left}, "why", clock.Now(), {}}};
    });
    BOOST_TEST(avoid.find("clients[0].avoid[0].region: “moon”") != std::string::npos, avoid);
    const auto measure = refusal(reading("moon", "", 3));
    BOOST_TEST(measure.find("visits[0].readings[0]: “moon”") != std::string::npos, measure);
    const auto range = refusal(reading("rom", "moon", 3));
    BOOST_TEST(range.find("visits[0].readings[0]: “moon”") != std::string::npos, range);
    const auto& pain = clinic->Data().Measures().All().front();
    BOOST_TEST(refusal(reading(pain.id.c_str(), "", pain.bounds.least)).empty());
    BOOST_TEST(refusal(reading(pain.id.c_str(), "", pain.bounds.most + 1)).find("visits[0].readings[0]") !=
               std::string::npos);
    BOOST_TEST(!refusal(reading(desk::kRedFlagMeasure, "night", 2)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
