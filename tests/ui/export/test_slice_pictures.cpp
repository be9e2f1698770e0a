#include "ui/export/slice_pictures.h"

#include "segmentation/phantom/phantom.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace glioscope;

class TestSlicePictures : public QObject {
    Q_OBJECT

    std::unique_ptr<Document> m_document;
    std::unique_ptr<ViewState> m_state;
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
        Phantom phantom = makePhantom(
            {.geometry = {
                 .size = {60, 60, 40}, .spacingMm = {4, 4, 4}, .originLps = {0, -236, 0}}});
        m_document = std::make_unique<Document>();
        m_state = std::make_unique<ViewState>(*m_document);
        CaseImages images;
        for (std::size_t s = 0; s < images.size(); ++s) {
            images[s] = std::make_shared<const Image>(std::move(phantom.images[s]));
        }
        m_document->open(studyOf(images));
        const LabelContent content =
            measured(std::make_shared<const LabelMap>(std::move(phantom.labels)));
        m_tumour = *content.tumourCentreLps();
        m_layer = m_document->add({.name = "expert", .content = content});
    }

    void aPictureShowsTheSliceAndItsOverlay()
    {
        SlicePictures pictures(*m_document, *m_state, {300, 280});
        const PaneSpec pane = {.plane = SlicePlane::Axial, .layers = std::vector{m_layer}};
        const QImage tumour = pictures.picture(pane, m_tumour);
        QCOMPARE(tumour.size(), QSize(300, 280));
        QVERIFY(coloured(tumour) > 50);
        const PaneSpec bare = {.plane = SlicePlane::Axial, .layers = std::vector<LayerId>()};
        QCOMPARE(coloured(pictures.picture(bare, m_tumour)), 0);
        QVERIFY(pictures.picture(pane, m_tumour) == tumour);
    }

    void whatTheWindowShowsStaysAsItIs()
    {
        const Vec3 cursor = m_state->cursorLps();
        const OverlayStyle overlay = m_state->overlay();
        SlicePictures pictures(*m_document, *m_state, {200, 200});
        (void)pictures.picture({.plane = SlicePlane::Axial}, m_tumour);
        QCOMPARE(m_state->cursorLps(), cursor);
        QVERIFY(m_state->overlay() == overlay);
        QVERIFY(m_state->crosshairVisible());
    }

    void everySliceThatHoldsBrainIsNamedOnceFromBelow()
    {
        const SlicePictures pictures(*m_document, *m_state, {200, 200});
        const std::vector<Vec3> places = pictures.slices(SlicePlane::Axial);
        const VoxelBox& box = m_state->contentBox();
        QCOMPARE(places.size(), static_cast<std::size_t>(box.end[2] - box.begin[2]));
        for (std::size_t n = 1; n < places.size(); ++n) {
            QVERIFY(places[n][2] > places[n - 1][2]);
        }
    }
};

QTEST_MAIN(TestSlicePictures)
#include "test_slice_pictures.moc"
