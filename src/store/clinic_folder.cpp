#include "store/clinic_folder.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "model/problem.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::size_t kMostRefusalBytes = 64 * 1024;

std::filesystem::path Normal(const std::filesystem::path& folder) {
    const auto path = std::filesystem::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

bool Exists(const std::filesystem::path& path) {
    std::error_code error;
    const bool exists = std::filesystem::exists(path, error);
    if (error) ThrowSystemError(error.value(), path);
    return exists;
}

bool CanBeRead(const std::filesystem::path& file) {
    try {
        (void)ReadWholeFile(file, kMostContentBytes);
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

ClinicFolder::ClinicFolder(const std::filesystem::path& folder) : m_path(Normal(folder)) {}

bool ClinicFolder::LiesInOne(const std::filesystem::path& file) {
    std::error_code none;
    const auto whole = std::filesystem::weakly_canonical(std::filesystem::absolute(file), none);
    for (auto at = whole.parent_path(); at != at.parent_path(); at = at.parent_path()) {
        const ClinicFolder folder(at);
        if (std::filesystem::exists(folder.Database(), none) && std::filesystem::exists(folder.Keys(), none))
            return true;
    }
    return false;
}

void ClinicFolder::RequireFolder() const {
    if (!Exists(m_path))
        throw Error(ErrorKind::BadInput, Msg("There is no clinic folder {0}."), {PathText(m_path)});
    if (!std::filesystem::is_directory(m_path))
        throw Error(ErrorKind::BadInput, Msg("{0} is not a Palpate clinic."), {PathText(m_path)});
}

void ClinicFolder::RequireClinic() const {
    const std::vector<std::string> where{PathText(m_path)};
    if (!Exists(m_path)) throw Error(ErrorKind::BadInput, Msg("There is no clinic folder {0}."), where);
    const bool database = std::filesystem::is_directory(m_path) && Exists(Database());
    const bool keys = std::filesystem::is_directory(m_path) && (Exists(Keys()) || Exists(SpareKeys()));
    if (!database && !keys) throw Error(ErrorKind::BadInput, Msg("{0} is not a Palpate clinic."), where);
    if (!database)
        throw Error(ErrorKind::BadInput,
                    Msg("The records of {0} are missing (clinic.db). Restore the newest backup."), where);
    if (!keys)
        throw Error(ErrorKind::BadInput,
                    Msg("The keys of {0} are missing (keys.json). Copy them from a backup."), where);
}

std::unique_ptr<FolderLock> ClinicFolder::Lock() const {
    auto lock = FolderLock::Take(m_path);
    if (!lock)
        throw Error(ErrorKind::Environment, Msg("{0} is open in another window. Close it there first."),
                    {PathText(m_path)});
    return lock;
}

vault::KeyFile ClinicFolder::ReadKeys() const {
    bool newer = false, found = false;
    std::optional<vault::KeyFile> sound;
    for (const auto& file : KeyFiles()) {
        if (!Exists(file)) continue;
        found = true;
        auto reading = vault::ReadKeyFile(ReadWholeFile(file, vault::kMostKeyFileBytes));
        if (reading.state == vault::KeyFileState::Sound && !sound) sound = std::move(reading.file);
        newer = newer || reading.state == vault::KeyFileState::Newer;
    }
    // An older copy beside a newer one would be written over it.
    if (sound && !newer) return *std::move(sound);
    const std::vector<std::string> where{PathText(m_path)};
    if (!found)
        throw Error(ErrorKind::BadInput,
                    Msg("The keys of {0} are missing (keys.json). Copy them from a backup."), where);
    if (newer)
        throw Error(ErrorKind::BadInput,
                    Msg("{0} was written by a newer Palpate. Install the newer version to open it."), where);
    throw Error(ErrorKind::BadInput, Msg("The keys of {0} are damaged (keys.json). Copy them from a backup."),
                where);
}

void ClinicFolder::WriteKeys(const vault::KeyFile& keys) const {
    const std::string text = vault::WriteKeyFile(keys);
    for (const auto& file : KeyFiles())
        if (ReadWholeFile(file, vault::kMostKeyFileBytes) != text) ReplaceFile(file, text);
}

std::vector<std::string> ClinicFolder::ContentNames() const {
    std::vector<std::string> names;
    std::error_code none;
    for (std::string& name : NamesIn(Content(), kMostEntries)) {
        const auto file = Content() / name;
        const bool fits = std::filesystem::is_regular_file(file, none) &&
                          std::filesystem::file_size(file, none) <= kMostContentBytes && CanBeRead(file);
        if (name.ends_with(".toml") && !name.starts_with('.') && fits) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    if (names.size() > kMostContentFiles) names.resize(kMostContentFiles);
    return names;
}

void ClinicFolder::MendKeys(const vault::KeyFile& keys) const noexcept try {
    WriteKeys(keys);
} catch (const std::exception&) {
    return;
}

void ClinicFolder::CloseToOthers() const noexcept try {
    std::error_code none;
    for (const auto& path : {m_path, Database(), Log(), Keys(), SpareKeys(), RefusalFile(), Backups()})
        if (std::filesystem::exists(path, none))
            std::filesystem::permissions(path, std::filesystem::perms(077),
                                         std::filesystem::perm_options::remove, none);
} catch (const std::exception&) {
    return;
}

// Failing to note must not hide the refusal itself.
void ClinicFolder::NoteRefusal(const Refusal& refusal) const noexcept try {
    std::string lines = ReadWholeFile(RefusalFile(), kMostRefusalBytes);
    std::string line = model::ToIso(refusal.at);
    if (!refusal.user.empty()) line += ' ' + refusal.user;
    if (lines.size() + line.size() < kMostRefusalBytes) ReplaceFile(RefusalFile(), lines + line + '\n');
} catch (const std::exception&) {
    return;
}

std::vector<ClinicFolder::Refusal> ClinicFolder::Refusals() const {
    std::vector<Refusal> refusals;
    std::istringstream lines(ReadWholeFile(RefusalFile(), kMostRefusalBytes));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t end = std::min(line.find(' '), line.size());
        const auto at = model::ParseInstant(line.substr(0, end));
        if (at) refusals.push_back({*at, line.substr(std::min(end + 1, line.size()))});
    }
    return refusals;
}

void ClinicFolder::ForgetRefusals() const {
    std::error_code none;
    std::filesystem::remove(RefusalFile(), none);
}

}  // namespace store
