#include "gui/visit_state.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "desk/people.h"
#include "desk/sentences.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

bodymap::Ink InkOfFamily(terms::Family family) {
    switch (family) {
        case terms::Family::Tone:
            return bodymap::Ink::Tone;
        case terms::Family::Tissue:
            return bodymap::Ink::Tissue;
        case terms::Family::Points:
            return bodymap::Ink::Points;
        case terms::Family::Fluid:
            return bodymap::Ink::Fluid;
        case terms::Family::Nerve:
            return bodymap::Ink::Nerve;
        case terms::Family::Movement:
            return bodymap::Ink::Movement;
        case terms::Family::Avoid:
            return bodymap::Ink::Avoid;
    }
    return bodymap::Ink::Tone;
}

namespace {

// Radiating pain runs from somewhere to somewhere; with any other finding one goes on as before.
Tool ToolFor(const std::string& finding, Tool now) {
    if (finding == "radiating") return Tool::Arrow;
    return now == Tool::Stroke || now == Tool::Area ? now : Tool::Mark;
}

}  // namespace

wxString ClientSide(const Context& context, model::Side side) {
    if (side == model::Side::Left) return Tr(context, "Client’s left");
    if (side == model::Side::Right) return Tr(context, "Client’s right");
    return Tr(context, "Midline");
}

VisitState::VisitState(const Context& context) : m_context(context) {
    const auto& findings = Terms().Findings();
    if (!findings.empty()) m_finding = findings.front().id;
}

void VisitState::SetEditor(desk::VisitEditor* editor) {
    m_listening = {};
    m_editor = editor;
    m_selected =
        editor && !editor->Visit().marks.empty() ? editor->Visit().marks.front().id : model::MarkId{};
    m_waiting = {};
    m_ghost = {};
    m_chosen.clear();
    m_walking = m_walking_ghosts = false;
    m_told.clear();
    // A picture belongs to one client.
    if (m_view == ViewChoice::Picture) m_view = m_body_view;
    if (editor) m_listening = editor->Changed.Listen([this](unsigned kinds) { OnEditor(kinds); });
    (void)ReadGhosts();
    const bool had = m_amended.has_value();
    ReadAmendments();
    Changed(shared::kVisit | shared::kView | shared::kSelection | shared::kMarks | shared::kTreatments |
            shared::kText | shared::kDetails | shared::kGhosts |
            (had || m_amended ? shared::kAmendments : 0));
}

namespace {

struct LateFollower {
    LateFollower(const Context& ctx, std::function<void(unsigned)> teller, unsigned kinds)
        : context(ctx), tell(std::move(teller)), may_wait(kinds) {}
    LateFollower(const LateFollower&) = delete;
    LateFollower& operator=(const LateFollower&) = delete;
    ~LateFollower() {
        if (context.turns) context.turns->Drop(this);
    }

    void Hear(unsigned kinds) {
        if (!context.turns || (waiting == 0 && !(kinds & may_wait))) return tell(kinds);
        waiting |= kinds;
        TryLater(context, this, [this] { tell(std::exchange(waiting, 0)); });
    }

    Context context;
    std::function<void(unsigned)> tell;
    desk::Subscription listening;
    unsigned may_wait;
    unsigned waiting = 0;  // kinds not yet told
};

}  // namespace

desk::Subscription VisitState::FollowLater(std::function<void(unsigned)> tell, unsigned may_wait) {
    auto follower = std::make_shared<LateFollower>(m_context, std::move(tell), may_wait);
    follower->listening = Changed.Listen([one = follower.get()](unsigned kinds) { one->Hear(kinds); });
    return desk::Subscription(follower);
}

// The kinds that changed with it.
unsigned VisitState::ReadGhosts() {
    auto ghosts = m_editor && m_show_ghosts ? desk::Ghosts(*m_editor) : std::vector<desk::Ghost>();
    if (ghosts == m_ghosts) return 0;
    m_ghosts = std::move(ghosts);
    if (m_ghost.empty() || FindGhost(m_ghost)) return shared::kGhosts;
    m_ghost = {};
    return shared::kGhosts | shared::kSelection;
}

