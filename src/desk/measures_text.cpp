#include "desk/measures_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include "desk/races.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "text/human_date.h"

namespace desk {

namespace {

using model::Side;
using terms::Better;

std::string DayText(const text::Translator& words, model::Date day) {
    return text::HumanDate(words, day, text::DateStyle::Short);
}

struct Past {
    const PastReading* last = nullptr;
    const PastReading* first = nullptr;
    long count = 0;
};

Past PastOf(const std::vector<PastReading>& past, const ReadingKey& key) {
    Past found;
    for (const PastReading& one : past) {
        if (KeyOf(one.reading) != key || !one.reading.before) continue;
        if (!found.first) found.first = &one;
        found.last = &one;
        ++found.count;
    }
    return found;
}

// "3 better", "12 km/week more"
std::string AmountText(const text::Translator& words, const ChangeRule& rule, double from, double to) {
    const std::string by = NumberText(words, std::abs(to - from));
    const int direction = DirectionOf(rule.better, from, to);
    if (direction > 0) return words.Say("{0} better", {by});
    if (direction < 0) return words.Say("{0} worse", {by});
    const std::string amount = rule.unit.empty() ? by : by + " " + words.Text(rule.unit);
    return to > from ? words.Say("{0} more", {amount}) : words.Say("{0} less", {amount});
}

std::string SinceText(const text::Translator& words, const std::string& amount, model::Date day, long count) {
    return words.SayPlural("{0} since {1} ({2} measurement)", "{0} since {1} ({2} measurements)", count,
                           {amount, DayText(words, day), std::to_string(count)});
}

void TellPast(const text::Translator& words, const std::vector<PastReading>& past, const ChangeRule& rule,
              MeasureCell& cell) {
    const Past of = PastOf(past, cell.key);
    if (cell.before && cell.after && Counts(rule, *cell.before, *cell.after)) {
        cell.change = AmountText(words, rule, *cell.before, *cell.after);
        cell.direction = DirectionOf(rule.better, *cell.before, *cell.after);
    }
    if (!of.last) return;
    cell.last =
        words.Say("{0} on {1}", {NumberText(words, *of.last->reading.before), DayText(words, of.last->day)});
    if (!cell.before || !Counts(rule, *of.last->reading.before, *cell.before)) return;
    const std::string amount = AmountText(words, rule, *of.last->reading.before, *cell.before);
    const std::string since = SinceText(words, amount, of.last->day, of.count + 1);
    cell.change = cell.change.empty() ? since : cell.change + "; " + since;
    if (cell.direction == 0)
        cell.direction = DirectionOf(rule.better, *of.last->reading.before, *cell.before);
}

MeasureCell CellOf(const model::Visit& visit, ReadingKey key) {
    MeasureCell cell;
    if (const model::Reading* reading = FindReading(visit, key)) {
        cell.before = reading->before;
        cell.after = reading->after;
        cell.painful = reading->painful;
        cell.note = reading->note;
    }
    cell.key = std::move(key);
    return cell;
}

std::string FlagOf(const text::Translator& words, const terms::Measure& measure,
                   std::optional<double> value) {
    if (!value || !measure.flag_below || *value >= *measure.flag_below) return {};
    return words.Text(measure.flag);
}

std::string SidesText(const text::Translator& words, const terms::Range& range,
                      const std::vector<MeasureCell>& cells) {
    if (cells.size() != 2 || !range.side || !cells[0].before || !cells[1].before) return {};
    const double by = *cells[1].before - *cells[0].before;
    if (std::abs(by) + 1e-9 < *range.side) return {};
    const std::string amount = NumberText(words, std::abs(by)) + (range.unit == "°" ? "" : " ") + range.unit;
    return by < 0 ? words.Say("right {0} less than left", {amount})
                  : words.Say("left {0} less than right", {amount});
}

std::vector<std::string> ActivitiesOf(const VisitEditor& editor, const std::vector<PastReading>& past,
                                      const std::string& measure) {
    std::vector<std::string> items;
    const auto add = [&](const model::Reading& one) {
        if (one.measure == measure && std::ranges::find(items, one.item) == items.end())
            items.push_back(one.item);
    };
    const auto newest = std::find_if(past.rbegin(), past.rend(),
                                     [&](const PastReading& one) { return one.reading.measure == measure; });
    if (newest != past.rend())
        for (const PastReading& one : past)
            if (one.day == newest->day) add(one.reading);
    for (const model::Reading& one : editor.Visit().readings) add(one);
    return items;
}

double MeanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::string SideValue(const text::Translator& words, const model::Reading& reading,
                      const terms::Range& range) {
    const std::string unit = range.unit == "°" ? range.unit : " " + range.unit;
    std::string value = reading.before ? NumberText(words, *reading.before) + unit : std::string("–");
    if (reading.side == Side::Left) value = words.Say("left {0}", {value});
    if (reading.side == Side::Right) value = words.Say("right {0}", {value});
    std::string more = reading.before ? OutsideText(words, range, *reading.before) : std::string();
    if (reading.painful) more += (more.empty() ? "" : ", ") + words.Text("painful");
    return more.empty() ? value : value + " (" + more + ")";
}

std::string RangeLine(const text::Translator& words, const terms::Range& range, const model::Visit& visit,
                      bool passive) {
    std::string values;
    for (const Side side : {Side::Midline, Side::Left, Side::Right}) {
        const model::Reading* one =
            FindReading(visit, {std::string(terms::kRangeMeasure), range.id, side, passive});
        if (one) values += (values.empty() ? "" : ", ") + SideValue(words, *one, range);
    }
    if (values.empty()) return {};
    const std::string name = RangeName(words, range);
    return passive ? words.Say("{0}, passive: {1}.", {name, values}) : words.Say("{0}: {1}.", {name, values});
}

std::string ValueLine(const text::Translator& words, const terms::Measure& measure,
                      const model::Reading& one) {
    std::string value = one.before ? NumberText(words, *one.before) : std::string();
    if (measure.yes_no && one.before) value = *one.before != 0 ? words.Text("yes") : words.Text("no");
    if (one.after) value = (value.empty() ? "–" : value) + " → " + NumberText(words, *one.after);
    const std::string unit = words.Text(measure.unit);
    if (!value.empty() && !unit.empty()) value += (unit.starts_with('/') ? "" : " ") + unit;
    if (!one.note.empty()) value += (value.empty() ? "" : ", ") + one.note;
    const std::string name = one.item.empty() ? words.Text(measure.name) : one.item;
    return words.Say("{0}: {1}.", {name, value});
}

std::string ActivitiesLine(const text::Translator& words, const terms::Measure& measure,
                           const model::Visit& visit) {
    std::string values;
    std::vector<double> scores;
    for (const model::Reading& one : visit.readings) {
        if (one.measure != measure.id || !one.before) continue;
        values += (values.empty() ? "" : ", ") + one.item + " " + NumberText(words, *one.before);
        scores.push_back(*one.before);
    }
    if (scores.empty()) return {};
    return words.Say("{0}: {1}; mean {2}.",
                     {words.Text(measure.name), values, NumberText(words, MeanOf(scores))});
}

}  // namespace

bool Counts(const ChangeRule& rule, double from, double to) {
    const double by = std::abs(to - from);
    if (rule.least && by + 1e-9 >= *rule.least) return true;
    return rule.percent && from > 0 && by * 100 / from + 1e-9 >= *rule.percent;
}

int DirectionOf(Better better, double from, double to) {
    if (better == Better::None || from == to) return 0;
    return (to > from) == (better == Better::Higher) ? 1 : -1;
}

std::string PlainNumber(double value) {
    return text::HumanNumber(text::Translator(), value);
}

std::string NumberText(const text::Translator& words, double value) {
    const std::string text = text::HumanNumber(words, std::abs(value));
    return value < 0 && text != "0" ? "−" + text : text;
}

std::string UsualText(const text::Translator& words, const terms::Range& range) {
    const std::string from = NumberText(words, range.from), to = NumberText(words, range.to);
    const std::string unit = range.unit == "°" ? range.unit : " " + range.unit;
    return range.from == range.to ? words.Say("usual {0}", {from + unit})
                                  : words.Say("usual {0}", {from + "–" + to + unit});
}

std::string OutsideText(const text::Translator& words, const terms::Range& range, double value) {
    const std::string unit = range.unit == "°" ? range.unit : " " + range.unit;
    if (range.flag_below && value < *range.flag_below)
        return words.Say("below {0}", {NumberText(words, *range.flag_below) + unit});
    if (range.flag_above && value > *range.flag_above)
        return words.Say("above {0}", {NumberText(words, *range.flag_above) + unit});
    return {};
}

std::vector<MeasureRow> RowsOf(const VisitEditor& editor, const text::Translator& words,
                               const std::vector<PastReading>& past, const terms::Measure& measure,
                               const std::vector<std::string>& added) {
    std::vector<std::string> items{std::string()};
    if (measure.own_items) {
        items = ActivitiesOf(editor, past, measure.id);
        for (const std::string& item : added)
            if (std::ranges::find(items, item) == items.end()) items.push_back(item);
    }
    const ChangeRule rule{measure.change, measure.change_percent, measure.better, measure.unit};
    std::vector<MeasureRow> rows;
    for (const std::string& item : items) {
        MeasureRow row;
        row.name = item.empty() ? words.Text(measure.name) : item;
        row.unit = words.Text(measure.unit);
        row.ask = words.Text(measure.ask);
        row.bounds = measure.bounds;
        row.measure = &measure;
        MeasureCell cell = CellOf(editor.Visit(), {measure.id, item, Side::Midline, false});
        TellPast(words, past, rule, cell);
        cell.flag = FlagOf(words, measure, cell.before);
        row.cells.push_back(std::move(cell));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<MeasureRow> RangeRowsOf(const VisitEditor& editor, const text::Translator& words,
                                    const std::vector<PastReading>& past,
                                    const std::vector<AddedRange>& added) {
    std::vector<AddedRange> shown = added;
    for (const model::Reading& one : editor.Visit().readings) {
        const AddedRange range{one.item, one.passive};
        if (one.measure == terms::kRangeMeasure && std::ranges::find(shown, range) == shown.end())
            shown.push_back(range);
    }
    std::vector<MeasureRow> rows;
    for (const AddedRange& one : shown) {
        const terms::Range* range = editor.Data().Measures().FindRange(one.range);
        if (!range) continue;
        MeasureRow row;
        row.name = RangeName(words, *range);
        if (one.passive) row.name = words.Say("{0}, passive", {row.name});
        row.unit = range->unit;
        row.usual = UsualText(words, *range);
        row.ask = row.usual;
        row.bounds = range->bounds;
        row.range = range;
        const auto sides = range->sided ? std::vector{Side::Left, Side::Right} : std::vector{Side::Midline};
        for (const Side side : sides) {
            MeasureCell cell =
                CellOf(editor.Visit(), {std::string(terms::kRangeMeasure), range->id, side, one.passive});
            TellPast(words, past, {range->change, {}, range->better, range->unit}, cell);
            if (cell.before) cell.flag = OutsideText(words, *range, *cell.before);
            row.cells.push_back(std::move(cell));
        }
        row.sides = SidesText(words, *range, row.cells);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string MeanText(const VisitEditor& editor, const text::Translator& words,
                     const std::vector<PastReading>& past, const terms::Measure& measure) {
    std::vector<double> now;
    std::vector<std::string> scored;
    for (const model::Reading& one : editor.Visit().readings) {
        if (one.measure != measure.id || !one.before) continue;
        now.push_back(*one.before);
        scored.push_back(one.item);
    }
    if (now.empty()) return {};
    // A mean is compared only with means of the same activities.
    std::vector<std::pair<model::Date, double>> means;
    for (std::size_t at = 0; at < past.size();) {
        const model::Date day = past[at].day;
        std::vector<double> then;
        for (; at < past.size() && past[at].day == day; ++at) {
            const model::Reading& one = past[at].reading;
            if (one.measure == measure.id && one.before &&
                std::ranges::find(scored, one.item) != scored.end())
                then.push_back(*one.before);
        }
        if (then.size() == now.size()) means.emplace_back(day, MeanOf(then));
    }
    const ChangeRule rule{measure.change, {}, measure.better, measure.unit};
    std::string text = words.SayPlural("Mean of {0} activity: {1}", "Mean of {0} activities: {1}",
                                       static_cast<long>(now.size()),
                                       {std::to_string(now.size()), NumberText(words, MeanOf(now))});
    const auto add = [&](const std::pair<model::Date, double>& then) {
        if (!Counts(rule, then.second, MeanOf(now))) return;
        text += "; " + SinceText(words, AmountText(words, rule, then.second, MeanOf(now)), then.first,
                                 static_cast<long>(means.size()) + 1);
    };
    if (!means.empty()) add(means.back());
    if (means.size() > 1) add(means.front());
    return text;
}

namespace {

std::string RaceOver(const text::Translator& words, const routine::RuleBook& rules,
                     const std::optional<model::Race>& race, model::Date today) {
    constexpr int kWeek = 7;
    const int days = race ? DaysSince(*race, today) : kWeek;
    if (days >= kWeek) return {};
    const std::string name = race->name.empty() ? LoadName(words, model::Load::Race) : race->name;
    const std::string when = days == 0 ? words.Say("{0} today", {name})
                                       : words.SayPlural("{0} {1} day ago", "{0} {1} days ago", days,
                                                         {name, std::to_string(days)});
    const std::string mind = routine::MassageAfterRace(rules, days);
    return mind.empty() ? when : when + ": " + words.Text(mind);
}

}  // namespace

std::string RaceText(const text::Translator& words, const routine::RuleBook& rules,
                     const std::optional<model::Race>& last, const std::optional<model::Race>& next,
                     model::Date today) {
    std::string over = RaceOver(words, rules, last, today);
    const int days = next ? -DaysSince(*next, today) : 0;
    if (days <= 0) return over;
    std::string ahead = words.SayPlural("{0} in {1} day, {2}", "{0} in {1} days, {2}", days,
                                        {next->name, std::to_string(days), DayText(words, next->day)});
    return over.empty() ? ahead : over + " · " + ahead;
}

std::vector<std::string> ReadingLines(const text::Translator& words, const terms::Measures& measures,
                                      const model::Visit& visit) {
    std::vector<std::string> lines;
    const auto add = [&](std::string line) {
        if (!line.empty()) lines.push_back(std::move(line));
    };
    for (const terms::Measure& measure : measures.All()) {
        if (measure.own_items) {
            add(ActivitiesLine(words, measure, visit));
            continue;
        }
        for (const model::Reading& one : visit.readings)
            if (one.measure == measure.id) add(ValueLine(words, measure, one));
    }
    for (const terms::Range& range : measures.Ranges())
        for (const bool passive : {false, true}) add(RangeLine(words, range, visit, passive));
    return lines;
}

}  // namespace desk
