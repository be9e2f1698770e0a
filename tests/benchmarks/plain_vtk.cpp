#include "tests/benchmarks/plain_vtk.h"

#include <vtkCamera.h>
#include <vtkImageData.h>
#include <vtkImageProperty.h>
#include <vtkImageSlice.h>
#include <vtkImageSliceMapper.h>
#include <vtkLookupTable.h>
#include <vtkNew.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <functional>

namespace glioscope {
namespace {

constexpr std::size_t kPanes = 4;
constexpr int kLabels = 5;

double now()
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(time).count();
}

template <typename Scalar, typename T>
vtkSmartPointer<vtkImageData> imageOf(const Volume<T>& volume, int type)
{
    const Geometry& grid = volume.geometry;
    auto image = vtkSmartPointer<vtkImageData>::New();
    image->SetDimensions(grid.size.data());
    image->SetSpacing(grid.spacingMm.data());
    image->AllocateScalars(type, 1);
    std::ranges::transform(volume.voxels, static_cast<Scalar*>(image->GetScalarPointer()),
                           [](T value) { return static_cast<Scalar>(value); });
    return image;
}

/// One viewport: an image and what lies over it.
class PlainPane {
public:
    PlainPane(vtkRenderWindow* window, std::size_t index)
    {
        const double x = 0.5 * double(index % 2);
        const double y = 0.5 * double(index / 2);
        m_renderer->SetViewport(x, y, x + 0.5, y + 0.5);
        window->AddRenderer(m_renderer);
    }

    void add(vtkImageData* data, vtkImageProperty* property, int slice)
    {
        vtkNew<vtkImageSliceMapper> mapper;
        mapper->SetInputData(data);
        mapper->SetOrientationToZ();
        mapper->SetSliceNumber(slice);
        vtkNew<vtkImageSlice> actor;
        actor->SetMapper(mapper);
        actor->SetProperty(property);
        m_renderer->AddViewProp(actor);
        m_mappers.push_back(mapper);
        m_properties.push_back(property);
    }

    void fit()
    {
        m_renderer->GetActiveCamera()->ParallelProjectionOn();
        m_renderer->ResetCamera();
    }

    void showSlice(int slice)
    {
        for (const auto& mapper : m_mappers) {
            mapper->SetSliceNumber(slice);
        }
        m_renderer->ResetCameraClippingRange();
    }

    void zoom(double factor)
    {
        vtkCamera* camera = m_renderer->GetActiveCamera();
        camera->SetParallelScale(camera->GetParallelScale() / factor);
    }

    /// Of the image, which was added first.
    void scaleWindow(double factor)
    {
        m_properties.front()->SetColorWindow(m_properties.front()->GetColorWindow() * factor);
    }

private:
    vtkNew<vtkRenderer> m_renderer;
    std::vector<vtkSmartPointer<vtkImageSliceMapper>> m_mappers;
    std::vector<vtkSmartPointer<vtkImageProperty>> m_properties;
};

vtkNew<vtkImageProperty> greyProperty(const Image& image)
{
    vtkNew<vtkImageProperty> property;
    const double largest = *std::ranges::max_element(image.voxels);
    property->SetColorWindow(0.6 * largest);
    property->SetColorLevel(0.3 * largest);
    property->SetInterpolationTypeToLinear();
    return property;
}

vtkNew<vtkImageProperty> labelProperty()
{
    vtkNew<vtkLookupTable> colours;
    colours->SetNumberOfTableValues(kLabels);
    colours->SetTableRange(0, kLabels - 1);
    colours->Build();
    colours->SetTableValue(0, 0, 0, 0, 0);
    vtkNew<vtkImageProperty> property;
    property->SetLookupTable(colours);
    property->UseLookupTableScalarRangeOn();
    property->SetInterpolationTypeToNearest();
    property->SetOpacity(0.5);
    return property;
}

FrameTimes timeSteps(vtkRenderWindow* window, int steps,
                     const std::function<void(int step)>& change)
{
    FrameTimes times;
    for (int step = 0; step < steps; ++step) {
        const double start = now(), spent = processorMs();
        change(step);
        window->Render();
        window->WaitForCompletion();
        times.wallMs.push_back(now() - start);
        times.processorMs.push_back(processorMs() - spent);
    }
    return times;
}

/// A factor that leads up for ten steps and down again for as many.
double swing(int step)
{
    return step % 20 < 10 ? 1.05 : 1 / 1.05;
}

void move(std::vector<PlainPane>& panes, PlainMotion motion, int slice, int step)
{
    switch (motion) {
    case PlainMotion::OneScrolled: panes.front().showSlice(slice + step % 50); return;
    case PlainMotion::AllScrolled:
        std::ranges::for_each(panes, [=](PlainPane& pane) { pane.showSlice(slice + step % 50); });
        return;
    case PlainMotion::AllZoomed:
        std::ranges::for_each(panes, [=](PlainPane& pane) { pane.zoom(swing(step)); });
        return;
    case PlainMotion::AllWindowed:
        std::ranges::for_each(panes, [=](PlainPane& pane) { pane.scaleWindow(swing(step)); });
        return;
    }
}

}  // namespace

double processorMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

FrameTimes timePlainVtk(const PlainVtkPanes& shown, PlainMotion motion, int steps)
{
    vtkNew<vtkRenderWindow> window;
    window->SetSize(shown.width, shown.height);
    if (shown.samples) {
        window->SetMultiSamples(*shown.samples);
    }
    const int slice = shown.images.front()->geometry.size[2] / 3;
    std::vector<PlainPane> panes;
    panes.reserve(kPanes);
    for (std::size_t i = 0; i < kPanes; ++i) {
        PlainPane& pane = panes.emplace_back(window, i);
        const Image& image = *shown.images[i % shown.images.size()];
        pane.add(imageOf<float>(image, VTK_FLOAT), greyProperty(image), slice);
        for (const auto& map : shown.labels) {
            pane.add(imageOf<unsigned char>(*map, VTK_UNSIGNED_CHAR), labelProperty(), slice);
        }
        pane.fit();
    }
    constexpr int kUntimed = 5;
    timeSteps(window, kUntimed,
              [&](int step) { move(panes, PlainMotion::AllScrolled, slice, step); });
    return timeSteps(window, steps, [&](int step) { move(panes, motion, slice, step); });
}

}  // namespace glioscope
