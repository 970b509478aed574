// Says yes to every question, into one folder.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "gui/context.h"
#include "gui/file_asker.h"

namespace tests {

struct KeptFiles : gui::FileAsker {
    std::filesystem::path place;
    std::vector<std::filesystem::path> opened;
    std::optional<std::filesystem::path> Folder(wxWindow*, const wxString&) override { return place; }
    std::optional<std::filesystem::path> ToOpen(wxWindow*, const wxString&, const wxString&) override {
        return {};
    }
    std::optional<std::filesystem::path> SaveAs(wxWindow*, const wxString&, const wxString& name,
                                                const wxString&) override {
        return place / gui::Utf8(name);
    }
    void Open(const std::filesystem::path& file) override { opened.push_back(file); }
};

}  // namespace tests
