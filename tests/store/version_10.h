// What clinic_version_10 holds, a clinic as the tenth version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values; the first visit was signed late with her
// key and amended.
#pragma once

#include "model/letterhead.h"
#include "store/version_9.h"

namespace support {

// Of what the ninth version had, and the letterhead.
inline constexpr long long kTenthAuditEntries = 9;
inline constexpr int kTenthEncoding = 5;

// Of FourthClient, with a race.
inline model::Client TenthClient() {
    model::Client client = FourthClient();
    client.next_race = model::Race{"City run", std::chrono::year(2025) / 11 / 23};
    return client;
}

inline model::Letterhead TenthLetterhead() {
    return {"Massage for sport", "praxis.example", "By appointment", true, {}, 0, 0, {}};
}

}  // namespace support
