// The exact bytes of clients, visits, plans, pictures, phrases and amendments: what digests are taken of and
// what the plan's column holds. One list of fields serves both directions. A new field raises kEncoding and
// is listed behind `if (a.Version() >= …)`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/amendment.h"
#include "model/client.h"
#include "model/picture.h"
#include "model/visit.h"

namespace store {

inline constexpr int kEncoding = 6;

// Throw model::Error for a number that is not finite.
[[nodiscard]] std::string Encode(const model::Visit& visit, int version = kEncoding);
[[nodiscard]] std::string Encode(const model::Client& client, int version = kEncoding);
[[nodiscard]] std::string Encode(const model::HomePlan& plan, int version = kEncoding);
[[nodiscard]] std::string Encode(const model::Picture& picture, int version = kEncoding);
[[nodiscard]] std::string Encode(const model::Phrase& phrase, int version = kEncoding);
// There from encoding 4 on.
[[nodiscard]] std::string Encode(const model::Amendment& amendment, int version = kEncoding);
[[nodiscard]] std::string Encode(const std::vector<model::MapPoint>& points);
[[nodiscard]] std::string Encode(const std::vector<std::vector<model::MapPoint>>& strokes);
[[nodiscard]] std::string Encode(const std::vector<std::string>& texts);
[[nodiscard]] std::string Encode(const std::vector<model::Race>& races);

// Who gave a consent and how, in the one text there is for it; as the tables hold it too. What people type
// has no U+001F (clean_text.h), so clinics of the fourth version need no new column.
[[nodiscard]] std::string GiverText(const model::Consent& consent);
void TakeGiver(std::string text, model::Consent& consent);

// Throw model::Error on bytes no Encode makes.
[[nodiscard]] model::HomePlan DecodePlan(std::string_view bytes, int version);
// The week alone, with which a plan begins: the rest is not read.
[[nodiscard]] model::TrainingWeek DecodeWeek(std::string_view bytes, int version);
[[nodiscard]] std::vector<model::MapPoint> DecodePoints(std::string_view bytes);
[[nodiscard]] std::vector<std::vector<model::MapPoint>> DecodeStrokes(std::string_view bytes);
[[nodiscard]] std::vector<std::string> DecodeTexts(std::string_view bytes);
[[nodiscard]] std::vector<model::Race> DecodeRaces(std::string_view bytes);
// Whole values; what an older encoding does not hold is left empty.
[[nodiscard]] model::Visit DecodeVisit(std::string_view bytes, int version = kEncoding);
[[nodiscard]] model::Client DecodeClient(std::string_view bytes, int version = kEncoding);
[[nodiscard]] model::Picture DecodePicture(std::string_view bytes, int version = kEncoding);
[[nodiscard]] model::Amendment DecodeAmendment(std::string_view bytes, int version = kEncoding);
[[nodiscard]] model::Phrase DecodePhrase(std::string_view bytes, int version = kEncoding);

}  // namespace store
