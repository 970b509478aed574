#include "desk/note.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "desk/measures.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"

namespace desk {

namespace {

template <class Line>
auto KeyOf(const Line& line) {
    return std::tie(line.mark, line.treatment);
}

std::vector<NoteLine> MadeOf(const text::Translator& words, const terms::Vocabulary& terms,
                             const model::Visit& visit) {
    std::vector<NoteLine> lines;
    for (const model::Mark& mark : visit.marks) {
        std::string line = FindingSentence(words, terms, mark);
        for (const model::Treatment* treatment : visit.TreatmentsOf(mark.id))
            line += ' ' + TreatmentSentence(words, terms, *treatment);
        lines.push_back({mark.id, {}, line, line, false, false});
    }
    for (const model::Treatment& treatment : visit.treatments) {
        if (!treatment.marks.empty()) continue;
        const std::string line = RegionTreatmentSentence(words, terms, treatment);
        lines.push_back({{}, treatment.id, line, line, false, false});
    }
    return lines;
}

bool KeepsLines(const model::Visit& visit) {
    return visit.status != model::VisitStatus::Draft && !visit.objective.empty();
}

bool KeepsMeasured(const model::Visit& visit) {
    return KeepsLines(visit) && !std::ranges::all_of(visit.objective, &model::ObjectiveLine::OfPlace);
}

std::uint64_t JoinOf(const NoteLine& line) {
    const std::hash<std::string> hash;
    return (std::uint64_t{1} << 63) |
           static_cast<std::uint64_t>(hash(line.mark.value + line.treatment.value + "line"));
}

}  // namespace

std::vector<NoteLine> ObjectiveOf(const text::Translator& words, const terms::Vocabulary& terms,
                                  const model::Visit& visit) {
    if (KeepsLines(visit)) {
        std::vector<NoteLine> kept;
        for (const auto& line : visit.objective)
            if (line.OfPlace())
                kept.push_back({line.mark, line.treatment, line.text, line.generated,
                                line.text != line.generated, false});
        return kept;
    }
    auto lines = MadeOf(words, terms, visit);
    for (NoteLine& line : lines) {
        const auto own = std::ranges::find_if(
            visit.objective, [&](const model::ObjectiveLine& one) { return KeyOf(one) == KeyOf(line); });
        if (own == visit.objective.end()) continue;
        line.text = own->text;
        line.own = true;
        line.stale = own->generated != line.generated;
    }
    return lines;
}

std::vector<NoteLine> ObjectiveOf(const VisitEditor& editor) {
    return ObjectiveOf(editor.Data().Translator(editor.Store().Profile().language), editor.Data().Words(),
                       editor.Visit());
}

std::vector<std::string> FindingLines(const text::Translator& words, const terms::Vocabulary& terms,
                                      const model::Visit& visit) {
    std::vector<std::string> texts;
    for (NoteLine& line : ObjectiveOf(words, terms, visit))
        if (!line.text.empty()) texts.push_back(std::move(line.text));
    return texts;
}

std::vector<std::string> MeasuredLines(const text::Translator& words, const terms::Measures& measures,
                                       const std::vector<RedFlagQuestion>& questions,
                                       const std::vector<NotDone>& reasons, const model::Visit& visit) {
    if (KeepsMeasured(visit)) {
        std::vector<std::string> kept;
        for (const model::ObjectiveLine& line : visit.objective)
            if (!line.OfPlace() && !line.text.empty()) kept.push_back(line.text);
        return kept;
    }
    auto lines = ReadingLines(words, measures, visit);
    if (std::string plan = HomePlanLine(words, reasons, visit); !plan.empty())
        lines.push_back(std::move(plan));
    if (std::string asked = RedFlagLine(words, questions, visit); !asked.empty())
        lines.push_back(std::move(asked));
    return lines;
}

namespace {

std::vector<std::string> MeasuredOf(const text::Translator& words, Resources& resources,
                                    const model::Visit& visit) {
    return MeasuredLines(words, resources.Measures(), resources.RedFlagQuestions(),
                         resources.NotDoneReasons(), visit);
}

}  // namespace

std::vector<std::string> MeasuredLines(const VisitEditor& editor) {
    return MeasuredOf(editor.Data().Translator(editor.Store().Profile().language), editor.Data(),
                      editor.Visit());
}

std::vector<std::string> ObjectiveTexts(const text::Translator& words, Resources& resources,
                                        const model::Visit& visit) {
    auto lines = FindingLines(words, resources.Words(), visit);
    for (std::string& line : MeasuredOf(words, resources, visit)) lines.push_back(std::move(line));
    return lines;
}

void WriteLine(VisitEditor& editor, const NoteLine& line, const std::optional<std::string>& text) {
    std::optional<model::ObjectiveLine> kept;
    if (text) kept = model::ObjectiveLine{line.mark, line.treatment, *text, line.generated};
    PutBack(editor, line, kept);
}

std::optional<model::ObjectiveLine> KeptOf(const VisitEditor& editor, const NoteLine& line) {
    const auto& all = editor.Visit().objective;
    const auto found =
        std::ranges::find_if(all, [&](const model::ObjectiveLine& one) { return KeyOf(one) == KeyOf(line); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

void PutBack(VisitEditor& editor, const NoteLine& line, const std::optional<model::ObjectiveLine>& kept) {
    const auto write = [&](model::Visit& visit) -> std::optional<model::Problem> {
        std::erase_if(visit.objective,
                      [&](const model::ObjectiveLine& one) { return KeyOf(one) == KeyOf(line); });
        if (kept) visit.objective.push_back(*kept);
        return {};
    };
    editor.Apply(write, model::Msg("Write line of a finding"), static_cast<unsigned>(Change::Text),
                 JoinOf(line));
}

model::Visit Frozen(const text::Translator& words, Resources& resources, const model::Visit& visit) {
    model::Visit frozen = visit;
    frozen.objective.clear();
    for (NoteLine& line : ObjectiveOf(words, resources.Words(), visit))
        frozen.objective.push_back(
            {line.mark, line.treatment, std::move(line.text), std::move(line.generated)});
    auto measured = MeasuredOf(words, resources, visit);
    // Readings that say nothing today say nothing under later templates either.
    if (measured.empty() && !visit.readings.empty()) measured.emplace_back();
    for (const std::string& line : measured) frozen.objective.push_back({{}, {}, line, line});
    return frozen;
}

}  // namespace desk
