#include "desk/copy_forward.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "desk/spots.h"
#include "desk/standing_avoid.h"
#include "desk/visit_editor.h"

namespace desk {

namespace {

using model::Msg;
using model::SoapPart;

constexpr std::array kCopiedParts{SoapPart::Subjective, SoapPart::Assessment, SoapPart::Plan};

// Another mark at the same place is the same one unless it follows another spot, or lies too far off.
bool SamePlace(const EarlierMarks& earlier, const model::Mark& now, const model::Mark& then) {
    const bool alike = now.at == then.at && now.finding == then.finding && now.layer == then.layer;
    if (!alike || (!now.spot.empty() && now.spot.value != now.id.value)) return false;
    const auto distance = earlier.Distance(now, then);
    return !distance || *distance <= kSameSpot;
}

bool StandsIn(const EarlierMarks& earlier, const model::Visit& visit, const model::Mark& mark) {
    const model::SpotId spot = SpotOf(mark);
    // Found gone today is an answer too.
    if (std::ranges::find(visit.resolved, spot) != visit.resolved.end()) return true;
    return std::ranges::any_of(visit.marks, [&](const model::Mark& other) {
        return SpotOf(other) == spot || SamePlace(earlier, other, mark);
    });
}

bool StandsIn(const model::Visit& visit, const model::Treatment& treatment) {
    return std::ranges::any_of(visit.treatments, [&](const model::Treatment& other) {
        return other.marks.empty() && other.regions == treatment.regions &&
               other.technique == treatment.technique;
    });
}

std::vector<std::string> NewLines(const model::Visit& visit, const model::Visit& from, SoapPart part) {
    std::vector<std::string> lines = LinesOf(from.soap.Of(part));
    std::erase_if(lines, [&](const std::string& line) { return model::HasLine(visit.soap.Of(part), line); });
    return lines;
}

void AppendLines(model::Visit& visit, const model::Visit& from, SoapPart part) {
    std::string& text = visit.soap.Of(part);
    for (const std::string& line : NewLines(visit, from, part)) {
        if (!text.empty() && !text.ends_with('\n')) text += '\n';
        text += line;
        visit.copied_lines.push_back({part, line});
        visit.copied_from = from.id;
    }
}

// What may be given today: nullopt where the history forbids it.
std::optional<int> PressureToday(const VisitEditor& editor, const model::Treatment& of,
                                 const std::vector<const model::Mark*>& marks) {
    int highest = 5;
    for (const model::Mark* mark : marks) highest = std::min(highest, editor.PressureLimitOf(*mark).highest);
    for (const model::RegionRef& at : of.regions)
        highest = std::min(highest, editor.PressureLimitAt(at).highest);
    if (highest < 1) return {};
    return std::min(of.pressure, highest);
}

class Copier {
public:
    Copier(const VisitEditor& editor, const model::Visit& from, model::Visit& to)
        : m_editor(editor), m_from(from), m_before(to), m_to(to) {}

    std::optional<model::Problem> Copy(const CopyChoice& choice) {
        if (choice.marks) Marks();
        if (choice.treatments)
            if (auto problem = Treatments()) return problem;
        const std::array wanted{choice.subjective, choice.assessment, choice.plan};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (wanted[i]) AppendLines(m_to, m_from, kCopiedParts[i]);
        if (choice.training_block && m_to.training_block.empty()) m_to.training_block = m_from.training_block;
        return {};
    }

private:
    void Marks() {
        for (const model::Mark& old : m_from.marks) {
            if (StandsIn(m_editor.EarlierSpots(), m_before, old)) continue;
            model::Mark mark = old;
            mark.id = m_editor.Ids().New<model::MarkId>();
            mark.before.reset();
            mark.after.reset();
            mark.copied = true;
            mark.spot = SpotOf(old);
            m_ids.emplace(old.id, mark.id);
            m_to.marks.push_back(std::move(mark));
            m_to.copied_from = m_from.id;
        }
    }

    std::optional<model::Problem> Treatments() {
        for (const model::Treatment& old : m_from.treatments) {
            model::Treatment treatment;
            treatment.technique = old.technique;
            treatment.minutes = old.minutes;
            std::vector<const model::Mark*> marks;
            for (const model::MarkId& id : old.marks) {
                const auto copy = m_ids.find(id);
                // A place left alone at every visit is charted, not treated.
                if (copy == m_ids.end() || !AvoidedUnder(m_editor.Client(), *m_from.Find(id)).empty())
                    continue;
                treatment.marks.push_back(copy->second);
                marks.push_back(m_from.Find(id));
            }
            if (!old.marks.empty() && marks.empty()) continue;
            treatment.regions = old.regions;
            if (old.marks.empty() && StandsIn(m_before, old)) continue;
            if (old.marks.empty() && !AvoidedUnder(m_editor.Client(), m_from, old).empty()) continue;
            const auto pressure = PressureToday(m_editor, old, marks);
            if (!pressure) continue;
            treatment.pressure = *pressure;
            treatment.id = m_editor.Ids().New<model::TreatmentId>();
            treatment.copied = true;
            if (auto problem = m_to.Add(std::move(treatment))) return problem;
            m_to.copied_from = m_from.id;
        }
        return {};
    }

