#include "desk/refuse.h"

namespace desk {

void Refuse(const model::Problem& problem, model::ErrorKind kind) {
    throw model::Error(kind, model::ProblemSentence(problem.code), {problem.what});
}

}  // namespace desk
