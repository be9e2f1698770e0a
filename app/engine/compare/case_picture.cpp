#include "app/engine/compare/case_picture.h"

#include "app/engine/compare/png_bytes.h"
#include "segmentation/volume/reorient.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr std::uint8_t kGreys = 250;
constexpr std::uint8_t kBlue = 250, kOrange = 251, kWhite = 252;
constexpr int kMarginVoxels = 12;
constexpr double kBrightest = 0.995;  ///< of the slice's voxels lie below white

std::vector<std::array<std::uint8_t, 3>> palette()
{
    std::vector<std::array<std::uint8_t, 3>> colours;
    for (std::uint8_t grey = 0; grey < kGreys; ++grey) {
        colours.push_back({grey, grey, grey});
    }
    // Okabe and Ito's sky blue and orange, which differ for every eye.
    colours.insert(colours.end(), {{86, 180, 233}, {230, 159, 0}, {255, 255, 255}});
    return colours;
}

/// The slice to show; -1 without any tumour.
int worstSlice(const LabelMap& prediction, const LabelMap& reference)
{
    const auto [ni, nj, nk] = reference.geometry.size;
    const auto area = static_cast<std::size_t>(ni) * static_cast<std::size_t>(nj);
    std::pair<std::size_t, std::size_t> worst = {0, 0};  // voxels that differ, voxels of tumour
    int slice = -1;
    for (int k = 0; k < nk; ++k) {
        std::pair<std::size_t, std::size_t> here = {0, 0};
        for (std::size_t v = area * static_cast<std::size_t>(k); v < area * (k + 1); ++v) {
            const bool p = isTumour(prediction.voxels[v]), r = isTumour(reference.voxels[v]);
            here.first += p != r;
            here.second += p || r;
        }
        if (here > worst) {
            worst = here;
            slice = k;
        }
    }
    return slice;
}

bool isEdge(const LabelMap& labels, int i, int j, int k)
{
    if (!isTumour(labels.at(i, j, k))) {
        return false;
    }
    const Index3& size = labels.geometry.size;
    return i == 0 || j == 0 || i + 1 == size[0] || j + 1 == size[1] ||
           !isTumour(labels.at(i - 1, j, k)) || !isTumour(labels.at(i + 1, j, k)) ||
           !isTumour(labels.at(i, j - 1, k)) || !isTumour(labels.at(i, j + 1, k));
}

/// The part of the slice that holds both tumours and some of what is around.
VoxelBox shownBox(const LabelMap& prediction, const LabelMap& reference, int k)
{
    const Index3& size = reference.geometry.size;
    VoxelBox box = {.begin = size, .end = {0, 0, 0}};
    for (int j = 0; j < size[1]; ++j) {
        for (int i = 0; i < size[0]; ++i) {
            if (isTumour(prediction.at(i, j, k)) || isTumour(reference.at(i, j, k))) {
                box.begin = {std::min(box.begin[0], i), std::min(box.begin[1], j), k};
                box.end = {std::max(box.end[0], i + 1), std::max(box.end[1], j + 1), k + 1};
            }
        }
    }
    box = grown(box, kMarginVoxels, size);
    box.begin[2] = k;
    box.end[2] = k + 1;
    return box;
}

std::uint8_t greyOf(float value, float darkest, float brightest)
{
    const float share = brightest > darkest ? (value - darkest) / (brightest - darkest) : 0;
    return static_cast<std::uint8_t>(std::clamp(share, 0.0F, 1.0F) * (kGreys - 1));
}

std::vector<std::uint8_t> greySlice(const Image& image, const VoxelBox& box)
{
    const Image part = crop(image, box);
    std::vector<float> sorted = part.voxels;
    std::ranges::sort(sorted);
    const float brightest =
        sorted[static_cast<std::size_t>(kBrightest * static_cast<double>(sorted.size() - 1))];
    std::vector<std::uint8_t> greys(part.voxels.size());
    std::ranges::transform(part.voxels, greys.begin(),
                           [&](float value) { return greyOf(value, sorted.front(), brightest); });
    return greys;
}

}  // namespace

CasePicture casePicture(const Image* image, const LabelMap& prediction, const LabelMap& reference)
{
    const LabelMap p = reorientToLps(prediction), r = reorientToLps(reference);
    const int slice = worstSlice(p, r);
    if (slice < 0) {
        return {};
    }
    const VoxelBox box = shownBox(p, r, slice);
    IndexedPicture picture = {
        .width = box.size()[0], .height = box.size()[1], .pixels = {}, .colours = palette()};
    if (image && image->geometry.size == reference.geometry.size) {
        picture.pixels = greySlice(reorientToLps(*image), box);
    }
    picture.pixels.resize(static_cast<std::size_t>(picture.width) *
                          static_cast<std::size_t>(picture.height));
    std::size_t at = 0;
    for (int j = box.begin[1]; j < box.end[1]; ++j) {
        for (int i = box.begin[0]; i < box.end[0]; ++i, ++at) {
            const bool inP = isEdge(p, i, j, slice), inR = isEdge(r, i, j, slice);
            if (inP || inR) {
                picture.pixels[at] = inP && inR ? kWhite : inP ? kOrange : kBlue;
            }
        }
    }
    return {.png = pngBytes(picture), .slice = slice};
}

}  // namespace glioscope
