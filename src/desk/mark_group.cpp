#include "desk/mark_group.h"

#include <algorithm>
#include <functional>

#include "desk/refuse.h"
#include "desk/spots.h"
#include "desk/visit_editor.h"

namespace desk {

namespace {

constexpr unsigned kMarks = static_cast<unsigned>(Change::Marks);

// What is wrong with the change of one mark, or nothing.
using Step = std::function<std::optional<model::Problem>(model::Visit&, const model::Mark&)>;

void ForEach(VisitEditor& editor, const MarkIds& marks, const StepName& description, const Step& step,
             std::uint64_t join = 0, unsigned kinds = kMarks) {
    const auto change = [&](model::Visit& visit) -> std::optional<model::Problem> {
        for (const model::MarkId& id : marks) {
            const model::Mark* found = visit.Find(id);
            if (found == nullptr) return model::Problem{model::ProblemCode::UnknownMark, id.value};
            const model::Mark mark = *found;
            if (auto problem = step(visit, mark)) return problem;
        }
        return {};
    };
    editor.Apply(change, description, kinds, join);
}

}  // namespace

void SetFindings(VisitEditor& editor, const MarkIds& marks, const std::string& finding) {
    const auto name =
        StepName::Plural("Change finding of {0} mark", "Change finding of {0} marks", marks.size());
    ForEach(editor, marks, name, [&](model::Visit& visit, model::Mark mark) {
        const model::Mark was = mark;
        mark.finding = finding;
        mark.copied = false;
        LeaveSpot(was, mark);
        Follow(editor.EarlierSpots(), visit, mark);
        return visit.Replace(mark);
    });
}

void SetSeverities(VisitEditor& editor, const MarkIds& marks, bool after, std::optional<int> severity,
                   std::uint64_t join) {
    const auto name = after ? StepName::Plural("Change severity after, {0} mark",
                                               "Change severity after, {0} marks", marks.size())
                            : StepName::Plural("Change severity before, {0} mark",
                                               "Change severity before, {0} marks", marks.size());
    ForEach(
        editor, marks, name,
        [&](model::Visit& visit, model::Mark mark) {
            (after ? mark.after : mark.before) = severity;
            mark.copied = false;
            return visit.Replace(mark);
        },
        join);
}

void SetLayers(VisitEditor& editor, const MarkIds& marks, model::Layer layer) {
    const auto moved = std::ranges::count_if(marks, [&](const model::MarkId& id) {
        const model::Mark* mark = editor.Visit().Find(id);
        return mark != nullptr && mark->layer != layer && editor.InLayer(*mark, layer);
    });
    const auto name = StepName::Plural("Change layer of {0} mark", "Change layer of {0} marks",
                                       static_cast<std::size_t>(moved));
    ForEach(editor, marks, name,
            [&](model::Visit& visit, const model::Mark& mark) -> std::optional<model::Problem> {
                auto there = editor.InLayer(mark, layer);
                if (!there) return {};
                there->copied = false;
                Follow(editor.EarlierSpots(), visit, *there);
                return visit.Replace(*there);
            });
}

void RemoveMarks(VisitEditor& editor, const MarkIds& marks) {
    ForEach(
        editor, marks, StepName::Plural("Remove {0} mark", "Remove {0} marks", marks.size()),
        [](model::Visit& visit, const model::Mark& mark) { return visit.Remove(mark.id); }, 0,
        kMarks | static_cast<unsigned>(Change::Treatments));
}

MarkIds MirrorMarks(VisitEditor& editor, const MarkIds& marks) {
    std::vector<model::Mark> copies;
    std::optional<model::Error> why;
    for (const model::MarkId& id : marks) {
        try {
            copies.push_back(editor.MirrorImage(id));
        } catch (const model::Error& error) {
            why = error;
        }
    }
    if (copies.empty() && why) throw *why;
    MarkIds made;
    editor.Apply(
        [&](model::Visit& visit) -> std::optional<model::Problem> {
            for (model::Mark& copy : copies) {
                copy.id = editor.Ids().New<model::MarkId>();
                made.push_back(copy.id);
                Follow(editor.EarlierSpots(), visit, copy);
                if (auto problem = visit.Add(copy)) return problem;
            }
            return {};
        },
        StepName::Plural("Mirror {0} mark", "Mirror {0} marks", copies.size()), kMarks);
    return made;
}

}  // namespace desk
