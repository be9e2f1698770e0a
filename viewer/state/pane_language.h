#pragma once

// The language of what is written in panes, which knows no Qt. A process has one, as it has one
// locale: given once, on the GUI thread and before the first pane; until then English with decimal
// points. Letters of directions (R, L, A, P, S, I) are the same in every language.

#include <string>
#include <string_view>

namespace glioscope {

struct PaneLanguage {
    /// UTF-8; null leaves a text as it is.
    std::string (*translate)(const char* context, const char* english) = nullptr;
    std::string decimalSeparator = ".";
};

void setPaneLanguage(const PaneLanguage& language);

/// A text in that language; lupdate finds it where it is a literal and told
/// `-tr-function-alias QT_TRANSLATE_NOOP+=inPanes`. Names of the tables are under "Name".
[[nodiscard]] std::string inPanes(const char* context, std::string_view english);

/// A number, or several with units, with its decimal separator for each point.
[[nodiscard]] std::string numbersInPanes(std::string_view plain);

}  // namespace glioscope
