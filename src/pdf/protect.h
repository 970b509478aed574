// A PDF that only a passphrase opens: AES-256 (revision 6) with an owner passphrase nobody knows.
#pragma once

#include <cstddef>
#include <string>

namespace pdf {

// Bytes of UTF-8 a passphrase may have: what the format keeps of it.
inline constexpr std::size_t kMostPassphrase = 127;

// A sentence (English, a message id) about a passphrase that is empty, too long or holds a character the
// format does not keep as it is; none: it will do. The format wants passphrases prepared by SASLprep, which
// not every reader does: characters it would change are refused, so that it makes no difference. What is
// left: ASCII and the letters of Latin, Greek and Cyrillic as keyboards type them.
[[nodiscard]] const char* PassphraseProblem(const std::string& passphrase);

// Printing and reading by screen readers are allowed, changing and copying are not; metadata is encrypted
// too, tags and links survive. It is no PDF/A any more, whatever its metadata says: that forbids encryption.
// The bytes differ each time.
// Throws model::Error: BadInput for a passphrase that has a problem, Environment if `pdf` cannot be read.
[[nodiscard]] std::string Protect(const std::string& pdf, const std::string& passphrase);

}  // namespace pdf
