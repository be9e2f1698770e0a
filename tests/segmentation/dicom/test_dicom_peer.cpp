// Our volumes beside those of dcm2niix, an independent reader: fixtures made here, and the real
// series where they are at hand.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/intensities.h"
#include "segmentation/dicom/series_volume.h"
#include "segmentation/dicom/study_proposal.h"
#include "segmentation/dicom/study_scan.h"
#include "segmentation/volume/voxel_order.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

const QString kPeer = u"dcm2niix"_s;

/// Of a voxel, and of the largest value: a float's last digits.
constexpr double kMoved = 1e-3;
constexpr double kRounded = 2e-7;

/// Slope and intercept as DICOM has them, not Philips' private ones; those of 4D files one by one.
std::vector<Image> peerVolumes(const fs::path& folder)
{
    const TemporaryFolder output;
    QProcess process;
    process.start(kPeer, {u"-p"_s, u"n"_s, u"-b"_s, u"n"_s, u"-z"_s, u"n"_s, u"-f"_s, u"%s_%p_%u"_s,
                          u"-o"_s, QString::fromStdString(output.path().string()),
                          QString::fromStdString(folder.string())});
    std::vector<Image> volumes;
    if (!process.waitForFinished(120000)) {
        return volumes;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(output.path())) {
        if (entry.path().extension() == ".nii") {
            const RawVolume raw = readRawVolume(entry.path(), {});
            for (std::size_t t = 0; t < raw.volumes; ++t) {
                volumes.emplace_back(raw.geometry, toIntensities(raw, t).values);
            }
        }
    }
    return volumes;
}

struct Agreement {
    double movedVoxels = 1e9;
    double difference = 1e9;  ///< share of the largest value
    [[nodiscard]] bool holds() const { return movedVoxels <= kMoved && difference <= kRounded; }
};

Agreement compare(const Image& ours, const Image& peer)
{
    const Image permuted = inOrderOf(ours.geometry, peer);
    if (permuted.geometry.size != ours.geometry.size) {
        return {};
    }
    const Vec3& spacing = ours.geometry.spacingMm;
    Agreement found = {maxCornerDisplacementMm(ours.geometry, permuted.geometry) /
                           std::min({spacing[0], spacing[1], spacing[2]}),
                       0};
    float most = 1;
    for (std::size_t n = 0; n < ours.voxels.size(); ++n) {
        found.difference =
            std::max(found.difference, double(std::abs(ours.voxels[n] - permuted.voxels[n])));
        most = std::max(most, std::abs(ours.voxels[n]));
    }
    found.difference /= most;
    return found;
}

/// How many volumes of a folder agree with one of the peer's; a failed check where one that the
/// peer has as a volume of its own does not.
int agreeing(const fs::path& folder)
{
    const std::vector<Image> peers = peerVolumes(folder);
    const StudyScan scan = scanStudy(folder);
    int agreed = 0;
    for (const SeriesVolume& volume : volumesOf(scan.instances)) {
        const Image ours = readVolume(volume, scan.instances);
        Agreement best;
        for (const Image& peer : peers) {
            const Agreement one = compare(ours, peer);
            best = one.difference < best.difference ? one : best;
        }
        if (best.holds()) {
            ++agreed;
        } else {
            qInfo("%s: corners %g voxels, values %g", describe(ours.geometry).c_str(),
                  best.movedVoxels, best.difference);
        }
    }
    return agreed;
}

/// Rows, columns and the normal of a DICOM image are right-handed.
Volume<int> rightHanded(const Image& image)
{
    Geometry grid = image.geometry;
    const bool turned = determinant(grid.direction) < 0;
    if (turned) {
        grid.originLps = grid.toLps({0, 0, grid.size[2] - 1.0});
        for (Vec3& row : grid.direction) {
            row[2] = -row[2];
        }
    }
    Volume<int> stored(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                stored.at(i, j, k) =
                    int(std::lround(image.at(i, j, turned ? grid.size[2] - 1 - k : k)));
            }
        }
    }
    return stored;
}

}  // namespace

