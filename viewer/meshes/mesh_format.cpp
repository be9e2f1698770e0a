#include "viewer/meshes/mesh_format.h"

#include "viewer/meshes/gltf.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace glioscope {
namespace {

static_assert(std::endian::native == std::endian::little, "the binary formats are little-endian");

constexpr std::size_t kStlHeader = 80;

std::string frameText(Structure structure)
{
    return "Glioscope " + std::string(shortName(structure)) +
           ", SPACE=LPS, mm: x to left, y to posterior, z to superior.";
}

template <typename T>
    requires std::is_trivially_copyable_v<T>
void append(std::string& bytes, const T& value)
{
    std::array<char, sizeof(T)> raw{};
    std::memcpy(raw.data(), &value, sizeof(T));
    bytes.append(raw.data(), raw.size());
}

void appendVector(std::string& bytes, const Vec3& vector)
{
    for (const double value : vector) {
        append(bytes, static_cast<float>(value));
    }
}

/// The shortest text that reads back as the same number, in every locale.
template <typename T>
void appendText(std::string& text, T value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text.append(digits.data(), end);
}

/// Must not begin with "solid", which is how the text form does.
std::string stl(const TriangleMesh& mesh, Structure structure)
{
    std::string bytes = frameText(structure);
    bytes.resize(kStlHeader, ' ');
    append(bytes, static_cast<std::uint32_t>(mesh.triangles.size()));
    bytes.reserve(bytes.size() + 50 * mesh.triangles.size());
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        std::array<Vec3, 3> corners{};
        for (std::size_t c = 0; c < 3; ++c) {
            corners[c] = mesh.points[static_cast<std::size_t>(triangle[c])];
        }
        appendVector(bytes, vertexNormals({.points = {corners.begin(), corners.end()},
                                           .triangles = {{0, 1, 2}}})[0]);
        for (const Vec3& corner : corners) {
            appendVector(bytes, corner);
        }
        append(bytes, std::uint16_t{0});
    }
    return bytes;
}

std::string ply(const TriangleMesh& mesh, Structure structure)
{
    std::string bytes = "ply\nformat binary_little_endian 1.0\ncomment " + frameText(structure) +
                        "\nelement vertex " + std::to_string(mesh.points.size());
    for (const char* property : {"x", "y", "z", "nx", "ny", "nz"}) {
        bytes += std::string("\nproperty float ") + property;
    }
    bytes += "\nelement face " + std::to_string(mesh.triangles.size()) +
             "\nproperty list uchar int vertex_indices\nend_header\n";
    const std::vector<Vec3> normals = shadingNormals(mesh);
    bytes.reserve(bytes.size() + 24 * mesh.points.size() + 13 * mesh.triangles.size());
    for (std::size_t p = 0; p < mesh.points.size(); ++p) {
        appendVector(bytes, mesh.points[p]);
        appendVector(bytes, normals[p]);
    }
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        append(bytes, std::uint8_t{3});
        append(bytes, triangle);
    }
    return bytes;
}

void appendLine(std::string& text, std::string_view what, const Vec3& vector)
{
    text += what;
    for (const double value : vector) {
        text += ' ';
        appendText(text, static_cast<float>(value));
    }
    text += '\n';
}

std::string obj(const TriangleMesh& mesh, Structure structure)
{
    std::string text =
        "# " + frameText(structure) + "\no " + std::string(shortName(structure)) + '\n';
    for (const Vec3& point : mesh.points) {
        appendLine(text, "v", point);
    }
    for (const Vec3& normal : shadingNormals(mesh)) {
        appendLine(text, "vn", normal);
    }
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        text += 'f';
        for (const std::int32_t point : triangle) {
            text += ' ';
            appendText(text, point + 1);
            text += "//";
            appendText(text, point + 1);
        }
        text += '\n';
    }
    return text;
}

}  // namespace

std::string meshBytes(MeshFormat format, const TriangleMesh& mesh, Structure structure,
                      Colour colour)
{
    switch (format) {
    case MeshFormat::Stl: return stl(mesh, structure);
    case MeshFormat::Ply: return ply(mesh, structure);
    case MeshFormat::Obj: return obj(mesh, structure);
    case MeshFormat::Gltf: return gltfText(mesh, structure, colour);
    }
    return {};
}

}  // namespace glioscope
