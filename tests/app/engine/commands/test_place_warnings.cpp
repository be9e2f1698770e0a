// What the program says of labels that look mirrored, are cropped or have slanted axes.

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/voxel_order.h"
#include "tests/support/engine_process.h"
#include "tests/support/reversed_voxels.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// Leans the first axis of a NIfTI file: of its sform, which then stands alone.
void slant(const fs::path& file)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    const std::array<std::int16_t, 2> codes = {0, 1};
    stream.seekp(252);
    stream.write(reinterpret_cast<const char*>(codes.data()), sizeof codes);
    float lean = 0;
    stream.seekg(280 + 4);
    stream.read(reinterpret_cast<char*>(&lean), sizeof lean);
    lean += 0.5F;
    stream.seekp(280 + 4);
    stream.write(reinterpret_cast<const char*>(&lean), sizeof lean);
}

QJsonArray warningsOf(const EngineOutcome& outcome)
{
    for (const QJsonObject& line : jsonLines(outcome.output)) {
        if (line[u"type"_s] == u"evaluation"_s) {
            return line[u"warnings"_s].toArray();
        }
    }
    return {u"no evaluation"_s};
}

QStringList codesOf(const EngineOutcome& outcome)
{
    QStringList codes;
    for (const QJsonObject& line : jsonLines(outcome.output)) {
        for (const QJsonValue finding : line[u"findings"_s].toArray()) {
            codes << finding[u"code"_s].toString();
        }
    }
    codes.removeDuplicates();
    return codes;
}

}  // namespace

class TestPlaceWarnings : public QObject {
    Q_OBJECT

    EngineOutcome evaluate(const fs::path& prediction, const fs::path& reference,
                           const QStringList& more = {})
    {
        return runEngine(QStringList{u"evaluate"_s, u"--json"_s, u"--prediction"_s,
                                     text(prediction), u"--reference"_s, text(reference)} +
                         more);
    }
    EngineOutcome audit(const fs::path& dataset, const QStringList& more = {})
    {
        return runEngine(QStringList{u"audit"_s, text(dataset), u"--json"_s} + more);
    }
    fs::path written(const char* name, const LabelMap& labels)
    {
        const fs::path file = m_folder.path() / name;
        writeLabels(file, labels, LabelScheme::Brats2021);
        return file;
    }
    LabelMap cropped() const
    {
        const Index3& size = m_phantom.labels.geometry.size;
        return crop(m_phantom.labels,
                    {.begin = {1, 1, 1}, .end = {size[0] - 1, size[1] - 1, size[2] - 1}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_phantom = smallPhantom(3);
        m_case = writeCase(m_folder.path() / "good", m_phantom, {.name = "P_1"});
        m_labels = m_case / "P_1_seg.nii";
    }

    void aMirroredPredictionIsWarnedOfAndAGoodOneIsNot()
    {
        const EngineOutcome good = evaluate(written("good.nii", m_phantom.labels), m_labels);
        QCOMPARE(good.code, 0);
        QVERIFY(warningsOf(good).isEmpty());
        const EngineOutcome mirrored =
            evaluate(written("mirrored.nii", voxelsReversed(m_phantom.labels)), m_labels);
        QCOMPARE(mirrored.code, 0);
        QCOMPARE(warningsOf(mirrored).size(), 1);
        QVERIFY(warningsOf(mirrored)[0].toString().contains(u"mirrored.nii looks mirrored"_s));
        QVERIFY(mirrored.error.contains("looks mirrored"));
    }

    void aCroppedPredictionIsBackgroundOutsideAndSaysSo()
    {
        const EngineOutcome outcome = evaluate(written("part.nii", cropped()), m_labels);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(warningsOf(outcome).size(), 1);
        QVERIFY(warningsOf(outcome)[0].toString().contains(u"only a part of the grid"_s));
        for (const QJsonObject& line : jsonLines(outcome.output)) {
            for (const QJsonValue row : line[u"rows"_s].toArray()) {
                QCOMPARE(row[u"dice"_s].toDouble(), 1.0);  // the tumour lies within
            }
        }
    }

    void anAuditWarnsOfMirroredAndCroppedLabels()
    {
        const EngineOutcome good = audit(m_folder.path() / "good");
        QVERIFY2(!codesOf(good).contains(u"mirrored-labels"_s), good.output.constData());
        QVERIFY(!codesOf(good).contains(u"part-of-grid"_s));
        Phantom wrong = m_phantom;
        wrong.labels = voxelsReversed(m_phantom.labels);
        writeCase(m_folder.path() / "wrong", wrong, {.name = "P_2"});
        const EngineOutcome outcome = audit(m_folder.path() / "wrong");
        QCOMPARE(outcome.code, good.code);  // a warning alone
        QVERIFY2(codesOf(outcome).contains(u"mirrored-labels"_s), outcome.output.constData());
        writeLabels(m_folder.path() / "wrong" / "P_2" / "P_2_seg.nii", cropped(),
                    LabelScheme::Brats2021);
        QVERIFY(codesOf(audit(m_folder.path() / "wrong")).contains(u"part-of-grid"_s));
    }

    void slantedAxesAreStraightenedWhereAskedAndTheResultSaysSo()
    {
        const fs::path folder = writeCase(m_folder.path() / "slanted", m_phantom, {.name = "P_3"});
        for (const auto& entry : fs::directory_iterator(folder)) {
            slant(entry.path());
        }
        const QStringList straighten = {u"--straighten"_s};
        const fs::path labels = folder / "P_3_seg.nii";
        const EngineOutcome refused = evaluate(labels, labels);
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.error.contains("right angles"));
        const EngineOutcome evaluated = evaluate(labels, labels, straighten);
        QCOMPARE(evaluated.code, 0);
        QCOMPARE(warningsOf(evaluated).size(), 2);
        QVERIFY(warningsOf(evaluated)[0].toString().contains(u"straightened"_s));
        QVERIFY(codesOf(audit(m_folder.path() / "slanted")).contains(u"unreadable-file"_s));
        const QStringList audited = codesOf(audit(m_folder.path() / "slanted", straighten));
        QVERIFY(audited.contains(u"straightened"_s) && !audited.contains(u"unreadable-file"_s));
        const EngineOutcome measured =
            runEngine(QStringList{u"statistics"_s, text(labels)} + straighten);
        QCOMPARE(measured.code, 0);
        QVERIFY(measured.error.contains("straightened"));
        segmentSlanted(folder, straighten);
    }

private:
    void segmentSlanted(const fs::path& folder, const QStringList& straighten)
    {
        const fs::path models = m_folder.path() / "models";
        writeRandomModel(models, "tiny", 2);
        const QStringList command = {u"segment"_s, text(folder), u"--json"_s, u"--output"_s,
                                     text(m_folder.path() / "out")};
        QCOMPARE(runEngine(command, models).code, 1);
        const EngineOutcome outcome = runEngine(command + straighten, models);
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QVERIFY2(outcome.output.contains("straightened"), outcome.output.constData());
    }

    TemporaryFolder m_folder;
    Phantom m_phantom;
    fs::path m_case;
    fs::path m_labels;
};

QTEST_GUILESS_MAIN(TestPlaceWarnings)
#include "test_place_warnings.moc"
