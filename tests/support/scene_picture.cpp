#include "tests/support/scene_picture.h"

#include "segmentation/system/error.h"
#include "viewer/slices/slice_scene.h"
#include "viewer/space/volume_scene.h"

#include <vtkErrorCode.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGWriter.h>
#include <vtkPointData.h>
#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>

namespace glioscope {
namespace {

vtkSmartPointer<vtkRenderWindow> offScreenWindow(int width, int height)
{
    auto window = vtkSmartPointer<vtkRenderWindow>::New();
    window->SetOffScreenRendering(1);
    window->SetMultiSamples(0);
    window->SetSize(width, height);
    return window;
}

void paste(const Picture& part, int left, int top, Picture& whole)
{
    for (int y = 0; y < part.height; ++y) {
        const auto from = part.rgb.begin() + 3 * std::ptrdiff_t(y) * part.width;
        const auto to = 3 * (std::ptrdiff_t(top + y) * whole.width + left);
        std::copy(from, from + 3 * std::ptrdiff_t(part.width), whole.rgb.begin() + to);
    }
}

}  // namespace

std::array<std::uint8_t, 3> Picture::at(int x, int y) const
{
    const auto start = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(x));
    return {rgb[start], rgb[start + 1], rgb[start + 2]};
}

Picture renderedPicture(vtkRenderWindow* window)
{
    window->Render();
    Picture picture;
    picture.width = window->GetSize()[0];
    picture.height = window->GetSize()[1];
    vtkNew<vtkUnsignedCharArray> pixels;
    window->GetRGBACharPixelData(0, 0, picture.width - 1, picture.height - 1, 0, pixels);
    picture.rgb.reserve(3 * static_cast<std::size_t>(picture.width) *
                        static_cast<std::size_t>(picture.height));
    for (int y = picture.height - 1; y >= 0; --y) {
        for (int x = 0; x < picture.width; ++x) {
            const unsigned char* rgba = pixels->GetPointer(4 * (vtkIdType(y) * picture.width + x));
            picture.rgb.insert(picture.rgb.end(), rgba, rgba + 3);
        }
    }
    return picture;
}

Picture renderSlice(const ViewState& state, SlicePlane plane, int width, int height)
{
    const auto window = offScreenWindow(width, height);
    const SliceScene scene(window, PaneSpec{.plane = plane}, state);
    return renderedPicture(window);
}

Picture renderVolume(const ViewState& state, std::shared_ptr<const LabelSurfaces> surfaces,
                     int width, int height)
{
    const auto window = offScreenWindow(width, height);
    VolumeScene scene(window, state);
    scene.setSurfaces(std::move(surfaces));
    return renderedPicture(window);
}

Picture renderLayout(const ViewState& state, int width, int height)
{
    constexpr int kGap = 2;
    const int paneWidth = (width - kGap) / 2, paneHeight = (height - kGap) / 2;
    Picture whole{.width = width, .height = height, .rgb = {}};
    whole.rgb.assign(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 48);
    const int right = width - paneWidth, lower = height - paneHeight;
    paste(renderSlice(state, SlicePlane::Axial, paneWidth, paneHeight), 0, 0, whole);
    paste(renderSlice(state, SlicePlane::Sagittal, paneWidth, paneHeight), right, 0, whole);
    paste(renderSlice(state, SlicePlane::Coronal, paneWidth, paneHeight), 0, lower, whole);
    const Layer* layer = state.activeLayer();
    auto surfaces = layer ? makeLabelSurfaces(layer->labels()->map) : nullptr;
    paste(renderVolume(state, surfaces, paneWidth, paneHeight), right, lower, whole);
    return whole;
}

void writePng(const Picture& picture, const std::filesystem::path& file)
{
    vtkNew<vtkImageData> image;
    image->SetDimensions(picture.width, picture.height, 1);
    image->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
    for (int y = 0; y < picture.height; ++y) {
        const auto row = picture.rgb.begin() + 3 * std::ptrdiff_t(y) * picture.width;
        std::copy(
            row, row + 3 * std::ptrdiff_t(picture.width),
            static_cast<unsigned char*>(image->GetScalarPointer(0, picture.height - 1 - y, 0)));
    }
    vtkNew<vtkPNGWriter> writer;
    writer->SetInputData(image);
    writer->SetFileName(file.c_str());
    writer->Write();
    if (writer->GetErrorCode() != vtkErrorCode::NoError) {
        throw Error("The picture " + file.string() +
                    " cannot be written. Choose a folder that exists and has room.");
    }
}

}  // namespace glioscope
