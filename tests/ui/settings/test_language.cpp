// The language of windows: which one is spoken, what it changes and what it must not, and that the
// Spanish texts are all there and fit their English ones.

#include "segmentation/metrics/lesions.h"
#include "segmentation/metrics/metric.h"
#include "segmentation/volume/label.h"
#include "tests/support/test_data.h"
#include "ui/settings/language.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/setting_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/translated.h"
#include "viewer/state/pane_language.h"
#include "viewer/state/slice_frame.h"

#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace glioscope;

namespace {

struct Message {
    QString context, english;
    QStringList spanish;  ///< several where a number has a say
    bool finished = true;
};

QString translationFile()
{
    return QString::fromStdString(
        (test::sourceFolder() / "resources" / "translations" / "glioscope_es.ts").string());
}

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Message> messagesIn(const QByteArray& ts)
{
    QList<Message> messages;
    QXmlStreamReader xml(ts);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            messages << Message{context, xml.readElementText(), {}};
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().spanish = QStringList(text);
            if (messages.last().english.contains(QLatin1String("%n"))) {
                // The forms of a number stand on lines of their own.
                messages.last().spanish =
                    text.trimmed().split(QRegularExpression(QStringLiteral("\\s*\n\\s*")));
            }
        }
    }
    return messages;
}

/// What matches, in the order of the alphabet.
QStringList all(const QString& text, const char* pattern)
{
    QStringList found;
    auto match = QRegularExpression(QString::fromLatin1(pattern)).globalMatch(text);
    while (match.hasNext()) {
        found << match.next().captured();
    }
    found.sort();
    return found;
}

QString edgesOf(const QString& text)
{
    const auto isSpace = [](QChar c) { return c.isSpace(); };
    const auto first = std::ranges::find_if_not(text, isSpace) - text.begin();
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isSpace) - text.rbegin();
    return text.left(first) + QLatin1Char('|') + text.right(last);
}

bool fits(const QString& english, const QString& spanish)
{
    return all(english, "%L?[0-9n]") == all(spanish, "%L?[0-9n]") &&
           all(english, "</?[a-z0-9]+/?>") == all(spanish, "</?[a-z0-9]+/?>") &&
           // A menu may have more lines than letters.
           all(english, "&(?=[^&\\s])").size() >= all(spanish, "&(?=[^&\\s])").size() &&
           all(english, "\\*\\.[a-z.]+") == all(spanish, "\\*\\.[a-z.]+") &&
           edgesOf(english) == edgesOf(spanish) &&
           english.endsWith(QChar(0x2026)) == spanish.endsWith(QChar(0x2026));
}

/// Names, signs and words that both languages have.
bool mayBeTheSame(const QString& text)
{
    static const QSet<QString> kSame = {QStringLiteral("Axial"),
                                        QStringLiteral("&Axial"),
                                        QStringLiteral("Axial, mm"),
                                        QStringLiteral("Coronal"),
                                        QStringLiteral("Focal"),
                                        QStringLiteral("vertical"),
                                        QStringLiteral("Adam"),
                                        QStringLiteral("AdamW"),
                                        QStringLiteral("Dropout"),
                                        QStringLiteral("R"),
                                        QStringLiteral("L"),
                                        QStringLiteral("T1"),
                                        QStringLiteral("T2"),
                                        QStringLiteral("&FLAIR"),
                                        QStringLiteral("&T1"),
                                        QStringLiteral("T1c&e"),
                                        QStringLiteral("T&2"),
                                        QStringLiteral("no"),
                                        QStringLiteral("No"),
                                        QStringLiteral("Dice"),
                                        QStringLiteral("HD95 (mm)"),
                                        QStringLiteral("n. d."),
                                        QStringLiteral("ref."),
                                        QStringLiteral("Error"),
                                        QStringLiteral("Glioscope"),
                                        QStringLiteral("CSV…"),
                                        QStringLiteral("%1 – Glioscope"),
                                        QStringLiteral("NIfTI (*.nii.gz *.nii)"),
                                        QStringLiteral("WT, ml"),
                                        QStringLiteral("TC, ml"),
                                        QStringLiteral("ET, ml"),
                                        QStringLiteral("unet, resunet")};
    static const QRegularExpression kUnits(
        QStringLiteral("\\b(mm²?|ml|GB|GPU|cpu|min|s|h)\\b|%L?[0-9n]"));
    static const QRegularExpression kLetter(QStringLiteral("\\p{L}"));
    return kSame.contains(text) || !QString(text).remove(kUnits).contains(kLetter);
}

