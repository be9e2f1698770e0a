#include "segmentation/comparison/disagreements.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace glioscope;

namespace {

using Box = VoxelBox;

void fill(LabelMap& map, const Box& box, Label label = Label::Oedema)
{
    for (int k = box.begin[2]; k < box.end[2]; ++k) {
        for (int j = box.begin[1]; j < box.end[1]; ++j) {
            for (int i = box.begin[0]; i < box.end[0]; ++i) {
                map.at(i, j, k) = label;
            }
        }
    }
}

std::shared_ptr<const LabelMap> boxes(const std::vector<Box>& all)
{
    auto map = std::make_shared<LabelMap>(test::obliqueGeometry());
    for (const Box& box : all) {
        fill(*map, box);
    }
    return map;
}

std::vector<Disagreement> between(const LabelMaps& maps)
{
    return disagreementsOf(votesOf(maps, Structure::WholeTumour));
}

/// Blobs that overlap in part, as two observers' do.
LabelMaps randomMaps(std::uint64_t seed, int count)
{
    test::Random random(seed);
    LabelMaps maps;
    for (int n = 0; n < count; ++n) {
        auto map = std::make_shared<LabelMap>(test::obliqueGeometry());
        for (int box = 0; box < 5; ++box) {
            const Index3 at = {random.below(15), random.below(20), random.below(10)};
            fill(*map, {at, {at[0] + 5, at[1] + 4, at[2] + 3}});
        }
        maps.push_back(map);
    }
    return maps;
}

using Voxels = std::set<std::array<int, 3>>;

/// The set of segmentations that say so, without any box.
unsigned setAt(const LabelMaps& maps, const Index3& at)
{
    unsigned set = 0;
    for (std::size_t n = 0; n < maps.size(); ++n) {
        const Geometry& grid = maps[n]->geometry;
        if (grid.contains(at) && isTumour(maps[n]->at(at[0], at[1], at[2]))) {
            set |= 1U << n;
        }
    }
    return set;
}

/// All voxels of the place that holds one, step by step.
Voxels placeAround(const LabelMaps& maps, const Index3& start)
{
    Voxels place = {start};
    std::vector<Index3> open = {start};
    while (!open.empty()) {
        const Index3 at = open.back();
        open.pop_back();
        for (int n = 0; n < 27; ++n) {
            const Index3 next = {at[0] + n % 3 - 1, at[1] + n / 3 % 3 - 1, at[2] + n / 9 - 1};
            if (setAt(maps, next) == setAt(maps, start) && place.insert(next).second) {
                open.push_back(next);
            }
        }
    }
    return place;
}

/// From a voxel to the nearest that is not of the place, along the axes.
double thicknessAt(const Voxels& place, const Index3& at, const Vec3& mm)
{
    double least = 1e9;
    for (int k = -15; k <= 15; ++k) {
        for (int j = -15; j <= 15; ++j) {
            for (int i = -15; i <= 15; ++i) {
                if (!place.contains({at[0] + i, at[1] + j, at[2] + k})) {
                    least = std::min(
                        least, std::abs(i) * mm[0] + std::abs(j) * mm[1] + std::abs(k) * mm[2]);
                }
            }
        }
    }
    return least;
}

}  // namespace

