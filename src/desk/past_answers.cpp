#include "desk/past_answers.h"

#include <cmath>

#include "exchange/csv_write.h"

namespace desk {

namespace {

using exchange::Answer;

Answer Rounded(const std::optional<double>& value) {
    return value ? Answer(std::round(*value * 100) / 100) : Answer();
}

Answer OrNull(const std::optional<int>& value) {
    return value ? Answer(*value) : Answer();
}

template <class Id>
Answer OrNull(const Id& id) {
    return id.empty() ? Answer() : Answer(id.value);
}

Answer Ids(const std::vector<model::VisitId>& visits) {
    Answer::List list;
    for (const model::VisitId& visit : visits) list.emplace_back(visit.value);
    return list;
}

std::string Text(std::string_view text) {
    return std::string(text);
}

Answer PairAnswer(const SpotPair& pair) {
    return Answer::Object{{"spot", pair.spot.value},
                          {"finding", pair.finding},
                          {"region", pair.at.region},
                          {"side", Text(model::ToText(pair.at.side))},
                          {"before_first", OrNull(pair.before_first)},
                          {"before_second", OrNull(pair.before_second)},
                          {"after_first", OrNull(pair.after_first)},
                          {"after_second", OrNull(pair.after_second)},
                          {"marks_first", pair.marks_first},
                          {"marks_second", pair.marks_second},
                          {"meaningful", pair.meaningful},
                          {"found_gone", pair.found_gone},
                          {"mark_first", OrNull(pair.mark_first)},
                          {"mark_second", OrNull(pair.mark_second)}};
}

}  // namespace

Answer LineAnswer(const PastLine& line) {
    Answer::List points;
    for (const PastLinePoint& point : line.points)
        points.emplace_back(Answer::Object{{"visit", point.visit.value},
                                           {"day", model::ToIso(point.day)},
                                           {"draft", point.draft},
                                           {"marks", point.marks},
                                           {"mean_before", Rounded(point.mean_before)},
                                           {"rated_before", point.rated_before},
                                           {"mean_after", Rounded(point.mean_after)},
                                           {"rated_after", point.rated_after},
                                           {"adherence", OrNull(point.adherence)},
                                           {"load", Rounded(point.load)},
                                           {"volume", Rounded(point.volume)}});
    Answer::List races;
    for (const model::Race& race : line.races)
        races.emplace_back(Answer::Object{{"name", race.name}, {"day", model::ToIso(race.day)}});
    return Answer::Object{{"points", std::move(points)},
                          {"races", std::move(races)},
                          {"visits", line.visits},
                          {"marks", line.marks},
                          {"mean_gap_days", Rounded(line.mean_gap_days)},
                          {"median_gap_days", Rounded(line.median_gap_days)}};
}

Answer FrequencyAnswer(const PastWords& words, const FrequencyIndex& index, terms::Level level,
                       const PastRange& range) {
    Answer::List list;
    for (const Frequency& one : index.Count(range))
        list.emplace_back(
            Answer::Object{{"key", one.key},
                           {"side", Text(model::ToText(one.side))},
                           {"layer", one.layer ? Answer(Text(model::ToText(*one.layer))) : Answer()},
                           {"name", words.UnitName(level, one)},
                           {"visits", one.visits}});
    return Answer::Object{{"frequencies", std::move(list)}, {"visits", index.VisitsIn(range)}};
}

Answer RecurringAnswer(const PastWords& words, const std::vector<Recurring>& recurring) {
    Answer::List list;
    for (const Recurring& one : recurring) {
        Answer::List points;
        for (const RecurringPoint& point : one.points)
            points.emplace_back(Answer::Object{{"visit", point.visit.value},
                                               {"day", model::ToIso(point.day)},
                                               {"severity", Rounded(point.severity)}});
        list.emplace_back(Answer::Object{{"spot", one.spot ? Answer(one.spot->value) : Answer()},
                                         {"finding", one.finding},
                                         {"region", one.at.region},
                                         {"side", Text(model::ToText(one.at.side))},
                                         {"name", words.PlaceName(one.at)},
                                         {"k", one.k},
                                         {"n", one.n},
                                         {"at_last", one.at_last},
                                         {"trend", Text(ToText(one.trend))},
                                         {"change", Rounded(one.change)},
                                         {"points", std::move(points)}});
    }
    return Answer::Object{{"recurring", std::move(list)}};
}

Answer MeasuresAnswer(const PastWords& words, const std::vector<MeasureLine>& lines) {
    Answer::List list;
    for (const MeasureLine& line : lines) {
        Answer::List points;
        for (const MeasurePoint& point : line.points)
            points.emplace_back(Answer::Object{{"visit", point.visit.value},
                                               {"day", model::ToIso(point.day)},
                                               {"before", Rounded(point.before)},
                                               {"after", Rounded(point.after)},
                                               {"step", point.step}});
        list.emplace_back(Answer::Object{{"measure", line.key.measure},
                                         {"item", line.key.item},
                                         {"side", Text(model::ToText(line.key.side))},
                                         {"passive", line.key.passive},
                                         {"name", words.MeasureName(line.key)},
                                         {"unit", line.unit},
                                         {"meaningful_change", Rounded(line.change)},
                                         {"meaningful_percent", Rounded(line.change_percent)},
                                         {"since_first", line.since_first},
                                         {"points", std::move(points)}});
    }
    return Answer::Object{{"measures", std::move(list)}};
}

Answer ResponsesAnswer(const std::vector<TechniqueResponse>& responses) {
    Answer::List list;
    for (const TechniqueResponse& one : responses)
        list.emplace_back(Answer::Object{{"technique", one.technique},
                                         {"pressure_low", one.pressure_low},
                                         {"pressure_high", one.pressure_high},
                                         {"n", one.n},
                                         {"mean_change", Rounded(one.mean_change)},
                                         {"least", Rounded(one.least)},
                                         {"most", Rounded(one.most)},
                                         {"spread", Rounded(one.spread)},
                                         {"better", one.better},
                                         {"same", one.same},
                                         {"worse", one.worse},
                                         {"meaningful", one.Meaningful()},
                                         {"said_better", one.said_better},
                                         {"said_same", one.said_same},
                                         {"said_worse", one.said_worse},
                                         {"visits", Ids(one.visits)}});
    return Answer::Object{{"responses", std::move(list)}};
}

Answer SpotsAnswer(const PastComparison& comparison) {
    Answer::Object answer;
    for (std::size_t i = 0; i < kSpotChanges; ++i) {
        Answer::List list;
        for (const SpotPair& pair : comparison.lists[i]) list.push_back(PairAnswer(pair));
        answer.emplace_back(Text(ToText(static_cast<SpotChange>(i))), std::move(list));
    }
    for (const auto& [name, count] : {std::pair{"spots_first", comparison.spots_first},
                                      {"spots_second", comparison.spots_second},
                                      {"marks_first", comparison.marks_first},
                                      {"marks_second", comparison.marks_second},
                                      {"marks_new", comparison.marks_new},
                                      {"marks_resolved", comparison.marks_gone},
                                      {"marks_within", comparison.marks_within}})
        answer.emplace_back(name, count);
    return answer;
}

std::string CsvOf(const PastTable& table) {
    return exchange::WriteCsv(table.heads, table.rows);
}

}  // namespace desk
