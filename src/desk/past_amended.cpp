#include "desk/past_amended.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "desk/clinic.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Mark;

// What a line of a mark could say, in one language, until it says what stands there.
class Guess {
public:
    Guess(const text::Translator& words, const terms::Vocabulary& terms, const Mark& mark,
          const std::string& standing)
        : m_words(words), m_terms(terms), m_mark(mark), m_standing(standing) {}

    // As signed, or with other values; nothing: words no values make.
    [[nodiscard]] std::optional<Mark> Find() const {
        if (Fits(m_mark)) return m_mark;
        const std::vector<std::string> findings = Findings();
        if (findings.empty()) return {};
        for (const Mark& at : Places())
            for (const std::string& finding : findings) {
                Mark tried = at;
                tried.finding = finding;
                if (auto found = OfSeverity(std::move(tried))) return found;
            }
        return {};
    }

private:
    [[nodiscard]] bool Says(const std::string& part) const {
        return m_standing.find(part) != std::string::npos;
    }
    [[nodiscard]] bool Fits(const Mark& mark) const {
        return m_standing.starts_with(FindingSentence(m_words, m_terms, mark));
    }

    // Those whose names stand in the line, the one signed first.
    [[nodiscard]] std::vector<std::string> Findings() const {
        std::vector<std::string> found;
        const auto look = [&](const std::string& id) {
            if (Says(Inline(m_words, FindingLabel(m_words, m_terms, id)))) found.push_back(id);
        };
        look(m_mark.finding);
        for (const auto& finding : m_terms.Findings()) look(finding.id);
        return found;
    }

    [[nodiscard]] std::vector<Mark> Places() const {
        std::vector<Mark> found;
        const auto look = [&](const Mark& mark) {
            if (Says(MarkPlace(m_words, m_terms, mark))) found.push_back(mark);
        };
        look(m_mark);
        Mark mark = m_mark;
        // What was drawn over is told by its regions; another one takes their place.
        mark.covers.clear();
        for (const terms::RegionTerm& region : m_terms.Regions())
            for (const model::Side side : {model::Side::Left, model::Side::Right, model::Side::Midline}) {
                if (region.paired == (side == model::Side::Midline)) continue;
                mark.at = {region.id, side};
                look(mark);
            }
        return found;
    }

    // None is tried where the line goes another way before it comes to the severity.
    [[nodiscard]] std::optional<Mark> OfSeverity(Mark mark) const {
        mark.before.reset();
        mark.after.reset();
        const std::string bare = FindingSentence(m_words, m_terms, mark);
        if (m_standing.starts_with(bare)) return mark;
        mark.before = 0;
        const std::string scored = FindingSentence(m_words, m_terms, mark);
        const auto shared = std::ranges::mismatch(bare, scored).in1 - bare.begin();
        if (m_standing.compare(0, static_cast<std::size_t>(shared), bare, 0,
                               static_cast<std::size_t>(shared)) != 0)
            return {};
        for (int before = -1; before <= 10; ++before)
            for (int after = -1; after <= 10; ++after) {
                mark.before = before < 0 ? std::nullopt : std::optional(before);
                mark.after = after < 0 ? std::nullopt : std::optional(after);
                if (Fits(mark)) return mark;
            }
        return {};
    }

    const text::Translator& m_words;
    const terms::Vocabulary& m_terms;
    const Mark& m_mark;
    const std::string& m_standing;
};

// The line as the chart makes it, with what was done about the mark as it was signed.
std::string LineOf(const text::Translator& words, const terms::Vocabulary& terms, const model::Visit& visit,
                   const Mark& mark) {
    std::string line = FindingSentence(words, terms, mark);
    for (const model::Treatment* one : visit.TreatmentsOf(mark.id))
        line += ' ' + TreatmentSentence(words, terms, *one);
    return line;
}

