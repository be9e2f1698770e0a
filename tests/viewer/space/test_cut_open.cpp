// The corner that is cut out of surfaces, and what is seen and picked through it.

#include "viewer/space/volume_scene.h"

#include "tests/support/shown_head.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

void cutOpen(ShownHead& shown, bool on)
{
    SurfaceStyle style = shown.state.surfaces();
    style.cutOpen = on;
    shown.state.setSurfaces(style);
}

/// A ball of 20 mm around the middle of the head.
void showMiddle(ShownHead& shown)
{
    const auto labels =
        std::make_shared<const LabelMap>(fromWorld<Label>(headGrid(), [](const Vec3& lps) {
            return radius(lps, {0, 0, 0}) < 20 ? Label::Necrosis : Label::Background;
        }));
    shown.scene->setSurfaces(makeLabelSurfaces(labels));
    shown.state.setCursorLps({0, 0, 0});
}

}  // namespace

class TestCutOpen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCornerTowardsTheViewerIsGoneAndTheRestIsThere()
    {
        ShownHead shown;
        showMiddle(shown);
        shown.hidePlanes();
        shown.scene->lookFrom(ViewFrom::Anterior);
        shown.scene->rotate(-40, 30);  // towards the patient's left, from above
        const std::array centre = {kSize / 2, kSize / 2};
        const Picture whole = shown.picture();
        const auto before = shown.scene->pick({double(centre[0]), double(centre[1])});
        cutOpen(shown, true);
        QVERIFY(shown.needed);
        const Picture cut = shown.picture();
        const auto after = shown.scene->pick({double(centre[0]), double(centre[1])});
        QVERIFY(isRed(whole.at(centre[0], centre[1])) && before && after);
        // Through the middle of the corner the far wall is seen, from inside.
        QVERIFY(std::abs(radius(*before, {0, 0, 0}) - 20) < 1.5);
        QVERIFY(std::abs(radius(*after, {0, 0, 0}) - 20) < 1.5);
        QVERIFY(distanceMm(*before, *after) > 30);
        QVERIFY(isRed(cut.at(centre[0], centre[1])));
        int different = 0;
        for (std::size_t n = 0; n < whole.rgb.size(); ++n) {
            different += std::abs(int(whole.rgb[n]) - int(cut.rgb[n])) > 10;
        }
        QVERIFY2(different > 500, qPrintable(QString::number(different)));
    }

    void theSlicesAreSeenWhereTheCornerWas_data()
    {
        QTest::addColumn<bool>("oblique");
        QTest::newRow("straight") << false;
        QTest::newRow("oblique and left-handed") << true;
    }

    void theSlicesAreSeenWhereTheCornerWas()
    {
        QFETCH(bool, oblique);
        ShownHead shown(oblique
                            ? turned(reordered(headGrid(), {1, 2, 0}, {true, false, false}), 12, 8)
                            : headGrid());
        showMiddle(shown);
        OverlayStyle style = shown.state.overlay();
        style.opacity = 0;  // the slices have no colour of their own
        shown.state.setOverlay(style);
        shown.scene->rotate(0, 0);
        const int whole = find(shown.picture(), isRed).pixels;
        cutOpen(shown, true);
        const int cut = find(shown.picture(), isRed).pixels;
        QVERIFY(whole > 1000);
        QVERIFY2(cut < whole / 3, qPrintable(QStringLiteral("%1 of %2").arg(cut).arg(whole)));
        const auto picked = shown.scene->pick({kSize / 2.0, kSize / 2.0});
        // The crosshair is where all three planes meet.
        QVERIFY(picked && radius(*picked, {0, 0, 0}) < 6);
        cutOpen(shown, false);
        QCOMPARE(find(shown.picture(), isRed).pixels, whole);
    }

    void theCutFollowsTheCrosshairAndTheViewer()
    {
        ShownHead shown;
        showMiddle(shown);
        shown.hidePlanes();
        cutOpen(shown, true);
        const Picture middle = shown.picture();
        shown.state.setCursorLps({30, 30, -30});  // the corner towards the viewer grows
        const int larger = find(shown.picture(), isRed).pixels;
        shown.state.setCursorLps({-30, -30, 30});  // and misses the ball
        const int missed = find(shown.picture(), isRed).pixels;
        cutOpen(shown, false);
        const int whole = find(shown.picture(), isRed).pixels;
        QCOMPARE(missed, whole);
        QVERIFY(larger < whole / 2);
        cutOpen(shown, true);
        shown.state.setCursorLps({0, 0, 0});
        shown.scene->rotate(kSize * 180.0 / 270, 0);
        const auto picked = shown.scene->pick({kSize / 2.0, kSize / 2.0});
        (void)shown.picture();
        const auto behind = shown.scene->pick({kSize / 2.0, kSize / 2.0});
        Q_UNUSED(picked);
        QVERIFY(behind && (*behind)[1] < 0);  // from behind the far wall is the front
    }
};

QTEST_APPLESS_MAIN(TestCutOpen)
#include "test_cut_open.moc"
