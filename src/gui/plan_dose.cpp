#include "gui/plan_dose.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <array>
#include <set>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/exercise_picture.h"
#include "gui/plan_suggestions.h"

namespace gui {

namespace {

struct Param {
    const char* id;
    const char* name;
};

constexpr std::array kParams{Param{"hold_s", model::Msg("Hold")},
                             Param{"hold", model::Msg("Hold")},
                             Param{"sets", model::Msg("Rounds")},
                             Param{"reps", model::Msg("Repeats")},
                             Param{"frequency", model::Msg("Days a week")},
                             Param{"immersion_time", model::Msg("Time")},
                             Param{"session_time", model::Msg("Time")},
                             Param{"session_minutes", model::Msg("Time")},
                             Param{"time", model::Msg("Time")},
                             Param{"duration", model::Msg("Time")},
                             Param{"first_session_time", model::Msg("First time")},
                             Param{"first_session_temperature", model::Msg("Temperature, first time")},
                             Param{"water_temperature_c", model::Msg("Water")},
                             Param{"temperature", model::Msg("Temperature")},
                             Param{"pressure_mmhg", model::Msg("Pressure")},
                             Param{"compression_mmhg", model::Msg("Pressure")},
                             Param{"frequency_hz", model::Msg("Frequency")},
                             Param{"hours_per_night", model::Msg("A night")},
                             Param{"cadence_days", model::Msg("Every")},
                             Param{"protein_after_run", model::Msg("After the run")}};

// Places with a whole step where bounds are whole.
bool Whole(const model::DoseValue& dose) {
    const auto whole = [](std::optional<double> value) {
        return !value || *value == static_cast<double>(static_cast<long>(*value));
    };
    return whole(dose.value) && whole(dose.min) && whole(dose.max);
}

bool Editable(const model::DoseValue& dose) {
    return dose.value && dose.param != "each_side" && dose.param != "frequency";
}

constexpr double kFreeMax = 600;  // where a table sets no upper bound

}  // namespace

std::string ParamName(const Context& context, const std::string& param) {
    for (const Param& known : kParams) {
        if (param == known.id) return context.words.Text(known.name);
    }
    std::string plain = param;
    std::replace(plain.begin(), plain.end(), '_', ' ');
    if (!plain.empty()) plain[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(plain[0])));
    return context.words.Text(plain);
}

std::string ReasonText(const Context& context, const model::Reason& reason) {
    if (reason.kind == "mark" && !reason.at.region.empty()) {
        const auto& terms = context.resources.Words();
        const std::string at = desk::RegionWithSide(context.words, terms, reason.at);
        const std::string finding = desk::FindingLabel(context.words, terms, reason.finding);
        if (reason.severity < 0) return at + ": " + finding;
        return context.words.Say("{0}: {1}, {2} of 10", {at, finding, std::to_string(reason.severity)});
    }
    return context.words.Text(reason.text);
}

