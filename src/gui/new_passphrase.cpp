#include "gui/new_passphrase.h"

#include "gui/context.h"

namespace gui {

namespace {
constexpr std::size_t kShortestPassphrase = 10;
}  // namespace

wxString WrongPassphrase(const text::Translator& words, const wxString& first, const wxString& second) {
    if (first != second) return Wx(words.Text("The two passphrases differ."));
    if (first.length() < kShortestPassphrase)
        return Wx(words.Say("A passphrase has at least {0} characters; four words are a good one.",
                            {std::to_string(kShortestPassphrase)}));
    return {};
}

}  // namespace gui
