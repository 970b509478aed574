// A client's whole history as one value: read once, then asked by the time line, the maps and the lists.
//
// Visits made in error are left out, moved ones stand in the chart they were moved to, and a mark whose line
// was corrected by its values counts as corrected, in the middle of its region where that is another one.
// What was corrected in words of a person's own, what was done about a mark and what was measured count as
// signed; PastVisit::unread tells. Drafts count, and are told apart: today's visit belongs to the picture
// while it is charted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "terms/levels.h"

namespace desk {

class Clinic;

struct PastMark {
    model::MarkId id;
    model::SpotId spot;                    // its own id where it follows none (desk::SpotOf)
    std::uint32_t visit = 0;               // its place in ClientPast::visits
    std::uint16_t finding = 0, place = 0;  // in ClientPast::findings and ::places; the place charted
    std::uint32_t also = 0, alsos = 0;     // slice of ClientPast::also: other places it lies in
    model::Figure figure = model::Figure::Neutral;
    model::View view = model::View::Front;
    model::Layer layer = model::Layer::Superficial;
    model::MapPoint point;  // the first of its shape
    std::optional<int> before, after;
};

struct PastTreatment {
    model::TreatmentId id;
    std::vector<model::MarkId> marks;
    std::vector<model::RegionRef> regions;
    std::string technique;
    int pressure = 0, minutes = 0;
    model::Response response = model::Response::NotAsked;
};

struct PastVisit {
    model::VisitId id;
    model::UserId therapist;
    int number = 0, minutes = 0;
    model::Instant at{};
    model::Date day{};     // of the clinic's zone
    int minute = 0;        // of that day
    bool repeats = false;  // another visit has that day
    bool draft = false;
    bool corrected = false;                        // a value of it was
    bool unread = false;                           // a correction of its findings is not counted
    bool unread_readings = false;                  // nor one of what was measured; unread too
    std::uint32_t first_mark = 0, mark_count = 0;  // slice of ClientPast::marks
    std::optional<int> adherence;                  // percent (desk::PercentDone) of the plan before it
    std::vector<model::Reading> readings;
    std::vector<PastTreatment> treatments;
    std::vector<model::SpotId> resolved;
};

struct ClientPast {
    model::ClientId client;
    model::Figure figure = model::Figure::Neutral;
    std::vector<model::Race> races;     // the next one, and those that plans of its visits name; by day
    std::vector<std::string> findings;  // ids
    std::vector<model::RegionRef> places;
    std::vector<std::uint16_t> also;
    std::vector<PastVisit> visits;  // oldest first
    std::vector<PastMark> marks;    // in the order of the visits

    [[nodiscard]] std::span<const PastMark> MarksOf(const PastVisit& visit) const;
    [[nodiscard]] const PastVisit* Find(const model::VisitId& id) const;
    // The places it lies in, the one charted first, each once.
    [[nodiscard]] std::vector<model::RegionRef> PlacesOf(const PastMark& mark) const;
    [[nodiscard]] const std::string& FindingOf(const PastMark& mark) const { return findings[mark.finding]; }
    [[nodiscard]] const model::RegionRef& PlaceOf(const PastMark& mark) const { return places[mark.place]; }
};

// Logged as a view ("history.view") before anything is read. Throws NoAccess, and Refused for an unknown id.
// May be called within Clinic::Alone.
[[nodiscard]] ClientPast LoadPast(Clinic& clinic, const model::ClientId& client);

// Both days belong to it; nothing: open on that side.
struct PastRange {
    std::optional<model::Date> from, to;
    [[nodiscard]] bool Holds(model::Date day) const;
    bool operator==(const PastRange&) const = default;
};

// A unit of a level of the body (terms::Levels): a structure, a region, an area; a CHOIR segment by its
// number.
struct PastUnit {
    terms::Level level = terms::Level::Structure;
    std::string key;
    std::optional<model::Side> side;  // nothing: both and the midline
    bool operator==(const PastUnit&) const = default;
};

// Each narrows by itself, so their order does not matter. A therapist narrows visits; finding and place
// narrow marks: visits stay, with fewer marks or none.
struct PastFilter {
    std::optional<std::string> finding;
    std::optional<PastUnit> place;
    std::optional<model::UserId> therapist;
    bool operator==(const PastFilter&) const = default;
};

// What is left of it, whole in itself: visits outside the range and of other therapists are gone, and marks
// of other findings and places.
[[nodiscard]] ClientPast Narrowed(const ClientPast& past, const terms::Levels& levels,
                                  const PastFilter& filter, const PastRange& range = {});

}  // namespace desk
