// Text as it is compared when people search: case, accents and punctuation do not count. Private to terms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace terms {

// What becomes of ä, ö and ü: a letter, or two as German writes them without the dots.
enum class Umlaut { OneLetter, TwoLetters };

// Words of lower-case ASCII letters and digits with one blank between them: "Lig. sacrotuberale" is "lig
// sacrotuberale", "Golfer's" is "golfers", "Fuß" is "fuss". Bytes that are no UTF-8 part words.
[[nodiscard]] std::string FoldedWords(std::string_view text, Umlaut umlaut = Umlaut::OneLetter);

[[nodiscard]] std::vector<std::string> SplitWords(std::string_view folded);

// True if `typed` is the start of `word` but for at most one letter wrong, missing, too many or swapped with
// its neighbour (Damerau 1964).
[[nodiscard]] bool StartsWithOneSlip(std::string_view typed, std::string_view word);

}  // namespace terms
