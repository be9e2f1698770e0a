#include "segmentation/case/formats/label_writer.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_scheme.h"
#include "segmentation/case/formats/verified_file.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <itkMetaDataObject.h>
#include <itkNiftiImageIO.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// Share of the smallest voxel edge by which a header, which is in single precision, may move a
/// corner.
constexpr double kHeaderTolerance = 0.01;

struct NiftiContent {
    const Geometry& geometry;
    itk::IOComponentEnum type;
    const void* voxels;
    std::string description;
};

void requireNiftiName(const fs::path& file)
{
    const std::string name = file.filename().string();
    if (!endsWithIgnoringCase(name, ".nii") && !endsWithIgnoringCase(name, ".nii.gz")) {
        fail(file,
             Sentence::of(
                 "was not saved: only NIfTI is written; choose a name ending in .nii.gz or .nii."));
    }
}

void writeNifti(const fs::path& file, const NiftiContent& content)
{
    const auto io = itk::NiftiImageIO::New();
    io->SetFileName(file.string());
    io->SetNumberOfDimensions(3);
    io->SetNumberOfComponents(1);
    io->SetPixelType(itk::IOPixelEnum::SCALAR);
    io->SetComponentType(content.type);
    for (unsigned axis = 0; axis < 3; ++axis) {
        io->SetDimensions(axis, static_cast<itk::SizeValueType>(content.geometry.size[axis]));
        io->SetSpacing(axis, content.geometry.spacingMm[axis]);
        io->SetOrigin(axis, content.geometry.originLps[axis]);
        io->SetDirection(axis, std::vector<double>{content.geometry.direction[0][axis],
                                                   content.geometry.direction[1][axis],
                                                   content.geometry.direction[2][axis]});
    }
    // Becomes the header's free text field.
    itk::EncapsulateMetaData<std::string>(io->GetMetaDataDictionary(), "ITK_FileNotes",
                                          content.description);
    try {
        io->WriteImageInformation();
        io->Write(content.voxels);
    } catch (const itk::ExceptionObject& error) {
        fail(file, Sentence::of("cannot be written: %1", error.GetDescription()));
    }
}

void requireSameGrid(const Geometry& read, const Geometry& meant, const fs::path& file)
{
    const double tolerance = kHeaderTolerance * *std::ranges::min_element(meant.spacingMm);
    if (!(maxCornerDisplacementMm(read, meant) <= tolerance)) {
        fail(file, Sentence::of("came back as %1 where %2 was meant.", described(read),
                                described(meant)));
    }
}

struct LabelStatistics {
    std::size_t voxels = 0;
    double volumeMl = 0;
    Vec3 centroidLps = {0, 0, 0};
};

PerLabel<LabelStatistics> statisticsOf(const LabelMap& labels)
{
    PerLabel<LabelStatistics> result;
    PerLabel<Vec3> sums;
    const Index3& size = labels.geometry.size;
    std::size_t at = 0;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i, ++at) {
                const Label label = labels.voxels[at];
                if (label != Label::Background) {
                    ++result[label].voxels;
                    sums[label][0] += i;
                    sums[label][1] += j;
                    sums[label][2] += k;
                }
            }
        }
    }
    for (const Label label : kMarkedLabels) {
        const double count = static_cast<double>(result[label].voxels);
        result[label].volumeMl = count * labels.geometry.voxelVolumeMl();
        if (count > 0) {
            const Vec3& sum = sums[label];
            result[label].centroidLps =
                labels.geometry.toLps({sum[0] / count, sum[1] / count, sum[2] / count});
        }
    }
    return result;
}

void requireSameLabels(const LabelMap& read, const LabelMap& meant, const fs::path& file)
{
    requireSameGrid(read.geometry, meant.geometry, file);
    if (read.voxels != meant.voxels) {
        fail(file, Sentence::of("came back with other voxels."));
    }
    const auto a = statisticsOf(read), b = statisticsOf(meant);
    const double tolerance = kHeaderTolerance * *std::ranges::min_element(meant.geometry.spacingMm);
    for (const Label label : kMarkedLabels) {
        const double volumeError = std::abs(a[label].volumeMl - b[label].volumeMl);
        double moved = 0;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            moved = std::hypot(moved, a[label].centroidLps[axis] - b[label].centroidLps[axis]);
        }
        if (!(volumeError <= 1e-4 * b[label].volumeMl) || !(moved <= tolerance)) {
            fail(file, Sentence::of("came back with %1 in another place or of another volume.",
                                    displayName(label)));
        }
    }
}

