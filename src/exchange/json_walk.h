// The two walkers over Fields(): one writes JSON, one reads it and says where something is wrong. Private to
// exchange.
#pragma once

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exchange/fields.h"
#include "exchange/json_stream.h"

namespace exchange {

// Text with a newline at the end; what is not UTF-8 is replaced.
[[nodiscard]] std::string Dump(const Json& json, int indent = 2);

class JsonWriter {
public:
    template <class T>
    void Must(const char* key, const T& value) {
        m_json[key] = Of(value);
    }
    template <class T>
    void May(const char* key, const T& value) {
        m_json[key] = Of(value);
    }
    template <class T, class Parse>
    void Word(const char* key, const T& value, Parse) {
        m_json[key] = std::string(model::ToText(value));
    }
    void Bytes(const char* key, const std::string& bytes, std::size_t most);

    template <class T>
    static Json Of(const T& value) {
        JsonWriter writer;
        Fields(writer, const_cast<T&>(value));  // Fields takes a reference both ways; the writer only reads
        return writer.m_json;
    }
    static Json Of(const std::string& text) { return text; }
    static Json Of(bool flag) { return flag; }
    static Json Of(int number) { return number; }
    static Json Of(double number) { return number; }
    static Json Of(model::Instant instant) { return model::ToIso(instant); }
    static Json Of(model::Date date) { return model::ToIso(date); }
    template <class Tag>
    static Json Of(const model::Id<Tag>& id) {
        return id.value;
    }
    template <class T>
    static Json Of(const std::optional<T>& value) {
        return value ? Of(*value) : Json(nullptr);
    }
    static Json Of(const std::pair<int, int>& pair) { return Json::array({pair.first, pair.second}); }
    template <class T>
    static Json Of(const std::vector<T>& list) {
        return List(list);
    }
    template <class T, std::size_t N>
    static Json Of(const std::array<T, N>& list) {
        return List(list);
    }
    template <class T>
    static Json Of(const std::map<std::string, T>& map) {
        Json json = Json::object();
        for (const auto& [key, value] : map) json[key] = Of(value);
        return json;
    }

private:
    template <class T>
    static Json List(const T& list) {
        Json json = Json::array();
        for (const auto& one : list) json.push_back(Of(one));
        return json;
    }
    Json m_json = Json::object();
};

class JsonReader {
public:
    // `where` is the place said in errors: "visits[3].marks[0]".
    JsonReader(const Json& json, std::string file, std::string where);

    template <class T>
    void Must(const char* key, T& value) {
        const Json* found = Take(key);
        if (found == nullptr) Missing(key);
        Read(*found, value, Place(key));
    }
    template <class T>
    void May(const char* key, T& value) {
        if (const Json* found = Take(key)) Read(*found, value, Place(key));
    }
    template <class T, class Parse>
    void Word(const char* key, T& value, Parse parse) {
        const Json* found = Take(key);
        if (found == nullptr) return;
        std::string word;
        Read(*found, word, Place(key));
        const auto parsed = parse(word);
        if (!parsed) Refuse(Place(key), model::Msg("one of the words this field knows"));
        value = *parsed;
    }
    void Bytes(const char* key, std::string& bytes, std::size_t most);
    // Every key of the object must have been asked for.
    void Finish() const;

    template <class T>
    void Read(const Json& json, T& value, const std::string& where) const {
        JsonReader reader(json, m_file, where);
        Fields(reader, value);
        reader.Finish();
    }
    void Read(const Json& json, std::string& text, const std::string& where) const;
    void Read(const Json& json, bool& flag, const std::string& where) const;
    void Read(const Json& json, int& number, const std::string& where) const;
    void Read(const Json& json, double& number, const std::string& where) const;
    void Read(const Json& json, model::Instant& instant, const std::string& where) const;
    void Read(const Json& json, model::Date& date, const std::string& where) const;
    void Read(const Json& json, std::pair<int, int>& pair, const std::string& where) const;
    template <class Tag>
    void Read(const Json& json, model::Id<Tag>& id, const std::string& where) const {
        Read(json, id.value, where);
        if (!id.empty() && !model::IsUuid(id.value)) Refuse(where, model::Msg("an id (lower-case UUID)"));
    }
    template <class T>
    void Read(const Json& json, std::optional<T>& value, const std::string& where) const {
        if (json.is_null()) {
            value.reset();
            return;
        }
        T inner{};
        Read(json, inner, where);
        value = std::move(inner);
    }
    template <class T>
    void Read(const Json& json, std::vector<T>& list, const std::string& where) const {
        NeedList(json, where);
        list.clear();
        list.reserve(json.size());
        for (std::size_t i = 0; i < json.size(); ++i) Read(json[i], list.emplace_back(), At(where, i));
    }
    template <class T, std::size_t N>
    void Read(const Json& json, std::array<T, N>& list, const std::string& where) const {
        NeedList(json, where);
        if (json.size() != N)
            Refuse(where, model::Msg("a list of exactly as many entries as this field has"));
        for (std::size_t i = 0; i < N; ++i) Read(json[i], list[i], At(where, i));
    }
    template <class T>
    void Read(const Json& json, std::map<std::string, T>& map, const std::string& where) const {
        NeedObject(json, where);
        map.clear();
        for (const auto& [key, value] : json.items()) Read(value, map[key], where + "." + key);
    }

    [[noreturn]] void Refuse(const std::string& where, const char* expected) const;

private:
    const Json* Take(const char* key);
    [[nodiscard]] std::string Place(const char* key) const;
    [[nodiscard]] static std::string At(const std::string& where, std::size_t index);
    [[noreturn]] void Missing(const char* key) const;
    void NeedList(const Json& json, const std::string& where) const;
    void NeedObject(const Json& json, const std::string& where) const;

    const Json& m_json;
    std::string m_file;
    std::string m_where;
    std::vector<std::string> m_known;
};

}  // namespace exchange
