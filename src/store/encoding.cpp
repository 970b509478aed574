#include "store/encoding.h"

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

#include "model/problem.h"

namespace store {
namespace {

template <class V, class T>
concept Of = std::same_as<std::remove_const_t<V>, T>;

[[noreturn]] void Damaged() {
    throw model::Error(model::ErrorKind::BadInput,
                       model::Msg("A stored record is damaged. Restore the newest backup of the clinic."));
}

class Writer {
public:
    explicit Writer(int version) : m_version(version) {}
    [[nodiscard]] int Version() const { return m_version; }
    [[nodiscard]] std::string Take() { return std::move(m_bytes); }

    // Seven bits a byte, low first; the sign goes into the lowest bit.
    void Number(std::int64_t& value) {
        auto rest = (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
        for (; rest >= 128; rest >>= 7) m_bytes += static_cast<char>(rest | 128);
        m_bytes += static_cast<char>(rest);
    }
    void Real(double& value) {
        if (!std::isfinite(value))
            throw model::Error(model::ErrorKind::BadInput,
                               model::Msg("A number of this record is not finite."));
        // Minus zero equals zero, so it must not change a digest.
        const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
        for (int shift = 0; shift < 64; shift += 8) m_bytes += static_cast<char>(bits >> shift);
    }
    void Text(const std::string& text) {
        auto size = static_cast<std::int64_t>(text.size());
        Number(size);
        m_bytes += text;
    }

private:
    std::string m_bytes;
    int m_version;
};

class Reader {
public:
    Reader(std::string_view bytes, int version) : m_rest(bytes), m_version(version) {}
    [[nodiscard]] int Version() const { return m_version; }
    void Finish() const {
        if (!m_rest.empty()) Damaged();
    }

