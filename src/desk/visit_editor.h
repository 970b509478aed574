// The open visit. Mouse, keyboard, list and command line all change it through these calls; each keeps the
// model's rules, is one undo step, is saved durably with its audit entry before it returns, and then
// announced.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bodymap/region_index.h"
#include "desk/adherence.h"
#include "desk/history.h"
#include "desk/signal.h"
#include "model/client.h"
#include "model/visit.h"
#include "routine/planner.h"
#include "store/clinic_store.h"

namespace desk {

class EarlierMarks;
class Resources;

// What a change touched; views refresh by kind.
enum class Change : unsigned { Marks = 1, Treatments = 2, Text = 4, Plan = 8, Details = 16, All = 31 };
[[nodiscard]] constexpr bool Has(unsigned kinds, Change kind) {
    return (kinds & static_cast<unsigned>(kind)) != 0;
}

struct TreatmentDefaults {
    std::string technique;
    int pressure = 3;
    int minutes = 5;
};

class VisitEditor {
public:
    VisitEditor(store::ClinicStore& store, Resources& resources, model::IdSource& ids,
                const model::Clock& clock, model::Client client, model::Visit visit);

    [[nodiscard]] const model::Visit& Visit() const { return m_history.Current(); }
    [[nodiscard]] const model::Client& Client() const { return m_client; }
    [[nodiscard]] bool IsDraft() const { return Visit().status == model::VisitStatus::Draft; }
    // A draft that who is signed in may chart; any other is only looked at.
    [[nodiscard]] bool Editable() const;
    [[nodiscard]] std::optional<model::Instant> SavedAt() const { return m_saved_at; }

    // The one way a use case in a file of its own changes the visit: `edit` works on a copy and returns what
    // is wrong, or nothing. Then the whole is checked, saved, kept as one undo step and announced with
    // `kinds`. Calls with the same join (not 0) that follow each other are one step. Throws model::Error if
    // it is refused or cannot be saved, as when somebody else changed the stored visit; then nothing has
    // changed.
    using Edit = std::function<std::optional<model::Problem>(model::Visit&)>;
    void Apply(const Edit& edit, const StepName& description, unsigned kinds, std::uint64_t join = 0);
    // The next change is an undo step of its own, whatever its join: typing has come to an end.
    void EndStep() { m_history.EndJoin(); }
    // The visit as it was signed: read only, nothing to undo. For desk::Sign.
    void TakeSigned(model::Visit visit);
    // The steps so far, for going on with them in another editor of the same visit as it stands now.
    [[nodiscard]] History<model::Visit> Steps() && { return std::move(m_history); }
    void GoOnFrom(History<model::Visit> steps) { m_history = std::move(steps); }
    // What use cases work with.
    [[nodiscard]] store::ClinicStore& Store() const { return m_store; }
    [[nodiscard]] Resources& Data() const { return m_resources; }
    [[nodiscard]] model::IdSource& Ids() const { return m_ids; }
    [[nodiscard]] const model::Clock& Clock() const { return m_clock; }
    // What earlier visits say of spots, see spots.h.
    [[nodiscard]] EarlierMarks& EarlierSpots() const { return *m_earlier_marks; }

    // The figure shown and charted on: the client's own until another is chosen. Not part of the record, no
    // undo step; marks stay as they were charted and are carried over when shown (bodymap::Atlas::Carry).
    void ShowFigure(model::Figure figure);
    [[nodiscard]] model::Figure ShownFigure() const { return m_shown.value_or(m_client.figure); }
    // Works out ahead where one more mark lies on one more figure, for idle moments: ShowFigure then finds it
    // known. False when there is nothing left to do.
    bool PrepareFigures();
    // The figure whose map of a view is shown and charted on: ShownFigure(), or the neutral one where that
    // has no such view.
    [[nodiscard]] model::Figure FigureOn(model::View view) const;
    // Where a mark's points lie on a view of the shown figure: what is drawn and what a pointer takes hold
    // of. A close-up and the body show one another's marks; nullopt where the view does not show the mark.
    [[nodiscard]] std::optional<std::vector<model::MapPoint>> PointsOn(model::View view,
                                                                       const model::Mark& mark) const;

