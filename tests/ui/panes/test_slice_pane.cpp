#include "ui/panes/slice_pane.h"

#include "ui/panes/pane_grid.h"
#include "ui/panes/volume_pane.h"

#include <QCursor>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace glioscope;

namespace {

/// A bright ball in the dark on a grid that is neither cubic nor isotropic.
std::shared_ptr<const Image> ball()
{
    Image image(Geometry{.size = {60, 50, 40}, .spacingMm = {2, 2, 3}, .originLps = {-60, -50, 0}});
    for (int k = 4; k < 36; ++k) {
        for (int j = 4; j < 46; ++j) {
            for (int i = 4; i < 56; ++i) {
                image.at(i, j, k) = float(50 + i + 2 * j + 3 * k);
            }
        }
    }
    return std::make_shared<const Image>(std::move(image));
}

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

class TestSlicePane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<Document>();
        m_state = std::make_unique<ViewState>(*m_document);
        m_grid = std::make_unique<PaneGrid>(*m_state);
        m_grid->resize(900, 700);
        m_grid->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
        m_document->open(studyOf({ball(), ball(), nullptr, nullptr}));
        m_grid->resetAllViews();
        m_pane = m_grid->slicePane(SlicePlane::Axial);
        QTRY_VERIFY(m_pane->renderCount() > 0);
    }

    void cleanup()
    {
        m_grid.reset();
        m_state.reset();
    }

    void wheelStepsOneSliceAndWithShiftFive()
    {
        const int slice = m_pane->scene().slice();
        wheel(1);
        QCOMPARE(m_pane->scene().slice(), slice + 1);
        wheel(-2);
        QCOMPARE(m_pane->scene().slice(), slice - 1);
        wheel(1, Qt::ShiftModifier);
        QCOMPARE(m_pane->scene().slice(), slice + 4);
    }

    void partsOfANotchAddUp()
    {
        const int slice = m_pane->scene().slice();
        for (int i = 0; i < 3; ++i) {
            wheelTurn({0, 40});
        }
        QCOMPARE(m_pane->scene().slice(), slice + 1);
    }

    void aTouchpadsDriftSidewaysDisturbsNoStep()
    {
        const int slice = m_pane->scene().slice();
        for (int i = 0; i < 3; ++i) {
            wheelTurn({8, 40});
            wheelTurn({-6, 0});
            wheelTurn({0, 0});
        }
        QCOMPARE(m_pane->scene().slice(), slice + 1);
        for (int i = 0; i < 3; ++i) {
            wheelTurn({8, -40});
            wheelTurn({6, 0});
            wheelTurn({0, 0});
        }
        QCOMPARE(m_pane->scene().slice(), slice);
        wheelTurn({240, 0});
        QCOMPARE(m_pane->scene().slice(), slice);
        wheelTurn({120, 0}, Qt::ShiftModifier);
        QCOMPARE(m_pane->scene().slice(), slice + 5);
    }

    void manyStepsAtOnceAreOnePicture()
    {
        const int before = m_pane->renderCount();
        for (int i = 0; i < 8; ++i) {
            wheel(1);
        }
        QTRY_VERIFY(m_pane->renderCount() > before);
        QTest::qWait(0);
        QCOMPARE(m_pane->renderCount(), before + 1);
    }

    void clickInRadiologyPlacesTheCrosshairAndChangesNoWindow()
    {
        const WindowLevel before = m_state->windowLevel();
        const Vec3 there = m_pane->lpsAt(offCentre());
        QTest::mouseClick(m_pane, Qt::LeftButton, {}, offCentre().toPoint());
        QVERIFY(distance(m_state->cursorLps(), there) < 1.0);
        QVERIFY(m_state->windowLevel() == before);
        const QPointF drawn = m_pane->positionOf(m_state->cursorLps());
        QVERIFY((drawn - offCentre()).manhattanLength() < 2);
    }

    void dragInRadiologyChangesWindowAcrossAndLevelDownAndNoCrosshair()
    {
        const Vec3 cursor = m_state->cursorLps();
        const WindowLevel before = m_state->windowLevel();
        drag(Qt::LeftButton, {60, 0});
        QVERIFY(m_state->windowLevel().window > before.window * 1.1);
        QVERIFY(std::abs(m_state->windowLevel().level - before.level) < 1e-9);
        m_state->setWindowLevel(m_state->sequence(), before);
        drag(Qt::LeftButton, {0, 60});
        QVERIFY(m_state->windowLevel().level > before.level);
        QVERIFY(m_state->cursorLps() == cursor);
    }

    void dragInResearchMovesTheCrosshairAndWHeldChangesTheWindow()
    {
        m_grid->setMousePreset(MousePreset::Research);
        const WindowLevel before = m_state->windowLevel();
        drag(Qt::LeftButton, {40, 30});
        const QPointF end = QPointF(m_pane->rect().center()) + QPointF(40, 30);
        QVERIFY(distance(m_state->cursorLps(), m_pane->lpsAt(end)) < 1.0);
        QVERIFY(m_state->windowLevel() == before);
        const Vec3 cursor = m_state->cursorLps();
        m_pane->setFocus();
        QTest::keyPress(m_pane, Qt::Key_W);
        drag(Qt::LeftButton, {60, 0});
        QTest::keyRelease(m_pane, Qt::Key_W);
        QVERIFY(m_state->windowLevel().window > before.window * 1.1);
        QVERIFY(m_state->cursorLps() == cursor);
    }

    void middleAndSpacePanByTheWayOfThePointer()
    {
        const Vec3 middle = m_pane->lpsAt(m_pane->rect().center());
        drag(Qt::MiddleButton, {30, -20});
        const QPointF moved = m_pane->positionOf(middle) - QPointF(m_pane->rect().center());
        QVERIFY((moved - QPointF(30, -20)).manhattanLength() < 1.5);
        QTest::keyPress(m_pane, Qt::Key_Space);
        drag(Qt::LeftButton, {-30, 20});
        QTest::keyRelease(m_pane, Qt::Key_Space);
        QVERIFY((m_pane->positionOf(middle) - QPointF(m_pane->rect().center())).manhattanLength() <
                1.5);
    }

    void rightDragAndControlWheelZoomAndResetBringsBack()
    {
        const double scale = m_pane->scene().devicePixelsPerMm();
        drag(Qt::RightButton, {0, -60});
        QVERIFY(m_pane->scene().devicePixelsPerMm() > scale * 1.2);
        m_pane->resetView();
        QVERIFY(std::abs(m_pane->scene().devicePixelsPerMm() - scale) < 1e-6 * scale);
        const Vec3 under = m_pane->lpsAt(offCentre());
        wheelAt(offCentre(), {0, 120}, Qt::ControlModifier);
        QVERIFY(m_pane->scene().devicePixelsPerMm() > scale * 1.1);
        QVERIFY(distance(m_pane->lpsAt(offCentre()), under) < 0.1);
    }

    void rightClickAsksForTheMenu()
    {
        QSignalSpy menu(m_pane, &SlicePane::contextMenuWanted);
        QTest::mouseClick(m_pane, Qt::RightButton);
        QCOMPARE(menu.size(), 1);
        drag(Qt::RightButton, {0, 30});
        QCOMPARE(menu.size(), 1);
    }

    void shiftAndMoveMovesTheCrosshairInAllPanes()
    {
        SlicePane* coronal = m_grid->slicePane(SlicePlane::Coronal);
        const int before = coronal->scene().slice();
        move(offCentre(), Qt::ShiftModifier);
        QVERIFY(distance(m_state->cursorLps(), m_pane->lpsAt(offCentre())) < 1.0);
        QVERIFY(coronal->scene().slice() != before);
    }

    void boxWithControlSetsTheWindowFromItsVoxels()
    {
        const WindowLevel before = m_state->windowLevel();
        drag(Qt::LeftButton, {40, 40}, Qt::ControlModifier);
        QVERIFY(m_state->windowLevel().window < before.window / 2);
    }

    void boxWithControlOverNothingChangesNothing()
    {
        const WindowLevel before = m_state->windowLevel();
        const auto box = [&](QPointF from, QPointF to) {
            send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton,
                 Qt::ControlModifier);
            send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton, Qt::ControlModifier);
            send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton, Qt::ControlModifier);
        };
        box({2, 2}, {20, 12});
        QVERIFY(m_state->windowLevel() == before);
    }

    void zoomingUnderAStillPointerTellsItsPlaceAnew()
    {
        std::optional<Vec3> told;
        const QObject meanwhile;  // the pane outlives `told`
        connect(m_pane, &SlicePane::pointerAt, &meanwhile,
                [&told](const std::optional<Vec3>& lps) { told = lps; });
        move(offCentre());
        wheelAt(m_pane->rect().center(), {0, 240}, Qt::ControlModifier);
        QVERIFY(distance(told.value(), m_pane->lpsAt(m_pane->rect().center())) < 1e-6);
    }

    void aPaneThatGrowsUnderAStillPointerTellsItsPlaceAnew()
    {
        SlicePane* coronal = m_grid->slicePane(SlicePlane::Coronal);
        const QPoint place = coronal->mapToGlobal(coronal->rect().center() + QPoint(31, 17));
        QCursor::setPos(place);
        QTRY_VERIFY(coronal->pointerLps());
        const auto isTrue = [&] {
            const auto told = m_grid->pointerLps();
            return told && distance(*told, coronal->lpsAt(coronal->mapFromGlobal(place))) < 1e-6;
        };
        QVERIFY(isTrue());
        const Vec3 before = *coronal->pointerLps();
        m_grid->maximise(coronal);
        QTRY_VERIFY(isTrue() && distance(*m_grid->pointerLps(), before) > 3);
        m_grid->maximise(nullptr);
        QTRY_VERIFY(isTrue() && distance(*m_grid->pointerLps(), before) < 1);
        m_grid->maximise(m_pane);  // comes to lie under the pointer
        QTRY_VERIFY(!coronal->pointerLps() && m_pane->pointerLps());
        QVERIFY(distance(*m_grid->pointerLps(), m_pane->lpsAt(m_pane->mapFromGlobal(place))) <
                1e-6);
        m_grid->maximise(nullptr);
        QTRY_VERIFY(!m_pane->pointerLps() && coronal->pointerLps());
        m_grid->resize(1000, 640);
        QTRY_VERIFY(coronal->width() > 480 && isTrue());
    }

    void heldKeyPeeksUntilReleased()
    {
        QSignalSpy peeking(m_pane, &SlicePane::peeking);
        QTest::keyPress(m_pane, Qt::Key_QuoteLeft);
        QCOMPARE(peeking.last()[0].toBool(), true);
        QTest::keyRelease(m_pane, Qt::Key_QuoteLeft);
        QCOMPARE(peeking.last()[0].toBool(), false);
    }

    void doubleClickMaximisesAndRestores()
    {
        QTest::mouseDClick(m_pane, Qt::LeftButton);
        QCOMPARE(m_grid->maximisedPane(), m_pane);
        QVERIFY(!m_grid->volumePane()->isVisible());
        QTest::mouseDClick(m_pane, Qt::LeftButton);
        QCOMPARE(m_grid->maximisedPane(), nullptr);
        QVERIFY(m_grid->volumePane()->isVisible());
    }

    void aMaximisedPaneFillsTheGrid()
    {
        const QSize quarter = m_pane->size();
        for (Pane* pane : {static_cast<Pane*>(m_pane),
                           static_cast<Pane*>(m_grid->slicePane(SlicePlane::Coronal)),
                           static_cast<Pane*>(m_grid->volumePane())}) {
            QTest::mouseDClick(pane, Qt::LeftButton);
            QTRY_COMPARE(pane->geometry(), m_grid->rect());
            QTest::mouseDClick(pane, Qt::LeftButton);
            QTRY_COMPARE(pane->size(), quarter);
        }
    }

    void aDragOfTheWindowStaysWithItsSequence()
    {
        const WindowLevel before = m_state->windowLevel(Sequence::T1);
        const QPointF start = m_pane->rect().center();
        send(QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, start + QPointF(30, 0), Qt::NoButton, Qt::LeftButton);
        m_state->setSequence(Sequence::T1);
        send(QEvent::MouseMove, start + QPointF(40, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, start + QPointF(40, 0), Qt::LeftButton, Qt::NoButton);
        QVERIFY(m_state->windowLevel(Sequence::T1) == before);
    }

    void tabGoesInReadingOrder()
    {
        const std::array<Pane*, 4> order = {m_pane, m_grid->slicePane(SlicePlane::Sagittal),
                                            m_grid->slicePane(SlicePlane::Coronal),
                                            m_grid->volumePane()};
        for (std::size_t i = 1; i < order.size(); ++i) {
            QWidget* next = order[i - 1]->nextInFocusChain();
            while (!(next->focusPolicy() & Qt::TabFocus)) {
                next = next->nextInFocusChain();
            }
            QCOMPARE(next, order[i]);
        }
    }

    void keysActOnThePaneUnderThePointer()
    {
        for (SlicePane* pane : m_grid->slicePanes()) {
            QCursor::setPos(pane->mapToGlobal(pane->rect().center()));
            QTRY_COMPARE(m_grid->activeSlicePane(), pane);
        }
        VolumePane* volume = m_grid->volumePane();
        QCursor::setPos(volume->mapToGlobal(volume->rect().center()));
        QTRY_COMPARE(m_grid->activePane(), volume);
        QCOMPARE(m_grid->activeSlicePane(), nullptr);
    }

    void pictureHasTheBallInTheMiddleAndNothingAtTheEdge()
    {
        const auto grey = [this](double right, double down) {
            const QImage picture = m_pane->picture();
            return qGray(picture.pixel(int(picture.width() * right), int(picture.height() * down)));
        };
        QTRY_VERIFY(grey(0.55, 0.55) > 60);
        QVERIFY(grey(0.99, 0.33) < 30);
    }

    void whatLiesUnderAStillPointerIsToldAnew()
    {
        std::optional<Vec3> told;
        const QObject meanwhile;  // the pane outlives `told`
        connect(m_pane, &SlicePane::pointerAt, &meanwhile,
                [&told](const std::optional<Vec3>& lps) { told = lps; });
        move(offCentre());
        const Vec3 before = told.value();
        m_pane->stepSlices(3);
        QVERIFY(std::abs(std::abs(told.value()[2] - before[2]) - 9) < 1e-6);
        m_state->setConvention(Convention::Neurological);
        QVERIFY(distance(told.value(), m_pane->lpsAt(offCentre())) < 1e-6);
        QVERIFY(std::abs(told.value()[0] - before[0]) > 1);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_pane, &leave);
        QVERIFY(!told);
        m_pane->stepSlices(1);
        QVERIFY(!told);
    }

