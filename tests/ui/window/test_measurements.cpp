// Measuring in the real window, on an oblique, anisotropic case: what a drag in a pane makes, its
// handles, undo, the list, files, and the enhancing lesions by RANO's rule.

#include "segmentation/measurement/measurement_json.h"
#include "segmentation/measurement/rano.h"
#include "segmentation/measurement/region_values.h"
#include "segmentation/volume/vectors.h"
#include "tests/support/main_window_case.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QFile>
#include <QMenu>
#include <QMouseEvent>
#include <QSpinBox>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace glioscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// 1.1 x 1.6 x 4 mm, turned by 14 and -9 degrees, its second axis flipped.
Geometry obliqueGrid()
{
    return test::turned(
        test::reordered(
            {.size = {120, 96, 40}, .spacingMm = {1.1, 1.6, 4}, .originLps = {-66, -70, -60}},
            {0, 1, 2}, {false, true, false}),
        14, -9);
}

/// A bright ellipsoid with half axes of 20, 12 and 24 mm along the slices' columns, rows and
/// distance, and a small one of 4 mm beside it, both enhancing.
Phantom obliqueCase()
{
    const Geometry grid = obliqueGrid();
    Phantom phantom;
    phantom.labels = LabelMap(grid);
    for (Image& image : phantom.images) {
        image = Image(grid);
    }
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                const Vec3 mm = {(i - 60) * 1.1, (j - 48) * 1.6, (k - 20) * 4.0};
                const bool head = std::hypot(mm[0] / 62, mm[1] / 72, mm[2] / 75) <= 1;
                const bool large = std::hypot(mm[0] / 20, mm[1] / 12, mm[2] / 24) <= 1;
                const bool small = std::hypot(mm[0] - 40, mm[1], mm[2]) <= 4.5;
                for (std::size_t s = 0; s < 4; ++s) {
                    phantom.images[s].at(i, j, k) =
                        head ? float(300 + 100 * int(s) + (large ? 400 : 0) + i) : 0;
                }
                if (large || small) {
                    phantom.labels.at(i, j, k) = Label::Enhancing;
                }
            }
        }
    }
    return phantom;
}

}  // namespace

class TestMeasurements : public test::MainWindowCase {
    Q_OBJECT

private Q_SLOTS:
    void aDragMakesARulerOfTheVoxelsDistance()
    {
        m_oblique = test::writeCase(m_folder.path(), obliqueCase(), {.name = "Oblique_1"});
        openCase(m_oblique);
        QVERIFY(!action(Command::Undo)->isEnabled());
        // Thirty columns and twenty rows apart on a tilted slice: 33 and 32 mm.
        const Geometry grid = obliqueGrid();
        const Vec3 from = grid.toLps({45, 40, 20}), to = grid.toLps({75, 60, 20});
        state().setCursorLps(from);
        SlicePane* pane = pointAt(SlicePlane::Axial);
        key(Qt::Key_L);
        QVERIFY(action(Command::MeasureLength)->isChecked());
        drag(pane, from, to);
        QCOMPARE(list().all().size(), std::size_t{1});
        QVERIFY(!action(Command::MeasureLength)->isChecked());
        QVERIFY2(std::abs(lengthMm(first()) - std::hypot(33, 32)) < pixelMm(pane) * 1.5,
                 qPrintable(QString::number(lengthMm(first()))));
        QVERIFY(std::abs(grid.toIjk(first().points[1])[2] - 20) < 1e-6);
        QCOMPARE(cell("measurements", 0, 1), QString::fromStdString(figureText(first())));
    }

