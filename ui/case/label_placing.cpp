#include "ui/case/label_placing.h"

#include "segmentation/case/consistency/label_placement.h"
#include "segmentation/session/window_level.h"
#include "segmentation/system/sha256.h"
#include "segmentation/volume/value_at.h"
#include "viewer/state/palette.h"
#include "viewer/state/slice_frame.h"

#include <QPolygonF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

Placement placementOf(const LabelMap& map, StatedGeometry stated, LabelScheme scheme,
                      const Case& openCase)
{
    stated.grid = map.geometry;
    const Geometry& grid = gridFor(map.geometry, openCase);
    return {.content = measured(std::make_shared<const LabelMap>(placedOn(grid, map)), scheme),
            .passport = passportOf(stated, grid)};
}

std::size_t labelled(const LabelMap& labels, const SliceFrame& frame, int slice)
{
    std::size_t count = 0;
    Index3 at{};
    const auto axis = [&](std::size_t n) { return static_cast<std::size_t>(frame.axes()[n]); };
    at[axis(2)] = frame.reversed()[2] ? frame.slices() - 1 - slice : slice;
    for (at[axis(1)] = 0; at[axis(1)] < frame.rows(); ++at[axis(1)]) {
        for (at[axis(0)] = 0; at[axis(0)] < frame.columns(); ++at[axis(0)]) {
            count += labels.at(at[0], at[1], at[2]) != Label::Background;
        }
    }
    return count;
}

int fullestSlice(const LabelMap& labels, const SliceFrame& frame)
{
    int fullest = frame.slices() / 2;
    std::size_t most = 0;
    for (int slice = 0; slice < frame.slices(); ++slice) {
        if (const std::size_t count = labelled(labels, frame, slice); count > most) {
            most = count;
            fullest = slice;
        }
    }
    return fullest;
}

struct Painter {
    const Image& image;
    const LabelMap& labels;
    SliceFrame frame;
    WindowLevel window;
    int slice;
    double pixelMm;
    QRectF head;  ///< in columns and rows

    [[nodiscard]] Vec3 placeOf(int x, int y) const
    {
        return frame.toLps({head.x() + (x + 0.5) * pixelMm / frame.spacingMm()[0] - 0.5,
                            head.y() + (y + 0.5) * pixelMm / frame.spacingMm()[1] - 0.5,
                            double(slice)});
    }
    [[nodiscard]] Label labelAt(int x, int y) const
    {
        return valueAt(labels, placeOf(x, y)).value_or(Label::Background);
    }
    [[nodiscard]] QRgb pixel(int x, int y) const
    {
        const Label here = labelAt(x, y);
        if (here != Label::Background && (labelAt(x - 1, y) != here || labelAt(x, y - 1) != here ||
                                          labelAt(x + 1, y) != here || labelAt(x, y + 1) != here)) {
            const Colour colour = colourOf(here, Palette::ColourBlindSafe);
            return qRgb(colour.red, colour.green, colour.blue);
        }
        const double value = valueAt(image, placeOf(x, y)).value_or(0);
        const int grey =
            static_cast<int>(255 * std::clamp((value - window.lower()) / window.window, 0.0, 1.0));
        return qRgb(grey, grey, grey);
    }
};

/// What of the frame's columns and rows holds the image's content, a little more.
QRectF headIn(const SliceFrame& frame, const Image& image)
{
    const VoxelBox box = contentBox(image, findBackground(image));
    QPolygonF corners;
    for (unsigned corner = 0; corner < 8; ++corner) {
        Vec3 ijk{};
        for (std::size_t c = 0; c < 3; ++c) {
            ijk[c] = ((corner >> c) & 1U) != 0 ? box.end[c] - 1 : box.begin[c];
        }
        const Vec3 at = frame.fromLps(image.geometry.toLps(ijk));
        corners << QPointF(at[0], at[1]);
    }
    const double margin = 4;
    return corners.boundingRect()
        .adjusted(-margin, -margin, margin + 1, margin + 1)
        .intersected(QRectF(0, 0, frame.columns(), frame.rows()));
}

}  // namespace

QImage placementPicture(const LabelMap& labels, const Case& openCase)
{
    const auto& flair = openCase.image(Sequence::Flair);
    const auto& image = flair ? flair : openCase.image(openCase.firstSequence());
    if (!image) {
        return {};
    }
    const SliceFrame frame(labels.geometry, SlicePlane::Axial, Convention::Radiological);
    const double pixelMm = std::min(frame.spacingMm()[0], frame.spacingMm()[1]) / 2;
    const Painter painter = {.image = *image,
                             .labels = labels,
                             .frame = frame,
                             .window = automaticWindowLevel(*image),
                             .slice = fullestSlice(labels, frame),
                             .pixelMm = pixelMm,
                             .head = headIn(frame, *image)};
    QImage picture(
        static_cast<int>(std::lround(painter.head.width() * frame.spacingMm()[0] / pixelMm)),
        static_cast<int>(std::lround(painter.head.height() * frame.spacingMm()[1] / pixelMm)),
        QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            picture.setPixel(x, y, painter.pixel(x, y));
        }
    }
    return picture;
}

PlacedLabels placed(const CaseLabels& labels, const Case& openCase)
{
    const Geometry& grid = gridFor(labels.stated.grid, openCase);
    PlacedLabels result{.asStated = {.content = {}, .passport = passportOf(labels.stated, grid)}};
    result.asStated.content =
        measured(std::make_shared<const LabelMap>(placedOn(grid, labels.map)), labels.scheme);
    const std::optional<MirrorSuspicion> suspicion = mirrorSuspicion(labels, openCase);
    if (!suspicion) {
        return result;
    }
    result.asStated.passport.relation = GridRelation::MirrorSuspect;
    MirrorQuestion question{.reason = static_cast<MirrorQuestion::Reason>(suspicion->reason),
                            .file = labels.file,
                            .sha256 = QString::fromStdString(sha256OfFile(labels.file)),
                            .asStated = result.asStated,
                            .mirrored = placementOf(mirroredTo(suspicion->mirrored, labels),
                                                    labels.stated, labels.scheme, openCase)};
    question.mirrored.passport.mirrored = true;
    question.asStated.picture = placementPicture(*question.asStated.content.map, openCase);
    question.mirrored.picture = placementPicture(*question.mirrored.content.map, openCase);
    result.question = std::make_shared<const MirrorQuestion>(std::move(question));
    return result;
}

}  // namespace glioscope
