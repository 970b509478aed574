#include "gui/dialog_red_flags.h"

#include <algorithm>

namespace gui {

namespace {

Role UrgencyRole(const std::string& urgency) {
    return urgency == "soon" ? Role::Warn : Role::Danger;
}

std::string UrgencyWord(const text::Translator& words, const std::string& urgency) {
    if (urgency == "emergency") return words.Text("emergency");
    if (urgency == "same_day") return words.Text("doctor today");
    return words.Text("doctor soon");
}

}  // namespace

RedFlagsDialog::RedFlagsDialog(wxWindow* parent, const Context& context,
                               const std::vector<std::string>& present)
    : FormDialog(parent, context.words, Tr(context, "Red flags"),
                 Tr(context,
                    "Tick what is present. With a red flag the client is referred first, and the home "
                    "routine waits.")) {
    for (const auto& flag : routine::RedFlags(context.resources.Rules())) {
        auto* box = new wxCheckBox(Content(), wxID_ANY, wxString());
        box->SetLabelText(Wx(context.words.Text(flag.name)));
        box->SetValue(std::find(present.begin(), present.end(), flag.id) != present.end());
        box->SetToolTip(Wx(context.words.Text(flag.look_for)));
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(box, wxSizerFlags(1).CentreVertical());
        row->Add(NewText(Content(), Wx(UrgencyWord(context.words, flag.urgency)), FontStyle::SmallBold,
                         UrgencyRole(flag.urgency)),
                 wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(12)));
        Rows()->Add(row, wxSizerFlags().Expand());
        auto* look = NewText(Content(), Wx(context.words.Text(flag.look_for)), FontStyle::Small, Role::Text2);
        look->Wrap(FromDIP(520));
        Rows()->Add(look, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(24)));
        Rows()->AddSpacer(FromDIP(8));
        m_boxes.emplace_back(flag.id, box);
    }
    Finish(Tr(context, "All asked"), Tr(context, "Cancel"), 600);
}

std::vector<std::string> RedFlagsDialog::Present() const {
    std::vector<std::string> ids;
    for (const auto& [id, box] : m_boxes) {
        if (box->GetValue()) ids.push_back(id);
    }
    return ids;
}

}  // namespace gui
