#include "segmentation/session/tumour_centre.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

using namespace glioscope;

class TestTumourCentre : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyMapHasNoCentre()
    {
        QVERIFY(!tumourCentre(LabelMap(test::obliqueGeometry())).has_value());
    }

    void aCavityIsNotPartOfIt()
    {
        LabelMap map(Geometry{.size = {21, 21, 5}});
        map.at(3, 4, 2) = Label::Oedema;
        map.at(15, 16, 2) = map.at(16, 16, 2) = Label::ResectionCavity;
        QCOMPARE(map.geometry.nearestVoxel(tumourCentre(map).value()), (Index3{3, 4, 2}));
        map.at(3, 4, 2) = Label::Background;
        QVERIFY(!tumourCentre(map).has_value());
    }

    void centreLiesInsideABentTumour()
    {
        // A ring: its centre of mass is empty.
        LabelMap map(Geometry{.size = {21, 21, 5}});
        for (int j = 0; j < 21; ++j) {
            for (int i = 0; i < 21; ++i) {
                const int r2 = (i - 10) * (i - 10) + (j - 10) * (j - 10);
                if (r2 >= 36 && r2 <= 64) {
                    map.at(i, j, 2) = Label::Oedema;
                }
            }
        }
        const Index3 voxel = map.geometry.nearestVoxel(tumourCentre(map).value());
        QVERIFY(map.at(voxel[0], voxel[1], voxel[2]) == Label::Oedema);
    }

    void centreOfABlockIsItsMiddleInTheWorld()
    {
        for (const auto& [name, geometry] : test::trickyGeometries()) {
            LabelMap map(geometry);
            for (int k = 3; k <= 5; ++k) {
                for (int j = 6; j <= 10; ++j) {
                    for (int i = 2; i <= 8; ++i) {
                        map.at(i, j, k) = Label::Enhancing;
                    }
                }
            }
            const Vec3 expected = geometry.toLps({5, 8, 4});
            const Vec3 centre = tumourCentre(map).value();
            for (std::size_t axis = 0; axis < 3; ++axis) {
                QVERIFY2(std::abs(centre[axis] - expected[axis]) < 1e-9, name.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestTumourCentre)
#include "test_tumour_centre.moc"
