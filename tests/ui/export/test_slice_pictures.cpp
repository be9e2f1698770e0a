#include "ui/export/slice_pictures.h"

#include "segmentation/measurement/measurement_list.h"
#include "tests/support/phantom_document.h"
#include "ui/export/picture_frame.h"
#include "viewer/state/palette.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <set>

using namespace glioscope;

class TestSlicePictures : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PhantomDocument> m;
    LayerId m_layer = 0;
    Vec3 m_tumour{};

    /// Pixels that are clearly coloured.
    static int coloured(const QImage& image)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                count += colour.saturation() > 60 && colour.value() > 60;
            }
        }
        return count;
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<test::PhantomDocument>();
        m_tumour = *m->expert.tumourCentreLps();
        m_layer = m->document.add({.name = "expert", .content = m->expert});
    }

    void aPictureShowsTheSliceAndItsOverlay()
    {
        SlicePictures pictures(m->document, m->state, {300, 280});
        const PaneSpec pane = {.plane = SlicePlane::Axial, .layers = std::vector{m_layer}};
        const QImage tumour = pictures.picture(pane, m_tumour);
        QCOMPARE(tumour.size(), QSize(300, 280));
        QVERIFY(coloured(tumour) > 50);
        const PaneSpec bare = {.plane = SlicePlane::Axial, .layers = std::vector<LayerId>()};
        QCOMPARE(coloured(pictures.picture(bare, m_tumour)), 0);
        QVERIFY(pictures.picture(pane, m_tumour) == tumour);
    }

    void theLegendIsHatchedAsTheLabelsAre()
    {
        QImage picture(900, 100, QImage::Format_RGB32);
        picture.fill(Qt::black);
        const auto shadesOf = [&](Label label, Palette palette) {
            OverlayStyle style = m->state.overlay();
            style.palette = palette;
            m->state.setOverlay(style);
            const Colour colour = colourOf(label, palette);
            const float hue = QColor(colour.red, colour.green, colour.blue).hueF();
            const QImage whole = framed({picture}, m->state);
            std::set<int> values;
            for (int y = picture.height(); y < whole.height(); ++y) {
                for (int x = 0; x < whole.width(); ++x) {
                    const QColor at = whole.pixelColor(x, y);
                    if (at.saturation() > 60 && std::abs(at.hueF() - hue) < 0.03) {
                        values.insert(at.value());
                    }
                }
            }
            return values.size();
        };
        QCOMPARE(shadesOf(Label::Necrosis, Palette::Classic), std::size_t{1});
        QVERIFY(shadesOf(Label::Necrosis, Palette::ColourBlindSafe) > 1);
        QVERIFY(shadesOf(Label::Enhancing, Palette::ColourBlindSafe) > 1);
        QCOMPARE(shadesOf(Label::Oedema, Palette::ColourBlindSafe), std::size_t{1});
    }

    void measurementsAreDrawnOnTheirSlice()
    {
        MeasurementList measurements;
        Vec3 end = m_tumour;
        end[0] += 40;
        measurements.add({.kind = MeasureKind::Length, .points = {m_tumour, end}});
        SlicePictures pictures(m->document, m->state, {300, 280});
        const PaneSpec bare = {.plane = SlicePlane::Axial, .layers = std::vector<LayerId>()};
        QCOMPARE(coloured(pictures.picture(bare, m_tumour)), 0);
        pictures.showMeasurements(measurements);
        QVERIFY(coloured(pictures.picture(bare, m_tumour)) > 50);
        QCOMPARE(coloured(pictures.picture(bare, {m_tumour[0], m_tumour[1], m_tumour[2] + 8})), 0);
    }

    void whatTheWindowShowsStaysAsItIs()
    {
        const Vec3 cursor = m->state.cursorLps();
        const OverlayStyle overlay = m->state.overlay();
        SlicePictures pictures(m->document, m->state, {200, 200});
        (void)pictures.picture({.plane = SlicePlane::Axial}, m_tumour);
        QCOMPARE(m->state.cursorLps(), cursor);
        QVERIFY(m->state.overlay() == overlay);
        QVERIFY(m->state.crosshairVisible());
    }

    void everySliceThatHoldsBrainIsNamedOnceFromBelow()
    {
        const SlicePictures pictures(m->document, m->state, {200, 200});
        const std::vector<Vec3> places = pictures.slices(SlicePlane::Axial);
        const VoxelBox& box = m->state.contentBox();
        QCOMPARE(places.size(), static_cast<std::size_t>(box.end[2] - box.begin[2]));
        for (std::size_t n = 1; n < places.size(); ++n) {
            QVERIFY(places[n][2] > places[n - 1][2]);
        }
    }
};

QTEST_MAIN(TestSlicePictures)
#include "test_slice_pictures.moc"
