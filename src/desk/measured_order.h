// The lines behind the findings of a signed visit, and which row of a paper each of them tells. Private to
// desk.
#pragma once

#include <string>
#include <vector>

#include "desk/record_case.h"

namespace terms {
class Measures;
}

namespace desk {

// Fields of an amended visit ("measured.1" …). Signed with other tables than today's, any line may tell of
// any row: then each is every one of them. `of` must outlive it.
class MeasuredOrder {
public:
    explicit MeasuredOrder(const RecordCase& of);

    [[nodiscard]] std::vector<std::string> OfReading(const model::Reading& reading) const;
    // Of all readings.
    [[nodiscard]] std::vector<std::string> OfReadings() const;
    // How the last home plan went.
    [[nodiscard]] std::vector<std::string> OfPlan() const { return m_fits ? Only(m_plan) : Every(); }
    // The answers about red flags.
    [[nodiscard]] std::vector<std::string> OfRedFlags() const { return m_fits ? Only(m_red_flags) : Every(); }

private:
    [[nodiscard]] std::vector<std::string> LinesOf(const model::Visit& visit) const;
    [[nodiscard]] static std::vector<std::string> Only(const std::string& field) {
        return field.empty() ? std::vector<std::string>() : std::vector{field};
    }
    [[nodiscard]] std::vector<std::string> Every() const;

    const RecordCase& m_of;
    const terms::Measures& m_measures;
    std::vector<std::string> m_lines;
    std::string m_plan, m_red_flags;
    bool m_fits = false;
};

}  // namespace desk
