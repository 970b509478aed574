// What a step of undo did, as it reads behind "Undo:". Begins with a capital letter, ends without a full
// stop.
#pragma once

#include <string>
#include <utility>

#include "text/translator.h"

namespace desk {

struct StepName {
    std::string one, many;  // message ids with {0} for the count; many is empty where nothing is counted
    long count = 0;

    StepName() = default;
    StepName(const char* id) : one(id) {}             // NOLINT(google-explicit-constructor)
    StepName(std::string id) : one(std::move(id)) {}  // NOLINT(google-explicit-constructor)
    // The name is xgettext's keyword.
    static StepName Plural(const char* one, const char* many, std::size_t count) {
        StepName name(one);
        name.many = many;
        name.count = static_cast<long>(count);
        return name;
    }

    [[nodiscard]] std::string In(const text::Translator& words) const {
        if (one.empty()) return {};
        return many.empty() ? words.Text(one) : words.SayPlural(one, many, count, {std::to_string(count)});
    }
};

}  // namespace desk
