#include "gui/client_header.h"

#include <wx/dcclient.h>
#include <wx/menu.h>

#include <algorithm>
#include <array>

#include "gui/controls_button.h"
#include "gui/dialog_health_update.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr std::array kPageWords{"visit", "history", "plan", "intake"};

constexpr int kWidestChip = 250, kLeastDetails = 60, kGap = 8;  // DIP

Tone ToneOf(desk::AlertLevel level) {
    switch (level) {
        case desk::AlertLevel::Danger:
            return Tone::Danger;
        case desk::AlertLevel::Warn:
            return Tone::Warn;
        case desk::AlertLevel::Ok:
            return Tone::Ok;
        case desk::AlertLevel::Info:
            break;
    }
    return Tone::Info;
}

Icon IconOf(const desk::Alert& alert) {
    if (alert.level == desk::AlertLevel::Ok) return Icon::Check;
    switch (alert.kind) {
        case desk::AlertKind::RedFlag:
            return Icon::Flag;
        case desk::AlertKind::Guardian:
            return Icon::Person;
        case desk::AlertKind::Consent:
            return Icon::Pencil;
        case desk::AlertKind::Allergy:
            return Icon::Drop;
        default:
            return Icon::Warning;
    }
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

std::string WordOf(Page page) {
    return std::string(kPageWords[static_cast<std::size_t>(page)]);
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
    m_name = NewText(this, wxString(), FontStyle::Name, Role::Text, wxST_NO_AUTORESIZE);
    m_details = NewText(this, wxString(), FontStyle::Body, Role::Text2, wxST_ELLIPSIZE_END);
    m_details->SetMinSize(wxSize(FromDIP(60), -1));
    m_edit = NewIconButton(this, Icon::Pencil, Tr(context, "Client details"));
    m_edit->Show(context.clinic.Store().May(model::Operation::EditClient));
    m_edit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnEditClient) OnEditClient();
    });
    m_alerts = new wxBoxSizer(wxHORIZONTAL);
    m_top = new wxBoxSizer(wxHORIZONTAL);
    m_top->Add(m_name, wxSizerFlags().CentreVertical());
    m_top->Add(m_edit, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(4)));
    m_top->Add(m_details, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(6)));
    m_top->Add(m_alerts, wxSizerFlags().CentreVertical());

    m_tabs = new Segments(this,
                          {Tr(context, "Visit"), Tr(context, "History"), Tr(context, "Home routine"),
                           Tr(context, "Intake & consent")},
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
    m_plan_ask = NewChip(this, Tr(context, "Ask: how did the home plan go?"), Tone::Info);
    m_plan_done = NewChip(this, Tr(context, "Home plan asked"), Tone::Ok, Icon::Check);
    for (wxButton* chip : {m_plan_ask, m_plan_done}) {
        chip->Hide();
        chip->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            // The chip may go with the answers.
            CallAfter([this] {
                if (OnHomePlan) OnHomePlan();
            });
        });
    }
    m_start = NewButton(this, Tr(context, "Start visit"), ButtonLook::Primary, Icon::Plus);
    m_start->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnStartVisit) OnStartVisit();
    });
    m_bottom = new wxBoxSizer(wxHORIZONTAL);
    m_bottom->Add(m_tabs, wxSizerFlags().Bottom());
    m_bottom->Add(m_visit, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    for (wxButton* chip : {m_plan_ask, m_plan_done})
        m_bottom->Add(chip, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
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
        FitChips();
        FitAlerts();
    });
}

void ClientHeader::ShowClient(const model::Client& client, const model::Visit* visit) {
    ShowName(client);
    ShowVisit(visit);
    // Both may be gone when the turn comes.
    TryLater(m_context, this, [this, client, visit = visit ? std::optional(*visit) : std::nullopt] {
        ShowAlerts(client, visit ? &*visit : nullptr);
        FitAlerts();
        TryLater(m_context, &m_chips, [this] { MeasureAlerts(); });
    });
}

void ClientHeader::ShowName(const model::Client& client) {
    m_full_name = Wx(client.name);
    m_full_name.Replace("\n", " ");
    m_name->SetToolTip(m_full_name);
    SetSpoken(m_name, m_full_name);
    const wxString details = Wx(DetailsOf(m_context, client));
    m_details->SetLabelText(details);
    m_details->SetToolTip(details);
}

