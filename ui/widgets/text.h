#pragma once

// Text from the code below the windows, which is UTF-8 in the standard library's types.

#include <QString>

#include <string_view>

namespace glioscope {

[[nodiscard]] inline QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace glioscope
