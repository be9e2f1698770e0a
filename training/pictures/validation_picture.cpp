#include "training/pictures/validation_picture.h"

#include "segmentation/volume/label_colours.h"
#include "training/pictures/png_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <ranges>

namespace glioscope {
namespace {

constexpr int kPanel = 420;  // pixels a side
constexpr int kHeading = 44;
constexpr int kMargin = 12;
constexpr double kDarkest = -2.5, kBrightest = 3;  // of the z-scores shown
constexpr double kOpacity = 0.45;

Rgb colourOf(Label label)
{
    const Colour colour = kClassicColours[label];
    return {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0};
}

int sliceWithMostTumour(const LabelMap& labels)
{
    const Index3& size = labels.geometry.size;
    const std::size_t slice = static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]);
    std::ptrdiff_t most = -1;
    int best = size[2] / 2;
    for (int k = 0; k < size[2]; ++k) {
        const auto first = labels.voxels.begin() + static_cast<std::ptrdiff_t>(slice) * k;
        const std::ptrdiff_t tumour =
            std::count_if(first, first + static_cast<std::ptrdiff_t>(slice), isTumour);
        if (tumour > std::max<std::ptrdiff_t>(most, 0)) {
            most = tumour;
            best = k;
        }
    }
    return best;
}

/// FLAIR at a point in the world, 0 (black) to 1; black outside the brain's box.
double brightness(const PatchCase& patch, const Vec3& lps)
{
    const Index3 at = patch.grid.nearestVoxel(lps);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (at[axis] < 0 || at[axis] >= patch.grid.size[axis]) {
            return 0;
        }
    }
    const Index3& n = patch.grid.size;
    const std::size_t voxel = (static_cast<std::size_t>(at[0]) * static_cast<std::size_t>(n[1]) +
                               static_cast<std::size_t>(at[1])) *
                                  static_cast<std::size_t>(n[2]) +
                              static_cast<std::size_t>(at[2]);
    const float* channels = &patch.voxels[voxel * PatchCase::kChannels];
    const bool brain = channels[PatchCase::kChannels - 1] > 0;
    return brain ? std::clamp((channels[0] - kDarkest) / (kBrightest - kDarkest), 0.0, 1.0) : 0;
}

std::uint32_t pixel(double grey, const Rgb& colour, double opacity)
{
    const auto byte = [&](double channel) {
        return static_cast<std::uint32_t>(std::lround(255 * std::lerp(grey, channel, opacity)));
    };
    return byte(colour.red) << 16U | byte(colour.green) << 8U | byte(colour.blue);
}

/// Slice k with a segmentation over it. LPS: columns run to the patient's left, rows backwards.
void paintSlice(cairo_t* cairo, const PatchCase& patch, const LabelMap& labels, int k)
{
    const Index3& size = labels.geometry.size;
    cairo_surface_t* slice = cairo_image_surface_create(CAIRO_FORMAT_RGB24, size[0], size[1]);
    unsigned char* data = cairo_image_surface_get_data(slice);
    const int stride = cairo_image_surface_get_stride(slice);
    for (int j = 0; j < size[1]; ++j) {
        auto* row =
            reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(stride) * j);
        for (int i = 0; i < size[0]; ++i) {
            const Label label = labels.at(i, j, k);
            const double grey =
                brightness(patch, labels.geometry.toLps({double(i), double(j), double(k)}));
            row[i] = pixel(grey, colourOf(label), label == Label::Background ? 0 : kOpacity);
        }
    }
    cairo_surface_mark_dirty(slice);
    const Vec3& mm = labels.geometry.spacingMm;
    const double scale = kPanel / std::max(size[0] * mm[0], size[1] * mm[1]);
    cairo_save(cairo);
    cairo_translate(cairo, (kPanel - size[0] * mm[0] * scale) / 2, 0);
    cairo_scale(cairo, scale * mm[0], scale * mm[1]);
    cairo_set_source_surface(cairo, slice, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(slice);
}

/// The patient's right is on the viewer's left.
void markSides(PngCanvas& canvas, double left)
{
    constexpr double kLetter = 20;
    constexpr double kInset = 6;
    canvas.setColour({1, 1, 1});
    canvas.text(left + kInset, kHeading + kPanel / 2, "R", kLetter);
    canvas.text(left + kPanel - kInset, kHeading + kPanel / 2, "L", kLetter, 1);
}

}  // namespace

void writeValidationPicture(const PatchCase& patch, const LabelMap& prediction, int epoch,
                            const std::filesystem::path& file)
{
    PngCanvas canvas(2 * kPanel + 3 * kMargin, kHeading + kPanel + kMargin);
    cairo_t* cairo = canvas.cairo();
    canvas.setColour({});
    cairo_paint(cairo);
    const int k = sliceWithMostTumour(patch.reference);
    const std::array<const LabelMap*, 2> shown = {&patch.reference, &prediction};
    const std::array<std::string, 2> names = {patch.name + ", expert",
                                              "model, epoch " + std::to_string(epoch)};
    for (std::size_t n = 0; n < shown.size(); ++n) {
        const double left = kMargin + static_cast<double>(n) * (kPanel + kMargin);
        canvas.setColour({0.9, 0.9, 0.92});
        canvas.text(left, 28, names[n], 16);
        cairo_save(cairo);
        cairo_translate(cairo, left, kHeading);
        paintSlice(cairo, patch, *shown[n], k);
        cairo_restore(cairo);
        markSides(canvas, left);
    }
    double right = 2 * kPanel + 2 * kMargin;
    for (const Label label : kTumourLabels | std::views::reverse) {
        canvas.setColour(colourOf(label));
        canvas.text(right, 28, std::string(shortName(label)), 16, 1);
        right -= 48;
    }
    canvas.write(file);
}

}  // namespace glioscope
