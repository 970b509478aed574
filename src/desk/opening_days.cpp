#include "desk/opening_days.h"

#include <algorithm>
#include <chrono>

#include "desk/clinic.h"
#include "desk/own_content.h"
#include "desk/wording.h"
#include "model/problem.h"
#include "store/platform.h"
#include "terms/toml_file.h"
#include "text/fill.h"
#include "vault/digest.h"

namespace desk {

namespace {

namespace fs = std::filesystem;

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::size_t kMostBytes = 4096;

std::string Listed(const OpenDays& days, const char* around) {
    std::string out;
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (days[day]) out += (out.empty() ? "" : ", ") + std::string(around) + kWeekdayIds[day] + around;
    }
    return out;
}

std::string TextOf(const OpenDays& days) {
    return "# On which weekdays the clinic is open.\nopen = [" + Listed(days, "\"") + "]\n";
}

}  // namespace

OpenDays ParseOpenDays(const std::vector<std::string>& ids) {
    OpenDays out{};
    for (const std::string& id : ids) {
        const auto* const found =
            std::ranges::find_if(kWeekdayIds, [&](const char* one) { return id == one; });
        if (found == kWeekdayIds.end())
            throw Error(ErrorKind::BadInput, Msg("\"{0}\" is no weekday: expected one of {1}"),
                        {id, Listed({true, true, true, true, true, true, true}, "")});
        out[static_cast<std::size_t>(found - kWeekdayIds.begin())] = true;
    }
    if (std::ranges::find(out, true) == out.end())
        throw Error(ErrorKind::BadInput, Msg("A clinic is open on at least one day of the week."));
    return out;
}

Opening LookAtOpening(const fs::path& content) {
    Opening out;
    const fs::path file = content / kOpeningFile;
    std::error_code failed;
    if (!fs::exists(file, failed)) return out;
    try {
        out.file.push_back({kOpeningFile, store::ReadWholeFile(file, kMostBytes)});
        const terms::TomlFile table(out.file.front().text, kOpeningFile);
        out.days = ParseOpenDays(table.Root().Texts("open"));
    } catch (const Error& error) {
        out.problems.push_back({kOpeningFile, 1, {}, error.Message(), error.Args()});
    }
    return out;
}

Opening LookAtOpening(Clinic& clinic) {
    return LookAtOpening(ContentFolder(clinic.Store().Folder()));
}

void SaveOpening(Clinic& clinic, const OpenDays& days) {
    clinic.Store().Demand(model::Operation::EditContent);
    if (std::ranges::find(days, true) == days.end()) (void)ParseOpenDays({});
    const std::string text = TextOf(days);
    const fs::path folder = ContentFolder(clinic.Store().Folder());
    const std::string digest = vault::Digest(text);
    clinic.Store().Log("content.change", digest);
    try {
        std::error_code failed;
        if (!fs::is_directory(folder, failed)) store::MakePrivateFolder(folder);
        store::ReplaceFile(folder / kOpeningFile, text);
    } catch (...) {
        clinic.Store().Log("content.change.failed", digest);
        throw;
    }
}

bool IsOpen(const OpenDays& days, model::Date day) {
    const std::chrono::weekday weekday{std::chrono::sys_days(day)};
    return days[weekday.iso_encoding() - 1];
}

std::string WeekdayName(const text::Translator& words, std::size_t day) {
    using text::MsgIn;
    static constexpr std::array kNames{MsgIn("weekday", "Monday"),    MsgIn("weekday", "Tuesday"),
                                       MsgIn("weekday", "Wednesday"), MsgIn("weekday", "Thursday"),
                                       MsgIn("weekday", "Friday"),    MsgIn("weekday", "Saturday"),
                                       MsgIn("weekday", "Sunday")};
    return words.In("weekday", kNames.at(day));
}

std::string OpenDaysText(const text::Translator& words, const OpenDays& days) {
    std::vector<std::string> names;
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (days[day]) names.push_back(WeekdayName(words, day));
    }
    return ListOf(words, names);
}

}  // namespace desk