    void Number(std::int64_t& value) {
        std::uint64_t raw = 0;
        for (int shift = 0;; shift += 7) {
            if (shift > 63) Damaged();
            const auto byte = static_cast<unsigned char>(Next(1).front());
            raw |= static_cast<std::uint64_t>(byte & 127) << shift;
            if (byte < 128) break;
        }
        value = static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1);
    }
    void Real(double& value) {
        std::uint64_t bits = 0;
        int shift = 0;
        for (const char c : Next(8)) {
            bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
            shift += 8;
        }
        value = std::bit_cast<double>(bits);
    }
    void Text(std::string& text) { text = Next(Count()); }
    // Never more than there are bytes left, so that damage cannot ask for memory.
    std::size_t Count() {
        std::int64_t count = 0;
        Number(count);
        if (count < 0 || static_cast<std::uint64_t>(count) > m_rest.size()) Damaged();
        return static_cast<std::size_t>(count);
    }

private:
    std::string_view Next(std::size_t size) {
        if (m_rest.size() < size) Damaged();
        const auto bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }
    std::string_view m_rest;
    int m_version;
};

// --- values ---

template <class A>
constexpr bool kReads = std::is_same_v<A, Reader>;

// Through a copy, which lets one list of fields serve const values as well.
template <class A, class V>
requires std::integral<V> || std::is_enum_v<V>
void Fields(A& a, V& value) {
    auto number = static_cast<std::int64_t>(value);
    a.Number(number);
    if constexpr (kReads<A>) value = static_cast<V>(number);
}

template <class A>
void Fields(A& a, Of<double> auto& value) {
    double copy = value;
    a.Real(copy);
    if constexpr (kReads<A>) value = copy;
}

template <class A>
void Fields(A& a, Of<std::string> auto& text) {
    a.Text(text);
}

template <class A>
void Fields(A& a, Of<model::Instant> auto& at) {
    std::int64_t ms = at.time_since_epoch().count();
    a.Number(ms);
    if constexpr (kReads<A>) at = model::Instant(std::chrono::milliseconds(ms));
}

template <class A>
void Fields(A& a, Of<model::Date> auto& date) {
    std::int64_t y = static_cast<int>(date.year()), m = static_cast<unsigned>(date.month()),
                 d = static_cast<unsigned>(date.day());
    a.Number(y);
    a.Number(m);
    a.Number(d);
    if constexpr (kReads<A>)
        date = std::chrono::year(static_cast<int>(y)) / static_cast<int>(m) / static_cast<int>(d);
}

template <class V>
concept AnyId = requires(V v) {
    []<class Tag>(const model::Id<Tag>&) {}(v);
};

template <class A, AnyId V>
void Fields(A& a, V& id) {
    Fields(a, id.value);
}

template <class A, class... V>
void All(A& a, V&... values);

template <class V>
concept AnyOptional = requires(V v) {
    []<class T>(const std::optional<T>&) {}(v);
};

template <class A, AnyOptional V>
void Fields(A& a, V& value) {
    bool there = value.has_value();
    Fields(a, there);
    if (!there) return;
    if constexpr (kReads<A>) value.emplace();
    All(a, *value);
}

template <class V>
concept AnyVector = requires(V v) {
    []<class T>(const std::vector<T>&) {}(v);
};

template <class A, AnyVector V>
void Fields(A& a, V& values) {
    if constexpr (kReads<A>) {
        const std::size_t count = a.Count();
        values.clear();
        for (std::size_t i = 0; i < count; ++i) All(a, values.emplace_back());
    } else {
        auto count = static_cast<std::int64_t>(values.size());
        a.Number(count);
        for (auto& value : values) All(a, value);
    }
}

// --- things of the chart ---

template <class A>
void Fields(A& a, Of<model::MapPoint> auto& v) {
    All(a, v.x, v.y);
}

template <class A>
void Fields(A& a, Of<model::RegionRef> auto& v) {
    All(a, v.region, v.side);
}

template <class A>
void Fields(A& a, Of<model::Cover> auto& v) {
    All(a, v.at, v.share);
}

template <class A>
void Fields(A& a, Of<model::Mark> auto& v) {
    All(a, v.id, v.figure, v.view, v.shape, v.points, v.at, v.layer, v.finding, v.before, v.after, v.spot,
        v.note, v.copied);
    if (a.Version() >= 2) All(a, v.picture, v.covers, v.leads_to);
}

template <class A>
void Fields(A& a, Of<model::Treatment> auto& v) {
    All(a, v.id, v.marks, v.regions, v.technique, v.pressure, v.minutes, v.response, v.note);
    if (a.Version() >= 3) All(a, v.copied);
    if (a.Version() >= 4) All(a, v.override_reason);
}

template <class A>
void Fields(A& a, Of<model::TrainingDay> auto& v) {
    All(a, v.load, v.detail);
}

template <class A>
void Fields(A& a, Of<model::DoseValue> auto& v) {
    All(a, v.param, v.value, v.min, v.max, v.unit, v.text);
}

template <class A>
void Fields(A& a, Of<model::Reason> auto& v) {
    All(a, v.kind, v.rule, v.at, v.finding, v.severity, v.day, v.text);
}

template <class A>
void Fields(A& a, Of<model::Override> auto& v) {
    All(a, v.rule, v.action, v.reason);
}

template <class A>
void Fields(A& a, Of<model::PlanItem> auto& v) {
    All(a, v.id, v.modality, v.name, v.at, v.dose, v.days, v.why, v.steps, v.stop_if, v.changes, v.evidence,
        v.source, v.reviewed, v.minutes, v.edited);
    if (a.Version() >= 5) All(a, v.step, v.overrides);
}

template <class A>
void Fields(A& a, Of<model::BlockedItem> auto& v) {
    All(a, v.modality, v.item, v.action, v.condition, v.reason, v.source, v.at, v.reviewed);
}

template <class A>
void Fields(A& a, Of<model::Referral> auto& v) {
    All(a, v.urgency, v.flags, v.text);
}

template <class A>
void Fields(A& a, Of<model::HomePlan> auto& v) {
    for (auto& day : v.week) All(a, day);
    All(a, v.red_flags, v.items, v.blocked, v.refer, v.next_visit, v.next_visit_time, v.massage_every_days,
        v.words_to_client, v.approved);
}

template <class A>
void Fields(A& a, Of<model::SoapNote> auto& v) {
    All(a, v.subjective, v.objective, v.assessment, v.plan);
}

template <class A>
void Fields(A& a, Of<model::ObjectiveLine> auto& v) {
    All(a, v.mark, v.treatment, v.text, v.generated);
}

template <class A>
void Fields(A& a, Of<model::CopiedLine> auto& v) {
    All(a, v.part, v.line);
}

template <class A>
void Fields(A& a, Of<model::Reading> auto& v) {
    All(a, v.measure, v.item, v.side, v.before, v.after, v.passive, v.painful, v.note);
}

template <class A>
void Fields(A& a, Of<model::Adherence> auto& v) {
    All(a, v.item, v.at, v.plan, v.followed, v.why, v.felt, v.words, v.name);
}

template <class A>
void Fields(A& a, Of<model::Visit> auto& v) {
    All(a, v.id, v.client, v.therapist, v.number, v.service_at, v.entered_at, v.minutes, v.zone, v.status,
        v.reason, v.health_update, v.health_asked, v.red_flags, v.red_flags_asked, v.marks, v.treatments,
        v.soap, v.training_block, v.plan);
    if (a.Version() >= 3) All(a, v.objective, v.copied_lines, v.copied_from, v.resolved);
    if (a.Version() >= 4) All(a, v.readings);
    if (a.Version() >= 5) All(a, v.adherence, v.late_reason);
}

template <class A>
void Fields(A& a, Of<model::Phrase> auto& v) {
    All(a, v.id, v.part, v.shortcut, v.text, v.archived);
}

template <class A>
void Fields(A& a, Of<model::Amendment> auto& v) {
    All(a, v.id, v.visit, v.number, v.kind, v.by, v.at, v.reason, v.field, v.position, v.original, v.text,
        v.from, v.to);
}

template <class A>
void Fields(A& a, Of<model::Picture> auto& v) {
    All(a, v.id, v.client, v.title, v.media_type, v.bytes, v.width, v.height, v.added_at, v.added_by,
        v.archived);
}

// --- clients ---

template <class A>
void Fields(A& a, Of<model::Consent> auto& v) {
    std::string giver;
    if constexpr (!kReads<A>) giver = GiverText(v);
    All(a, v.id, v.kind, v.given_at, v.expires, v.revoked_at, v.wording_version, giver);
    if constexpr (kReads<A>) TakeGiver(std::move(giver), v);
    if (a.Version() >= 4) All(a, v.language, v.wording, v.recorded_by, v.revoked_why, v.signature);
}

template <class A>
void Fields(A& a, Of<model::Race> auto& v) {
    All(a, v.name, v.day);
}

template <class A>
void Fields(A& a, Of<model::ConditionAnswer> auto& v) {
    All(a, v.answer, v.note, v.areas, v.cleared_by_doctor, v.clearance);
}

template <class A>
void Fields(A& a, Of<std::pair<int, int>> auto& v) {
    All(a, v.first, v.second);
}

template <class A>
void Fields(A& a, Of<std::map<std::string, model::ConditionAnswer>> auto& conditions) {
    if constexpr (kReads<A>) {
        for (std::size_t count = a.Count(); count > 0; --count) {
            std::string id;
            Fields(a, id);
            All(a, conditions[id]);
        }
    } else {
        auto count = static_cast<std::int64_t>(conditions.size());
        a.Number(count);
        for (auto& [id, answer] : conditions) All(a, id, answer);
    }
}

template <class A>
void Fields(A& a, Of<model::HealthHistory> auto& v) {
    All(a, v.recorded_at, v.recorded_by, v.conditions, v.others, v.medication, v.allergies, v.blood_pressure,
        v.sleep_hours);
    if (a.Version() >= 4) All(a, v.medicines, v.allergic, v.operated, v.surgery, v.pregnancy_weeks);
}

template <class A>
void Fields(A& a, Of<model::StandingAvoid> auto& v) {
    All(a, v.at, v.why, v.since, v.ended);
}

template <class A>
void Fields(A& a, Of<model::Client> auto& v) {
    All(a, v.id, v.number, v.name, v.preferred_name, v.pronouns, v.birth_date, v.language, v.email, v.phone,
        v.address, v.guardian, v.emergency_contact, v.occupation, v.activity, v.goal, v.figure, v.next_race,
        v.equipment, v.body_mass_kg, v.consents, v.history, v.archived);
    if (a.Version() >= 4) All(a, v.physician, v.avoid);
    if (a.Version() >= 6) All(a, v.past_races, v.large_print);
}

template <class A, class... V>
void All(A& a, V&... values) {
    (Fields(a, values), ...);
}

template <class T>
std::string Written(const T& value, int version) {
    Writer writer(version);
    All(writer, value);
    return writer.Take();
}

template <class T>
T Read(std::string_view bytes, int version) {
    Reader reader(bytes, version);
    T value;
    All(reader, value);
    reader.Finish();
    return value;
}

}  // namespace

namespace {

constexpr char kBetween = '\x1f';  // "unit separator"

}  // namespace

std::string GiverText(const model::Consent& consent) {
    if (consent.how == model::ConsentHow::Unknown) return consent.given_by;
    return consent.given_by + kBetween + std::string(model::ToText(consent.how));
}

void TakeGiver(std::string text, model::Consent& consent) {
    const auto at = text.rfind(kBetween);
    const auto how = at == std::string::npos ? std::nullopt
                                             : model::ParseConsentHow(std::string_view(text).substr(at + 1));
    const bool known = how && *how != model::ConsentHow::Unknown;
    consent.how = known ? *how : model::ConsentHow::Unknown;
    if (known) text.resize(at);
    consent.given_by = std::move(text);
}

std::string Encode(const model::Visit& visit, int version) {
    return Written(visit, version);
}
std::string Encode(const model::Client& client, int version) {
    return Written(client, version);
}
std::string Encode(const model::HomePlan& plan, int version) {
    return Written(plan, version);
}
std::string Encode(const model::Picture& picture, int version) {
    return Written(picture, version);
}
std::string Encode(const model::Phrase& phrase, int version) {
    return Written(phrase, version);
}
std::string Encode(const model::Amendment& amendment, int version) {
    return Written(amendment, version);
}
std::string Encode(const std::vector<model::MapPoint>& points) {
    return Written(points, kEncoding);
}
std::string Encode(const std::vector<std::vector<model::MapPoint>>& strokes) {
    return Written(strokes, kEncoding);
}
std::string Encode(const std::vector<std::string>& texts) {
    return Written(texts, kEncoding);
}
std::string Encode(const std::vector<model::Race>& races) {
    return Written(races, kEncoding);
}

model::HomePlan DecodePlan(std::string_view bytes, int version) {
    return Read<model::HomePlan>(bytes, version);
}
model::TrainingWeek DecodeWeek(std::string_view bytes, int version) {
    Reader reader(bytes, version);
    model::TrainingWeek week;
    for (model::TrainingDay& day : week) All(reader, day);
    return week;
}
std::vector<model::MapPoint> DecodePoints(std::string_view bytes) {
    return Read<std::vector<model::MapPoint>>(bytes, kEncoding);
}
std::vector<std::vector<model::MapPoint>> DecodeStrokes(std::string_view bytes) {
    return Read<std::vector<std::vector<model::MapPoint>>>(bytes, kEncoding);
}
std::vector<std::string> DecodeTexts(std::string_view bytes) {
    return Read<std::vector<std::string>>(bytes, kEncoding);
}
std::vector<model::Race> DecodeRaces(std::string_view bytes) {
    return Read<std::vector<model::Race>>(bytes, kEncoding);
}
model::Visit DecodeVisit(std::string_view bytes, int version) {
    return Read<model::Visit>(bytes, version);
}
model::Client DecodeClient(std::string_view bytes, int version) {
    return Read<model::Client>(bytes, version);
}
model::Picture DecodePicture(std::string_view bytes, int version) {
    return Read<model::Picture>(bytes, version);
}
model::Amendment DecodeAmendment(std::string_view bytes, int version) {
    return Read<model::Amendment>(bytes, version);
}
model::Phrase DecodePhrase(std::string_view bytes, int version) {
    return Read<model::Phrase>(bytes, version);
}

}  // namespace store
