// What the triggers hold back stays behind them on whatever way SQL offers.
#include <boost/test/unit_test.hpp>

#include <set>

#include "store/engine.h"
#include "store/random_records.h"
#include "store/raw_key.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(wall_tests)

using support::TestClinic;

namespace {

// A row behind every wall there is.
struct Walled : TestClinic {
    support::RandomRecords random{clock, 5};
    model::Client ada = Recorded("Ada"), bob = Recorded("Bob");

    Walled() {
        ChartEverything(ada);
        ChartEverything(bob);
        model::RegisterEntry statement;
        statement.kind = model::RegisterKind::Statement;
        statement.client = ada.id;
        statement.what = "It was the right calf.";
        (void)store->AddToRegister(statement);
        (void)store->QueueMail({ada.id, {}, "digest", "ada@example.com", "Plan", {}, "bytes"});
        (void)store->Remove(bob.id, store::DisposalMethod::Dispose, {"generic", {}, "due"});
        store.reset();
        support::RawDatabase(*this).Run(
            "INSERT INTO emergency_accesses SELECT 'one', 1, (SELECT id FROM users), id, 'reason', 'digest' "
            "FROM clients");
    }
    model::Client Recorded(const std::string& name) {
        model::Client client = AddClient(name);
        model::HealthHistory history;
        history.recorded_at = clock.Now();
        history.conditions["asthma"] = {model::Answer::Yes, "mild", {}, false, ""};
        client.history.push_back(history);
        return store->SaveClient(client);
    }
    // Visits until every table of one has a row, the last with a mark on a picture; all signed and amended.
    void ChartEverything(const model::Client& client) {
        const auto key = store->Unlock(support::kPassphrase);
        const model::Picture picture = random.Picture(client.id);
        store->SavePicture(picture);
        for (int i = 0; i < 30; ++i) {
            model::Visit visit = random.Visit(client.id);
            if (i == 29) visit.marks = {OnPicture(picture.id)};
            if (i == 29) visit.treatments.clear();
            store->SaveVisit(visit);
            store->SignVisit(visit, key);
            model::Amendment added;
            added.visit = visit.id;
            added.reason = "as told today";
            added.text = "Client rang.";
            store->Amend(added, key);
        }
    }
    model::Mark OnPicture(const model::PictureId& picture) {
        model::Mark mark;
        mark.id = ids.New<model::MarkId>();
        mark.view = model::View::Picture;
        mark.picture = picture;
        mark.points = {{1, 1}};
        mark.at.region = "soleus";
        mark.finding = "pain";
        return mark;
    }
};

std::set<std::string> TablesBehindWalls(store::Engine& engine) {
    std::set<std::string> tables;
    std::string name;
    for (store::Query query = engine.Prepare("SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = "
                                             "'trigger' AND sql LIKE '%BEFORE DELETE%'");
         query.Step();) {
        query.Take(name);
        tables.insert(name);
    }
    return tables;
}

}  // namespace

// REPLACE deletes what it meets, which the engine tells the triggers of only where it is asked to.
BOOST_AUTO_TEST_CASE(replacing_a_row_passes_no_wall) {
    Walled clinic;
    store::Engine engine(clinic.folder / "clinic.db", support::DataKey(clinic),
                         store::Engine::Mode::ReadWrite);
    const auto tables = TablesBehindWalls(engine);
    for (const char* table : {"audit", "visits", "signatures", "amendments", "health_histories", "register",
                              "disposals", "emergency_accesses"})
        BOOST_TEST(tables.contains(table), table);
    const auto before = engine.RowCounts();
    for (const std::string& table : tables) {
        BOOST_TEST(before.at(table) > 0, table);
        BOOST_CHECK_THROW(engine.Execute("INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table),
                          model::Error);
        BOOST_CHECK_THROW(engine.Execute("REPLACE INTO " + table + " SELECT * FROM " + table), model::Error);
    }
    BOOST_TEST((engine.RowCounts() == before));
}

BOOST_AUTO_TEST_CASE(no_row_becomes_another_that_is_behind_a_wall) {
    Walled clinic;
    clinic.store = clinic.Open();
    const model::Visit draft = clinic.NewVisit(clinic.ada.id);
    clinic.store->SaveVisit(draft);
    clinic.store.reset();
    store::Engine engine(clinic.folder / "clinic.db", support::DataKey(clinic),
                         store::Engine::Mode::ReadWrite);
    const std::string id = "(SELECT id FROM visits WHERE status <> 'draft' LIMIT 1)";
    BOOST_CHECK_THROW(
        engine.Execute("UPDATE OR REPLACE visits SET id = " + id + " WHERE id = '" + draft.id.value + "'"),
        model::Error);
    BOOST_TEST(engine.Number("SELECT count(*) FROM visits WHERE status = 'draft'") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
