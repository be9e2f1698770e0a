// Files of surfaces as other programs read them: VTK's readers, and glTF by its own text.

#include "viewer/meshes/mesh_format.h"

#include "tests/support/mesh_checks.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/test_data.h"
#include "viewer/meshes/poly_data.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/voxel_boundary.h"

#include <vtkCleanPolyData.h>
#include <vtkNew.h>
#include <vtkOBJReader.h>
#include <vtkPLYReader.h>
#include <vtkPointData.h>
#include <vtkSTLReader.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstring>
#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr Colour kBlue = {66, 120, 255};

/// An ellipsoid to the left, in front and above, on an oblique, left-handed grid of thick slices.
LabelMap leftAnteriorSuperior()
{
    const Geometry grid = turned(
        reordered({.size = {44, 40, 26}, .spacingMm = {0.9, 1, 2}, .originLps = {20, -90, 70}},
                  {1, 0, 2}, {false, false, false}),
        20, 12);
    const Vec3 centre = grid.centreLps();
    return fromWorld<Label>(grid, [centre](const Vec3& lps) {
        return std::hypot((lps[0] - centre[0] - 3) / 9, (lps[1] - centre[1]) / 7,
                          (lps[2] - centre[2] - 2) / 12) < 1
                   ? Label::Enhancing
                   : Label::Background;
    });
}

struct Read {
    TriangleMesh mesh;
    bool hasNormals = false;
    Vec3 normal = {0, 0, 0};  ///< of the first point
};

template <typename Reader>
Read readWith(const fs::path& file)
{
    vtkNew<Reader> reader;
    reader->SetFileName(file.c_str());
    reader->Update();
    Read read{.mesh = meshOf(reader->GetOutput())};
    if (vtkDataArray* normals = reader->GetOutput()->GetPointData()->GetNormals()) {
        read.hasNormals = true;
        normals->GetTuple(0, read.normal.data());
    }
    return read;
}

}  // namespace

class TestMeshFormat : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    LabelMap m_map = leftAnteriorSuperior();
    TriangleMesh m_mesh = *smoothSurface(maskOf(m_map, labelsIn(Structure::Enhancing)));

    std::string bytes(MeshFormat format)
    {
        return meshBytes(format, m_mesh, Structure::Enhancing, kBlue);
    }
    fs::path written(MeshFormat format)
    {
        const fs::path file = m_folder.path() / ("mesh." + std::string(key(format)));
        std::ofstream(file, std::ios::binary) << bytes(format);
        return file;
    }
    /// Volume, place and side are the label's, and the surface is closed and looks outwards.
    void verify(const TriangleMesh& read)
    {
        const CountedVoxels label =
            counted(m_map, [](Label value) { return value == Label::Enhancing; });
        const EnclosedVolume found = enclosedBy(read);
        QVERIFY(isClosed(read));
        QVERIFY2(std::abs(found.mm3 / label.mm3 - 1) < 0.01,
                 qPrintable(QString::number(found.mm3 / label.mm3)));
        QVERIFY(distanceMm(found.centroidLps, label.centroidLps) < 0.15);
        QVERIFY(found.centroidLps[0] > 20 && found.centroidLps[1] < -40 &&
                found.centroidLps[2] > 60);
        QCOMPARE(read.triangles.size(), m_mesh.triangles.size());
    }
    void verifySamePoints(const TriangleMesh& read)
    {
        QCOMPARE(read.points.size(), m_mesh.points.size());
        for (std::size_t p = 0; p < read.points.size(); ++p) {
            for (std::size_t w = 0; w < 3; ++w) {
                QCOMPARE(float(read.points[p][w]), float(m_mesh.points[p][w]));
            }
        }
        QCOMPARE(read.triangles, m_mesh.triangles);
    }

