// The findings of the note, line by line: made of the chart, or written by a person over it; of a signed
// visit as they were signed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/adherence.h"
#include "desk/red_flags.h"
#include "model/visit.h"
#include "terms/measures.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

class Resources;
class VisitEditor;

struct NoteLine {
    model::MarkId mark;            // one of the two is empty
    model::TreatmentId treatment;  // of regions without a mark
    std::string text;              // empty: a person left the line out
    std::string generated;         // what the chart says now
    bool own = false;              // written by a person
    bool stale = false;            // own, and the chart says something else than when it was written
    bool operator==(const NoteLine&) const = default;
};

// In the order of marks, then treatments of regions. A signed visit that keeps lines answers those alone,
// whatever catalogue or template says today; one signed before lines were kept answers made ones.
[[nodiscard]] std::vector<NoteLine> ObjectiveOf(const text::Translator& words, const terms::Vocabulary& terms,
                                                const model::Visit& visit);
[[nodiscard]] std::vector<NoteLine> ObjectiveOf(const VisitEditor& editor);
// The texts of ObjectiveOf without those left out.
[[nodiscard]] std::vector<std::string> FindingLines(const text::Translator& words,
                                                    const terms::Vocabulary& terms,
                                                    const model::Visit& visit);

// What was measured and asked, behind the findings: readings, how the last home plan went, the red flags. A
// signed visit that keeps such lines answers those alone; one signed before they were kept answers made ones.
[[nodiscard]] std::vector<std::string> MeasuredLines(const text::Translator& words,
                                                     const terms::Measures& measures,
                                                     const std::vector<RedFlagQuestion>& questions,
                                                     const std::vector<NotDone>& reasons,
                                                     const model::Visit& visit);
[[nodiscard]] std::vector<std::string> MeasuredLines(const VisitEditor& editor);
// All lines of O: FindingLines, then MeasuredLines.
[[nodiscard]] std::vector<std::string> ObjectiveTexts(const text::Translator& words, Resources& resources,
                                                      const model::Visit& visit);

// One undo step, typing in one line joins. nullopt: the line is made of the chart again. The line's own text:
// it is kept although the chart says something else now.
void WriteLine(VisitEditor& editor, const NoteLine& line, const std::optional<std::string>& text);

// What is kept of a line: nothing where it is made of the chart. PutBack makes it so again, joined like
// WriteLine: who thought better of it.
[[nodiscard]] std::optional<model::ObjectiveLine> KeptOf(const VisitEditor& editor, const NoteLine& line);
void PutBack(VisitEditor& editor, const NoteLine& line, const std::optional<model::ObjectiveLine>& kept);

// The visit with every line written down, as it is signed.
[[nodiscard]] model::Visit Frozen(const text::Translator& words, Resources& resources,
                                  const model::Visit& visit);

}  // namespace desk
