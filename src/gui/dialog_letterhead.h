// What stands on the clinic's papers beside its details, with the first page as it will be printed.
#pragma once

#include <wx/checkbox.h>
#include <wx/clrpicker.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <vector>

#include "desk/letterhead.h"
#include "gui/context.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"
#include "gui/paper_view.h"
#include "gui/side_work.h"

namespace gui {

class LetterheadDialog : public FormDialog {
public:
    LetterheadDialog(wxWindow* parent, const Context& context, FileAsker& files);
    ~LetterheadDialog() override;

    // Takes the picture as logo; what is wrong with it is said.
    void TakeLogo(const std::filesystem::path& file);
    [[nodiscard]] wxTextCtrl* Tagline() const { return m_tagline; }
    [[nodiscard]] PaperView* Page() const { return m_page; }
    [[nodiscard]] bool Drawing() const { return m_work || m_stale; }
    // desk::SamplePages, unless set otherwise; on another thread.
    std::function<std::vector<bodymap::PrintedPage>(desk::Clinic&, const model::ClinicProfile&,
                                                    const model::Letterhead&)>
        DrawWith;

protected:
    bool Accept() override;

private:
    void AddFields(wxSizer& rows);
    void AddLogo(wxSizer& rows);
    [[nodiscard]] model::Letterhead Read() const;
    [[nodiscard]] std::string Accent() const;
    void Redraw();
    void Look();
    void Draw();
    // Waits for the page that is being made, without holding the window still.
    void FinishDrawing(const wxString& meanwhile);

    const Context& m_context;
    FileAsker& m_files;
    model::Letterhead m_head;
    wxTextCtrl *m_tagline, *m_website, *m_footer;
    wxCheckBox* m_large;
    wxColourPickerCtrl* m_accent;
    wxStaticText* m_logo;
    wxButton* m_no_logo;
    PaperView* m_page;
    // The page is made beside the window, a moment after the last change.
    struct Drawn;
    std::shared_ptr<Drawn> m_drawn;
    std::unique_ptr<SideWork> m_work;
    wxTimer m_timer;
    bool m_stale = true;
};

}  // namespace gui
