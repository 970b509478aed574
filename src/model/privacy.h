// Who may open the chart of a client.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace model {

// Everybody whose role allows it; of these, those of the same profession as the therapist it belongs to; that
// therapist alone.
enum class Privacy { Everyone, Profession, Therapist };

[[nodiscard]] std::string_view ToText(Privacy privacy);
[[nodiscard]] std::optional<Privacy> ParsePrivacy(std::string_view text);

// Characters of the reason a private chart is opened for in an emergency.
inline constexpr std::size_t kLeastEmergencyReason = 10, kMostEmergencyReason = 500;

}  // namespace model
