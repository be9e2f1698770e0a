#include "ui/export/film_palette.h"

#include <algorithm>
#include <cstdlib>

namespace glioscope {
namespace {

constexpr int kSteps = 5;                        // of each colour in the cube
constexpr int kCube = kSteps * kSteps * kSteps;  // 125
constexpr int kGreys = 256 - kCube;              // 131
constexpr int kCubeStep = 255 / (kSteps - 1);

int nearestStep(int value)
{
    return (value * (kSteps - 1) + 127) / 255;
}

int squaredDistance(QRgb a, int red, int green, int blue)
{
    const int r = qRed(a) - red, g = qGreen(a) - green, b = qBlue(a) - blue;
    return r * r + g * g + b * b;
}

int greyValue(int index)
{
    return (index * 255 + (kGreys - 1) / 2) / (kGreys - 1);
}

}  // namespace

std::array<std::uint32_t, 256> filmPalette()
{
    std::array<std::uint32_t, 256> palette{};
    for (int i = 0; i < kGreys; ++i) {
        const int grey = greyValue(i);
        palette[static_cast<std::size_t>(i)] = qRgb(grey, grey, grey);
    }
    for (int i = 0; i < kCube; ++i) {
        palette[static_cast<std::size_t>(kGreys + i)] =
            qRgb(i / (kSteps * kSteps) * kCubeStep, i / kSteps % kSteps * kCubeStep,
                 i % kSteps * kCubeStep);
    }
    return palette;
}

std::uint8_t filmPaletteIndex(QRgb colour)
{
    const int mean = (qRed(colour) + qGreen(colour) + qBlue(colour) + 1) / 3;
    const int grey = std::clamp((mean * (kGreys - 1) + 127) / 255, 0, kGreys - 1);
    const int shown = greyValue(grey);
    const int r = nearestStep(qRed(colour)), g = nearestStep(qGreen(colour)),
              b = nearestStep(qBlue(colour));
    const bool isGrey = squaredDistance(colour, shown, shown, shown) <=
                        squaredDistance(colour, r * kCubeStep, g * kCubeStep, b * kCubeStep);
    return static_cast<std::uint8_t>(isGrey ? grey : kGreys + (r * kSteps + g) * kSteps + b);
}

}  // namespace glioscope
