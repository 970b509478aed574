// What tests do to a clinic behind the program's back, as somebody who knows the passphrase could.
//   behind_the_back CLINIC USER PASSPHRASE sql TEXT
//   behind_the_back CLINIC USER PASSPHRASE key        prints the data key in hex
//   behind_the_back CLINIC USER PASSPHRASE cheap      the passphrase costs next to nothing to try from now on
#include <sqlite3.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "vault/key_file.h"

namespace {

struct Clinic {
    std::filesystem::path folder;
    std::string passphrase;
    vault::KeyFile keys;
    vault::KeySlot slot;
    vault::OpenedSlot opened;
};

bool Open(Clinic& clinic, const std::string& user) {
    std::ifstream in(clinic.folder / "keys.json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    clinic.keys = vault::ReadKeyFile(text).file;
    const vault::KeySlot* slot = clinic.keys.OfUser(user);
    auto opened = slot ? vault::OpenSlot(clinic.keys.clinic, *slot, clinic.passphrase) : std::nullopt;
    if (!opened) return false;
    clinic.slot = *slot;
    clinic.opened = std::move(*opened);
    return true;
}

bool RunSql(const Clinic& clinic, const char* sql) {
    const vault::Secret hex = clinic.opened.data_key.Hex();
    const std::string key = "raw:" + std::string(hex.Bytes().begin(), hex.Bytes().end());
    sqlite3* db = nullptr;
    char* message = nullptr;
    const bool done = sqlite3_open((clinic.folder / "clinic.db").c_str(), &db) == SQLITE_OK &&
                      sqlite3_key(db, key.data(), static_cast<int>(key.size())) == SQLITE_OK &&
                      sqlite3_exec(db, sql, nullptr, nullptr, &message) == SQLITE_OK;
    if (!done) std::fprintf(stderr, "%s\n", message ? message : "the clinic does not open");
    sqlite3_free(message);
    sqlite3_close(db);
    return done;
}

bool MakeCheap(Clinic& clinic) {
    clinic.keys.Put(vault::SealUserSlot(clinic.keys.clinic, clinic.slot.user, clinic.slot.name,
                                        clinic.passphrase, vault::QuickCost(), clinic.opened.data_key,
                                        clinic.opened.signing_seed));
    for (const char* name : {"keys.json", "keys.json.bak"}) {
        std::ofstream out(clinic.folder / name, std::ios::binary | std::ios::trunc);
        if (!(out << vault::WriteKeyFile(clinic.keys))) return false;
    }
    return true;
}

void PrintKey(const Clinic& clinic) {
    const vault::Secret hex = clinic.opened.data_key.Hex();
    std::printf("%.*s\n", static_cast<int>(hex.size()), reinterpret_cast<const char*>(hex.Bytes().data()));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string command = argc > 4 ? argv[4] : "";
    Clinic clinic{argc > 1 ? argv[1] : "", argc > 3 ? argv[3] : "", {}, {}, {}};
    if (argc < 5 || !Open(clinic, argv[2])) return 2;
    if (command == "key" && argc == 5) return PrintKey(clinic), 0;
    if (command == "cheap" && argc == 5) return MakeCheap(clinic) ? 0 : 1;
    return command == "sql" && argc == 6 && RunSql(clinic, argv[5]) ? 0 : 1;
}
