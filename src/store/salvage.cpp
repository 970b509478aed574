#include "store/salvage.h"

#include <algorithm>

#include "model/problem.h"
#include "store/audit_table.h"
#include "store/clinic_data.h"
#include "store/copying.h"
#include "store/open_slot.h"
#include "store/people_table.h"
#include "store/salvage_rows.h"
#include "store/schema.h"
#include "vault/digest.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::uint32_t kPagesBetweenLooks = 256;
constexpr std::size_t kSchemaVersionAt = 60;  // in the first page

// The triggers that keep signed records as they are would keep them out; they come back afterwards.
class TriggersAside {
public:
    explicit TriggersAside(Engine& engine) : m_engine(engine) {
        std::vector<std::string> names;
        {
            std::string name, sql;
            Query query = engine.Prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
            while (query.Step()) {
                query.Take(name, sql);
                names.push_back(name);
                m_sql += sql + ";\n";
            }
        }
        for (const auto& name : names) engine.Execute("DROP TRIGGER \"" + name + '"');
    }
    void Return() { m_engine.Execute(m_sql); }

private:
    Engine& m_engine;
    std::string m_sql;
};

std::size_t VersionOf(PageFile& file, const ClinicFolder& clinic) {
    const std::size_t newest = SchemaSteps().size();
    const auto first = file.Page(1);
    const std::size_t told = first ? FourBytes(*first, kSchemaVersionAt) : newest;
    if (told > newest)
        throw Error(ErrorKind::BadInput,
                    Msg("{0} was written by a newer Palpate. Install the newer version to open it."),
                    {PathText(clinic.Path())});
    return told == 0 ? newest : told;
}

bool Empty(Engine& engine, const std::string& table) {
    return engine.Number("SELECT NOT EXISTS (SELECT 1 FROM " + table + ")") != 0;
}

// Who may sign in stands in the keys too, though not what they are called on paper.
void MakePeopleAnew(Engine& engine, const vault::KeyFile& keys, SalvageReport& report) {
    bool users = false, signing = false;
    for (const vault::KeySlot& slot : keys.slots) {
        if (slot.user.empty()) continue;
        Query known = engine.Prepare("SELECT 1 FROM users WHERE id = ?");
        if (!known.Bind(slot.user).Step()) {
            // One owner is enough, and the first in the keys is who made the clinic.
            engine
                .Prepare(
                    "INSERT OR IGNORE INTO users (id, name, full_name, credentials, role) VALUES (?1, ?2, "
                    "?2, "
                    "'', CASE WHEN EXISTS (SELECT 1 FROM users WHERE role = 'owner') THEN 'therapist' ELSE "
                    "'owner' END)")
                .Bind(slot.user, slot.name)
                .Run();
            users = true;
        }
        const std::string key = vault::ToHex(slot.signing_public);
        Query kept = engine.Prepare("SELECT 1 FROM signing_keys WHERE public_key = ?");
        if (kept.Bind(key).Step()) continue;
        engine.Prepare("INSERT INTO signing_keys (public_key, user, since) VALUES (?, ?, 0)")
            .Bind(key, slot.user)
            .Run();
        signing = true;
    }
    if (users) report.made_anew.emplace_back("users");
    if (signing) report.made_anew.emplace_back("signing_keys");
}

void MakeAnew(Engine& engine, const vault::KeyFile& keys, SalvageReport& report) {
    if (Empty(engine, "clinic")) {
        engine
            .Prepare(
                "INSERT INTO clinic (id, name, address, phone, email, zone, language, paper, accent) "
                "VALUES (?, '', '', '', '', 'UTC', 'en', 'A4', '#12686B')")
            .Bind(keys.clinic)
            .Run();
        report.made_anew.emplace_back("clinic");
    }
    MakePeopleAnew(engine, keys, report);
    if (!Empty(engine, "audit_head")) return;
    if (Empty(engine, "audit"))
        StartAudit(engine, keys.clinic);
    else
        engine.Execute(
            "INSERT INTO audit_head (one, sequence, hash) SELECT 1, sequence, hash FROM audit ORDER BY "
            "sequence DESC LIMIT 1");
    report.made_anew.emplace_back("audit_head");
}

// What the log tells of and no table holds.
long long MissingIn(Engine& engine, const std::string& table) {
    if (table == "audit")
        return engine.Number(
            "SELECT max(0, (SELECT sequence FROM audit_head) - (SELECT count(*) FROM audit))");
    for (const std::string kind : {"client", "visit", "picture", "phrase"})
        if (table == kind + 's')
            return engine.Number(
                "SELECT count(DISTINCT entity) FROM audit WHERE after <> '' AND action LIKE '" + kind +
                ".%' AND entity NOT IN (SELECT id FROM " + table + ")");
    return 0;
}

