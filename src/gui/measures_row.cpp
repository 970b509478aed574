#include "gui/measures_row.h"

#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "text/human_date.h"

namespace gui {

namespace {

constexpr int kFieldWidth = 46;

wxString Typed(const Context& context, std::optional<double> value) {
    if (!value) return {};
    const std::string text = text::HumanNumber(context.words, std::abs(*value));
    return Wx(*value < 0 ? "-" + text : text);
}

wxString SideLetter(const Context& context, model::Side side) {
    return side == model::Side::Left ? TrIn(context, "side", "L") : TrIn(context, "side", "R");
}

Role RoleOf(const desk::MeasureRow& row) {
    const auto has = [&](auto test) { return std::ranges::any_of(row.cells, test); };
    if (has([](const auto& cell) { return !cell.flag.empty() || cell.direction < 0; })) return Role::Warn;
    return has([](const auto& cell) { return cell.direction > 0; }) ? Role::Ok : Role::Text3;
}

}  // namespace

MeasureRowView::MeasureRowView(wxWindow* parent, VisitState& state, const desk::MeasureRow& row,
                               std::function<void()> remove)
    : wxPanel(parent), m_state(state), m_bounds(row.bounds) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    row.range ? AddRange(row, column, std::move(remove)) : AddMeasure(row, column);
    m_said = NewText(this, {}, FontStyle::Caption, Role::Text3, wxST_ELLIPSIZE_END);
    m_said->SetMinSize(FromDIP(wxSize(40, -1)));
    column->Add(m_said, wxSizerFlags().Expand());
    column->AddSpacer(FromDIP(3));
    SetSizer(column);
    ShowRow(row);
}

// The fields tell of their last change while they go, so they go first.
MeasureRowView::~MeasureRowView() {
    DestroyChildren();
}

void MeasureRowView::AddMeasure(const desk::MeasureRow& row, wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    const auto& cell = row.cells.front();
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* name = NewText(this, Wx(row.name), FontStyle::Small, Role::Text, wxST_ELLIPSIZE_END);
    name->SetToolTip(Wx(row.ask));
    name->SetMinSize(FromDIP(wxSize(60, -1)));
    line->Add(name, wxSizerFlags(1).Centre());
    const wxString spoken = Wx(row.name);
    if (row.measure->yes_no) {
        line->Add(AddAnswer(cell.key, spoken), wxSizerFlags().Centre());
    } else {
        line->Add(AddValue(cell.key, desk::Moment::Before, spoken), wxSizerFlags().Centre());
        if (row.measure->after) {
            line->Add(NewText(this, wxString::FromUTF8("→"), FontStyle::Small, Role::Text2),
                      wxSizerFlags().Centre().Border(wxLEFT | wxRIGHT, FromDIP(4)));
            line->Add(AddValue(cell.key, desk::Moment::After, TrFill(ctx, "{0}, after", {row.name})),
                      wxSizerFlags().Centre());
        }
    }
    auto* unit = NewText(this, Wx(row.unit), FontStyle::Caption, Role::Text2, wxST_ELLIPSIZE_END);
    unit->SetMinSize(FromDIP(wxSize(52, -1)));
    line->Add(unit, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(4)));
    column->Add(line, wxSizerFlags().Expand());
    if (row.measure->words)
        column->Add(AddWords(cell.key, TrFill(ctx, "{0}, in words", {row.name})),
                    wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
}

