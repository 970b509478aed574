#include "gui/dialog_people.h"

#include <algorithm>
#include <array>

#include "desk/people.h"
#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/dialog_new_clinic.h"
#include "gui/dialog_own_secrets.h"
#include "gui/dialog_person.h"
#include "gui/wrapped_texts.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidth = 880, kListHeight = 300, kRightsHeight = 380;
constexpr std::array kRoles{model::Role::Owner, model::Role::Therapist, model::Role::Assistant,
                            model::Role::Auditor};

std::string LeftOn(const Context& context, const model::User& person) {
    if (!person.left_at) return {};
    return text::HumanDate(context.words, text::ToCivil(*person.left_at, context.clinic.Profile().zone).day,
                           text::DateStyle::Short);
}

std::string RoleWords(const Context& context, const model::User& person) {
    std::string words = desk::RoleName(context.words, person.role);
    if (person.student) words += ", " + context.words.Text("student");
    return words;
}

}  // namespace

PeopleDialog::PeopleDialog(wxWindow* parent, const Context& context, FileAsker& files)
    : FormDialog(parent, context.words, Tr(context, "People")), m_context(context), m_files(files) {
    std::vector<wxString> tabs{Tr(context, "Who works here"), Tr(context, "Who may do what")};
    const bool reviews = context.clinic.Store().May(model::Operation::ViewAudit);
    if (reviews) tabs.push_back(Tr(context, "Emergencies"));
    m_tabs = new Segments(Content(), tabs, Tr(context, "Pages of the people"), Segments::Look::Tabs);
    m_tabs->OnChosen = [this](int page) { ShowPage(page); };
    Rows()->Add(m_tabs, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
    BuildPeople(NewPage());
    BuildRights(NewPage());
    if (reviews) BuildEmergencies(NewPage());
    Fill();
    ShowPage(0);
    Finish(Tr(context, "Close"), {}, kWidth);
    m_list->SetFocus();
}

wxPanel* PeopleDialog::NewPage() {
    auto* page = new wxPanel(Content());
    Paint(page, Role::Panel);
    page->SetSizer(new wxBoxSizer(wxVERTICAL));
    Rows()->Add(page, wxSizerFlags(1).Expand());
    m_pages.push_back(page);
    return page;
}

wxButton* PeopleDialog::NewAction(wxSizer* row, const wxString& label, void (PeopleDialog::*action)()) {
    wxButton* button = NewButton(m_pages.front(), label, ButtonLook::Outline);
    button->Bind(wxEVT_BUTTON, [this, action](wxCommandEvent&) {
        Complain({});
        try {
            (this->*action)();
        } catch (const std::exception& error) {
            Complain(Wx(desk::Sentence(Words(), error)));
        }
    });
    row->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
    return button;
}

void PeopleDialog::BuildPeople(wxWindow* page) {
    m_list = NewList(page, Tr(m_context, "Who works here"), true);
    const std::pair<wxString, int> columns[] = {{Tr(m_context, "Signs in as"), 120},
                                                {Tr(m_context, "Name"), 170},
                                                {Tr(m_context, "Title and registration"), 150},
                                                {Tr(m_context, "Profession"), 140},
                                                {Tr(m_context, "Role"), 150}};
    for (const auto& [title, width] : columns) AddMarkupColumn(m_list, title, width);
    AddMarkupColumn(m_list, Tr(m_context, "Left on"), 90);
    FillWithColumn(m_list, 1, 120, 120 + 150 + 140 + 150 + 90);
    m_list->SetMinSize(FromDIP(wxSize(-1, kListHeight)));
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowChoice(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (m_change->IsEnabled()) Change();
    });
    page->GetSizer()->Add(m_list, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(10)));
    AddActions(page);
}

void PeopleDialog::AddActions(wxWindow* page) {
    auto* rows = page->GetSizer();
    auto* others = new wxBoxSizer(wxHORIZONTAL);
    m_add = NewAction(others, Tr(m_context, "Let somebody in…"), &PeopleDialog::Add);
    m_change = NewAction(others, Tr(m_context, "Change…"), &PeopleDialog::Change);
    m_reset = NewAction(others, Tr(m_context, "New passphrase…"), &PeopleDialog::Reset);
    m_remove = NewAction(others, Tr(m_context, "Remove…"), &PeopleDialog::Remove);
    rows->Add(others);
    auto* own = new wxBoxSizer(wxHORIZONTAL);
    own->Add(NewText(page, TrFill(m_context, "You, {0}:", {m_context.clinic.SignedIn().name}),
                     FontStyle::Body, Role::Text2),
             wxSizerFlags().CentreVertical().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
    NewAction(own, Tr(m_context, "Your PIN…"), &PeopleDialog::OwnPin);
    NewAction(own, Tr(m_context, "Your passphrase…"), &PeopleDialog::OwnPassphrase);
    rows->Add(own);
    m_add->Enable(m_context.clinic.Store().May(model::Operation::ManagePeople));
}

void PeopleDialog::BuildRights(wxWindow* page) {
    m_rights = NewList(page, Tr(m_context, "Who may do what"), true);
    AddMarkupColumn(m_rights, Tr(m_context, "What"), 440);
    for (const model::Role role : kRoles)
        AddMarkupColumn(m_rights, Wx(desk::RoleName(Words(), role)), 96, wxALIGN_CENTRE);
    FillWithColumn(m_rights, 0, 200, 4 * 96);
    m_rights->SetMinSize(FromDIP(wxSize(-1, kRightsHeight)));
    for (const model::Right& right : model::kRights) {
        wxVector<wxVariant> cells;
        cells.push_back(Wx(Quoted(Words().Text(right.words))));
        for (const model::Role role : kRoles)
            cells.push_back(model::Allows(right.operation, role) ? Tr(m_context, "yes")
                                                                 : wxString::FromUTF8("–"));
        m_rights->AppendItem(cells);
    }
    page->GetSizer()->Add(m_rights, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(8)));
}

