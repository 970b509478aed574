// The chain of reasoning behind a home plan, for people to follow and for programs to read.
#pragma once

#include <string>

#include "exchange/answer.h"
#include "routine/explain.h"
#include "text/translator.h"

namespace desk {

class Resources;

// Headed by stage, in the order of evaluation; every line ends with the rule it rests on in square brackets.
[[nodiscard]] std::string ExplanationText(Resources& resources, const text::Translator& words,
                                          const routine::Explanation& why);

// {"steps":[{stage, outcome, rule, subject, region, side, days, because, also, amount, text, source,
// reviewed}], "items":[{id, modality, region, side, days, rules, dose:[{param, value, min, max, unit, text}],
// minutes, evidence, source, reviewed, stop_if, changes}], "refer":null|{urgency, flags, text}}. Texts are
// the English ones of the tables.
[[nodiscard]] exchange::Answer ExplanationAnswer(const routine::Explanation& why);

}  // namespace desk
