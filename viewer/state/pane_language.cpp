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

std::string numberInPanes(std::string plain)
{
    const std::size_t point = plain.find('.');
    return point == std::string::npos ? plain : plain.replace(point, 1, spoken().decimalSeparator);
}

}  // namespace glioscope
