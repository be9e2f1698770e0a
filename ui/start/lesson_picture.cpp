#include "ui/start/lesson_picture.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"
#include "viewer/state/label_hatches.h"

#include <QColor>
#include <QRect>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kScale = 3;       // pixels a voxel
constexpr int kMargin = 3;      // voxels around the head
constexpr int kLine = 2;        // pixels
constexpr double kFill = 0.30;  // opacity
constexpr double kHatch = 0.75;
constexpr int kHatchPeriod = 9;  // pixels
constexpr int kHatchWidth = 2;

std::size_t place(const LessonSlice& slice, int x, int y)
{
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(slice.width) +
           static_cast<std::size_t>(x);
}

/// With most enhancing tumour.
int sliceOf(const LabelMap& labels)
{
    const Index3& size = labels.geometry.size;
    const std::size_t pixels = labels.geometry.offset(0, 0, 1);
    std::ptrdiff_t most = -1;
    int best = size[2] / 2;
    for (int k = 0; k < size[2]; ++k) {
        const auto first = labels.voxels.begin() + std::ptrdiff_t(labels.geometry.offset(0, 0, k));
        const auto count = std::count(first, first + std::ptrdiff_t(pixels), Label::Enhancing);
        if (count > most) {
            most = count;
            best = k;
        }
    }
    return best;
}

template <typename T>
Volume<T> oneSlice(const Volume<T>& volume, const QRect& box, int k)
{
    return crop(volume, {.begin = {box.left(), box.top(), k},
                         .end = {box.right() + 1, box.bottom() + 1, k + 1}});
}

/// Where the head is: what is brighter than black.
QRect headOf(const Image& image, const WindowLevel& window, int k)
{
    const Index3& size = image.geometry.size;
    QRect head;
    for (int j = 0; j < size[1]; ++j) {
        for (int i = 0; i < size[0]; ++i) {
            if (image.at(i, j, k) > window.lower() + 0.05 * window.window) {
                head |= QRect(i, j, 1, 1);
            }
        }
    }
    const QRect whole(0, 0, size[0], size[1]);
    return head.isEmpty() ? whole : head.adjusted(-kMargin, -kMargin, kMargin, kMargin) & whole;
}

std::vector<std::uint8_t> greyOf(const Image& slice, const WindowLevel& window)
{
    std::vector<std::uint8_t> grey;
    grey.reserve(slice.voxels.size());
    for (const float value : slice.voxels) {
        const double share = (value - window.lower()) / window.window;
        grey.push_back(static_cast<std::uint8_t>(std::lround(255 * std::clamp(share, 0., 1.))));
    }
    return grey;
}

/// What of the hatching lies on this pixel.
bool isHatched(Structure structure, Palette palette, int x, int y)
{
    Hatch hatch = Hatch::None;
    for (const Label label : kTumourLabels) {
        hatch = structureOf(label) == structure ? hatchOf(label, palette) : hatch;
    }
    const int along = hatch == Hatch::Rising ? x + y : x - y + 4096 * kHatchPeriod;
    return hatch != Hatch::None && along % kHatchPeriod < kHatchWidth;
}

class Painter {
public:
    Painter(const LessonSlice& slice, QImage& picture) : m_slice(slice), m_picture(picture) {}

    void draw(const LessonMark& mark)
    {
        m_inside = labelsIn(mark.structure);
        const Colour colour = colourOf(mark);
        for (int y = 0; y < m_picture.height(); ++y) {
            auto* row = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
            for (int x = 0; x < m_picture.width(); ++x) {
                if (!isInside(x, y)) {
                    continue;
                }
                const bool hatched = isHatched(mark.structure, mark.palette, x, y);
                const double inside = !mark.filled ? 0 : hatched ? kHatch : kFill;
                row[x] = mixed(row[x], colour, isEdge(x, y) ? 1 : inside);
            }
        }
    }

private:
    [[nodiscard]] bool isInside(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_picture.width() && y < m_picture.height() &&
               m_inside[m_slice.labels[place(m_slice, x / kScale, y / kScale)]];
    }

    [[nodiscard]] bool isEdge(int x, int y) const
    {
        return !isInside(x - kLine, y) || !isInside(x + kLine, y) || !isInside(x, y - kLine) ||
               !isInside(x, y + kLine);
    }

    static QRgb mixed(QRgb under, const Colour& colour, double share)
    {
        const auto mix = [share](int from, int to) {
            return static_cast<int>(std::lround(from + share * (to - from)));
        };
        return qRgb(mix(qRed(under), colour.red), mix(qGreen(under), colour.green),
                    mix(qBlue(under), colour.blue));
    }

    const LessonSlice& m_slice;
    QImage& m_picture;
    PerLabel<bool> m_inside = {};
};

}  // namespace

LessonSlice lessonSlice(const Case& shown, const std::array<WindowLevel, 4>& windows)
{
    if (!shown.labels) {
        throw Error(Sentence::of("The case %1 has no labels to explain.", shown.files.name));
    }
    const LabelMap labels = reorientToLps(shown.labels->map);
    const int k = sliceOf(labels);
    LessonSlice slice;
    QRect box;
    for (const Sequence sequence : {Sequence::T2, Sequence::Flair, Sequence::T1, Sequence::T1ce}) {
        const auto index = static_cast<std::size_t>(sequence);
        if (!shown.images[index] || shown.images[index]->geometry != shown.labels->map.geometry) {
            throw Error(Sentence::of("The case %1 has no %2 on the grid of its labels.",
                                     shown.files.name, displayName(sequence)));
        }
        const Image image = reorientToLps(*shown.images[index]);
        box = box.isEmpty() ? headOf(image, windows[index], k) : box;
        slice.grey[index] = greyOf(oneSlice(image, box, k), windows[index]);
    }
    slice.width = box.width();
    slice.height = box.height();
    slice.labels = oneSlice(labels, box, k).voxels;
    return slice;
}

Colour colourOf(const LessonMark& mark)
{
    for (const Region region : kAllRegions) {
        if (structureOf(region) == mark.structure) {
            return colourOf(region, mark.palette);
        }
    }
    for (const Label label : kMarkedLabels) {
        if (structureOf(label) == mark.structure) {
            return colourOf(label, mark.palette);
        }
    }
    return {};
}

QImage lessonPicture(const LessonSlice& slice, Sequence sequence,
                     const std::vector<LessonMark>& marks)
{
    const std::vector<std::uint8_t>& grey = slice.grey[static_cast<std::size_t>(sequence)];
    if (grey.empty()) {
        return {};
    }
    const QImage small(grey.data(), slice.width, slice.height, slice.width,
                       QImage::Format_Grayscale8);
    QImage picture = small
                         .scaled(slice.width * kScale, slice.height * kScale, Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB32);
    Painter painter(slice, picture);
    for (const LessonMark& mark : marks) {
        painter.draw(mark);
    }
    return picture;
}

}  // namespace glioscope
