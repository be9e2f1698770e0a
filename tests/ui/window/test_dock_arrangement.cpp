// How much of the real window the docks take, and what of them is in sight, at the sizes of usual
// screens; the run is that of the real engine.

#include "ui/window/dock_arrangement.h"

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "ui/widgets/tab_icon.h"
#include "ui/window/session_commands.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace glioscope;

namespace {

constexpr int kLongMs = 180'000;
constexpr QSize kEnlarged(911, 512);  // 1366 x 768 pixels at a scale of 1.5
constexpr QSize kLaptop(1358, 720);   // 1366 x 768 with a frame
constexpr QSize kUsual(1440, 900);
constexpr QSize kLarge(1900, 1060);

/// Nothing around it cuts anything off.
bool isWhollySeen(const QWidget* widget)
{
    return widget && widget->isVisible() &&
           widget->visibleRegion().boundingRect() == QRect(QPoint(), widget->size());
}

/// Widgets of a layout, and of the layouts within, that lie over each other.
bool overprint(const QWidget& parent)
{
    const QList<QWidget*> children = parent.findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    for (const QWidget* a : children) {
        for (const QWidget* b : children) {
            if (a < b && a->isVisible() && b->isVisible() &&
                a->geometry().intersects(b->geometry())) {
                qWarning("%s %s", qPrintable(a->objectName()), qPrintable(b->objectName()));
                return true;
            }
        }
    }
    return false;
}

}  // namespace

class TestDockArrangement : public test::MainWindowCase {
    Q_OBJECT

    void resizeTo(QSize size)
    {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        QTest::qWait(50);  // docks follow once the window is laid out
    }
    QDockWidget* dock(const char* name)
    {
        return m_window->findChild<QDockWidget*>(QString::fromLatin1(name));
    }
    template <typename Widget>
    Widget* named(const char* name)
    {
        return m_window->findChild<Widget*>(QString::fromLatin1(name));
    }
    /// In the middle of a dock's tab, or of its edge at the window's.
    QColor tabColour(const char* name, bool edge)
    {
        for (QTabBar* bar : m_window->findChildren<QTabBar*>()) {
            for (int tab = 0; tab < bar->count(); ++tab) {
                if (bar->tabText(tab) == dock(name)->windowTitle()) {
                    QPointF at = QRectF(bar->tabRect(tab)).center();
                    at.setX(edge ? bar->tabRect(tab).right() - 0.5 : at.x());
                    const QImage picture = bar->grab().toImage();
                    return picture.pixelColor((at * picture.devicePixelRatio()).toPoint());
                }
            }
        }
        return {};
    }
    bool isInFront(const char* name)
    {
        const SavedPanels panels = m_window->findChild<DockArrangement*>()->panels();
        return std::ranges::find(panels.front, name) != panels.front.end();
    }
    std::filesystem::path saveSession(const std::string& name)
    {
        const auto file = m_folder.path() / (name + ".glioscope");
        QSignalSpy saved(&m_window->sessions(), &SessionCommands::saved);
        m_window->sessions().save(file);
        [&] { QTRY_COMPARE(saved.size(), 1); }();
        return file;
    }
    void openSession(const std::filesystem::path& file)
    {
        QSignalSpy restored(&m_window->sessions(), &SessionCommands::restored);
        m_window->sessions().open(file);
        QTRY_COMPARE(restored.size(), 1);
        QTest::qWait(50);
    }
    /// Of tabs, and no picture takes their room.
    bool everyNameIsWhole()
    {
        for (const QTabBar* bar : m_window->findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
            for (int tab = 0; tab < bar->count(); ++tab) {
                const int room = bar->tabRect(tab).height();
                if (!bar->tabIcon(tab).isNull() ||
                    bar->fontMetrics().horizontalAdvance(bar->tabText(tab)) > room) {
                    return false;
                }
            }
        }
        return true;
    }
    void openDataset()
    {
        const auto folder = m_folder.path() / "dataset";
        for (const char* name : {"BraTS_A", "BraTS_B"}) {
            test::writeCase(folder, m_phantom, {.name = name});
        }
        QSignalSpy changed(&m_workspace->session, &CaseSession::datasetChanged);
        m_window->open(QString::fromStdString(folder.string()));
        QTRY_VERIFY(!dock("caseListDock")->isHidden());
    }

private Q_SLOTS:
    void docksLeaveMostOfTheWindowToThePanes()
    {
        openCase(m_case);
        openDataset();
        openCase(m_case);
        openDataset();
        for (const QSize size : {kEnlarged, kLaptop, kUsual, kLarge, kLaptop, kEnlarged}) {
            resizeTo(size);
            const int docks = m_window->width() - m_window->centralWidget()->width();
            QVERIFY2(docks <= DockArrangement::kLargestShare * m_window->width() + 4,
                     qPrintable(QStringLiteral("%1 of %2").arg(docks).arg(size.width())));
        }
    }

