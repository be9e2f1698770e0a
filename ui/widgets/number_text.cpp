#include "ui/widgets/number_text.h"

#include <QLocale>

namespace glioscope {

QString shownNumber(double value, char format, int precision)
{
    return withDecimalSeparator(QString::number(value, format, precision));
}

QString withDecimalSeparator(QString number)
{
    bool isNumber = false;
    (void)number.toDouble(&isNumber);
    return isNumber ? number.replace(QLatin1Char('.'), QLocale().decimalPoint()) : number;
}

QString plainNumber(QString typed)
{
    return typed.replace(QLocale().decimalPoint(), QStringLiteral("."));
}

}  // namespace glioscope
