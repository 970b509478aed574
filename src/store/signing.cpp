// The part of the open clinic that signs visits and reads signatures.
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/device_secret.h"
#include "store/encoding.h"
#include "store/signature_table.h"
#include "store/visit_table.h"
#include "vault/digest.h"
#include "vault/signed_content.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;

SigningKey::SigningKey(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

std::function<SigningKey(const std::string&)> ClinicStore::Unlocker() const {
    m_data->Require(model::Operation::SignVisit);
    return Returner();
}

std::function<SigningKey(const std::string&)> ClinicStore::Returner() const {
    const vault::KeySlot* slot = m_data->keys.OfUser(m_data->user.name);
    if (!slot) throw Error(ErrorKind::NoAccess, Msg("This person has no key to sign with."));
    return [tries = m_data->AllTries(), clinic = m_data->keys.clinic, own = *slot,
            devices = DeviceSecrets(m_data->around.Devices(), m_data->keys.clinic, slot->user)](
               const std::string& passphrase) {
        auto opened = tries.At([&] {
            auto found = vault::OpenSlot(clinic, own, passphrase);
            if (!found) throw Error(ErrorKind::NoAccess, Msg("The passphrase is not right."));
            return *std::move(found);
        });
        if (own.pin) devices.ForgetTries(*own.pin);
        return KeyOf(clinic, own, std::move(opened.signing_seed));
    };
}

SigningKey ClinicStore::KeyOf(const std::string& clinic, const vault::KeySlot& slot, vault::Secret seed) {
    return SigningKey(std::make_unique<SigningKey::Parts>(
        SigningKey::Parts{clinic, {slot.user}, slot.signing_public, std::move(seed)}));
}

SigningKey ClinicStore::Unlock(const std::string& passphrase) const {
    return Unlocker()(passphrase);
}

void ClinicStore::SignVisit(const model::Visit& visit, const SigningKey& key,
                            const std::optional<std::string>& expected_digest, WhenBehind behind,
                            const std::string& map) {
    m_data->Require(model::Operation::SignVisit, visit.id.value, visit.client);
    m_data->RequireOwn(visit);
    m_data->TellRefusals(visit,
                         [&] { m_data->SignVisit(visit, *key.m_parts, expected_digest, behind, map); });
}

void ClinicStore::Data::SignVisit(const model::Visit& visit, const SigningKey::Parts& key,
                                  const std::optional<std::string>& expected, WhenBehind behind,
                                  const std::string& map) {
    const SigningTime time = DemandMaySign(key, behind);
    model::Visit done = visit;
    done.status = model::VisitStatus::Signed;
    const std::string after = vault::Digest(Encode(done));
    Engine::Transaction transaction(*engine);
    const auto stored = ReadVisit(*engine, visit.id);
    if (!stored)
        throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {visit.id.value});
    DemandUnchanged(*stored, expected.value_or(DigestOf(*stored)));
    if (stored->status != model::VisitStatus::Draft) ThrowSigned();
    const std::string before = VisitDigest(*engine, visit.id);
    const vault::SignedContent content{keys.clinic,
                                       visit.id.value,
                                       user.id.value,
                                       time.at.time_since_epoch().count(),
                                       kEncoding,
                                       after,
                                       vault::SignedContent::Under{map, user.student}};
    // Before the status changes, which locks the rows of the visit.
    InsertSignature(*engine, content, key.public_key, vault::Sign(key.seed, content), time.clock);
    (void)WriteVisit(*engine, done, after);
    TellBehind(time, visit.id.value, visit.client);
    Audit({"visit.sign", visit.id.value, visit.client, before, after});
    transaction.Commit();
    anchor->KeepHead(*engine, around.Now());
}

std::vector<Signature> ClinicStore::Signatures(const model::VisitId& visit) const {
    const auto owners = OwnersOf(*m_data->engine, visit);
    m_data->Require(model::Operation::ViewChart, visit.value, owners ? owners->client : model::ClientId{});
    return ReadSignatures(*m_data->engine, m_data->keys.clinic, visit);
}

}  // namespace store
