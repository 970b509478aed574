// Adds to a signed visit, corrects it, marks it as entered in error or co-signs it.
#pragma once

#include <wx/choice.h>

#include <exception>
#include <map>
#include <utility>
#include <vector>

#include "desk/amendments.h"
#include "gui/amend_values.h"
#include "gui/dialog_key.h"

namespace gui {

class AmendDialog : public KeyDialog {
public:
    // wxID_OK: it is saved.
    AmendDialog(wxWindow* parent, const Context& context, const model::VisitId& visit, KeyWorker& worker);

    [[nodiscard]] wxChoice* Kind() const { return m_kind; }
    [[nodiscard]] wxChoice* Field() const { return m_field; }
    [[nodiscard]] wxTextCtrl* Reason() const { return m_reason; }
    [[nodiscard]] wxTextCtrl* Text() const { return m_text; }
    [[nodiscard]] AmendValues* Values() const { return m_values; }
    // As if chosen by the person.
    void Choose(model::AmendmentKind kind, const std::string& field = {});

protected:
    void Look() override;
    void Do(const store::SigningKey* key) override;

private:
    void OfferKinds();
    void OfferFields();
    void ShowChoice();
    void ShowValues();
    void WriteLine();
    [[nodiscard]] model::AmendmentKind ChosenKind() const;
    [[nodiscard]] std::string ChosenField() const;  // empty: the visit as a whole
    [[nodiscard]] wxString FirstWords() const;
    [[nodiscard]] model::Amendment Made() const;

    desk::AmendedVisit m_visit;
    std::vector<model::AmendmentKind> m_kinds;
    std::vector<std::string> m_fields;  // of the choice
    // What was typed under a choice comes back with it.
    std::map<std::pair<model::AmendmentKind, std::string>, wxString> m_typed;
    std::pair<model::AmendmentKind, std::string> m_shown{model::AmendmentKind::Addition, ""};
    wxChoice *m_kind, *m_field;
    wxTextCtrl *m_reason, *m_text;
    AmendValues* m_values;
    std::exception_ptr m_wrong;  // what is wrong with the values as they stand
};

}  // namespace gui
