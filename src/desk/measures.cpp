#include "desk/measures.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

#include "desk/measures_text.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "terms/word_match.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Msg;

constexpr int kVisitsBack = 20;
constexpr std::size_t kLongestActivity = 200;  // bytes
constexpr std::size_t kLongestNumber = 20;

struct Scale {
    std::string name;
    terms::Bounds bounds;
    int items_most = 1;
};

Scale ScaleOf(const VisitEditor& editor, const ReadingKey& key) {
    const auto& measures = editor.Data().Measures();
    if (key.measure == terms::kRangeMeasure) {
        if (const auto* range = measures.FindRange(key.item)) return {range->motion, range->bounds, 1};
    } else if (const auto* measure = measures.Find(key.measure)) {
        return {measure->name, measure->bounds, measure->items_most};
    }
    throw model::Error(model::ErrorKind::Refused, Msg("There is no measure “{0}”."), {key.measure});
}

void DemandBounds(const Scale& scale, double value) {
    const terms::Bounds& bounds = scale.bounds;
    if (!(value >= bounds.least && value <= bounds.most))
        throw model::Error(model::ErrorKind::Refused, Msg("{0}: write a number from {1} to {2}."),
                           {scale.name, PlainNumber(bounds.least), PlainNumber(bounds.most)});
    if (bounds.step >= 1 && value != std::round(value))
        throw model::Error(model::ErrorKind::Refused, Msg("{0}: write a whole number."), {scale.name});
}

void DemandItem(const VisitEditor& editor, const Scale& scale, const ReadingKey& key) {
    if (scale.items_most <= 1) return;
    const auto same = std::ranges::count(editor.Visit().readings, key.measure, &model::Reading::measure);
    if (key.item.empty() || key.item.size() > kLongestActivity)
        throw model::Error(model::ErrorKind::Refused, Msg("Name the activity in a few words."));
    if (same >= scale.items_most && FindReading(editor.Visit(), key) == nullptr)
        throw model::Error(model::ErrorKind::Refused, Msg("At most {0} activities are scored."),
                           {std::to_string(scale.items_most)});
}

std::uint64_t JoinOf(const ReadingKey& key, const char* field) {
    const std::hash<std::string> hash;
    const std::string all = key.measure + "\n" + key.item + "\n" + std::string(model::ToText(key.side)) +
                            (key.passive ? "p" : "a") + field;
    return (std::uint64_t{1} << 63) | static_cast<std::uint64_t>(hash(all));
}

bool IsEmpty(const model::Reading& reading) {
    return !reading.before && !reading.after && !reading.painful && reading.note.empty();
}

void Write(VisitEditor& editor, const ReadingKey& key, const char* field,
           const std::function<void(model::Reading&)>& change) {
    const auto edit = [&](model::Visit& visit) -> std::optional<model::Problem> {
        auto at = std::ranges::find_if(visit.readings,
                                       [&](const model::Reading& one) { return KeyOf(one) == key; });
        if (at == visit.readings.end()) {
            model::Reading fresh;
            fresh.measure = key.measure;
            fresh.item = key.item;
            fresh.side = key.side;
            fresh.passive = key.passive;
            at = visit.readings.insert(at, std::move(fresh));
        }
        change(*at);
        if (IsEmpty(*at)) visit.readings.erase(at);
        return {};
    };
    editor.Apply(edit, Msg("Change measure"), static_cast<unsigned>(Change::Details), JoinOf(key, field));
}

}  // namespace

ReadingKey KeyOf(const model::Reading& reading) {
    return {reading.measure, reading.item, reading.side, reading.passive};
}

const model::Reading* FindReading(const model::Visit& visit, const ReadingKey& key) {
    const auto at =
        std::ranges::find_if(visit.readings, [&](const model::Reading& one) { return KeyOf(one) == key; });
    return at == visit.readings.end() ? nullptr : &*at;
}

std::vector<PastReading> PastReadings(const VisitEditor& editor) {
    store::VisitFilter filter;
    filter.client = editor.Client().id;
    filter.to = editor.Visit().service_at;
    filter.limit = kVisitsBack;
    auto visits = editor.Store().Visits(filter);
    std::ranges::reverse(visits);
    std::vector<PastReading> past;
    for (const store::VisitSummary& summary : visits) {
        if (summary.id == editor.Visit().id) continue;
        const auto visit = editor.Store().LoadVisit(summary.id);
        if (!visit) continue;
        const model::Date day = text::ToCivil(visit->service_at, visit->zone).day;
        for (const model::Reading& reading : visit->readings) past.push_back({day, reading});
    }
    return past;
}

std::string RangeName(const text::Translator& words, const terms::Range& range) {
    return words.Text(range.joint) + ", " + words.Text(range.motion);
}

std::vector<const terms::Range*> FindRanges(const terms::Measures& measures, const text::Translator& words,
                                            std::string_view typed) {
    std::vector<const terms::Range*> found;
    if (Trimmed(std::string(typed)).empty()) return found;
    for (const terms::Range& range : measures.Ranges()) {
        const std::string names =
            RangeName(words, range) + " " + range.joint + " " + range.motion + " " + range.names;
        if (terms::EveryWordBegins(typed, names)) found.push_back(&range);
    }
    return found;
}

void DemandValue(const VisitEditor& editor, const ReadingKey& key, double value) {
    const Scale scale = ScaleOf(editor, key);
    DemandBounds(scale, value);
    DemandItem(editor, scale, key);
}

void SetValue(VisitEditor& editor, const ReadingKey& key, Moment moment, std::optional<double> value) {
    if (value)
        DemandValue(editor, key, *value);
    else
        (void)ScaleOf(editor, key);
    Write(editor, key, moment == Moment::Before ? "before" : "after", [&](model::Reading& reading) {
        (moment == Moment::Before ? reading.before : reading.after) = value;
    });
}

void SetPainful(VisitEditor& editor, const ReadingKey& key, bool painful) {
    (void)ScaleOf(editor, key);
    Write(editor, key, "painful", [&](model::Reading& reading) { reading.painful = painful; });
}

void SetReadingNote(VisitEditor& editor, const ReadingKey& key, const std::string& note) {
    (void)ScaleOf(editor, key);
    Write(editor, key, "note", [&](model::Reading& reading) { reading.note = Trimmed(note); });
}

void RemoveRange(VisitEditor& editor, const AddedRange& range) {
    const auto edit = [&](model::Visit& visit) -> std::optional<model::Problem> {
        std::erase_if(visit.readings, [&](const model::Reading& one) {
            return one.measure == terms::kRangeMeasure && one.item == range.range &&
                   one.passive == range.passive;
        });
        return {};
    };
    editor.Apply(edit, Msg("Remove measure"), static_cast<unsigned>(Change::Details));
}

std::optional<double> SleepHoursOf(const model::Visit& visit) {
    const model::Reading* sleep = FindReading(visit, {"sleep_h", {}, model::Side::Midline, false});
    return sleep ? sleep->before : std::nullopt;
}

std::optional<double> ParseNumber(std::string_view typed) {
    std::string text = Trimmed(std::string(typed));
    if (text.empty() || text.size() > kLongestNumber) return {};
    std::ranges::replace(text, ',', '.');
    if (text.starts_with("−")) text.replace(0, std::string_view("−").size(), "-");
    if (text.front() == '+') text.erase(0, 1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
    return value;
}

}  // namespace desk
