// The audit: whether the log holds, its entries by client, person, kind and day, and the lists of a review.
// It reads a page at a time and makes the lists in steps of a frame.
#pragma once

#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/srchctrl.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desk/audit_entries.h"
#include "desk/audit_pack.h"
#include "desk/audit_review.h"
#include "gui/context.h"
#include "gui/controls_date.h"
#include "gui/file_asker.h"
#include "gui/side_work.h"

class wxButton;
class wxStaticText;

namespace gui {

class AuditPanel : public wxPanel {
public:
    AuditPanel(wxWindow* parent, const Context& context, FileAsker& files);

    std::function<void(const model::VisitId&)> OnOpenVisit;
    std::function<void(const model::ClientId&)> OnOpenClient;

    // Verifies the log beside the window.
    void Verify();
    // The next page of older entries.
    void ShowEarlier();
    // nullopt: the log itself.
    void ShowList(std::optional<desk::ReviewList> list);
    void ChooseClient(const std::optional<model::ClientId>& client);
    void ChooseKind(int index);  // 0: all
    // Opens what the chosen row is about.
    void OpenRow();
    void ExportLog(bool fhir);
    // Writes the pack in a new folder of `place`; false: it was stopped.
    bool WritePack(const desk::PackOrder& order, const std::filesystem::path& place);
    // The log as it stands is taken from now on; the reason is told to it.
    void Accept(const std::string& reason);

    // For tests.
    [[nodiscard]] bool Busy() const { return m_work || !m_page_full || m_reviewing; }
    [[nodiscard]] wxString Standing() const;
    [[nodiscard]] wxString Cell(unsigned row, unsigned column) const;
    [[nodiscard]] int Rows() const;
    [[nodiscard]] wxString CountText() const;
    [[nodiscard]] wxString Foot() const;

private:
    void Build();
    wxSizer* NewHead();
    wxSizer* NewStanding();
    wxSizer* NewFilters();
    wxSizer* NewFoot();
    wxChoice* NewChoice(const wxString& spoken);
    void BuildNav();
    void BuildTables();
    void BuildFilters();
    void FillClients();
    void StartOver();
    void Tick();
    void TakeVerdict();
    void ShowVerdict();
    void ShowEntries(std::size_t from);
    void ShowItems();
    void ShowCounts();
    void ShowFoot();
    // Here and in the main window: either may be in front.
    void Say(const wxString& sentence);
    void AskAccept();
    void AskPack();
    [[nodiscard]] desk::ReviewSpan Span() const;
    [[nodiscard]] store::AuditFilter Filter() const;

    const Context& m_context;
    FileAsker& m_files;
    wxTimer m_timer;
    std::vector<desk::EntryKind> m_kinds;
    std::vector<model::User> m_people;
    std::vector<model::ClientId> m_clients;  // of the choice, behind "All clients"
    std::unique_ptr<desk::EntryPages> m_pages;
    std::unique_ptr<desk::Reviewer> m_reviewer;
    std::vector<desk::EntryRow> m_rows;
    std::optional<desk::ReviewList> m_list;  // what is in sight
    std::unique_ptr<SideWork> m_work;        // verifies
    std::shared_ptr<store::AuditReading> m_reading;
    bool m_page_full = true, m_reviewing = false, m_sound = true;
    std::size_t m_wanted = 0;  // entries to be shown

    wxStaticText *m_standing = nullptr, *m_more = nullptr, *m_foot = nullptr;
    wxButton *m_verify = nullptr, *m_accept = nullptr, *m_earlier = nullptr, *m_open = nullptr;
    wxSearchCtrl* m_search = nullptr;
    wxChoice *m_client = nullptr, *m_person = nullptr, *m_kind = nullptr;
    DateField *m_from = nullptr, *m_to = nullptr;
    wxDataViewListCtrl *m_nav = nullptr, *m_log = nullptr, *m_items = nullptr;
    wxSimplebook* m_book = nullptr;
};

}  // namespace gui
