#include "model/client.h"

namespace model {

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
