#include "model/passphrase.h"

#include <algorithm>

namespace model {

bool IsLongEnough(std::string_view passphrase) {
    const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    return passphrase.size() - static_cast<std::size_t>(std::ranges::count_if(passphrase, goes_on)) >=
           kLeastPassphrase;
}

}  // namespace model
