// How the items of an earlier plan went, as the client tells it at the next visit.
#pragma once

#include <string>

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
    bool operator==(const Adherence&) const = default;
};

}  // namespace model
