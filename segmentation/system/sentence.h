#pragma once

// What the programs tell a user, as a sentence of English with places and what stands in them, so
// that a window can tell it in its own language: the English pattern is the key, as in gettext.
// Knows no other language; files, logs and the command line have text().

#include <concepts>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace glioscope {

class Sentence {
public:
    /// As English writes it, "12.5"; a window puts its own decimal separator.
    struct Number {
        std::string text;
        bool operator==(const Number&) const = default;
    };
    /// A name, a path or a key stays as it is in every language; a sentence, or a part of one, does
    /// not.
    using Argument = std::variant<std::string, Number, Sentence>;

    Sentence() = default;
    /// A text that is the same in every language, or has no translation.
    Sentence(std::string text);
    Sentence(const char* text);
    Sentence(std::string pattern, std::vector<Argument> arguments);

    /// `pattern` is a literal, which lupdate finds as a text of the context "Sentence"; %1 to %9 in
    /// it are the arguments: texts, paths, whole numbers, numbers as they are written, sentences.
    template <typename... Arguments>
    [[nodiscard]] static Sentence of(const char* pattern, const Arguments&... arguments)
    {
        // lupdate would take it for a comment.
        static_assert((!std::is_array_v<Arguments> && ...), "A literal is a part of the pattern.");
        return Sentence(std::string(pattern), std::vector<Argument>{argument(arguments)...});
    }

    /// A name out of a table, such as a label's, which windows have translated too.
    [[nodiscard]] static Sentence name(std::string_view english)
    {
        return Sentence(std::string(english), std::vector<Argument>());
    }

    /// In English.
    [[nodiscard]] const std::string& text() const { return m_text; }
    operator const std::string&() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

    /// Empty where there is none, and the text is all.
    [[nodiscard]] const std::string& pattern() const { return m_pattern; }
    [[nodiscard]] const std::vector<Argument>& arguments() const { return m_arguments; }

    bool operator==(const Sentence& other) const { return m_text == other.m_text; }

private:
    template <typename T>
    [[nodiscard]] static Argument argument(const T& value)
    {
        if constexpr (std::same_as<T, Sentence> || std::same_as<T, Number>) {
            return value;
        } else if constexpr (std::same_as<T, std::filesystem::path>) {
            return value.string();
        } else if constexpr (std::integral<T>) {
            return Number{std::to_string(value)};
        } else {
            return std::string(value);
        }
    }

    std::string m_text, m_pattern;
    std::vector<Argument> m_arguments;
};

/// Both, with a space between them; one alone where the other is empty.
[[nodiscard]] Sentence together(const Sentence& first, const Sentence& then);

/// The pattern with an argument for each of its places, whatever the arguments hold themselves; a
/// place that has none stays.
[[nodiscard]] std::string filled(std::string_view pattern,
                                 const std::vector<std::string>& arguments);

}  // namespace glioscope
