#pragma once

// The words in a file's name that say what the file holds. A name is split into tokens (at every
// character that is neither letter nor digit, and where a small letter meets a capital), and only
// whole tokens count, never a substring: "t1rho" and "affair" say nothing. Pure functions.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

/// A place in a case that one file can fill; the first four are the sequences, in Sequence's order.
enum class Slot : std::uint8_t { Flair, T1, T1ce, T2, Labels };

struct Token {
    std::string text;       ///< in small letters
    std::size_t begin = 0;  ///< in the name
    std::size_t end = 0;
};

[[nodiscard]] std::string lower(std::string_view text);  ///< ASCII letters only
[[nodiscard]] bool endsWithIgnoringCase(std::string_view text, std::string_view ending);
[[nodiscard]] bool isLetterOrDigit(char c);  ///< bytes of UTF-8 letters count as letters
[[nodiscard]] std::vector<Token> tokensOf(std::string_view name);

/// Tokens first to last say the slot. Words of contrast, plane and technique around a sequence are
/// part of it: "ax_T1_mprage_post".
struct WordMatch {
    Slot slot = Slot::Flair;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The last word among tokens[from...]; nothing where there is none or it contradicts itself. A T1
/// with a word of contrast anywhere among them is a T1ce, and one with words for both is neither;
/// "T1 FLAIR" is nothing (a T1 to some, the FLAIR of time point 1 to others), and neither are
/// masks, maps and differences of a sequence.
[[nodiscard]] std::optional<WordMatch> lastWord(std::span<const Token> tokens, std::size_t from);

/// What words say of contrast agent in an image of which it is known that it is a T1. Both, where
/// they contradict each other.
struct ContrastWords {
    bool given = false;
    bool native = false;
};
[[nodiscard]] ContrastWords contrastWords(std::span<const Token> tokens);

/// The token of a time point ("T1", "T2", "pre", "post") that tokens[from...] can be told to have
/// by the word right behind it: "T2_t1", "pre_flair", "post_t1ce".
[[nodiscard]] std::optional<std::size_t> clearTimePoint(std::span<const Token> tokens,
                                                        std::size_t from);

/// Whether a token can be a time point where a sibling's is one.
[[nodiscard]] bool mayBeTimePoint(std::string_view token);

}  // namespace glioscope
