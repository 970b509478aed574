#include "model/problem.h"

#include <utility>

namespace model {

std::string Fill(const std::string& pattern, const std::vector<std::string>& args) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                           pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
        const auto index = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : args.size();
        if (index < args.size()) {
            out += args[index];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

Error::Error(ErrorKind kind, std::string message, std::vector<std::string> args)
    : std::runtime_error(Fill(message, args)),
      m_kind(kind),
      m_message(std::move(message)),
      m_args(std::move(args)) {}

}  // namespace model
