// Rows of the outbox and the account mail is sent with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/engine.h"
#include "store/outbox.h"

namespace store {

[[nodiscard]] std::optional<model::MailAccount> ReadMailAccount(Engine& engine);
// Wherever the password goes it is wiped behind.
[[nodiscard]] std::optional<MailLogin> ReadMailLogin(Engine& engine);
// Without a password the one there is stays.
void WriteMailAccount(Engine& engine, const model::MailAccount& account, const vault::Secret* password);
void DeleteMailAccount(Engine& engine);
// Of all but the password.
[[nodiscard]] std::string DigestOf(const model::MailAccount& account);

void InsertMail(Engine& engine, const model::OutboxRow& row, const std::string& message);
[[nodiscard]] std::vector<model::OutboxRow> ReadOutbox(Engine& engine);  // newest first
[[nodiscard]] std::optional<model::OutboxRow> ReadMail(Engine& engine, const model::MailId& id);
// Those that wait, the one that is due first first.
[[nodiscard]] std::vector<model::OutboxRow> ReadWaitingMail(Engine& engine);
[[nodiscard]] std::string ReadMessage(Engine& engine, const model::MailId& id);
// State, tries, times and problem; what is sent or withdrawn keeps no bytes.
void UpdateMail(Engine& engine, const model::OutboxRow& row);

}  // namespace store
