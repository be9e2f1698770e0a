#include "viewer/state/pane_language.h"

namespace glioscope {
namespace {

PaneLanguage& spoken()
{
    static PaneLanguage language;
    return language;
}

}  // namespace

void setPaneLanguage(const PaneLanguage& language)
{
    spoken() = language;
}

std::string inPanes(const char* context, std::string_view english)
{
    const std::string text(english);
    return spoken().translate ? spoken().translate(context, text.c_str()) : text;
}

std::string numbersInPanes(std::string_view plain)
{
    std::string text;
    for (const char each : plain) {
        each == '.' ? text += spoken().decimalSeparator : text += each;
    }
    return text;
}

}  // namespace glioscope
