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
    : SignDialog(parent, context, editor, worker, desk::OpenPoints(editor)) {}

SignDialog::SignDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor, KeyWorker& worker,
                       const std::vector<desk::OpenPoint>& points)
    : KeyDialog(parent, context, worker, editor.Visit().id, Tr(context, "Sign visit"),
                HintFor(context, desk::Blocked(points))),
      m_editor(editor) {
    AddPoints(points, desk::PointKind::Block, Tr(context, "Missing"));
    AddPoints(points, desk::PointKind::Warn, Tr(context, "Look at this before signing"));
    if (desk::Blocked(points)) {
        Finish(Tr(context, "Close"), {}, kWidth);
        m_points.front()->SetFocus();
        return;
    }
    if (desk::IsLateNow(points)) {
        m_late = new wxTextCtrl(Content(), wxID_ANY);
        m_late->SetMaxLength(model::kMostReason);
        AddField(Tr(context, "Why it is signed only now; the note keeps it"), m_late);
    }
    AddPassphrase(kWidth);
    FinishWith(Tr(context, "Sign"), kWidth);
    (m_late ? m_late : Passphrase())->SetFocus();
}

desk::SignRequest SignDialog::Request() const {
    return {m_late ? Utf8(m_late->GetValue()) : std::string(), Behind()};
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
        if (!point.source.empty()) button->SetToolTip(TrFill(Ctx(), "Asked for by {0}", {point.source}));
        button->Bind(wxEVT_BUTTON, [this, place = point.place](wxCommandEvent&) {
            m_wanted = place;
            Leave(wxID_CANCEL);
        });
        m_points.push_back(button);
        Rows()->Add(button, wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
    }
    Rows()->AddSpacer(FromDIP(10));
}

void SignDialog::Look() {
    if (Passphrase() != nullptr) desk::DemandSignable(m_editor, Request());
}

void SignDialog::Do(const store::SigningKey* key) {
    if (key == nullptr) return;  // what is missing was looked at
    std::optional<model::Visit> closed;
    SaveBeside([&closed, sign = desk::Signer(m_editor, *key, Request())] { closed = sign(); });
    m_editor.TakeSigned(*std::move(closed));
}

}  // namespace gui
