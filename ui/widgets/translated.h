#pragma once

// Texts of functions that belong to no QObject in the user's language. lupdate files a tr() that
// stands in no class under the namespace, which is where this looks it up.

#include <QCoreApplication>

namespace glioscope {

/// The context of texts that stand in no class.
inline constexpr const char* kFreeContext = "glioscope";

/// Within a QObject its own hides this one. A `comment` tells equal texts apart.
[[nodiscard]] inline QString tr(const char* text, const char* comment = nullptr, int number = -1)
{
    return QCoreApplication::translate(kFreeContext, text, comment, number);
}

/// A text that is marked elsewhere, as in a table.
[[nodiscard]] inline QString translated(const char* text)
{
    return QCoreApplication::translate(kFreeContext, text);
}

}  // namespace glioscope
