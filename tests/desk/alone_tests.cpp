// Long work on another thread that has the clinic alone.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <future>
#include <semaphore>

#include "desk/access_pack.h"
#include "desk/open_clinic.h"
#include "desk/own_content.h"
#include "desk/plan_builder.h"
#include "desk/retention.h"
#include "desk/signing.h"

namespace {

struct Charted : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    Charted() {
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity",
                          model::View::Back);
        model::Treatment treatment;
        treatment.regions = {{"hamstrings", model::Side::Right}};
        treatment.technique = "petrissage";
        editor->AddTreatment(treatment);
    }
    // As a window does: whatever `work` throws comes back.
    void Beside(std::function<void()> work) {
        std::async(std::launch::async, clinic->Alone(std::move(work))).get();
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(alone_tests)

BOOST_AUTO_TEST_CASE(a_pack_is_written_while_the_body_maps_are_in_use_here) {
    Charted open;
    auto& atlas = support::TestResources().Atlas();
    std::size_t files = 0;
    const bodymap::Atlas* theirs = nullptr;
    auto writing = std::async(std::launch::async, open.clinic->Alone([&] {
        theirs = &open.clinic->Data().Atlas();
        const auto pack = desk::WriteAccessPack(*open.clinic, open.client.id, open.dir.Path() / "pack");
        files = pack.files.size();
        desk::WritePlanFile(*open.clinic, open.editor->Visit().id, open.dir.Path() / "plan.pdf");
    }));
    for (int x = 0; x < 400; ++x)
        (void)atlas.Index(model::Figure::Neutral, model::View::Back)
            .At({static_cast<double>(x), 300}, model::Layer::Deep);
    writing.get();
    BOOST_TEST(files > 3U);
    BOOST_TEST(theirs != &atlas);
    BOOST_TEST(&open.clinic->Data().Atlas() == &atlas);
    BOOST_TEST(std::filesystem::file_size(open.dir.Path() / "plan.pdf") > 1000U);
    BOOST_TEST(open.clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(the_rules_of_a_clinic_stay_until_the_work_has_ended) {
    constexpr std::chrono::seconds kLong{30};
    support::OpenClinic open;
    const auto content = desk::ContentFolder(open.Folder());
    std::filesystem::create_directory(content);
    std::ofstream(content / "own.toml") << "nothing = [\n";
    open.Reopen();
    desk::Resources& resources = open.clinic->Data();
    BOOST_REQUIRE(!resources.ContentProblems().empty());
    std::binary_semaphore begun(0), go_on(0);
    bool kept = false;
    auto working = std::async(std::launch::async, open.clinic->Alone([&] {
        begun.release();
        kept = go_on.try_acquire_for(kLong) && !resources.ContentProblems().empty();
    }));
    BOOST_TEST(begun.try_acquire_for(kLong));
    auto closing = std::async(std::launch::async, [&] { open.clinic.reset(); });
    BOOST_TEST((closing.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout));
    go_on.release();
    working.get();
    closing.get();
    BOOST_TEST(kept);
    BOOST_TEST(resources.ContentProblems().empty());
}

BOOST_AUTO_TEST_CASE(a_record_is_removed_in_parts_and_what_is_refused_is_refused_at_once) {
    Charted open;
    BOOST_CHECK_THROW((void)desk::Disposer(*open.clinic, open.client.id, {open.client.number, {}}),
                      model::Error);
    BOOST_CHECK_THROW((void)desk::Disposer(*open.clinic, open.client.id, {"9999", {}}), model::Error);
    open.clock.Set(open.clock.Now() + std::chrono::hours(24 * 366 * 40));
    const auto remove =
        desk::Disposer(*open.clinic, open.client.id, {open.client.number, {}, open.clinic->Today()});
    BOOST_TEST(open.clinic->LoadClient(open.client.id).name == "Ada Example", "nothing is removed yet");
    open.editor.reset();
    store::Disposal disposal;
    open.Beside([&] { disposal = remove(); });
    open.clinic->Forget(open.client.id);
    BOOST_TEST(disposal.number == open.client.number);
    BOOST_CHECK_THROW((void)open.clinic->LoadClient(open.client.id), model::Error);
    BOOST_CHECK_THROW((void)desk::Eraser(*open.clinic, open.client.id, {open.client.number, "asked"}),
                      model::Error);
}

BOOST_AUTO_TEST_CASE(a_visit_is_signed_in_parts) {
    Charted open;
    const auto key = open.clinic->Store().Unlock("a good passphrase");
    const auto sign = desk::Signer(*open.editor, key);
    BOOST_TEST(open.editor->IsDraft());
    std::optional<model::Visit> closed;
    open.Beside([&] { closed = sign(); });
    open.editor->TakeSigned(*closed);
    BOOST_TEST(!open.editor->IsDraft());
    const auto& id = open.editor->Visit().id;
    BOOST_TEST((open.clinic->Store().LoadVisit(id) == open.editor->Visit()));
    BOOST_TEST(open.clinic->Store().Signatures(id).at(0).valid);
    BOOST_CHECK_THROW((void)desk::Signer(*open.editor, key), model::Error);
    BOOST_CHECK_THROW(open.Beside([&] { (void)sign(); }), model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