    void itsEndIsDraggedUndoneAndRedone()
    {
        SlicePane* pane = pointAt(SlicePlane::Axial);
        const Geometry grid = obliqueGrid();
        const double before = lengthMm(first());
        drag(pane, first().points[1], grid.toLps({45, 60, 20}));
        QVERIFY2(std::abs(lengthMm(first()) - 32) < pixelMm(pane) * 3,
                 qPrintable(QString::number(lengthMm(first()))));
        const double after = lengthMm(first());
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(lengthMm(first()), before);
        key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(lengthMm(first()), after);
        key(Qt::Key_Z, Qt::ControlModifier);
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(lengthMm(first()), after);
        // The whole, by its line.
        const Vec3 middleLps = middle(first().points[0], first().points[1]);
        drag(pane, middleLps,
             sum(middleLps, difference(grid.toLps({50, 40, 20}), grid.toLps({45, 40, 20}))));
        QVERIFY(std::abs(lengthMm(first()) - after) < 1e-6);
        QVERIFY(!action(Command::Redo)->isEnabled());
    }

    void dragsElsewhereStillChangeTheWindow()
    {
        SlicePane* pane = pointAt(SlicePlane::Axial);
        const WindowLevel before = state().windowLevel();
        const auto measured = list().all();
        const Geometry grid = obliqueGrid();
        drag(pane, grid.toLps({80, 70, 20}), grid.toLps({100, 70, 20}));
        QVERIFY(!(state().windowLevel() == before));
        QVERIFY(list().all() == measured);
        state().resetWindowLevel(state().sequence());
    }

    void inResearchAToolComesBeforeTheCrosshair()
    {
        m_window->panes().setMousePreset(MousePreset::Research);
        SlicePane* pane = pointAt(SlicePlane::Axial);
        const Vec3 cursor = state().cursorLps();
        const std::size_t before = list().all().size();
        const QPoint middle = pane->rect().center();
        key(Qt::Key_L);
        dragPixels(pane, middle + QPoint(60, 70), middle + QPoint(90, 110));
        QCOMPARE(list().all().size(), before + 1);
        QVERIFY(std::abs(lengthMm(list().all().back()) - 50 * pixelMm(pane)) < 1e-6);
        QCOMPARE(state().cursorLps(), cursor);
        key(Qt::Key_Delete);
        dragPixels(pane, middle + QPoint(60, 70), middle + QPoint(90, 110));
        QCOMPARE(list().all().size(), before);
        QVERIFY(state().cursorLps() != cursor);
        m_window->panes().setMousePreset(MousePreset::Radiology);
        state().setCursorLps(cursor);
    }

    void escapePutsTheToolAwayBeforeItDoesAnythingElse()
    {
        SlicePane* pane = pointAt(SlicePlane::Axial);
        m_window->panes().maximise(pane);
        key(Qt::Key_G);
        QVERIFY(action(Command::MeasureAngle)->isChecked());
        QVERIFY(m_window->statusBar()->currentMessage().contains(u"Esc"_s));
        key(Qt::Key_Escape);
        QVERIFY(m_window->statusBar()->currentMessage().isEmpty());
        QVERIFY(!action(Command::MeasureAngle)->isChecked());
        QVERIFY(m_window->panes().maximisedPane());
        key(Qt::Key_Escape);
        QVERIFY(!m_window->panes().maximisedPane());
    }

    void itIsDrawnOnItsSliceAlone()
    {
        SlicePane* pane = m_window->panes().slicePane(SlicePlane::Axial);
        state().setCursorLps(obliqueGrid().toLps({60, 48, 20}));
        state().setCrosshairVisible(false);
        OverlayStyle none = state().overlay();
        none.visible = false;
        state().setOverlay(none);
        const int here = colouredPixels(*pane);
        QVERIFY2(here > 40, qPrintable(QString::number(here)));
        pane->stepSlices(1);
        QTRY_COMPARE(colouredPixels(*pane), 0);
        QCOMPARE(colouredPixels(*m_window->panes().slicePane(SlicePlane::Coronal)), 0);
        // A click on its row goes back there.
        clickRow("measurements", 0);
        QTRY_VERIFY(colouredPixels(*pane) > 40);
        QCOMPARE(list().selected(), std::optional(first().id));
    }

