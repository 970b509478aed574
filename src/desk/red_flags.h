// The red flags of a visit: the short form that is asked, what each answer leads to, and the text that goes
// with a client who is referred.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/visit.h"
#include "routine/planner.h"
#include "text/translator.h"

namespace desk {

class Resources;
class VisitEditor;

// One of templates/red_flag_questions.toml; its text is a message id.
struct RedFlagQuestion {
    std::string id, text;
    std::vector<std::string> flags;  // ids of routine::RedFlag a yes leads to
};
// Throws BadInput naming file and line: one id twice, a flag the rules do not know or one no question leads
// to.
[[nodiscard]] std::vector<RedFlagQuestion> LoadRedFlagQuestions(const std::filesystem::path& templates,
                                                                const routine::RuleBook& rules);

// By id of the question; those not asked are missing.
using RedFlagAnswers = std::map<std::string, bool>;
// As they are kept: each answer a reading of the measure kRedFlagMeasure.
[[nodiscard]] RedFlagAnswers AnswersOf(const model::Visit& visit);
inline constexpr const char* kRedFlagMeasure = "red_flag_form";
// The same; of a visit that has red flags or was asked before answers were kept, what that says: yes where a
// question leads to a flag that is present, and no elsewhere if all was asked.
[[nodiscard]] RedFlagAnswers KnownAnswers(Resources& resources, const model::Visit& visit);

// One undo step. The red flags count as asked when every question is answered. `present`: those chosen; ones
// no yes leads to are left out.
void AnswerRedFlags(VisitEditor& editor, const RedFlagAnswers& answers,
                    const std::vector<std::string>& present);
// Those of `present` that a yes leads to, in the order of the rules.
[[nodiscard]] std::vector<std::string> LedTo(Resources& resources, const RedFlagAnswers& answers,
                                             const std::vector<std::string>& present);

// "emergency", "doctor today", "doctor within days" of the most urgent one; empty without any.
[[nodiscard]] std::string UrgencyText(const text::Translator& words, const std::string& urgency);
// What the client is advised: "Advised: medical contact on the same day."; empty without an urgency.
[[nodiscard]] std::string UrgencyAdvice(const text::Translator& words, const std::string& urgency);
[[nodiscard]] std::string MostUrgent(const routine::RuleBook& rules, const std::vector<std::string>& present);

// What is handed over: who, when, what was found, how urgent, what was done. No diagnosis. Empty without a
// flag.
[[nodiscard]] std::string ReferralText(const VisitEditor& editor, const text::Translator& words,
                                       const std::vector<std::string>& present);
// Readable by its owner only; logged before it leaves.
void SaveReferral(const VisitEditor& editor, const std::string& text, const std::filesystem::path& file);

// "Red flags: 11 questions asked, all no.", "Red flags asked; yes: …"; empty where nothing was asked.
[[nodiscard]] std::string RedFlagLine(const text::Translator& words,
                                      const std::vector<RedFlagQuestion>& questions,
                                      const model::Visit& visit);

}  // namespace desk
