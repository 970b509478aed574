// Backs the open clinic up when it is time, beside the window, and knows how old the newest backup is. What
// was saved it brings into the clinic's file before there is so much that a save would wait for it.
#pragma once

#include <wx/event.h>
#include <wx/timer.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desk/backups.h"
#include "gui/context.h"
#include "gui/side_work.h"

namespace gui {

class BackupKeeper : public wxEvtHandler {
public:
    // `second` is asked each time; empty: none.
    BackupKeeper(const Context& context, std::function<std::filesystem::path()> second);

    // Looks, makes a backup if one is due, and goes on so while it lives. Until then it does nothing.
    void Start();
    [[nodiscard]] const std::optional<desk::BackupStatus>& Status() const { return m_status; }
    // Whether one is being made now.
    [[nodiscard]] bool Making() const { return m_making; }
    // Now, whether it is due or not; nothing if it is at work already.
    void Make();
    // Looks again after somebody else made one or another place was chosen.
    void Look();
    // On closing: what must be made and waited for, nothing if nothing was saved since the last one. To be
    // followed by Took once it is finished.
    [[nodiscard]] SideWork* LastWork();
    // Tells the log what was made; what went wrong, as sentences.
    std::vector<wxString> Took();

    std::function<void()> OnStatus;

private:
    void Tick();
    [[nodiscard]] bool IsDue();
    void Run(bool making);
    void Tidy();
    [[nodiscard]] desk::Backups Rules() const;

    const Context& m_context;
    std::function<std::filesystem::path()> m_second;
    std::optional<desk::BackupStatus> m_status;
    struct Found {
        std::optional<desk::BackupOutcome> outcome;
        desk::BackupStatus status;
    };
    std::shared_ptr<Found> m_found;
    std::unique_ptr<SideWork> m_work, m_tidying;
    bool m_started = false, m_making = false, m_make_next = false, m_first = true;
    wxTimer m_timer;
    int m_until_look = 0;  // ticks
};

}  // namespace gui
