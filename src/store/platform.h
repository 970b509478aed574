// What differs between systems: locks, permissions, durable writes. One file per system implements it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Keeps others out of a folder while it lives.
class FolderLock {
public:
    // Nothing if somebody else holds it. Throws model::Error if the folder cannot be opened.
    static std::unique_ptr<FolderLock> Take(const std::filesystem::path& folder);
    virtual ~FolderLock() = default;
};

// A new folder only its owner may enter; throws model::Error.
void MakePrivateFolder(const std::filesystem::path& folder);
// A new empty file only its owner may read; throws model::Error.
void MakePrivateFile(const std::filesystem::path& file);
void SyncFolder(const std::filesystem::path& folder);
// Old or new, never half: written beside it, flushed, renamed. Private. Throws model::Error and leaves the
// old one.
void ReplaceFile(const std::filesystem::path& file, std::string_view content);
// The first `kept` bytes stay, `content` follows; flushed. Made, private, where there is none. A power cut
// may leave a part of `content`.
void ExtendFile(const std::filesystem::path& file, std::size_t kept, std::string_view content);
// Where this user's programs keep their data; empty if the system names no such place.
[[nodiscard]] std::filesystem::path ProfileFolder();
// A folder in there, with those above it; nobody else may enter.
void MakeProfileFolder(const std::filesystem::path& folder);
// Overwritten as far as the system lets one, then removed. Throws model::Error and leaves it.
void WipeFile(const std::filesystem::path& file);
// At most `limit` bytes (more: an empty string); empty as well if there is no such file. Throws on denied
// access.
[[nodiscard]] std::string ReadWholeFile(const std::filesystem::path& file, std::size_t limit);

// The whole file in parts of at most 1 MiB, from its beginning. Throws model::Error.
void ReadInParts(const std::filesystem::path& file, const std::function<void(std::string_view)>& take);

inline constexpr std::size_t kMostEntries = 10'000;  // of a folder looked through
// Names of what lies in a folder, at most so many; fewer where it cannot be read. The walk of the standard
// library ends the program when memory runs out.
[[nodiscard]] std::vector<std::string> NamesIn(const std::filesystem::path& folder, std::size_t most);

// A new private file that is written from its beginning; see MakePrivateFile.
class NewFile {
public:
    explicit NewFile(const std::filesystem::path& file);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    void Append(std::string_view bytes);
    // Flushed to the disk, so that what is read next comes from there where the system allows it.
    void Finish();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

// What is unlocked must not end in a file the system writes when a program crashes, and other programs of
// the same user may not read it.
void ForbidMemoryDumps() noexcept;
// Files this process makes from now on are its owner's alone, whoever makes them in it.
void MakeFilesPrivate() noexcept;

// UTF-8, for messages and for the engine.
[[nodiscard]] std::string PathText(const std::filesystem::path& path);
// The sentence for an error number of the system; always throws.
[[noreturn]] void ThrowSystemError(int code, const std::filesystem::path& path);

}  // namespace store
