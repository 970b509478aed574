#include "desk/past_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

#include "desk/clinic.h"
#include "desk/measures_text.h"
#include "desk/region_names.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "text/human_date.h"
#include "text/month_name.h"

namespace desk {

namespace {

using model::Msg;

constexpr std::size_t kMostSaid = 3;  // places a summary names

std::string Joined(const std::vector<std::string>& parts, const char* between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
    return all;
}

std::vector<double> Rated(const PastLine& line) {
    std::vector<double> means;
    for (const PastLinePoint& point : line.points)
        if (point.mean_before) means.push_back(*point.mean_before);
    return means;
}

}  // namespace

PastWords::PastWords(Clinic& clinic, const text::Translator& words) : m_clinic(clinic), m_words(words) {}

PastWords PastWords::Plain() const {
    PastWords plain = *this;
    plain.m_plain = true;
    return plain;
}

std::string PastWords::WithTime(std::string day, int minute, bool repeats) const {
    if (!repeats) return day;
    return day + (m_plain ? "T" : ", ") + text::HumanTime(minute / 60, minute % 60);
}

std::string PastWords::ShortDay(const PastVisit& visit) const {
    return WithTime(ShortDay(visit.day), visit.minute, visit.repeats);
}

std::string PastWords::Day(const PastVisit& visit) const {
    return WithTime(Day(visit.day), visit.minute, visit.repeats);
}

std::string PastWords::Day(model::Date day) const {
    if (m_plain) return model::ToIso(day);
    return text::HumanDate(m_words, day, text::DateStyle::Short);
}

std::string PastWords::ShortDay(model::Date day) const {
    return text::HumanDate(m_words, day, text::DateStyle::Day);
}

std::string PastWords::ShortMonth(model::Date day) const {
    return text::ShortMonth(m_words, day.month());
}

std::string PastWords::PlaceName(const model::RegionRef& at) const {
    return RegionWithSide(m_words, m_clinic.Data().Words(), at);
}

std::string PastWords::FindingName(const std::string& finding) const {
    return FindingLabel(m_words, m_clinic.Data().Words(), finding);
}

std::string PastWords::RaceName(const model::Race& race) const {
    return race.name.empty() ? LoadName(m_words, model::Load::Race) : race.name;
}

std::string PastWords::UnitName(terms::Level level, const Frequency& unit) const {
    if (level == terms::Level::Structure) return PlaceName({unit.key, unit.side});
    const std::string name =
        LevelName(m_words, m_clinic.Data().Words(), m_clinic.Data().Levels(), level, unit.key);
    return unit.side == model::Side::Midline ? name : name + ", " + SideName(m_words, unit.side);
}

std::string PastWords::MeasureName(const ReadingKey& key) const {
    const terms::Measures& measures = m_clinic.Data().Measures();
    if (key.measure == terms::kRangeMeasure) {
        const terms::Range* range = measures.FindRange(key.item);
        std::string name = range == nullptr ? key.item : RangeName(m_words, *range);
        if (key.side != model::Side::Midline) name += ", " + SideName(m_words, key.side);
        return key.passive ? m_words.Say("{0}, passive", {name}) : name;
    }
    const terms::Measure* measure = measures.Find(key.measure);
    const std::string name = measure == nullptr ? key.measure : m_words.Text(measure->name);
    return key.item.empty() ? name : name + ": " + key.item;
}

std::string PastWords::TrendName(Trend trend) const {
    switch (trend) {
        case Trend::Easing:
            return m_words.Text("easing");
        case Trend::Steady:
            return m_words.Text("steady");
        case Trend::Rising:
            return m_words.Text("rising");
        case Trend::TooFew:
            break;
    }
    return m_words.Text("too few scores");
}

std::string PastWords::ChangeName(SpotChange change) const {
    switch (change) {
        case SpotChange::New:
            return m_words.In("spot", "New");
        case SpotChange::Worse:
            return m_words.In("spot", "Worse");
        case SpotChange::Same:
            return m_words.In("spot", "Same");
        case SpotChange::Better:
            return m_words.In("spot", "Better");
        case SpotChange::Resolved:
            break;
    }
    return m_words.In("spot", "Gone");
}

std::string PastWords::ChangeName(const SpotPair& pair) const {
    if (pair.change != SpotChange::Resolved) return ChangeName(pair.change);
    return pair.found_gone ? m_words.In("spot", "Resolved") : m_words.In("spot", "Not charted");
}

std::string PastWords::Detail(const SpotPair& pair) const {
    std::vector<std::string> said;
    const auto score = [](const std::optional<int>& value) {
        return value ? std::to_string(*value) : std::string("–");
    };
    if (pair.after_first || pair.after_second)
        said.push_back(
            m_words.Say("after treatment {0} → {1}", {score(pair.after_first), score(pair.after_second)}));
    if ((pair.change == SpotChange::Worse || pair.change == SpotChange::Better) && !pair.meaningful)
        said.push_back(m_words.Say("under {0} points", {std::to_string(kMeaningfulSeverity)}));
    return Joined(said, "; ");
}

std::string PastWords::Spoken(const VisitComparison& maps) const {
    if (!maps.surface) return {};
    return m_words.Say(
        "Overlap of the maps {0}: surface marked at both visits, of that marked at either (Jaccard 1912). "
        "Marked of the body's front and back: A {1} %, B {2} % (pain extent, Barbero 2015).",
        {text::HumanNumber(m_words, *maps.surface, 2),
         text::HumanNumber(m_words, maps.first.extent_percent, 2),
         text::HumanNumber(m_words, maps.second.extent_percent, 2)});
}

std::string PastWords::RecurringHow() const {
    return m_words.Say(
        "Marked at {0} or more of the last {1} visits. Rising and easing: the mean severity of the last "
        "three "
        "scored visits differs from that of the three before by {2} points or more; with four or five scored "
        "visits two are held against two.",
        {std::to_string(RecurringRule().least), std::to_string(RecurringRule().last),
         std::to_string(kMeaningfulSeverity)});
}

std::string PastWords::Number(double value) const {
    if (m_plain) {
        std::array<char, 64> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed, 2).ptr;
        std::string text(digits.begin(), end);
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
        return text == "-0" ? "0" : text;
    }
    return NumberText(m_words, value);
}

