// Identifiers: UUIDv7 text (RFC 9562), one distinct type per kind of thing so that none is passed for
// another.
#pragma once

#include <compare>
#include <string>

#include "model/clock.h"

namespace model {

template <class Tag>
struct Id {
    std::string value;  // 36 lower-case characters, or empty for "none"

    [[nodiscard]] bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
    bool operator==(const Id&) const = default;
};

using ClientId = Id<struct ClientTag>;
using VisitId = Id<struct VisitTag>;
using MarkId = Id<struct MarkTag>;
using SpotId = Id<struct SpotTag>;
using TreatmentId = Id<struct TreatmentTag>;
using UserId = Id<struct UserTag>;
using PictureId = Id<struct PictureTag>;
using ConsentId = Id<struct ConsentTag>;
using PhraseId = Id<struct PhraseTag>;

// True for 36 characters of lower-case UUID text.
[[nodiscard]] bool IsUuid(const std::string& text);

// Where new ids come from; the sample clinic and tests hand in a seeded one.
class IdSource {
public:
    virtual ~IdSource() = default;
    [[nodiscard]] virtual std::string NewUuid() = 0;

    template <class T>
    [[nodiscard]] T New() {
        return T{NewUuid()};
    }
};

// UUIDv7 from a clock and the system's random numbers; ids made in order sort in order.
class SystemIdSource final : public IdSource {
public:
    explicit SystemIdSource(const Clock& clock) : m_clock(clock) {}
    [[nodiscard]] std::string NewUuid() override;

private:
    const Clock& m_clock;
    long long m_last_ms = 0;
    unsigned m_counter = 0;
};

// The same sequence for the same seed and clock.
class SeededIdSource final : public IdSource {
public:
    SeededIdSource(const Clock& clock, unsigned long long seed) : m_clock(clock), m_state(seed) {}
    [[nodiscard]] std::string NewUuid() override;

private:
    const Clock& m_clock;
    unsigned long long m_state;
    unsigned m_counter = 0;
};

}  // namespace model
