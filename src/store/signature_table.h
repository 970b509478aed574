// Rows of signatures: added, never changed, never removed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/clinic_store.h"
#include "store/engine.h"
#include "vault/signed_content.h"

namespace store {

// The visit must still be a draft: its rows are locked once it is signed. `clock` as of Signature.
void InsertSignature(Engine& engine, const vault::SignedContent& content, const std::string& public_key,
                     const std::string& signature, const std::optional<model::Instant>& clock);
// Each checked against the visit as it is stored and the keys of who signed.
[[nodiscard]] std::vector<Signature> ReadSignatures(Engine& engine, const std::string& clinic,
                                                    const model::VisitId& visit);
// Who signed which digest of a visit; genuine: by the key that stands beside it, as do the time and what it
// was signed under. The visit itself is not read.
struct Signer {
    std::string user, digest;
    bool genuine = false;
};
[[nodiscard]] std::multimap<std::string, Signer> ReadSigners(Engine& engine, const std::string& clinic);
[[nodiscard]] bool KnowsKey(Engine& engine, const model::UserId& user, const std::string& public_key);
// Adds a finding for every signature that does not hold and for every one the log tells of that is gone.
void CheckSignatures(Engine& engine, const std::string& clinic, CheckReport& report);

}  // namespace store
