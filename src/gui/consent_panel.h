// The client's consents: every kind with its standing, and all that was ever given of the chosen one.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>

#include <functional>
#include <optional>
#include <string>

#include "desk/consent_builder.h"
#include "desk/consents.h"
#include "gui/context.h"
#include "gui/theme.h"

class wxButton;
class wxStaticText;

namespace gui {

class ConsentPanel : public wxPanel {
public:
    ConsentPanel(wxWindow* parent, const Context& context);
    void ShowClient(const model::Client& client);
    // Chooses the kind; the keyboard goes to the button that records it.
    void ShowKind(const std::string& kind);
    [[nodiscard]] wxButton* RecordButton() const { return m_record; }

    [[nodiscard]] wxButton* BlankButton() const { return m_blank; }

    std::function<void(const model::Client&)> OnSaved;
    std::function<void(const desk::ConsentPaper&)> OnPaper;  // to be printed

private:
    [[nodiscard]] wxSizer* NewHead();
    void FillKinds();
    void ShowRecords();
    void AddRecord(const model::Consent& consent, const terms::ConsentKind& kind);
    void AddStanding(const model::Consent& consent, const desk::RecordStanding& standing);
    void AddButtons(const model::Consent& consent, const desk::RecordStanding& standing);
    void Print(const model::ConsentId& consent);
    [[nodiscard]] int LineWidth() const;
    void AddLine(const wxString& text, FontStyle style, Role role, bool struck = false);
    void Record();
    void Revoke(const model::ConsentId& consent);
    void Take(const model::Client& client);
    [[nodiscard]] std::string Chosen() const;

    const Context& m_context;
    std::optional<model::Client> m_client;
    wxDataViewListCtrl* m_kinds;
    wxStaticText *m_title, *m_standing;
    wxButton *m_record, *m_blank;
    wxScrolledWindow* m_records;
    int m_line_width = 0;  // what the lines were broken for
};

}  // namespace gui
