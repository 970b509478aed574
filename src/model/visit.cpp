#include "model/visit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "model/clean_text.h"
#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kStatusWords{"draft"sv, "signed"sv, "amended"sv};
constexpr std::size_t kMaxMarks = 500;
constexpr std::size_t kMaxTreatments = 500;
constexpr std::size_t kMaxPoints = 2000;
constexpr std::size_t kMaxCovers = 200;
constexpr double kFarthest = 100'000;      // of a point from the origin, either way; far beyond every map
constexpr std::size_t kMaxNote = 4000;     // bytes of a mark's or treatment's note
constexpr std::size_t kMaxText = 100'000;  // bytes of one SOAP field or line
constexpr std::size_t kMaxReadings = 200;
constexpr std::size_t kLeastOverride = 3, kMostOverride = 500;  // characters of the reason
constexpr int kMostStep = 100;                                  // of a progression
// A signed note has a line of every mark, treatment and reading, of the red flags and of the last plan.
constexpr std::size_t kMaxLines = kMaxMarks + kMaxTreatments + kMaxReadings + 2;

using MaybeProblem = std::optional<Problem>;

MaybeProblem CheckSeverity(const std::optional<int>& severity, const char* what) {
    if (severity && (*severity < 0 || *severity > 10)) return Problem{ProblemCode::SeverityRange, what};
    return {};
}

std::size_t LeastPoints(Shape shape) {
    if (shape == Shape::Point) return 1;
    return shape == Shape::Area ? 3 : 2;
}

MaybeProblem CheckPoints(const Mark& mark) {
    if (mark.points.size() < LeastPoints(mark.shape)) return Problem{ProblemCode::NoPoints, mark.id.value};
    const std::size_t most = mark.shape == Shape::Point ? 1 : kMaxPoints;
    if (mark.points.size() > most) return Problem{ProblemCode::TooManyPoints, mark.id.value};
    // Written so that what is no number fails too.
    const bool near = std::all_of(mark.points.begin(), mark.points.end(), [](MapPoint p) {
        return std::abs(p.x) <= kFarthest && std::abs(p.y) <= kFarthest;
    });
    if (!near) return Problem{ProblemCode::PointNotFinite, mark.id.value};
    return {};
}

MaybeProblem CheckCovers(const Mark& mark) {
    const auto bad = [](const Cover& cover) {
        return cover.at.region.empty() || !(cover.share >= 0 && cover.share <= 1);
    };
    const bool fits = mark.covers.size() <= kMaxCovers &&
                      std::none_of(mark.covers.begin(), mark.covers.end(), bad) &&
                      (mark.covers.empty() || mark.shape != Shape::Point) &&
                      (!mark.leads_to || (mark.shape == Shape::Arrow && !mark.leads_to->region.empty()));
    if (!fits) return Problem{ProblemCode::BadCover, mark.id.value};
    return {};
}

MaybeProblem CheckMark(const Mark& mark) {
    if (!IsUuid(mark.id.value)) return Problem{ProblemCode::BadId, "mark"};
    if (!mark.spot.empty() && !IsUuid(mark.spot.value)) return Problem{ProblemCode::BadId, "spot"};
    if (mark.at.region.empty()) return Problem{ProblemCode::NoRegion, mark.id.value};
    if (mark.finding.empty()) return Problem{ProblemCode::NoFinding, mark.id.value};
    if (mark.note.size() > kMaxNote) return Problem{ProblemCode::TextTooLong, "mark.note"};
    const bool on_picture = mark.view == View::Picture;
    if (on_picture ? !IsUuid(mark.picture.value) : !mark.picture.empty())
        return Problem{ProblemCode::NoPicture, mark.id.value};
    if (auto problem = CheckPoints(mark)) return problem;
    if (auto problem = CheckCovers(mark)) return problem;
    if (auto problem = CheckSeverity(mark.before, "before")) return problem;
    return CheckSeverity(mark.after, "after");
}