wxButton* ClientHeader::NewAlert(const desk::Alert& alert) {
    const wxString whole = Wx(alert.text);
    wxClientDC dc(this);
    dc.SetFont(Font(FontStyle::SmallBold));
    const wxString shown = wxControl::Ellipsize(whole, dc, wxELLIPSIZE_END, FromDIP(kWidestChip));
    wxButton* chip = NewChip(this, shown, ToneOf(alert.level), IconOf(alert));
    const wxString detail = Wx(alert.detail);
    chip->SetToolTip(shown == whole ? detail : whole + "\n" + detail);
    SetSpoken(chip, whole, detail);
    chip->Bind(wxEVT_BUTTON, [this, place = alert.place](wxCommandEvent&) {
        // The chip may go with what it leads to.
        CallAfter([this, place] {
            if (OnGo) OnGo(place);
        });
    });
    return chip;
}

void ClientHeader::ShowAlerts(const model::Client& client, const model::Visit* visit) {
    auto alerts = desk::AlertsOf(m_context.clinic, m_context.words, client, visit);
    if (m_more && alerts == m_shown) return;
    m_shown = std::move(alerts);
    m_alerts->Clear(true);
    m_chips.clear();
    for (const desk::Alert& alert : m_shown) {
        m_chips.push_back(NewAlert(alert));
        m_alerts->Add(m_chips.back(), wxSizerFlags().Expand().Border(wxLEFT, FromDIP(kGap)));
    }
    m_more = NewChip(this, "+9", Tone::Warn);
    m_more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { OfferMore(); });
    m_alerts->Add(m_more, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(kGap)));
}

// What there was no room for, as a list one can choose from.
void ClientHeader::OfferMore() {
    wxMenu menu;
    std::vector<desk::FieldPlace> places;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i]->IsShown()) continue;
        menu.Append(wxID_HIGHEST + 1 + static_cast<int>(places.size()),
                    wxControl::EscapeMnemonics(Wx(m_shown[i].text)));
        places.push_back(m_shown[i].place);
    }
    const int chosen = GetPopupMenuSelectionFromUser(menu, m_more->GetRect().GetBottomLeft());
    if (chosen == wxID_NONE || !OnGo) return;
    CallAfter([this, place = places[static_cast<std::size_t>(chosen - wxID_HIGHEST - 1)]] { OnGo(place); });
}

std::vector<wxButton*> ClientHeader::Chips() const {
    std::vector<wxButton*> shown;
    for (wxButton* chip : m_chips)
        if (chip->IsShown()) shown.push_back(chip);
    return shown;
}

void ClientHeader::FitTabs() {
    const bool close = GetClientSize().x < FromDIP(840);
    for (int i = 0; i < static_cast<int>(kPageWords.size()); ++i)
        (close ? AddStyleClass : RemoveStyleClass)(m_tabs->Button(i), "palpate-close");
}

// A long name gives way to the first chip and the one that leads to the others; it is whole in its tool tip.
int ClientHeader::FitName() {
    wxClientDC dc(this);
    dc.SetFont(Font(FontStyle::Name));
    int chips = 0;
    if (!m_chips.empty()) chips += m_chips.front()->GetBestSize().x + FromDIP(kGap);
    if (m_chips.size() > 1) chips += m_more->GetBestSize().x + FromDIP(kGap);
    const int others = m_edit->GetBestSize().x + FromDIP(kLeastDetails + 42) + chips;
    const int room = std::max(GetClientSize().x - others, FromDIP(140));
    // Longer than any screen is wide; measuring all of it would take its time.
    const wxString begin = m_full_name.Left(300);
    m_name->SetLabelText(wxControl::Ellipsize(begin, dc, wxELLIPSIZE_END, room));
    const int width = std::min(dc.GetTextExtent(m_name->GetLabelText()).x + FromDIP(2), room);
    m_name->SetMinSize(wxSize(width, -1));
    return width;
}

