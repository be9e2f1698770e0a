#include "segmentation/statistics/structure_statistics.h"

#include "segmentation/metrics/evaluation.h"
#include "segmentation/statistics/diameter.h"
#include "segmentation/volume/reorient.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace glioscope;

namespace {

/// Turned in space, unequal voxels, the third axis flipped.
Geometry oblique()
{
    const double c = std::cos(0.4), s = std::sin(0.4);
    return {.size = {20, 16, 12},
            .spacingMm = {0.8, 1.5, 3},
            .originLps = {-10, 20, 35},
            .direction = {{{c, -s, 0}, {s, c, 0}, {0, 0, -1}}}};
}

const StructureStatistics& of(const std::vector<StructureStatistics>& all, Structure structure)
{
    return *std::ranges::find(all, structure, &StructureStatistics::structure);
}

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

class TestStructureStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxHasItsOwnFigures()
    {
        LabelMap labels(oblique());
        for (int k = 4; k < 7; ++k) {
            for (int j = 2; j < 8; ++j) {
                for (int i = 5; i < 15; ++i) {
                    labels.at(i, j, k) = Label::Oedema;
                }
            }
        }
        const auto all = structureStatistics(labels);
        const PartStatistics& part = of(all, Structure::Oedema).whole;
        QCOMPARE(part.voxels, 180);
        QCOMPARE(part.ml, 180 * 0.8 * 1.5 * 3 / 1000);
        QVERIFY(distance(*part.centroidLps, labels.geometry.toLps({9.5, 4.5, 5})) < 1e-9);
        QCOMPARE(part.box, (VoxelBox{.begin = {5, 2, 4}, .end = {15, 8, 7}}));
        QVERIFY(distance(part.extentMm, {8, 9, 9}) < 1e-9);
        QVERIFY(std::abs(part.largestDiameterMm - std::hypot(9 * 0.8, 5 * 1.5, 2 * 3.0)) < 1e-9);
        QVERIFY(std::abs(part.largestAxialDiameterMm - std::hypot(9 * 0.8, 5 * 1.5)) < 1e-9);
        QCOMPARE(of(all, Structure::WholeTumour).whole.voxels, 180);
        QCOMPARE(of(all, Structure::TumourCore).whole.voxels, 0);
        QVERIFY(!of(all, Structure::TumourCore).whole.centroidLps);
        QVERIFY(of(all, Structure::TumourCore).lesions.empty());
        QCOMPARE(all.size(), std::size_t{5});  // no cavity, no row
    }

    void aBallHasItsSurfaceAndDiameter()
    {
        LabelMap labels({.size = {64, 64, 64}});
        const double radius = 20;
        for (int k = 0; k < 64; ++k) {
            for (int j = 0; j < 64; ++j) {
                for (int i = 0; i < 64; ++i) {
                    if (std::hypot(i - 31, j - 31, k - 31) <= radius) {
                        labels.at(i, j, k) = Label::Enhancing;
                    }
                }
            }
        }
        const auto all = structureStatistics(labels);
        const PartStatistics& part = of(all, Structure::Enhancing).whole;
        QCOMPARE(part.largestDiameterMm, 2 * radius);
        const double exact = 4 * std::numbers::pi * radius * radius;
        QVERIFY2(std::abs(part.surfaceMm2 / exact - 1) < 0.12,
                 std::to_string(part.surfaceMm2 / exact).c_str());
    }

