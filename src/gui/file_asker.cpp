#include "gui/file_asker.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/utils.h>

#include "gui/context.h"
#include "gui/recent_files.h"

namespace gui {

namespace {

template <class Dialog>
std::optional<std::filesystem::path> Chosen(Dialog& dialog) {
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    const std::filesystem::path path = ToPath(dialog.GetPath());
    KeepOutOfRecentFiles(path);
    return path;
}

class Native final : public FileAsker {
public:
    std::optional<std::filesystem::path> Folder(wxWindow* parent, const wxString& title) override {
        wxDirDialog dialog(parent, title, wxGetHomeDir(), wxDD_DEFAULT_STYLE);
        return Chosen(dialog);
    }
    std::optional<std::filesystem::path> ToOpen(wxWindow* parent, const wxString& title,
                                                const wxString& wildcard) override {
        wxFileDialog dialog(parent, title, wxGetHomeDir(), {}, wildcard, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        return Chosen(dialog);
    }
    std::optional<std::filesystem::path> SaveAs(wxWindow* parent, const wxString& title, const wxString& name,
                                                const wxString& wildcard) override {
        wxFileDialog dialog(parent, title, wxGetHomeDir(), name, wildcard, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
        return Chosen(dialog);
    }
    void Open(const std::filesystem::path& file) override { wxLaunchDefaultApplication(FromPath(file)); }
};

}  // namespace

std::unique_ptr<FileAsker> NativeFileAsker() {
    return std::make_unique<Native>();
}

}  // namespace gui
