#include "gui/dialog_sign.h"

#include <wx/arrstr.h>

#include <algorithm>
#include <utility>

#include "desk/sentences.h"
#include "model/amendment.h"

namespace gui {

namespace {

constexpr int kWidth = 560;

wxString HintFor(const Context& context, bool blocked) {
    return blocked ? Tr(context,
                        "Something is missing before this visit can be signed. Each line leads to "
                        "its field.")
                   : Tr(context,
                        "A signed visit can only be read from then on. Your passphrase or PIN opens "
                        "your signing key.");
}

// A button does not break its label by itself; a sentence too long for the dialog would lose its beginning.
wxString InLines(const wxWindow& window, const wxString& sentence, int width) {
    wxString lines, line;
    for (const wxString& word : wxSplit(sentence, ' ', 0)) {
        const wxString longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && window.GetTextExtent(longer).x > width) {
            lines += line + "\n";
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

}  // namespace

SignDialog::SignDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor, KeyWorker& worker)
    : FormDialog(parent, context.words, Tr(context, "Sign visit"),
                 HintFor(context, desk::Blocked(desk::OpenPoints(editor)))),
      m_context(context),
      m_editor(editor),
      m_worker(worker) {
    const auto points = desk::OpenPoints(editor);
    AddPoints(points, desk::PointKind::Block, Tr(context, "Missing"));
    AddPoints(points, desk::PointKind::Warn, Tr(context, "Look at this before signing"));
    if (desk::Blocked(points)) {
        Finish(Tr(context, "Close"), {}, kWidth);
        m_points.front()->SetFocus();
        return;
    }
    AddAsked(points);
    m_secret = new SecretField(Content(), Words());
    m_secret->Offer(context.clinic.SignedIn().name, context.clinic.Pin());
    m_secret->OnHeight = [this] { FitToContent(); };
    Rows()->Add(m_secret, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    m_progress = NewText(Content(), Tr(context, "Opening your signing key…"), FontStyle::Small, Role::Text2);
    Rows()->Add(m_progress, wxSizerFlags().Expand().ReserveSpaceEvenIfHidden());
    m_progress->Hide();
    Finish(Tr(context, "Sign"), Tr(context, "Cancel"), kWidth);
    // The key must not arrive between turning back and the dialog's end. Escape and the window's own close
    // button come here too.
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { Leave(wxID_CANCEL); }, wxID_CANCEL);
    (m_late ? m_late : m_secret->Field())->SetFocus();
}

SignDialog::~SignDialog() {
    m_worker.Forget();
}

// What is asked beside the passphrase.
void SignDialog::AddAsked(const std::vector<desk::OpenPoint>& points) {
    if (desk::IsLateNow(points)) {
        m_late = new wxTextCtrl(Content(), wxID_ANY);
        m_late->SetMaxLength(model::kMostReason);
        AddField(Tr(m_context, "Why it is signed only now; the note keeps it"), m_late);
    }
    m_clock.emplace(Content(), Rows(), m_context, FromDIP(kWidth - 60));
}

desk::SignRequest SignDialog::Request() const {
    return {m_late ? Utf8(m_late->GetValue()) : std::string(),
            m_clock ? m_clock->Chosen() : store::WhenBehind::Refuse};
}

void SignDialog::AddPoints(const std::vector<desk::OpenPoint>& points, desk::PointKind kind,
                           const wxString& head) {
    if (std::ranges::find(points, kind, &desk::OpenPoint::kind) == points.end()) return;
    Rows()->Add(NewSectionHead(Content(), head), wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    for (const desk::OpenPoint& point : points) {
        if (point.kind != kind) continue;
        const wxString sentence = Wx(desk::Sentence(Words(), point));
        const wxString lines = InLines(*Content(), sentence, FromDIP(kWidth - 120));
        wxButton* button =
            NewButton(Content(), wxControl::EscapeMnemonics(lines), ButtonLook::Plain, Icon::ChevronRight);
        AddStyleClass(button, "palpate-flush");
        SetSpoken(button, sentence);
        if (!point.source.empty()) button->SetToolTip(TrFill(m_context, "Asked for by {0}", {point.source}));
        button->Bind(wxEVT_BUTTON, [this, place = point.place](wxCommandEvent&) {
            m_wanted = place;
            Leave(wxID_CANCEL);
        });
        m_points.push_back(button);
        Rows()->Add(button, wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
    }
    Rows()->AddSpacer(FromDIP(10));
}

bool SignDialog::Accept() {
    if (!m_secret) return true;
    if (m_waiting) return false;
    Complain({});
    try {
        desk::DemandSignable(m_editor, Request());
        const auto& store = m_editor.Store();
        m_worker.Ask(m_secret->TakesPin() ? store.UnlockerWithPin() : store.Unlocker(), m_secret->Typed(),
                     [this](KeyWorker::Answer answer) { Take(std::move(answer)); });
        Wait(true);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
    return false;
}

void SignDialog::Take(KeyWorker::Answer answer) {
    Wait(false);
    try {
        if (answer.error) {
            desk::NoteRefusedKey(m_editor);
            std::rethrow_exception(answer.error);
        }
        desk::Sign(m_editor, *answer.key, Request());
        Leave(wxID_OK);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        m_secret->Renew(m_context.clinic.Pin());
        m_secret->Again();
    }
}

void SignDialog::Wait(bool waiting) {
    m_waiting = waiting;
    m_progress->Show(waiting);
    m_secret->Enable(!waiting);
    if (m_late) m_late->Enable(!waiting);
    if (m_clock && m_clock->Box()) m_clock->Box()->Enable(!waiting);
    FindWindow(wxID_OK)->Enable(!waiting);
    for (wxButton* point : m_points) point->Enable(!waiting);
    Layout();
}

void SignDialog::Leave(int code) {
    m_worker.Forget();
    SetReturnCode(code);
    if (IsModal())
        EndModal(code);
    else
        Hide();
}

}  // namespace gui
