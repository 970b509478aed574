#include "store/backup.h"

#include <algorithm>
#include <tuple>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/copying.h"
#include "store/open_slot.h"
#include "vault/digest.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

std::optional<Backup> ReadBackup(const std::filesystem::path& folder, const std::string& clinic) try {
    const ClinicFolder backup(folder);
    const auto seal = ReadSeal(ReadWholeFile(backup.Seal(), kMostSealBytes));
    if (!seal || seal->clinic != clinic) return std::nullopt;
    return Backup{backup.Path(), seal->made_at, SizeOf(backup), seal->sequence};
} catch (const Error&) {
    return std::nullopt;
}

// Under another name first, so that no half backup bears the name of a whole one.
void RemoveBackup(const Backup& backup) noexcept try {
    std::error_code error;
    auto going = backup.folder;
    going += std::string(kStageMark) + "going";
    std::filesystem::rename(backup.folder, going, error);
    if (!error) std::filesystem::remove_all(going, error);
} catch (const std::exception&) {
    return;
}

// Tells FadeOut that somebody is at work; not every server keeps locks.
std::unique_ptr<FolderLock> LockIfPossible(const std::filesystem::path& folder) noexcept try {
    return FolderLock::Take(folder);
} catch (const std::exception&) {
    return nullptr;
}

// What nobody is at work with any more.
void RemoveStage(const std::filesystem::path& folder) noexcept try {
    const auto lock = LockIfPossible(folder);
    std::error_code none;
    if (lock) std::filesystem::remove_all(folder, none);
} catch (const std::exception&) {
    return;
}

std::vector<std::filesystem::path> FoldersIn(const std::filesystem::path& place) {
    std::vector<std::filesystem::path> folders;
    std::error_code none;
    for (const std::string& name : NamesIn(place, kMostEntries)) {
        const auto folder = place / name;
        if (std::filesystem::symlink_status(folder, none).type() == std::filesystem::file_type::directory)
            folders.push_back(folder);
    }
    return folders;
}

void RequireSound(const Content& copy, const std::filesystem::path& clinic) {
    if (!copy.MayBeKept())
        throw Error(
            ErrorKind::Refused,
            Msg("The records of {0} are not sound, so this backup was not kept; earlier backups stay. "
                "Check the clinic."),
            {PathText(clinic)});
}

// The keys as they are in use, but for PINs, in both copies, as lines of the list.
void WriteKeysInto(const ClinicFolder& stage, const vault::KeyFile& keys, BackupSeal& seal) {
    stage.WriteKeys(WithoutPins(keys));
    for (const auto& file : stage.KeyFiles()) {
        const std::string text = ReadWholeFile(file, vault::kMostKeyFileBytes);
        seal.files.push_back(
            {PathText(file.filename()), static_cast<std::int64_t>(text.size()), vault::Digest(text)});
    }
}

void CopyTo(const Original& original, const ClinicFolder& target, const Progress& progress) {
    Pace pace(progress, SizeOf(original.folder));
    Stage stage(target.Path(), original.suffix);
    const auto lock = LockIfPossible(stage.Folder().Path());
    BackupSeal seal;
    seal.clinic = original.keys.clinic;
    seal.made_at = original.now;
    seal.files.push_back(CopyOver(original.folder.Database(), stage.Folder().Database(), pace));
    WriteKeysInto(stage.Folder(), original.keys, seal);
    for (BackupSeal::File& file : CopyContent(original.folder, stage.Folder(), pace))
        seal.files.push_back(std::move(file));
    MakePrivateFolder(stage.Folder().Backups());
    const Content copy = ReadContent(stage.Folder(), original.key, seal.clinic, pace);
    RequireSound(copy, original.folder.Path());
    seal.rows = copy.rows;
    seal.sequence = copy.sequence;
    seal.head = copy.head;
    if (Engine(original.folder.Database(), original.key, Engine::Mode::Still).RowCounts() != copy.rows)
        throw Error(ErrorKind::Environment, Msg("The backup could not be verified and was removed: {0}."),
                    {PathText(target.Path())});
    seal.mark = MarkOf(seal, original.key);
    ReplaceFile(stage.Folder().Seal(), WriteSeal(seal));
    pace.Checked(2);
    stage.MoveTo(target.Path());
}

}  // namespace

Stage::Stage(const std::filesystem::path& target, const std::string& suffix)
    : m_folder(target.parent_path() /
               (target.filename().u8string() + u8".new-" + std::u8string(suffix.begin(), suffix.end()))) {
    std::error_code none;
    if (!std::filesystem::is_directory(target.parent_path(), none))
        throw Error(ErrorKind::Environment, Msg("There is no folder {0}."), {PathText(target.parent_path())});
    MakePrivateFolder(m_folder.Path());
}

