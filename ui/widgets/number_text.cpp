#include "ui/widgets/number_text.h"

#include <QLocale>
#include <QRegularExpression>

namespace glioscope {

QString shownNumber(double value, char format, int precision)
{
    return withDecimalSeparators(QString::number(value, format, precision));
}

QString withDecimalSeparators(QString text)
{
    static const QRegularExpression kPoint(QStringLiteral("(?<=[0-9])\\.(?=[0-9])"));
    return text.replace(kPoint, QLocale().decimalPoint());
}

QString plainNumber(QString typed)
{
    return typed.replace(QLocale().decimalPoint(), QStringLiteral("."));
}

}  // namespace glioscope
