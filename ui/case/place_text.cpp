#include "ui/case/place_text.h"

#include "ui/widgets/translated.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <cmath>

namespace glioscope {
namespace {

TypedPlace problem(const QString& sentence)
{
    return {.lps = std::nullopt, .problem = sentence};
}

QString example()
{
    return tr("Type three numbers, as in “L 12.5 P 3 S 40” or “voxel 120 118 77”.");
}

/// The language's decimal comma stands between two digits; other commas separate numbers.
QString withDecimalPoints(QString text)
{
    const QRegularExpression comma(QStringLiteral("(?<=[0-9])%1(?=[0-9])")
                                       .arg(QRegularExpression::escape(QLocale().decimalPoint())));
    return text.replace(comma, QStringLiteral("."));
}

/// Words of a text, letters and numbers apart: "L12.5," is "L" and "12.5".
QStringList wordsOf(const QString& text)
{
    static const QRegularExpression word(
        QStringLiteral("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|[^\\s,;0-9.+-]+|[-+]"));
    QStringList words;
    for (auto found = word.globalMatch(text); found.hasNext();) {
        words << found.next().captured();
    }
    return words;
}

/// World axis of a direction's letter, and whether it points against it.
struct Direction {
    std::size_t axis;
    bool negative;
};
std::optional<Direction> directionOf(const QString& word)
{
    constexpr std::string_view kLetters = "LRPASI";  // two an axis, the second against it
    const auto at =
        word.size() == 1 ? kLetters.find(word[0].toUpper().toLatin1()) : std::string_view::npos;
    return at == std::string_view::npos ? std::nullopt
                                        : std::optional(Direction{at / 2, at % 2 == 1});
}

/// Three numbers without letters.
std::optional<Vec3> bareNumbers(const QStringList& words)
{
    if (words.size() != 3) {
        return std::nullopt;
    }
    Vec3 numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        bool isNumber = false;
        numbers[i] = words[static_cast<qsizetype>(i)].toDouble(&isNumber);
        if (!isNumber || !std::isfinite(numbers[i])) {
            return std::nullopt;
        }
    }
    return numbers;
}

TypedPlace checked(const Vec3& lps, const Geometry& grid)
{
    const Vec3 ijk = grid.toIjk(lps);
    for (std::size_t c = 0; c < 3; ++c) {
        if (!(ijk[c] >= -0.5 && ijk[c] < grid.size[c] - 0.5)) {
            return problem(tr("This place lies outside the image, whose voxels go from 0, 0, 0 to "
                              "%1, %2, %3.")
                               .arg(grid.size[0] - 1)
                               .arg(grid.size[1] - 1)
                               .arg(grid.size[2] - 1));
        }
    }
    return {.lps = lps, .problem = {}};
}

/// Pairs of a direction's letter and a number.
TypedPlace directed(const QStringList& words, const Geometry& grid)
{
    if (words.size() != 6) {
        return problem(example());
    }
    Vec3 lps{};
    std::array<bool, 3> given = {};
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const std::optional<Direction> direction = directionOf(words[i]);
        bool isNumber = false;
        const double value = words[i + 1].toDouble(&isNumber);
        if (!direction || !isNumber) {
            return problem(
                tr("“%1 %2” is no direction with a number.").arg(words[i], words[i + 1]) +
                QLatin1Char(' ') + example());
        }
        if (given[direction->axis]) {
            return problem(tr("“%1” gives a direction a second time.").arg(words[i]));
        }
        given[direction->axis] = true;
        lps[direction->axis] = direction->negative ? -value : value;
    }
    return checked(lps, grid);
}

}  // namespace

TypedPlace placeFrom(const QString& typed, const Geometry& grid)
{
    const QString text =
        QString(typed).replace(tr("voxel"), QStringLiteral("voxel"), Qt::CaseInsensitive);
    const qsizetype mark = text.indexOf(QStringLiteral("voxel"), 0, Qt::CaseInsensitive);
    QStringList words = wordsOf(withDecimalPoints(mark < 0 ? text : text.left(mark)));
    words.removeAll(QStringLiteral("mm"));
    if (words.isEmpty() && mark >= 0) {
        const std::optional<Vec3> voxel = bareNumbers(wordsOf(text.mid(mark + 5)));
        return voxel ? checked(grid.toLps(*voxel), grid) : problem(example());
    }
    if (const std::optional<Vec3> lps = bareNumbers(words)) {
        return checked(*lps, grid);
    }
    return directed(words, grid);
}

}  // namespace glioscope
