#include "gui/audit_panel.h"

#include <wx/sizer.h>

#include <algorithm>
#include <chrono>

#include "desk/audit_words.h"
#include "desk/sentences.h"
#include "gui/audit_parts.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/theme.h"
#include "gui/wrapped_texts.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kFrameMs = 16;
constexpr std::chrono::milliseconds kWorkAtOnce{7};
constexpr int kRowsAtOnce = 20;
constexpr int kMostClients = 40;
constexpr std::size_t kMostSentences = 4;

wxString StandingText(const Context& context, const store::AuditVerdict& verdict) {
    const std::string entries = std::to_string(verdict.head.sequence);
    if (!verdict.Sound()) return Tr(context, "The audit log is not as it was.");
    if (!desk::NotProven(context.words, verdict).empty())
        return TrFill(context, "Log verified: {0} entries, not proven.", {entries});
    if (verdict.Anchored() == 0)
        return TrFill(context, "Log verified: {0} entries, anchored nowhere.", {entries});
    return TrFill(context, "Log verified: {0} entries, anchored up to entry {1}.",
                  {entries, std::to_string(verdict.Anchored())});
}

// What was found and what it was compared with, as far as there is room.
std::vector<std::string> StandingSentences(const text::Translator& words,
                                           const store::AuditVerdict& verdict) {
    auto sentences = desk::FindingSentences(words, verdict);
    if (std::string unproven = desk::NotProven(words, verdict); !unproven.empty())
        sentences.push_back(std::move(unproven));
    for (auto& sentence : desk::AnchorSentences(words, verdict)) sentences.push_back(std::move(sentence));
    if (sentences.size() > kMostSentences) sentences.resize(kMostSentences);
    return sentences;
}

}  // namespace

AuditPanel::AuditPanel(wxWindow* parent, const Context& context, FileAsker& files)
    : wxPanel(parent),
      m_context(context),
      m_files(files),
      m_timer(this),
      m_kinds(desk::EntryKinds(context.words)),
      m_people(context.clinic.Store().Users()) {
    Paint(this, Role::Panel);
    Build();
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Tick(); });
    OnNewColours(this, [this] {
        ShowEntries(0);
        ShowItems();
    });
    // Told before anything is seen.
    Try(m_context, [this] {
        m_context.clinic.Store().Log("audit.view", m_context.clinic.Store().ClinicId());
        FillClients();
        StartOver();
        ShowVerdict();
    });
}

wxString AuditPanel::Standing() const {
    return m_standing->GetLabelText() + " " + m_more->GetLabelText();
}
wxString AuditPanel::Cell(unsigned row, unsigned column) const {
    wxVariant value;
    (m_list ? m_items : m_log)->GetValue(value, row, column);
    return value.GetString();
}
int AuditPanel::Rows() const {
    return (m_list ? m_items : m_log)->GetItemCount();
}
wxString AuditPanel::CountText() const {
    wxString all;
    for (int i = 1; i < m_nav->GetItemCount(); ++i) {
        wxVariant value;
        m_nav->GetValue(value, static_cast<unsigned>(i), 1);
        all += value.GetString() + " ";
    }
    return all.Trim();
}
wxString AuditPanel::Foot() const {
    return m_foot->GetLabelText();
}

desk::ReviewSpan AuditPanel::Span() const {
    const std::string& zone = m_context.clinic.Profile().zone;
    const auto begin = [&](const std::optional<model::Date>& day, int later) {
        return day ? std::optional(text::FromCivil(
                         {model::Date{std::chrono::sys_days{*day} + std::chrono::days{later}}, 0, 0, 0},
                         zone))
                   : std::nullopt;
    };
    desk::ReviewSpan span;
    const int client = m_client->GetSelection();
    if (client > 0) span.client = m_clients[static_cast<std::size_t>(client - 1)];
    span.from = begin(m_from->Date(), 0);
    span.to = begin(m_to->Date(), 1);
    return span;
}

