// The figures of a segmentation in the real window: beside those of the statistics command, copied,
// written, and the way from one lesion to the next.

#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/test_data.h"
#include "ui/statistics/histogram_plot.h"
#include "ui/statistics/layer_statistics.h"

#include <QClipboard>
#include <QDockWidget>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace glioscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

}  // namespace

class TestStatisticsDock : public test::MainWindowCase {
    Q_OBJECT

    /// By the program's own command, of the case on disk.
    QByteArray m_csvOfCommand;

private Q_SLOTS:
    void withoutASegmentationTheDockSaysWhatToDo()
    {
        auto* dock = m_window->findChild<QDockWidget*>(u"statisticsDock"_s);
        dock->show();
        dock->raise();
        QTRY_VERIFY(label("statisticsHint")->isVisible());
        QVERIFY(label("statisticsHint")->text().contains(u"Open a case"_s));
    }

    void theFiguresAreThoseOfTheCommand()
    {
        openCase(m_case);
        QTRY_VERIFY(statistics().figures());
        const fs::path byCommand = m_folder.path() / "command.csv";
        QProcess engine;
        engine.start(text(test::program("glioscope-engine")),
                     {u"statistics"_s, text(m_case), text(m_case), u"--csv"_s, text(byCommand)});
        QVERIFY(engine.waitForFinished(120'000));
        QVERIFY2(engine.exitCode() == 0, engine.readAllStandardError().constData());
        m_csvOfCommand = contentOf(byCommand);
        QVERIFY(m_csvOfCommand.startsWith("structure,lesion,voxels,ml,"));
        const fs::path byWindow = m_folder.path() / "window.csv";
        test::answerNextFile(text(byWindow));
        m_window->actions()[Command::ExportStatistics]->trigger();
        QTRY_COMPARE(contentOf(byWindow), m_csvOfCommand);
        QVERIFY(m_window->messages().text().contains(text(byWindow)));
        // What the tables show is of the same rows.
        const QStringList whole = rowOf(u"WT"_s);
        QCOMPARE(cell("statisticsStructures", u"WT"_s, u"Voxels"_s), whole[2]);
        QCOMPARE(cell("statisticsStructures", u"WT"_s, u"ml"_s),
                 QString::number(whole[3].toDouble(), 'f', 2));
        QCOMPARE(cell("statisticsIntensities", u"WT"_s, u"Mean"_s),
                 QString::number(whole[13].toDouble(), 'g', 5));
    }

    void aTableIsNotReplacedUnasked()
    {
        const fs::path file = m_folder.path() / "kept.csv";
        QFile kept(text(file));
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("mine") == 4);
        kept.close();
        QStringList asked;
        test::answerNextQuestions({u"Cancel"_s}, &asked);
        // Without its ending, which the file gets after the dialog.
        test::answerNextFile(text(m_folder.path() / "kept"));
        m_window->actions()[Command::ExportStatistics]->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(contentOf(file), QByteArray("mine"));
    }

    void intensitiesAndHistogramsFollowTheShownSequence()
    {
        auto* plot = m_window->findChild<HistogramPlot*>(u"statisticsHistograms"_s);
        const QString flair = cell("statisticsIntensities", u"ED"_s, u"Median"_s);
        pointAt(SlicePlane::Axial);
        key(Qt::Key_3);
        QTRY_VERIFY(label("intensityHeading")->text().contains(u"T1ce"_s));
        QVERIFY(cell("statisticsIntensities", u"ED"_s, u"Median"_s) != flair);
        QCOMPARE(plot->rows().size(), statistics().figures()->rows.size());
        for (const HistogramPlot::Row& row : plot->rows()) {
            std::int64_t counted = 0;
            for (const std::int64_t count : row.histogram.counts) {
                counted += count;
            }
            QCOMPARE(counted, row.figures.voxels);
            QCOMPARE(row.histogram.low, plot->rows().front().histogram.low);
        }
        key(Qt::Key_1);
        QTRY_COMPARE(cell("statisticsIntensities", u"ED"_s, u"Median"_s), flair);
    }

    void allIsCopiedAsASpreadsheetTakesIt()
    {
        m_window->findChild<QToolButton*>(u"copyStatistics"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text().replace(u'\t', u',').toUtf8(),
                 m_csvOfCommand);
    }

    void JLeadsFromLesionToLesionBySizeAndAround()
    {
        // Two parts, 4x4x4 and 2x2x2, in opposite corners of nothing else.
        LabelMap map(m_phantom.labels.geometry);
        addBlock(map, {2, 2, 2}, 2);
        addBlock(map, {10, 10, 10}, 4);
        m_workspace->session.addResult(u"two"_s, measured(std::make_shared<const LabelMap>(map)));
        QTRY_VERIFY(statistics().figures() && rowCount("statisticsLesions") == 2);
        pointAt(SlicePlane::Axial);
        key(Qt::Key_J);
        QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(u"Lesion 1 of 2"_s));
        QCOMPARE(labelAtCursor(map), Label::Enhancing);
        const Vec3 first = state().cursorLps();
        const double ml = 64 * map.geometry.voxelVolumeMl();
        QVERIFY(m_window->statusBar()->currentMessage().contains(QString::number(ml, 'f', 2)));
        key(Qt::Key_J);
        QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(u"Lesion 2 of 2"_s));
        QVERIFY(state().cursorLps() != first);
        key(Qt::Key_J);
        QTRY_VERIFY(state().cursorLps() == first);
        key(Qt::Key_J, Qt::ShiftModifier);
        QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(u"Lesion 2 of 2"_s));
        QCOMPARE(table("statisticsLesions")->currentIndex().row(), 1);
    }

    void aLabelWithoutLesionsSaysSo()
    {
        statistics().setStructure(Structure::Oedema);
        key(Qt::Key_J);
        QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(u"nothing of oedema"_s));
        statistics().setStructure(Structure::WholeTumour);
    }

    void whatIsCancelledIsMeasuredWhenAskedAgain()
    {
        m_workspace->session.addResult(u"another"_s, result(Label::Oedema));
        QVERIFY(statistics().isMeasuring());
        statistics().cancel();
        QVERIFY(!statistics().figures() && !statistics().isMeasuring());
        auto* again = m_window->findChild<QToolButton*>(u"measureStatistics"_s);
        QVERIFY(again->isVisible());
        QTest::qWait(100);
        QVERIFY(!statistics().figures());
        again->click();
        QTRY_VERIFY(statistics().figures());
        QVERIFY(again->isHidden());
    }