unsigned VisitState::ForgetGone() {
    std::erase_if(m_chosen, [this](const auto& id) { return !m_editor->Visit().Find(id); });
    if (!m_waiting.empty() && !m_editor->Visit().Find(m_waiting)) m_waiting = {};
    if (m_selected.empty() || SelectedMark()) return 0;
    m_selected = m_chosen.empty() ? model::MarkId{} : m_chosen.back();
    return shared::kSelection;
}

void VisitState::ReadAmendments() {
    m_amended.reset();
    if (!m_editor || m_editor->IsDraft()) return;
    (void)Try(m_context, [this] {
        m_amended = desk::ReadAmended(m_context.clinic, m_context.words, m_editor->Visit().id);
    });
}

void VisitState::RenewAmendments() {
    ReadAmendments();
    Changed(shared::kAmendments | shared::kText);
}

void VisitState::OnEditor(unsigned kinds) {
    unsigned out = 0;
    if (m_editor && m_editor->IsDraft() == m_amended.has_value()) {
        ReadAmendments();
        out |= shared::kAmendments;
    }
    if (Has(kinds, desk::Change::Marks)) out |= shared::kMarks;
    if (Has(kinds, desk::Change::Treatments)) out |= shared::kTreatments;
    if (Has(kinds, desk::Change::Text)) out |= shared::kText;
    if (Has(kinds, desk::Change::Details)) out |= shared::kDetails;
    out |= ForgetGone();
    if (Has(kinds, desk::Change::Marks) || Has(kinds, desk::Change::Details)) out |= ReadGhosts();
    Changed(out);
}

const std::vector<model::Mark>& VisitState::Marks() const {
    static const std::vector<model::Mark> none;
    return m_editor ? m_editor->Visit().marks : none;
}

namespace {

// What it would take to chart a draft that is only looked at.
model::Operation ForbiddenIn(const desk::VisitEditor& editor) {
    return editor.Store().May(model::Operation::ChartVisit, editor.Client().id)
               ? model::Operation::ChartForOthers
               : model::Operation::ChartVisit;
}

}  // namespace

bool VisitState::Do(const std::function<void(desk::VisitEditor&)>& change) {
    if (!m_editor) return false;
    if (!m_editor->Editable()) {
        Say(m_editor->IsDraft() ? Wx(desk::NotAllowed(m_context.words, ForbiddenIn(*m_editor)))
                                : Tr(m_context, "This visit is signed and can only be read."));
        return false;
    }
    try {
        change(*m_editor);
        return true;
    } catch (const std::exception& error) {
        m_context.fail(error);
        return false;
    }
}

wxString VisitState::Keep(const std::function<void(desk::VisitEditor&)>& change) {
    if (!m_editor) return {};
    try {
        change(*m_editor);
        m_told.clear();
        return {};
    } catch (const std::exception& error) {
        const std::string why = desk::Sentence(m_context.words, error);
        const bool news = std::exchange(m_told, why) != why;
        wxString said = TrFill(m_context, "Not saved: {0}", {why});
        Say(said);
        if (news) m_context.fail(error);
        return said;
    }
}

void VisitState::EndStep() {
    if (m_editor) m_editor->EndStep();
}

void VisitState::Select(const model::MarkId& id) {
    m_walking = m_walking_ghosts = false;
    if (id == m_selected && m_chosen.empty() && m_ghost.empty()) return;
    m_selected = id;
    m_chosen.clear();
    m_ghost = {};
    if (m_waiting != id) m_waiting = {};
    Changed(shared::kSelection);
}

void VisitState::SelectNext(int step) {
    const auto& marks = Marks();
    if (marks.empty()) return;
    const auto at = std::ranges::find(marks, m_selected, &model::Mark::id);
    const auto count = static_cast<int>(marks.size());
    int index = at == marks.end() ? (step > 0 ? 0 : count - 1) : static_cast<int>(at - marks.begin()) + step;
    index = (index + count) % count;
    Select(marks[static_cast<std::size_t>(index)].id);
}

const model::Mark* VisitState::SelectedMark() const {
    return m_editor && !m_selected.empty() ? m_editor->Visit().Find(m_selected) : nullptr;
}

