#include "desk/past_amended.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "desk/note.h"

namespace desk {

namespace {

// Tries what a line could say until it says what stands there.
class Guess {
public:
    Guess(const text::Translator& words, const terms::Vocabulary& terms, const model::Visit& visit,
          const model::Mark& mark, std::string standing)
        : m_words(words), m_terms(terms), m_visit(visit), m_mark(mark), m_standing(std::move(standing)) {
        m_visit.objective.clear();
        m_visit.marks = {mark};
        std::erase_if(m_visit.treatments, [&](const model::Treatment& treatment) {
            return std::ranges::find(treatment.marks, mark.id) == treatment.marks.end();
        });
    }

    std::optional<model::Mark> Find() {
        if (Fits(m_mark)) return {};
        if (auto found = OtherSeverity()) return found;
        if (auto found = OtherFinding()) return found;
        return OtherPlace();
    }

private:
    bool Fits(const model::Mark& mark) {
        m_visit.marks[0] = mark;
        for (const NoteLine& line : ObjectiveOf(m_words, m_terms, m_visit))
            if (line.mark == mark.id) return line.text == m_standing;
        return false;
    }

    std::optional<model::Mark> OtherSeverity() {
        model::Mark tried = m_mark;
        for (int before = -1; before <= 10; ++before)
            for (int after = -1; after <= 10; ++after) {
                tried.before = before < 0 ? std::nullopt : std::optional(before);
                tried.after = after < 0 ? std::nullopt : std::optional(after);
                if (Fits(tried)) return tried;
            }
        return {};
    }

    std::optional<model::Mark> OtherFinding() {
        model::Mark tried = m_mark;
        for (const auto& finding : m_terms.Findings()) {
            tried.finding = finding.id;
            if (Fits(tried)) return tried;
        }
        return {};
    }

    std::optional<model::Mark> OtherPlace() {
        model::Mark tried = m_mark;
        tried.covers.clear();
        for (const terms::RegionTerm& region : m_terms.Regions())
            for (const model::Side side : {model::Side::Left, model::Side::Right, model::Side::Midline}) {
                if (region.paired == (side == model::Side::Midline)) continue;
                tried.at = {region.id, side};
                if (Fits(tried)) return tried;
            }
        return {};
    }

    const text::Translator& m_words;
    const terms::Vocabulary& m_terms;
    model::Visit m_visit;
    model::Mark m_mark;
    std::string m_standing;
};

}  // namespace

bool TakeCorrections(const text::Translator& words, const terms::Vocabulary& terms, model::Visit& visit,
                     const std::vector<model::Amendment>& amendments) {
    const model::Visit as_signed = visit;
    bool changed = false;
    for (model::Mark& mark : visit.marks) {
        const std::string field = "mark." + mark.id.value;
        const auto touched = [&](const model::Amendment& one) {
            return one.kind == model::AmendmentKind::Correction && one.field == field;
        };
        if (std::ranges::none_of(amendments, touched)) continue;
        const std::string standing = model::Standing(model::PassagesOf(as_signed, field, amendments));
        if (auto found = Guess(words, terms, as_signed, mark, standing).Find()) {
            mark = *std::move(found);
            changed = true;
        }
    }
    return changed;
}

}  // namespace desk
