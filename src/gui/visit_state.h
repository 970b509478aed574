// What the parts of the charting page share: the open visit, the selection and what the next click does.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/map_scene.h"
#include "desk/amendments.h"
#include "desk/mark_group.h"
#include "desk/spots.h"
#include "desk/visit_editor.h"
#include "gui/context.h"

namespace gui {

enum class Tool { Select, Mark, Stroke, Area, Arrow };
// What the canvas shows: the body from its sides, or a close-up.
enum class ViewChoice { All, Front, Back, Left, Right, Head, Hands, Feet, Picture };
[[nodiscard]] constexpr bool IsCloseUp(ViewChoice view) {
    return view >= ViewChoice::Head;
}

// Kinds of VisitState::Changed, to be combined.
namespace shared {
inline constexpr unsigned kSelection = 1, kFinding = 2, kTool = 4, kView = 8, kLayer = 16, kZoom = 32,
                          kVisit = 64, kMarks = 128, kTreatments = 256, kText = 512, kDetails = 1024,
                          kGhosts = 2048, kAmendments = 4096;
}  // namespace shared

class VisitState {
public:
    explicit VisitState(const Context& context);

    void SetEditor(desk::VisitEditor* editor);
    [[nodiscard]] desk::VisitEditor* Editor() const { return m_editor; }
    [[nodiscard]] bool Editable() const { return m_editor != nullptr && m_editor->Editable(); }
    [[nodiscard]] const Context& Ctx() const { return m_context; }
    [[nodiscard]] const terms::Vocabulary& Terms() const { return m_context.resources.Words(); }
    // Marks of the open visit; empty without one.
    [[nodiscard]] const std::vector<model::Mark>& Marks() const;

    // The signed visit with what was written to it later; nullptr for a draft.
    [[nodiscard]] const desk::AmendedVisit* Amended() const { return m_amended ? &*m_amended : nullptr; }
    // Reads it again and tells.
    void RenewAmendments();

    // Runs a change of the visit; an exception is told to the person. False if it failed or the visit is
    // read-only.
    bool Do(const std::function<void(desk::VisitEditor&)>& change);
    // The same for words being typed, which are tried again and again: the person is told once, and what is
    // wrong is returned as "Not saved: …" until it works.
    wxString Keep(const std::function<void(desk::VisitEditor&)>& change);
    // Typing has come to an end: the next change is an undo step of its own.
    void EndStep();

    void Select(const model::MarkId& id);
    void SelectNext(int step);
    [[nodiscard]] const model::MarkId& Selected() const { return m_selected; }
    [[nodiscard]] const model::Mark* SelectedMark() const;
    // Of the marks or the ghost chosen: marks are removed, a ghost is recorded as resolved or back.
    void RemoveSelected();

    // Several marks at once; Selected() is the one dealt with last.
    void Choose(const std::vector<model::MarkId>& marks, const model::MarkId& last);
    void ToggleChosen(const model::MarkId& id);
    void ChooseAll();
    // In the order of the chart; with one mark selected that one.
    [[nodiscard]] std::vector<model::MarkId> Chosen() const;
    [[nodiscard]] bool IsChosen(const model::MarkId& id) const;

    // Marks of the last visit that today's chart has not, see desk/spots.h; none while they are not shown.
    [[nodiscard]] const std::vector<desk::Ghost>& Ghosts() const { return m_ghosts; }
    [[nodiscard]] const desk::Ghost* FindGhost(const model::MarkId& id) const;
    // The day they are from, "2 Nov"; empty if there was no earlier visit.
    [[nodiscard]] wxString GhostDay() const;
    // A day as people read it beside others: the year only where it is not this visit's.
    [[nodiscard]] wxString DayText(model::Instant at) const;
    void ShowGhosts(bool show);
    [[nodiscard]] bool GhostsShown() const { return m_show_ghosts; }
    std::function<void(bool)> on_show_ghosts;  // to be remembered
    // A ghost is chosen in place of a mark.
    void SelectGhost(const model::MarkId& id);
    [[nodiscard]] const desk::Ghost* SelectedGhost() const { return FindGhost(m_ghost); }
    // It becomes a mark of today, which waits for its severity.
    void ConfirmGhost(const model::MarkId& id);
    // Walking the ghosts (F7): the next one not yet dealt with is selected. False when none is left.
    bool WalkGhosts();
    // Recorded as resolved, or back.
    void ToggleResolved(const model::MarkId& ghost);

