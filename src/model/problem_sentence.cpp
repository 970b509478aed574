// The sentences of refused input.
#include "model/problem.h"

namespace model {

namespace {

const char* RangeSentence(ProblemCode code) {
    switch (code) {
        case ProblemCode::SeverityRange:
            return Msg("Severity goes from 0 to 10.");
        case ProblemCode::PressureRange:
            return Msg("Pressure goes from 1 to 5.");
        case ProblemCode::MinutesRange:
            return Msg("Minutes of a treatment go from 1 to 240, of a visit to 600.");
        case ProblemCode::DayRange:
            return Msg("The days of a plan go from 0 to 6; “{0}” has another one.");
        case ProblemCode::TextTooLong:
            return Msg("The text is too long to be saved ({0}).");
        case ProblemCode::TooManyMarks:
            return Msg("A visit holds at most 500 marks.");
        case ProblemCode::TooManyTreatments:
            return Msg("A visit holds at most 500 treatments.");
        case ProblemCode::PictureTooLarge:
            return Msg("A picture may have at most 8 MiB, 6,000 pixels a side and 24 million pixels.");
        case ProblemCode::TooManyLines:
            return Msg("A note holds at most 1,000 lines of findings and 1,000 lines taken over.");
        case ProblemCode::TooManyReadings:
            return Msg("A visit holds at most 200 measures.");
        case ProblemCode::TooManyAdherence:
            return Msg("A visit holds at most 200 answers about the last home plan.");
        case ProblemCode::BadPlanItem:
            return Msg(
                "The steps of a plan’s item go from 0 to 100, and the reason to set a rule aside has 3 to "
                "500 "
                "characters; “{0}” is different.");
        case ProblemCode::PhraseShortcut:
            return Msg("The shortcut of a phrase has at most 40 letters and no blanks.");
        case ProblemCode::NameTooLong:
            return Msg("A name has at most 500 characters.");
        case ProblemCode::BloodPressureRange:
            return Msg(
                "The blood pressure is not possible: the upper figure goes from 40 to 300, the lower one "
                "from "
                "20 to 200, and the upper one is the higher.");
        case ProblemCode::BodyMassRange:
            return Msg("The body mass goes from 1 to 500 kg.");
        case ProblemCode::SleepRange:
            return Msg("A night has at most 24 hours of sleep.");
        case ProblemCode::WeeksRange:
            return Msg("The weeks of a pregnancy go from 0 to 45.");
        case ProblemCode::TooManyEntries:
            return Msg("More entries than a client’s record may hold ({0}).");
        case ProblemCode::TooManyPoints:
            return Msg("The outline of a mark has too many points.");
        default:
            return nullptr;
    }
}

const char* MissingSentence(ProblemCode code) {
    switch (code) {
        case ProblemCode::NoPoints:
            return Msg("A mark needs a place on the body map.");
        case ProblemCode::PointNotFinite:
            return Msg("The place of a mark is no position on the body map.");
        case ProblemCode::NoRegion:
            return Msg("A mark needs a region of the body.");
        case ProblemCode::NoFinding:
            return Msg("A mark needs a finding.");
        case ProblemCode::NoTechnique:
            return Msg("A treatment needs a technique.");
        case ProblemCode::TreatmentWithoutPlace:
            return Msg("A treatment needs a mark or a region.");
        case ProblemCode::NoPicture:
            return Msg("A mark on a picture needs the picture, any other mark has none.");
        case ProblemCode::OutsidePicture:
            return Msg("A mark on a picture lies inside it.");
        case ProblemCode::PictureUntitled:
            return Msg("A picture needs a title.");
        case ProblemCode::RegisterEmpty:
            return Msg("Say whom and what; nothing was written down yet ({0}).");
        case ProblemCode::PhraseEmpty:
            return Msg("A phrase needs a text.");
        case ProblemCode::NoName:
            return Msg("The client needs a name.");
        case ProblemCode::GuardianMissing:
            return Msg("The client is under 18: write down a parent or guardian first.");
        default:
            return nullptr;
    }
}

const char* IdentitySentence(ProblemCode code) {
    switch (code) {
        case ProblemCode::PressureClosed:
            return Msg(
                "The health history closes this pressure here: choose a lower one, or write why it is given "
                "all "
                "the same.");
        case ProblemCode::VisitNotDraft:
            return Msg("This visit is signed and can no longer be changed.");
        case ProblemCode::UnknownMark:
            return Msg("This visit has no mark {0}.");
        case ProblemCode::UnknownTreatment:
            return Msg("This visit has no treatment {0}.");
        case ProblemCode::DuplicateId:
            return Msg("The id {0} is used twice.");
        case ProblemCode::BadDate:
            return Msg("The date is not possible: {0}.");
        case ProblemCode::BadId:
            return Msg("An id is not a UUID in lower case ({0}).");
        case ProblemCode::TextInvisible:
            return Msg("The text holds characters that cannot be seen or printed ({0}).");
        case ProblemCode::TextLines:
            return Msg("This must stand on one line ({0}).");
        case ProblemCode::EmailShape:
            return Msg("The e-mail address is not complete.");
        case ProblemCode::BadSignature:
            return Msg("The drawn signature is damaged or too large.");
        case ProblemCode::BadCover:
            return Msg("The regions under a mark do not fit its shape.");
        case ProblemCode::BadNoteLine:
            return Msg(
                "A line of the findings belongs to one mark or treatment of the visit, each to one line.");
        case ProblemCode::BadReading:
            return Msg("A measure of the visit has no name or an impossible value.");
        case ProblemCode::BadAdherence:
            return Msg("An answer about the last home plan names no item of it, or one that another names.");
        case ProblemCode::PictureUnknown:
            return Msg("A picture must be a PNG or JPEG file.");
        case ProblemCode::UnknownClient:
            return Msg("There is no client {0}.");
        default:
            return Msg("The change is not allowed.");
    }
}

const char* AmendmentSentence(ProblemCode code) {
    switch (code) {
        case ProblemCode::AmendmentReason:
            return Msg("An amendment needs a reason of 3 to 500 characters.");
        case ProblemCode::AmendmentText:
            return Msg("The text of an amendment has 1 to 20,000 characters.");
        case ProblemCode::AmendmentPlace:
            return Msg("The words to be corrected do not stand there (any more): {0}.");
        case ProblemCode::AmendmentNothing:
            return Msg("The correction changes nothing.");
        case ProblemCode::AmendmentOfDraft:
            return Msg("This visit is not signed yet: change it instead of amending it.");
        case ProblemCode::TooManyAmendments:
            return Msg("A visit holds at most 1,000 amendments.");
        case ProblemCode::AlreadyInError:
            return Msg("This visit is already marked as entered in error.");
        case ProblemCode::AlreadyCoSigned:
            return Msg("You have co-signed this visit already.");
        default:
            return nullptr;
    }
}

}  // namespace

const char* ProblemSentence(ProblemCode code) {
    if (const char* amendment = AmendmentSentence(code)) return amendment;
    if (const char* range = RangeSentence(code)) return range;
    if (const char* missing = MissingSentence(code)) return missing;
    return IdentitySentence(code);
}

}  // namespace model
