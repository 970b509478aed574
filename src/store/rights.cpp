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

bool ClinicStore::May(Operation operation, const ClientId& client) const {
    const bool closed = model::RightOf(operation).of_chart && m_data->closed_charts.contains(client.value);
    return !closed && model::Allows(operation, m_data->user.role);
}

void ClinicStore::Demand(Operation operation, const std::string& entity, const ClientId& client) const {
    m_data->Require(operation, entity, client);
}

void ClinicStore::Data::Require(Operation operation, const std::string& entity, const ClientId& client) {
    const model::Right& right = model::RightOf(operation);
    if (!model::Allows(operation, user.role))
        Deny({std::string(right.name) + ".denied", entity, client, {}, {}},
             Msg("What you may do in this clinic does not include this: {0}."), {right.words});
    if (right.of_chart && closed_charts.contains(client.value))
        Deny({std::string(right.name) + ".denied", entity, client, {}, {}},
             Msg("This chart is private. In an emergency it can be opened with a reason."), {});
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
    if (stored) Require(Operation::ChartVisit, visit.id.value, stored->client);
    if (visit.therapist != user.id || (stored && stored->therapist != user.id))
        Require(Operation::ChartForOthers, visit.id.value, visit.client);
}

}  // namespace store
