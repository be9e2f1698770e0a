#include "segmentation/measurement/enhancing_lesions.h"

#include "segmentation/volume/vectors.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

void addBall(LabelMap& labels, const Vec3& centreLps, double radius, Label label)
{
    for (int k = 0; k < labels.geometry.size[2]; ++k) {
        for (int j = 0; j < labels.geometry.size[1]; ++j) {
            for (int i = 0; i < labels.geometry.size[0]; ++i) {
                const Vec3 lps = labels.geometry.toLps({double(i), double(j), double(k)});
                if (length(difference(lps, centreLps)) <= radius) {
                    labels.at(i, j, k) = label;
                }
            }
        }
    }
}

}  // namespace

class TestEnhancingLesions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPartHasItsDiametersAndVolumeTheLargestFirst()
    {
        LabelMap labels({.size = {80, 40, 40}, .originLps = {-40, 3, 9}});
        addBall(labels, {-25, 20, 25}, 6, Label::Enhancing);
        addBall(labels, {10, 20, 25}, 12, Label::Enhancing);
        labels.at(1, 1, 1) = Label::Enhancing;
        labels.at(78, 38, 38) = Label::Enhancing;
        const EnhancingLesions found = enhancingLesions(labels);
        QCOMPARE(found.lesions.size(), std::size_t{2});
        QCOMPARE(diametersOf(found.lesions[0]).longestMm, 24.0);
        QCOMPARE(diametersOf(found.lesions[0]).perpendicularMm, 24.0);
        QCOMPARE(diametersOf(found.lesions[1]).longestMm, 12.0);
        QCOMPARE(found.lesions[0].lesion->axialSlices, 25);
        QVERIFY(isSound(found.lesions[0]));
        QVERIFY(length(difference(centreOf(found.lesions[0]), {10, 20, 25})) < 1e-9);
        const double ml = std::ranges::count(labels.voxels, Label::Enhancing) / 1000.0;
        QCOMPARE(found.smaller, 2);
        QVERIFY(std::abs(found.lesions[0].lesion->ml + found.lesions[1].lesion->ml +
                         found.smallerMl - ml) < 1e-9);
    }

    void necrosisIsOfTheLesionOnDemandAndACavityNever()
    {
        for (const Label core : {Label::Necrosis, Label::ResectionCavity, Label::Background}) {
            LabelMap labels({.size = {50, 50, 50}});
            addBall(labels, {25, 25, 25}, 20, Label::Enhancing);
            addBall(labels, {25, 25, 25}, 16, core);
            // Through the caps above and below the hollow there is always a solid slice.
            const auto solid = enhancingLesions(labels).lesions;
            const auto crossed = enhancingLesions(labels, {.withNecrosis = true}).lesions;
            QCOMPARE(solid.size(), std::size_t{1});
            QVERIFY(diametersOf(solid[0]).longestMm < 28);
            QCOMPARE(diametersOf(crossed[0]).longestMm > 39, core == Label::Necrosis);
            QCOMPARE(crossed[0].lesion->ml, solid[0].lesion->ml);
        }
    }

    void fragmentsOfARimAreOneLesionWithTheirCore()
    {
        LabelMap labels({.size = {40, 40, 20}});
        addBall(labels, {20, 20, 10}, 9, Label::Necrosis);
        addBall(labels, {10, 20, 10}, 3, Label::Enhancing);
        addBall(labels, {30, 20, 10}, 3, Label::Enhancing);
        addBall(labels, {20, 4, 10}, 3, Label::Necrosis);  // no enhancement: no lesion
        QCOMPARE(enhancingLesions(labels).lesions.size(), std::size_t{2});
        const auto whole = enhancingLesions(labels, {.withNecrosis = true}).lesions;
        QCOMPARE(whole.size(), std::size_t{1});
        QCOMPARE(diametersOf(whole[0]).longestMm, 26.0);
        QCOMPARE(diametersOf(whole[0]).perpendicularMm, 18.0);
        QCOMPARE(whole[0].lesion->ml, std::ranges::count(labels.voxels, Label::Enhancing) / 1000.0);
    }

    void theOrderOfVoxelsChangesNothing()
    {
        std::vector<Diameters> all;
        for (const auto& [name, grid] : test::allAxisOrders()) {
            LabelMap labels(grid);
            addBall(labels, sum(grid.centreLps(), {0.2, -0.3, 0.1}), 7, Label::Enhancing);
            const auto found = enhancingLesions(labels).lesions;
            QCOMPARE(found.size(), std::size_t{1});
            QVERIFY2(isSound(found[0]), name.c_str());
            all.push_back(diametersOf(found[0]));
        }
        QVERIFY(all.size() == 48);
        for (const Diameters& each : all) {
            QVERIFY(each.longestMm > 11 && each.longestMm <= 14);
        }
    }

    void stoppedItHasWhatWasDone()
    {
        LabelMap labels({.size = {80, 40, 40}, .originLps = {-40, 3, 9}});
        addBall(labels, {-25, 20, 25}, 6, Label::Enhancing);
        addBall(labels, {10, 20, 25}, 12, Label::Enhancing);
        int asked = 0;
        QCOMPARE(enhancingLesions(labels, {}, [&] { return ++asked < 2; }).lesions.size(),
                 std::size_t{1});
        QVERIFY(enhancingLesions(LabelMap({.size = {4, 4, 4}})).lesions.empty());
    }
};

QTEST_APPLESS_MAIN(TestEnhancingLesions)
#include "test_enhancing_lesions.moc"
