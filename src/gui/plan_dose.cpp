#include "gui/plan_dose.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "desk/progress_words.h"
#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/exercise_picture.h"
#include "gui/plan_suggestions.h"
#include "gui/plan_week.h"
#include "text/human_date.h"

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
                             Param{"protein_after_run", model::Msg("After the run")},
                             Param{"first_session_pressure", model::Msg("Pressure, first time")},
                             Param{"skin_contact_temperature", model::Msg("At the skin")},
                             Param{"protein_daily", model::Msg("Protein a day")},
                             Param{"protein_per_meal", model::Msg("Protein a meal")},
                             Param{"pre_sleep_protein", model::Msg("Protein before sleep")},
                             Param{"carb_daily_light", model::Msg("Carbohydrate a day")},
                             Param{"carb_daily_moderate", model::Msg("Carbohydrate a day")},
                             Param{"carb_daily_high", model::Msg("Carbohydrate a day")},
                             Param{"carb_speed_refuel", model::Msg("Carbohydrate soon after")},
                             Param{"carb_during_over_60min", model::Msg("Carbohydrate on the way")},
                             Param{"litres_per_kg_lost", model::Msg("For each kg lost")},
                             Param{"pre_run", model::Msg("Before the run")},
                             Param{"max_rate_rule", model::Msg("At most")},
                             Param{"during_max_loss", model::Msg("Loss at most")},
                             Param{"nap", model::Msg("Nap")},
                             Param{"timing", model::Msg("After the run")},
                             Param{"time_from_session_end", model::Msg("After the training")},
                             Param{"rest_between_sessions", model::Msg("Pause between")},
                             Param{"frequency_per_week_max", model::Msg("Times a week at most")},
                             Param{"sessions_per_day_max", model::Msg("Times a day at most")},
                             Param{"time_per_muscle", model::Msg("For each muscle")},
                             Param{"chronic_weekly_time", model::Msg("For each muscle a week")},
                             Param{"gap_from_strength_training", model::Msg("Away from strength training")},
                             Param{"timing_after_race_hours", model::Msg("After a race")},
                             Param{"timing_to_race_days", model::Msg("Before a race")},
                             Param{"intensity", model::Msg("Strength of the current")},
                             Param{"intensity_rpe", model::Msg("Effort")},
                             Param{"pain_ceiling", model::Msg("Pain at most")}};

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
constexpr int kSide = 12;

bool SameObjections(const PlanDose::Objections& a, const PlanDose::Objections& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.why == y.why && x.absolute == y.absolute && x.overridden == y.overridden;
    });
}

std::string Joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
    return out;
}

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
      m_context(context),
      m_rows(new wxBoxSizer(wxVERTICAL)),
      m_picture(new wxBoxSizer(wxVERTICAL)) {
    Paint(this, Role::Panel);
    SetScrollRate(0, FromDIP(12));
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    columns->Add(m_rows, wxSizerFlags(1).Expand());
    columns->Add(m_picture, wxSizerFlags().Top());
    SetSizer(columns);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Fit();
    });
}

void PlanDose::Fit() {
    if (m_drawing) {
        const int share = std::clamp(GetClientSize().x * 2 / 5, FromDIP(150), FromDIP(300));
        m_drawing->SetMinSize(wxSize(share, m_drawing->GetMinSize().y));
    }
    const int width = GetClientSize().x - m_picture->GetMinSize().x - FromDIP(2 * kSide);
    if (width < FromDIP(80)) return;
    m_texts.Fit(width);
    // The doses know how high they are only once they know how wide.
    Layout();
    FitInside();
}

void PlanDose::ShowItem(const model::PlanItem* item, const Objections& objections, bool editable,
                        model::Date first) {
    const bool same_item = item && m_item && KeyOf(*item) == KeyOf(*m_item);
    const bool typing = same_item && item->dose == m_item->dose && item->overrides == m_item->overrides &&
                        item->why == m_item->why && item->step == m_item->step && first == m_first &&
                        SameObjections(objections, m_objections) && m_editable == editable;
    if (!same_item) TakeTyped();
    m_item = item ? std::optional(*item) : std::nullopt;
    m_objections = objections;
    m_editable = editable;
    m_first = first;
    if (!typing) Rebuild(same_item);
}

