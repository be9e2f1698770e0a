#include "ui/study/series_hash.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace glioscope {
namespace {

constexpr int kSaltWords = 8;

}  // namespace

QString newSalt()
{
    std::array<quint32, kSaltWords> words = {};
    QRandomGenerator::system()->fillRange(words.data(), kSaltWords);
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex());
}

QString saltedHash(const QString& salt, const QString& text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash((salt + u'\n' + text).toUtf8(), QCryptographicHash::Sha256)
            .toHex());
}

QString seriesHash(const QString& salt, const QString& seriesUid, int volume)
{
    return saltedHash(salt, seriesUid + u':' + QString::number(volume));
}

std::optional<std::size_t> rowWith(const QString& hash, const QString& salt,
                                   const StudyListing& listing)
{
    for (std::size_t row = 0; row < listing.series.size(); ++row) {
        const StudySeries& series = listing.series[row];
        if (series.isUsable() && seriesHash(salt, series.seriesUid, series.volume) == hash) {
            return row;
        }
    }
    return std::nullopt;
}

std::optional<SeriesChoice> choiceBy(const std::array<std::string, 4>& hashes,
                                     const std::string& salt, const StudyListing& listing)
{
    SeriesChoice choice;
    for (std::size_t place = 0; place < hashes.size(); ++place) {
        choice.rows[place] =
            rowWith(QString::fromStdString(hashes[place]), QString::fromStdString(salt), listing);
        if (!hashes[place].empty() && !choice.rows[place]) {
            return std::nullopt;
        }
    }
    return choice;
}

}  // namespace glioscope
