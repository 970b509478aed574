#include "gui/inspector.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/textdlg.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "desk/place_care.h"
#include "desk/sentences.h"
#include "desk/standing_avoid.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/scene_painter.h"
#include "gui/technique_menu.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr int kHead = 24;  // DIP, glyph of the selected mark

wxString SideOf(const Context& context, const model::Mark& mark) {
    return desk::OnBothSides(mark) ? Tr(context, "Both sides") : ClientSide(context, mark.at.side);
}

wxSizerFlags Line(int above) {
    return wxSizerFlags().Expand().Border(wxTOP, above);
}

}  // namespace

Inspector::Inspector(wxWindow* parent, VisitState& state)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    SetScrollRate(0, FromDIP(12));
    SetSpoken(this, Tr(m_state.Ctx(), "Selected mark"));
    Build();
    Bind(wxEVT_CHAR_HOOK, &Inspector::OnKey, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        ReFit();
    });
    m_leaving = m_state.Changed.Listen([this](unsigned kinds) {
        if (kinds & shared::kVisit) LeaveVisit();
    });
    m_listening = m_state.FollowLater([this](unsigned kinds) { OnShared(kinds); });
    ShowMark();
    OnNewColours(this, [this] { ShowMark(); });
}

void Inspector::Build() {
    m_hint = NewText(this, {}, FontStyle::Small, Role::Text3, wxST_NO_AUTORESIZE);
    m_body = new wxPanel(this);
    WithColours(m_body, [this] { Paint(m_body, Role::Panel); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    AddHead(column);
    AddFinding(column);
    AddScores(column);
    AddTreatments(column);
    AddNote(column);
    AddButtons(column);
    m_body->SetSizer(column);
    m_ghost = new GhostPanel(this, m_state);
    m_ghost->OnConfirmed = [this] { FocusFirst(); };
    m_spot = new SpotCard(this, m_state);
    for (auto* text : {m_hint, m_limit, m_covers, m_care, m_last_time_text}) m_wrapped.Add(text, {});
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(m_hint, wxSizerFlags().Expand().Border(wxALL, FromDIP(16)));
    for (wxWindow* part :
         {static_cast<wxWindow*>(m_body), static_cast<wxWindow*>(m_ghost), static_cast<wxWindow*>(m_spot)})
        outer->Add(part, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
    SetSizer(outer);
}

void Inspector::AddHead(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_number = NewText(m_body, {}, FontStyle::SmallBold, Role::Text2);
    auto* previous = NewIconButton(m_body, Icon::ChevronLeft, Tr(ctx, "Previous mark"));
    auto* next = NewIconButton(m_body, Icon::ChevronRight, Tr(ctx, "Next mark"));
    previous->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_state.SelectNext(-1); });
    next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_state.SelectNext(1); });
    row->Add(m_number, wxSizerFlags(1).Centre());
    row->Add(previous, wxSizerFlags().Centre());
    row->Add(next, wxSizerFlags().Centre());
    column->Add(row, Line(FromDIP(6)));
    auto* name = new wxBoxSizer(wxHORIZONTAL);
    m_glyph = new wxStaticBitmap(m_body, wxID_ANY, wxBitmap(FromDIP(kHead), FromDIP(kHead)));
    m_region = NewText(m_body, {}, FontStyle::Head, Role::Text, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    m_place = NewText(m_body, {}, FontStyle::Small, Role::Text2, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(m_region, wxSizerFlags().Expand());
    words->Add(m_place, wxSizerFlags().Expand());
    name->Add(m_glyph, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(10)));
    name->Add(words, wxSizerFlags(1));
    column->Add(name, Line(FromDIP(4)));
    m_covers = NewText(m_body, {}, FontStyle::Small, Role::Text2, wxST_NO_AUTORESIZE);
    m_care = NewText(m_body, {}, FontStyle::Small, Role::Warn, wxST_NO_AUTORESIZE);
    column->Add(m_covers, Line(FromDIP(4)));
    column->Add(m_care, Line(FromDIP(4)));
}

