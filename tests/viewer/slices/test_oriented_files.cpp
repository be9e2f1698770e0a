// From files to pixels in every orientation: the picture of one head does not depend on how its
// voxels are stored.

#include "segmentation/case/formats/case_reader.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/scene_picture.h"
#include "tests/support/stored_volume.h"
#include "tests/support/test_data.h"
#include "viewer/slices/slice_scene.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <QTest>

#include <memory>

using namespace glioscope;
using namespace glioscope::test;

namespace {

namespace fs = std::filesystem;

constexpr int kWidth = 240, kHeight = 240;
constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};

/// 1.0 x 1.5 x 2.0 mm, some 60 mm to a side, no two sides alike.
Geometry headGrid()
{
    return {.size = {60, 42, 31}, .spacingMm = {1, 1.5, 2}, .originLps = {-30, -31, -29}};
}

/// Places of the L in the head's own axes, mm from its middle: a stem along S, a foot to L.
constexpr Vec3 kFoot = {18, 0, -16};
constexpr Vec3 kStem = {0, 0, 12};

Vec3 placeOf(const Geometry& grid, const Vec3& fromMiddle)
{
    const AxisAssignment axes = closestWorldAxes(grid);
    Vec3 lps = grid.centreLps();
    for (std::size_t w = 0; w < 3; ++w) {
        const auto c = static_cast<std::size_t>(axes.axis[w]);
        for (std::size_t row = 0; row < 3; ++row) {
            lps[row] += (axes.flipped[w] ? -1 : 1) * fromMiddle[w] * grid.direction[row][c];
        }
    }
    return lps;
}

/// 50 within the head, 200 in the L.
Image markedHead(const Geometry& grid)
{
    const Vec3 foot = placeOf(grid, kFoot), stem = placeOf(grid, kStem);
    return fromWorld<float>(grid, [&](const Vec3& lps) {
        return distanceMm(lps, foot) < 6 || distanceMm(lps, stem) < 6 ? 200.F
               : distanceMm(lps, grid.centreLps()) < 26               ? 50.F
                                                                      : 0.F;
    });
}

int brightnessAt(const Picture& picture, const PanePoint& at)
{
    return picture.at(static_cast<int>(at.x), static_cast<int>(at.y))[0];
}

}  // namespace

class TestOrientedFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftOfTheFileIsLeftOfThePicture_data()
    {
        QTest::addColumn<QString>("format");
        for (const char* format : {"sform", "qform", "nrrd", "mha"}) {
            QTest::newRow(format) << QString::fromLatin1(format);
        }
    }
    void leftOfTheFileIsLeftOfThePicture()
    {
        QFETCH(const QString, format);
        const TemporaryFolder folder;
        const auto read = [&](const Image& image) {
            const bool nifti = format.endsWith(QStringLiteral("form"));
            const fs::path file =
                folder.path() / ("a." + (nifti ? std::string("nii") : format.toStdString()));
            writeFile(file, format == QStringLiteral("sform")   ? niftiBytes(image, Form::Sform)
                            : format == QStringLiteral("qform") ? niftiBytes(image, Form::Qform)
                            : format == QStringLiteral("nrrd")
                                ? nrrdBytes(image, "right-anterior-superior")
                                : metaImageBytes(image));
            return std::make_shared<const Image>(readImage(file));
        };
        for (const double turn : {0.0, 24.0}) {
            for (const SlicePlane plane : kPlanes) {
                show(plane, read, turned(headGrid(), turn, -turn / 2));
            }
        }
    }

private:
    using Reader = std::function<std::shared_ptr<const Image>(const Image&)>;

    static void show(SlicePlane plane, const Reader& read, const Geometry& straight)
    {
        Document document;
        ViewState state(document);
        state.setCrosshairVisible(false);
        vtkNew<vtkRenderWindow> window;
        window->SetOffScreenRendering(1);
        window->SetSize(kWidth, kHeight);
        document.open(studyOf({read(markedHead(straight)), nullptr, nullptr, nullptr}));
        SliceScene scene(window, PaneSpec{.plane = plane}, state);
        const auto subscription = state.subscribe([&](Changes c) { (void)scene.update(c); });
        for (const Geometry& order : allOrders(straight)) {
            document.open(studyOf({read(markedHead(order)), nullptr, nullptr, nullptr}));
            state.setWindowLevel(Sequence::Flair, {.window = 200, .level = 100});
            requireMarks(scene, state, window, order, plane);
        }
    }

    static void requireMarks(SliceScene& scene, ViewState& state, vtkRenderWindow* window,
                             const Geometry& order, SlicePlane plane)
    {
        const std::string name = orientationCode(order);
        for (const Vec3& mark : {kFoot, kStem}) {
            const Vec3 lps = placeOf(order, mark);
            state.setCursorLps(lps);
            const Picture picture = renderedPicture(window);
            const PanePoint at = scene.pointAt(lps);
            QVERIFY2(brightnessAt(picture, at) == 255, name.c_str());
            if (mark[0] == 0) {
                continue;
            }
            // Radiological: the patient's left is on the right, the top is anterior or superior.
            const bool sagittal = plane == SlicePlane::Sagittal;
            QVERIFY2(sagittal || at.x > kWidth / 2.0 + 20, name.c_str());
            QVERIFY2(plane == SlicePlane::Axial || at.y > kHeight / 2.0 + 20, name.c_str());
            const PanePoint mirrored = {sagittal ? at.x : kWidth - at.x,
                                        plane == SlicePlane::Axial ? at.y : kHeight - at.y};
            QVERIFY2(brightnessAt(picture, mirrored) < 255, name.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestOrientedFiles)
#include "test_oriented_files.moc"
