#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

#include "desk/open_clinic.h"
#include "desk/plan_builder.h"
#include "desk/visit_editor.h"

namespace {

using model::Figure;
using model::Layer;
using model::MapPoint;
using model::RegionRef;
using model::Shape;
using model::Side;
using model::View;

constexpr const char* kTight = "hypertonicity";

struct Drawing : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);

    [[nodiscard]] static MapPoint Inner(const RegionRef& at, View view = View::Back) {
        auto& atlas = support::TestResources().Atlas();
        return atlas.Index(Figure::Neutral, view).InnerPoint(at, Layer::Superficial).value();
    }
    [[nodiscard]] static std::vector<MapPoint> Ring(MapPoint centre, double radius) {
        std::vector<MapPoint> points;
        for (int i = 0; i < 60; ++i) {
            const double a = 2 * M_PI * i / 60;
            points.push_back({centre.x + radius * std::cos(a), centre.y + radius * std::sin(a)});
        }
        return points;
    }
    std::optional<model::MarkId> Draw(Shape shape, const std::vector<MapPoint>& points,
                                      View view = View::Back) {
        return editor->AddShape(view, shape, points, Layer::Superficial, kTight);
    }
    [[nodiscard]] const model::Mark& Of(const model::MarkId& id) const { return *editor->Visit().Find(id); }
    [[nodiscard]] bool Covers(const model::MarkId& id, const RegionRef& at) const {
        const auto& covers = Of(id).covers;
        return std::any_of(covers.begin(), covers.end(), [&](const auto& c) { return c.at == at; });
    }
};

const RegionRef kLeft{"gluteus_maximus", Side::Left}, kRight{"gluteus_maximus", Side::Right};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(visit_shapes_tests, Drawing)

BOOST_AUTO_TEST_CASE(an_area_knows_what_it_covers) {
    const auto id = *Draw(Shape::Area, Ring(Inner(kLeft), 20));
    BOOST_TEST((Of(id).at == kLeft));
    BOOST_TEST((Of(id).covers.front().at == kLeft));
    BOOST_TEST((Of(id).shape == Shape::Area));
    BOOST_TEST(Of(id).points.size() < 40);
    BOOST_TEST(editor->UndoText() == "Add mark");
    BOOST_TEST((*clinic->Store().LoadVisit(editor->Visit().id)).marks.size() == 1);
}

BOOST_AUTO_TEST_CASE(an_arrow_leads_somewhere) {
    const MapPoint calf = Inner({"soleus", Side::Left});
    const auto id = *Draw(Shape::Arrow, {Inner(kLeft), {calf.x, calf.y - 60}, calf});
    BOOST_TEST((Of(id).at == kLeft));
    BOOST_TEST((Of(id).leads_to == RegionRef{"soleus", Side::Left}));
    BOOST_TEST(Of(id).covers.size() >= 3);
}

// Pain that radiates down the leg: the start is worked on, what the line passes and where it ends is not.
BOOST_AUTO_TEST_CASE(an_arrow_is_treated_where_it_starts_and_complained_of_where_it_ends) {
    const RegionRef hip{"gluteus_medius", Side::Left}, knee{"popliteal_fossa", Side::Left};
    const MapPoint calf = Inner({"gastrocnemius_medial", Side::Left}), behind = Inner(knee);
    const auto draw = [&](Shape shape) {
        const auto id =
            *editor->AddShape(View::Back, shape, {Inner(hip), behind, calf}, Layer::Superficial, "swelling");
        editor->SetSeverityBefore(id, 5);
        return id;
    };
    const auto blocks = [&](const std::string& condition) {
        const auto blocked = editor->Propose().blocked;
        return std::any_of(blocked.begin(), blocked.end(),
                           [&](const model::BlockedItem& entry) { return entry.condition == condition; });
    };
    model::Client hurt = client;
    hurt.history.resize(1);
    hurt.history.back().others = model::Answer::No;
    hurt.history.back().conditions["open_wound"].answer = model::Answer::Yes;
    hurt.history.back().conditions["open_wound"].areas = {"knee"};
    editor->ClientChanged(hurt);
    for (const Shape shape : {Shape::Arrow, Shape::Stroke}) {
        const bool arrow = shape == Shape::Arrow;
        const auto id = draw(shape);
        BOOST_TEST((!arrow || Of(id).at == hip));
        BOOST_TEST(Covers(id, knee));
        editor->SetRedFlags({}, true);
        BOOST_TEST(blocks("back_of_knee") == !arrow);
        BOOST_TEST(editor->PressureLimitOf(Of(id)).highest == (arrow ? 5 : 0));
        BOOST_TEST(editor->PressureLimitAt(Of(id).at).highest == (arrow ? 5 : 0));
        editor->SetRedFlags({}, false);
        BOOST_TEST(blocks("dvt"));
        editor->RemoveMark(id);
        BOOST_TEST(!blocks("dvt"));
    }
}