store::AuditFilter AuditPanel::Filter() const {
    const desk::ReviewSpan span = Span();
    store::AuditFilter filter;
    filter.client = span.client;
    filter.from = span.from;
    filter.to = span.to;
    const int person = m_person->GetSelection(), kind = m_kind->GetSelection();
    if (person > 0) filter.user = m_people[static_cast<std::size_t>(person - 1)].id;
    if (kind > 0) filter.kind = m_kinds[static_cast<std::size_t>(kind - 1)].kind;
    return filter;
}

void AuditPanel::FillClients() {
    const auto found = m_context.clinic.Store().FindClients(Utf8(m_search->GetValue()), kMostClients);
    wxArrayString names;
    names.Add(Tr(m_context, "All clients"));
    m_clients.clear();
    for (const auto& client : found) {
        names.Add(Wx(client.number.empty() ? client.name : client.name + " (" + client.number + ")"));
        m_clients.push_back(client.id);
    }
    m_client->Set(names);
    // What was typed names somebody: the best match is meant.
    m_client->SetSelection(m_search->IsEmpty() || found.empty() ? 0 : 1);
}

void AuditPanel::ChooseClient(const std::optional<model::ClientId>& client) {
    m_search->ChangeValue(wxString());
    FillClients();
    for (std::size_t i = 0; client && i < m_clients.size(); ++i)
        if (m_clients[i] == *client) m_client->SetSelection(static_cast<int>(i) + 1);
    StartOver();
}

void AuditPanel::ChooseKind(int index) {
    m_kind->SetSelection(index);
    StartOver();
}

// Both are read again from the end of the log and the newest visit.
void AuditPanel::StartOver() {
    m_rows.clear();
    m_log->DeleteAllItems();
    m_pages = std::make_unique<desk::EntryPages>(m_context.clinic, m_context.words, Filter());
    m_reviewer = std::make_unique<desk::Reviewer>(m_context.clinic, Span(), m_context.resources.Review());
    m_wanted = desk::EntryPages::kPage;
    m_page_full = false;
    m_reviewing = true;
    ShowItems();
    ShowCounts();
    ShowFoot();
    m_timer.Start(kFrameMs);
}

void AuditPanel::ShowEarlier() {
    if (!m_pages) return;
    m_wanted = m_rows.size() + desk::EntryPages::kPage;
    m_page_full = m_pages->Done();
    m_timer.Start(kFrameMs);
}

// A few milliseconds of what is to be done; entries come before lists.
void AuditPanel::Tick() {
    if (m_context.clinic.Lent()) return;  // the clock goes on
    m_timer.Stop();                       // an error is said once, not again from within its own message
    if (m_work && m_work->Finished()) TakeVerdict();
    const std::size_t before = m_rows.size();
    const bool reviewed = m_reviewing;
    const auto end = std::chrono::steady_clock::now() + kWorkAtOnce;
    const bool fine = Try(m_context, [&] {
        while (std::chrono::steady_clock::now() < end && (!m_page_full || m_reviewing)) {
            if (m_page_full) {
                m_reviewing = m_reviewer->Step();
                continue;
            }
            for (auto& row : m_pages->Next(kRowsAtOnce)) m_rows.push_back(std::move(row));
            m_page_full = m_pages->Done() || m_rows.size() >= m_wanted;
        }
    });
    if (!fine) m_page_full = true, m_reviewing = false;
    if (m_rows.size() > before) ShowEntries(before);
    if (reviewed) ShowCounts();
    if (reviewed && !m_reviewing) ShowItems();
    ShowFoot();
    if (Busy()) m_timer.Start(kFrameMs);
}

void AuditPanel::Verify() {
    if (m_work) return;
    Try(m_context, [this] {
        auto read = m_context.clinic.Store().AuditReader({});
        m_reading = std::make_shared<store::AuditReading>();
        m_work =
            std::make_unique<SideWork>([reading = m_reading, read = std::move(read)](
                                           const store::Progress& progress) { *reading = read(progress); });
        m_verify->Disable();
        m_standing->SetLabelText(Tr(m_context, "The log is being verified…"));
        m_more->SetLabelText(wxString());
        m_timer.Start(kFrameMs);
    });
}

void AuditPanel::TakeVerdict() {
    const auto work = std::exchange(m_work, nullptr);
    m_verify->Enable();
    const bool read = Try(m_context, [&] {
        work->Rethrow();
        m_context.clinic.Store().Log("audit.verify", m_context.clinic.Store().ClinicId());
    });
    if (!read) m_reading = nullptr;
    ShowVerdict();
}

