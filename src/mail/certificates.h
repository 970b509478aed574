// The certificates a mail server of one's own is trusted by, as a PEM file (RFC 7468) holds them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.h"

namespace mail {

struct Certificate {
    std::string name;  // common name of its subject, else the organisation; may be empty
    std::chrono::sys_seconds until{};
};

struct Certificates {
    std::string pem;  // of these and of nothing else in the file: a key beside them stays outside
    std::vector<Certificate> list;
};

inline constexpr std::size_t kMostCertificateBytes = 256u << 10;  // of the file

// Reads the shape of X.509 (RFC 5280), no signatures: whether a server is trusted is decided when it is
// spoken to. Throws Refusal: too large, no certificate, one that is damaged.
[[nodiscard]] Certificates ReadCertificates(std::string_view text);

}  // namespace mail
