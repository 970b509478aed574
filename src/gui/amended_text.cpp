#include "gui/amended_text.h"

#include "gui/context.h"
#include "gui/theme.h"

namespace gui {

namespace {

// Neighbours from different hands must not run into one word.
bool Touches(const wxString& before, const wxString& after) {
    return !before.empty() && !after.empty() && !wxIsspace(before.Last()) && !wxIsspace(after[0]);
}

}  // namespace

StyledText StyledOf(const std::vector<model::Passage>& passages) {
    StyledText styled;
    const model::Passage* last = nullptr;
    for (const model::Passage& one : passages) {
        const wxString words = Wx(one.text);
        const bool other_hand = last && (last->added_by != one.added_by || last->struck_by != one.struck_by);
        if (other_hand && Touches(styled.text, words)) styled.text += ' ';
        const auto from = static_cast<long>(styled.text.length());
        styled.text += words;
        const auto to = static_cast<long>(styled.text.length());
        if (one.struck_by)
            styled.struck.emplace_back(from, to);
        else if (one.added_by)
            styled.added.emplace_back(from, to);
        last = &one;
    }
    return styled;
}

void ApplyStyles(wxTextCtrl* field, const StyledText& styled) {
    const wxFont plain = field->GetFont();
    field->SetStyle(0, field->GetLastPosition(), wxTextAttr(Colour(Role::Text), wxNullColour, plain));
    for (const auto& [from, to] : styled.struck)
        field->SetStyle(from, to, wxTextAttr(Colour(Role::Text3), wxNullColour, plain.Strikethrough()));
    for (const auto& [from, to] : styled.added)
        field->SetStyle(from, to, wxTextAttr(Colour(Role::Info), wxNullColour, plain));
}

}  // namespace gui