class TestDisagreements : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whereAllAgreeThereIsNone()
    {
        const auto map = boxes({{{3, 3, 3}, {9, 9, 9}}});
        QVERIFY(between({map, map, map}).empty());
        QVERIFY(between({boxes({}), boxes({})}).empty());
        QVERIFY(between({map}).empty());
    }

    void placesAreOrderedBySizeAndSayWho()
    {
        const Box common = {{2, 2, 2}, {6, 6, 6}}, large = {{10, 10, 3}, {15, 16, 8}},
                  small = {{10, 2, 2}, {12, 4, 4}};
        const auto all = between({boxes({common, large}), boxes({common, small}), boxes({common})});
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].voxels, std::size_t{5 * 6 * 5});
        QCOMPARE(all[0].sayIt, LayerSet{1});
        QCOMPARE(all[0].ml, 150 * test::obliqueGeometry().voxelVolumeMl());
        QCOMPARE(all[1].voxels, std::size_t{8});
        QCOMPARE(all[1].sayIt, LayerSet{2});
    }

    void whatTouchesOnlyAtACornerIsOnePlaceAndWhatOthersSayIsAnother()
    {
        // Two cubes at a corner; the second of the two is halved by what the third map says.
        const Box first = {{2, 2, 2}, {4, 4, 4}}, second = {{4, 4, 4}, {6, 6, 6}};
        QCOMPARE(between({boxes({first, second}), boxes({})}).size(), std::size_t{1});
        const auto all =
            between({boxes({first, second}), boxes({}), boxes({{{4, 4, 5}, {6, 6, 6}}})});
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].sayIt, LayerSet{1});
        QCOMPARE(all[0].voxels, std::size_t{12});
        QCOMPARE(all[1].sayIt, LayerSet{5});
        QCOMPARE(all[1].voxels, std::size_t{4});
    }

    void oneLooksAtTheThickPartOfADumbbellNotAtItsMiddle()
    {
        const auto dumbbell =
            boxes({{{1, 1, 1}, {3, 3, 3}}, {{3, 2, 2}, {12, 3, 3}}, {{12, 1, 1}, {17, 8, 6}}});
        const auto all = between({dumbbell, boxes({})});
        QCOMPARE(all.size(), std::size_t{1});
        const Index3 at = all[0].voxel;
        QVERIFY(at[0] >= 13 && at[0] < 16 && at[1] >= 2 && at[1] < 7 && at[2] >= 2 && at[2] < 5);
    }

    void atTheGridsBorderAPlaceIsLookedAtFromWithin()
    {
        const auto all = between({boxes({{{0, 0, 0}, {5, 5, 5}}}), boxes({})});
        const auto [i, j, k] = all[0].voxel;
        QVERIFY(i == 2 && j == 2 && k > 0 && k < 4);  // thin voxels, thick slices
    }

    void placesEqualThoseFoundVoxelByVoxel_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed) {
            QTest::addRow("%d", seed) << seed;
        }
    }

    void placesEqualThoseFoundVoxelByVoxel()
    {
        QFETCH(int, seed);
        const LabelMaps maps = randomMaps(static_cast<std::uint64_t>(seed), 2 + seed % 3);
        const Votes votes = votesOf(maps, Structure::WholeTumour);
        const std::vector<Disagreement> all = disagreementsOf(votes);
        QVERIFY(all.size() > 3);
        std::size_t voxels = 0;
        Voxels seen;
        for (const Disagreement& each : all) {
            const Voxels place = placeAround(maps, each.voxel);
            QCOMPARE(place.size(), each.voxels);
            QCOMPARE(setAt(maps, each.voxel), unsigned{each.sayIt});
            const Vec3& mm = votes.grid.spacingMm;
            const double best = thicknessAt(place, each.voxel, mm);
            for (const Index3& other : place) {
                QVERIFY(thicknessAt(place, other, mm) <= best + 1e-4);
                QVERIFY(seen.insert(other).second);
            }
            QVERIFY(voxels == 0 || each.voxels <= voxels);
            voxels = each.voxels;
        }
        QCOMPARE(seen.size(), contestedOf(votes).voxels);
    }

    void theirMillilitresAddUpToTheXor()
    {
        const LabelMaps maps = randomMaps(11, 4);
        const Votes votes = votesOf(maps, Structure::WholeTumour);
        double ml = 0;
        std::size_t voxels = 0;
        for (const Disagreement& each : disagreementsOf(votes)) {
            ml += each.ml;
            voxels += each.voxels;
        }
        std::size_t xorVoxels = 0;
        for (std::size_t v = 0; v < maps[0]->voxels.size(); ++v) {
            const bool first = isTumour(maps[0]->voxels[v]);
            xorVoxels += std::ranges::any_of(
                maps, [&](const auto& map) { return isTumour(map->voxels[v]) != first; });
        }
        QVERIFY(xorVoxels > 0);
        QCOMPARE(voxels, xorVoxels);
        QCOMPARE(ml, double(xorVoxels) * votes.grid.voxelVolumeMl());
    }
};

QTEST_APPLESS_MAIN(TestDisagreements)
#include "test_disagreements.moc"
