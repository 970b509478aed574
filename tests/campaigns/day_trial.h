// What the campaigns about a day have in common: a clinic to work on, a child that works, and the look at
// what is left afterwards.
#pragma once

#include <functional>
#include <string>

#include "campaigns/day_ledger.h"
#include "campaigns/day_script.h"

namespace campaign {

struct Ending {
    bool killed = false;
    std::string told;
};

// Forked without a program of its own, so that thousands a minute are possible. Killed after so many
// microseconds; negative: never. Throws if it crashed.
[[nodiscard]] Ending RunChild(const std::function<void(int tell)>& work, int kill_after_us);
void TakeAll(const std::string& told, Ledger& ledger);

// A clinic with a little in it, in place of what was there.
void MakeClinic(const Place& place, long seed, Ledger& ledger);
// One that an older version wrote, 1 to 3, as it was.
void PutOldClinic(const Place& place, int version);
[[nodiscard]] std::unique_ptr<store::ClinicStore> OpenWithEither(const Place& place, const Ledger& ledger,
                                                                 Day& day);
// Opens everything again and holds it against the ledger, which goes on from what is found; true if a change
// that was not acknowledged is there as a whole. Throws with what was lost.
[[nodiscard]] bool Examine(const Place& place, long seed, Ledger& ledger);

}  // namespace campaign
