// tamper TAMPERS HONEST [SEED]: TAMPERS times somebody who holds the key of the database and knows how the
// log is hashed changes a clinic with a past; a fifth as often pages of an older file are put over those of
// the newer one; HONEST times a clinic is only worked in, with crashes, copies and a second computer. Prints
// how many tampers were found and named (kind and first entry) and how many false alarms there were; ends
// with 1 unless all were found and named and nothing honest was. 10,000 of each take about ten minutes.
#include <stdlib.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "campaigns/tamper_pages.h"
#include "campaigns/tamper_story.h"
#include "support/raw_log.h"
#include "vault/key_file.h"

namespace {

using campaign::Story;
using support::RawLog;
using vault::Tampering;
namespace fs = std::filesystem;

// What the verdict must begin with: one of these kinds, at this entry.
struct Expected {
    std::vector<Tampering> kinds;
    long long sequence = 0;
};

// How far the one who tampers mends the hashes.
enum class Mending { None, Own, All };

// A clinic with a past that is put back after every tamper.
class Victim {
public:
    explicit Victim(unsigned seed) : story(seed) {
        for (int sessions = story.Int(3, 6); sessions > 0; --sessions) {
            older.push_back(story.dir.Path() / ("older" + std::to_string(older.size())));
            story.KeepCopy(older.back());
            if (story.Chance(20)) story.RefusedSignIn();
            story.Session();
            story.store.reset();
        }
        Story::Copy(story.folder, m_final);
        Story::Copy(story.profile, m_profile);
        support::RawDatabase raw(story);
        log = RawLog::Read(raw.Handle());
    }
    void PutBack() const {
        Story::Copy(m_final, story.folder);
        Story::Copy(m_profile, story.profile);
    }
    // Mended, and the head set where the chain is new.
    void Write(RawLog changed, Mending mending, std::size_t at) const {
        if (mending == Mending::All)
            changed.Chain(log.links.front().link.previous);
        else
            changed.Renumber();
        if (mending == Mending::Own) changed.links[at].hash = vault::HashOf(changed.links[at].link);
        support::RawDatabase raw(story);
        changed.Write(raw.Handle(), mending == Mending::All);
    }
    [[nodiscard]] int Entries() const { return static_cast<int>(log.links.size()); }

