#include "viewer/meshes/gltf.h"

#include "segmentation/system/srgb.h"
#include "segmentation/system/version.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace glioscope {
namespace {

using nlohmann::json;

constexpr int kFloat = 5126, kUnsignedInt = 5125;
constexpr int kArrayBuffer = 34962, kElementArrayBuffer = 34963;
constexpr double kMetresPerMm = 0.001;
constexpr double kRoughness = 0.6;

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t b = 0; b < 3; ++b) {
            bits = bits << 8U | (b < count ? static_cast<std::uint8_t>(bytes[at + b]) : 0U);
        }
        for (std::size_t d = 0; d < 4; ++d) {
            text += d <= count ? kDigits[bits >> (18 - 6 * d) & 63U] : '=';
        }
    }
    return text;
}

using Floats = std::vector<float>;

Floats floatsOf(const std::vector<Vec3>& vectors)
{
    Floats floats;
    floats.reserve(3 * vectors.size());
    for (const Vec3& vector : vectors) {
        for (const double value : vector) {
            floats.push_back(static_cast<float>(value));
        }
    }
    return floats;
}

template <typename T>
void append(std::string& buffer, const std::vector<T>& values)
{
    const std::size_t at = buffer.size();
    buffer.resize(at + sizeof(T) * values.size());
    std::memcpy(buffer.data() + at, values.data(), sizeof(T) * values.size());
}

json accessor(int view, int type, std::size_t count, const char* shape)
{
    return {{"bufferView", view}, {"componentType", type}, {"count", count}, {"type", shape}};
}

/// With the smallest and largest coordinates, which the format asks for.
json positions(const Floats& points)
{
    std::array<float, 3> least{}, most{};
    for (std::size_t n = 0; n < points.size(); ++n) {
        float& low = least[n % 3];
        float& high = most[n % 3];
        low = n < 3 ? points[n] : std::min(low, points[n]);
        high = n < 3 ? points[n] : std::max(high, points[n]);
    }
    json object = accessor(0, kFloat, points.size() / 3, "VEC3");
    object["min"] = least;
    object["max"] = most;
    return object;
}

/// glTF's colours are linear.
double linear(std::uint8_t value)
{
    return linearOfSrgb(value / 255.0);
}

json material(const std::string& name, Colour colour)
{
    json object = {{"name", name}};
    object["pbrMetallicRoughness"] = {
        {"baseColorFactor", {linear(colour.red), linear(colour.green), linear(colour.blue), 1.0}},
        {"metallicFactor", 0.0},
        {"roughnessFactor", kRoughness}};
    return object;
}

/// Columns: where x, y and z of the points go.
json metresWithYUp()
{
    constexpr double m = kMetresPerMm;
    return {m, 0, 0, 0, 0, 0, -m, 0, 0, m, 0, 0, 0, 0, 0, 1};
}

}  // namespace

std::string gltfText(const TriangleMesh& mesh, Structure structure, Colour colour)
{
    const Floats points = floatsOf(mesh.points), normals = floatsOf(shadingNormals(mesh));
    std::string buffer;
    append(buffer, points);
    append(buffer, normals);
    const std::size_t vectors = buffer.size() / 2;
    append(buffer, mesh.triangles);
    const std::size_t triangles = buffer.size() - 2 * vectors;

    const std::string name(shortName(structure));
    json file;
    file["asset"] = {{"version", "2.0"}, {"generator", "Glioscope " GLIOSCOPE_VERSION}};
    file["scene"] = 0;
    file["scenes"] = json::array({{{"nodes", {0}}}});
    file["nodes"] = json::array({{{"name", name},
                                  {"mesh", 0},
                                  {"matrix", metresWithYUp()},
                                  {"extras", {{"space", "LPS"}, {"unit", "mm"}}}}});
    json primitive = {{"attributes", {{"POSITION", 0}, {"NORMAL", 1}}},
                      {"indices", 2},
                      {"material", 0},
                      {"mode", 4}};
    file["meshes"] = json::array({{{"name", name}, {"primitives", json::array({primitive})}}});
    file["materials"] = json::array({material(name, colour)});
    const auto view = [](std::size_t offset, std::size_t length, int target) {
        return json{
            {"buffer", 0}, {"byteOffset", offset}, {"byteLength", length}, {"target", target}};
    };
    file["bufferViews"] =
        json::array({view(0, vectors, kArrayBuffer), view(vectors, vectors, kArrayBuffer),
                     view(2 * vectors, triangles, kElementArrayBuffer)});
    file["accessors"] =
        json::array({positions(points), accessor(1, kFloat, mesh.points.size(), "VEC3"),
                     accessor(2, kUnsignedInt, 3 * mesh.triangles.size(), "SCALAR")});
    file["buffers"] =
        json::array({{{"byteLength", buffer.size()},
                      {"uri", "data:application/octet-stream;base64," + base64(buffer)}}});
    return file.dump();
}

}  // namespace glioscope