    void runStandsInTheToolbarAndInItsDockAtEverySize()
    {
        openCase(m_case);
        for (const QSize size : {kEnlarged, kLaptop, kUsual, kLarge}) {
            resizeTo(size);
            dock("segmentationDock")->raise();
            QTRY_VERIFY(isWhollySeen(named<QToolButton>("runButton")));
            QVERIFY(isWhollySeen(named<QToolButton>("toolbarRunButton")));
        }
    }

    void tabsWithoutRoomForTheirNamesShowPictures()
    {
        openCase(m_case);
        for (const QDockWidget* each : m_window->findChildren<QDockWidget*>()) {
            const auto icon = each->property(kTabIcon).value<QIcon>();
            QVERIFY2(!icon.pixmap(16, 16).isNull(), qPrintable(each->objectName()));
        }
        const QVariant own = dock("geometryDock")->property(kTabIcon);
        QPixmap red(16, 16);
        red.fill(Qt::red);
        dock("geometryDock")->setProperty(kTabIcon, QIcon(red));
        const auto showsPicture = [this] { return tabColour("geometryDock", false) == Qt::red; };
        resizeTo(kEnlarged);
        QTRY_VERIFY(showsPicture());
        for (const QSize size : {kLaptop, kUsual}) {
            resizeTo(size);
            QTRY_VERIFY(!showsPicture());
            QVERIFY(everyNameIsWhole());
        }
        dock("geometryDock")->setProperty(kTabIcon, own);
    }

    void theTabInFrontIsMarked()
    {
        openCase(m_case);
        resizeTo(kUsual);
        const QColor mark = m_window->palette().color(QPalette::Highlight);
        dock("geometryDock")->raise();
        QTRY_COMPARE(tabColour("geometryDock", true), mark);
        QVERIFY(tabColour("overlayDock", true) != mark);
    }

    void theOverlayPanelShowsItsLastRowWithoutScrolling()
    {
        openCase(m_case);
        for (const QSize size : {kLaptop, kUsual, kLarge}) {
            resizeTo(size);
            dock("overlayDock")->raise();
            QTRY_VERIFY(isWhollySeen(named<QWidget>("surfaceOpacity")));
        }
    }

    void fourLayersShowAllRowsAndTheExpertsFigures()
    {
        openCase(m_case);
        QList<LayerId> ids;
        for (const char* name : {"one", "two", "three"}) {
            ids << m_workspace->session.addResult(QString::fromLatin1(name), result(Label::Oedema));
        }
        resizeTo(kLaptop);
        dock("overlayDock")->raise();
        const auto* layers = named<QTableView>("layerTable");
        QCOMPARE(layers->model()->rowCount(), 4);
        QTRY_COMPARE(layers->verticalScrollBar()->maximum(), 0);
        dock("segmentationDock")->raise();
        const auto* volumes = named<QTableView>("volumeTable");
        const auto isSeen = [volumes](int column) {
            const int left = volumes->columnViewportPosition(column);
            return left >= 0 && left + volumes->columnWidth(column) <= volumes->viewport()->width();
        };
        QTRY_VERIFY(isSeen(0) && isSeen(3));
        for (const char* name : {"four", "five", "six", "seven"}) {
            ids << m_workspace->session.addResult(QString::fromLatin1(name), result(Label::Oedema));
        }
        QTRY_VERIFY(isSeen(0) && isSeen(7));
        QVERIFY(!isSeen(5));  // there is no room for all
        QCOMPARE(volumes->verticalScrollBar()->maximum(), 0);
        for (const LayerId id : ids) {
            m_workspace->session.removeResult(id);
        }
    }

    void nothingLiesOverAnythingElseWhileModelsAreLookedFor()
    {
        closeWindow();
        makeWindow();
        for (const QSize size : {kEnlarged, kLaptop, kUsual}) {
            resizeTo(size);
            for (const char* name : {"segmentationDock", "overlayDock"}) {
                dock(name)->raise();
                QTRY_VERIFY(dock(name)->findChild<QScrollArea*>()->widget()->isVisible());
                const QWidget* content = dock(name)->findChild<QScrollArea*>()->widget();
                QVERIFY(!overprint(*content));
                for (const QWidget* part : content->findChildren<QWidget*>()) {
                    QVERIFY(!part->layout() || !overprint(*part));
                }
            }
        }
    }

