#include <algorithm>
#include <utility>

#include "model/passphrase.h"
#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/open_slot.h"
#include "store/people_table.h"
#include "store/schema.h"
#include "vault/recovery_code.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

void RequireFree(const ClinicFolder& folder) {
    std::error_code none;
    if (!std::filesystem::exists(folder.Path(), none)) return;
    if (std::filesystem::is_directory(folder.Path(), none) && std::filesystem::is_empty(folder.Path(), none))
        return;
    throw Error(ErrorKind::Refused, Msg("{0} exists already and is not an empty folder."),
                {PathText(folder.Path())});
}

struct NewKeys {
    vault::KeyFile file;
    vault::Secret data_key = vault::Secret::Random(vault::kDataKeyBytes);
    vault::Secret signing_seed = vault::Secret::Random(vault::kSeedBytes);
    std::string recovery_code = vault::RecoveryCode::New();
};

NewKeys MakeKeys(const std::string& clinic, const model::User& owner, const std::string& passphrase,
                 const Around& around) {
    NewKeys keys;
    const vault::KdfCost cost = around.Cost();
    keys.file.clinic = clinic;
    keys.file.Put(vault::SealUserSlot(clinic, owner.id.value, owner.name, passphrase, cost, keys.data_key,
                                      keys.signing_seed));
    keys.file.Put(vault::SealRecoverySlot(clinic, keys.recovery_code, cost, keys.data_key));
    return keys;
}

void WriteFirstRows(Engine& engine, const NewKeys& keys, const model::ClinicProfile& profile,
                    const model::User& owner, model::Instant now) {
    BringUp(engine, SchemaSteps(), [] {});
    Engine::Transaction transaction(engine);
    InsertProfile(engine, keys.file.clinic, profile);
    InsertUser(engine, owner);
    AddSigningKey(engine, owner.id, vault::PublicKeyOf(keys.signing_seed), now);
    StartAudit(engine, keys.file.clinic);
    AppendAudit(engine, now, owner.id, {"clinic.create", keys.file.clinic, {}, {}, DigestOf(profile)});
    transaction.Commit();
}

void Fill(const ClinicFolder& stage, const NewKeys& keys, const model::ClinicProfile& profile,
          const model::User& owner, model::Instant now) {
    {
        Engine engine(stage.Database(), keys.data_key, Engine::Mode::Create);
        engine.UseWriteAheadLog();
        WriteFirstRows(engine, keys, profile, owner, now);
    }
    MakePrivateFolder(stage.Backups());
    stage.WriteKeys(keys.file);
}

// A try that was cut short may have left its copy within the same second.
std::filesystem::path PlaceBefore(const std::filesystem::path& backups, model::Instant now, int version) {
    std::string name = model::ToIso(now).substr(0, 19);
    std::erase(name, ':');
    name += "-schema-" + std::to_string(version);
    auto place = backups / (name + ".palpate");
    std::error_code none;
    for (int i = 2; std::filesystem::exists(place, none); ++i)
        place = backups / (name + '-' + std::to_string(i) + ".palpate");
    return place;
}

}  // namespace

vault::Secret OpenWithCode(const vault::KeyFile& keys, const std::string& typed) {
    if (const int group = vault::RecoveryCode::FirstWrongGroup(typed))
        throw Error(ErrorKind::NoAccess, Msg("Group {0} of the recovery code is mistyped."),
                    {std::to_string(group)});
    const auto code = vault::RecoveryCode::Normalise(typed);
    if (!code)
        throw Error(ErrorKind::NoAccess, Msg("A recovery code has eight groups of five letters and digits."));
    const vault::KeySlot* slot = keys.Recovery();
    auto opened = slot ? vault::OpenSlot(keys.clinic, *slot, *code) : std::nullopt;
    if (!opened) throw Error(ErrorKind::NoAccess, Msg("This recovery code does not open this clinic."));
    return std::move(opened->data_key);
}

void RequirePassphrase(const std::string& passphrase) {
    if (!model::IsLongEnough(passphrase))
        throw Error(ErrorKind::BadInput,
                    Msg("A passphrase has at least {0} characters; four words are a good one."),
                    {std::to_string(model::kLeastPassphrase)});
    if (passphrase.size() > model::kMostPassphrase)
        throw Error(ErrorKind::BadInput, Msg("A passphrase has at most {0} characters."),
                    {std::to_string(model::kMostPassphrase)});
}

vault::KeyFile WithoutPins(vault::KeyFile keys) {
    for (vault::KeySlot& slot : keys.slots) slot.pin.reset();
    return keys;
}

vault::OpenedSlot OpenFor(const vault::KeyFile& keys, const std::string& user,
                          const std::string& passphrase) {
    const vault::KeySlot* slot = keys.OfUser(user);
    auto opened = vault::OpenSlot(keys.clinic, slot ? *slot : keys.slots.front(), passphrase);
    if (!slot || !opened) throw Error(ErrorKind::NoAccess, Msg("The name or the passphrase is not right."));
    return std::move(*opened);
}

