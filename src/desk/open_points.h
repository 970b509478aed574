// What stands between a draft and its signature: codes and where to go; the sentences are desk's
// (sentences.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/consents.h"
#include "model/client.h"
#include "model/clinic.h"
#include "model/visit.h"
#include "terms/jurisdictions.h"

namespace desk {

class VisitEditor;

enum class PointKind { Block, Warn };

enum class PointCode {
    ClientContact,
    ClientBirthDate,
    ClientAddress,
    GuardianMissing,
    TherapistName,
    TherapistCredentials,
    ReasonMissing,
    MinutesMissing,
    NothingCharted,
    HealthHistory,
    HealthNotAsked,   // a warning where no rule asks for it
    RedFlagsUnasked,  // likewise
    ConsentMissing,
    ConsentWording,    // it holds, but the words have changed since
    SensitiveWording,  // likewise, of a place or tool of this visit
    SensitiveTreated,  // worked on a place, or with a tool, that needs a consent of its own
    SensitiveCharted,  // only charted there
    ConsentTakenBack,
    AvoidedTreated,   // where the client is left alone at every visit
    PressureUnasked,  // above what the history allows, without a reason
    TreatmentsMissing,
    ResponseMissing,
    SubjectiveMissing,
    AssessmentMissing,
    PlanMissing,
    CopiedMarks,  // not looked at yet; likewise the next two
    CopiedTreatments,
    CopiedLines,
    LateEntry,    // signed now it is labelled so
    LateCeiling,  // so late that it may count for nothing
    NeedsCosign   // a student treated
};

// Which field of which page mends it.
struct FieldPlace {
    enum class Part { Client, Health, Consents, Therapist, Visit, Marks, Treatments, Note };
    Part part = Part::Visit;
    std::string field;  // as the JSON export names it: "address", "subjective"
    std::string id;     // of the mark or treatment concerned; may be empty
    bool operator==(const FieldPlace&) const = default;
};

struct OpenPoint {
    PointCode code = PointCode::NothingCharted;
    PointKind kind = PointKind::Block;
    FieldPlace place;
    std::vector<std::string> args;
    std::string source;  // the rule that asks for it; empty: none but care
};

// The case a visit is judged in.
struct SigningCase {
    const model::Visit& visit;
    const model::Client& client;
    const model::User& therapist;  // empty: nobody known
    const terms::Jurisdiction& jurisdiction;
    const terms::ConsentKinds& consents;
    std::vector<ConsentStop> stops{};              // of the visit
    std::vector<std::string> older_words{};        // kinds of consent it needs in words that have changed
    bool history_incomplete = false;               // health.h
    std::vector<model::TreatmentId> too_strong{};  // above their highest pressure, without a reason
    std::optional<model::Instant> now{};           // when it is signed; nothing: not asked
};

// Blocks first, each in the order of its rule.
[[nodiscard]] std::vector<OpenPoint> OpenPoints(const SigningCase& of);
// Of the open visit, by the clinic's jurisdiction.
[[nodiscard]] std::vector<OpenPoint> OpenPoints(const VisitEditor& editor);
[[nodiscard]] bool Blocked(const std::vector<OpenPoint>& points);

// "client_contact", "copied_marks" …: stable words for scripts.
[[nodiscard]] std::string_view ToText(PointCode code);
[[nodiscard]] std::string_view ToText(FieldPlace::Part part);

}  // namespace desk
