#include "segmentation/volume/holes.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

constexpr auto BG = Label::Background;
constexpr auto NCR = Label::Necrosis;
constexpr auto ED = Label::Oedema;
constexpr auto ET = Label::Enhancing;

/// A cube of oedema, and in it the shell of a smaller cube as enhancing rim; oedema inside.
LabelMap rim()
{
    LabelMap labels(Geometry{.size = {14, 13, 12}});
    for (int k = 1; k < 11; ++k) {
        for (int j = 1; j < 11; ++j) {
            for (int i = 1; i < 11; ++i) {
                const auto [low, high] = std::minmax({i, j, k});
                labels.at(i, j, k) = low < 3 || high > 8 || (low > 3 && high < 8) ? ED : ET;
            }
        }
    }
    return labels;
}

std::ptrdiff_t count(const LabelMap& labels, Label label)
{
    return std::ranges::count(labels.voxels, label);
}

}  // namespace

class TestHoles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oedemaInsideAClosedRimBecomesNecrosis()
    {
        LabelMap labels = rim();
        const auto oedema = count(labels, ED);
        QCOMPARE(fillCore(labels), std::size_t{4 * 4 * 4});
        QCOMPARE(count(labels, NCR), 4 * 4 * 4);
        QCOMPARE(count(labels, ED), oedema - 4 * 4 * 4);
        QCOMPARE(labels.at(5, 5, 5), NCR);
        QCOMPARE(labels.at(2, 5, 5), ED);
        QCOMPARE(fillCore(labels), std::size_t{0});
    }

    void backgroundInsideARimStays()
    {
        LabelMap labels = rim();
        labels.at(5, 5, 5) = BG;
        const auto background = count(labels, BG);
        QCOMPARE(fillCore(labels), std::size_t{4 * 4 * 4 - 1});
        QCOMPARE(labels.at(5, 5, 5), BG);
        QCOMPARE(count(labels, BG), background);
    }

    void rimOpenInSpaceIsFilledSliceBySlice_data()
    {
        QTest::addColumn<int>("axis");
        for (int axis = 0; axis < 3; ++axis) {
            QTest::addRow("a tunnel along %c", "ijk"[axis]) << axis;
        }
    }

    void rimOpenInSpaceIsFilledSliceBySlice()
    {
        QFETCH(int, axis);
        LabelMap labels = rim();
        for (int n = 0; n < 2; ++n) {
            Index3 at = {5, 5, 5};
            at[static_cast<std::size_t>(axis)] = n == 0 ? 3 : 8;
            labels.at(at[0], at[1], at[2]) = ED;
        }
        // Only slices across the tunnel are closed; its two ends are closed nowhere but there.
        QCOMPARE(fillCore(labels), std::size_t{4 * 4 * 4 + 2});
        QCOMPARE(labels.at(5, 5, 5), NCR);
    }

    void oedemaBesideACoreStays()
    {
        LabelMap labels(Geometry{.size = {8, 8, 8}});
        std::ranges::fill(labels.voxels, ED);
        LabelMap before = labels;
        QCOMPARE(fillCore(labels), std::size_t{0});
        for (int k = 2; k < 6; ++k) {
            for (int j = 2; j < 6; ++j) {
                labels.at(3, j, k) = ET;  // a plate and a wall on it: nothing is enclosed
                labels.at(4, 2, k) = NCR;
            }
        }
        before = labels;
        QCOMPARE(fillCore(labels), std::size_t{0});
        QVERIFY(labels.voxels == before.voxels);
    }

    void holesOfAMaskAreFilledAndItsNotchesAreNot()
    {
        Mask mask(Geometry{.size = {9, 10, 11}});
        for (int k = 2; k < 8; ++k) {
            for (int j = 2; j < 8; ++j) {
                for (int i = 2; i < 7; ++i) {
                    mask.at(i, j, k) = 1;
                }
            }
        }
        Mask whole = mask;
        mask.at(4, 5, 5) = mask.at(4, 5, 6) = 0;
        mask.at(2, 4, 4) = 0;                      // open in space, enclosed in its slice
        whole.at(2, 2, 4) = mask.at(2, 2, 4) = 0;  // open everywhere
        fillHoles(mask);
        QVERIFY(mask.voxels == whole.voxels);
    }
};

QTEST_APPLESS_MAIN(TestHoles)
#include "test_holes.moc"