private:
    [[nodiscard]] QPointF offCentre() const
    {
        return QPointF(m_pane->rect().center()) + QPointF(45, -35);
    }

    void send(QEvent::Type type, QPointF position, Qt::MouseButton button, Qt::MouseButtons buttons,
              Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(type, position, m_pane->mapToGlobal(position), button, buttons,
                          modifiers);
        QApplication::sendEvent(m_pane, &event);
    }

    void move(QPointF position, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseMove, position, Qt::NoButton, Qt::NoButton, modifiers);
    }

    void drag(Qt::MouseButton button, QPointF way, Qt::KeyboardModifiers modifiers = {})
    {
        const QPointF start = m_pane->rect().center();
        send(QEvent::MouseButtonPress, start, button, button, modifiers);
        for (int step = 1; step <= 4; ++step) {
            send(QEvent::MouseMove, start + way * step / 4, Qt::NoButton, button, modifiers);
        }
        send(QEvent::MouseButtonRelease, start + way, button, Qt::NoButton, modifiers);
    }

    void wheelAt(QPointF position, QPoint turned, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(position, m_pane->mapToGlobal(position), QPoint(), turned, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_pane, &event);
    }

    void wheel(int notches, Qt::KeyboardModifiers modifiers = {})
    {
        wheelTurn({0, 120 * notches}, modifiers);
    }

    void wheelTurn(QPoint turned, Qt::KeyboardModifiers modifiers = {})
    {
        wheelAt(m_pane->rect().center(), turned, modifiers);
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<PaneGrid> m_grid;
    SlicePane* m_pane = nullptr;
};

QTEST_MAIN(TestSlicePane)
#include "test_slice_pane.moc"
