#include "gui/client_header.h"

#include <algorithm>
#include <array>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr std::array kPageWords{"visit", "history", "plan", "intake"};

std::optional<Alert> AlertOf(const Context& context, const std::string& id,
                             const model::ConditionAnswer& answer) {
    if (answer.answer != model::Answer::Yes) return std::nullopt;
    const terms::Condition* condition = context.resources.Words().FindCondition(id);
    if (!condition) return std::nullopt;
    const std::string name = desk::ConditionName(context.words, context.resources.Words(), id);
    const std::string& flag = condition->massage_flag;
    return Alert{flag == "absolute" || flag == "local" ? Tone::Danger
                 : flag == "caution"                   ? Tone::Warn
                                                       : Tone::Info,
                 name};
}

void Add(std::string& line, const std::string& part) {
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
}

}  // namespace

std::optional<Page> ParsePage(const std::string& word) {
    for (std::size_t i = 0; i < kPageWords.size(); ++i) {
        if (word == kPageWords[i]) return static_cast<Page>(i);
    }
    return std::nullopt;
}

std::vector<Alert> AlertsOf(const Context& context, const model::Client& client) {
    std::vector<Alert> alerts;
    if (client.history.empty())
        alerts.push_back({Tone::Warn, context.words.Text("Health history not asked yet")});
    for (const auto& [id, answer] : client.Health().conditions) {
        if (auto alert = AlertOf(context, id, answer)) alerts.push_back(std::move(*alert));
    }
    if (client.IsMinorOn(context.clinic.Today()))
        alerts.push_back({Tone::Info, context.words.Text("Under 18: guardian")});
    std::stable_sort(alerts.begin(), alerts.end(),
                     [](const Alert& a, const Alert& b) { return a.tone < b.tone; });
    return alerts;
}

std::string DetailsOf(const Context& context, const model::Client& client) {
    std::string who;
    if (client.birth_date) who = std::to_string(model::AgeOn(*client.birth_date, context.clinic.Today()));
    if (!client.pronouns.empty()) who += (who.empty() ? "" : ", ") + client.pronouns;
    std::string line = who;
    Add(line, client.activity);
    if (client.next_race) {
        Add(line, client.next_race->name + " " +
                      text::HumanDate(context.words, client.next_race->day, text::DateStyle::Short));
    }
    if (!client.number.empty()) Add(line, context.words.Say("no. {0}", {client.number}));
    return line;
}

ClientHeader::ClientHeader(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Chrome);
    m_name = NewText(this, wxString(), FontStyle::Name);
    m_details = NewText(this, wxString(), FontStyle::Body, Role::Text2, wxST_ELLIPSIZE_END);
    m_details->SetMinSize(wxSize(FromDIP(60), -1));
    m_edit = NewIconButton(this, Icon::Pencil, Tr(context, "Client details"));
    m_edit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnEditClient) OnEditClient();
    });
    m_alerts = new wxBoxSizer(wxHORIZONTAL);
    m_top = new wxBoxSizer(wxHORIZONTAL);
    m_top->Add(m_name, wxSizerFlags().CentreVertical());
    m_top->Add(m_edit, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(4)));
    m_top->Add(m_details, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(6)));
    m_top->Add(m_alerts, wxSizerFlags().CentreVertical());

    m_tabs = new Segments(
        this,
        {Tr(context, "Visit"), Tr(context, "History"), Tr(context, "Home routine"), Tr(context, "Intake")},
        Tr(context, "Pages of the client"), Segments::Look::Tabs);
    m_tabs->OnChosen = [this](int index) {
        if (OnPage) OnPage(static_cast<Page>(index));
    };
    m_visit = NewText(this, wxString(), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END);
    m_visit->SetMinSize(wxSize(FromDIP(40), -1));
    m_health_ask = NewChip(this, Tr(context, "Ask: anything changed?"), Tone::Warn, Icon::Warning);
    m_health_done = NewChip(this, Tr(context, "Health update asked"), Tone::Ok, Icon::Check);
    for (wxButton* chip : {m_health_ask, m_health_done}) {
        chip->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (OnHealthUpdate) OnHealthUpdate();
        });
    }
    m_start = NewButton(this, Tr(context, "Start visit"), ButtonLook::Primary, Icon::Plus);
    m_start->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnStartVisit) OnStartVisit();
    });
    m_bottom = new wxBoxSizer(wxHORIZONTAL);
    m_bottom->Add(m_tabs, wxSizerFlags().Bottom());
    m_bottom->Add(m_visit, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    m_bottom->Add(m_health_ask, wxSizerFlags().CentreVertical());
    m_bottom->Add(m_health_done, wxSizerFlags().CentreVertical());
    m_bottom->Add(m_start, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));

    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_top, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    rows->Add(m_bottom, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    SetSizer(rows);
    SetMinSize(wxSize(-1, FromDIP(76)));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        FitTabs();
        FitAlerts();
    });
}

