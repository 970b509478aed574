// Everything the clinic keeps of one client, as the client may ask for it: to be read by people and programs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/client.h"

namespace desk {

class Clinic;

struct AccessPack {
    std::filesystem::path folder;
    std::vector<std::string> files;  // in it
};

// A new folder, for its owner only, whole or not at all: the record as Palpate JSON, the marks as a table,
// what was handed to others, the client's statements, the record of each visit, the history, plans and
// consents as pages, the pictures. Told to the log and to the disclosures. language: empty = the client's.
// Throws Refused for an unknown client or a folder that is there already.
AccessPack WriteAccessPack(Clinic& clinic, const model::ClientId& client, const std::filesystem::path& folder,
                           const std::string& language = {});

}  // namespace desk
