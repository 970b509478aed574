// The part of the open clinic that knows its people: who comes, who leaves, who may do what.
#include <algorithm>
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/open_slot.h"
#include "store/people_table.h"
#include "store/visit_table.h"
#include "vault/recovery_code.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;
using model::Operation;
using model::User;
using model::UserId;

User ClinicStore::Data::Person(const UserId& id) const {
    for (User& one : ReadUsers(*engine))
        if (one.id == id && !one.left_at) return std::move(one);
    throw Error(ErrorKind::Refused, Msg("There is no person {0} in this clinic."), {id.value});
}

void ClinicStore::Data::RequireNoWork() const {
    if (engine->InTransaction())
        throw Error(ErrorKind::Refused, Msg("People cannot be changed while something is being saved."));
}

void ClinicStore::Data::RequireOtherOwner(const User& going) const {
    const auto people = ReadUsers(*engine);
    const bool other = std::ranges::any_of(people, [&](const User& one) {
        return one.id != going.id && one.role == model::Role::Owner && !one.left_at;
    });
    if (going.role == model::Role::Owner && !other)
        throw Error(ErrorKind::Refused, Msg("{0} is the only owner; make somebody else an owner first."),
                    {going.name});
}

void ClinicStore::Data::SaveRow(const std::string& action, const User& before, const User& after) {
    Engine::Transaction transaction(*engine);
    UpdateUser(*engine, after);
    Audit({action, after.id.value, {}, DigestOf(before), DigestOf(after)});
    transaction.Commit();
}

void ClinicStore::Data::DropStaleSlots(const std::vector<User>& known) {
    std::erase_if(keys.slots, [&](const vault::KeySlot& slot) {
        return !slot.user.empty() && std::ranges::none_of(known, [&](const User& one) {
            return one.id.value == slot.user && !one.left_at;
        });
    });
}

namespace {

void RequireNew(const User& user, const std::vector<User>& people, const vault::KeyFile& keys) {
    if (const auto problem = model::Check(user))
        throw Error(ErrorKind::Refused, model::ProblemSentence(problem->code), {problem->what});
    const bool taken = std::ranges::any_of(
        people, [&](const User& one) { return one.name == user.name || one.id == user.id; });
    if (taken)
        throw Error(ErrorKind::Refused,
                    Msg("Somebody named {0} works or worked here; choose another name to sign in with."),
                    {user.name});
    if (keys.slots.size() >= vault::kMostSlots)
        throw Error(ErrorKind::Refused, Msg("This clinic has as many people as it can have."));
}

}  // namespace

User ClinicStore::AddUser(const User& user, const std::string& passphrase) {
    m_data->Require(Operation::ManagePeople, user.id.value);
    m_data->RequireNoWork();
    RequirePassphrase(passphrase);
    User fresh = user;
    fresh.left_at.reset();
    if (fresh.id.empty()) fresh.id = {m_data->around.NewUuid()};
    RequireNew(fresh, Users(), m_data->keys);
    m_data->LetIn(fresh, passphrase);
    return fresh;
}

// The slot is written before the row is committed: a slot without its row is dropped at the next opening.
void ClinicStore::Data::LetIn(const User& fresh, const std::string& passphrase) {
    const vault::Secret seed = vault::Secret::Random(vault::kSeedBytes);
    vault::KeyFile next = keys;
    next.Put(vault::SealUserSlot(keys.clinic, fresh.id.value, fresh.name, passphrase, around.Cost(), data_key,
                                 seed));
    try {
        Engine::Transaction transaction(*engine);
        InsertUser(*engine, fresh);
        AddSigningKey(*engine, fresh.id, vault::PublicKeyOf(seed), around.Now());
        Audit({"user.add", fresh.id.value, {}, {}, DigestOf(fresh)});
        folder.WriteKeys(next);
        transaction.Commit();
    } catch (const std::exception&) {
        folder.MendKeys(keys);
        AuditRefusal({"user.add.failed", fresh.id.value, {}, {}, {}});
        throw;
    }
    keys = std::move(next);
}

