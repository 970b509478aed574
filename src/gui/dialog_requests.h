// What a client may ask for: a copy of the record, a statement beside it, to be erased; and what was told to
// whom.
#pragma once

#include <wx/textctrl.h>

#include <filesystem>
#include <optional>
#include <vector>

#include "desk/disclosures.h"
#include "gui/controls_date.h"
#include "gui/dialog_retention.h"

namespace gui {

class RequestsDialog : public ActionDialog {
public:
    enum class List { Disclosures, Statements, Refused };

    RequestsDialog(wxWindow* parent, const Context& context, const model::Client& client, FileAsker& files,
                   Remover remover);
    // wxID_OK from ShowModal and true here: the client was erased.
    [[nodiscard]] bool Erased() const { return m_erased.has_value(); }

    void ShowList(List list);
    // Into a new folder of `place`.
    void WritePack(const std::filesystem::path& place);
    void AddStatement(const std::string& words);
    void AddDisclosure(const desk::DisclosureWish& wish);
    void SaveTable();
    // Erases, or notes the refusal and offers the letter.
    void Erase(const desk::Confirmed& confirmed);
    void RefuseErasure(const desk::Confirmed& confirmed);

    [[nodiscard]] wxDataViewListCtrl* Entries() const { return m_entries; }

private:
    void BuildRequests();
    void BuildRegister();
    void Read();
    void ShowChoice();
    void AskPack();
    void AskStatement();
    void AskDisclosure();
    void AskErase();
    void OfferLetter(const desk::RetentionRow& row);

    model::Client m_client;
    FileAsker& m_files;
    Remover m_remover;
    List m_list = List::Disclosures;
    std::vector<desk::RegisterRow> m_rows;
    std::optional<store::Disposal> m_erased;
    class Segments* m_which = nullptr;
    wxDataViewListCtrl* m_entries = nullptr;
    wxStaticText* m_about = nullptr;
    wxButton* m_table = nullptr;
};

// A disclosure written down by hand.
class DisclosureDialog : public FormDialog {
public:
    // `work` keeps it; what it throws is said and the dialog stays.
    DisclosureDialog(wxWindow* parent, const Context& context, const model::ClientId& client,
                     std::function<void(const desk::DisclosureWish&)> work);
    [[nodiscard]] wxTextCtrl* Whom() const { return m_whom; }
    [[nodiscard]] wxTextCtrl* What() const { return m_what; }

protected:
    bool Accept() override;

private:
    const Context& m_context;
    std::function<void(const desk::DisclosureWish&)> m_work;
    desk::DisclosureWish m_wish;
    wxTextCtrl *m_whom, *m_what, *m_consent;
    DateField* m_on;
};

}  // namespace gui
