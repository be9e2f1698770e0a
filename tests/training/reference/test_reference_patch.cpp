#include "segmentation/system/error.h"
#include "tests/support/reference_cases.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace glioscope;

namespace {

/// Value of channel c at x, y, z of the patch.
float imageAt(const ReferencePatch& patch, std::size_t c, int x, int y, int z)
{
    const Index3& n = patch.size;
    return patch.images[((c * static_cast<std::size_t>(n[0]) + static_cast<std::size_t>(x)) *
                             static_cast<std::size_t>(n[1]) +
                         static_cast<std::size_t>(y)) *
                            static_cast<std::size_t>(n[2]) +
                        static_cast<std::size_t>(z)];
}

struct Moments {
    double mean = 0, deviation = 0, least = 1e9, greatest = -1e9;
};

Moments momentsOf(const ReferencePatch& patch, std::size_t channel, int z)
{
    Moments m;
    const int count = patch.size[0] * patch.size[1];
    double squares = 0;
    for (int x = 0; x < patch.size[0]; ++x) {
        for (int y = 0; y < patch.size[1]; ++y) {
            const auto v = static_cast<double>(imageAt(patch, channel, x, y, z));
            m.mean += v / count;
            squares += v * v / count;
            m.least = std::min(m.least, v);
            m.greatest = std::max(m.greatest, v);
        }
    }
    m.deviation = std::sqrt(squares - m.mean * m.mean);
    return m;
}

}  // namespace

class TestReferencePatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySliceIsStandardisedAndAFlatOneIsZero()
    {
        const ReferencePatchOptions options = test::smallPatches();
        const ReferenceVolume volume = referenceVolume(test::referenceCase("a"), options.size);
        const ReferencePatch patch =
            cutPatch(volume, {5, 4, 0}, options);  // slice 3 of the T2 is flat
        for (std::size_t c = 0; c < 4; ++c) {
            for (int z = 0; z < patch.size[2]; ++z) {
                const Moments m = momentsOf(patch, c, z);
                const bool flat = c == 3 && z == 3;  // T2 is the last, as in the reference system
                QVERIFY(std::abs(m.mean) < 1e-5);
                QVERIFY(std::abs(m.deviation - (flat ? 0 : 1)) < 1e-4);
            }
        }
        QCOMPARE(imageAt(patch, 3, 2, 2, 3), 0.0F);
    }

    void unitScalingFillsZeroToOneInEverySlice()
    {
        ReferencePatchOptions options = test::smallPatches();
        options.scaling = SliceScaling::Unit;
        const ReferencePatch patch =
            cutPatch(referenceVolume(test::referenceCase("a"), options.size), {5, 4, 0}, options);
        const Moments m = momentsOf(patch, 1, 5), flat = momentsOf(patch, 3, 3);
        QCOMPARE(m.least, 0.0);
        QCOMPARE(m.greatest, 1.0);
        QCOMPARE(flat.greatest, 0.0);
    }

    void channelsAreFlairT1ceT1T2AndVoxelsFromTheirPlace()
    {
        const ReferencePatchOptions options = test::smallPatches();
        const Index3 corner = {9, 7, 8};
        const ReferenceVolume volume = referenceVolume(test::referenceCase("a"), options.size);
        const ReferencePatch patch = cutPatch(volume, corner, options);
        const std::array order = {Sequence::Flair, Sequence::T1ce, Sequence::T1, Sequence::T2};
        for (std::size_t c = 0; c < 4; ++c) {
            QCOMPARE(volume.images[c].at(1, 2, 4), test::intensityAt(order[c], 1, 2, 4));
        }
        const std::size_t voxels = patch.voxelCount();
        std::size_t n = 0;
        for (int x = 0; x < 16; ++x) {
            for (int y = 0; y < 16; ++y) {
                for (int z = 0; z < 8; ++z, ++n) {
                    const Label label = test::labelAt(corner[0] + x, corner[1] + y, corner[2] + z);
                    for (std::size_t c = 0; c < 3; ++c) {
                        QCOMPARE(patch.labels[c * voxels + n],
                                 label == kTumourLabels[c] ? 1.0F : 0.0F);
                    }
                }
            }
        }
    }

    void aResectionCavityIsBackground()
    {
        const CaseVolumes plain = test::referenceCase("A");
        CaseVolumes operated = plain;
        LabelMap labels = *plain.labels;
        labels.at(1, 2, 3) = labels.at(30, 30, 20) = Label::ResectionCavity;
        operated.labels = std::make_shared<LabelMap>(labels);
        QVERIFY(referenceVolume(operated, {8, 8, 8}).labels.voxels ==
                referenceVolume(plain, {8, 8, 8}).labels.voxels);
    }

    void imagesAreCutWhereTheLabelsAre()
    {
        const ReferencePatchOptions options = test::smallPatches();
        const Index3 corner = {9, 7, 8};
        const ReferencePatch patch =
            cutPatch(referenceVolume(test::referenceCase("a"), options.size), corner, options);
        for (int z = 0; z < 8; ++z) {
            double sum = 0, squares = 0;
            const auto raw = [&](int x, int y) {
                return double(test::intensityAt(Sequence::Flair, corner[0] + x, corner[1] + y,
                                                corner[2] + z));
            };
            for (int n = 0; n < 256; ++n) {
                sum += raw(n / 16, n % 16);
                squares += raw(n / 16, n % 16) * raw(n / 16, n % 16);
            }
            const double mean = sum / 256, deviation = std::sqrt(squares / 256 - mean * mean);
            for (int n = 0; n < 256; ++n) {
                const double value = patch.images[static_cast<std::size_t>(n * 8 + z)];
                QVERIFY(std::abs(value - (raw(n / 16, n % 16) - mean) / deviation) < 0.02);
            }
        }
    }

    void placesDependOnSeedCaseAndNumberAlone()
    {
        ReferencePatchOptions options = test::smallPatches();
        const ReferenceVolume volume = referenceVolume(test::referenceCase("a"), options.size);
        const auto corner = [&](const char* name, int number) {
            return drawCorner(volume.labels, name, number, options);
        };
        const auto first = corner("a", 0);
        QVERIFY(first == corner("a", 0));
        std::set<Index3> others = {*first, *corner("a", 1), *corner("a", 2), *corner("b", 0)};
        options.seed = 2;
        others.insert(*corner("a", 0));
        QVERIFY(others.size() >= 4);  // two draws may fall on one place
    }

    void onlyPlacesWithEnoughTumourAreTaken()
    {
        ReferencePatchOptions options = test::smallPatches();
        options.mostBackground = 0.5;
        const ReferenceVolume volume = referenceVolume(test::referenceCase("a"), options.size);
        for (int number = 0; number < 20; ++number) {
            const auto corner = drawCorner(volume.labels, "a", number, options);
            QVERIFY(corner);
            const ReferencePatch patch = cutPatch(volume, *corner, options);
            const double tumour = std::count(patch.labels.begin(), patch.labels.end(), 1.0F);
            QVERIFY(tumour > 0.5 * static_cast<double>(patch.voxelCount()));
        }
        options.mostBackground = 1e-6;
        QVERIFY(!drawCorner(volume.labels, "a", 0, options));
    }

    void aVolumeSmallerThanThePatchIsNamed()
    {
        try {
            (void)referenceVolume(test::referenceCase("little"), {160, 160, 16});
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY2(QString::fromLatin1(error.what())
                         .startsWith(QLatin1String("Case little is smaller")),
                     error.what());
        }
    }

    void otherSpacingIsBroughtTo1mm()
    {
        CaseVolumes volumes = test::referenceCase("coarse");
        Geometry grid = volumes.labels->geometry;
        grid.spacingMm = {2, 2, 1};
        for (auto& image : volumes.images) {
            image = std::make_shared<Image>(grid, image->voxels);
        }
        volumes.labels = std::make_shared<LabelMap>(grid, volumes.labels->voxels);
        const ReferenceVolume volume = referenceVolume(volumes, {16, 16, 8});
        QCOMPARE(volume.labels.geometry.size, (Index3{80, 72, 24}));
        const auto tumour = std::ranges::count_if(volume.labels.voxels,
                                                  [](Label l) { return l != Label::Background; });
        QCOMPARE(tumour, std::ptrdiff_t{32 * 32 * 12});
    }
};

QTEST_APPLESS_MAIN(TestReferencePatch)
#include "test_reference_patch.moc"
