// Signing a visit: from then on it is read only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/open_points.h"
#include "model/problem.h"
#include "store/clinic_store.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class VisitEditor;

// Refused, with every open point.
class NotReadyToSign : public model::Error {
public:
    explicit NotReadyToSign(std::vector<OpenPoint> points);
    [[nodiscard]] const std::vector<OpenPoint>& Points() const { return m_points; }

private:
    std::vector<OpenPoint> m_points;
};

// What is asked at the moment of signing.
struct SignRequest {
    std::string late_reason;  // of a late entry; kept in the note, left out where it is none
    store::WhenBehind behind = store::WhenBehind::Refuse;
};

// Signed now the note labels itself a late entry, and needs a reason of kLeastReason to kMostReason
// characters.
[[nodiscard]] bool IsLateNow(const std::vector<OpenPoint>& points);
// Throws what Sign would refuse the request for, before a key is asked for.
void DemandSignable(const VisitEditor& editor, const SignRequest& request);
// Writes every line of the findings down, signs and saves in one transaction; the editor shows the signed
// visit and nothing can be undone any more. Throws NotReadyToSign while something blocks (OpenPoints),
// Refused for a late entry without a reason, and what store::SignVisit throws; then nothing has changed.
// Warnings are the caller's to show before.
void Sign(VisitEditor& editor, const store::SigningKey& key, const SignRequest& request = {});
// The same in parts, for a window: what is not ready is refused here; the function signs and saves, waits for
// the disk and is for Clinic::Alone, with a key that is still there. VisitEditor::TakeSigned is to follow
// with what it returns.
[[nodiscard]] std::function<model::Visit()> Signer(VisitEditor& editor, const store::SigningKey& key,
                                                   const SignRequest& request = {});

// What stands between the clock and a signature, and what signing in spite of it means.
struct ClockWords {
    std::string problem, offer;
};
// Nothing: the clock is no hindrance.
[[nodiscard]] std::optional<ClockWords> ClockBehindWords(Clinic& clinic, const text::Translator& words);
// For the line of a signature made then: "the clock said 29 Nov 2026, 09:00".
[[nodiscard]] std::string ClockLabel(Clinic& clinic, const text::Translator& words, model::Instant clock);
// Whether its marks lie on another version of the body map than is drawn today.
[[nodiscard]] bool OnAnotherMap(Clinic& clinic, const store::Signature& signature);

}  // namespace desk
