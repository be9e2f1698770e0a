#include "segmentation/session/label_delta.h"

#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;
using namespace glioscope::test;

namespace {

LabelMap empty()
{
    return LabelMap(obliqueGeometry());  // 20x25x14 voxels
}

/// `map` with `count` voxels from a voxel on, in their order in memory.
LabelMap painted(LabelMap map, const Index3& first, std::ptrdiff_t count, Label label)
{
    const auto begin = map.geometry.offset(first[0], first[1], first[2]);
    std::fill_n(map.voxels.begin() + static_cast<std::ptrdiff_t>(begin), count, label);
    return map;
}

/// Voxel by voxel, for comparison.
VoxelBox boxOfDifference(const LabelMap& a, const LabelMap& b)
{
    const Index3& size = a.geometry.size;
    VoxelBox box{.begin = size, .end = {0, 0, 0}};
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                if (a.at(i, j, k) != b.at(i, j, k)) {
                    const Index3 at = {i, j, k};
                    for (std::size_t c = 0; c < 3; ++c) {
                        box.begin[c] = std::min(box.begin[c], at[c]);
                        box.end[c] = std::max(box.end[c], at[c] + 1);
                    }
                }
            }
        }
    }
    return box;
}

}  // namespace

class TestLabelDelta : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalSegmentationsDifferNowhere()
    {
        const LabelMap map = markerLabels(obliqueGeometry());
        const LabelDelta delta = labelDelta(map, map);
        QVERIFY(delta.runs.empty());
        QCOMPARE(delta.box, VoxelBox{});
        QVERIFY(applied(delta, map)->voxels == map.voxels);
    }

    void neighboursThatChangeAlikeAreOneRun()
    {
        const LabelMap before = painted(empty(), {3, 4, 5}, 4, Label::Oedema);
        const LabelMap after = painted(before, {1, 4, 5}, 8, Label::Necrosis);
        const std::size_t first = before.geometry.offset(1, 4, 5);
        const std::vector<LabelRun> expected = {{first, 2, Label::Background, Label::Necrosis},
                                                {first + 2, 4, Label::Oedema, Label::Necrosis},
                                                {first + 6, 2, Label::Background, Label::Necrosis}};
        QVERIFY(labelDelta(before, after).runs == expected);
        QCOMPARE(labelDelta(before, after).bytes(), 3 * sizeof(LabelRun));
    }

    void theBoxHoldsExactlyWhatDiffers_data()
    {
        QTest::addColumn<Index3>("first");
        QTest::addColumn<int>("count");
        QTest::newRow("one voxel") << Index3{7, 8, 9} << 1;
        QTest::newRow("within a row") << Index3{7, 8, 9} << 5;
        QTest::newRow("two rows") << Index3{15, 8, 9} << 10;
        QTest::newRow("many rows") << Index3{15, 8, 9} << 70;
        QTest::newRow("two slices") << Index3{15, 24, 9} << 10;
        QTest::newRow("three slices") << Index3{15, 20, 9} << 800;
        QTest::newRow("everything") << Index3{0, 0, 0} << 7000;
    }
    void theBoxHoldsExactlyWhatDiffers()
    {
        QFETCH(const Index3, first);
        QFETCH(const int, count);
        const LabelMap after = painted(empty(), first, count, Label::Enhancing);
        QCOMPARE(labelDelta(empty(), after).box, boxOfDifference(empty(), after));
        QCOMPARE(labelDelta(empty(), after).runs.size(), std::size_t{1});
    }

    void aChangeLeadsThereAndItsReverseBack()
    {
        Random random(3);
        const auto noise = [&] {
            LabelMap map = empty();
            std::ranges::generate(map.voxels, [&] { return static_cast<Label>(random.below(4)); });
            return map;
        };
        const LabelMap before = noise(), after = noise();
        const LabelDelta delta = labelDelta(before, after);
        QCOMPARE(delta.box, boxOfDifference(before, after));
        const auto there = applied(delta, before);
        QVERIFY(there->voxels == after.voxels);
        QCOMPARE(there->geometry, before.geometry);
        QVERIFY(applied(reversed(delta), *there)->voxels == before.voxels);
        QVERIFY(reversed(delta) == labelDelta(after, before));
    }

    void aChangeOfAnotherSegmentationIsRefused()
    {
        const LabelMap map = painted(empty(), {3, 4, 5}, 4, Label::Oedema);
        const LabelDelta delta = labelDelta(map, empty());
        QVERIFY_THROWS_EXCEPTION(Error, (void)applied(delta, empty()));
        Geometry smaller = obliqueGeometry();
        smaller.size[2] = 3;
        QVERIFY_THROWS_EXCEPTION(Error, (void)applied(delta, LabelMap(smaller)));
        QVERIFY_THROWS_EXCEPTION(Error, (void)labelDelta(map, LabelMap(smaller)));
        LabelDelta beyond = delta;
        beyond.runs[0].begin = map.voxels.size() - 1;
        QVERIFY_THROWS_EXCEPTION(Error, (void)applied(beyond, map));
    }
};

QTEST_APPLESS_MAIN(TestLabelDelta)
#include "test_label_delta.moc"
