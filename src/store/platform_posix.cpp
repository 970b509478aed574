#include <fcntl.h>
#include <sys/file.h>
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
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
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

void WriteAll(const Descriptor& file, std::string_view content, const std::filesystem::path& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(file.Get(), content.data(), content.size());
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

void SyncFile(const std::filesystem::path& file) {
    const Descriptor open(file, O_RDONLY);
    if (::fsync(open.Get()) != 0) ThrowSystemError(errno, file);
}

void SyncFolder(const std::filesystem::path& folder) {
    SyncFile(folder);
}

void ReplaceFile(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::path fresh = file;
    fresh += ".new";
    try {
        const Descriptor out(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        WriteAll(out, content, fresh);
        if (::fsync(out.Get()) != 0 || ::rename(fresh.c_str(), file.c_str()) != 0)
            ThrowSystemError(errno, file);
    } catch (const Error&) {
        ::unlink(fresh.c_str());
        throw;
    }
    SyncFolder(file.parent_path());
}

std::string ReadWholeFile(const std::filesystem::path& file, std::size_t limit) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) return {};
    const Descriptor in(file, O_RDONLY);
    std::string content(limit + 1, '\0');
    std::size_t size = 0;
    while (size <= limit) {
        const ssize_t got = ::read(in.Get(), content.data() + size, content.size() - size);
        if (got < 0) ThrowSystemError(errno, file);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    content.resize(size > limit ? 0 : size);
    return content;
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