void MeasureRowView::AddRange(const desk::MeasureRow& row, wxSizer* column, std::function<void()> remove) {
    const auto& ctx = m_state.Ctx();
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    auto* name = NewText(this, Wx(row.name), FontStyle::Small, Role::Text, wxST_ELLIPSIZE_END);
    name->SetMinSize(FromDIP(wxSize(60, -1)));
    name->SetToolTip(Wx(row.name));
    head->Add(name, wxSizerFlags(1).Centre());
    head->Add(NewText(this, Wx(row.usual), FontStyle::Caption, Role::Text2),
              wxSizerFlags().Centre().Border(wxLEFT, FromDIP(6)));
    auto* drop = NewIconButton(this, Icon::Trash, TrFill(ctx, "Remove {0}", {row.name}));
    drop->Bind(wxEVT_BUTTON, [this, remove = std::move(remove)](wxCommandEvent&) {
        // The row goes with what it does: act when its event is over.
        GetParent()->CallAfter(remove);
    });
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    for (const auto& cell : row.cells) {
        const bool sided = cell.key.side != model::Side::Midline;
        const wxString side = sided ? SideLetter(ctx, cell.key.side) : wxString();
        const wxString spoken = sided ? Wx(row.name) + ", " + ClientSide(ctx, cell.key.side) : Wx(row.name);
        if (sided)
            line->Add(NewText(this, side, FontStyle::SmallBold, Role::Text2),
                      wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(4)));
        line->Add(AddValue(cell.key, desk::Moment::Before, spoken), wxSizerFlags().Centre());
        line->Add(NewText(this, Wx(row.unit), FontStyle::Caption, Role::Text2),
                  wxSizerFlags().Centre().Border(wxLEFT, FromDIP(3)));
        auto* pain = new wxCheckBox(this, wxID_ANY, Tr(ctx, "pain"));
        pain->SetFont(gui::Font(FontStyle::Caption));
        SetSpoken(pain, spoken + ", " + Tr(ctx, "painful"));
        pain->Bind(wxEVT_CHECKBOX, [this, key = cell.key](wxCommandEvent& event) {
            m_state.Do([&](auto& editor) { desk::SetPainful(editor, key, event.IsChecked()); });
        });
        line->Add(pain, wxSizerFlags().Centre().Border(wxLEFT | wxRIGHT, FromDIP(6)));
        m_painful.push_back(pain);
    }
    line->AddStretchSpacer();
    line->Add(drop, wxSizerFlags().Centre());
    column->Add(head, wxSizerFlags().Expand());
    column->Add(line, wxSizerFlags().Expand());
}

wxTextCtrl* MeasureRowView::AddValue(const desk::ReadingKey& key, desk::Moment moment,
                                     const wxString& spoken) {
    auto* field = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(kFieldWidth, -1)),
                                 wxTE_RIGHT | wxTE_PROCESS_ENTER);
    field->SetMaxLength(8);
    field->SetFont(gui::Font(FontStyle::Small));
    SetSpoken(field, spoken);
    auto value = std::make_unique<Value>(Value{key, moment, {}, {}, false});
    Value* at = value.get();
    at->text = std::make_unique<LateText>(
        field, [this, at](const std::string& typed) { return Take(*at, typed); },
        [this] { m_state.EndStep(); });
    field->Bind(wxEVT_TEXT_ENTER, [field](wxCommandEvent&) { field->Navigate(); });
    field->Bind(wxEVT_KILL_FOCUS, [this, at](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this, at] { Leave(*at); });
    });
    field->Bind(wxEVT_KEY_DOWN, [this, at](wxKeyEvent& event) {
        const int pressed = event.GetKeyCode();
        if (pressed != WXK_UP && pressed != WXK_DOWN) return event.Skip();
        Step(*at, pressed == WXK_UP ? 1 : -1);
    });
    m_values.push_back(std::move(value));
    return field;
}

wxChoice* MeasureRowView::AddAnswer(const desk::ReadingKey& key, const wxString& spoken) {
    const auto& ctx = m_state.Ctx();
    m_answer = new wxChoice(this, wxID_ANY);
    m_answer->Append(
        {TrIn(ctx, "answer", "Not asked"), TrIn(ctx, "answer", "No"), TrIn(ctx, "answer", "Yes")});
    m_answer->SetFont(gui::Font(FontStyle::Small));
    KeepFromWheel(m_answer);
    SetSpoken(m_answer, spoken);
    m_answer->Bind(wxEVT_CHOICE, [this, key](wxCommandEvent& event) {
        const int chosen = event.GetSelection();
        const auto value = chosen == 0 ? std::nullopt : std::optional<double>(chosen - 1);
        m_state.Do([&](auto& editor) { desk::SetValue(editor, key, desk::Moment::Before, value); });
    });
    return m_answer;
}

wxTextCtrl* MeasureRowView::AddWords(const desk::ReadingKey& key, const wxString& spoken) {
    auto* field = new wxTextCtrl(this, wxID_ANY);
    field->SetFont(gui::Font(FontStyle::Small));
    field->SetHint(Tr(m_state.Ctx(), "In words"));
    SetSpoken(field, spoken);
    m_words = std::make_unique<LateText>(
        field,
        [this, key](const std::string& typed) {
            return m_state.Keep([&](auto& editor) { desk::SetReadingNote(editor, key, typed); });
        },
        [this] { m_state.EndStep(); });
    return field;
}

