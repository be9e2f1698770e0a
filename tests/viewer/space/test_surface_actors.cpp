// Translucent surfaces in the order of their depth, wherever the viewer stands.

#include "viewer/space/volume_scene.h"

#include "tests/support/shown_head.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Enhancing tumour in front and oedema behind it, or the other way round.
std::shared_ptr<const LabelMap> twoBalls(bool enhancingInFront)
{
    const double y = enhancingInFront ? -18 : 18;
    return std::make_shared<const LabelMap>(fromWorld<Label>(headGrid(), [y](const Vec3& lps) {
        return radius(lps, {0, y, 0}) < 12    ? Label::Enhancing
               : radius(lps, {0, -y, 0}) < 12 ? Label::Oedema
                                              : Label::Background;
    }));
}

/// Near the middle, beside the letter there.
std::array<int, 3> middle(ShownHead& shown)
{
    constexpr int kBeside = 18;
    std::array<int, 3> sum = {0, 0, 0};
    const Picture picture = shown.picture();
    for (int y = -3; y <= 3; ++y) {
        for (int x = -3; x <= 3; ++x) {
            const auto pixel = picture.at(kSize / 2 + x, kSize / 2 + kBeside + y);
            for (std::size_t c = 0; c < 3; ++c) {
                sum[c] += pixel[c];
            }
        }
    }
    return {sum[0] / 49, sum[1] / 49, sum[2] / 49};
}

int difference(const std::array<int, 3>& a, const std::array<int, 3>& b)
{
    return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
}

}  // namespace

class TestSurfaceActors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What lies behind a surface of 75 % changes its colour by a quarter of what it changes it in
    /// front.
    void whatLiesBehindShowsThroughAndNotOver()
    {
        std::array<int, 2> changes{};
        for (const bool inFront : {true, false}) {
            ShownHead shown;
            shown.hidePlanes();
            shown.scene->setSurfaces(makeLabelSurfaces(twoBalls(inFront)));
            shown.scene->lookFrom(ViewFrom::Anterior);
            const auto both = middle(shown);
            OverlayStyle style = shown.state.overlay();
            style.labelVisible[Label::Oedema] = false;
            shown.state.setOverlay(style);
            changes[inFront] = difference(both, middle(shown));
        }
        QVERIFY2(changes[0] > 25, qPrintable(QString::number(changes[0])));
        QVERIFY2(changes[1] < 0.5 * changes[0],
                 qPrintable(QStringLiteral("%1 and %2").arg(changes[1]).arg(changes[0])));
    }

    void theSameHeadIsTheSameFromBehind()
    {
        std::array<std::array<int, 3>, 2> colours{};
        for (const bool inFront : {true, false}) {
            ShownHead shown;
            shown.hidePlanes();
            shown.scene->setSurfaces(makeLabelSurfaces(twoBalls(inFront)));
            shown.scene->lookFrom(inFront ? ViewFrom::Anterior : ViewFrom::Posterior);
            colours[inFront] = middle(shown);
        }
        QVERIFY2(difference(colours[0], colours[1]) < 12,
                 qPrintable(QString::number(difference(colours[0], colours[1]))));
    }
};

QTEST_APPLESS_MAIN(TestSurfaceActors)
#include "test_surface_actors.moc"