ClinicStore::Created ClinicStore::Create(const std::filesystem::path& folder,
                                         const model::ClinicProfile& profile, const model::User& owner,
                                         const std::string& passphrase, const Surroundings& around) {
    RequirePassphrase(passphrase);
    auto data = std::make_unique<Data>(ClinicFolder(folder), around);
    RequireFree(data->folder);
    data->user = owner;
    if (owner.id.empty()) data->user.id = {data->around.NewUuid()};
    NewKeys keys = MakeKeys(data->around.NewUuid(), data->user, passphrase, data->around);
    Stage stage(data->folder.Path(), data->around.NewUuid());
    Fill(stage.Folder(), keys, profile, data->user, data->around.Now());
    // The lock is on the folder itself and keeps it when the folder gets its name.
    data->lock = stage.Folder().Lock();
    stage.MoveTo(data->folder.Path());
    data->data_key = std::move(keys.data_key);
    data->signing_seed = std::move(keys.signing_seed);
    data->keys = std::move(keys.file);
    data->StartNew();
    return {std::unique_ptr<ClinicStore>(new ClinicStore(std::move(data))), std::move(keys.recovery_code)};
}

// Nobody has the recovery code of a clinic that does not come up: it goes again.
void ClinicStore::Data::StartNew() try {
    engine = std::make_unique<Engine>(folder.Database(), data_key, Engine::Mode::ReadWrite);
    engine->UseWriteAheadLog();
    MeetAnchor();
} catch (const std::exception&) {
    engine.reset();
    std::error_code none;
    std::filesystem::remove_all(folder.Path(), none);
    throw;
}

// Everything that can be refused is refused before the first byte is written.
void ClinicStore::Data::Start(const std::string& user_name) {
    engine = std::make_unique<Engine>(folder.Database(), data_key, Engine::Mode::ReadWrite);
    if (!engine->IsClinic())
        throw Error(ErrorKind::BadInput, Msg("{0} is damaged. Restore the newest backup of the clinic."),
                    {PathText(folder.Database())});
    BringUp(*engine, SchemaSteps(), [&] {
        // An empty folder may be lost on the way through an archive.
        std::error_code none;
        if (!std::filesystem::exists(folder.Backups(), none)) MakePrivateFolder(folder.Backups());
        const ClinicFolder target(PlaceBefore(folder.Backups(), around.Now(), engine->SchemaVersion()));
        const auto still = engine->HoldStill();
        CopyClinic(AsOriginal(), target, {});
        brought_up = true;
    });
    auto known = ReadUsers(*engine);
    MarkStudents(*engine, known);
    DropStaleSlots(known);
    for (const model::User& one : known)
        if (one.name == user_name && !one.left_at) user = one;
    if (user.id.empty())
        throw Error(ErrorKind::BadInput, Msg("The keys of {0} do not belong to its records."),
                    {PathText(folder.Path())});
    FindClosed();
    // Before the log appears, which gets the permissions of the database.
    folder.CloseToOthers();
    engine->UseWriteAheadLog();
    MeetAnchor();
}

void ClinicStore::Data::TakeFolder() {
    folder.RequireFolder();
    lock = folder.Lock();
    folder.FinishNewKey();
    folder.RequireClinic();
    keys = folder.ReadKeys();
}

void ClinicStore::Data::Try(const std::string& user_name, const std::function<void()>& opening) const {
    Tries::Kept kept;
    for (const ClinicFolder::Refusal& one : folder.Refusals()) kept.push_back(one.at);
    const auto refused = [&] {
        const vault::KeySlot* slot = keys.OfUser(user_name);
        folder.NoteRefusal({around.Now(), slot != nullptr ? slot->user : std::string()});
    };
    (void)AllTries().At([&] { return opening(), true; }, kept, refused);
}

// Whoever can write into the folder can write anything into what is noted there.
void ClinicStore::Data::TellTurnedAway() {
    for (const ClinicFolder::Refusal& one : folder.Refusals()) {
        const bool known = std::ranges::count(keys.slots, one.user, &vault::KeySlot::user) > 0;
        AppendAudit(*engine, one.at, {}, {"signin.failed", known ? one.user : std::string(), {}, {}, {}});
    }
}

void ClinicStore::Data::Welcome(const std::string& action, const std::function<void()>& work) {
    Engine::Transaction transaction(*engine);
    if (work) work();
    TellTurnedAway();
    if (brought_up) Audit({"clinic.upgrade", keys.clinic, {}, {}, {}});
    Audit({action, keys.clinic, {}, {}, {}});
    if (!anchor->Agrees()) Audit({"anchor.conflict", keys.clinic, {}, {}, {}});
    transaction.Commit();
    folder.ForgetRefusals();
}

