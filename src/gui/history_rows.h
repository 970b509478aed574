// Cards whose plot is a list of rows.
#pragma once

#include <string>

#include "gui/history_card.h"
#include "gui/history_state.h"
#include "gui/plot_rows.h"

namespace gui {

// Its picture is that of the rows.
class CardOfRows : public HistoryCard {
public:
    CardOfRows(wxWindow* parent, const Context& context, FileAsker& files, const wxString& title,
               PlotRows::Look look);
    [[nodiscard]] PlotRows* List() const { return m_rows; }

private:
    PlotRows* m_rows;
};

// Rows of what is in the range: made anew with it, in a turn of their own and once they are in sight; a row
// leads to its visits.
class HistoryRows : public CardOfRows {
public:
    // What its part of the page has come to the front for.
    void Freshen();

protected:
    HistoryRows(wxWindow* parent, HistoryState& state, FileAsker& files, const wxString& title,
                const wxString& hint, PlotRows::Look look);
    virtual void FillRows() = 0;
    [[nodiscard]] HistoryState& State() const { return m_state; }

private:
    HistoryState& m_state;
    std::unique_ptr<HistoryListener> m_listening;
    bool m_stale = false;
};

// A picture as wide as a card usually is.
[[nodiscard]] HistoryCard::Picture PictureOf(const PlotRows& rows, const Context& context);
// What tells the sides of a place apart at the end of its name: ", left".
[[nodiscard]] wxString SideOf(const desk::PastWords& words, const model::RegionRef& at);
[[nodiscard]] bodymap::Ink FindingInk(const Context& context, const std::string& finding);

}  // namespace gui
