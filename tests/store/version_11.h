// What clinic_version_11 holds, a clinic as the eleventh version of the tables kept it: user "maya",
// passphrase "correct horse", written through ClinicStore with these values; the first visit was signed late
// with her key and amended.
#pragma once

#include "store/version_10.h"

namespace support {

// Of what the tenth version had.
inline constexpr long long kEleventhAuditEntries = 9;
inline constexpr int kEleventhEncoding = 6;

// Of TenthClient, with a race that is over and large letters.
inline model::Client EleventhClient() {
    model::Client client = TenthClient();
    client.past_races = {{"City run", std::chrono::year(2025) / 11 / 20}};
    client.large_print = true;
    return client;
}

}  // namespace support
