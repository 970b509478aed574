// A new recovery code for an open clinic.
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "vault/recovery_code.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;

std::function<NewRecovery(const std::string&)> ClinicStore::RecoveryMaker() const {
    m_data->Require(model::Operation::ManagePeople, ClinicId());
    const vault::KeySlot* slot = m_data->keys.OfUser(m_data->user.name);
    if (!slot) throw Error(ErrorKind::NoAccess, Msg("The passphrase is not right."));
    return [tries = m_data->AllTries(), clinic = m_data->keys.clinic, own = *slot,
            cost = m_data->around.Kind()](const std::string& passphrase) {
        const auto opened = tries.At([&] {
            auto found = vault::OpenSlot(clinic, own, passphrase);
            if (!found) throw Error(ErrorKind::NoAccess, Msg("The passphrase is not right."));
            return found;
        });
        const std::string code = vault::RecoveryCode::New();
        return NewRecovery{code, std::make_shared<const vault::KeySlot>(vault::SealRecoverySlot(
                                     clinic, code, Around::CostOf(cost), opened->data_key))};
    };
}

void ClinicStore::TakeRecovery(const NewRecovery& fresh) {
    vault::KeyFile keys = m_data->keys;
    keys.Put(*fresh.slot);
    // The log goes first: no key changes without its entry.
    Log("recovery.renew", ClinicId());
    try {
        m_data->folder.WriteKeys(keys);
    } catch (const std::exception&) {
        m_data->folder.MendKeys(m_data->keys);
        m_data->AuditRefusal({"recovery.renew.failed", ClinicId(), {}, {}, {}});
        throw;
    }
    m_data->keys = std::move(keys);
}

void ClinicStore::NoteRefusedRecovery() {
    m_data->AuditRefusal({"recovery.denied", ClinicId(), {}, {}, {}});
}

std::string ClinicStore::RenewRecoveryCode(const std::string& passphrase,
                                           const std::function<void(const std::string&)>& keep) {
    const auto make = RecoveryMaker();
    NewRecovery fresh;
    try {
        fresh = make(passphrase);
    } catch (const Error&) {
        NoteRefusedRecovery();
        throw;
    }
    if (keep) keep(fresh.code);
    TakeRecovery(fresh);
    return fresh.code;
}

}  // namespace store