void FillDatabase(Engine& engine, PageFile& file, const vault::KeyFile& keys, const Progress& progress,
                  SalvageReport& report) {
    engine.Execute("PRAGMA foreign_keys=OFF");
    Engine::Transaction transaction(engine);
    TriggersAside triggers(engine);
    SalvageRows rows(file, engine);
    report.pages = file.Pages();
    long long done = 0;
    rows.SaveAll([&](std::uint32_t) {
        if (++done % kPagesBetweenLooks == 0 && progress && !progress(done, report.pages))
            throw Error(ErrorKind::Refused, Msg("Stopped; nothing was changed."));
    });
    report.unreadable = rows.Unreadable();
    report.rows_cut = rows.Cut();
    MakeAnew(engine, keys, report);
    engine.Execute(
        "INSERT INTO client_words (rowid, words) SELECT row, name || char(10) || preferred_name || char(10) "
        "|| number FROM clients");
    triggers.Return();
    for (const RowShape& shape : ShapesOf(engine))
        report.tables.push_back({shape.table, engine.Number("SELECT count(*) FROM " + shape.table),
                                 MissingIn(engine, shape.table)});
    transaction.Commit();
}

// Every file whole or not at all: half a rule would be another one.
void SaveContent(const ClinicFolder& from, const ClinicFolder& to) {
    for (const std::string& name : from.ContentNames()) {
        std::error_code none;
        try {
            const std::string text = ReadWholeFile(from.Content() / name, kMostContentBytes);
            if (!std::filesystem::exists(to.Content(), none)) MakePrivateFolder(to.Content());
            ReplaceFile(to.Content() / name, text);
        } catch (const Error&) {
            continue;  // the records matter more than one that cannot be read
        }
    }
}

vault::Secret KeyOf(const vault::KeyFile& keys, const SalvageKey& key, const Surroundings& around) {
    return Tries(keys, around).At([&] {
        return key.recovery_code.empty() ? OpenFor(keys, key.user, key.passphrase).data_key
                                         : OpenWithCode(keys, key.recovery_code);
    });
}

// Under its name and open, or gone.
std::unique_ptr<ClinicStore> OpenNew(Stage& stage, const ClinicFolder& target, const SalvageKey& key,
                                     const Surroundings& around) try {
    stage.MoveTo(target.Path());
    auto store =
        key.recovery_code.empty()
            ? ClinicStore::Open(target.Path(), key.user, key.passphrase, around)
            : ClinicStore::Recover(target.Path(), key.recovery_code, key.user, key.passphrase, around);
    store->Log("clinic.salvage", store->Id());
    return store;
} catch (const std::exception&) {
    std::error_code none;
    if (stage.Moved()) std::filesystem::remove_all(target.Path(), none);
    throw;
}

void RequireNew(const ClinicFolder& target) {
    std::error_code none;
    if (std::filesystem::exists(target.Path(), none))
        throw Error(ErrorKind::Refused, Msg("{0} exists already; what is saved goes to a new place only."),
                    {PathText(target.Path())});
}

}  // namespace

Salvaged Salvage(const std::filesystem::path& damaged, const std::filesystem::path& target,
                 const SalvageKey& key, const Surroundings& around, const Progress& progress) {
    const ClinicFolder from(damaged), to(target);
    from.RequireClinic();
    RequireNew(to);
    const auto lock = from.Lock();
    const vault::KeyFile keys = from.ReadKeys();
    const vault::Secret data_key = KeyOf(keys, key, around);
    Around own(around);
    Salvaged salvaged;
    AtPlaceOf(to.Path(), [&] {
        Stage stage(to.Path(), own.NewUuid());
        {
            PageFile file(from.Database(), from.Log(), data_key);
            Engine engine(stage.Folder().Database(), data_key, Engine::Mode::Create);
            engine.UseWriteAheadLog();
            BringUp(engine, SchemaSteps().first(VersionOf(file, from)), [] {});
            FillDatabase(engine, file, keys, progress, salvaged.report);
            // Here, since the copy an upgrade makes first is refused for rows that lost what they belong to.
            BringUp(engine, SchemaSteps(), [] {});
        }
        MakePrivateFolder(stage.Folder().Backups());
        stage.Folder().WriteKeys(keys);
        SaveContent(from, stage.Folder());
        salvaged.store = OpenNew(stage, to, key, around);
    });
    return salvaged;
}

}  // namespace store
