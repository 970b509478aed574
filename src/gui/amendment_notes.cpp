#include "gui/amendment_notes.h"

#include <wx/sizer.h>

#include "gui/amended_text.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr int kHeight = 92;

// The words of one amendment: what was struck, then what is new.
std::vector<model::Passage> WordsOf(const model::Amendment& amendment) {
    std::vector<model::Passage> words;
    if (!amendment.original.empty()) words.push_back({amendment.original, std::nullopt, 0});
    if (!amendment.text.empty()) words.push_back({amendment.text, 0, std::nullopt});
    return words;
}

}  // namespace

AmendmentNotes::AmendmentNotes(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    m_text = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                            wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    m_text->SetFont(Font(FontStyle::Small));
    AddStyleClass(m_text, "palpate-plain");
    SetSpoken(m_text, Tr(m_state.Ctx(), "Amendments of this visit"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(m_text, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    SetSizer(column);
    SetMinSize(wxSize(-1, FromDIP(kHeight)));
    Hide();
    OnNewColours(this, [this] { Renew(); });
}

void AmendmentNotes::Renew() {
    const desk::AmendedVisit* visit = m_state.Amended();
    const bool any = visit && !visit->amendments.empty();
    Show(any);
    if (!any) return m_text->ChangeValue({});
    const Context& ctx = m_state.Ctx();
    StyledText all;
    for (const store::KeptAmendment& one : visit->amendments) {
        if (!all.text.empty()) all.text += "\n";
        all.text += Wx(desk::AmendmentHead(ctx.clinic, ctx.words, *visit, one));
        const StyledText words = StyledOf(WordsOf(one.content));
        if (words.text.empty()) continue;
        all.text += "\n";
        const auto from = static_cast<long>(all.text.length());
        all.text += words.text;
        for (const auto& [begin, end] : words.struck) all.struck.emplace_back(from + begin, from + end);
        for (const auto& [begin, end] : words.added) all.added.emplace_back(from + begin, from + end);
    }
    m_text->ChangeValue(all.text);
    ApplyStyles(m_text, all);
    m_text->ShowPosition(0);
}

}  // namespace gui
