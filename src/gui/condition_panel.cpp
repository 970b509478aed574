#include "gui/condition_panel.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>

#include "desk/condition_list.h"
#include "desk/sentences.h"
#include "gui/controls_segments.h"
#include "gui/controls_text.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

struct Area {
    const char* id;
    const char* name;
};

constexpr std::array kAreas{Area{"head_neck", model::Msg("Head and neck")},
                            Area{"shoulder", model::Msg("Shoulder")},
                            Area{"arm", model::Msg("Upper arm")},
                            Area{"forearm_hand", model::Msg("Forearm and hand")},
                            Area{"thorax", model::Msg("Chest")},
                            Area{"abdomen", model::Msg("Abdomen")},
                            Area{"back", model::Msg("Back")},
                            Area{"pelvis_hip", model::Msg("Pelvis and hip")},
                            Area{"thigh", model::Msg("Thigh")},
                            Area{"knee", model::Msg("Knee")},
                            Area{"leg", model::Msg("Lower leg")},
                            Area{"foot", model::Msg("Foot")}};

wxString MassageLine(const Context& context, const terms::Condition& condition) {
    if (condition.massage_action.empty()) return {};
    return TrFill(context, "Massage: {0}", {context.words.Text(condition.massage_action)});
}

}  // namespace

wxString AreaName(const Context& context, const std::string& group) {
    for (const Area& area : kAreas) {
        if (group == area.id) return Tr(context, area.name);
    }
    return Wx(group);
}

ConditionPanel::ConditionPanel(wxWindow* parent, const Context& context)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      m_context(context) {
    Paint(this, Role::Panel);
    SetScrollRate(0, FromDIP(12));
    m_name = NewText(this, wxString(), FontStyle::Head);
    m_question = NewText(this, wxString(), FontStyle::Body, Role::Text2);
    m_massage = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_segments = new Segments(
        this, {Tr(context, "Not asked"), Tr(context, "No"), Tr(context, "Yes"), Tr(context, "In the past")},
        Tr(context, "Answer"));
    m_segments->OnChosen = [this](int) { Changed(); };
    m_note = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    m_note->SetMinSize(wxSize(-1, FromDIP(56)));
    m_cleared = new wxCheckBox(this, wxID_ANY, Tr(context, "A doctor has agreed"));
    m_clearance = new wxTextCtrl(this, wxID_ANY);
    m_clearance->SetHint(Tr(context, "Who, when, up to which dose"));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_name, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    rows->Add(m_question, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    rows->Add(m_segments, wxSizerFlags().Border(wxBOTTOM, FromDIP(10)));
    rows->Add(m_massage, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    rows->Add(Labelled(this, Tr(context, "The client's words"), m_note),
              wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    BuildAreas(*rows);
    m_doctor = new wxBoxSizer(wxVERTICAL);
    m_doctor->Add(m_cleared, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    m_doctor->Add(m_clearance, wxSizerFlags().Expand());
    rows->Add(m_doctor, wxSizerFlags().Expand());
    SetSpoken(m_clearance, Tr(context, "Doctor's agreement"));
    auto* inset = new wxBoxSizer(wxVERTICAL);
    inset->Add(rows, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(14)));
    SetSizer(inset);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        WrapTexts();
    });
    m_note->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Changed(); });
    m_clearance->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Changed(); });
    m_cleared->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { Changed(); });
}

void ConditionPanel::BuildAreas(wxSizer& rows) {
    m_place = new wxBoxSizer(wxVERTICAL);
    m_place->Add(NewText(this, Tr(m_context, "Where it is"), FontStyle::Small, Role::Text2),
                 wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    auto* grid = new wxFlexGridSizer(2, FromDIP(4), FromDIP(12));
    for (const Area& area : kAreas) {
        auto* box = new wxCheckBox(this, wxID_ANY, Tr(m_context, area.name));
        box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { Changed(); });
        grid->Add(box);
        m_areas.emplace_back(area.id, box);
    }
    m_place->Add(grid, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    rows.Add(m_place, wxSizerFlags().Expand());
}

void ConditionPanel::ShowCondition(const std::string& id, const model::ConditionAnswer& answer) {
    const terms::Condition* condition = m_context.resources.Words().FindCondition(id);
    Show(condition != nullptr);
    if (!condition) return;
    m_filling = true;
    m_id = id;
    m_answer = answer;
    m_texts = {{m_name, Wx(desk::ConditionName(m_context.words, m_context.resources.Words(), id))},
               {m_question, Wx(m_context.words.Text(condition->question))},
               {m_massage, MassageLine(m_context, *condition)}};
    m_segments->Select(static_cast<int>(answer.answer));
    m_note->ChangeValue(Wx(answer.note));
    for (const auto& [area, box] : m_areas) {
        box->SetValue(std::find(answer.areas.begin(), answer.areas.end(), area) != answer.areas.end());
    }
    m_cleared->SetValue(answer.cleared_by_doctor);
    m_clearance->ChangeValue(Wx(answer.clearance));
    m_clearance->Enable(answer.cleared_by_doctor);
    m_filling = false;
    ShowParts();
    WrapTexts();
}

// The place is asked where a rule depends on it, the doctor where the condition applies.
void ConditionPanel::ShowParts() {
    const bool applies = m_answer.answer == model::Answer::Yes || m_answer.answer == model::Answer::Past;
    GetSizer()->Show(
        m_place, applies && (desk::AsksPlace(m_context.resources, m_id) || !m_answer.areas.empty()), true);
    GetSizer()->Show(m_doctor, applies, true);
}

void ConditionPanel::WrapTexts() {
    const int width = GetClientSize().x - FromDIP(28);
    if (width < FromDIP(60)) return;
    for (const auto& [text, words] : m_texts) {
        text->SetLabelText(words);
        WrapText(text, width);
    }
    FitInside();
    Layout();
}

void ConditionPanel::Changed() {
    if (m_filling) return;
    m_answer.answer = static_cast<model::Answer>(std::max(0, m_segments->Selected()));
    m_answer.note = Utf8(m_note->GetValue());
    m_answer.areas.clear();
    for (const auto& [area, box] : m_areas) {
        if (box->GetValue()) m_answer.areas.push_back(area);
    }
    m_answer.cleared_by_doctor = m_cleared->GetValue();
    m_answer.clearance = Utf8(m_clearance->GetValue());
    m_clearance->Enable(m_answer.cleared_by_doctor);
    ShowParts();
    FitInside();
    Layout();
    if (OnAnswer) OnAnswer(m_id, m_answer);
}

}  // namespace gui
