// A clinic with a visit and its plan, and what a window of papers needs of it.
#pragma once

#include <wx/app.h>
#include <wx/dialog.h>
#include <wx/modalhook.h>
#include <wx/uiaction.h>

#include <functional>
#include <string>
#include <vector>

#include "desk/papers.h"
#include "desk/planned_clinic.h"
#include "gui/context.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace tests {

struct PaperFixture : support::PlannedClinic {
    PaperFixture() { files.place = dir.Path(); }
    ~PaperFixture() { editor.reset(), clinic.reset(); }

    [[nodiscard]] desk::PaperWish Wish(desk::PaperKind kind) const {
        desk::PaperWish wish{kind, client.id, {}, {}, {}, {}};
        if (kind == desk::PaperKind::Plan || kind == desk::PaperKind::Record) wish.visit = editor->Visit().id;
        return wish;
    }
    [[nodiscard]] desk::ShownPaper Paper(desk::PaperKind kind) const {
        return desk::MakePaper(*clinic, words, Wish(kind));
    }
    [[nodiscard]] long Entries(const std::string& action) const {
        return std::ranges::count(clinic->Store().AuditTrail(), action, &store::AuditEntry::action);
    }

    text::Translator words;
    std::string said;
    std::vector<std::string> failures;
    gui::Context context{support::TestResources(), *clinic, words,
                         [this](const wxString& text) { said = gui::Utf8(text); },
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    KeptFiles files;
    wxUIActionSimulator simulator;
};

// Pages of one line each, of a paper as large as A4.
inline std::vector<bodymap::PrintedPage> PlainPages(int count, const std::filesystem::path& font) {
    std::vector<bodymap::PrintedPage> pages;
    for (int i = 0; i < count; ++i) {
        bodymap::PrintedPage page;
        page.width = 595.28;
        page.height = 841.89;
        bodymap::PageText line;
        line.at = {72, 90};
        line.font = font;
        line.size = 24;
        line.text = "Leaf " + std::to_string(i + 1);
        line.advances.assign(line.text.size(), 14);
        page.items.emplace_back(line);
        bodymap::PageShape bar;  // as wide as the page's number
        bar.path.Move({72, 120});
        for (const bodymap::MapPoint to :
             {bodymap::MapPoint{72.0 + 40 * (i + 1), 120}, {72.0 + 40 * (i + 1), 140}, {72, 140}})
            bar.path.Line(to);
        bar.path.Close();
        bar.fill = bodymap::PageColour{0, 0, 0};
        page.items.emplace_back(bar);
        pages.push_back(std::move(page));
    }
    return pages;
}

inline std::filesystem::path PlainFont() {
    return support::TestResources().Fonts() / "OpenSans-Regular.ttf";
}

}  // namespace tests
