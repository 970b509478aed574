// The plain values behind Table: what is left of a file once the parser is gone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "terms/toml_file.h"

namespace terms {

enum class ValueKind { Other, Text, Whole, Number, Flag, List, Table };

struct Table::Value {
    struct Member;

    using List = std::vector<Value>;
    using Members = std::vector<Member>;  // sorted by key

    int line = 0;
    // As ValueKind counts them: thousands of values are made to be read once, so each is small.
    std::variant<std::monostate, std::string, std::int64_t, double, bool, List, Members> held;

    [[nodiscard]] ValueKind Kind() const { return static_cast<ValueKind>(held.index()); }
    // Of the kind that was asked for.
    template <class T>
    [[nodiscard]] const T& As() const {
        return *std::get_if<T>(&held);
    }
    [[nodiscard]] const Members& All() const;  // of what is no table: none
    [[nodiscard]] const Value* Find(std::string_view key) const;
};

struct Table::Value::Member {
    std::string key;
    Value value;
};

// The only door to the parser (toml_parse.cpp). Throws BadInput that names file and line.
[[nodiscard]] Table::Value ParseToml(std::string_view content, const std::string& name);

}  // namespace terms
