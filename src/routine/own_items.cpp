// Exercises of the clinic's own, and changes of ours.
#include <algorithm>
#include <cctype>
#include <utility>

#include "routine/content_reader.h"
#include "routine/doses.h"

namespace routine {

using model::Msg;
using terms::Table;

namespace {

const Names kItemFields{
    "id",        "regions",      "type",        "name",        "steps",         "hold_s",
    "sets",      "reps",         "each_side",   "frequency",   "stop_rule",     "max_nrs",
    "pain_rule", "equipment",    "position",    "progression", "deny_findings", "deny_conditions",
    "source",    "times_a_week", "times_a_day", "hard",        "reviewed_by",   "reviewed_on"};
const Names kChangeFields{
    "item",     "name",        "steps",         "hold_s",          "sets",         "reps",        "frequency",
    "add_stop", "max_nrs",     "deny_findings", "deny_conditions", "times_a_week", "times_a_day", "hard",
    "source",   "reviewed_by", "reviewed_on"};
constexpr ContentReader::Length kName{3, 80}, kText{3, 240};
constexpr std::size_t kMostSteps = 10, kMostStops = 6;

std::string Lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

// The parts of a claim that may not be made, as they stand between commas and semicolons.
Names PhrasesOf(const std::string& claim) {
    Names out;
    std::string phrase;
    for (const char c : claim + ";") {
        if (c != ',' && c != ';') {
            if (!phrase.empty() || c != ' ') phrase += c;
        } else {
            if (phrase.find(' ') != std::string::npos) out.push_back(Lower(phrase));
            phrase.clear();
        }
    }
    return out;
}

}  // namespace

void CheckClaims(ContentReader& reader, const Table& table, const char* key, const Names& texts,
                 const Rules& shipped) {
    Names phrases = shipped.never_said;
    for (const std::string& claim : shipped.claims) {
        for (std::string& phrase : PhrasesOf(claim)) phrases.push_back(std::move(phrase));
    }
    for (const std::string& phrase : phrases) {
        const bool said = std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
            return Lower(text).find(Lower(phrase)) != std::string::npos;
        });
        if (said)
            return reader.Wrong(table, key, Msg("\"{0}\" is not proven and may not be promised"), {phrase});
    }
}