void AuditPanel::ShowVerdict() {
    wxString more;
    if (m_reading) {
        m_sound = m_reading->verdict.Sound() && desk::NotProven(m_context.words, m_reading->verdict).empty();
        for (const auto& sentence : StandingSentences(m_context.words, m_reading->verdict))
            more += Wx(sentence) + "\n";
    }
    m_standing->SetLabelText(m_reading ? StandingText(m_context, m_reading->verdict)
                                       : Tr(m_context, "The log was not verified yet."));
    SetTextRole(m_standing, !m_reading ? Role::Text : m_sound ? Role::Ok : Role::Danger);
    m_more->SetLabelText(more.Trim());
    WrapText(m_more, std::max(GetClientSize().x - FromDIP(280), FromDIP(400)));
    m_accept->Show(!m_sound);
    Layout();
}

void AuditPanel::ShowEntries(std::size_t from) {
    if (from == 0) m_log->DeleteAllItems();
    for (std::size_t i = from; i < m_rows.size(); ++i) m_log->AppendItem(EntryCells(m_context, m_rows[i]));
}

void AuditPanel::ShowItems() {
    m_items->DeleteAllItems();
    if (!m_list || !m_reviewer) return;
    for (const auto& item : m_reviewer->Found().Of(*m_list))
        m_items->AppendItem(ItemCells(m_context, *m_list, item));
}

void AuditPanel::ShowCounts() {
    for (std::size_t i = 0; i < desk::kReviewLists; ++i) {
        const long long count = m_reviewer->Found().counts[i];
        m_nav->SetTextValue(Wx(std::to_string(count) + (m_reviewing ? "…" : "")),
                            static_cast<unsigned>(i) + 1, 1);
    }
}

void AuditPanel::ShowFoot() {
    if (!m_pages) return;
    wxString foot;
    if (m_list) {
        const auto shown = static_cast<long long>(m_reviewer->Found().Of(*m_list).size());
        const long long all = m_reviewer->Found().CountOf(*m_list);
        if (m_reviewing)
            foot = TrFill(m_context, "Looking: {0} visits so far", {std::to_string(m_reviewer->Looked())});
        else if (shown < all)
            foot = TrFill(m_context, "The newest {0} of {1}", {std::to_string(shown), std::to_string(all)});
        if (!m_reviewing)
            foot = wxString(foot + "  " + Wx(desk::ClosedText(m_context.words, m_reviewer->Found())))
                       .Trim()
                       .Trim(false);
    } else {
        foot = TrFill(m_context, "{0} of {1} entries shown, looked at back to entry {2}",
                      {std::to_string(m_rows.size()), std::to_string(m_pages->Newest()),
                       std::to_string(m_pages->LookedTo())});
    }
    if (foot != m_foot->GetLabelText()) m_foot->SetLabelText(foot);
    m_earlier->Show(!m_list);
    m_earlier->Enable(!m_pages->Done() && m_page_full);
    m_foot->GetContainingSizer()->Layout();
}

void AuditPanel::Say(const wxString& sentence) {
    m_foot->SetLabelText(sentence);
    m_context.say(sentence);
}

void AuditPanel::ShowList(std::optional<desk::ReviewList> list) {
    m_list = list;
    m_book->ChangeSelection(list ? 1 : 0);
    ShowItems();
    ShowFoot();
}

void AuditPanel::OpenRow() {
    const int row = (m_list ? m_items : m_log)->GetSelectedRow();
    if (row == wxNOT_FOUND) return;
    const auto at = static_cast<std::size_t>(row);
    const model::VisitId visit = m_list ? m_reviewer->Found().Of(*m_list)[at].visit : m_rows[at].visit;
    const model::ClientId client = m_list ? m_reviewer->Found().Of(*m_list)[at].client : m_rows[at].client;
    if (!visit.empty() && OnOpenVisit)
        OnOpenVisit(visit);
    else if (!client.empty() && OnOpenClient)
        OnOpenClient(client);
    else
        Say(Tr(m_context, "This entry is about no client."));
}

}  // namespace gui
