#include "exchange/palpate_json.h"

#include "exchange/json_walk.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::size_t kMaxBytes = 256u << 20;
constexpr int kVersion = 1;

void CheckHead(const Json& json, const std::string& name) {
    const auto format = json.is_object() ? json.find("format") : json.end();
    if (!json.is_object() || format == json.end() || *format != "palpate") {
        throw Error(ErrorKind::BadInput, Msg("{0} is no Palpate file: \"format\": \"palpate\" is missing."),
                    {name});
    }
    const auto version = json.find("version");
    if (version == json.end() || !version->is_number_integer() || *version < 1) {
        throw Error(ErrorKind::BadInput, Msg("{0}: \"version\" must be a whole number from 1 up."), {name});
    }
    if (*version > kVersion) {
        throw Error(ErrorKind::BadInput,
                    Msg("{0} was written by a newer Palpate (version {1} of the format)."),
                    {name, version->dump()});
    }
}

// A list that names itself in errors ("visits[3].marks[0].before").
template <class T>
void ReadList(const Json& json, const char* key, std::vector<T>& list, const std::string& name) {
    const auto found = json.find(key);
    if (found == json.end()) return;
    JsonReader(json, name, "").Read(*found, list, key);
}

void CheckVisits(const Bundle& bundle, const std::string& name) {
    for (std::size_t i = 0; i < bundle.visits.size(); ++i) {
        const auto problem = model::Check(bundle.visits[i]);
        if (!problem) continue;
        throw Error(ErrorKind::BadInput,
                    Msg("{0}, visits[{1}]: the visit breaks a rule of the record ({2})."),
                    {name, std::to_string(i), problem->what});
    }
}

}  // namespace

std::string WriteJson(const Bundle& bundle) {
    Json json = Json::object();
    json["format"] = "palpate";
    json["version"] = kVersion;
    const Json lists = JsonWriter::Of(bundle);
    for (const auto& [key, value] : lists.items()) json[key] = value;
    return Dump(json);
}

Bundle ReadJson(std::string_view text, const std::string& name) {
    const Json json = ParseBounded(text, name, kMaxBytes);
    CheckHead(json, name);
    for (const auto& [key, value] : json.items()) {
        if (key != "format" && key != "version" && key != "users" && key != "clients" && key != "visits") {
            throw Error(ErrorKind::BadInput, Msg("{0}: {1} is a field this version does not know."),
                        {name, key});
        }
    }
    Bundle bundle;
    ReadList(json, "users", bundle.users, name);
    ReadList(json, "clients", bundle.clients, name);
    ReadList(json, "visits", bundle.visits, name);
    CheckVisits(bundle, name);
    return bundle;
}

std::string ToJson(const model::Client& client) {
    return Dump(JsonWriter::Of(client));
}
std::string ToJson(const model::Visit& visit) {
    return Dump(JsonWriter::Of(visit));
}
std::string ToJson(const model::HomePlan& plan) {
    return Dump(JsonWriter::Of(plan));
}

}  // namespace exchange
