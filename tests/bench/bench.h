// Measures a thing and its floor alternately and prints one JSON row.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace bench {

// Keeps the compiler from dropping a result nobody reads.
template <class T>
void Keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

struct Plan {
    std::string name;
    std::string unit = "ms";  // "ns", "us", "ms" or "s"
    int runs = 15;
    double per_run = 1;  // operations in one run; times are given per operation
};

inline double Scale(const std::string& unit) {
    return unit == "ns" ? 1e9 : unit == "us" ? 1e6 : unit == "ms" ? 1e3 : 1;
}

inline double Seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double Median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

// One JSON row; returns the ratio of the medians.
inline double Print(const Plan& plan, const std::vector<double>& times, const std::vector<double>& floors) {
    const double median = Median(times), base = Median(floors);
    const auto [low, high] = std::minmax_element(times.begin(), times.end());
    std::printf(
        "{\"bench\":\"%s\",\"unit\":\"%s\",\"median\":%.4g,\"min\":%.4g,\"max\":%.4g,\"floor_median\":%.4g,"
        "\"ratio\":%.4g,\"runs\":%zu}\n",
        plan.name.c_str(), plan.unit.c_str(), median, *low, *high, base, median / base, times.size());
    std::fflush(stdout);
    return median / base;
}

// Both run once unmeasured first. PALPATE_BENCH_RUNS overrides the number of runs. Returns the ratio of the
// medians.
inline double Measure(const Plan& plan, const std::function<void()>& work,
                      const std::function<void()>& floor) {
    const char* wish = std::getenv("PALPATE_BENCH_RUNS");
    const int runs = std::max(1, wish != nullptr ? std::atoi(wish) : plan.runs);
    const double scale = Scale(plan.unit) / plan.per_run;
    work();
    floor();
    std::vector<double> times, floors;
    for (int i = 0; i < runs; ++i) {
        floors.push_back(Seconds(floor) * scale);
        times.push_back(Seconds(work) * scale);
    }
    return Print(plan, times, floors);
}

}  // namespace bench
