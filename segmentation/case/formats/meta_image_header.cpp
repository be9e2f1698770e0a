#include "segmentation/case/formats/meta_image_header.h"

#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/name_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <fstream>
#include <locale>
#include <map>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

using Fields = std::map<std::string, std::string>;

constexpr std::size_t kLongestHeader = std::size_t{1} << 20;

[[noreturn]] void failDamaged(const fs::path& file, const std::string& field)
{
    fail(file, Sentence::of("has a damaged MetaImage header (its field \"%1\" is missing "
                            "or makes no sense); copy or export it again.",
                            field));
}

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r");
    const auto last = text.find_last_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

/// "Key = value" lines up to ElementDataFile, which ends the header; keys in small letters. Leaves
/// the stream behind that line.
Fields readFields(std::istream& stream, const fs::path& file)
{
    Fields fields;
    std::string line;
    std::size_t length = 0;
    while (length < kLongestHeader && std::getline(stream, line)) {
        length += line.size() + 1;
        const auto equals = line.find('=');
        if (equals == std::string::npos) {
            break;
        }
        const std::string field = lower(trimmed(line.substr(0, equals)));
        fields[field] = trimmed(line.substr(equals + 1));
        if (field == "elementdatafile") {
            return fields;
        }
    }
    if (!fields.contains("ndims")) {
        fail(file,
             Sentence::of(
                 "is not a MetaImage file, whatever its name says; check where it came from."));
    }
    failDamaged(file, "ElementDataFile");
}

/// The first of these fields that is there.
std::optional<std::string> valueOf(const Fields& fields, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (const auto found = fields.find(name); found != fields.end()) {
            return found->second;
        }
    }
    return std::nullopt;
}

bool isTrue(const Fields& fields, std::initializer_list<const char*> names)
{
    const std::string value = lower(valueOf(fields, names).value_or(""));
    return value.starts_with('t') || value.starts_with('1');
}

/// `count` numbers; nothing where the field is absent.
std::optional<std::vector<double>> numbersOf(const Fields& fields,
                                             std::initializer_list<const char*> names,
                                             std::size_t count, const fs::path& file)
{
    const auto text = valueOf(fields, names);
    if (!text) {
        return std::nullopt;
    }
    std::istringstream stream(*text);
    stream.imbue(std::locale::classic());
    std::vector<double> values(count);
    for (double& value : values) {
        if (!(stream >> value) || !std::isfinite(value)) {
            failDamaged(file, *names.begin());
        }
    }
    return values;
}

VoxelType voxelType(const Fields& fields, const fs::path& file)
{
    using enum VoxelType;
    // MET_LONG is 4 bytes, whatever the machine that wrote it (metaTypes.h).
    static constexpr auto kTypes =
        std::to_array<std::pair<const char*, VoxelType>>({{"met_char", Int8},
                                                          {"met_uchar", UInt8},
                                                          {"met_short", Int16},
                                                          {"met_ushort", UInt16},
                                                          {"met_int", Int32},
                                                          {"met_uint", UInt32},
                                                          {"met_long", Int32},
                                                          {"met_ulong", UInt32},
                                                          {"met_long_long", Int64},
                                                          {"met_ulong_long", UInt64},
                                                          {"met_float", Float32},
                                                          {"met_double", Float64}});
    const std::string type = valueOf(fields, {"elementtype"}).value_or("");
    const auto* found = std::ranges::find_if(
        kTypes, [&, small = lower(type)](const auto& each) { return small == each.first; });
    if (type.empty()) {
        failDamaged(file, "ElementType");
    }
    if (found == kTypes.end()) {
        fail(file,
             Sentence::of("holds voxels of type \"%1\", which is not read; export it as float.",
                          type));
    }
    return found->second;
}

void requirePlainVolume(const Fields& fields, const fs::path& file)
{
    const auto dimensions = numbersOf(fields, {"ndims"}, 1, file);
    if (!dimensions) {
        failDamaged(file, "NDims");
    }
    if (dimensions->front() != 3) {
        fail(file, Sentence::of("holds %1 dimensions where a volume of three is needed; export one "
                                "volume alone.",
                                valueOf(fields, {"ndims"}).value_or("")));
    }
    if (const auto channels = numbersOf(fields, {"elementnumberofchannels"}, 1, file);
        channels && channels->front() != 1) {
        fail(file,
             Sentence::of(
                 "holds several numbers a voxel, as a colour picture does; export one of them."));
    }
    if (const auto binary = valueOf(fields, {"binarydata"});
        binary && !isTrue(fields, {"binarydata"})) {
        fail(file, Sentence::of(
                       "holds its voxels as text, which is not read; export it in binary form."));
    }
}

