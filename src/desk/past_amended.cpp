#include "desk/past_amended.h"

#include <algorithm>
#include <functional>
#include <string>

#include "desk/note.h"

namespace desk {

namespace {

// Tries what a line could say until it says what stands there. What was done about the mark follows in the
// line and is not looked at.
class Guess {
public:
    Guess(const text::Translator& words, const terms::Vocabulary& terms, const model::Visit& visit,
          const model::Mark& mark, std::string standing)
        : m_words(words), m_terms(terms), m_visit(visit), m_mark(mark), m_standing(std::move(standing)) {
        m_visit.objective.clear();
        m_visit.treatments.clear();
        m_visit.marks = {mark};
    }

    // As signed, or with other values; nothing: words no values make.
    std::optional<model::Mark> Find() {
        if (Fits(m_mark)) return m_mark;
        // A language says the place first or the finding first: each step keeps what agrees furthest.
        for (const bool place_first : {true, false}) {
            auto tried = Closest(place_first ? Places({m_mark}) : Findings({m_mark}));
            tried = Closest(place_first ? Findings(tried) : Places(tried));
            for (const model::Mark& mark : tried)
                if (auto found = OfSeverity(mark)) return found;
        }
        return {};
    }

private:
    using Marks = std::vector<model::Mark>;

    std::string LineOf(const model::Mark& mark) {
        m_visit.marks[0] = mark;
        for (const NoteLine& line : ObjectiveOf(m_words, m_terms, m_visit))
            if (line.mark == mark.id) return line.text;
        return {};
    }

    bool Fits(const model::Mark& mark) {
        const std::string line = LineOf(mark);
        return !line.empty() && m_standing.starts_with(line);
    }

    Marks Closest(const Marks& tried) {
        std::size_t furthest = 0;
        Marks closest;
        for (const model::Mark& mark : tried) {
            const std::string line = LineOf(mark);
            const auto [ours, theirs] = std::ranges::mismatch(line, m_standing);
            const auto agrees = static_cast<std::size_t>(ours - line.begin());
            if (agrees < furthest) continue;
            if (agrees > furthest) closest.clear();
            furthest = agrees;
            if (closest.size() < kMostKept) closest.push_back(mark);
        }
        return closest;
    }

    [[nodiscard]] Marks Findings(const Marks& of) const {
        Marks tried = of;
        for (model::Mark mark : of)
            for (const auto& finding : m_terms.Findings()) {
                mark.finding = finding.id;
                tried.push_back(mark);
            }
        return tried;
    }

    [[nodiscard]] Marks Places(const Marks& of) const {
        Marks tried = of;
        for (model::Mark mark : of) {
            // What was drawn over is told by its regions; another one takes their place.
            mark.covers.clear();
            for (const terms::RegionTerm& region : m_terms.Regions())
                for (const model::Side side : {model::Side::Left, model::Side::Right, model::Side::Midline}) {
                    if (region.paired == (side == model::Side::Midline)) continue;
                    mark.at = {region.id, side};
                    tried.push_back(mark);
                }
        }
        return tried;
    }

    std::optional<model::Mark> OfSeverity(model::Mark mark) {
        for (int before = -1; before <= 10; ++before)
            for (int after = -1; after <= 10; ++after) {
                mark.before = before < 0 ? std::nullopt : std::optional(before);
                mark.after = after < 0 ? std::nullopt : std::optional(after);
                if (Fits(mark)) return mark;
            }
        return {};
    }

    static constexpr std::size_t kMostKept = 8;
    const text::Translator& m_words;
    const terms::Vocabulary& m_terms;
    model::Visit m_visit;
    model::Mark m_mark;
    std::string m_standing;
};

}  // namespace

Corrections TakeCorrections(const std::vector<const text::Translator*>& languages,
                            const terms::Vocabulary& terms, model::Visit& visit,
                            const std::vector<model::Amendment>& amendments) {
    const model::Visit as_signed = visit;
    Corrections taken;
    for (model::Mark& mark : visit.marks) {
        const std::string field = "mark." + mark.id.value;
        const auto touched = [&](const model::Amendment& one) {
            return one.kind == model::AmendmentKind::Correction && one.field == field;
        };
        if (std::ranges::none_of(amendments, touched)) continue;
        const std::string standing = model::Standing(model::PassagesOf(as_signed, field, amendments));
        std::optional<model::Mark> found;
        for (const text::Translator* words : languages) {
            found = Guess(*words, terms, as_signed, mark, standing).Find();
            if (found) break;
        }
        if (!found)
            taken.unread = true;
        else if (*found != mark)
            mark = *std::move(found), taken.changed = true;
    }
    return taken;
}

}  // namespace desk