void Inspector::AddFinding(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    wxArrayString names;
    for (const auto& finding : m_state.Terms().Findings()) names.Add(m_state.FindingText(finding.id));
    m_finding = new wxChoice(m_body, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(80, -1)), names);
    m_finding->SetFont(Font(FontStyle::Body));
    KeepFromWheel(m_finding);
    m_finding->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto finding = m_state.Terms().Findings()[static_cast<std::size_t>(event.GetSelection())].id;
        const auto chosen = m_state.Chosen();
        m_state.Do([&](auto& editor) {
            chosen.size() > 1 ? desk::SetFindings(editor, chosen, finding)
                              : editor.SetFinding(m_shown, finding);
        });
    });
    m_side = new Segments(m_body, {TrIn(ctx, "side, short", "L"), TrIn(ctx, "side, short", "R")},
                          Tr(ctx, "Client’s side"));
    m_side->OnChosen = [this](int index) {
        m_state.Do([&](auto& editor) {
            editor.SetSide(m_shown, index == 0 ? model::Side::Left : model::Side::Right);
        });
    };
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(Labelled(m_body, Tr(ctx, "Finding"), m_finding), wxSizerFlags(1).Border(wxRIGHT, FromDIP(8)));
    row->Add(Labelled(m_body, Tr(ctx, "Client’s side"), m_side), wxSizerFlags());
    column->Add(row, Line(FromDIP(10)));
    m_layer = new Segments(m_body, {TrIn(ctx, "layer", "Superficial"), TrIn(ctx, "layer", "Deep")},
                           Tr(ctx, "Layer"));
    m_layer->OnChosen = [this](int index) {
        const auto layer = index == 1 ? model::Layer::Deep : model::Layer::Superficial;
        m_state.Do([&](auto& editor) { desk::SetLayers(editor, m_state.Chosen(), layer); });
    };
    column->Add(m_layer, Line(FromDIP(8)));
}

void Inspector::AddScores(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    m_before = new CellStrip(m_body, Role::Panel, Tr(ctx, "Severity before"), 0, 10,
                             [this](std::optional<int> score) { TakeScore(false, score); });
    m_after = new CellStrip(m_body, Role::Panel, Tr(ctx, "Severity after"), 0, 10,
                            [this](std::optional<int> score) { TakeScore(true, score); });
    m_after->on_release = [this] {
        if (m_state.Walking() && m_after->Value()) WalkAfterScores();
    };
    m_change = NewText(m_body, {}, FontStyle::SmallBold, Role::Ok, wxALIGN_RIGHT | wxST_NO_AUTORESIZE);
    m_last = NewText(m_body, {}, FontStyle::Small, Role::Text2, wxALIGN_RIGHT | wxST_NO_AUTORESIZE);
    m_last->SetToolTip(Tr(ctx, "Severity before treatment when this spot was charted last"));
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(NewText(m_body, Tr(ctx, "Severity before"), FontStyle::Small, Role::Text2), wxSizerFlags());
    top->Add(m_last, wxSizerFlags(1));
    column->Add(top, Line(FromDIP(10)));
    column->Add(m_before, Line(FromDIP(4)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(NewText(m_body, Tr(ctx, "Severity after"), FontStyle::Small, Role::Text2), wxSizerFlags());
    row->Add(m_change, wxSizerFlags(1));
    column->Add(row, Line(FromDIP(8)));
    column->Add(m_after, Line(FromDIP(4)));
}

void Inspector::AddTreatments(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    column->Add(NewText(m_body, Tr(ctx, "Technique, pressure, minutes"), FontStyle::Small, Role::Text2),
                Line(FromDIP(12)));
    m_last_time = NewButton(m_body, {}, ButtonLook::Outline, Icon::Check);
    m_last_time->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { TreatAsLastTime(); }); });
    m_last_time_text = NewText(m_body, {}, FontStyle::Caption, Role::Text2, wxST_NO_AUTORESIZE);
    column->Add(m_last_time, wxSizerFlags().Border(wxTOP, FromDIP(4)));
    column->Add(m_last_time_text, Line(FromDIP(3)));
    m_rows_sizer = new wxBoxSizer(wxVERTICAL);
    column->Add(m_rows_sizer, Line(FromDIP(4)));
    m_add = NewButton(m_body, Tr(ctx, "Add technique"), ButtonLook::Plain, Icon::Plus);
    AddStyleClass(m_add, "palpate-flush");
    m_add->SetToolTip(Tr(ctx, "Add technique (T)"));
    m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AddTechnique(); });
    column->Add(m_add, wxSizerFlags());
    m_limit = NewText(m_body, {}, FontStyle::Caption, Role::Danger, wxST_NO_AUTORESIZE);
    column->Add(m_limit, Line(FromDIP(2)));
}

