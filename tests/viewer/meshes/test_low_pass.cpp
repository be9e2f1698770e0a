#include "viewer/meshes/low_pass.h"

#include "tests/support/oriented_grids.h"
#include "viewer/meshes/poly_data.h"
#include "viewer/meshes/voxel_boundary.h"

#include <vtkNew.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

TriangleMesh blocks()
{
    const auto map = fromWorld<Label>(
        {.size = {40, 40, 20}, .spacingMm = {1, 1, 2}, .originLps = {900, -700, 400}},
        [](const Vec3& lps) {
            const double r = std::hypot(lps[0] - 919, lps[1] + 681, lps[2] - 419);
            return r < 15 && (r > 8 || lps[0] > 922) ? Label::Enhancing : Label::Background;
        });
    return voxelBoundary(maskOf(map, labelsIn(Structure::Enhancing)));
}

}  // namespace

class TestLowPass : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smoothsAsTheFilterOfVtk()
    {
        const TriangleMesh before = blocks();
        TriangleMesh mine = before;
        takeOffFineSteps(mine, 0.06, 20, {});
        vtkNew<vtkWindowedSincPolyDataFilter> filter;
        const auto data = viewOf(before);
        filter->SetInputData(data);
        filter->SetPassBand(0.06);
        filter->SetNumberOfIterations(20);
        filter->SetWindowFunctionToNuttall();
        filter->NormalizeCoordinatesOn();
        filter->Update();
        const TriangleMesh theirs = meshOf(filter->GetOutput());
        double moved = 0, apart = 0;
        for (std::size_t p = 0; p < before.points.size(); ++p) {
            moved += distanceMm(before.points[p], theirs.points[p]);
            apart = std::max(apart, distanceMm(mine.points[p], theirs.points[p]));
        }
        QVERIFY(moved / double(before.points.size()) > 0.15);
        QVERIFY2(apart < 0.05, qPrintable(QString::number(apart)));
    }

    void whatIsStoppedStays()
    {
        TriangleMesh mesh = blocks();
        const std::vector<Vec3> before = mesh.points;
        int asked = 0;
        takeOffFineSteps(mesh, 0.06, 20, [&asked] { return ++asked == 5; });
        QCOMPARE(asked, 5);
        QCOMPARE(mesh.points, before);
    }
};

QTEST_APPLESS_MAIN(TestLowPass)
#include "test_low_pass.moc"
