#include "store/phrase_table.h"

#include "store/columns.h"

namespace store {
namespace {

model::Phrase TakePhrase(Query& query) {
    model::Phrase phrase;
    std::string part;
    query.Take(phrase.id, part, phrase.shortcut, phrase.text, phrase.archived);
    phrase.part = FromWord(&model::ParseSoapPart, part);
    return phrase;
}

}  // namespace

std::vector<model::Phrase> ReadPhrases(Engine& engine) {
    std::vector<model::Phrase> phrases;
    for (Query query =
             engine.Prepare("SELECT id, part, shortcut, text, archived FROM phrases ORDER BY position");
         query.Step();)
        phrases.push_back(TakePhrase(query));
    return phrases;
}

std::optional<model::Phrase> ReadPhrase(Engine& engine, const model::PhraseId& id) {
    Query query = engine.Prepare("SELECT id, part, shortcut, text, archived FROM phrases WHERE id = ?");
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    return TakePhrase(query);
}

std::string PhraseDigest(Engine& engine, const model::PhraseId& id) {
    std::string digest;
    Query query = engine.Prepare("SELECT digest FROM phrases WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(digest);
    return digest;
}

void WritePhrase(Engine& engine, const model::Phrase& phrase, const std::string& digest) {
    engine
        .Prepare(
            "INSERT INTO phrases (id, part, shortcut, text, archived, digest, position) VALUES (?1, ?2, ?3, "
            "?4, ?5, ?6, (SELECT coalesce(max(position), 0) + 1 FROM phrases)) ON CONFLICT (id) DO UPDATE "
            "SET part = ?2, shortcut = ?3, text = ?4, archived = ?5, digest = ?6")
        .Bind(phrase.id, model::ToText(phrase.part), phrase.shortcut, phrase.text, phrase.archived, digest)
        .Run();
}

}  // namespace store