// A point in the middle of the region on that drawing, if it has one in the mark's layer.
bool Put(bodymap::Atlas& atlas, model::Figure figure, model::View view, Mark& mark) {
    const auto inner = atlas.Index(figure, view).InnerPoint(mark.at, mark.layer);
    if (!inner) return false;
    // Where an arrow leads to was not corrected.
    if (mark.shape == model::Shape::Arrow && figure == mark.figure && view == mark.view)
        mark.points = {*inner, mark.points.back()};
    else
        mark.points = {*inner}, mark.shape = model::Shape::Point;
    mark.figure = figure;
    mark.view = view;
    return true;
}

// On the view and in the layer it was charted in where they have its region; on a picture it stays where it
// was drawn.
void Relocate(bodymap::Atlas& atlas, Mark& mark) {
    if (mark.view == model::View::Picture) return;
    const model::Figure figure = mark.figure;
    const model::Layer other =
        mark.layer == model::Layer::Deep ? model::Layer::Superficial : model::Layer::Deep;
    for (const model::Layer layer : {mark.layer, other}) {
        mark.layer = layer;
        if (Put(atlas, figure, mark.view, mark)) return;
        for (const model::Figure on : {figure, model::Figure::Neutral})
            if (const auto best = atlas.BestView(on, mark.at, layer); best && Put(atlas, on, *best, mark))
                return;
    }
}

}  // namespace

CorrectionReader::CorrectionReader(Resources& resources, const std::string& language, model::Visit visit,
                                   std::vector<model::Amendment> amendments)
    : m_resources(&resources),
      m_languages{&resources.Translator(language)},
      m_signed(std::move(visit)),
      m_visit(m_signed),
      m_amendments(std::move(amendments)) {
    for (const text::LanguageName& other : text::Languages())
        if (other.code != language) m_languages.push_back(&resources.Translator(other.code));
    for (const model::Amendment& one : m_amendments) {
        const bool line = one.field.starts_with("mark.") || one.field.starts_with("treatment.") ||
                          one.field.starts_with("measured.");
        if (one.kind == model::AmendmentKind::Correction && line &&
            std::ranges::find(m_fields, one.field) == m_fields.end())
            m_fields.push_back(one.field);
    }
}

bool CorrectionReader::Step() {
    if (m_fields.empty()) return false;
    const std::string field = std::move(m_fields.back());
    m_fields.pop_back();
    const std::string standing = model::Standing(model::PassagesOf(m_signed, field, m_amendments));
    const std::string* text = model::SignedText(m_signed, field);
    if (text == nullptr || *text == standing) return true;
    const auto mark =
        std::ranges::find_if(m_visit.marks, [&](const Mark& one) { return field == "mark." + one.id.value; });
    if (mark == m_visit.marks.end() || !TakeMark(*mark, standing)) m_found.unread.insert(field);
    return true;
}

// Whether the line says that alone.
bool CorrectionReader::TakeMark(Mark& mark, const std::string& standing) {
    const terms::Vocabulary& terms = m_resources->Words();
    for (const text::Translator* words : m_languages) {
        auto found = Guess(*words, terms, mark, standing).Find();
        if (!found) continue;
        const bool whole = LineOf(*words, terms, m_signed, *found) == standing;
        if (*found == mark) return whole;
        if (found->at != mark.at) Relocate(m_resources->Atlas(), *found);
        mark = *std::move(found);
        m_found.changed = true;
        return whole;
    }
    return false;
}

std::optional<CorrectionReader> CorrectionsOf(Clinic& clinic, const model::VisitId& visit) {
    auto whole = clinic.Store().LoadVisit(visit);
    if (!whole) return {};
    std::vector<model::Amendment> amendments;
    for (const store::KeptAmendment& one : clinic.Store().Amendments(visit))
        amendments.push_back(one.content);
    return CorrectionReader(clinic.Data(), clinic.Profile().language, *std::move(whole),
                            std::move(amendments));
}

std::optional<model::Visit> LoadCorrected(Clinic& clinic, const model::VisitId& visit) {
    auto read = CorrectionsOf(clinic, visit);
    if (!read) return {};
    while (read->Step()) {
    }
    return read->Visit();
}

}  // namespace desk
