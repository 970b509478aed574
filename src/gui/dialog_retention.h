// How long records are kept: who is due, legal holds, disposal with its certificate, and what was removed.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "desk/retention.h"
#include "gui/dialog_actions.h"
#include "gui/file_asker.h"

namespace gui {

class Segments;

// Runs what removes a record of a client who may be open in the window; throws what it throws.
using Remover = std::function<void(const model::ClientId& client, const std::function<void()>& remove)>;
// What desk::Disposer or Eraser gave, beside the window; throws what it throws.
[[nodiscard]] store::Disposal RemoveAlone(wxWindow* over, const Context& context,
                                          const model::ClientId& client,
                                          const std::function<store::Disposal()>& remove);
// Asks where, writes the certificate and shows it; false: the person turned back.
bool OfferCertificate(wxWindow* parent, const Context& context, FileAsker& files,
                      const store::Disposal& disposal);

class RetentionDialog : public ActionDialog {
public:
    enum class List { Due, All, Held, Removed };

    RetentionDialog(wxWindow* parent, const Context& context, FileAsker& files, Remover remover);

    void ShowList(List list);
    // What the buttons do with the chosen row once they have asked.
    void Hold(const std::string& reason);
    void Lift(const std::string& reason);
    void Dispose(const desk::Confirmed& confirmed);
    void WriteCertificate();

    [[nodiscard]] wxDataViewListCtrl* Clients() const { return m_clients; }
    [[nodiscard]] wxDataViewListCtrl* Removals() const { return m_removals; }
    void Choose(unsigned row);
    [[nodiscard]] wxString About() const { return m_about->GetLabelText(); }

private:
    void AddRule();
    void BuildTables();
    void BuildActions();
    void Read();
    void ShowClients();
    void ShowRemovals();
    void ShowChoice();
    void AskHold();
    void AskLift();
    void AskDispose();
    // Of the list in sight; nullptr: none.
    [[nodiscard]] const desk::RetentionRow* Chosen() const;
    [[nodiscard]] wxString AboutOf(const desk::RetentionRow& row) const;

    FileAsker& m_files;
    Remover m_remover;
    terms::RetentionRule m_rule;
    List m_list = List::Due;
    std::vector<desk::RetentionRow> m_all;
    std::vector<std::size_t> m_shown;  // of m_all
    std::vector<store::Disposal> m_disposals;
    std::optional<store::Disposal> m_last;
    Segments* m_which = nullptr;
    wxDataViewListCtrl *m_clients = nullptr, *m_removals = nullptr;
    wxStaticText* m_about = nullptr;
    wxButton *m_hold = nullptr, *m_lift = nullptr, *m_dispose = nullptr, *m_certificate = nullptr;
};

}  // namespace gui
