#include "gui/palette.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/menu.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "desk/sentences.h"
#include "gui/drawn_text.h"
#include "gui/inspector_strip.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kNarrow = 44, kWide = 158, kWidest = 190;
constexpr int kAroundLabel = 12 + 30 + 18;  // beside a label: margins, glyph, key
constexpr int kSecondLine = 13;
}  // namespace

Palette::Palette(wxWindow* parent, VisitState& state) : m_state(state) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxVSCROLL);
    ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_DEFAULT);
    SetScrollRate(0, FromDIP(11));
    SetSpoken(this, Tr(m_state.Ctx(), "Findings"));
    Build();
    Bind(wxEVT_PAINT, &Palette::OnPaint, this);
    Bind(wxEVT_KEY_DOWN, &Palette::OnKeyDown, this);
    Bind(wxEVT_CHAR, &Palette::OnChar, this);
    Bind(wxEVT_LEFT_DOWN, &Palette::OnClick, this);
    Bind(wxEVT_MOTION, &Palette::OnMove, this);
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
        m_hovered = -1;
        Refresh();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Build();
        event.Skip();
    });
    for (const auto& kind : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(kind, [this](wxFocusEvent& event) {
            m_focused = event.GetEventType() == wxEVT_SET_FOCUS;
            Refresh();
            event.Skip();
        });
    }
    m_listening = m_state.Changed.Listen([this](unsigned kinds) {
        if (kinds & shared::kFinding) SeeChosen();
    });
}

wxString Palette::Heading(terms::Family family) const {
    const auto& ctx = m_state.Ctx();
    switch (family) {
        case terms::Family::Tone:
            return Tr(ctx, "Tone");
        case terms::Family::Tissue:
            return Tr(ctx, "Tissue");
        case terms::Family::Points:
            return Tr(ctx, "Points");
        case terms::Family::Fluid:
            return Tr(ctx, "Fluid, skin");
        case terms::Family::Nerve:
            return Tr(ctx, "Nerve, pain");
        case terms::Family::Movement:
            return Tr(ctx, "Movement");
        case terms::Family::Avoid:
            break;
    }
    return {};
}

int Palette::WidthOf(const wxString& label) const {
    int width = 0;
    const wxFont font = Font(FontStyle::SmallBold);  // as the chosen one is written
    GetTextExtent(label, &width, nullptr, nullptr, nullptr, &font);
    return width;
}

// Wide enough for the labels; what would need more than the widest palette stands in two lines.
int Palette::WidthFor(bool narrow) const {
    if (narrow) return FromDIP(kNarrow);
    int longest = 0;
    for (const auto& finding : m_state.Terms().Findings())
        if (finding.primary) longest = std::max(longest, WidthOf(m_state.FindingText(finding.id)));
    return std::clamp(longest + FromDIP(kAroundLabel) + 2, FromDIP(kWide), FromDIP(kWidest));
}

int Palette::LabelRoom() const {
    return GetClientSize().x - FromDIP(kAroundLabel);
}

void Palette::SetNarrow(bool narrow) {
    if (narrow == m_narrow) return;
    m_narrow = narrow;
    Build();
}

void Palette::AddRow(Row::Kind kind, const terms::Finding* finding, const wxString& text, int height) {
    const int top = m_rows.empty() ? m_top : m_rows.back().rect.GetBottom() + 1;
    const int width = std::max(GetClientSize().x, FromDIP(30));
    m_rows.push_back({kind, wxRect(0, top, width, FromDIP(height)), finding, text, false});
}

// Where the height is short by little, rows move closer together; else one scrolls.
void Palette::Build() {
    constexpr Heights kHeights[] = {{22, 19, 8}, {21, 15, 4}, {20, 14, 3}};
    const auto bottom = [this] { return m_rows.empty() ? 0 : m_rows.back().rect.GetBottom() + FromDIP(4); };
    for (const auto& heights : kHeights) {
        Fill(heights);
        if (bottom() <= GetClientSize().y) break;
    }
    if (bottom() > GetClientSize().y) Fill(kHeights[0]);
    SetVirtualSize(GetClientSize().x, bottom());
    Refresh();
}

