#include "gui/dialog_health_update.h"

#include "desk/condition_list.h"
#include "desk/health.h"
#include "desk/sentences.h"
#include "text/human_date.h"

namespace gui {

namespace {

constexpr std::size_t kMostRows = 4;

}  // namespace

wxString HealthQuestion(const Context& context, const model::Visit& visit) {
    auto& store = context.clinic.Store();
    const auto client = store.LoadClient(visit.client);
    const auto since = client ? desk::LastAsked(store, *client, visit) : std::nullopt;
    if (!since) return Tr(context, "Anything changed in your health?");
    return TrFill(context, "Anything changed since {0}?",
                  {text::HumanDate(context.words, *since, text::DateStyle::Short)});
}

HealthUpdateDialog::HealthUpdateDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor)
    : FormDialog(parent, context.words, HealthQuestion(context, editor.Visit()),
                 Tr(context,
                    "Illness, injury, medicine, operation, pregnancy, treatment elsewhere. Enter records "
                    "“no change”.")),
      m_context(context),
      m_editor(editor) {
    m_text = new wxTextCtrl(Content(), wxID_ANY);
    m_text->SetHint(Tr(context, "Nothing"));
    AddField(Tr(context, "What changed"), m_text);
    for (std::size_t i = 0; i < kMostRows; ++i) {
        wxButton* row = NewButton(Content(), wxString(), ButtonLook::Plain, Icon::ChevronRight);
        AddStyleClass(row, "palpate-flush");
        row->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) {
            Record(desk::FieldPlace{desk::FieldPlace::Part::Health, "conditions", m_ids[i]});
        });
        FormDialog::Rows()->Add(row, wxSizerFlags().Border(wxBOTTOM, FromDIP(2)).ReserveSpaceEvenIfHidden());
        row->Hide();
        m_rows.push_back(row);
    }
    wxButton* form = AddButton(Tr(context, "Open health history"));
    form->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        Record(desk::FieldPlace{desk::FieldPlace::Part::Health, "history", {}});
    });
    Finish(Tr(context, "No change"), Tr(context, "Cancel"), 500);
    if (const auto& visit = editor.Visit(); visit.health_asked) m_text->ChangeValue(Wx(visit.health_update));
    m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Look(); });
    Look();
    m_text->SetFocus();
}

void HealthUpdateDialog::Look() {
    const std::string typed = Utf8(m_text->GetValue().Trim().Trim(false));
    m_ids.clear();
    if (!typed.empty()) m_ids = desk::FindConditions(m_context.resources, Words(), typed);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->Show(i < m_ids.size());
        if (i >= m_ids.size()) continue;
        const std::string name = desk::ConditionName(Words(), m_context.resources.Words(), m_ids[i]);
        m_rows[i]->SetLabel(wxControl::EscapeMnemonics(Wx(name)));
        SetSpoken(m_rows[i], TrFill(m_context, "Health history: {0}", {name}));
    }
    auto* accept = static_cast<wxButton*>(FindWindow(wxID_OK));
    accept->SetLabel(typed.empty() ? Tr(m_context, "No change") : Tr(m_context, "Save"));
    Layout();
}

bool HealthUpdateDialog::Accept() {
    const std::string typed = Utf8(m_text->GetValue().Trim().Trim(false));
    return Try(m_context, [&] {
        if (typed.empty()) {
            if (!m_editor.Visit().health_update.empty()) m_editor.SetHealthUpdate({}, true);
            desk::RecordNoChange(m_editor);
        } else
            m_editor.SetHealthUpdate(typed, true);
    });
}

bool HealthUpdateDialog::Record(std::optional<desk::FieldPlace> wanted) {
    const std::string typed = Utf8(m_text->GetValue().Trim().Trim(false));
    // Only opened to look: what is answered there is not known yet.
    if (!typed.empty() && !Accept()) return false;
    m_wanted = std::move(wanted);
    End(wxID_OK);
    return true;
}

}  // namespace gui
