#include "ui/settings/preferences.h"

#include "tests/support/test_data.h"

#include <QSettings>
#include <QTest>

using namespace glioscope;

class TestPreferences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChoiceSurvivesARoundTrip()
    {
        Preferences p;
        p.mousePreset = MousePreset::Research;
        p.appearance = Appearance::Dark;
        p.language = Language::Spanish;
        p.keepWindowLevel = true;
        p.overlay.mode = OverlayMode::Outline;
        p.overlay.kind = OverlayKind::Regions;
        p.overlay.palette = Palette::ColourBlindSafe;
        p.overlay.opacity = 0.6;
        p.surfaces = {.opacity = 0.4,
                      .visible = false,
                      .slicePlanes = false,
                      .cutOpen = true,
                      .brain = BrainLook::Surface};
        p.convention = Convention::Neurological;
        p.interpolation = Interpolation::Nearest;
        p.crosshairVisible = false;
        p.training = {QStringLiteral("/cases"), QStringLiteral("/patches"), QStringLiteral("/run"),
                      QStringLiteral("/going"), QStringLiteral("fast"),     QStringLiteral("{}")};
        p.recent = {QStringLiteral("/a b/ü"), QStringLiteral("/c")};
        p.recentTimes = {{QStringLiteral("/a b/ü"), QDateTime({2026, 11, 27}, {17, 35, 2})}};
        p.keepRecent = false;
        p.allCaseColumns = true;
        p.doneCases = {QStringLiteral("12ab"), QStringLiteral("34cd")};
        p.models = {QStringLiteral("unet"), QStringLiteral("vnet")};
        p.modelSeconds = {{QStringLiteral("unet"), 1.25}};
        p.mirrored = {{QStringLiteral("12ab"), true}, {QStringLiteral("34cd"), false}};
        p.windowPresets.keep(WindowPreset::Lesion, Sequence::T2, {.width = 0.123, .shift = -1.7});
        p.segmentation.device = "cuda:0";
        p.segmentation.precision = Precision::Float32;
        p.ranoTargets = 5;
        p.ranoWithNecrosis = true;
        p.geometry = QByteArray("\0\1x", 3);
        p.panes.layout = QStringLiteral("side-by-side");
        p.panes.plane = SlicePlane::Sagittal;
        p.panes.shares[QStringLiteral("four-views")] = {.rows = {300, 500}, .columns = {410, 390}};
        p.panes.shares[QStringLiteral("one")] = {};
        {
            QSettings settings(file(), QSettings::IniFormat);
            writePreferences(settings, p);
        }
        const QSettings settings(file(), QSettings::IniFormat);
        const Preferences q = readPreferences(settings);
        QCOMPARE(q.mousePreset, p.mousePreset);
        QCOMPARE(q.appearance, p.appearance);
        QCOMPARE(q.language, p.language);
        QCOMPARE(q.keepWindowLevel, true);
        QVERIFY(q.overlay == p.overlay);
        QVERIFY(q.surfaces == p.surfaces);
        QCOMPARE(q.convention, p.convention);
        QCOMPARE(q.interpolation, p.interpolation);
        QCOMPARE(q.crosshairVisible, false);
        QCOMPARE(q.recent, p.recent);
        QCOMPARE(q.recentTimes, p.recentTimes);
        QCOMPARE(q.keepRecent, false);
        QCOMPARE(q.allCaseColumns, true);
        QCOMPARE(q.doneCases, p.doneCases);
        QVERIFY(q.training == p.training);
        QCOMPARE(q.models, p.models);
        QVERIFY(q.windowPresets == p.windowPresets && !(q.windowPresets == WindowLevelPresets()));
        QCOMPARE(q.modelSeconds, p.modelSeconds);
        QCOMPARE(q.mirrored, p.mirrored);
        QCOMPARE(q.ranoTargets, 5);
        QCOMPARE(q.ranoWithNecrosis, true);
        QCOMPARE(q.segmentation.device, p.segmentation.device);
        QCOMPARE(q.segmentation.precision, p.segmentation.precision);
        QCOMPARE(settings.value(QStringLiteral("segmentation/precision")).toString(),
                 QStringLiteral("fp32"));
        QCOMPARE(q.geometry, p.geometry);
        QCOMPARE(q.panes.layout, p.panes.layout);
        QCOMPARE(q.panes.plane, p.panes.plane);
        QVERIFY(q.panes.shares == p.panes.shares);
    }

    void damagedValuesGiveDefaults()
    {
        QSettings settings(file(), QSettings::IniFormat);
        settings.setValue(QStringLiteral("mouse/preset"), 77);
        settings.setValue(QStringLiteral("overlay/mode"), QStringLiteral("banana"));
        settings.setValue(QStringLiteral("overlay/opacity"), 12.5);
        settings.setValue(QStringLiteral("panes/plane"), 3);
        settings.setValue(QStringLiteral("panes/shares"),
                          QStringList{QStringLiteral("four-views: 3 nan; 0 4"),
                                      QStringLiteral("one"), QStringLiteral("two: 1 2; -1 4")});
        settings.setValue(QStringLiteral("segmentation/precision"), QStringLiteral("int8"));
        settings.setValue(QStringLiteral("segmentation/device"), QString());
        settings.setValue(
            QStringLiteral("view/windowPresets"),
            QStringList{QStringLiteral("99 1 1"), QStringLiteral("2 0 0"), QStringLiteral("x 1 1"),
                        QStringLiteral("3 nan 1"), QStringLiteral("4"), QStringLiteral("5 1 1e9")});
        const Preferences p = readPreferences(settings);
        QVERIFY(p.windowPresets == WindowLevelPresets());
        QCOMPARE(p.panes.plane, Preferences{}.panes.plane);
        QVERIFY(p.panes.shares[QStringLiteral("four-views")] == PaneShares{});
        QVERIFY(
            (p.panes.shares[QStringLiteral("two")] == PaneShares{.rows = {1, 2}, .columns = {}}));
        QCOMPARE(p.mousePreset, Preferences{}.mousePreset);
        QCOMPARE(p.overlay.mode, Preferences{}.overlay.mode);
        QCOMPARE(p.overlay.opacity, Preferences{}.overlay.opacity);
        QCOMPARE(p.segmentation.precision, Precision::Auto);
        QCOMPARE(p.segmentation.device, std::string("auto"));
    }

    void recentCasesAreUniqueNewestFirstAndFew()
    {
        Preferences p;
        for (int i = 0; i < 15; ++i) {
            addRecent(p, QStringLiteral("/case%1").arg(i));
        }
        addRecent(p, QStringLiteral("/case12"));
        QCOMPARE(p.recent.size(), kRecentCases);
        QCOMPARE(p.recent.first(), QStringLiteral("/case12"));
        QCOMPARE(p.recent.count(QStringLiteral("/case12")), 1);
        QCOMPARE(p.recentTimes.size(), kRecentCases);
        QVERIFY(p.recentTimes[QStringLiteral("/case12")].isValid());
        removeRecent(p, QStringLiteral("/case12"));
        QCOMPARE(p.recent.size(), kRecentCases - 1);
        QVERIFY(!p.recentTimes.contains(QStringLiteral("/case12")));
    }

    void viewStateTakesAndGivesTheSame()
    {
        Preferences p;
        p.overlay.opacity = 0.7;
        p.convention = Convention::Neurological;
        p.crosshairVisible = false;
        Document document;
        ViewState state{document};
        applyTo(state, p);
        Preferences q;
        takeFrom(q, state);
        QVERIFY(q.overlay == p.overlay);
        QCOMPARE(q.convention, p.convention);
        QCOMPARE(q.crosshairVisible, p.crosshairVisible);
    }

private:
    [[nodiscard]] QString file() const
    {
        return QString::fromStdString((m_folder.path() / "settings.ini").string());
    }

    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "test_preferences.moc"
