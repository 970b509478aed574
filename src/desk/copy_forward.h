// Starting a visit from the last one, and knowing what was taken over until somebody has looked at it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/visit.h"

namespace desk {

class VisitEditor;

// The client's newest visit before this one.
[[nodiscard]] std::optional<model::Visit> LastVisitOf(const VisitEditor& editor);

// What is offered by default is what is looked at again anyway; words are copied by choice.
struct CopyChoice {
    bool marks = true;
    bool treatments = true;  // of marks: only with them
    bool subjective = false, assessment = false, plan = false;
    bool training_block = true;
};
// What there is to copy: nothing that stands in the visit already.
struct CopyOffer {
    std::size_t marks = 0, treatments = 0;
    std::vector<std::string> subjective, assessment, plan;  // lines
    bool training_block = false;
    [[nodiscard]] bool Empty() const;
};
[[nodiscard]] CopyOffer OfferOf(const VisitEditor& editor, const model::Visit& from);

// One undo step; everything taken over is flagged. No score is: what a spot measured then is no finding of
// today (the last score stands beside the field). A treatment comes as technique, pressure (at most what the
// history allows now) and minutes, without response and note. A mark goes on following its spot; one that is
// charted already or was found gone today is left out, and so are its treatments, those that the history
// forbids, and lines that stand there already.
void CopyForward(VisitEditor& editor, const model::Visit& from, const CopyChoice& choice);
// Lines of one text of an earlier visit, behind what stands there.
void CopyLines(VisitEditor& editor, const model::Visit& from, model::SoapPart part);

// Looked at and still true. Each is one undo step and does nothing where there is no flag.
void ConfirmMark(VisitEditor& editor, const model::MarkId& id);
void ConfirmTreatment(VisitEditor& editor, const model::TreatmentId& id);
void ConfirmLine(VisitEditor& editor, model::SoapPart part, const std::string& line);

// Whatever differs from what it was is looked at. For VisitEditor, on every change.
void TouchCopies(const model::Visit& before, model::Visit& after);

// Copied and not touched since.
struct UntouchedCopies {
    std::vector<model::MarkId> marks;
    std::vector<model::TreatmentId> treatments;
    std::vector<model::CopiedLine> lines;  // that still stand as they came
    [[nodiscard]] std::size_t Count() const { return marks.size() + treatments.size() + lines.size(); }
};
[[nodiscard]] UntouchedCopies UntouchedOf(const model::Visit& visit);

// Without the blanks at the end; empty lines left out.
[[nodiscard]] std::vector<std::string> LinesOf(const std::string& text);

}  // namespace desk