void Palette::Fill(const Heights& heights) {
    const auto& ctx = m_state.Ctx();
    m_rows.clear();
    m_top = FromDIP(heights.top);
    std::optional<terms::Family> family;
    for (const auto& finding : m_state.Terms().Findings()) {
        if (!finding.primary) continue;
        if (family != finding.family) {
            const wxString heading = Heading(finding.family);
            if (m_narrow || heading.empty()) {
                if (family) AddRow(Row::Kind::Line, nullptr, {}, 9);
            } else {
                AddRow(Row::Kind::Heading, nullptr, heading, heights.heading);
            }
        }
        family = finding.family;
        const wxString label = m_state.FindingText(finding.id);
        const bool tall = !m_narrow && label.Contains(" ") && WidthOf(label) > LabelRoom();
        AddRow(Row::Kind::Finding, &finding, label, heights.row + (tall ? kSecondLine : 0));
        m_rows.back().tall = tall;
    }
    const auto further =
        std::ranges::count_if(m_state.Terms().Findings(), [](const auto& one) { return !one.primary; });
    if (further > 0)
        AddRow(Row::Kind::More, nullptr,
               m_narrow ? wxString::FromUTF8("…") : TrFill(ctx, "{0} more…", {std::to_string(further)}),
               heights.row);
}

wxRect Palette::RowOf(const std::string& finding) const {
    for (const auto& row : m_rows) {
        if (!row.finding || row.finding->id != finding) continue;
        return {CalcScrolledPosition(row.rect.GetPosition()), row.rect.GetSize()};
    }
    return {};
}

void Palette::OnPaint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    PrepareDC(dc);
    dc.SetBackground(wxBrush(Colour(Role::Panel)));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(dc));
    // Writing all of it anew takes longer than a key may wait.
    const wxRect wanted = GetUpdateClientRect();
    for (const auto& row : m_rows) {
        const wxRect place(CalcScrolledPosition(row.rect.GetPosition()), row.rect.GetSize());
        if (place.Intersects(wanted)) DrawRow(*gc, row);
    }
    gc->SetPen(wxPen(Colour(Role::Line)));
    const int right = GetClientSize().x - 1;
    gc->StrokeLine(right + 0.5, 0, right + 0.5, GetVirtualSize().y);
}

void Palette::DrawRow(wxGraphicsContext& gc, const Row& row) const {
    const auto& box = row.rect;
    const auto words = [&](int x) {
        double width = 0, height = 0;
        gc.GetTextExtent(row.text, &width, &height);
        gc.DrawText(row.text, x, box.y + (box.height - height) / 2);
    };
    const int middle = box.y + box.height / 2;
    switch (row.kind) {
        case Row::Kind::Heading:
            gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text3));
            return words(FromDIP(12));
        case Row::Kind::Line:
            gc.SetPen(wxPen(Colour(Role::Line)));
            return gc.StrokeLine(FromDIP(8), middle + 0.5, box.GetRight() - FromDIP(8), middle + 0.5);
        case Row::Kind::More:
            gc.SetFont(Font(FontStyle::Small), Colour(Role::Text2));
            return words(m_narrow ? box.width / 2 - FromDIP(5) : FromDIP(36));
        case Row::Kind::Finding:
            return DrawFinding(gc, row);
    }
}

void Palette::DrawFinding(wxGraphicsContext& gc, const Row& row) const {
    const bool chosen = row.finding->id == m_state.Finding();
    const bool hovered = m_hovered >= 0 && &m_rows[static_cast<std::size_t>(m_hovered)] == &row;
    const wxRect box = wxRect(row.rect).Deflate(FromDIP(6), 0);
    if (chosen || hovered) {
        gc.SetPen(chosen && m_focused ? wxPen(Colour(Role::Accent), FromDIP(2)) : *wxTRANSPARENT_PEN);
        gc.SetBrush(wxBrush(Colour(chosen ? Role::Selection : Role::Soft)));
        gc.DrawRoundedRectangle(box.x + 1, box.y + 0.5, box.width - 2, box.height - 1, 4);
    }
    const double middle = box.y + box.height / 2.0;
    const double glyph_x = m_narrow ? box.x + box.width / 2.0 : box.x + FromDIP(16);
    PaintScene(gc, bodymap::GlyphScene(row.finding->id, InkOfFamily(row.finding->family), {glyph_x, middle},
                                       FromDIP(16)));
    if (m_narrow) return;
    gc.SetFont(Font(FontStyle::Caption), Colour(Role::Text3));
    const wxString key = Wx(row.finding->key);
    const auto size = Measure(gc, key);
    gc.DrawText(key, box.GetRight() - FromDIP(6) - size.width, middle - size.height / 2);
    gc.SetFont(Font(chosen ? FontStyle::SmallBold : FontStyle::Small), Colour(Role::Text));
    const auto lines = row.tall ? InTwoLines(gc, row.text, 0) : std::vector{row.text};
    double y = middle - FromDIP(kSecondLine) * static_cast<double>(lines.size() - 1) / 2;
    for (const auto& line : lines) {
        const wxString shown = Shortened(gc, line, LabelRoom());
        gc.DrawText(shown, box.x + FromDIP(30), y - Measure(gc, shown).height / 2);
        y += FromDIP(kSecondLine);
    }
}