void VisitState::RemoveSelected() {
    if (!m_ghost.empty()) return ToggleResolved(m_ghost);
    if (!SelectedMark()) return;
    if (const auto chosen = Chosen(); chosen.size() > 1) {
        Do([&](auto& editor) { desk::RemoveMarks(editor, chosen); });
        return;
    }
    const auto& marks = Marks();
    const auto at =
        static_cast<std::size_t>(std::ranges::find(marks, m_selected, &model::Mark::id) - marks.begin());
    if (!Do([id = m_selected](auto& editor) { editor.RemoveMark(id); })) return;
    if (!Marks().empty()) Select(Marks()[std::min(at, Marks().size() - 1)].id);
}

void VisitState::Choose(const std::vector<model::MarkId>& marks, const model::MarkId& last) {
    if (marks.size() < 2) return Select(marks.empty() ? model::MarkId{} : marks.front());
    m_walking = m_walking_ghosts = false;
    m_chosen = marks;
    m_selected = last;
    m_waiting = {};
    m_ghost = {};
    Changed(shared::kSelection);
}

void VisitState::ToggleChosen(const model::MarkId& id) {
    auto chosen = Chosen();
    const bool was = std::erase(chosen, id) > 0;
    if (!was) chosen.push_back(id);
    Choose(chosen, was ? (chosen.empty() ? model::MarkId{} : chosen.back()) : id);
}

void VisitState::ChooseAll() {
    std::vector<model::MarkId> all;
    for (const auto& mark : Marks()) all.push_back(mark.id);
    if (!all.empty()) Choose(all, SelectedMark() ? m_selected : all.back());
}

std::vector<model::MarkId> VisitState::Chosen() const {
    std::vector<model::MarkId> chosen;
    for (const auto& mark : Marks())
        if (IsChosen(mark.id)) chosen.push_back(mark.id);
    return chosen;
}

bool VisitState::IsChosen(const model::MarkId& id) const {
    if (m_chosen.empty()) return id == m_selected;
    return std::ranges::find(m_chosen, id) != m_chosen.end();
}

const desk::Ghost* VisitState::FindGhost(const model::MarkId& id) const {
    const auto ghost = std::ranges::find(m_ghosts, id, [](const auto& one) { return one.mark.id; });
    return ghost == m_ghosts.end() ? nullptr : &*ghost;
}

wxString VisitState::GhostDay() const {
    const auto from = m_editor ? desk::GhostsFrom(*m_editor) : std::nullopt;
    return from ? DayText(*from) : wxString();
}

wxString VisitState::DayText(model::Instant at) const {
    const auto& zone = m_editor->Visit().zone;
    const auto day = text::ToCivil(at, zone).day;
    const bool this_year = day.year() == text::ToCivil(m_editor->Visit().service_at, zone).day.year();
    return Wx(
        text::HumanDate(m_context.words, day, this_year ? text::DateStyle::Day : text::DateStyle::Short));
}

void VisitState::ShowGhosts(bool show) {
    if (show == m_show_ghosts) return;
    m_show_ghosts = show;
    if (on_show_ghosts) on_show_ghosts(show);
    Changed(ReadGhosts() | shared::kGhosts);
}

void VisitState::SelectGhost(const model::MarkId& id) {
    if (id == m_ghost || !FindGhost(id)) return;
    m_ghost = id;
    m_selected = {};
    m_waiting = {};
    m_chosen.clear();
    Changed(shared::kSelection);
}

void VisitState::ConfirmGhost(const model::MarkId& id) {
    model::MarkId made;
    if (Do([&](auto& editor) { made = desk::ConfirmGhost(editor, id); })) Await(made);
}

bool VisitState::WalkGhosts() {
    ShowGhosts(true);
    const auto next = std::ranges::find(m_ghosts, false, &desk::Ghost::resolved);
    if (next == m_ghosts.end()) {
        if (!m_ghost.empty()) Select({});
        m_walking_ghosts = false;
        Say(Tr(m_context, "Every mark of the last visit is dealt with."));
        return false;
    }
    SelectGhost(next->mark.id);
    m_walking_ghosts = true;
    return true;
}

