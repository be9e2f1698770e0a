#include "ui/widgets/path_string.h"

#include <QUrl>

#include <algorithm>

namespace glioscope {

QString shownPath(const QString& text)
{
    QString shown = text;
    std::ranges::replace_if(
        shown, [](QChar c) { return c >= QChar(0xF780) && c <= QChar(0xF7FF); }, QChar(0xFFFD));
    return shown;
}

QString pathString(const QUrl& url)
{
    const QByteArray bytes =
        QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    return pathString(std::filesystem::path(bytes.toStdString()));
}

}  // namespace glioscope
