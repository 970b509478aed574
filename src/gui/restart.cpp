#include "gui/restart.h"

#include <algorithm>
#include <array>

namespace gui {

namespace {

constexpr std::size_t kFields = 6;

std::string TextOf(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

}  // namespace

// Each field ends in a character no field may hold.
std::string Pack(const HandOver& message) {
    std::string packed;
    for (const std::string& field :
         {TextOf(message.clinic), message.user, message.client, message.visit, message.page, message.why})
        packed.append(field).push_back('\0');
    return packed;
}

std::optional<HandOver> Unpack(const std::string& packed) {
    if (packed.size() > kMostHandOverBytes || !packed.ends_with('\0') ||
        std::ranges::count(packed, '\0') != static_cast<std::ptrdiff_t>(kFields))
        return std::nullopt;
    std::array<std::string, kFields> fields;
    std::size_t from = 0;
    for (std::string& field : fields) {
        const std::size_t end = packed.find('\0', from);
        field = packed.substr(from, end - from);
        from = end + 1;
    }
    if (fields[0].empty()) return std::nullopt;
    const std::u8string clinic(fields[0].begin(), fields[0].end());
    return HandOver{clinic, fields[1], fields[2], fields[3], fields[4], fields[5]};
}

}  // namespace gui
