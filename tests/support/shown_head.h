#pragma once

// A head of 36 mm with a tumour to the left and above, in a 3D scene without a window on screen.

#include "tests/support/oriented_grids.h"
#include "tests/support/scene_picture.h"
#include "viewer/space/volume_scene.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <algorithm>
#include <functional>
#include <memory>

namespace glioscope::test {

inline constexpr int kSize = 300;
inline constexpr Vec3 kTumour = {12, 0, 8};  // left and above the middle

inline Geometry headGrid()
{
    return {.size = {40, 40, 32}, .spacingMm = {2, 2, 2.5}, .originLps = {-39, -39, -38.75}};
}

inline double radius(const Vec3& lps, const Vec3& centre)
{
    return distanceMm(lps, centre);
}

struct ShownHead {
    Document document;
    ViewState state{document};
    vtkNew<vtkRenderWindow> window;
    std::unique_ptr<VolumeScene> scene;
    ViewState::Subscription subscription;
    bool needed = false;

    explicit ShownHead(const Geometry& grid = headGrid())
    {
        const auto head = std::make_shared<const Image>(fromWorld<float>(
            grid, [](const Vec3& lps) { return radius(lps, {0, 0, 0}) < 36 ? 80 + lps[0] : 0.F; }));
        document.open(studyOf({head, nullptr, nullptr, nullptr}));
        window->SetOffScreenRendering(1);
        window->SetSize(kSize, kSize);
        scene = std::make_unique<VolumeScene>(window, state);
        subscription = state.subscribe([this](Changes c) { needed |= scene->update(c); });
        const auto labels =
            std::make_shared<const LabelMap>(fromWorld<Label>(grid, [](const Vec3& lps) {
                return radius(lps, kTumour) < 14 ? Label::Necrosis : Label::Background;
            }));
        document.add({.name = "expert", .content = LabelContent{.map = labels}});
        scene->setSurfaces(makeLabelSurfaces(labels));
    }
    [[nodiscard]] Picture picture()
    {
        needed = false;
        return renderedPicture(window);
    }
    void hidePlanes()
    {
        SurfaceStyle style = state.surfaces();
        style.slicePlanes = false;
        state.setSurfaces(style);
    }
};

struct Patch {
    int pixels = 0;
    double x = 0, y = 0;
};
/// Pixels that `wanted` accepts, and their middle.
inline Patch find(const Picture& picture,
                  const std::function<bool(std::array<std::uint8_t, 3>)>& wanted)
{
    Patch patch;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            if (wanted(picture.at(x, y))) {
                ++patch.pixels;
                patch.x += x;
                patch.y += y;
            }
        }
    }
    patch.x /= std::max(1, patch.pixels);
    patch.y /= std::max(1, patch.pixels);
    return patch;
}

inline bool isRed(std::array<std::uint8_t, 3> p)
{
    return p[0] > 70 && p[0] > 2 * p[1] && p[0] > 2 * p[2];
}

}  // namespace glioscope::test
