#include "gui/dialog_health_versions.h"

#include <algorithm>

#include "desk/health.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidth = 560;

std::string NameOf(const std::vector<model::User>& users, const model::UserId& id) {
    const auto found = std::ranges::find(users, id, &model::User::id);
    if (found == users.end()) return {};
    return found->full_name.empty() ? found->name : found->full_name;
}

}  // namespace

// Newest first; the first one of all is told against an empty form.
HealthVersionsDialog::HealthVersionsDialog(wxWindow* parent, const Context& context,
                                           const model::Client& client)
    : FormDialog(parent, context.words, Tr(context, "Earlier versions"),
                 Tr(context, "What was written down is never changed; a new answer is a new version.")),
      m_context(context) {
    const auto sittings = desk::SittingsOf(client);
    const auto users = context.clinic.Store().Users();
    const auto day = [&](model::Instant at) {
        return text::HumanDate(context.words, text::ToCivil(at, context.clinic.Profile().zone).day,
                               text::DateStyle::Short);
    };
    for (std::size_t i = sittings.size(); i-- > 0;) {
        const desk::Sitting& now = sittings[i];
        const model::HealthHistory before =
            i == 0 ? model::HealthHistory() : client.history[sittings[i - 1].version];
        const std::string from = i == 0 ? std::string() : day(sittings[i - 1].ended) + " → ";
        const std::string by = NameOf(users, now.by);
        AddVersion(
            Wx(from + day(now.ended) + (by.empty() ? "" : " · " + by)),
            desk::HealthChanges(context.resources, context.words, before, client.history[now.version]));
    }
    Finish(Tr(context, "Close"), {}, kWidth);
}

void HealthVersionsDialog::AddVersion(const wxString& head, const std::vector<std::string>& lines) {
    Rows()->Add(NewSectionHead(Content(), head), wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
    wxStaticText* text = NewText(Content(), all.empty() ? Tr(m_context, "Nothing changed") : Wx(all),
                                 FontStyle::Body, Role::Text2);
    text->Wrap(FromDIP(kWidth - 60));
    Rows()->Add(text, wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
}

}  // namespace gui
