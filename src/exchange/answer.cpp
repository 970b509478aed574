#include "exchange/answer.h"

#include "exchange/json_walk.h"

namespace exchange {

namespace {

Json ToValue(const Answer& answer) {
    struct Visitor {
        Json operator()(std::nullptr_t) const { return nullptr; }
        Json operator()(bool flag) const { return flag; }
        Json operator()(long long number) const { return number; }
        Json operator()(double number) const { return number; }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(const Answer::List& list) const {
            Json json = Json::array();
            for (const Answer& one : list) json.push_back(ToValue(one));
            return json;
        }
        Json operator()(const Answer::Object& object) const {
            Json json = Json::object();
            for (const auto& [key, one] : object) json[key] = ToValue(one);
            return json;
        }
    };
    return std::visit(Visitor{}, answer.value);
}

}  // namespace

const Answer& Answer::At(const std::string& key) const {
    static const Answer nothing;
    if (const auto* object = std::get_if<Object>(&value)) {
        for (const auto& [name, one] : *object) {
            if (name == key) return one;
        }
    }
    return nothing;
}

std::string Answer::Cell() const {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (std::holds_alternative<std::nullptr_t>(value)) return {};
    return ToValue(*this).dump();
}

std::string WriteJson(const Answer& answer) {
    return Dump(ToValue(answer));
}

std::string WithMember(const std::string& json, const std::string& key, const Answer& answer) {
    Json whole = Json::parse(json);
    whole[key] = ToValue(answer);
    return Dump(whole);
}

}  // namespace exchange
