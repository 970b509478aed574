// Answers of the command line as plain values: objects keep the order their keys were added in.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace exchange {

struct Answer {
    using List = std::vector<Answer>;
    using Object = std::vector<std::pair<std::string, Answer>>;
    std::variant<std::nullptr_t, bool, long long, double, std::string, List, Object> value = nullptr;

    Answer() = default;
    Answer(std::nullptr_t) {}
    Answer(bool flag) : value(flag) {}
    Answer(int number) : value(static_cast<long long>(number)) {}
    Answer(long long number) : value(number) {}
    Answer(double number) : value(number) {}
    Answer(std::string text) : value(std::move(text)) {}
    Answer(const char* text) : value(std::string(text)) {}
    Answer(List list) : value(std::move(list)) {}
    Answer(Object object) : value(std::move(object)) {}

    // The member of an object, or null.
    [[nodiscard]] const Answer& At(const std::string& key) const;
    // One cell of a table for people: texts as they are, null as "".
    [[nodiscard]] std::string Cell() const;
};

// One JSON document, two spaces deep, with a newline at its end.
[[nodiscard]] std::string WriteJson(const Answer& answer);
// A JSON object with one member more at its end.
[[nodiscard]] std::string WithMember(const std::string& json, const std::string& key, const Answer& answer);

}  // namespace exchange
