// How the last home plan went, asked line by line: done, partly or not, why, and how it felt. Digits answer
// the line in hand and go on to the next, so that eight lines take seconds.
#pragma once

#include <wx/textctrl.h>

#include <optional>
#include <string>
#include <vector>

#include "desk/adherence.h"
#include "desk/visit_editor.h"
#include "gui/context.h"
#include "gui/controls_segments.h"
#include "gui/dialog_form.h"

namespace gui {

class AdherenceDialog : public FormDialog {
public:
    AdherenceDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor);

    [[nodiscard]] std::vector<model::Adherence> Answers() const;
    [[nodiscard]] std::size_t Lines() const { return m_lines.size(); }
    [[nodiscard]] Segments* Followed(std::size_t line) const { return m_lines[line].followed; }
    [[nodiscard]] Segments* Felt(std::size_t line) const { return m_lines[line].felt; }
    [[nodiscard]] Segments* Why(std::size_t line) const { return m_lines[line].why; }
    [[nodiscard]] wxTextCtrl* Words(std::size_t line) const { return m_lines[line].words; }
    [[nodiscard]] wxButton* AllDone() const { return m_all_done; }
    [[nodiscard]] wxButton* AllPartly() const { return m_all_partly; }
    // The line with the keyboard, else the first.
    [[nodiscard]] std::size_t InHand() const { return LineWith(FindFocus()).value_or(0); }
    // 1 to 3 answer the line in hand and go on, 4 to 6 say how it felt, the arrows choose a line. False: no
    // key of this dialog.
    bool TakeKey(int key);

protected:
    bool Accept() override;  // keeps the answers in the visit

private:
    struct Line {
        model::Adherence item;
        Segments *followed = nullptr, *felt = nullptr, *why = nullptr;
        wxPanel* details = nullptr;  // reasons and words, where there is something to say
        wxTextCtrl* words = nullptr;
    };
    void AddHead();
    void AddLine(const model::Adherence& item);
    void AddSegments(Line& line, const wxString& name);
    void AddDetails(Line& line, const wxString& name);
    void OnHook(wxKeyEvent& event);
    [[nodiscard]] std::optional<std::size_t> LineWith(wxWindow* focus) const;
    void AnswerAll(model::Followed followed);
    void Go(std::size_t line);
    void Choose(Line& line, Segments* at, bool again);
    void Read(Line& line);
    void ShowLine(const Line& line);
    void Renew();

    const Context& m_context;
    desk::VisitEditor& m_editor;
    std::vector<Line> m_lines;
    wxButton *m_all_done = nullptr, *m_all_partly = nullptr;
    wxStaticText* m_left = nullptr;
};

}  // namespace gui