template <typename T>
void requireWhole(const Volume<T>& volume, const fs::path& file)
{
    if (volume.empty() || volume.voxels.size() != volume.geometry.voxelCount()) {
        fail(file, Sentence::of("was not saved: there are no voxels to save."));
    }
}

std::vector<std::uint8_t> fileValues(const LabelMap& labels, LabelScheme scheme,
                                     const fs::path& file)
{
    PerLabel<std::optional<int>> valueOf;
    for (const LabelFacts& facts : kLabelTable) {
        valueOf[facts.label] = fileValue(scheme, facts.label);
    }
    std::vector<std::uint8_t> values(labels.voxels.size());
    std::ranges::transform(labels.voxels, values.begin(), [&](Label label) {
        if (!valueOf[label]) {
            fail(file, Sentence::of(
                           "was not saved: %1 has no number for %2; choose a scheme that has one.",
                           displayName(scheme), shortName(label)));
        }
        return static_cast<std::uint8_t>(*valueOf[label]);
    });
    return values;
}

std::vector<std::int16_t> rounded(const Image& image, const fs::path& file)
{
    using Limits = std::numeric_limits<std::int16_t>;
    std::vector<std::int16_t> values(image.voxels.size());
    const auto fits = [](float v) {
        return std::lround(v) >= Limits::min() && std::lround(v) <= Limits::max();
    };
    if (!std::ranges::all_of(image.voxels, fits)) {
        fail(file, Sentence::of("was not saved: its intensities do not fit 16-bit whole "
                                "numbers; save them as they are."));
    }
    std::ranges::transform(image.voxels, values.begin(),
                           [](float v) { return static_cast<std::int16_t>(std::lround(v)); });
    return values;
}

}  // namespace

void writeLabels(const fs::path& file, const LabelMap& labels, LabelScheme scheme)
{
    requireNiftiName(file);
    requireWhole(labels, file);
    const std::vector<std::uint8_t> values = fileValues(labels, scheme, file);
    const NiftiContent content{labels.geometry, itk::IOComponentEnum::UCHAR, values.data(),
                               markFor(scheme)};
    const auto write = [&](const fs::path& temporary) { writeNifti(temporary, content); };
    const auto check = [&](const fs::path& temporary) {
        requireSameLabels(readLabels(temporary, scheme).map, labels, temporary);
    };
    replaceVerified(file, write, check);
}

void writeImage(const fs::path& file, const Image& image, bool asInt16)
{
    requireNiftiName(file);
    requireWhole(image, file);
    if (!std::ranges::all_of(image.voxels, [](float v) { return std::isfinite(v); })) {
        fail(file, Sentence::of("was not saved: some of its intensities are not finite numbers."));
    }
    const std::vector<std::int16_t> whole =
        asInt16 ? rounded(image, file) : std::vector<std::int16_t>();
    const NiftiContent content{
        image.geometry, asInt16 ? itk::IOComponentEnum::SHORT : itk::IOComponentEnum::FLOAT,
        asInt16 ? static_cast<const void*>(whole.data()) : image.voxels.data(), "Glioscope"};
    const auto write = [&](const fs::path& temporary) { writeNifti(temporary, content); };
    const auto check = [&](const fs::path& temporary) {
        const Image read = readImage(temporary);
        requireSameGrid(read.geometry, image.geometry, temporary);
        const bool same =
            asInt16 ? std::ranges::equal(read.voxels, whole,
                                         [](float a, std::int16_t b) { return a == float(b); })
                    : read.voxels == image.voxels;
        if (!same) {
            fail(temporary, Sentence::of("came back with other voxels."));
        }
    };
    replaceVerified(file, write, check);
}

void writeBytes(const fs::path& file, const Volume<std::uint8_t>& volume)
{
    requireNiftiName(file);
    requireWhole(volume, file);
    const NiftiContent content{volume.geometry, itk::IOComponentEnum::UCHAR, volume.voxels.data(),
                               "Glioscope"};
    const auto write = [&](const fs::path& temporary) { writeNifti(temporary, content); };
    const auto check = [&](const fs::path& temporary) {
        const Image read = readImage(temporary);
        requireSameGrid(read.geometry, volume.geometry, temporary);
        if (!std::ranges::equal(read.voxels, volume.voxels,
                                [](float a, std::uint8_t b) { return a == float(b); })) {
            fail(temporary, Sentence::of("came back with other voxels."));
        }
    };
    replaceVerified(file, write, check);
}

}  // namespace glioscope
