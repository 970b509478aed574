#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>
#include <future>

#include "desk/mark_group.h"
#include "desk/open_clinic.h"
#include "desk/plan_builder.h"
#include "support/pictures.h"

BOOST_AUTO_TEST_SUITE(picture_tests)

using model::MapPoint;
using model::Shape;
using model::Side;

namespace {

constexpr model::Layer kLayer = model::Layer::Superficial;
const model::RegionRef kSoleus{"soleus", Side::Left};

// A clinic with a picture of its client, 40 × 30 pixels, and a visit in the editor.
struct WithPicture : support::OpenClinic {
    std::filesystem::path file = dir.Path() / "Back of Ada.png";
    model::PictureId picture;
    std::unique_ptr<desk::VisitEditor> editor;

    WithPicture() {
        desk::WriteWhole(file, support::Png(40, 30));
        picture = clinic->AddPicture(file, " Back ", client.id);
        editor = clinic->StartVisit(client.id);
    }
    [[nodiscard]] const model::Mark& Mark(const model::MarkId& id) const { return *editor->Visit().Find(id); }
    [[nodiscard]] model::MarkId Add(std::vector<MapPoint> points, Shape shape = Shape::Point) const {
        return editor->AddMarkOnPicture(picture, shape, points, kSoleus, kLayer, "pain");
    }
};

template <class Work>
std::string Refusal(const Work& work) {
    try {
        work();
    } catch (const model::Error& error) {
        return error.what();
    }
    return "nothing was refused";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_becomes_a_picture_and_comes_back_byte_for_byte) {
    WithPicture clinic;
    const auto listed = clinic.clinic->Store().Pictures(clinic.client.id).front();
    BOOST_TEST(listed.title == "Back");
    BOOST_TEST(listed.media_type == "image/png");
    BOOST_TEST(listed.width == 40);
    const auto image = clinic.clinic->ShowPicture(clinic.picture);
    BOOST_TEST(image.height == 30);
    BOOST_TEST(image.rgb.size() == 40U * 30U * 3U);
    const auto out = clinic.dir.Path() / "out.png";
    clinic.clinic->ExportPicture(clinic.picture, out);
    BOOST_TEST((desk::ReadWhole(out, 1 << 20) == support::Png(40, 30)));
    std::string actions;
    for (const auto& entry : clinic.clinic->Store().AuditTrail()) {
        if (entry.action.starts_with("picture.")) actions += entry.action + ' ';
        for (const std::string& told : {entry.action, entry.entity, entry.before, entry.after})
            BOOST_TEST((told.find("Back") == std::string::npos));
    }
    BOOST_TEST(actions == "picture.create picture.view picture.export ");
}

// A large photo is decoded beside the window.
BOOST_AUTO_TEST_CASE(a_picture_is_read_and_decoded_beside_the_clinic) {
    WithPicture clinic;
    auto reading = std::async(std::launch::async, &desk::ReadPictureFile, clinic.file);
    const auto again = clinic.clinic->AddPicture(reading.get(), "Again", {});
    const auto added = clinic.clinic->Store().LoadPicture(again);
    BOOST_REQUIRE(added.has_value());
    BOOST_TEST((added->bytes == support::Png(40, 30)));
    BOOST_TEST(added->height == 30);

    const auto shown = clinic.clinic->ShowPicture(again);
    auto asked = std::async(std::launch::async, clinic.clinic->PictureReader(again));
    // Whoever asks meanwhile waits until it is read.
    const auto trail = clinic.clinic->Store().AuditTrail();
    BOOST_TEST(trail.back().action == "picture.view");
    BOOST_TEST(trail.at(trail.size() - 2).action == "picture.view");
    clinic.editor.reset();
    clinic.clinic.reset();
    const auto image = asked.get();
    BOOST_TEST(image.width == 40);
    BOOST_TEST((image.rgb == shown.rgb));

    desk::WriteWhole(clinic.file, support::Png(40, 30).substr(0, 60));
    auto failing = std::async(std::launch::async, &desk::ReadPictureFile, clinic.file);
    BOOST_TEST(Refusal([&] { (void)failing.get(); }) ==
               "Back of Ada.png is damaged: the picture in it cannot be read to its end.");
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_changes_nothing) {
    WithPicture clinic;
    const auto entries = clinic.clinic->Store().AuditTrail().size();
    const auto add = [&](const std::string& bytes, const std::string& title, const model::ClientId& client) {
        return Refusal([&] {
            desk::WriteWhole(clinic.file, bytes);
            (void)clinic.clinic->AddPicture(clinic.file, title, client);
        });
    };
    const std::string png = support::Png(4, 4);
    BOOST_TEST(add(png, "  ", {}) == "A picture needs a title.");
    BOOST_TEST(add(png, std::string(300, 'x'), {}) == "The text is too long to be saved (picture.title).");
    BOOST_TEST(add(png, "A", {"nobody"}) == "There is no client nobody.");
    BOOST_TEST(add("words", "A", {}) == "Back of Ada.png is no picture of the kinds PNG and JPEG.");
    BOOST_TEST(add(png.substr(0, 60), "A", {}) ==
               "Back of Ada.png is damaged: the picture in it cannot be read to its end.");
    BOOST_TEST(add(std::string(9 << 20, 'x'), "A", {}).find("8388608 bytes") != std::string::npos);
    for (const auto& work : std::vector<std::function<void()>>{
             [&] { (void)clinic.clinic->ShowPicture({"none"}); },
             [&] { clinic.clinic->ExportPicture({"none"}, clinic.dir.Path() / "out"); },
             [&] { clinic.clinic->Store().ArchivePicture({"none"}); }})
        BOOST_TEST(Refusal(work) == "There is no picture none.");
    BOOST_TEST(clinic.clinic->Store().AuditTrail().size() == entries);
    BOOST_TEST(clinic.clinic->Store().Pictures({}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(marks_on_a_picture_keep_their_region_when_moved) {
    WithPicture clinic;
    const auto id = clinic.Add({{3, 4}, {10, 4}, {10, 9}}, Shape::Area);
    BOOST_TEST((clinic.Mark(id).view == model::View::Picture));
    BOOST_TEST((clinic.Mark(id).picture == clinic.picture));
    BOOST_TEST((clinic.Mark(id).at == kSoleus));
    BOOST_TEST(clinic.editor->MoveMark(id, {20, 14}, 1));
    BOOST_TEST((clinic.Mark(id).points == std::vector<MapPoint>{{20, 14}, {27, 14}, {27, 19}}));
    BOOST_TEST((clinic.Mark(id).at == kSoleus));
    // Not with a corner over the edge.
    BOOST_TEST(!clinic.editor->MoveMark(id, {35, 14}, 1));
    BOOST_TEST((clinic.Mark(id).points.front() == MapPoint{20, 14}));
    clinic.editor->SetSide(id, Side::Right);
    BOOST_TEST((clinic.Mark(id).at.side == Side::Right));
    BOOST_TEST((clinic.Mark(id).points.front() == MapPoint{20, 14}));
    BOOST_TEST(Refusal([&] { (void)clinic.editor->MirrorMark(id); }) ==
               "This place has no counterpart on the other side.");
    BOOST_TEST((clinic.clinic->Store().LoadVisit(clinic.editor->Visit().id) == clinic.editor->Visit()));
    clinic.editor->Undo();
    clinic.editor->Undo();
    clinic.editor->Undo();
    BOOST_TEST(clinic.editor->Visit().marks.empty());
}

BOOST_AUTO_TEST_CASE(marks_on_pictures_are_refused_where_they_mean_nothing) {
    WithPicture clinic;
    BOOST_TEST(Refusal([&] { (void)clinic.Add({{41, 4}}); }) == "A mark on a picture lies inside it.");
    BOOST_TEST(Refusal([&] {
                   (void)clinic.Add({{3, std::nan("")}});
               }) == "A mark on a picture lies inside it.");
    const auto on = [&](const model::PictureId& picture, const char* region, const char* finding) {
        return Refusal([&] {
            (void)clinic.editor->AddMarkOnPicture(picture, Shape::Point, {{3, 4}}, {region, Side::Left},
                                                  kLayer, finding);
        });
    };
    BOOST_TEST(on(clinic.picture, "tail", "pain") == "“tail” is not among the words of this clinic.");
    BOOST_TEST(on(clinic.picture, "soleus", "ache") == "“ache” is not among the words of this clinic.");
    BOOST_TEST(on({"none"}, "soleus", "pain") == "There is no picture none.");
    auto ben = clinic.clinic->NewClient();
    ben.name = "Ben";
    ben = clinic.clinic->SaveClient(ben);
    const auto of_ben = clinic.clinic->AddPicture(clinic.file, "Ben", ben.id);
    BOOST_TEST(on(of_ben, "soleus", "pain") == "There is no picture " + of_ben.value + ".");
    const auto mark = clinic.Add({{3, 4}});
    clinic.clinic->Store().ArchivePicture(clinic.picture);
    BOOST_TEST(on(clinic.picture, "soleus", "pain") == "This picture is archived.");
    // What is there goes on.
    BOOST_TEST(clinic.editor->MoveMark(mark, {5, 6}, 0));
    BOOST_TEST(clinic.editor->Visit().marks.size() == 1U);
}

// The rules of the home plan read the visit's marks as they are stored.
BOOST_AUTO_TEST_CASE(an_area_reaching_behind_the_knee_is_treated_as_such) {
    WithPicture clinic;
    const auto id = clinic.Add({{3, 4}, {10, 4}, {10, 9}}, Shape::Area);
    auto visit = clinic.editor->Visit();
    visit.marks.front().at = {"gastrocnemius_medial", Side::Left};
    const auto blocked = [&] {
        clinic.clinic->Store().SaveVisit(visit);
        const auto plan = clinic.clinic->OpenVisit(visit.id)->Propose();
        return std::ranges::any_of(plan.blocked,
                                   [](const auto& entry) { return entry.condition == "back_of_knee"; });
    };
    BOOST_TEST(!blocked());
    visit.marks.front().covers = {{{"popliteal_fossa", Side::Left}, 0}};
    BOOST_TEST(!blocked(), "a share of nothing");
    visit.marks.front().covers = {{{"popliteal_fossa", Side::Left}, 0.01}};
    BOOST_TEST(blocked());
    BOOST_TEST(!id.empty());
}

BOOST_AUTO_TEST_CASE(a_clinic_with_pictures_goes_out_and_comes_in) {
    WithPicture clinic;
    (void)clinic.Add({{3, 4}});
    const auto shared = clinic.clinic->AddPicture(clinic.file, "For all", {});
    (void)clinic.editor->AddMarkOnPicture(shared, Shape::Point, {{1, 1}}, kSoleus, kLayer, "pain");
    (void)clinic.clinic->AddPicture(clinic.file, "For all, unused", {});
    const auto all = clinic.clinic->Export({}), hers = clinic.clinic->Export(clinic.client.id);
    BOOST_TEST(all.pictures.size() == 3U);
    BOOST_TEST(hers.pictures.size() == 2U);
    const auto file = clinic.dir.Path() / "all.json";
    desk::WriteWhole(file, exchange::WriteJson(all));
    BOOST_TEST(clinic.clinic->Import(file, false).pictures == 0);
    support::OpenClinic other;
    BOOST_TEST(other.clinic->Import(file, true).pictures == 3);
    BOOST_TEST(other.clinic->Store().Pictures({}).empty());
    BOOST_TEST(other.clinic->Import(file, false).pictures == 3);
    BOOST_TEST((other.clinic->Export(clinic.client.id).visits == hers.visits));
    BOOST_TEST((other.clinic->Export(clinic.client.id).pictures == hers.pictures));
    BOOST_TEST(other.clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(a_mark_on_the_edge_of_its_picture_is_imported) {
    WithPicture clinic;
    (void)clinic.Add({{3, 4}});
    auto bundle = clinic.clinic->Export({});
    const auto& picture = bundle.pictures.front();
    bundle.visits.front().marks.front().points = {{double(picture.width), double(picture.height)}};
    support::OpenClinic other;
    const auto file = other.dir.Path() / "in.json";
    desk::WriteWhole(file, exchange::WriteJson(bundle));
    BOOST_TEST(other.clinic->Import(file, false).marks == 1);
}

BOOST_AUTO_TEST_CASE(marks_on_pictures_that_are_not_there_are_not_imported) {
    WithPicture clinic;
    (void)clinic.Add({{3, 4}});
    const auto good = clinic.clinic->Export({});
    const auto imported = [&](const exchange::Bundle& bundle) {
        support::OpenClinic other;
        const auto file = other.dir.Path() / "in.json";
        desk::WriteWhole(file, exchange::WriteJson(bundle));
        const std::string said = Refusal([&] { (void)other.clinic->Import(file, false); });
        BOOST_TEST(other.clinic->Store().Pictures({}).empty());
        return said;
    };
    auto bundle = good;
    bundle.pictures.clear();
    BOOST_TEST(
        imported(bundle) ==
        "in.json, visits[0].marks[0]: A mark on a picture needs the picture, any other mark has none.");
    bundle = good;
    bundle.pictures.push_back(bundle.pictures.front());
    BOOST_TEST(imported(bundle).starts_with("in.json, pictures[1]: The id "));
    bundle = good;
    bundle.pictures.front().client = {"01900000-0000-7000-8000-00000000000f"};
    BOOST_TEST(imported(bundle).starts_with("in.json, pictures[0]: There is no client "));
    bundle = good;
    bundle.clients.push_back(bundle.clients.front());
    bundle.clients.back().id = {"01900000-0000-7000-8000-00000000000f"};
    bundle.pictures.front().client = bundle.clients.back().id;
    BOOST_TEST(imported(bundle).starts_with("in.json, visits[0].marks[0]: A mark on a picture"));
    const double width = good.pictures.front().width, height = good.pictures.front().height;
    for (const model::MapPoint p : {model::MapPoint{-1, 4}, {3, -1}, {width + 1, 4}, {3, height + 1}}) {
        bundle = good;
        bundle.visits.front().marks.front().points = {p};
        BOOST_TEST(imported(bundle) == "in.json, visits[0].marks[0]: A mark on a picture lies inside it.");
    }
    bundle = good;
    bundle.visits.front().marks.front().shape = Shape::Stroke;
    bundle.visits.front().marks.front().points.push_back({5, 6});
    bundle.visits.front().marks.front().covers = {{{"tail", Side::Left}, 1}};
    BOOST_TEST(imported(bundle) ==
               "in.json, visits[0].marks[0].covers: “tail” is not among the words of this clinic.");
}

BOOST_AUTO_TEST_CASE(another_side_or_finding_leaves_the_spot_a_mark_was_joined_to) {
    WithPicture clinic;
    const auto joined = [&](const model::MarkId& id) {
        clinic.editor->Apply(
            [&](model::Visit& visit) {
                model::Mark mark = *visit.Find(id);
                mark.spot = {clinic.ids.NewUuid()};
                return visit.Replace(mark);
            },
            "join", static_cast<unsigned>(desk::Change::Marks));
        return id;
    };
    const auto side = joined(clinic.Add({{5, 5}}));
    clinic.editor->SetSide(side, Side::Right);
    BOOST_TEST(clinic.Mark(side).spot.empty());
    const auto finding = joined(clinic.Add({{6, 6}}));
    clinic.editor->SetFinding(finding, "pain");
    BOOST_TEST(!clinic.Mark(finding).spot.empty());
    clinic.editor->SetFinding(finding, "bruise");
    BOOST_TEST(clinic.Mark(finding).spot.empty());
    const auto several = joined(clinic.Add({{7, 7}}));
    desk::SetFindings(*clinic.editor, {several}, "bruise");
    BOOST_TEST(clinic.Mark(several).spot.empty());
}

BOOST_AUTO_TEST_SUITE_END()