void Inspector::AddNote(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    auto* field =
        new wxTextCtrl(m_body, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(-1, 54)), wxTE_MULTILINE);
    field->SetFont(Font(FontStyle::Small));
    m_note = std::make_unique<LateText>(
        field, [this](const std::string& text) { return KeepNote(m_shown, text); },
        [this] { m_state.EndStep(); });
    m_note_part = Labelled(m_body, Tr(ctx, "Note on this mark"), field);
    column->Add(m_note_part, Line(FromDIP(8)));
}

void Inspector::AddButtons(wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    m_mirror = NewButton(m_body, Tr(ctx, "Mirror to right"));
    m_delete = NewButton(m_body, Tr(ctx, "Delete"), ButtonLook::Danger);
    m_mirror->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (Several()) return MirrorChosen();
        model::MarkId made;
        if (m_state.Do([&](auto& editor) { made = editor.MirrorMark(m_shown); })) m_state.Select(made);
    });
    m_delete->Bind(wxEVT_BUTTON,
                   [this](wxCommandEvent&) { CallAfter([this] { m_state.RemoveSelected(); }); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_mirror, wxSizerFlags());
    row->AddStretchSpacer();
    row->Add(m_delete, wxSizerFlags());
    column->Add(row, Line(FromDIP(10)));
    m_avoid = NewButton(m_body, {}, ButtonLook::Plain);
    AddStyleClass(m_avoid, "palpate-flush");
    m_avoid->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ToggleAvoid(); }); });
    column->Add(m_avoid, wxSizerFlags().Border(wxTOP, FromDIP(6)));
    column->AddSpacer(FromDIP(12));
}

bool Inspector::Flush() {
    bool kept = m_note->Flush();
    for (TreatmentRow* row : m_rows)
        if (!row->Flush()) kept = false;
    for (auto& [mark, note] : std::exchange(m_kept_back, {})) {
        const wxString why = KeepNote(mark, note.words);
        if (!why.empty()) m_kept_back[mark] = {note.words, why};
    }
    return kept && m_kept_back.empty();
}

wxString Inspector::Refused() const {
    if (!m_note->Refused().empty()) return m_note->Refused();
    for (const TreatmentRow* row : m_rows)
        if (!row->Refused().empty()) return row->Refused();
    return m_kept_back.empty() ? wxString() : m_kept_back.begin()->second.why;
}

// A mark that is gone takes its note along.
wxString Inspector::KeepNote(const model::MarkId& mark, const std::string& text) {
    if (!m_state.Editor() || !m_state.Editor()->Visit().Find(mark)) return {};
    return m_state.Keep([&](auto& editor) { editor.SetMarkNote(mark, text); });
}

// What was typed for one mark must not land on the next.
void Inspector::LeaveNote() {
    if (!m_state.Editor() || !m_state.Editor()->Visit().Find(m_shown)) return m_note->Drop();
    for (TreatmentRow* row : m_rows) {
        row->Flush();
        row->Drop();
    }
    m_note->EndStep();
    if (const wxString why = m_note->Refused(); !why.empty()) m_kept_back[m_shown] = {m_note->Take(), why};
}

void Inspector::ShowNote(const model::Mark& mark) {
    m_note->Field()->SetEditable(m_state.Editable());
    const auto kept_back = m_kept_back.extract(mark.id);
    if (kept_back) m_note->Restore(kept_back.mapped().words, kept_back.mapped().why);
    m_note->Load(mark.note);
}

// Words of one visit must not land on another.
void Inspector::LeaveVisit() {
    m_kept_back.clear();
    m_note->Drop();
    for (TreatmentRow* row : m_rows) row->Drop();
}

void Inspector::OnShared(unsigned kinds) {
    constexpr unsigned kAll =
        shared::kVisit | shared::kMarks | shared::kSelection | shared::kTreatments | shared::kGhosts;
    const auto* mark = m_state.SelectedMark();
    if (mark && !(kinds & kAll) && (kinds & shared::kDetails)) m_spot->ShowHomePlan(*mark);
    if (!(kinds & kAll)) return;
    if (!m_shown.empty() && (!mark || mark->id != m_shown)) LeaveNote();
    ShowMark();
}