class TestDicomPeer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(kPeer).isEmpty()) {
            QSKIP("dcm2niix is not installed.");
        }
    }

    void everyOrientationAgrees()
    {
        int tried = 0;
        for (const auto& list : {allAxisOrders(), trickyGeometries()}) {
            for (const auto& [name, geometry] : list) {
                if (determinant(geometry.direction) > 0) {
                    const TemporaryFolder folder;
                    writeClassic(folder.path(), {.stored = storedRamp(geometry)});
                    QCOMPARE(agreeing(folder.path()), 1);
                    ++tried;
                }
            }
        }
        QVERIFY(tried >= 26);
    }

    void storedFormsAgree_data()
    {
        QTest::addColumn<DicomFixture>("fixture");
        DicomFixture f = {.stored = storedRamp(obliqueGeometry())};
        QTest::newRow("12 bits") << f;
        f.slope = 0.37;
        f.intercept = -12.5;
        QTest::newRow("rescaled") << f;
        f.manufacturer = "Philips";
        QTest::newRow("rescaled, Philips") << f;
        f.manufacturer = "GE MEDICAL SYSTEMS";
        f.slope = 1;
        f.intercept = 0;
        QTest::newRow("GE") << f;
        f.isSigned = true;
        f.bitsStored = 16;
        for (int& value : f.stored.voxels) {
            value -= 2000;
        }
        QTest::newRow("signed") << f;
    }

    void storedFormsAgree()
    {
        QFETCH(DicomFixture, fixture);
        const TemporaryFolder folder;
        writeClassic(folder.path() / "classic", fixture);
        QCOMPARE(agreeing(folder.path() / "classic"), 1);
        writeEnhanced(folder.path() / "enhanced", fixture);
        QCOMPARE(agreeing(folder.path() / "enhanced"), 1);
    }

    /// dcm2niix keeps what is stored, so that black tissue is bright; we turn it, as it is shown.
    void whereTheLeastIsWhiteThePeersValuesAreTurned()
    {
        const TemporaryFolder folder;
        const DicomFixture f = {.stored = storedRamp(obliqueGeometry()), .inverted = true};
        writeClassic(folder.path(), f);
        std::vector<Image> peers = peerVolumes(folder.path());
        QCOMPARE(peers.size(), std::size_t{1});
        for (float& value : peers[0].voxels) {
            value = 4095 - value;
        }
        const StudyScan scan = scanStudy(folder.path());
        const Image ours = readVolume(volumesOf(scan.instances).at(0), scan.instances);
        QVERIFY(compare(ours, peers[0]).holds());
    }

    void seriesOfSeveralVolumesAgree()
    {
        const TemporaryFolder folder;
        DicomFixture f = {.stored = storedRamp(obliqueGeometry())};
        for (f.acquisition = 1; f.acquisition <= 3; ++f.acquisition) {
            f.firstInstance = 20 * f.acquisition;
            f.echoTimeMs = f.acquisition == 3 ? 90 : 10;  // two phases, and another echo
            for (int& value : f.stored.voxels) {
                value = (value + 411) % 4001;
            }
            writeClassic(folder.path(), f);
        }
        QCOMPARE(agreeing(folder.path()), 3);
    }

    void realSeriesAgree_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("volumes");
        QTest::newRow("Philips, classic and enhanced")
            << u"philips-t1w-classic-and-enhanced"_s << 4;
        QTest::newRow("Philips, enhanced") << u"siemens-philips-enhanced/Philips"_s << 2;
        QTest::newRow("Siemens, a time series") << u"siemens-philips-enhanced/Siemens"_s << 4;
        QTest::newRow("GE, sagittal") << u"dicom2nifti/anatomical/001"_s << 1;
        QTest::newRow("GE, implicit") << u"dicom2nifti/anatomical/001_implicit"_s << 1;
        QTest::newRow("Siemens, enhanced") << u"dicom2nifti/siemens_multiframe"_s << 1;
        QTest::newRow("Hitachi") << u"dicom2nifti/hitachi/anatomical/001"_s << 1;
        QTest::newRow("Hyperfine") << u"dicom2nifti/hyperfine"_s << 1;
    }

    void realSeriesAgree()
    {
        const auto data = realData();
        if (!data) {
            QSKIP(kNoRealData);
        }
        QFETCH(QString, name);
        QFETCH(int, volumes);
        const fs::path folder = *data / "dicom" / name.toStdString();
        if (!fs::exists(folder)) {
            QSKIP("This folder of DICOM files is absent.");
        }
        QCOMPARE(agreeing(folder), volumes);
    }

    /// A glioma with the skull on, on three oblique grids, through DICOM: each sequence is found by
    /// its numbers and comes back where it was.
    void realHeadsComeBackFromDicomAsTheSequencesTheyWere()
    {
        const auto data = realData();
        const fs::path head = data.value_or("") / "raw-heads" / "TCGA-FG-6692";
        if (!data || !fs::exists(head)) {
            QSKIP(kNoRealData);
        }
        const TemporaryFolder folder;
        std::array<Image, 4> meant;
        for (const Sequence sequence : kAllSequences) {
            const bool isT1 = sequence == Sequence::T1 || sequence == Sequence::T1ce;
            const Image image =
                readImage(head / ("TCGA-FG-6692_" + std::string(key(sequence)) + ".nii.gz"));
            DicomFixture f = {.stored = rightHanded(image), .bitsStored = 16, .isSigned = true};
            f.series = 2 + static_cast<int>(sequence);
            f.description = "tra";
            f.contrastAgent = sequence == Sequence::T1ce ? "Gd" : "";
            f.repetitionTimeMs = isT1 ? 600 : 9000;
            f.echoTimeMs = isT1 ? 14 : 110;
            f.inversionTimeMs = sequence == Sequence::Flair ? 2500 : 0;
            writeClassic(folder.path(), f);
            meant[static_cast<std::size_t>(sequence)] = meantBy(f);
        }
        const StudyScan scan = scanStudy(folder.path());
        const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
        const StudyProposal proposal = proposeSequences(volumes, scan.instances);
        for (const Sequence sequence : kAllSequences) {
            const auto place = static_cast<std::size_t>(sequence);
            QVERIFY2(proposal.chosen[place], displayName(sequence).data());
            const Image read = readVolume(volumes[*proposal.chosen[place]], scan.instances);
            QVERIFY(maxCornerDisplacementMm(read.geometry, meant[place].geometry) < 1e-4);
            QVERIFY(read.voxels == meant[place].voxels);
        }
        QCOMPARE(agreeing(folder.path()), 4);
    }
};

QTEST_GUILESS_MAIN(TestDicomPeer)
#include "test_dicom_peer.moc"
