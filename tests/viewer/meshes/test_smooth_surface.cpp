#include "viewer/meshes/smooth_surface.h"

#include "tests/support/mesh_checks.h"
#include "tests/support/oriented_grids.h"
#include "viewer/meshes/voxel_boundary.h"

#include <QTest>

#include <functional>
#include <numeric>

using namespace glioscope;
using namespace glioscope::test;

namespace {

using Shape = std::function<bool(const Vec3&)>;

LabelMap shaped(const Geometry& grid, const Shape& holds)
{
    return fromWorld<Label>(grid, [&holds](const Vec3& lps) {
        return holds(lps) ? Label::Enhancing : Label::Background;
    });
}

bool isEnhancing(Label label)
{
    return label == Label::Enhancing;
}

TriangleMesh surfaceOf(const LabelMap& map)
{
    return *smoothSurface(maskOf(map, labelsIn(Structure::Enhancing)));
}

Geometry middled(Geometry grid)
{
    const Vec3 middle = grid.centreLps();
    grid.originLps = {grid.originLps[0] - middle[0], grid.originLps[1] - middle[1],
                      grid.originLps[2] - middle[2]};
    return grid;
}

/// The shape's name beside it.
struct NamedShape {
    const char* name;
    Shape holds;
};
const std::array kShapes = {
    NamedShape{"ball", [](const Vec3& p) { return distanceMm(p, {2, 1, -3}) < 12; }},
    NamedShape{"small ball", [](const Vec3& p) { return distanceMm(p, {2, 1, -3}) < 2.2; }},
    NamedShape{"thin shell",
               [](const Vec3& p) {
                   const double r = distanceMm(p, {2, 1, -3});
                   return r > 10 && r < 12.5;
               }},
    NamedShape{"plate", [](const Vec3& p) { return std::abs(p[2]) < 1.6 && std::abs(p[0]) < 9; }},
    NamedShape{"specks",
               [](const Vec3& p) {
                   return std::fmod(std::abs(p[0]) + 2, 6) < 2.2 &&
                          std::fmod(std::abs(p[1]) + 2, 6) < 2.2 &&
                          std::fmod(std::abs(p[2]) + 2, 6) < 2.9;
               }},
    NamedShape{"half of the volume", [](const Vec3& p) { return p[0] > 1; }},
};

const Geometry kCube = middled({.size = {32, 36, 30}});
const Geometry kThickSlices = middled({.size = {36, 40, 11}, .spacingMm = {0.9, 0.8, 3}});

/// Height of the steps between neighbouring triangles: the mean angle of their normals, degrees.
double roughness(const TriangleMesh& mesh)
{
    const std::vector<Vec3> normals = vertexNormals(mesh);
    double sum = 0;
    for (const TriangleMesh::Triangle& t : mesh.triangles) {
        const Vec3& a = normals[std::size_t(t[0])];
        const Vec3& b = normals[std::size_t(t[1])];
        sum += std::acos(
            std::clamp(std::inner_product(a.begin(), a.end(), b.begin(), 0.0), -1.0, 1.0));
    }
    return sum / double(mesh.triangles.size()) * 180 / M_PI;
}

}  // namespace

class TestSmoothSurface : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enclosesTheLabelsVolumeAtItsPlaceInAnyOrderOfVoxels();
    void everyLesionKeepsItsVolume();
    void aSingleVoxelKeepsItsVolume();
    void aHoleKeepsItsVolume();
    void theStaircaseIsGone();
    void normalsAreThoseOfTheShape();
    void touchingLabelsAreEachClosed();
    void stopsOnRequest();
};

void TestSmoothSurface::enclosesTheLabelsVolumeAtItsPlaceInAnyOrderOfVoxels()
{
    for (const auto& [name, holds] : kShapes) {
        for (const Geometry& grid :
             {kCube, turned(kThickSlices, 24, -15),
              reordered(kCube, {2, 0, 1}, {false, true, true}),
              turned(reordered(kThickSlices, {0, 1, 2}, {true, false, false}), -40, 10)}) {
            const LabelMap map = shaped(grid, holds);
            const CountedVoxels expected = counted(map, isEnhancing);
            const TriangleMesh mesh = surfaceOf(map);
            const EnclosedVolume found = enclosedBy(mesh);
            const double share = found.mm3 / expected.mm3;
            QVERIFY2(std::abs(share - 1) < 0.01,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(share)));
            QVERIFY2(distanceMm(found.centroidLps, expected.centroidLps) < 0.2,
                     qPrintable(QStringLiteral("%1: %2 mm")
                                    .arg(QLatin1String(name))
                                    .arg(distanceMm(found.centroidLps, expected.centroidLps))));
            QVERIFY2(isClosed(mesh) && hasOneRingAPoint(mesh), name);
        }
    }
}

