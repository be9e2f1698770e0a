// From files to volumes and back in every orientation: what lies left stays left. The way on to
// pixels is in tests/viewer/slices.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/case/formats/straight_axes.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/nearest_frame.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/stored_volume.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace glioscope;
using namespace glioscope::test;

namespace {

namespace fs = std::filesystem;

struct Writing {
    const char* name;
    const char* file;
    std::function<ByteVector(const Image&)> bytes;
};

const std::vector<Writing>& writings()
{
    static const std::vector<Writing> all = {
        {"sform", "a.nii", [](const Image& v) { return niftiBytes(v, Form::Sform); }},
        {"qform", "a.nii", [](const Image& v) { return niftiBytes(v, Form::Qform); }},
        {"both", "a.nii.gz", [](const Image& v) { return gzipped(niftiBytes(v, Form::Both)); }},
        {"NRRD LPS", "a.nrrd",
         [](const Image& v) { return nrrdBytes(v, "left-posterior-superior"); }},
        {"NRRD RAS", "a.nrrd",
         [](const Image& v) { return nrrdBytes(v, "right-anterior-superior"); }},
        {"NRRD LAS", "a.nrrd",
         [](const Image& v) { return nrrdBytes(v, "left-anterior-superior"); }},
        {"MetaImage", "a.mha", [](const Image& v) { return metaImageBytes(v); }},
    };
    return all;
}

/// All 48 orders, straight and turned; no two axes have one spacing or one size.
std::vector<NamedGeometry> orders()
{
    std::vector<NamedGeometry> all = allAxisOrders();
    for (std::size_t n = 0, straight = all.size(); n < straight; ++n) {
        all.push_back({all[n].name + " turned", turned(all[n].geometry, 33, -21)});
    }
    return all;
}

template <typename T>
std::size_t at(const Volume<T>& volume, const Vec3& lps)
{
    const Index3 v = volume.geometry.nearestVoxel(lps);
    return volume.geometry.offset(v[0], v[1], v[2]);
}

RawVolume readRaw(const ByteVector& bytes, const ReadOptions& options = {})
{
    const TemporaryFolder folder;
    writeFile(folder.path() / "a.nii", bytes);
    return readRawVolume(folder.path() / "a.nii", options);
}

void requireClose(const Geometry& read, const Geometry& meant, const std::string& name)
{
    const double moved = maxCornerDisplacementMm(read, meant);
    QVERIFY2(moved < 2e-4, (name + " moved by " + std::to_string(moved)).c_str());
    QVERIFY2(orientationCode(read) == orientationCode(meant), name.c_str());
}

/// Index axis 0 leans towards axis 1.
Geometry sheared(Geometry grid, double degrees)
{
    const double lean = degrees * M_PI / 180;
    for (std::size_t row = 0; row < 3; ++row) {
        grid.direction[row][0] =
            std::cos(lean) * grid.direction[row][0] + std::sin(lean) * grid.direction[row][1];
    }
    return grid;
}

}  // namespace

