#include "segmentation/comparison/difference_maps.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

using namespace glioscope;

namespace {

LabelMaps threeMaps()
{
    test::Random random(3);
    LabelMaps maps;
    for (int n = 0; n < 3; ++n) {
        auto map = std::make_shared<LabelMap>(test::mirroredGeometry());
        for (std::size_t v = 0; v < map->voxels.size(); ++v) {
            // Half of the grid is nobody's, so that the maps reach beyond the votes' box.
            map->voxels[v] = v < map->voxels.size() / 2 ? Label::Background
                                                        : static_cast<Label>(random.below(5));
        }
        maps.push_back(map);
    }
    return maps;
}

}  // namespace

class TestDifferenceMaps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreementCountsThoseWhoSaySo()
    {
        const LabelMaps maps = threeMaps();
        const ScalarContent map =
            agreementMap(votesOf(maps, Structure::Enhancing), Structure::Enhancing);
        QCOMPARE(map.meaning, ScalarMeaning::Agreement);
        QCOMPARE(map.values->geometry, maps[0]->geometry);
        for (std::size_t v = 0; v < maps[0]->voxels.size(); ++v) {
            const auto expected = std::ranges::count_if(
                maps, [v](const auto& each) { return each->voxels[v] == Label::Enhancing; });
            QCOMPARE(std::ptrdiff_t{map.values->voxels[v]}, expected);
        }
        QCOMPARE(valueText(map, 2), std::string("2 of 3"));
    }

    void errorsAreThoseOfOneAgainstTheReference()
    {
        const LabelMaps maps = threeMaps();
        const Votes votes = votesOf(maps, Structure::TumourCore);
        const ScalarContent map = errorMap(votes, 2, 0, Structure::TumourCore);
        QCOMPARE(map.meaning, ScalarMeaning::Errors);
        const PerLabel<bool> core = labelsIn(Structure::TumourCore);
        for (std::size_t v = 0; v < maps[0]->voxels.size(); ++v) {
            const bool said = core[maps[2]->voxels[v]], is = core[maps[0]->voxels[v]];
            const std::string expected = said && is ? "true positive"
                                         : said     ? "false positive"
                                         : is       ? "false negative"
                                                    : "true negative";
            QCOMPARE(valueText(map, map.values->voxels[v]), expected);
        }
    }

    void nobodysMapIsEmptyButAsLargeAsTheGrid()
    {
        const LabelMaps none(2, std::make_shared<const LabelMap>(test::mirroredGeometry()));
        const Votes votes = votesOf(none, Structure::WholeTumour);
        for (const ScalarContent& map : {agreementMap(votes, Structure::WholeTumour),
                                         errorMap(votes, 0, 1, Structure::WholeTumour)}) {
            QCOMPARE(map.values->voxels, std::vector<std::uint8_t>(votes.grid.voxelCount(), 0));
        }
    }
};

QTEST_APPLESS_MAIN(TestDifferenceMaps)
#include "test_difference_maps.moc"
