#include "gui/dialog_removal.h"

#include "desk/retention_words.h"
#include "desk/sentences.h"
#include "gui/wrapped_texts.h"
#include "text/human_date.h"

namespace gui {

namespace {

using Way = RemovalDialog::Way;

constexpr int kWidth = 600;

wxString Heading(const Context& context, const desk::RetentionRow& row, Way way) {
    const char* heading = way == Way::Dispose ? model::Msg("Dispose of the record of client {0}")
                          : way == Way::Erase ? model::Msg("Erase client {0}")
                                              : model::Msg("Client {0} cannot be erased yet");
    return Wx(context.words.Say(heading, {row.number}));
}

wxString Hint(const Context& context, Way way) {
    return way == Way::Refuse
               ? Tr(context,
                    "The request and why it is refused go to the register. Afterwards you can save a "
                    "letter to the client that says so.")
               : Tr(context,
                    "This cannot be undone. Afterwards you can save the certificate as a PDF; it can be "
                    "written again later.");
}

}  // namespace

RemovalDialog::RemovalDialog(wxWindow* parent, const Context& context, const desk::RetentionRow& row, Way way,
                             std::function<void(const desk::Confirmed&)> work)
    : FormDialog(parent, context.words, Heading(context, row, way), Hint(context, way)),
      m_context(context),
      m_row(row),
      m_way(way),
      m_work(std::move(work)) {
    AddFacts();
    m_number = new wxTextCtrl(Content(), wxID_ANY);
    m_reason = new wxTextCtrl(Content(), wxID_ANY);
    AddField(Tr(context, "The client's number, typed once more"), m_number);
    AddField(way == Way::Dispose ? Tr(context, "Why (may stay empty); kept for good, so name nobody")
                                 : Tr(context, "What the client asked for; kept for good, so name nobody"),
             m_reason);
    if (Removes()) AskDate();
    Finish(Removes() ? Tr(context, "Remove for good") : Tr(context, "Note the refusal"),
           Tr(context, "Cancel"), kWidth);
    m_number->SetFocus();
}

void RemovalDialog::AddFacts() {
    const text::Translator& words = m_context.words;
    const terms::RetentionRule rule = desk::RuleOf(m_context.clinic);
    AddFact(Tr(m_context, "Client"), m_row.number + ", " + m_row.name);
    AddFact(Tr(m_context, "Rule"), rule.id + ": " + desk::DueText(words, rule, m_row));
    if (m_row.due)
        AddFact(Tr(m_context, "Due from"), text::HumanDate(words, m_row.due->on, text::DateStyle::Long));
    if (!Removes()) {
        AddFact(Tr(m_context, "Why not"), desk::ErasureRefusal(m_context.clinic, words, m_row));
        return;
    }
    const auto method = m_way == Way::Dispose ? store::DisposalMethod::Dispose : store::DisposalMethod::Erase;
    AddFact(Tr(m_context, "What goes"), desk::GoingText(words, m_row, method));
    AddFact(Tr(m_context, "Backups"), desk::BackupsForecast(m_context.clinic, words));
}

void RemovalDialog::AskDate() {
    const std::string doubt = desk::DateDoubt(m_context.clinic, m_context.words);
    if (doubt.empty()) return;
    const std::string today =
        text::HumanDate(m_context.words, m_context.clinic.Today(), text::DateStyle::Long);
    AddFact(Tr(m_context, "The date"), doubt);
    m_is_today = new wxCheckBox(Content(), wxID_ANY,
                                wxControl::EscapeMnemonics(TrFill(m_context, "Today is {0}", {today})));
    Rows()->Add(m_is_today, wxSizerFlags().Border(wxBOTTOM, FromDIP(10)));
}

void RemovalDialog::AddFact(const wxString& label, const std::string& value) {
    Rows()->Add(NewText(Content(), label, FontStyle::Small, Role::Text2),
                wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
    wxStaticText* text = NewText(Content(), Wx(value));
    WrapText(text, FromDIP(kWidth - 60));
    Rows()->Add(text, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
}

bool RemovalDialog::Accept() {
    desk::Confirmed confirmed{Utf8(m_number->GetValue().Trim().Trim(false)), Utf8(m_reason->GetValue())};
    if (m_is_today && m_is_today->GetValue()) confirmed.today = m_context.clinic.Today();
    try {
        desk::DemandNumber(m_row, confirmed);
        Complain(wxString());
        m_work(confirmed);
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

}  // namespace gui
