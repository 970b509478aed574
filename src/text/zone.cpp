#include "text/zone.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "text/tzif.h"

namespace text {
namespace {

namespace chrono = std::chrono;
namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxZoneBytes = 1u << 20;
constexpr std::size_t kMaxCached = 1000;
constexpr std::int64_t kDay = 86'400;

fs::path ZoneFolder() {
    return "/usr/share/zoneinfo";
}

// A name never leaves the folder.
bool IsZoneName(std::string_view name) {
    const auto allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
               c == '_' || c == '+' || c == '-';
    };
    return !name.empty() && name.size() <= 64 && name.front() != '/' &&
           std::all_of(name.begin(), name.end(), allowed);
}

bool IsUtc(std::string_view name) {
    return name == "UTC" || name == "Etc/UTC" || name == "Z" || name == "GMT";
}

ZoneTable ReadZone(const std::string& name) {
    const ZoneTable utc;
    if (IsUtc(name) || !IsZoneName(name)) return utc;
    const auto path = ZoneFolder() / name;
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    if (failed || size > kMaxZoneBytes) return utc;
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return utc;
    return ParseZoneFile(bytes).value_or(utc);
}

std::shared_ptr<const ZoneTable> Zone(const std::string& name) {
    static std::mutex guard;
    static std::map<std::string, std::shared_ptr<const ZoneTable>> known;
    const std::lock_guard lock(guard);
    if (const auto found = known.find(name); found != known.end()) return found->second;
    if (known.size() >= kMaxCached) known.clear();
    return known.emplace(name, std::make_shared<const ZoneTable>(ReadZone(name))).first->second;
}

std::string KnownOrEmpty(std::string name) {
    if (IsUtc(name)) return "UTC";
    std::error_code ignored;
    return IsZoneName(name) && fs::is_regular_file(ZoneFolder() / name, ignored) ? name : std::string();
}

std::string ZoneOfLink() {
    std::error_code failed;
    const auto target = fs::read_symlink("/etc/localtime", failed).generic_string();
    constexpr std::string_view folder = "zoneinfo/";
    const auto at = target.rfind(folder);
    return failed || at == std::string::npos ? std::string()
                                             : KnownOrEmpty(target.substr(at + folder.size()));
}

}  // namespace

CivilTime ToCivil(chrono::sys_time<chrono::milliseconds> instant, const std::string& zone) {
    const auto utc = chrono::floor<chrono::seconds>(instant);
    const auto wall = utc + chrono::seconds(Zone(zone)->OffsetAt(utc.time_since_epoch().count()));
    const auto day = chrono::floor<chrono::days>(wall);
    const auto second = (wall - day).count();
    return {chrono::year_month_day(day), static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
            static_cast<int>(second % 60)};
}

chrono::sys_time<chrono::milliseconds> FromCivil(const CivilTime& civil, const std::string& zone) {
    const std::int64_t wall = chrono::sys_days(civil.day).time_since_epoch().count() * kDay +
                              civil.hour * 3600 + civil.minute * 60 + civil.second;
    const auto table = Zone(zone);
    const int before = table->OffsetAt(wall - kDay);
    const int later = table->OffsetAt(wall + kDay);
    // The later offset counts only where the earlier one is over and the time is not in the gap between them.
    const bool over = table->OffsetAt(wall - before) != before && table->OffsetAt(wall - later) == later;
    return chrono::sys_seconds(chrono::seconds(wall - (over ? later : before)));
}

std::string SystemZone() {
    if (const char* wanted = std::getenv("TZ"); wanted != nullptr) {
        std::string_view name(wanted);
        if (name.starts_with(':')) name.remove_prefix(1);
        if (auto known = KnownOrEmpty(std::string(name)); !known.empty()) return known;
    }
    if (auto linked = ZoneOfLink(); !linked.empty()) return linked;
    std::string name;
    std::getline(std::ifstream("/etc/timezone") >> std::ws, name);
    const auto known = KnownOrEmpty(name.substr(0, name.find_last_not_of(" \r\t") + 1));
    return known.empty() ? "UTC" : known;
}

}  // namespace text