std::string PastWords::Number(const std::optional<double>& value) const {
    return value ? Number(*value) : std::string(m_plain ? "" : "–");
}

std::string PastWords::Number(const std::optional<int>& value) const {
    return value ? std::to_string(*value) : std::string(m_plain ? "" : "–");
}

std::string PastWords::Visits(int count) const {
    return m_words.SayPlural("{0} visit", "{0} visits", count, {std::to_string(count)});
}

std::string PastWords::Spoken(const PastLine& line) const {
    if (line.points.empty()) return m_words.Text("No visits in this range.");
    std::vector<std::string> said{
        m_words.Say("{0}, {1} to {2}.",
                    {Visits(line.visits), Day(line.points.front().day), Day(line.points.back().day)})};
    const auto means = Rated(line);
    if (means.size() > 1) {
        const auto [low, high] = std::ranges::minmax(means);
        said.push_back(m_words.Say("Mean severity before treatment from {0} to {1}, lowest {2}, highest {3}.",
                                   {Number(means.front()), Number(means.back()), Number(low), Number(high)}));
    } else if (means.size() == 1) {
        said.push_back(m_words.Say("Mean severity before treatment {0}.", {Number(means.front())}));
    }
    int asked = 0, percent = 0;
    for (const PastLinePoint& point : line.points)
        if (point.adherence) {
            ++asked;
            percent += *point.adherence;
        }
    if (asked > 0)
        said.push_back(m_words.SayPlural(
            "Home plan {1} % done on average, asked at {0} visit.",
            "Home plan {1} % done on average, asked at {0} visits.", asked,
            {std::to_string(asked), std::to_string(std::lround(static_cast<double>(percent) / asked))}));
    for (const model::Race& race : line.races)
        said.push_back(m_words.Say("{0} on {1}.", {RaceName(race), Day(race.day)}));
    return Joined(said, " ");
}

std::string PastWords::Spoken(const FrequencyIndex& index, terms::Level level, const PastRange& range) const {
    const auto counts = index.Count(range);
    if (counts.empty()) return m_words.Text("Nothing was marked in this range.");
    std::vector<std::string> most;
    for (std::size_t i = 0; i < std::min(counts.size(), kMostSaid); ++i)
        most.push_back(m_words.Say(
            "{0}: {1} of {2}",
            {UnitName(level, counts[i]), std::to_string(counts[i].visits), Visits(index.VisitsIn(range))}));
    std::string said = m_words.Say("Most often marked: {0}.", {Joined(most, "; ")});
    if (counts.size() > kMostSaid) {
        const auto more = static_cast<long>(counts.size() - kMostSaid);
        said += " " + m_words.SayPlural("{0} more place.", "{0} more places.", more, {std::to_string(more)});
    }
    return said;
}

std::string PastWords::Sum(const PastComparison& c) const {
    std::string sum =
        m_words.SayPlural("{0} mark", "{0} marks", c.marks_first, {std::to_string(c.marks_first)});
    sum += m_words.Say(" + {0} new − {1} gone", {std::to_string(c.marks_new), std::to_string(c.marks_gone)});
    if (c.marks_within != 0)
        sum += m_words.Say(
            c.marks_within > 0 ? Msg(" + {0} more at the same spots") : Msg(" − {0} fewer at the same spots"),
            {std::to_string(std::abs(c.marks_within))});
    return sum + " = " + std::to_string(c.marks_second);
}