    void lesionsAreItsPartsTheLargestFirst()
    {
        LabelMap labels(oblique());
        labels.at(0, 0, 0) = Label::Enhancing;
        labels.at(1, 1, 1) = Label::Necrosis;  // touches by a corner
        labels.at(10, 10, 10) = Label::Enhancing;
        labels.at(11, 10, 10) = Label::Enhancing;
        labels.at(12, 10, 10) = Label::Enhancing;
        labels.at(19, 15, 11) = Label::ResectionCavity;
        const auto all = structureStatistics(labels);
        const auto& core = of(all, Structure::TumourCore).lesions;
        QCOMPARE(core.size(), std::size_t{2});
        QCOMPARE(core[0].voxels, 3);
        QCOMPARE(core[0].box, (VoxelBox{.begin = {10, 10, 10}, .end = {13, 11, 11}}));
        QVERIFY(distance(*core[0].centroidLps, labels.geometry.toLps({11, 10, 10})) < 1e-9);
        QCOMPARE(core[1].voxels, 2);
        QCOMPARE(of(all, Structure::Enhancing).lesions.size(), std::size_t{2});
        QCOMPARE(of(all, Structure::ResectionCavity).whole.voxels, 1);
        QCOMPARE(of(all, Structure::ResectionCavity).whole.largestDiameterMm, 0.0);
    }

    void voxelsAndMlAreThoseShownElsewhere()
    {
        std::mt19937 random(7);
        LabelMap labels(oblique());
        for (Label& label : labels.voxels) {
            label = static_cast<Label>(random() % 5);
        }
        const auto all = structureStatistics(labels);
        const auto volumes = labelVolumes(labels);
        QCOMPARE(all.size(), volumes.size());
        for (std::size_t n = 0; n < all.size(); ++n) {
            QCOMPARE(all[n].structure, volumes[n].structure);
            QCOMPARE(all[n].whole.voxels, volumes[n].voxels);
            QVERIFY(std::abs(all[n].whole.ml - volumes[n].volumeMl) < 1e-12);
            std::int64_t together = 0;
            for (const PartStatistics& lesion : all[n].lesions) {
                together += lesion.voxels;
            }
            QCOMPARE(together, volumes[n].voxels);
        }
    }

    void diametersAreThoseOfAllPairs()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 40; ++round) {
            Geometry grid = oblique();
            grid.size = {9, 8, 7};
            Mask mask(grid);
            for (int n = 0; n < 1 + round; ++n) {
                mask.voxels[random() % mask.voxels.size()] = 1;
            }
            double largest = 0, axial = 0;
            for (std::size_t p = 0; p < mask.voxels.size(); ++p) {
                for (std::size_t q = 0; q < p; ++q) {
                    if (!mask.voxels[p] || !mask.voxels[q]) {
                        continue;
                    }
                    const auto at = [&](std::size_t v) {
                        return Vec3{double(v % 9), double(v / 9 % 8), double(v / 72)};
                    };
                    const double mm = distance(grid.toLps(at(p)), grid.toLps(at(q)));
                    largest = std::max(largest, mm);
                    axial = at(p)[2] == at(q)[2] ? std::max(axial, mm) : axial;
                }
            }
            QVERIFY(std::abs(largestDiameterMm(mask) - largest) < 1e-9);
            QVERIFY(std::abs(largestAxialDiameterMm(mask) - axial) < 1e-9);
        }
    }

    void theOrderOfVoxelsChangesNothing()
    {
        std::mt19937 random(3);
        LabelMap labels(oblique());
        for (int n = 0; n < 60; ++n) {
            labels.voxels[random() % labels.voxels.size()] = Label::Enhancing;
        }
        const auto all = structureStatistics(labels);
        const auto other = structureStatistics(reorientToLps(labels));
        const PartStatistics& a = of(all, Structure::Enhancing).whole;
        const PartStatistics& b = of(other, Structure::Enhancing).whole;
        QCOMPARE(a.voxels, b.voxels);
        QVERIFY(distance(*a.centroidLps, *b.centroidLps) < 1e-9);
        QVERIFY(std::abs(a.largestDiameterMm - b.largestDiameterMm) < 1e-9);
        QVERIFY(std::abs(a.largestAxialDiameterMm - b.largestAxialDiameterMm) < 1e-9);
        QVERIFY(std::abs(a.surfaceMm2 - b.surfaceMm2) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestStructureStatistics)
#include "test_structure_statistics.moc"