class TestOrientations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileIsReadWhereItLies_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t n = 0; n < writings().size(); ++n) {
            QTest::newRow(writings()[n].name) << static_cast<int>(n);
        }
    }
    void everyFileIsReadWhereItLies()
    {
        QFETCH(const int, index);
        const Writing& writing = writings()[static_cast<std::size_t>(index)];
        const TemporaryFolder folder;
        for (const NamedGeometry& order : orders()) {
            const Image meant = markerImage(order.geometry);
            writeFile(folder.path() / writing.file, writing.bytes(meant));
            const Image read = readImage(folder.path() / writing.file);
            requireClose(read.geometry, meant.geometry, order.name);
            QVERIFY2(read.voxels == meant.voxels, order.name.c_str());
        }
    }

    /// The L of the marker: its foot lies to the left of its stem, whatever the file's order.
    void leftStaysLeftFromFileToFile()
    {
        const TemporaryFolder folder;
        const fs::path file = folder.path() / "a_seg.nii.gz";
        for (const NamedGeometry& order : orders()) {
            const LabelMap meant = markerLabels(order.geometry);
            writeLabels(file, meant, LabelScheme::Brats2021);
            const LabelMap read = readLabels(file, std::nullopt).map;
            requireClose(read.geometry, meant.geometry, order.name);
            QVERIFY2(read.voxels == meant.voxels, order.name.c_str());
            const Vec3 middle = read.geometry.centreLps();
            int left = 0, right = 0;
            for (int k = 0; k < read.geometry.size[2]; ++k) {
                for (int j = 0; j < read.geometry.size[1]; ++j) {
                    for (int i = 0; i < read.geometry.size[0]; ++i) {
                        if (read.at(i, j, k) == Label::Oedema) {
                            const Vec3 lps = read.geometry.toLps({double(i), double(j), double(k)});
                            (lps[0] > middle[0] + 1 ? left : right) += 1;
                        }
                    }
                }
            }
            QVERIFY2(left > 3 * right, order.name.c_str());
        }
    }

    void aHandednessOfNoughtIsARightHand()
    {
        for (const NamedGeometry& order : orders()) {
            const Image meant = markerImage(order.geometry);
            ByteVector bytes = niftiBytes(meant, Form::Qform);
            if (quaternionOf(order.geometry).handedness > 0) {
                setHandedness(bytes, 0);
                requireClose(readRaw(bytes).geometry, meant.geometry, order.name);
            } else {
                // Without the sign the third axis runs the other way, and nothing can tell.
                requireClose(readRaw(bytes).geometry, meant.geometry, order.name);
                setHandedness(bytes, 1);
                const Geometry other = readRaw(bytes).geometry;
                QVERIFY(differByFlip(other, meant.geometry));
            }
        }
    }

    void aSlopeThatIsNoNumberIsNone()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        for (const NamedGeometry& order : orders()) {
            const Image meant = markerImage(order.geometry);
            NiftiFile nifti = niftiOf(meant, Form::Sform);
            nifti.slope = nan;
            nifti.intercept = nan;
            const TemporaryFolder folder;
            writeFile(folder.path() / "a.nii", nifti.bytes());
            const Image read = readImage(folder.path() / "a.nii");
            requireClose(read.geometry, meant.geometry, order.name);
            QVERIFY(read.voxels == meant.voxels);
        }
    }

    void whatTheFormsSayOfEachOtherIsKept()
    {
        using enum OrientationForms;
        for (const NamedGeometry& order : orders()) {
            const Image volume = markerImage(order.geometry);
            QCOMPARE(readRaw(niftiBytes(volume, Form::Sform)).stated.forms, SformAlone);
            QCOMPARE(readRaw(niftiBytes(volume, Form::Qform)).stated.forms, QformAlone);
            QCOMPARE(readRaw(niftiBytes(volume, Form::Both)).stated.forms, Agree);
            NiftiFile mirrored = niftiOf(volume, Form::Both);  // its sform runs the other way in x
            for (std::size_t n = 0; n < 4; ++n) {
                mirrored.sform[n] = -mirrored.sform[n];
            }
            ByteVector bytes = mirrored.bytes();
            setHandedness(bytes, quaternionOf(order.geometry).handedness);
            const StatedGeometry stated = readRaw(bytes).stated;
            if (order.name.find("turned") == std::string::npos) {
                QCOMPARE(stated.forms, DifferByFlip);
                QVERIFY(stated.otherForm.has_value());
                requireClose(*stated.otherForm, order.geometry, order.name);
            } else {
                QVERIFY(stated.forms == DifferByFlip || stated.forms == Differ);
            }
            QVERIFY(stated.formsApartMm > 1);
            QVERIFY(!readRaw(bytes).orientationDoubt.empty());
        }
    }

    void jitterBetweenTwoFilesIsSnappedAndMeasured()
    {
        for (const NamedGeometry& order : orders()) {
            const Image volume = markerImage(order.geometry);
            NiftiFile other = niftiOf(volume, Form::Sform);
            for (float& value : other.sform) {
                value *= 1 + 1e-4F;
            }
            const GridComparison compared = compareGrids(
                readRaw(niftiBytes(volume, Form::Sform)).geometry, readRaw(other.bytes()).geometry);
            QCOMPARE(compared.relation, GridRelation::Snapped);
            QVERIFY(compared.displacementMm > 1e-3 && compared.displacementMm < 0.09);
        }
    }

    void shearIsRefusedUntilItIsToBeStraightened_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t n = 0; n < writings().size(); ++n) {
            if (const std::string name = writings()[n].name; name != "qform" && name != "both") {
                QTest::newRow(name.c_str()) << static_cast<int>(n);  // a quaternion cannot shear
            }
        }
    }
    void shearIsRefusedUntilItIsToBeStraightened()
    {
        QFETCH(const int, index);
        const Writing& writing = writings()[static_cast<std::size_t>(index)];
        const TemporaryFolder folder;
        const fs::path file = folder.path() / writing.file;
        for (const NamedGeometry& order : orders()) {
            const Geometry lean = sheared(order.geometry, 6);
            writeFile(file, writing.bytes(Image(lean, 3)));
            double moved = 0;
            try {
                (void)readRawVolume(file, {});
            } catch (const ShearedAxes& error) {
                moved = error.movedMm();
            }
            const Straightened meant = straightened(lean);
            QVERIFY2(std::abs(moved - meant.movedMm) < 1e-3, order.name.c_str());
            const RawVolume read = readRawVolume(file, {.labelScheme = {}, .straighten = true});
            requireClose(read.geometry, meant.grid, order.name);
            QVERIFY(std::abs(read.stated.straightenedMm - meant.movedMm) < 1e-3);
        }
    }

    void aStraightQformIsTakenBesideAShearedSform()
    {
        for (const NamedGeometry& order : orders()) {
            NiftiFile both = niftiOf(markerImage(order.geometry), Form::Both);
            both.sform = sformOf(sheared(order.geometry, 6));
            ByteVector bytes = both.bytes();
            setHandedness(bytes, quaternionOf(order.geometry).handedness);
            const RawVolume read = readRaw(bytes);
            requireClose(read.geometry, order.geometry, order.name);
            QCOMPARE(read.stated.forms, OrientationForms::SformSheared);
            QCOMPARE(read.stated.straightenedMm, 0.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestOrientations)
#include "test_orientations.moc"
