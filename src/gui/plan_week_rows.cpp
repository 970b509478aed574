// The rows of the week's grid: one item each.
#include <wx/sizer.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_text.h"
#include "gui/plan_suggestions.h"
#include "gui/plan_week.h"
#include "gui/scene_painter.h"
#include "gui/visit_state.h"
#include "text/human_date.h"

namespace gui {

namespace {

constexpr int kGlyph = 14, kGlyphGap = 3, kGlyphRight = 6, kLastRoom = 56, kOverSide = 14;  // DIP
constexpr std::size_t kMostGlyphs = 3;

bool OnDays(const model::PlanItem& item, int day) {
    return std::ranges::find(item.days, day) != item.days.end();
}

std::vector<std::string> FindingsOf(const model::PlanItem& item) {
    std::vector<std::string> findings;
    for (const model::Reason& why : item.why) {
        const bool known = std::ranges::find(findings, why.finding) != findings.end();
        if (why.kind == "mark" && !why.finding.empty() && !known && findings.size() < kMostGlyphs)
            findings.push_back(why.finding);
    }
    return findings;
}

}  // namespace

wxString PlanWeek::LastTimeText(desk::LastTime how) const {
    switch (how) {
        case desk::LastTime::New:
            return TrIn(m_context, "item of the plan", "new");
        case desk::LastTime::NotAsked:
            return TrIn(m_context, "item of the plan", "not asked");
        case desk::LastTime::Done:
            return TrIn(m_context, "item of the plan", "done");
        case desk::LastTime::Partly:
            return TrIn(m_context, "item of the plan", "partly");
        case desk::LastTime::NotDone:
            return TrIn(m_context, "item of the plan", "not done");
        case desk::LastTime::Foundation:
            break;
    }
    return {};
}

wxPanel* PlanWeek::NewWords(Row& row, const model::PlanItem& item) {
    auto* words = new wxPanel(row.panel);
    row.name = NewText(words, wxString(), FontStyle::BodyBold);
    row.dose = NewText(words, wxString(), FontStyle::Small, Role::Text2);
    m_row_texts.Add(row.name, wxString());
    m_row_texts.Add(row.dose, wxString());
    row.icon = new wxStaticBitmap(words, wxID_ANY, IconBundle(ModalityIcon(item.modality), Role::Text2));
    row.glyphs = new wxBoxSizer(wxHORIZONTAL);
    auto* lines = new wxBoxSizer(wxVERTICAL);
    lines->Add(row.name, wxSizerFlags());
    lines->Add(row.dose, wxSizerFlags());
    auto* first = new wxBoxSizer(wxHORIZONTAL);
    first->Add(row.icon, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    first->Add(lines, wxSizerFlags(1).CentreVertical());
    first->Add(row.glyphs, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(kGlyphRight)));
    words->SetSizer(first);
    return words;
}

void PlanWeek::AddBox(Row& row, int day) {
    const std::size_t index = m_rows.size();
    auto* box = new wxCheckBox(row.panel, wxID_ANY, wxString());
    box->Bind(wxEVT_CHECKBOX, [this, key = row.key, day](wxCommandEvent& event) {
        // What comes of it may take the row away.
        CallAfter([this, key, day, on = event.IsChecked()] {
            if (OnDay) OnDay(key, day, on);
        });
    });
    box->Bind(wxEVT_SET_FOCUS, [this, key = row.key](wxFocusEvent& event) {
        event.Skip();
        if (OnChoose) OnChoose(key);
    });
    box->Bind(wxEVT_KEY_DOWN, [this, index, day](wxKeyEvent& event) { OnBoxKey(event, index, day); });
    box->Bind(wxEVT_LEFT_DOWN, [this, index, day, box](wxMouseEvent& event) {
        Press(index, day, box->ClientToScreen(event.GetPosition()));
    });
    row.boxes[static_cast<std::size_t>(day)] = box;
}

void PlanWeek::AddRow(const model::PlanItem& item) {
    const std::size_t index = m_rows.size();
    Row row;
    row.key = KeyOf(item);
    row.panel = new wxPanel(m_body);
    Paint(row.panel, Role::Panel);
    row.words = NewWords(row, item);
    row.last = NewText(row.panel, wxString(), FontStyle::Small, Role::Text2);
    m_row_last_cells.push_back(row.last);
    for (int day = 0; day < 7; ++day) AddBox(row, day);
    const auto choose = [this, key = row.key](wxMouseEvent& event) {
        event.Skip();
        if (OnChoose) OnChoose(key);
    };
    for (wxWindow* part : {static_cast<wxWindow*>(row.panel), static_cast<wxWindow*>(row.words),
                           static_cast<wxWindow*>(row.icon), static_cast<wxWindow*>(row.name),
                           static_cast<wxWindow*>(row.dose)}) {
        part->Bind(wxEVT_LEFT_DOWN, choose);
    }
    row.panel->Bind(wxEVT_PAINT, [this, index](wxPaintEvent& event) { PaintDays(event, index); });
    Cells cells{};
    std::ranges::copy(row.boxes, cells.begin());
    row.grid = GridRow(row.panel, row.words, row.last, cells, m_row_slots);
    row.over = new wxBoxSizer(wxHORIZONTAL);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->AddSpacer(FromDIP(3));
    rows->Add(row.over, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kOverSide)));
    rows->Add(row.grid, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(3)));
    rows->Add(NewDivider(row.panel), wxSizerFlags().Expand());
    row.panel->SetSizer(rows);
    m_list->Add(row.panel, wxSizerFlags().Expand());
    m_rows.push_back(std::move(row));
}

void PlanWeek::ClearRows() {
    EndDrag();
    m_row_texts.Clear();
    m_row_slots.clear();
    m_row_last_cells.clear();
    m_rows.clear();
    m_list->Clear(true);
}

