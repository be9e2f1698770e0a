#include "ui/dataset/case_picture.h"

#include <QPainter>
#include <QRect>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace glioscope {
namespace {

constexpr float kContent = 0.06F;  // of the shown range: brighter is head
constexpr int kMargin = 2;         // pixels around it

/// Index along the axis that runs closest to S; nothing where there is no tumour.
std::optional<int> largestSlice(const LabelMap& labels, int axis)
{
    const PerLabel<bool> isTumour = labelsIn(Structure::WholeTumour);
    const Index3& size = labels.geometry.size;
    std::vector<int> counts(static_cast<std::size_t>(size[axis]), 0);
    std::size_t v = 0;
    for (Index3 at = {0, 0, 0}; at[2] < size[2]; ++at[2]) {
        for (at[1] = 0; at[1] < size[1]; ++at[1]) {
            for (at[0] = 0; at[0] < size[0]; ++at[0], ++v) {
                counts[static_cast<std::size_t>(at[axis])] += isTumour[labels.voxels[v]] ? 1 : 0;
            }
        }
    }
    const auto most = std::ranges::max_element(counts);
    return most == counts.end() || *most == 0 ? std::nullopt
                                              : std::optional(int(most - counts.begin()));
}

/// The slice of `grid` that holds most tumour, which may lie on another grid.
int sliceToShow(const Geometry& grid, int axis, const LabelMap* labels)
{
    const int own = labels ? closestWorldAxes(labels->geometry).axis[2] : 0;
    const std::optional<int> slice = labels ? largestSlice(*labels, own) : std::nullopt;
    if (!slice) {
        return grid.size[axis] / 2;
    }
    Vec3 place = labels->geometry.toIjk(labels->geometry.centreLps());
    place[own] = *slice;
    const double index = grid.toIjk(labels->geometry.toLps(place))[axis];
    return std::clamp(int(std::lround(index)), 0, grid.size[axis] - 1);
}

struct Slice {
    int width = 0;
    int height = 0;
    std::vector<float> values;  ///< row by row, right to left of the patient, front to back
};

Slice sliceOf(const Image& image, const AxisAssignment& axes, int index)
{
    const Index3& size = image.geometry.size;
    Slice slice{.width = size[axes.axis[0]], .height = size[axes.axis[1]], .values = {}};
    slice.values.reserve(static_cast<std::size_t>(slice.width) *
                         static_cast<std::size_t>(slice.height));
    Index3 at = {};
    at[axes.axis[2]] = index;
    for (int y = 0; y < slice.height; ++y) {
        at[axes.axis[1]] = axes.flipped[1] ? slice.height - 1 - y : y;
        for (int x = 0; x < slice.width; ++x) {
            at[axes.axis[0]] = axes.flipped[0] ? slice.width - 1 - x : x;
            slice.values.push_back(image.at(at[0], at[1], at[2]));
        }
    }
    return slice;
}

QImage greyOf(const Slice& slice)
{
    std::vector<float> sorted = slice.values;
    const float low = *std::ranges::min_element(sorted);
    const auto high = sorted.begin() + std::ptrdiff_t(double(sorted.size() - 1) * 0.995);
    std::ranges::nth_element(sorted, high);
    const float range = std::max(*high - low, 1e-6F);
    QImage grey(slice.width, slice.height, QImage::Format_Grayscale8);
    for (int y = 0; y < slice.height; ++y) {
        const float* row = slice.values.data() + std::ptrdiff_t(y) * slice.width;
        std::transform(row, row + slice.width, grey.scanLine(y), [&](float value) {
            return static_cast<uchar>(255 * std::clamp((value - low) / range, 0.F, 1.F));
        });
    }
    return grey;
}

QRect contentOf(const QImage& grey)
{
    QRect content;
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* row = grey.constScanLine(y);
        for (int x = 0; x < grey.width(); ++x) {
            if (float(row[x]) > 255 * kContent) {
                content |= QRect(x, y, 1, 1);
            }
        }
    }
    const QRect whole = grey.rect();
    return content.isEmpty() ? whole
                             : content.adjusted(-kMargin, -kMargin, kMargin, kMargin) & whole;
}

}  // namespace

QImage casePicture(const Image& image, const LabelMap* labels)
{
    if (image.empty()) {
        return {};
    }
    const AxisAssignment axes = closestWorldAxes(image.geometry);
    const int index = sliceToShow(image.geometry, axes.axis[2], labels);
    const QImage grey = greyOf(sliceOf(image, axes, index));
    const QImage head = grey.copy(contentOf(grey));
    const QSizeF mm(head.width() * image.geometry.spacingMm[axes.axis[0]],
                    head.height() * image.geometry.spacingMm[axes.axis[1]]);
    const QSizeF edge(kCasePictureEdge, kCasePictureEdge);
    const QSize size = mm.scaled(edge, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1));
    QImage picture(edge.toSize(), QImage::Format_Grayscale8);
    picture.fill(Qt::black);
    QPainter painter(&picture);
    painter.drawImage((kCasePictureEdge - size.width()) / 2, (kCasePictureEdge - size.height()) / 2,
                      head.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    return picture;
}

}  // namespace glioscope
