#include "desk/refuse.h"

namespace desk {

namespace {

using model::Msg;

const char* RangeSentence(model::ProblemCode code) {
    switch (code) {
        case model::ProblemCode::SeverityRange:
            return Msg("Severity goes from 0 to 10.");
        case model::ProblemCode::PressureRange:
            return Msg("Pressure goes from 1 to 5.");
        case model::ProblemCode::MinutesRange:
            return Msg("Minutes of a treatment go from 1 to 240, of a visit to 600.");
        case model::ProblemCode::DayRange:
            return Msg("The days of a plan go from 0 to 6; “{0}” has another one.");
        case model::ProblemCode::TextTooLong:
            return Msg("The text is too long to be saved ({0}).");
        case model::ProblemCode::TooManyMarks:
            return Msg("A visit holds at most 500 marks.");
        case model::ProblemCode::TooManyTreatments:
            return Msg("A visit holds at most 500 treatments.");
        case model::ProblemCode::PictureTooLarge:
            return Msg("A picture may have at most 8 MiB, 6,000 pixels a side and 24 million pixels.");
        case model::ProblemCode::TooManyPoints:
            return Msg("The outline of a mark has too many points.");
        default:
            return nullptr;
    }
}

const char* MissingSentence(model::ProblemCode code) {
    switch (code) {
        case model::ProblemCode::NoPoints:
            return Msg("A mark needs a place on the body map.");
        case model::ProblemCode::PointNotFinite:
            return Msg("The place of a mark is no position on the body map.");
        case model::ProblemCode::NoRegion:
            return Msg("A mark needs a region of the body.");
        case model::ProblemCode::NoFinding:
            return Msg("A mark needs a finding.");
        case model::ProblemCode::NoTechnique:
            return Msg("A treatment needs a technique.");
        case model::ProblemCode::TreatmentWithoutPlace:
            return Msg("A treatment needs a mark or a region.");
        case model::ProblemCode::NoPicture:
            return Msg("A mark on a picture needs the picture, any other mark has none.");
        case model::ProblemCode::PictureUntitled:
            return Msg("A picture needs a title.");
        case model::ProblemCode::NoName:
            return Msg("The client needs a name.");
        case model::ProblemCode::GuardianMissing:
            return Msg("The client is under 18: write down a parent or guardian first.");
        default:
            return nullptr;
    }
}

const char* IdentitySentence(model::ProblemCode code) {
    switch (code) {
        case model::ProblemCode::VisitNotDraft:
            return Msg("This visit is signed and can no longer be changed.");
        case model::ProblemCode::UnknownMark:
            return Msg("This visit has no mark {0}.");
        case model::ProblemCode::UnknownTreatment:
            return Msg("This visit has no treatment {0}.");
        case model::ProblemCode::DuplicateId:
            return Msg("The id {0} is used twice.");
        case model::ProblemCode::BadDate:
            return Msg("The date is not possible: {0}.");
        case model::ProblemCode::BadId:
            return Msg("An id is not a UUID in lower case ({0}).");
        case model::ProblemCode::BadCover:
            return Msg("The regions under a mark do not fit its shape.");
        case model::ProblemCode::PictureUnknown:
            return Msg("A picture must be a PNG or JPEG file.");
        case model::ProblemCode::UnknownClient:
            return Msg("There is no client {0}.");
        default:
            return Msg("The change is not allowed.");
    }
}

}  // namespace

const char* ProblemSentence(model::ProblemCode code) {
    if (const char* range = RangeSentence(code)) return range;
    if (const char* missing = MissingSentence(code)) return missing;
    return IdentitySentence(code);
}

std::optional<model::Problem> CheckClient(const model::Client& client, model::Date today) {
    if (!model::IsUuid(client.id.value)) return model::Problem{model::ProblemCode::BadId, "client"};
    if (client.name.find_first_not_of(" \t\r\n") == std::string::npos) {
        return model::Problem{model::ProblemCode::NoName, client.id.value};
    }
    if (client.birth_date && *client.birth_date > today) {
        return model::Problem{model::ProblemCode::BadDate, model::ToIso(*client.birth_date)};
    }
    if (client.IsMinorOn(today) && client.guardian.find_first_not_of(" \t\r\n") == std::string::npos) {
        return model::Problem{model::ProblemCode::GuardianMissing, client.id.value};
    }
    return {};
}

void Refuse(const model::Problem& problem, model::ErrorKind kind) {
    throw model::Error(kind, ProblemSentence(problem.code), {problem.what});
}

}  // namespace desk