void PlanDose::Rebuild(bool same_item) {
    const wxWindowUpdateLocker quiet(this);
    wxWindow* focus = FindFocus();
    const auto focused = static_cast<std::size_t>(
        std::ranges::find_if(m_fields, [&](const auto* field) { return field->IsDescendant(focus); }) -
        m_fields.begin());
    const bool goes_on = same_item && focused < m_fields.size();
    m_texts.Clear();
    m_keep.clear();
    m_fields.clear();
    m_places.clear();
    m_rows->Clear(true);
    ShowPicture();
    if (m_item) {
        AddHead();
        AddObjections();
        AddDoses();
        AddReasons();
        AddOverrides();
        AddEvidence();
    } else {
        AddLine(Tr(m_context, "Choose an item of the week to see its reasons and change its dose."),
                Role::Text2);
    }
    m_rows->AddSpacer(FromDIP(10));
    Fit();
    Layout();
    // A new objection must not take the field away from under the typing hand.
    if (goes_on && focused < m_fields.size()) m_fields[focused]->SetFocus();
}

// What was typed for another visit is nothing to this one.
void PlanDose::Forget() {
    m_typed.clear();
    m_item.reset();
}

void PlanDose::ShowPicture() {
    const auto wanted = m_item ? std::optional(KeyOf(*m_item)) : std::nullopt;
    if (wanted == m_drawn) return;
    m_drawn = wanted;
    m_picture->Clear(true);
    m_drawing = m_item ? NewExercisePicture(this, m_context, *m_item) : nullptr;
    if (m_drawing) m_picture->Add(m_drawing, wxSizerFlags().Border(wxTOP | wxRIGHT, FromDIP(kSide)));
}

void PlanDose::AddHead() {
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    wxStaticText* name = NewText(this, wxString(), FontStyle::Head);
    wxButton* remove = NewButton(this, Tr(m_context, "Remove"), ButtonLook::Danger);
    remove->Enable(m_editable);
    remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnRemove) OnRemove(KeyOf(*m_item));
    });
    m_texts.Add(name, Wx(m_context.words.Text(m_item->name)), remove->GetBestSize().x + FromDIP(8));
    head->Add(name, wxSizerFlags(1).CentreVertical());
    head->Add(remove, wxSizerFlags().Top().Border(wxLEFT, FromDIP(8)));
    m_rows->Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(kSide)));
    if (!m_item->reviewed) AddLine(Tr(m_context, "awaits clinical review"), Role::Warn);
}

void PlanDose::AddDoses() {
    auto* doses = new wxWrapSizer(wxHORIZONTAL);
    for (std::size_t i = 0; i < m_item->dose.size(); ++i) {
        if (Editable(m_item->dose[i])) AddDose(*doses, i);
    }
    m_rows->Add(doses, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kSide)));
}

void PlanDose::AddDose(wxSizer& row, std::size_t index) {
    const model::DoseValue& dose = m_item->dose[index];
    const double low = dose.min ? std::min(*dose.min, *dose.value) : 0;
    const double high = dose.max ? std::max(*dose.max, *dose.value) : std::max(kFreeMax, *dose.value);
    auto* spin = new wxSpinCtrlDouble(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(FromDIP(112), -1),
                                      wxSP_ARROW_KEYS, low, high, *dose.value, Whole(dose) ? 1 : 0.5);
    m_fields.push_back(spin);
    m_places.push_back(index);
    spin->SetDigits(Whole(dose) ? 0 : 1);
    spin->Enable(m_editable && low < high);
    spin->Bind(wxEVT_SPINCTRLDOUBLE, [this, index, key = KeyOf(*m_item)](wxSpinDoubleEvent& event) {
        // A field that goes may still tell what was typed when another item is shown.
        if (m_item && KeyOf(*m_item) == key) DoseTyped(index, event.GetValue());
    });
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

wxButton* PlanDose::AddLine(const wxString& text, Role role, const wxString& label) {
    if (text.empty()) return nullptr;
    wxStaticText* line = NewText(this, wxString(), FontStyle::Small, role);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(line, wxSizerFlags(1).CentreVertical());
    wxButton* button = nullptr;
    if (!label.empty()) {
        button = NewButton(this, label);
        AddStyleClass(button, "palpate-small");
        button->Enable(m_editable);
        SetSpoken(button, label + ": " + text);
        row->Add(button, wxSizerFlags().Top().Border(wxLEFT, FromDIP(8)));
    }
    m_texts.Add(line, text, button ? button->GetBestSize().x + FromDIP(8) : 0);
    m_rows->AddSpacer(FromDIP(6));
    m_rows->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kSide)));
    return button;
}

