// What every fuzz target shares: refusals are fine, anything else that goes wrong ends the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "model/problem.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view Text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

inline void Require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

// Runs `work`; a model::Error with a filled sentence is an answer like any other.
template <class Work>
void Refusable(const Work& work) {
    try {
        work();
    } catch (const model::Error& error) {
        const std::string_view sentence = error.what();
        Require(!sentence.empty() && sentence.find("{0}") != 0, "a refusal is a filled sentence");
    }
}

}  // namespace fuzz
