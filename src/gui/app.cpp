#include "gui/app.h"

#include <wx/msgdlg.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/utils.h>

#include <algorithm>
#include <clocale>

#include "desk/hardening.h"
#include "desk/plan_builder.h"
#include "desk/sentences.h"
#include "gui/busy_times.h"
#include "gui/dialog_new_clinic.h"
#include "gui/dialog_recover.h"
#include "gui/dialog_sign_in.h"
#include "gui/dialog_start.h"
#include "gui/theme.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr std::size_t kMostPassphraseBytes = 4096;

std::string FirstLine(const std::string& text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

wxString LockedHint(const text::Translator& words, const std::string& why) {
    return Wx(why == "idle" ? words.Text("Locked, since nobody was here for a while. Everything is saved.")
                            : words.Text("Locked. Everything is saved."));
}

}  // namespace

void App::OnInitCmdLine(wxCmdLineParser& parser) {
    static const wxCmdLineEntryDesc kOptions[] = {
        {wxCMD_LINE_SWITCH, "h", "help", "show this help", wxCMD_LINE_VAL_NONE, wxCMD_LINE_OPTION_HELP},
        {wxCMD_LINE_OPTION, nullptr, "client", "client to show first, by id", wxCMD_LINE_VAL_STRING, 0},
        {wxCMD_LINE_OPTION, nullptr, "page", "page to show first: visit, history, plan or intake",
         wxCMD_LINE_VAL_STRING, 0},
        {wxCMD_LINE_OPTION, nullptr, "user", "name to sign in with", wxCMD_LINE_VAL_STRING, 0},
        {wxCMD_LINE_OPTION, nullptr, kAfterLock, "", wxCMD_LINE_VAL_NUMBER, wxCMD_LINE_HIDDEN},
        {wxCMD_LINE_PARAM, nullptr, nullptr, "CLINIC.palpate", wxCMD_LINE_VAL_STRING,
         wxCMD_LINE_PARAM_OPTIONAL},
        {wxCMD_LINE_NONE, nullptr, nullptr, nullptr, wxCMD_LINE_VAL_NONE, 0}};
    parser.SetDesc(kOptions);
}

bool App::OnCmdLineParsed(wxCmdLineParser& parser) {
    wxString value;
    if (parser.Found("client", &value)) m_client = Utf8(value);
    if (parser.Found("page", &value)) m_page = Utf8(value);
    if (parser.Found("user", &value)) m_user = Utf8(value);
    if (parser.GetParamCount() > 0) m_clinic = ToPath(parser.GetParam(0));
    if (long where = 0; parser.Found(kAfterLock, &where)) m_locked = TakeHandOver(where);
    return true;
}

bool App::OnInit() {
    desk::GuardProcess();
    if (!wxApp::OnInit()) return false;
    std::setlocale(LC_NUMERIC, "C");  // numbers in files do not follow the desktop
    SetAppName("palpate");
    SetAppDisplayName("Palpate");
    UseTheme();
    BusyTimes::Start();
    m_ids = std::make_unique<model::SystemIdSource>(m_clock);
    m_settings = std::make_unique<Settings>();
    m_files = NativeFileAsker();
    try {
        m_resources = desk::Resources::Find(ToPath(wxStandardPaths::Get().GetExecutablePath()));
        m_preparing = std::jthread([this] { m_resources->Prepare(); });
        UseLanguage();
        auto clinic = AskForClinic();
        if (!clinic) return false;
        ShowFrame(std::move(clinic));
        return true;
    } catch (const std::exception& error) {
        ShowError(nullptr, m_words ? *m_words : text::Translator(), error);
        return false;
    }
}

int App::OnExit() {
    if (m_preparing.joinable()) m_preparing.join();
    m_resources.reset();
    return wxApp::OnExit();
}

void App::UseLanguage() {
    const std::string language = m_settings->Language();
    m_words = &m_resources->Translator(language);
    auto* toolkit = new wxTranslations;
    toolkit->SetLanguage(Wx(language));
    toolkit->AddStdCatalog();
    wxTranslations::Set(toolkit);
}

