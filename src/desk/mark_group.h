// One change of several marks at once: one undo step each, all or nothing. Marks that are none of the visit's
// are refused.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/visit.h"

namespace desk {

class VisitEditor;

using MarkIds = std::vector<model::MarkId>;

void SetFindings(VisitEditor& editor, const MarkIds& marks, const std::string& finding);
// Calls with the same join (not 0) that follow each other are one step.
void SetSeverities(VisitEditor& editor, const MarkIds& marks, bool after, std::optional<int> severity,
                   std::uint64_t join = 0);
// Region and side follow what lies there in that layer; where nothing does the mark stays as it is.
void SetLayers(VisitEditor& editor, const MarkIds& marks, model::Layer layer);
void RemoveMarks(VisitEditor& editor, const MarkIds& marks);
// Copies on the other side, as VisitEditor::MirrorMark makes them; marks without a counterpart are passed
// over. Throws Refused if none has one.
MarkIds MirrorMarks(VisitEditor& editor, const MarkIds& marks);

// The value all have, or nothing where they differ.
template <class Get>
[[nodiscard]] auto Common(const std::vector<const model::Mark*>& marks, Get get)
    -> std::optional<std::decay_t<decltype(get(*marks.front()))>> {
    if (marks.empty()) return {};
    const auto first = get(*marks.front());
    for (const model::Mark* mark : marks)
        if (get(*mark) != first) return {};
    return first;
}

}  // namespace desk
