// What the history reads of visits at once: rows without notes and words, of plans the week alone, a few
// queries for any number of visits. Visits made in error are left out; a moved visit stands in the chart it
// was moved to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/clinic_store.h"

namespace store {

// Words that repeat, each once; rows hold their number.
using WordNumber = std::uint16_t;

struct PastPlace {
    WordNumber region = 0;
    model::Side side = model::Side::Midline;
    bool operator==(const PastPlace&) const = default;
};

struct PastMarkRow {
    std::uint32_t visit = 0;  // its place in PastRows::visits
    model::MarkId id;
    model::SpotId spot;  // as stored: empty where the mark stands for its own
    WordNumber finding = 0;
    PastPlace at;  // the one charted
    std::uint32_t also = 0,
                  alsos = 0;  // slice of PastRows::also: the others it lies in (model::RegionsUnder)
    model::Figure figure = model::Figure::Neutral;
    model::View view = model::View::Front;
    model::Layer layer = model::Layer::Superficial;
    model::MapPoint point;                // the first of its shape
    std::int8_t before = -1, after = -1;  // -1: not rated
};

struct PastVisitRow {
    model::VisitId id;
    model::UserId therapist;
    int number = 0, minutes = 0;
    model::Instant service_at{};
    bool draft = false;
    int corrections = 0;  // amendments that may have changed a value of it
};

struct PastReadingRow {
    std::uint32_t visit = 0;
    model::Reading reading;
};

struct PastAnswerRow {
    std::uint32_t visit = 0;
    model::Followed followed = model::Followed::NotAsked;
};

// One row for every place treated; a treatment of three marks has three.
struct PastTreatmentRow {
    std::uint32_t visit = 0;
    model::TreatmentId id;
    model::MarkId mark;  // empty: a region beyond the marks
    std::optional<PastPlace> region;
    WordNumber technique = 0;
    int pressure = 0, minutes = 0;
    model::Response response = model::Response::NotAsked;
};

struct PastResolvedRow {
    std::uint32_t visit = 0;
    model::SpotId spot;
};

// A day of the week a visit's plan was made for, where its training is known.
struct PastDayRow {
    std::uint32_t visit = 0;
    int day = 0;  // 0 is the day after the visit
    bool race = false;
    std::string detail;
};

struct PastRows {
    std::vector<std::string> words;    // findings, regions, techniques
    std::vector<PastVisitRow> visits;  // oldest first, then by id
    std::vector<PastMarkRow> marks;    // in the order of the visits, then by id
    std::vector<PastPlace> also;
    std::vector<PastReadingRow> readings;
    std::vector<PastAnswerRow> answers;
    std::vector<PastTreatmentRow> treatments;
    std::vector<PastResolvedRow> resolved;
    std::vector<PastDayRow> days;  // in the order of the visits
};

// Of one client; drafts too, and marked as such. Demands ViewChart of that chart.
[[nodiscard]] PastRows ReadPast(const ClinicStore& store, const model::ClientId& client);

// Of the whole clinic, for figures of many; nothing that names a person but the therapist.
struct ClinicVisitRow {
    std::uint32_t client = 0;  // a number of this answer only
    WordNumber therapist = 0;  // of ClinicRows::words
    model::Instant service_at{};
    std::optional<model::Instant> signed_at;
    bool draft = false;
    bool archived = false;  // its client is
    int corrections = 0;    // as PastVisitRow has it; marks are as they were charted
};
struct ClinicMarkRow {
    std::uint32_t visit = 0;
    WordNumber finding = 0;
    PastPlace at;
    model::View view = model::View::Front;
    model::Layer layer = model::Layer::Superficial;
};
struct ClinicTechniqueRow {
    std::uint32_t visit = 0;
    WordNumber technique = 0;
};
struct ClinicRows {
    std::vector<std::string> words;
    std::uint32_t clients = 0;
    std::vector<ClinicVisitRow> visits;  // oldest first
    std::vector<model::VisitId> ids;     // of them, for whoever writes their notes
    std::vector<ClinicMarkRow> marks;    // in the order of the visits; each place of model::RegionsUnder
    std::vector<ClinicTechniqueRow> techniques;
};

// Charts that who is signed in may not open are left out. Demands ExportClinic, which is the owner's.
[[nodiscard]] ClinicRows ReadClinicPast(const ClinicStore& store);

}  // namespace store