// While one types, what is no value yet may become one: it is said, not forced.
wxString MeasureRowView::Take(Value& value, const std::string& typed) {
    auto* editor = m_state.Editor();
    if (!editor || !editor->Editable()) return {};
    const auto number = desk::ParseNumber(typed);
    const bool empty = Wx(typed).Trim().Trim(false).empty();
    try {
        if (!number && !empty)
            throw model::Error(model::ErrorKind::Refused, model::Msg("“{0}” is no number."), {typed});
        if (number) desk::DemandValue(*editor, value.key, *number);
    } catch (const std::exception& error) {
        m_state.Say(Wx(desk::Sentence(m_state.Ctx().words, error)));
        ShowWrong(value, true);
        return {};
    }
    if (value.wrong) ShowWrong(value, false);
    return m_state.Keep([&](auto& of) { desk::SetValue(of, value.key, value.moment, number); });
}

void MeasureRowView::ShowWrong(Value& value, bool wrong) {
    value.wrong = wrong;
    SetTextRole(value.text->Field(), wrong ? std::optional(Role::Danger) : std::nullopt);
}

void MeasureRowView::Step(Value& value, int by) {
    const double from =
        desk::ParseNumber(Utf8(value.text->Field()->GetValue())).value_or(m_bounds.least - m_bounds.step);
    const double to = std::clamp(from + by * m_bounds.step, m_bounds.least, m_bounds.most);
    value.text->Field()->SetValue(Typed(m_state.Ctx(), to));
    value.text->Flush();
}

// What is no value is put back to what was there.
void MeasureRowView::Leave(Value& value) {
    if (!value.wrong || value.text->Field()->HasFocus()) return;
    value.text->Drop();
    value.text->Field()->ChangeValue(Typed(m_state.Ctx(), value.kept));
    ShowWrong(value, false);
}

wxString MeasureRowView::SaidOf(const Context& context, const desk::MeasureRow& row) {
    wxString said;
    const auto add = [&](const wxString& words) {
        if (!words.empty()) said += (said.empty() ? wxString() : wxString::FromUTF8(" · ")) + words;
    };
    for (const auto& cell : row.cells) {
        wxString of;
        for (const auto* words : {&cell.flag, &cell.last, &cell.change})
            if (!words->empty()) of += (of.empty() ? "" : ", ") + Wx(*words);
        const bool sided = cell.key.side != model::Side::Midline;
        add(sided && !of.empty() ? SideLetter(context, cell.key.side) + ": " + of : of);
    }
    add(Wx(row.sides));
    return said;
}

void MeasureRowView::ShowRow(const desk::MeasureRow& row) {
    const auto& ctx = m_state.Ctx();
    const bool editable = m_state.Editable();
    for (auto& value : m_values) {
        const auto cell = std::ranges::find(row.cells, value->key, &desk::MeasureCell::key);
        if (cell == row.cells.end()) continue;
        value->kept = value->moment == desk::Moment::Before ? cell->before : cell->after;
        const auto shown = desk::ParseNumber(Utf8(value->text->Field()->GetValue()));
        if (!value->wrong && shown != value->kept) value->text->Load(Utf8(Typed(ctx, value->kept)));
        value->text->Field()->SetEditable(editable);
    }
    for (std::size_t i = 0; i < m_painful.size(); ++i) {
        m_painful[i]->SetValue(row.cells[i].painful);
        m_painful[i]->Enable(editable);
    }
    if (m_answer) {
        const auto& answer = row.cells.front().before;
        m_answer->SetSelection(answer ? static_cast<int>(*answer) + 1 : 0);
        m_answer->Enable(editable);
    }
    if (m_words) {
        // A blank behind the last word is not kept, yet typing goes on from it.
        const std::string& note = row.cells.front().note;
        if (Utf8(m_words->Field()->GetValue().Trim().Trim(false)) != note) m_words->Load(note);
        m_words->Field()->SetEditable(editable);
    }
    const wxString said = SaidOf(ctx, row);
    SetTextRole(m_said, RoleOf(row));
    if (m_said->GetLabel() == said && m_said->IsShown() == !said.empty()) return;
    m_said->SetLabelText(said);
    m_said->SetToolTip(said);
    m_said->Show(!said.empty());
    Layout();
}

std::vector<LateText*> MeasureRowView::Texts() const {
    std::vector<LateText*> all;
    for (const auto& value : m_values) all.push_back(value->text.get());
    if (m_words) all.push_back(m_words.get());
    return all;
}

bool MeasureRowView::Flush() {
    bool kept = true;
    for (LateText* text : Texts())
        if (!text->Flush()) kept = false;
    return kept;
}

wxString MeasureRowView::Refused() const {
    for (const LateText* text : Texts())
        if (!text->Refused().empty()) return text->Refused();
    return {};
}

void MeasureRowView::Drop() {
    for (LateText* text : Texts()) text->Drop();
    for (auto& value : m_values)
        if (value->wrong) ShowWrong(*value, false);
}

}  // namespace gui
