#include <boost/test/unit_test.hpp>

#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(picture_tests)

using support::TestClinic;

namespace {

// Two clients, one picture of Ada's, and a visit of hers with a mark on it.
struct WithPicture : TestClinic {
    model::Client ada = AddClient("Ada"), ben = AddClient("Ben");
    model::Picture picture;
    model::Visit visit;

    WithPicture() {
        picture.id = ids.New<model::PictureId>();
        picture.client = ada.id;
        picture.title = "Back, May";
        picture.media_type = "image/png";
        picture.bytes = std::string("\x89PNG\0", 5);
        picture.width = 30;
        picture.height = 20;
        store->SavePicture(picture);
        visit = VisitOn(ada.id);
    }
    model::Visit VisitOn(const model::ClientId& client) {
        auto fresh = NewVisit(client);
        auto& mark = fresh.marks.emplace_back();
        mark.id = ids.New<model::MarkId>();
        mark.view = model::View::Picture;
        mark.picture = picture.id;
        mark.points = {{3, 4}};
        mark.at = {"soleus", model::Side::Left};
        mark.finding = "pain";
        return fresh;
    }
    [[nodiscard]] std::string Refusal(const std::function<void()>& work) const {
        try {
            work();
        } catch (const model::Error& error) {
            BOOST_TEST((error.Kind() == model::ErrorKind::Refused));
            return error.what();
        }
        return "nothing was refused";
    }
};

const std::string kInUse = "A visit has marks on this picture; it can be archived but not changed.";

}  // namespace

BOOST_AUTO_TEST_CASE(lists_are_of_the_client_and_of_all) {
    WithPicture clinic;
    model::Picture drawing = clinic.picture;
    drawing.id = clinic.ids.New<model::PictureId>();
    drawing.client = {};
    drawing.title = "A drawing";
    clinic.store->SavePicture(drawing);
    const auto titles = [&](const std::optional<model::ClientId>& client) {
        std::string all;
        for (const auto& one : clinic.store->Pictures(client)) all += one.title + "; ";
        return all;
    };
    BOOST_TEST(titles({}) == "A drawing; Back, May; ");
    BOOST_TEST(titles(clinic.ada.id) == "A drawing; Back, May; ");
    BOOST_TEST(titles(clinic.ben.id) == "A drawing; ");
    const auto listed = clinic.store->Pictures(clinic.ada.id).back();
    BOOST_TEST((listed.client == clinic.ada.id));
    BOOST_TEST(listed.size == 5);
    BOOST_TEST(listed.width == 30);
    BOOST_TEST(!listed.archived);
}

