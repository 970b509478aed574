// The written note of a visit beyond its four texts: lines of the findings, lines taken over, phrases.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "model/problem.h"

namespace model {

enum class SoapPart { Subjective, Objective, Assessment, Plan };

struct SoapNote {
    std::string subjective;
    std::string objective;
    std::string assessment;
    std::string plan;
    bool operator==(const SoapNote&) const = default;

    [[nodiscard]] const std::string& Of(SoapPart part) const;
    [[nodiscard]] std::string& Of(SoapPart part);
};

// One line of the findings. It belongs to a mark, or to a treatment of regions without a mark; in a signed
// note also to neither: what was measured and asked.
struct ObjectiveLine {
    MarkId mark;            // one of the two is empty, or both
    TreatmentId treatment;  //
    std::string text;       // as it stands in the note
    std::string generated;  // what was made of the chart when it was written
    bool operator==(const ObjectiveLine&) const = default;

    [[nodiscard]] bool OfPlace() const { return !mark.empty() || !treatment.empty(); }
};

// A line of a text that came from an earlier visit; untouched while it still stands there as it is.
struct CopiedLine {
    SoapPart part = SoapPart::Subjective;
    std::string line;
    bool operator==(const CopiedLine&) const = default;
};

// A text of the clinic's own to be put into a note.
struct Phrase {
    PhraseId id;
    SoapPart part = SoapPart::Subjective;
    std::string shortcut;  // typed after a slash; may be empty
    std::string text;
    bool archived = false;
    bool operator==(const Phrase&) const = default;
};

[[nodiscard]] std::optional<Problem> Check(const Phrase& phrase);
// Whether `line` is one of the lines of `text`.
[[nodiscard]] bool HasLine(std::string_view text, std::string_view line);

[[nodiscard]] std::string_view ToText(SoapPart part);
[[nodiscard]] std::optional<SoapPart> ParseSoapPart(std::string_view text);

}  // namespace model
