// The part of the open clinic that reads and verifies its audit log.
#include <algorithm>
#include <iterator>
#include <utility>

#include "store/clinic_data.h"

namespace store {

std::filesystem::path ProfileAnchors() {
    const auto profile = ProfileFolder();
    return profile.empty() ? profile : profile / "palpate" / "anchors";
}

void ClinicStore::Data::MeetAnchor() {
    found = FindLog(*engine);
    anchor.emplace(around.Anchors(), keys.clinic, folder.Path());
    anchor->Meet(*engine);
}

std::vector<Witness> ClinicStore::Data::Witnesses() const {
    std::vector<KeptHead> kept;
    if (anchor->Kept()) kept.push_back(*anchor->Kept());
    const auto witness_kind = kept.empty() ? AuditWitness::Elsewhere : AuditWitness::Profile;
    if (kept.empty()) kept = anchor->Elsewhere();
    std::vector<Witness> witnesses;
    for (const KeptHead& head : kept) {
        Witness witness;
        witness.anchor = {witness_kind, {}, head.head, head.at, false};
        witness.prints = [head] { return ReadPrints(head.prints, head.head.sequence); };
        witnesses.push_back(std::move(witness));
    }
    auto backups = BackupWitnesses(folder.Backups(), *engine, keys.clinic, data_key);
    std::ranges::move(backups, std::back_inserter(witnesses));
    return witnesses;
}

std::vector<AuditEntry> ClinicStore::AuditTrail(const AuditFilter& filter) const {
    m_data->Require(model::Operation::ViewAudit, {}, filter.client.value_or(model::ClientId{}));
    return ReadAudit(*m_data->engine, filter);
}

void ClinicStore::ReadLinks(const std::function<void(const vault::StoredLink&)>& take) const {
    m_data->Require(model::Operation::ExportAudit, m_data->keys.clinic);
    store::ReadLinks(*m_data->engine, 0, take);
}

AuditHead ClinicStore::Head() const {
    return ReadHead(*m_data->engine);
}

const std::string& ClinicStore::ClinicId() const {
    return m_data->keys.clinic;
}

AuditVerdict ClinicStore::VerifyAudit(const std::optional<AuditHead>& told) const {
    m_data->Require(model::Operation::VerifyAudit, m_data->keys.clinic);
    auto witnesses = m_data->Witnesses();
    if (told) {
        Witness witness;
        witness.anchor.witness = AuditWitness::Told;
        witness.anchor.head = *told;
        witnesses.push_back(std::move(witness));
    }
    return store::VerifyAudit(*m_data->engine, m_data->keys.clinic, m_data->found, witnesses);
}

void ClinicStore::RenewAnchor() {
    Log("anchor.renew", m_data->keys.clinic);
    m_data->anchor->Renew(*m_data->engine, m_data->around.Now());
}

}  // namespace store
