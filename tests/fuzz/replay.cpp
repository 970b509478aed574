// Runs the fuzz target of this program over the files named and over mutations of them, the same ones each
// time, so that the target cannot rot where libFuzzer is not used.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "fuzz/fuzz.h"

namespace {

constexpr std::size_t kMutatedBytes = 4u << 20;  // of one seed

void Run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string Mutated(std::string bytes, std::mt19937_64& random) {
    const auto below = [&](std::size_t n) { return n > 0 ? static_cast<std::size_t>(random() % n) : 0; };
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
        const std::size_t at = below(bytes.size()), length = std::min(1 + below(20), bytes.size() - at);
        const std::size_t other = below(bytes.size() - length + 1);
        switch (random() % 6) {
            case 0:
                if (at < bytes.size()) bytes[at] = static_cast<char>(random() & 0xff);
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(other, length));
                break;
            case 3:
                bytes.replace(at, length, bytes.substr(other, length));
                break;
            case 4:
                bytes.insert(at, std::to_string(static_cast<std::int64_t>(random() >> below(64))));
                break;
            default:
                if (below(8) == 0) bytes.resize(at);
        }
    }
    return bytes;
}

}  // namespace

int main(int count, char** names) {
    for (int i = 1; i < count; ++i) {
        std::printf("%s\n", names[i]);
        std::fflush(stdout);
        std::ifstream in(names[i], std::ios::binary);
        const std::string seed{std::istreambuf_iterator<char>(in), {}};
        std::mt19937_64 random(static_cast<unsigned>(i));
        try {
            Run(seed);
            const auto times = std::clamp<std::size_t>(kMutatedBytes / (seed.size() + 1), 20, 2'000);
            for (std::size_t n = 0; n < times; ++n) Run(Mutated(seed, random));
        } catch (const std::exception& error) {
            std::printf("not a refusal: %s\n", error.what());
            return 1;
        }
    }
    return count > 1 ? 0 : 1;
}