std::string PastWords::Spoken(const ClientPast& past, const PastComparison& comparison) const {
    std::vector<std::string> counts;
    const auto add = [&](const std::string& name, std::ptrdiff_t count) {
        counts.push_back(name + " " + std::to_string(count));
    };
    for (std::size_t i = 0; i + 1 < kSpotChanges; ++i)
        add(ChangeName(static_cast<SpotChange>(i)), std::ssize(comparison.lists[i]));
    const auto& gone = comparison.Of(SpotChange::Resolved);
    const auto found = std::ranges::count(gone, true, &SpotPair::found_gone);
    add(m_words.In("spot", "Resolved"), found);
    add(m_words.In("spot", "Not charted"), std::ssize(gone) - found);
    const PastVisit *first = past.Find(comparison.first), *second = past.Find(comparison.second);
    if (first == nullptr || second == nullptr) return Joined(counts, ", ");
    return m_words.Say("{0} to {1}: {2}.", {Day(*first), Day(*second), Joined(counts, ", ")});
}

std::string PastWords::Spoken(const Recurring& one) const {
    const std::string name =
        one.spot ? FindingName(one.finding) + ", " + PlaceName(one.at) : PlaceName(one.at);
    std::string said = m_words.Say("{0}: {1} of {2}", {name, std::to_string(one.k), Visits(one.n)}) + ", " +
                       TrendName(one.trend);
    if (const auto last = one.points.back().severity)
        said += ", " + m_words.Say("last severity {0}", {Number(*last)});
    return said + (one.at_last ? "." : ", " + m_words.Text("not at the last visit") + ".");
}

std::string PastWords::StepName(int step) const {
    return step > 0 ? m_words.Text("better") : step < 0 ? m_words.Text("worse") : std::string();
}

std::string PastWords::Spoken(const MeasureLine& line) const {
    const MeasurePoint &first = line.points.front(), &last = line.points.back();
    const auto count = static_cast<long>(line.points.size());
    std::string said = m_words.SayPlural("{1}: {0} measurement", "{1}: {0} measurements", count,
                                         {std::to_string(count), MeasureName(line.key)});
    const auto value = [&](const MeasurePoint& point) {
        return m_words.Say("{0} on {1}", {Number(point.before ? point.before : point.after), Day(point.day)});
    };
    said += ", " + value(first);
    if (count > 1) said += ", " + value(last);
    if (line.since_first != 0) said += ", " + StepName(line.since_first);
    return said + ".";
}

std::string PastWords::BandName(const TechniqueResponse& response) const {
    return response.pressure_low == response.pressure_high
               ? std::to_string(response.pressure_low)
               : std::to_string(response.pressure_low) + "–" + std::to_string(response.pressure_high);
}

std::string PastWords::Unread(const ClientPast& past) const {
    const auto count = std::ranges::count(past.visits, true, &PastVisit::unread);
    if (count == 0) return {};
    return m_words.SayPlural(
        "At {0} visit a line of the findings was corrected in words that are not counted here.",
        "At {0} visits lines of the findings were corrected in words that are not counted here.",
        static_cast<long>(count), {std::to_string(count)});
}

std::string PastWords::Title(const TechniqueResponse& response) const {
    return m_words.Say(
        "{0}, pressure {1}",
        {TechniqueName(m_words, m_clinic.Data().Words(), response.technique), BandName(response)});
}

std::string PastWords::Value(const TechniqueResponse& response) const {
    return m_words.SayPlural("{0} mark", "{0} marks", response.n, {std::to_string(response.n)}) + ", " +
           Number(response.mean_change);
}

std::string PastWords::Detail(const TechniqueResponse& response) const {
    std::vector<std::string> said;
    if (response.said_better + response.said_same + response.said_worse > 0)
        said.push_back(m_words.Say("client said: better {0}, same {1}, worse {2}",
                                   {std::to_string(response.said_better), std::to_string(response.said_same),
                                    std::to_string(response.said_worse)}));
    if (!response.Meaningful())
        said.push_back(m_words.Say("mean change below {0} points", {std::to_string(kMeaningfulSeverity)}));
    return Joined(said, "; ");
}

std::string PastWords::Spoken(const TechniqueResponse& response) const {
    std::string said =
        m_words.Say("{0}, pressure {1}: {2}, severity changed by {3} on average ({4} to {5}).",
                    {TechniqueName(m_words, m_clinic.Data().Words(), response.technique), BandName(response),
                     m_words.SayPlural("{0} mark", "{0} marks", response.n, {std::to_string(response.n)}),
                     Number(response.mean_change), Number(response.least), Number(response.most)});
    const std::string detail = Detail(response);
    return detail.empty() ? said : said + " " + detail + ".";
}

}  // namespace desk
