// What letters share between their files. Private to desk.
#pragma once

#include <string>

#include "desk/consents.h"
#include "desk/letter_builder.h"

namespace desk {

// Of the client's consent to letters, today.
[[nodiscard]] ConsentStanding SharingStanding(Clinic& clinic, const model::Client& client);
// It would point into a client that is gone.
ConsentStanding SharingStanding(Clinic& clinic, const model::Client&& client) = delete;
// "Dr P. Okafor, Hill Surgery"
[[nodiscard]] std::string RecipientOf(const LetterWish& wish);

}  // namespace desk