    void aRegionHasTheValuesOfEverySequence()
    {
        SlicePane* pane = pointAt(SlicePlane::Coronal);
        key(Qt::Key_I);
        const QPoint middle = pane->rect().center();
        dragPixels(pane, middle - QPoint(40, 30), middle + QPoint(40, 30));
        const Measurement& region = list().all().back();
        QCOMPARE(region.kind, MeasureKind::Ellipse);
        QTRY_VERIFY(table("regionIntensities")->isVisibleTo(m_dock));
        QCOMPARE(table("regionIntensities")->model()->rowCount(), 4);
        for (const Sequence sequence : kAllSequences) {
            const auto found = statisticsWithin(region, *state().image(sequence));
            QVERIFY(found->voxels > 50);
            QCOMPARE(cell("regionIntensities", int(sequence), 0),
                     QString::number(found->mean, 'g', 5));
        }
        key(Qt::Key_I, Qt::ShiftModifier);
        dragPixels(pane, middle - QPoint(60, 30), middle - QPoint(20, 0));
        QCOMPARE(list().all().back().kind, MeasureKind::Box);
        key(Qt::Key_Delete);
        QCOMPARE(list().all().back().kind, MeasureKind::Ellipse);
    }

    void twoDiametersAndAnAngleAreMade()
    {
        SlicePane* pane = pointAt(SlicePlane::Sagittal);
        const QPoint middle = pane->rect().center();
        key(Qt::Key_L, Qt::ShiftModifier);
        dragPixels(pane, middle - QPoint(50, 0), middle + QPoint(50, 0));
        const Diameters diameters = diametersOf(list().all().back());
        QVERIFY(std::abs(diameters.longestMm - 100 * pixelMm(pane)) < 0.01);
        QVERIFY(std::abs(diameters.perpendicularMm - 50 * pixelMm(pane)) < 0.01);
        key(Qt::Key_G);
        dragPixels(pane, middle + QPoint(0, 60), middle + QPoint(60, 60));
        send(pane, QEvent::MouseMove, middle + QPoint(60, 90), Qt::NoButton, Qt::NoButton);
        send(pane, QEvent::MouseButtonPress, middle + QPoint(60, 100), Qt::LeftButton,
             Qt::LeftButton);
        send(pane, QEvent::MouseButtonRelease, middle + QPoint(60, 100), Qt::LeftButton,
             Qt::NoButton);
        QVERIFY(std::abs(angleDegrees(list().all().back()) - 90) < 1e-6);
        QVERIFY(list().all().back().kind == MeasureKind::Angle);
    }

