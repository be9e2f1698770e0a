#include "segmentation/session/ensemble.h"

#include "segmentation/session/thresholds.h"
#include "segmentation/system/error.h"

#include <QTest>

#include <cmath>
#include <string>

using namespace glioscope;

namespace {

const Geometry kRow{.size = {6, 1, 1}};

std::shared_ptr<const LabelMap> labels(const std::vector<Label>& voxels,
                                       const Geometry& grid = kRow)
{
    LabelMap map(grid);
    map.voxels = voxels;
    return std::make_shared<const LabelMap>(std::move(map));
}

ScalarContent map(Structure structure, const std::vector<std::uint8_t>& values,
                  double threshold = 0.5)
{
    auto volume = std::make_shared<Volume<std::uint8_t>>(kRow);
    volume->voxels = values;
    return {.values = std::move(volume), .structure = structure, .threshold = threshold};
}

constexpr Label o = Label::Background, e = Label::Oedema, n = Label::Necrosis, t = Label::Enhancing,
                c = Label::ResectionCavity;

}  // namespace

class TestEnsemble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void regionsAreVotedOnOneByOne()
    {
        // The last voxel: three labels, and yet all say tumour and two say core.
        const LabelMap result = majorityOf(
            {labels({o, e, n, t, e, e}), labels({o, e, n, t, o, n}), labels({o, o, e, t, o, t})});
        QVERIFY(result.voxels == std::vector<Label>({o, e, n, t, o, n}));
    }

    void halfIsNoMajority()
    {
        const LabelMap result =
            majorityOf({labels({o, e, t, t, n, c}), labels({e, e, e, t, o, c})});
        QVERIFY(result.voxels == std::vector<Label>({o, e, e, t, o, c}));
    }

    void oneAloneIsItself()
    {
        const std::vector<Label> voxels = {o, e, n, t, c, e};
        QVERIFY(majorityOf({labels(voxels)}).voxels == voxels);
    }

    void meansAreRoundedAndSoAreThresholds()
    {
        const auto wt = Structure::WholeTumour, tc = Structure::TumourCore;
        const std::vector<ScalarContent> means =
            meanOf({{map(wt, {0, 1, 2, 255, 100, 10}, 0.4), map(tc, {0, 0, 0, 255, 200, 0})},
                    {map(tc, {0, 0, 0, 255, 100, 1}), map(wt, {0, 2, 2, 255, 50, 11}, 0.6)}});
        QCOMPARE(means.size(), std::size_t{2});
        QCOMPARE(means[0].structure, std::optional(wt));
        QVERIFY(means[0].values->voxels == std::vector<std::uint8_t>({0, 2, 2, 255, 75, 11}));
        QVERIFY(means[1].values->voxels == std::vector<std::uint8_t>({0, 0, 0, 255, 150, 1}));
        QCOMPARE(means[0].threshold, 0.5);
        QVERIFY(means[0].counts);
        const LabelMap made = labelsAbove({{means[0].values, means[0].perStep, wt, 0.5},
                                           {means[1].values, means[1].perStep, tc, 0.5}});
        QVERIFY(made.voxels == std::vector<Label>({o, o, o, n, n, o}));
    }

    void whatNotAllHaveHasNoMean()
    {
        const std::vector<ScalarContent> means =
            meanOf({{map(Structure::WholeTumour, {1, 1, 1, 1, 1, 1})},
                    {map(Structure::WholeTumour, {3, 3, 3, 3, 3, 3}),
                     map(Structure::Enhancing, {9, 9, 9, 9, 9, 9})}});
        QCOMPARE(means.size(), std::size_t{1});
        QVERIFY_THROWS_EXCEPTION(Error, (void)meanOf({{map(Structure::WholeTumour, {})},
                                                      {map(Structure::Enhancing, {})}}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)meanOf({}));
    }

    void membersThatAgreeHaveNoDeviation()
    {
        const std::vector<std::uint8_t> values = {0, 1, 128, 254, 255, 77};
        const std::vector<ScalarContent> member = {map(Structure::WholeTumour, values)};
        QVERIFY(deviationOf({member, member, member}).values->voxels ==
                std::vector<std::uint8_t>(6, 0));
    }

    void theDeviationIsAboutTheMeanAndTheLargestOfTheRegions()
    {
        const auto wt = Structure::WholeTumour, et = Structure::Enhancing;
        const ScalarContent found =
            deviationOf({{map(wt, {255, 0, 51, 0, 10, 0}), map(et, {0, 0, 0, 0, 40, 0})},
                         {map(wt, {0, 255, 102, 0, 20, 0}), map(et, {0, 0, 255, 0, 0, 0})}});
        QCOMPARE(found.meaning, ScalarMeaning::Deviation);
        QVERIFY(!found.structure);
        QCOMPARE(shortName(found), std::string("SD"));
        // Certain against impossible; of two members half their distance.
        const std::vector<std::string> shown = {"0.50", "0.50", "0.50", "0.00", "0.08", "0.00"};
        for (std::size_t v = 0; v < shown.size(); ++v) {
            QCOMPARE(valueText(found, found.values->voxels[v]), shown[v]);
        }
        // By hand: 0.2, 0.4 and 0.9 have the mean 0.5 and the variance 0.26 / 3.
        const ScalarContent three = deviationOf({{map(wt, {51, 0, 0, 0, 0, 0})},
                                                 {map(wt, {102, 0, 0, 0, 0, 0})},
                                                 {map(wt, {230, 0, 0, 0, 0, 0})}});
        const double sd = three.values->voxels[0] * three.perStep;
        QVERIFY(std::abs(sd - std::sqrt(0.26 / 3)) < 0.003);
        QVERIFY_THROWS_EXCEPTION(Error, (void)deviationOf({}));
    }

    void otherGridsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)majorityOf({}));
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)majorityOf({labels({o, o, o, o, o, o}),
                                     labels({o, o, o, o, o, o}, Geometry{.size = {3, 2, 1}})}));
    }
};

QTEST_APPLESS_MAIN(TestEnsemble)
#include "test_ensemble.moc"