void ClientHeader::FitAlerts() {
    if (!m_more) return;
    const int gap = FromDIP(kGap);
    int room = GetClientSize().x - FitName() - m_edit->GetBestSize().x - FromDIP(kLeastDetails + 42);
    int all = 0;
    for (wxButton* chip : m_chips) all += chip->GetBestSize().x + gap;
    if (all > room) room -= m_more->GetBestSize().x + gap;
    std::size_t shown = 0;
    for (wxButton* chip : m_chips) {
        room -= chip->GetBestSize().x + gap;
        if (room < 0) break;
        ++shown;
    }
    wxString hidden;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_alerts->Show(m_chips[i], i < shown);
        if (i >= shown) hidden += (hidden.empty() ? "" : "\n") + Wx(m_shown[i].text);
    }
    m_alerts->Show(m_more, shown < m_chips.size());
    m_more->SetLabelText(wxString::Format("+%zu", m_chips.size() - shown));
    m_more->SetToolTip(hidden);
    SetSpoken(m_more, TrFill(m_context, "{0} more to beware of", {std::to_string(m_chips.size() - shown)}),
              hidden);
    Layout();
}

// The toolkit knows the size of a new chip in its style only once it was shown.
void ClientHeader::MeasureAlerts() {
    for (wxButton* chip : m_chips) chip->InvalidateBestSize();
    if (m_more) m_more->InvalidateBestSize();
    FitAlerts();
}

void ClientHeader::ShowVisit(const model::Visit* visit) {
    const bool ask = visit && !visit->health_asked && visit->status == model::VisitStatus::Draft;
    m_health_ask->Show(ask);
    if (ask && m_health_asked_for != visit->id) {
        m_health_asked_for = visit->id;
        m_health_question = HealthQuestion(m_context, *visit);
        m_health_ask->SetToolTip(m_health_question);
        SetSpoken(m_health_ask, m_health_question);
    }
    m_health_done->Show(visit && visit->health_asked);
    if (visit && visit->health_asked) {
        wxString told = Wx(visit->health_update);
        m_health_done->SetToolTip(told.empty() ? Tr(m_context, "Nothing changed") : told);
        SetSpoken(m_health_done, Tr(m_context, "Health update asked"));
    }
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
        // To whom notes are closed nothing is said of visits here.
        const bool none = m_context.clinic.Store().May(model::Operation::ViewChart);
        m_visit->SetLabelText(none ? Tr(m_context, "No visit yet") : wxString());
    }
    m_start->Show((!visit || !today) && m_context.clinic.Store().May(model::Operation::ChartVisit));
    FitChips();
    Layout();
}

void ClientHeader::ShowPlanAsked(std::size_t asked, std::size_t answered) {
    const std::size_t left = asked > answered ? asked - answered : 0;
    m_plan_ask->Show(left > 0);
    m_plan_done->Show(asked > 0 && left == 0);
    if (left > 0) {
        const std::string count = std::to_string(left);
        m_plan_question = Wx(m_context.words.SayPlural("Last plan, {0} item: how did it go?",
                                                       "Last plan, {0} items: how did it go?",
                                                       static_cast<long>(left), {count}));
        m_plan_short = TrFill(m_context, "Last plan? ({0})", {count});
        m_plan_ask->SetToolTip(m_plan_question + "\n" +
                               Tr(m_context, "Done, partly or not, and how it felt (Ctrl+Shift+Y)"));
        SetSpoken(m_plan_ask, m_plan_question);
    }
    FitChips();
    Layout();
}

// In a narrow window there is no room for all words of all chips; their tips and names have them.
void ClientHeader::FitChips() {
    struct Wording {
        wxButton* chip;
        wxString whole, brief;
    };
    const std::array wordings{
        Wording{m_plan_ask, m_plan_question, m_plan_short},
        Wording{m_health_ask, m_health_question, Tr(m_context, "Ask: anything changed?")},
        Wording{m_plan_done, Tr(m_context, "Home plan asked"), Tr(m_context, "Plan asked")},
        Wording{m_health_done, Tr(m_context, "Health update asked"), Tr(m_context, "Health asked")}};
    const auto label = [](wxButton* chip, const wxString& words) {
        if (chip->GetLabelText() != words) chip->SetLabel(wxControl::EscapeMnemonics(words));
    };
    for (const Wording& one : wordings)
        if (one.chip->IsShown()) label(one.chip, one.whole);
    const int room = GetClientSize().x - FromDIP(32);
    for (const Wording& one : wordings) {
        if (m_bottom->CalcMin().x <= room) return;
        if (one.chip->IsShown()) label(one.chip, one.brief);
    }
}

void ClientHeader::SelectPage(Page page) {
    m_tabs->Select(static_cast<int>(page));
}

}  // namespace gui
