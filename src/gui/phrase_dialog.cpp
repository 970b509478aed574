#include "gui/phrase_dialog.h"

#include <wx/menu.h>
#include <wx/msgdlg.h>

#include <algorithm>

#include "desk/phrases.h"
#include "desk/sentences.h"
#include "gui/controls_list.h"

namespace gui {

wxString PartName(const Context& context, model::SoapPart part) {
    switch (part) {
        case model::SoapPart::Subjective:
            return Tr(context, "S, client says");
        case model::SoapPart::Objective:
            return Tr(context, "O, further findings");
        case model::SoapPart::Assessment:
            return Tr(context, "A, assessment");
        case model::SoapPart::Plan:
            break;
    }
    return Tr(context, "P, plan");
}

PhraseDialog::PhraseDialog(wxWindow* parent, const Context& context, model::SoapPart part,
                           const std::string& text)
    : FormDialog(parent, context.words, Tr(context, "Own phrases"),
                 Tr(context,
                    "In the note a slash and the shortcut put the phrase in. What stands in braces is filled "
                    "from the selected mark and the visit, what stands in brackets waits to be typed over.")),
      m_context(context) {
    OnUnsaved = [this] { return AskUnsaved(); };
    AddList();
    AddFields();
    ShowList();
    model::Phrase fresh;
    fresh.part = part;
    Begin(fresh);
    m_text->ChangeValue(Wx(text));
    Finish(Tr(context, "Done"), Tr(context, "Cancel"), 560);
    (text.empty() ? m_text : m_shortcut)->SetFocus();
}

void PhraseDialog::AddList() {
    m_list = NewList(Content(), Tr(m_context, "Own phrases"), true);
    m_list->SetMinSize(FromDIP(wxSize(-1, 130)));
    AddMarkupColumn(m_list, Tr(m_context, "Part"), 120);
    AddMarkupColumn(m_list, Tr(m_context, "Shortcut"), 90);
    AddMarkupColumn(m_list, Tr(m_context, "Text"), -1);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        // When the click is over: it may ask.
        CallAfter([this, row = m_list->GetSelectedRow()] { Choose(row); });
    });
    Rows()->Add(m_list, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

void PhraseDialog::AddFields() {
    m_part = new wxChoice(Content(), wxID_ANY);
    for (int part = 0; part <= static_cast<int>(model::SoapPart::Plan); ++part)
        m_part->Append(PartName(m_context, static_cast<model::SoapPart>(part)));
    KeepFromWheel(m_part);
    m_shortcut = new wxTextCtrl(Content(), wxID_ANY);
    AddPair(Tr(m_context, "Part of the note"), m_part, Tr(m_context, "Shortcut, typed after a slash"),
            m_shortcut);
    m_text =
        new wxTextCtrl(Content(), wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(-1, 72)), wxTE_MULTILINE);
    m_text->SetMinSize(FromDIP(wxSize(-1, 72)));
    AddField(Tr(m_context, "Text of the phrase"), m_text);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* places = NewButton(Content(), Tr(m_context, "Insert") + wxString::FromUTF8("  ▾"));
    SetSpoken(places, Tr(m_context, "Insert what is filled in"));
    KeepFocusOnClick(places);
    places->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AddPlaces(); });
    m_new = NewButton(Content(), Tr(m_context, "New phrase"));
    m_archive = NewButton(Content(), Tr(m_context, "Archive"));
    m_save = NewButton(Content(), Tr(m_context, "Save phrase"));
    m_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (MayLeave()) BeginNew();
    });
    m_archive->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Keep(!m_phrase.archived); });
    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Keep(m_phrase.archived); });
    row->Add(places);
    row->AddStretchSpacer();
    for (auto* button : {m_new, m_archive, m_save})
        row->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void PhraseDialog::AddPlaces() {
    wxMenu menu;
    const auto& places = desk::PlaceNames();
    for (std::size_t i = 0; i < places.size(); ++i)
        menu.Append(static_cast<int>(i) + 1, Wx(m_context.words.In("place of a phrase", places[i].shown)));
    menu.Append(static_cast<int>(places.size()) + 1, Tr(m_context, "A place to be typed over"));
    const int chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen == wxID_NONE) return;
    const bool open = chosen > static_cast<int>(places.size());
    m_text->WriteText(open ? "[" + Tr(m_context, "what") + "]"
                           : "{" + wxString(places[static_cast<std::size_t>(chosen - 1)].name) + "}");
    m_text->SetFocus();
}

