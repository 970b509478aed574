// The form of one exercise, see dialog_own_content.h.
#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/dialog_own_content.h"

namespace gui {

namespace {

constexpr int kWidth = 620, kStepsHeight = 84, kPlacesHeight = 120;

struct FieldLabel {
    const char* field;
    const char* label;  // message id
};
constexpr std::array kLabels{
    FieldLabel{"name", model::Msg("Name")},
    FieldLabel{"steps", model::Msg("Steps, one a line")},
    FieldLabel{"regions", model::Msg("Where it works")},
    FieldLabel{"type", model::Msg("Kind of exercise")},
    FieldLabel{"position", model::Msg("Position")},
    FieldLabel{"equipment", model::Msg("What is needed")},
    FieldLabel{"hold_s", model::Msg("Hold, seconds")},
    FieldLabel{"sets", model::Msg("Sets")},
    FieldLabel{"reps", model::Msg("Repetitions")},
    FieldLabel{"times_a_week", model::Msg("Days a week")},
    FieldLabel{"times_a_day", model::Msg("Times a day")},
    FieldLabel{"stop_rule", model::Msg("When to stop")},
    FieldLabel{"add_stop", model::Msg("When to stop, beside ours (may stay empty)")},
    FieldLabel{"source", model::Msg("Source")},
    FieldLabel{"reviewed_by", model::Msg("Read by (clinician; empty: awaits review)")}};

std::vector<std::string> LinesOf(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.find_first_not_of(" \t\r") != std::string::npos) out.push_back(line);
    }
    return out;
}

std::string Typed(const wxTextCtrl* field) {
    return Utf8(field->GetValue().Strip(wxString::both));
}

std::string ChosenOf(const wxChoice* choice, const std::vector<std::string>& ids) {
    const int at = choice->GetSelection();
    return at < 0 ? std::string() : ids.at(static_cast<std::size_t>(at));
}

}  // namespace

OwnExerciseDialog::OwnExerciseDialog(wxWindow* parent, const Context& context, routine::OwnExercise exercise,
                                     const std::vector<routine::OwnExercise>& own)
    : FormDialog(parent, context.words,
                 exercise.changes.empty()
                     ? Tr(context, "Exercise of the clinic's own")
                     : TrFill(context, "The clinic's words for {0}", {context.words.Text(exercise.name)})),
      m_context(context),
      m_before(std::move(exercise)),
      m_own(own),
      m_choices(routine::ChoicesOf(context.resources.ShippedRules())) {
    AddWords();
    AddPlaceAndType();
    AddDoses();
    m_source = NewField(m_before.source);
    m_reviewed = NewField(m_before.reviewed_by);
    AddField(LabelOf("source"), m_source);
    AddField(LabelOf("reviewed_by"), m_reviewed);
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), kWidth);
    m_built = true;
    ShowSpans();
    m_name->SetFocus();
}

wxTextCtrl* OwnExerciseDialog::NewField(const std::string& value, long style) {
    auto* field = new wxTextCtrl(Content(), wxID_ANY, Wx(value), wxDefaultPosition, wxDefaultSize, style);
    Watch(field);
    return field;
}

void OwnExerciseDialog::AddWords() {
    m_name = NewField(m_before.name.empty() ? std::string() : m_context.words.Text(m_before.name));
    AddField(LabelOf("name"), m_name);
    std::string steps;
    for (const std::string& step : m_before.steps)
        steps += (steps.empty() ? "" : "\n") + m_context.words.Text(step);
    m_steps = NewField(steps, wxTE_MULTILINE);
    m_steps->SetMinSize(FromDIP(wxSize(-1, kStepsHeight)));
    AddField(LabelOf("steps"), m_steps);
    m_stop = NewField(m_before.stop_rule);
    AddField(LabelOf(m_before.changes.empty() ? "stop_rule" : "add_stop"), m_stop);
}

wxChoice* OwnExerciseDialog::NewChoice(const std::vector<std::string>& ids, const std::string& chosen) {
    auto* choice = new wxChoice(Content(), wxID_ANY);
    for (const std::string& id : ids) choice->Append(Wx(desk::ExerciseWord(Words(), id)));
    const auto at = std::ranges::find(ids, chosen);
    choice->SetSelection(at == ids.end() ? 0 : static_cast<int>(at - ids.begin()));
    choice->Enable(m_before.changes.empty());
    KeepFromWheel(choice);
    Watch(choice);
    return choice;
}

void OwnExerciseDialog::AddPlaceAndType() {
    wxArrayString names;
    std::vector<std::pair<std::string, std::string>> regions;
    const auto& terms = m_context.resources.Words();
    for (const auto& region : terms.Regions())
        regions.emplace_back(desk::RegionName(Words(), terms, region.id), region.id);
    std::ranges::sort(regions);
    for (const auto& [name, id] : regions) {
        names.Add(Wx(name));
        m_regions.push_back(id);
    }
    m_places = new wxCheckListBox(Content(), wxID_ANY, wxDefaultPosition, wxDefaultSize, names);
    m_places->SetMinSize(FromDIP(wxSize(-1, kPlacesHeight)));
    for (const std::string& region : m_before.regions) CheckRegion(region);
    m_places->Enable(m_before.changes.empty());
    Watch(m_places);
    AddField(LabelOf("regions"), m_places);
    m_type = NewChoice(m_choices.types, m_before.type);
    m_position = NewChoice(m_choices.positions, m_before.position);
    m_equipment = NewChoice(m_choices.equipment, m_before.name.empty() ? "none" : m_before.equipment);
    AddPair(LabelOf("type"), m_type, LabelOf("position"), m_position);
    AddField(LabelOf("equipment"), m_equipment);
}

