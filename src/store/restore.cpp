// Backups on their way back into use.
#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/copying.h"
#include "store/open_slot.h"
#include "store/schema.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

Error NotAsMade(const ClinicFolder& backup) {
    return {ErrorKind::BadInput,
            Msg("The backup {0} is damaged or was changed after it was made; nothing was restored. Choose "
                "another one."),
            {PathText(backup.Path())}};
}

// Of a folder that was copied by hand there is none.
std::optional<BackupSeal> SealOf(const ClinicFolder& backup, const vault::Secret& key) {
    std::error_code none;
    if (!std::filesystem::exists(backup.Seal(), none)) return std::nullopt;
    auto seal = ReadSeal(ReadWholeFile(backup.Seal(), kMostSealBytes));
    if (!seal || seal->mark != MarkOf(*seal, key)) throw NotAsMade(backup);
    return seal;
}

bool HasLog(const ClinicFolder& folder) {
    std::error_code none;
    const auto size = std::filesystem::file_size(folder.Log(), none);
    return !none && size > 0;
}

// What was saved last may still lie in the log of a folder copied by hand.
void TakeLogIn(const ClinicFolder& backup, const ClinicFolder& stage, const vault::Secret& key, Pace& pace) {
    (void)CopyOver(backup.Log(), stage.Log(), pace);
    Engine engine(stage.Database(), key, Engine::Mode::ReadWrite);
    (void)engine.HoldStill();
}

std::vector<BackupSeal::File> CopyFiles(const ClinicFolder& backup, const ClinicFolder& stage,
                                        const vault::KeyFile& keys, const std::optional<BackupSeal>& seal,
                                        Pace& pace) {
    std::vector<BackupSeal::File> files{CopyOver(backup.Database(), stage.Database(), pace)};
    if (seal) {
        const auto from = backup.KeyFiles();
        const auto to = stage.KeyFiles();
        for (std::size_t i = 0; i < from.size(); ++i) files.push_back(CopyOver(from[i], to[i], pace));
    } else {
        stage.WriteKeys(keys);
    }
    for (BackupSeal::File& file : CopyContent(backup, stage, pace)) files.push_back(std::move(file));
    return files;
}

// One sentence for whatever is wrong with the bytes. True if the clinic is a salvaged one.
bool FillStage(const ClinicFolder& backup, const ClinicFolder& stage, const vault::KeyFile& keys,
               const vault::Secret& key, Pace& pace) try {
    const auto seal = SealOf(backup, key);
    const bool log = HasLog(backup);
    if (seal && (log || seal->clinic != keys.clinic)) throw NotAsMade(backup);
    const auto files = CopyFiles(backup, stage, keys, seal, pace);
    if (seal && files != seal->files) throw NotAsMade(backup);
    if (log) TakeLogIn(backup, stage, key, pace);
    MakePrivateFolder(stage.Backups());
    const Content content = ReadContent(stage, key, keys.clinic, pace);
    const bool told = !seal || (content.rows == seal->rows && content.sequence == seal->sequence &&
                                content.head == seal->head);
    if (!content.MayBeKept() || !told) throw NotAsMade(backup);
    return content.salvaged;
} catch (const Error& error) {
    if (error.Kind() == ErrorKind::BadInput) throw NotAsMade(backup);
    throw;
}

constexpr int kFirstWithMail = 10;  // version of the tables

// What waited when the backup was made may have been sent since: nothing of it goes out by itself. An older
// clinic is held before it is brought up, so that it waits for nobody in between.
void HoldMail(const ClinicFolder& stage, const vault::Secret& key) {
    Engine engine(stage.Database(), key, Engine::Mode::ReadWrite);
    const int version = engine.SchemaVersion();
    if (version < kFirstWithMail || version > static_cast<int>(SchemaSteps().size())) return;
    engine
        .Prepare(
            "UPDATE outbox SET state = 'unsure', next_try = NULL, problem = ? WHERE state IN ('waiting', "
            "'sending')")
        .Bind(
            std::string(Msg("The clinic was restored from a backup; this letter may have been sent since.")))
        .Run();
    (void)engine.HoldStill();
}

void RequirePlace(const ClinicFolder& target) {
    std::error_code none;
    if (std::filesystem::exists(target.Path(), none))
        throw Error(ErrorKind::Refused, Msg("{0} exists already; a backup is restored to a new place only."),
                    {PathText(target.Path())});
}

vault::Secret KeyFor(const vault::KeyFile& keys, const std::string& user, const std::string& passphrase,
                     const Surroundings& around) {
    return Tries(keys, around).At([&] { return OpenFor(keys, user, passphrase).data_key; });
}

// Under its name and open; nothing of it is left if it does not turn out sound.
std::unique_ptr<ClinicStore> OpenRestored(Stage& stage, const ClinicFolder& target, const std::string& user,
                                          const std::string& passphrase, const Surroundings& around,
                                          bool salvaged) try {
    stage.MoveTo(target.Path());
    auto store = ClinicStore::Open(target.Path(), user, passphrase, around);
    store->Log("clinic.restore", store->Id());
    if (!salvaged && !store->Check().sound)
        throw Error(ErrorKind::BadInput, Msg("What was restored is not sound and was removed; choose another "
                                             "backup."));
    return store;
} catch (const std::exception&) {
    // What somebody else put there meanwhile is not ours to remove.
    std::error_code none;
    if (stage.Moved()) std::filesystem::remove_all(target.Path(), none);
    throw;
}

}  // namespace

std::unique_ptr<ClinicStore> Restore(const std::filesystem::path& from, const std::filesystem::path& to,
                                     const std::string& user, const std::string& passphrase,
                                     const Surroundings& around, const Progress& progress) {
    const ClinicFolder backup(from), target(to);
    backup.RequireClinic();
    RequirePlace(target);
    const auto lock = backup.Lock();
    const vault::KeyFile keys = backup.ReadKeys();
    const vault::Secret key = KeyFor(keys, user, passphrase, around);
    Pace pace(progress, SizeOf(backup));
    Around own(around);
    std::unique_ptr<ClinicStore> store;
    AtPlaceOf(target.Path(), [&] {
        Stage stage(target.Path(), own.NewUuid());
        const bool salvaged = FillStage(backup, stage.Folder(), keys, key, pace);
        stage.Folder().WriteKeys(WithoutPins(keys));
        HoldMail(stage.Folder(), key);
        pace.Checked(2);
        store = OpenRestored(stage, target, user, passphrase, around, salvaged);
    });
    return store;
}

CheckReport Drill(const std::filesystem::path& backup, const std::filesystem::path& place,
                  const std::string& user, const std::string& passphrase, const Surroundings& around,
                  const Progress& progress) {
    Around own(around);
    // Named as work under way, so that an interrupted drill is cleared away like it.
    const auto target = place / ("drill" + std::string(kStageMark) + own.NewUuid());
    struct Clearing {
        std::filesystem::path folder;
        ~Clearing() {
            try {
                std::error_code none;
                std::filesystem::remove_all(folder, none);
            } catch (const std::exception&) {
                return;  // the next drill or backup clears it away
            }
        }
    };
    const Clearing clearing{target};
    const auto store = Restore(backup, target, user, passphrase, around, progress);
    return store->Check();
}

}  // namespace store
