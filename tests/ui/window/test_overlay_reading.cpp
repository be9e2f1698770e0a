// Reading what lies over a picture, in the real window: the legend's figures, the look that a
// segmentation begins with, and the table that a click shows.

#include "tests/support/main_window_case.h"
#include "ui/case/voxel_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace glioscope;
using namespace Qt::StringLiterals;

class TestOverlayReading : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void aSegmentationBeginsAsAnOutlineThatHidesNothing()
    {
        openCase(m_case);
        QCOMPARE(state().overlay().mode, OverlayMode::Outline);
        m_workspace->session.addResult(u"other"_s, result(Label::Oedema));
        QCOMPARE(state().activeLayer()->style.mode, OverlayMode::Outline);
    }

    void theLookThatTheUserChoseStays()
    {
        auto* mode = m_window->findChild<QComboBox*>(u"overlayMode"_s);
        mode->setCurrentIndex(int(OverlayMode::FillAndOutline));
        m_workspace->session.addResult(u"third"_s, result(Label::Oedema));
        QCOMPARE(state().activeLayer()->style.mode, OverlayMode::FillAndOutline);
    }

    void theColourBlindSafePaletteIsOfferedFirst()
    {
        auto* palette = m_window->findChild<QComboBox*>(u"overlayPalette"_s);
        palette->setCurrentIndex(0);
        QCOMPARE(state().overlay().palette, Palette::ColourBlindSafe);
        palette->setCurrentIndex(1);
        QCOMPARE(state().overlay().palette, Palette::Classic);
    }

    void theLegendHasSchemeVoxelsAndMlOfTheActiveSegmentation()
    {
        const LayerId expert = state().document().layers().front().id;
        state().setActiveLayer(expert);
        QTRY_VERIFY(label("overlayScheme")->text().contains(u"BraTS to 2021"_s));
        const auto count = std::ranges::count(m_phantom.labels.voxels, Label::Oedema);
        QVERIFY(count > 0);
        const double ml = double(count) * m_phantom.labels.geometry.voxelVolumeMl();
        QCOMPARE(label("overlayMl1")->text(), QString::number(ml, 'f', 2));
        QCOMPARE(label("overlayVoxels1")->text(), QLocale().toString(qlonglong(count)));
        m_window->findChild<QComboBox*>(u"overlayKind"_s)->setCurrentIndex(1);
        const auto all = std::ranges::count_if(m_phantom.labels.voxels, isTumour);
        QCOMPARE(label("overlayVoxels0")->text(), QLocale().toString(qlonglong(all)));
        m_window->findChild<QComboBox*>(u"overlayKind"_s)->setCurrentIndex(0);
    }

    void aClickShowsWhatEveryImageAndSegmentationHasThere()
    {
        SlicePane* pane = pointAt(SlicePlane::Axial);
        state().setCursorLps(*state().document().layers().front().labels()->tumourCentreLps());
        const QPoint at = pane->positionOf(state().cursorLps()).toPoint();
        QTest::mouseClick(pane, Qt::LeftButton, {}, at);
        QTRY_VERIFY(table().isVisible());
        const Geometry& grid = m_phantom.labels.geometry;
        const Index3 voxel = grid.nearestVoxel(state().cursorLps());
        const QString text = table().text();
        QVERIFY(text.contains(u"FLAIR"_s) && text.contains(u"T1ce"_s));
        const Label expected = m_phantom.labels.at(voxel[0], voxel[1], voxel[2]);
        QVERIFY(expected != Label::Background);
        QVERIFY2(text.contains(QString::fromUtf8(displayName(expected).data())), qPrintable(text));
        QVERIFY(text.contains(u"other"_s) && text.contains(u"Oedema"_s));
        QVERIFY(table().geometry().isValid() &&
                m_window->panes().rect().contains(table().geometry()));
    }

    void aClickShowsEachModelsProbabilitiesAndADashWhereThereAreNone()
    {
        const LabelContent labels = result(Label::Enhancing);
        const auto probability = [&labels](Structure structure, std::uint8_t value) {
            return measured(
                {.values = std::make_shared<Volume<std::uint8_t>>(labels.map->geometry, value),
                 .structure = structure,
                 .threshold = 0.5});
        };
        const LayerId id =
            m_workspace->session.addResult({.model = "unet",
                                            .modelSha256 = std::string(64, 'b'),
                                            .labels = labels,
                                            .maps = {probability(Structure::WholeTumour, 204),
                                                     probability(Structure::TumourCore, 102)}});
        SlicePane* pane = pointAt(SlicePlane::Axial);
        QTest::mouseClick(pane, Qt::LeftButton, {}, pane->rect().center());
        QTRY_VERIFY(table().isVisible());
        const QStringList cells = table().text().split(u'\n');
        const auto after = [&cells](const QString& name) {
            return cells.mid(cells.indexOf(name) + 2, 2);  // behind the label
        };
        QVERIFY2(cells.contains(u"WT"_s) && cells.contains(u"TC"_s), qPrintable(table().text()));
        QCOMPARE(after(u"unet"_s), QStringList({u"0.80"_s, u"0.40"_s}));
        QCOMPARE(after(u"other"_s), QStringList({u"–"_s, u"–"_s}));
        m_workspace->session.removeResult(id);
    }

    void itStaysUntilEscapeAndEscapeThenGoesBackToAllPanes()
    {
        key(Qt::Key_Up);
        QVERIFY(table().isVisible());
        SlicePane* pane = m_window->panes().slicePane(SlicePlane::Axial);
        // Another size of the pane is another place of the picture.
        m_window->panes().maximise(pane);
        QVERIFY(!table().isVisible());
        QTest::mouseClick(pane, Qt::LeftButton, {}, pane->rect().center());
        QVERIFY(table().isVisible());
        key(Qt::Key_Escape);
        QVERIFY(!table().isVisible());
        QVERIFY(m_window->panes().maximisedPane());
        key(Qt::Key_Escape);
        QVERIFY(!m_window->panes().maximisedPane());
    }

    void aDragShowsNoTableAndSwitchedOffNeitherDoesAClick()
    {
        SlicePane* pane = pointAt(SlicePlane::Axial);
        const QPoint at = pane->rect().center();
        QTest::mousePress(pane, Qt::LeftButton, {}, at);
        QTest::mouseMove(pane, at + QPoint(30, 30));
        QTest::mouseRelease(pane, Qt::LeftButton, {}, at + QPoint(30, 30));
        QVERIFY(!table().isVisible());
        m_window->actions()[Command::ValuesAtClick]->trigger();
        QTest::mouseClick(pane, Qt::LeftButton, {}, at);
        QVERIFY(!table().isVisible());
        m_window->actions()[Command::ValuesAtClick]->trigger();
        QTest::mouseClick(pane, Qt::LeftButton, {}, at);
        QVERIFY(table().isVisible());
    }

    void anotherCaseTakesItAway()
    {
        // What is not saved would be asked about.
        std::vector<LayerId> results;
        for (const Layer& layer : state().document().layers()) {
            if (layer.origin.kind != Origin::Kind::Expert) {
                results.push_back(layer.id);
            }
        }
        for (const LayerId id : results) {
            m_workspace->session.removeResult(id);
        }
        openCase(m_withoutT1ce);
        QVERIFY(!table().isVisible());
    }

private:
    [[nodiscard]] VoxelTable& table() { return *m_window->findChild<VoxelTable*>(); }
};

QTEST_MAIN(TestOverlayReading)
#include "test_overlay_reading.moc"
