#include "ui/align/pair_picture.h"

#include <algorithm>

namespace glioscope {
namespace {

/// Columns, rows and the way out of the picture, along the world's axes.
Mat3 directionOf(WorldPlane plane)
{
    switch (plane) {
    case WorldPlane::Coronal: return {{{1, 0, 0}, {0, 0, 1}, {0, -1, 0}}};
    case WorldPlane::Sagittal: return {{{0, 0, -1}, {1, 0, 0}, {0, -1, 0}}};
    case WorldPlane::Axial: break;
    }
    return kIdentity3;
}

}  // namespace

Geometry PictureFrame::grid() const
{
    Geometry grid = {.size = {pixels, pixels, 1},
                     .spacingMm = {mmPerPixel, mmPerPixel, mmPerPixel},
                     .originLps = centreLps,
                     .direction = directionOf(plane)};
    const double half = (pixels - 1) / 2.0;
    grid.originLps = grid.toLps({-half, -half, 0});
    return grid;
}

QImage slicePicture(const PairedImage& paired, const PictureFrame& frame)
{
    const Image slice = onGrid(*paired.image, paired.toImage, frame.grid());
    QImage picture(frame.pixels, frame.pixels, QImage::Format_Grayscale8);
    const double scale = 255 / paired.windowLevel.window;
    for (int y = 0; y < frame.pixels; ++y) {
        std::uint8_t* row = picture.scanLine(y);
        for (int x = 0; x < frame.pixels; ++x) {
            const double grey =
                (double(slice.at(x, y, 0)) - paired.windowLevel.lower()) * scale + 0.5;
            row[x] = static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0));
        }
    }
    return picture;
}

QImage checkerboard(const QImage& first, const QImage& second, int square)
{
    QImage both = first;
    for (int y = 0; y < both.height(); ++y) {
        std::uint8_t* row = both.scanLine(y);
        const std::uint8_t* other = second.constScanLine(y);
        for (int x = 0; x < both.width(); ++x) {
            row[x] = (x / square + y / square) % 2 == 0 ? row[x] : other[x];
        }
    }
    return both;
}

}  // namespace glioscope
