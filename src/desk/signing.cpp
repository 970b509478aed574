#include "desk/signing.h"

#include <algorithm>
#include <utility>

#include "desk/amendments.h"
#include "desk/audit_entries.h"
#include "desk/clinic.h"
#include "desk/note.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "model/amendment.h"
#include "model/clean_text.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

NotReadyToSign::NotReadyToSign(std::vector<OpenPoint> points)
    : Error(model::ErrorKind::Refused, model::Msg("This visit cannot be signed yet; something is missing.")),
      m_points(std::move(points)) {}

namespace {

// The reason as it is kept; empty where the note is on time.
std::string LateReason(const std::vector<OpenPoint>& points, const SignRequest& request) {
    if (!IsLateNow(points)) return {};
    std::string reason = model::Cleaned(request.late_reason);
    const std::size_t length = model::LengthOf(reason);
    if (length < model::kLeastReason || length > model::kMostReason)
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("This is a late entry: say in {0} to {1} characters why it is signed only now."),
            {std::to_string(model::kLeastReason), std::to_string(model::kMostReason)});
    return reason;
}

std::string MomentOf(Clinic& clinic, const text::Translator& words, model::Instant at) {
    const auto civil = text::ToCivil(at, clinic.Profile().zone);
    return text::HumanDate(words, civil.day, text::DateStyle::Short) + ", " +
           text::HumanTime(civil.hour, civil.minute);
}

std::vector<OpenPoint> Demanded(const VisitEditor& editor) {
    if (!editor.IsDraft()) Refuse({model::ProblemCode::VisitNotDraft, editor.Visit().id.value});
    auto points = OpenPoints(editor);
    if (Blocked(points)) throw NotReadyToSign(std::move(points));
    return points;
}

}  // namespace

bool IsLateNow(const std::vector<OpenPoint>& points) {
    return std::ranges::any_of(points, [](const OpenPoint& point) {
        return point.code == PointCode::LateEntry || point.code == PointCode::LateCeiling;
    });
}

void DemandSignable(const VisitEditor& editor, const SignRequest& request) {
    (void)LateReason(Demanded(editor), request);
}

void Sign(VisitEditor& editor, const store::SigningKey& key, const SignRequest& request) {
    editor.TakeSigned(Signer(editor, key, request)());
}

std::function<model::Visit()> Signer(VisitEditor& editor, const store::SigningKey& key,
                                     const SignRequest& request) {
    const model::Visit& visit = editor.Visit();
    const auto points = Demanded(editor);
    Resources& data = editor.Data();
    model::Visit closed = Frozen(data.Translator(editor.Store().Profile().language), data, visit);
    closed.status = model::VisitStatus::Signed;
    closed.late_reason = LateReason(points, request);
    Demand(model::Check(closed));
    return [&store = editor.Store(), &key, closed = std::move(closed), before = store::DigestOf(visit),
            behind = request.behind, map = data.MapVersion()] {
        store.SignVisit(closed, key, before, behind, map);
        return closed;
    };
}

std::optional<ClockWords> ClockBehindWords(Clinic& clinic, const text::Translator& words) {
    const auto behind = clinic.Store().BehindClock();
    if (!behind) return std::nullopt;
    const std::string then = MomentOf(clinic, words, behind->latest);
    const std::string now = MomentOf(clinic, words, behind->now), by = DelayText(words, behind->By());
    ClockWords said;
    said.problem =
        behind->entry == 0
            ? words.Say(
                  "The clock of this computer says {0}, but something was signed at {1} already, {2} "
                  "later. If the clock is wrong, set it right before you sign. Otherwise the signature takes "
                  "the "
                  "later time, and the record says what the clock said.",
                  {now, then, by})
            : words.Say(
                  "The clock of this computer says {0}, but entry {1} of the audit log ({2}) was written at "
                  "{3}, {4} later. If the clock is wrong, set it right before you sign. Otherwise the "
                  "signature "
                  "takes the time of that entry, and the record says what the clock said.",
                  {now, std::to_string(behind->entry), ActionText(words, behind->action), then, by});
    said.offer = words.Say("The clock is right: sign with the time {0}", {then});
    return said;
}

std::string ClockLabel(Clinic& clinic, const text::Translator& words, model::Instant clock) {
    return words.Say("time taken from an earlier entry; the clock said {0}",
                     {MomentOf(clinic, words, clock)});
}

bool OnAnotherMap(Clinic& clinic, const store::Signature& signature) {
    return !signature.map.empty() && signature.map != clinic.Data().MapVersion();
}

}  // namespace desk
