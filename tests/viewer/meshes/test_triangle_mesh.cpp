#include "viewer/meshes/triangle_mesh.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

/// Corner at `at`, legs of `edge` mm along x, y and z.
void addTetrahedron(TriangleMesh& mesh, const Vec3& at, double edge)
{
    const auto first = static_cast<std::int32_t>(mesh.points.size());
    mesh.points.push_back(at);
    for (std::size_t w = 0; w < 3; ++w) {
        mesh.points.push_back(at);
        mesh.points.back()[w] += edge;
    }
    for (const TriangleMesh::Triangle& t :
         {TriangleMesh::Triangle{0, 2, 1}, {0, 1, 3}, {0, 3, 2}, {1, 2, 3}}) {
        mesh.triangles.push_back({first + t[0], first + t[1], first + t[2]});
    }
}

}  // namespace

class TestTriangleMesh : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void volumeAndCentroidAreTheTetrahedrons()
    {
        TriangleMesh mesh;
        addTetrahedron(mesh, {1e5, -2e5, 10}, 6);
        const EnclosedVolume found = enclosedBy(mesh);
        QVERIFY(std::abs(found.mm3 - 36) < 1e-6);
        QVERIFY(std::abs(found.centroidLps[0] - 100001.5) < 1e-6);
        QVERIFY(std::abs(found.centroidLps[2] - 11.5) < 1e-6);
        for (TriangleMesh::Triangle& triangle : mesh.triangles) {
            std::swap(triangle[1], triangle[2]);
        }
        QVERIFY(std::abs(enclosedBy(mesh).mm3 + 36) < 1e-6);
    }

    void partsHaveTheirOwnVolumes()
    {
        TriangleMesh mesh;
        addTetrahedron(mesh, {0, 0, 0}, 6);
        addTetrahedron(mesh, {50, 0, 0}, 3);
        const ConnectedParts parts = connectedParts(mesh);
        QCOMPARE(parts.count, std::size_t{2});
        QVERIFY(parts.partOf[0] == parts.partOf[3] && parts.partOf[0] != parts.partOf[4]);
        const std::vector<double> volumes = enclosedMm3(mesh, parts);
        QVERIFY(std::abs(volumes[0] - 36) < 1e-9 && std::abs(volumes[1] - 4.5) < 1e-9);
    }

    void normalsLookOutwards()
    {
        TriangleMesh mesh;
        addTetrahedron(mesh, {0, 0, 0}, 1);
        const Vec3 corner = vertexNormals(mesh)[0];
        for (const double value : corner) {
            QVERIFY(std::abs(value + 1 / std::sqrt(3.0)) < 1e-9);
        }
    }

    /// Moving the points along them by a little adds their lengths times that to the volume.
    void areaVectorsSayHowTheVolumeGrows()
    {
        TriangleMesh mesh;
        addTetrahedron(mesh, {3, 4, 5}, 10);
        const double before = enclosedBy(mesh).mm3;
        const std::vector<Vec3> areas = areaVectors(mesh);
        double expected = 0;
        constexpr double kMove = 1e-6;
        for (std::size_t p = 0; p < mesh.points.size(); ++p) {
            const double length = std::hypot(areas[p][0], areas[p][1], areas[p][2]);
            expected += kMove * length;
            for (std::size_t w = 0; w < 3; ++w) {
                mesh.points[p][w] += kMove * areas[p][w] / length;
            }
        }
        QVERIFY(std::abs((enclosedBy(mesh).mm3 - before) / expected - 1) < 1e-4);
    }
};

QTEST_APPLESS_MAIN(TestTriangleMesh)
#include "test_triangle_mesh.moc"