void PhraseDialog::ShowList() {
    m_phrases = m_context.clinic.Store().Phrases();
    m_list->DeleteAllItems();
    for (const auto& phrase : m_phrases) {
        std::string text = Quoted(phrase.text);
        std::ranges::replace(text, '\n', ' ');
        if (phrase.archived) text = "<i>" + text + "</i>";
        wxVector<wxVariant> row;
        row.push_back(Wx(Quoted(Utf8(PartName(m_context, phrase.part).Left(1)))) +
                      (phrase.archived ? "  " + Tr(m_context, "archived") : wxString()));
        row.push_back(phrase.shortcut.empty() ? wxString() : "/" + Wx(Quoted(phrase.shortcut)));
        row.push_back(Wx(text));
        m_list->AppendItem(row);
    }
}

void PhraseDialog::Choose(int row) {
    if (row < 0 || row >= static_cast<int>(m_phrases.size())) return;
    const model::PhraseId wanted = m_phrases[static_cast<std::size_t>(row)].id;
    if (wanted == m_phrase.id) return;
    // Saving lists them anew.
    if (MayLeave()) Begin(*std::ranges::find(m_phrases, wanted, &model::Phrase::id));
    ShowChosen();
}

void PhraseDialog::ShowChosen() {
    const auto at = std::ranges::find(m_phrases, m_phrase.id, &model::Phrase::id);
    at == m_phrases.end() ? m_list->UnselectAll()
                          : m_list->SelectRow(static_cast<unsigned>(at - m_phrases.begin()));
}

bool PhraseDialog::MayLeave() {
    if (!Changed()) return true;
    const Unsaved answer = OnUnsaved();
    return answer == Unsaved::Discard || (answer == Unsaved::Save && Keep(m_phrase.archived));
}

PhraseDialog::Unsaved PhraseDialog::AskUnsaved() {
    wxMessageDialog ask(this, Tr(m_context, "The phrase you are writing is not saved."), "Palpate",
                        wxYES_NO | wxCANCEL | wxICON_WARNING);
    ask.SetYesNoCancelLabels(Tr(m_context, "Save phrase"), Tr(m_context, "Discard"),
                             Tr(m_context, "Go on writing"));
    const int answer = ask.ShowModal();
    return answer == wxID_YES ? Unsaved::Save : answer == wxID_NO ? Unsaved::Discard : Unsaved::Stay;
}

void PhraseDialog::BeginNew() {
    model::Phrase fresh;
    fresh.part = static_cast<model::SoapPart>(m_part->GetSelection());
    m_list->UnselectAll();
    Begin(fresh);
    m_shortcut->SetFocus();
}

void PhraseDialog::Begin(const model::Phrase& phrase) {
    m_phrase = phrase;
    m_part->SetSelection(static_cast<int>(phrase.part));
    m_shortcut->ChangeValue(Wx(phrase.shortcut));
    m_text->ChangeValue(Wx(phrase.text));
    m_archive->Enable(!phrase.id.empty());
    m_archive->SetLabel(phrase.archived ? Tr(m_context, "Offer again") : Tr(m_context, "Archive"));
    Complain({});
}

bool PhraseDialog::Changed() const {
    const bool same = Utf8(m_text->GetValue()) == m_phrase.text &&
                      Utf8(m_shortcut->GetValue()) == m_phrase.shortcut &&
                      (m_phrase.id.empty() || m_part->GetSelection() == static_cast<int>(m_phrase.part));
    return !same;
}

bool PhraseDialog::Keep(bool archived) {
    model::Phrase phrase = m_phrase;
    if (phrase.id.empty()) phrase.id = m_context.clinic.Ids().New<model::PhraseId>();
    phrase.part = static_cast<model::SoapPart>(m_part->GetSelection());
    phrase.shortcut = Utf8(m_shortcut->GetValue());
    phrase.text = Utf8(m_text->GetValue());
    phrase.archived = archived;
    try {
        desk::KeepPhrase(m_context.clinic.Store(), phrase);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
    model::Phrase fresh;
    fresh.part = phrase.part;
    ShowList();
    Begin(fresh);
    return true;
}

bool PhraseDialog::Accept() {
    return !Changed() || Keep(m_phrase.archived);
}

}  // namespace gui
