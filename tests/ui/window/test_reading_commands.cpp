// Windows by key and linked, slabs, cine, zoom by voxels and the way to a typed place, in the real
// window.

#include "ui/window/reading_commands.h"

#include "tests/support/main_window_case.h"
#include "ui/window/help_sheet.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

#include <cmath>
#include <set>

using namespace glioscope;

namespace {

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool isNear(WindowLevel a, WindowLevel b)
{
    return isNear(a.window, b.window) && isNear(a.level, b.level);
}

}  // namespace

class TestReadingCommands : public test::MainWindowCase {
    Q_OBJECT

    WindowLevel windowOf(Sequence sequence) { return state().windowLevel(sequence); }
    WindowLevel automatic(Sequence sequence) { return state().automaticWindowLevel(sequence); }

private Q_SLOTS:
    void f5ToF8GiveTheSequenceUnderThePointerItsWindow()
    {
        openCase(m_case);
        pointAt(SlicePlane::Axial);
        state().setSequence(Sequence::T1);
        const WindowLevel standard = automatic(Sequence::T1);
        const WindowLevel other = windowOf(Sequence::T2);
        key(Qt::Key_F6);
        QVERIFY(isNear(windowOf(Sequence::T1).window, standard.window / 2));
        key(Qt::Key_F8);
        QVERIFY(windowOf(Sequence::T1).window > 1.5 * standard.window);
        key(Qt::Key_F7);
        const WindowLevel lesionT1 = windowOf(Sequence::T1);
        QVERIFY(lesionT1.level < standard.level);  // dark there, bright in the others
        key(Qt::Key_F5);
        QVERIFY(isNear(windowOf(Sequence::T1), standard));
        QVERIFY(windowOf(Sequence::T2) == other);
        state().setSequence(Sequence::Flair);
        key(Qt::Key_F7);
        QVERIFY(windowOf(Sequence::Flair).level > automatic(Sequence::Flair).level);
    }

    void shiftKeepsAWindowForTheKeyOfTheSequenceAndTheNextStart()
    {
        openCase(m_case);
        pointAt(SlicePlane::Axial);
        state().setSequence(Sequence::T2);
        const WindowLevel wanted = {.window = automatic(Sequence::T2).window * 0.3,
                                    .level = automatic(Sequence::T2).level * 1.4};
        state().setWindowLevel(Sequence::T2, wanted);
        key(Qt::Key_F6, Qt::ShiftModifier);
        key(Qt::Key_F5);
        QVERIFY(!isNear(windowOf(Sequence::T2), wanted));
        m_window->close();
        closeWindow();
        makeWindow();
        openCase(m_case);
        pointAt(SlicePlane::Axial);
        state().setSequence(Sequence::T2);
        key(Qt::Key_F6);
        QVERIFY(isNear(windowOf(Sequence::T2), wanted));
        state().setSequence(Sequence::Flair);
        key(Qt::Key_F6);
        QVERIFY(isNear(windowOf(Sequence::Flair).window, automatic(Sequence::Flair).window / 2));
        m_window->actions()[Command::ForgetWindows]->trigger();
        state().setSequence(Sequence::T2);
        key(Qt::Key_F6);
        QVERIFY(isNear(windowOf(Sequence::T2).window, automatic(Sequence::T2).window / 2));
    }

    void linkedWindowsFollowDragsAndKeys()
    {
        openCase(m_case);
        SlicePane* axial = pointAt(SlicePlane::Axial);
        state().setSequence(Sequence::Flair);
        key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_window->actions()[Command::LinkWindowLevel]->isChecked());
        const QPoint middle = axial->rect().center();
        QTest::mousePress(axial, Qt::LeftButton, {}, middle);
        QTest::mouseMove(axial, middle + QPoint(40, 20));
        QTest::mouseRelease(axial, Qt::LeftButton, {}, middle + QPoint(40, 20));
        const WindowLevelChange moved =
            changeFrom(automatic(Sequence::Flair), windowOf(Sequence::Flair));
        QVERIFY(moved.width > 1.05);
        for (const Sequence each : kAllSequences) {
            QVERIFY(isNear(windowOf(each), changed(automatic(each), moved)));
        }
        key(Qt::Key_F7);  // each sequence's own
        QVERIFY(windowOf(Sequence::T1).level < automatic(Sequence::T1).level);
        QVERIFY(windowOf(Sequence::T2).level > automatic(Sequence::T2).level);
        key(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(isNear(windowOf(Sequence::T1), automatic(Sequence::T1)));
        key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        key(Qt::Key_F6);
        QVERIFY(isNear(windowOf(Sequence::T2), automatic(Sequence::T2)));
    }

    void kShowsSlabsInTurnAndTheArrowsWithControlTheirThickness()
    {
        openCase(m_case);
        SlicePane* axial = pointAt(SlicePlane::Axial);
        const auto picture = [axial] {
            QCoreApplication::processEvents();
            return axial->picture();
        };
        const auto drawn = [&](Projection projection) {
            const int before = axial->renderCount();
            key(Qt::Key_K);
            return state().slab().projection == projection &&
                   QTest::qWaitFor([&] { return axial->renderCount() > before; });
        };
        const QImage slice = picture();
        QVERIFY(drawn(Projection::Maximum));
        const QImage maximum = picture();
        QVERIFY(maximum != slice);
        const auto sum = [](const QImage& image) {
            double total = 0;
            for (int y = 0; y < image.height(); y += 3) {
                for (int x = 0; x < image.width(); x += 3) {
                    total += qGray(image.pixel(x, y));
                }
            }
            return total;
        };
        QVERIFY(sum(maximum) > 1.02 * sum(slice));
        QVERIFY(drawn(Projection::Mean));
        QVERIFY(sum(picture()) < sum(maximum));
        QVERIFY(drawn(Projection::Minimum));
        QVERIFY(sum(picture()) < sum(slice));
        QVERIFY(m_window->actions()[Command::SlabMinimum]->isChecked());
        const double thickness = state().slab().thicknessMm;
        key(Qt::Key_Up, Qt::ControlModifier);
        QVERIFY(state().slab().thicknessMm > thickness);
        key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(state().slab().thicknessMm, thickness);
        QVERIFY(drawn(Projection::None));
        QCOMPARE(picture(), slice);
    }