MaybeProblem CheckTreatment(const Visit& visit, const Treatment& treatment) {
    if (!IsUuid(treatment.id.value)) return Problem{ProblemCode::BadId, "treatment"};
    if (treatment.technique.empty()) return Problem{ProblemCode::NoTechnique, treatment.id.value};
    if (treatment.pressure < 1 || treatment.pressure > 5)
        return Problem{ProblemCode::PressureRange, "pressure"};
    if (treatment.minutes < 1 || treatment.minutes > 240)
        return Problem{ProblemCode::MinutesRange, "minutes"};
    if (treatment.note.size() > kMaxNote) return Problem{ProblemCode::TextTooLong, "treatment.note"};
    if (treatment.override_reason.size() > kMaxNote)
        return Problem{ProblemCode::TextTooLong, "treatment.override_reason"};
    if (treatment.marks.empty() && treatment.regions.empty()) {
        return Problem{ProblemCode::TreatmentWithoutPlace, treatment.id.value};
    }
    for (const MarkId& mark : treatment.marks) {
        if (visit.Find(mark) == nullptr) return Problem{ProblemCode::UnknownMark, mark.value};
    }
    return {};
}

template <class T, class Key>
auto FindById(T& list, const Key& id) {
    return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
}

MaybeProblem NotDraft(const Visit& visit) {
    if (visit.status != VisitStatus::Draft) return Problem{ProblemCode::VisitNotDraft, visit.id.value};
    return {};
}

void ForgetLines(Visit& visit) {
    std::erase_if(visit.objective, [&](const ObjectiveLine& line) {
        return line.mark.empty() ? visit.Find(line.treatment) == nullptr : visit.Find(line.mark) == nullptr;
    });
}

void ForgetMark(Visit& visit, const MarkId& id) {
    for (Treatment& treatment : visit.treatments) std::erase(treatment.marks, id);
    std::erase_if(visit.treatments, [](const Treatment& t) { return t.marks.empty() && t.regions.empty(); });
    ForgetLines(visit);
}

bool BelongsThere(const Visit& visit, const ObjectiveLine& line) {
    if (!line.OfPlace()) return visit.status != VisitStatus::Draft;
    return line.treatment.empty() ? visit.Find(line.mark) != nullptr
                                  : line.mark.empty() && visit.Find(line.treatment) != nullptr;
}

MaybeProblem CheckObjective(const Visit& visit) {
    std::set<std::string> seen;
    for (const ObjectiveLine& line : visit.objective) {
        if (!BelongsThere(visit, line) ||
            (line.OfPlace() && !seen.insert(line.mark.value + line.treatment.value).second))
            return Problem{ProblemCode::BadNoteLine, visit.id.value};
        if (line.text.size() > kMaxText || line.generated.size() > kMaxText)
            return Problem{ProblemCode::TextTooLong, "objective"};
    }
    return {};
}

MaybeProblem CheckNote(const Visit& visit) {
    if (visit.objective.size() > kMaxLines || visit.copied_lines.size() > kMaxLines)
        return Problem{ProblemCode::TooManyLines, visit.id.value};
    if (visit.resolved.size() > kMaxMarks) return Problem{ProblemCode::TooManyMarks, visit.id.value};
    if (!visit.copied_from.empty() && !IsUuid(visit.copied_from.value))
        return Problem{ProblemCode::BadId, "copied_from"};
    for (const SpotId& spot : visit.resolved)
        if (!IsUuid(spot.value)) return Problem{ProblemCode::BadId, "spot"};
    for (const CopiedLine& line : visit.copied_lines)
        if (line.line.size() > kMaxText) return Problem{ProblemCode::TextTooLong, "copied_lines"};
    return CheckObjective(visit);
}

