// Sentences from below the windows, told in Spanish.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "ui/settings/language.h"
#include "ui/widgets/sentence_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>

using namespace glioscope;

class TestSentenceText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceIsToldInTheLanguageWithItsNumbers()
    {
        const Sentence said = Sentence::of(
            "contradicts itself in its orientation (its sform and qform differ by %1 mm)",
            Sentence::Number{"2.5"});
        QCOMPARE(shownSentence(said), toText(said.text()));
        const Translation spanish(Language::Spanish);
        QCOMPARE(shownSentence(said),
                 QStringLiteral(
                     "se contradice en su orientación (su sform y su qform difieren en 2,5 mm)"));
    }

    void whatStandsInItIsToldToo()
    {
        const Translation spanish(Language::Spanish);
        const std::filesystem::path file = "/d/%2.nii";
        const Sentence listed = Sentence::of("%1 and %2", std::string("T1"), std::string("T2"));
        QCOMPARE(shownSentence(Sentence::of("%1 marks no tumour at all.", file)),
                 QStringLiteral("/d/%2.nii no marca ningún tumor."));
        QCOMPARE(shownSentence(Sentence::of("The model %1 needs %2; this case has no %3.",
                                            std::string("unet"), listed, std::string("T2"))),
                 QStringLiteral("El modelo unet necesita T1 y T2; este caso no tiene T2."));
        QCOMPARE(shownSentence(Sentence::name("Necrotic core")),
                 QStringLiteral("Núcleo necrótico"));
        QCOMPARE(shownSentence(together(Sentence::of("The file"), Sentence::of("an archive"))),
                 QStringLiteral("El archivo un archivo comprimido"));
    }

    void whatTheLanguageHasNoWordsForStaysEnglish()
    {
        const Translation spanish(Language::Spanish);
        const Sentence newer("Of a newer engine: %1 is 100 %2.",
                             {std::string("x"), std::string("y")});
        QCOMPARE(shownSentence(newer), QStringLiteral("Of a newer engine: x is 100 y."));
        QCOMPARE(shownSentence("Plain %1 text 1.5"), QStringLiteral("Plain %1 text 1.5"));
    }

    /// Also that lupdate understands every place where one is made.
    void everySentenceThatIsMadeBelowIsTold()
    {
        static const QRegularExpression kMade(
            QStringLiteral("Sentence::of\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"));
        static const QRegularExpression kBetween(QStringLiteral("(?<!\\\\)\"\\s*\""));
        static const QSet<QString> kSame = {QStringLiteral("vertical"), QStringLiteral("%1 ml")};
        const Translation spanish(Language::Spanish);
        int made = 0;
        QStringList untold;
        for (const QString& file : sources()) {
            auto found = kMade.globalMatch(contentsOf(file));
            for (; found.hasNext(); ++made) {
                QString text = found.next().captured(1).trimmed().remove(kBetween);
                text = text.mid(1, text.size() - 2)
                           .replace(QLatin1String("\\\""), QLatin1String("\""));
                if (shownSentence(Sentence(text.toStdString(), {})) == text &&
                    !kSame.contains(text)) {
                    untold << file + QLatin1String(": ") + text;
                }
            }
        }
        QVERIFY2(untold.isEmpty(), qPrintable(untold.join(QLatin1Char('\n'))));
        QVERIFY(made > 400);
    }

    /// What a developer alone meets may be, what one program says of the other's words, and what
    /// DCMTK refuses to make; what a library says has no words in the source.
    void noFailureIsThrownAsPlainEnglish()
    {
        static const QRegularExpression kThrown(
            QStringLiteral("\\b(?:throw \\w+|require|refuse|fail)[({]"
                           "((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*);"));
        static const QRegularExpression kWords(QStringLiteral("\"[^\"]*\\w [^ \"]+ \\w[^\"]*\""));
        static const QRegularExpression kTold(
            QStringLiteral("Sentence(?:::|\\()|\\btr\\(|\\brangeText\\("));
        constexpr std::array kOwnWords = {"/app/engine/selftest/", "/segmentation/jobs/",
                                          "/segmentation/dicom/seg_writer.cpp"};
        int thrown = 0;
        QStringList plain;
        for (const QString& file : sources()) {
            if (std::ranges::any_of(kOwnWords, [&](const char* place) {
                    return file.contains(QLatin1String(place));
                })) {
                continue;
            }
            auto found = kThrown.globalMatch(contentsOf(file));
            for (; found.hasNext(); ++thrown) {
                const QString what = found.next().captured(1);
                if (what.contains(kWords) && !what.contains(kTold)) {
                    plain << file + QLatin1String(": ") + what;
                }
            }
        }
        QVERIFY2(plain.isEmpty(), qPrintable(plain.join(QLatin1Char('\n'))));
        QVERIFY2(thrown > 300, qPrintable(QString::number(thrown)));
    }

    void aFailureOfAReaderIsTold()
    {
        const Translation spanish(Language::Spanish);
        try {
            (void)readImage("/nowhere/a.nii");
            QFAIL("There is no such file.");
        } catch (const std::exception& failure) {
            QCOMPARE(toText(failure.what()),
                     QStringLiteral("/nowhere/a.nii does not exist; check the path, or whether its "
                                    "disk is still there."));
            QCOMPARE(shownFailure(failure),
                     QStringLiteral(
                         "/nowhere/a.nii no existe; compruebe la ruta, o si su disco sigue ahí."));
        }
        QCOMPARE(shownFailure(std::runtime_error("Not ours.")), QStringLiteral("Not ours."));
    }

private:
    /// Of the code, without the tests.
    static QStringList sources()
    {
        QStringList files;
        for (const char* folder : {"segmentation", "training", "app", "viewer", "ui"}) {
            QDirIterator entries(QString::fromStdString((test::sourceFolder() / folder).string()),
                                 {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                                 QDirIterator::Subdirectories);
            while (entries.hasNext()) {
                files << entries.next();
            }
        }
        return files;
    }

    static QString contentsOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static QString toText(const std::string& text) { return QString::fromStdString(text); }
};

QTEST_GUILESS_MAIN(TestSentenceText)
#include "test_sentence_text.moc"
