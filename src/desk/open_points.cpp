#include "desk/open_points.h"

#include <algorithm>
#include <array>
#include <optional>

#include "desk/copy_forward.h"
#include "desk/health.h"
#include "desk/resources.h"
#include "desk/standing_avoid.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "model/amendment.h"
#include "model/enum_words.h"
#include "text/zone.h"

namespace desk {

namespace {

using namespace std::string_view_literals;
using terms::Required;
using Part = FieldPlace::Part;

constexpr std::array kCodes{"client_contact"sv,
                            "client_birth_date"sv,
                            "client_address"sv,
                            "guardian"sv,
                            "therapist_name"sv,
                            "therapist_credentials"sv,
                            "reason"sv,
                            "minutes"sv,
                            "content"sv,
                            "health_history"sv,
                            "health_asked"sv,
                            "red_flags"sv,
                            "consent"sv,
                            "consent_wording"sv,
                            "sensitive_wording"sv,
                            "sensitive_treated"sv,
                            "sensitive_charted"sv,
                            "consent_taken_back"sv,
                            "avoided_treated"sv,
                            "pressure_reason"sv,
                            "treatments"sv,
                            "response"sv,
                            "subjective"sv,
                            "assessment"sv,
                            "plan"sv,
                            "copied_marks"sv,
                            "copied_treatments"sv,
                            "copied_lines"sv,
                            "late_entry"sv,
                            "late_ceiling"sv,
                            "needs_cosign"sv};
constexpr std::array kParts{"client"sv, "health"sv, "consents"sv,   "therapist"sv,
                            "visit"sv,  "marks"sv,  "treatments"sv, "note"sv};
static_assert(kCodes.size() == static_cast<std::size_t>(PointCode::NeedsCosign) + 1);
static_assert(kParts.size() == static_cast<std::size_t>(Part::Note) + 1);

using Missing = std::optional<OpenPoint>;

Missing When(bool missing, PointCode code, Part part, const char* field, std::string id = {}) {
    if (!missing) return {};
    return OpenPoint{code, PointKind::Block, {part, field, std::move(id)}, {}, {}};
}

bool IsEmpty(const std::string& text) {
    return Trimmed(text).empty();
}

model::Date DayOf(const model::Visit& visit) {
    return text::ToCivil(visit.service_at, visit.zone).day;
}

ConsentStanding Treatment(const SigningCase& of) {
    return StandingOf(of.client, *of.consents.Find("treatment"),
                      {of.visit.service_at, of.visit.zone, of.jurisdiction});
}

bool SaysNothing(const model::Visit& visit) {
    const auto& soap = visit.soap;
    return visit.marks.empty() && visit.treatments.empty() && IsEmpty(soap.subjective) &&
           IsEmpty(soap.objective) && IsEmpty(soap.assessment) && IsEmpty(soap.plan);
}

// A score after the treatment of one of its marks is a response too.
bool HasResponse(const model::Visit& visit, const model::Treatment& treatment) {
    if (treatment.response != model::Response::NotAsked) return true;
    return std::ranges::any_of(treatment.marks, [&](const model::MarkId& id) {
        const model::Mark* mark = visit.Find(id);
        return mark != nullptr && mark->after.has_value();
    });
}

Missing ResponseOf(const model::Visit& visit) {
    const auto without = std::ranges::find_if(
        visit.treatments, [&](const model::Treatment& one) { return !HasResponse(visit, one); });
    if (without == visit.treatments.end()) return {};
    return When(true, PointCode::ResponseMissing, Part::Treatments, "response", without->id.value);
}

Missing OfClient(const SigningCase& of, Required field) {
    const model::Client& client = of.client;
    switch (field) {
        case Required::ClientContact:
            return When(IsEmpty(client.phone) && IsEmpty(client.email), PointCode::ClientContact,
                        Part::Client, "phone");
        case Required::ClientBirthDate:
            return When(!client.birth_date, PointCode::ClientBirthDate, Part::Client, "birth_date");
        case Required::ClientAddress:
            return When(IsEmpty(client.address), PointCode::ClientAddress, Part::Client, "address");
        case Required::HealthHistory:
            return When(of.history_incomplete, PointCode::HealthHistory, Part::Health, "history");
        case Required::Consent:
            return When(!Treatment(of).Holds(), PointCode::ConsentMissing, Part::Consents, "treatment");
        case Required::TherapistName:
            return When(IsEmpty(of.therapist.full_name), PointCode::TherapistName, Part::Therapist,
                        "full_name");
        case Required::TherapistCredentials:
            return When(IsEmpty(of.therapist.credentials), PointCode::TherapistCredentials, Part::Therapist,
                        "credentials");
        default:
            return {};
    }
}

Missing OfVisit(const model::Visit& visit, Required field) {
    switch (field) {
        case Required::Reason:
            return When(IsEmpty(visit.reason), PointCode::ReasonMissing, Part::Visit, "reason");
        case Required::Minutes:
            return When(visit.minutes <= 0, PointCode::MinutesMissing, Part::Visit, "minutes");
        case Required::Content:
            return When(SaysNothing(visit), PointCode::NothingCharted, Part::Marks, "marks");
        case Required::HealthAsked:
            return When(!visit.health_asked, PointCode::HealthNotAsked, Part::Health, "health_asked");
        case Required::Treatments:
            return When(visit.treatments.empty(), PointCode::TreatmentsMissing, Part::Treatments,
                        "treatments");
        case Required::Response:
            return ResponseOf(visit);
        case Required::Subjective:
            return When(IsEmpty(visit.soap.subjective), PointCode::SubjectiveMissing, Part::Note,
                        "subjective");
        case Required::Assessment:
            return When(IsEmpty(visit.soap.assessment), PointCode::AssessmentMissing, Part::Note,
                        "assessment");
        case Required::Plan:
            return When(IsEmpty(visit.soap.plan) && visit.plan.items.empty(), PointCode::PlanMissing,
                        Part::Note, "plan");
        default:
            return {};
    }
}

void AddCopies(const model::Visit& visit, std::vector<OpenPoint>& points) {
    const UntouchedCopies copies = UntouchedOf(visit);
    const auto add = [&](PointCode code, FieldPlace place, std::size_t count) {
        points.push_back({code, PointKind::Warn, std::move(place), {std::to_string(count)}, {}});
    };
    if (!copies.marks.empty())
        add(PointCode::CopiedMarks, {Part::Marks, "copied", copies.marks.front().value}, copies.marks.size());
    if (!copies.treatments.empty())
        add(PointCode::CopiedTreatments, {Part::Treatments, "copied", copies.treatments.front().value},
            copies.treatments.size());
    if (!copies.lines.empty())
        add(PointCode::CopiedLines, {Part::Note, std::string(model::ToText(copies.lines.front().part)), {}},
            copies.lines.size());
}

OpenPoint OfConsent(PointCode code, PointKind kind, const terms::ConsentKind& consent) {
    return {code, kind, {Part::Consents, consent.id, {}}, {consent.name}, {}};
}

// Each kind of consent once: what was done without it blocks, what was only charted there warns, and so does
// what it was taken back for since the visit began.
std::vector<OpenPoint> Sensitive(const SigningCase& of, PointKind kind) {
    std::vector<OpenPoint> points;
    for (const terms::ConsentKind& consent : of.consents.All()) {
        const auto here = [&](const ConsentStop& stop) { return stop.kind == consent.id; };
        const auto done = [&](const ConsentStop& stop) { return here(stop) && !stop.treatment.empty(); };
        const auto stop = std::ranges::find_if(of.stops, here);
        if (stop == of.stops.end()) continue;
        const bool treated = !stop->taken_back && std::ranges::any_of(of.stops, done);
        if (treated != (kind == PointKind::Block)) continue;
        const auto code = stop->taken_back ? PointCode::ConsentTakenBack
                          : treated        ? PointCode::SensitiveTreated
                                           : PointCode::SensitiveCharted;
        points.push_back(OfConsent(code, kind, consent));
    }
    return points;
}

// Told whether or not the law asks for that consent, once.
void AddTakenBack(const SigningCase& of, std::vector<OpenPoint>& points) {
    if (std::ranges::find(points, PointCode::ConsentMissing, &OpenPoint::code) != points.end()) return;
    const terms::ConsentKind& kind = *of.consents.Find("treatment");
    const auto since = TakenBackSince(of.client, kind, {of.visit.service_at, of.visit.zone, of.jurisdiction});
    if (since || Treatment(of).state == ConsentState::Revoked)
        points.push_back(OfConsent(PointCode::ConsentTakenBack, PointKind::Warn, kind));
}

void AddAvoided(const SigningCase& of, std::vector<OpenPoint>& points) {
    for (const model::Treatment& treatment : of.visit.treatments)
        for (const model::StandingAvoid& one : AvoidedUnder(of.client, of.visit, treatment))
            points.push_back({PointCode::AvoidedTreated,
                              PointKind::Warn,
                              {Part::Treatments, "avoid", treatment.id.value},
                              {one.why},
                              {}});
}

// Care, whatever the law asks.
void AddUnasked(const model::Visit& visit, std::vector<OpenPoint>& points) {
    const auto warn = [&](bool missing, PointCode code, Part part, const char* field) {
        if (!missing || std::ranges::find(points, code, &OpenPoint::code) != points.end()) return;
        points.push_back({code, PointKind::Warn, {part, field, {}}, {}, {}});
    };
    warn(!visit.health_asked, PointCode::HealthNotAsked, Part::Health, "health_asked");
    warn(!visit.red_flags_asked, PointCode::RedFlagsUnasked, Part::Visit, "red_flags");
}

void AddLate(const SigningCase& of, std::vector<OpenPoint>& points) {
    if (!of.now) return;
    const auto late = model::LateBy(of.visit.service_at, *of.now, of.jurisdiction.late_after_hours);
    if (!late) return;
    const int most = of.jurisdiction.late_ceiling_days;
    const bool beyond = *late > std::chrono::days(most);
    points.push_back({beyond ? PointCode::LateCeiling : PointCode::LateEntry,
                      PointKind::Warn,
                      {Part::Visit, "service_at", {}},
                      {std::to_string(beyond ? most : of.jurisdiction.late_after_hours)},
                      {}});
}

void AddTooStrong(const SigningCase& of, std::vector<OpenPoint>& points) {
    for (const model::TreatmentId& id : of.too_strong)
        points.push_back(
            *When(true, PointCode::PressureUnasked, Part::Treatments, "override_reason", id.value));
}

}  // namespace

std::vector<OpenPoint> OpenPoints(const SigningCase& of) {
    std::vector<OpenPoint> points;
    if (of.client.IsMinorOn(DayOf(of.visit)) && IsEmpty(of.client.guardian))
        points.push_back(*When(true, PointCode::GuardianMissing, Part::Client, "guardian"));
    for (const terms::RequiredField& rule : of.jurisdiction.fields) {
        Missing missing = OfClient(of, rule.field);
        if (!missing) missing = OfVisit(of.visit, rule.field);
        if (!missing) continue;
        missing->source = rule.source;
        points.push_back(*std::move(missing));
    }
    AddTooStrong(of, points);
    for (const PointKind kind : {PointKind::Block, PointKind::Warn})
        for (OpenPoint& point : Sensitive(of, kind)) points.push_back(std::move(point));
    AddUnasked(of.visit, points);
    AddTakenBack(of, points);
    AddAvoided(of, points);
    if (const ConsentStanding treatment = Treatment(of); treatment.Holds() && treatment.older_wording)
        points.push_back(
            {PointCode::ConsentWording, PointKind::Warn, {Part::Consents, "treatment", {}}, {}, {}});
    for (const std::string& id : of.older_words)
        points.push_back(OfConsent(PointCode::SensitiveWording, PointKind::Warn, *of.consents.Find(id)));
    AddCopies(of.visit, points);
    AddLate(of, points);
    if (of.therapist.student)
        points.push_back({PointCode::NeedsCosign, PointKind::Warn, {Part::Therapist, "student", {}}, {}, {}});
    return points;
}

namespace {

// The history may have changed since they were given.
std::vector<model::TreatmentId> TooStrong(const VisitEditor& editor) {
    std::vector<model::TreatmentId> ids;
    for (const model::Treatment& treatment : editor.Visit().treatments)
        if (model::CheckPressure(treatment, editor.PressureLimitFor(treatment).highest))
            ids.push_back(treatment.id);
    return ids;
}

// A signature is never dated back, whatever the clock says.
model::Instant SigningMoment(const VisitEditor& editor) {
    if (editor.Store().May(model::Operation::SignVisit))
        if (const auto behind = editor.Store().BehindClock()) return behind->latest;
    return editor.Clock().Now();
}

}  // namespace

std::vector<OpenPoint> OpenPoints(const VisitEditor& editor) {
    const auto users = editor.Store().Users();
    const auto found = std::ranges::find(users, editor.Visit().therapist, &model::User::id);
    model::User therapist = found == users.end() ? model::User() : *found;
    therapist.student = editor.Store().SignedIn().student;  // it is who signs that somebody stands for
    const auto& rules = editor.Data().Jurisdictions().Of(editor.Store().Profile().jurisdiction);
    return OpenPoints({editor.Visit(), editor.Client(), therapist, rules, editor.Data().Consents(),
                       ConsentStops(editor), OlderWordings(editor),
                       HistoryIncomplete(editor.Data().Words(), editor.Client()), TooStrong(editor),
                       SigningMoment(editor)});
}

bool Blocked(const std::vector<OpenPoint>& points) {
    return std::ranges::find(points, PointKind::Block, &OpenPoint::kind) != points.end();
}

std::string_view ToText(PointCode code) {
    return model::Word(kCodes, code);
}
std::string_view ToText(FieldPlace::Part part) {
    return model::Word(kParts, part);
}

}  // namespace desk
