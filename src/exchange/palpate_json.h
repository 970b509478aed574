// Palpate's own JSON: every field of clients and visits; import of an export is identical.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/amendment.h"
#include "model/client.h"
#include "model/clinic.h"
#include "model/picture.h"
#include "model/privacy.h"
#include "model/visit.h"

namespace exchange {

// Whose chart a client's is, where it is not everybody's.
struct PrivateChart {
    model::ClientId client;
    model::Privacy kind = model::Privacy::Everyone;
    model::UserId of;
    bool operator==(const PrivateChart&) const = default;
};

struct Bundle {
    std::vector<model::User> users;  // referred to by visits; names only, never keys
    std::vector<model::Client> clients;
    std::vector<model::Picture> pictures;
    std::vector<model::Visit> visits;
    std::vector<model::SealedAmendment> amendments;  // of these visits, each visit's in order
    std::vector<PrivateChart> privacy = {};          // of these clients
    bool operator==(const Bundle&) const = default;
};

// The most that is read, and therefore written.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{256} << 20;

// {"format":"palpate","version":8,"users":[…],"clients":[…],"pictures":[…],"visits":[…],"amendments":[…],
// "privacy":[…]};
// stable key order, UTF-8, ends with a newline. The bytes of a picture are a list of base64 texts, to be put
// one after the other. Throws Refused beyond kMaxJsonBytes.
[[nodiscard]] std::string WriteJson(const Bundle& bundle);
// Bounded (kMaxJsonBytes, depth 32); pictures are decoded (image.h). Reads versions 1 (no pictures), 2 (no
// lines of findings, nothing taken over), 3 (no readings, no words of consents), 4 (not how a consent was
// given), 5 (no amendments), 6 (not how the last plan went, nor whose a private chart is) and 7 (no past
// races, no large letters) too. Throws BadInput naming the place ("visits[3].marks[0].before") and what was
// expected.
[[nodiscard]] Bundle ReadJson(std::string_view json, const std::string& name);

// One client or visit as JSON text (store keeps these; show prints them).
[[nodiscard]] std::string ToJson(const model::Client& client);
[[nodiscard]] std::string ToJson(const model::Visit& visit);
[[nodiscard]] std::string ToJson(const model::HomePlan& plan);

}  // namespace exchange
