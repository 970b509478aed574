// The whole clinic under another key. It is made beside the old one and verified; one rename decides. What
// follows, up to the old records being wiped, is finished by whoever opens the folder next if it is cut
// short.
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/copying.h"
#include "store/people_table.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

void Rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (error) ThrowSystemError(error.value(), to);
}

// What was under way when it was cut short. What cannot be removed stays for the next time.
void RemoveStages(const ClinicFolder& folder) noexcept try {
    const std::string begin = PathText(folder.Next().filename()) + kStageMark;
    std::error_code none;
    for (const std::string& name : NamesIn(folder.Path(), kMostEntries))
        if (name.starts_with(begin)) std::filesystem::remove_all(folder.Path() / name, none);
} catch (const std::exception&) {
    return;
}

void WipeIfPossible(const std::filesystem::path& file) noexcept try {
    std::error_code none;
    if (std::filesystem::exists(file, none)) WipeFile(file);
} catch (const std::exception&) {
    return;
}

// Nothing of the old log may be taken for a log of the new records.
void RemoveBeside(const std::filesystem::path& database) {
    for (const char* ending : {"-wal", "-shm", "-journal"}) {
        auto file = database;
        file += ending;
        std::error_code error;
        std::filesystem::remove(file, error);
        if (error) ThrowSystemError(error.value(), file);
    }
}

}  // namespace

void ClinicFolder::FinishNewKey() const {
    std::error_code none;
    const ClinicFolder next(Next());
    if (std::filesystem::is_directory(next.Path(), none)) {
        RemoveStages(*this);  // what an earlier change could not remove would be in the way of the last step
        TakeOver(next);
    }
    if (std::filesystem::exists(Database(), none)) WipeIfPossible(OldDatabase());
    RemoveStages(*this);
}

// Every step may be the last one for now; the next call goes on behind it.
void ClinicFolder::TakeOver(const ClinicFolder& next) const {
    std::error_code none;
    const vault::KeyFile keys = next.ReadKeys();
    if (std::filesystem::exists(next.Database(), none)) {
        RemoveBeside(Database());
        if (std::filesystem::exists(Database(), none)) Rename(Database(), OldDatabase());
        Rename(next.Database(), Database());
        SyncFolder(m_path);
    }
    WriteKeys(keys);
    auto done = next.Path();
    done += std::string(kStageMark) + "done";
    Rename(next.Path(), done);
    SyncFolder(m_path);
}

namespace {

// The copy becomes what the clinic will be: under the new key, without that person, telling so.
void TurnOver(const ClinicFolder& stage, const vault::Secret& old_key, const vault::Secret& key,
              const std::function<void(Engine&)>& change) {
    Engine(stage.Database(), old_key, Engine::Mode::ReadWrite).ChangeKey(key);
    Engine engine(stage.Database(), key, Engine::Mode::ReadWrite);
    Engine::Transaction transaction(engine);
    change(engine);
    transaction.Commit();
}

// Sound, all rows there, and of the log one entry more.
void Verify(Engine& old, const ClinicFolder& stage, const vault::Secret& key, const std::string& clinic,
            Pace& pace) {
    const Content made = ReadContent(stage, key, clinic, pace);
    auto rows = old.RowCounts();
    ++rows["audit"];
    if (!made.report.sound || made.rows != rows || made.sequence != ReadHead(old).sequence + 1)
        throw Error(ErrorKind::Environment,
                    Msg("The records could not be verified under their new key; nothing was changed."));
}

}  // namespace

// Holds the engine out of its log, and lets it go on there unless the new key was decided.
class ClinicStore::Data::Pause {
public:
    explicit Pause(Engine& engine) : m_engine(engine) { m_engine.LeaveWriteAheadLog(); }
    ~Pause() {
        if (m_decided) return;
        try {
            m_engine.ForbidWrites(false);
            m_engine.UseWriteAheadLog();
        } catch (const std::exception&) {
            return;  // slower, and as safe
        }
    }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;
    void Decided() { m_decided = true; }

private:
    Engine& m_engine;
    bool m_decided = false;
};

void ClinicStore::Data::Rekey(model::User going, const vault::Secret& key, const vault::KeyFile& fresh,
                              const Progress& progress) {
    try {
        const model::User before = going;
        going.left_at = around.Now();
        Pause pause(*engine);
        Stage stage(folder.Next(), around.NewUuid());
        Pace pace(progress, SizeOf(folder));
        (void)CopyOver(folder.Database(), stage.Folder().Database(), pace);
        TurnOver(stage.Folder(), data_key, key, [&](Engine& next) {
            UpdateUser(next, going);
            AppendAudit(next, around.Now(), user.id,
                        {"user.remove", going.id.value, {}, DigestOf(before), DigestOf(going)});
        });
        stage.Folder().WriteKeys(fresh);
        Verify(*engine, stage.Folder(), key, keys.clinic, pace);
        pace.Checked(2);
        engine->ForbidWrites(true);
        Decide(stage);
        pause.Decided();
    } catch (const std::exception&) {
        AuditRefusal({"user.remove.failed", going.id.value, {}, {}, {}});
        throw;
    }
}

// Once the folder has its name there is no way back, whatever its flushing says or the memory lacks: what was
// saved to the old records from then on would be lost.
void ClinicStore::Data::Decide(Stage& stage) const {
    try {
        stage.MoveTo(folder.Next());
    } catch (const std::exception&) {
        if (!stage.Moved()) throw;
    }
}

void ClinicStore::Data::OpenUnder(vault::Secret key, vault::KeyFile fresh) {
    folder.FinishNewKey();
    auto next = std::make_unique<Engine>(folder.Database(), key, Engine::Mode::ReadWrite);
    next->UseWriteAheadLog();
    engine = std::move(next);
    data_key = std::move(key);
    keys = std::move(fresh);
    anchor->KeepHead(*engine, around.Now());
}

}  // namespace store