void TestSmoothSurface::everyLesionKeepsItsVolume()
{
    const LabelMap map = shaped(kCube, [](const Vec3& p) {
        return distanceMm(p, {-7, 0, 0}) < 7 || distanceMm(p, {9, 9, 9}) < 1.8 ||
               distanceMm(p, {9, -9, -9}) < 3;
    });
    const Mask mask = maskOf(map, labelsIn(Structure::Enhancing));
    const TriangleMesh blocks = voxelBoundary(mask), mesh = *smoothSurface(mask);
    const ConnectedParts parts = connectedParts(mesh);
    QCOMPARE(parts.count, 3U);
    const std::vector<double> before = enclosedMm3(blocks, parts), after = enclosedMm3(mesh, parts);
    for (std::size_t part = 0; part < parts.count; ++part) {
        QVERIFY(std::abs(after[part] / before[part] - 1) < 0.01);
    }
}

void TestSmoothSurface::aSingleVoxelKeepsItsVolume()
{
    LabelMap map(Geometry{.size = {5, 5, 5}, .spacingMm = {1, 1, 4}});
    map.at(2, 3, 1) = Label::Enhancing;
    const EnclosedVolume found = enclosedBy(surfaceOf(map));
    QVERIFY2(std::abs(found.mm3 / 4 - 1) < 0.01, qPrintable(QString::number(found.mm3)));
    QVERIFY(distanceMm(found.centroidLps, {2, 3, 4}) < 0.01);
}

void TestSmoothSurface::aHoleKeepsItsVolume()
{
    const LabelMap map = shaped(kCube, [](const Vec3& p) {
        const double r = distanceMm(p, {0, 0, 0});
        return r > 4 && r < 11;
    });
    const Mask mask = maskOf(map, labelsIn(Structure::Enhancing));
    const TriangleMesh blocks = voxelBoundary(mask), mesh = *smoothSurface(mask);
    const ConnectedParts parts = connectedParts(mesh);
    QCOMPARE(parts.count, 2U);
    const std::vector<double> before = enclosedMm3(blocks, parts), after = enclosedMm3(mesh, parts);
    QVERIFY(std::ranges::min(after) < -200);
    for (std::size_t part = 0; part < parts.count; ++part) {
        QVERIFY(std::abs(after[part] / before[part] - 1) < 0.01);
    }
}

void TestSmoothSurface::theStaircaseIsGone()
{
    const Mask mask = maskOf(shaped(kCube, kShapes[0].holds), labelsIn(Structure::Enhancing));
    const double blocks = roughness(voxelBoundary(mask));
    const double smooth = roughness(*smoothSurface(mask));
    // Points of a ball of 12 mm that lie 1 mm apart look 5 degrees apart.
    QVERIFY2(blocks > 15 && smooth < 8,
             qPrintable(QStringLiteral("%1 %2").arg(blocks).arg(smooth)));
}

void TestSmoothSurface::normalsAreThoseOfTheShape()
{
    const Vec3 centre = {2, 1, -3};
    for (const Geometry& grid : {kCube, reordered(kCube, {0, 1, 2}, {true, false, false})}) {
        const TriangleMesh mesh = surfaceOf(shaped(turned(grid, 15, 20), kShapes[0].holds));
        const std::vector<Vec3> normals = shadingNormals(mesh);
        double worst = 0, sum = 0;
        for (std::size_t p = 0; p < normals.size(); ++p) {
            const double r = distanceMm(mesh.points[p], centre);
            double cosine = 0;
            for (std::size_t w = 0; w < 3; ++w) {
                cosine += normals[p][w] * (mesh.points[p][w] - centre[w]) / r;
            }
            const double degrees = std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / M_PI;
            worst = std::max(worst, degrees);
            sum += degrees;
        }
        const double mean = sum / double(normals.size());
        QVERIFY2(mean < 5 && worst < 20,
                 qPrintable(QStringLiteral("mean %1 worst %2").arg(mean).arg(worst)));
    }
}

void TestSmoothSurface::touchingLabelsAreEachClosed()
{
    const LabelMap map = fromWorld<Label>(turned(kCube, 10, 5), [](const Vec3& p) {
        return distanceMm(p, {0, 0, 0}) > 13 ? Label::Background
               : p[0] > 0                    ? Label::Necrosis
               : p[1] > 0                    ? Label::Oedema
                                             : Label::Enhancing;
    });
    for (const Structure structure : {Structure::Necrosis, Structure::Oedema, Structure::Enhancing,
                                      Structure::TumourCore, Structure::WholeTumour}) {
        const PerLabel<bool> wanted = labelsIn(structure);
        const TriangleMesh mesh = *smoothSurface(maskOf(map, wanted));
        const CountedVoxels expected = counted(map, [&](Label label) { return wanted[label]; });
        QVERIFY(isClosed(mesh));
        QVERIFY(std::abs(enclosedBy(mesh).mm3 / expected.mm3 - 1) < 0.01);
        QVERIFY(distanceMm(enclosedBy(mesh).centroidLps, expected.centroidLps) < 0.2);
    }
}

void TestSmoothSurface::stopsOnRequest()
{
    const Mask mask = maskOf(shaped(kCube, kShapes[0].holds), labelsIn(Structure::Enhancing));
    QVERIFY(!smoothSurface(mask, kLabelPassBand, [] { return true; }));
    int asked = 0;
    QVERIFY(!smoothSurface(mask, kLabelPassBand, [&asked] { return ++asked == 3; }));
    QCOMPARE(asked, 3);
}

QTEST_APPLESS_MAIN(TestSmoothSurface)
#include "test_smooth_surface.moc"
