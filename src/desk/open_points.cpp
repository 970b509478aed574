#include "desk/open_points.h"

#include <algorithm>
#include <array>
#include <optional>

#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
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
                            "consent"sv,
                            "consent_wording"sv,
                            "sensitive_treated"sv,
                            "sensitive_charted"sv,
                            "treatments"sv,
                            "response"sv,
                            "subjective"sv,
                            "assessment"sv,
                            "plan"sv,
                            "copies_untouched"sv};
constexpr std::array kParts{"client"sv, "health"sv, "consents"sv,   "therapist"sv,
                            "visit"sv,  "marks"sv,  "treatments"sv, "note"sv};
static_assert(kCodes.size() == static_cast<std::size_t>(PointCode::CopiesUntouched) + 1);
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

bool HistoryMissing(const model::Client& client) {
    const model::HealthHistory& health = client.Health();
    return health.conditions.empty() && health.others == model::Answer::Unknown;
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
            return When(HistoryMissing(client), PointCode::HealthHistory, Part::Health, "history");
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

std::size_t UntouchedCopies(const model::Visit& visit) {
    auto count = std::ranges::count_if(visit.marks, &model::Mark::copied) +
                 std::ranges::count_if(visit.treatments, &model::Treatment::copied);
    count += std::ranges::count_if(visit.copied_lines, [&](const model::CopiedLine& one) {
        return model::HasLine(visit.soap.Of(one.part), one.line);
    });
    return static_cast<std::size_t>(count);
}

// Each kind of consent once: what was done without it blocks, what was only charted there warns.
std::vector<OpenPoint> Sensitive(const SigningCase& of, PointKind kind) {
    std::vector<OpenPoint> points;
    for (const terms::ConsentKind& consent : of.consents.All()) {
        const auto here = [&](const ConsentStop& stop) { return stop.kind == consent.id; };
        const auto done = [&](const ConsentStop& stop) { return here(stop) && !stop.treatment.empty(); };
        const bool treated = std::ranges::any_of(of.stops, done);
        const bool any = treated || std::ranges::any_of(of.stops, here);
        if (!any || treated != (kind == PointKind::Block)) continue;
        points.push_back({treated ? PointCode::SensitiveTreated : PointCode::SensitiveCharted,
                          kind,
                          {Part::Consents, consent.id, {}},
                          {consent.name},
                          {}});
    }
    return points;
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
    for (const PointKind kind : {PointKind::Block, PointKind::Warn})
        for (OpenPoint& point : Sensitive(of, kind)) points.push_back(std::move(point));
    if (const ConsentStanding treatment = Treatment(of); treatment.Holds() && treatment.older_wording)
        points.push_back(
            {PointCode::ConsentWording, PointKind::Warn, {Part::Consents, "treatment", {}}, {}, {}});
    if (const std::size_t copies = UntouchedCopies(of.visit))
        points.push_back({PointCode::CopiesUntouched,
                          PointKind::Warn,
                          {Part::Marks, "copied", {}},
                          {std::to_string(copies)},
                          {}});
    return points;
}

std::vector<OpenPoint> OpenPoints(const VisitEditor& editor) {
    const auto users = editor.Store().Users();
    const auto found = std::ranges::find(users, editor.Visit().therapist, &model::User::id);
    const model::User nobody;
    const auto& rules = editor.Data().Jurisdictions().Of(editor.Store().Profile().jurisdiction);
    return OpenPoints({editor.Visit(), editor.Client(), found == users.end() ? nobody : *found, rules,
                       editor.Data().Consents(), ConsentStops(editor)});
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