PlanDose::PlanDose(wxWindow* parent, const Context& context)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      m_context(context) {
    Paint(this, Role::Panel);
    SetScrollRate(0, FromDIP(12));
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void PlanDose::ShowItem(const model::PlanItem* item, const std::vector<routine::Objection>& objections,
                        bool editable) {
    const bool typing = item && m_item && KeyOf(*item) == KeyOf(*m_item) && item->dose == m_item->dose &&
                        objections.size() == m_objections.size() && m_editable == editable;
    m_item = item ? std::optional(*item) : std::nullopt;
    m_objections = objections;
    m_editable = editable;
    if (!typing) Rebuild(objections, editable);
}

void PlanDose::Rebuild(const std::vector<routine::Objection>& objections, bool editable) {
    const wxWindowUpdateLocker quiet(this);
    wxSizer& rows = *GetSizer();
    rows.Clear(true);
    if (!m_item) {
        rows.Add(
            NewText(this, Tr(m_context, "Choose an item of the week to see its reasons and change its dose."),
                    FontStyle::Body, Role::Text2),
            wxSizerFlags().Border(wxALL, FromDIP(14)));
        Layout();
        return;
    }
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(NewText(this, Wx(m_context.words.Text(m_item->name)), FontStyle::Head, Role::Text,
                      wxST_ELLIPSIZE_END),
              wxSizerFlags(1).CentreVertical());
    if (!m_item->reviewed)
        head->Add(NewText(this, Tr(m_context, "awaits clinical review"), FontStyle::Small, Role::Warn),
                  wxSizerFlags().CentreVertical());
    wxButton* remove = NewButton(this, Tr(m_context, "Remove"), ButtonLook::Danger);
    remove->Enable(editable);
    remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnRemove) OnRemove(KeyOf(*m_item));
    });
    head->Add(remove, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    rows.Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    if (auto* picture = NewExercisePicture(this, m_context, *m_item))
        rows.Add(picture, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    auto* doses = new wxWrapSizer(wxHORIZONTAL);
    for (std::size_t i = 0; i < m_item->dose.size(); ++i) {
        if (Editable(m_item->dose[i])) AddDose(*doses, i);
    }
    rows.Add(doses, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    AddReasons(rows, objections);
    FitInside();
    Layout();
}

void PlanDose::AddDose(wxSizer& row, std::size_t index) {
    const model::DoseValue& dose = m_item->dose[index];
    const double low = dose.min ? std::min(*dose.min, *dose.value) : 0;
    const double high = dose.max ? std::max(*dose.max, *dose.value) : std::max(kFreeMax, *dose.value);
    auto* spin = new wxSpinCtrlDouble(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(FromDIP(112), -1),
                                      wxSP_ARROW_KEYS, low, high, *dose.value, Whole(dose) ? 1 : 0.5);
    spin->SetDigits(Whole(dose) ? 0 : 1);
    spin->Enable(m_editable && low < high);
    spin->Bind(wxEVT_SPINCTRLDOUBLE,
               [this, index](wxSpinDoubleEvent& event) { DoseTyped(index, event.GetValue()); });
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(spin, wxSizerFlags().CentreVertical());
    line->Add(NewText(this, Wx(m_context.words.Text(dose.unit)), FontStyle::Small, Role::Text2),
              wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    auto* column = new wxBoxSizer(wxVERTICAL);
    const std::string name = ParamName(m_context, dose.param);
    column->Add(NewText(this, Wx(name), FontStyle::Small, Role::Text2),
                wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    column->Add(line);
    if (dose.min && dose.max) {
        column->Add(NewText(
            this,
            wxString::Format("%g", *dose.min) + wxString::FromUTF8("–") + wxString::Format("%g", *dose.max),
            FontStyle::Caption, Role::Text3));
    }
    SetSpoken(spin, Wx(name + ", " + m_context.words.Text(dose.unit)));
    row.Add(column, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(12)));
}

void PlanDose::AddParagraph(wxSizer& rows, const wxString& text, Role role) {
    if (text.empty()) return;
    wxStaticText* shown = NewText(this, text, FontStyle::Small, role);
    shown->Wrap(std::max(GetClientSize().x, FromDIP(300)) - FromDIP(28));
    rows.AddSpacer(FromDIP(6));
    rows.Add(shown, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(12)));
}

void PlanDose::AddReasons(wxSizer& rows, const std::vector<routine::Objection>& objections) {
    for (const auto& objection : objections) {
        AddParagraph(
            rows, Wx(BlockedWord(m_context, objection.why) + ": " + BlockedReason(m_context, objection.why)),
            Role::Danger);
    }
    std::string why;
    std::set<std::string> told;
    for (const auto& reason : m_item->why) {
        // Rules of one kind say the same for several days; each mark counts for itself.
        if (reason.kind != "mark" && !told.insert(reason.kind).second) continue;
        why += (why.empty() ? "" : "; ") + ReasonText(m_context, reason);
    }
    if (!why.empty()) AddParagraph(rows, TrFill(m_context, "Why: {0}", {why}), Role::Text2);
    std::string changes;
    for (const auto& change : m_item->changes)
        changes += (changes.empty() ? "" : "; ") + m_context.words.Text(change);
    if (!changes.empty()) AddParagraph(rows, TrFill(m_context, "With care: {0}", {changes}), Role::Warn);
    std::string stop;
    for (const auto& sign : m_item->stop_if) stop += (stop.empty() ? "" : "; ") + m_context.words.Text(sign);
    if (!stop.empty())
        AddParagraph(rows, TrFill(m_context, "Client is told to stop if: {0}", {stop}), Role::Text);
    std::string source = m_context.words.In("evidence", m_item->evidence);
    if (!m_item->source.empty()) source += (source.empty() ? "" : " · ") + m_item->source;
    if (!source.empty()) AddParagraph(rows, TrFill(m_context, "Evidence: {0}", {source}), Role::Text3);
    rows.AddSpacer(FromDIP(10));
}

void PlanDose::DoseTyped(std::size_t index, double value) {
    if (!m_item || !OnChange) return;
    model::PlanItem changed = *m_item;
    changed.dose[index].value = value;
    changed.edited = true;
    m_item = changed;  // what comes back must not take the field away from under the typing hand
    OnChange(changed);
}

}  // namespace gui