    // A point mark where the pointer was. nullopt: the point is outside the body or on an area that must not
    // be charted. Throws model::Error if the change is refused or cannot be saved; then nothing has changed.
    std::optional<model::MarkId> AddMarkAt(model::View view, model::MapPoint point, model::Layer layer,
                                           const std::string& finding);
    // The same by name: at the region's inner point on its best view, or on `view` if it is drawn there.
    model::MarkId AddMarkIn(const model::RegionRef& region, model::Layer layer, const std::string& finding,
                            std::optional<model::View> view = {});
    // A mark on a picture of the clinic, in its pixels (upright); the region is what the therapist says.
    model::MarkId AddMarkOnPicture(const model::PictureId& picture, model::Shape shape,
                                   const std::vector<model::MapPoint>& points, const model::RegionRef& region,
                                   model::Layer layer, const std::string& finding);
    // A stroke, an area or an arrow along the line a hand drew on the shown figure, with the regions it
    // covers. The line is simplified (0.5 map units, at most 500 points). What is too small to be meant as a
    // line (4 units) or as an area (30 square units) becomes a point. nullopt: it touches no region.
    std::optional<model::MarkId> AddShape(model::View view, model::Shape shape,
                                          const std::vector<model::MapPoint>& points, model::Layer layer,
                                          const std::string& finding);
    // The whole region as an area (its largest piece as drawn on `view`): named after it and covering nothing
    // else, whatever lies over or under it. nullopt: it is not drawn there in this layer.
    std::optional<model::MarkId> AddRegionArea(model::View view, const model::RegionRef& region,
                                               model::Layer layer, const std::string& finding);
    // Moves the whole mark so that its first point lies at `point` of the shown figure; region, side and
    // covered regions follow. False: that place cannot be charted, nothing changed. Calls with the same join
    // (not 0) are one undo step. A mark charted on another figure, or moved on another view that shows it
    // (none given: its own), is from now on one of that figure and view.
    bool MoveMark(const model::MarkId& id, model::MapPoint point, std::uint64_t join,
                  std::optional<model::View> on = {});
    // The same for one of its points; false also if there is no such point.
    bool SetShapePoint(const model::MarkId& id, std::size_t index, model::MapPoint point, std::uint64_t join,
                       std::optional<model::View> on = {});
    void SetFinding(const model::MarkId& id, const std::string& finding);
    // Calls with the same join (not 0) that follow each other are one undo step.
    void SetSeverityBefore(const model::MarkId& id, std::optional<int> severity, std::uint64_t join = 0);
    void SetSeverityAfter(const model::MarkId& id, std::optional<int> severity, std::uint64_t join = 0);
    void SetSide(const model::MarkId& id, model::Side side);  // to the mirrored place
    void SetMarkNote(const model::MarkId& id, const std::string& note);
    void RemoveMark(const model::MarkId& id);
    // A copy on the mirrored place of the other side.
    model::MarkId MirrorMark(const model::MarkId& id);
    // The copy it would make, without an id; throws Refused where there is no counterpart.
    [[nodiscard]] model::Mark MirrorImage(const model::MarkId& id) const;
    // The mark as it lies in that layer, with the region there; nullopt where there is none.
    [[nodiscard]] std::optional<model::Mark> InLayer(const model::Mark& mark, model::Layer layer) const;

    // Technique, pressure, minutes on marks and regions. A pressure above PressureLimitFor needs a reason
    // (model::CheckPressure), else throws Refused; a reason that is not needed is dropped.
    model::TreatmentId AddTreatment(const model::Treatment& treatment);
    void ChangeTreatment(const model::Treatment& treatment);
    void RemoveTreatment(const model::TreatmentId& id);
    // Walton level the client's history allows at a place.
    [[nodiscard]] routine::PressureLimit PressureLimitAt(const model::RegionRef& at) const;
    // The lowest one of all regions under a mark; of an arrow: where it starts.
    [[nodiscard]] routine::PressureLimit PressureLimitOf(const model::Mark& mark) const;
    // The lowest one of all marks and regions it is given to.
    [[nodiscard]] routine::PressureLimit PressureLimitFor(const model::Treatment& treatment) const;

    void SetSoap(const model::SoapNote& soap);  // typing in one field joins
    void SetReason(const std::string& reason);
    void SetHealthUpdate(const std::string& text, bool asked);
    void SetRedFlags(const std::vector<std::string>& present, bool asked);
    void SetTraining(const model::TrainingWeek& week, const std::string& block);
    void SetServiceTime(model::Instant at, int minutes);
    // The lines of O in the clinic's language, see note.h.
    [[nodiscard]] std::vector<std::string> FindingLines() const;

    // The client was changed elsewhere: rules and limits follow what is known now.
    void ClientChanged(const model::Client& client);