QString spoken(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstLanguageOfTheSystemThatThereIsIsSpoken_data()
    {
        QTest::addColumn<QLocale>("system");
        QTest::addColumn<int>("language");
        const auto row = [](const char* name, const QLocale& system, Language language) {
            QTest::newRow(name) << system << int(language);
        };
        row("Spain", QLocale(QLocale::Spanish, QLocale::Spain), Language::Spanish);
        row("Mexico", QLocale(QLocale::Spanish, QLocale::Mexico), Language::Spanish);
        row("Ireland", QLocale(QLocale::English, QLocale::Ireland), Language::English);
        row("Germany", QLocale(QLocale::German, QLocale::Germany), Language::English);
        row("Estonia", QLocale(QLocale::Estonian, QLocale::Estonia), Language::English);
        row("none", QLocale::c(), Language::English);
    }
    void theFirstLanguageOfTheSystemThatThereIsIsSpoken()
    {
        QFETCH(const QLocale, system);
        QFETCH(const int, language);
        QCOMPARE(int(languageOf(system)), language);
        QCOMPARE(int(Translation(Language::System, system).language()), language);
    }

    void aChoiceGoesBeforeTheSystem()
    {
        const QLocale spain(QLocale::Spanish, QLocale::Spain);
        {
            const Translation english(Language::English, spain);
            QCOMPARE(glioscope::tr("Remove"), QStringLiteral("Remove"));
            QCOMPARE(shownNumber(1.5), QStringLiteral("1.5"));
        }
        const Translation spanish(Language::Spanish, QLocale(QLocale::English));
        QCOMPARE(glioscope::tr("Remove"), QStringLiteral("Quitar"));
        QCOMPARE(shownNumber(1.5), QStringLiteral("1,5"));
    }

    void nothingIsLeftOfALanguageAfterwards()
    {
        const QLocale before;
        {
            const Translation spanish(Language::Spanish);
            QCOMPARE(inPanes("Pane", "No segmentation"), "Sin segmentación");
        }
        QCOMPARE(glioscope::tr("Remove"), QStringLiteral("Remove"));
        QCOMPARE(inPanes("Pane", "No segmentation"), "No segmentation");
        QCOMPARE(QLocale(), before);
    }

    void numbersFollowTheCountryWhereItSpeaksTheLanguage()
    {
        {
            const Translation spain(Language::System, QLocale(QLocale::Spanish, QLocale::Spain));
            QCOMPARE(shownNumber(12345.678, 'f', 2), QStringLiteral("12345,68"));
            QCOMPARE(numbersInPanes("45.5"), "45,5");
            QCOMPARE(plainNumber(QStringLiteral("0,5")), QStringLiteral("0.5"));
            QCOMPARE(plainNumber(QStringLiteral("0.5")), QStringLiteral("0.5"));
        }
        const Translation mexico(Language::System, QLocale(QLocale::Spanish, QLocale::Mexico));
        QCOMPARE(shownNumber(12345.678, 'f', 2), QStringLiteral("12345.68"));
        QCOMPARE(numbersInPanes("45.5"), "45.5");
        QCOMPARE(glioscope::tr("Remove"), QStringLiteral("Quitar"));
    }

    void whatIsNoNumberKeepsItsPoints()
    {
        const Translation spanish(Language::Spanish);
        QCOMPARE(withDecimalSeparators(QStringLiteral("a1.nii, 12.5 × 3.0 mm.")),
                 QStringLiteral("a1.nii, 12,5 × 3,0 mm."));
        QCOMPARE(shownValue("0.93"), QStringLiteral("0,93"));
        QCOMPARE(shownValue("2 of 3"), QStringLiteral("2 de 3"));
        QCOMPARE(shownValue("false positive"), QStringLiteral("falso positivo"));
    }

    void qtsOwnButtonsSpeakItToo()
    {
        const QString file =
            QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QLatin1String("/qtbase_es.qm");
        if (!QFileInfo::exists(file)) {
            QSKIP("Qt's own translations (package qt6-translations-l10n) are absent.");
        }
        const Translation spanish(Language::Spanish);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"),
                 QStringLiteral("Cancelar"));
    }

    void everyTextOfTheCodeIsInTheTranslation()
    {
        const test::TemporaryFolder folder;
        const QString copy = QString::fromStdString((folder.path() / "glioscope_es.ts").string());
        QVERIFY(QFile::copy(translationFile(), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(
            QString::fromStdString((test::sourceFolder() / "scripts" / "translate").string()),
            {copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        const QString said = QString::fromUtf8(lupdate.readAll());
        QVERIFY2(lupdate.exitCode() == 0, qPrintable(said));
        // A text of a class that cannot translate is looked up elsewhere than lupdate files it.
        for (const QString& line : said.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            QVERIFY2(line.contains(QLatin1String("Class 'glioscope' lacks Q_OBJECT macro")) ||
                         line.contains(QLatin1String("Class 'glioscope::Sentence' lacks Q_OBJECT")),
                     qPrintable(line));
        }
        const QList<Message> messages = messagesIn(contentsOf(copy));
        QVERIFY(messages.size() > 1000);
        QStringList unfinished;
        for (const Message& message : messages) {
            if (!message.finished) {
                unfinished << message.context + QLatin1String(": ") + message.english;
            }
        }
        QVERIFY2(unfinished.isEmpty(),
                 qPrintable(QStringLiteral("%1 texts have no Spanish; run scripts/translate:\n")
                                .arg(unfinished.size()) +
                            unfinished.join(QLatin1Char('\n'))));
        const auto texts = [](const QList<Message>& from) {
            QSet<QString> all;
            for (const Message& message : from) {
                all << message.context + QLatin1String(": ") + message.english;
            }
            return all;
        };
        const QSet<QString> gone =
            texts(messagesIn(contentsOf(translationFile()))) - texts(messages);
        QVERIFY2(gone.isEmpty(), qPrintable(QStringLiteral("Gone; run scripts/translate:\n") +
                                            gone.values().join(QLatin1Char('\n'))));
    }

    void everySpanishTextFitsItsEnglish()
    {
        QStringList misfits;
        for (const Message& message : messagesIn(contentsOf(translationFile()))) {
            QVERIFY2(!message.spanish.isEmpty(), qPrintable(message.english));
            for (const QString& spanish : message.spanish) {
                if (spanish.isEmpty() || !fits(message.english, spanish)) {
                    misfits << message.english + QLatin1String(" -> ") + spanish;
                }
            }
        }
        QVERIFY2(misfits.isEmpty(), qPrintable(misfits.join(QLatin1Char('\n'))));
    }

    void noSpanishTextIsEnglish()
    {
        QStringList same;
        for (const Message& message : messagesIn(contentsOf(translationFile()))) {
            if (message.spanish.contains(message.english) && !mayBeTheSame(message.english)) {
                same << message.english;
            }
        }
        QVERIFY2(same.isEmpty(), qPrintable(same.join(QLatin1Char('\n'))));
    }

    /// lupdate files a text that stands in no class under the namespace; who looked it up under
    /// another name would find nothing.
    void textsAreLookedUpWhereTheyAreFiled()
    {
        static const QRegularExpression kOwnTr(
            QStringLiteral("QString (tr|text|say)\\(const char\\*|translate\\(\"glioscope"));
        QStringList findings;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(test::sourceFolder() / "ui")) {
            const QString path = QString::fromStdString(entry.path().string());
            if (path.endsWith(QLatin1String(".cpp")) &&
                QString::fromUtf8(contentsOf(path)).contains(kOwnTr)) {
                findings << path;
            }
        }
        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n')) +
                                                QStringLiteral(": use ui/widgets/translated.h")));
    }

    void everyNameFromBelowTheWindowsIsKnown()
    {
        static const QSet<QString> kSame = {
            QStringLiteral("Axial"),
            QStringLiteral("Coronal"),
            QStringLiteral("Dice"),
            QStringLiteral("Jaccard"),
            QStringLiteral("HD"),
            QStringLiteral("HD95"),
            QStringLiteral("ASSD"),
            QStringLiteral("MONAI"),
            QStringLiteral("MIST"),
            QStringLiteral("Glioscope"),
            QStringLiteral("surface-distance"),
            QStringLiteral("HD95 (surface-distance)"),
            QString::fromUtf8(displayName(LabelScheme::Msd).data())};
        std::vector<std::string_view> names = {"true negative",  "true positive", "false positive",
                                               "false negative", "Entropy",       "Agreement",
                                               "Errors"};
        for (const LabelFacts& label : kLabelTable) {
            names.push_back(label.displayName);
        }
        for (const Region region : kAllRegions) {
            names.push_back(displayName(region));
        }
        for (const LabelScheme scheme : kChoosableLabelSchemes) {
            names.push_back(displayName(scheme));
        }
        for (const SlicePlane plane :
             {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal}) {
            names.push_back(displayName(plane));
        }
        for (const MetricFacts& metric : kMetricTable) {
            names.insert(names.end(), {metric.name, metric.formula});
        }
        for (const MetricConvention& convention : kAllConventions) {
            names.insert(names.end(), {convention.name, convention.emptyRule});
        }
        for (const LesionRules& rules : kAllLesionRules) {
            names.insert(names.end(), {rules.name, rules.formula, rules.emptyRule});
        }
        const Translation spanish(Language::Spanish);
        static const QRegularExpression kWord(QStringLiteral("[a-z]{2}"));
        for (const std::string_view name : names) {
            const QString english = spoken(name);
            QVERIFY2(
                shownName(name) != english || kSame.contains(english) || !english.contains(kWord),
                qPrintable(english + QStringLiteral(": add it to shown_names.cpp")));
        }
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
