#include "model/client.h"

#include "model/enum_words.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kHowWords{"unknown"sv, "drawn"sv, "paper"sv, "typed"sv, "spoken"sv};
static_assert(kHowWords.size() == static_cast<std::size_t>(ConsentHow::Spoken) + 1);

}  // namespace

std::string_view ToText(ConsentHow how) {
    return Word(kHowWords, how);
}
std::optional<ConsentHow> ParseConsentHow(std::string_view text) {
    return FromWord<ConsentHow>(kHowWords, text);
}

ConsentHow Consent::How() const {
    return how == ConsentHow::Unknown && !signature.empty() ? ConsentHow::Drawn : how;
}

const HealthHistory& Client::Health() const {
    static const HealthHistory nothing_asked;
    return history.empty() ? nothing_asked : history.back();
}

bool Client::IsMinorOn(Date day) const {
    return birth_date && AgeOn(*birth_date, day) < 18;
}

const std::string& Client::ShortName() const {
    return preferred_name.empty() ? name : preferred_name;
}

}  // namespace model
