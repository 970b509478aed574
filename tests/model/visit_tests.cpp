#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>
#include <limits>

#include "model/client.h"
#include "model/clinic.h"
#include "model/picture.h"
#include "model/visit.h"

namespace {

using model::ProblemCode;

std::string Uuid(int n) {
    const std::string digits = std::to_string(n);
    return "01900000-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

model::Mark GoodMark(int n = 1) {
    model::Mark mark;
    mark.id = {Uuid(n)};
    mark.points = {{10, 20}};
    mark.at = {"soleus", model::Side::Left};
    mark.finding = "hypertonicity";
    mark.before = 6;
    return mark;
}

model::Treatment GoodTreatment(int n = 100) {
    model::Treatment treatment;
    treatment.id = {Uuid(n)};
    treatment.marks = {{Uuid(1)}};
    treatment.technique = "petrissage";
    return treatment;
}

model::Visit GoodVisit() {
    model::Visit visit;
    visit.id = {Uuid(900)};
    visit.client = {Uuid(901)};
    BOOST_REQUIRE(!visit.Add(GoodMark()));
    return visit;
}

void RequireRefused(const model::Visit& before, const model::Visit& after,
                    const std::optional<model::Problem>& problem, ProblemCode code) {
    BOOST_REQUIRE(problem.has_value());
    BOOST_TEST((problem->code == code));
    BOOST_TEST((before == after));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(visit_tests)

BOOST_AUTO_TEST_CASE(marks_that_are_refused_change_nothing) {
    const auto make = [](auto change) {
        model::Mark mark = GoodMark(2);
        change(mark);
        return mark;
    };
    const struct {
        const char* name;
        model::Mark mark;
        ProblemCode code;
    } cases[] = {
        {"severity above ten", make([](auto& m) { m.before = 11; }), ProblemCode::SeverityRange},
        {"severity below zero", make([](auto& m) { m.after = -1; }), ProblemCode::SeverityRange},
        {"no point", make([](auto& m) { m.points.clear(); }), ProblemCode::NoPoints},
        {"a point with two points", make([](auto& m) {
             m.points.push_back({1, 1});
         }),
         ProblemCode::TooManyPoints},
        {"an area of one point", make([](auto& m) { m.shape = model::Shape::Area; }), ProblemCode::NoPoints},
        {"an area of two points", make([](auto& m) {
             m.shape = model::Shape::Area;
             m.points.push_back({1, 1});
         }),
         ProblemCode::NoPoints},
        {"far beyond the map", make([](auto& m) { m.points[0].x = 1e308; }), ProblemCode::PointNotFinite},
        {"just beyond the bound", make([](auto& m) { m.points[0].y = -100'000.5; }),
         ProblemCode::PointNotFinite},
        {"not a number", make([](auto& m) { m.points[0].x = std::nan(""); }), ProblemCode::PointNotFinite},
        {"infinite", make([](auto& m) { m.points[0].y = std::numeric_limits<double>::infinity(); }),
         ProblemCode::PointNotFinite},
        {"no region", make([](auto& m) { m.at.region.clear(); }), ProblemCode::NoRegion},
        {"no finding", make([](auto& m) { m.finding.clear(); }), ProblemCode::NoFinding},
        {"the same id again", make([](auto& m) { m.id = {Uuid(1)}; }), ProblemCode::DuplicateId},
        {"no id", make([](auto& m) { m.id = {}; }), ProblemCode::BadId},
        {"a novel for a note", make([](auto& m) { m.note.assign(5000, 'x'); }), ProblemCode::TextTooLong},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            model::Visit visit = GoodVisit();
            const model::Visit before = visit;
            RequireRefused(before, visit, visit.Add(one.mark), one.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(points_up_to_the_bound_are_kept) {
    model::Visit visit = GoodVisit();
    model::Mark mark = GoodMark(2);
    mark.shape = model::Shape::Area;
    mark.points = {{-100'000, 100'000}, {100'000, 0}, {0, -100'000}};
    BOOST_TEST(!visit.Add(mark).has_value());
}

BOOST_AUTO_TEST_CASE(treatments_that_are_refused_change_nothing) {
    const auto make = [](auto change) {
        model::Treatment treatment = GoodTreatment();
        change(treatment);
        return treatment;
    };
    const struct {
        const char* name;
        model::Treatment treatment;
        ProblemCode code;
    } cases[] = {
        {"pressure 0", make([](auto& t) { t.pressure = 0; }), ProblemCode::PressureRange},
        {"pressure 6", make([](auto& t) { t.pressure = 6; }), ProblemCode::PressureRange},
        {"0 minutes", make([](auto& t) { t.minutes = 0; }), ProblemCode::MinutesRange},
        {"241 minutes", make([](auto& t) { t.minutes = 241; }), ProblemCode::MinutesRange},
        {"no technique", make([](auto& t) { t.technique.clear(); }), ProblemCode::NoTechnique},
        {"nowhere", make([](auto& t) { t.marks.clear(); }), ProblemCode::TreatmentWithoutPlace},
        {"an unknown mark", make([](auto& t) { t.marks = {{Uuid(77)}}; }), ProblemCode::UnknownMark},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            model::Visit visit = GoodVisit();
            const model::Visit before = visit;
            RequireRefused(before, visit, visit.Add(one.treatment), one.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_signed_visit_does_not_change) {
    for (const auto status : {model::VisitStatus::Signed, model::VisitStatus::Amended}) {
        model::Visit visit = GoodVisit();
        BOOST_REQUIRE(!visit.Add(GoodTreatment()));
        visit.status = status;
        const model::Visit before = visit;
        RequireRefused(before, visit, visit.Add(GoodMark(2)), ProblemCode::VisitNotDraft);
        RequireRefused(before, visit, visit.Replace(GoodMark(1)), ProblemCode::VisitNotDraft);
        RequireRefused(before, visit, visit.Remove(model::MarkId{Uuid(1)}), ProblemCode::VisitNotDraft);
        RequireRefused(before, visit, visit.Add(GoodTreatment(101)), ProblemCode::VisitNotDraft);
        RequireRefused(before, visit, visit.Replace(GoodTreatment()), ProblemCode::VisitNotDraft);
        RequireRefused(before, visit, visit.Remove(model::TreatmentId{Uuid(100)}),
                       ProblemCode::VisitNotDraft);
    }
}

BOOST_AUTO_TEST_CASE(removing_a_mark_takes_it_out_of_its_treatments) {
    model::Visit visit = GoodVisit();
    BOOST_REQUIRE(!visit.Add(GoodMark(2)));
    model::Treatment both = GoodTreatment(100);
    both.marks = {{Uuid(1)}, {Uuid(2)}};
    BOOST_REQUIRE(!visit.Add(both));
    BOOST_REQUIRE(!visit.Add(GoodTreatment(101)));
    model::Treatment elsewhere = GoodTreatment(102);
    elsewhere.regions = {{"soleus", model::Side::Right}};
    BOOST_REQUIRE(!visit.Add(elsewhere));

    BOOST_REQUIRE(!visit.Remove(visit.marks.front().id));
    BOOST_TEST(visit.Find(model::MarkId{Uuid(1)}) == nullptr);
    BOOST_REQUIRE(visit.Find(model::TreatmentId{Uuid(100)}) != nullptr);
    BOOST_TEST(visit.Find(model::TreatmentId{Uuid(100)})->marks.size() == 1U);
    BOOST_TEST(visit.Find(model::TreatmentId{Uuid(101)}) == nullptr);
    BOOST_TEST(visit.Find(model::TreatmentId{Uuid(102)}) != nullptr);
    BOOST_TEST(!model::Check(visit).has_value());
}

BOOST_AUTO_TEST_CASE(minutes_add_up) {
    model::Visit visit = GoodVisit();
    model::Treatment six = GoodTreatment(100), four = GoodTreatment(101);
    six.minutes = 6;
    four.minutes = 4;
    BOOST_REQUIRE(!visit.Add(six));
    BOOST_REQUIRE(!visit.Add(four));
    BOOST_TEST(visit.TreatedMinutes() == 10);
    BOOST_TEST(visit.TreatmentsOf({Uuid(1)}).size() == 2U);
}

BOOST_AUTO_TEST_CASE(check_finds_what_an_import_may_bring) {
    const struct {
        const char* name;
        void (*spoil)(model::Visit&);
        ProblemCode code;
    } cases[] = {
        {"bad visit id", [](model::Visit& v) { v.id = {"7"}; }, ProblemCode::BadId},
        {"bad client id", [](model::Visit& v) { v.client = {}; }, ProblemCode::BadId},
        {"two marks of one id", [](model::Visit& v) { v.marks.push_back(v.marks[0]); },
         ProblemCode::DuplicateId},
        {"a day 7",
         [](model::Visit& v) {
             v.plan.items.push_back({});
             v.plan.items[0].days = {7};
         },
         ProblemCode::DayRange},
        {"too long", [](model::Visit& v) { v.minutes = 601; }, ProblemCode::MinutesRange},
        {"too many marks", [](model::Visit& v) { v.marks.resize(501, v.marks[0]); },
         ProblemCode::TooManyMarks},
        {"a line of no place in a draft",
         [](model::Visit& v) {
             v.status = model::VisitStatus::Draft;
             v.objective = {{{}, {}, "Pain now: 6/10.", ""}};
         },
         ProblemCode::BadNoteLine},
        {"a line of a mark that is not there",
         [](model::Visit& v) {
             v.status = model::VisitStatus::Signed;
             v.objective = {{v.marks[0].id, {}, "", ""}, {{v.id.value}, {}, "", ""}};
         },
         ProblemCode::BadNoteLine},
        {"two lines of one mark",
         [](model::Visit& v) {
             v.objective = {{v.marks[0].id, {}, "", ""}, {v.marks[0].id, {}, "", ""}};
         },
         ProblemCode::BadNoteLine},
        {"a book", [](model::Visit& v) { v.soap.plan.assign(200'000, 'x'); }, ProblemCode::TextTooLong},
    };
    BOOST_TEST(!model::Check(GoodVisit()).has_value());
    for (const auto& one : cases) {
        model::Visit visit = GoodVisit();
        one.spoil(visit);
        const auto problem = model::Check(visit);
        BOOST_TEST_CONTEXT(one.name) {
            BOOST_REQUIRE(problem.has_value());
            BOOST_TEST((problem->code == one.code));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_signed_note_has_lines_of_what_was_measured) {
    model::Visit visit = GoodVisit();
    visit.status = model::VisitStatus::Signed;
    visit.objective = {{visit.marks[0].id, {}, "", ""}, {{}, {}, "Pain now: 6/10.", ""}, {{}, {}, "", ""}};
    BOOST_TEST(!model::Check(visit).has_value());
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_counts_as_the_others) {
    model::HealthHistory history;
    history.conditions["raynaud"].answer = model::Answer::Yes;
    BOOST_TEST((history.Of("raynaud") == model::Answer::Yes));
    BOOST_TEST((history.Of("pregnancy") == model::Answer::Unknown));
    history.others = model::Answer::No;
    BOOST_TEST((history.Of("pregnancy") == model::Answer::No));
}

BOOST_AUTO_TEST_CASE(a_mirrored_view_shows_the_other_side) {
    using model::View;
    for (int i = 0; i < model::kDrawnViews; ++i) {
        const auto view = static_cast<View>(i);
        BOOST_TEST((model::Mirrored(model::Mirrored(view)) == view));
        const auto side = model::SideShown(view), other = model::SideShown(model::Mirrored(view));
        BOOST_TEST(side.has_value() == (model::Mirrored(view) != view));
        if (side) BOOST_TEST((other == model::Opposite(*side)));
    }
    BOOST_TEST((model::SideShown(View::HandPalmar) == model::Side::Right));
    BOOST_TEST((model::Mirrored(View::FootMedial) == View::FootMedialLeft));
    BOOST_TEST((model::Mirrored(View::HeadLeft) == View::HeadRight));
}

BOOST_AUTO_TEST_CASE(covers_belong_to_shapes) {
    const struct {
        const char* name;
        void (*spoil)(model::Mark&);
        std::optional<ProblemCode> code;
    } cases[] = {
        {"an area with covers",
         [](model::Mark& m) {
             m.shape = model::Shape::Area;
             m.points = {{0, 0}, {9, 0}, {0, 9}};
             m.covers = {{{"soleus", model::Side::Left}, 1.0}};
         },
         {}},
        {"a point with covers",
         [](model::Mark& m) {
             m.covers = {{{"soleus", model::Side::Left}, 1.0}};
         },
         ProblemCode::BadCover},
        {"a share above the whole",
         [](model::Mark& m) {
             m.shape = model::Shape::Stroke;
             m.points = {{0, 0}, {9, 0}};
             m.covers = {{{"soleus", model::Side::Left}, 1.5}};
         },
         ProblemCode::BadCover},
        {"a point that leads somewhere",
         [](model::Mark& m) {
             m.leads_to = {{"soleus", model::Side::Left}};
         },
         ProblemCode::BadCover},
        {"a picture missing", [](model::Mark& m) { m.view = model::View::Picture; }, ProblemCode::NoPicture},
        {"a picture on a body view", [](model::Mark& m) { m.picture = {Uuid(7)}; }, ProblemCode::NoPicture},
    };
    for (const auto& one : cases) {
        model::Visit visit = GoodVisit();
        model::Mark mark = visit.marks[0];
        mark.id = {Uuid(900)};
        one.spoil(mark);
        const auto problem = visit.Add(mark);
        BOOST_TEST_CONTEXT(one.name) {
            BOOST_REQUIRE(problem.has_value() == one.code.has_value());
            if (problem) BOOST_TEST((problem->code == *one.code));
        }
    }
}

BOOST_AUTO_TEST_CASE(pictures_are_bounded) {
    const model::Picture good{{Uuid(5)}, {}, "Own drawing", "image/png", "bytes", 800, 600, {}, {}, false};
    const struct {
        const char* name;
        void (*spoil)(model::Picture&);
        ProblemCode code;
    } cases[] = {
        {"no title", [](model::Picture& p) { p.title.clear(); }, ProblemCode::PictureUntitled},
        {"long title", [](model::Picture& p) { p.title.assign(201, 'x'); }, ProblemCode::TextTooLong},
        {"a GIF", [](model::Picture& p) { p.media_type = "image/gif"; }, ProblemCode::PictureUnknown},
        {"no bytes", [](model::Picture& p) { p.bytes.clear(); }, ProblemCode::PictureUnknown},
        {"9 MiB", [](model::Picture& p) { p.bytes.assign(9u << 20, 'x'); }, ProblemCode::PictureTooLarge},
        {"too wide", [](model::Picture& p) { p.width = 6001; }, ProblemCode::PictureTooLarge},
        {"36 million pixels", [](model::Picture& p) { p.width = p.height = 6000; },
         ProblemCode::PictureTooLarge},
    };
    BOOST_TEST(!model::Check(good).has_value());
    for (const auto& one : cases) {
        model::Picture picture = good;
        one.spoil(picture);
        const auto problem = model::Check(picture);
        BOOST_TEST_CONTEXT(one.name) {
            BOOST_REQUIRE(problem.has_value());
            BOOST_TEST((problem->code == one.code));
        }
    }
}

BOOST_AUTO_TEST_CASE(answers_about_a_plan_and_its_items_have_bounds) {
    const auto answer = [](const char* item, const char* region = "") {
        model::Adherence one;
        one.item = item;
        one.at.region = region;
        one.plan = {Uuid(902)};
        one.followed = model::Followed::Done;
        return one;
    };
    const auto item = [](int step, std::vector<model::Override> overrides) {
        model::PlanItem one;
        one.id = "bridge";
        one.step = step;
        one.overrides = std::move(overrides);
        return one;
    };
    model::Visit good = GoodVisit();
    good.adherence = {answer("bridge"), answer("bridge", "soleus"), answer("sleep")};
    good.plan.items = {item(100, {{"pregnancy", "ask-doctor", "yes"}})};
    BOOST_TEST(!model::Check(good));
    using model::Visit;
    const struct {
        const char* name;
        std::function<void(Visit&)> spoil;
        ProblemCode code;
    } cases[] = {
        {"no item", [](Visit& v) { v.adherence[0].item.clear(); }, ProblemCode::BadAdherence},
        {"no plan", [](Visit& v) { v.adherence[0].plan = {"x"}; }, ProblemCode::BadAdherence},
        {"twice", [](Visit& v) { v.adherence[1].at.region.clear(); }, ProblemCode::BadAdherence},
        {"long words", [](Visit& v) { v.adherence[0].words = std::string(501, 'x'); },
         ProblemCode::TextTooLong},
        {"too many", [](Visit& v) { v.adherence.resize(201, v.adherence[0]); },
         ProblemCode::TooManyAdherence},
        {"late", [](Visit& v) { v.late_reason = std::string(100'001, 'x'); }, ProblemCode::TextTooLong},
        {"step below", [](Visit& v) { v.plan.items[0].step = -1; }, ProblemCode::BadPlanItem},
        {"step above", [](Visit& v) { v.plan.items[0].step = 101; }, ProblemCode::BadPlanItem},
        {"short reason", [](Visit& v) { v.plan.items[0].overrides[0].reason = "ok"; },
         ProblemCode::BadPlanItem},
        {"long reason", [](Visit& v) { v.plan.items[0].overrides[0].reason = std::string(501, 'x'); },
         ProblemCode::BadPlanItem},
        {"no rule", [](Visit& v) { v.plan.items[0].overrides[0].rule.clear(); }, ProblemCode::BadPlanItem}};
    for (const auto& one : cases) {
        model::Visit bad = good;
        one.spoil(bad);
        const auto problem = model::Check(bad);
        BOOST_TEST_CONTEXT(one.name) {
            BOOST_REQUIRE(problem.has_value());
            BOOST_TEST((problem->code == one.code));
        }
    }
}

BOOST_AUTO_TEST_CASE(words_of_files_round_trip) {
    for (int i = 0; i < 4; ++i) {
        const auto followed = static_cast<model::Followed>(i);
        const auto felt = static_cast<model::Felt>(i);
        BOOST_TEST((model::ParseFollowed(model::ToText(followed)) == followed));
        BOOST_TEST((model::ParseFelt(model::ToText(felt)) == felt));
    }
    BOOST_TEST(model::ToText(model::Followed::NotDone) == "not_done");
    for (int i = 0; i <= model::kDrawnViews; ++i) {
        const auto view = static_cast<model::View>(i);
        BOOST_TEST((model::ParseView(model::ToText(view)) == view));
    }
    BOOST_TEST(model::ToText(model::View::FootMedial) == "foot-medial");
    BOOST_TEST(model::ToText(model::Load::Strength) == "strength");
    BOOST_TEST((model::ParseRole("auditor") == model::Role::Auditor));
    BOOST_TEST(!model::ParseSide("both").has_value());
    BOOST_TEST((model::Opposite(model::Side::Left) == model::Side::Right));
    BOOST_TEST((model::Opposite(model::Side::Midline) == model::Side::Midline));
}

BOOST_AUTO_TEST_CASE(sentences_are_filled) {
    BOOST_TEST(model::Fill("{0} of {1}", {"3", "{0}"}) == "3 of {0}");
    BOOST_TEST(model::Fill("{2} {x} {", {"a"}) == "{2} {x} {");
    const model::Error error(model::ErrorKind::BadInput, "{0}, line {1}.", {"a.toml", "7"});
    BOOST_TEST(std::string(error.what()) == "a.toml, line 7.");
}

BOOST_AUTO_TEST_SUITE_END()
