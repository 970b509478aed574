// How the items of an earlier plan went, as the client tells it at the next visit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "model/place.h"

namespace model {

enum class Followed { NotAsked, Done, Partly, NotDone };
enum class Felt { NotAsked, Better, Same, Worse };

struct Adherence {
    std::string item;  // PlanItem::id
    RegionRef at;      // PlanItem::at
    VisitId plan;      // the visit whose plan it was
    Followed followed = Followed::NotAsked;
    std::string why;  // id of routines.toml [[not_done]]; empty: not said
    Felt felt = Felt::NotAsked;
    std::string words;  // what the client said of it; at most 500 bytes
    std::string name;   // PlanItem::name, so that the answer can be read without the plan
    bool operator==(const Adherence&) const = default;
};

inline constexpr std::size_t kMaxAdherence = 200;       // of one visit
inline constexpr std::size_t kMaxAdherenceWords = 500;  // bytes

[[nodiscard]] std::string_view ToText(Followed followed);
[[nodiscard]] std::optional<Followed> ParseFollowed(std::string_view text);
[[nodiscard]] std::string_view ToText(Felt felt);
[[nodiscard]] std::optional<Felt> ParseFelt(std::string_view text);

}  // namespace model