    const VisitEditor& m_editor;
    const model::Visit& m_from;
    const model::Visit m_before;  // m_to as it was
    model::Visit& m_to;
    std::map<model::MarkId, model::MarkId> m_ids;
};

constexpr unsigned kAll = static_cast<unsigned>(Change::All);
constexpr const char* kConfirm = Msg("Confirm as still true");

// Losing one of its marks is no look at a treatment.
model::Treatment Compared(model::Treatment was, const model::Treatment& now) {
    was.marks = now.marks;
    return was;
}
const model::Mark& Compared(const model::Mark& was, const model::Mark& /*now*/) {
    return was;
}

template <class T>
void Touch(const std::vector<T>& before, std::vector<T>& after) {
    for (T& now : after) {
        if (!now.copied) continue;
        const auto was = std::ranges::find(before, now.id, &T::id);
        if (was != before.end() && was->copied && Compared(*was, now) != now) now.copied = false;
    }
}

}  // namespace

std::optional<model::Visit> LastVisitOf(const VisitEditor& editor) {
    return editor.EarlierSpots().Last(editor.Visit());
}

bool CopyOffer::Empty() const {
    return marks == 0 && treatments == 0 && subjective.empty() && assessment.empty() && plan.empty() &&
           !training_block;
}

CopyOffer OfferOf(const VisitEditor& editor, const model::Visit& from) {
    model::Visit trial = editor.Visit();
    CopyOffer offer;
    if (!editor.Editable()) return offer;
    offer.subjective = NewLines(trial, from, SoapPart::Subjective);
    offer.assessment = NewLines(trial, from, SoapPart::Assessment);
    offer.plan = NewLines(trial, from, SoapPart::Plan);
    offer.training_block = trial.training_block.empty() && !from.training_block.empty();
    const std::size_t marks = trial.marks.size(), treatments = trial.treatments.size();
    if (Copier(editor, from, trial).Copy({true, true, false, false, false, false})) return offer;
    offer.marks = trial.marks.size() - marks;
    offer.treatments = trial.treatments.size() - treatments;
    return offer;
}

void CopyForward(VisitEditor& editor, const model::Visit& from, const CopyChoice& choice) {
    editor.Apply([&](model::Visit& visit) { return Copier(editor, from, visit).Copy(choice); },
                 Msg("Start from the last visit"), kAll);
}

void CopyLines(VisitEditor& editor, const model::Visit& from, model::SoapPart part) {
    const auto copy = [&](model::Visit& visit) -> std::optional<model::Problem> {
        AppendLines(visit, from, part);
        return {};
    };
    editor.Apply(copy, Msg("Copy from the last visit"), static_cast<unsigned>(Change::Text));
}

void ConfirmMark(VisitEditor& editor, const model::MarkId& id) {
    const auto confirm = [&](model::Visit& visit) -> std::optional<model::Problem> {
        for (model::Mark& mark : visit.marks)
            if (mark.id == id) mark.copied = false;
        return {};
    };
    editor.Apply(confirm, kConfirm, static_cast<unsigned>(Change::Marks));
}

void ConfirmTreatment(VisitEditor& editor, const model::TreatmentId& id) {
    const auto confirm = [&](model::Visit& visit) -> std::optional<model::Problem> {
        for (model::Treatment& treatment : visit.treatments)
            if (treatment.id == id) treatment.copied = false;
        return {};
    };
    editor.Apply(confirm, kConfirm, static_cast<unsigned>(Change::Treatments));
}

void ConfirmLine(VisitEditor& editor, model::SoapPart part, const std::string& line) {
    const auto confirm = [&](model::Visit& visit) -> std::optional<model::Problem> {
        std::erase(visit.copied_lines, model::CopiedLine{part, line});
        return {};
    };
    editor.Apply(confirm, kConfirm, static_cast<unsigned>(Change::Text));
}

void TouchCopies(const model::Visit& before, model::Visit& after) {
    Touch(before.marks, after.marks);
    Touch(before.treatments, after.treatments);
}

UntouchedCopies UntouchedOf(const model::Visit& visit) {
    UntouchedCopies copies;
    for (const model::Mark& mark : visit.marks)
        if (mark.copied) copies.marks.push_back(mark.id);
    for (const model::Treatment& treatment : visit.treatments)
        if (treatment.copied) copies.treatments.push_back(treatment.id);
    for (const model::CopiedLine& one : visit.copied_lines)
        if (model::HasLine(visit.soap.Of(one.part), one.line)) copies.lines.push_back(one);
    return copies;
}

std::vector<std::string> LinesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string line = text.substr(from, end - from);
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (!line.empty()) lines.push_back(std::move(line));
        from = end + 1;
    }
    return lines;
}

}  // namespace desk
