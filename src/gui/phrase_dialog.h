// The clinic's own phrases: add, change, archive.
#pragma once

#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/context.h"
#include "gui/dialog_form.h"
#include "model/note.h"

namespace gui {

class PhraseDialog : public FormDialog {
public:
    // Opens with a new phrase of that part; `text` may be what was selected in the note.
    PhraseDialog(wxWindow* parent, const Context& context, model::SoapPart part, const std::string& text);

    enum class Unsaved { Save, Discard, Stay };
    // What is to become of words that are not saved before another phrase takes their place.
    std::function<Unsaved()> OnUnsaved;
    // As a click on its row does.
    void Choose(int row);

    [[nodiscard]] wxTextCtrl* Shortcut() const { return m_shortcut; }
    [[nodiscard]] wxTextCtrl* Text() const { return m_text; }
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }
    [[nodiscard]] wxButton* Save() const { return m_save; }
    [[nodiscard]] wxButton* Archive() const { return m_archive; }
    [[nodiscard]] wxButton* New() const { return m_new; }

protected:
    bool Accept() override;  // what is still in the fields is saved too

private:
    void AddList();
    void AddFields();
    void AddPlaces();
    void ShowList();
    void ShowChosen();
    void Begin(const model::Phrase& phrase);
    void BeginNew();
    // False: what is typed stays.
    bool MayLeave();
    [[nodiscard]] Unsaved AskUnsaved();
    bool Keep(bool archived);
    [[nodiscard]] bool Changed() const;
    const Context& m_context;
    std::vector<model::Phrase> m_phrases;
    model::Phrase m_phrase;
    wxDataViewListCtrl* m_list = nullptr;
    wxChoice* m_part = nullptr;
    wxTextCtrl *m_shortcut = nullptr, *m_text = nullptr;
    wxButton *m_new = nullptr, *m_save = nullptr, *m_archive = nullptr;
};

// "S, client says" …
[[nodiscard]] wxString PartName(const Context& context, model::SoapPart part);

}  // namespace gui