    // The rules' proposal for this visit as it stands; does not change the visit.
    [[nodiscard]] model::HomePlan Propose() const;
    // What the rules are asked about.
    [[nodiscard]] routine::Case RulesCase() const { return CaseOf(Visit()); }
    // The newest race that is over on the day of the visit, see races.h.
    [[nodiscard]] std::optional<model::Race> LastRace() const;
    // Approval is refused while the red flags are not asked or an objection stands that is not set aside (see
    // plan_overrides.h); changing an approved plan, or charting what speaks against a part of it, takes the
    // approval back. An override nothing asks for is dropped. What is withheld and the referral are renewed
    // with the approval, the referral also with the red flags.
    void SetPlan(const model::HomePlan& plan, const StepName& description);
    // Approved, and by what is known of the client now it could be approved again as it is: nothing speaks
    // against it that is not answered by an override, and no referral is due that it does not say.
    [[nodiscard]] bool MayHandOutPlan() const;
    [[nodiscard]] std::vector<routine::Objection> Objections() const;
    [[nodiscard]] std::vector<model::PlanItem> FurtherItems() const;

    [[nodiscard]] bool CanUndo() const { return m_history.CanUndo(); }
    [[nodiscard]] bool CanRedo() const { return m_history.CanRedo(); }
    // What undo would take back; English where no words are given.
    [[nodiscard]] std::string UndoText(const text::Translator& words = {}) const {
        return m_history.UndoName().In(words);
    }
    [[nodiscard]] std::string RedoText(const text::Translator& words = {}) const {
        return m_history.RedoName().In(words);
    }
    void Undo();
    void Redo();

    Signal<unsigned> Changed;  // bits of Change

private:
    // What earlier visits of the client say to the rules; read once.
    struct Earlier {
        std::optional<model::Instant> last_massage;
        std::set<std::string> known_items, older_items;  // older: of plans before the last one
        bool any_plan = false;
        PlanPast past;
        std::vector<model::Race> races;  // of the weeks planned
    };

    void Commit(model::Visit next, const StepName& description, unsigned kinds, std::uint64_t join = 0);
    // Saved only if the stored visit is still the one shown here.
    void Save(const model::Visit& next);
    void Announce(const model::Visit& before);
    // Gives the mark its id and keeps it.
    model::MarkId Chart(model::Mark mark, const char* description);
    void ReplaceMark(const model::Mark& mark, const char* description, std::uint64_t join = 0);
    // The same for a mark that has another place or finding now: it may lie on another spot.
    void Refind(model::Mark mark, const char* description, std::uint64_t join = 0);
    [[nodiscard]] store::PictureSummary PictureOf(const model::PictureId& id) const;
    [[nodiscard]] bool OnPicture(const model::Mark& mark) const;
    [[nodiscard]] const model::Mark& MarkOf(const model::MarkId& id) const;
    [[nodiscard]] std::optional<bodymap::Hit> HitAt(model::Figure figure, model::View view,
                                                    model::MapPoint point, model::Layer layer) const;
    // Region, side, layer and covered regions from where the mark lies; false where it touches nothing.
    [[nodiscard]] bool Locate(model::Mark& mark) const;
    // The mark as the shown figure has it on that view; nullopt where the view does not show it.
    [[nodiscard]] std::optional<model::Mark> OnShownFigure(const model::MarkId& id,
                                                           std::optional<model::View> on) const;
    [[nodiscard]] model::Mark Mirrored(const model::Mark& mark, model::Side side) const;
    [[nodiscard]] routine::Case CaseOf(const model::Visit& visit) const;
    [[nodiscard]] std::optional<model::Race> LastRaceOn(model::Date day) const;
    void RenewDayWords(model::Visit& visit) const;
    void RenewReferral(model::Visit& visit) const;
    [[nodiscard]] bool RaisesObjection(const model::Visit& next) const;
    void DemandPressure(model::Treatment& treatment) const;
    void DemandApprovable(const model::Visit& visit) const;
    [[nodiscard]] const Earlier& EarlierVisits() const;

    store::ClinicStore& m_store;
    Resources& m_resources;
    model::IdSource& m_ids;
    const model::Clock& m_clock;
    model::Client m_client;
    History<model::Visit> m_history;
    std::optional<model::Instant> m_saved_at;
    std::optional<model::Figure> m_shown;
    std::size_t m_prepared = 0;  // marks times figures
    mutable std::optional<Earlier> m_earlier;
    mutable model::Instant m_earlier_to{};  // what began before this
    std::shared_ptr<EarlierMarks> m_earlier_marks;
};

}  // namespace desk