// Without memory it stays, under a name that says it was not finished.
Stage::~Stage() {
    try {
        std::error_code none;
        if (!m_moved) std::filesystem::remove_all(m_folder.Path(), none);
    } catch (const std::exception&) {
        return;
    }
}

void Stage::MoveTo(const std::filesystem::path& target) {
    SyncFolder(m_folder.Path());
    std::error_code error;
    std::filesystem::rename(m_folder.Path(), target, error);
    if (error) ThrowSystemError(error.value(), target);
    m_moved = true;
    SyncFolder(target.parent_path());
}

void CopyClinic(const Original& original, const ClinicFolder& target, const Progress& progress) {
    std::error_code none;
    if (std::filesystem::exists(target.Path(), none))
        throw Error(ErrorKind::Refused, Msg("{0} exists already."), {PathText(target.Path())});
    AtPlaceOf(target.Path(), [&] { CopyTo(original, target, progress); });
}

std::vector<Backup> BackupsIn(const std::filesystem::path& place, const std::string& clinic) {
    std::vector<Backup> found;
    for (const auto& folder : FoldersIn(place)) {
        if (PathText(folder.filename()).find(kStageMark) != std::string::npos) continue;
        if (auto backup = ReadBackup(folder, clinic)) found.push_back(*std::move(backup));
    }
    std::ranges::sort(found, [](const Backup& a, const Backup& b) {
        return std::tie(a.sequence, a.made_at) > std::tie(b.sequence, b.made_at);
    });
    return found;
}

std::string BackupName(model::Instant made_at) {
    std::string name = model::ToIso(made_at).substr(0, 19);
    std::erase(name, ':');
    return name + "Z.palpate";
}

namespace {

// Made by BackupName; of which second is no matter, since the clock goes on between the name and the copy.
bool HasBackupName(const std::filesystem::path& folder) {
    constexpr std::string_view shape = "0000-00-00T000000Z.palpate";
    const std::string name = PathText(folder.filename());
    return std::ranges::equal(name, shape, [](char given, char wanted) {
        return wanted == '0' ? given >= '0' && given <= '9' : given == wanted;
    });
}

}  // namespace

void FadeOut(const std::filesystem::path& place, const std::string& clinic, std::size_t keep,
             const std::filesystem::path& made) noexcept try {
    for (const auto& folder : FoldersIn(place))
        if (PathText(folder.filename()).find(kStageMark) != std::string::npos) RemoveStage(folder);
    const std::vector<Backup> found = BackupsIn(place, clinic);
    const auto is_made = [&](const Backup& one) { return one.folder.filename() == made.filename(); };
    const auto newest = made.empty() ? found.end() : std::ranges::find_if(found, is_made);
    if (!made.empty() && newest == found.end()) return;
    std::size_t kept = newest == found.end() ? 0 : 1;
    for (const Backup& backup : found) {
        if (!HasBackupName(backup.folder)) continue;
        if (newest != found.end() && (is_made(backup) || backup.sequence > newest->sequence)) continue;
        if (++kept > keep) RemoveBackup(backup);
    }
} catch (const std::exception&) {
    return;
}

std::function<void(const std::filesystem::path&, const Progress&)> ClinicStore::Copier() {
    m_data->Require(model::Operation::BackUp, m_data->keys.clinic);
    if (m_data->engine->InTransaction())
        throw Error(ErrorKind::Refused, Msg("A backup cannot be made while something is being saved."));
    struct Held {
        std::shared_ptr<void> still;
        std::shared_ptr<FolderLock> lock;
        Original original;
    };
    auto held = std::make_shared<Held>(Held{m_data->engine->HoldStill(), m_data->lock, m_data->AsOriginal()});
    return [held](const std::filesystem::path& target, const Progress& progress) {
        CopyClinic(held->original, ClinicFolder(target), progress);
    };
}

Original ClinicStore::Data::AsOriginal() {
    return {folder, keys, data_key.Copy(), around.Now(), around.NewUuid()};
}

void ClinicStore::BackUp(const std::filesystem::path& target, const Progress& progress) {
    Copier()(target, progress);
    Log("clinic.backup", m_data->keys.clinic);
}

const std::string& ClinicStore::Id() const {
    return m_data->keys.clinic;
}

bool ClinicStore::ChangedSince(long long sequence) const {
    Query query = m_data->engine->Prepare(
        "SELECT 1 FROM audit WHERE sequence > ? AND (after <> '' OR action LIKE 'passphrase.%' OR action = "
        "'recovery.renew' OR action = 'content.change') LIMIT 1");
    return query.Bind(sequence).Step();
}

CheckReport ClinicStore::Check() const {
    m_data->Require(model::Operation::CheckClinic, m_data->keys.clinic);
    return CheckWhole(*m_data->engine, m_data->keys.clinic, m_data->found, m_data->Witnesses());
}

}  // namespace store
