// Probabilities in the real window with the real engine: kept with a result, drawn, read under the
// pointer, thresholded.

#include "segmentation/session/value_counts.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "viewer/state/map_choice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <algorithm>
#include <set>

using namespace glioscope;

namespace {

constexpr int kLongMs = 180'000;  // a machine that is busy with other things

}  // namespace

class TestProbabilities : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void withoutAResultTheDockSaysWhatToDo()
    {
        showDock();
        QVERIFY(label("mapHint")->text().contains(QStringLiteral("Open a case")));
        openCase(m_case);
        QVERIFY(label("mapHint")->text().contains(QStringLiteral("Run a model")));
        QVERIFY(!widget<QComboBox>("mapChoice")->isVisible());
    }

    void aModelsProbabilitiesComeWithItsResult()
    {
        m_result = run();
        const Layer& result = *state().document().layer(m_result);
        QCOMPARE(result.origin.modelSha256.size(), std::size_t{64});
        QCOMPARE(maps().size(), std::size_t{5});
        QCOMPARE(maps()[3]->scalar()->meaning, ScalarMeaning::Entropy);
        QCOMPARE(maps()[4]->scalar()->meaning, ScalarMeaning::Deviation);
        std::set<Structure> structures;
        for (const Layer* map : maps()) {
            if (map->scalar()->meaning == ScalarMeaning::Probability) {
                structures.insert(*map->scalar()->structure);
            }
            QCOMPARE(map->scalar()->values->geometry, result.labels()->map->geometry);
            QCOMPARE(map->scalar()->values->voxels.size(), result.labels()->map->voxels.size());
            QCOMPARE(map->origin.modelSha256, result.origin.modelSha256);
        }
        QCOMPARE(structures,
                 (std::set{Structure::WholeTumour, Structure::TumourCore, Structure::Enhancing}));
        QVERIFY(!label("mapHint")->isVisible());
        QVERIFY(label("mapOf")->text().contains(QString::fromStdString(result.name)));
    }

    void enhancingTumourIsProbableWhereTheModelFoundIt()
    {
        const LabelMap& labels = *state().document().layer(m_result)->labels()->map;
        const ScalarContent& enhancing =
            *mapOf(state().document(), *state().document().layer(m_result),
                   {.structure = Structure::Enhancing})
                 ->scalar();
        const int least = *leastAbove(enhancing.threshold, enhancing.perStep);
        qint64 found = 0;
        for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
            if (labels.voxels[v] == Label::Enhancing) {
                ++found;
                QVERIFY(enhancing.values->voxels[v] >= least);
            }
        }
        QVERIFY(found > 0);
    }

    void aChosenMapIsDrawnAndHiddenWithTheOverlay()
    {
        state().setCursorLps(*state().activeLayer()->labels()->tumourCentreLps());
        SlicePane* axial = m_window->panes().slicePane(SlicePlane::Axial);
        const QImage before = picture(axial);
        widget<QComboBox>("mapChoice")->setCurrentIndex(1);
        const QImage with = picture(axial);
        QVERIFY(with != before);
        // Where outlines of red and green meet they mix to a yellow of their own.
        QVERIFY2(yellows(with) > yellows(before) + 20,
                 qPrintable(QStringLiteral("%1, %2").arg(yellows(with)).arg(yellows(before))));
        OverlayStyle style = state().overlay();
        style.visible = false;
        state().setOverlay(style);
        QCOMPARE(yellows(picture(axial)), 0);
        style.visible = true;
        state().setOverlay(style);
        QCOMPARE(picture(axial), with);
    }

    void valuesOfEveryMapStandInTheStatusBar()
    {
        const Vec3 centre = *state().activeLayer()->labels()->tumourCentreLps();
        QString expected;
        for (const Layer* map : maps()) {
            const auto& values = *map->scalar()->values;
            const Index3 at = values.geometry.nearestVoxel(centre);
            expected +=
                QStringLiteral("%1 %2 ")
                    .arg(QString::fromStdString(shortName(*map->scalar())))
                    .arg(values.at(at[0], at[1], at[2]) * map->scalar()->perStep, 0, 'f', 2);
        }
        QCursor::setPos(m_window->mapToGlobal(QPoint(2, 2)));
        state().setCursorLps(centre);
        QTRY_VERIFY2(label("statusValues")->toolTip().contains(expected.trimmed()),
                     qPrintable(label("statusValues")->toolTip()));
    }

    void aThresholdMovesItsVolumeAndItsContour()
    {
        SlicePane* axial = m_window->panes().slicePane(SlicePlane::Axial);
        auto* slider = widget<QSlider>("threshold0");
        widget<QComboBox>("mapMode")->setCurrentIndex(int(OverlayMode::Fill));
        double least = 1e9;
        QImage before;
        for (const int percent : {20, 40, 60, 80}) {
            slider->setValue(percent);
            QCOMPARE(label("thresholdValue0")->text(), QString::number(percent / 100.0, 'f', 2));
            const double ml = label("thresholdVolume0")->text().section(u' ', 0, 0).toDouble();
            QVERIFY(std::abs(ml - mlAbove(*maps()[0]->scalar(), percent)) < 0.006);
            QVERIFY(ml < least && ml > 0);
            least = ml;
            const QImage now = picture(axial);
            QVERIFY(now != before);
            before = now;
        }
        QVERIFY(label("mapNote")->text().contains(QStringLiteral("without")));
    }

    void aSliderIsReachedByItsKeyAndMovedByTheKeyboard()
    {
        auto* slider = widget<QSlider>("threshold1");
        QVERIFY(slider->isVisible() && slider->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_C, Qt::AltModifier);
        QTRY_COMPARE(QApplication::focusWidget(), slider);
        const int before = slider->value();
        key(Qt::Key_Right);
        QCOMPARE(slider->value(), before + 1);
        QCOMPARE(widget<QComboBox>("mapChoice")->currentIndex(), 2);
        key(Qt::Key_Left);
    }

    void aButtonMakesASegmentationOfTheThresholds()
    {
        widget<QSlider>("threshold0")->setValue(40);
        widget<QSlider>("threshold1")->setValue(55);
        widget<QSlider>("threshold2")->setValue(60);
        widget<QPushButton>("makeSegmentation")->click();
        QTRY_VERIFY(state().activeLayer()->origin.kind == Origin::Kind::Computed);
        const Layer& made = *state().activeLayer();
        QCOMPARE(QString::fromStdString(made.name),
                 QString::fromStdString(state().document().layer(m_result)->name) +
                     QStringLiteral(" 0.40/0.55/0.60"));
        QVERIFY(!made.isSaved());
        QVERIFY(m_workspace->session.unsavedResults().contains(QString::fromStdString(made.name)));
        std::size_t enhancing = 0;
        const auto& et = maps()[2]->scalar()->values->voxels;
        for (std::size_t v = 0; v < et.size(); ++v) {
            const bool above = et[v] > 0.6 * 255;
            QCOMPARE(made.labels()->map->voxels[v] == Label::Enhancing, above);
            enhancing += above ? 1 : 0;
        }
        QVERIFY(enhancing > 0);
        QVERIFY(widget<QSlider>("threshold0")->isVisible());  // one may go on with them
    }

    void probabilitiesGoWithTheirResult()
    {
        const LayerId made = state().activeLayer()->id;
        m_workspace->session.removeResult(m_result);
        QVERIFY(state().document().layer(made));
        for (const Layer& layer : state().document().layers()) {
            QVERIFY(!layer.scalar());
        }
        QVERIFY(label("mapHint")->isVisible());
        m_workspace->session.removeResult(made);
    }

    void whoDoesNotKeepProbabilitiesGetsNoneAlsoAtTheNextStart()
    {
        widget<QCheckBox>("probabilitiesChoice")->setChecked(false);
        const LayerId without = run();
        QVERIFY(state().document().ownedBy(without).empty());
        QVERIFY(label("mapHint")->text().contains(QStringLiteral("were not kept")));
        m_workspace->session.removeResult(without);
        QVERIFY(m_window->close());
        closeWindow();
        makeWindow();
        QVERIFY(!widget<QCheckBox>("probabilitiesChoice")->isChecked());
    }

