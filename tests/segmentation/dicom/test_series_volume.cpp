// From files on a disk to a volume: places, values, order, classic and enhanced.

#include "segmentation/dicom/series_volume.h"

#include "segmentation/dicom/study_scan.h"
#include "segmentation/system/error.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

struct Study {
    std::vector<DicomInstance> instances;
    std::vector<SeriesVolume> volumes;
};

Study studyIn(const fs::path& folder)
{
    StudyScan scan = scanStudy(folder);
    if (!scan.refused.empty()) {
        qWarning("%s", scan.refused[0].text().c_str());
    }
    Study study;
    study.instances = std::move(scan.instances);
    study.volumes = volumesOf(study.instances);
    return study;
}

/// Whether the one volume of a folder is what the fixture meant, voxel by voxel.
bool isAsMeant(const fs::path& folder, const DicomFixture& fixture)
{
    const Study study = studyIn(folder);
    if (study.volumes.size() != 1) {
        qWarning("%zu volumes", study.volumes.size());
        return false;
    }
    const Image image = readVolume(study.volumes[0], study.instances);
    const Image meant = meantBy(fixture);
    const double moved = maxCornerDisplacementMm(image.geometry, meant.geometry);
    if (!(moved < 1e-6) || image.voxels != meant.voxels) {
        qWarning("moved %g mm, %s", moved,
                 image.voxels == meant.voxels ? "same values" : "other values");
        return false;
    }
    return true;
}

DicomFixture plain()
{
    return {.stored = storedRamp(anisotropicGeometry())};
}

}  // namespace

