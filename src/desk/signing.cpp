#include "desk/signing.h"

#include <utility>

#include "desk/note.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"

namespace desk {

NotReadyToSign::NotReadyToSign(std::vector<OpenPoint> points)
    : Error(model::ErrorKind::Refused, model::Msg("This visit cannot be signed yet; something is missing.")),
      m_points(std::move(points)) {}

void Sign(VisitEditor& editor, const store::SigningKey& key) {
    editor.TakeSigned(Signer(editor, key)());
}

std::function<model::Visit()> Signer(VisitEditor& editor, const store::SigningKey& key) {
    const model::Visit& visit = editor.Visit();
    if (!editor.IsDraft()) Refuse({model::ProblemCode::VisitNotDraft, visit.id.value});
    auto points = OpenPoints(editor);
    if (Blocked(points)) throw NotReadyToSign(std::move(points));
    Resources& data = editor.Data();
    model::Visit closed = Frozen(data.Translator(editor.Store().Profile().language), data, visit);
    closed.status = model::VisitStatus::Signed;
    Demand(model::Check(closed));
    return [&store = editor.Store(), &key, closed = std::move(closed), before = store::DigestOf(visit)] {
        store.SignVisit(closed, key, before);
        return closed;
    };
}

}  // namespace desk
