#include "vault/recovery_code.h"

namespace vault {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = RecoveryCode::kGroups * RecoveryCode::kGroupLength;

int ValueOf(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto at = kAlphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

// Times x in the field of 32 elements: finds every single wrong character and every swap of neighbours.
int TimesX(int value) {
    value <<= 1;
    return value & 32 ? value ^ 0b100101 : value;
}

char CheckOf(std::string_view group, std::size_t place) {
    int sum = static_cast<int>(place) + 1;
    for (int i = 0; i + 1 < RecoveryCode::kGroupLength; ++i)
        sum = TimesX(sum) ^ ValueOf(group[static_cast<std::size_t>(i)]);
    return kAlphabet[static_cast<std::size_t>(TimesX(sum))];
}

// 40 characters of the alphabet, or nothing.
std::optional<std::string> Letters(std::string_view typed) {
    std::string letters;
    for (const char c : typed) {
        if (c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t') continue;
        const int value = ValueOf(c);
        if (value < 0 || letters.size() == kLength) return std::nullopt;
        letters += kAlphabet[static_cast<std::size_t>(value)];
    }
    if (letters.size() != kLength) return std::nullopt;
    return letters;
}

int WrongGroup(const std::string& letters) {
    for (std::size_t group = 0; group < RecoveryCode::kGroups; ++group) {
        const auto part =
            std::string_view(letters).substr(group * RecoveryCode::kGroupLength, RecoveryCode::kGroupLength);
        if (part.back() != CheckOf(part, group)) return static_cast<int>(group) + 1;
    }
    return 0;
}

std::string Grouped(const std::string& letters) {
    std::string text;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i && i % RecoveryCode::kGroupLength == 0) text += '-';
        text += letters[i];
    }
    return text;
}

}  // namespace

std::string RecoveryCode::New() {
    const Secret random = Secret::Random(kLength);
    std::string letters;
    for (std::size_t i = 0; i < kLength; ++i) {
        if (i % kGroupLength == kGroupLength - 1)
            letters += CheckOf(std::string_view(letters).substr(i + 1 - kGroupLength), i / kGroupLength);
        else
            letters += kAlphabet[random.Bytes()[i] & 31];
    }
    return Grouped(letters);
}

std::optional<std::string> RecoveryCode::Normalise(std::string_view typed) {
    const auto letters = Letters(typed);
    if (!letters || WrongGroup(*letters) != 0) return std::nullopt;
    return Grouped(*letters);
}

int RecoveryCode::FirstWrongGroup(std::string_view typed) {
    const auto letters = Letters(typed);
    return letters ? WrongGroup(*letters) : 0;
}

}  // namespace vault
