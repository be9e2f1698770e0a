// The comparison in the real window with real segmentations: what the shipped models make of a real
// case, beside its expert's labels.

#include "tests/support/main_window_case.h"

#include <QDockWidget>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace glioscope;

namespace {

constexpr int kRunMs = 900'000;  // three models, on a machine that is busy with other things
constexpr int kLongMs = 60'000;

}  // namespace

class TestComparisonReal : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!test::realData()) {
            QSKIP(test::kNoRealData);
        }
        m_theme = std::make_unique<Theme>();
        m_case = *test::realData() / "brats2018/Brats18_2013_11_1";
    }

    void theShippedModelsAreListedBesideTheExpert()
    {
        m_window->warmUp();
        openCase(m_case);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->actions()[Command::Segment]->isEnabled(), kLongMs);
        QSignalSpy ended(&m_workspace->run, &SegmentationRun::ended);
        m_workspace->run.start({job("unet"), job("vnet"), job("resunet")});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kRunMs);
        for (const RunItem& item : m_workspace->run.items()) {
            QVERIFY2(item.state == RunItem::State::Done, qPrintable(item.problem));
        }
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("comparisonDock"));
        dock->show();
        dock->raise();
        QTRY_VERIFY_WITH_TIMEOUT(places().rowCount() > 0, kLongMs);
        QCOMPARE(segmentations().size(), std::size_t{4});
        const QAbstractItemModel& figures =
            *m_window->findChild<QTableView*>(QStringLiteral("comparisonFigures"))->model();
        QCOMPARE(figures.columnCount(), 4);
    }

    void everyJumpLeadsToAVoxelWhereTheyDisagree()
    {
        constexpr int kForward = 25, kBack = 35;
        const int rows = places().rowCount();
        QVERIFY2(rows > kBack, "The models' results are too alike for this test.");
        pointAt(SlicePlane::Axial);
        std::set<Index3> visited;
        for (int jump = 1; jump <= kForward; ++jump) {
            key(Qt::Key_N);
            verifyCursorIn(jump - 1);
            visited.insert(cursorVoxel());
        }
        for (int jump = 1; jump <= kBack; ++jump) {  // around to the smallest ones
            key(Qt::Key_N, Qt::ShiftModifier);
            verifyCursorIn((kForward - 1 - jump + rows) % rows);
            visited.insert(cursorVoxel());
        }
        QCOMPARE(int(visited.size()), kForward + kBack - (kForward - 1));
    }

    void thePlacesAddUpToTheVoxelsWhereTheyDisagree()
    {
        const Geometry& grid = segmentations().front()->geometry;
        std::size_t contested = 0;
        for (std::size_t v = 0; v < segmentations().front()->voxels.size(); ++v) {
            const std::size_t sayIt = std::size_t(std::ranges::count_if(
                segmentations(), [v](const LabelMap* map) { return isTumour(map->voxels[v]); }));
            contested += sayIt > 0 && sayIt < segmentations().size() ? 1 : 0;
        }
        std::size_t voxels = 0;
        double ml = 0, rounding = 0;
        for (int row = 0; row < places().rowCount(); ++row) {
            const QModelIndex index = places().index(row, 0);
            const QString tip = index.data(Qt::ToolTipRole).toString();
            voxels += QLocale().toULongLong(tip.section(QLatin1Char(' '), 0, 0));
            ml += index.data().toDouble();
            rounding += index.data().toDouble() < 0.1 ? 0.0005 : 0.005;
        }
        QVERIFY(contested > 0);
        QCOMPARE(voxels, contested);
        const double expected = double(contested) * grid.voxelVolumeMl();
        QVERIFY2(std::abs(ml - expected) <= rounding, qPrintable(QString::number(ml)));
        const QString total = label("comparisonTotal")->text().section(QLatin1Char(' '), -2, -2);
        QVERIFY2(std::abs(total.toDouble() - expected) < 0.0051, qPrintable(total));
    }

private:
    [[nodiscard]] static SegmentJob job(const char* model) { return {.model = model}; }

    [[nodiscard]] const QAbstractItemModel& places()
    {
        return *m_window->findChild<QTableView*>(QStringLiteral("comparisonDisagreements"))
                    ->model();
    }

    /// In the document's order.
    [[nodiscard]] std::vector<const LabelMap*> segmentations()
    {
        std::vector<const LabelMap*> maps;
        for (const Layer& layer : state().document().layers()) {
            if (layer.labels()) {
                maps.push_back(layer.labels()->map.get());
            }
        }
        return maps;
    }

    [[nodiscard]] Index3 cursorVoxel()
    {
        return state().referenceGrid().nearestVoxel(state().cursorLps());
    }

    /// Those who say tumour there are those whom the row names, and not all.
    void verifyCursorIn(int row)
    {
        const auto* list =
            m_window->findChild<QTableView*>(QStringLiteral("comparisonDisagreements"));
        QCOMPARE(list->currentIndex().row(), row);
        QVERIFY(m_window->statusBar()->currentMessage().startsWith(
            QStringLiteral("Disagreement %1 of").arg(row + 1)));
        const Index3 at = cursorVoxel();
        const QString yes = places().index(row, 1).data().toString();
        const QString no = places().index(row, 2).data().toString();
        QVERIFY(!yes.isEmpty() && !no.isEmpty());
        for (const Layer& layer : state().document().layers()) {
            if (layer.labels()) {
                const bool says = isTumour(layer.labels()->map->at(at[0], at[1], at[2]));
                const QRegularExpression name(
                    QStringLiteral("\\b%1\\b").arg(QString::fromStdString(layer.name)));
                QCOMPARE(yes.contains(name), says);
                QCOMPARE(no.contains(name), !says);
            }
        }
    }
};

QTEST_MAIN(TestComparisonReal)
#include "test_comparison_real.moc"
