// Codes for input that is refused, with the English sentence of each; translated in desk/sentences.h.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace model {

enum class ProblemCode {
    VisitNotDraft,
    UnknownMark,
    UnknownTreatment,
    DuplicateId,
    SeverityRange,
    PressureRange,
    MinutesRange,
    NoPoints,
    PointNotFinite,
    TooManyPoints,
    NoRegion,
    NoFinding,
    NoTechnique,
    TreatmentWithoutPlace,
    TextTooLong,
    TooManyMarks,
    TooManyTreatments,
    NoName,
    GuardianMissing,
    BadDate,
    BadId,
    UnknownClient,
    DayRange,
    BadCover,
    NoPicture,
    OutsidePicture,
    PictureUntitled,
    PictureUnknown,
    PictureTooLarge,
    BadNoteLine,
    TooManyLines,
    PhraseEmpty,
    PhraseShortcut,
    NameTooLong,
    TextInvisible,
    TextLines,
    EmailShape,
    BloodPressureRange,
    BodyMassRange,
    SleepRange,
    WeeksRange,
    TooManyEntries,
    BadSignature,
    BadReading,
    TooManyReadings,
    BadAdherence,
    TooManyAdherence,
    BadPlanItem,
    PressureClosed,
    AmendmentReason,
    AmendmentText,
    AmendmentPlace,
    AmendmentNothing,
    AmendmentOfDraft,
    TooManyAmendments,
    AlreadyInError,
    AlreadyCoSigned,
    RegisterEmpty
};

struct Problem {
    ProblemCode code;
    std::string what;  // the field or id concerned, no clinical text
    bool operator==(const Problem&) const = default;
};

// English sentence (message id) of a problem; {0} stands for Problem::what.
[[nodiscard]] const char* ProblemSentence(ProblemCode code);

// Errors that reach people: a sentence template in English (a message id) with {0}, {1} … filled from args.
// kind decides the command line's exit status.
enum class ErrorKind { Refused = 1, Usage = 2, BadInput = 3, NoAccess = 4, Environment = 5 };

class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, std::string message, std::vector<std::string> args = {});
    [[nodiscard]] ErrorKind Kind() const { return m_kind; }
    [[nodiscard]] const std::string& Message() const { return m_message; }  // template, for the translator
    [[nodiscard]] const std::vector<std::string>& Args() const { return m_args; }
    // what(): the English sentence, filled.

private:
    ErrorKind m_kind;
    std::string m_message;
    std::vector<std::string> m_args;
};

// Marks an English sentence as a message id for the catalogues; returns it unchanged.
constexpr const char* Msg(const char* id) {
    return id;
}

// "{0} of {1}" with the arguments put in; unknown places stay as they are.
[[nodiscard]] std::string Fill(const std::string& pattern, const std::vector<std::string>& args);

}  // namespace model
