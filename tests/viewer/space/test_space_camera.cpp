// Where the patient's sides are in the picture, from every side it can be looked at.

#include "viewer/space/volume_scene.h"

#include "tests/support/shown_head.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// A tumour of 8 mm there, in a head of any order of voxels, without slice planes.
Patch seenAt(const Vec3& tumour, ViewFrom side, const Geometry& grid)
{
    ShownHead shown(grid);
    shown.hidePlanes();
    const auto labels =
        std::make_shared<const LabelMap>(fromWorld<Label>(grid, [&](const Vec3& lps) {
            return radius(lps, tumour) < 8 ? Label::Necrosis : Label::Background;
        }));
    shown.scene->setSurfaces(makeLabelSurfaces(labels));
    shown.scene->lookFrom(side);
    return find(shown.picture(), isRed);
}

struct Expected {
    ViewFrom side;
    std::array<int, 2> left;      ///< where it is in the picture: right and down are positive
    std::array<int, 2> anterior;  ///< 0, 0: towards the viewer or away
    std::array<int, 2> superior;
};
constexpr std::array kExpected = {
    Expected{ViewFrom::Anterior, {1, 0}, {0, 0}, {0, -1}},
    Expected{ViewFrom::Posterior, {-1, 0}, {0, 0}, {0, -1}},
    Expected{ViewFrom::Left, {0, 0}, {-1, 0}, {0, -1}},
    Expected{ViewFrom::Right, {0, 0}, {1, 0}, {0, -1}},
    Expected{ViewFrom::Superior, {-1, 0}, {0, -1}, {0, 0}},
    Expected{ViewFrom::Inferior, {1, 0}, {0, -1}, {0, 0}},
};

}  // namespace

class TestSpaceCamera : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftIsLeftFromEverySide()
    {
        for (const Geometry& grid :
             {headGrid(), reordered(headGrid(), {1, 2, 0}, {true, false, true}),
              turned(reordered(headGrid(), {0, 1, 2}, {true, false, false}), 20, 10)}) {
            for (const Expected& expected : kExpected) {
                verifyAt({24, 0, 0}, expected.side, expected.left, grid);
                verifyAt({0, -24, 0}, expected.side, expected.anterior, grid);
                verifyAt({0, 0, 24}, expected.side, expected.superior, grid);
            }
        }
    }

    void theWholeHeadFitsFromEverySide()
    {
        for (const Expected& expected : kExpected) {
            ShownHead shown;
            shown.window->SetSize(kSize, kSize / 2);
            shown.scene->lookFrom(expected.side);
            const Picture picture = shown.picture();
            const auto isGrey = [](std::array<std::uint8_t, 3> p) {
                return p[0] > 70 && std::abs(p[0] - p[1]) < 4 && std::abs(p[0] - p[2]) < 4;
            };
            QVERIFY(find(picture, isGrey).pixels > 500);
            for (int x = 0; x < picture.width; ++x) {
                QVERIFY(!isGrey(picture.at(x, 1)) && !isGrey(picture.at(x, picture.height - 2)));
            }
        }
    }

    void turningGoesOnFromAboveAndBelow()
    {
        for (const ViewFrom side : {ViewFrom::Superior, ViewFrom::Inferior}) {
            ShownHead shown;
            shown.hidePlanes();
            shown.scene->lookFrom(side);
            const Patch before = find(shown.picture(), isRed);
            shown.scene->rotate(2, 0);
            const Patch after = find(shown.picture(), isRed);
            QVERIFY2(std::hypot(after.x - before.x, after.y - before.y) < 6,
                     qPrintable(QStringLiteral("%1 %2, %3 %4")
                                    .arg(before.x)
                                    .arg(before.y)
                                    .arg(after.x)
                                    .arg(after.y)));
            shown.scene->lookFrom(side);
            shown.scene->pan(20, 10);
            const Patch moved = find(shown.picture(), isRed);
            QVERIFY(std::abs(moved.x - before.x - 20) < 2.5);
            QVERIFY(std::abs(moved.y - before.y - 10) < 2.5);
        }
    }

private:
    static void verifyAt(const Vec3& tumour, ViewFrom side, const std::array<int, 2>& expected,
                         const Geometry& grid)
    {
        const Patch seen = seenAt(tumour, side, grid);
        QVERIFY(seen.pixels > 20);
        const std::array<double, 2> at = {seen.x - kSize / 2.0, seen.y - kSize / 2.0};
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const double way = at[axis] * expected[axis];
            QVERIFY2(
                expected[axis] == 0 ? std::abs(at[axis]) < 12 : way > 25,
                qPrintable(QStringLiteral("side %1: %2 %3").arg(int(side)).arg(at[0]).arg(at[1])));
        }
    }
};

QTEST_APPLESS_MAIN(TestSpaceCamera)
#include "test_space_camera.moc"
