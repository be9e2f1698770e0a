// Every layout in a real window: what its panes show, that left is left in each, and that linked
// ones show one place. Run at several pixel ratios.

#include "ui/panes/pane_grid.h"

#include "tests/support/oriented_grids.h"
#include "ui/panes/layouts.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"

#include <QTest>
#include <QWheelEvent>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// 120 x 100 x 90 mm, oblique, stored in another order and backwards in two axes; and another grid
/// at about the same place, coarser and turned otherwise.
Geometry headGrid()
{
    const Geometry straight = {
        .size = {60, 100, 30}, .spacingMm = {2, 1, 3}, .originLps = {-60, -50, -45}};
    return turned(reordered(straight, {1, 2, 0}, {true, false, true}), 12, -9);
}

Geometry otherGrid()
{
    return turned({.size = {30, 33, 20}, .spacingMm = {4, 3, 5}, .originLps = {-60, -50, -50}}, -17,
                  6);
}

/// To the patient's left, front and top of the middle.
Vec3 markerLps()
{
    const Vec3 centre = headGrid().centreLps();
    return {centre[0] + 24, centre[1] - 18, centre[2] + 14};
}

/// Grey, with a bright ball at the marker.
std::shared_ptr<const Image> markedHead(const Geometry& grid)
{
    return std::make_shared<const Image>(fromWorld<float>(grid, [&grid](const Vec3& lps) {
        const Vec3 ijk = grid.toIjk(lps);
        for (std::size_t c = 0; c < 3; ++c) {
            if (ijk[c] < 1.5 || ijk[c] > grid.size[c] - 2.5) {
                return 0.F;
            }
        }
        return distanceMm(lps, markerLps()) < 9 ? 200.F : 50.F;
    }));
}

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};

bool isBright(QRgb pixel)
{
    return qGray(pixel) > 180;
}

}  // namespace

class TestPaneGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyLayoutFillsTheGridWithItsPanes_data() { layouts(std::array{SlicePlane::Axial}); }
    void everyLayoutFillsTheGridWithItsPanes();
    void leftIsLeftInEveryPane_data() { layouts(kPlanes); }
    void leftIsLeftInEveryPane();
    void aClickPutsTheCrosshairToOnePlaceInAllPanes_data() { layouts(kPlanes); }
    void aClickPutsTheCrosshairToOnePlaceInAllPanes();
    void linkedPanesKeepOneCentreAndZoomInTheWorld_data()
    {
        layouts(std::array{SlicePlane::Coronal});
    }
    void linkedPanesKeepOneCentreAndZoomInTheWorld();
    void aMaximisedPaneFillsTheGridInEveryLayout_data()
    {
        layouts(std::array{SlicePlane::Sagittal});
    }
    void aMaximisedPaneFillsTheGridInEveryLayout();
    void everyPictureIsRightWhenItIsFirstPainted_data() { layouts(std::array{SlicePlane::Axial}); }
    void everyPictureIsRightWhenItIsFirstPainted();
    void draggedLinesShareTheSpaceOtherwise_data() { layouts(std::array{SlicePlane::Axial}); }
    void aDragChangesTheWindowOfThePanesOwnSequence();
    void panesOfTheFourViewsHaveCamerasOfTheirOwn();
    void otherSegmentationsLeaveTheCameraWhereItIs();

private:
    static void layouts(std::span<const SlicePlane> planes);
    void arrange();
    void showAt(const Vec3& lps);
    /// Device pixels of a pane's picture at a point of the widget.
    [[nodiscard]] static QPoint pixelAt(const SlicePane& pane, QPointF position);
    static void send(SlicePane& pane, QEvent::Type type, QPointF position, Qt::MouseButton button,
                     Qt::MouseButtons buttons);
    static void drag(SlicePane& pane, Qt::MouseButton button, QPointF from, QPointF way);
    static void zoomWheel(SlicePane& pane, QPointF position);

    std::unique_ptr<Document> m_document;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<PaneGrid> m_grid;
};

void TestPaneGrid::initTestCase()
{
    const QByteArray wanted = qgetenv("QT_SCALE_FACTOR");
    QCOMPARE(qGuiApp->devicePixelRatio(), wanted.isEmpty() ? 1.0 : wanted.toDouble());
}

