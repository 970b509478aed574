#include "desk/passphrase.h"

#include "vault/secret.h"

namespace desk {

std::string ProposePassphrase() {
    constexpr std::size_t kCount = kPassphraseAlphabet.size();
    constexpr std::size_t kWhole = 256 - 256 % kCount;  // bytes above would favour the first characters
    std::string passphrase;
    std::size_t drawn = 0;
    while (drawn < kPassphraseGroups * kPassphraseGroup) {
        const vault::Secret random = vault::Secret::Random(1);
        const std::size_t value = random.Bytes()[0];
        if (value >= kWhole) continue;
        if (drawn > 0 && drawn % kPassphraseGroup == 0) passphrase += '-';
        passphrase += kPassphraseAlphabet[value % kCount];
        ++drawn;
    }
    return passphrase;
}

}  // namespace desk
