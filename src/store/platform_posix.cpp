#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "model/problem.h"
#include "store/platform.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : m_fd(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (m_fd < 0) ThrowSystemError(errno, path);
    }
    ~Descriptor() { ::close(m_fd); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int Get() const { return m_fd; }

private:
    int m_fd;
};

// The folder itself is locked, so that no lock file is left behind or forgotten.
class PosixLock final : public FolderLock {
public:
    explicit PosixLock(const std::filesystem::path& folder) : m_folder(folder, O_RDONLY | O_DIRECTORY) {}
    [[nodiscard]] bool TryLock() const { return ::flock(m_folder.Get(), LOCK_EX | LOCK_NB) == 0; }

private:
    Descriptor m_folder;
};

Descriptor FolderOf(const std::filesystem::path& file) {
    // A name without a folder lies in the working folder.
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::error_code none;
    if (!std::filesystem::is_directory(folder, none) && none.value() != EACCES)
        throw Error(ErrorKind::Environment, Msg("There is no folder {0}."), {PathText(folder)});
    return {folder, O_RDONLY | O_DIRECTORY};
}

// A private file of its own name beside the target; gone again unless it took the target's name.
class FreshFile {
public:
    explicit FreshFile(const std::filesystem::path& target)
        : m_name(target.parent_path() / ".palpate-XXXXXX"), m_fd(::mkostemp(m_name.data(), O_CLOEXEC)) {
        if (m_fd < 0) ThrowSystemError(errno, target);
    }
    ~FreshFile() {
        ::close(m_fd);
        if (!m_renamed) ::unlink(m_name.c_str());
    }
    FreshFile(const FreshFile&) = delete;
    FreshFile& operator=(const FreshFile&) = delete;
    [[nodiscard]] int Get() const { return m_fd; }
    void RenameTo(const std::filesystem::path& target) {
        if (::rename(m_name.c_str(), target.c_str()) != 0) ThrowSystemError(errno, target);
        m_renamed = true;
    }

private:
    std::string m_name;
    int m_fd;
    bool m_renamed = false;
};

// Some file systems of sticks and servers cannot flush a folder and say so with EINVAL.
void Sync(int fd, const std::filesystem::path& path) {
    if (::fsync(fd) != 0 && errno != EINVAL) ThrowSystemError(errno, path);
}

void WriteAll(int file, std::string_view content, const std::filesystem::path& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) ThrowSystemError(written < 0 ? errno : ENOSPC, path);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

std::unique_ptr<FolderLock> FolderLock::Take(const std::filesystem::path& folder) {
    auto lock = std::make_unique<PosixLock>(folder);
    if (lock->TryLock()) return lock;
    if (errno == EWOULDBLOCK) return nullptr;
    ThrowSystemError(errno, folder);
}

void MakePrivateFolder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0) ThrowSystemError(errno, folder);
}