void Inspector::ShowMark() {
    const auto* mark = m_state.SelectedMark();
    const bool was = m_body->IsShown();
    m_body->Show(mark != nullptr);
    const auto* ghost = mark ? nullptr : m_state.SelectedGhost();
    m_ghost->Show(ghost != nullptr);
    m_hint->Show(!mark && !ghost);
    ShowHint();
    m_spot->Show(mark || ghost);
    if (ghost) {
        m_ghost->ShowGhost(*ghost);
        m_spot->ShowGhost(*ghost);
    }
    const bool other = !mark || mark->id != m_shown;
    m_shown = mark ? mark->id : model::MarkId{};
    if (mark) {
        ShowHead(*mark);
        m_layer->Hide();
        m_avoid->Show();
        m_body->GetSizer()->Show(m_note_part, true, true);
        m_spot->ShowMark(*mark);
        Relabel(m_last, m_spot->LastBefore());
        ShowScores(*mark);
        ShowTreatments(*mark);
        ShowNote(*mark);
        if (Several()) ShowSeveral();
    }
    if (was != m_body->IsShown() || other) Scroll(0, 0);
    ReFit();
}

void Inspector::ShowHead(const model::Mark& mark) {
    const auto& ctx = m_state.Ctx();
    const auto& marks = m_state.Marks();
    const auto index = std::ranges::find(marks, mark.id, &model::Mark::id) - marks.begin() + 1;
    Relabel(m_number, TrFill(ctx, "Mark {0} of {1}", {std::to_string(index), std::to_string(marks.size())}));
    m_glyph->SetBitmap(GlyphBitmap(*this, mark.finding, m_state.InkOf(mark.finding), kHead));
    Relabel(m_region, m_state.RegionText(mark.at.region));
    m_region->SetToolTip(m_state.RegionText(mark.at.region));
    const std::string dot = " · ";
    Relabel(m_place, Wx(Utf8(SideOf(ctx, mark)) + dot + desk::ViewName(ctx.words, mark.view) + dot +
                        desk::LayerName(ctx.words, mark.layer)));
    ShowPlaces(mark);
    const auto& findings = m_state.Terms().Findings();
    const auto at = std::ranges::find(findings, mark.finding, &terms::Finding::id);
    m_finding->SetSelection(at == findings.end() ? wxNOT_FOUND : static_cast<int>(at - findings.begin()));
    const bool sided = mark.at.side != model::Side::Midline && !desk::OnBothSides(mark);
    m_side->Select(!sided ? -1 : (mark.at.side == model::Side::Left ? 0 : 1));
    Relabel(m_mirror,
            mark.at.side == model::Side::Right ? Tr(ctx, "Mirror to left") : Tr(ctx, "Mirror to right"));
    m_mirror->SetMinSize(wxSize(m_mirror->GetTextExtent(m_mirror->GetLabel()).x + FromDIP(24), -1));
    const bool editable = m_state.Editable();
    m_finding->Enable(editable);
    m_side->Enable(editable && sided);
    m_mirror->Enable(editable && sided);
    m_delete->Enable(editable);
}

void Inspector::ShowPlaces(const model::Mark& mark) {
    const auto& ctx = m_state.Ctx();
    std::string covers;
    for (const auto& line : desk::CoverLines(ctx.words, m_state.Terms(), mark))
        covers += (covers.empty() ? "" : "\n") + line;
    if (mark.leads_to) {
        const auto end = desk::RegionWithSide(ctx.words, m_state.Terms(), *mark.leads_to);
        covers += (covers.empty() ? "" : "\n") + ctx.words.Say("Leads to {0}", {end});
    }
    std::string care;
    const std::string own = Utf8(m_state.RegionText(mark.at.region));
    for (const auto& one : desk::CareAt(ctx.resources, ctx.words, mark))
        care += (care.empty() ? "" : "\n") + (one.place == own ? "" : one.place + ": ") + one.caution +
                (one.needs_consent ? " " + ctx.words.Text("Needs consent.") : "");
    const auto avoided = m_state.Editor() ? desk::AvoidedUnder(m_state.Editor()->Client(), mark)
                                          : std::vector<model::StandingAvoid>();
    if (!avoided.empty()) care = AvoidLines(avoided) + (care.empty() ? "" : "\n") + care;
    const bool here = std::ranges::find(avoided, mark.at, &model::StandingAvoid::at) != avoided.end();
    Relabel(m_avoid, here ? Tr(ctx, "End leaving this place alone") : Tr(ctx, "Leave alone at every visit…"));
    m_avoid->SetMinSize(wxSize(m_avoid->GetBestSize().x, -1));
    m_avoid->Enable(m_state.Editable());
    m_wrapped.Say(m_covers, Wx(covers));
    m_wrapped.Say(m_care, Wx(care));
    m_covers->Show(!covers.empty());
    m_care->Show(!care.empty());
}