private:
    [[nodiscard]] LayerStatistics& statistics() { return *m_window->findChild<LayerStatistics*>(); }
    [[nodiscard]] QTableView* table(const char* name)
    {
        return m_window->findChild<QTableView*>(QString::fromLatin1(name));
    }
    [[nodiscard]] int rowCount(const char* name) { return table(name)->model()->rowCount(); }

    [[nodiscard]] QString cell(const char* name, const QString& row, const QString& column)
    {
        const QAbstractItemModel& model = *table(name)->model();
        for (int r = 0; r < model.rowCount(); ++r) {
            for (int c = 0; c < model.columnCount(); ++c) {
                if (model.headerData(r, Qt::Vertical).toString() == row &&
                    model.headerData(c, Qt::Horizontal).toString() == column) {
                    return model.index(r, c).data().toString();
                }
            }
        }
        return {};
    }

    /// Of the command's table, the whole structure's.
    [[nodiscard]] QStringList rowOf(const QString& structure)
    {
        for (const QString& line : QString::fromUtf8(m_csvOfCommand).split(u'\n')) {
            if (line.startsWith(structure + u",,"_s)) {
                return line.split(u',');
            }
        }
        return {};
    }

    [[nodiscard]] static QByteArray contentOf(const fs::path& path)
    {
        QFile file(text(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void addBlock(LabelMap& map, const Index3& at, int edge)
    {
        for (int k = 0; k < edge; ++k) {
            for (int j = 0; j < edge; ++j) {
                for (int i = 0; i < edge; ++i) {
                    map.at(at[0] + i, at[1] + j, at[2] + k) = Label::Enhancing;
                }
            }
        }
    }

    [[nodiscard]] Label labelAtCursor(const LabelMap& map)
    {
        const Index3 voxel = map.geometry.nearestVoxel(state().cursorLps());
        return map.at(voxel[0], voxel[1], voxel[2]);
    }
};

QTEST_MAIN(TestStatisticsDock)
#include "test_statistics_dock.moc"
