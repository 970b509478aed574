// The program: command line, words, the way to an open clinic, its window.
#pragma once

#include <wx/app.h>
#include <wx/cmdline.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "gui/file_asker.h"
#include "gui/main_frame.h"
#include "gui/restart.h"
#include "gui/settings.h"

namespace gui {

class App : public wxApp {
public:
    bool OnInit() override;
    int OnExit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;
    bool OnExceptionInMainLoop() override;
    void OnUnhandledException() override;
    int FilterEvent(wxEvent& event) override;

private:
    void UseLanguage();
    // From the command line or by asking; nullptr: the person turned back.
    std::unique_ptr<desk::Clinic> AskForClinic();
    std::unique_ptr<desk::Clinic> OpenClinic(const std::filesystem::path& folder);
    std::unique_ptr<desk::Clinic> OpenUnattended(const std::filesystem::path& folder,
                                                 const std::string& user);
    std::unique_ptr<desk::Clinic> MakeClinic();
    void ShowFrame(std::unique_ptr<desk::Clinic> clinic);
    [[nodiscard]] store::Surroundings Around() {
        return {&m_clock, m_ids.get(), store::KeyCost::Normal, store::ProfileAnchors(),
                store::ProfileDevices()};
    }

    model::SystemClock m_clock;
    std::unique_ptr<model::IdSource> m_ids;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FileAsker> m_files;
    std::unique_ptr<desk::Resources> m_resources;
    std::jthread m_preparing;  // reads the tables while somebody signs in
    const text::Translator* m_words = nullptr;
    std::optional<std::filesystem::path> m_clinic;
    std::string m_user, m_client, m_page;
    std::optional<HandOver> m_locked;  // what the process before this one left
};

}  // namespace gui