std::string Inspector::AvoidLines(const std::vector<model::StandingAvoid>& all) const {
    const auto& ctx = m_state.Ctx();
    std::string lines = ctx.words.Text("Left alone at every visit:");
    for (const auto& avoid : all) lines += "\n" + desk::AvoidText(ctx.words, ctx.resources, avoid);
    return lines;
}

// With nothing selected: how to begin, and what is left alone.
void Inspector::ShowHint() {
    const auto& ctx = m_state.Ctx();
    wxString words =
        Tr(ctx, "No mark selected. Choose a finding, then click the body; or press F and type a region.");
    const auto avoided =
        m_state.Editor() ? desk::AvoidedNow(m_state.Editor()->Client()) : std::vector<model::StandingAvoid>();
    if (!avoided.empty()) words += "\n\n" + Wx(AvoidLines(avoided));
    m_wrapped.Say(m_hint, words);
}

void Inspector::AvoidHere(const std::string& why) {
    const auto* mark = m_state.SelectedMark();
    if (!mark) return;
    m_state.Do(
        [&, at = mark->at](auto& editor) { desk::AvoidFromNow(m_state.Ctx().clinic, editor, at, why); });
}

void Inspector::ToggleAvoid() {
    const auto& ctx = m_state.Ctx();
    const auto* mark = m_state.SelectedMark();
    if (!mark) return;
    const auto now = desk::AvoidedNow(m_state.Editor()->Client());
    if (std::ranges::find(now, mark->at, &model::StandingAvoid::at) != now.end()) {
        m_state.Do([&, at = mark->at](auto& editor) { desk::EndAvoid(ctx.clinic, editor, at); });
        return;
    }
    wxTextEntryDialog dialog(
        this,
        TrFill(ctx, "Why is “{0}” left alone at every visit?", {Utf8(m_state.RegionText(mark->at.region))}),
        Tr(ctx, "Leave alone at every visit"));
    dialog.SetMaxLength(500);
    if (dialog.ShowModal() == wxID_OK) AvoidHere(Utf8(dialog.GetValue()));
}

void Inspector::ShowScores(const model::Mark& mark) {
    const auto& ctx = m_state.Ctx();
    m_before->Show(mark.before, 10);
    m_after->Show(mark.after, 10);
    m_before->Enable(m_state.Editable());
    m_after->Enable(m_state.Editable());
    wxString words;
    if (mark.before && mark.after) {
        const int points = *mark.before - *mark.after;
        const auto count = std::to_string(std::abs(points));
        if (points > 0)
            words = Wx(ctx.words.SayPlural("{0} point better", "{0} points better", points, {count}));
        if (points < 0)
            words = Wx(ctx.words.SayPlural("{0} point worse", "{0} points worse", -points, {count}));
        if (points == 0) words = Tr(ctx, "unchanged");
        SetTextRole(m_change, points > 0 ? Role::Ok : points < 0 ? Role::Warn : Role::Text2);
    }
    Relabel(m_change, words);
}

void Inspector::ShowTreatments(const model::Mark& mark) {
    const auto treatments = m_state.Editor()->Visit().TreatmentsOf(mark.id);
    const auto limit = m_state.Editor()->PressureLimitOf(mark);
    while (m_rows.size() < treatments.size()) {
        m_rows.push_back(new TreatmentRow(m_body, m_state));
        m_rows_sizer->Add(m_rows.back(), wxSizerFlags().Expand());
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->Show(i < treatments.size());
        if (i >= treatments.size()) m_rows[i]->Drop();
        if (i < treatments.size())
            m_rows[i]->ShowTreatment(*treatments[i], limit.highest, LimitWords(limit), m_state.Editable());
    }
    ShowLastTime(mark, !treatments.empty());
    m_add->Enable(m_state.Editable());
    ShowLimit(limit);
}

// Offered until the mark is treated.
void Inspector::ShowLastTime(const model::Mark& mark, bool treated) {
    const wxString head = treated || !m_state.Editable() ? wxString() : LastTimeHead(m_state, mark);
    m_last_time->Show(!head.empty());
    m_last_time_text->Show(!head.empty());
    if (head.empty()) return;
    const wxString text = LastTimeText(m_state, mark);
    Relabel(m_last_time, head);
    m_last_time->SetMinSize(wxSize(m_last_time->GetBestSize().x, -1));
    m_wrapped.Say(m_last_time_text, text);
    SetSpoken(m_last_time, head + ": " + text);
}

