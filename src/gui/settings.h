// The person's own settings on this computer; nothing of a clinic's content.
// $XDG_CONFIG_HOME/palpate/palpate.conf
#pragma once

#include <wx/fileconf.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gui {

class Settings {
public:
    explicit Settings(const std::filesystem::path& file = DefaultFile());
    [[nodiscard]] static std::filesystem::path DefaultFile();

    // Language of the screen: $PALPATE_LANGUAGE, else the setting, else the desktop's if Palpate knows it,
    // else "en".
    [[nodiscard]] std::string Language() const;
    void SetLanguage(const std::string& code);

    // Clinics opened here, latest first; folders that are gone are left out.
    [[nodiscard]] std::vector<std::filesystem::path> RecentClinics() const;
    void Remember(const std::filesystem::path& clinic);
    // Marks of the last visit on the body map.
    [[nodiscard]] bool ShowsGhosts() const;
    void SetShowsGhosts(bool show);
    // A stick's or a server's folder that gets the clinic's backups too; empty: none.
    [[nodiscard]] std::filesystem::path SecondBackups(const std::string& clinic) const;
    void SetSecondBackups(const std::string& clinic, const std::filesystem::path& folder);
    // Minutes until a clinic locks by itself, as set; desk::LockMinutesFor says what holds.
    [[nodiscard]] std::optional<int> LockMinutes(const std::string& clinic) const;
    void SetLockMinutes(const std::string& clinic, int minutes);
    [[nodiscard]] std::string LastUser() const;
    void RememberUser(const std::string& name);

private:
    std::unique_ptr<wxFileConfig> m_file;
};

}  // namespace gui