void PeopleDialog::BuildEmergencies(wxWindow* page) {
    m_emergencies = NewList(page, Tr(m_context, "Private charts opened in an emergency"), true);
    AddMarkupColumn(m_emergencies, Tr(m_context, "When"), 150);
    AddMarkupColumn(m_emergencies, Tr(m_context, "Who"), 150);
    AddMarkupColumn(m_emergencies, Tr(m_context, "Chart of"), 150);
    AddMarkupColumn(m_emergencies, Tr(m_context, "Reason"), 380);
    FillWithColumn(m_emergencies, 3, 200, 3 * 150);
    m_emergencies->SetMinSize(FromDIP(wxSize(-1, kRightsHeight)));
    auto* whole = NewText(page, wxString(), FontStyle::Body);
    const auto texts = desk::EmergencyTexts(m_context.clinic, Words());
    for (const desk::EmergencyText& one : texts) {
        wxVector<wxVariant> cells;
        for (const std::string& cell : {one.when, one.who, one.client, one.reason})
            cells.push_back(Wx(Quoted(cell)));
        m_emergencies->AppendItem(cells);
    }
    if (texts.empty()) whole->SetLabelText(Tr(m_context, "No private chart was opened in an emergency."));
    // A long reason is read below the list.
    m_emergencies->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this, whole, texts](wxDataViewEvent&) {
        const int row = m_emergencies->GetSelectedRow();
        if (row == wxNOT_FOUND || row >= static_cast<int>(texts.size())) return;
        whole->SetLabelText(Wx(texts[static_cast<std::size_t>(row)].reason));
        WrapText(whole, FromDIP(kWidth - 60));
        FitToContent();
    });
    page->GetSizer()->Add(m_emergencies, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(8)));
    page->GetSizer()->Add(whole, wxSizerFlags().Expand());
}

void PeopleDialog::ShowPage(int page) {
    m_tabs->Select(page);
    for (std::size_t i = 0; i < m_pages.size(); ++i) m_pages[i]->Show(static_cast<int>(i) == page);
    Content()->Layout();
    Content()->FitInside();
}

void PeopleDialog::Fill() {
    m_people = m_context.clinic.Store().Users();
    std::ranges::stable_sort(m_people, {}, [](const model::User& one) { return one.left_at.has_value(); });
    m_list->DeleteAllItems();
    for (const model::User& person : m_people) {
        wxVector<wxVariant> cells;
        for (const std::string& cell : {person.name, person.full_name, person.credentials, person.profession,
                                        RoleWords(m_context, person), LeftOn(m_context, person)})
            cells.push_back(Wx(Quoted(cell)));
        m_list->AppendItem(cells);
    }
    if (!m_people.empty()) m_list->SelectRow(0);
    ShowChoice();
}

const model::User* PeopleDialog::Chosen() const {
    const int row = m_list->GetSelectedRow();
    return row == wxNOT_FOUND || row >= static_cast<int>(m_people.size())
               ? nullptr
               : &m_people[static_cast<std::size_t>(row)];
}

void PeopleDialog::ShowChoice() {
    const model::User* person = Chosen();
    const bool here =
        person && !person->left_at && m_context.clinic.Store().May(model::Operation::ManagePeople);
    const bool other = here && person->id != m_context.clinic.SignedIn().id;
    m_change->Enable(here);
    m_reset->Enable(other);
    m_remove->Enable(other);
}

void PeopleDialog::Add() {
    if (PersonDialog(this, m_context, {}).ShowModal() == wxID_OK) Fill();
}

void PeopleDialog::Change() {
    const model::User* person = Chosen();
    if (!person) return;
    PersonDialog(this, m_context, *person).ShowModal();
    Fill();  // details may be saved where the role was refused
    m_add->Enable(m_context.clinic.Store().May(model::Operation::ManagePeople));
}

void PeopleDialog::Reset() {
    if (const model::User* person = Chosen()) PassphraseDialog(this, m_context, *person).ShowModal();
}

void PeopleDialog::Remove() {
    const model::User* person = Chosen();
    if (!person) return;
    RemovePersonDialog dialog(this, m_context, *person);
    if (dialog.ShowModal() != wxID_OK) return;
    // Before anything that might fail.
    RecoveryCodeDialog(this, Words(), m_context.clinic, dialog.Code(), m_files).ShowModal();
    if (!dialog.Unfinished().empty()) return Complain(dialog.Unfinished());
    Fill();
}

void PeopleDialog::OwnPin() {
    PinDialog(this, m_context).ShowModal();
}

void PeopleDialog::OwnPassphrase() {
    PassphraseDialog(this, m_context, m_context.clinic.SignedIn()).ShowModal();
}

wxString PeopleDialog::EmergencyCell(unsigned row, unsigned column) const {
    return m_emergencies->GetTextValue(row, column);
}

void PeopleDialog::Choose(unsigned row) {
    m_list->SelectRow(row);
    ShowChoice();
}

wxString PeopleDialog::Cell(unsigned row, unsigned column) const {
    return m_list->GetTextValue(row, column);
}

wxString PeopleDialog::RightsCell(unsigned row, unsigned column) const {
    return m_rights->GetTextValue(row, column);
}

}  // namespace gui
