#include "gui/dialog_copy_forward.h"

#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidth = 520;

wxString DayOf(const Context& context, const model::Visit& visit) {
    const auto day = text::ToCivil(visit.service_at, visit.zone).day;
    return Wx(text::HumanDate(context.words, day, text::DateStyle::Short));
}

wxString Counted(const wxString& label, std::size_t count) {
    return count == 0 ? label : label + wxString::Format(" (%zu)", count);
}

}  // namespace

CopyForwardDialog::CopyForwardDialog(wxWindow* parent, const Context& context,
                                     const desk::VisitEditor& editor, const model::Visit& last)
    : FormDialog(parent, context.words, TrFill(context, "Start from {0}", {Utf8(DayOf(context, last))}),
                 Tr(context,
                    "What is taken over stays flagged until you have changed it or said that it is still "
                    "true. Scores are asked anew.")) {
    const auto offer = desk::OfferOf(editor, last);
    const desk::CopyChoice usual;
    m_marks = AddChoice(Counted(Tr(context, "Marks, without their scores"), offer.marks), offer.marks > 0,
                        usual.marks);
    m_treatments = AddChoice(Counted(Tr(context, "Techniques, pressure and minutes"), offer.treatments),
                             offer.treatments > 0, usual.treatments);
    // Treatments of marks come with their marks.
    m_marks->Bind(wxEVT_CHECKBOX, [this, any = offer.treatments > 0](wxCommandEvent&) {
        m_treatments->Enable(any && m_marks->GetValue());
    });
    m_subjective = AddChoice(Tr(context, "S, client says"), !offer.subjective.empty(), usual.subjective,
                             offer.subjective);
    m_assessment = AddChoice(Tr(context, "A, assessment"), !offer.assessment.empty(), usual.assessment,
                             offer.assessment);
    m_plan = AddChoice(Tr(context, "P, plan"), !offer.plan.empty(), usual.plan, offer.plan);
    m_training = AddChoice(Tr(context, "Training block"), offer.training_block, usual.training_block);
    Finish(Tr(context, "Take over"), Tr(context, "Cancel"), kWidth);
}

wxCheckBox* CopyForwardDialog::AddChoice(const wxString& label, bool any, bool wanted,
                                         const std::vector<std::string>& lines) {
    auto* box = new wxCheckBox(Content(), wxID_ANY, label);
    box->SetValue(any && wanted);
    box->Enable(any);
    Rows()->Add(box, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    if (!lines.empty()) {
        std::string all;
        for (const std::string& line : lines) all += (all.empty() ? "" : " · ") + line;
        auto* words = NewText(Content(), Wx(all), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END);
        words->SetMinSize(FromDIP(wxSize(100, -1)));
        words->SetToolTip(Wx(all));
        Rows()->Add(words, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(24)));
    }
    Rows()->AddSpacer(FromDIP(6));
    return box;
}

desk::CopyChoice CopyForwardDialog::Choice() const {
    return {m_marks->GetValue(),      m_treatments->GetValue(), m_subjective->GetValue(),
            m_assessment->GetValue(), m_plan->GetValue(),       m_training->GetValue()};
}

}  // namespace gui
