#include "gui/dialog_own_content.h"

#include <algorithm>
#include <utility>

#include "desk/sentences.h"
#include "gui/controls_list.h"

namespace gui {

namespace {

constexpr int kWidth = 900, kListHeight = 360;

bool SameOne(const routine::OwnExercise& a, const routine::OwnExercise& b) {
    return a.id == b.id && a.changes == b.changes;
}

// Ours are in the words of the screen; a clinic's own stand as it wrote them.
std::string NameOf(const Context& context, const routine::OwnExercise& one) {
    return one.name.empty() ? one.id + one.changes : context.words.Text(one.name);
}

std::string PlacesOf(const Context& context, const routine::OwnExercise& one) {
    std::string out;
    for (const std::string& region : one.regions)
        out += (out.empty() ? "" : ", ") + desk::RegionName(context.words, context.resources.Words(), region);
    return out;
}

std::string DoseOf(const Context& context, const routine::OwnExercise& one) {
    model::PlanItem item;
    const auto add = [&](const char* param, double value) {
        model::DoseValue dose;
        dose.param = param;
        dose.value = value;
        item.dose.push_back(std::move(dose));
    };
    item.id = "own";
    item.modality = "exercise";
    add("sets", one.sets);
    add("reps", one.reps);
    if (one.hold_s > 0) add("hold_s", one.hold_s);
    if (one.each_side) add("each_side", 1);
    add("frequency", one.times_a_week);
    return desk::DoseText(context.words, item);
}

}  // namespace

OwnContentDialog::OwnContentDialog(wxWindow* parent, const Context& context)
    : ActionDialog(
          parent, context, Tr(context, "Own exercises"),
          Tr(context,
             "Exercises of the clinic's own, and its words and doses for ours. Doses stay within what "
             "ours hold; who may not be given an exercise stays as it is. Until a clinician has read "
             "one, plans say that it awaits review."),
          kWidth) {
    m_list = AddTable(Tr(context, "Exercises"), kListHeight);
    AddMarkupColumn(m_list, Tr(context, "Exercise"), 250);
    AddMarkupColumn(m_list, Tr(context, "Where"), 270);
    AddMarkupColumn(m_list, Tr(context, "Dose"), 150);
    AddMarkupColumn(m_list, Tr(context, "Whose"), 180);
    FillWithColumn(m_list, 1, 160, 250 + 150 + 180);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowChoice(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { Do([this] { Edit(); }); });
    m_state = AddText(wxString());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(context, "&New exercise…"), [this] { AskNew(); });
    m_edit = AddAction(row, Tr(context, "&Change…"), [this] { Edit(); });
    m_remove = AddAction(row, Tr(context, "&Remove"), [this] { Remove(); });
    m_back = AddAction(row, Tr(context, "&Put back"), [this] { PutBack(); });
    Rows()->Add(row);
    FinishActions();
    Do([this] { Read(); });
    m_list->SetFocus();
}

void OwnContentDialog::Read() {
    m_view = desk::LookAtContent(Ctx().clinic);
    m_shown = m_view.own;
    for (auto& own : m_shown) {
        const auto ours = std::ranges::find(m_view.shipped, own.changes, &routine::OwnExercise::changes);
        if (own.changes.empty() || ours == m_view.shipped.end()) continue;
        own.regions = ours->regions;
        own.each_side = ours->each_side;
    }
    for (const auto& ours : m_view.shipped) {
        const auto same = [&](const auto& own) { return SameOne(own, ours); };
        if (std::ranges::none_of(m_view.own, same)) m_shown.push_back(ours);
    }
    m_list->DeleteAllItems();
    for (const auto& one : m_shown) {
        wxVector<wxVariant> cells;
        cells.push_back(Wx(Quoted(NameOf(Ctx(), one))));
        cells.push_back(Wx(Quoted(PlacesOf(Ctx(), one))));
        cells.push_back(Wx(Quoted(DoseOf(Ctx(), one))));
        cells.push_back(Wx(Quoted(Utf8(Origin(one)))));
        m_list->AppendItem(cells);
    }
    std::string state = desk::ContentRefusal(Ctx().clinic, Words());
    for (const auto& problem : m_view.problems)
        state += (state.empty() ? "" : "\n") + desk::Sentence(Words(), problem);
    SetText(m_state, Wx(state));
    ShowChoice();
    FitToContent();
}

wxString OwnContentDialog::Origin(const routine::OwnExercise& exercise) const {
    const bool own = std::ranges::any_of(m_view.own, [&](const auto& one) { return SameOne(one, exercise); });
    if (!own) return Tr(Ctx(), "ours");
    std::string whose = exercise.changes.empty() ? Words().Text("the clinic's own")
                                                 : Words().Text("ours, changed by the clinic");
    if (exercise.reviewed_by.empty()) whose += " · " + Words().Text("awaits clinical review");
    return Wx(whose);
}

wxString OwnContentDialog::Cell(unsigned row, unsigned column) const {
    return m_list->GetTextValue(row, column);
}

void OwnContentDialog::Choose(unsigned row) {
    m_list->SelectRow(row);
    ShowChoice();
}

void OwnContentDialog::ShowChoice() {
    const auto chosen = ChosenRow(m_list);
    m_edit->Enable(chosen.has_value());
    m_remove->Enable(chosen && Own(*chosen));
    m_back->Enable(!m_removed.empty());
}

void OwnContentDialog::Keep(const routine::OwnExercise& exercise) {
    auto next = m_view.own;
    const auto same = std::ranges::find_if(next, [&](const auto& one) { return SameOne(one, exercise); });
    if (same != next.end())
        *same = exercise;
    else
        next.push_back(exercise);
    desk::SaveExercises(Ctx().clinic, Words(), next);
    Read();
    Tell(TrFill(Ctx(), "{0} is saved; plans proposed from now on may hold it.", {NameOf(Ctx(), exercise)}));
}

void OwnContentDialog::Remove() {
    const auto chosen = ChosenRow(m_list);
    if (!chosen || !Own(*chosen)) return;
    auto next = m_view.own;
    const routine::OwnExercise gone = next.at(*chosen);
    next.erase(next.begin() + static_cast<long>(*chosen));
    desk::SaveExercises(Ctx().clinic, Words(), next);
    m_removed.push_back(gone);
    Read();
    Tell(TrFill(Ctx(), "{0} is removed. Plans that hold it keep it.", {NameOf(Ctx(), gone)}));
}

void OwnContentDialog::PutBack() {
    if (m_removed.empty()) return;
    Keep(m_removed.back());
    m_removed.pop_back();
    ShowChoice();
}

void OwnContentDialog::Edit() {
    const auto chosen = ChosenRow(m_list);
    if (!chosen || *chosen >= m_shown.size()) return;
    routine::OwnExercise exercise = m_shown[*chosen];
    // A change begins without a stop rule of its own: ours stay, whatever is added.
    if (!Own(*chosen)) exercise.stop_rule.clear();
    Ask(exercise);
}

void OwnContentDialog::AskNew() {
    Ask({});
}

void OwnContentDialog::Ask(const routine::OwnExercise& exercise) {
    OwnExerciseDialog dialog(this, Ctx(), exercise, m_view.own);
    dialog.OnKeep = [this](const routine::OwnExercise& one) { Keep(one); };
    dialog.ShowModal();
}

}  // namespace gui
