#include "store/test_clinic.h"

#include <fstream>
#include <sstream>

#include "vault/key_file.h"

namespace support {

std::string ReadFile(const std::filesystem::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

void WriteFile(const std::filesystem::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

std::map<std::string, std::string> TestClinic::Files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[std::filesystem::relative(entry.path(), folder)] = ReadFile(entry.path());
    return files;
}

RawDatabase::RawDatabase(const TestClinic& clinic, const std::string& passphrase) {
    const auto keys = vault::ReadKeyFile(ReadFile(clinic.folder / "keys.json")).file;
    const auto opened = vault::OpenSlot(keys.clinic, keys.slots.at(0), passphrase);
    if (!opened) throw std::runtime_error("the slot does not open");
    const vault::Secret hex = opened->data_key.Hex();
    const std::string key = "raw:" + std::string(hex.Bytes().begin(), hex.Bytes().end());
    if (sqlite3_open((clinic.folder / "clinic.db").c_str(), &m_handle) != SQLITE_OK ||
        sqlite3_key(m_handle, key.data(), static_cast<int>(key.size())) != SQLITE_OK)
        throw std::runtime_error("the database does not open");
}

void RawDatabase::Run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
    const std::string text = message ? message : "unknown";
    sqlite3_free(message);
    throw std::runtime_error(text);
}

}  // namespace support
