// A visit: one treatment, from reason to home plan. Its rules live here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/adherence.h"
#include "model/clock.h"
#include "model/ids.h"
#include "model/mark.h"
#include "model/note.h"
#include "model/plan.h"
#include "model/problem.h"
#include "model/reading.h"

namespace model {

enum class VisitStatus { Draft, Signed, Amended };

struct Visit {
    VisitId id;
    ClientId client;
    UserId therapist;
    int number = 1;            // running number of this client's visits
    Instant service_at{};      // when the treatment began
    Instant entered_at{};      // when the record was first written
    int minutes = 60;          // booked length
    std::string zone = "UTC";  // the clinic's zone when it was written, IANA name
    VisitStatus status = VisitStatus::Draft;
    std::string reason;
    std::string health_update;  // what changed since the last visit
    bool health_asked = false;  // "anything changed?" was asked
    std::vector<std::string> red_flags;
    bool red_flags_asked = false;
    std::vector<Mark> marks;
    std::vector<Treatment> treatments;
    SoapNote soap;
    std::string training_block;  // routines.toml input; empty: not known
    HomePlan plan;
    // Draft: the lines a person wrote over what is made of the chart. Signed: every line as it was signed,
    // those of readings, the last plan and red flags last; none where the visit was signed before lines were
    // kept.
    std::vector<ObjectiveLine> objective;
    std::vector<CopiedLine> copied_lines;
    VisitId copied_from;           // the visit marks or texts were taken over from; empty: none
    std::vector<SpotId> resolved;  // spots of earlier visits found gone
    std::vector<Reading> readings;
    std::vector<Adherence> adherence;  // of the last plan before this visit
    std::string late_reason;  // why it was signed late; empty: not late, or signed before it was asked

    bool operator==(const Visit&) const = default;

    // Rules of one change. Each leaves the visit as it was when it returns a problem.
    [[nodiscard]] std::optional<Problem> Add(Mark mark);
    [[nodiscard]] std::optional<Problem> Replace(const Mark& mark);
    // Also takes the mark out of its treatments; a treatment left with no place goes too, and so do the lines
    // written for them.
    [[nodiscard]] std::optional<Problem> Remove(const MarkId& id);
    [[nodiscard]] std::optional<Problem> Add(Treatment treatment);
    [[nodiscard]] std::optional<Problem> Replace(const Treatment& treatment);
    [[nodiscard]] std::optional<Problem> Remove(const TreatmentId& id);

    [[nodiscard]] const Mark* Find(const MarkId& id) const;
    [[nodiscard]] const Treatment* Find(const TreatmentId& id) const;
    [[nodiscard]] std::vector<const Treatment*> TreatmentsOf(const MarkId& id) const;
    [[nodiscard]] int TreatedMinutes() const;
};

// A treatment above the highest pressure allowed where it is given needs a typed reason.
[[nodiscard]] std::optional<Problem> CheckPressure(const Treatment& treatment, int highest);

// What is wrong with a visit as a whole (as an import brings it), first thing first.
[[nodiscard]] std::optional<Problem> Check(const Visit& visit);

[[nodiscard]] std::string_view ToText(VisitStatus status);
[[nodiscard]] std::optional<VisitStatus> ParseVisitStatus(std::string_view text);

}  // namespace model
