// Signing a visit: from then on it is read only.
#pragma once

#include <functional>
#include <vector>

#include "desk/open_points.h"
#include "model/problem.h"
#include "store/clinic_store.h"

namespace desk {

class VisitEditor;

// Refused, with every open point.
class NotReadyToSign : public model::Error {
public:
    explicit NotReadyToSign(std::vector<OpenPoint> points);
    [[nodiscard]] const std::vector<OpenPoint>& Points() const { return m_points; }

private:
    std::vector<OpenPoint> m_points;
};

// Writes every line of the findings down, signs and saves in one transaction; the editor shows the signed
// visit and nothing can be undone any more. Throws NotReadyToSign while something blocks (OpenPoints), and
// what store::SignVisit throws; then nothing has changed. Warnings are the caller's to show before.
void Sign(VisitEditor& editor, const store::SigningKey& key);
// The same in parts, for a window: what is not ready is refused here; the function signs and saves, waits for
// the disk and is for Clinic::Alone, with a key that is still there. VisitEditor::TakeSigned is to follow
// with what it returns.
[[nodiscard]] std::function<model::Visit()> Signer(VisitEditor& editor, const store::SigningKey& key);

}  // namespace desk