/// Axes and origin as ITK takes them: rows of the matrix are the axes of i, j and k, in LPS.
void setGeometry(VolumeHeader& header, const Fields& fields, const fs::path& file)
{
    Geometry& geometry = header.geometry;
    const auto size = numbersOf(fields, {"dimsize"}, 3, file);
    const auto spacing = numbersOf(fields, {"elementspacing", "elementsize"}, 3, file);
    const auto matrix = numbersOf(fields, {"transformmatrix", "rotation", "orientation"}, 9, file);
    const auto origin = numbersOf(fields, {"offset", "position", "origin"}, 3, file);
    std::array<Vec3, 3> steps = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (!size || !((*size)[axis] >= 1 && (*size)[axis] < 1e9)) {
            failDamaged(file, "DimSize");
        }
        geometry.size[axis] = static_cast<int>((*size)[axis]);
        geometry.originLps[axis] = origin ? (*origin)[axis] : 0;
        for (std::size_t w = 0; w < 3; ++w) {
            steps[axis][w] = (matrix ? (*matrix)[3 * axis + w] : steps[axis][w]) *
                             (spacing ? std::abs((*spacing)[axis]) : 1);  // some writers sign it
        }
    }
    setAxes(geometry, steps, file);
    if (!matrix) {
        header.orientationDoubt = Sentence::of(
            "does not state its orientation (it has no TransformMatrix, so "
            "nothing says where left and right are)");
    }
}

/// Where the voxels are; `behindHeader` is where they begin in a file of its own.
void setPlace(VolumeHeader& header, const Fields& fields, std::int64_t behindHeader,
              const fs::path& file)
{
    const std::string name = fields.at("elementdatafile");
    const bool here = lower(name) == "local";
    if (!here) {
        const fs::path named = name;
        if (name.empty() || lower(name) == "list" || name.find('%') != std::string::npos ||
            name.find_first_of("/\\") != std::string::npos || name == "..") {
            fail(file,
                 Sentence::of("keeps its voxels in several files, or in one that is not "
                              "beside it (%1), which is not read; export it as one .mha file.",
                              name));
        }
        header.voxelFile = file.parent_path() / named;
    }
    const auto skipped = numbersOf(fields, {"headersize"}, 1, file);
    const std::int64_t voxelBytes =
        static_cast<std::int64_t>(header.geometry.voxelCount()) * bytesPerVoxel(header.type);
    header.voxelOffset = here ? behindHeader : 0;
    if (skipped && skipped->front() == -1 && !header.compressed) {  // the voxels end the file
        const auto all = static_cast<std::int64_t>(sizeOfFile(here ? file : header.voxelFile));
        header.voxelOffset = std::max(header.voxelOffset, all - voxelBytes);
    } else if (skipped && !(skipped->front() >= 0 && skipped->front() < 1e12)) {
        failDamaged(file, "HeaderSize");
    } else if (skipped && !here) {
        header.voxelOffset = static_cast<std::int64_t>(skipped->front());
    }
}

}  // namespace

VolumeHeader readMetaImageHeader(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        failToOpen(file);
    }
    const Fields fields = readFields(stream, file);
    const auto behindHeader = static_cast<std::int64_t>(stream.tellg());
    requirePlainVolume(fields, file);
    VolumeHeader header;
    header.type = voxelType(fields, file);
    const bool bigEndian = isTrue(fields, {"binarydatabyteordermsb", "elementbyteordermsb"});
    header.swapBytes =
        bytesPerVoxel(header.type) > 1 && bigEndian == (std::endian::native == std::endian::little);
    header.compressed = isTrue(fields, {"compresseddata"});
    setGeometry(header, fields, file);
    setPlace(header, fields,
             behindHeader < 0 ? static_cast<std::int64_t>(sizeOfFile(file)) : behindHeader, file);
    return header;
}

}  // namespace glioscope
