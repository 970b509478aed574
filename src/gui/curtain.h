// While it lives nothing that was open is in sight; windows opened later are.
#pragma once

#include <memory>

class wxWindow;

namespace gui {

class Curtain {
public:
    // Windows stay as they are behind it, dialogs that somebody waits for too. Menus and the system's own
    // choosers and messages are left as if the person had turned back.
    Curtain();
    ~Curtain();
    // Ends every menu that is open; true if one was. Whoever waits for its choice goes on after the event.
    static bool EndMenus();
    // Whether a window is on the screen, whatever the toolkit takes it for.
    [[nodiscard]] static bool InSight(const wxWindow& top);
    Curtain(const Curtain&) = delete;
    Curtain& operator=(const Curtain&) = delete;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace gui