void MakePrivateFile(const std::filesystem::path& file) {
    Descriptor(file, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

void SyncFolder(const std::filesystem::path& folder) {
    const Descriptor open(folder, O_RDONLY | O_DIRECTORY);
    Sync(open.Get(), folder);
}

void ReplaceFile(const std::filesystem::path& file, std::string_view content) {
    // Opened first: a folder that cannot be used is refused before anything is written.
    const Descriptor folder = FolderOf(file);
    FreshFile fresh(file);
    WriteAll(fresh.Get(), content, file);
    if (::fsync(fresh.Get()) != 0) ThrowSystemError(errno, file);
    fresh.RenameTo(file);
    Sync(folder.Get(), file);
}

void ExtendFile(const std::filesystem::path& file, std::size_t kept, std::string_view content) {
    const Descriptor out(file, O_WRONLY | O_CREAT, 0600);
    const auto end = static_cast<off_t>(kept);
    if (::ftruncate(out.Get(), end) != 0 || ::lseek(out.Get(), end, SEEK_SET) != end)
        ThrowSystemError(errno, file);
    WriteAll(out.Get(), content, file);
    if (::fsync(out.Get()) != 0) ThrowSystemError(errno, file);
}

void WipeFile(const std::filesystem::path& file) {
    const std::string zeros(std::size_t{1} << 20, '\0');
    const Descriptor out(file, O_WRONLY);
    const off_t size = ::lseek(out.Get(), 0, SEEK_END);
    if (size < 0 || ::lseek(out.Get(), 0, SEEK_SET) != 0) ThrowSystemError(errno, file);
    for (off_t left = size; left > 0; left -= static_cast<off_t>(zeros.size()))
        WriteAll(out.Get(), std::string_view(zeros).substr(0, static_cast<std::size_t>(left)), file);
    if (::fsync(out.Get()) != 0 || ::unlink(file.c_str()) != 0) ThrowSystemError(errno, file);
}

std::filesystem::path ProfileFolder() {
    const char* data = ::getenv("XDG_DATA_HOME");
    if (data && *data == '/') return data;
    const char* home = ::getenv("HOME");
    return home && *home == '/' ? std::filesystem::path(home) / ".local" / "share" : std::filesystem::path();
}

void MakeProfileFolder(const std::filesystem::path& folder) {
    std::error_code failed;
    if (std::filesystem::is_directory(folder, failed)) return;
    std::filesystem::create_directories(folder.parent_path(), failed);
    MakePrivateFolder(folder);
}

std::string ReadWholeFile(const std::filesystem::path& file, std::size_t limit) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) return {};
    const Descriptor in(file, O_RDONLY);
    std::string content(limit + 1, '\0');
    std::size_t size = 0;
    while (size <= limit) {
        const ssize_t got = ::read(in.Get(), content.data() + size, content.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) ThrowSystemError(errno, file);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    content.resize(size > limit ? 0 : size);
    return content;
}

void ReadInParts(const std::filesystem::path& file, const std::function<void(std::string_view)>& take) {
    const Descriptor in(file, O_RDONLY);
    std::string part(std::size_t{1} << 20, '\0');
    for (;;) {
        const ssize_t got = ::read(in.Get(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) ThrowSystemError(errno, file);
        if (got == 0) return;
        take({part.data(), static_cast<std::size_t>(got)});
    }
}

struct NewFile::Parts {
    std::filesystem::path path;
    Descriptor file;
};

NewFile::NewFile(const std::filesystem::path& file)
    : m_parts(new Parts{file, {file, O_WRONLY | O_CREAT | O_EXCL, 0600}}) {}
NewFile::~NewFile() = default;

std::vector<std::string> NamesIn(const std::filesystem::path& folder, std::size_t most) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), &::closedir);
    if (!open) return names;
    while (const dirent* entry = names.size() < most ? ::readdir(open.get()) : nullptr) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    return names;
}

void NewFile::Append(std::string_view bytes) {
    WriteAll(m_parts->file.Get(), bytes, m_parts->path);
}

void NewFile::Finish() {
    const int file = m_parts->file.Get();
    if (::fsync(file) != 0) ThrowSystemError(errno, m_parts->path);
    (void)::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
}

void ForbidMemoryDumps() noexcept {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

void MakeFilesPrivate() noexcept {
    ::umask(077);
}

std::string PathText(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

void ThrowSystemError(int code, const std::filesystem::path& path) {
    const std::vector<std::string> where{PathText(path)};
    if (code == ENOSPC || code == EDQUOT || code == EFBIG)
        throw Error(ErrorKind::Environment, Msg("The disk is full; nothing was changed in {0}."), where);
    if (code == EACCES || code == EPERM || code == EROFS)
        throw Error(ErrorKind::Environment, Msg("This computer account may not read or write {0}."), where);
    throw Error(ErrorKind::Environment, Msg("{0} cannot be read or written: {1}."),
                {where[0], std::generic_category().message(code)});
}

}  // namespace store
