// The first window: a clinic used lately, another one, or a new one.
#pragma once

#include <wx/dataview.h>

#include <filesystem>
#include <optional>
#include <vector>

#include "gui/dialog_form.h"
#include "gui/file_asker.h"

namespace gui {

class StartDialog : public wxDialog {
public:
    enum class Choice { Quit, Open, New };
    StartDialog(const text::Translator& words, const std::vector<std::filesystem::path>& recent,
                FileAsker& files);

    [[nodiscard]] Choice Chosen() const { return m_choice; }
    [[nodiscard]] const std::filesystem::path& Folder() const { return m_folder; }

private:
    void AddRecent(wxSizer& rows, const std::vector<std::filesystem::path>& recent);
    void Open(const std::filesystem::path& folder);
    const text::Translator& m_words;
    Choice m_choice = Choice::Quit;
    std::filesystem::path m_folder;
};

}  // namespace gui
