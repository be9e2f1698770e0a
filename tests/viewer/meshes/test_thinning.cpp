#include "viewer/meshes/thinning.h"

#include "tests/support/mesh_checks.h"
#include "tests/support/oriented_grids.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/voxel_boundary.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Between two radii around the middle.
TriangleMesh shell(double inner, double outer)
{
    const auto map = fromWorld<Label>({.size = {64, 64, 64}}, [=](const Vec3& lps) {
        const double r = distanceMm(lps, {31, 32, 30});
        return r >= inner && r < outer ? Label::Enhancing : Label::Background;
    });
    return *smoothSurface(maskOf(map, labelsIn(Structure::Enhancing)));
}

}  // namespace

class TestThinning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFewTrianglesEncloseTheSame()
    {
        const TriangleMesh ball = shell(0, 24);
        const TriangleMesh thin = thinned(ball, 1.9);
        QVERIFY2(thin.triangles.size() < ball.triangles.size() / 2,
                 qPrintable(QString::number(double(thin.triangles.size()) /
                                            double(ball.triangles.size()))));
        QVERIFY(std::abs(enclosedBy(thin).mm3 / enclosedBy(ball).mm3 - 1) < 0.01);
        QVERIFY(distanceMm(enclosedBy(thin).centroidLps, enclosedBy(ball).centroidLps) < 0.05);
    }

    void theSidesOfAThinRimStayApart()
    {
        const TriangleMesh rim = shell(18, 20), thin = thinned(rim, 1.9);
        QCOMPARE(connectedParts(rim).count, std::size_t{2});
        QCOMPARE(connectedParts(thin).count, std::size_t{2});
        QVERIFY(std::abs(enclosedBy(thin).mm3 / enclosedBy(rim).mm3 - 1) < 0.03);
    }

    void nothingIsNothing() { QVERIFY(thinned({}, 2).empty()); }
};

QTEST_APPLESS_MAIN(TestThinning)
#include "test_thinning.moc"