    mutable Story story;
    std::vector<fs::path> older;
    RawLog log;

private:
    fs::path m_final = story.dir.Path() / "final", m_profile = story.dir.Path() / "final_profile";
};

long long Number(std::size_t index) {
    return static_cast<long long>(index) + 1;
}

// Any but the first; `but_last`: neither the last so many.
std::size_t Index(const Victim& v, int but_last = 0) {
    return static_cast<std::size_t>(v.story.Int(1, v.Entries() - 1 - but_last));
}

Mending AnyMending(const Victim& v) {
    return static_cast<Mending>(v.story.Int(0, 2));
}

// The log alone must tell where its hashes were left; then what the profile keeps may be lost.
void MayLose(const Victim& v, Mending mending) {
    if (mending == Mending::None && v.story.Chance(50)) fs::remove_all(v.story.profile);
}

Expected Edit(const Victim& v) {
    RawLog changed = v.log;
    const std::size_t at = Index(v);
    auto& link = changed.links[at].link;
    switch (v.story.Int(0, 3)) {
        case 0:
            link.at_ms += v.story.Int(1, 1'000'000);
            break;
        case 1:
            link.action = link.action == "visit.view" ? "plan.print" : "visit.view";
            break;
        case 2:
            link.entity = v.story.ids.NewUuid();
            break;
        default:
            link.after = std::string(64, 'e');
    }
    const Mending mending = AnyMending(v);
    v.Write(changed, mending, at);
    MayLose(v, mending);
    return {{Tampering::Edit}, Number(at)};
}

Expected SwapActor(const Victim& v) {
    RawLog changed = v.log;
    const std::size_t at = Index(v);
    changed.links[at].link.user = v.story.ids.NewUuid();
    const Mending mending = AnyMending(v);
    v.Write(changed, mending, at);
    MayLose(v, mending);
    return {{Tampering::ActorSwap}, Number(at)};
}

Expected Insert(const Victim& v) {
    RawLog changed = v.log;
    const std::size_t at = Index(v);
    auto forged = v.log.links[Index(v)];
    forged.link.at_ms = changed.links[at].link.at_ms - 1;
    forged.link.action = "visit.print";
    forged.link.sequence = Number(at);
    forged.link.previous = changed.links[at - 1].hash;
    if (v.story.Chance(50)) forged.hash = vault::HashOf(forged.link);
    changed.links.insert(changed.links.begin() + static_cast<std::ptrdiff_t>(at), forged);
    const Mending mending = v.story.Chance(50) ? Mending::All : Mending::None;
    v.Write(changed, mending, at);
    MayLose(v, mending);
    return {{Tampering::Insert}, Number(at)};
}

Expected Delete(const Victim& v) {
    RawLog changed = v.log;
    const int count = v.story.Int(1, 3);
    const std::size_t at = Index(v, count);
    if (v.story.Chance(30)) {
        support::RawDatabase raw(v.story);
        support::DropTriggers(raw.Handle());
        raw.Run("DELETE FROM audit WHERE sequence BETWEEN " + std::to_string(Number(at)) + " AND " +
                std::to_string(Number(at) + count - 1));
        return {{Tampering::Delete}, Number(at)};
    }
    const auto first = changed.links.begin() + static_cast<std::ptrdiff_t>(at);
    changed.links.erase(first, first + count);
    const Mending mending = v.story.Chance(50) ? Mending::All : Mending::None;
    v.Write(changed, mending, at);
    MayLose(v, mending);
    return {{Tampering::Delete}, Number(at)};
}

Expected Reorder(const Victim& v) {
    RawLog changed = v.log;
    const std::size_t at = Index(v, 1);
    const auto other = static_cast<std::size_t>(v.story.Int(static_cast<int>(at) + 1, v.Entries() - 1));
    std::swap(changed.links[at], changed.links[other]);
    const Mending mending = v.story.Chance(50) ? Mending::All : Mending::None;
    v.Write(changed, mending, at);
    MayLose(v, mending);
    return {{Tampering::Reorder}, Number(at)};
}

bool TellsOfARecord(const vault::StoredLink& stored) {
    const std::string& action = stored.link.action;
    return !stored.link.after.empty() && (action.starts_with("visit.") || action.starts_with("client."));
}

Expected Truncate(const Victim& v) {
    RawLog changed = v.log;
    const int count = v.story.Int(1, std::min(12, v.Entries() - 2));
    const auto end = changed.links.end() - count;
    // Where no record was told of, what is left is the same as an older file.
    const bool told = std::any_of(end, changed.links.end(), TellsOfARecord);
    changed.links.erase(end, changed.links.end());
    const bool set_head = v.story.Chance(60);
    {
        support::RawDatabase raw(v.story);
        changed.Write(raw.Handle(), set_head);
    }
    const bool cut = told || !set_head;
    return {{cut ? Tampering::Truncate : Tampering::Rollback}, v.Entries() - count + 1};
}

Expected RollBack(const Victim& v) {
    const auto& older =
        v.older[static_cast<std::size_t>(v.story.Int(0, static_cast<int>(v.older.size()) - 1))];
    fs::remove(v.story.folder / "clinic.db-wal");
    fs::remove(v.story.folder / "clinic.db-shm");
    fs::copy_file(older / "clinic.db", v.story.folder / "clinic.db", fs::copy_options::overwrite_existing);
    long long entries = 0;
    {
        support::RawDatabase raw(v.story);
        entries = Number(RawLog::Read(raw.Handle()).links.size());
    }
    // Carried on, on another computer.
    v.story.around.anchors.clear();
    for (int sessions = v.story.Int(0, 2); sessions > 0; --sessions) {
        v.story.Pass();
        v.story.Open()->Log("visit.view", v.story.ids.NewUuid());
    }
    v.story.around.anchors = v.story.profile;
    return {{Tampering::Rollback}, entries};
}

// Old authentic rows of the log over newer ones, under a new chain.
Expected SpliceLog(const Victim& v) {
    RawLog changed = v.log;
    const int count = v.story.Int(1, std::min(4, v.Entries() / 2 - 1));
    const int to = v.story.Int(count, v.Entries() - count), from = v.story.Int(0, to - count);
    std::copy_n(v.log.links.begin() + from, count, changed.links.begin() + to);
    v.Write(changed, Mending::All, 0);
    return {{Tampering::PageSplice}, to + 1};
}

Expected SpliceHead(const Victim& v) {
    const auto& old = v.log.links[Index(v, 1)];
    support::RawDatabase raw(v.story);
    raw.Run("UPDATE audit_head SET sequence = " + std::to_string(old.link.sequence) + ", hash = '" +
            old.hash + "'");
    if (v.story.Chance(50)) fs::remove_all(v.story.profile);
    return {{Tampering::PageSplice}, old.link.sequence + 1};
}

std::string OneText(sqlite3* db, const std::string& sql) {
    std::string found;
    const auto take = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0] ? values[0] : "";
        return 0;
    };
    sqlite3_exec(db, sql.c_str(), take, &found, nullptr);
    return found;
}