void PlanWeek::RenewRows(const desk::VisitEditor& editor, const Objections& objections) {
    const model::HomePlan& plan = editor.Visit().plan;
    const bool same = std::ranges::equal(m_rows, plan.items, {}, &Row::key,
                                         [](const model::PlanItem& item) { return KeyOf(item); });
    const auto focused = same ? std::nullopt : FocusedBox();
    if (!same) {
        ClearRows();
        for (const auto& item : plan.items) AddRow(item);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) FillRow(m_rows[i], plan.items[i], editor, objections);
    FocusBox(focused);
}

std::optional<std::pair<std::size_t, int>> PlanWeek::FocusedBox() const {
    const wxWindow* focus = FindFocus();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        for (int day = 0; day < 7; ++day)
            if (Box(row, day) == focus) return std::pair(row, day);
    return std::nullopt;
}

// The keys go on from where a row was.
void PlanWeek::FocusBox(std::optional<std::pair<std::size_t, int>> box) {
    if (box && !m_rows.empty()) Box(std::min(box->first, m_rows.size() - 1), box->second)->SetFocus();
}

void PlanWeek::FillGlyphs(Row& row, const model::PlanItem& item) {
    const std::vector<std::string> findings = FindingsOf(item);
    if (findings == row.findings) return;
    row.findings = findings;
    row.glyphs->Clear(true);
    const auto& terms = m_context.resources.Words();
    for (const std::string& finding : findings) {
        const auto* term = terms.FindFinding(finding);
        if (term == nullptr) continue;
        auto* glyph = new wxStaticBitmap(row.words, wxID_ANY, wxNullBitmap);
        WithColours(glyph, [glyph, finding, family = term->family] {
            glyph->SetBitmap(GlyphBitmap(*glyph, finding, InkOfFamily(family), kGlyph));
        });
        const wxString name = Wx(desk::FindingLabel(m_context.words, terms, finding));
        glyph->SetToolTip(name);
        SetSpoken(glyph, name);
        row.glyphs->Add(glyph, wxSizerFlags().Border(wxLEFT, FromDIP(kGlyphGap)));
    }
    row.words->Layout();
}

// An unanswered objection stands in the place of the item's picture, its sentence in the tool tip.
void PlanWeek::FillWarning(Row& row, const model::PlanItem& item, const Objections& objections) {
    wxString sentences;
    bool absolute = false;
    for (const auto& one : objections) {
        if (one.overridden || ItemKey{one.item, one.at} != row.key) continue;
        absolute = absolute || one.absolute;
        sentences += (sentences.empty() ? "" : "\n") + Wx(BlockedReason(m_context, one.why));
    }
    const bool warned = !sentences.empty();
    row.icon->SetToolTip(sentences);
    row.icon->SetBitmap(warned ? IconBundle(Icon::Warning, absolute ? Role::Danger : Role::Warn)
                               : IconBundle(ModalityIcon(item.modality), Role::Text2));
    row.warned = warned;
}

// Where the grid is narrow the words stand over the days, and how it went last time behind the dose.
void PlanWeek::PlaceWords(Row& row) {
    const bool over = row.over->GetItem(row.words) != nullptr;
    if (over == m_narrow) return;
    if (m_narrow) {
        row.grid->Detach(row.words);
        row.grid->InsertStretchSpacer(1);
        row.over->Add(row.words, wxSizerFlags(1));
    } else {
        row.over->Detach(row.words);
        row.grid->Remove(1);
        row.grid->Insert(1, row.words, wxSizerFlags(1).CentreVertical());
    }
}

void PlanWeek::SayWords(Row& row) {
    PlaceWords(row);
    wxString dose = row.dose_text;
    if (m_narrow && !row.last_text.empty())
        dose += (dose.empty() ? wxString() : wxString::FromUTF8(" · ")) + row.last_text;
    const int glyphs =
        static_cast<int>(row.findings.size()) * FromDIP(kGlyph + kGlyphGap) + FromDIP(kGlyphRight);
    m_row_texts.Say(row.name, row.name_text, glyphs);
    m_row_texts.Say(row.dose, dose, glyphs);
}

void PlanWeek::FillRow(Row& row, const model::PlanItem& item, const desk::VisitEditor& editor,
                       const Objections& objections) {
    std::string name = m_context.words.Text(item.name);
    if (!item.at.region.empty() && item.at.side != model::Side::Midline) {
        name += " · " + desk::SideName(m_context.words, item.at.side);
    }
    FillGlyphs(row, item);
    FillWarning(row, item, objections);
    const desk::LastTime how = desk::HowItWent(editor, item);
    row.last_text = LastTimeText(how);
    row.last->SetLabelText(Broken(*row.last, row.last_text, FromDIP(kLastRoom)));
    SetTextRole(row.last, how == desk::LastTime::New ? Role::Info : Role::Text2);
    row.dose_text = Wx(desk::DoseText(m_context.words, item));
    row.name_text = Wx(name);
    SayWords(row);
    for (int day = 0; day < 7; ++day) {
        wxCheckBox* box = row.boxes[static_cast<std::size_t>(day)];
        box->SetValue(OnDays(item, day));
        box->Enable(m_editable);
        const std::string date =
            text::HumanDate(m_context.words, DayAfter(m_first, day), text::DateStyle::Weekday);
        SetSpoken(box, Wx(name + ", " + date), row.icon->GetToolTipText());
    }
    row.panel->Layout();
}

void PlanWeek::ShowChosen(const std::optional<ItemKey>& key) {
    for (Row& row : m_rows) {
        Paint(row.panel, key && row.key == *key ? Role::Soft : Role::Panel);
        row.panel->Refresh();
    }
}

}  // namespace gui
