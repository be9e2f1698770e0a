// The comparison in the real window: an expert's labels and two results, figures, a jump from one
// disagreement to the next, maps in the panes.

#include "segmentation/metrics/comparison.h"
#include "tests/support/main_window_case.h"
#include "ui/panes/layouts.h"
#include "ui/window/layout_commands.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

constexpr int kLongMs = 180'000;  // a machine that is busy with other things

}  // namespace

class TestComparisonDock : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void withoutTwoSegmentationsTheDockSaysWhatToDo()
    {
        showDock();
        QVERIFY(label("comparisonHint")->text().contains(QStringLiteral("Open a case")));
        openCase(m_case);
        QVERIFY(label("comparisonHint")->text().contains(QStringLiteral("run a model")));
        key(Qt::Key_N);
        QTRY_VERIFY(
            m_window->statusBar()->currentMessage().contains(QStringLiteral("two segmentations")));
    }

    void aModelIsHeldAgainstTheExpert()
    {
        m_model = run();
        QVERIFY(m_model != 0);
        QTRY_COMPARE(choice("comparisonReference")->currentText(), QStringLiteral("Expert"));
        const LabelMap& expert = labelsOf(state().document().layers().front().id);
        const LabelMap& model = labelsOf(m_model);
        double both = 0, of = 0, said = 0;
        for (std::size_t v = 0; v < expert.voxels.size(); ++v) {
            const bool is = isTumour(expert.voxels[v]), says = isTumour(model.voxels[v]);
            both += is && says ? 1 : 0;
            of += is ? 1 : 0;
            said += says ? 1 : 0;
        }
        QVERIFY(both > 0);
        QTRY_COMPARE(figure("Dice"), QString::number(2 * both / (of + said), 'f', 3));
        QCOMPARE(figure("Sensitivity"), QString::number(both / of, 'f', 3));
        QCOMPARE(figure("Precision"), QString::number(both / said, 'f', 3));
        const double ml = expert.geometry.voxelVolumeMl();
        QCOMPARE(figure("Volume, ml"), QString::number(said * ml, 'f', 2));
        QVERIFY(figure("HD95, mm").toDouble() > 0);
        const QString limits = figure("0.7–0.3, ml");
        const double above = limits.section(QStringLiteral("–"), 0, 0).toDouble();
        const double most = limits.section(QStringLiteral("–"), 1).toDouble();
        QVERIFY2(above > 0 && above < said * ml * 1.2 && most > above, qPrintable(limits));
    }

    void everyFigureHasItsFormulaAndItsRuleForWhatIsEmpty()
    {
        const QAbstractItemModel& model = *table("comparisonFigures")->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString tip = model.headerData(row, Qt::Vertical, Qt::ToolTipRole).toString();
            QVERIFY(tip.endsWith(QLatin1Char('.')));
            const QString name = model.headerData(row, Qt::Vertical).toString();
            if (name == QStringLiteral("Dice")) {
                QVERIFY(tip.contains(QStringLiteral("2 TP")) &&
                        tip.contains(QStringLiteral("Convention Glioscope: Where both are empty")));
            }
        }
    }

    void figuresFollowTheChosenConvention()
    {
        auto* button = m_window->findChild<QToolButton*>(QStringLiteral("comparisonConvention"));
        const QAbstractItemModel& model = *table("comparisonFigures")->model();
        const auto tip = [&](int row = 4) {  // Dice
            return model.headerData(row, Qt::Vertical, Qt::ToolTipRole).toString();
        };
        const auto choose = [button](const char* name) {
            for (QAction* action : button->menu()->actions()) {
                if (action->text() == QString::fromLatin1(name)) {
                    action->trigger();
                }
            }
        };
        QCOMPARE(button->text(), QStringLiteral("Glioscope"));
        choose("BraTS to 2022");
        QCOMPARE(button->text(), QStringLiteral("BraTS to 2022"));
        QVERIFY(tip().contains(QStringLiteral("Convention BraTS to 2022")) &&
                tip().contains(QStringLiteral("373.13")));
        choose("Glioscope");
        QVERIFY(tip().contains(QStringLiteral("Convention Glioscope")));
        const int last = model.rowCount() - 1;
        QVERIFY(tip(last).contains(QStringLiteral("as BraTS 2023 code")));
        choose("MIST");
        QVERIFY(tip(last).contains(QStringLiteral("as MIST")));
        QVERIFY(figure("Missed, false").contains(QStringLiteral(", ")));
        choose("BraTS 2023 code");
    }

    void theToleranceOfSurfaceDiceIsChosenAndNamed()
    {
        const LabelMap& expert = labelsOf(state().document().layers().front().id);
        const auto rows = compareLabels(labelsOf(m_model), expert, {.toleranceMm = 3});
        const double wanted =
            std::ranges::find(rows, Structure::WholeTumour, &StructureFigures::structure)
                ->figures.value(Metric::SurfaceDice);
        const double before = figure("Surface Dice, 1 mm").toDouble();
        auto* button = m_window->findChild<QToolButton*>(QStringLiteral("comparisonConvention"));
        const auto choose = [button](const char* name) {
            for (QAction* action : button->menu()->actions()) {
                if (action->text() == QString::fromLatin1(name)) {
                    action->trigger();
                }
            }
        };
        choose("3 mm");
        QTRY_COMPARE(figure("Surface Dice, 3 mm"), QString::number(wanted, 'f', 3));
        QVERIFY(wanted > before);
        choose("1 mm");
        QTRY_COMPARE(figure("Surface Dice, 1 mm").toDouble(), before);
    }

    void theTableIsCopiedAsASpreadsheetTakesIt()
    {
        m_window->findChild<QWidget*>(QStringLiteral("copyFigures"))->setFocus();
        key(Qt::Key_Space);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QVERIFY(lines[0].startsWith(QStringLiteral("\tExpert\t")));
        const auto dice = std::ranges::find_if(
            lines, [](const QString& line) { return line.startsWith(QStringLiteral("Dice\t")); });
        QVERIFY(dice != lines.end());
        QCOMPARE(dice->split(QLatin1Char('\t'))[2], figure("Dice"));
    }

    void NLeadsToTheLargestDisagreementAndShiftNBack()
    {
        // A ball of its own that nobody else says, larger than all else: the place to go to.
        const Geometry& grid = labelsOf(m_model).geometry;
        LabelMap with = labelsOf(state().document().layers().front().id);
        const Index3 centre = {grid.size[0] / 2, grid.size[1] / 2, grid.size[2] / 2};
        constexpr int kRadius = 6;
        for (int k = -kRadius; k <= kRadius; ++k) {
            for (int j = -kRadius; j <= kRadius; ++j) {
                for (int i = -kRadius; i <= kRadius; ++i) {
                    if (i * i + j * j + k * k <= kRadius * kRadius) {
                        with.at(centre[0] + i, centre[1] + j, centre[2] + k) = Label::Oedema;
                    }
                }
            }
        }
        m_other = m_workspace->session.addResult(QStringLiteral("other"),
                                                 measured(std::make_shared<const LabelMap>(with)));
        QTRY_COMPARE(table("comparisonFigures")->model()->columnCount(), 3);
        QTRY_VERIFY(figure("Dice", 2).toDouble() > 0);
        pointAt(SlicePlane::Axial);
        key(Qt::Key_N);
        const Index3 first = cursorVoxel();
        const LabelMap& expert = labelsOf(state().document().layers().front().id);
        const auto says = [&first](const LabelMap& map) {
            return isTumour(map.at(first[0], first[1], first[2]));
        };
        QVERIFY(says(expert) != says(labelsOf(m_model)) || says(expert) != says(labelsOf(m_other)));
        QVERIFY(m_window->statusBar()->currentMessage().startsWith(
            QStringLiteral("Disagreement 1 of")));
        QCOMPARE(table("comparisonDisagreements")->currentIndex().row(), 0);
        for (SlicePane* pane : m_window->panes().slicePanes()) {
            QCOMPARE(pane->scene().slice(), pane->scene().frame().sliceAt(state().cursorLps()));
        }
        key(Qt::Key_N);
        QVERIFY(cursorVoxel() != first);
        QCOMPARE(table("comparisonDisagreements")->currentIndex().row(), 1);
        key(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(cursorVoxel(), first);
    }

    void aDisagreementOutsideAnEnlargedPaneComesIntoSight()
    {
        SlicePane* axial = m_window->panes().slicePane(SlicePlane::Axial);
        axial->resetView();
        const QPointF before = axial->positionOf(state().cursorLps());
        key(Qt::Key_N);
        key(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(axial->positionOf(state().cursorLps()), before);  // what is in sight stays
        const QPointF corner(5, 5);
        QWheelEvent enlarge(corner, axial->mapToGlobal(corner), {}, {0, 120 * 30}, Qt::NoButton,
                            Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(axial, &enlarge);
        QVERIFY(!QRectF(axial->rect()).contains(axial->positionOf(state().cursorLps())));
        key(Qt::Key_N);
        key(Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(QRectF(axial->rect()).contains(axial->positionOf(state().cursorLps())));
        axial->resetView();
    }

    void aClickOnADisagreementLeadsThere()
    {
        QTableView* list = table("comparisonDisagreements");
        state().setCursorLps(state().referenceGrid().originLps);
        const QModelIndex row = list->model()->index(2, 1);
        list->scrollTo(row);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
        const Index3 at = cursorVoxel();
        const LabelMap& expert = labelsOf(state().document().layers().front().id);
        int saying = 0;
        for (const LabelMap* map : {&expert, &labelsOf(m_model), &labelsOf(m_other)}) {
            saying += isTumour(map->at(at[0], at[1], at[2])) ? 1 : 0;
        }
        QVERIFY(saying == 1 || saying == 2);
        const QString names = row.data().toString();
        QCOMPARE(names.contains(QStringLiteral("Expert")),
                 isTumour(expert.at(at[0], at[1], at[2])));
        QCOMPARE(names.contains(QStringLiteral("other")),
                 isTumour(labelsOf(m_other).at(at[0], at[1], at[2])));
    }

    void theListsMillilitresAddUpToTheTotal()
    {
        const QAbstractItemModel& model = *table("comparisonDisagreements")->model();
        double sum = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            sum += model.index(row, 0).data().toDouble();
        }
        const QString total = label("comparisonTotal")->text().section(QLatin1Char(' '), -2, -2);
        QVERIFY2(std::abs(sum - total.toDouble()) < 0.0051 * model.rowCount(), qPrintable(total));
    }

    void theProfileSaysWhatEachThinksUnderThePointer()
    {
        QTest::qWait(50);
        QCursor::setPos(m_window->mapToGlobal(QPoint(2, 2)));
        const Layer& model = *state().document().layer(m_model);
        state().setCursorLps(*model.labels()->tumourCentreLps());
        const Index3 at = cursorVoxel();
        const Layer* map = mapOf(state().document(), model, {.structure = Structure::WholeTumour});
        const QString expected =
            QString::number(map->scalar()->values->at(at[0], at[1], at[2]) / 255.0, 'f', 2);
        const QAbstractItemModel& place = *table("comparisonPlace")->model();
        QTRY_COMPARE(place.index(1, 1).data().toString(), expected);
        QCOMPARE(place.index(2, 1).data().toString(), QStringLiteral("–"));
        const Label label = labelsOf(m_model).at(at[0], at[1], at[2]);
        QCOMPARE(place.index(1, 0).data().toString(),
                 QString::fromStdString(std::string(shortName(label))));
    }

    void mapsAreDrawnInThePanesAndNamedInTheLegend()
    {
        state().setActiveLayer(m_other);
        key(Qt::Key_N);
        SlicePane* axial = m_window->panes().slicePane(SlicePlane::Axial);
        for (const int map : {1, 2, 0}) {  // the panel grows for the legends and stays so
            choice("comparisonMap")->setCurrentIndex(map);
            QTRY_COMPARE(state().map().has_value(), map > 0);
            QVERIFY(!picture(axial).isNull());
        }
        const QImage before = picture(axial);
        choice("comparisonMap")->setCurrentIndex(1);
        QTRY_VERIFY(state().map() && state().map()->meaning == ScalarMeaning::Agreement);
        const QImage agreement = picture(axial);
        QVERIFY(agreement != before);
        choice("comparisonMap")->setCurrentIndex(2);
        QTRY_VERIFY(state().map() && state().map()->meaning == ScalarMeaning::Errors);
        const QImage errors = picture(axial);
        QVERIFY(errors != agreement && errors != before);
        auto* slider = m_window->findChild<QSlider*>(QStringLiteral("comparisonOpacity"));
        slider->setValue(slider->value() + 20);
        QVERIFY(picture(axial) != errors);
        choice("comparisonMap")->setCurrentIndex(0);
        QTRY_VERIFY(!state().map());
        QTRY_COMPARE(picture(axial), before);
    }

    void anotherStructureIsAnotherComparison()
    {
        const QString whole = figure("Dice");
        choice("comparisonStructure")->setCurrentIndex(2);
        QTRY_VERIFY(!figure("Dice").isEmpty() && figure("Dice") != whole);
        choice("comparisonStructure")->setCurrentIndex(0);
        QTRY_COMPARE(figure("Dice"), whole);
    }

    void whoIsUntickedIsNotCompared()
    {
        QAbstractItemModel* model = table("comparisonFigures")->model();
        QVERIFY(model->setData(model->index(0, 1), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_VERIFY(!label("comparisonTotal")->text().isEmpty() && figure("Dice", 1).isEmpty() &&
                    !figure("Dice", 2).isEmpty());
        QCOMPARE(table("comparisonDisagreements")->model()->rowCount(), 1);  // the ball alone
        QVERIFY(model->setData(model->index(0, 1), Qt::Checked, Qt::CheckStateRole));
        QTRY_VERIFY(!figure("Dice", 1).isEmpty());
    }

private:
    [[nodiscard]] QTableView* table(const char* name)
    {
        return m_window->findChild<QTableView*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QComboBox* choice(const char* name)
    {
        return m_window->findChild<QComboBox*>(QString::fromLatin1(name));
    }

    void showDock()
    {
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("comparisonDock"));
        dock->show();
        dock->raise();
        QTRY_VERIFY(label("comparisonHint")->isVisible());
    }

    [[nodiscard]] const LabelMap& labelsOf(LayerId id)
    {
        return *state().document().layer(id)->labels()->map;
    }

    [[nodiscard]] Index3 cursorVoxel()
    {
        return state().referenceGrid().nearestVoxel(state().cursorLps());
    }

    /// Of a column's segmentation, by the row's name.
    [[nodiscard]] QString figure(const char* name, int column = 1)
    {
        const QAbstractItemModel& model = *table("comparisonFigures")->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.headerData(row, Qt::Vertical).toString() == QString::fromUtf8(name)) {
                return model.index(row, column).data().toString();
            }
        }
        return {};
    }

    LayerId run()
    {
        m_window->warmUp();
        if (!QTest::qWaitFor([this] { return m_window->actions()[Command::Segment]->isEnabled(); },
                             kLongMs)) {
            return 0;
        }
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        m_window->segment();
        return QTest::qWaitFor([&] { return !finished.empty(); }, kLongMs)
                   ? finished[0][0].value<LayerId>()
                   : 0;
    }

    /// Once everything queued so far is drawn.
    [[nodiscard]] static QImage picture(SlicePane* pane)
    {
        QCoreApplication::processEvents();
        QTest::qWait(50);
        return pane->grab().toImage();
    }

    LayerId m_model = 0;
    LayerId m_other = 0;
};

QTEST_MAIN(TestComparisonDock)
#include "test_comparison_dock.moc"