void TestPaneGrid::init()
{
    m_document = std::make_unique<Document>();
    m_state = std::make_unique<ViewState>(*m_document);
    m_document->open(studyOf(
        {markedHead(headGrid()), markedHead(otherGrid()), markedHead(headGrid()), nullptr}));
    for (const Label label : {Label::Oedema, Label::Enhancing}) {
        m_document->add({.name = std::string(displayName(label)),
                         .content = LabelContent{.map = std::make_shared<const LabelMap>(
                                                     headGrid(), Label::Background)}});
    }
    for (const Sequence sequence : kAllSequences) {
        m_state->setWindowLevel(sequence, {.window = 200, .level = 100});
    }
    m_grid = std::make_unique<PaneGrid>(*m_state);
    m_grid->resize(1000, 700);
    m_grid->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
}

void TestPaneGrid::cleanup()
{
    m_grid.reset();
    m_state.reset();
    m_document.reset();
}

void TestPaneGrid::layouts(std::span<const SlicePlane> planes)
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<SlicePlane>("plane");
    for (const LayoutInfo& info : layoutTable()) {
        for (const SlicePlane plane : planes) {
            if (info.choosesPlane || plane == planes.front()) {
                QTest::addRow("%s %s", info.key, displayName(plane).data())
                    << QString::fromLatin1(info.key) << plane;
            }
        }
    }
}

void TestPaneGrid::arrange()
{
    QFETCH(QString, layout);
    QFETCH(SlicePlane, plane);
    const LayoutInfo* info = layoutCalled(layout);
    QVERIFY(info);
    m_grid->arrange(info->make({.plane = plane, .layers = layersToCompare(*m_state)}));
    QVERIFY(!m_grid->slicePanes().empty());
}

void TestPaneGrid::showAt(const Vec3& lps)
{
    m_state->setCursorLps(lps);
    for (SlicePane* pane : m_grid->slicePanes()) {
        const int before = pane->renderCount();
        pane->requestRender();
        QTRY_VERIFY(pane->renderCount() > before);
    }
}

QPoint TestPaneGrid::pixelAt(const SlicePane& pane, QPointF position)
{
    const QPointF inside = position - QPointF(pane.frameWidth(), pane.frameWidth());
    const QPointF device = inside * pane.devicePixelRatioF();
    return {int(std::floor(device.x())), int(std::floor(device.y()))};
}

void TestPaneGrid::send(SlicePane& pane, QEvent::Type type, QPointF position,
                        Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, position, pane.mapToGlobal(position), button, buttons, {});
    QApplication::sendEvent(&pane, &event);
}

void TestPaneGrid::drag(SlicePane& pane, Qt::MouseButton button, QPointF from, QPointF way)
{
    send(pane, QEvent::MouseButtonPress, from, button, button);
    send(pane, QEvent::MouseMove, from + way / 2, Qt::NoButton, button);
    send(pane, QEvent::MouseMove, from + way, Qt::NoButton, button);
    send(pane, QEvent::MouseButtonRelease, from + way, button, Qt::NoButton);
}

void TestPaneGrid::zoomWheel(SlicePane& pane, QPointF position)
{
    QWheelEvent event(position, pane.mapToGlobal(position), QPoint(), QPoint(0, 480), Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&pane, &event);
}

void TestPaneGrid::everyLayoutFillsTheGridWithItsPanes()
{
    arrange();
    QCOMPARE(m_grid->panes().size(), m_grid->arrangement().panes.size());
    QTRY_VERIFY(std::ranges::all_of(m_grid->panes(), &QWidget::isVisible));
    QCOMPARE(m_grid->findChildren<Pane*>().count() -
                 std::ranges::count_if(m_grid->findChildren<Pane*>(), &QWidget::isHidden),
             qsizetype(m_grid->panes().size()));
    int area = 0;
    QRect all;
    for (const Pane* pane : m_grid->panes()) {
        area += pane->width() * pane->height();
        all |= pane->geometry();
        for (const Pane* other : m_grid->panes()) {
            QVERIFY(pane == other || !pane->geometry().intersects(other->geometry()));
        }
    }
    QCOMPARE(all, m_grid->rect());
    QVERIFY(area > m_grid->width() * m_grid->height() * 99 / 100);
    for (std::size_t i = 0; i < m_grid->panes().size(); ++i) {
        const auto* pane = qobject_cast<const SlicePane*>(m_grid->panes()[i]);
        const PaneSpec& spec = m_grid->arrangement().panes[i];
        QCOMPARE(pane != nullptr, spec.plane.has_value());
        QVERIFY(!pane || pane->scene().pane() == spec);
    }
}

