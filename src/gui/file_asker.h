// Questions for files and folders. Behind an interface because native choosers cannot be answered by a test.
#pragma once

#include <wx/string.h>

#include <filesystem>
#include <memory>
#include <optional>

class wxWindow;

namespace gui {

class FileAsker {
public:
    virtual ~FileAsker() = default;
    // nullopt: the person turned back.
    [[nodiscard]] virtual std::optional<std::filesystem::path> Folder(wxWindow* parent,
                                                                      const wxString& title) = 0;
    [[nodiscard]] virtual std::optional<std::filesystem::path> ToOpen(wxWindow* parent, const wxString& title,
                                                                      const wxString& wildcard) = 0;
    [[nodiscard]] virtual std::optional<std::filesystem::path> SaveAs(wxWindow* parent, const wxString& title,
                                                                      const wxString& name,
                                                                      const wxString& wildcard) = 0;
    // Shows a finished file in the system's viewer.
    virtual void Open(const std::filesystem::path& file) = 0;
};

[[nodiscard]] std::unique_ptr<FileAsker> NativeFileAsker();

}  // namespace gui