    // The new mark waits for its severity: the next digit is taken for it.
    void Await(const model::MarkId& id);
    void EndWaiting();
    [[nodiscard]] const model::MarkId& Waiting() const { return m_waiting; }
    // Takes a digit while a mark waits, or while a ghost is chosen: that one is confirmed with it. False if
    // neither is so.
    bool TakeSeverity(int severity);

    // Walking the marks for the after score (F8). False when every mark has one.
    bool WalkOn();
    void EndWalk() { m_walking = false; }
    [[nodiscard]] bool Walking() const { return m_walking; }

    void SetFinding(const std::string& finding);
    [[nodiscard]] const std::string& Finding() const { return m_finding; }
    // The finding of a palette key ("1", "I"); false if none has it.
    bool TakeKey(const wxString& key);
    void SetTool(Tool tool);
    [[nodiscard]] Tool CurrentTool() const { return m_tool; }
    void SetView(ViewChoice view);
    [[nodiscard]] ViewChoice View() const { return m_view; }
    // The body view to which a close-up returns.
    [[nodiscard]] ViewChoice BodyView() const { return m_body_view; }
    void ShowPicture(const model::PictureId& id);
    // With ViewChoice::Picture: the one shown.
    [[nodiscard]] const model::PictureId& Picture() const { return m_picture; }
    // Head, hands, feet, and back to the body.
    void NextCloseUp();
    // The figure shown and charted on; the marks stay where they are on the body.
    void SetFigure(model::Figure figure);
    void SetLayer(model::Layer layer);
    [[nodiscard]] model::Layer Layer() const { return m_layer; }

    [[nodiscard]] bodymap::Ink InkOf(const std::string& finding) const;
    [[nodiscard]] wxString RegionText(const std::string& region) const;
    [[nodiscard]] wxString FindingText(const std::string& finding) const;
    void Say(const wxString& text) const;

    desk::Signal<unsigned> Changed;
    // Like Changed, but the kinds that may wait are told in a turn of its own (see Context::turns), and what
    // comes until then with them: for parts that take their time to show such a change.
    [[nodiscard]] desk::Subscription FollowLater(std::function<void(unsigned)> tell,
                                                 unsigned may_wait = shared::kVisit);

private:
    void OnEditor(unsigned kinds);
    void ReadAmendments();
    [[nodiscard]] unsigned ReadGhosts();
    [[nodiscard]] unsigned ForgetGone();

    Context m_context;
    desk::VisitEditor* m_editor = nullptr;
    desk::Subscription m_listening;
    std::optional<desk::AmendedVisit> m_amended;
    model::MarkId m_selected, m_waiting, m_ghost;
    std::vector<model::MarkId> m_chosen;  // with m_selected, where there are several
    std::vector<desk::Ghost> m_ghosts;
    bool m_show_ghosts = true;
    std::string m_finding;
    Tool m_tool = Tool::Mark;
    ViewChoice m_view = ViewChoice::All, m_body_view = ViewChoice::All;
    model::PictureId m_picture;
    model::Layer m_layer = model::Layer::Superficial;
    bool m_walking = false, m_walking_ghosts = false;
    std::string m_told;  // why words are not kept
};

[[nodiscard]] bodymap::Ink InkOfFamily(terms::Family family);
// "client's left", "client's right", "midline".
[[nodiscard]] wxString ClientSide(const Context& context, model::Side side);

}  // namespace gui
