// What pictures hold is judged by eye; here: that they are whole, of the right size, and of the
// values given. Read back through Cairo.

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/pictures/run_curves.h"
#include "training/pictures/validation_picture.h"

#include <cairo.h>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

struct Picture {
    explicit Picture(const std::filesystem::path& file)
        : surface(cairo_image_surface_create_from_png(file.c_str()))
    {
    }
    ~Picture() { cairo_surface_destroy(surface); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    [[nodiscard]] std::array<int, 3> pixel(int x, int y) const
    {
        const unsigned char* data = cairo_image_surface_get_data(surface);
        const auto* row = reinterpret_cast<const std::uint32_t*>(
            data + static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(surface)) * y);
        return {int(row[x] >> 16U & 255U), int(row[x] >> 8U & 255U), int(row[x] & 255U)};
    }
    /// Pixels of the columns [from, to) that are far more of one channel than of the other two.
    [[nodiscard]] int leaning(std::size_t channel, int from, int to, int firstRow = 0,
                              int endRow = 10'000) const
    {
        int count = 0;
        const int end = std::min(endRow, cairo_image_surface_get_height(surface));
        for (int y = firstRow; y < end; ++y) {
            for (int x = from; x < to; ++x) {
                const auto p = pixel(x, y);
                count += p[channel] > std::max(p[(channel + 1) % 3], p[(channel + 2) % 3]) + 40;
            }
        }
        return count;
    }

    cairo_surface_t* surface;
};

/// A head of 20x24x10 voxels, 1 mm, with oedema to the patient's left.
PatchCase smallPatch()
{
    PatchCase patch;
    patch.name = "Case_1";
    patch.grid = Geometry{.size = {20, 24, 10}};
    patch.voxels.assign(patch.grid.voxelCount() * PatchCase::kChannels, 0.0F);
    for (std::size_t v = 0; v < patch.grid.voxelCount(); ++v) {
        patch.voxels[v * PatchCase::kChannels + PatchCase::kChannels - 1] = 1;
    }
    patch.reference = LabelMap(patch.grid);
    for (int j = 8; j < 14; ++j) {
        for (int i = 14; i < 18; ++i) {
            patch.reference.at(i, j, 4) = Label::Oedema;
        }
    }
    return patch;
}

}  // namespace

class TestRunPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void curvesShowEverySeriesAndReplaceTheOlderPicture()
    {
        const std::filesystem::path file = m_folder.path() / "curves.png";
        writeCurves({}, file);
        {
            const Picture empty(file);
            QCOMPARE(cairo_surface_status(empty.surface), CAIRO_STATUS_SUCCESS);
        }
        std::vector<EpochRecord> history;
        for (int epoch = 1; epoch <= 5; ++epoch) {
            history.push_back({.epoch = epoch, .loss = 1.0 / epoch, .learningRate = 1e-3});
            if (epoch % 2 == 0) {
                history.back().valLoss = 0.5;
                history.back().regionDice = filled<PerRegion<double>>(0.1 * epoch);
            }
        }
        writeCurves(history, file);
        const Picture drawn(file);
        QCOMPARE(cairo_image_surface_get_width(drawn.surface), 900);
        QVERIFY(drawn.leaning(2, 70, 870) > 200);       // the blue lines
        QVERIFY(drawn.leaning(0, 70, 870) > 50);        // the orange ones
        QCOMPARE(drawn.leaning(2, 0, 900, 30, 38), 0);  // nothing between legend and axes
        QVERIFY(!std::filesystem::exists(file.string() + ".part"));
    }

    void validationShowsExpertLeftPredictionRightAndLeftIsLeft()
    {
        const PatchCase patch = smallPatch();
        const std::filesystem::path file = m_folder.path() / "validation.png";
        writeValidationPicture(patch, LabelMap(patch.reference.geometry), 3, file);
        const Picture picture(file);
        QCOMPARE(cairo_surface_status(picture.surface), CAIRO_STATUS_SUCCESS);
        const int width = cairo_image_surface_get_width(picture.surface);
        const int heading = 60;
        // The expert's oedema only, in the right half of its panel: the patient's left.
        QVERIFY(picture.leaning(1, 0, width / 4, heading) == 0);
        QVERIFY(picture.leaning(1, width / 4, width / 2, heading) > 500);
        QVERIFY(picture.leaning(1, width / 2, width, heading) == 0);

        writeValidationPicture(patch, patch.reference, 4, file);
        QVERIFY(Picture(file).leaning(1, 3 * width / 4, width, heading) > 500);
    }

    void aFolderThatCannotBeWrittenIsNamed()
    {
        QVERIFY_THROWS_EXCEPTION(Error, writeCurves({}, m_folder.path() / "absent" / "curves.png"));
    }

private:
    test::TemporaryFolder m_folder;
};

QTEST_APPLESS_MAIN(TestRunPictures)
#include "test_run_pictures.moc"
