#include "exchange/json_walk.h"

#include <algorithm>
#include <limits>

#include "exchange/base64.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

std::string Dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

namespace {

// Bytes of one text: short enough for the bound on texts, and whole groups of base64.
constexpr std::size_t kPart = 600'000;

}  // namespace

void JsonWriter::Bytes(const char* key, const std::string& bytes, std::size_t) {
    Json parts = Json::array();
    for (std::size_t at = 0; at < bytes.size(); at += kPart)
        parts.push_back(ToBase64(std::string_view(bytes).substr(at, kPart)));
    m_json[key] = std::move(parts);
}

void JsonReader::Bytes(const char* key, std::string& bytes, std::size_t most) {
    const Json* found = Take(key);
    if (found == nullptr) Missing(key);
    NeedList(*found, Place(key));
    std::size_t size = 0;
    for (const Json& part : *found) size += part.is_string() ? part.get_ref<const std::string&>().size() : 0;
    if (size / 4 > (most + 2) / 3 + found->size()) Refuse(Place(key), Msg("fewer bytes"));
    bytes.clear();
    for (std::size_t i = 0; i < found->size(); ++i) {
        const auto* text = (*found)[i].get_ptr<const std::string*>();
        const auto part = text == nullptr ? std::nullopt : FromBase64(*text);
        if (!part) Refuse(At(Place(key), i), Msg("bytes as base64 text"));
        bytes += *part;
    }
}

JsonReader::JsonReader(const Json& json, std::string file, std::string where)
    : m_json(json), m_file(std::move(file)), m_where(std::move(where)) {
    NeedObject(m_json, m_where);
}

const Json* JsonReader::Take(const char* key) {
    m_known.emplace_back(key);
    const auto found = m_json.find(key);
    return found == m_json.end() ? nullptr : &*found;
}

std::string JsonReader::Place(const char* key) const {
    return m_where.empty() ? key : m_where + "." + key;
}

std::string JsonReader::At(const std::string& where, std::size_t index) {
    return where + "[" + std::to_string(index) + "]";
}

void JsonReader::Refuse(const std::string& where, const char* expected) const {
    throw Error(ErrorKind::BadInput, Msg("{0}, {1}: expected {2}."), {m_file, where, expected});
}

void JsonReader::Missing(const char* key) const {
    throw Error(ErrorKind::BadInput, Msg("{0}: {1} is missing."), {m_file, Place(key)});
}

void JsonReader::Finish() const {
    for (const auto& [key, value] : m_json.items()) {
        if (std::find(m_known.begin(), m_known.end(), key) == m_known.end()) {
            throw Error(ErrorKind::BadInput, Msg("{0}: {1} is a field this version does not know."),
                        {m_file, m_where.empty() ? key : m_where + "." + key});
        }
    }
}

void JsonReader::NeedList(const Json& json, const std::string& where) const {
    if (!json.is_array()) Refuse(where, Msg("a list"));
}

void JsonReader::NeedObject(const Json& json, const std::string& where) const {
    if (!json.is_object()) Refuse(where.empty() ? "document" : where, Msg("an object with named fields"));
}

void JsonReader::Read(const Json& json, std::string& text, const std::string& where) const {
    if (!json.is_string()) Refuse(where, Msg("a text in quotes"));
    text = json.get<std::string>();
    // Nothing that shows or prints a text goes on behind one.
    if (text.find('\0') != std::string::npos) Refuse(where, Msg("a text without the character zero"));
}

void JsonReader::Read(const Json& json, bool& flag, const std::string& where) const {
    if (!json.is_boolean()) Refuse(where, Msg("true or false"));
    flag = json.get<bool>();
}

void JsonReader::Read(const Json& json, int& number, const std::string& where) const {
    if (!json.is_number_integer()) Refuse(where, Msg("a whole number"));
    if (json.is_number_unsigned() &&
        json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) {
        Refuse(where, Msg("a smaller number"));
    }
    const auto wide = json.get<std::int64_t>();
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
        Refuse(where, Msg("a smaller number"));
    }
    number = static_cast<int>(wide);
}

void JsonReader::Read(const Json& json, double& number, const std::string& where) const {
    if (!json.is_number() || !std::isfinite(json.get<double>())) Refuse(where, Msg("a number"));
    number = json.get<double>();
}

void JsonReader::Read(const Json& json, model::Instant& instant, const std::string& where) const {
    const auto parsed = json.is_string() ? model::ParseInstant(json.get<std::string>()) : std::nullopt;
    if (!parsed) Refuse(where, Msg("a time like 2026-11-23T14:30:00Z"));
    instant = *parsed;
}

void JsonReader::Read(const Json& json, model::Date& date, const std::string& where) const {
    const auto parsed = json.is_string() ? model::ParseDate(json.get<std::string>()) : std::nullopt;
    if (!parsed) Refuse(where, Msg("a date like 2026-11-23"));
    date = *parsed;
}

void JsonReader::Read(const Json& json, std::pair<int, int>& pair, const std::string& where) const {
    NeedList(json, where);
    if (json.size() != 2) Refuse(where, Msg("a list of two whole numbers"));
    Read(json[0], pair.first, At(where, 0));
    Read(json[1], pair.second, At(where, 1));
}

}  // namespace exchange
