// Everything the menus can do, once: text, help, shortcut, when it is possible, what it does.
#pragma once

#include <wx/menu.h>

#include <functional>
#include <vector>

#include "text/translator.h"

namespace gui {

class MainFrame;

struct Command {
    const char* menu = nullptr;             // message id, "&File"
    const char* text = nullptr;             // message id; nullptr: a separator
    const char* help = nullptr;             // message id
    const char* shortcut = nullptr;         // as wx reads it: "Ctrl+K"
    bool (*enabled)(MainFrame&) = nullptr;  // nullptr: always
    void (*action)(MainFrame&) = nullptr;
    int id = -1;  // a stock id where the toolkit knows the meaning
};

// In menu order.
[[nodiscard]] const std::vector<Command>& Commands();
// Id of the n-th command.
[[nodiscard]] int CommandId(std::size_t index);
[[nodiscard]] wxMenuBar* NewMenuBar(const text::Translator& words);

}  // namespace gui
