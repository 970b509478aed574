#include "gui/dialog_health_versions.h"

#include "desk/health.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

constexpr int kWidth = 560;

}  // namespace

// Newest first.
HealthVersionsDialog::HealthVersionsDialog(wxWindow* parent, const Context& context,
                                           const model::Client& client)
    : FormDialog(parent, context.words, Tr(context, "Earlier versions"),
                 Tr(context, "What was written down is never changed; a new answer is a new version.")),
      m_context(context) {
    for (const desk::SittingText& one :
         desk::SittingTexts(context.clinic.Store(), context.resources, context.words, client))
        AddVersion(Wx(one.title), one.changes);
    Finish(Tr(context, "Close"), {}, kWidth);
}

void HealthVersionsDialog::AddVersion(const wxString& head, const std::vector<std::string>& lines) {
    Rows()->Add(NewSectionHead(Content(), head), wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
    wxStaticText* text = NewText(Content(), all.empty() ? Tr(m_context, "Nothing changed") : Wx(all),
                                 FontStyle::Body, Role::Text2);
    WrapText(text, FromDIP(kWidth - 60));
    Rows()->Add(text, wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
}

}  // namespace gui
