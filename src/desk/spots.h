// Spots: the same finding at the same place, followed over a client's visits.
//
// A spot bears the id of its first mark. Earlier visits are signed and cannot be written to, so a mark
// without a spot stands for the spot of its own id, and a later mark that joins it carries that id. A mark
// that the therapist detached carries its own id; it is not joined again by itself.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/visit.h"
#include "store/clinic_store.h"

namespace desk {

class Resources;
class VisitEditor;

inline constexpr double kSameSpot = 40;  // map units between two marks of one spot, at most

[[nodiscard]] model::SpotId SpotOf(const model::Mark& mark);

// What became of a spot at one visit.
struct SpotVisit {
    model::VisitId visit;
    model::Instant at{};
    std::optional<int> before, after;
    bool charted = false;   // a mark was made; otherwise it was only found gone
    bool resolved = false;  // found gone
    bool operator==(const SpotVisit&) const = default;
};

// A mark of the last visit whose spot today's chart does not have.
struct Ghost {
    model::Mark mark;
    bool resolved = false;  // today's visit says that it is gone
    bool operator==(const Ghost&) const = default;
};

// What earlier visits of the client say of spots: asked of the store when first needed, then kept. Earlier is
// what began before the visit, drafts too.
class EarlierMarks {
public:
    EarlierMarks(const store::ClinicStore& store, Resources& resources);

    // The spot of the nearest earlier mark with the same finding, region and side, within kSameSpot once both
    // are carried to one figure and view, that no other mark of the visit has. Pictures are not compared.
    [[nodiscard]] std::optional<model::SpotId> Nearest(const model::Visit& visit, const model::Mark& mark);
    // The last visit before this one.
    [[nodiscard]] const std::optional<model::Visit>& Last(const model::Visit& visit);
    // The 40 newest visits before this one, newest first: older ones say nothing about now.
    [[nodiscard]] const std::vector<store::VisitSummary>& Before(const model::Visit& visit);
    // An earlier visit as it is stored.
    [[nodiscard]] const std::optional<model::Visit>& Visit(const model::Visit& of, const model::VisitId& id);
    // Earlier visits with the spot, oldest first.
    [[nodiscard]] const std::vector<SpotVisit>& Of(const model::Visit& visit, const model::SpotId& spot);

    // Between two marks, once both are carried to one figure and view; nothing where they cannot be compared.
    [[nodiscard]] std::optional<double> Distance(const model::Mark& mark, const model::Mark& earlier) const;

private:
    using Kind = std::pair<std::string, model::RegionRef>;  // finding and place
    void TurnTo(const model::Visit& visit);
    [[nodiscard]] const std::vector<store::MarkRow>& Alike(const model::Visit& visit,
                                                           const model::Mark& mark);

    const store::ClinicStore& m_store;
    Resources& m_resources;
    // What is kept holds for this visit at this time.
    std::pair<model::VisitId, model::Instant> m_for;
    std::optional<std::optional<model::Visit>> m_last;
    std::optional<std::vector<store::VisitSummary>> m_before;
    std::map<model::VisitId, std::optional<model::Visit>> m_visits;
    std::map<Kind, std::vector<store::MarkRow>> m_alike;
    std::map<model::SpotId, std::vector<SpotVisit>> m_histories;
    std::optional<std::vector<store::ResolvedSpot>> m_resolved;
};

// A mark on a picture is joined by hand only: with another place or finding it follows nothing any more.
void LeaveSpot(const model::Mark& was, model::Mark& now);
// Joins the mark to the spot it lies on, unless the therapist decided otherwise; where it lies on none it
// follows none. A spot found again is no longer resolved.
void Follow(EarlierMarks& earlier, model::Visit& visit, model::Mark& mark);

// Of the open visit. Earlier visits oldest first, then the open one if its chart has the spot or resolves it.
[[nodiscard]] std::vector<SpotVisit> HistoryOf(const VisitEditor& editor, const model::SpotId& spot);
// Marks of the last visit that have no match today, in their order; those that were resolved there are gone.
// Of a signed visit only what it resolved.
[[nodiscard]] std::vector<Ghost> Ghosts(const VisitEditor& editor);
// The day and time of the visit the ghosts come from.
[[nodiscard]] std::optional<model::Instant> GhostsFrom(const VisitEditor& editor);

// Each is one undo step and throws as VisitEditor::Apply.
// The ghost becomes a mark of today: the same place, shape, layer and finding, scores to be taken. Throws
// Refused if there is no such ghost.
model::MarkId ConfirmGhost(VisitEditor& editor, const model::MarkId& earlier);
void SetResolved(VisitEditor& editor, const model::SpotId& spot, bool resolved);
void Detach(VisitEditor& editor, const model::MarkId& mark);
// Joins what was detached, if there is a spot it lies on; false if not.
bool Rejoin(VisitEditor& editor, const model::MarkId& mark);
// The mark was detached, or follows nothing, and there is a spot it could join.
[[nodiscard]] bool CanRejoin(const VisitEditor& editor, const model::Mark& mark);

}  // namespace desk
