#include "segmentation/case/nrrd_header.h"

#include "segmentation/case/file_error.h"
#include "segmentation/volume/geometry.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <limits>
#include <locale>
#include <map>
#include <sstream>

namespace glioscope {
namespace {

using Fields = std::map<std::string, std::string>;

constexpr std::size_t kLongestHeader = std::size_t{1} << 20;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::istringstream numbers(const std::string& text)
{
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    return stream;
}

[[noreturn]] void failDamaged(const std::filesystem::path& file, const std::string& field)
{
    fail(file, "has a damaged NRRD header (its field \"" + field +
                   "\" is missing or makes no sense); copy or export it again.");
}

/// "field: value" lines up to the empty line that ends the header; keys in lower case. Leaves the
/// stream at the first voxel.
Fields readFields(std::istream& stream, const std::filesystem::path& file)
{
    Fields fields;
    std::string line;
    std::getline(stream, line);
    if (!line.starts_with("NRRD000")) {
        fail(file, "is not an NRRD file, whatever its name says; check where it came from.");
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
        const auto colon = line.find(": ");
        if (line.front() != '#' && colon != std::string::npos) {
            fields[lower(line.substr(0, colon))] = line.substr(colon + 2);
        }
    }
    fail(file, "has an NRRD header without an end; copy or export it again.");
}

int bytesPerVoxel(const std::string& type, const std::filesystem::path& file)
{
    static const std::map<std::string, int> kTypes = {
        {"signed char", 1}, {"int8", 1}, {"int8_t", 1}, {"uchar", 1}, {"unsigned char", 1},
        {"uint8", 1}, {"uint8_t", 1}, {"short", 2}, {"short int", 2}, {"signed short", 2},
        {"signed short int", 2}, {"int16", 2}, {"int16_t", 2}, {"ushort", 2}, {"unsigned short", 2},
        {"unsigned short int", 2}, {"uint16", 2}, {"uint16_t", 2}, {"int", 4}, {"signed int", 4},
        {"int32", 4}, {"int32_t", 4}, {"uint", 4}, {"unsigned int", 4}, {"uint32", 4},
        {"uint32_t", 4}, {"float", 4}, {"double", 8}};
    const auto found = kTypes.find(lower(type));
    if (found == kTypes.end()) {
        fail(file, "holds voxels of type \"" + type + "\", which is not read; export it as float.");
    }
    return found->second;
}

std::array<std::int64_t, 4> volumeSize(const Fields& fields, const std::filesystem::path& file)
{
    if (!fields.contains("dimension") || !fields.contains("sizes")) {
        failDamaged(file, "sizes");
    }
    int dimension = 0;
    numbers(fields.at("dimension")) >> dimension;
    if (dimension != 3) {
        fail(file, "holds " + std::to_string(dimension) +
                       " dimensions where a volume of three is needed; export one volume alone.");
    }
    std::array<std::int64_t, 4> size = {0, 0, 0, 1};
    auto stream = numbers(fields.at("sizes"));
    for (std::size_t d = 0; d < 3; ++d) {
        if (!(stream >> size[d]) || size[d] < 1 || size[d] > std::numeric_limits<int>::max()) {
            failDamaged(file, "sizes");
        }
    }
    return size;
}

/// "(1,0,0) (0,1,0) (0,0,1)" must be three finite vectors that span a volume.
void checkDirections(const Fields& fields, const std::filesystem::path& file)
{
    const auto found = fields.find("space directions");
    if (found == fields.end()) {
        return;
    }
    std::string text = found->second;
    std::ranges::replace_if(text, [](char c) { return c == '(' || c == ')' || c == ','; }, ' ');
    auto stream = numbers(text);
    Mat3 directions;
    for (Vec3& row : directions) {
        for (double& value : row) {
            if (!(stream >> value) || !std::isfinite(value)) {
                failDamaged(file, "space directions");
            }
        }
    }
    if (!(std::abs(determinant(directions)) > 1e-12)) {
        fail(file, "has an orientation that flattens its voxels to nothing; export it again.");
    }
}

}  // namespace

HeaderSummary readNrrdHeader(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        fail(file, "cannot be opened; check its permissions.");
    }
    const Fields fields = readFields(stream, file);
    if (fields.contains("data file") || fields.contains("datafile")) {
        fail(file, "keeps its voxels in another file, which is not read; export it as one .nrrd file.");
    }
    if (!fields.contains("type") || !fields.contains("encoding")) {
        failDamaged(file, fields.contains("type") ? "encoding" : "type");
    }
    const std::string encoding = lower(fields.at("encoding"));
    if (encoding != "raw" && encoding != "gzip" && encoding != "gz") {
        fail(file, "is encoded as \"" + encoding + "\", which is not read; export it as raw or gzip.");
    }
    checkDirections(fields, file);
    HeaderSummary summary;
    summary.size = volumeSize(fields, file);
    summary.bytesPerVoxel = bytesPerVoxel(fields.at("type"), file);
    summary.compressed = encoding != "raw";
    summary.voxelOffset = stream.tellg();
    return summary;
}

}  // namespace glioscope