// Rows of a client or a draft as they once were, under the log as it is.
Expected SpliceRecord(const Victim& v) {
    const auto keys = vault::ReadKeyFile(support::ReadFile(v.story.folder / "keys.json")).file;
    const auto hex = vault::OpenSlot(keys.clinic, keys.slots.at(0), support::kPassphrase)->data_key.Hex();
    support::RawDatabase raw(v.story);
    support::DropTriggers(raw.Handle());
    for (auto older = v.older.rbegin(); older != v.older.rend(); ++older) {
        raw.Run("PRAGMA foreign_keys = OFF; ATTACH '" + (*older / "clinic.db").string() +
                "' AS old KEY 'raw:" + std::string(hex.Bytes().begin(), hex.Bytes().end()) + "'");
        const bool client = v.story.Chance(50);
        const std::string table = client ? "clients" : "visits";
        const std::string id =
            OneText(raw.Handle(), "SELECT n.id FROM " + table + " n JOIN old." + table +
                                      " o ON o.id = n.id WHERE o.digest <> n.digest LIMIT 1");
        if (!id.empty()) {
            const std::string columns = client ? "goal, digest" : "plan, digest, status";
            raw.Run("UPDATE " + table + " SET (" + columns + ") = (SELECT " + columns + " FROM old." + table +
                    " WHERE id = '" + id + "') WHERE id = '" + id + "'");
            const std::string last = OneText(
                raw.Handle(), "SELECT max(sequence) FROM audit WHERE after <> '' AND entity = '" + id + "'");
            if (v.story.Chance(50)) fs::remove_all(v.story.profile);
            return {{Tampering::PageSplice}, std::stoll(last)};
        }
        raw.Run("DETACH old");
    }
    return {};
}

struct Kind {
    const char* name;
    Expected (*tamper)(const Victim&);
    int tried = 0, found = 0, named = 0;
};

void Try(const Victim& victim, Kind& kind) {
    victim.PutBack();
    const Expected expected = kind.tamper(victim);
    if (expected.kinds.empty()) return;  // this clinic has no past of that sort
    ++kind.tried;
    const auto verdict = victim.story.Open()->VerifyAudit();
    if (verdict.Sound()) {
        std::printf("missed: %s at %lld\n", kind.name, expected.sequence);
        return;
    }
    ++kind.found;
    const auto& first = verdict.findings.front();
    if (std::ranges::count(expected.kinds, first.kind) > 0 && first.sequence == expected.sequence)
        ++kind.named;
    else
        std::printf("misnamed: %s at %lld as %s at %lld\n", kind.name, expected.sequence,
                    vault::ToText(first.kind), first.sequence);
}

bool TamperAll(int tampers, unsigned seed) {
    Kind kinds[] = {{"edit", Edit},
                    {"actor swap", SwapActor},
                    {"insert", Insert},
                    {"delete", Delete},
                    {"reorder", Reorder},
                    {"truncate", Truncate},
                    {"rollback", RollBack},
                    {"splice of the log", SpliceLog},
                    {"splice of its head", SpliceHead},
                    {"splice of a record", SpliceRecord}};
    std::unique_ptr<Victim> victim;
    for (int i = 0, done = 0; done < tampers; ++i) {
        if (i % 200 == 0) victim = std::make_unique<Victim>(seed + static_cast<unsigned>(i));
        Kind& kind = kinds[static_cast<std::size_t>(i) % std::size(kinds)];
        const int before = kind.tried;
        Try(*victim, kind);
        done += kind.tried - before;
    }
    int tried = 0, found = 0, named = 0;
    for (const Kind& kind : kinds) {
        std::printf("%-20s %6d tried %6d found %6d named %6d missed\n", kind.name, kind.tried, kind.found,
                    kind.named, kind.tried - kind.found);
        tried += kind.tried;
        found += kind.found;
        named += kind.named;
    }
    std::printf("%-20s %6d tried %6d found %6d named %6d missed\n", "all", tried, found, named,
                tried - found);
    return named == tried;
}

