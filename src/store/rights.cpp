// Who is signed in may do what: asked by every call of the open clinic.
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/visit_table.h"

namespace store {

using model::ClientId;
using model::Error;
using model::ErrorKind;
using model::Msg;
using model::Operation;

bool ClinicStore::May(Operation operation, const ClientId&) const {
    return model::Allows(operation, m_data->user.role);
}

void ClinicStore::Demand(Operation operation, const std::string& entity, const ClientId& client) const {
    m_data->Require(operation, entity, client);
}

void ClinicStore::Data::Require(Operation operation, const std::string& entity, const ClientId& client) {
    const model::Right& right = model::RightOf(operation);
    if (!model::Allows(operation, user.role))
        Deny({std::string(right.name) + ".denied", entity, client, {}, {}},
             Msg("What you may do in this clinic does not include this: {0}."), {right.words});
}

void ClinicStore::Data::Deny(const AuditNote& note, const char* sentence,
                             const std::vector<std::string>& args) {
    if (engine->InTransaction())
        denied.push_back(note);
    else
        AuditRefusal(note);
    throw Error(ErrorKind::NoAccess, sentence, args);
}

void ClinicStore::Data::TellDenied() noexcept {
    if (engine->InTransaction()) return;
    for (const AuditNote& note : std::exchange(denied, {})) AuditRefusal(note);
}

void ClinicStore::Data::RequireOwn(const model::Visit& visit) {
    const auto stored = OwnersOf(*engine, visit.id);
    if (visit.therapist != user.id || (stored && stored->therapist != user.id))
        Require(Operation::ChartForOthers, visit.id.value, visit.client);
}

std::vector<VisitSummary> ClinicStore::Data::AsMayBeSeen(std::vector<VisitSummary> visits) const {
    if (!model::Allows(Operation::ViewChart, user.role))
        for (VisitSummary& visit : visits) visit.reason.clear();
    return visits;
}

}  // namespace store