    void allIsCopiedAndSaved()
    {
        m_window->findChild<QToolButton*>(u"copyMeasurements"_s)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(u'\n'), qsizetype(list().all().size()) + 1);
        const fs::path json = m_folder.path() / "measured.json";
        test::answerNextFile(QString::fromStdString(json.string()));
        action(Command::SaveMeasurements)->trigger();
        QTRY_VERIFY(fs::exists(json));
        QVERIFY(measurementsFromJson(contentOf(json).toStdString()) == list().all());
        const fs::path csv = m_folder.path() / "measured.csv";
        test::answerNextFile(QString::fromStdString(csv.string()));
        action(Command::SaveMeasurements)->trigger();
        QTRY_VERIFY(fs::exists(csv));
        QCOMPARE(QString::fromUtf8(contentOf(csv)).replace(u',', u'\t'), copied);
        QVERIFY(contentOf(json).contains("pointsLps") && !contentOf(json).contains("Oblique_1"));
    }

    void whatWasSavedIsOpenedAgainAsOneStep()
    {
        const auto before = list().all();
        list().remove(idsOf(before));
        QVERIFY(list().all().empty());
        test::answerNextFile(QString::fromStdString((m_folder.path() / "measured.json").string()));
        action(Command::OpenMeasurements)->trigger();
        QTRY_COMPARE(list().all().size(), before.size());
        for (std::size_t n = 0; n < before.size(); ++n) {
            QVERIFY(list().all()[n].points == before[n].points);
        }
        QCOMPARE(list().selected(), std::optional(first().id));
        action(Command::Undo)->trigger();
        action(Command::Undo)->trigger();
        QVERIFY(list().all() == before);
    }

    void measurementsOfAnotherCaseAreRefused()
    {
        const auto before = list().all();
        const fs::path file = m_folder.path() / "far.json";
        QFile far(QString::fromStdString(file.string()));
        QVERIFY(far.open(QIODevice::WriteOnly));
        const std::string text = measurementsJson({movedBy(before.front(), {5000, 5000, 5000})});
        QVERIFY(far.write(text.data(), qint64(text.size())) > 0);
        far.close();
        test::answerNextFile(far.fileName());
        action(Command::OpenMeasurements)->trigger();
        QTRY_VERIFY(m_window->messages().text().contains(u"lies within this case"_s));
        QVERIFY(list().all() == before);
    }

    void aRightClickOffersToDeleteWhatIsThere()
    {
        SlicePane* pane = pointAt(SlicePlane::Axial);
        state().setCursorLps(centreOf(first()));
        list().select(std::nullopt);
        QVERIFY(!action(Command::DeleteMeasurement)->isEnabled());
        QTest::mouseClick(pane, Qt::RightButton, {}, pane->positionOf(first().points[1]).toPoint());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->actions().contains(action(Command::DeleteMeasurement)));
        QCOMPARE(list().selected(), std::optional(first().id));
        QVERIFY(action(Command::DeleteMeasurement)->isEnabled());
        menu->close();
    }

    void enhancingLesionsAreMeasuredByTheRule()
    {
        const auto drawn = list().all().size();
        action(Command::MeasureLesions)->trigger();
        QTRY_COMPARE(list().all().size(), drawn + 2);
        const RanoSum sum = ranoSum(list().all(), 3);
        const double voxel = std::hypot(1.1, 1.6);
        QVERIFY2(std::abs(sum.lesions[0].diameters.longestMm - 40) < voxel,
                 qPrintable(QString::number(sum.lesions[0].diameters.longestMm)));
        QVERIFY2(std::abs(sum.lesions[0].diameters.perpendicularMm - 24) < voxel,
                 qPrintable(QString::number(sum.lesions[0].diameters.perpendicularMm)));
        QVERIFY(sum.lesions[0].isTarget);
        QCOMPARE(list().selected(), std::optional(sum.lesions[0].id));
        QVERIFY(test::distanceMm(state().cursorLps(), centreOf(*list().find(sum.lesions[0].id))) <
                1e-6);
        QCOMPARE(sum.lesions[1].verdict, RanoVerdict::TooSmall);
        const double ml = 4.0 / 3 * M_PI * 20 * 12 * 24 / 1000;
        QVERIFY(std::abs(sum.lesions[0].lesion.ml - ml) < 0.05 * ml);
        QTRY_COMPARE(table("ranoLesions")->model()->rowCount(), 2);
        QCOMPARE(cell("ranoLesions", 0, 3), u"target"_s);
        QCOMPARE(cell("ranoLesions", 1, 3), u"below 10 mm"_s);
        QVERIFY(label("ranoSum")->text().contains(
            QString::number(sum.lesions[0].productMm2, 'f', 0) + u" mm²"_s));
        QVERIFY(label("ranoRule")->text().contains(u"not a diagnosis"_s));
    }

    void aLesionThatIsDraggedCountsAsItThenIs()
    {
        clickRow("ranoLesions", 1);
        const MeasurementId id = list().selected().value();
        SlicePane* pane = pointAt(SlicePlane::Axial);
        pane->resetView();
        const auto points = [&] { return list().find(id)->points; };
        const auto away = [&](std::size_t end, std::size_t other, double mm) {
            const Vec3 way = difference(points()[end], points()[other]);
            return sum(points()[end], scaled(unit(way, {1, 0, 0}), mm));
        };
        drag(pane, points()[1], away(1, 0, 8));
        drag(pane, points()[3], away(3, 2, 9));
        QVERIFY(diametersOf(*list().find(id)).perpendicularMm > 10);
        QCOMPARE(cell("ranoLesions", 1, 3), u"target"_s);
        auto* targets = m_window->findChild<QSpinBox*>(u"ranoTargets"_s);
        targets->setValue(1);
        QCOMPARE(cell("ranoLesions", 1, 3), u"measurable"_s);
        targets->setValue(3);
    }

    void measuringAgainReplacesTheLesionsAsOneStep()
    {
        const auto before = list().all();
        action(Command::MeasureLesions)->trigger();
        QTRY_VERIFY(list().all() != before);
        QCOMPARE(list().all().size(), before.size());
        action(Command::Undo)->trigger();
        QVERIFY(list().all() == before);
    }

    void anotherCaseBeginsWithoutAny()
    {
        openCase(m_case);
        QVERIFY(list().all().empty());
        QVERIFY(!action(Command::Undo)->isEnabled());
        QVERIFY(label("measureHint")->isVisibleTo(m_dock));
    }

