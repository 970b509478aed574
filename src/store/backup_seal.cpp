#include "store/backup_seal.h"

#include <charconv>

#include "vault/digest.h"

namespace store {
namespace {

constexpr std::string_view kTitle = "palpate backup 1";

std::string Unmarked(const BackupSeal& seal) {
    std::string text = std::string(kTitle) + '\n';
    text += "clinic " + seal.clinic + '\n';
    text += "made " + std::to_string(seal.made_at.time_since_epoch().count()) + '\n';
    text += "audit " + std::to_string(seal.sequence) + ' ' + seal.head + '\n';
    for (const auto& [table, count] : seal.rows) text += "rows " + std::to_string(count) + ' ' + table + '\n';
    for (const auto& file : seal.files)
        text += "file " + std::to_string(file.size) + ' ' + file.digest + ' ' + file.name + '\n';
    return text;
}

// Words of one line, taken from left to right; empty when there is none left.
class Words {
public:
    explicit Words(std::string_view line) : m_rest(line) {}
    std::string_view Next() {
        const auto end = std::min(m_rest.find(' '), m_rest.size());
        const auto word = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return word;
    }
    std::int64_t Number() {
        const auto word = Next();
        std::int64_t number = 0;
        std::from_chars(word.data(), word.data() + word.size(), number);
        return number;
    }

private:
    std::string_view m_rest;
};

void Take(std::string_view line, BackupSeal& seal) {
    Words words(line);
    const auto kind = words.Next();
    if (kind == "clinic") seal.clinic = words.Next();
    if (kind == "made") seal.made_at = model::Instant(std::chrono::milliseconds(words.Number()));
    if (kind == "mark") seal.mark = words.Next();
    if (kind == "audit") {
        seal.sequence = words.Number();
        seal.head = words.Next();
    }
    if (kind == "rows") {
        const std::int64_t count = words.Number();
        seal.rows[std::string(words.Next())] = count;
    }
    if (kind == "file") {
        BackupSeal::File file{{}, words.Number(), std::string(words.Next())};
        file.name = words.Next();
        seal.files.push_back(std::move(file));
    }
}

}  // namespace

std::string MarkOf(const BackupSeal& seal, const vault::Secret& key) {
    return vault::KeyedDigest(Unmarked(seal), key);
}

std::string WriteSeal(const BackupSeal& seal) {
    return Unmarked(seal) + "mark " + seal.mark + '\n';
}

// Whatever was not understood is missing when it is written again.
std::optional<BackupSeal> ReadSeal(std::string_view text) {
    if (text.size() > kMostSealBytes) return std::nullopt;
    BackupSeal seal;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        Take(rest.substr(0, end), seal);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (WriteSeal(seal) != text) return std::nullopt;
    return seal;
}

}  // namespace store