// What stands against the item and nobody has answered.
void PlanDose::AddObjections() {
    for (const auto& objection : m_objections) {
        if (objection.overridden) continue;
        const wxString why =
            Wx(BlockedWord(m_context, objection.why) + ": " + BlockedReason(m_context, objection.why));
        if (objection.absolute) {
            AddLine(why + ". " + Tr(m_context, "This cannot be set aside."), Role::Danger);
            continue;
        }
        wxButton* keep = AddLine(why, Role::Warn, Tr(m_context, "Keep anyway…"));
        keep->Bind(wxEVT_BUTTON, [this, objection](wxCommandEvent&) {
            // The button goes when the reason is kept.
            CallAfter([this, objection] {
                if (OnKeep && m_item) OnKeep(KeyOf(*m_item), objection);
            });
        });
        m_keep.push_back(keep);
    }
}

void PlanDose::AddOverrides() {
    for (const model::Override& one : m_item->overrides) {
        const auto against = std::ranges::find_if(m_objections, [&](const routine::Objection& objection) {
            return objection.why.condition == one.rule && objection.why.action == one.action;
        });
        const std::string rule =
            against == m_objections.end() ? one.rule : BlockedReason(m_context, against->why);
        wxButton* back = AddLine(TrFill(m_context, "Kept although: {0}. Reason: “{1}”", {rule, one.reason}),
                                 Role::Warn, Tr(m_context, "Take back"));
        back->Bind(wxEVT_BUTTON, [this, one](wxCommandEvent&) {
            CallAfter([this, one] {
                if (OnTakeBack && m_item) OnTakeBack(KeyOf(*m_item), one);
            });
        });
    }
}

// One rule may have brought several days; each mark counts for itself.
std::vector<std::string> PlanDose::Reasons() const {
    std::vector<std::string> texts, days;
    for (const auto& reason : m_item->why) {
        const std::string text = ReasonText(m_context, reason);
        if (text.empty()) continue;
        auto at = static_cast<std::size_t>(std::ranges::find(texts, text) - texts.begin());
        if (at == texts.size()) {
            texts.push_back(text);
            days.emplace_back();
        }
        if (reason.day < 0) continue;
        const std::string day = text::WeekdayHead(m_context.words, DayAfter(m_first, reason.day));
        if (days[at].find(day) == std::string::npos) days[at] += (days[at].empty() ? "" : ", ") + day;
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!days[i].empty()) texts[i] += " (" + days[i] + ")";
    return texts;
}

void PlanDose::AddReasons() {
    const std::vector<std::string> why = Reasons();
    if (!why.empty()) AddLine(TrFill(m_context, "Why: {0}", {Joined(why)}), Role::Text2);
    std::vector<std::string> changes, stop;
    for (const auto& change : m_item->changes) changes.push_back(m_context.words.Text(change));
    if (!changes.empty()) AddLine(TrFill(m_context, "With care: {0}", {Joined(changes)}), Role::Warn);
    for (const auto& sign : m_item->stop_if) stop.push_back(m_context.words.Text(sign));
    if (!stop.empty())
        AddLine(TrFill(m_context, "Client is told to stop if: {0}", {Joined(stop)}), Role::Text);
}

void PlanDose::AddEvidence() {
    AddLine(Wx(desk::ProgressText(m_context.words, m_context.resources, *m_item)), Role::Text2);
    std::string source = m_context.words.In("evidence", m_item->evidence);
    if (!m_item->source.empty()) source += (source.empty() ? "" : " · ") + m_item->source;
    if (!source.empty()) AddLine(TrFill(m_context, "Evidence: {0}", {source}), Role::Text3);
}

void PlanDose::DoseTyped(std::size_t index, double value) {
    if (!m_item || index >= m_item->dose.size()) return;
    m_item->dose[index].value = value;  // what comes back finds the field as it is
    m_item->edited = true;
    std::erase_if(m_typed, [this](const auto& one) { return KeyOf(one) == KeyOf(*m_item); });
    m_typed.push_back(*m_item);
    // Not in the middle of its own event: what comes of it may make the fields anew.
    CallAfter([this] { HandOn(); });
}

// Figures still in the field that has the keyboard: it tells of them only when it is left.
void PlanDose::TakeTyped() {
    constexpr double kRounding = 0.06;  // of what a field shows
    if (!m_item || !m_editable) return;
    wxWindow* focus = FindFocus();
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (!m_fields[i]->IsDescendant(focus) || m_places[i] >= m_item->dose.size()) continue;
        const double value = m_fields[i]->GetValue();
        if (std::abs(value - m_item->dose[m_places[i]].value.value_or(value)) > kRounding)
            DoseTyped(m_places[i], value);
    }
}

void PlanDose::Flush() {
    TakeTyped();
    HandOn();
}

void PlanDose::HandOn() {
    for (const model::PlanItem& typed : std::exchange(m_typed, {}))
        if (OnChange) OnChange(typed);
}

}  // namespace gui