namespace {

Names TypesOf(const Rules& rules) {
    Names out;
    for (const PlanKind& kind : rules.kinds) {
        if (kind.exercise) out.push_back(kind.plan);
    }
    return out;
}

template <class Field>
Names ValuesOf(const Rules& rules, Field field) {
    Names out;
    for (const ExerciseItem& item : rules.items) {
        if (!Has(out, item.*field)) out.push_back(item.*field);
    }
    std::sort(out.begin(), out.end());
    return out;
}

// Of one type, or (empty) of any, at one of these regions.
std::vector<const ExerciseItem*> Relatives(const Rules& shipped, const std::string& type,
                                           const Names& regions) {
    std::vector<const ExerciseItem*> out;
    for (const ExerciseItem& item : shipped.items) {
        if ((type.empty() || item.type == type) && Meet(item.regions, regions)) out.push_back(&item);
    }
    return out;
}

void AddTo(Names& all, const Names& more) {
    for (const std::string& one : more) {
        if (!Has(all, one)) all.push_back(one);
    }
}

// The steps a kind of exercise goes on by: of those our own ones of the type use, the plainest unless named.
std::string ReadProgression(ContentReader& reader, const Table& table, const std::string& type,
                            const Rules& shipped) {
    Names known;
    for (const ExerciseItem& item : shipped.items) {
        if (item.type == type) AddTo(known, {item.progression});
    }
    const std::string plain = type == "strength" ? "strength" : "default";
    const bool unused = !known.empty() && !Has(known, plain);
    return reader.Word(table, "progression", known, unused ? known.front() : plain);
}

// Pain is let go no further than by our own exercises of that kind there.
void TakeMilderPain(ExerciseItem& item, const ExerciseItem& other, const Rules& shipped) {
    const auto most = [&](const std::string& id) {
        const auto rule = shipped.pain_rules.find(id);
        return rule == shipped.pain_rules.end() ? 10 : rule->second.during_max;
    };
    if (most(other.pain_rule) < most(item.pain_rule)) item.pain_rule = other.pain_rule;
}

// Whatever keeps our own exercises of that kind from a client keeps this one too; where there is none of the
// type, those of every type at the place count, and without any all of the type.
void TakeCare(ExerciseItem& item, const Rules& shipped) {
    auto of_type = Relatives(shipped, item.type, item.regions);
    const bool at_place = !of_type.empty();
    if (!at_place) of_type = Relatives(shipped, {}, item.regions);
    for (const ExerciseItem* each : of_type) {
        item.hard = item.hard || each->hard;
        TakeMilderPain(item, *each, shipped);
        if (each->stop_rule != item.stop_rule) AddTo(item.more_stops, {each->stop_rule});
        AddTo(item.deny_findings, each->deny_findings);
    }
    for (const ExerciseItem* each : Relatives(shipped, {}, item.regions))
        AddTo(item.deny_conditions, each->deny_conditions);
    for (const ExerciseItem& each : shipped.items) {
        if (at_place || each.type != item.type) continue;
        AddTo(item.deny_findings, each.deny_findings);
        AddTo(item.deny_conditions, each.deny_conditions);
    }
}

// Said on the plan where it is more than once a day; message ids as far as our tables go.
std::string OftenText(const ExerciseItem& item) {
    if (item.times_a_day == 2) return Msg("2 times a day");
    if (item.times_a_day == 3) return Msg("3 times a day");
    const bool often = item.times_a_day > 1;
    return std::to_string(often ? item.times_a_day : item.times_a_week) +
           (often ? " times a day" : " days/week");
}

void ReadDoses(ContentReader& reader, const Table& table, const TypeSpans& spans, bool fresh,
               ExerciseItem& item) {
    const auto otherwise = [&](int value) { return fresh ? std::optional<int>() : value; };
    item.hold_s = reader.Whole(table, "hold_s", spans.hold_s, otherwise(item.hold_s));
    item.sets = reader.Whole(table, "sets", spans.sets, otherwise(item.sets));
    item.reps = reader.Whole(table, "reps", spans.reps, otherwise(item.reps));
    item.times_a_week = reader.Whole(table, "times_a_week", spans.times_a_week, otherwise(item.times_a_week));
    item.times_a_day = reader.Whole(table, "times_a_day", spans.times_a_day, item.times_a_day);
    const int minutes = MinutesOf(item, {item.hold_s, item.sets, item.reps});
    if (minutes > spans.minutes.most)
        reader.Wrong(table, "sets", Msg("together takes {0} minutes a day: expected at most {1}"),
                     {std::to_string(minutes), std::to_string(spans.minutes.most)});
    const std::string often = reader.Line(table, "frequency", {3, 120}, false);
    const bool counted = table.Has("times_a_week") || table.Has("times_a_day");
    if (!often.empty())
        item.frequency = often;
    else if (fresh || counted)
        item.frequency = OftenText(item);
}

void ReadDenials(ContentReader& reader, const Table& table, const Rules& rules, ExerciseItem& item) {
    const auto finding = [&](const std::string& id) {
        return std::any_of(rules.findings.begin(), rules.findings.end(),
                           [&](const FindingRule& rule) { return rule.finding == id; });
    };
    const auto condition = [&](const std::string& id) { return rules.Condition(id) != nullptr; };
    AddTo(item.deny_findings, reader.Words(table, "deny_findings", false, finding));
    AddTo(item.deny_conditions, reader.Words(table, "deny_conditions", false, condition));
    item.hard = reader.Flag(table, "hard", false) || item.hard;
}

// A cautionary site is closed to a whole kind of work; ours are written around it one by one.
void CheckSites(ContentReader& reader, const Table& table, const ExerciseItem& item, const Rules& rules) {
    for (const SiteRule& site : rules.sites) {
        // What only counts while something beside it is sore is held against each client.
        if (!site.beside.empty()) continue;
        const bool deep = item.type == "self_massage" && Has(site.deny, std::string("deep_self_massage"));
        if (!deep && !Has(site.deny, item.type)) continue;
        for (const std::string& region : item.regions) {
            if (Has(site.regions, region))
                reader.Wrong(table, "regions",
                             Msg("{0} is a cautionary site ({1}): nothing of the type {2} there"),
                             {region, site.why, item.type});
        }
    }
}

std::string ReadId(ContentReader& reader, const Table& table, const Rules& rules) {
    const std::string id = reader.Line(table, "id", {5, 60}, true);
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (id.empty()) return id;
    if (!id.starts_with(kOwnPrefix) || !plain)
        reader.Wrong(table, "id", Msg("expected {0} and then small letters, digits and _"), {kOwnPrefix});
    else if (rules.Item(id) != nullptr)
        reader.Wrong(table, "id", Msg("stands twice"));
    return id;
}

void ReadWords(ContentReader& reader, const Table& table, bool fresh, const Rules& shipped,
               ExerciseItem& item) {
    if (fresh || table.Has("name")) item.name = reader.Line(table, "name", kName, true);
    if (fresh || table.Has("steps")) {
        item.steps = reader.Lines(table, "steps", kText, kMostSteps);
        item.hold_step = 0;  // of other steps
    }
    if (item.steps.empty()) reader.Wrong(table, "steps", Msg("expected at least one line"));
    CheckClaims(reader, table, "name", {item.name}, shipped);
    CheckClaims(reader, table, "steps", item.steps, shipped);
}

ExerciseItem ReadItem(ContentReader& reader, const Table& table, const Rules& shipped, const Rules& rules) {
    ExerciseItem item;
    item.own = true;
    item.id = ReadId(reader, table, rules);
    item.type = reader.Word(table, "type", TypesOf(shipped));
    item.regions = reader.Words(table, "regions", true,
                                [&](const std::string& id) { return rules.Region(id) != nullptr; });
    ReadWords(reader, table, true, shipped, item);
    item.stop_rule = reader.Line(table, "stop_rule", kText, true);
    CheckClaims(reader, table, "stop_rule", {item.stop_rule}, shipped);
    item.equipment = reader.Word(table, "equipment", ValuesOf(shipped, &ExerciseItem::equipment));
    item.position = reader.Word(table, "position", ValuesOf(shipped, &ExerciseItem::position));
    item.pain_rule =
        reader.Word(table, "pain_rule", ValuesOf(shipped, &ExerciseItem::pain_rule), "muscle_stretch_roll");
    item.each_side = reader.Flag(table, "each_side", false);
    const TypeSpans spans = SpansOf(shipped, item.type);
    if (!item.type.empty()) ReadDoses(reader, table, spans, true, item);
    CheckClaims(reader, table, "frequency", {item.frequency}, shipped);
    if (!item.type.empty()) item.progression = ReadProgression(reader, table, item.type, shipped);
    if (!item.type.empty()) item.max_nrs = reader.Whole(table, "max_nrs", spans.max_nrs, spans.max_nrs.least);
    ReadDenials(reader, table, rules, item);
    CheckSites(reader, table, item, rules);
    TakeCare(item, shipped);
    const std::string by = ReviewedBy(reader, table);
    item.source = OwnSource(reader.Line(table, "source", kText, true), by);
    item.verified = !by.empty();
    return item;
}

void ReadChange(ContentReader& reader, const Table& table, const Rules& shipped, Names& changed,
                Rules& rules) {
    const std::string id = reader.Line(table, "item", {}, true);
    const auto found = std::find_if(rules.items.begin(), rules.items.end(),
                                    [&](const ExerciseItem& item) { return item.id == id; });
    if (id.empty()) return;
    if (found == rules.items.end() || found->own)
        return reader.Wrong(table, "item", Msg("\"{0}\" is none of the program's exercises"), {id});
    if (Has(changed, id)) return reader.Wrong(table, "item", Msg("stands twice"));
    changed.push_back(id);
    ExerciseItem& item = *found;
    ReadWords(reader, table, false, shipped, item);
    AddTo(item.more_stops, reader.Lines(table, "add_stop", kText, kMostStops));
    CheckClaims(reader, table, "add_stop", item.more_stops, shipped);
    ReadDoses(reader, table, SpansOf(shipped, item.type), false, item);
    CheckClaims(reader, table, "frequency", {item.frequency}, shipped);
    item.max_nrs = reader.Whole(table, "max_nrs", {0, item.max_nrs}, item.max_nrs);
    ReadDenials(reader, table, rules, item);
    const std::string by = ReviewedBy(reader, table);
    item.source += "; " + OwnSource(reader.Line(table, "source", kText, false), by);
    item.verified = !by.empty();
}

}  // namespace

