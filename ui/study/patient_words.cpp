#include "ui/study/patient_words.h"

#include <QDate>

#include <algorithm>

namespace glioscope {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kFewLetters = 2;

QString plain(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QStringList namesIn(const QString& name)
{
    QString words = plain(name);
    for (QChar& c : words) {
        c = c.isLetterOrNumber() ? c : u' ';
    }
    return words.split(u' ', Qt::SkipEmptyParts);
}

/// "1950-12-31" as it is, without hyphens, and as days and months come first elsewhere.
QStringList datesLike(const QString& birthDate)
{
    const QDate born = QDate::fromString(birthDate, Qt::ISODate);
    if (!born.isValid()) {
        return {birthDate};
    }
    QStringList dates;
    for (const QString& order : {u"yyyy%1MM%1dd"_s, u"dd%1MM%1yyyy"_s, u"MM%1dd%1yyyy"_s}) {
        for (const QString& between : {u""_s, u"-"_s, u"."_s, u"_"_s, u" "_s}) {
            dates << born.toString(order.arg(between));
        }
    }
    return dates;
}

bool standsAlone(const QString& text, const QString& word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        if ((at == 0 || !text[at - 1].isLetterOrNumber()) &&
            (end == text.size() || !text[end].isLetterOrNumber())) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<std::string> patientWords(const StudyPatient& patient)
{
    QStringList words = namesIn(patient.name) + datesLike(patient.birthDate) +
                        QStringList{plain(patient.id.trimmed())};
    words.removeAll(QString());
    words.removeDuplicates();
    std::vector<std::string> all;
    std::ranges::transform(words, std::back_inserter(all), &QString::toStdString);
    return all;
}

bool tellsPatient(const std::string& text, const std::vector<std::string>& words)
{
    const QString looked = plain(QString::fromStdString(text));
    return std::ranges::any_of(words, [&](const std::string& each) {
        const QString word = QString::fromStdString(each);
        return word.size() <= kFewLetters ? standsAlone(looked, word) : looked.contains(word);
    });
}

bool tellsPatient(const std::filesystem::path& path, const std::vector<std::string>& words)
{
    return tellsPatient(path.string(), words);
}

}  // namespace glioscope
