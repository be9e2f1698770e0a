// What the engine never writes over: its own inputs.

#include "tests/support/engine_process.h"

#include <QFile>
#include <QTest>

#include <filesystem>
#include <optional>

using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const fs::path& file)
{
    QFile opened(text(file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

}  // namespace

class TestRefusedOutputs : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        writeRandomModel(m_models, "tiny", 2);
        writeRandomModel(m_models, "other", 2);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void aSegmentationTakesNoPlaceOfAFileOfItsCase()
    {
        const fs::path scan = makeCase(m_folder->path() / "cases", 1) / "Phantom_001_t1.nii.gz";
        const fs::path output = m_folder->path() / "output";
        fs::create_directories(output);
        fs::create_hard_link(scan, output / "Phantom_001_tiny_seg.nii.gz");
        const QByteArray before = bytesOf(scan);
        const EngineOutcome outcome = runEngine(
            {u"segment"_s, text(scan), u"--model"_s, u"tiny"_s, u"--output"_s, text(output)},
            m_models);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.error.contains("take the place of the T1 image of the case Phantom_001"),
                 outcome.error.constData());
        QCOMPARE(namesIn(output), QStringList{u"Phantom_001_tiny_seg.nii.gz"_s});
        QCOMPARE(bytesOf(output / "Phantom_001_tiny_seg.nii.gz"), before);
    }

    void aMeanOfModelsTakesNoPlaceOfOneOfThem()
    {
        const fs::path first = m_models / "tiny.h5";
        const QByteArray before = bytesOf(first);
        const EngineOutcome outcome =
            runEngine({u"average"_s, text(first), text(m_models / "other.h5"), u"--output"_s,
                       text(m_models / "." / "tiny.h5")},
                      m_models);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("one of the models to be joined"),
                 outcome.error.constData());
        QCOMPARE(bytesOf(first), before);
    }
};

QTEST_GUILESS_MAIN(TestRefusedOutputs)
#include "test_refused_outputs.moc"
