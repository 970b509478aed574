#include "gui/dialog_person.h"

#include <algorithm>
#include <array>

#include "desk/people.h"
#include "desk/sentences.h"
#include "gui/alone.h"
#include "gui/new_passphrase.h"

namespace gui {

namespace {

constexpr std::array kRoles{model::Role::Owner, model::Role::Therapist, model::Role::Assistant,
                            model::Role::Auditor};

model::User Newcomer() {
    model::User person;
    person.role = model::Role::Therapist;
    return person;
}

std::string Trimmed(const wxTextCtrl* field) {
    return Utf8(field->GetValue().Strip(wxString::both));
}

}  // namespace

PersonDialog::PersonDialog(wxWindow* parent, const Context& context, const std::optional<model::User>& person)
    : FormDialog(parent, context.words, person ? Wx(person->name) : Tr(context, "Let somebody in")),
      m_context(context),
      m_before(person) {
    const model::User shown = person.value_or(Newcomer());
    const auto field = [this](const std::string& value, long style = 0) {
        return new wxTextCtrl(Content(), wxID_ANY, Wx(value), wxDefaultPosition, wxDefaultSize, style);
    };
    m_name = field(shown.name);
    m_name->Enable(!person);  // what one signed in with stays
    m_full_name = field(shown.full_name);
    m_credentials = field(shown.credentials);
    m_profession = field(shown.profession);
    m_role = new wxChoice(Content(), wxID_ANY);
    for (const model::Role role : kRoles) m_role->Append(Wx(desk::RoleName(Words(), role)));
    m_role->SetSelection(static_cast<int>(std::ranges::find(kRoles, shown.role) - kRoles.begin()));
    AddPair(Tr(context, "Name to sign in with"), m_name, Tr(context, "What this person may do"), m_role);
    AddField(Tr(context, "Name as it stands on records"), m_full_name);
    AddPair(Tr(context, "Title and registration"), m_credentials,
            Tr(context, "Profession; charts can be kept to one"), m_profession);
    m_student =
        new wxCheckBox(Content(), wxID_ANY, Tr(context, "Student: visits need somebody else's co-signature"));
    m_student->SetValue(shown.student);
    Rows()->Add(m_student, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    if (!person) {
        m_first = field({}, wxTE_PASSWORD);
        m_second = field({}, wxTE_PASSWORD);
        AddPair(Tr(context, "First passphrase"), m_first, Tr(context, "First passphrase again"), m_second);
    }
    Finish(person ? Tr(context, "Save") : Tr(context, "Let in"), Tr(context, "Cancel"), 560);
    (person ? m_full_name : m_name)->SetFocus();
}

void PersonDialog::TypePassphrase(const wxString& first, const wxString& second) {
    m_first->SetValue(first);
    m_second->SetValue(second);
}

model::User PersonDialog::Read() const {
    model::User person = m_before.value_or(model::User{});
    person.name = Trimmed(m_name);
    person.full_name = Trimmed(m_full_name);
    if (person.full_name.empty()) person.full_name = person.name;
    person.credentials = Trimmed(m_credentials);
    person.profession = Trimmed(m_profession);
    person.role = kRoles.at(static_cast<std::size_t>(std::max(m_role->GetSelection(), 0)));
    person.student = m_student->GetValue();
    return person;
}

bool PersonDialog::Accept() {
    const wxString wrong =
        m_before ? wxString() : WrongPassphrase(Words(), m_first->GetValue(), m_second->GetValue());
    Complain(wrong);
    if (!wrong.empty()) return false;
    try {
        const model::User person = Read();
        m_before ? Change(person) : Add(person);
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

void PersonDialog::Add(const model::User& person) {
    auto& store = m_context.clinic.Store();
    const auto add = [&, passphrase = Utf8(m_first->GetValue())] {
        model::User fresh = person;
        fresh.student = false;  // that is a change of somebody who is there
        fresh = store.AddUser(fresh, passphrase);
        m_before = fresh;  // there by now, whatever follows
        fresh.student = person.student;
        store.SaveUser(fresh);
    };
    RunBeside(Tr(m_context, "Making the keys…"), m_context.clinic.Alone(add));
    for (wxTextCtrl* field : {m_first, m_second}) field->Clear();
    m_context.say(TrFill(m_context, "{0} may sign in from now on.", {person.name}));
}

// Details first: who gives the right to manage people away could not save them afterwards.
void PersonDialog::Change(const model::User& person) {
    auto& store = m_context.clinic.Store();
    store.SaveUser(person);
    store.SetRole(person.id, person.role);
}

RemovePersonDialog::RemovePersonDialog(wxWindow* parent, const Context& context, const model::User& person)
    : FormDialog(
          parent, context.words, TrFill(context, "Remove {0}", {person.name}),
          Tr(context,
             "What this person wrote and signed stays. The whole clinic is encrypted under a new key, "
             "so that nothing this person knows opens it any more. That takes a while, during which "
             "nothing else can be done, and you get a new recovery code: keep its sheet in place of the "
             "old one. Backups made before still open with the passphrases of their day.")),
      m_context(context),
      m_person(person) {
    m_name = new wxTextCtrl(Content(), wxID_ANY);
    AddField(TrFill(context, "Type {0} to confirm", {person.name}), m_name);
    Finish(Tr(context, "Remove for good"), Tr(context, "Cancel"), 520);
    m_name->SetFocus();
}

bool RemovePersonDialog::Accept() {
    if (Trimmed(m_name) != m_person.name) {
        Complain(TrFill(m_context, "Please type the name {0} exactly as it stands here.", {m_person.name}));
        return false;
    }
    Complain({});
    try {
        RunAlone(this, m_context, Tr(m_context, "Encrypting the clinic under a new key…"),
                 [this](const store::Progress& progress) {
                     m_code = m_context.clinic.Store().RemoveUser(m_person.id, progress);
                 });
        return true;
    } catch (const store::NewKeyUnfinished& error) {
        m_code = error.RecoveryCode();
        m_unfinished = Wx(desk::Sentence(Words(), error));
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

}  // namespace gui