private:
    [[nodiscard]] MeasurementList& list() { return m_workspace->measurements; }
    [[nodiscard]] const Measurement& first() { return list().all().front(); }
    [[nodiscard]] static std::vector<MeasurementId> idsOf(const std::vector<Measurement>& all)
    {
        std::vector<MeasurementId> ids;
        for (const Measurement& each : all) {
            ids.push_back(each.id);
        }
        return ids;
    }
    [[nodiscard]] QAction* action(Command command) { return m_window->actions()[command]; }
    [[nodiscard]] QTableView* table(const char* name)
    {
        m_dock = m_window->findChild<QDockWidget*>(u"measureDock"_s);
        return m_window->findChild<QTableView*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString cell(const char* name, int row, int column)
    {
        const QAbstractItemModel& model = *table(name)->model();
        return model.index(row, column).data().toString();
    }
    void clickRow(const char* name, int row)
    {
        QTableView* rows = table(name);
        m_dock->show();
        m_dock->raise();
        QTRY_VERIFY(rows->isVisible());
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                          rows->visualRect(rows->model()->index(row, 0)).center());
    }

    static double pixelMm(const SlicePane* pane)
    {
        return pane->devicePixelRatioF() / pane->scene().devicePixelsPerMm();
    }

    static void send(SlicePane* pane, QEvent::Type type, QPoint at, Qt::MouseButton button,
                     Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, at, pane->mapToGlobal(at), button, buttons, {});
        QApplication::sendEvent(pane, &event);
    }
    static void dragPixels(SlicePane* pane, QPoint from, QPoint to)
    {
        send(pane, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (const QPoint& on : {(from + to) / 2, to}) {
            send(pane, QEvent::MouseMove, on, Qt::NoButton, Qt::LeftButton);
        }
        send(pane, QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }
    static void drag(SlicePane* pane, const Vec3& from, const Vec3& to)
    {
        dragPixels(pane, pane->positionOf(from).toPoint(), pane->positionOf(to).toPoint());
    }

    /// Of what measurements are drawn with, whether active or not.
    static int colouredPixels(SlicePane& pane)
    {
        const int before = pane.renderCount();
        pane.requestRender();
        if (!QTest::qWaitFor([&] { return pane.renderCount() > before; })) {
            return -1;
        }
        const QImage picture = pane.picture();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const QColor c = picture.pixelColor(x, y);
                count += (c.blue() > 220 && c.red() < 160) || (c.red() > 220 && c.blue() < 150);
            }
        }
        return count;
    }

    static QByteArray contentOf(const fs::path& path)
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    fs::path m_oblique;
    QDockWidget* m_dock = nullptr;
};

QTEST_MAIN(TestMeasurements)
#include "test_measurements.moc"
