#include "gui/amend_values.h"

#include <algorithm>
#include <utility>

#include "desk/resources.h"
#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"

namespace gui {

namespace {

using Entries = std::vector<std::pair<wxString, std::string>>;

void Choose(wxChoice* choice, const std::vector<std::string>& ids, const std::string& id) {
    const auto found = std::ranges::find(ids, id);
    choice->SetSelection(found == ids.end() ? wxNOT_FOUND : static_cast<int>(found - ids.begin()));
}

std::string Chosen(const wxChoice* choice, const std::vector<std::string>& ids,
                   const std::string& otherwise) {
    const int at = choice->GetSelection();
    return at == wxNOT_FOUND ? otherwise : ids.at(static_cast<std::size_t>(at));
}

wxString Text(const std::optional<int>& number) {
    return number ? wxString::Format("%d", *number) : wxString();
}

}  // namespace

AmendValues::AmendValues(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_mark_row = new wxBoxSizer(wxHORIZONTAL);
    m_place_row = new wxBoxSizer(wxHORIZONTAL);
    m_work_row = new wxBoxSizer(wxHORIZONTAL);
    FillMark(m_mark_row);
    FillPlace(m_place_row);
    FillWork(m_work_row);
    for (wxSizer* row : {m_mark_row, m_place_row, m_work_row})
        rows->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    SetSizer(rows);
    Hide();
}

wxChoice* AmendValues::NewChoice(const wxString& label, Entries entries, Ids& ids, wxSizer* row) {
    ids.choice = new wxChoice(this, wxID_ANY);
    KeepFromWheel(ids.choice);
    ids.choice->SetMinSize(wxSize(FromDIP(120), -1));  // its longest name may be wider than the dialog
    for (auto& [name, id] : entries) {
        ids.choice->Append(wxControl::EscapeMnemonics(name));
        ids.ids.push_back(std::move(id));
    }
    ids.choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        if (OnChanged) OnChanged();
    });
    row->Add(Labelled(this, label, ids.choice), wxSizerFlags(2).Border(wxRIGHT, FromDIP(12)));
    return ids.choice;
}

wxTextCtrl* AmendValues::NewNumber(const wxString& label, wxSizer* row) {
    auto* field = new wxTextCtrl(this, wxID_ANY);
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (OnChanged) OnChanged();
    });
    row->Add(Labelled(this, label, field), wxSizerFlags(1).Border(wxRIGHT, FromDIP(12)));
    return field;
}

void AmendValues::FillMark(wxSizer* row) {
    const auto& terms = m_context.resources.Words();
    Entries findings;
    for (const auto& finding : terms.Findings())
        findings.emplace_back(Wx(desk::FindingLabel(m_context.words, terms, finding.id)), finding.id);
    m_finding = NewChoice(Tr(m_context, "Finding"), std::move(findings), m_findings, row);
    m_before = NewNumber(Tr(m_context, "Severity before"), row);
    m_after = NewNumber(Tr(m_context, "Severity after"), row);
}

void AmendValues::FillPlace(wxSizer* row) {
    const auto& terms = m_context.resources.Words();
    Entries regions, sides;
    for (const auto& region : terms.Regions())
        regions.emplace_back(Wx(desk::RegionName(m_context.words, terms, region.id)), region.id);
    std::ranges::sort(regions, [](const auto& a, const auto& b) { return a.first.CmpNoCase(b.first) < 0; });
    for (const auto side : {model::Side::Left, model::Side::Right, model::Side::Midline})
        sides.emplace_back(Wx(desk::SideName(m_context.words, side)), std::string(model::ToText(side)));
    m_region = NewChoice(Tr(m_context, "Region"), std::move(regions), m_regions, row);
    m_side = NewChoice(Tr(m_context, "Side"), std::move(sides), m_sides, row);
}

void AmendValues::FillWork(wxSizer* row) {
    const auto& terms = m_context.resources.Words();
    Entries techniques;
    for (const auto& technique : terms.Techniques())
        techniques.emplace_back(Wx(desk::TechniqueName(m_context.words, terms, technique.id)), technique.id);
    m_technique = NewChoice(Tr(m_context, "Technique"), std::move(techniques), m_techniques, row);
    m_pressure = NewNumber(Tr(m_context, "Pressure"), row);
    m_minutes = NewNumber(Tr(m_context, "Minutes"), row);
}

void AmendValues::Take(const std::optional<desk::LineValues>& values) {
    m_values = values;
    const bool mark = values && values->finding, work = values && values->work;
    if (mark) {
        Choose(m_finding, m_findings.ids, values->finding->id);
        Choose(m_region, m_regions.ids, values->finding->at.region);
        Choose(m_side, m_sides.ids, std::string(model::ToText(values->finding->at.side)));
        m_before->ChangeValue(Text(values->finding->before));
        m_after->ChangeValue(Text(values->finding->after));
    }
    if (work) {
        Choose(m_technique, m_techniques.ids, values->work->technique);
        m_pressure->ChangeValue(Text(values->work->pressure));
        m_minutes->ChangeValue(Text(values->work->minutes));
    }
    for (wxSizer* row : {m_mark_row, m_place_row}) GetSizer()->Show(row, mark, true);
    GetSizer()->Show(m_work_row, work, true);
    Show(mark || work);
}

std::optional<int> AmendValues::Number(const wxTextCtrl* field) const {
    const wxString typed = wxString(field->GetValue()).Trim().Trim(false);
    if (typed.empty()) return std::nullopt;
    long number = 0;
    if (!typed.ToLong(&number) || number < -1 || number > 10'000)
        throw model::Error(model::ErrorKind::Refused, model::Msg("Please give a whole number."));
    return static_cast<int>(number);
}

desk::LineValues AmendValues::Values() const {
    desk::LineValues values = m_values.value_or(desk::LineValues{});
    if (values.finding) {
        values.finding->id = Chosen(m_finding, m_findings.ids, values.finding->id);
        values.finding->at.region = Chosen(m_region, m_regions.ids, values.finding->at.region);
        const std::string side = Chosen(m_side, m_sides.ids, {});
        values.finding->at.side = model::ParseSide(side).value_or(values.finding->at.side);
        values.finding->before = Number(m_before);
        values.finding->after = Number(m_after);
    }
    if (values.work) {
        values.work->technique = Chosen(m_technique, m_techniques.ids, values.work->technique);
        values.work->pressure = Number(m_pressure).value_or(0);
        values.work->minutes = Number(m_minutes).value_or(0);
    }
    return values;
}

}  // namespace gui