void Palette::OnClick(wxMouseEvent& event) {
    SetFocus();
    const wxPoint at = CalcUnscrolledPosition(event.GetPosition());
    for (const auto& row : m_rows) {
        if (!row.rect.Contains(at)) continue;
        if (row.finding)
            m_state.SetFinding(row.finding->id);
        else if (row.kind == Row::Kind::More)
            ShowMore();
        return;
    }
}

void Palette::OnMove(wxMouseEvent& event) {
    const wxPoint at = CalcUnscrolledPosition(event.GetPosition());
    const auto found = std::ranges::find_if(m_rows, [&](const Row& row) { return row.rect.Contains(at); });
    const int index = found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    if (index == m_hovered) return;
    for (const int row : {std::exchange(m_hovered, index), index})
        if (row >= 0)
            RefreshRect({CalcScrolledPosition(m_rows[static_cast<std::size_t>(row)].rect.GetPosition()),
                         m_rows[static_cast<std::size_t>(row)].rect.GetSize()});
    if (found == m_rows.end() || !found->finding) return UnsetToolTip();
    const auto& ctx = m_state.Ctx();
    SetToolTip(Wx(ctx.words.In("finding", found->finding->name) + " (" + found->finding->key + ")\n" +
                  ctx.words.In("finding", found->finding->definition)));
}

void Palette::OnKeyDown(wxKeyEvent& event) {
    if (event.ControlDown() || event.AltDown()) return event.Skip();
    if (const auto score = ScoreOfKey(event); score && m_state.TakeSeverity(*score)) return;
    switch (event.GetKeyCode()) {
        case WXK_TAB:
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
            return;
        case WXK_UP:
            return Step(-1);
        case WXK_DOWN:
            return Step(1);
        default:
            event.Skip();
    }
}

void Palette::OnChar(wxKeyEvent& event) {
    const wxChar key = event.GetUnicodeKey();
    if (event.ControlDown() || event.AltDown() || key == WXK_NONE || key < 32) return event.Skip();
    if (!m_state.TakeKey(wxString(key)) && !(on_letter && on_letter(wxString(key)))) event.Skip();
}

void Palette::Step(int by) {
    std::vector<const terms::Finding*> shown;
    for (const auto& row : m_rows)
        if (row.finding) shown.push_back(row.finding);
    if (shown.empty()) return;
    const auto at = std::ranges::find(shown, m_state.Finding(), [](const auto* one) { return one->id; });
    const auto last = static_cast<int>(shown.size()) - 1;
    const int next = at == shown.end() ? 0 : std::clamp(static_cast<int>(at - shown.begin()) + by, 0, last);
    m_state.SetFinding(shown[static_cast<std::size_t>(next)]->id);
}

void Palette::SeeChosen() {
    const wxRect row = RowOf(m_state.Finding());
    SetSpoken(this, Tr(m_state.Ctx(), "Findings") + ": " + m_state.FindingText(m_state.Finding()));
    for (const std::string& finding : {std::exchange(m_seen, m_state.Finding()), m_state.Finding()})
        RefreshRect(RowOf(finding));
    if (row.IsEmpty() || (row.y >= 0 && row.GetBottom() < GetClientSize().y)) return;
    int unit = 1;
    GetScrollPixelsPerUnit(nullptr, &unit);
    Scroll(0, CalcUnscrolledPosition(row.GetPosition()).y / std::max(1, unit));
}

void Palette::ShowMore() {
    wxMenu menu;
    std::vector<const terms::Finding*> shown;
    for (const auto& finding : m_state.Terms().Findings()) {
        if (finding.primary) continue;
        shown.push_back(&finding);
        auto* item = new wxMenuItem(&menu, static_cast<int>(shown.size()), m_state.FindingText(finding.id));
        item->SetBitmap(GlyphBitmap(*this, finding.id, InkOfFamily(finding.family), 16));
        menu.Append(item);
    }
    const int chosen = shown.empty()
                           ? wxID_NONE
                           : GetPopupMenuSelectionFromUser(menu, GetClientSize().x, GetClientSize().y / 2);
    if (chosen > 0 && chosen <= static_cast<int>(shown.size()))
        m_state.SetFinding(shown[static_cast<std::size_t>(chosen) - 1]->id);
}

}  // namespace gui