void VisitState::ToggleResolved(const model::MarkId& id) {
    const auto* ghost = FindGhost(id);
    if (!ghost) return;
    const auto spot = desk::SpotOf(ghost->mark);
    const bool resolved = !ghost->resolved;
    const bool on = m_walking_ghosts && m_ghost == id;
    if (!Do([&](auto& editor) { desk::SetResolved(editor, spot, resolved); })) return;
    Say(resolved ? Tr(m_context, "Recorded as resolved.") : Tr(m_context, "No longer recorded as resolved."));
    if (resolved && on) WalkGhosts();
}

void VisitState::Await(const model::MarkId& id) {
    m_waiting = id;
    m_selected = id;
    m_chosen.clear();
    m_ghost = {};
    Changed(shared::kSelection);
}

void VisitState::EndWaiting() {
    if (m_waiting.empty()) return;
    m_waiting = {};
    Changed(shared::kSelection);
}

bool VisitState::TakeSeverity(int severity) {
    const bool on = m_walking_ghosts && !m_ghost.empty();
    if (!m_ghost.empty()) ConfirmGhost(m_ghost);
    if (m_waiting.empty()) return false;
    const auto id = m_waiting;
    m_waiting = {};
    Do([&](auto& editor) { editor.SetSeverityBefore(id, severity); });
    Changed(shared::kSelection);
    if (on) WalkGhosts();
    return true;
}

bool VisitState::WalkOn() {
    const auto& marks = Marks();
    const auto next = std::ranges::find_if(marks, [](const auto& mark) { return !mark.after; });
    const bool more = next != marks.end();
    if (more) Select(next->id);
    m_walking = more;
    return more;
}

void VisitState::SetFinding(const std::string& finding) {
    if (!Terms().FindFinding(finding)) return;
    m_finding = finding;
    m_waiting = {};
    m_walking_ghosts = false;
    m_ghost = {};  // what is marked next is not what was there last time
    m_tool = ToolFor(finding, m_tool);
    Changed(shared::kFinding | shared::kTool | shared::kSelection);
    Say(FindingText(finding));
}

bool VisitState::TakeKey(const wxString& key) {
    const auto upper = Utf8(key.Upper());
    for (const auto& finding : Terms().Findings()) {
        if (finding.key.empty() || finding.key != upper) continue;
        SetFinding(finding.id);
        return true;
    }
    return false;
}

void VisitState::SetTool(Tool tool) {
    m_tool = tool;
    Changed(shared::kTool);
}

void VisitState::SetView(ViewChoice view) {
    if (view == m_view) return;
    m_view = view;
    if (!IsCloseUp(view)) m_body_view = view;
    Changed(shared::kView);
}

void VisitState::ShowPicture(const model::PictureId& id) {
    m_picture = id;
    m_view = ViewChoice::Picture;
    Changed(shared::kView);
}

void VisitState::NextCloseUp() {
    if (!IsCloseUp(m_view)) return SetView(ViewChoice::Head);
    SetView(m_view >= ViewChoice::Feet ? m_body_view : static_cast<ViewChoice>(static_cast<int>(m_view) + 1));
}

void VisitState::SetFigure(model::Figure figure) {
    if (!m_editor || m_editor->ShownFigure() == figure) return;
    m_editor->ShowFigure(figure);
    Changed(shared::kView | shared::kMarks);
}

void VisitState::SetLayer(model::Layer layer) {
    if (layer == m_layer) return;
    m_layer = layer;
    Changed(shared::kLayer);
}

bodymap::Ink VisitState::InkOf(const std::string& finding) const {
    const auto* term = Terms().FindFinding(finding);
    return term ? InkOfFamily(term->family) : bodymap::Ink::Nerve;
}

wxString VisitState::RegionText(const std::string& region) const {
    return Wx(desk::RegionName(m_context.words, Terms(), region));
}

wxString VisitState::FindingText(const std::string& finding) const {
    return Wx(desk::FindingLabel(m_context.words, Terms(), finding));
}

void VisitState::Say(const wxString& text) const {
    if (m_context.say) m_context.say(text);
}

}  // namespace gui