void TestPaneGrid::leftIsLeftInEveryPane()
{
    arrange();
    showAt(markerLps());
    m_state->setCrosshairVisible(false);
    showAt(markerLps());
    const Vec3 centre = headGrid().centreLps();
    for (const SlicePane* pane : m_grid->slicePanes()) {
        const QPointF marker = pane->positionOf(markerLps());
        const QPointF middle = pane->positionOf(centre);
        const QImage picture = pane->picture();
        QVERIFY(picture.size() ==
                (QSizeF(pane->size() - QSize(2, 2)) * pane->devicePixelRatioF()).toSize());
        const bool missing = !m_state->image(pane->scene().sequence());
        QCOMPARE(isBright(picture.pixel(pixelAt(*pane, marker))), !missing);
        if (pane->scene().plane() == SlicePlane::Sagittal) {
            QVERIFY(marker.x() < middle.x() - 10);  // the front is on the left
        } else {
            QVERIFY(marker.x() > middle.x() + 10);  // the patient's left on the right
        }
        // Mirrored about the middle there is no marker.
        const QPointF mirrored(2 * middle.x() - marker.x(), marker.y());
        QVERIFY(!isBright(picture.pixel(pixelAt(*pane, mirrored))));
    }
}

void TestPaneGrid::aClickPutsTheCrosshairToOnePlaceInAllPanes()
{
    arrange();
    showAt(headGrid().centreLps());
    for (SlicePane* pane : m_grid->slicePanes()) {
        const QPoint pointer = pane->rect().center() + QPoint(23, -17);
        const Vec3 under = pane->lpsAt(pointer);
        QTest::mouseClick(pane, Qt::LeftButton, {}, pointer);
        QVERIFY(distanceMm(m_state->cursorLps(), under) < 1e-6);
        showAt(m_state->cursorLps());
        for (const SlicePane* other : m_grid->slicePanes()) {
            const QPointF there = other->positionOf(under);
            const SliceFrame& frame = other->scene().frame();
            QCOMPARE(other->scene().slice(), frame.sliceAt(under));
            // The lines run through it, seen well away from where they leave a gap.
            const QImage picture = other->picture();
            const auto isLine = [&](QPointF position) {
                const QRgb pixel = picture.pixel(pixelAt(*other, position));
                return qBlue(pixel) > qGreen(pixel) + 40 && qRed(pixel) > qGreen(pixel) + 20;
            };
            QVERIFY(isLine({there.x(), there.y() + 40}) && isLine({there.x() - 40, there.y()}));
            QVERIFY(!isLine({there.x() + 5, there.y() + 40}));
        }
    }
}

void TestPaneGrid::linkedPanesKeepOneCentreAndZoomInTheWorld()
{
    arrange();
    showAt(headGrid().centreLps());
    const auto groupOf = [this](const SlicePane* pane) {
        const auto& panes = m_grid->panes();
        return m_grid->arrangement()
            .panes[std::size_t(std::ranges::find(panes, pane) - panes.begin())]
            .cameraGroup;
    };
    for (SlicePane* pane : m_grid->slicePanes()) {
        const QPointF place = QPointF(pane->rect().center()) + QPointF(15, 9);
        zoomWheel(*pane, place);
        drag(*pane, Qt::MiddleButton, place, {-24, 31});
        showAt(m_state->cursorLps());
        const double zoom = pane->scene().devicePixelsPerMm();
        const Vec3 centre = pane->scene().cameras().position().centreLps;
        for (const SlicePane* other : m_grid->slicePanes()) {
            if (groupOf(other) != groupOf(pane)) {
                continue;
            }
            QCOMPARE(other->scene().devicePixelsPerMm(), zoom);
            const QPointF apart = other->positionOf(centre) - QRectF(other->rect()).center();
            QVERIFY(apart.manhattanLength() < 1);
            if (other->scene().plane() == pane->scene().plane() && other->size() == pane->size()) {
                const Vec3 under = pane->lpsAt({31, 47});
                QVERIFY(distanceMm(other->lpsAt({31, 47}), under) < 1e-6);
            }
        }
        m_grid->resetAllViews();
    }
}