wxSpinCtrl* OwnExerciseDialog::NewSpin(int value) {
    auto* spin = new wxSpinCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                wxSP_ARROW_KEYS, 0, 1000, value);
    Watch(spin);
    return spin;
}

void OwnExerciseDialog::AddDoses() {
    m_sets = NewSpin(m_before.sets);
    m_reps = NewSpin(m_before.reps);
    AddPair(LabelOf("sets"), m_sets, LabelOf("reps"), m_reps);
    m_hold = NewSpin(m_before.hold_s);
    m_week = NewSpin(m_before.times_a_week);
    AddPair(LabelOf("hold_s"), m_hold, LabelOf("times_a_week"), m_week);
    m_day = NewSpin(m_before.times_a_day);
    AddField(LabelOf("times_a_day"), m_day);
    m_each_side = new wxCheckBox(Content(), wxID_ANY, Tr(m_context, "On each side"));
    m_each_side->SetValue(m_before.each_side);
    m_each_side->Enable(m_before.changes.empty());
    Watch(m_each_side);
    Rows()->Add(m_each_side, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

void OwnExerciseDialog::Watch(wxWindow* field) {
    for (const auto& event : {wxEVT_TEXT, wxEVT_CHECKLISTBOX, wxEVT_CHECKBOX})
        field->Bind(event, [this](wxCommandEvent& told) {
            told.Skip();
            Look();
        });
    field->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent& told) {
        told.Skip();
        Look();
    });
    field->Bind(wxEVT_CHOICE, [this](wxCommandEvent& told) {
        told.Skip();
        ShowSpans();
    });
}

std::string OwnExerciseDialog::TypeChosen() const {
    return ChosenOf(m_type, m_choices.types);
}

// The arrows go no further than a dose of the kind may.
void OwnExerciseDialog::ShowSpans() {
    if (!m_built) return;
    const auto spans = routine::SpansOf(m_context.resources.ShippedRules(), TypeChosen());
    const std::pair<wxSpinCtrl*, routine::DoseSpan> all[] = {{m_hold, spans.hold_s},
                                                             {m_sets, spans.sets},
                                                             {m_reps, spans.reps},
                                                             {m_week, spans.times_a_week},
                                                             {m_day, spans.times_a_day}};
    for (const auto& [spin, span] : all) {
        spin->SetRange(span.least, span.most);
        spin->SetToolTip(
            TrFill(m_context, "{0} to {1}", {std::to_string(span.least), std::to_string(span.most)}));
    }
    Look();
}

void OwnExerciseDialog::CheckRegion(const std::string& region) {
    const auto at = std::ranges::find(m_regions, region);
    if (at != m_regions.end()) m_places->Check(static_cast<unsigned>(at - m_regions.begin()));
    Look();
}

wxString OwnExerciseDialog::LabelOf(const std::string& field) const {
    const auto* const found =
        std::ranges::find_if(kLabels, [&](const FieldLabel& one) { return field == one.field; });
    return found == kLabels.end() ? Wx(field) : Tr(m_context, found->label);
}

routine::OwnExercise OwnExerciseDialog::Read() const {
    routine::OwnExercise out = m_before;
    // Words of ours that were left alone stay in every language.
    const auto ours = [&](const std::string& id) { return id.empty() ? id : Words().Text(id); };
    if (const std::string name = Typed(m_name); name != ours(m_before.name)) out.name = name;
    std::vector<std::string> before;
    for (const std::string& step : m_before.steps) before.push_back(ours(step));
    if (const auto steps = LinesOf(Utf8(m_steps->GetValue())); steps != before) out.steps = steps;
    out.stop_rule = Typed(m_stop);
    out.source = Typed(m_source);
    out.reviewed_by = Typed(m_reviewed);
    out.hold_s = m_hold->GetValue();
    out.sets = m_sets->GetValue();
    out.reps = m_reps->GetValue();
    out.times_a_week = m_week->GetValue();
    out.times_a_day = m_day->GetValue();
    if (!out.changes.empty()) return out;
    out.type = TypeChosen();
    out.position = ChosenOf(m_position, m_choices.positions);
    out.equipment = ChosenOf(m_equipment, m_choices.equipment);
    out.each_side = m_each_side->GetValue();
    out.regions.clear();
    for (std::size_t i = 0; i < m_regions.size(); ++i) {
        if (m_places->IsChecked(static_cast<unsigned>(i))) out.regions.push_back(m_regions[i]);
    }
    if (out.id.empty()) out.id = desk::NewExerciseId(m_own, out.name);
    return out;
}

wxString OwnExerciseDialog::Wrong() const {
    const auto problems = desk::CheckExercise(m_context.clinic, Read());
    if (problems.empty()) return {};
    // The uppermost field first.
    const auto row = [](const routine::ContentProblem& one) {
        const std::string field = one.field == "id" ? "name" : one.field;
        return std::ranges::find_if(kLabels, [&](const FieldLabel& each) { return field == each.field; }) -
               kLabels.begin();
    };
    const auto& first = *std::ranges::min_element(problems, {}, row);
    const std::string what = desk::FormSentence(m_context.words, m_context.resources.Words(), first);
    // The id is made from the name.
    const std::string field = first.field == "id" ? "name" : first.field;
    if (field.empty()) return Wx(what);
    return TrFill(m_context, "{0}: {1}", {Utf8(LabelOf(field)), what});
}

void OwnExerciseDialog::Look() {
    if (m_built) Complain(Wrong());
}

bool OwnExerciseDialog::Accept() {
    const wxString wrong = Wrong();
    Complain(wrong);
    if (!wrong.empty()) return false;
    try {
        if (OnKeep) OnKeep(Read());
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

}  // namespace gui
