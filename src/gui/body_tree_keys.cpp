#include <wx/menu.h>

#include <algorithm>
#include <utility>

#include "gui/body_canvas.h"
#include "gui/body_tree.h"

namespace gui {

namespace {
constexpr std::chrono::milliseconds kTypingPause{1000};  // letters after it begin a new name
}  // namespace

void BodyTree::BindTree() {
    m_tree->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { OnSelected(); });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { Activate(); });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { OpenMenu(); });
    m_tree->Bind(wxEVT_CHAR, &BodyTree::OnChar, this);
    m_tree->Bind(wxEVT_CHAR_HOOK, &BodyTree::OnHook, this);
}

// The person chose a row: the canvas goes along.
void BodyTree::OnSelected() {
    if (m_updating) return;
    const auto path = Current();
    if (!path.region) return;
    const auto at = path.region->At();
    const auto layer = path.region->layer;
    const model::MarkId id{path.mark ? path.mark->id : std::string()};
    const auto* mark = m_state.Editor() ? m_state.Editor()->Visit().Find(id) : nullptr;
    const bool before = std::exchange(m_updating, true);
    m_canvas.StandAt(at, layer,
                     mark ? std::optional(m_canvas.ViewOf(*mark).value_or(mark->view)) : std::nullopt);
    if (mark) m_state.Select(id);
    m_updating = before;
}

void BodyTree::OnHook(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_WINDOWS_MENU || key == WXK_MENU || (key == WXK_F10 && event.ShiftDown()))
        return OpenMenu();
    switch (event.HasAnyModifiers() ? WXK_NONE : key) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            return Activate();
        case WXK_DELETE:
        case WXK_NUMPAD_DELETE:
            return Remove();
        case WXK_LEFT:
            return Outwards();
        case WXK_RIGHT:
            return Inwards();
        case WXK_SPACE: {
            if (Typing()) return TypeAhead(" ");
            const auto item = m_tree->GetSelection();
            if (item.IsOk()) m_tree->IsExpanded(item) ? m_tree->Collapse(item) : m_tree->Expand(item);
            return;
        }
        default:
            event.Skip();
    }
}

void BodyTree::OnChar(wxKeyEvent& event) {
    const wxChar key = event.GetUnicodeKey();
    if (event.ControlDown() || event.AltDown() || key == WXK_NONE || key <= 32) return event.Skip();
    if (!Digit(key)) TypeAhead(wxString(key));
}

// As on the canvas: the severity of the mark just made, else the finding of that key.
bool BodyTree::Digit(wxChar key) {
    if (key < '0' || key > '9') return false;
    return m_state.TakeSeverity(static_cast<int>(key - '0')) || m_state.TakeKey(wxString(key));
}

void BodyTree::Activate() {
    const auto path = Current();
    if (path.mark) return m_edit();
    if (path.region)
        m_canvas.MarkRegion(path.region->At(), path.region->layer);
    else if (path.group)
        m_tree->IsExpanded(path.group->item) ? m_tree->Collapse(path.group->item)
                                             : m_tree->Expand(path.group->item);
}

void BodyTree::Remove() {
    const auto path = Current();
    if (!path.mark) return;
    m_state.Do([id = model::MarkId{path.mark->id}](auto& editor) { editor.RemoveMark(id); });
}

void BodyTree::Outwards() {
    const auto path = Current();
    const auto* row = path.Last();
    if (!row) return;
    if (m_tree->IsExpanded(row->item)) return m_tree->Collapse(row->item);
    const auto* parent = path.mark ? path.region : path.region ? path.group : nullptr;
    if (!parent) return;
    Go(parent->item);
    OnSelected();
}

void BodyTree::Inwards() {
    const auto* row = Current().Last();
    if (!row || row->children.empty()) return;
    if (!m_tree->IsExpanded(row->item)) return m_tree->Expand(row->item);
    Go(row->children.front().item);
    OnSelected();
}

// The next row, from the one stood on, of which a word begins with what was typed.
wxDataViewItem BodyTree::NextStarting(const wxString& typed) const {
    const wxString wanted = typed.Lower();
    const auto current = m_tree->GetSelection();
    wxDataViewItem before, after;
    bool passed = false;
    const auto look = [&](const Row& row) {
        const bool here = row.item == current;
        const wxString text = row.text.Lower();
        const bool fits = text.StartsWith(wanted) || text.Contains(" " + wanted);
        // A name being typed on may still mean the row it has found; a single letter goes on to the next.
        const bool counts = fits && (!here || typed.length() > 1);
        passed = passed || here;
        if (counts && passed && !after.IsOk()) after = row.item;
        if (counts && !before.IsOk()) before = row.item;
        return false;
    };
    (void)Find(look);
    return after.IsOk() ? after : before;
}

bool BodyTree::Typing() const {
    return !m_typed.empty() && std::chrono::steady_clock::now() - m_typed_at < kTypingPause;
}

void BodyTree::TypeAhead(const wxString& letter) {
    if (!Typing()) m_typed.clear();
    m_typed_at = std::chrono::steady_clock::now();
    m_typed += letter;
    const auto found = NextStarting(m_typed);
    if (!found.IsOk()) return;
    Go(found);
    OnSelected();
}

void BodyTree::OpenMenu() {
    enum { kMark = 1, kEdit, kRemove };
    const auto& ctx = m_state.Ctx();
    const auto path = Current();
    wxMenu menu;
    if (path.region)
        menu.Append(kMark, TrFill(ctx, "Mark “{0}” here", {Utf8(m_state.FindingText(m_state.Finding()))}))
            ->Enable(m_state.Editable());
    if (path.mark) {
        menu.Append(kEdit, Tr(ctx, "Edit mark"));
        menu.Append(kRemove, Tr(ctx, "Remove mark"))->Enable(m_state.Editable());
    }
    if (menu.GetMenuItemCount() == 0) return;
    switch (
        m_tree->GetPopupMenuSelectionFromUser(menu, m_tree->GetItemRect(path.Last()->item).GetBottomLeft())) {
        case kMark:
            m_canvas.MarkRegion(path.region->At(), path.region->layer);
            break;
        case kEdit:
            m_edit();
            break;
        case kRemove:
            Remove();
            break;
        default:
            break;
    }
}

}  // namespace gui