MaybeProblem CheckReadings(const Visit& visit) {
    if (visit.readings.size() > kMaxReadings) return Problem{ProblemCode::TooManyReadings, visit.id.value};
    const auto far = [](const std::optional<double>& value) {
        return value && !(std::abs(*value) <= kFarthest);
    };
    for (const Reading& reading : visit.readings) {
        if (reading.measure.empty() || far(reading.before) || far(reading.after))
            return Problem{ProblemCode::BadReading, visit.id.value};
        if (reading.measure.size() > kMaxNote || reading.item.size() > kMaxNote ||
            reading.note.size() > kMaxNote)
            return Problem{ProblemCode::TextTooLong, "readings"};
    }
    return {};
}

MaybeProblem CheckAdherence(const Visit& visit) {
    if (visit.adherence.size() > kMaxAdherence) return Problem{ProblemCode::TooManyAdherence, visit.id.value};
    std::set<std::string> seen;
    for (const Adherence& one : visit.adherence) {
        if (one.item.empty() || one.item.size() > kMaxNote || one.at.region.size() > kMaxNote ||
            one.why.size() > kMaxNote || one.name.size() > kMaxNote || !IsUuid(one.plan.value) ||
            !seen.insert(one.item + '\n' + one.at.region + '\n' + std::string(ToText(one.at.side))).second)
            return Problem{ProblemCode::BadAdherence, visit.id.value};
        if (one.words.size() > kMaxAdherenceWords) return Problem{ProblemCode::TextTooLong, "adherence"};
    }
    return {};
}

MaybeProblem CheckTexts(const Visit& visit) {
    const std::array texts{&visit.soap.subjective, &visit.soap.objective, &visit.soap.assessment,
                           &visit.soap.plan,       &visit.reason,         &visit.health_update,
                           &visit.late_reason};
    for (const std::string* text : texts) {
        if (text->size() > kMaxText) return Problem{ProblemCode::TextTooLong, "visit"};
    }
    return {};
}

MaybeProblem CheckPlan(const HomePlan& plan) {
    for (const PlanItem& item : plan.items) {
        for (const int day : item.days) {
            if (day < 0 || day > 6) return Problem{ProblemCode::DayRange, item.id};
        }
        const auto bad = [](const Override& one) {
            const std::size_t length = LengthOf(one.reason);
            return one.rule.empty() || one.action.empty() || length < kLeastOverride ||
                   length > kMostOverride;
        };
        if (item.step < 0 || item.step > kMostStep || std::ranges::any_of(item.overrides, bad))
            return Problem{ProblemCode::BadPlanItem, item.id};
    }
    return {};
}

MaybeProblem CheckHead(const Visit& visit) {
    if (!IsUuid(visit.id.value)) return Problem{ProblemCode::BadId, "visit"};
    if (!IsUuid(visit.client.value)) return Problem{ProblemCode::BadId, "client"};
    if (visit.minutes < 0 || visit.minutes > 600) return Problem{ProblemCode::MinutesRange, "minutes"};
    if (visit.marks.size() > kMaxMarks) return Problem{ProblemCode::TooManyMarks, visit.id.value};
    if (visit.treatments.size() > kMaxTreatments)
        return Problem{ProblemCode::TooManyTreatments, visit.id.value};
    return CheckTexts(visit);
}

}  // namespace

MaybeProblem Visit::Add(Mark mark) {
    if (auto problem = NotDraft(*this)) return problem;
    if (auto problem = CheckMark(mark)) return problem;
    if (Find(mark.id) != nullptr) return Problem{ProblemCode::DuplicateId, mark.id.value};
    if (marks.size() >= kMaxMarks) return Problem{ProblemCode::TooManyMarks, id.value};
    marks.push_back(std::move(mark));
    return {};
}

MaybeProblem Visit::Replace(const Mark& mark) {
    if (auto problem = NotDraft(*this)) return problem;
    if (auto problem = CheckMark(mark)) return problem;
    const auto found = FindById(marks, mark.id);
    if (found == marks.end()) return Problem{ProblemCode::UnknownMark, mark.id.value};
    *found = mark;
    return {};
}

