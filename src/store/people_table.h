// The clinic's own row, its users and their signing keys.
#pragma once

#include <string>
#include <vector>

#include "model/clinic.h"
#include "model/clock.h"
#include "store/engine.h"

namespace store {

[[nodiscard]] std::string ReadClinicId(Engine& engine);
[[nodiscard]] model::ClinicProfile ReadProfile(Engine& engine);
void InsertProfile(Engine& engine, const std::string& clinic, const model::ClinicProfile& profile);
void UpdateProfile(Engine& engine, const model::ClinicProfile& profile);
[[nodiscard]] std::string DigestOf(const model::ClinicProfile& profile);
[[nodiscard]] std::string DigestOf(const model::User& user);

[[nodiscard]] std::vector<model::User> ReadUsers(Engine& engine);
// Tells who of them are students; ReadUsers serves files of older versions too, which know none.
void MarkStudents(Engine& engine, std::vector<model::User>& users);
void InsertUser(Engine& engine, const model::User& user);
// All but the name one signs in with, which key slots are bound to.
void UpdateUser(Engine& engine, const model::User& user);
// Keys are added and never removed, so that old signatures stay checkable.
void AddSigningKey(Engine& engine, const model::UserId& user, const std::string& public_key,
                   model::Instant since);

}  // namespace store