    void whileRunningTheProgressIsInSightAndTheButtonCancels()
    {
        m_window->warmUp();
        openCase(m_case);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->actions()[Command::Segment]->isEnabled(), kLongMs);
        resizeTo(kEnlarged);
        auto* inBar = named<QToolButton>("toolbarRunButton");
        auto* inDock = named<QToolButton>("runButton");
        dock("segmentationDock")->raise();
        const int place = inBar->x(), width = inBar->width();
        QTest::mouseClick(inBar, Qt::LeftButton);
        QVERIFY(m_workspace->run.isRunning());
        QTRY_VERIFY(isWhollySeen(named<QProgressBar>("progressBar")));
        QVERIFY(isWhollySeen(inDock) && isWhollySeen(named<QWidget>("progressStage")));
        for (const QToolButton* button : {inBar, inDock}) {
            QCOMPARE(button->defaultAction(), m_window->actions()[Command::CancelSegmentation]);
            QVERIFY(button->isEnabled());
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            inBar->text().contains(QLatin1Char('%')) || !m_workspace->run.isRunning(), kLongMs);
        QVERIFY(inBar->text().contains(QLatin1Char('%')));
        QCOMPARE(inBar->x(), place);  // nothing beside it moved
        QCOMPARE(inBar->width(), width);
        QTest::mouseClick(inDock, Qt::LeftButton);
        QVERIFY(!m_workspace->run.isRunning());
        QCOMPARE(inBar->defaultAction(), m_window->actions()[Command::Segment]);
        QVERIFY(!named<QProgressBar>("progressBar")->isVisible());
    }

    void aSessionBringsBackWherePanelsLayAndWhichWereInFront()
    {
        openCase(m_case);
        resizeTo(kLaptop);
        m_window->addDockWidget(Qt::LeftDockWidgetArea, dock("geometryDock"));
        dock("statisticsDock")->hide();
        dock("comparisonDock")->raise();
        QTRY_VERIFY(isInFront("comparisonDock"));
        const auto file = saveSession("laptop");
        m_window->tabifyDockWidget(dock("overlayDock"), dock("geometryDock"));
        dock("statisticsDock")->show();
        dock("measureDock")->hide();
        dock("overlayDock")->raise();
        QTRY_VERIFY(isInFront("overlayDock"));
        openSession(file);
        QCOMPARE(m_window->dockWidgetArea(dock("geometryDock")), Qt::LeftDockWidgetArea);
        QVERIFY(isInFront("comparisonDock"));
        QVERIFY(dock("statisticsDock")->isHidden() && !dock("measureDock")->isHidden());
        dock("statisticsDock")->show();
        m_window->tabifyDockWidget(dock("overlayDock"), dock("geometryDock"));
    }

    void aSessionOfAnotherScreenHidesNoPanel()
    {
        openCase(m_case);
        resizeTo(kLarge);
        dock("overlayDock")->hide();
        dock("comparisonDock")->raise();
        QTRY_VERIFY(isInFront("comparisonDock"));
        const auto file = saveSession("large");
        dock("overlayDock")->show();
        for (const QSize size : {kEnlarged, kLaptop}) {
            resizeTo(size);
            dock("segmentationDock")->raise();
            QTRY_VERIFY(isInFront("segmentationDock"));
            openSession(file);
            QVERIFY(isInFront("comparisonDock"));
            for (const char* name : {"segmentationDock", "overlayDock", "mapDock", "geometryDock",
                                     "statisticsDock", "measureDock"}) {
                QVERIFY2(!dock(name)->isHidden() && !dock(name)->isFloating(), name);
                QVERIFY2(tabColour(name, false).isValid(), name);
            }
        }
    }

    void aDamagedArrangementChangesNothing()
    {
        openCase(m_case);
        resizeTo(kLaptop);
        dock("overlayDock")->raise();
        QTRY_VERIFY(isInFront("overlayDock"));
        auto* arrangement = m_window->findChild<DockArrangement*>();
        SavedPanels panels = arrangement->panels();
        QCOMPARE(panels.front, std::vector<std::string>{"overlayDock"});
        const std::string whole = panels.arrangement;
        for (const std::string& damaged :
             {std::string(), std::string("not base 64"), whole.substr(0, whole.size() / 2)}) {
            panels.arrangement = damaged;
            arrangement->show(panels);
            QVERIFY(isInFront("overlayDock"));
            QCOMPARE(arrangement->panels().arrangement, whole);
        }
    }

    void anArrangementComesBackInAWindowOfItsKindAlone()
    {
        m_workspace->run.cancel();  // of a test that failed, for the window to close unasked
        resizeTo(kLaptop);
        auto* geometry = dock("geometryDock");
        m_window->addDockWidget(Qt::LeftDockWidgetArea, geometry);
        m_window->close();
        closeWindow();
        makeWindow();  // 1280 x 800: low and narrow too
        m_window->close();
        closeWindow();
        makeWindow();
        QCOMPARE(m_window->dockWidgetArea(dock("geometryDock")), Qt::LeftDockWidgetArea);
        resizeTo(kLarge);
        QTRY_COMPARE(m_window->dockWidgetArea(dock("geometryDock")), Qt::RightDockWidgetArea);
        m_window->resize(1280, 800);
    }
};

QTEST_MAIN(TestDockArrangement)
#include "test_dock_arrangement.moc"