private:
    template <typename T>
    [[nodiscard]] T* widget(const char* name)
    {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }

    void showDock()
    {
        widget<QDockWidget>("mapDock")->show();
        widget<QDockWidget>("mapDock")->raise();
        QTRY_VERIFY(label("mapHint")->isVisible());
    }

    LayerId run()
    {
        m_window->warmUp();
        if (!QTest::qWaitFor([this] { return m_window->actions()[Command::Segment]->isEnabled(); },
                             kLongMs)) {
            qWarning("No model can run.");
        }
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        QSignalSpy failed(&m_workspace->run, &SegmentationRun::failed);
        m_window->segment();
        if (!QTest::qWaitFor([&] { return finished.size() + failed.size() > 0; }, kLongMs) ||
            finished.isEmpty()) {
            qWarning("The run did not end well: %s",
                     failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
            return 0;
        }
        return finished[0][0].value<LayerId>();
    }

    [[nodiscard]] std::vector<const Layer*> maps()
    {
        return mapsOf(state().document(), *state().activeLayer());
    }

    [[nodiscard]] static double mlAbove(const ScalarContent& map, int percent)
    {
        const auto above = std::ranges::count_if(
            map.values->voxels, [=](int value) { return value * 100 > percent * 255; });
        return double(above) * map.values->geometry.voxelVolumeMl();
    }

    /// Once everything queued so far is drawn.
    [[nodiscard]] static QImage picture(SlicePane* pane)
    {
        QCoreApplication::processEvents();
        QTest::qWait(50);
        return pane->grab().toImage();
    }

    /// Pixels near the ramp's end.
    [[nodiscard]] static int yellows(const QImage& image)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                count += std::min(qRed(pixel), qGreen(pixel)) > qBlue(pixel) + 60 ? 1 : 0;
            }
        }
        return count;
    }

    LayerId m_result = 0;
};

QTEST_MAIN(TestProbabilities)
#include "test_probabilities.moc"
