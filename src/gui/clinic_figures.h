// The clinic in numbers: findings, areas and techniques by therapist and period, cadence, notes. Small counts
// are hidden by desk/clinic_past.h; only notes, which are their therapist's own work, lead to visits.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/tglbtn.h>
#include <wx/timer.h>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desk/clinic_past_words.h"
#include "gui/context.h"
#include "gui/controls_segments.h"
#include "gui/file_asker.h"
#include "gui/history_rows.h"
#include "gui/wrapped_texts.h"

class wxButton;
class wxStaticText;

namespace gui {

class SideWork;

class ClinicFigures : public wxPanel {
public:
    enum Preset { ThisYear, TwelveMonths, All };

    ClinicFigures(wxWindow* parent, const Context& context, FileAsker& files);
    ~ClinicFigures() override;
    // Reads the clinic anew, which has it alone meanwhile, then counts. False: it may not be read, and that
    // was said.
    bool Read();
    void SetRange(const desk::PastRange& range);

    std::function<void(const model::VisitId&)> on_open;
    // The visits behind a number of notes, newest first; a menu of them unless something else takes it.
    std::function<void(const std::vector<model::VisitId>&)> on_offer;

    // desk::FiguresOf, unless set otherwise.
    std::function<desk::ClinicFigures(const desk::ClinicPast&, const terms::Levels&, const desk::PastRange&)>
        CountWith;

    // What is shown; nothing while it is counted for the first time.
    [[nodiscard]] const std::optional<desk::ClinicFigures>& Figures() const { return m_figures; }
    [[nodiscard]] bool Counting() const { return m_work != nullptr; }
    [[nodiscard]] Segments* Presets() const { return m_presets; }
    [[nodiscard]] wxChoice* Therapist() const { return m_therapist; }
    [[nodiscard]] CardOfRows* People() const { return m_people; }
    [[nodiscard]] CardOfRows* Card(desk::ClinicTable table) const {
        return m_cards[static_cast<std::size_t>(table)];
    }
    [[nodiscard]] wxString Summary() const;
    [[nodiscard]] wxString Hidden() const;
    void ShowTables(bool tables);

private:
    void BuildBar();
    void BuildCards(FileAsker& files);
    void ChoosePreset(int preset);
    void ShowPreset();
    void AskRange();
    void Count();
    void Tick();
    void GoBack();
    void Show();
    void FillTherapists();
    void FillPeople();
    void FillTable(desk::ClinicTable table);
    [[nodiscard]] wxString HiddenText() const;
    void SayHidden(const wxString& text);
    void FitHidden();
    void AddNotes(std::vector<PlotRow>& rows, const wxString& name, const desk::ClinicGroup& group) const;
    [[nodiscard]] std::optional<model::UserId> Chosen() const;
    [[nodiscard]] std::vector<CardOfRows*> Cards() const;
    void Offer(std::vector<model::VisitId> visits);
    void OnKey(wxKeyEvent& event);

    const Context& m_context;
    std::optional<desk::ClinicWords> m_words;
    std::shared_ptr<const desk::ClinicPast> m_past;
    desk::PastRange m_range;
    std::optional<desk::ClinicFigures> m_figures;
    std::shared_ptr<desk::ClinicFigures> m_counted;  // filled beside
    std::unique_ptr<SideWork> m_work;
    bool m_again = false, m_tables = false;
    wxTimer m_clock;
    wxWindow* m_bar = nullptr;
    wxButton* m_period = nullptr;
    Segments* m_presets = nullptr;
    wxChoice* m_therapist = nullptr;
    wxToggleButton* m_as_tables = nullptr;
    WrappedTexts m_wrapped;  // m_hidden
    wxStaticText *m_summary = nullptr, *m_cadence = nullptr, *m_hidden = nullptr;
    CardOfRows* m_people = nullptr;
    std::array<CardOfRows*, desk::kClinicTables> m_cards{};
    std::vector<model::UserId> m_therapists;  // beside the choices
};

}  // namespace gui
