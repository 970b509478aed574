#include "desk/refuse.h"

namespace desk {

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
    throw model::Error(kind, model::ProblemSentence(problem.code), {problem.what});
}

}  // namespace desk
