#include "gui/new_passphrase.h"

#include "gui/context.h"
#include "model/passphrase.h"

namespace gui {

wxString WrongPassphrase(const text::Translator& words, const wxString& first, const wxString& second) {
    if (first != second) return Wx(words.Text("The two passphrases differ."));
    if (!model::IsLongEnough(Utf8(first)))
        return Wx(words.Say("A passphrase has at least {0} characters; four words are a good one.",
                            {std::to_string(model::kLeastPassphrase)}));
    return {};
}

}  // namespace gui
