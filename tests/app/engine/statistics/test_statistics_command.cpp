// The real program on a synthetic case: what is printed, what is written, what is refused.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/statistics/structure_statistics.h"
#include "tests/support/engine_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestStatisticsCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_case;
    fs::path m_labels;

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_case = makeCase(m_folder->path() / "Fälle", 1);
        m_labels = m_case / (m_case.filename().string() + "_seg.nii.gz");
    }
    void cleanupTestCase() { m_folder.reset(); }

    void theLastLineIsTheFiguresOfEachStructure()
    {
        const EngineOutcome outcome =
            runEngine({u"statistics"_s, text(m_labels), text(m_case), u"--json"_s});
        QCOMPARE(outcome.code, 0);
        const QJsonObject last = jsonLines(outcome.output).last();
        QCOMPARE(last[u"type"_s].toString(), u"statistics"_s);
        const QJsonArray structures = last[u"structures"_s].toArray();
        const auto expected = structureStatistics(readLabels(m_labels, LabelScheme::Brats2021).map);
        QCOMPARE(structures.size(), static_cast<qsizetype>(expected.size()));
        for (std::size_t n = 0; n < expected.size(); ++n) {
            const QJsonObject one = structures[static_cast<qsizetype>(n)].toObject();
            QCOMPARE(one[u"structure"_s].toString().toStdString(),
                     std::string(shortName(expected[n].structure)));
            QCOMPARE(one[u"voxels"_s].toInteger(), expected[n].whole.voxels);
            QVERIFY(expected[n].whole.voxels > 0);
            QCOMPARE(one[u"ml"_s].toDouble(), expected[n].whole.ml);
            for (int axis = 0; axis < 3; ++axis) {
                QVERIFY(std::abs(one[u"centroidLps"_s].toArray()[axis].toDouble() -
                                 (*expected[n].whole.centroidLps)[static_cast<std::size_t>(axis)]) <
                        1e-9);
            }
            QCOMPARE(one[u"lesions"_s].toArray().size(),
                     static_cast<qsizetype>(expected[n].lesions.size()));
            QVERIFY(one[u"intensities"_s][u"flair"_s][u"mean"_s].toDouble() > 0);
        }
    }

    void theTableIsWrittenWithARowEach()
    {
        const fs::path file = m_folder->path() / "figures.csv";
        const EngineOutcome outcome =
            runEngine({u"statistics"_s, text(m_case), u"--csv"_s, text(file)});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.output.contains("WT") && outcome.output.contains("26-connected"));
        QFile csv(text(file));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(csv.readAll()).trimmed().split(u'\n');
        const qsizetype columns = lines.front().count(u',');
        QVERIFY(lines.front().startsWith(u"structure,lesion,voxels,ml,"_s));
        QVERIFY(lines.size() > 5 && lines[1].startsWith(u"NCR,,"_s));
        for (const QString& line : lines) {
            QCOMPARE(line.count(u','), columns);
        }
    }

    void whatCannotBeMeasuredIsSaid()
    {
        const EngineOutcome missing = runEngine({u"statistics"_s, u"/nowhere/a_seg.nii"_s});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.error.contains("does not exist"));
        const EngineOutcome image = runEngine(
            {u"statistics"_s, text(m_case / (m_case.filename().string() + "_flair.nii.gz"))});
        QVERIFY(image.code != 0 && !image.error.isEmpty());
        QCOMPARE(runEngine({u"statistics"_s}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestStatisticsCommand)
#include "test_statistics_command.moc"
