// Palpate's own JSON: every field of clients and visits; import of an export is identical.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/client.h"
#include "model/clinic.h"
#include "model/visit.h"

namespace exchange {

struct Bundle {
    std::vector<model::User> users;  // referred to by visits; names only, never keys
    std::vector<model::Client> clients;
    std::vector<model::Visit> visits;
    bool operator==(const Bundle&) const = default;
};

// {"format":"palpate","version":1,"users":[…],"clients":[…],"visits":[…]}; stable key order, UTF-8, ends with
// a newline.
[[nodiscard]] std::string WriteJson(const Bundle& bundle);
// Bounded (256 MiB, depth 32); throws BadInput naming the place ("visits[3].marks[0].before") and what was
// expected.
[[nodiscard]] Bundle ReadJson(std::string_view json, const std::string& name);

// One client or visit as JSON text (store keeps these; show prints them).
[[nodiscard]] std::string ToJson(const model::Client& client);
[[nodiscard]] std::string ToJson(const model::Visit& visit);
[[nodiscard]] std::string ToJson(const model::HomePlan& plan);

}  // namespace exchange
