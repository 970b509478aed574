#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/mark_group.h"
#include "desk/open_clinic.h"

namespace {

using model::Layer;
using model::Side;

struct Group : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    model::MarkId calf = Add({"soleus", Side::Left});
    model::MarkId thigh = Add({"rectus_femoris", Side::Right});
    model::MarkId neck = Add({"trapezius_upper", Side::Left});
    const desk::MarkIds two{calf, thigh};

    model::MarkId Add(const model::RegionRef& at) {
        return editor->AddMarkIn(at, Layer::Superficial, "hypertonicity");
    }
    [[nodiscard]] const model::Mark& Of(const model::MarkId& id) const { return *editor->Visit().Find(id); }
    [[nodiscard]] std::vector<model::MarkId> Marks() const {
        std::vector<model::MarkId> all;
        for (const auto& mark : editor->Visit().marks) all.push_back(mark.id);
        return all;
    }
    // Undone in one step, and no more than that.
    void CheckOneStep(const model::Visit& before) {
        const model::Visit after = editor->Visit();
        BOOST_TEST(!(after == before));
        editor->Undo();
        BOOST_TEST((editor->Visit() == before));
        editor->Redo();
        BOOST_TEST((editor->Visit() == after));
        BOOST_TEST((clinic->Store().LoadVisit(after.id) == after));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(mark_group_tests, Group)

BOOST_AUTO_TEST_CASE(each_change_is_one_step_that_says_what_and_how_many) {
    const struct {
        const char* name;
        std::function<void()> change;
    } cases[] = {
        {"Change finding of 2 marks", [&] { desk::SetFindings(*editor, two, "adhesion"); }},
        {"Change severity before, 2 marks", [&] { desk::SetSeverities(*editor, two, false, 6); }},
        {"Change severity after, 2 marks", [&] { desk::SetSeverities(*editor, two, true, 2); }},
        {"Change severity before, 1 mark", [&] { desk::SetSeverities(*editor, {neck}, false, 4); }},
        {"Mirror 2 marks", [&] { desk::MirrorMarks(*editor, two); }},
        {"Remove 2 marks", [&] { desk::RemoveMarks(*editor, two); }},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            const model::Visit before = editor->Visit();
            one.change();
            BOOST_TEST(editor->UndoText() == one.name);
            CheckOneStep(before);
        }
    }
}

BOOST_AUTO_TEST_CASE(only_the_marks_of_the_group_are_changed) {
    desk::SetFindings(*editor, two, "adhesion");
    desk::SetSeverities(*editor, two, false, 6);
    desk::SetSeverities(*editor, two, true, 2);
    for (const auto& id : two) {
        BOOST_TEST(Of(id).finding == "adhesion");
        BOOST_TEST(Of(id).before.value_or(-1) == 6);
        BOOST_TEST(Of(id).after.value_or(-1) == 2);
    }
    BOOST_TEST(Of(neck).finding == "hypertonicity");
    BOOST_TEST(!Of(neck).before.has_value());
    desk::SetSeverities(*editor, two, false, {});
    BOOST_TEST(!Of(calf).before.has_value());
    desk::RemoveMarks(*editor, two);
    BOOST_TEST((Marks() == std::vector{neck}));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_one_leaves_all_as_they_are) {
    const model::Visit before = editor->Visit();
    const desk::MarkIds with_stranger{calf, model::MarkId{"nobody"}};
    const std::function<void()> changes[] = {
        [&] { desk::SetFindings(*editor, with_stranger, "adhesion"); },
        [&] { desk::SetSeverities(*editor, with_stranger, true, 3); },
        [&] { desk::SetSeverities(*editor, two, true, 11); },
        [&] { desk::SetLayers(*editor, with_stranger, Layer::Deep); },
        [&] { desk::RemoveMarks(*editor, with_stranger); },
        [&] { desk::MirrorMarks(*editor, {model::MarkId{"nobody"}}); },
    };
    for (const auto& change : changes) {
        BOOST_CHECK_THROW(change(), model::Error);
        BOOST_TEST((editor->Visit() == before));
    }
}

BOOST_AUTO_TEST_CASE(severities_of_one_gesture_are_one_step) {
    const model::Visit before = editor->Visit();
    for (const int score : {3, 5, 7}) desk::SetSeverities(*editor, two, false, score, 99);
    BOOST_TEST(Of(thigh).before.value_or(-1) == 7);
    CheckOneStep(before);
    // What follows another change is a step of its own.
    desk::SetFindings(*editor, two, "adhesion");
    desk::SetSeverities(*editor, two, false, 2, 99);
    editor->Undo();
    BOOST_TEST(Of(thigh).before.value_or(-1) == 7);
    BOOST_TEST(Of(thigh).finding == "adhesion");
}

BOOST_AUTO_TEST_CASE(a_change_looks_at_what_was_copied) {
    editor->Apply(
        [&](model::Visit& visit) {
            model::Mark copied = *visit.Find(calf);
            copied.copied = true;
            return visit.Replace(copied);
        },
        "Copy", static_cast<unsigned>(desk::Change::Marks));
    BOOST_TEST(Of(calf).copied);
    desk::SetSeverities(*editor, two, false, 5);
    BOOST_TEST(!Of(calf).copied);
}

BOOST_AUTO_TEST_CASE(layers_follow_what_lies_there_and_others_stay) {
    for (const auto& id : Marks()) {
        const model::Mark was = Of(id);
        const auto there = editor->InLayer(was, Layer::Deep);
        desk::SetLayers(*editor, {id}, Layer::Deep);
        BOOST_TEST((Of(id).layer == (there ? Layer::Deep : was.layer)));
        BOOST_TEST((Of(id).at == (there ? there->at : was.at)));
        BOOST_TEST((Of(id).points == was.points));
    }
}

BOOST_AUTO_TEST_CASE(mirrored_copies_lie_on_the_other_side_and_pass_over_the_midline) {
    const auto made = desk::MirrorMarks(*editor, two);
    BOOST_REQUIRE(made.size() == 2U);
    for (std::size_t i = 0; i < made.size(); ++i) {
        BOOST_TEST(Of(made[i]).at.region == Of(two[i]).at.region);
        BOOST_TEST((Of(made[i]).at.side == model::Opposite(Of(two[i]).at.side)));
        BOOST_TEST(Of(made[i]).finding == Of(two[i]).finding);
    }
    BOOST_TEST(Marks().size() == 5U);
    desk::SetSeverities(*editor, {calf}, false, 6);
    const auto again = desk::MirrorMarks(*editor, {calf});
    BOOST_TEST(!Of(again.front()).before.has_value());  // says nothing of the other side
}

BOOST_AUTO_TEST_CASE(nothing_to_change_is_no_step) {
    desk::SetSeverities(*editor, two, false, 6);
    const std::string name = editor->UndoText();
    desk::SetFindings(*editor, two, "hypertonicity");
    desk::SetSeverities(*editor, {}, true, 3);
    desk::RemoveMarks(*editor, {});
    BOOST_TEST(editor->UndoText() == name);
}

BOOST_AUTO_TEST_CASE(what_marks_have_in_common) {
    const auto all = [&](std::vector<model::MarkId> of) {
        std::vector<const model::Mark*> marks;
        for (const auto& id : of) marks.push_back(editor->Visit().Find(id));
        return desk::Common(marks, [](const model::Mark& mark) { return mark.at.side; });
    };
    BOOST_TEST(!all({}).has_value());
    BOOST_TEST((all({calf}) == Side::Left));
    BOOST_TEST((all({calf, neck}) == Side::Left));
    BOOST_TEST(!all({calf, thigh}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