std::unique_ptr<desk::Clinic> App::AskForClinic() {
    if (m_locked) return OpenClinic(m_locked->clinic);
    if (m_clinic) return OpenClinic(*m_clinic);
    while (true) {
        StartDialog start(*m_words, m_settings->RecentClinics(), *m_files);
        start.ShowModal();
        if (start.Chosen() == StartDialog::Choice::Quit) return nullptr;
        try {
            auto clinic =
                start.Chosen() == StartDialog::Choice::New ? MakeClinic() : OpenClinic(start.Folder());
            if (clinic) return clinic;
        } catch (const std::exception& error) {
            ShowError(nullptr, *m_words, error);
        }
    }
}

std::unique_ptr<desk::Clinic> App::OpenUnattended(const std::filesystem::path& folder,
                                                  const std::string& user) {
    wxString file;
    if (!wxGetEnv("PALPATE_PASSPHRASE_FILE", &file) || file.empty()) return nullptr;
    return desk::Clinic::Open(*m_resources, folder, user,
                              FirstLine(desk::ReadWhole(ToPath(file), kMostPassphraseBytes)), Around());
}

std::unique_ptr<desk::Clinic> App::OpenClinic(const std::filesystem::path& folder) {
    const std::vector<std::string> users = store::ClinicStore::UserNames(folder);
    const std::string asked = m_locked ? m_locked->user : m_user;
    const std::string last = asked.empty() ? m_settings->LastUser() : asked;
    const bool known = std::find(users.begin(), users.end(), last) != users.end();
    const std::string first = known || users.empty() ? last : users.front();
    // A lock is opened by a person.
    std::unique_ptr<desk::Clinic> clinic = m_locked ? nullptr : OpenUnattended(folder, first);
    if (!clinic) {
        const auto recover = [&](const std::string& user) {
            RecoverDialog by_code(nullptr, *m_words, users, user, [&](const Recovery& typed) {
                clinic = desk::Clinic::Recover(*m_resources, folder, typed.code, typed.user,
                                               typed.new_passphrase, Around());
            });
            return by_code.ShowModal() == wxID_OK;
        };
        SignInDialog dialog(
            nullptr, *m_words, FromPath(folder.stem()), users, first,
            [&](const std::string& user, const std::string& secret, bool pin) {
                const auto open = pin ? &desk::Clinic::OpenWithPin : &desk::Clinic::Open;
                clinic = open(*m_resources, folder, user, secret, Around());
            },
            [&](const std::string& user) { return store::ClinicStore::PinOf(folder, user, Around()); },
            recover, m_locked ? LockedHint(*m_words, m_locked->why) : wxString());
        if (dialog.ShowModal() != wxID_OK) return nullptr;
    }
    m_settings->Remember(folder);
    m_settings->RememberUser(clinic->SignedIn().name);
    return clinic;
}

std::unique_ptr<desk::Clinic> App::MakeClinic() {
    desk::Clinic::Made made;
    std::filesystem::path folder;
    NewClinicDialog dialog(nullptr, *m_words, *m_files, [&](const NewClinic& wanted) {
        model::ClinicProfile profile;
        profile.name = wanted.clinic;
        profile.language = m_words->Language();
        profile.zone = text::SystemZone();
        folder = wanted.folder;
        made = desk::Clinic::Create(*m_resources, folder, profile, wanted.owner, wanted.passphrase, Around());
    });
    if (dialog.ShowModal() != wxID_OK) return nullptr;
    RecoveryCodeDialog(nullptr, *m_words, *made.clinic, made.recovery_code, *m_files).ShowModal();
    m_settings->Remember(folder);
    m_settings->RememberUser(made.clinic->SignedIn().name);
    return std::move(made.clinic);
}

void App::ShowFrame(std::unique_ptr<desk::Clinic> clinic) {
    auto* frame = new MainFrame(*m_resources, std::move(clinic), *m_words, *m_settings, *m_files);
    SetTopWindow(frame);
    frame->Show();
    if (m_locked)
        frame->GoBackTo(*m_locked);
    else if (!m_client.empty())
        frame->OpenClient(model::ClientId{m_client});
    if (!m_page.empty()) frame->ShowPage(m_page);
    frame->KeepBackups();
    frame->KeepLocking();
    frame->KeepSending();
}

int App::FilterEvent(wxEvent& event) {
    BusyTimes::Note(event);
    return Event_Skip;
}

bool App::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (const std::exception& error) {
        ShowError(GetTopWindow(), *m_words, error);
    }
    return true;
}

void App::OnUnhandledException() {
    try {
        throw;
    } catch (const std::exception& error) {
        ShowError(nullptr, text::Translator(), error);
    }
}

}  // namespace gui
