#include "gui/turns.h"

#include <wx/event.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gui {

namespace {

constexpr int kFrame = 17;  // ms: each piece is painted before the next begins

bool IsDoneByPerson(wxEventType type) {
    const std::array kinds{
        wxEventType(wxEVT_CHAR_HOOK),   wxEventType(wxEVT_KEY_DOWN),     wxEventType(wxEVT_LEFT_DOWN),
        wxEventType(wxEVT_LEFT_DCLICK), wxEventType(wxEVT_RIGHT_DOWN),   wxEventType(wxEVT_MOUSEWHEEL),
        wxEventType(wxEVT_BUTTON),      wxEventType(wxEVT_TOGGLEBUTTON), wxEventType(wxEVT_MENU)};
    return std::ranges::find(kinds, type) != kinds.end();
}

}  // namespace

Turns::Turns() {
    wxEvtHandler::AddFilter(this);
    m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { One(); });
}

Turns::~Turns() {
    wxEvtHandler::RemoveFilter(this);
}

void Turns::Add(const void* owner, Piece piece) {
    const auto waiting = std::ranges::find(m_pieces, owner, &Entry::owner);
    if (waiting != m_pieces.end())
        waiting->piece = std::move(piece);
    else
        m_pieces.push_back({owner, std::move(piece)});
    if (!m_clock.IsRunning()) m_clock.Start(kFrame);
}

void Turns::Drop(const void* owner) {
    std::erase_if(m_pieces, [owner](const Entry& entry) { return entry.owner == owner; });
}

void Turns::One() {
    if (m_busy) return;
    if (m_pieces.empty()) return m_clock.Stop();
    const Entry next = std::move(m_pieces.front());
    m_pieces.erase(m_pieces.begin());
    m_busy = true;
    next.piece();
    m_busy = false;
}

void Turns::Finish() {
    while (!m_busy && !m_pieces.empty()) One();
}

int Turns::FilterEvent(wxEvent& event) {
    if (!m_pieces.empty() && IsDoneByPerson(event.GetEventType())) Finish();
    return Event_Skip;
}

}  // namespace gui
