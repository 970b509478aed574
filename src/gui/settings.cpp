#include "gui/settings.h"

#include <wx/filefn.h>
#include <wx/filename.h>
#include <wx/utils.h>

#include <algorithm>

#include "gui/context.h"
#include "text/translator.h"

namespace gui {

namespace {

constexpr std::size_t kMostRecent = 8;

bool Known(const std::string& code) {
    const auto& all = text::Languages();
    return std::any_of(all.begin(), all.end(), [&](const auto& language) { return language.code == code; });
}

std::string Environment(const char* name) {
    wxString value;
    return wxGetEnv(name, &value) ? Utf8(value) : std::string();
}

std::string DesktopLanguage() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string code = Environment(name).substr(0, 2);
        if (!code.empty()) return Known(code) ? code : "en";
    }
    return "en";
}

}  // namespace

std::filesystem::path Settings::DefaultFile() {
    const std::string config = Environment("XDG_CONFIG_HOME");
    const std::filesystem::path base =
        config.empty() ? ToPath(wxGetHomeDir()) / ".config" : std::filesystem::path(config);
    return base / "palpate" / "palpate.conf";
}

Settings::Settings(const std::filesystem::path& file) {
    std::error_code ignored;  // without a place to write, the settings last as long as the program
    std::filesystem::create_directories(file.parent_path(), ignored);
    m_file = std::make_unique<wxFileConfig>("palpate", wxString(), FromPath(file), wxString(),
                                            wxCONFIG_USE_LOCAL_FILE);
    m_file->SetUmask(0077);
}

std::string Settings::Language() const {
    const std::string wanted = Environment("PALPATE_LANGUAGE");
    if (Known(wanted)) return wanted;
    const std::string set = Utf8(m_file->Read("/language", wxString()));
    return Known(set) ? set : DesktopLanguage();
}

void Settings::SetLanguage(const std::string& code) {
    m_file->Write("/language", Wx(code));
    m_file->Flush();
}

std::vector<std::filesystem::path> Settings::RecentClinics() const {
    std::vector<std::filesystem::path> found;
    for (std::size_t i = 0; i < kMostRecent; ++i) {
        const wxString value = m_file->Read(wxString::Format("/recent/%zu", i), wxString());
        if (!value.empty() && wxDirExists(value)) found.push_back(ToPath(value));
    }
    return found;
}

void Settings::Remember(const std::filesystem::path& clinic) {
    std::vector<std::filesystem::path> all = RecentClinics();
    const std::filesystem::path whole = std::filesystem::absolute(clinic);
    std::erase(all, whole);
    all.insert(all.begin(), whole);
    if (all.size() > kMostRecent) all.resize(kMostRecent);
    m_file->DeleteGroup("/recent");
    for (std::size_t i = 0; i < all.size(); ++i)
        m_file->Write(wxString::Format("/recent/%zu", i), FromPath(all[i]));
    m_file->Flush();
}

bool Settings::ShowsGhosts() const {
    return m_file->ReadBool("/last-visit", true);
}

void Settings::SetShowsGhosts(bool show) {
    m_file->Write("/last-visit", show);
    m_file->Flush();
}

std::filesystem::path Settings::SecondBackups(const std::string& clinic) const {
    return ToPath(m_file->Read("/second-backups/" + Wx(clinic), wxString()));
}

void Settings::SetSecondBackups(const std::string& clinic, const std::filesystem::path& folder) {
    const wxString key = "/second-backups/" + Wx(clinic);
    if (folder.empty())
        m_file->DeleteEntry(key, false);
    else
        m_file->Write(key, FromPath(folder));
    m_file->Flush();
}

std::optional<int> Settings::LockMinutes(const std::string& clinic) const {
    long minutes = 0;
    if (!m_file->Read("/lock/" + Wx(clinic), &minutes)) return std::nullopt;
    return static_cast<int>(std::clamp(minutes, -1L, 100'000L));
}

void Settings::SetLockMinutes(const std::string& clinic, int minutes) {
    m_file->Write("/lock/" + Wx(clinic), minutes);
    m_file->Flush();
}

std::string Settings::LastUser() const {
    return Utf8(m_file->Read("/user", wxString()));
}

void Settings::RememberUser(const std::string& name) {
    m_file->Write("/user", Wx(name));
    m_file->Flush();
}

}  // namespace gui