void ClinicStore::SetRole(const UserId& user, model::Role role) {
    m_data->Require(Operation::ManagePeople, user.value);
    m_data->RequireNoWork();
    const User before = m_data->Person(user);
    if (before.role == role) return;
    m_data->RequireOtherOwner(before);
    User after = before;
    after.role = role;
    m_data->SaveRow("user.role", before, after);
    if (user == m_data->user.id) m_data->user = after;
}

void ClinicStore::ResetPassphrase(const UserId& user, const std::string& passphrase) {
    m_data->Require(Operation::ManagePeople, user.value);
    m_data->RequireNoWork();
    RequirePassphrase(passphrase);
    const User person = m_data->Person(user);
    if (user == m_data->user.id)
        throw Error(ErrorKind::Refused, Msg("Your own passphrase is changed with the one you have."));
    const vault::Secret seed = vault::Secret::Random(vault::kSeedBytes);
    vault::KeyFile next = m_data->keys;
    next.Put(vault::SealUserSlot(next.clinic, person.id.value, person.name, passphrase, m_data->around.Cost(),
                                 m_data->data_key, seed));
    // The log goes first: no key changes without its entry.
    Engine::Transaction transaction(*m_data->engine);
    AddSigningKey(*m_data->engine, person.id, vault::PublicKeyOf(seed), m_data->around.Now());
    m_data->Audit({"passphrase.reset", person.id.value, {}, {}, {}});
    transaction.Commit();
    m_data->TakeKeys(std::move(next), person.id);
}

std::string ClinicStore::RemoveUser(const UserId& user, const Progress& progress) {
    m_data->Require(Operation::ManagePeople, user.value);
    m_data->RequireNoWork();
    const User going = m_data->Person(user);
    m_data->RequireOtherOwner(going);
    if (user == m_data->user.id)
        throw Error(ErrorKind::Refused, Msg("You cannot remove yourself; another owner can."));
    std::string code = vault::RecoveryCode::New();
    vault::Secret key = vault::Secret::Random(vault::kDataKeyBytes);
    vault::KeyFile fresh = m_data->KeysWithout(going, key, code);
    m_data->Rekey(going, key, fresh, progress);
    try {
        m_data->OpenUnder(std::move(key), std::move(fresh));
    } catch (const std::exception&) {
        throw NewKeyUnfinished(Folder(), std::move(code));
    }
    return code;
}

NewKeyUnfinished::NewKeyUnfinished(const std::filesystem::path& folder, std::string recovery_code)
    : Error(ErrorKind::Environment,
            Msg("The new key of {0} is decided but not in place yet. Close the clinic and open it again; "
                "until then nothing can be saved."),
            {PathText(folder)}),
      m_recovery_code(std::move(recovery_code)) {}

// Who stays finds the new key in a slot that the old passphrase, or PIN, opens.
vault::KeyFile ClinicStore::Data::KeysWithout(const User& going, const vault::Secret& key,
                                              const std::string& recovery_code) const {
    vault::KeyFile fresh = keys;
    fresh.Drop(going.id.value);
    for (vault::KeySlot& slot : fresh.slots)
        if (!slot.user.empty()) vault::SendDataKey(fresh.clinic, slot, key);
    fresh.Put(vault::SealRecoverySlot(fresh.clinic, recovery_code, around.Cost(), key));
    return fresh;
}

void ClinicStore::ReassignVisit(const model::VisitId& id, const UserId& user) {
    const auto owners = OwnersOf(*m_data->engine, id);
    m_data->Require(Operation::ReassignVisit, id.value, owners ? owners->client : model::ClientId{});
    const User person = m_data->Person(user);
    if (!model::Allows(Operation::ChartVisit, person.role))
        throw Error(ErrorKind::Refused, Msg("{0} does not chart visits."), {person.name});
    auto visit = ReadVisit(*m_data->engine, id);
    if (!visit) throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {id.value});
    visit->therapist = user;
    m_data->TellRefusals(*visit, [&] { m_data->SaveVisit(*visit, {}); });
}

}  // namespace store
