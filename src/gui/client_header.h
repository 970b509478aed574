// Head of the client's pages: who it is, what to beware of, which page, and the visit it belongs to.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>
#include <vector>

#include "desk/alerts.h"
#include "gui/context.h"
#include "gui/controls_segments.h"
#include "gui/controls_text.h"

namespace gui {

enum class Page { Visit, History, Plan, Intake };

// Words of --page; nullopt for others.
[[nodiscard]] std::optional<Page> ParsePage(const std::string& word);
[[nodiscard]] std::string WordOf(Page page);

// "43, she/her · runner · half marathon 21 Mar · no. 0418"
[[nodiscard]] std::string DetailsOf(const Context& context, const model::Client& client);

class ClientHeader : public wxPanel {
public:
    ClientHeader(wxWindow* parent, const Context& context);

    // visit: the open one, or nullptr. What stays the same is not built again.
    void ShowClient(const model::Client& client, const model::Visit* visit);
    // The chips in sight, most severe first; the rest is behind More().
    [[nodiscard]] std::vector<wxButton*> Chips() const;
    [[nodiscard]] wxButton* More() const { return m_more; }
    void SelectPage(Page page);

    std::function<void(Page)> OnPage;
    std::function<void(const desk::FieldPlace&)> OnGo;  // an alert was chosen
    // How many items of the last home plan are asked at this visit, and answered; none asked: no chip.
    void ShowPlanAsked(std::size_t asked, std::size_t answered);
    [[nodiscard]] wxButton* PlanAsked() const { return m_plan_ask; }
    [[nodiscard]] wxButton* PlanDone() const { return m_plan_done; }
    [[nodiscard]] wxButton* HealthDone() const { return m_health_done; }

    std::function<void()> OnStartVisit, OnHealthUpdate, OnHomePlan, OnEditClient;

private:
    void ShowName(const model::Client& client);
    void ShowAlerts(const model::Client& client, const model::Visit* visit);
    [[nodiscard]] wxButton* NewAlert(const desk::Alert& alert);
    void OfferMore();
    void ShowVisit(const model::Visit* visit);
    void FitTabs();
    void FitChips();
    void FitAlerts();
    void MeasureAlerts();
    [[nodiscard]] int FitName();

    const Context& m_context;
    wxStaticText *m_name, *m_details, *m_visit;
    wxBoxSizer *m_top, *m_alerts;
    std::vector<desk::Alert> m_shown;  // one for each chip
    std::vector<wxButton*> m_chips;
    wxString m_full_name;
    model::VisitId m_health_asked_for;  // whose question the chip shows
    wxButton* m_more = nullptr;
    wxSizer* m_bottom;
    wxString m_plan_question, m_plan_short, m_health_question;
    wxButton *m_health_ask, *m_health_done, *m_plan_ask, *m_plan_done, *m_start, *m_edit;
    Segments* m_tabs;
};

}  // namespace gui
