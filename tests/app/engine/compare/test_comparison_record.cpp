// What a record of a comparison, and the results that are made of records, cannot be used for, as a
// window tells it.

#include "app/engine/compare/cohort.h"
#include "app/engine/compare/cohort_results.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "ui/settings/language.h"
#include "ui/widgets/sentence_text.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestComparisonRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoRecordIsToldInSpanish_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const QByteArray whole = QByteArray::fromStdString(recordText({}));
        QTest::newRow("of another version")
            << QByteArray(whole).replace("\"format\": 1", "\"format\": 2")
            << u"es de otra versión"_s;
        QTest::newRow("cut off") << whole.first(whole.size() / 2) << u"está dañado"_s;
        QTest::newRow("without a field")
            << QByteArray(whole).replace("\"slice\"", "\"slices\"") << u"está dañado"_s;
        QTest::newRow("of no structure")
            << QByteArray(whole).replace("\"rows\": []", R"("rows": [{"structure": "none"}])")
            << u"no nombra ninguna estructura"_s;
    }

    void whatIsNoRecordIsToldInSpanish()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, reason);
        const fs::path file = m_folder.path() / "record.json";
        std::ofstream(file, std::ios::binary) << bytes.toStdString();
        QCOMPARE(refusal([&] { (void)readRecord(file); }),
                 u"El archivo %1 no es el registro de una comparación (%2); bórrelo y ejecute de "
                 u"nuevo la comparación."_s.arg(QString::fromStdString(file.string()), reason));
    }

    void aRecordThatIsNotThereIsToldInSpanish()
    {
        QCOMPARE(refusal([] { (void)readRecord("/nowhere/r.json"); }),
                 u"El archivo /nowhere/r.json no se puede leer; ejecute de nuevo la comparación "
                 u"que lo escribe."_s);
    }

    void whyACaseWasLeftOutIsToldInSpanishAfterItWasKept()
    {
        const fs::path file = m_folder.path() / "problem.json";
        ComparisonRecord record;
        record.problem = missingSentence("Brats 7", {"other", "/d/results"});
        std::ofstream(file, std::ios::binary) << recordText(record);
        const Translation spanish(Language::Spanish);
        QCOMPARE(shownSentence(readRecord(file).problem),
                 u"La carpeta /d/results no tiene ninguna segmentación del caso Brats 7."_s);
    }

    void partsThatDoNotFitTogetherAreToldInSpanish()
    {
        const CohortResults one = {{"unet"}, {"a"}, {ComparisonRecord()}};
        const CohortResults other = {{"vnet"}, {"b"}, {ComparisonRecord()}};
        QCOMPARE(refusal([&] { (void)merged({one, one}, {"/p/1", "/p/2"}); }),
                 u"/p/1 y /p/2 contienen los dos el caso a; una partes de una misma "
                 u"comparación."_s);
        QCOMPARE(refusal([&] { (void)merged({one, other}, {"/p/1", "/p/2"}); }),
                 u"/p/2 y /p/1 comparan otros modelos, o en otro orden; una partes de una misma "
                 u"comparación."_s);
    }

private:
    template <typename Work>
    static QString refusal(const Work& work)
    {
        const Translation spanish(Language::Spanish);
        try {
            work();
        } catch (const std::exception& failure) {
            return shownFailure(failure);
        }
        return {};
    }

    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestComparisonRecord)
#include "test_comparison_record.moc"