void ClientHeader::ShowClient(const model::Client& client, const model::Visit* visit) {
    m_name->SetLabelText(Wx(client.name));
    m_details->SetLabelText(Wx(DetailsOf(m_context, client)));
    m_details->SetToolTip(Wx(DetailsOf(m_context, client)));
    ShowAlerts(client);
    ShowVisit(visit);
    FitAlerts();
}

void ClientHeader::ShowAlerts(const model::Client& client) {
    m_alerts->Clear(true);
    m_chips.clear();
    for (const Alert& alert : AlertsOf(m_context, client)) {
        wxButton* chip = NewChip(this, Wx(alert.text), alert.tone, Icon::Warning);
        chip->SetToolTip(Tr(m_context, "Shows the health history"));
        chip->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (OnPage) OnPage(Page::Intake);
        });
        m_alerts->Add(chip, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
        m_chips.push_back(chip);
    }
    m_more = NewChip(this, "+9", Tone::Warn);
    m_more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnPage) OnPage(Page::Intake);
    });
    m_alerts->Add(m_more, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
}

void ClientHeader::FitTabs() {
    const bool close = GetClientSize().x < FromDIP(840);
    for (int i = 0; i < static_cast<int>(kPageWords.size()); ++i)
        (close ? AddStyleClass : RemoveStyleClass)(m_tabs->Button(i), "palpate-close");
}

void ClientHeader::FitAlerts() {
    if (!m_more) return;
    const int gap = FromDIP(8);
    const int fixed = m_name->GetBestSize().x + m_edit->GetBestSize().x + FromDIP(130);
    int room = GetClientSize().x - fixed - m_more->GetBestSize().x - gap;
    std::size_t shown = 0;
    for (wxButton* chip : m_chips) {
        room -= chip->GetBestSize().x + gap;
        if (room < 0) break;
        ++shown;
    }
    wxString hidden;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_alerts->Show(m_chips[i], i < shown);
        if (i >= shown) hidden += (hidden.empty() ? "" : "\n") + m_chips[i]->GetLabelText();
    }
    m_alerts->Show(m_more, shown < m_chips.size());
    m_more->SetLabelText(wxString::Format("+%zu", m_chips.size() - shown));
    m_more->SetToolTip(hidden);
    SetSpoken(m_more, hidden);
    Layout();
}

void ClientHeader::ShowVisit(const model::Visit* visit) {
    m_health_ask->Show(visit && !visit->health_asked && visit->status == model::VisitStatus::Draft);
    m_health_done->Show(visit && visit->health_asked);
    bool today = false;
    if (visit) {
        const auto& zone = m_context.clinic.Profile().zone;
        const auto begin = text::ToCivil(visit->service_at, zone);
        const auto end = text::ToCivil(visit->service_at + std::chrono::minutes(visit->minutes), zone);
        today = begin.day == m_context.clinic.Today();
        m_visit->SetLabelText(
            TrFill(m_context, "Visit {0} · {1}, {2}–{3}",
                   {std::to_string(visit->number),
                    text::HumanDate(m_context.words, begin.day, text::DateStyle::Weekday),
                    text::HumanTime(begin.hour, begin.minute), text::HumanTime(end.hour, end.minute)}));
        m_visit->SetToolTip(m_visit->GetLabelText());
    } else {
        m_visit->SetLabelText(Tr(m_context, "No visit yet"));
    }
    m_start->Show(!visit || !today);
    Layout();
}

void ClientHeader::SelectPage(Page page) {
    m_tabs->Select(static_cast<int>(page));
}

}  // namespace gui