vault::KeyFile ClinicStore::Data::KeysWith(const std::string& passphrase, const vault::Secret& key,
                                           const vault::Secret& seed) const {
    vault::KeyFile fresh = keys;
    vault::KeySlot slot =
        vault::SealUserSlot(keys.clinic, user.id.value, user.name, passphrase, around.Cost(), key, seed);
    // A PIN opens the signing key; it goes on as long as that is the same.
    const vault::KeySlot* old = fresh.OfId(user.id.value);
    if (old != nullptr && old->pin && old->signing_public == slot.signing_public) {
        slot.pin = old->pin;
        vault::SendDataKey(keys.clinic, slot, key);
    }
    fresh.Put(std::move(slot));
    return fresh;
}

// The log goes first: no key changes without its entry.
void ClinicStore::Data::TakeKeys(vault::KeyFile fresh, const model::UserId& of) {
    try {
        folder.WriteKeys(fresh);
    } catch (const std::exception&) {
        folder.MendKeys(keys);
        AuditRefusal({"passphrase.change.failed", of.value, {}, {}, {}});
        throw;
    }
    keys = std::move(fresh);
}

void ClinicStore::Data::AuditRefusal(const AuditNote& note) noexcept try {
    Engine::Transaction transaction(*engine);
    Audit(note);
    transaction.Commit();
} catch (const std::exception&) {
    return;
}

std::unique_ptr<ClinicStore> ClinicStore::Open(const std::filesystem::path& folder, const std::string& user,
                                               const std::string& passphrase, const Surroundings& around) {
    auto data = std::make_unique<Data>(ClinicFolder(folder), around);
    data->TakeFolder();
    data->Try(user, [&] {
        vault::OpenedSlot opened = OpenFor(data->keys, user, passphrase);
        data->data_key = std::move(opened.data_key);
        data->signing_seed = std::move(opened.signing_seed);
    });
    data->Start(user);
    data->Welcome("clinic.open");
    data->ForgetPinTries(data->user.id.value);
    // A damaged or older copy is put right on the way.
    data->folder.MendKeys(data->keys);
    return std::unique_ptr<ClinicStore>(new ClinicStore(std::move(data)));
}

std::unique_ptr<ClinicStore> ClinicStore::Recover(const std::filesystem::path& folder,
                                                  const std::string& recovery_code, const std::string& user,
                                                  const std::string& new_passphrase,
                                                  const Surroundings& around) {
    RequirePassphrase(new_passphrase);
    auto data = std::make_unique<Data>(ClinicFolder(folder), around);
    data->TakeFolder();
    data->Try(user, [&] {
        data->data_key = OpenWithCode(data->keys, recovery_code);
        if (!data->keys.OfUser(user))
            throw Error(ErrorKind::NoAccess, Msg("Nobody named {0} may sign in to this clinic."), {user});
    });
    data->Start(user);
    // The old signing key went with the old passphrase.
    data->signing_seed = vault::Secret::Random(vault::kSeedBytes);
    vault::KeyFile keys = data->KeysWith(new_passphrase, data->data_key, data->signing_seed);
    data->Welcome("clinic.recover", [&] {
        AddSigningKey(*data->engine, data->user.id, vault::PublicKeyOf(data->signing_seed),
                      data->around.Now());
    });
    data->TakeKeys(std::move(keys), data->user.id);
    return std::unique_ptr<ClinicStore>(new ClinicStore(std::move(data)));
}

std::vector<std::string> ClinicStore::UserNames(const std::filesystem::path& folder) {
    const ClinicFolder clinic(folder);
    clinic.RequireFolder();
    // While somebody has it open there is nothing to finish.
    if (const auto lock = FolderLock::Take(clinic.Path())) clinic.FinishNewKey();
    clinic.RequireClinic();
    std::vector<std::string> names;
    for (const auto& slot : clinic.ReadKeys().slots)
        if (!slot.user.empty()) names.push_back(slot.name);
    return names;
}

vault::OpenedSlot ClinicStore::Data::OpenOwn(const std::string& passphrase) {
    return AllTries().At([&] { return OpenFor(keys, user.name, passphrase); }, {},
                         [&] {
                             AuditRefusal({"passphrase.denied", user.id.value, {}, {}, {}});
                         });
}

void ClinicStore::ChangePassphrase(const std::string& old_passphrase, const std::string& new_passphrase) {
    m_data->Require(model::Operation::ChangeOwnPassphrase, m_data->user.id.value);
    RequirePassphrase(new_passphrase);
    const vault::OpenedSlot opened = m_data->OpenOwn(old_passphrase);
    vault::KeyFile keys = m_data->KeysWith(new_passphrase, opened.data_key, opened.signing_seed);
    Log("passphrase.change", m_data->user.id.value);
    m_data->TakeKeys(std::move(keys), m_data->user.id);
}

}  // namespace store
