// What a change is refused with.
#pragma once

#include <boost/test/unit_test.hpp>

#include <string>

#include "model/problem.h"

namespace support {

// Nothing: it was done.
template <class Change>
std::string Refusal(const Change& change) {
    try {
        change();
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

struct Told {
    model::ErrorKind kind = model::ErrorKind::Environment;
    std::string sentence;
    [[nodiscard]] bool Has(const std::string& words) const {
        BOOST_TEST_MESSAGE(sentence);
        return sentence.find(words) != std::string::npos;
    }
};

// Of a change that must be refused.
template <class Change>
Told ToldOf(const Change& change) try {
    change();
    BOOST_ERROR("nothing was refused");
    return {};
} catch (const model::Error& error) {
    return {error.Kind(), error.what()};
}

}  // namespace support