    void cPlaysThePanesSlicesRoundAndStops()
    {
        openCase(m_case);
        SlicePane* coronal = pointAt(SlicePlane::Coronal);
        const int axialSlice = m_window->panes().slicePane(SlicePlane::Axial)->scene().slice();
        for (int i = 0; i < 6; ++i) {
            key(Qt::Key_Right, Qt::ControlModifier);  // faster
        }
        coronal->goToLastSlice();
        std::set<int> seen;
        const QObject listener;
        connect(coronal, &Pane::shown, &listener, [&] { seen.insert(coronal->scene().slice()); });
        key(Qt::Key_C);
        QVERIFY(m_window->actions()[Command::PlaySlices]->isChecked());
        const int count = coronal->scene().sliceCount();
        QTRY_COMPARE_WITH_TIMEOUT(int(seen.size()), count, 60'000);
        key(Qt::Key_C);
        QVERIFY(!m_window->actions()[Command::PlaySlices]->isChecked());
        const int stopped = coronal->scene().slice();
        QTest::qWait(200);
        QCOMPARE(coronal->scene().slice(), stopped);
        QCOMPARE(m_window->panes().slicePane(SlicePlane::Axial)->scene().slice(), axialSlice);
        key(Qt::Key_C);
        key(Qt::Key_Escape);
        QVERIFY(!m_window->actions()[Command::PlaySlices]->isChecked());
        key(Qt::Key_C);
        key(Qt::Key_F3);  // one pane, the axial one
        QTRY_VERIFY(!m_window->actions()[Command::PlaySlices]->isChecked());
        key(Qt::Key_F2);
    }

    void zMakesAVoxelOnePixelOfTheScreenAndWithShiftTwo()
    {
        openCase(m_case);
        SlicePane* sagittal = pointAt(SlicePlane::Sagittal);
        const Vec3 spacing = sagittal->scene().frame().spacingMm();
        const double shorter = std::min(spacing[0], spacing[1]);
        key(Qt::Key_Z);
        QVERIFY(isNear(sagittal->scene().devicePixelsPerMm() * shorter, 1));
        key(Qt::Key_Z, Qt::ShiftModifier);
        QVERIFY(isNear(sagittal->scene().devicePixelsPerMm() * shorter, 2));
        const QPointF cursor = sagittal->positionOf(state().cursorLps());
        QVERIFY(QRectF(sagittal->rect()).contains(cursor));
        key(Qt::Key_R);
        QVERIFY(!isNear(sagittal->scene().devicePixelsPerMm() * shorter, 2));
    }

    void controlAndGLeadToATypedPlaceAndSayWhatIsWrong()
    {
        openCase(m_case);
        pointAt(SlicePlane::Axial);
        key(Qt::Key_G, Qt::ControlModifier);
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("goToDialog"));
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        auto* edit = dialog->findChild<QLineEdit*>(QStringLiteral("placeEdit"));
        const auto* told = dialog->findChild<QLabel*>(QStringLiteral("placeUnderstood"));
        const auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());  // the crosshair's own
        edit->setText(QStringLiteral("voxel 3 4 9999"));
        QVERIFY(!ok->isEnabled() && told->text().contains(QStringLiteral("outside")));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        const Geometry& grid = state().shownImage()->geometry;
        const Index3 voxel = {grid.size[0] / 3, grid.size[1] / 2, grid.size[2] / 4};
        edit->setText(QStringLiteral("voxel %1, %2, %3").arg(voxel[0]).arg(voxel[1]).arg(voxel[2]));
        QVERIFY(ok->isEnabled() && told->text().contains(QStringLiteral("mm")));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(grid.nearestVoxel(state().cursorLps()), voxel);
        QTRY_VERIFY(!m_window->findChild<QDialog*>(QStringLiteral("goToDialog")));
        QVERIFY(
            label("statusPosition")
                ->text()
                .contains(
                    QStringLiteral("voxel %1, %2, %3").arg(voxel[0]).arg(voxel[1]).arg(voxel[2])) ||
            label("statusPosition")->toolTip().contains(QStringLiteral("voxel")));
    }

    void theHelpSheetFindsWhatIsTyped()
    {
        const std::unique_ptr<QDialog> sheet(makeHelpSheet(nullptr));
        auto* search = sheet->findChild<QLineEdit*>(QStringLiteral("helpSearch"));
        const auto* browser = sheet->findChild<QTextBrowser*>();
        const auto text = [browser] { return browser->toPlainText(); };
        const qsizetype whole = text().size();
        search->setText(QStringLiteral("slab THICKER"));
        QVERIFY(text().contains(QStringLiteral("A thicker slab")));
        QVERIFY(!text().contains(QStringLiteral("Open a case folder")));
        QVERIFY(text().size() < whole / 10);
        search->setText(QStringLiteral("Ctrl+J"));
        QVERIFY(text().contains(QStringLiteral("Window and level from the brain")));
        search->setText(QStringLiteral("no such thing <b>"));
        QVERIFY(text().contains(QStringLiteral("no such thing <b>")));
        search->clear();
        QCOMPARE(text().size(), whole);
    }
};

QTEST_MAIN(TestReadingCommands)
#include "test_reading_commands.moc"
