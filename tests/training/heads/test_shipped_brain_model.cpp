// The shipped model for brains: in heads made up around brains it never saw, and on a real head.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/inference/brain_extractor.h"
#include "segmentation/metrics/overlap.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/preparation/head_input.h"
#include "tests/support/test_data.h"
#include "training/heads/random_head.h"
#include "training/patches/patch_pipeline.h"

#include <QtTest>

#include <memory>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

StrippedBrain phantomBrain()
{
    PhantomOptions options;
    options.geometry.size = {80, 80, 52};
    options.geometry.spacingMm = {3, 3, 3};
    Phantom phantom = makePhantom(options);
    CaseVolumes volumes{.name = "phantom", .synthetic = true};
    for (std::size_t s = 0; s < phantom.images.size(); ++s) {
        volumes.images[s] = std::make_shared<const Image>(std::move(phantom.images[s]));
    }
    volumes.labels = std::make_shared<const LabelMap>(std::move(phantom.labels));
    return strippedBrain(makePatch(volumes, {.spacingMm = {3, 3, 3}}));
}

/// Values of a head, whose last axis is the fastest, as a volume.
template <typename T, typename Convert>
Volume<T> volumeOf(const std::vector<float>& values, const Index3& size, const Convert& convert)
{
    Volume<T> volume(Geometry{.size = size, .spacingMm = {3, 3, 3}});
    std::size_t v = 0;
    for (int i = 0; i < size[0]; ++i) {
        for (int j = 0; j < size[1]; ++j) {
            for (int k = 0; k < size[2]; ++k, ++v) {
                volume.at(i, j, k) = convert(values[v]);
            }
        }
    }
    return volume;
}

double diceOf(const Mask& found, const Mask& expected)
{
    return dice(compareMasks(found.voxels, expected.voxels));
}

Mask maskOf(const fs::path& file)
{
    const Image image = readImage(file);
    Mask mask(image.geometry);
    std::ranges::transform(image.voxels, mask.voxels.begin(),
                           [](float v) { return static_cast<std::uint8_t>(v > 0); });
    return mask;
}

}  // namespace

class TestShippedBrainModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isBelowAMegabyte() { QVERIFY(fs::file_size(findBrainModel("")) < 1'000'000); }

    void findsBrainsItNeverSawInHeadsThatNeverWere()
    {
        const StrippedBrain brain = phantomBrain();
        BrainExtractor extractor(findBrainModel(""), {.device = "cpu"});
        constexpr int kHeads = 8;
        double mean = 0;
        for (std::uint64_t n = 0; n < kHeads; ++n) {
            const RandomHead head = randomHead(brain, {64, 80, 64}, RandomStream(2, 1, n));
            const Image image =
                volumeOf<float>(head.image, head.size, [](float v) { return 700 * v; });
            const Mask expected = volumeOf<std::uint8_t>(
                head.brain, head.size, [](float v) { return std::uint8_t{v > 0.5F}; });
            const double one = diceOf(extractor.extract(image).brain, expected);
            qInfo("head %d: %.3f", static_cast<int>(n), one);
            mean += one / kHeads;
        }
        QVERIFY2(mean > 0.9, qPrintable(QString::number(mean)));
    }

    /// Against an algorithm's masks (HD-BET), each sequence on its own oblique grid.
    void findsTheBrainOfARealHead_data()
    {
        QTest::addColumn<QString>("sequence");
        QTest::addColumn<QString>("mask");
        QTest::newRow("FLAIR") << "flair" << "fla";
        QTest::newRow("T1") << "t1" << "t1";
        QTest::newRow("T1ce") << "t1ce" << "t1c";
        QTest::newRow("T2") << "t2" << "t2";
    }
    void findsTheBrainOfARealHead()
    {
        const auto data = test::realData();
        if (!data || !fs::exists(*data / "raw-heads")) {
            QSKIP(test::kNoRealData);
        }
        QFETCH(QString, sequence);
        QFETCH(QString, mask);
        const fs::path folder = *data / "raw-heads/TCGA-FG-6692";
        const Image image =
            readImage(folder / ("TCGA-FG-6692_" + sequence.toStdString() + ".nii.gz"));
        BrainExtractor extractor(findBrainModel(""), {.device = "cpu"});
        const BrainExtraction found = extractor.extract(image);
        QVERIFY(!isStripped(found.brightShareOutside));
        const double one = diceOf(
            found.brain, maskOf(folder / ("hdbet_mask_native_" + mask.toStdString() + ".nii.gz")));
        qInfo("%.4f", one);
        QVERIFY2(one >= 0.95, qPrintable(QString::number(one)));
    }

    /// Colin27 against its own mask, of Debian's mricron-data, or from a folder of theirs. That
    /// mask follows the cortex and leaves out the fluid over it.
    void findsColinsBrain()
    {
        const QString told = qEnvironmentVariable("GLIOSCOPE_MRICRON_TEMPLATES");
        const fs::path folder =
            told.isEmpty() ? "/usr/share/mricron/templates" : told.toStdString();
        if (!fs::exists(folder / "ch2.nii.gz")) {
            QSKIP(
                "mricron-data is not installed, nor its templates where "
                "GLIOSCOPE_MRICRON_TEMPLATES says.");
        }
        BrainExtractor extractor(findBrainModel(""), {.device = "cpu"});
        const BrainExtraction found = extractor.extract(readImage(folder / "ch2.nii.gz"));
        QVERIFY(!isStripped(found.brightShareOutside));
        const double one = diceOf(found.brain, maskOf(folder / "ch2bet.nii.gz"));
        qInfo("%.4f", one);
        QVERIFY2(one >= 0.95, qPrintable(QString::number(one)));
    }
};

QTEST_GUILESS_MAIN(TestShippedBrainModel)
#include "test_shipped_brain_model.moc"