MaybeProblem Visit::Remove(const MarkId& mark) {
    if (auto problem = NotDraft(*this)) return problem;
    const auto found = FindById(marks, mark);
    if (found == marks.end()) return Problem{ProblemCode::UnknownMark, mark.value};
    const MarkId gone = mark;  // the argument may live inside the mark that goes
    marks.erase(found);
    ForgetMark(*this, gone);
    return {};
}

MaybeProblem Visit::Add(Treatment treatment) {
    if (auto problem = NotDraft(*this)) return problem;
    if (auto problem = CheckTreatment(*this, treatment)) return problem;
    if (Find(treatment.id) != nullptr) return Problem{ProblemCode::DuplicateId, treatment.id.value};
    if (treatments.size() >= kMaxTreatments) return Problem{ProblemCode::TooManyTreatments, id.value};
    treatments.push_back(std::move(treatment));
    return {};
}

MaybeProblem Visit::Replace(const Treatment& treatment) {
    if (auto problem = NotDraft(*this)) return problem;
    if (auto problem = CheckTreatment(*this, treatment)) return problem;
    const auto found = FindById(treatments, treatment.id);
    if (found == treatments.end()) return Problem{ProblemCode::UnknownTreatment, treatment.id.value};
    *found = treatment;
    return {};
}

MaybeProblem Visit::Remove(const TreatmentId& treatment) {
    if (auto problem = NotDraft(*this)) return problem;
    const auto found = FindById(treatments, treatment);
    if (found == treatments.end()) return Problem{ProblemCode::UnknownTreatment, treatment.value};
    treatments.erase(found);
    ForgetLines(*this);
    return {};
}

const Mark* Visit::Find(const MarkId& mark) const {
    const auto found = FindById(marks, mark);
    return found == marks.end() ? nullptr : &*found;
}

const Treatment* Visit::Find(const TreatmentId& treatment) const {
    const auto found = FindById(treatments, treatment);
    return found == treatments.end() ? nullptr : &*found;
}

std::vector<const Treatment*> Visit::TreatmentsOf(const MarkId& mark) const {
    std::vector<const Treatment*> of;
    for (const Treatment& treatment : treatments) {
        if (std::find(treatment.marks.begin(), treatment.marks.end(), mark) != treatment.marks.end()) {
            of.push_back(&treatment);
        }
    }
    return of;
}

int Visit::TreatedMinutes() const {
    int sum = 0;
    for (const Treatment& treatment : treatments) sum += treatment.minutes;
    return sum;
}

MaybeProblem CheckPressure(const Treatment& treatment, int highest) {
    const bool reasoned = treatment.override_reason.find_first_not_of(" \t\n\r") != std::string::npos;
    if (treatment.pressure <= highest || reasoned) return {};
    return Problem{ProblemCode::PressureClosed, treatment.id.value};
}

MaybeProblem Check(const Visit& visit) {
    if (auto problem = CheckHead(visit)) return problem;
    std::set<std::string> seen;
    for (const Mark& mark : visit.marks) {
        if (auto problem = CheckMark(mark)) return problem;
        if (!seen.insert(mark.id.value).second) return Problem{ProblemCode::DuplicateId, mark.id.value};
    }
    for (const Treatment& treatment : visit.treatments) {
        if (auto problem = CheckTreatment(visit, treatment)) return problem;
        if (!seen.insert(treatment.id.value).second)
            return Problem{ProblemCode::DuplicateId, treatment.id.value};
    }
    if (auto problem = CheckNote(visit)) return problem;
    if (auto problem = CheckReadings(visit)) return problem;
    if (auto problem = CheckAdherence(visit)) return problem;
    return CheckPlan(visit.plan);
}

std::string_view ToText(VisitStatus status) {
    return Word(kStatusWords, status);
}
std::optional<VisitStatus> ParseVisitStatus(std::string_view text) {
    return FromWord<VisitStatus>(kStatusWords, text);
}

}  // namespace model
