// What is measured at a visit, and the usual range of motion of the joints; from templates/measures.toml.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terms {

enum class Better { None, Lower, Higher };
enum class MeasureGroup { Pain, Function, Recovery, Running, Response };

// What may be written down of a value.
struct Bounds {
    double least = 0, most = 10, step = 1;
    bool operator==(const Bounds&) const = default;
};

struct Measure {
    std::string id, name, unit, ask, source;
    MeasureGroup group = MeasureGroup::Pain;
    Bounds bounds;
    Better better = Better::None;
    std::optional<double> change;          // the smallest that is shown as a change
    std::optional<double> change_percent;  // likewise, of the last value
    std::optional<double> flag_below;
    std::string flag;        // what is said of a value below that
    bool after = false;      // measured again at the end of the visit
    bool own_items = false;  // scored for each activity the client names
    int items_least = 1, items_most = 1;
    bool yes_no = false;  // 1 is yes
    bool words = false;   // a note belongs to it
};

// A motion of a joint, or a test of length.
struct Range {
    std::string id, joint, motion, names, unit;
    double from = 0, to = 0;  // usual in adults
    std::optional<double> flag_below, flag_above;
    Bounds bounds{-90, 200, 1};
    Better better = Better::Higher;
    double change = 10;          // smaller ones are error of measurement
    bool sided = false;          // of left and right
    std::optional<double> side;  // difference of the sides that is shown
};

class Measures {
public:
    // Throws BadInput naming file and line: one id twice, bounds or ranges the wrong way round, an unknown
    // group.
    static Measures Load(const std::filesystem::path& templates);

    [[nodiscard]] const std::vector<Measure>& All() const { return m_all; }
    [[nodiscard]] const std::vector<Range>& Ranges() const { return m_ranges; }
    [[nodiscard]] const Measure* Find(std::string_view id) const;
    [[nodiscard]] const Range* FindRange(std::string_view id) const;

private:
    std::vector<Measure> m_all;
    std::vector<Range> m_ranges;
};

// The measure of readings whose item is the id of a Range.
inline constexpr std::string_view kRangeMeasure = "rom";

}  // namespace terms