private Q_SLOTS:
    void stlIsReadBackClosedAtItsPlace()
    {
        // Its triangles have no points in common but by their places, which the reader joins.
        verify(readWith<vtkSTLReader>(written(MeshFormat::Stl)).mesh);
        const std::string file = bytes(MeshFormat::Stl);
        QVERIFY(!file.starts_with("solid"));
        QVERIFY(file.substr(0, 80).find("SPACE=LPS") != file.npos);
        QVERIFY(file.substr(0, 80).find("ET") != file.npos);
        QCOMPARE(file.size(), 84 + 50 * m_mesh.triangles.size());
    }

    void plyIsReadBackWithTheSamePointsAndNormals()
    {
        const Read read = readWith<vtkPLYReader>(written(MeshFormat::Ply));
        verify(read.mesh);
        verifySamePoints(read.mesh);
        QVERIFY(read.hasNormals);
        QVERIFY(distanceMm(read.normal, shadingNormals(m_mesh)[0]) < 1e-6);
        QVERIFY(bytes(MeshFormat::Ply).find("comment Glioscope ET, SPACE=LPS, mm") !=
                std::string::npos);
    }

    void objIsReadBackWithTheSamePointsAndNormals()
    {
        const Read read = readWith<vtkOBJReader>(written(MeshFormat::Obj));
        verify(read.mesh);
        verifySamePoints(read.mesh);
        QVERIFY(read.hasNormals);
        QVERIFY(distanceMm(read.normal, shadingNormals(m_mesh)[0]) < 1e-6);
        QVERIFY(bytes(MeshFormat::Obj).starts_with("# Glioscope ET, SPACE=LPS, mm"));
    }

    void gltfHasTheSamePointsUnderANodeOfMetresWithYUp()
    {
        const QJsonObject file =
            QJsonDocument::fromJson(QByteArray::fromStdString(bytes(MeshFormat::Gltf))).object();
        QCOMPARE(file["asset"_L1]["version"_L1].toString(), u"2.0"_s);
        QCOMPARE(file["nodes"_L1].toArray().size(), 1);
        const QJsonArray matrix = file["nodes"_L1][0]["matrix"_L1].toArray();
        QCOMPARE(matrix.size(), 16);
        const auto moved = [&](const Vec3& p) {
            Vec3 out{};
            for (int row = 0; row < 3; ++row) {
                out[std::size_t(row)] = matrix[12 + row].toDouble();
                for (int column = 0; column < 3; ++column) {
                    out[std::size_t(row)] +=
                        matrix[4 * column + row].toDouble() * p[std::size_t(column)];
                }
            }
            return out;
        };
        // Left is +X, superior +Y, anterior +Z, where a model's face is in glTF.
        QCOMPARE(moved({1000, 0, 0}), (Vec3{1, 0, 0}));
        QCOMPARE(moved({0, 0, 1000}), (Vec3{0, 1, 0}));
        QCOMPARE(moved({0, -1000, 0}), (Vec3{0, 0, 1}));
        const TriangleMesh read = readGltf(file);
        verify(read);
        verifySamePoints(read);
    }

    void gltfSaysHowFarItsPointsReachAndWhatItsColourIs()
    {
        const QJsonObject file =
            QJsonDocument::fromJson(QByteArray::fromStdString(bytes(MeshFormat::Gltf))).object();
        const QJsonObject accessor = file["accessors"_L1][0].toObject();
        for (int w = 0; w < 3; ++w) {
            float least = 1e9F, most = -1e9F;
            for (const Vec3& point : m_mesh.points) {
                least = std::min(least, float(point[std::size_t(w)]));
                most = std::max(most, float(point[std::size_t(w)]));
            }
            QCOMPARE(float(accessor["min"_L1][w].toDouble()), least);
            QCOMPARE(float(accessor["max"_L1][w].toDouble()), most);
        }
        const QJsonArray colour =
            file["materials"_L1][0]["pbrMetallicRoughness"_L1]["baseColorFactor"_L1].toArray();
        QVERIFY(colour[2].toDouble() == 1 && colour[0].toDouble() < colour[1].toDouble());
    }

private:
    /// As the format's text says, every step by name.
    static TriangleMesh readGltf(const QJsonObject& file)
    {
        const QByteArray uri = file["buffers"_L1][0]["uri"_L1].toString().toLatin1();
        const QByteArray buffer = QByteArray::fromBase64(uri.mid(uri.indexOf(',') + 1));
        if (buffer.size() != file["buffers"_L1][0]["byteLength"_L1].toInteger()) {
            return {};
        }
        const QJsonObject primitive = file["meshes"_L1][0]["primitives"_L1][0].toObject();
        const auto start = [&](int accessor) {
            const int view = file["accessors"_L1][accessor]["bufferView"_L1].toInt();
            return buffer.data() + file["bufferViews"_L1][view]["byteOffset"_L1].toInteger();
        };
        const auto count = [&](int accessor) {
            return std::size_t(file["accessors"_L1][accessor]["count"_L1].toInteger());
        };
        const int positions = primitive["attributes"_L1]["POSITION"_L1].toInt();
        const int indices = primitive["indices"_L1].toInt();
        TriangleMesh mesh;
        for (std::size_t p = 0; p < count(positions); ++p) {
            std::array<float, 3> point{};
            std::memcpy(point.data(), start(positions) + 12 * p, 12);
            mesh.points.push_back({point[0], point[1], point[2]});
        }
        mesh.triangles.resize(count(indices) / 3);
        std::memcpy(mesh.triangles.data(), start(indices), 12 * mesh.triangles.size());
        return mesh;
    }
};

QTEST_APPLESS_MAIN(TestMeshFormat)
#include "test_mesh_format.moc"