BOOST_AUTO_TEST_CASE(what_is_too_small_is_a_point) {
    const MapPoint p = Inner(kLeft);
    const std::pair<Shape, std::vector<MapPoint>> drawn[] = {
        {Shape::Area, Ring(p, 2)},
        {Shape::Area, {p, {p.x + 3, p.y}}},
        {Shape::Stroke, {p, {p.x + 3, p.y}}},
        {Shape::Stroke, {p}},
        {Shape::Arrow, {p, {p.x + 1, p.y + 1}}},
        {Shape::Point, {p}},
    };
    for (const auto& [shape, points] : drawn) {
        const auto id = *Draw(shape, points);
        BOOST_TEST((Of(id).shape == Shape::Point));
        BOOST_TEST(Of(id).points.size() == 1);
        BOOST_TEST(Of(id).covers.empty());
        BOOST_TEST((Of(id).at == kLeft));
    }
}

// What is keyed on a region found by name is that region, whatever covers it.
BOOST_AUTO_TEST_CASE(a_whole_region_is_named_after_itself) {
    const struct {
        RegionRef at;
        View view;
        Layer layer;
    } cases[] = {
        {{"pectoralis_major_clavicular", Side::Left}, View::Front, Layer::Superficial},
        {{"platysma", Side::Left}, View::Front, Layer::Superficial},
        {{"soleus", Side::Left}, View::Back, Layer::Superficial},
        {{"piriformis", Side::Right}, View::Back, Layer::Deep},
        {{"multifidus", Side::Left}, View::Back, Layer::Deep},
    };
    for (const auto& one : cases) {
        const auto id = editor->AddRegionArea(one.view, one.at, one.layer, kTight);
        BOOST_REQUIRE_MESSAGE(id, one.at.region);
        BOOST_TEST((Of(*id).at == one.at));
        BOOST_TEST((Of(*id).layer == one.layer));
        BOOST_TEST((Of(*id).covers == std::vector<model::Cover>{{one.at, 1}}));
        const auto other = editor->MirrorMark(*id);
        BOOST_TEST(Of(other).at.region == one.at.region);
        BOOST_TEST((Of(other).at.side == model::Opposite(one.at.side)));
    }
    BOOST_TEST(!editor->AddRegionArea(View::Front, {"piriformis", Side::Left}, Layer::Deep, kTight));
}

// Drawn over the upper chest, an area is the muscle's, not that of the skin sheet over it.
BOOST_AUTO_TEST_CASE(an_area_on_the_upper_chest_is_the_pectorals) {
    const auto id = *Draw(Shape::Area, Ring({248, 203}, 8), View::Front);
    BOOST_TEST(Of(id).at.region == "pectoralis_major_clavicular");
    BOOST_TEST(!Covers(id, {"platysma", Side::Left}));
}

BOOST_AUTO_TEST_CASE(a_shape_beside_the_body_is_nothing) {
    BOOST_TEST(!Draw(Shape::Area, Ring({-200, 100}, 20)).has_value());
    BOOST_TEST(!Draw(Shape::Stroke, {}).has_value());
    BOOST_TEST(!Draw(Shape::Stroke, {{-200, 0}, {-200, 90}}).has_value());
    BOOST_TEST(!editor->CanUndo());
}

