// The real program with a network that calls everything brain, or nothing.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "tests/support/engine_process.h"
#include "tests/support/oriented_grids.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <QTest>

#include <cmath>
#include <fstream>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

/// `answer` above 0: brain everywhere.
void writeModelThatSays(const fs::path& folder, const std::string& name, double answer)
{
    ModelContract contract;
    contract.name = name;
    contract.network = {
        .kind = NetworkKind::UNet, .baseWidth = 2, .inputChannels = 1, .outputChannels = 1};
    contract.inputs.clear();
    contract.outputs.clear();
    contract.outputKind = OutputKind::Brain;
    contract.intensityNorm = IntensityNorm::Percentiles;
    contract.spacingMm = {5, 5, 5};
    contract.trainingData = "None.";
    const auto network = makeNetwork(contract.network);
    {
        const at::NoGradGuard noGradient;
        network->named_parameters()["head.weight"].zero_();
        network->named_parameters()["head.bias"].fill_(answer);
    }
    fs::create_directories(folder);
    writeModel(folder / (name + ".h5"), contract, *network, StoredPrecision::Float16);
}

}  // namespace

class TestBrainMaskCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models, m_image, m_mask;
    Geometry m_grid;

    [[nodiscard]] EngineOutcome run(const QString& model, const QStringList& more = {})
    {
        return runEngine(QStringList{u"brain-mask"_s, text(m_image), u"--output"_s, text(m_mask),
                                     u"--device"_s, u"cpu"_s, u"--model"_s, model} +
                             more,
                         m_models);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        m_image = m_folder->path() / "head.nii.gz";
        m_mask = m_folder->path() / "masks" / "brain.nii.gz";
        writeModelThatSays(m_models, "all", 8);
        writeModelThatSays(m_models, "nothing", -8);
        writeRandomModel(m_models, "tumours", 2);
        m_grid = turned(
            reordered({.size = {20, 24, 9}, .spacingMm = {6, 5, 15}, .originLps = {-60, -70, -50}},
                      {2, 0, 1}, {true, false, true}),
            20, 10);
        writeImage(m_image, fromWorld<float>(m_grid, [](const Vec3& p) {
                       return static_cast<float>(100 + p[0] + 0.5 * p[1]);
                   }));
    }
    void cleanup() { fs::remove_all(m_mask.parent_path()); }
    void cleanupTestCase() { m_folder.reset(); }

    void maskLiesOnTheImagesOwnGrid()
    {
        const EngineOutcome outcome = run(u"all"_s, {u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const Image mask = readImage(m_mask);
        QVERIFY(samePhysicalGrid(mask.geometry, m_grid));
        QVERIFY(std::ranges::all_of(mask.voxels, [](float v) { return v == 1; }));
        const QJsonObject said = jsonLines(outcome.output).last();
        const double ml = 20 * 24 * 9 * 6 * 5 * 15 / 1000.0;
        QVERIFY(std::abs(said[u"volumeMl"].toDouble() - ml) < 1e-3 * ml);
        QVERIFY(said[u"stripped"].toBool());  // nothing is left outside
    }

    void noBrainIsASentenceAndNoFile()
    {
        const EngineOutcome outcome = run(u"nothing"_s);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("No brain was found"), outcome.error.constData());
        QVERIFY(!fs::exists(m_mask));
    }

    void modelsOfTumoursAndOfBrainsAreNotTakenForEachOther()
    {
        const EngineOutcome named = run(u"tumours"_s);
        QCOMPARE(named.code, 1);
        QVERIFY2(named.error.contains("tumours finds tumours and no brain"),
                 named.error.constData());
        const EngineOutcome unknown = run(u"other"_s);
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.error.contains("all, nothing"), unknown.error.constData());
        const EngineOutcome file = run(text(m_models / "tumours.h5"));
        QCOMPARE(file.code, 1);
        QVERIFY2(file.error.contains("finds tumours and no brain"), file.error.constData());
        QVERIFY(!runEngine({u"models"_s}, m_models).output.contains("nothing"));
    }

    void aModelOfBrainsSegmentsNothing_data()
    {
        QTest::addColumn<QStringList>("command");
        const QString file = text(m_models / "all.h5");
        QTest::newRow("segment, name") << QStringList{u"segment"_s, u"--model"_s, u"all"_s};
        QTest::newRow("segment, file") << QStringList{u"segment"_s, u"--model"_s, file};
        QTest::newRow("segment, second")
            << QStringList{u"segment"_s, u"--model"_s, u"tumours"_s, u"all"_s};
        QTest::newRow("compare, name") << QStringList{u"compare"_s, u"--models"_s, u"all"_s};
        QTest::newRow("compare, second")
            << QStringList{u"compare"_s, u"--models"_s, u"tumours"_s, file};
    }
    void aModelOfBrainsSegmentsNothing()
    {
        QFETCH(QStringList, command);
        const fs::path cases = m_folder->path() / "cases", output = m_folder->path() / "out";
        if (!fs::exists(cases)) {  // two that cannot be read: nothing may come to that
            for (const char* name : {"A", "B"}) {
                fs::create_directories(cases / name);
                for (const char* sequence : {"flair", "t1", "t1ce", "t2", "seg"}) {
                    std::ofstream(cases / name / (std::string(name) + "_" + sequence + ".nii"))
                        << "no image";
                }
            }
        }
        command << u"--output"_s << text(output);
        command.insert(1, text(cases));
        const EngineOutcome outcome = runEngine(command, m_models);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.error.count("The model all finds the brain and no tumour"), 1);
        QCOMPARE(outcome.error.trimmed().count('\n'), 0);
        QVERIFY(outcome.output.isEmpty());
        QVERIFY(!fs::exists(output));
    }

    void imageIsNotReplacedByItsMask()
    {
        m_mask = m_image;
        const EngineOutcome outcome = run(u"all"_s);
        m_mask = m_folder->path() / "masks" / "brain.nii.gz";
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("would take the place of the image"),
                 outcome.error.constData());
        QVERIFY(!std::ranges::all_of(readImage(m_image).voxels, [](float v) { return v == 1; }));
    }
};

QTEST_GUILESS_MAIN(TestBrainMaskCommand)
#include "test_brain_mask_command.moc"
