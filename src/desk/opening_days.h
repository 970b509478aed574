// On which weekdays the clinic is open: `opening.toml` in its folder `content`, a plain file as the other own
// content there, for it holds nothing of a client. Asked when a next visit is proposed.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "model/clock.h"
#include "routine/own_content.h"
#include "text/translator.h"

namespace desk {

class Clinic;

inline constexpr const char* kOpeningFile = "opening.toml";
// Words of the file and of commands, in the order of OpenDays.
inline constexpr std::array kWeekdayIds{"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};

using OpenDays = std::array<bool, 7>;  // Monday first
// Where nobody said: most practices work on Saturdays and rest on Sundays, and a proposal is only a proposal.
inline constexpr OpenDays kUsualDays{true, true, true, true, true, true, false};

struct Opening {
    OpenDays days = kUsualDays;
    std::vector<routine::ContentFile> file;         // as it stands; none: nobody said
    std::vector<routine::ContentProblem> problems;  // why the file is not in force
};
// Of a folder `content` as it stands now.
[[nodiscard]] Opening LookAtOpening(const std::filesystem::path& content);
[[nodiscard]] Opening LookAtOpening(Clinic& clinic);
// Written whole or not at all, and logged as "content.change". Throws NoAccess without the right
// (Operation::EditContent), BadInput where every day is closed.
void SaveOpening(Clinic& clinic, const OpenDays& days);

// Throws BadInput, naming the words that are expected, for one that is no weekday, and for none at all.
[[nodiscard]] OpenDays ParseOpenDays(const std::vector<std::string>& ids);
[[nodiscard]] bool IsOpen(const OpenDays& days, model::Date day);
// "Monday, Tuesday, …"
[[nodiscard]] std::string WeekdayName(const text::Translator& words, std::size_t day);
[[nodiscard]] std::string OpenDaysText(const text::Translator& words, const OpenDays& days);

}  // namespace desk