BOOST_AUTO_TEST_CASE(covers_follow_a_move_and_a_vertex) {
    const auto id = *Draw(Shape::Stroke, {Inner(kLeft), Inner({"biceps_femoris_long", Side::Left})});
    BOOST_TEST(Covers(id, kLeft));
    BOOST_TEST(editor->SetShapePoint(id, 1, Inner(kRight), 7));
    BOOST_TEST(editor->UndoText() == "Move mark");
    BOOST_TEST(Covers(id, kRight));
    BOOST_TEST(!Covers(id, {"biceps_femoris_long", Side::Left}));
    BOOST_TEST(editor->SetShapePoint(id, 1, Inner({"soleus", Side::Left}), 7));
    BOOST_TEST(Covers(id, {"soleus", Side::Left}));
    BOOST_TEST(!editor->SetShapePoint(id, 2, Inner(kLeft), 7));
    editor->Undo();  // both drags were one
    BOOST_TEST(Covers(id, {"biceps_femoris_long", Side::Left}));
    BOOST_TEST(editor->MoveMark(id, Inner(kRight), 0));
    BOOST_TEST((Of(id).at.side == Side::Right));
    BOOST_TEST(!Covers(id, kLeft));
    BOOST_TEST(!editor->MoveMark(id, {-4000, 0}, 0));
}

BOOST_AUTO_TEST_CASE(the_other_side_has_the_other_regions) {
    const MapPoint calf = Inner({"soleus", Side::Left});
    const auto id = *Draw(Shape::Arrow, {Inner(kLeft), calf});
    const auto copy = editor->MirrorMark(id);
    BOOST_TEST((Of(copy).at == kRight));
    BOOST_TEST((Of(copy).leads_to == RegionRef{"soleus", Side::Right}));
    for (const model::Cover& cover : Of(copy).covers) BOOST_TEST((cover.at.side != Side::Left));
    editor->SetSide(copy, Side::Left);
    BOOST_TEST((Of(copy).leads_to == Of(id).leads_to));
    BOOST_TEST(Of(copy).covers.size() == Of(id).covers.size());
}

BOOST_AUTO_TEST_CASE(another_figure_can_be_charted_on) {
    const auto before = editor->Visit();
    BOOST_TEST((editor->ShownFigure() == client.figure));
    editor->ShowFigure(Figure::Male);
    BOOST_TEST((editor->FigureOn(View::Back) == Figure::Male));
    BOOST_TEST((editor->Visit() == before));
    BOOST_TEST(!editor->CanUndo());
    const auto id = editor->AddMarkIn(kLeft, Layer::Superficial, kTight);
    BOOST_TEST((Of(id).figure == Figure::Male));
    BOOST_TEST((Of(id).at == kLeft));
}

BOOST_AUTO_TEST_CASE(a_figure_shown_moves_no_mark_until_it_is_moved) {
    const auto id = *editor->AddMarkAt(View::Back, Inner(kLeft), Layer::Superficial, kTight);
    const model::Mark before = Of(id);
    editor->ShowFigure(Figure::Female);
    BOOST_TEST((Of(id) == before));
    const MapPoint shown = editor->PointsOn(View::Back, Of(id)).value().front();
    const auto& female = support::TestResources().Atlas().Index(Figure::Female, View::Back);
    BOOST_TEST((female.At(shown, Layer::Superficial)->at == kLeft));
    BOOST_TEST(editor->MoveMark(id, {shown.x + 1, shown.y}, 0));
    BOOST_TEST((Of(id).figure == Figure::Female));
    BOOST_TEST((Of(id).points.front() == MapPoint{shown.x + 1, shown.y}));
    BOOST_TEST((Of(id).at == kLeft));
}

BOOST_AUTO_TEST_CASE(paper_shows_a_mark_of_another_figure_in_its_region) {
    editor->ShowFigure(Figure::Male);
    editor->AddMarkIn({"soleus", Side::Right}, Layer::Superficial, kTight, View::Back);
    const auto page = desk::BuildPlanPage(support::TestResources(), clinic->Profile(), clinic->SignedIn(),
                                          client, editor->Visit(), "en");
    const auto drawn = std::find_if(page.figures.begin(), page.figures.end(),
                                    [](const auto& figure) { return !figure.marks.empty(); });
    const auto& index = support::TestResources().Atlas().Index(client.figure, View::Back);
    const auto hit = index.At(drawn->marks.front().points.front(), Layer::Superficial);
    BOOST_TEST((hit->at == RegionRef{"soleus", Side::Right}));
    BOOST_TEST((drawn->marks.front().points != editor->Visit().marks.front().points));
}

BOOST_AUTO_TEST_SUITE_END()
