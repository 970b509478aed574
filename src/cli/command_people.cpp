#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

#include "cli/commands.h"
#include "desk/people.h"

namespace cli {

namespace {

void PrintRights(Session& session) {
    const auto& words = session.Words();
    session.Answer(session.options.json ? desk::RightsAnswer(words) : desk::RightsTable(words),
                   {"operation", "owner", "therapist", "assistant", "auditor", "meaning"});
}

struct PeopleWish {
    std::string clinic, name, role, new_passphrase_file, pin_file;
    std::optional<std::string> full_name, credentials, profession;
    bool remove = false;
};

model::Role RoleOf(const std::string& word) {
    // The parser let nothing else through.
    return model::ParseRole(word).value_or(model::Role::Auditor);
}

exchange::Answer PersonAnswer(const model::User& user) {
    return exchange::Answer::Object{
        {"id", user.id.value}, {"name", user.name}, {"role", std::string(model::ToText(user.role))}};
}

void ListPeople(Session& session, const PeopleWish& wish) {
    const auto clinic = session.Open(wish.clinic);
    clinic->Store().Log("list.users", "");
    session.Answer(desk::UsersAnswer(*clinic),
                   {"id", "name", "full_name", "credentials", "profession", "role", "left_at"});
}

void AddPerson(Session& session, const PeopleWish& wish) {
    const auto& words = session.Words();
    const auto clinic = session.Open(wish.clinic);
    clinic->Store().Demand(model::Operation::ManagePeople);
    const Fleeting passphrase{
        session.SecretFrom(wish.new_passphrase_file, words.Say("New passphrase of {0}", {wish.name}), true)};
    model::User user;
    user.name = wish.name;
    user.full_name = wish.full_name.value_or(wish.name);
    user.credentials = wish.credentials.value_or("");
    user.profession = wish.profession.value_or("");
    user.role = RoleOf(wish.role);
    user = clinic->Store().AddUser(user, passphrase.text);
    if (session.options.json) session.Answer(PersonAnswer(user), {});
    session.Say(words.Say("{0} may sign in from now on.", {user.name}));
}

void ChangeRole(Session& session, const PeopleWish& wish) {
    const auto clinic = session.Open(wish.clinic);
    model::User user = desk::PersonNamed(*clinic, wish.name);
    user.role = RoleOf(wish.role);
    clinic->Store().SetRole(user.id, user.role);
    if (session.options.json) session.Answer(PersonAnswer(user), {});
    session.Say(
        session.Words().Say("{0} is now: {1}.", {user.name, desk::RoleName(session.Words(), user.role)}));
}

void TellCode(Session& session, const model::User& user, const std::string& code) {
    if (session.options.json)
        session.Answer(exchange::Answer::Object{{"name", user.name}, {"recovery_code", code}}, {});
    else
        session.Out(code + "\n");
}

void RemovePerson(Session& session, const PeopleWish& wish) {
    const auto clinic = session.Open(wish.clinic);
    const model::User user = desk::PersonNamed(*clinic, wish.name);
    try {
        const Fleeting code{clinic->Store().RemoveUser(user.id)};
        TellCode(session, user, code.text);
    } catch (const store::NewKeyUnfinished& unfinished) {
        TellCode(session, user, unfinished.RecoveryCode());  // it is in force
        throw;
    }
    session.Say(
        session.Words().Say("{0} is removed and the clinic has a new key. This recovery code takes the place "
                            "of the old one. Backups "
                            "made before open with the passphrases and the recovery code of their day.",
                            {user.name}));
}

void ChangeSecret(Session& session, const PeopleWish& wish) {
    const auto& words = session.Words();
    Fleeting old;
    const auto clinic = session.Open(wish.clinic, &old);
    const model::User user = wish.name.empty() ? clinic->SignedIn() : desk::PersonNamed(*clinic, wish.name);
    const bool own = user.id == clinic->SignedIn().id;
    if (!own) clinic->Store().Demand(model::Operation::ManagePeople, user.id.value);
    const Fleeting fresh{
        session.SecretFrom(wish.new_passphrase_file, words.Say("New passphrase of {0}", {user.name}), true)};
    if (own)
        clinic->Store().ChangePassphrase(old.text, fresh.text);
    else
        clinic->Store().ResetPassphrase(user.id, fresh.text);
    if (session.options.json) session.Answer(PersonAnswer(user), {});
    session.Say(
        own ? words.Say("{0} has a new passphrase.", {user.name})
            : words.Say("{0} has a new passphrase and a new signing key; what was signed stays valid.",
                        {user.name}));
}

void ChangePin(Session& session, const PeopleWish& wish) {
    const auto& words = session.Words();
    Fleeting passphrase;
    const auto clinic = session.Open(wish.clinic, &passphrase);
    const std::string name = clinic->SignedIn().name;
    if (wish.remove) {
        clinic->Store().RemovePin();
    } else {
        const Fleeting pin{session.SecretFrom(wish.pin_file, words.Say("New PIN of {0}", {name}), true)};
        clinic->Store().SetPin(passphrase.text, pin.text);
    }
    if (session.options.json) session.Answer(PersonAnswer(clinic->SignedIn()), {});
    session.Say(wish.remove
                    ? words.Say("{0} has no PIN any more.", {name})
                    : words.Say("{0} has a PIN on this computer; the passphrase still opens.", {name}));
}

using Work = void (*)(Session&, const PeopleWish&);

// A command below "user" with the clinic as its first word.
CLI::App* Below(CLI::App& user, Session& session, const char* name, const std::string& about,
                const std::shared_ptr<PeopleWish>& wish, Work work) {
    CLI::App* command = user.add_subcommand(name, about);
    command->add_option("CLINIC", wish->clinic, session.Words().Text("Folder of the clinic"))->required();
    AddCommonOptions(*command, session);
    command->callback([&session, wish, work] { work(session, *wish); });
    return command;
}

void AddRole(CLI::Option* option) {
    option->required()->check(CLI::IsMember({"owner", "therapist", "assistant", "auditor"}));
}

void AddChangingPeople(CLI::App& user, Session& session, const std::shared_ptr<PeopleWish>& wish) {
    const auto& words = session.Words();
    const std::string name = words.Text("Name one signs in with, or id");
    CLI::App* add = Below(user, session, "add", words.Text("Let somebody in"), wish, AddPerson);
    add->add_option("NAME", wish->name, words.Text("Name to sign in with"))->required();
    AddRole(add->add_option("--role", wish->role, "owner, therapist, assistant, auditor"));
    add->add_option("--full-name", wish->full_name, words.Text("Name as it stands on records"));
    add->add_option("--credentials", wish->credentials, words.Text("Credentials as they stand on records"));
    add->add_option("--profession", wish->profession, words.Text("Profession; charts can be kept to one"));
    CLI::App* role =
        Below(user, session, "role", words.Text("Change what somebody may do"), wish, ChangeRole);
    role->add_option("NAME", wish->name, name)->required();
    AddRole(role->add_option("ROLE", wish->role, "owner, therapist, assistant, auditor"));
    CLI::App* remove = Below(user, session, "remove",
                             words.Text("Remove somebody: the clinic gets a new key and a new recovery code"),
                             wish, RemovePerson);
    remove->add_option("NAME", wish->name, name)->required();
    CLI::App* secret =
        Below(user, session, "passphrase",
              words.Text("Change one's own passphrase, or give somebody else a new one"), wish, ChangeSecret);
    secret->add_option("NAME", wish->name, name);
    for (CLI::App* command : {add, secret})
        command->add_option("--new-passphrase-file", wish->new_passphrase_file,
                            words.Text("File whose first line is the new passphrase; - for standard input"));
}

}  // namespace

void AddPeopleCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    CLI::App* rights =
        app.add_subcommand("rights", words.Text("Print who may do what: roles and operations"));
    AddJsonOption(*rights, session);
    rights->callback([&session] { PrintRights(session); });

    const auto wish = std::make_shared<PeopleWish>();
    CLI::App* user = app.add_subcommand("user", words.Text("The people of a clinic"));
    user->require_subcommand(1);
    Below(*user, session, "list", words.Text("List who works or worked here"), wish, ListPeople);
    AddChangingPeople(*user, session, wish);
    CLI::App* pin = Below(*user, session, "pin",
                          words.Text("Set one's own PIN on this computer, or remove it"), wish, ChangePin);
    pin->add_option("--pin-file", wish->pin_file,
                    words.Text("File whose first line is the PIN; - for standard input"));
    pin->add_flag("--remove", wish->remove, words.Text("Only the passphrase opens from now on"));
}

}  // namespace cli
