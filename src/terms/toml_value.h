// The plain values behind Table: what is left of a file once the parser is gone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "terms/toml_file.h"

namespace terms {

enum class ValueKind { Text, Whole, Number, Flag, List, Table, Other };

struct Table::Value {
    struct Member;

    ValueKind kind = ValueKind::Other;
    int line = 0;
    std::string text;
    std::int64_t whole = 0;
    double number = 0;
    bool flag = false;
    std::vector<Value> list;
    std::vector<Member> members;  // sorted by key

    [[nodiscard]] const Value* Find(std::string_view key) const;
};

struct Table::Value::Member {
    std::string key;
    Value value;
};

// The only door to the parser (toml_parse.cpp). Throws BadInput that names file and line.
[[nodiscard]] Table::Value ParseToml(std::string_view content, const std::string& name);

}  // namespace terms