// Refused at the door, or not sound.
bool Noticed(const Story& story) {
    try {
        return !story.Open()->Check().sound;
    } catch (const model::Error&) {
        return true;
    }
}

// Without any key; what changes no row of record does no harm.
bool SpliceAll(int splices, unsigned seed) {
    int found = 0, harmless = 0, missed = 0;
    std::unique_ptr<Victim> victim;
    std::string honest;
    for (int i = 0; i < splices; ++i) {
        if (i % 100 == 0) {
            victim = std::make_unique<Victim>(seed + static_cast<unsigned>(i));
            victim->PutBack();
            honest = campaign::RowsOf(victim->story);
        }
        victim->PutBack();
        const auto& older = victim->older[static_cast<std::size_t>(i) % victim->older.size()];
        (void)campaign::SplicePages(victim->story, older / "clinic.db", victim->story.folder / "clinic.db");
        const bool same = campaign::RowsOf(victim->story) == honest;
        const bool noticed = Noticed(victim->story);
        ++(noticed ? found : same ? harmless : missed);
    }
    std::printf("%-20s %6d tried %6d found %6d harmless %3d missed\n", "spliced pages", splices, found,
                harmless, missed);
    return missed == 0;
}

// One session that ends in any of the ways honest sessions do.
void LiveOn(Story& story) {
    const auto own = story.around.anchors;
    if (story.Chance(10)) story.around.anchors = story.dir.Path() / "second" / "palpate" / "anchors";
    if (story.Chance(10)) story.RefusedSignIn();
    story.Session();
    if (story.Chance(10)) story.store->BackUp(story.folder / "backups" / story.ids.NewUuid());
    if (story.Chance(10)) {
        // Killed: what is on disk now is what there is, in the clinic and in both profiles.
        const auto disk = story.dir.Path() / "disk";
        const std::vector<fs::path> places{story.folder, own, story.around.anchors};
        for (std::size_t i = 0; i < places.size(); ++i)
            if (fs::exists(places[i])) Story::Copy(places[i], disk / std::to_string(i));
        story.store.reset();
        for (std::size_t i = 0; i < places.size(); ++i) {
            fs::remove_all(places[i]);
            if (fs::exists(disk / std::to_string(i))) Story::Copy(disk / std::to_string(i), places[i]);
        }
        fs::remove_all(disk);
    }
    story.store.reset();
    if (story.Chance(3)) fs::remove_all(story.profile);
    if (story.Chance(5)) {
        // A copy looked at elsewhere.
        const auto copy = story.dir.Path() / "Copy.palpate";
        Story::Copy(story.folder, copy);
        (void)store::ClinicStore::Open(copy, support::kUser, support::kPassphrase, story.around);
    }
    story.around.anchors = own;
}

bool LiveHonestly(int runs, unsigned seed) {
    int alarms = 0, compared = 0;
    std::unique_ptr<Story> story;
    for (int i = 0; i < runs; ++i) {
        if (i % 25 == 0) story = std::make_unique<Story>(seed + static_cast<unsigned>(i));
        LiveOn(*story);
        story->Pass();
        const auto verdict = story->Open()->VerifyAudit();
        compared += verdict.Anchored() > 0 ? 1 : 0;
        if (verdict.Sound()) continue;
        ++alarms;
        const auto& first = verdict.findings.front();
        std::printf("false alarm: %s at %lld\n", vault::ToText(first.kind), first.sequence);
    }
    std::printf("%-20s %6d runs  %6d with an anchor %6d false alarms\n", "honest", runs, compared, alarms);
    return alarms == 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    // Nothing here is about disks, and waiting for them would be most of it.
    if (fs::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
    const auto seed = argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1U;
    try {
        const bool named = TamperAll(std::stoi(argv[1]), seed);
        const bool seen = SpliceAll(std::stoi(argv[1]) / 5, seed + 500'000);
        const bool quiet = LiveHonestly(std::stoi(argv[2]), seed + 1'000'000);
        return named && seen && quiet ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
