#include "segmentation/case/formats/nrrd_header.h"

#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/name_words.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <locale>
#include <map>
#include <sstream>
#include <vector>

namespace glioscope {
namespace {

using Fields = std::map<std::string, std::string>;

constexpr std::size_t kLongestHeader = std::size_t{1} << 20;

std::istringstream numbers(const std::string& text)
{
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    return stream;
}

[[noreturn]] void failDamaged(const std::filesystem::path& file, const std::string& field)
{
    fail(file, Sentence::of("has a damaged NRRD header (its field \"%1\" is missing or "
                            "makes no sense); copy or export it again.",
                            field));
}

/// "field: value" lines up to the empty line that ends the header; keys in lower case. Leaves the
/// stream at the first voxel.
Fields readFields(std::istream& stream, const std::filesystem::path& file)
{
    Fields fields;
    std::string line;
    std::getline(stream, line);
    if (!line.starts_with("NRRD000")) {
        fail(file, Sentence::of(
                       "is not an NRRD file, whatever its name says; check where it came from."));
    }
    for (std::size_t length = 0; std::getline(stream, line); length += line.size()) {
        if (length > kLongestHeader) {
            break;
        }
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (line.empty()) {
            return fields;
        }
        // "field: value" or "key:=value", by what comes first: values may hold the other.
        const auto sign = std::min(line.find(": "), line.find(":="));
        if (line.front() != '#' && sign != std::string::npos) {
            fields[lower(line.substr(0, sign))] = line.substr(sign + 2);
        }
    }
    fail(file, Sentence::of("has an NRRD header without an end; copy or export it again."));
}

VoxelType voxelType(const std::string& type, const std::filesystem::path& file)
{
    using enum VoxelType;
    static const std::map<std::string, VoxelType> kTypes = {{"signed char", Int8},
                                                            {"int8", Int8},
                                                            {"int8_t", Int8},
                                                            {"uchar", UInt8},
                                                            {"unsigned char", UInt8},
                                                            {"uint8", UInt8},
                                                            {"uint8_t", UInt8},
                                                            {"short", Int16},
                                                            {"short int", Int16},
                                                            {"signed short", Int16},
                                                            {"signed short int", Int16},
                                                            {"int16", Int16},
                                                            {"int16_t", Int16},
                                                            {"ushort", UInt16},
                                                            {"unsigned short", UInt16},
                                                            {"unsigned short int", UInt16},
                                                            {"uint16", UInt16},
                                                            {"uint16_t", UInt16},
                                                            {"int", Int32},
                                                            {"signed int", Int32},
                                                            {"int32", Int32},
                                                            {"int32_t", Int32},
                                                            {"uint", UInt32},
                                                            {"unsigned int", UInt32},
                                                            {"uint32", UInt32},
                                                            {"uint32_t", UInt32},
                                                            {"float", Float32},
                                                            {"double", Float64}};
    const auto found = kTypes.find(lower(type));
    if (found == kTypes.end()) {
        fail(file,
             Sentence::of("holds voxels of type \"%1\", which is not read; export it as float.",
                          type));
    }
    return found->second;
}

/// Whether the voxels are in the other byte order than this machine's.
bool bytesAreSwapped(const Fields& fields, VoxelType type, const std::filesystem::path& file)
{
    if (bytesPerVoxel(type) == 1) {
        return false;
    }
    const auto found = fields.find("endian");
    const std::string endian = found == fields.end() ? "" : lower(found->second);
    if (endian != "little" && endian != "big") {
        failDamaged(file, "endian");
    }
    return (endian == "little") != (std::endian::native == std::endian::little);
}

int dimensionOf(const Fields& fields, const std::filesystem::path& file)
{
    int dimension = 0;
    if (!fields.contains("dimension") || !(numbers(fields.at("dimension")) >> dimension)) {
        failDamaged(file, "dimension");
    }
    return dimension;
}

/// Sets the number of layers, which a fourth dimension counts.
void setLayers(VolumeHeader& header, const Fields& fields, const std::filesystem::path& file)
{
    const int dimension = dimensionOf(fields, file);
    if (dimension == 3) {
        return;
    }
    const bool list = fields.contains("kinds") && lower(fields.at("kinds")).starts_with("list ");
    if (dimension == 4 && list && fields.contains("segment0_name") && fields.contains("sizes")) {
        constexpr std::size_t kMostLayers = 1024;
        if (!(numbers(fields.at("sizes")) >> header.layers) || header.layers < 1 ||
            header.layers > kMostLayers) {
            failDamaged(file, "sizes");
        }
        return;
    }
    fail(file,
         Sentence::of(
             "holds %1 dimensions where a volume of three is needed; export one volume alone.",
             dimension));
}

/// Segments are numbered from 0 without a gap.
void setSegments(VolumeHeader& header, const Fields& fields, const std::filesystem::path& file)
{
    constexpr int kMostSegments = 10'000;
    const auto number = [&](const std::string& key, auto& value) {
        const auto found = fields.find(key);
        if (found != fields.end() && !(numbers(found->second) >> value)) {
            failDamaged(file, key);
        }
    };
    for (int n = 0; n < kMostSegments; ++n) {
        const std::string key = "segment" + std::to_string(n) + "_";
        const auto name = fields.find(key + "name");
        if (name == fields.end()) {
            return;
        }
        Segment segment{.name = name->second};
        number(key + "layer", segment.layer);
        number(key + "labelvalue", segment.value);
        if (const auto colour = fields.find(key + "color"); colour != fields.end()) {
            auto stream = numbers(colour->second);
            for (double& part : segment.colour) {
                stream >> part;
                part = std::isfinite(part) ? std::clamp(part, 0.0, 1.0) : 0;
            }
        }
        header.segments.push_back(segment);
    }
}

Index3 volumeSize(const Fields& fields, bool behindLayers, const std::filesystem::path& file)
{
    if (!fields.contains("sizes")) {
        failDamaged(file, "sizes");
    }
    Index3 size{};
    auto stream = numbers(fields.at("sizes"));
    if (int layers = 0; behindLayers) {
        stream >> layers;
    }
    for (int& extent : size) {
        if (!(stream >> extent) || extent < 1) {
            failDamaged(file, "sizes");
        }
    }
    return size;
}

/// The numbers of "(1,0,0) (0,1,0)"; nothing where the field is absent.
std::optional<std::vector<double>> vectorsOf(const Fields& fields, const std::string& field,
                                             std::size_t count, const std::filesystem::path& file)
{
    const auto found = fields.find(field);
    if (found == fields.end()) {
        return std::nullopt;
    }
    std::string text = found->second;
    if (const std::string none = "none "; lower(text).starts_with(none)) {
        text.erase(0, none.size());  // of the list of layers
    }
    std::ranges::replace_if(text, [](char c) { return c == '(' || c == ')' || c == ','; }, ' ');
    auto stream = numbers(text);
    std::vector<double> values(count);
    for (double& value : values) {
        if (!(stream >> value) || !std::isfinite(value)) {
            failDamaged(file, field);
        }
    }
    return values;
}

/// What turns the file's space into LPS: signs of x and y; nothing where the space is none of a
/// patient.
std::optional<std::array<double, 2>> signsToLps(const Fields& fields)
{
    const auto found = fields.find("space");
    const std::string space = found == fields.end() ? "" : lower(found->second);
    if (space == "left-posterior-superior" || space == "lps") {
        return {{1, 1}};
    }
    if (space == "right-anterior-superior" || space == "ras") {
        return {{-1, -1}};
    }
    if (space == "left-anterior-superior" || space == "las") {
        return {{1, -1}};
    }
    return std::nullopt;
}

void setDirections(Geometry& geometry, const std::vector<double>& vectors,
                   const std::array<double, 2>& signs, const std::filesystem::path& file)
{
    std::array<Vec3, 3> steps;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        steps[axis] = {signs[0] * vectors[3 * axis], signs[1] * vectors[3 * axis + 1],
                       vectors[3 * axis + 2]};
    }
    setAxes(geometry, steps, file);
}

void setSpacings(Geometry& geometry, const Fields& fields, const std::filesystem::path& file)
{
    const auto spacings = vectorsOf(fields, "spacings", 3, file);
    for (std::size_t axis = 0; spacings && axis < 3; ++axis) {
        geometry.spacingMm[axis] = std::abs((*spacings)[axis]);  // some writers sign it
        if (!(geometry.spacingMm[axis] > 1e-6)) {
            failDamaged(file, "spacings");
        }
    }
}

/// As ITK reads it: spaces that are no patient's are taken as they are.
void setGeometry(VolumeHeader& header, const Fields& fields, const std::filesystem::path& file)
{
    Geometry& geometry = header.geometry;
    const auto directions = vectorsOf(fields, "space directions", 9, file);
    const auto signs = signsToLps(fields);
    if (directions) {
        setDirections(geometry, *directions, signs.value_or(std::array{1.0, 1.0}), file);
    } else {
        setSpacings(geometry, fields, file);
    }
    if (const auto origin = vectorsOf(fields, "space origin", 3, file)) {
        geometry.originLps = {signs ? (*signs)[0] * (*origin)[0] : (*origin)[0],
                              signs ? (*signs)[1] * (*origin)[1] : (*origin)[1], (*origin)[2]};
    }
    if (!directions || !signs) {
        header.orientationDoubt = Sentence::of(
            "does not state its orientation (its \"space\" or \"space directions\" do "
            "not say where left and right are)");
    }
}

/// Moves the start of the voxels by what the header says to skip behind it.
void skip(VolumeHeader& header, const Fields& fields, std::ifstream& stream,
          const std::filesystem::path& file)
{
    std::int64_t lines = 0, bytes = 0;
    for (const auto& [name, value] : {std::pair{"line skip", &lines},
                                      {"lineskip", &lines},
                                      {"byte skip", &bytes},
                                      {"byteskip", &bytes}}) {
        if (fields.contains(name) && !(numbers(fields.at(name)) >> *value)) {
            failDamaged(file, name);
        }
    }
    std::string line;
    for (; lines > 0 && std::getline(stream, line); --lines) {
    }
    const std::int64_t voxelBytes =
        static_cast<std::int64_t>(header.geometry.voxelCount() * header.layers) *
        bytesPerVoxel(header.type);
    header.voxelOffset = stream.tellg();
    if (bytes == -1 && !header.compressed) {  // the voxels end the file
        header.voxelOffset =
            std::max(header.voxelOffset, static_cast<std::int64_t>(sizeOfFile(file)) - voxelBytes);
    } else if (bytes < 0 || lines != 0 || header.voxelOffset < 0 ||
               bytes > (std::int64_t{1} << 40)) {
        failDamaged(file, bytes < 0 ? "byte skip" : "line skip");
    } else {
        (header.compressed ? header.skippedBytes : header.voxelOffset) += bytes;
    }
}

}  // namespace

VolumeHeader readNrrdHeader(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        failToOpen(file);
    }
    const Fields fields = readFields(stream, file);
    VolumeHeader header;
    setLayers(header, fields, file);
    if (fields.contains("data file") || fields.contains("datafile")) {
        fail(file, Sentence::of("keeps its voxels in another file, which is not read; export "
                                "it as one .nrrd file."));
    }
    if (!fields.contains("type") || !fields.contains("encoding")) {
        failDamaged(file, fields.contains("type") ? "encoding" : "type");
    }
    const std::string encoding = lower(fields.at("encoding"));
    if (encoding != "raw" && encoding != "gzip" && encoding != "gz") {
        fail(file,
             Sentence::of("is encoded as \"%1\", which is not read; export it as raw or gzip.",
                          encoding));
    }
    header.type = voxelType(fields.at("type"), file);
    header.swapBytes = bytesAreSwapped(fields, header.type, file);
    header.compressed = encoding != "raw";
    header.geometry.size = volumeSize(fields, dimensionOf(fields, file) == 4, file);
    setSegments(header, fields, file);
    setGeometry(header, fields, file);
    skip(header, fields, stream, file);
    return header;
}

}  // namespace glioscope
