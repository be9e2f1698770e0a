#include "segmentation/comparison/votes.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/voxel_order.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <map>
#include <numeric>

using namespace glioscope;

namespace {

/// Any label in any voxel of a box within the grid, background around it.
std::shared_ptr<const LabelMap> randomMap(test::Random& random, const Geometry& grid)
{
    auto map = std::make_shared<LabelMap>(grid);
    for (int k = 2; k < grid.size[2] - 3; ++k) {
        for (int j = 0; j < grid.size[1] - 1; ++j) {
            for (int i = 4; i < grid.size[0]; ++i) {
                map->at(i, j, k) = static_cast<Label>(random.below(5));
            }
        }
    }
    return map;
}

LabelMaps randomMaps(int count, const Geometry& grid = test::obliqueGeometry())
{
    test::Random random(7);
    LabelMaps maps;
    for (int n = 0; n < count; ++n) {
        maps.push_back(randomMap(random, grid));
    }
    return maps;
}

}  // namespace

class TestVotes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVoxelHasTheSetOfThoseWhoSaySo_data()
    {
        QTest::addColumn<int>("structure");
        for (const Structure structure : kAllStructures) {
            QTest::newRow(std::string(shortName(structure)).c_str()) << int(structure);
        }
    }

    void everyVoxelHasTheSetOfThoseWhoSaySo()
    {
        QFETCH(int, structure);
        const LabelMaps maps = randomMaps(4);
        const Votes votes = votesOf(maps, static_cast<Structure>(structure));
        const PerLabel<bool> inside = labelsIn(static_cast<Structure>(structure));
        const auto [ni, nj, nk] = votes.grid.size;
        const auto [bi, bj, bk] = votes.box.size();
        for (int k = 0; k < nk; ++k) {
            for (int j = 0; j < nj; ++j) {
                for (int i = 0; i < ni; ++i) {
                    unsigned expected = 0;
                    for (std::size_t n = 0; n < maps.size(); ++n) {
                        expected |= inside[maps[n]->at(i, j, k)] ? 1U << n : 0U;
                    }
                    const Index3 at = {i - votes.box.begin[0], j - votes.box.begin[1],
                                       k - votes.box.begin[2]};
                    const bool within = at[0] >= 0 && at[0] < bi && at[1] >= 0 && at[1] < bj &&
                                        at[2] >= 0 && at[2] < bk;
                    const unsigned set =
                        within
                            ? votes
                                  .sets[static_cast<std::size_t>(at[0] + bi * (at[1] + bj * at[2]))]
                            : 0;
                    QCOMPARE(set, expected);
                }
            }
        }
    }

    void overlapsAreTheVoxelsOfEachSetAndAddUp()
    {
        const LabelMaps maps = randomMaps(3);
        const Votes votes = votesOf(maps, Structure::TumourCore);
        std::map<unsigned, std::size_t> expected;
        std::size_t contested = 0;
        const PerLabel<bool> inside = labelsIn(Structure::TumourCore);
        for (std::size_t v = 0; v < maps[0]->voxels.size(); ++v) {
            unsigned set = 0;
            for (std::size_t n = 0; n < maps.size(); ++n) {
                set |= inside[maps[n]->voxels[v]] ? 1U << n : 0U;
            }
            expected[set] += set != 0 ? 1 : 0;
            contested += set != 0 && set != 7 ? 1 : 0;
        }
        expected.erase(0);
        const std::vector<SetVolume> overlaps = overlapsOf(votes);
        QCOMPARE(overlaps.size(), expected.size());
        for (std::size_t n = 0; n < overlaps.size(); ++n) {
            QCOMPARE(overlaps[n].voxels, expected.at(overlaps[n].sayIt));
            QCOMPARE(overlaps[n].ml,
                     double(overlaps[n].voxels) * maps[0]->geometry.voxelVolumeMl());
            QVERIFY(n == 0 || overlaps[n].voxels <= overlaps[n - 1].voxels);
        }
        QVERIFY(contested > 0);
        QCOMPARE(contestedOf(votes).voxels, contested);
    }

    void segmentationsWithoutAVoxelHaveNoOverlap()
    {
        const LabelMaps maps(2, std::make_shared<const LabelMap>(test::obliqueGeometry()));
        const Votes votes = votesOf(maps, Structure::WholeTumour);
        QVERIFY(votes.sets.empty());
        QVERIFY(overlapsOf(votes).empty());
        QCOMPARE(contestedOf(votes), SetVolume{});
    }

    void anotherVoxelOrderIsMatchedAndAnotherGridIsNot()
    {
        const auto map =
            std::make_shared<const LabelMap>(test::markerLabels(test::anisotropicGeometry()));
        for (const auto& [name, geometry] : test::allAxisOrders()) {
            const Geometry turned = inOrderOf(geometry, map->geometry);
            const auto same = onGrid(turned, map);
            QVERIFY2(same, name.c_str());
            QCOMPARE(same->voxels, inOrderOf(turned, *map).voxels);
            QVERIFY(samePhysicalGrid(same->geometry, turned));
        }
        QCOMPARE(onGrid(map->geometry, map), map);
        Geometry shifted = map->geometry;
        shifted.originLps[0] += 0.5;
        QVERIFY(!onGrid(shifted, map));
    }

    void whatCannotBeComparedIsAnError()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)votesOf({}, Structure::WholeTumour));
        QVERIFY_THROWS_EXCEPTION(Error, (void)votesOf(randomMaps(9), Structure::WholeTumour));
        LabelMaps unlike = randomMaps(1);
        Geometry smaller = unlike[0]->geometry;
        --smaller.size[1];
        unlike.push_back(std::make_shared<const LabelMap>(smaller));
        QVERIFY_THROWS_EXCEPTION(Error, (void)votesOf(unlike, Structure::WholeTumour));
    }
};

QTEST_APPLESS_MAIN(TestVotes)
#include "test_votes.moc"