void Inspector::ShowLimit(const routine::PressureLimit& limit) {
    m_limit->Show(limit.highest < 5);
    if (limit.highest >= 5) return;
    const auto& ctx = m_state.Ctx();
    m_wrapped.Say(m_limit, LimitWords(limit));
    m_limit->SetToolTip(limit.why.empty() ? wxString() : Wx(ctx.words.Text(limit.why.front().reason)));
}

wxString Inspector::LimitWords(const routine::PressureLimit& limit) const {
    const auto& ctx = m_state.Ctx();
    if (limit.highest >= 5) return {};
    std::string why;
    for (const auto& reason : limit.why) {
        const auto name = desk::ConditionName(ctx.words, m_state.Terms(), reason.condition);
        if (why.find(name) == std::string::npos) why += (why.empty() ? "" : ", ") + name;
    }
    const auto from = std::to_string(limit.highest + 1);
    if (limit.highest <= 0) return TrFill(ctx, "No massage here: {0}", {why});
    if (limit.highest == 4) return TrFill(ctx, "Pressure 5 is closed: {0}", {why});
    return TrFill(ctx, "Pressure {0}–5 is closed: {1}", {from, why});
}

void Inspector::TakeScore(bool after, std::optional<int> score) {
    const auto join = (after ? m_after : m_before)->Gesture();
    const auto chosen = m_state.Chosen();
    const bool done = m_state.Do([&](auto& editor) {
        if (chosen.size() > 1)
            desk::SetSeverities(editor, chosen, after, score, join);
        else
            after ? editor.SetSeverityAfter(m_shown, score, join)
                  : editor.SetSeverityBefore(m_shown, score, join);
    });
    // With the button held the hand may still go on to another cell.
    if (done && after && m_state.Walking() && score && join == 0 && m_after->ByDigit()) WalkAfterScores();
}

void Inspector::WalkAfterScores() {
    const bool walked = m_state.Walking();
    if (m_state.WalkOn())
        FocusAfter();
    else
        m_state.Say(walked ? Tr(m_state.Ctx(), "Every mark has its score after treatment.")
                           : Tr(m_state.Ctx(), "No mark waits for a score after treatment."));
}

void Inspector::AddTechnique() {
    if (m_shown.empty()) return m_state.Say(Tr(m_state.Ctx(), "Select a mark first."));
    if (!m_state.Editable()) return void(m_state.Do([](auto&) {}));  // says why not
    if (!OfferTechniques(m_add, m_state)) return;
    const auto rows = Rows();
    if (!rows.empty()) rows.back()->FocusTechnique();
}

void Inspector::TreatAsLastTime() {
    if (GiveTechnique(m_state, {})) m_add->SetFocus();
}

std::vector<TreatmentRow*> Inspector::Rows() const {
    std::vector<TreatmentRow*> shown;
    std::ranges::copy_if(m_rows, std::back_inserter(shown), [](const auto* row) { return row->IsShown(); });
    return shown;
}

void Inspector::FocusTreatment(const model::TreatmentId& id, const std::string& field) {
    const auto rows = Rows();
    if (rows.empty()) return m_add->SetFocus();
    const auto at = std::ranges::find(rows, id, &TreatmentRow::Id);
    (at == rows.end() ? rows.front() : *at)->FocusField(field);
}

void Inspector::FocusAvoid() {
    m_body->IsShown() && m_avoid->IsEnabled() ? m_avoid->SetFocus() : SetFocus();
}

void Inspector::FocusFirst() {
    if (m_body->IsShown())
        m_before->SetFocus();
    else if (m_ghost->IsShown())
        m_ghost->Confirm()->SetFocus();
    else
        SetFocus();
}

void Inspector::FocusAfter() {
    m_after->SetFocus();
}

void Inspector::OnKey(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && m_state.Walking()) m_state.EndWalk();
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (enter && !event.HasAnyModifiers() && m_state.Walking() && m_after->HasFocus() && m_after->Value())
        return WalkAfterScores();
    event.Skip();
}

void Inspector::ReFit() {
    const int width = GetClientSize().x - FromDIP(32);
    if (width < FromDIP(80)) return;
    m_wrapped.Fit(width);
    for (auto* text : {m_hint, m_limit, m_covers, m_care, m_last_time_text}) {
        if (!text->IsShown()) continue;
        // An earlier, longer text must not keep its height.
        text->SetMinSize(wxDefaultSize);
        text->InvalidateBestSize();
        text->SetMinSize(wxSize(FromDIP(40), text->GetBestSize().y));
    }
    m_body->Layout();
    FitInside();
    Layout();
}

}  // namespace gui