TypeSpans SpansOf(const Rules& rules, const std::string& type) {
    TypeSpans out;
    bool first = true;
    for (const ExerciseItem& item : rules.items) {
        if (item.type != type || item.own) continue;
        const auto widen = [&](DoseSpan& span, int value) {
            span = first ? DoseSpan{value, value}
                         : DoseSpan{std::min(span.least, value), std::max(span.most, value)};
        };
        widen(out.hold_s, item.hold_s);
        widen(out.sets, item.sets);
        widen(out.reps, item.reps);
        widen(out.times_a_week, item.times_a_week);
        widen(out.times_a_day, item.times_a_day);
        widen(out.max_nrs, item.max_nrs);
        widen(out.minutes, MinutesOf(item, {item.hold_s, item.sets, item.reps}));
        first = false;
    }
    return out;
}

void AddOwnItems(ContentReader& reader, const Table& root, const Rules& shipped, Rules& rules) {
    for (const Table& table : reader.Tables(root, "item")) {
        reader.Fields(table, kItemFields);
        rules.items.push_back(ReadItem(reader, table, shipped, rules));
    }
    Names changed;
    for (const Table& table : reader.Tables(root, "change")) {
        reader.Fields(table, kChangeFields);
        ReadChange(reader, table, shipped, changed, rules);
    }
}

TypeSpans SpansOf(const RuleBook& book, const std::string& type) {
    return SpansOf(book.Get(), type);
}

ExerciseChoices ChoicesOf(const RuleBook& book) {
    return {TypesOf(book.Get()), ValuesOf(book.Get(), &ExerciseItem::position),
            ValuesOf(book.Get(), &ExerciseItem::equipment)};
}

std::vector<OwnExercise> ShippedExercises(const RuleBook& book) {
    std::vector<OwnExercise> out;
    for (const ExerciseItem& item : book.Get().items) {
        if (item.own) continue;
        OwnExercise one;
        one.changes = item.id;
        one.name = item.name;
        one.type = item.type;
        one.stop_rule = item.stop_rule;
        one.equipment = item.equipment;
        one.position = item.position;
        one.regions = item.regions;
        one.steps = item.steps;
        one.hold_s = item.hold_s;
        one.sets = item.sets;
        one.reps = item.reps;
        one.times_a_week = item.times_a_week;
        one.times_a_day = item.times_a_day;
        one.each_side = item.each_side;
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace routine
