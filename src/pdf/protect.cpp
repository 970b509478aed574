#include "pdf/protect.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

#include "model/problem.h"
#include "pdf/qpdf_library.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

struct Range {
    char32_t first, last;
};

// SASLprep, and NFKC in it, leaves these as they are: of Latin letters those that are not written as two, no
// marks that join the letter before them, no spaces but the plain one.
constexpr std::array<Range, 12> kUnchanged{{{0x20, 0x7E},
                                            {0xC0, 0x131},
                                            {0x134, 0x13E},
                                            {0x141, 0x148},
                                            {0x14A, 0x17E},
                                            {0x1A0, 0x1A1},
                                            {0x1AF, 0x1B0},
                                            {0x218, 0x21B},
                                            {0x1EA0, 0x1EF9},
                                            {0x388, 0x3CE},
                                            {0x400, 0x481},
                                            {0x48A, 0x4FF}}};

bool IsUnchanged(char32_t code) {
    return std::ranges::any_of(
        kUnchanged, [code](const Range& range) { return code >= range.first && code <= range.last; });
}

// Nobody is to have it, so it is not kept.
std::string OwnerPassphrase() {
    std::random_device source;
    std::string owner;
    for (int i = 0; i < 32; ++i) owner += static_cast<char>('!' + source() % 94);
    return owner;
}

// The two names of a file stand in clear, and qpdf makes them of its words and of its title: whoever has the
// file could try guesses. They are rolled instead. False where qpdf names files another way.
bool Rename(std::string& pdf) {
    constexpr std::string_view kBegin = "/ID [<", kBetween = "><", kEnd = ">]";
    constexpr std::size_t kName = 32;  // hex digits
    const std::size_t at = pdf.rfind(kBegin), first = at + kBegin.size(),
                      second = first + kName + kBetween.size();
    if (at == std::string::npos || pdf.compare(first + kName, kBetween.size(), kBetween) != 0 ||
        pdf.compare(second + kName, kEnd.size(), kEnd) != 0)
        return false;
    std::random_device source;
    for (const std::size_t name : {first, second})
        for (std::size_t i = 0; i < kName; ++i) pdf[name + i] = "0123456789abcdef"[source() % 16];
    return true;
}

// Empty: it could not be read or written.
std::string Encrypted(const Qpdf& qpdf, const std::string& pdf, const std::string& passphrase) {
    qpdf_data document = qpdf.init();
    qpdf.silence_errors(document);
    qpdf.set_suppress_warnings(document, QPDF_TRUE);
    qpdf.set_attempt_recovery(document, QPDF_FALSE);
    constexpr QPDF_BOOL kAccessible = QPDF_TRUE, kExtract = QPDF_FALSE, kChange = QPDF_FALSE;
    const auto failed = [](QPDF_ERROR_CODE code) { return (code & QPDF_ERRORS) != 0; };
    std::string made;
    if (!failed(qpdf.read_memory(document, "paper", pdf.data(), pdf.size(), nullptr)) &&
        !failed(qpdf.init_write_memory(document))) {
        qpdf.set_object_stream_mode(document, qpdf_o_preserve);
        qpdf.set_encryption(document, passphrase.c_str(), OwnerPassphrase().c_str(), kAccessible, kExtract,
                            kChange, kChange, kChange, kChange, qpdf_r3p_full, QPDF_TRUE);
        if (!failed(qpdf.write(document))) {
            const std::size_t length = qpdf.buffer_length(document);
            made.assign(reinterpret_cast<const char*>(qpdf.buffer(document)), length);
        }
    }
    // One nobody asked for is printed.
    (void)qpdf.get_error(document);
    qpdf.cleanup(&document);
    return made;
}

}  // namespace

const char* PassphraseProblem(const std::string& passphrase) {
    if (passphrase.empty()) return model::Msg("A protected file needs a passphrase.");
    if (passphrase.size() > kMostPassphrase)
        return model::Msg("The passphrase of a protected file may have 127 bytes, about as many letters.");
    if (!std::ranges::all_of(Decode(passphrase), IsUnchanged))
        return model::Msg(
            "The passphrase of a protected file is made of Latin, Greek or Cyrillic letters, "
            "digits, plain spaces and the signs of a keyboard: other programs may read other "
            "characters differently.");
    return nullptr;
}

std::string Protect(const std::string& pdf, const std::string& passphrase) {
    if (const char* problem = PassphraseProblem(passphrase))
        throw model::Error(model::ErrorKind::BadInput, problem);
    const Qpdf* qpdf = LoadedQpdf();
    std::string made = qpdf != nullptr ? Encrypted(*qpdf, pdf, passphrase) : std::string();
    if (made.empty() || !Rename(made))
        throw model::Error(model::ErrorKind::Environment, model::Msg("The PDF could not be protected."));
    return made;
}

}  // namespace pdf
