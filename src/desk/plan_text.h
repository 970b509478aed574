// The client's page in whole sentences. Private to desk.
#pragma once

#include <string>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "pdf/plan_page.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

[[nodiscard]] std::vector<std::string> Opening(const text::Translator& words, const model::Client& client,
                                               const model::HomePlan& plan);
// "43 minutes of massage: kneading and gliding strokes. …"
[[nodiscard]] std::string WhatWeDid(const text::Translator& words, const terms::Vocabulary& terms,
                                    const model::Visit& visit);
[[nodiscard]] pdf::PlanPage::Row PlanRow(const text::Translator& words, const model::PlanItem& item);
// Each tool withheld once, with the strictest rule's reason.
[[nodiscard]] std::vector<pdf::PlanPage::NotForYou> NotForNow(const text::Translator& words,
                                                              const model::HomePlan& plan);
[[nodiscard]] std::vector<std::string> CallUs(const text::Translator& words);
[[nodiscard]] std::vector<std::string> MedicalHelp(const text::Translator& words);
void AddNextVisit(const text::Translator& words, const model::HomePlan& plan, pdf::PlanPage& page);

}  // namespace desk
