// Rows of the clinic's own phrases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/note.h"
#include "store/engine.h"

namespace store {

[[nodiscard]] std::vector<model::Phrase> ReadPhrases(Engine& engine);  // in the order they were made
[[nodiscard]] std::optional<model::Phrase> ReadPhrase(Engine& engine, const model::PhraseId& id);
// Empty: there is no such phrase.
[[nodiscard]] std::string PhraseDigest(Engine& engine, const model::PhraseId& id);
void WritePhrase(Engine& engine, const model::Phrase& phrase, const std::string& digest);

}  // namespace store