BOOST_AUTO_TEST_CASE(what_happens_to_pictures_is_told_without_a_word_of_them) {
    WithPicture clinic;
    clinic.store->SavePicture(clinic.picture);
    clinic.picture.title = "Back, June";
    clinic.store->SavePicture(clinic.picture);
    clinic.store->ArchivePicture(clinic.picture.id);
    clinic.store->ArchivePicture(clinic.picture.id);
    std::string actions;
    for (const auto& entry : clinic.store->AuditTrail()) {
        if (!entry.action.starts_with("picture.")) continue;
        actions += entry.action + ' ';
        BOOST_TEST(entry.entity == clinic.picture.id.value);
        BOOST_TEST((entry.client == clinic.ada.id));
    }
    BOOST_TEST(actions == "picture.create picture.save picture.save ");
    BOOST_TEST(clinic.store->LoadPicture(clinic.picture.id)->archived);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_mark_stands_on_a_picture_of_its_own_client) {
    WithPicture clinic;
    clinic.store->SaveVisit(clinic.visit);
    BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id) == clinic.visit));
    BOOST_TEST((clinic.store->Marks({}).front().mark == clinic.visit.marks.front()));
    const auto of_ben = clinic.VisitOn(clinic.ben.id);
    BOOST_TEST(clinic.Refusal([&] { clinic.store->SaveVisit(of_ben); }) ==
               "This picture belongs to another client.");
    auto moved = clinic.visit;
    moved.client = clinic.ben.id;
    BOOST_TEST(clinic.Refusal([&] { clinic.store->SaveVisit(moved); }) ==
               "This picture belongs to another client.");
    auto unknown = clinic.VisitOn(clinic.ada.id);
    unknown.marks.front().picture = clinic.ids.New<model::PictureId>();
    BOOST_CHECK_THROW(clinic.store->SaveVisit(unknown), model::Error);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_picture_in_use_keeps_its_pixels_and_later_its_title) {
    WithPicture clinic;
    clinic.store->SaveVisit(clinic.visit);
    auto other = clinic.picture;
    other.bytes += "more";
    BOOST_TEST(clinic.Refusal([&] { clinic.store->SavePicture(other); }) == kInUse);
    other = clinic.picture;
    other.client = clinic.ben.id;
    BOOST_TEST(clinic.Refusal([&] { clinic.store->SavePicture(other); }) == kInUse);
    clinic.picture.title = "Back, June";
    clinic.store->SavePicture(clinic.picture);
    clinic.visit.status = model::VisitStatus::Signed;
    clinic.store->SaveVisit(clinic.visit);
    other = clinic.picture;
    other.title = "Back, July";
    BOOST_TEST(clinic.Refusal([&] { clinic.store->SavePicture(other); }) == kInUse);
    BOOST_TEST((clinic.store->LoadPicture(clinic.picture.id) == clinic.picture));
    clinic.store->ArchivePicture(clinic.picture.id);
    clinic.picture.archived = true;
    BOOST_TEST((clinic.store->LoadPicture(clinic.picture.id) == clinic.picture));
    BOOST_TEST(clinic.store->Check().sound);
    clinic.store.reset();
    support::RawDatabase raw(clinic);
    for (const char* sql : {"DELETE FROM pictures", "UPDATE pictures SET bytes = x'00'",
                            "UPDATE pictures SET title = 'x'", "UPDATE marks SET picture = NULL",
                            "INSERT INTO mark_regions SELECT visit, id, 0, 'x', 'left', 1 FROM marks"})
        BOOST_CHECK_THROW(raw.Run(sql), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_is_refused) {
    WithPicture clinic;
    auto wrong = clinic.picture;
    wrong.id = {};
    BOOST_CHECK_THROW(clinic.store->SavePicture(wrong), model::Error);
    const std::function<void(model::Picture&)> spoil[] = {
        [](model::Picture& p) { p.bytes.clear(); },
        [](model::Picture& p) { p.bytes.assign(model::kMaxPictureBytes + 1, 'x'); },
        [](model::Picture& p) { p.media_type = "text/html"; },
        [](model::Picture& p) { p.client = {"nobody"}; }};
    for (const auto& one : spoil) {
        wrong = clinic.picture;
        wrong.id = clinic.ids.New<model::PictureId>();
        one(wrong);
        BOOST_CHECK_THROW(clinic.store->SavePicture(wrong), model::Error);
    }
    BOOST_CHECK_THROW(clinic.store->ArchivePicture(wrong.id), model::Error);
    BOOST_TEST(clinic.store->Pictures({}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(pixels_changed_behind_the_store_are_found) {
    for (const char* sql : {"UPDATE pictures SET bytes = x'00'", "UPDATE pictures SET archived = 1",
                            "DELETE FROM pictures", "UPDATE mark_regions SET share = 0.25"}) {
        WithPicture clinic;
        auto visit = clinic.NewVisit(clinic.ada.id);
        visit.marks = clinic.visit.marks;
        visit.marks.front().picture = {};
        visit.marks.front().covers = {{{"soleus", model::Side::Left}, 0.75}};
        clinic.store->SaveVisit(visit);
        BOOST_TEST(clinic.store->Check().sound);
        clinic.store.reset();
        support::RawDatabase(clinic).Run(sql);
        clinic.Reopen();
        BOOST_TEST(!clinic.store->Check().sound, sql);
    }
}

BOOST_AUTO_TEST_CASE(a_picture_saved_again_as_it_is_writes_nothing) {
    TestClinic clinic;
    model::Picture picture;
    picture.id = clinic.ids.New<model::PictureId>();
    picture.title = "Back";
    picture.media_type = "image/png";
    picture.width = picture.height = 2;
    picture.bytes = "png";
    clinic.store->SavePicture(picture);
    const auto entries = clinic.store->AuditTrail().size();
    clinic.store->SavePicture(picture);
    BOOST_TEST(clinic.store->AuditTrail().size() == entries);
    // Each field of it is one that can change on its own.
    const std::pair<const char*, void (*)(model::Picture&)> changes[] = {
        {"height", [](model::Picture& p) { p.height = 3; }},
        {"width", [](model::Picture& p) { p.width = 3; }},
        {"type", [](model::Picture& p) { p.media_type = "image/jpeg"; }},
        {"bytes", [](model::Picture& p) { p.bytes = "gnp"; }},
        {"who added it", [](model::Picture& p) { p.added_by = {"somebody else"}; }},
        {"when", [](model::Picture& p) { p.added_at += std::chrono::hours(1); }},
        {"title", [](model::Picture& p) { p.title = "Front"; }},
        {"whether it is in use", [](model::Picture& p) { p.archived = true; }}};
    for (const auto& [name, change] : changes) {
        change(picture);
        clinic.store->SavePicture(picture);
        BOOST_TEST((clinic.store->LoadPicture(picture.id) == picture), name);
    }
    BOOST_TEST(clinic.store->AuditTrail().size() == entries + std::size(changes));
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