class TestSeriesVolume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOrientationIsReadInPlace()
    {
        int tried = 0;
        for (const auto& list : {allAxisOrders(), trickyGeometries()}) {
            for (const auto& [name, geometry] : list) {
                if (determinant(geometry.direction) > 0) {
                    const TemporaryFolder folder;
                    const DicomFixture fixture = {.stored = storedRamp(geometry)};
                    writeClassic(folder.path(), fixture);
                    QVERIFY2(isAsMeant(folder.path(), fixture), name.c_str());
                    ++tried;
                }
            }
        }
        QVERIFY(tried >= 26);
    }

    void storedFormsAreReadByTheirValues_data()
    {
        QTest::addColumn<DicomFixture>("fixture");
        DicomFixture f = plain();
        QTest::newRow("12 bits") << f;
        f.bitsStored = 16;
        f.stored = storedRamp(f.stored.geometry, 65535);
        QTest::newRow("16 bits") << f;
        f.bitsAllocated = f.bitsStored = 8;
        f.stored = storedRamp(f.stored.geometry, 255);
        QTest::newRow("8 bits") << f;
        f.stored = storedRamp({.size = {21, 25, 7},
                               .spacingMm = {1, 1, 3},
                               .originLps = {5, 6, 7},
                               .direction = kIdentity3},
                              255);
        QTest::newRow("8 bits, an odd number of pixels") << f;
        f = plain();
        f.isSigned = true;
        for (int& value : f.stored.voxels) {
            value = value % 4096 - 2048;
        }
        QTest::newRow("signed, 12 bits") << f;
        f.bitsStored = 16;
        QTest::newRow("signed, 16 bits") << f;
        f.inverted = true;
        QTest::newRow("signed, MONOCHROME1") << f;
        f = plain();
        f.inverted = true;
        QTest::newRow("MONOCHROME1") << f;
        f.slope = 0.37;
        f.intercept = -12.5;
        QTest::newRow("rescaled MONOCHROME1") << f;
        f.inverted = false;
        QTest::newRow("rescaled") << f;
    }

    void storedFormsAreReadByTheirValues()
    {
        QFETCH(DicomFixture, fixture);
        const TemporaryFolder folder;
        writeClassic(folder.path() / "classic", fixture);
        QVERIFY(isAsMeant(folder.path() / "classic", fixture));
        writeEnhanced(folder.path() / "enhanced", fixture);
        QVERIFY(isAsMeant(folder.path() / "enhanced", fixture));
    }

    void bitsBeyondThoseStoredAreNoPartOfAValue()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.bitsStored = 16;
        for (int& value : f.stored.voxels) {
            value |= 0x5000;
        }
        f.change = [](DcmItem& data, int) {
            put(data, "0028,0101", "12");
            put(data, "0028,0102", "11");
        };
        writeClassic(folder.path(), f);
        for (int& value : f.stored.voxels) {
            value &= 0xFFF;
        }
        QVERIFY(isAsMeant(folder.path(), f));
    }

    void framesInAnyOrderAreReadInPlaceWithTheirOwnSlope()
    {
        const TemporaryFolder folder;
        DicomFixture f = {.stored = storedRamp(obliqueGeometry()), .slope = 2.5};
        std::vector<int> order;
        for (int k = 0; k < f.stored.geometry.size[2]; ++k) {
            order.push_back((k * 5 + 3) % f.stored.geometry.size[2]);
        }
        writeEnhanced(folder.path(), f, order);
        QVERIFY(isAsMeant(folder.path(), f));
    }

    void aMissingSliceIsTheMeanOfItsNeighbours()
    {
        const TemporaryFolder folder;
        const DicomFixture f = plain();
        const std::vector<fs::path> files = writeClassic(folder.path(), f);
        fs::remove(files[6]);
        const Study study = studyIn(folder.path());
        QCOMPARE(study.volumes.size(), std::size_t{1});
        const Image image = readVolume(study.volumes[0], study.instances);
        const Image meant = meantBy(f);
        QCOMPARE(image.geometry.size, meant.geometry.size);
        QCOMPARE(image.at(3, 4, 5), meant.at(3, 4, 5));
        QCOMPARE(image.at(3, 4, 6), (meant.at(3, 4, 5) + meant.at(3, 4, 7)) / 2);
        QCOMPARE(study.volumes[0].grid.notices.size(), std::size_t{1});
    }

    void twoStacksOfOneFileAreTwoVolumes()
    {
        const TemporaryFolder folder;
        DicomFixture f = {.stored = storedRamp({.size = {20, 16, 10},
                                                .spacingMm = {1, 1, 4},
                                                .originLps = {-20, 10, 3},
                                                .direction = kIdentity3})};
        f.change = [](DcmItem& data, int) {
            for (long n = 5; n < 10; ++n) {
                putInFrame(data, n, "0020,9113", "0020,0032",
                           "-20\\10\\" + std::to_string(83 + 4 * n));
                putInFrame(data, n, "0020,9111", "0020,9056", "2");
            }
        };
        writeEnhanced(folder.path(), f);
        const Study study = studyIn(folder.path());
        QCOMPARE(study.volumes.size(), std::size_t{2});
        const Image second = readVolume(study.volumes[1], study.instances);
        QCOMPARE(second.geometry.size[2], 5);
        QCOMPARE(second.geometry.originLps[2], 103.0);
        QCOMPARE(second.at(3, 4, 1), meantBy(f).at(3, 4, 6));
    }

    /// A stack a frame tells nothing.
    void stacksOfOneFrameAreOneVolume()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.change = [](DcmItem& data, int) {
            for (long n = 0; n < 14; ++n) {
                putInFrame(data, n, "0020,9111", "0020,9056", std::to_string(n));
            }
        };
        writeEnhanced(folder.path(), f);
        QVERIFY(isAsMeant(folder.path(), f));
    }

    void twoPhasesOfOneSeriesAreTwoVolumes()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        writeClassic(folder.path(), f);
        const Image first = meantBy(f);
        f.acquisition = 2;
        f.firstInstance = 100;
        for (int& value : f.stored.voxels) {
            value = 4000 - value;
        }
        writeClassic(folder.path(), f);
        const Study study = studyIn(folder.path());
        QCOMPARE(study.volumes.size(), std::size_t{2});
        QVERIFY(readVolume(study.volumes[0], study.instances).voxels == first.voxels);
        QVERIFY(readVolume(study.volumes[1], study.instances).voxels == meantBy(f).voxels);
    }

    void aStoppedReadIsCancelled()
    {
        const TemporaryFolder folder;
        writeClassic(folder.path(), plain());
        const Study study = studyIn(folder.path());
        int asked = 0;
        QVERIFY_THROWS_EXCEPTION(Cancelled, (void)readVolume(study.volumes[0], study.instances,
                                                             [&] { return ++asked < 3; }));
    }
};

QTEST_GUILESS_MAIN(TestSeriesVolume)
#include "test_series_volume.moc"