void TestPaneGrid::aMaximisedPaneFillsTheGridInEveryLayout()
{
    arrange();
    showAt(headGrid().centreLps());
    for (Pane* pane : m_grid->panes()) {
        const QRect before = pane->geometry();
        m_grid->maximise(pane);
        QTRY_COMPARE(pane->geometry(), m_grid->rect());
        if (auto* slices = qobject_cast<SlicePane*>(pane); slices && before != m_grid->rect()) {
            QTRY_VERIFY(slices->picture().width() > m_grid->width() - 10);
        }
        m_grid->maximise(nullptr);
        QTRY_COMPARE(pane->geometry(), before);
    }
}

void TestPaneGrid::everyPictureIsRightWhenItIsFirstPainted()
{
    arrange();
    m_state->setCrosshairVisible(false);
    m_state->setCursorLps(markerLps());
    std::map<const SlicePane*, int> before;
    for (const SlicePane* pane : m_grid->slicePanes()) {
        before[pane] = pane->renderCount();
    }
    (void)m_grid->grab();
    for (const SlicePane* pane : m_grid->slicePanes()) {
        QCOMPARE(pane->renderCount(), before[pane] + 1);
        const QPointF centre = pane->positionOf(headGrid().centreLps());
        QVERIFY((centre - QRectF(pane->rect()).center()).manhattanLength() < 0.3 * pane->width());
        const QPointF marker = pane->positionOf(markerLps());
        const bool missing = !m_state->image(pane->scene().sequence());
        QCOMPARE(isBright(pane->picture().pixel(pixelAt(*pane, marker))), !missing);
        // The head fills most of some pane, so that nobody looks at a dot.
        QVERIFY(pane->scene().devicePixelsPerMm() > pane->devicePixelRatioF());
    }
}

void TestPaneGrid::aDragChangesTheWindowOfThePanesOwnSequence()
{
    m_grid->arrange(layoutCalled(u"four-sequences")->make({}));
    showAt(headGrid().centreLps());
    SlicePane* t1 = m_grid->slicePanes()[std::size_t(Sequence::T1)];
    const WindowLevel flair = m_state->windowLevel(Sequence::Flair);
    const WindowLevel before = m_state->windowLevel(Sequence::T1);
    drag(*t1, Qt::LeftButton, t1->rect().center(), {60, 0});
    QVERIFY(m_state->windowLevel(Sequence::T1).window > 1.1 * before.window);
    QVERIFY(m_state->windowLevel(Sequence::Flair) == flair);
}

void TestPaneGrid::panesOfTheFourViewsHaveCamerasOfTheirOwn()
{
    showAt(headGrid().centreLps());
    SlicePane* axial = m_grid->slicePane(SlicePlane::Axial);
    SlicePane* coronal = m_grid->slicePane(SlicePlane::Coronal);
    const double before = coronal->scene().devicePixelsPerMm();
    const double zoomed = 1.5 * axial->scene().devicePixelsPerMm();
    zoomWheel(*axial, axial->rect().center());
    QVERIFY(axial->scene().devicePixelsPerMm() > zoomed);
    QCOMPARE(coronal->scene().devicePixelsPerMm(), before);
}

void TestPaneGrid::otherSegmentationsLeaveTheCameraWhereItIs()
{
    const LayoutInfo& info = *layoutCalled(u"side-by-side");
    const std::vector<LayerId> layers = layersToCompare(*m_state);
    QCOMPARE(layers.size(), 2U);
    m_grid->arrange(info.make({.plane = SlicePlane::Coronal, .layers = layers}));
    showAt(headGrid().centreLps());
    SlicePane* pane = m_grid->slicePanes().front();
    zoomWheel(*pane, pane->rect().center());
    const CameraPosition moved = pane->scene().cameras().position();
    m_grid->arrange(info.make({.plane = SlicePlane::Coronal, .layers = {layers[1], layers[0]}}));
    QVERIFY(m_grid->slicePanes().front()->scene().cameras().position() == moved);
    m_grid->arrange(info.make({.plane = SlicePlane::Axial, .layers = layers}));
    showAt(headGrid().centreLps());
    QVERIFY(!(m_grid->slicePanes().front()->scene().cameras().position() == moved));
}

QTEST_MAIN(TestPaneGrid)
#include "test_pane_grid.moc"
