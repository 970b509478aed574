// Clients and visits with every field filled at random, the same for the same seed.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/picture.h"
#include "model/visit.h"

namespace support {

class RandomRecords {
public:
    RandomRecords(const model::Clock& clock, unsigned seed) : m_ids(clock, seed), m_random(seed) {}

    [[nodiscard]] int Int(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    [[nodiscard]] bool Coin() { return Int(0, 1) == 1; }

    [[nodiscard]] double Real() {
        const double values[] = {0.0, -0.0, 1.0 / 3, -1e-300, 1e300, 4.9e-324, 12.0, 0.1 * Int(-500, 500)};
        return values[Int(0, 7)];
    }

    [[nodiscard]] std::string Text() {
        static const std::vector<std::string> words{"",
                                                    "Zoë",
                                                    "tight",
                                                    "l'été",
                                                    "a\nb",
                                                    "\"quoted\"",
                                                    "x|y;z",
                                                    "日本",
                                                    "\xF0\x9F\x92\xA7",
                                                    std::string("nul\0in", 6),
                                                    "%_*",
                                                    "raw:x'",
                                                    "plain words"};
        return words[static_cast<std::size_t>(Int(0, static_cast<int>(words.size()) - 1))];
    }

    [[nodiscard]] std::vector<std::string> Texts() {
        return Some<std::string>([&] { return Text(); });
    }

    [[nodiscard]] model::Instant Instant() {
        return model::Instant(
            std::chrono::milliseconds(1'600'000'000'000LL + 86'399'999LL * Int(-4000, 4000)));
    }

    [[nodiscard]] model::Date Date() { return std::chrono::year(Int(1900, 2100)) / Int(1, 12) / Int(1, 28); }

    template <class T, class Make>
    [[nodiscard]] std::optional<T> Maybe(const Make& make) {
        return Coin() ? std::optional<T>(make()) : std::nullopt;
    }

    template <class T, class Make>
    [[nodiscard]] std::vector<T> Some(const Make& make, int most = 3) {
        std::vector<T> values;
        for (int count = Int(0, most); count > 0; --count) values.push_back(make());
        return values;
    }

    [[nodiscard]] model::RegionRef Place() { return {Text(), static_cast<model::Side>(Int(0, 2))}; }

    // Those that marks may stand on.
    std::vector<model::PictureId> pictures;

    [[nodiscard]] model::Mark Mark();
    [[nodiscard]] model::Picture Picture(const model::ClientId& client);
    [[nodiscard]] model::Treatment Treatment(const std::vector<model::Mark>& marks);
    [[nodiscard]] model::HomePlan Plan();
    [[nodiscard]] model::Visit Visit(const model::ClientId& client, int most_marks = 8);
    [[nodiscard]] model::Client Client();

private:
    [[nodiscard]] model::DoseValue Dose();
    [[nodiscard]] model::PlanItem Item();
    [[nodiscard]] std::vector<model::MapPoint> Stroke();
    [[nodiscard]] model::HealthHistory History();

    model::SeededIdSource m_ids;
    std::mt19937 m_random;
};

}  // namespace support
